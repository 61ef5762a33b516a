"""Rows of the history, as plain data. Times of day are milliseconds since 1970; lengths are program time."""

from dataclasses import dataclass
from enum import Enum

from timer.wallclock import Moment


class Ending(Enum):
    """How a workout ended."""

    UNFINISHED = "unfinished"  # it goes on, or the power was cut
    DONE = "done"
    PARTIAL = "partial"  # stopped, or never taken up again


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A workout, as it is known when it begins."""

    key: str  # unlike any other
    routine: str  # its name in the library
    title: str
    text: str  # of the routine's file: an edit must not break resuming
    seed: str
    intervals: int  # how many there are
    started_ms: int
    synchronised: bool  # the clock was, when it told `started_ms`
    person: str | None = None


@dataclass(frozen=True, slots=True)
class IntervalRow:
    """One attempt at an interval: what was planned, beside what was done."""

    index: int
    attempt: int  # from 1
    phase: str
    kind: str  # how it ends: timed, reps, max, emom, amrap, for_time
    exercise: str | None
    side: str | None
    set: int | None  # from 1
    round: int | None
    reps: int | None  # planned
    planned_ms: int | None  # None if only the athlete could say
    started_ms: int
    synchronised: bool
    resumed: bool = False  # the first one after the workout was taken up again
    actual_ms: int = 0
    paused_ms: int = 0
    rounds_done: int = 0  # of an amrap or for_time
    slot_done_ms: int | None = None  # when an emom's slot was done, from its start
    outcome: str | None = None  # None while it goes on


@dataclass(frozen=True, slots=True)
class Record:
    """What happened at one instant, and where that leaves the workout: one transaction."""

    session: SessionRow
    intervals: tuple[IntervalRow, ...]
    index: int  # of the interval to take the workout up in, should it be cut off now
    at: Moment
    resumes: bool = False  # the workout was just taken up again
    correction_ms: int | None = None  # the clock has been set: what it lagged behind, when it was not synchronised
    ending: Ending = Ending.UNFINISHED


@dataclass(frozen=True, slots=True)
class LetGo:
    """An unfinished workout that will not be taken up again."""

    key: str


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A workout that was cut off, and the interval last committed."""

    session: SessionRow
    index: int
    at: Moment
    intervals: tuple[IntervalRow, ...]  # by index and attempt
