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

    def __mul__(self, times: int) -> "Size":  # type: ignore[override]
        return Size(self.intervals * times, self.length_ms * times)


def interval(length_ms: int) -> Size:
    """Give the size of an interval that is left out where it has no length."""
    return Size(_one(length_ms), length_ms)


class Stretch(NamedTuple):
    """Some steps in a row."""

    size: Size | None = None  # from the first effort to the last; None: there is no effort
    listed_ms: int = 0  # efforts that go by a list, all rounds together; not in `size`
    rest_before_ms: int | None = None  # written before the first effort; None: no rest is written there
    rest_after_ms: int | None = None  # written after the last effort
    get_ready_ms: int = 0  # right before the first effort; in `size`
    own_rest: Size = Size()  # an emom's own, right after the last effort; in `size`


def measure(routine: Routine) -> Size:
    """Give the size of a whole routine: as much as its timeline has.

    Shuffled circuits are measured in the order written.
    """
    whole = _steps(routine.steps, routine.rest_ms)
    if whole.size is None:
        return Size()
    rest_ms, ready_ms, prepare_ms = whole.rest_before_ms or 0, whole.get_ready_ms, routine.prepare_ms
    size = whole.size - whole.own_rest
    if rest_ms:
        return interval(prepare_ms) + interval(rest_ms) + size
    return interval(max(prepare_ms, ready_ms)) + size - interval(ready_ms)


def measure_step(step: Step) -> Size:
    """Give the size of one step that is no section, with the rests at its edges."""
    stretch = _step(step, 0)
    edges = interval(stretch.rest_before_ms or 0) + interval(stretch.rest_after_ms or 0)
    return (stretch.size or Size()) + edges


def _steps(steps: Iterable[Step], rest_ms: int) -> Stretch:
    whole = Stretch()
    for step in steps:
        whole = _join(whole, _step(step, rest_ms), rest_ms)
    return whole


def _step(step: Step, rest_ms: int) -> Stretch:
    match step:
        case Exercise():
            return _exercise(step)
        case Rest():
            return Stretch(rest_before_ms=step.length_ms)
        case Circuit():
            round_once = _steps(step.steps, step.rest_ms)
            return _repeat(round_once, step.rounds, step.rest_between_rounds_ms)
        case Section():
            return _steps(step.steps, rest_ms)
        case Emom():
            return _emom(step)
        case ForTime():
            length_ms = for_time_ms(step)
        case _:
            length_ms = step.time_ms
    return Stretch(interval(step.get_ready_ms) + Size(1, length_ms), get_ready_ms=step.get_ready_ms)


def _join(first: Stretch, second: Stretch, rest_ms: int) -> Stretch:
    """Put one stretch after another; `rest_ms` stands between their efforts where no rest is written."""
    if first.size is None:
        return second._replace(rest_before_ms=_sum(first.rest_before_ms, second.rest_before_ms))
    written_ms = _sum(first.rest_after_ms, second.rest_before_ms)
    if second.size is None:
        return first._replace(rest_after_ms=written_ms)
    between_ms = rest_ms if written_ms is None else written_ms
    size = Size(  # by hand, as most steps of a long routine come by here
        first.size.intervals + _one(between_ms) + second.size.intervals,
        first.size.length_ms + between_ms + second.size.length_ms,
    )
    listed_ms = first.listed_ms + second.listed_ms
    return Stretch(size, listed_ms, first.rest_before_ms, second.rest_after_ms, first.get_ready_ms, second.own_rest)


def _sum(one_ms: int | None, other_ms: int | None) -> int | None:
    """Add up written rests; None if none is written."""
    if one_ms is None or other_ms is None:
        return other_ms if one_ms is None else one_ms
    return one_ms + other_ms


def _repeat(once: Stretch, rounds: int, rest_ms: int) -> Stretch:
    """Play a stretch in rounds; `rest_ms` stands between them where no rest is written."""
    if once.size is None:
        return Stretch(rest_before_ms=once.rest_before_ms and once.rest_before_ms * rounds)
    written_ms = _sum(once.rest_after_ms, once.rest_before_ms)
    between = interval(rest_ms if written_ms is None else written_ms)
    size = once.size * rounds + between * (rounds - 1) + Size(0, once.listed_ms)
    return once._replace(size=size, listed_ms=0)


def _exercise(exercise: Exercise) -> Stretch:
    """Measure all sets of an exercise; of a list that goes by round, all rounds together."""
    sets, ready_ms, rest_ms = exercise.sets, exercise.get_ready_ms, exercise.rest_ms
    sides = 2 if exercise.each_side else 1
    between_ms = (exercise.switch_ms or ready_ms) if exercise.each_side else 0
    intervals = sets * (_one(ready_ms) + sides + _one(between_ms)) + (sets - 1) * _one(rest_ms)
    length_ms = sets * (ready_ms + between_ms) + (sets - 1) * rest_ms
    listed_ms = sides * sum([effort_ms(exercise, target) for target in exercise.targets])
    if exercise.per_round:
        return Stretch(Size(intervals, length_ms), listed_ms * sets, get_ready_ms=ready_ms)
    length_ms += listed_ms * (sets // len(exercise.targets))
    return Stretch(Size(intervals, length_ms), get_ready_ms=ready_ms)


def _one(length_ms: int) -> int:
    """Count an interval that is left out where it has no length."""
    return 1 if length_ms else 0


def _emom(emom: Emom) -> Stretch:
    """Measure an emom, which is as long as its slots, whatever is in them."""
    slots = [1 if isinstance(entry, Rest) else 1 + _one(_idle_ms(emom, entry)) for entry in emom.entries]
    cycles, left_over = divmod(emom.slots, len(slots))
    size = Size(sum(slots) * cycles + sum(slots[:left_over]), emom.every_ms * emom.slots)
    return Stretch(interval(emom.get_ready_ms) + size, get_ready_ms=emom.get_ready_ms, own_rest=_last_rest(emom))


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
