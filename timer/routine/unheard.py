"""Unheard: signals that are written and can never sound in the work that they are written for."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timer.marked import Faults, Mapping, Node, quoted
from timer.routine import durations
from timer.routine.cuesettings import Changes
from timer.routine.durations import format_ms
from timer.routine.estimates import block_effort_ms, effort_ms
from timer.routine.model import (
    HALFWAY_FROM_MS,
    LAST_TEN_FROM_MS,
    Amrap,
    Circuit,
    Emom,
    Exercise,
    ForTime,
    Goal,
    Rest,
    Section,
    Step,
    Target,
)


class _Effort(NamedTuple):
    """A work interval, as far as signals go."""

    length_ms: int | None  # that it has or may have at most; None: as long as the athlete likes
    timed: bool = True
    paced: bool = False


def note_unheard(node: Node | None, changes: Changes | None, steps: Iterable[Step], faults: Faults) -> None:
    """Note signals that none of the work has a moment for.

    Args:
        node: What is written behind `cues`; None if nothing is.
        changes: What could be read of it.
        steps: All that it holds for.
    """
    if not changes or not isinstance(node, Mapping):
        return
    efforts = {effort for step in steps for effort in _efforts(step)}
    if not efforts:
        return
    if all(effort.length_ms is not None for effort in efforts):
        _note_moments(node.get("at"), _longest_ms(efforts), faults)
    for key, (what, mend) in _silent(changes, efforts):
        faults.warn(node.place(key), f"{quoted(key)} never sounds here: {what}", mend)


def note_long_countdown(node: Node | None, changes: Changes | None, exercise: Exercise, faults: Faults) -> None:
    """Note that an exercise's countdown is longer than the exercise, of which it counts what fits."""
    seconds, longest_ms = (changes or {}).get("countdown"), _longest_ms(set(_efforts(exercise)))
    alone = exercise.sets == 1 and not exercise.each_side
    if isinstance(node, Mapping) and type(seconds) is int and alone and 0 < longest_ms < seconds * 1_000:
        what = f"a countdown of {seconds} s, and the work lasts {format_ms(longest_ms)}"
        faults.warn(node.place("countdown"), what, f"write at most {(longest_ms - 1) // 1_000}, or off")


def _efforts(step: Step) -> Iterator[_Effort]:
    match step:
        case Exercise():
            yield from (_effort(step, target) for target in step.targets)
        case Circuit() | Section():
            for inner in step.steps:
                yield from _efforts(inner)
        case Emom():
            for entry in step.entries:
                if not isinstance(entry, Rest):
                    yield _Effort(_slot_ms(step, entry))
        case Amrap():
            yield _Effort(step.time_ms)
        case ForTime():
            yield _Effort(step.cap_ms, timed=False)


def _effort(exercise: Exercise, target: Target) -> _Effort:
    if target.goal is Goal.TIME or exercise.pace_ms:
        return _Effort(effort_ms(exercise, target), paced=target.goal is Goal.REPS)
    return _Effort(exercise.cap_ms, timed=False)


def _slot_ms(emom: Emom, exercises: tuple[Exercise, ...]) -> int:
    """Give the length of a slot's work."""
    first = exercises[0]
    alone = len(exercises) == 1 and first.targets and first.targets[0].goal is Goal.TIME
    return (block_effort_ms(first, 1) if alone else None) or emom.every_ms


def _note_moments(node: Node | None, longest_ms: int, faults: Faults) -> None:
    """Note moments that come after the end of all work."""
    for name, _ in node.pairs if isinstance(node, Mapping) else ():
        at_ms = durations.to_ms(name.text)
        if at_ms is not None and at_ms >= longest_ms:
            what = f"{quoted(name.text)} never comes: the work here ends after {format_ms(longest_ms)}"
            faults.warn(name.mark, what, "moments count from its beginning; write an earlier one")


def _silent(changes: Changes, efforts: set[_Effort]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give the signals that are switched on in vain, each with why, and the mend."""
    timed = {effort for effort in efforts if effort.timed}
    longest_ms, last_ten = _longest_ms(timed), changes.get("last_ten")
    if last_ten and longest_ms < LAST_TEN_FROM_MS:
        yield "last_ten", (f"it is for timed work of {format_ms(LAST_TEN_FROM_MS)} or more", "delete it")
    elif type(last_ten) is int and last_ten * 1_000 >= longest_ms:
        yield "last_ten", (f"the work lasts {format_ms(longest_ms)}", f"write at most {(longest_ms - 1) // 1_000}")
    if changes.get("halfway") and _longest_ms({effort for effort in timed if not effort.paced}) < HALFWAY_FROM_MS:
        yield "halfway", (f"it is for timed work of {format_ms(HALFWAY_FROM_MS)} or more, without a pace", "delete it")
    if changes.get("rep") and not any(effort.paced for effort in timed):
        yield "rep", ("it is for reps with a pace", "write 'pace', or delete it")


def _longest_ms(efforts: set[_Effort]) -> int:
    return max((effort.length_ms or 0 for effort in efforts), default=0)
