"""Resuming: whether a workout that was cut off is offered again, and what the offer is. Pure."""

from collections.abc import Iterable

from timer.entry import Entry
from timer.expand import expand
from timer.history.rows import IntervalRow, Unfinished
from timer.history.totals import totals
from timer.routine.catalogue import Catalogue
from timer.routine.loader import load
from timer.scene import Offer, Past
from timer.timeline import Phase
from timer.wallclock import Moment

WITHIN_MS = 2 * 3_600_000  # of the interval last committed


def is_recent(unfinished: Unfinished, now: Moment) -> bool:
    """Tell whether a workout may still go on. By clocks that can't be trusted every one may, however old it looks."""
    trusted = now.trusted and unfinished.at.trusted
    return not trusted or now.unix_ms - unfinished.at.unix_ms < WITHIN_MS


def offer_of(unfinished: Unfinished, catalogue: Catalogue) -> Offer | None:
    """Lay the stored text out anew; None if no work was begun, or if a newer program makes another workout of it."""
    session = unfinished.session
    if all(row.phase != Phase.WORK.value for row in unfinished.intervals):
        return None
    routine = load(session.text, session.routine, catalogue).routine
    if routine is None:
        return None
    timeline = expand(routine._replace(seed=session.seed))
    if len(timeline.intervals) != session.intervals or unfinished.index >= session.intervals:
        return None
    summed = totals(unfinished.intervals)
    past = Past(session.key, _attempts(unfinished.intervals), summed.counted, summed.work_ms)
    return Offer(Entry(session.routine, timeline, session.text), unfinished.index, past)


def _attempts(rows: Iterable[IntervalRow]) -> dict[int, int]:
    return {row.index: row.attempt for row in rows}  # the last one of each
