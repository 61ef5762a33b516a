"""Routines made up from the table of keys, good ones and bad ones; and how an editor sees a text.

Numbers are small, so that nothing is longer than its slot or the day. Whatever depends on more than one place (what
is inherited, how long a list is, sums) always fits: no schema can judge it.
"""

import json
import re
from collections.abc import Mapping as Dict
from typing import Any

from hypothesis import strategies as st

from timer.marked import Faults, Kind, Mapping, Node, Sequence, parse
from timer.routine import kinds, targets
from timer.routine.cuesettings import CUE_KEYS, CUES
from timer.routine.keys import BLOCK_KEYS, EXERCISE_KEYS, ROUTINE_KEYS, SECTIONS, Table

# A value is a text as it stands in YAML, a list of values, or a mapping from keys to values.
Value = Any
Values = st.SearchStrategy[Value]

NOTHING = ["~", '""', "[]", "{a: b}"]
NO_NAMES = ['""', '" "', "~", "{a: b}", '"' + "x" * 501 + '"']

# Good and bad values of each kind.
VALUES: list[tuple[Kind, list[str], list[str]]] = [
    (
        kinds.DURATION_KIND,
        ["5s", "0s", "0:05", "5", "4.5", "0m 5s", '"5s"', '"5"', "0.1", "0"],
        [*NOTHING, "5 s", "0:75", "-5", "-5s", "5sec", "5S", "1.25s", "s5", "max", "true", "[5s]", "1234567890s", "٥s"],
    ),
    (
        kinds.POSITIVE_DURATION,
        ["5s", "0:05", "5", "4.5", "0.1"],
        [*NOTHING, "0", "0s", "0:00", "0.0", "5 s", "-5", "no"],
    ),
    (kinds.COUNT_KIND, ["1", "2", "02", '"2"'], [*NOTHING, "0", "-1", "2.5", "two", "2 reps", "1234567890", "true"]),
    (kinds.NAME, ["x", "20", "true", "1:30", '"a b"'], [*NO_NAMES, "[a]", '"' + "x" * 81 + '"']),
    (kinds.TEXT, ["x", "20", "true", '"' + "x" * 500 + '"'], [*NO_NAMES, "[a]"]),
    (kinds.TEXTS, ["x", "20", "[a, 20]", "[]"], [*NO_NAMES, "[a, ~]", "[[a]]", '[""]']),
    (kinds.FLAG, ["true", "FALSE", "no", "Yes", "ON", '"off"'], [*NOTHING, "maybe", "1", "tRUE", "[true]"]),
    (kinds.ADVANCE, ["press", "auto", '"press"'], [*NOTHING, "Press", "5", "true"]),
    (targets.HOLD, ["max", '"max"'], [*NOTHING, "Max", "5s", "5"]),
    (targets.WORK, ["5s", "5"], [*NOTHING, "max", "0s", "12 reps", "2 x 5s", "[5s, 4s]"]),
    (targets.REPS, ["2", '"2"'], [*NOTHING, "max", "0", "2 reps", "5s", "[2, 1]"]),
    (
        targets.WORK_LIST,
        ["5s", "5", "[5s, 4]", "[5s, max]", "[max, max]"],
        [*NOTHING, "max", "0s", "[0s, 5s]", "[[5s]]"],
    ),
    (targets.REPS_LIST, ["2", "[2, 1]", "[2, max]"], [*NOTHING, "max", "0", "[0, 2]", "[5s, 4s]", "[{a: b}, 2]"]),
    (CUES, ["off", "Yes", "{}"], ["~", '""', "[off]", "quiet", "3", "{contdown: 3}"]),
]

