"""Doubles for what a view is given: a source, a sink, and a wait that does not wait."""

import threading
from collections.abc import Callable, Iterable
from datetime import datetime

from tests.timer.screen.scenes import NOW_MS, SCENES, WALL
from timer.orders import Order
from timer.scene import Scene
from timer.screen.bell import Bell
from timer.screen.boardpicture import BoardPicture


class Source:
    """Gives the scene of a name, which can be changed."""

    def __init__(self, name: str = "work", board: BoardPicture | None = None) -> None:
        self.name = name
        self.picture = board
        self.time_ms = NOW_MS

    def scene(self) -> Scene:
        return SCENES[self.name]

    def now_ms(self) -> int:
        return self.time_ms

    def until_s(self, at_ms: int) -> float:
        return max(0, at_ms - self.time_ms) / 1_000

    def wall(self) -> datetime | None:
        return WALL

    def board(self) -> BoardPicture | None:
        return self.picture


class Sink:
    """Keeps what keys ask for, and stops at an order to quit."""

    def __init__(self, stopped: threading.Event | None = None, has_knob: bool = False) -> None:
        self.got: list[tuple[str, bool | int | str] | Order] = []
        self._stopped = stopped
        self._has_knob = has_knob

    def press(self, button: str, down: bool) -> None:
        self.got.append((button, down))

    def turn(self, steps: int) -> bool:
        if self._has_knob:
            self.got.append(("turn", steps))
        return self._has_knob

    def choose(self, name: str) -> None:
        self.got.append(("choose", name))

    def command(self, order: Order) -> None:
        self.got.append(order)
        if order is Order.QUIT and self._stopped:
            self._stopped.set()


class Beats(threading.Event):
    """An event that is waited for without waiting; set after so many waits."""

    def __init__(self, most: int, on_wait: Callable[[int], None] = lambda count: None) -> None:
        """Args: on_wait: Called with the number of each wait, from 1."""
        super().__init__()
        self.waited_s: list[float | None] = []
        self._most = most
        self._on_wait = on_wait

    def wait(self, timeout: float | None = None) -> bool:
        self.waited_s.append(timeout)
        self._on_wait(len(self.waited_s))
        if len(self.waited_s) >= self._most:
            self.set()
        return self.is_set()


class StillBell(Bell):
    """A bell whose waits are over at once; after so many it stops who waits."""

    def __init__(
        self, stopped: threading.Event, most: int, on_wait: Callable[[int], None] = lambda count: None
    ) -> None:
        """Args: on_wait: Called with the number of each wait, from 1."""
        super().__init__()
        self.waited_s: list[float] = []
        self._stopped = stopped
        self._most = most
        self._on_wait = on_wait

    def wait(self, most_s: float, files: Iterable[int] = ()) -> list[int]:
        self.waited_s.append(most_s)
        self._on_wait(len(self.waited_s))
        if len(self.waited_s) >= self._most:
            self._stopped.set()
        return []


class Ticks:
    """A clock that goes on by itself, a step at each look."""

    def __init__(self, step_s: float = 0.0) -> None:
        self.now_s = 100.0
        self._step_s = step_s

    def __call__(self) -> float:
        self.now_s += self._step_s
        return self.now_s
