"""The JSON Schema of a routine, from the loader's own table, so that an editor helps while one types.

What a schema can't say is left to the loader: what is inherited, how long a list must be, sums, slips of the pen.
"""

from collections.abc import Collection
from typing import Any

from timer.marked import DIALECT, Key, object_schema
from timer.routine.catalogue import Catalogue
from timer.routine.cuesettings import CUE_KEYS
from timer.routine.durations import DURATION
from timer.routine.keys import BLOCK_KEYS, EXERCISE_KEYS, ROUTINE_KEYS, SECTIONS, STEP_KEYS, Table
from timer.routine.kinds import NAME, POSITIVE_DURATION, either, pattern
from timer.routine.model import Facts
from timer.routine.shortform import SHORT_FORM
from timer.routine.targets import REPS, TARGET_KEYS, WORK

Schema = dict[str, Any]

NO_SECTIONS = [word for word in STEP_KEYS if word not in SECTIONS]


def routine_schema(catalogue: Catalogue) -> Schema:
    """Make the schema of a routine (draft 2020-12).

    Args:
        catalogue: Its names are offered, each with what to mind; any other name is allowed.
    """
    names = {name: _described(facts) for facts in catalogue for name in (facts.name, *facts.also)}
    blocks = {name: object_schema(table) for name, table in BLOCK_KEYS.items()}
    blocks["circuit"]["allOf"] = [_never_two("work", "reps")]
    return {
        "$schema": DIALECT,
        "title": "A Gym Timer routine",
        **object_schema(ROUTINE_KEYS),
        "allOf": [_never_two("work", "reps")],
        "$defs": {
            "step": _step("exercise", STEP_KEYS),
            "section_step": _step("exercise", NO_SECTIONS),
            "circuit_step": _step("exercise_in_rounds", NO_SECTIONS),
            "for_time_task": _step("exercise_in_rounds", ["rest"]),
            "amrap_task": _step("exercise_without_list", ["rest"]),
            "emom_slot": _emom_slot(),
            "emom_task": _step("exercise_without_list", []),
            "exercise": _exercise(EXERCISE_KEYS),
            "exercise_in_rounds": _exercise(EXERCISE_KEYS, _no_sets_with_list()),
            "exercise_without_list": _exercise(_without_lists()),
            "names": {"properties": names},
            "bare_name": _bare_name(list(names)),
            **blocks,
            "cues": object_schema(CUE_KEYS),
        },
    }


def _described(facts: Facts) -> Schema:
    text = " ".join(filter(None, (facts.coaching, facts.caution)))
    return {"description": text} if text else {}


def _step(exercise: str, words: Collection[str]) -> Schema:
    """Say what a step may be where only these words are steps besides exercises."""
    properties: Schema = {
        key.name: {**key.kind.schema, "description": key.about} if key.name in words else False
        for key in STEP_KEYS.values()
    }
    one = {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "allOf": [{"$ref": "#/$defs/names"}],
        "properties": properties,
        "propertyNames": {**_name(), **either({"enum": list(STEP_KEYS)}, {"not": _word_of_any_case()})},
        "additionalProperties": {"$ref": f"#/$defs/{exercise}"},
    }
    return either({"$ref": "#/$defs/bare_name"}, one)


def _emom_slot() -> Schema:
    task = {"$ref": "#/$defs/emom_task"}
    return either({"const": "rest"}, task, {"type": "array", "minItems": 1, "items": task})


def _bare_name(known: list[str]) -> Schema:
    """Say what a name alone may be: no word that needs a value, and no value that lacks a name."""
    value = either(pattern(SHORT_FORM), pattern(DURATION), pattern(f"[^:]*:(?:{SHORT_FORM}|[0-9]+)"))
    own = {**_name(), "not": either(_word_of_any_case(), value)}
    return either({"enum": known}, own, {"type": "boolean"})


def _name() -> Schema:
    text: Schema = NAME.schema["anyOf"][0]
    return text


def _word_of_any_case() -> Schema:
    words = ("".join(f"[{char.upper()}{char}]" if char.isalpha() else char for char in word) for word in STEP_KEYS)
    return pattern(f"(?:{'|'.join(words)})")


def _exercise(keys: Table, *rules: Schema) -> Schema:
    short = {**pattern(SHORT_FORM), "description": "Like 45s, 12 reps, max, each side, or 3 x 45s rest 30s."}
    both = [_never_two(one, other) for one in TARGET_KEYS for other in TARGET_KEYS if one < other]
    return either(short, {**object_schema(keys), "allOf": [*both, _no_cap_with_pace(), _no_cap_on_a_time(), *rules]})


def _without_lists() -> Table:
    work, reps = EXERCISE_KEYS["work"], EXERCISE_KEYS["reps"]
    return {
        **EXERCISE_KEYS,
        "work": Key("work", WORK, work.about.split(". ")[0]),
        "reps": Key("reps", REPS, reps.about.split(". ")[0]),
    }


# Rules between keys, which the table does not hold.


def _never_two(one: str, other: str) -> Schema:
    return {"not": {"required": [one, other]}}


def _no_cap_with_pace() -> Schema:
    return {"not": {"required": ["cap", "pace"], "properties": {"pace": POSITIVE_DURATION.schema}}}


def _no_cap_on_a_time() -> Schema:
    open_list = {"type": "array", "contains": {"const": "max"}}
    return {"if": {"required": ["cap", "work"]}, "then": {"properties": {"work": open_list}}}


def _no_sets_with_list() -> Schema:
    listed = [{"required": [key], "properties": {key: {"type": "array"}}} for key in ("work", "reps")]
    return {"not": {"required": ["sets"], **either(*listed)}}
