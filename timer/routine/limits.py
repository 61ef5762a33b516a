"""Limits: what is more than anyone can play, found without laying it out."""

from collections.abc import Callable

from timer.marked import Faults, quoted
from timer.routine.durations import LONGEST_MS, format_ms
from timer.routine.measure import measure, measure_step
from timer.routine.model import Amrap, Circuit, Emom, Exercise, ForTime, Rest, Routine, Section, Step

MOST_INTERVALS = 20_000
LONG_MS = 3 * 3_600_000  # from here on a slip of the pen is more likely than the wish
MOST_ADDED_UP = 200_000  # targets; more than anyone writes, and a long list that many exercises inherit has millions
BEYOND_MS = 366 * LONGEST_MS  # larger numbers say no more, and fill the screen
BEYOND_COUNT = 1_000_000_000
WORDS: dict[type, str] = {Rest: "rest", Circuit: "circuit", Emom: "emom", Amrap: "amrap", ForTime: "for_time"}


def check_limits(routine: Routine, faults: Faults) -> None:
    """Note a routine of more than 24 h or 20,000 intervals, at the step that has the most of it."""
    steps = [leaf for step in routine.steps for leaf in (step.steps if isinstance(step, Section) else (step,))]
    targets = sum(map(_targets, steps))
    if targets <= MOST_ADDED_UP:
        size = measure(routine)
        if size.intervals > MOST_INTERVALS:
            what = f"the routine has {_count(size.intervals)} intervals"
            _fault(steps, lambda step: measure_step(step).intervals, what, _count, faults)
            return
        if size.length_ms > LONGEST_MS:
            what = f"the routine lasts {_length(size.length_ms)}"
            _fault(steps, lambda step: measure_step(step).length_ms, what, _length, faults)
            return
        if targets <= MOST_INTERVALS and size.length_ms >= LONG_MS:
            _warn_long(steps, size.length_ms, faults)
    if targets > MOST_INTERVALS:
        _fault(steps, _targets, f"the routine has {_count(targets)} targets", _count, faults)


def _warn_long(steps: list[Step], length_ms: int, faults: Faults) -> None:
    """Note a routine of hours at its longest step, unless something is said about that one already."""
    longest = _largest(steps, lambda step: measure_step(step).length_ms)
    if all(warning.mark.line != longest.mark.line for warning in faults.warnings):
        what = f"the routine lasts {_length(length_ms)}, {_length(measure_step(longest).length_ms)} of it here"
        faults.warn(longest.mark, what, "look for minutes that should be seconds")


def _fault(
    steps: list[Step], part: Callable[[Step], int], what: str, show: Callable[[int], str], faults: Faults
) -> None:
    largest = _largest(steps, part)
    name = quoted(largest.name) if isinstance(largest, Exercise) else f"the {WORDS[type(largest)]} here"
    most = format_ms(LONGEST_MS) if show is _length else f"{MOST_INTERVALS:,}"
    faults.fault(largest.mark, f"{what}, {show(part(largest))} in {name}", f"{most} is the most")


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
            return sum(_targets(task) for entry in step.entries if isinstance(entry, tuple) for task in entry)
        case Amrap() | ForTime():
            return sum(map(_targets, step.exercises))
        case Rest():
            return 0


def _count(number: int) -> str:
    return f"{number:,}" if number <= BEYOND_COUNT else f"over {BEYOND_COUNT:,}"


def _length(length_ms: int) -> str:
    return format_ms(length_ms) if length_ms <= BEYOND_MS else "over a year"