# Values of single keys, where their kind says too little.
OF_KEY: dict[str, tuple[list[str], list[str]]] = {
    "minutes": (["2", '"2"'], ["0", "two", "2m", "2.5", "~"]),
    "every": (["30s", "60", "1:00"], ["0s", "1 min", "~"]),
    "rounds": (["2", '"2"'], ["0", "two", "2.5", "~"]),
    "countdown": (["5", "60", "off", "yes", '"05"'], ["0", "61", "5s", "~", "maybe"]),
    "last_ten": (["5", "600", "off", "yes", '"05"'], ["0", "601", "5s", "~", "maybe"]),
    "at": (
        ["off", "{20s: hips}", '{"0:20": hips, 5: 20}'],
        ["{}", "{20 s: hips}", "{20s: ~}", '{20s: ""}', "20s", "[20s]"],
    ),
}

NAMES = ["plank", "side plank", "squat", "own name", "Push-Ups", "1 2 3 go"]
SHORT = (
    ["5s", "2 x 5s rest 5s", "3 reps", "1 rep", "max", "each side", "5s each side", "0:05", '"5s"', "2 x max rest 5"],
    ["15", "7.5", "5 sec", "2x5s", "3 rep", "0s", "0 x 5s", "2 x 15", "5s rest", "each", "~", '""', "[5s]", "true"],
)
BAD_STEPS: list[Value] = [
    *["circuit", "warm_up", "Circuit", "5s", "5", "max", "each side", "plank:5s", "plank:15", "[]", "{}", "~", '""'],
    *[{"plank": "5s", "squat": "5s"}, {"rest": "5 s"}, {"rest": "~"}, {"Rest": "5s"}, {"": "5s"}, {"x" * 81: "5s"}],
    *[{"circut": {"exercises": ["plank"]}}, {"warmup": ["plank"]}, {"EMOM": {"minutes": "1", "exercises": ["plank"]}}],
    *[{"plank": {"wrok": "5s"}}, {"plank": {"work": "5s", "reps": "2"}}, {"plank": ["5s"]}, {"circuit": {}}],
]


def bad_rarely(good: Values, bad: Values) -> Values:
    """Draw a good value, and one time in thirty a bad one."""
    return st.integers(0, 29).flatmap(lambda draw: bad if draw == 13 else good)


def value_of(name: str, kind: Kind) -> Values:
    """Draw a value of a key that holds no steps."""
    if kind is CUES:
        return st.one_of(values_of(kind), mapping_of(CUE_KEYS))
    return bad_rarely(*map(st.sampled_from, OF_KEY[name])) if name in OF_KEY else values_of(kind)


def values_of(kind: Kind) -> Values:
    good, bad = next((good, bad) for known, good, bad in VALUES if known is kind)
    return bad_rarely(st.sampled_from(good), st.sampled_from(bad))


def mapping_of(table: Table, **fixed: Values) -> Values:
    """Draw a mapping; `fixed` says how single keys are drawn, the others by their kind."""
    drawn = {name: fixed[name] if name in fixed else value_of(name, key.kind) for name, key in table.items()}
    required = {name for name, key in table.items() if key.required}
    whole = st.fixed_dictionaries(
        {name: drawn[name] for name in required},
        optional={name: drawn[name] for name in table if name not in required},
    )
    lacking = whole.map(lambda written: {name: value for name, value in written.items() if name != min(required)})
    strange = whole.map(lambda written: {**written, "colour": "red"})
    return bad_rarely(whole, lacking if required else strange) if required else bad_rarely(whole, strange)


def exercise(lists: bool, rounds: bool) -> Values:
    """Draw an exercise's value. It has a target of its own; the inherited one may not suit a cap."""
    table = {name: key for name, key in EXERCISE_KEYS.items() if name not in targets.TARGET_KEYS}
    own = {
        "work": value_of("work", targets.WORK_LIST if lists else targets.WORK),
        "reps": value_of("reps", targets.REPS_LIST if lists else targets.REPS),
        "hold": value_of("hold", targets.HOLD),
    }

    def with_target(name: str) -> Values:
        return st.tuples(own[name], mapping_of(table)).map(lambda drawn: {name: drawn[0], **drawn[1]})

    def fitting(written: Dict[str, Value]) -> Value:
        listed = any(str(written.get(name, "")).startswith("[") for name in own)
        return {name: value for name, value in written.items() if rounds or not listed or name != "sets"}

    return st.one_of(
        bad_rarely(*map(st.sampled_from, SHORT)), st.sampled_from(list(own)).flatmap(with_target).map(fitting)
    )


