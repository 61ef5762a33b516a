"""The JSON Schema: it judges a text as the loader does, but for the few rules that a schema can't express."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from tests.timer.routine.documents import as_editor, documents
from tests.timer.routine.reading import CATALOGUE, document
from tests.timer.routine.test_mistakes import MISTAKES, Mistake
from tests.timer.test_outside import WORKOUTS
from timer.marked import Faults, parse
from timer.routine.keys import TABLES
from timer.routine.loader import load
from timer.routine.schema import routine_schema

SCHEMA = routine_schema(CATALOGUE)
VALIDATOR = Draft202012Validator(SCHEMA)


def loader_accepts(text: str) -> bool:
    return load(text, "x.yaml", CATALOGUE).routine is not None


def schema_accepts(text: str) -> bool:
    return bool(VALIDATOR.is_valid(as_editor(text)))


def is_yaml(text: str) -> bool:
    """Tell whether a text can be read at all, be it a routine or not."""
    faults = Faults("x.yaml")
    return parse(text, faults) is not None and not faults


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@settings(max_examples=4 * settings().max_examples, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_made_up_routines_are_judged_alike(text: str):
    assert schema_accepts(text) is loader_accepts(text)


@pytest.mark.parametrize(
    "steps",
    [
        "- plank: 45s",
        "- Own Name: 12 reps each side",
        "- plank: {work: 90}",
        "- plank: {work: 7.5, note: 20, weight: true}",
        "- plank: {work: 1:30, each_side: yes}",
        "- squat: {reps: [12, 10, max], cap: 60s}",
        "- squat: {reps: 12, pace: 0s, cap: 60s}",
        "- rest: 0s\n- plank: 1h 30m 5.5s",
        "- warm_up: [plank: 9s]\n- squat: 9s\n- cool_down: [plank: 9s, rest: 5s]",
        "- circuit: {work: [9s, max], exercises: [squat: {cap: 9s}, circuit: {reps: 3, exercises: [plank]}]}",
        "- emom: {minutes: 4, every: 30s, exercises: [squat: 9 reps, rest, [lunge, plank: 9s]]}",
        "- amrap: {time: 10m, exercises: [squat, rest: 20s, 400 m run]}",
        "- for_time: {rounds: 3, cap: 12m, exercises: [squat: {reps: [21, 15, 9]}, lunge: max]}",
        "- plank: {work: 45s, cues: {countdown: 5, halfway: off, at: {20s: hips level, 0:30: 5}}}",
        "- plank: {work: 45s, cues: off}",
        "- rest day walk: 45s",
    ],
)
def test_good_routines_are_good_to_both(steps: str):
    assert loader_accepts(document(steps))
    assert schema_accepts(document(steps))


@pytest.mark.parametrize(
    "steps",
    [
        "- plank: 45",
        "- plank: 45 sec",
        "- plank: 3x45s",
        "- plank: 0s",
        "- plank: {work: 1:75}",
        "- plank: {work: 45s, reps: 12}",
        "- plank: {work: 45s, cap: 60s}",
        "- plank: {reps: 12, pace: 2s, cap: 60s}",
        "- plank: {work: 45s, sets: 2.5}",
        "- plank: {work: 45s, note: ~}",
        "- plank: {work: 45s, colour: red}",
        "- plank: {hold: 45s}",
        "- plank: [45s]",
        "- {plank: 45s, squat: 45s}",
        "- plank:45s",
        "- 45s",
        "- rest",
        "- Rest: 20s",
        "- circut: {exercises: [plank: 9s]}",
        "- warmup: [plank: 9s]",
        "- circuit: {rounds: 3}",
        "- circuit: {exercises: [warm_up: [plank: 9s]]}",
        "- circuit: {rounds: 2, exercises: [squat: {reps: [2, 1], sets: 2}]}",
        "- circuit: {work: 9s, reps: 9, exercises: [squat]}",
        "- emom: {minutes: 4, exercises: [squat: {reps: [2, 1]}]}",
        "- emom: {minutes: 4, exercises: [rest: 20s, squat]}",
        "- emom: {minutes: 4, exercises: [[squat, rest]]}",
        "- amrap: {time: 10m, exercises: [squat, rest]}",
        "- amrap: {time: 10m, exercises: [circuit: {exercises: [squat]}]}",
        "- plank: {work: 45s, cues: {countdown: 61}}",
        "- plank: {work: 45s, cues: {at: {20 s: hips level}}}",
    ],
)
def test_bad_routines_are_bad_to_both(steps: str):
    assert not loader_accepts(document(steps))
    assert not schema_accepts(document(steps))


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param("- plank", id="what is inherited: a target"),
        pytest.param("- circuit: {work: 9s, exercises: [squat: {cap: 9s}]}", id="what is inherited: a cap on a time"),
        pytest.param("- squat: {reps: [9, 8], sets: 3}", id="how long a list is: sets"),
        pytest.param("- circuit: {rounds: 2, reps: [9, 8, 7], exercises: [squat]}", id="how long a list is: rounds"),
        pytest.param("- emom: {minutes: 10, every: 45s, exercises: [squat]}", id="sums: minutes and slots"),
        pytest.param("- emom: {minutes: 3, exercises: [plank: 70s]}", id="sums: an exercise and its slot"),
        pytest.param("- plank: 25h", id="sums: a day"),
        pytest.param("- plank: {work: 1s, sets: 20001}", id="sums: 20,000 intervals"),
        pytest.param("- rest: 20s", id="nothing but rest"),
        pytest.param("- plank: {work: 9s, cues: {at: {20s: a, 0:20: b}}}", id="the same moment twice"),
        pytest.param("- plank: {work: 1.25}", id="numbers: hundredths"),
        pytest.param("- plank: {work: 1e1}", id="numbers: forms that the editor reads before the schema sees them"),
    ],
)
def test_what_no_schema_can_say_is_left_to_the_loader(steps: str):
    assert not loader_accepts(document(steps))
    assert schema_accepts(document(steps))


READABLE = [mistake for mistake in MISTAKES if is_yaml(mistake.text)]
BEYOND = (
    "has no colon|goes on in the next line|quotes make one name|a list of [0-9]+ for|cut into slots"
    "|'3.0' is|'45s.n' can't"
)


@pytest.mark.parametrize("mistake", READABLE, ids=lambda mistake: mistake.name)
def test_an_editor_marks_the_mistakes_that_are_told(mistake: Mistake):
    faults = [told for told in mistake.told if ": warning: " not in told]
    assert schema_accepts(mistake.text) is (not faults or re.search(BEYOND, faults[0]) is not None)


@pytest.mark.parametrize("name", WORKOUTS)
def test_an_editor_marks_nothing_in_workouts_from_outside(name: str):
    assert schema_accepts(WORKOUTS[name][0])


def test_every_key_is_described():
    definitions = {"routine": SCHEMA, **SCHEMA["$defs"]}
    definitions["exercise"] = SCHEMA["$defs"]["exercise"]["anyOf"][1]
    for name, table in TABLES.items():
        properties = definitions[name]["properties"]
        assert list(properties) == list(table)
        assert all(properties[key.name]["description"] == key.about for key in table.values())


def test_known_exercises_are_offered_with_what_to_mind():
    names = SCHEMA["$defs"]["names"]["properties"]
    assert names["plank"] == {"description": "One straight line from heels to head."}
    assert names["air squat"] == names["squat"] == {}
    assert names["squat jump"] == {"description": "Not with knee trouble."}
    assert "air squat" in SCHEMA["$defs"]["bare_name"]["anyOf"][0]["enum"]
