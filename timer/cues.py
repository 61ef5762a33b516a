"""Cues: which signal falls at which moment of an interval."""

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from timer.routine.model import HALFWAY_FROM_MS, LAST_TEN_FROM_MS, CueSettings
from timer.timeline import Interval, Phase


class CueKind(Enum):
    """A signal's meaning; the value is its key in a routine's `cues`. Where two fall together the earlier here wins."""

    FINISH = "finish"
    WORK = "work"
    REST = "rest"
    SWITCH = "switch"
    ROUND = "round"  # stands before `work`, as the beginning of its sound
    COUNTDOWN = "countdown"
    AT = "at"
    LAST_TEN = "last_ten"
    HALFWAY = "halfway"
    REP = "rep"
    WAIT = "wait"
    PAUSE = "pause"
    RESUME = "resume"
    PRESS = "press"
    ERROR = "error"
    NUMBER = "number"  # of the routine in the menu, where no screen says which is chosen


RANK = {kind: rank for rank, kind in enumerate(CueKind)}
STARTS = {Phase.WORK: CueKind.WORK, Phase.REST: CueKind.REST, Phase.SWITCH: CueKind.SWITCH}


class Cue(NamedTuple):
    """A signal at one moment."""

    kind: CueKind
    at_ms: int  # from the interval's start
    text: str = ""  # what `at` says
    opens_round: bool = False  # of WORK: the `round` sound comes first
    number: int = 0  # of NUMBER: from 1


def sounds(settings: CueSettings, kind: CueKind) -> bool:
    """Tell whether a cue is switched on."""
    return not settings.off or kind.value not in settings.off  # most often all are on, and `value` is slow


def fixed_cues(interval: Interval) -> tuple[Cue, ...]:
    """Give an interval's cues by time, one an instant, without the ticks of its reps.

    The end instant belongs to the next interval. An open interval without a cap has no countdown.
    """
    opens, length_ms = interval.opens_round, interval.length_ms
    return _fixed(_Form(interval.phase, length_ms, interval.is_open, interval.pace_ms, opens, interval.cues))


def cue_after(interval: Interval, fixed: tuple[Cue, ...], elapsed_ms: int) -> Cue | None:
    """Give the first cue later than `elapsed_ms` in the interval, or None.

    The ticks of reps are computed, not listed: there may be hundreds of thousands. They give way to any other cue.

    Args:
        fixed: The interval's fixed cues.
        elapsed_ms: -1 before its first instant.
    """
    cue = first_after(fixed, elapsed_ms)
    if interval.pace_ms and sounds(interval.cues, CueKind.REP):
        tick_ms = (max(0, elapsed_ms) // interval.pace_ms + 1) * interval.pace_ms
        if tick_ms < interval.planned_ms and (cue is None or tick_ms < cue.at_ms):
            return Cue(CueKind.REP, tick_ms)
    return cue


def first_after(cues: tuple[Cue, ...], elapsed_ms: int) -> Cue | None:
    """Give the first of some cues, by time, that is later than `elapsed_ms`, or None."""
    for cue in cues:
        if cue.at_ms > elapsed_ms:
            return cue
    return None


@lru_cache(100)
def countdown(length_ms: int, settings: CueSettings) -> tuple[Cue, ...]:
    """Give the cues of a length's last seconds, each strictly inside it."""
    if not sounds(settings, CueKind.COUNTDOWN):
        return ()
    starts = (length_ms - 1_000 * left for left in range(settings.countdown, 0, -1))
    return tuple(Cue(CueKind.COUNTDOWN, at_ms) for at_ms in starts if at_ms > 0)


class _Form(NamedTuple):
    """What an interval's fixed cues depend on; in most routines many intervals are alike in it."""

    phase: Phase
    length_ms: int | None
    is_open: bool
    pace_ms: int
    opens_round: bool
    cues: CueSettings


@lru_cache(1_000)
def _fixed(interval: _Form) -> tuple[Cue, ...]:
    found: dict[int, Cue] = {}
    for cue in sorted(_all_cues(interval), key=lambda cue: RANK[cue.kind], reverse=True):
        found[cue.at_ms] = cue
    return tuple(found[at_ms] for at_ms in sorted(found))


def _all_cues(interval: _Form) -> Iterator[Cue]:
    settings = interval.cues
    start = STARTS.get(interval.phase)
    if start and sounds(settings, start):
        yield Cue(start, 0, opens_round=interval.opens_round and sounds(settings, CueKind.ROUND))
    elif interval.opens_round and sounds(settings, CueKind.ROUND):
        yield Cue(CueKind.ROUND, 0)
    if interval.length_ms is not None:
        yield from countdown(interval.length_ms, settings)
    if interval.phase is Phase.WORK:
        yield from _work_cues(interval, settings)


def _work_cues(interval: _Form, settings: CueSettings) -> Iterator[Cue]:
    length_ms = interval.length_ms
    if sounds(settings, CueKind.AT):
        for at_ms, text in settings.at:
            if length_ms is None or at_ms < length_ms:
                yield Cue(CueKind.AT, at_ms, text)
    if interval.is_open or length_ms is None:
        return
    if not interval.pace_ms and length_ms >= HALFWAY_FROM_MS and sounds(settings, CueKind.HALFWAY):
        yield Cue(CueKind.HALFWAY, length_ms // 2)
    last_ms = length_ms - 1_000 * settings.last_ten
    if length_ms >= LAST_TEN_FROM_MS and last_ms > 0 and sounds(settings, CueKind.LAST_TEN):
        yield Cue(CueKind.LAST_TEN, last_ms)
