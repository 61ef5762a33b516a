"""A share: how much of a whole is over, now and at any later instant. Pure; times are program time."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """A part of 1 that may grow. Holds anchors, so that it stays the same while it grows."""

    value: float  # at `at_ms`
    at_ms: int = 0
    whole_ms: int | None = None  # how long it takes from 0 to 1; None: it stands
    most: float = 1.0

    def at(self, now_ms: int) -> float:
        """Give the part, 0-1."""
        grown = (now_ms - self.at_ms) / self.whole_ms if self.whole_ms else 0.0
        return max(0.0, min(self.most, self.value + grown))

    def reaches_ms(self, part: float) -> int | None:
        """Give the first instant at which it is at least that part; None: it never is."""
        if self.whole_ms is None or part > self.most:
            return None
        return self.at_ms + math.ceil((part - self.value) * self.whole_ms)
