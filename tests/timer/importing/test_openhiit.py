"""OpenHIIT: what its timers become, of today's format and of version 1.4."""

import json
from typing import Any

import pytest

from tests.timer.importing.exports import JSON, body, losses, openhiit, plan, played, why

OLD = {
    "title": "Old",
    "numExercises": 2,
    "exercises": '["Row", "Side plank"]',
    "getReadyTime": 5,
    "exerciseTime": 30,
    "restTime": 10,
    "breakTime": 60,
    "warmupTime": 0,
    "cooldownTime": 0,
    "iterations": 1,
    "halfTime": 7,
}


def test_a_timer_is_one_circuit_between_warm_up_and_cool_down() -> None:
    times = {"warmupTime": 60, "cooldownTime": 40, "breakTime": 20, "restarts": 1}
    assert body(openhiit(times, ["Squat", "Row"])) == (
        'prepare: 5s\nsteps:\n  - warm_up:\n      - "Warm-up": 1m\n  - rest: 10s\n  - circuit:\n      rounds: 2\n'
        "      work: 30s\n      rest: 10s\n      rest_between_rounds: 20s\n      exercises:\n"
        '        - "Squat"\n        - "Row"\n  - cool_down:\n      - "Cool-down": 40s'
    )


@pytest.mark.parametrize(
    ("times", "intervals"),
    [
        ({}, ["prepare 5s", "A 30s", "rest 10s", "B 30s"]),
        ({"getReadyTime": 0}, ["A 30s", "rest 10s", "B 30s"]),
        ({"restTime": 0}, ["prepare 5s", "A 30s", "B 30s"]),
        ({"breakTime": 60}, ["prepare 5s", "A 30s", "rest 10s", "B 30s"]),
        (
            {"restarts": 1},
            ["prepare 5s", "A 30s", "rest 10s", "B 30s", "rest 10s", "A 30s", "rest 10s", "B 30s"],
        ),
        (
            {"restarts": 1, "breakTime": 60, "restTime": 0},
            ["prepare 5s", "A 30s", "B 30s", "rest 1m", "A 30s", "B 30s"],
        ),
        ({"warmupTime": 20}, ["prepare 5s", "Warm-up 20s", "rest 10s", "A 30s", "rest 10s", "B 30s"]),
        ({"warmupTime": 20, "restTime": 0}, ["prepare 5s", "Warm-up 20s", "A 30s", "B 30s"]),
        ({"cooldownTime": 20}, ["prepare 5s", "A 30s", "rest 10s", "B 30s", "Cool-down 20s"]),
    ],
    ids=[
        "plain",
        "no get-ready",
        "no rest",
        "break unused",
        "rounds",
        "break",
        "warm-up",
        "no rest after",
        "cool-down",
    ],
)
def test_it_plays_as_in_the_app(times: JSON, intervals: list[str]) -> None:
    assert played(openhiit(times, ["A", "B"])) == intervals


def test_no_get_ready_is_written_too() -> None:
    assert body(openhiit({"getReadyTime": 0})).startswith("prepare: 0s\n")


@pytest.mark.parametrize("names", [None, [], ["", " "], [None, None]])
def test_an_interval_without_a_name_is_work(names: list[Any] | None) -> None:
    assert played(openhiit({"restTime": 0}, names))[1:] == ["Work 30s", "Work 30s"]


def test_fewer_names_and_more_names_than_intervals() -> None:
    assert played(openhiit({"restTime": 0}, ["A"]))[1:] == ["A 30s", "Work 30s"]
    more = openhiit({"restTime": 0}, ["A", "B", "C"])
    assert played(more)[1:] == ["A 30s", "B 30s"]
    assert losses(more) == ["without names that have no interval: C"]


def test_an_exercise_called_rest_is_still_work() -> None:
    timer = openhiit({"restTime": 0}, ["Rest", "Break"])
    assert played(timer)[1:] == ["Rest exercise 30s", "Break 30s"]
    assert losses(timer) == ["renamed, for the name means something else here: Rest -> Rest exercise"]


def test_a_one_sided_exercise_stays_as_long_as_it_was() -> None:
    timer = openhiit({}, ["Side plank", "Row"])
    assert '- "Side plank": {each_side: false}' in body(timer)
    assert played(timer)[1:] == ["Side plank 30s", "rest 10s", "Row 30s"]


def test_settings_may_be_json_inside_a_text() -> None:
    timer = openhiit({}, ["A", "B"])
    packed = [timer[0] | {"timeSettings": json.dumps(timer[0]["timeSettings"]), "soundSettings": "{}"}]
    assert played(packed) == played(timer)


def test_version_1_4_is_read_by_the_same_rules() -> None:
    assert plan([OLD]).title == "Old"
    assert played([OLD]) == [
        *("prepare 5s", "Row 30s", "rest 10s", "Side plank 30s", "rest 1m"),
        *("Row 30s", "rest 10s", "Side plank 30s"),
    ]
    assert losses([OLD]) == []
    assert played([OLD | {"exercises": "", "iterations": 0}])[1:] == ["Work 30s", "rest 10s", "Work 30s"]


def test_stored_results_are_never_trusted() -> None:
    assert played(openhiit({}, ["A", "B"], totalTime=9_999, intervals=77))[1:] == ["A 30s", "rest 10s", "B 30s"]


def test_what_is_lost_is_told() -> None:
    timer = openhiit({"mood": 1}, soundSettings={"workSound": "horn"}, theme="dark")
    assert losses(timer) == ["without what is not known here: theme, mood", "without its sounds"]


@pytest.mark.parametrize(
    ("timer", "reason"),
    [
        (openhiit({"workTime": 0}), "there is nothing to do in it"),
        (openhiit({}, works=0), "there is nothing to do in it"),
        (openhiit({"workTime": None}), "there is nothing to do in it"),
        ([{"name": "x", "activeIntervals": 3}], "timeSettings: nothing stands where an object belongs"),
        (openhiit({}, timeSettings="{"), "'timeSettings': no JSON, or damaged, at line 1, column 2"),
        (openhiit({}, timeSettings="[" * 500), "'timeSettings': lists and objects stand more than 100 deep"),
        (openhiit({"restTime": -1}), "timeSettings: 'restTime' is -1; 0 is the least"),
        (openhiit({"restTime": "10"}), "timeSettings: 'restTime' is a text, and a whole number belongs there"),
        (openhiit({"restarts": 1.5}), "timeSettings: 'restarts' is a fraction, and a whole number belongs there"),
        (openhiit({}, [1, 2]), "the names of its exercises are not all texts"),
        ([OLD | {"exercises": '{"a": 1}'}], "'exercises' is no list"),
        (openhiit({"restarts": 10_000}), "it has more than 20,000 intervals"),
        (openhiit({}, works=999_999_999), "it has more than 20,000 intervals"),
        (openhiit({"breakTime": 86_280, "restarts": 1}), "it lasts 24:00:25; 24 h is the most"),
        ([5], "a number stands where an object belongs"),
    ],
)
def test_what_can_not_be_played_is_refused(timer: list[Any], reason: str) -> None:
    assert why(timer).startswith(reason)
