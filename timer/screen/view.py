"""What every view needs: where its scene comes from, and where its keys go."""

from datetime import datetime
from typing import Protocol

from timer.orders import Order
from timer.scene import Scene
from timer.screen.boardpicture import BoardPicture


class ViewSource(Protocol):
    """What is shown. Asked on the main thread at every frame, so it answers at once."""

    def scene(self) -> Scene:
        """Give the latest scene."""

    def now_ms(self) -> int:
        """Give the program time."""

    def until_s(self, at_ms: int) -> float:
        """Give in how many real seconds a program time comes; 0 if it is over."""

    def wall(self) -> datetime | None:
        """Give the local time of day; None while the clock can't be trusted."""

    def board(self) -> BoardPicture | None:
        """Give the simulated board; None: there is none to draw."""


class KeySink(Protocol):
    """Where keys go. Called on the main thread, and returns at once."""

    def press(self, button: str, down: bool) -> None:
        """Take an edge of a button: `start`, `next` or `back`, by key or mouse; or `knob`. None of them bounces."""

    def turn(self, steps: int) -> bool:
        """Turn the simulated board's knob, clockwise if positive; give False if there is none."""

    def choose(self, name: str) -> None:
        """Take the name of a routine in the menu, that was pointed at."""

    def command(self, order: Order) -> None:
        """Take what another key asks for."""
