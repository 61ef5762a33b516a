"""Foreign steps: shapes that other timers give a step, or that a beginner does, each with how it is written here."""

import re

from timer.marked import Faults, Mapping, Node, Scalar, Sequence, called, nearest, quoted
from timer.routine import durations, shortform
from timer.routine.context import Context
from timer.routine.keys import BLOCK_KEYS, CIRCUIT_KEYS, EXERCISE_KEYS, ROUTINE_KEYS, SECTIONS, STEP_KEYS

NAME_KEYS = ("name", "exercise", "title", "label", "type", "activity", "move", "movement")
LIST_KEYS = ("steps", "exercises")
SHAPES = {"cues": (Scalar, Mapping), **dict.fromkeys(("tags", "work", "reps", *LIST_KEYS), (Scalar, Sequence))}
FIRST_KEYS = {"circuit": "rounds", "emom": "minutes", "amrap": "time", "for_time": "cap"}
MOST_KEYS = 4  # in a mend; more fill the screen


def at_home(root: Mapping, faults: Faults) -> Mapping:
    """Note what stands at a routine's top and belongs deeper, or the other way round; give what is left."""
    first, value = root.pairs[0] if root.pairs else (None, None)
    if first and len(root.pairs) == 1 and isinstance(value, Mapping) and any(map(value.get, ("name", *LIST_KEYS))):
        what = f"{quoted(first.text)} holds the whole routine"
        faults.fault(first.mark, what, "delete this line, and begin the lines below it further left")
        return value
    strangers = [key for key, _ in root.pairs if _belongs_in_steps(key, faults)]
    return root._replace(pairs=tuple(pair for pair in root.pairs if pair[0] not in strangers)) if strangers else root


def _belongs_in_steps(key: Scalar, faults: Faults) -> bool:
    """Note a step, or a key of a circuit, among a routine's keys; True if it is one."""
    if key.text in ROUTINE_KEYS:
        return False
    word = key.text if key.text in STEP_KEYS else faults.nearest(key.text, SECTIONS)
    if word:
        faults.fault(key.mark, f"{quoted(key.text)} is a step", f"write it below 'steps:', indented, as '- {word}:'")
    elif key.text in ("rounds", "rest_between_rounds", "shuffle"):
        mend = "write '- circuit:' below 'steps:', and this below that, indented"
        faults.fault(key.mark, f"{quoted(key.text)} belongs in a circuit", mend)
    else:
        return False
    return True


def fault_keys(node: Mapping, context: Context) -> None:
    """Note a step of several keys, where one was meant."""
    (first, value), (second, _) = node.pairs[:2]
    inside = {key.text: inner for key, inner in node.pairs}
    lists = [key for key in LIST_KEYS if isinstance(inside.get(key), Sequence)]
    if isinstance(value, Mapping) and value.pairs and _belongs(second.text, first.text, value):
        what = f"{quoted(second.text)} does not line up with the keys of {quoted(first.text)}"
        context.faults.fault(second.mark, what, f"begin it in the same column as {quoted(value.pairs[0][0].text)}")
    elif first.text in STEP_KEYS and isinstance(value, Scalar) and value.empty:
        what = f"a step has one name, and {quoted(second.text)} is a second"
        context.faults.fault(second.mark, what, _apart(node))
    elif lists and "name" in inside:
        what = "a whole routine stands in this step"
        context.faults.fault(first.mark, what, f"keep only the list below '{lists[0]}:'")
    elif lists:
        block = first.text if first.text in BLOCK_KEYS else "circuit"
        keys = f"{quoted(f'{FIRST_KEYS[block]}:')} and 'exercises:' with the list below that"
        what = f"steps that are repeated make a{'n' if block[0] in 'ae' else ''} {block}"
        context.faults.fault(first.mark, what, f"write '- {block}:', and below it, indented, {keys}")
    elif first.text in NAME_KEYS and isinstance(value, Scalar):
        what = f"a step begins with what is done, without {quoted(first.text + ':')}"
        context.faults.fault(first.mark, what, _with_name_first(node))
    else:
        what = f"a step has one name, and {quoted(second.text)} is a second"
        context.faults.fault(second.mark, what, _apart(node))


def _belongs(key: str, name: str, value: Mapping) -> bool:
    """Tell whether a key is one that a step may have, and does not have yet."""
    return key in BLOCK_KEYS.get(name, EXERCISE_KEYS) and value.get(key) is None


