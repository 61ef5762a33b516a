"""Blocks: emom, amrap and for_time, which hold only exercises and rests."""

from math import lcm
from typing import Any

from timer.marked import Mapping, Mark, Node, Scalar, Sequence, quoted, read_mapping
from timer.routine.context import Context, Place, Rounds
from timer.routine.durations import format_ms
from timer.routine.estimates import block_effort_ms
from timer.routine.exercises import unreadable
from timer.routine.keys import AMRAP_KEYS, EMOM_KEYS, FOR_TIME_KEYS
from timer.routine.model import Amrap, Emom, Exercise, ForTime, Goal, Rest
from timer.routine.tasks import read_task, take_apart

MINUTE_MS = 60_000


def read_emom(mark: Mark, node: Mapping, context: Context) -> Emom | Exercise:
    """Read an emom; its exercises inherit no target."""
    node = _without_targets(node, "an emom", context)
    values = read_mapping(node, EMOM_KEYS, context.faults, "an emom")
    exercises: Sequence | None = values.get("exercises")
    if exercises is None:
        return unreadable(mark)
    inner = context._replace(place=Place.EMOM, rounds=None, targets=None)
    entries = tuple(_entry(item, inner) for item in exercises.items)
    every_ms: int = values.get("every", MINUTE_MS)
    slots = values.get("minutes", 1) * MINUTE_MS // every_ms
    if all(isinstance(entry, Rest) for entry in entries[: max(1, slots)]):
        _fault_only_rest(exercises, inner)
    if "every" in values or node.get("every") is None:
        _check_slots(node, values, every_ms, context)
        _check_lengths(entries, every_ms, context)
    return Emom(
        entries=tuple(entry._replace(length_ms=every_ms) if isinstance(entry, Rest) else entry for entry in entries),
        mark=mark,
        slots=slots,
        every_ms=every_ms,
        get_ready_ms=context.get_ready_ms,
        cues=context.cues,
    )


def _without_targets(node: Mapping, owner: str, context: Context) -> Mapping:
    """Note a target or rest of the whole block, where only its steps have one; give what is left."""
    targets = [key for key, _ in node.pairs if key.text in ("work", "reps", "rest")]
    for key in targets:
        what = f"{quoted(key.text)} can't stand for the whole of {owner}"
        mend = "write it at each exercise" if key.text != "rest" else "write the step '- rest: …' among its exercises"
        if key.text == "rest" and owner == "an emom":
            mend = "delete it: what is left of a slot is rest"
        context.faults.fault(key.mark, what, mend)
    return node._replace(pairs=tuple(pair for pair in node.pairs if pair[0] not in targets)) if targets else node


def _entry(node: Node, context: Context) -> tuple[Exercise, ...] | Rest:
    """Read what fills a slot: an exercise, a list of them, or a bare `rest`."""
    if _is_bare_rest(node):
        return Rest(0, node.mark)
    if isinstance(node, Sequence) and not node.items:
        context.faults.fault(node.mark, "an empty list", "write at least one exercise in it")
        return (unreadable(node.mark),)
    items = node.items if isinstance(node, Sequence) else (node,)
    return tuple(_exercise(item, context) for item in items)


def _exercise(node: Node, context: Context) -> Exercise:
    task = Rest(0, node.mark) if _is_bare_rest(node) else _task(node, context)
    if isinstance(task, Exercise):
        return task
    mend = "write '- rest' alone, as an entry of the emom"
    context.faults.fault(task.mark, "a rest in an emom fills a slot of its own", mend)
    return unreadable(task.mark)


def _is_bare_rest(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text == "rest"


def _check_slots(node: Mapping, values: dict[str, Any], every_ms: int, context: Context) -> None:
    """Note a length that is no whole number of slots, with the nearest two that are."""
    minutes = values.get("minutes", 0)
    if minutes * MINUTE_MS % every_ms == 0:
        return
    step = lcm(every_ms, MINUTE_MS) // MINUTE_MS
    less = minutes // step * step
    mend = f"write {less} or {less + step} minutes" if less else f"write {step} minutes"
    what = f"{minutes} min can't be cut into slots of {format_ms(every_ms)}"
    context.faults.fault(node.place("minutes"), what, mend)


def _check_lengths(entries: tuple[tuple[Exercise, ...] | Rest, ...], every_ms: int, context: Context) -> None:
    """Note exercises that are longer than the slot that they have to themselves."""
    for entry in entries:
        if isinstance(entry, Rest) or len(entry) > 1 or not entry[0].targets:
            continue
        length_ms = block_effort_ms(entry[0], 1) or 0
        if entry[0].targets[0].goal is Goal.TIME and length_ms > every_ms:
            what = f"{quoted(entry[0].name)} takes {format_ms(length_ms)}, and its slot is {format_ms(every_ms)}"
            context.faults.fault(entry[0].mark, what, "shorten it, or lengthen 'every'")


def read_amrap(mark: Mark, node: Mapping, context: Context) -> Amrap | Exercise:
    """Read an amrap; a list that it inherits goes by the rounds of the circuit around it."""
    node = _without_targets(node, "an amrap", context)
    values = read_mapping(node, AMRAP_KEYS, context.faults, "an amrap")
    tasks = _tasks(values, context._replace(place=Place.AMRAP))
    if not tasks:
        return unreadable(mark)
    return Amrap(tasks, mark, values.get("time", MINUTE_MS), context.get_ready_ms, context.cues)


def read_for_time(mark: Mark, node: Mapping, context: Context) -> ForTime | Exercise:
    """Read a for_time; lists go by its own rounds."""
    node = _without_targets(node, "a for_time", context)
    values = read_mapping(node, FOR_TIME_KEYS, context.faults, "a for_time")
    rounds = Rounds("for_time", mark, values.get("rounds"))
    tasks = _tasks(values, context._replace(place=Place.FOR_TIME, rounds=rounds))
    if not tasks:
        return unreadable(mark)
    return ForTime(tasks, mark, rounds.number or 1, values.get("cap"), context.get_ready_ms, context.cues)


def _tasks(values: dict[str, Any], context: Context) -> tuple[Exercise | Rest, ...]:
    """Read a block's exercises; none if it has no list of them."""
    exercises: Sequence | None = values.get("exercises")
    if exercises is None:
        return ()
    tasks = tuple(_task(item, context) for item in exercises.items)
    if all(isinstance(task, Rest) for task in tasks):
        _fault_only_rest(exercises, context)
    return tasks


def _task(node: Node, context: Context) -> Exercise | Rest:
    named = take_apart(node, context)
    return unreadable(node.mark) if named is None else read_task(named, context)


def _fault_only_rest(exercises: Sequence, context: Context) -> None:
    context.faults.fault(exercises.mark, f"{context.place.value} of nothing but rest", "write an exercise in it")
