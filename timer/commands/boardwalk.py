"""The walk of `gym-timer board`, on real pins or simulated ones, with the keys of a terminal."""

import logging
import os
import select
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from queue import SimpleQueue
from typing import Any

from hardware.board import Board
from hardware.boardfile import BoardFile
from hardware.chip import HardwareError
from hardware.factory import lgpio_factory
from hardware.simulator import PinChange, Simulator
from timer import signals
from timer.app import CRASHED, SIGNALLED
from timer.clock import MonotonicClock
from timer.commands import DONE, FAULTY
from timer.conductor import Stop, real_ms
from timer.gestures import Edge
from timer.sound import Loudspeaker
from timer.walk import BUZZ_HZ, TONES_HZ, Skip, Stopped, Turn, Walk

TAP_S = 0.12  # how long a key presses a simulated button: terminals never say that it went up
LONGEST_READ = 64
ENTER = "\r\n"
TURNS = {"+": 1, "-": -1}  # clicks of a simulated knob


def walk(file: BoardFile, *, simulated: bool) -> int:
    """Walk through a board; give the exit status: 0 all is well, 1 it is not, 128 plus a signal's number."""
    logging.basicConfig(format="gym-timer: %(message)s", level=logging.ERROR)  # the walk tells of troubles itself
    signals.block()
    with ExitStack() as stack:
        try:
            return _Wanderer(file, simulated, stack).walk()
        except HardwareError as error:
            print(f"gym-timer: {error}", file=sys.stderr)
            return FAULTY


class _Wanderer:
    """What one walk needs; all that it opens is closed by the stack."""

    def __init__(self, file: BoardFile, simulated: bool, stack: ExitStack) -> None:
        self._file = file
        self._status = DONE
        self._inbox: SimpleQueue[Any] = SimpleQueue()
        self._clock = MonotonicClock()
        self._stack = stack
        self._simulator = self._simulate() if simulated else None
        factory = self._simulator.factory if self._simulator else lgpio_factory(os.environ)
        self._board = stack.enter_context(Board(file, factory, self._on_edge, on_turn=self._on_turn))

    def walk(self) -> int:
        """Walk, and give the exit status."""
        signals.forward(self._on_signal, self._on_deafness)
        keys = sys.stdin.isatty()
        print(f"{self._file.name}{', simulated' if self._simulator else ''}. Ctrl-C ends.{self._keys_said()}\n")
        attended = keys or self._simulator is None
        walk = Walk(self._file, self._board, self._clock, self._inbox, _say, attended=attended)
        if keys:
            self._stack.enter_context(_typed(self._inbox, self._simulator, self._file))
        try:
            return DONE if walk.run() else FAULTY
        except Stopped:
            return self._status

    def _simulate(self) -> Simulator:
        loudspeaker = self._stack.enter_context(closing(Loudspeaker((*TONES_HZ, BUZZ_HZ))))

        def sound(change: PinChange) -> None:
            if self._file.buzzer and change.pin == self._file.buzzer.pin:
                loudspeaker.sound(simulator.pitch_hz)

        simulator = Simulator(self._file, sound)
        return simulator

    def _keys_said(self) -> str:
        if self._simulator is None or not sys.stdin.isatty():
            return ""
        keys = [f"{key} {name}" for key, name in buttons_of(self._file).items() if key.isalpha()]
        if self._file.encoder:
            keys.append("+ and - turn the knob")
        return f" Keys press the buttons: {', '.join(keys)}." if keys else ""

    # What happens on other threads

    def _on_edge(self, button: str, down: bool) -> None:
        self._inbox.put(Edge(button, down, real_ms(self._clock)))

    def _on_turn(self, clockwise: bool) -> None:
        self._inbox.put(Turn(clockwise))

    def _on_signal(self, number: int) -> None:
        self._status = SIGNALLED + number
        self._inbox.put(Stop())

    def _on_deafness(self) -> None:
        self._status = CRASHED
        self._inbox.put(Stop())


def _say(line: str) -> None:
    print(line, flush=True)


def buttons_of(file: BoardFile) -> dict[str, str]:
    """Give the keys that press a simulated board's buttons: their first letters, and their numbers."""
    names = [one.name for one in file.contacts]
    return {name[0]: name for name in names} | {str(number): name for number, name in enumerate(names, 1)}


@contextmanager
def _typed(inbox: "SimpleQueue[Any]", simulator: Simulator | None, file: BoardFile) -> Iterator[None]:
    """Read keys, on a thread, while the walk lasts; the terminal is then as it was."""
    from timer.screen.terminal import key_by_key

    stdin = sys.stdin.fileno()
    hand = Hand(simulator, buttons_of(file)) if simulator else None

    def read() -> None:
        while True:
            if select.select([stdin], [], [], hand.wait_s() if hand else None)[0]:
                typed = os.read(stdin, LONGEST_READ).decode(errors="replace")
                if not typed:
                    return
                take(typed, inbox.put, hand)
            elif hand:
                hand.let_go()

    with key_by_key(stdin):
        threading.Thread(target=read, name="keys", daemon=True).start()
        yield


def take(typed: str, put: Callable[[Any], None], hand: "Hand | None") -> None:
    """Take keys: Enter skips, and others are a simulated board's."""
    for key in typed:
        if key in ENTER:
            put(Skip())
        elif hand:
            hand.tap(key)


class Hand:
    """A finger for a simulated board: presses a button, and lets it go a little later."""

    def __init__(self, simulator: Simulator, buttons: dict[str, str]) -> None:
        """Args: buttons: The button that each key presses."""
        self._simulator = simulator
        self._buttons = buttons
        self._down: str | None = None

    def wait_s(self) -> float | None:
        """Give how long the finger stays where it is; None if it presses nothing."""
        return TAP_S if self._down else None

    def tap(self, key: str) -> None:
        """Press the button of a key, or turn the knob; other keys do nothing."""
        self.let_go()
        if key in self._buttons:
            self._down = self._buttons[key]
            self._simulator.press(self._down)
        elif key in TURNS:
            self._simulator.turn(TURNS[key])

    def let_go(self) -> None:
        """Lift the finger."""
        if self._down:
            self._simulator.release(self._down)
        self._down = None