def _with_name_first(node: Mapping) -> str:
    """Say how keys with a name among them are written as one step."""
    values = {key.text: value.text for key, value in node.pairs if isinstance(value, Scalar)}
    name = next((values[key] for key in NAME_KEYS if key in values), "")
    others = {key: values[key] for key in values if key not in NAME_KEYS}
    known = [_translated(key, value) for key, value in others.items()]
    if len(node.pairs) > len(values) or not all(known) or len(known) > MOST_KEYS:
        return f"write '{name[:40]}: {{…}}', with the other keys in the braces"
    keys = dict(pair for pair in known if pair)
    rest = keys.pop("rest", None) if "sets" not in keys else None
    if "rest" in (values.get("type"), name.casefold()) and len(keys) == 1:
        return f"write '- rest: {_length(next(iter(keys.values())))}'"
    step = f"write '{name[:40]}: {_as_value(keys)}'"
    return f"{step}, and below it the step '- rest: {_length(rest)}'" if rest else step


def _translated(key: str, value: str) -> tuple[str, str] | None:
    """Give an exercise's key and value as they are written here; None if no such key is known."""
    if key in EXERCISE_KEYS:
        return key, value[:40]
    known = called(key, EXERCISE_KEYS)
    return (known[0], known[1].replace("…", value) if known[1] else value[:40]) if known else None


def _as_value(keys: dict[str, str]) -> str:
    """Write an exercise's keys: the short form if its target is all there is."""
    if list(keys) == ["work"]:
        return _length(keys["work"])
    if list(keys) == ["reps"] and keys["reps"].isdigit():
        return f"{keys['reps']} reps"
    return "{" + ", ".join(f"{key}: {_safe(value)}" for key, value in keys.items()) + "}"


def _length(text: str) -> str:
    if re.fullmatch("[0-9]+", text):
        return f"{text}s"
    return text if durations.to_ms(text) is not None else durations.meant(text) or text


def _safe(text: str) -> str:
    """Give a text as it can stand in braces."""
    return f'"{text}"' if re.search("[][{},:#'&*!|>%@`]", text) else text


def _apart(node: Mapping) -> str:
    """Say where a second key belongs."""
    (first, value), (second, other) = node.pairs[:2]
    if isinstance(value, Scalar) and value.empty:
        return f"indent it further, below '{first.text[:40]}:'"
    if second.text in EXERCISE_KEYS and second.text != "rest" and isinstance(value, Scalar):
        short = shortform.read(value.text)
        parts = shortform.as_keys(short) if short else ["…"]
        written = _safe(other.text[:40]) if isinstance(other, Scalar) and not other.empty else "…"
        return f"write all of it in braces: {first.text[:40]}: {{{', '.join([*parts, f'{second.text}: {written}'])}}}"
    if isinstance(other, Scalar) and not other.empty:
        return f"write a step of its own: '- {second.text[:40]}: {other.text[:40]}'"
    return "begin a step of its own with '- '"


def fault_name_key(name: Scalar, value: Node, context: Context) -> bool:
    """Note `exercise: squat`; True if it was that, and no exercise of this name."""
    if name.text not in NAME_KEYS or not isinstance(value, Scalar) or value.empty:
        return False
    if shortform.read(value.text) or re.match("[0-9]", value.text):
        return False
    mend = f"write '- {value.text[:40]}'"
    if context.targets is None and not context.place.in_block:
        mend = f"write '- {value.text[:40]}: 45s' or '- {value.text[:40]}: 12 reps'"
    what = f"a step begins with what is done, without {quoted(name.text + ':')}"
    context.faults.fault(name.mark, what, mend)
    return True


def fault_lost_key(name: Scalar, value: Node, context: Context) -> bool:
    """Note a key with a dash before it, as in `- rounds: 3`; True if it was one, and no exercise of this name."""
    if not isinstance(value, SHAPES.get(name.text, Scalar)) or (
        isinstance(value, Scalar) and shortform.read(value.text)
    ):
        return False
    if not is_key(name) or context.names.find(name.text):
        return False
    mend = f"write it {_home(name.text)}, without a dash"
    context.faults.fault(name.mark, f"{quoted(name.text)} is not a step of its own", mend)
    return True


def is_key(name: Scalar) -> bool:
    """Tell whether a step is called like a key of a routine, an exercise or a circuit."""
    return name.text in ROUTINE_KEYS or name.text in EXERCISE_KEYS or name.text in CIRCUIT_KEYS


