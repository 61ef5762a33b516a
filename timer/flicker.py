"""Flicker: what keeps a light from changing too often, however fast somebody presses."""

from collections import deque
from typing import Generic, TypeVar

MOST_CHANGES, WITHIN_MS = 6, 1_000  # three flashes a second (WCAG 2.3.1), each on and off

Light = TypeVar("Light")


class Flicker(Generic[Light]):
    """Lets a light become another one at most so often, and keeps it as it is until then."""

    def __init__(self, light: Light, speed: float = 1.0) -> None:
        """Args.

        light: As it is.
        speed: How many milliseconds of the times that are given pass in a real one.
        """
        self.light = light
        self._within_ms = round(WITHIN_MS * speed)
        self._changed_ms = deque([-self._within_ms] * MOST_CHANGES, MOST_CHANGES)
        self._held = False  # it is not what it should be

    def change(self, wanted: Light, at_ms: int) -> Light:
        """Give what to show from now on: what is wanted, or what was shown before."""
        self._held = wanted != self.light and at_ms < self._free_ms
        if wanted != self.light and not self._held:
            self.light = wanted
            self._changed_ms.append(at_ms)
        return self.light

    def next_ms(self) -> int | None:
        """Give when what was wanted may be shown; None if it is shown."""
        return self._free_ms if self._held else None

    @property
    def _free_ms(self) -> int:
        return self._changed_ms[0] + self._within_ms
