"""Figures: what the history comes to, by weeks and by exercises. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from timer.history.reading import Workout
from timer.history.rows import IntervalRow
from timer.state import Outcome
from timer.timeline import End, Phase
from timer.wallclock import local

MINUTE_MS = 60_000
WEEKS = 12
OFTEN = 2  # workouts in a week: what keeps a person strong, and no streak that punishes a rest day
HELD = {Outcome.DONE.value, Outcome.EARLY.value, Outcome.CAPPED.value}


@dataclass(frozen=True, slots=True)
class Week:
    """A week's training."""

    monday: date
    workouts: int
    active_ms: int


@dataclass(frozen=True, slots=True)
class Best:
    """The most that was done of an exercise; None where it was never measured so."""

    exercise: str  # as it was written last
    longest_ms: int | None = None
    reps: int | None = None  # in one set
    rounds: int | None = None  # of an amrap
    amrap_ms: int | None = None  # how long that was


def day(workout: Workout) -> date | None:
    """Give the day of a workout; None if the clock was not right."""
    return local(workout.started_ms).date() if workout.synchronised else None


def weeks(workouts: Sequence[Workout], today: date | None) -> tuple[Week, ...]:
    """Give the last twelve weeks, the latest last; those of the last workout, if nobody knows what day it is.

    Workouts without a day, and those in which no work was done, are in no week.
    """
    dated = [(found, workout) for workout in workouts if (found := day(workout)) and workout.work_ms]
    last = today or max((found for found, _ in dated), default=None)
    if last is None:
        return ()
    mondays = [_monday(last) - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    return tuple(_week(monday, [workout for found, workout in dated if _monday(found) == monday]) for monday in mondays)


def weeks_min(lengths: Iterable[tuple[int, int]], today: date) -> tuple[int, ...]:
    """Give the minutes of training in each of the last twelve weeks, this one last.

    Args:
        lengths: Of workouts: when each began, in milliseconds since 1970, and its length.
    """
    weeks_ms = Counter[date]()
    for started_ms, active_ms in lengths:
        weeks_ms[_monday(local(started_ms).date())] += active_ms
    this = _monday(today)
    return tuple(round(weeks_ms[this - timedelta(weeks=back)] / MINUTE_MS) for back in reversed(range(WEEKS)))


def _monday(some_day: date) -> date:
    return some_day - timedelta(days=some_day.weekday())


def _week(monday: date, workouts: list[Workout]) -> Week:
    return Week(monday, len(workouts), sum(workout.active_ms for workout in workouts))


def often(found: Iterable[Week]) -> int:
    """Count the weeks with two workouts or more."""
    return sum(week.workouts >= OFTEN for week in found)


def bests(workouts: Iterable[Workout]) -> tuple[Best, ...]:
    """Give each exercise's best, by name; large and small letters are the same."""
    found: dict[tuple[str, int | None], Best] = {}
    for row in _work(workouts):
        assert row.exercise
        amrap_ms = row.planned_ms if row.kind == End.AMRAP.value else None
        key = (row.exercise.casefold(), amrap_ms)
        best = _measured(row, amrap_ms)
        found[key] = _better(found[key], best) if key in found else best
    return tuple(found[key] for key in sorted(found, key=lambda key: (key[0], key[1] or 0)) if _is_measured(found[key]))


def _work(workouts: Iterable[Workout]) -> Iterator[IntervalRow]:
    for workout in workouts:
        yield from (row for row in workout.intervals if row.phase == Phase.WORK.value and row.exercise)


def _measured(row: IntervalRow, amrap_ms: int | None) -> Best:
    """Measure one interval: a hold by its time, a set by its count if it was done, an amrap by its rounds."""
    exercise, done = row.exercise or "", row.outcome == Outcome.DONE.value
    if amrap_ms is not None:
        return Best(exercise, rounds=row.rounds_done or None, amrap_ms=amrap_ms)
    if row.reps is not None:
        return Best(exercise, reps=row.reps if done else None)
    held = row.kind in (End.TIMED.value, End.MAX.value) and row.outcome in HELD
    return Best(exercise, longest_ms=row.actual_ms if held else None)


def _better(one: Best, other: Best) -> Best:
    return Best(
        other.exercise,
        _larger(one.longest_ms, other.longest_ms),
        _larger(one.reps, other.reps),
        _larger(one.rounds, other.rounds),
        other.amrap_ms,
    )


def _larger(one: int | None, other: int | None) -> int | None:
    return max((number for number in (one, other) if number is not None), default=None)


def _is_measured(best: Best) -> bool:
    return any(number is not None for number in (best.longest_ms, best.reps, best.rounds))