def instead_of_key(name: Scalar, value: Node | None) -> str:
    """Say what to write for a step that is called like a key and reads like an exercise: `- work: 30s`."""
    target = value.text if isinstance(value, Scalar) else ""
    mend = f"write what is done, as '- plank: {target}'" if target else "write what is done"
    if not target or name.text in (*LIST_KEYS, *NAME_KEYS):
        return mend
    return f"{mend}, or '{name.text}: {target}' {_home(name.text)}"


def _home(key: str) -> str:
    """Say where a key is written."""
    if key in EXERCISE_KEYS:
        return "below its exercise, indented"
    return "below '- circuit:', indented" if key in CIRCUIT_KEYS or key in LIST_KEYS else "above 'steps:'"


def fault_misspelt(name: Scalar, value: Node, context: Context) -> bool:
    """Note a name that was meant for a block, a section or a rest; True if it was, and no exercise."""
    if context.names.find(name.text):
        return False
    folded = name.text.casefold()
    listed = isinstance(value, Sequence)
    inside = {key.text for key, _ in value.pairs} if isinstance(value, Mapping) else set()
    if not (
        folded in STEP_KEYS or inside - EXERCISE_KEYS.keys() or (isinstance(value, Sequence) and _has_steps(value))
    ):
        return False
    meant = _meant(name.text, listed, inside, context)
    if meant is None and not listed and not inside & set(LIST_KEYS):
        return False
    if listed and meant is None:
        words = re.split("[ _-]+", folded)
        block = next((key for key in BLOCK_KEYS if key.split("_")[0] in words), "circuit")
        mend = f"write '- {block}:', and below it, indented, 'exercises:' with the list below that"
        context.faults.fault(name.mark, f"{quoted(name.text)} can't hold a list of steps", mend)
        return True
    mend = f"did you mean '{meant}'?" if meant else f"blocks are {', '.join(BLOCK_KEYS)}"
    kind = "section" if listed else "step" if meant == "rest" else "block"
    context.faults.fault(name.mark, f"unknown {kind} {quoted(name.text)}", mend)
    return True


def _meant(name: str, listed: bool, inside: set[str], context: Context) -> str | None:
    """Give the block, section or rest that a name stands for."""
    if name.casefold() in STEP_KEYS:
        return name.casefold()
    if listed:
        return context.faults.nearest(name, SECTIONS)
    blocks = {key: STEP_KEYS[key] for key in BLOCK_KEYS}
    known = called(name, blocks) if inside & {*CIRCUIT_KEYS, *LIST_KEYS, "times"} else None
    return known[0] if known else context.faults.nearest(name, BLOCK_KEYS)


def _has_steps(value: Sequence) -> bool:
    """Tell whether a list holds steps, not targets."""
    return any(
        isinstance(item, Mapping) or (isinstance(item, Scalar) and item.text[:1].isalpha()) for item in value.items
    )


def is_pause(name: Scalar) -> bool:
    """Tell whether an exercise's name was probably meant for a rest."""
    return called(name.text, {"rest": STEP_KEYS["rest"]}) is not None


def without_steps(node: Mapping, faults: Faults) -> Mapping:
    """Note exercises among a circuit's keys; give what is left."""
    steps = [pair for pair in node.pairs if _is_step(*pair)]
    for key, value in steps:
        mend = f"write it below 'exercises:', indented, as '- {key.text[:40]}: {getattr(value, 'text', '…')}'"
        faults.fault(key.mark, f"{quoted(key.text)} is a step, and not one of a circuit's keys", mend)
    return node._replace(pairs=tuple(pair for pair in node.pairs if pair not in steps)) if steps else node


def _is_step(key: Scalar, value: Node) -> bool:
    known = is_key(key) or called(key.text, CIRCUIT_KEYS) or nearest(key.text, CIRCUIT_KEYS)
    return not known and isinstance(value, Scalar) and shortform.read(value.text) is not None


def without_name(exercise: Scalar, node: Mapping, context: Context) -> Mapping:
    """Note a name among an exercise's keys; give what is left."""
    names = [(key, value) for key, value in node.pairs if key.text in NAME_KEYS[:3]]
    for key, value in names:
        what = f"the name stands before the colon: this exercise is called {quoted(exercise.text)}"
        differs = isinstance(value, Scalar) and not value.empty and value.text != exercise.text
        other = f", or write {quoted(value.text)} there" if isinstance(value, Scalar) and differs else ""
        context.faults.fault(key.mark, what, f"delete {quoted(key.text)}{other}")
    return node._replace(pairs=tuple(pair for pair in node.pairs if pair not in names)) if names else node
