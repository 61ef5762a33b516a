"""Totals: what a workout's intervals come to, counted as the screen's summary counts them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from timer.history.rows import IntervalRow
from timer.state import Outcome
from timer.tally import counts_as
from timer.timeline import Phase


@dataclass(frozen=True, slots=True)
class Totals:
    """Of one workout."""

    counted: dict[int, str]  # by index: done, early or skipped, as the interval ended last
    work_ms: int
    paused_ms: int

    def count(self, word: str) -> int:
        return sum(counted == word for counted in self.counted.values())


def totals(rows: Iterable[IntervalRow]) -> Totals:
    """Sum rows up, which come by index and attempt."""
    counted: dict[int, str] = {}
    work_ms = paused_ms = 0
    for row in rows:
        paused_ms += row.paused_ms
        if row.phase != Phase.WORK.value or row.outcome is None:
            continue
        counted.pop(row.index, None)
        if word := counts_as(Outcome(row.outcome), row.actual_ms):
            counted[row.index] = word
            work_ms += row.actual_ms
    return Totals(counted, work_ms, paused_ms)
