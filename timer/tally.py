"""The tally: how the work intervals of a workout ended, each counted once, as it ended last. Pure."""

from collections import Counter

from timer.scene import Past, Tally
from timer.state import Outcome

# Of a work interval; one that was left to go back counts nowhere.
COUNTED = {
    Outcome.DONE: "done",
    Outcome.CAPPED: "done",
    Outcome.EARLY: "early",
    Outcome.PARTIAL: "early",
    Outcome.SKIPPED: "skipped",
}


def counts_as(outcome: Outcome | None, elapsed_ms: int) -> str | None:
    """Give the name in the tally for how a work interval ended; None if it counts nowhere."""
    if outcome is None or (outcome is Outcome.PARTIAL and not elapsed_ms):
        return None
    return COUNTED.get(outcome)


class Count:
    """Counts work intervals as they end."""

    def __init__(self, past: Past) -> None:
        """Args: past: What was done before the workout was cut off."""
        self._counted: dict[int, str | None] = dict(past.counted)  # by the interval's index
        self._totals = Counter(self._counted.values())
        self._work_ms = past.work_ms

    def add(self, index: int, outcome: Outcome | None, elapsed_ms: int) -> None:
        """Count how an interval ended, instead of how it ended before."""
        counted = counts_as(outcome, elapsed_ms)
        self._totals[self._counted.pop(index, None)] -= 1
        self._totals[counted] += 1
        self._counted[index] = counted
        self._work_ms += elapsed_ms if counted else 0

    @property
    def tally(self) -> Tally:
        """What it comes to."""
        return Tally(self._totals["done"], self._totals["early"], self._totals["skipped"], self._work_ms)
