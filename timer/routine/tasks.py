"""Tasks: an exercise or a rest, the steps that can stand in any list; and what a step's name tells."""

import re

from timer.marked import Mapping, Node, Scalar, Sequence, quoted
from timer.routine import durations, shortform
from timer.routine.context import Context
from timer.routine.exercises import read_exercise, unreadable
from timer.routine.foreign import fault_keys, fault_lost_key, fault_misspelt, fault_name_key
from timer.routine.keys import STEP_KEYS
from timer.routine.kinds import read_duration
from timer.routine.model import Exercise, Rest

Named = tuple[Scalar, Node | None]  # a step, taken apart: its name, and what is written after it; None: a bare name


def take_apart(node: Node, context: Context) -> Named | None:
    """Give a step's name and value; None after noting that it is no step."""
    faults = context.faults
    if isinstance(node, Mapping) and len(node.pairs) == 1:
        return _single(*node.pairs[0], context)
    if isinstance(node, Sequence):
        faults.fault(node.mark, "a list can't be a step", "begin each of its steps with '- ', in line with the others")
    elif isinstance(node, Scalar):
        if not node.empty:
            return _bare(node, context)
        faults.fault(node.mark, "an empty step", "write an exercise, or delete the dash")
    elif not node.pairs:
        faults.fault(node.mark, "an empty step", "write an exercise, or delete it")
    else:
        fault_keys(node, context)
    return None


def _bare(name: Scalar, context: Context) -> Named | None:
    """Take a name without a value, unless it was meant to have one."""
    if context.names.find(name.text):
        return name, None
    exercise, _, value = name.text.partition(":")
    if value and (shortform.read(value) or re.fullmatch("[0-9]+", value)):
        what = f"a space is missing after the colon in {quoted(name.text)}"
        context.faults.fault(name.mark, what, _with_value(exercise, value))
    elif shortform.read(name.text) or durations.to_ms(name.text) is not None:
        what = f"{quoted(name.text)} says how long or how many, but not what"
        context.faults.fault(name.mark, what, _with_value("- plank", name.text))
    elif name.text in STEP_KEYS:
        _fault_empty(name, context)
    elif name.text.casefold() in STEP_KEYS:
        context.faults.fault(name.mark, f"unknown step {quoted(name.text)}", f"did you mean '{name.text.casefold()}'?")
    else:
        return name, None
    return None


def _with_value(name: str, value: str) -> str:
    """Say how a name and its value are written; a bare number is made reps or seconds."""
    values = [value] if shortform.read(value) else [f"{value} reps", f"{value}s"]
    return f"write {' or '.join(quoted(f'{name}: {value}') for value in values)}"


def _fault_empty(name: Scalar, context: Context) -> None:
    mend = "write '- rest: 30s'" if name.text == "rest" else f"write what it holds below '{name.text}:', indented"
    context.faults.fault(name.mark, f"'{name.text}' alone says too little", mend)


def _single(name: Scalar, value: Node, context: Context) -> Named | None:
    if name.text in STEP_KEYS:
        if isinstance(value, Scalar) and value.empty:
            _fault_empty(name, context)
            return None
        return name, value
    if context.names.find(name.text):
        return name, value
    if name.empty or not name.text.strip():
        context.faults.fault(name.mark, "a step without a name", "write the exercise before the colon")
        return None
    foreign = (
        fault_name_key(name, value, context)
        or fault_lost_key(name, value, context)
        or fault_misspelt(name, value, context)
    )
    return None if foreign else (name, value)


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
