"""A timer to be killed: plays a workout fast, with somebody who presses at random, and prints what happens.

`python -m tests.soak.victim HISTORY begin|take SEED`
"""

import os
import random
import sys
import threading
from pathlib import Path

from timer import signals
from timer.app import play
from timer.config import Config
from timer.desk import Desk
from timer.entry import Entry
from timer.expand import expand
from timer.gestures import Gesture, Touch
from timer.messages import Menu, Start
from timer.orders import Order
from timer.routine.catalogue import Catalogue
from timer.routine.loader import load
from timer.scene import Scene
from timer.state import Change, Transition
from timer.wallclock import WallClock
from timer.wish import Keeping, Look, Wish

SPEED = 40.0
TEXT = """\
name: Victim
prepare: 5s
steps:
  - plank: 10 x 9s rest 5s
  - rest: 6s
  - circuit: {rounds: 4, work: 8s, rest: 4s, shuffle: true, exercises: [squat, lunge, push-up]}
"""
SETTLES_S = 0.4  # after a press: a second one would mean something else


class Teller:
    """An observer that prints each interval before it is written down, and takes up what is offered."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._offered = False

    def show(self, scene: Scene, happened: tuple[Transition, ...], now_ms: int) -> None:
        for step in happened:
            if step.change is not Change.CUE and scene.player:
                say(f"at {scene.player.index}")
        if scene.offer and not self._offered:
            self._offered = True
            say(f"offer {scene.offer.index}")
            press(self._desk)


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def press(desk: Desk) -> None:
    now_ms = desk._conductor.real_ms()  # type: ignore[union-attr]
    desk._conductor.inbox.put(Gesture("start", Touch.PRESS, now_ms, now_ms))  # type: ignore[union-attr]


def fidget(desk: Desk, chance: random.Random) -> None:
    """Press, skip and stretch at random, but never go back: each interval is to be done once."""
    pause = threading.Event()
    while not pause.wait(SETTLES_S + chance.random() / 2):
        what = chance.choice(("press", "next", "time"))
        if what == "press":
            press(desk)
            pause.wait(SETTLES_S)
            press(desk)
        else:
            desk.command(Order.NEXT if what == "next" else Order.ADD_TIME)


def main(path: str, mode: str, seed: str) -> int:
    signals.block()
    routine = load(TEXT, "victim.yaml", Catalogue()).routine
    assert routine
    entry = Entry("victim", expand(routine), TEXT)
    desk = Desk()
    wish = Wish(
        config=Config(),
        menu=Menu((entry,)),
        board=None,
        simulated=True,
        wall=WallClock(trusted=True),
        history=Keeping(Path(path), Catalogue()),
        start=Start(entry) if mode == "begin" else None,
        speed=SPEED,
    )
    threading.Thread(target=fidget, args=(desk, random.Random(seed)), daemon=True).start()
    return play(wish, Look(audible=False, ends_itself=True, observers=(Teller(desk),)), desk)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
