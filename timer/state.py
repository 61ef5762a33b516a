"""The state of a player: what it can be told, where it is, and what happened on the way."""

from enum import Enum
from typing import NamedTuple

from timer.cues import Cue
from timer.timeline import Interval, Timeline


class Status(Enum):
    """Of the player; IDLE while there is none."""

    IDLE = "idle"
    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"


class Mode(Enum):
    """What a running interval is doing."""

    PLAYING = "playing"
    LEAD_IN = "lead_in"  # getting back into position before it goes on; outside the timeline
    WAITING = "waiting"  # over; for the button


# Asked for at every instant, and Python 3.11 is slow to find the members of an enum.
RUNNING, PLAYING, LEAD_IN, WAITING = Status.RUNNING, Mode.PLAYING, Mode.LEAD_IN, Mode.WAITING


class Command(Enum):
    """What a player can be told; one that means nothing in its status changes nothing."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    NEXT = "next"
    BACK = "back"
    DONE = "done"
    ADD_TIME = "add_time"
    TAKE_TIME = "take_time"
    STOP = "stop"


class Outcome(Enum):
    """How an interval was left."""

    DONE = "done"  # at its end, or at the press that ends it
    CAPPED = "capped"
    EARLY = "early"  # work cut short; what was done counts
    SKIPPED = "skipped"
    LEFT = "left"  # to go back
    PARTIAL = "partial"  # the workout was stopped in it


class Change(Enum):
    """What a transition tells."""

    BEGAN = "began"  # an interval, or again
    ENDED = "ended"
    LEAD_IN = "lead_in"
    WAITING = "waiting"
    PAUSED = "paused"
    RESUMED = "resumed"
    ROUND = "round"  # a round of an amrap or for_time was counted
    SLOT_DONE = "slot_done"
    TIME = "time"  # a rest became longer or shorter
    FINISHED = "finished"
    CUE = "cue"


class Transition(NamedTuple):
    """One thing that happened, at its exact instant."""

    change: Change
    at_ms: int  # program time
    index: int  # type: ignore[assignment]  # of the interval; a tuple's own `index` is needed nowhere
    elapsed_ms: int  # of the interval, at that instant
    attempt: int = 1  # how often the interval was begun
    outcome: Outcome | None = None  # of ENDED
    rounds_done: int = 0  # of ENDED and ROUND
    cue: Cue | None = None  # of CUE


class State(NamedTuple):
    """Where the player is. Holds anchors only, so that anyone can compute what to show at any later instant.

    A named tuple, for a press may make several, and has to be answered at once.
    """

    timeline: Timeline
    status: Status = Status.READY
    mode: Mode = Mode.PLAYING
    index: int = 0  # type: ignore[assignment]  # likewise
    attempt: int = 1
    since_ms: int = 0  # program time of the last change of status, mode or interval
    elapsed_ms: int = 0  # of the interval, at since_ms
    length_ms: int | None = None  # of the interval, with added time; None if only a press ends it
    lead_in_ms: int = 0  # length of the lead-in, in that mode
    rounds_done: int = 0  # of an amrap or for_time
    slot_done_ms: int | None = None  # elapsed, when an emom's slot was done
    stopped: bool = False  # FINISHED before the end

    @property
    def interval(self) -> Interval:
        """The current interval; the last one when finished."""
        intervals = self.timeline.intervals
        return intervals[self.index] if self.index < len(intervals) else intervals[-1]

    @property
    def coming(self) -> Interval | None:
        """The interval after the current one."""
        later, intervals = self.index + 1, self.timeline.intervals
        return intervals[later] if later < len(intervals) else None

    @property
    def runs(self) -> bool:
        """True while the interval's elapsed time grows."""
        return self.status is RUNNING and self.mode is PLAYING

    @property
    def ends_ms(self) -> int | None:
        """When the interval, or its lead-in, ends by itself; None if it does not."""
        if self.status is not RUNNING or self.mode is WAITING:
            return None
        if self.mode is LEAD_IN:
            return self.since_ms + self.lead_in_ms
        return None if self.length_ms is None else self.since_ms + self.length_ms - self.elapsed_ms

    def interval_elapsed_ms(self, now_ms: int) -> int:
        """Give the interval's elapsed time."""
        return self.elapsed_ms + max(0, now_ms - self.since_ms) if self.runs else self.elapsed_ms

    def interval_remaining_ms(self, now_ms: int) -> int | None:
        """Give the interval's remaining time, at least 0; None if only a press ends it."""
        return None if self.length_ms is None else max(0, self.length_ms - self.interval_elapsed_ms(now_ms))

    def lead_in_remaining_ms(self, now_ms: int) -> int:
        """Give the lead-in's remaining time; 0 outside of one."""
        if self.mode is not LEAD_IN:
            return 0
        return max(0, self.lead_in_ms - (now_ms - self.since_ms if self.status is RUNNING else 0))

    def routine_remaining_ms(self, now_ms: int) -> int:
        """Give the routine's remaining time, estimates included."""
        if self.status is Status.FINISHED:
            return 0
        left_ms = self.interval_remaining_ms(now_ms)
        if self.interval.is_open:
            left_ms = max(0, self.interval.planned_ms - self.interval_elapsed_ms(now_ms))
        return (left_ms or 0) + self.timeline.total_ms - self.interval.end_ms
