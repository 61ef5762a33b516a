"""Kinds of values in a routine: how each is read, and what a schema says of it.

A plain `90` is text to the reader and a number to an editor, so each schema says both.
"""

import re
from collections.abc import Callable
from collections.abc import Mapping as Dict
from typing import Any

from timer.marked import Faults, Kind, Mapping, Node, Scalar, Sequence, quoted
from timer.routine import durations
from timer.routine.durations import DURATION, NOT_ZERO
from timer.routine.shortform import COUNT

LONGEST_NAME = 80  # characters
LONGEST_TEXT = 500
MOST = 999_999_999  # nine digits

TRUE = ("true", "yes", "on")
FALSE = ("false", "no", "off")
_BULLET = r"[-*•·–—](?=\S)|[•·–—*] *|[0-9]{1,3}[.)] *"
FLAGS = {form(word): word in TRUE for word in TRUE + FALSE for form in (str, str.capitalize, str.upper)}


def pattern(form: str) -> dict[str, Any]:
    """Give the schema of a text that has this form from its beginning to its end."""
    return {"type": "string", "pattern": f"^{form}$"}


def either(*schemas: Dict[str, Any]) -> dict[str, Any]:
    """Give the schema of a value that is one thing or another."""
    return {"anyOf": list(schemas)}


def misplaced(node: Node, faults: Faults, mend: str) -> None:
    """Note that a text, a list or a mapping stands where something else belongs."""
    found = {Scalar: "a text", Sequence: "a list", Mapping: "keys with values"}[type(node)]
    faults.fault(node.mark, f"{found} can't stand here", mend)


def fault_text(node: Scalar, explain: Callable[[str], tuple[str, str]], faults: Faults) -> None:
    """Note a text that can't be read. What was meant is looked for only while somebody will see it."""
    faults.fault(node.mark, *(explain(node.text) if faults.has_room else (f"{quoted(node.text)} can't be read", "")))


def read_duration(node: Node, faults: Faults) -> int | None:
    """Read a duration, 0 too, in milliseconds."""
    if not isinstance(node, Scalar):
        faults.fault(node.mark, "one time belongs here", _time_in(node))
        return None
    length_ms = durations.to_ms(node.text)
    if length_ms is None:
        fault_text(node, durations.explain, faults)
    return length_ms


def _time_in(node: Node) -> str:
    """Say how the time is written that stands in a list or mapping."""
    values = [value for _, value in node.pairs] if isinstance(node, Mapping) else getattr(node, "items", ())
    times = [value.text for value in values if isinstance(value, Scalar) and durations.to_ms(value.text) is not None]
    return f"write {times[0]}" if times else durations.EXAMPLES


def read_positive_duration(node: Node, faults: Faults) -> int | None:
    """Read a duration above 0, in milliseconds."""
    length_ms = read_duration(node, faults)
    if length_ms == 0:
        faults.fault(node.mark, "a time of 0 leaves nothing to do", "write at least 0.1s")
        return None
    return length_ms


def read_count(node: Node, faults: Faults) -> int | None:
    """Read a whole number from 1, of up to nine digits."""
    if not isinstance(node, Scalar):
        misplaced(node, faults, "write a whole number")
        return None
    if re.fullmatch(COUNT, node.text):
        return int(node.text)
    fault_text(node, _explain_count, faults)
    return None


def _explain_count(text: str) -> tuple[str, str]:
    """Say what is wrong with a text that is no count, and the mend."""
    loose = durations.loosened(text[: durations.LONGEST_LOOSE])
    if re.fullmatch("-[0-9]+|0+", loose):
        return f"{quoted(text)} is too small", "write at least 1"
    if re.fullmatch("[0-9]+", loose):
        too_large = (f"{quoted(text)} is too large", f"write at most {MOST}")
        return too_large if len(loose) > 9 else (f"{quoted(text)} can't be read", f"write {loose}")
    if alone := re.fullmatch(rf"x? *({COUNT})(?:\.0)? *[a-z]*", loose):
        return f"{quoted(text)} is not a whole number", f"write {alone[1]}"
    return f"{quoted(text)} is not a whole number", "write one like 3"


def _read_minutes(node: Node, faults: Faults) -> int | None:
    """Read a count of minutes; one that is written as a time is a fault with the count as its mend."""
    length_ms = durations.to_ms(node.text) if isinstance(node, Scalar) and re.search("[hms:]", node.text) else None
    if isinstance(node, Scalar) and length_ms:
        mend = f"write {max(1, round(length_ms / 60_000))}"
        faults.fault(node.mark, f"{quoted(node.text)} has a unit, and 'minutes' says that already", mend)
        return None
    return read_count(node, faults)


def read_text(node: Node, faults: Faults, longest: int) -> str | None:
    """Read a text of at most so many characters; a line end, or several blanks, become one blank."""
    if not isinstance(node, Scalar):
        misplaced(node, faults, "write a text; put one that begins with [ or { in quotes")
        return None
    text = " ".join(node.text.split())
    if not text or node.empty:
        faults.fault(node.mark, "an empty text", "write something, or delete it")
    elif len(node.text) > longest:
        what = f"a text of {len(node.text):,} characters, and the screen has room for {longest}"
        faults.fault(node.mark, what, "shorten it")
    else:
        return text
    return None


def _read_texts(node: Node, faults: Faults) -> tuple[str, ...]:
    nodes = node.items if isinstance(node, Sequence) else (node,)
    texts = [read_text(item, faults, LONGEST_NAME) for item in nodes]
    return tuple(text for text in texts if text is not None)


