"""The measure of a routine: how many intervals, and how long, by arithmetic and without laying it out.

Stretches of a routine are joined and repeated like numbers. What makes that more than adding up is rest: it stands
only between efforts, so a stretch keeps the rests at its edges apart until it is known what is beside them.
"""

from collections.abc import Iterable
from typing import NamedTuple

from timer.routine.estimates import block_effort_ms, effort_ms, for_time_ms
from timer.routine.model import Circuit, Emom, Exercise, ForTime, Goal, Rest, Routine, Section, Step


class Size(NamedTuple):
    """How many intervals, and how long they are together, with estimates."""

    intervals: int = 0
    length_ms: int = 0

    def __add__(self, other: "Size") -> "Size":  # type: ignore[override]
        return Size(self.intervals + other.intervals, self.length_ms + other.length_ms)

    def __sub__(self, other: "Size") -> "Size":
        return Size(self.intervals - other.intervals, self.length_ms - other.length_ms)


def interval(length_ms: int) -> Size:
    """Give the size of an interval that is left out where it has no length."""
    return Size(length_ms > 0, length_ms)


class Stretch:
    """Some steps in a row, to which more are added behind."""

    listed_ms = 0  # efforts that go by a list, all rounds together; not in `length_ms`
    rest_before_ms: int | None = None  # written before the first effort; None: no rest is written there
    rest_after_ms: int | None = None  # written after the last effort
    own_rest = Size()  # an emom's own, right after the last effort; in `length_ms`

    def __init__(self, intervals: int = 0, length_ms: int = 0, get_ready_ms: int = 0) -> None:
        self.intervals = intervals  # from the first effort to the last; 0: there is no effort
        self.length_ms = length_ms  # of those
        self.get_ready_ms = get_ready_ms  # right before the first effort; in `length_ms`

    @property
    def size(self) -> Size:
        return Size(self.intervals, self.length_ms)

    def add(self, other: "Stretch", rest_ms: int) -> None:
        """Put another stretch behind; `rest_ms` stands between their efforts where no rest is written."""
        if not self.intervals:
            self.rest_before_ms = _sum(self.rest_before_ms, other.rest_before_ms)
            self.get_ready_ms = other.get_ready_ms
        else:
            written_ms = _sum(self.rest_after_ms, other.rest_before_ms)
            if not other.intervals:
                self.rest_after_ms = written_ms
                return
            self._rest(rest_ms if written_ms is None else written_ms)
        self.intervals += other.intervals
        self.length_ms += other.length_ms
        self.listed_ms += other.listed_ms
        self.rest_after_ms = other.rest_after_ms
        self.own_rest = other.own_rest

    def repeat(self, rounds: int, rest_ms: int) -> None:
        """Play it in rounds; `rest_ms` stands between them where no rest is written."""
        if not self.intervals:
            self.rest_before_ms = self.rest_before_ms and self.rest_before_ms * rounds
            return
        written_ms = _sum(self.rest_after_ms, self.rest_before_ms)
        self.intervals *= rounds
        self.length_ms = self.length_ms * rounds + self.listed_ms
        self.listed_ms = 0
        self._rest(rest_ms if written_ms is None else written_ms, rounds - 1)

    def _rest(self, length_ms: int, times: int = 1) -> None:
        if length_ms:
            self.intervals += times
            self.length_ms += length_ms * times


def measure(routine: Routine) -> Size:
    """Give the size of a whole routine: as much as its timeline has.

    Shuffled circuits are measured in the order written.
    """
    whole = _steps(routine.steps, routine.rest_ms)
    if not whole.intervals:
        return Size()
    rest_ms, ready_ms, prepare_ms = whole.rest_before_ms or 0, whole.get_ready_ms, routine.prepare_ms
    size = whole.size - whole.own_rest
    if rest_ms:
        return interval(prepare_ms) + interval(rest_ms) + size
    return interval(max(prepare_ms, ready_ms)) + size - interval(ready_ms)


def measure_step(step: Step) -> Size:
    """Give the size of one step that is no section, with the rests at its edges."""
    stretch = _step(step, 0)
    return stretch.size + interval(stretch.rest_before_ms or 0) + interval(stretch.rest_after_ms or 0)


def _steps(steps: Iterable[Step], rest_ms: int) -> Stretch:
    whole = Stretch()
    for step in steps:
        whole.add(_step(step, rest_ms), rest_ms)
    return whole


def _step(step: Step, rest_ms: int) -> Stretch:
    match step:
        case Exercise():
            return _exercise(step)
        case Rest():
            rest = Stretch()
            rest.rest_before_ms = step.length_ms
            return rest
        case Circuit():
            rounds = _steps(step.steps, step.rest_ms)
            rounds.repeat(step.rounds, step.rest_between_rounds_ms)
            return rounds
        case Section():
            return _steps(step.steps, rest_ms)
        case Emom():
            return _emom(step)
        case ForTime():
            length_ms = for_time_ms(step)
        case _:
            length_ms = step.time_ms
    ready_ms = step.get_ready_ms
    return Stretch(1 + (ready_ms > 0), ready_ms + length_ms, ready_ms)


def _sum(one_ms: int | None, other_ms: int | None) -> int | None:
    """Add up written rests; None if none is written."""
    if one_ms is None or other_ms is None:
        return other_ms if one_ms is None else one_ms
    return one_ms + other_ms


def _exercise(exercise: Exercise) -> Stretch:
    """Measure all sets of an exercise; of a list that goes by round, all rounds together."""
    sets, ready_ms, rest_ms = exercise.sets, exercise.get_ready_ms, exercise.rest_ms
    sides = 2 if exercise.each_side else 1
    between_ms = (exercise.switch_ms or ready_ms) if exercise.each_side else 0
    intervals = sets * (sides + (ready_ms > 0) + (between_ms > 0)) + (sets - 1) * (rest_ms > 0)
    length_ms = sets * (ready_ms + between_ms) + (sets - 1) * rest_ms
    efforts_ms = sides * sum([effort_ms(exercise, target) for target in exercise.targets])
    if exercise.per_round:
        stretch = Stretch(intervals, length_ms, ready_ms)
        stretch.listed_ms = efforts_ms * sets
        return stretch
    return Stretch(intervals, length_ms + efforts_ms * (sets // len(exercise.targets)), ready_ms)


def _emom(emom: Emom) -> Stretch:
    """Measure an emom, which is as long as its slots, whatever is in them."""
    slots = [1 if isinstance(entry, Rest) else 1 + (_idle_ms(emom, entry) > 0) for entry in emom.entries]
    cycles, left_over = divmod(emom.slots, len(slots))
    intervals = sum(slots) * cycles + sum(slots[:left_over])
    ready_ms = emom.get_ready_ms
    stretch = Stretch(intervals + (ready_ms > 0), emom.every_ms * emom.slots + ready_ms, ready_ms)
    stretch.own_rest = _last_rest(emom)
    return stretch


def _idle_ms(emom: Emom, exercises: tuple[Exercise, ...]) -> int:
    """Give the rest to the slot's end after a lone timed exercise."""
    first = exercises[0]
    if len(exercises) > 1 or not first.targets or first.targets[0].goal is not Goal.TIME:
        return 0
    return emom.every_ms - (block_effort_ms(first, 1) or emom.every_ms)


def _last_rest(emom: Emom) -> Size:
    """Give the rests that end an emom."""
    size = Size()
    for slot in reversed(range(emom.slots)):
        entry = emom.entries[slot % len(emom.entries)]
        if not isinstance(entry, Rest):
            return size + interval(_idle_ms(emom, entry))
        size += Size(1, emom.every_ms)
    return size
