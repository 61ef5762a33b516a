"""Just Another Workout Timer: sets of exercises, each set played so many times. Lengths in whole seconds."""

from collections.abc import Iterator
from typing import Any

from timer.importing.fields import Fields
from timer.importing.plan import Loop, Losses, Plan, Rest, Step, Work, clean, finish, is_rest, tidy, work_name

NAME = "Just Another Workout Timer"
TITLE = "title"
NEWEST = 2  # version of the file

TOP_KEYS = frozenset({"workouts"})
WORKOUT_KEYS = frozenset({"title", "sets", "version", "position", "id"})
SET_KEYS = frozenset({"repetitions", "exercises", "id"})
EXERCISE_KEYS = frozenset({"name", "duration", "id"})
EXERCISE = {"name": "Exercise", "duration": 30}  # what the app puts where there is null
SET = {"repetitions": 1, "exercises": [EXERCISE]}


def entries(top: Any) -> list[Any]:
    """Give the workouts of a file: of a backup, or the one that was shared."""
    return Fields(top).items("workouts") if "workouts" in top else [top]


def read(entry: Any, top: Any) -> Plan:
    """Read a workout.

    Raises:
        Refused: The app would refuse it, or there is nothing to do in it.
    """
    fields, losses = Fields(entry), Losses()
    fields.need("title", "sets")
    title = clean(fields.text("title", "Workout"))
    if fields.whole("version", 1) > NEWEST:
        losses.add(f"without whatever is new in version {fields.whole('version')} of the file")
    fields.whole("position", -1, least=-1)
    losses.add_unknown(fields.unknown(WORKOUT_KEYS))
    if entry is not top:
        losses.add_unknown(Fields(top).unknown(TOP_KEYS))
    numbers = iter(range(1, 1_000_000))
    sets = [_set(each, numbers, losses) for each in fields.objects("sets", "set", [SET])]
    steps = tidy(step for rounds, inner in sets for step in _in_rounds(rounds, inner))
    app_ms = sum(rounds * sum(_length_ms(step) for step in inner) for rounds, inner in sets)
    return finish(Plan(title, steps, app_ms, losses))


def _set(fields: Fields, numbers: Iterator[int], losses: Losses) -> tuple[int, tuple[Work | Rest, ...]]:
    """Read a set: how often, and what."""
    fields.need("repetitions", "exercises")
    losses.add_unknown(fields.unknown(SET_KEYS))
    rounds = fields.whole("repetitions", 1)
    found = [_exercise(each, next(numbers), losses) for each in fields.objects("exercises", "exercise", [EXERCISE])]
    inner = tuple(step for step in found if step)
    if not rounds or not found:
        losses.add("left out, a set without exercises" if rounds else "left out, a set that is played no times")
    return rounds, inner if rounds else ()


def _exercise(fields: Fields, number: int, losses: Losses) -> Work | Rest | None:
    fields.need("name", "duration")
    losses.add_unknown(fields.unknown(EXERCISE_KEYS))
    name, length_ms = fields.text("name", "Exercise"), fields.whole("duration", 30) * 1_000
    if not length_ms:
        losses.add("left out, for it lasts 0 s", name)
        return None
    return Rest(length_ms) if is_rest(name) else Work(work_name(name, number, losses), length_ms)


def _in_rounds(rounds: int, inner: tuple[Work | Rest, ...]) -> tuple[Step, ...]:
    return (Loop(rounds, inner),) if rounds > 1 else inner


def _length_ms(step: Work | Rest) -> int:
    return step.length_ms or 0