def named_exercise(lists: bool, rounds: bool) -> Values:
    """Draw an exercise, bare or with a value."""
    name = st.sampled_from(NAMES)
    pair = st.tuples(name, exercise(lists, rounds)).map(lambda drawn: {drawn[0]: drawn[1]})
    return bad_rarely(st.one_of(name, pair), st.sampled_from(BAD_STEPS))


def several(first: Values, other: Values) -> Values:
    """Draw a list that begins with an exercise, so that it is not all rest."""
    lists = st.tuples(first, st.lists(other, max_size=2)).map(lambda drawn: [drawn[0], *drawn[1]])
    return bad_rarely(lists, st.sampled_from(["[]", "plank", "{a: b}", "~"]))


def block(name: str, depth: int) -> Values:
    """Draw a block's value."""
    lone, in_rounds = named_exercise(False, False), named_exercise(True, True)
    rest = value_of("rest", kinds.DURATION_KIND).map(lambda length: {"rest": length})
    slot = st.one_of(lone, st.just("rest"), st.lists(lone, min_size=1, max_size=2))
    exercises = {
        "circuit": several(in_rounds, step(depth - 1, sections=False, rounds=True)),
        "emom": several(lone, slot),
        "amrap": several(lone, st.one_of(lone, rest)),
        "for_time": several(in_rounds, st.one_of(in_rounds, rest)),
    }[name]
    return mapping_of(BLOCK_KEYS[name], exercises=exercises).map(
        lambda drawn: (
            {**drawn, "work": "5s"} if name == "circuit" and "work" not in drawn and "reps" not in drawn else drawn
        )
    )


def step(depth: int, sections: bool, rounds: bool) -> Values:
    """Draw a step."""
    rest = value_of("rest", kinds.DURATION_KIND).map(lambda length: {"rest": length})
    choices = [named_exercise(True, rounds), rest]
    if depth:
        choices += [block(name, depth).map(lambda drawn, name=name: {name: drawn}) for name in BLOCK_KEYS]
        inside = several(named_exercise(True, rounds), step(depth - 1, sections=False, rounds=rounds))
        section = st.sampled_from(SECTIONS)
        if sections:
            choices.append(st.tuples(section, inside).map(lambda drawn: {drawn[0]: drawn[1]}))
    return st.one_of(choices)


def documents() -> st.SearchStrategy[str]:
    """Draw a routine's text. It has a target for all, so that no exercise lacks one."""
    steps = several(named_exercise(True, False), step(2, sections=True, rounds=False))
    table = {name: key for name, key in ROUTINE_KEYS.items() if name not in targets.TARGET_KEYS}
    return mapping_of(table, steps=steps).map(lambda drawn: flow({**drawn, "work": "5s"}))


def flow(value: Value) -> str:
    """Write a value as YAML in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]" if isinstance(value, list) else value


# YAML 1.2's core schema: what an editor makes of a plain text before it asks the schema.
CORE_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
CORE_INTEGER = re.compile("[-+]?[0-9]+")
CORE_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


def as_editor(text: str) -> Any:
    """Read a text as an editor does, for holding it against the schema."""
    faults = Faults("x.yaml")
    root = parse(text, faults)
    assert root is not None
    assert not faults, faults.report()
    return _plain(root)


def _plain(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {key.text: _plain(value) for key, value in node.pairs}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return _core(node.text) if node.plain else node.text


def _core(text: str) -> Any:
    for word in (text, text.lower() if text in (text.capitalize(), text.upper()) else text):
        if word in CORE_WORDS:
            return CORE_WORDS[word]
    if CORE_INTEGER.fullmatch(text):
        return int(text)
    return float(text) if CORE_FLOAT.fullmatch(text) else text
