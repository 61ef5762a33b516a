"""A time that runs, or stands still. Pure; times are program time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Elapsed:
    """How long something has gone on. Holds anchors, so that it stays the same while it runs."""

    value_ms: int  # at `since_ms`
    since_ms: int | None = None  # None: it stands

    def at(self, now_ms: int) -> int:
        """Give how long it is now, at least 0."""
        return self.value_ms + max(0, now_ms - self.since_ms) if self.since_ms is not None else self.value_ms