def _read_flag(node: Node, faults: Faults) -> bool | None:
    if isinstance(node, Scalar) and node.text in FLAGS:
        return FLAGS[node.text]
    faults.fault(node.mark, "yes or no belongs here", "write one of them")
    return None


def _read_advance(node: Node, faults: Faults) -> str | None:
    if isinstance(node, Scalar) and node.text in ADVANCES:
        return node.text
    faults.fault(node.mark, "'advance' says how an exercise ends", "write press (wait for the button) or auto")
    return None


def read_list(node: Node, faults: Faults) -> Sequence | None:
    """Take a list that has anything in it."""
    if isinstance(node, Sequence) and node.items:
        return node
    if isinstance(node, Sequence):
        faults.fault(node.mark, "an empty list", "write at least one step in it")
    elif isinstance(node, Mapping):
        _fault_no_dash(node, faults)
    else:
        faults.fault(node.mark, *_explain_list(node.text))
    return None


def _fault_no_dash(node: Mapping, faults: Faults) -> None:
    """Note keys where a list of steps belongs, each beginning with a dash and a space."""
    inside = [key.text for key, _ in node.pairs]
    numbered = node.pairs[0][1] if inside and inside[0].isdigit() else None
    if isinstance(numbered, Scalar) and not numbered.empty:
        what = "a step begins with a dash, not with a number"
        faults.fault(node.mark, what, f"write {quoted(f'- {numbered.text}')}")
    elif inside and (found := re.match(_BULLET, inside[0])):
        what = "a space is missing after the dash" if found[0] == "-" else "a step begins with a dash and a space"
        faults.fault(node.pairs[0][0].mark, what, f"write '- {inside[0][found.end() : 40].strip()}: …'")
    elif "rounds" in inside and "exercises" in inside:
        what = "a list of steps belongs here, and these are the keys of a circuit"
        faults.fault(node.mark, what, "write '- circuit:' above them, and indent them further than that")
    elif "steps" in inside or "exercises" in inside:
        key = "steps" if "steps" in inside else "exercises"
        what = "a list of steps belongs here, and this has keys of its own"
        faults.fault(node.mark, what, f"keep only the list below '{key}:'")
    else:
        name = inside[0][:40] if inside else "plank"
        what = "a list of steps belongs here, and this has no dashes"
        faults.fault(node.mark, what, f"begin each step with '- ', like '- {name}: …'")


def _explain_list(text: str) -> tuple[str, str]:
    """Say what is wrong with a text in the place of a list of steps, and the mend."""
    if "\n" in text:
        return "the | or > here makes one text of the lines below", "delete it"
    if text.startswith("-"):
        return "a space is missing after the dash", f"write '- {text[1:40].split(' -')[0].strip()}'"
    names = [name.strip() for name in text[:LONGEST_TEXT].split(",")]
    if len(names) > 1 and all(names) and not re.search("[][{}:#]", text):
        return "a list in one line stands in brackets", f"write [{', '.join(names)}]"
    return "a list of steps belongs here", "begin each step on a line of its own, with '- '"


def steps_of(definition: str, form: str) -> Kind:
    """Make the kind of a list of steps; what they inherit is known only to who reads them."""
    schema = {"type": "array", "minItems": 1, "items": {"$ref": f"#/$defs/{definition}"}}
    return Kind(read_list, schema, form)


def block_of(name: str) -> Kind:
    """Make the kind of a block: a mapping, read by who knows what it inherits."""

    def read(node: Node, faults: Faults) -> Mapping | None:
        if isinstance(node, Mapping):
            return node
        if isinstance(node, Sequence):
            mend = f"write 'exercises:' below '{name}:', indented, and the list below that, indented further"
            faults.fault(node.mark, f"the list of {_with_article(name)} needs a key of its own", mend)
        else:
            misplaced(node, faults, f"write keys below '{name}:', indented; one of them is 'exercises'")
        return None

    return Kind(read, {"$ref": f"#/$defs/{name}"}, f"the keys of {_with_article(name)}")


def _with_article(name: str) -> str:
    return f"{'an' if name[0] in 'ae' else 'a'} {name}"


def _text(longest: int) -> Kind:
    def read(node: Node, faults: Faults) -> str | None:
        return read_text(node, faults, longest)

    written = {"type": "string", "pattern": r"\S", "maxLength": longest}
    return Kind(read, either(written, {"type": ["number", "boolean"]}), f"a text of at most {longest} characters")


ADVANCES = ("press", "auto")
NUMBER = {"type": "number", "minimum": 0, "maximum": MOST + 0.9}
WHOLE = either({"type": "integer", "minimum": 1, "maximum": MOST}, pattern(COUNT))

DURATION_KIND = Kind(read_duration, either(NUMBER, pattern(DURATION)), "a duration")
POSITIVE_DURATION = Kind(
    read_positive_duration,
    either({**NUMBER, "minimum": 0.1}, pattern(NOT_ZERO + DURATION)),
    "a duration above 0",
)
COUNT_KIND = Kind(read_count, WHOLE, "a whole number from 1")
MINUTES = Kind(_read_minutes, WHOLE, "a whole number from 1")
NAME = _text(LONGEST_NAME)
TEXT = _text(LONGEST_TEXT)
TEXTS = Kind(_read_texts, either(NAME.schema, {"type": "array", "items": NAME.schema}), "a text, or a list of texts")
FLAG = Kind(_read_flag, either({"type": "boolean"}, {"enum": list(FLAGS)}), "true or false")
ADVANCE = Kind(_read_advance, {"enum": list(ADVANCES)}, "`press` or `auto`")
