"""Limits: what is more than anyone can play, found without laying it out."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from timer.marked import Faults, Mark, quoted
from timer.routine.durations import LONGEST_MS, format_ms
from timer.routine.measure import measure, measure_step
from timer.routine.model import Amrap, Circuit, Emom, Exercise, ForTime, Rest, Routine, Section, Step

MOST_INTERVALS = 20_000
LONG_MS = 3 * 3_600_000  # from here on a slip of the pen is more likely than the wish
MOST_ADDED_UP = 200_000  # targets; more than anyone writes, and a long list that many exercises inherit has millions
BEYOND_MS = 366 * LONGEST_MS  # larger numbers say no more, and fill the screen
BEYOND_COUNT = 1_000_000_000
WORDS: dict[type, str] = {Rest: "rest", Circuit: "circuit", Emom: "emom", Amrap: "amrap", ForTime: "for_time"}


class Part(NamedTuple):
    """What a routine's length is made of: a step, or a time at its top."""

    mark: Mark
    name: str  # as the faults call it
    length_ms: int


def check_limits(routine: Routine, times: Sequence[Part], faults: Faults) -> None:
    """Note a routine of more than 24 h or 20,000 intervals, at what has the most of it.

    Args:
        times: That are written at the routine's top, once each.
    """
    steps = [leaf for step in routine.steps for leaf in (step.steps if isinstance(step, Section) else (step,))]
    targets = sum(map(_targets, steps))
    if targets <= MOST_ADDED_UP:
        size = measure(routine)
        if size.intervals > MOST_INTERVALS:
            what = f"the routine has {_count(size.intervals)} intervals"
            _fault(steps, lambda step: measure_step(step).intervals, what, faults)
            return
        if size.length_ms > LONGEST_MS:
            longest = _longest(steps, times)
            what = f"the routine lasts {_length(size.length_ms)}, {_length(longest.length_ms)} in {longest.name}"
            faults.fault(longest.mark, what, f"{format_ms(LONGEST_MS)} is the most")
            return
        if targets <= MOST_INTERVALS and size.length_ms >= LONG_MS:
            _warn_long(_longest(steps, times), size.length_ms, faults)
    if targets > MOST_INTERVALS:
        _fault(steps, _targets, f"the routine has {_count(targets)} targets", faults)


def _longest(steps: list[Step], times: Sequence[Part]) -> Part:
    """Give the longest step; a time at the top instead, if that is most of it, as each step may have inherited it."""
    step = _largest(steps, lambda step: measure_step(step).length_ms)
    longest = Part(step.mark, _name(step), measure_step(step).length_ms)
    time = max(times, key=lambda time: time.length_ms, default=longest)
    return time if time.length_ms > longest.length_ms // 2 else longest


def _warn_long(longest: Part, length_ms: int, faults: Faults) -> None:
    """Note a routine of hours at its longest part, unless something is said about that one already."""
    if all(warning.mark.line != longest.mark.line for warning in faults.warnings):
        what = f"the routine lasts {_length(length_ms)}, {_length(longest.length_ms)} of it here"
        faults.warn(longest.mark, what, "look for minutes that should be seconds")


def _fault(steps: list[Step], part: Callable[[Step], int], what: str, faults: Faults) -> None:
    largest = _largest(steps, part)
    faults.fault(
        largest.mark, f"{what}, {_count(part(largest))} in {_name(largest)}", f"{MOST_INTERVALS:,} is the most"
    )


def _name(step: Step) -> str:
    return quoted(step.name) if isinstance(step, Exercise) else f"the {WORDS[type(step)]} here"


def _largest(steps: list[Step], part: Callable[[Step], int]) -> Step:
    return max(steps, key=part)


def _targets(step: Step) -> int:
    """Count the targets that are written or inherited in a step."""
    match step:
        case Exercise():
            return len(step.targets)
        case Circuit() | Section():
            return sum(map(_targets, step.steps))
        case Emom():
            return sum(_targets(task) for entry in step.entries if not isinstance(entry, Rest) for task in entry)
        case Amrap() | ForTime():
            return sum(map(_targets, step.exercises))
        case Rest():
            return 0


def _count(number: int) -> str:
    return f"{number:,}" if number <= BEYOND_COUNT else f"over {BEYOND_COUNT:,}"


def _length(length_ms: int) -> str:
    return format_ms(length_ms) if length_ms <= BEYOND_MS else "over a year"
