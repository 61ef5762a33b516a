"""Tables of keys: what a mapping may hold, how each value is read, and what a schema says of it.

One table serves the reader, the JSON Schema and the reference in the docs, so that they can't differ.
"""

import re
from collections.abc import Callable
from collections.abc import Mapping as Dict
from typing import Any, NamedTuple

from timer.marked.faults import Faults, quoted
from timer.marked.nodes import Mapping, Node, Scalar

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Kind(NamedTuple):
    """A kind of value: its reader, and its JSON Schema."""

    read: Callable[[Node, Faults], Any]  # gives None after noting a fault
    schema: Dict[str, Any]
    form: str = ""  # what is written there, in words: "a duration"


class Key(NamedTuple):
    """One key of a mapping. `about` is shown by editors and in the reference.

    `also` has what other tools call it: never read, but known, so that a fault can offer the key. Where the value is
    written in another way too, its form follows: "minutes: …m".
    """

    name: str
    kind: Kind
    about: str
    required: bool = False
    also: tuple[str, ...] = ()


def object_schema(keys: Dict[str, Key]) -> dict[str, Any]:
    """Say as a JSON Schema what a mapping with these keys may hold."""
    return {
        "type": "object",
        "properties": {key.name: {**key.kind.schema, "description": key.about} for key in keys.values()},
        "required": [key.name for key in keys.values() if key.required],
        "additionalProperties": False,
    }


def read_mapping(node: Mapping, keys: Dict[str, Key], faults: Faults, owner: str) -> dict[str, Any]:
    """Read the values of a mapping's keys; note unknown, missing and empty ones.

    Args:
        keys: What may be written, by name.
        owner: What the mapping belongs to, as the faults call it ("a circuit").
    Returns:
        The values that were written and could be read, by key.
    """
    values = {}
    seen: set[str | None] = set()
    for name, value in node.pairs:
        key = keys.get(name.text)
        seen.add(name.text)
        if key is None:
            seen.add(_unknown(name, value, keys, faults, owner))
        elif isinstance(value, Scalar) and value.empty:
            mark = value.mark if value.text else name.behind
            comment = faults.has_room and faults.source(mark).lstrip().startswith("#")
            mend = f"write {key.kind.form}" if key.required else "write one, or delete the line"
            mend = "put a text that begins with # in quotes" if comment else mend
            faults.fault(mark, f"'{name.text}' has no value", mend)
        else:
            read = key.kind.read(value, faults)
            if read is not None:
                values[name.text] = read
    for key in keys.values():
        if key.required and key.name not in seen:
            faults.fault(node.mark, f"{owner} has no '{key.name}'", f"add '{key.name}: …'")
    return values


def _unknown(name: Scalar, value: Node, keys: Dict[str, Key], faults: Faults, owner: str) -> str | None:
    """Note an unknown key; give the one that was probably meant, so that it is not missed as well."""
    key, _, attached = name.text.partition(":")
    if attached and key in keys and isinstance(value, Scalar) and value.empty:
        what = f"a space is missing after the colon in {quoted(name.text)}"
        faults.fault(name.mark, what, f"write {quoted(f'{key}: {attached}')}")
        return key
    bare = re.fullmatch(r"(\w+)(?: *= *(?=\S)| +(?=\d))(.+)", name.text)
    if bare and bare[1] in keys and isinstance(value, Scalar) and value.empty:
        what = f"a colon is missing in {quoted(name.text)}"
        faults.fault(name.mark, what, f"write {quoted(f'{bare[1]}: {bare[2]}')}")
        return bare[1]
    if known := called(name.text, keys):
        meant, form = known
        written = f": {form.replace('…', value.text)}" if form and isinstance(value, Scalar) else ""
        faults.fault(name.mark, f"unknown key {quoted(name.text)} in {owner}", f"did you mean '{meant}{written}'?")
        return meant
    near = faults.nearest(name.text, keys)
    if near is None and faults.has_room and ":" not in faults.source(name.mark).partition(",")[0]:
        faults.fault(name.mark, f"{quoted(name.text)} stands alone, without a key", "put a text with a comma in quotes")
        return None
    mend = f"did you mean '{near}'?" if near else f"{owner} takes {', '.join(keys)}"
    faults.fault(name.mark, f"unknown key {quoted(name.text)} in {owner}", mend)
    return near


def called(word: str, keys: Dict[str, Key]) -> tuple[str, str] | None:
    """Give the key that other tools call by this word, and the form of its value if it has another there."""
    folded = word[:60].casefold().replace(" ", "_").replace("-", "_")
    for key in keys.values():
        for also in key.also:
            other, _, form = also.partition(": ")
            if other == folded:
                return key.name, form
    return None
