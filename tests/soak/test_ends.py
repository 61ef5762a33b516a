"""Every way out, for real: all outputs off within 0.2 s, and an exit status that is true to what happened."""

import json
import os
import pty
import random
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROUTINE = "name: Long\nprepare: 2s\nsteps: [{plank: {sets: 60, work: 4s, rest: 3s}}]\n"
OFF_S = 0.2
GONE_S = 2.0  # from the signal until the process has ended: nobody waits longer for a prompt
PATIENCE_S = 20.0
SEED = random.randrange(1_000_000)
ROUNDS = range(5)

# Plays a routine with a view, an observer or a thread that misbehaves; see MISBEHAVIOUR.
PROGRAM = """
import sys, threading, time
from pathlib import Path
from hardware.boardfile import load_board, preset
from timer import signals
from timer.app import play
from timer.wish import Look, Wish
from timer.config import Config
from timer.desk import Desk
from timer.expand import expand
from timer.messages import Menu, Start
from timer.routine.catalogue import Catalogue
from timer.routine.loader import load
from timer.entry import Entry
from timer.wallclock import WallClock

class Unseen:
    trouble = None
    is_open = True
    moved_s = None
    def wake(self):
        pass

class Hanging(Unseen):
    def run(self, stopped):
        time.sleep(3_600)

class Failing(Unseen):
    def run(self, stopped):
        time.sleep(4)
        raise RuntimeError("no more pixels")

class Dying:
    def show(self, scene, happened, now_ms):
        if now_ms > 2_000:
            raise SystemExit(9)

class Sleeping:
    def show(self, scene, happened, now_ms):
        if now_ms > 2_000:
            time.sleep(3_600)

LOOKS = {
    "a view that hangs": Look(Hanging(), audible=False),
    "a view that fails": Look(Failing(), audible=False),
    "a conductor that dies": Look(audible=False, observers=(Dying(),)),
    "a conductor that dies beside a view that hangs": Look(Hanging(), audible=False, observers=(Dying(),)),
    "a conductor that hangs": Look(audible=False, observers=(Sleeping(),)),
}
signals.block()
entry = Entry("long", expand(load(Path(sys.argv[1]).read_text(), "long.yaml", Catalogue()).routine))
board = load_board(preset("breadboard"), "breadboard.yaml").board
with open(sys.argv[2], "w", buffering=1) as trace:
    wall = WallClock(trusted=True)
    wish = Wish(Config(), Menu((entry,)), board, simulated=True, wall=wall, start=Start(entry), trace=trace)
    sys.exit(play(wish, LOOKS[sys.argv[3]], Desk()))
"""


class Program:
    """A program that plays, and what its trace says."""

    def __init__(self, process: "subprocess.Popen[bytes]", trace: Path) -> None:
        self.process = process
        self._trace = trace

    def changes(self) -> list[dict[str, Any]]:
        lines = self._trace.read_text().splitlines(keepends=True) if self._trace.exists() else []
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def on(self) -> set[str]:
        """Give the devices that are on."""
        last = {(line["device"], line["pin"]): line["value"] for line in self.changes()}
        return {device for (device, _), value in last.items() if value}

    def wait_for(self, until: Callable[[], bool], limit_s: float = PATIENCE_S) -> float:
        """Wait; give how long it took."""
        begin = time.monotonic()
        while not until():
            assert time.monotonic() - begin < limit_s
            time.sleep(0.001)
        return time.monotonic() - begin

    def wait_for_a_tone(self, chance: random.Random) -> None:
        """Wait until some tone or other sounds, and a little longer."""
        seen = len(self.changes())
        skipped = chance.randrange(4)
        self.wait_for(lambda: len([1 for line in self.changes()[seen:] if line.get("hz")]) > skipped)
        time.sleep(chance.uniform(0, 0.1))

    def ends(self, gone_s: float = GONE_S) -> int:
        """See that the outputs go off in time, and the program too; give its status."""
        off_s = self.wait_for(lambda: not self.on() or self.process.poll() is not None)
        assert (self.on(), off_s < OFF_S) == (set(), True), f"{off_s:.3f} s"
        return self.process.wait(gone_s)


@contextmanager
def started(argv: list[str], trace: Path, **more: Any) -> Iterator[Program]:
    process = subprocess.Popen([sys.executable, *argv], **more)
    try:
        yield Program(process, trace)
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def routine(tmp_path: Path) -> str:
    path = tmp_path / "long.yaml"
    path.write_text(ROUTINE)
    return str(path)


@pytest.fixture
def trace(tmp_path: Path) -> Path:
    return tmp_path / "trace.jsonl"


@pytest.mark.parametrize("round_number", ROUNDS)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT], ids=lambda n: n.name)
def test_a_signal_at_any_instant_leaves_nothing_on(
    number: signal.Signals, round_number: int, routine: str, trace: Path
) -> None:
    terminal, stdin = pty.openpty()  # without one, SIGHUP is nothing
    argv = ["-m", "timer", "simulate", routine, "--headless", "--trace", str(trace)]
    with started(argv, trace, stdin=stdin) as program:
        program.wait_for_a_tone(random.Random(SEED + round_number))
        program.process.send_signal(number)
        assert program.ends() == 128 + number
    os.close(stdin)
    os.close(terminal)


@pytest.mark.parametrize("round_number", ROUNDS)
def test_a_terminal_that_is_closed_leaves_nothing_on(round_number: int, routine: str, trace: Path) -> None:
    terminal, inside = pty.openpty()
    closing = threading.Event()
    reader = threading.Thread(target=read_until, args=(closing, terminal))
    environ = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    argv = ["-m", "timer", "simulate", routine, "--trace", str(trace)]
    with started(
        argv, trace, preexec_fn=lambda: os.login_tty(inside), env=environ | {"TERM": "xterm", "LANG": "C.UTF-8"}
    ) as program:
        os.close(inside)
        reader.start()
        program.wait_for_a_tone(random.Random(SEED + round_number))
        closing.set()
        reader.join()
        os.close(terminal)
        assert program.ends() == 128 + signal.SIGHUP


def read_until(closing: threading.Event, terminal: int) -> None:
    """Look at a terminal."""
    while not closing.is_set():
        if select.select([terminal], [], [], 0.01)[0]:
            os.read(terminal, 65_536)


@pytest.mark.parametrize(
    ("misbehaviour", "number", "gone_s", "status"),
    [
        ("a view that hangs", signal.SIGTERM, 8, 128 + signal.SIGTERM),
        ("a view that fails", signal.SIGTERM, GONE_S, 128 + signal.SIGTERM),
        ("a conductor that hangs", signal.SIGTERM, 8, 128 + signal.SIGTERM),
        ("a conductor that dies", None, GONE_S, 70),
        ("a conductor that dies beside a view that hangs", None, 8, 70),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_whatever_misbehaves_nothing_stays_on(
    misbehaviour: str, number: signal.Signals | None, gone_s: float, status: int, routine: str, trace: Path
) -> None:
    with started(["-c", PROGRAM, routine, str(trace), misbehaviour], trace) as program:
        program.wait_for(lambda: bool(program.on()))
        if number:
            time.sleep(5)
            assert program.on()
            program.process.send_signal(number)
        else:
            program.wait_for(lambda: not program.on())
        assert program.ends(gone_s) == status
