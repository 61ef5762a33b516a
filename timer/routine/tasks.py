"""Tasks: an exercise or a rest, the steps that can stand in any list; and what a step's name tells."""

import re
from typing import NamedTuple

from timer.marked import Mapping, Node, Scalar, Sequence, quoted
from timer.routine import durations, shortform
from timer.routine.context import Context
from timer.routine.exercises import read_exercise, unreadable
from timer.routine.keys import BLOCK_KEYS, EXERCISE_KEYS, SECTIONS, STEP_KEYS
from timer.routine.kinds import read_duration
from timer.routine.model import Exercise, Rest

NAME_KEYS = ("name", "exercise")  # what people write who expect a key for the name


class Named(NamedTuple):
    """A step, taken apart: its name, and what is written after it; None after a bare name."""

    name: Scalar
    value: Node | None


def take_apart(node: Node, context: Context) -> Named | None:
    """Give a step's name and value; None after noting that it is no step."""
    faults = context.faults
    if isinstance(node, Sequence):
        faults.fault(node.mark, "a list can't be a step", "begin each of its steps with '- ', in line with the others")
    elif isinstance(node, Scalar):
        if not node.empty:
            return _bare(node, context)
        faults.fault(node.mark, "an empty step", "write an exercise, or delete the dash")
    elif not node.pairs:
        faults.fault(node.mark, "an empty step", "write an exercise, or delete it")
    elif len(node.pairs) > 1:
        _fault_second_key(node, context)
    else:
        return _single(*node.pairs[0], context)
    return None


def _bare(name: Scalar, context: Context) -> Named | None:
    """Take a name without a value, unless it was meant to have one."""
    exercise, _, value = name.text.partition(":")
    if value and (shortform.read(value) or re.fullmatch("[0-9]+", value)):
        what = f"a blank is missing after the colon in {quoted(name.text)}"
        context.faults.fault(name.mark, what, _with_value(exercise, value))
    elif shortform.read(name.text) or durations.to_ms(name.text) is not None:
        what = f"{quoted(name.text)} says how long or how many, but not what"
        context.faults.fault(name.mark, what, _with_value("- plank", name.text))
    elif name.text in STEP_KEYS:
        _fault_empty(name, context)
    elif name.text.casefold() in STEP_KEYS:
        context.faults.fault(name.mark, f"unknown step {quoted(name.text)}", f"did you mean '{name.text.casefold()}'?")
    else:
        return Named(name, None)
    return None


def _with_value(name: str, value: str) -> str:
    """Say how a name and its value are written; a bare number is made reps or seconds."""
    values = [value] if shortform.read(value) else [f"{value} reps", f"{value}s"]
    return f"write {' or '.join(quoted(f'{name}: {value}') for value in values)}"


def _fault_empty(name: Scalar, context: Context) -> None:
    mend = "write '- rest: 30s'" if name.text == "rest" else f"write what it holds below '{name.text}:', indented"
    context.faults.fault(name.mark, f"'{name.text}' alone says too little", mend)


def _fault_second_key(node: Mapping, context: Context) -> None:
    (first, value), (second, _) = node.pairs[:2]
    what = f"a step has one name, and {quoted(second.text)} is a second"
    if isinstance(value, Scalar) and value.empty:
        mend = f"indent it further, below '{first.text[:40]}:'"
    elif second.text in EXERCISE_KEYS and second.text != "rest" and isinstance(value, Scalar):
        mend = f"write all of it in braces: {_in_braces(first.text, value.text, second.text)}"
    else:
        mend = "begin a step of its own with '- '"
    context.faults.fault(second.mark, what, mend)


def _in_braces(name: str, value: str, second: str) -> str:
    """Write an exercise's name, its short form and a key as they belong together."""
    if name in NAME_KEYS:
        return f"{value[:40]}: {{{second}: …}}"
    short = shortform.read(value)
    parts = shortform.as_keys(short) if short else ["…"]
    return f"{name[:40]}: {{{', '.join([*parts, f'{second}: …'])}}}"


def _single(name: Scalar, value: Node, context: Context) -> Named | None:
    if name.empty or not name.text.strip():
        context.faults.fault(name.mark, "a step without a name", "write the exercise before the colon")
        return None
    if name.text in STEP_KEYS:
        if isinstance(value, Scalar) and value.empty:
            _fault_empty(name, context)
            return None
        return Named(name, value)
    return None if _fault_misspelt(name, value, context) else Named(name, value)


def _fault_misspelt(name: Scalar, value: Node, context: Context) -> bool:
    """Note a name that was meant for a block, a section or a rest; True if it was, and no exercise."""
    folded = name.text.casefold()
    listed = isinstance(value, Sequence)
    inside = {key.text for key, _ in value.pairs} if isinstance(value, Mapping) else set()
    if context.names.find(name.text) or not (listed or folded in STEP_KEYS or inside - EXERCISE_KEYS.keys()):
        return False
    meant = folded if folded in STEP_KEYS else context.faults.nearest(name.text, SECTIONS if listed else BLOCK_KEYS)
    if meant is None and "exercises" not in inside:
        return False
    mend = f"did you mean '{meant}'?" if meant else f"blocks are {', '.join(BLOCK_KEYS)}"
    kind = "section" if listed else "step" if meant == "rest" else "block"
    context.faults.fault(name.mark, f"unknown {kind} {quoted(name.text)}", mend)
    return True


def read_task(named: Named, context: Context) -> Exercise | Rest:
    """Read an exercise or a rest, where nothing else can stand."""
    name, value = named
    if name.text == "rest" and value is not None:
        return Rest(read_duration(value, context.faults) or 0, name.mark)
    if name.text in STEP_KEYS:
        what = f"'{name.text}' can't stand in {context.place.value}"
        holds = "only exercises and rests" if context.place.in_block else "steps, but no sections"
        context.faults.fault(name.mark, what, f"move it out: {context.place.value} holds {holds}")
        return unreadable(name.mark)
    return read_exercise(name, value, context)
