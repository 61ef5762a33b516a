"""The timeline: a routine laid out as consecutive intervals, the atoms that a player plays."""

from enum import Enum
from typing import NamedTuple

from timer.routine.model import CueSettings, Exercise, Rest, Routine


class Phase(Enum):
    """What an interval asks of the athlete."""

    PREPARE = "prepare"
    WORK = "work"
    REST = "rest"
    SWITCH = "switch"


class End(Enum):
    """How an interval ends, and so what a press means in it."""

    TIMED = "timed"  # by itself, at its length
    REPS = "reps"  # at the press, or its cap
    MAX = "max"  # at the press, or its cap
    EMOM = "emom"  # by itself; a press says that the slot's work is done
    AMRAP = "amrap"  # by itself; a press counts a round
    FOR_TIME = "for_time"  # at the press for its last round, or its cap


OPEN_ENDS = (End.REPS, End.MAX, End.FOR_TIME)


class Place(NamedTuple):
    """Where in a routine something stands. Rounds count from 1."""

    section: str | None = None  # "warm_up" or "cool_down"
    round_number: int | None = None  # of the innermost circuit, or the slot of an emom; None outside
    rounds: int | None = None
    outer_round: int | None = None  # of the circuit around that one
    outer_rounds: int | None = None


class Interval(NamedTuple):
    """One unbroken span of one phase; a named tuple, for a long routine has thousands."""

    index: int  # type: ignore[assignment]  # a tuple's own `index` is needed nowhere
    phase: Phase
    start_ms: int  # planned, from the routine's start; an estimate after an open interval
    planned_ms: int  # length; the estimate of an open one, 0 if there is none
    place: Place = Place()
    end: End = End.TIMED
    cap_ms: int | None = None  # the longest that an open interval may take
    tasks: tuple[Exercise | Rest, ...] = ()  # what to do; several in a block; in a switch, what comes
    side: str | None = None  # "left" or "right"; in a switch, the one to come
    reps: int | None = None
    set_number: int | None = None  # from 1; None for a single set
    sets: int | None = None
    for_time_rounds: int = 0  # how many presses end a for_time; 0 elsewhere
    pace_ms: int = 0  # of one rep; 0: not paced
    waits: bool = False  # for the button, after its end
    opens_round: bool = False  # the first work of a round of several
    cues: CueSettings = CueSettings()

    @property
    def is_open(self) -> bool:
        """True if its length depends on the athlete."""
        return self.end in OPEN_ENDS

    @property
    def length_ms(self) -> int | None:
        """When it ends by itself, from its start: its length or cap; None if only a press ends it."""
        return self.cap_ms if self.is_open else self.planned_ms

    @property
    def end_ms(self) -> int:
        """The planned end, from the routine's start."""
        return self.start_ms + self.planned_ms

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The tasks without the rests among them."""
        return tuple(task for task in self.tasks if isinstance(task, Exercise))

    @property
    def name(self) -> str | None:
        """What to do, in the author's words; None in a rest or a prepare."""
        return ", ".join(exercise.name for exercise in self.exercises) or None

    @property
    def note(self) -> str | None:
        """What the author has to say while a lone exercise runs."""
        exercises = self.exercises if self.phase is Phase.WORK else ()
        return exercises[0].note if len(exercises) == 1 else None


class Timeline(NamedTuple):
    """A routine's intervals in playing order, without gaps."""

    routine: Routine
    intervals: tuple[Interval, ...]  # at least one
    estimated: bool  # the total depends on the athlete

    @property
    def total_ms(self) -> int:
        """Planned length, with prepare and estimates."""
        return self.intervals[-1].end_ms

    def phase_ms(self, phase: Phase) -> int:
        """Planned length of all intervals of a phase, with estimates."""
        return sum(interval.planned_ms for interval in self.intervals if interval.phase is phase)
