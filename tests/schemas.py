"""Documents made from a JSON Schema, sound ones and ones with something changed, for holding it against its loader."""

import json
import re
from collections.abc import Mapping as Dict
from typing import Any

from hypothesis import strategies as st

Schema = Dict[str, Any]
Value = Any

PRINTABLE = st.characters(min_codepoint=32, max_codepoint=126)
PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ._-]|:(?! ))*(?<![ :])")  # what needs no quotes, in braces either
JUNK = [None, "", " ", "x", "12x", "off", True, -1, 0, 4, 1.5, 99, 1000, "99", [], ["x"], {}, {"x": 1}]


def sound(schema: Schema, given: Dict[int, st.SearchStrategy[Value]] = {}) -> st.SearchStrategy[Value]:
    """Draw what a schema allows; `given` says how to draw some choices in it, by the id() of their `anyOf`."""
    if "anyOf" in schema:
        if id(schema["anyOf"]) in given:
            return given[id(schema["anyOf"])]
        return st.one_of([sound(part, given) for part in schema["anyOf"]])
    if "enum" in schema or "const" in schema:
        return st.sampled_from(schema.get("enum") or [schema["const"]])
    return st.one_of([_typed(schema, kind, given) for kind in _types(schema)])


def _types(schema: Schema) -> list[str]:
    return schema["type"] if isinstance(schema["type"], list) else [schema["type"]]


def _typed(schema: Schema, kind: str, given: Dict[int, st.SearchStrategy[Value]]) -> st.SearchStrategy[Value]:
    match kind:
        case "object":
            drawn = {key: sound(part, given) for key, part in schema["properties"].items()}
            required = {key: drawn.pop(key) for key in schema.get("required", ())}
            return st.fixed_dictionaries(required, optional=drawn)
        case "array":
            return st.lists(sound(schema["items"], given), min_size=schema.get("minItems", 0), max_size=3)
        case "boolean":
            return st.booleans()
        case "integer":
            return st.integers(schema["minimum"], schema["maximum"])
        case "number":
            return st.integers(schema.get("minimum", 0) * 10 // 1, 9_999).map(lambda tenths: tenths / 10)
        case _:
            texts = st.from_regex(schema["pattern"], alphabet=PRINTABLE)
            return texts.filter(lambda text: len(text) <= schema.get("maxLength", 200) and text == text.strip("\n"))


def changed(document: Value) -> st.SearchStrategy[Value]:
    """Draw the document with one thing in it replaced, taken out, or added."""
    return st.tuples(st.sampled_from(list(_paths(document))), st.sampled_from([*JUNK, "add", "delete"])).map(
        lambda drawn: _change(document, *drawn)
    )


def _paths(value: Value) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(), *((key, *path) for key, part in inner for path in _paths(part))]


def _change(value: Value, path: tuple[Any, ...], how: Value) -> Value:
    if not path:
        return {**value, "colour": "red"} if how == "add" and isinstance(value, dict) else how
    copy = dict(value) if isinstance(value, dict) else list(value)
    if len(path) == 1 and how == "delete":
        del copy[path[0]]
    else:
        copy[path[0]] = _change(value[path[0]], path[1:], how)
    return copy


def as_yaml(value: Value) -> str:
    """Write a value as YAML in one line, without quotes where none are needed."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {as_yaml(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_yaml, value)) + "]"
    return value if isinstance(value, str) and PLAIN.fullmatch(value) else json.dumps(value)
