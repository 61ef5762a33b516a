"""The outline of a routine: its steps as lines of text, for whoever is about to begin it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from timer import words
from timer.routine.durations import format_ms
from timer.routine.model import Amrap, Circuit, Emom, Exercise, ForTime, Rest, Routine, Section, Step


@dataclass(frozen=True, slots=True)
class Line:
    """One line; what it asks may be empty."""

    depth: int  # how deep in blocks and sections
    name: str
    asks: str = ""


def outline(routine: Routine) -> tuple[Line, ...]:
    """List a routine's steps in order, without its rests."""
    return tuple(line for step in routine.steps for line in _lines(step, 0))


def _lines(step: Step, depth: int) -> Iterator[Line]:
    match step:
        case Exercise():
            weight = f" ({step.weight})" if step.weight else ""
            yield Line(depth, words.capital(step.name) + weight, words.figure(step))
        case Section():
            yield Line(depth, words.SECTIONS[step.name])
            yield from _inner(step.steps, depth)
        case Circuit():
            yield from _circuit(step, depth)
        case Emom():
            every = "minute" if step.every_ms == 60_000 else format_ms(step.every_ms)
            yield Line(depth, f"Every {every}", f"{step.slots} ×")
            yield from _tasks(_distinct(step), depth)
        case Amrap():
            yield Line(depth, "As many rounds as possible", format_ms(step.time_ms))
            yield from _tasks(step.exercises, depth)
        case ForTime():
            rounds = "" if step.rounds == 1 else f"{step.rounds} rounds"
            yield Line(depth, "For time", rounds)
            yield from _tasks(step.exercises, depth)


def _inner(steps: tuple[Step, ...], depth: int) -> Iterator[Line]:
    for step in steps:
        yield from _lines(step, depth + 1)


def _circuit(circuit: Circuit, depth: int) -> Iterator[Line]:
    """A circuit of one round is no more than its steps."""
    if circuit.rounds == 1:
        yield from (line for step in circuit.steps for line in _lines(step, depth))
        return
    order = ", each in a new order" if circuit.shuffled else ""
    yield Line(depth, f"{circuit.rounds} rounds{order}")
    yield from _inner(circuit.steps, depth)


def _distinct(emom: Emom) -> tuple[Exercise, ...]:
    return tuple(exercise for entry in emom.entries if not isinstance(entry, Rest) for exercise in entry)


def _tasks(tasks: tuple[Exercise | Rest, ...], depth: int) -> Iterator[Line]:
    """List a block's exercises, each with what it asks."""
    for task in tasks:
        if isinstance(task, Exercise):
            yield from _lines(task, depth + 1)


def exercises(routine: Routine) -> tuple[Exercise, ...]:
    """Give all exercises of a routine, in order."""
    return tuple(exercise for step in routine.steps for exercise in _exercises(step))


def _exercises(step: Step) -> Iterator[Exercise]:
    match step:
        case Exercise():
            yield step
        case Section() | Circuit():
            for inner in step.steps:
                yield from _exercises(inner)
        case Emom():
            yield from _distinct(step)
        case Amrap() | ForTime():
            yield from (task for task in step.exercises if isinstance(task, Exercise))


def equipment(routine: Routine) -> tuple[str, ...]:
    """List what a routine needs, each thing once; `barbell or dumbbells` is met where dumbbells are needed anyway."""
    facts = [exercise.facts for exercise in exercises(routine) if exercise.facts]
    things = dict.fromkeys(thing for known in facts for thing in known.equipment)
    plural = {thing for thing in things if f"{thing}s" in things}
    sure = {_singular(thing) for thing in things if " or " not in thing}
    met = {thing for thing in things if " or " in thing and sure & {_singular(one) for one in thing.split(" or ")}}
    return tuple(thing for thing in things if thing not in plural | met)


def _singular(thing: str) -> str:
    return thing.removesuffix("s")
