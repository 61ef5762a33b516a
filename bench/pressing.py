"""A program of ours that presses its own simulated button; prints how long each answer took, in nanoseconds."""

import sys
import threading
import time
from typing import TextIO, cast

from bench.routines import catalogue
from timer import signals
from timer.app import play
from timer.commands.boards import read_board
from timer.config import Config
from timer.desk import Desk
from timer.entry import Entry
from timer.expand import expand
from timer.folders import folders
from timer.messages import Menu, Start
from timer.orders import Order
from timer.routine.loader import load
from timer.wallclock import WallClock
from timer.wish import Look, Wish

SETS = "name: Sets\nprepare: 0s\nsteps:\n  - push-up: {sets: 500, reps: 5}\n"
DOWN_S = 0.05


class Stopwatch:
    """Takes the trace, and notes when a light or the buzzer changed last since it was reset."""

    def __init__(self) -> None:
        self.changed_ns: dict[str, int] = {}

    def write(self, line: str) -> None:
        now_ns = time.monotonic_ns()
        self.changed_ns.setdefault("buzzer" if '"buzzer"' in line else "light", now_ns)

    def flush(self) -> None:
        """Nothing is kept back."""


class Finger:
    """Stands where a window would: presses the start button."""

    trouble: str | None = None
    is_open = True
    moved_s: float | None = None

    def __init__(self, desk: Desk, watch: Stopwatch, presses: int, apart_s: float) -> None:
        self.answers_ns: list[int] = []
        self._desk, self._watch, self._presses, self._apart_s = desk, watch, presses, apart_s

    def wake(self) -> None:
        """It shows nothing."""

    def run(self, stopped: threading.Event) -> None:
        for _ in range(self._presses):
            time.sleep(self._apart_s)
            self._watch.changed_ns.clear()
            began_ns = time.monotonic_ns()
            self._desk.press("start", True)
            time.sleep(DOWN_S / 2)
            answered = self._watch.changed_ns
            if len(answered) == 2:
                self.answers_ns.append(max(answered.values()) - began_ns)
            time.sleep(DOWN_S / 2)
            self._desk.press("start", False)
        self._desk.command(Order.QUIT)


def main(presses: int, apart_s: float) -> None:
    signals.block()
    routine = load(SETS, "sets.yaml", catalogue()).routine
    assert routine
    entry = Entry("sets", expand(routine))
    board = read_board("breadboard", None, folders({"HOME": "/nowhere"}, None))
    desk, watch = Desk(), Stopwatch()
    finger = Finger(desk, watch, presses, apart_s)
    wish = Wish(
        config=Config(),
        menu=Menu((entry,)),
        board=board,
        simulated=True,
        wall=WallClock(trusted=True),
        start=Start(entry),
        trace=cast(TextIO, watch),
    )
    play(wish, Look(finger, audible=False), desk)
    assert len(finger.answers_ns) > presses * 0.9, f"only {len(finger.answers_ns)} presses were answered"
    print(*finger.answers_ns, sep="\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
