"""Tables of keys: what a mapping may hold, how each value is read, and what a schema says of it.

One table serves the reader, the JSON Schema and the reference in the docs, so that they can't differ.
"""

from collections.abc import Callable
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from typing import Any

from timer.marked.faults import Faults, quoted
from timer.marked.nodes import Mapping, Node, Scalar


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: its reader, and its JSON Schema."""

    read: Callable[[Node, Faults], Any]  # gives None after noting a fault
    schema: Dict[str, Any]
    form: str = ""  # what is written there, in words: "a duration"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping. `about` is shown by editors and in the reference."""

    name: str
    kind: Kind
    about: str
    required: bool = False


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
            seen.add(_unknown(name, keys, faults, owner))
        elif isinstance(value, Scalar) and value.empty:
            faults.fault(value.mark, f"'{name.text}' has no value", "write one, or delete the line")
        else:
            read = key.kind.read(value, faults)
            if read is not None:
                values[name.text] = read
    for key in keys.values():
        if key.required and key.name not in seen:
            faults.fault(node.mark, f"{owner} has no '{key.name}'", f"add '{key.name}: …'")
    return values


def _unknown(name: Scalar, keys: Dict[str, Key], faults: Faults, owner: str) -> str | None:
    """Note an unknown key; give the one that was probably meant, so that it is not missed as well."""
    meant = faults.nearest(name.text, keys)
    mend = f"did you mean '{meant}'?" if meant else f"{owner} takes {', '.join(keys)}"
    faults.fault(name.mark, f"unknown key {quoted(name.text)} in {owner}", mend)
    return meant
