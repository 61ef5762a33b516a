"""The model of a routine: checked and frozen, with everything inherited already written into each exercise.

Times are whole milliseconds. The loader alone makes these; nothing here is checked twice.
"""

from enum import Enum
from typing import NamedTuple

from timer.marked import Mark

REP_SECONDS = 3.0  # an estimate of one rep's length, where a routine gives none


class Goal(Enum):
    """What ends an effort: its time, its count, or the athlete's own limit."""

    TIME = "time"
    REPS = "reps"
    MAX = "max"


class Target(NamedTuple):
    """What an effort asks for. `amount` is milliseconds for TIME, a count for REPS, 0 for MAX."""

    goal: Goal
    amount: int = 0


HALFWAY_FROM_MS = 30_000  # shorter work has no halfway
LAST_TEN_FROM_MS = 45_000  # shorter work has no last_ten


class CueSettings(NamedTuple):
    """Which cues sound, after merging routine, circuit and step."""

    off: frozenset[str] = frozenset()  # names of cues that are switched off
    countdown: int = 3  # how many of the last seconds are counted; 1-60
    last_ten: int = 10  # seconds left when it sounds; 1-600
    at: tuple[tuple[int, str], ...] = ()  # (ms from the interval's start, what to say), by time


class Facts(NamedTuple):
    """What the catalogue knows of an exercise."""

    name: str
    also: tuple[str, ...] = ()
    one_sided: bool = False
    jumps: bool = False  # landings that leave the legs sore for days, and belong after a run
    runs: bool = False
    muscles: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    easier: str | None = None
    harder: str | None = None
    coaching: str = ""
    caution: str | None = None


class Exercise(NamedTuple):
    """One exercise of a list, with all its sets."""

    name: str  # in the author's words
    mark: Mark
    targets: tuple[Target, ...] = ()  # none (only within a block), one for all, or one a set or a round
    per_round: bool = False  # the targets go by round, not by set
    sets: int = 1
    rest_ms: int = 0  # between sets
    each_side: bool = False  # left, then right
    each_side_written: bool = False  # by the author, not the catalogue: only this doubles an estimate in a block
    switch_ms: int = 5_000
    get_ready_ms: int = 0
    cap_ms: int | None = None  # the longest that REPS or MAX may take
    weight: str | None = None
    note: str | None = None
    waits: bool = False  # `advance: press`
    pace_ms: int = 0  # of one rep; 0: the athlete's own
    rep_ms: int = 3_000  # of one rep, for estimates
    cues: CueSettings = CueSettings()
    facts: Facts | None = None  # None: the catalogue does not know it

    def target(self, set_number: int, round_number: int) -> Target | None:
        """Give what is asked in a set of a round, both from 1; None within a block if nothing is."""
        if len(self.targets) < 2:
            return self.targets[0] if self.targets else None
        return self.targets[(round_number if self.per_round else set_number) - 1]


class Rest(NamedTuple):
    """A written rest; 0 takes away the inherited one."""

    length_ms: int
    mark: Mark


class Circuit(NamedTuple):
    """Steps in order, in rounds."""

    steps: tuple["Step", ...]
    mark: Mark
    rounds: int = 1
    rest_ms: int = 0  # between steps
    rest_between_rounds_ms: int = 0
    shuffled: bool = False
    cues: CueSettings = CueSettings()  # of the rests in it


class Emom(NamedTuple):
    """Every minute on the minute: slots of equal length; entry i fills slots i, i + n, …

    An entry is a tuple of exercises done together in its slot, or a rest that fills it.
    """

    entries: tuple[tuple[Exercise, ...] | Rest, ...]
    mark: Mark
    slots: int = 1
    every_ms: int = 60_000
    get_ready_ms: int = 0
    cues: CueSettings = CueSettings()


class Amrap(NamedTuple):
    """As many rounds as possible in a time; the button counts them."""

    exercises: tuple[Exercise | Rest, ...]
    mark: Mark
    time_ms: int
    get_ready_ms: int = 0
    cues: CueSettings = CueSettings()


class ForTime(NamedTuple):
    """Rounds done as fast as one can; the button ends it, or the cap."""

    exercises: tuple[Exercise | Rest, ...]
    mark: Mark
    rounds: int = 1
    cap_ms: int | None = None
    get_ready_ms: int = 0
    cues: CueSettings = CueSettings()


class Section(NamedTuple):
    """A warm-up or cool-down: steps under a heading."""

    name: str  # "warm_up" or "cool_down"
    steps: tuple["Step", ...]
    mark: Mark


Block = Emom | Amrap | ForTime
Step = Exercise | Rest | Circuit | Emom | Amrap | ForTime | Section


class Routine(NamedTuple):
    """A whole workout."""

    name: str
    steps: tuple[Step, ...]
    about: str = ""
    tags: tuple[str, ...] = ()
    prepare_ms: int = 10_000
    rest_ms: int = 0  # between steps, and within and between sections
    seed: str = ""  # of shuffling; the name, if none is written
    cues: CueSettings = CueSettings()  # the routine's own, for finish and what no step holds
