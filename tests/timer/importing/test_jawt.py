"""Just Another Workout Timer: what its sets become."""

from typing import Any

import pytest

from tests.timer.importing.exports import JSON, body, found, jawt, losses, plan, played, why
from timer.importing.plan import Plan, Refused


def test_a_set_is_steps_and_a_repeated_set_a_circuit_with_its_rests() -> None:
    workout = jawt((1, [("Plank", 45), ("Rest", 20)]), (3, [("Squat", 30), ("Rest", 15)]), (1, [("Jog", 90)]))
    assert body(workout) == (
        'steps:\n  - "Plank": 45s\n  - rest: 20s\n  - circuit:\n      rounds: 3\n      exercises:\n'
        '        - "Squat": 30s\n        - rest: 15s\n  - "Jog": 1m30s'
    )


def test_the_rest_after_the_last_round_stands_before_what_follows() -> None:
    workout = jawt((2, [("A", 10), ("Rest", 5)]), (1, [("Rest", 7), ("B", 10)]))
    assert played(workout) == ["A 10s", "rest 5s", "A 10s", "rest 12s", "B 10s"]


def test_rests_in_a_row_add_up_and_the_last_is_left_out() -> None:
    workout = jawt((1, [("A", 10), ("Rest", 5), ("Rest", 6), ("B", 10), ("Rest", 60)]), (2, [("Pause", 30)]))
    assert body(workout) == 'steps:\n  - "A": 10s\n  - rest: 11s\n  - "B": 10s'
    assert losses(workout) == ["without the rest at the very end"]


@pytest.mark.parametrize(
    "name", ["Rest", " rest ", "PAUSE", "Repos", "Riposo", "Отдых", "отдых", "Dinlenme", "\x1eB4KE"]
)
def test_a_rest_is_known_by_its_whole_name(name: str) -> None:
    assert played(jawt((1, [("A", 10), (name, 5), ("B", 10)]))) == ["A 10s", "rest 5s", "B 10s"]


@pytest.mark.parametrize("name", ["Rest day", "Active rest", "Break", "B4KE"])
def test_another_name_is_work(name: str) -> None:
    assert played(jawt((1, [(name, 5)]))) == [f"{name} 5s"]


def test_a_backup_has_many_and_one_that_was_shared_is_bare() -> None:
    workout = jawt((1, [("A", 10)]))
    assert [each.title for each in found({"workouts": [workout, workout]})] == ["Mine", "Mine"]
    assert plan(workout).title == "Mine"


def test_null_takes_the_default() -> None:
    empty = {"title": None, "sets": [{"repetitions": None, "exercises": [{"name": None, "duration": None}]}]}
    assert plan(empty).title == "Workout"
    assert played(empty) == ["Exercise 30s"]
    assert played(jawt(sets=None)) == ["Exercise 30s"]
    assert played(jawt(sets=[{"repetitions": 2, "exercises": None}])) == ["Exercise 30s"] * 2


@pytest.mark.parametrize(
    ("workout", "reason"),
    [
        ({"title": "x", "sets": [{"exercises": []}]}, "set 1: 'repetitions' is missing"),
        ({"title": "x", "sets": [{"repetitions": 1}]}, "set 1: 'exercises' is missing"),
        (jawt(sets=[{"repetitions": 1, "exercises": [{"name": "x"}]}]), "set 1: exercise 1: 'duration' is missing"),
        (jawt(sets=[{"repetitions": 1, "exercises": [{"duration": 1}]}]), "set 1: exercise 1: 'name' is missing"),
        (jawt(sets=[1]), "set 1: a number stands where an object belongs"),
        (jawt(sets={}), "'sets' is an object, and a list belongs there"),
        (jawt(version="2"), "'version' is a text, and a whole number belongs there"),
        (jawt(title=5), "'title' is a number, and a text belongs there"),
        (jawt(sets=[{"repetitions": 1.5, "exercises": []}]), "set 1: 'repetitions' is a fraction, and a whole number"),
        (jawt(sets=[{"repetitions": True, "exercises": []}]), "set 1: 'repetitions' is true or false, and a whole"),
        (jawt((1, [("A", -1)])), "set 1: exercise 1: 'duration' is -1; 0 is the least"),
        (jawt((-1, [("A", 1)])), "set 1: 'repetitions' is -1; 0 is the least"),
        (jawt(), "there is nothing to do in it"),
        (jawt((3, [("Rest", 30)])), "there is nothing to do in it"),
        (jawt((3, [("A", 0)])), "there is nothing to do in it"),
        (jawt((1, [("A", 86_401)])), "it lasts 24:00:01; 24 h is the most"),
        (jawt((10**9, [("A", 86_400)])), "it has more than 20,000 intervals"),
        (jawt((20_000, [("A", 10**11)])), "it lasts over a year; 24 h is the most"),
        (jawt((1, [("A", 10**30)])), "set 1: exercise 1: 'duration' is too large"),
    ],
)
def test_what_the_app_or_nobody_plays_is_refused(workout: JSON, reason: str) -> None:
    assert why(workout).startswith(reason)


def test_a_backup_names_what_one_workout_lacks() -> None:
    first, second = found({"workouts": [{"title": "x"}, jawt((1, [("A", 10)]))]})
    assert (first.title, getattr(first, "why", "")) == ("x", "'sets' is missing")
    assert isinstance(second, Plan)


def test_nothing_is_left_out_in_silence() -> None:
    workout = jawt((1, [("A", 0), ("B", 5)]), (2, []), (0, [("C", 5)]), version=3, mood="good")
    assert losses({"workouts": [workout], "made": "today"}) == [
        "without whatever is new in version 3 of the file",
        "without what is not known here: mood, made",
        "left out, for it lasts 0 s: A",
        "left out, a set without exercises",
        "left out, a set that is played no times",
    ]
    assert played(workout) == ["B 5s"]


def test_a_long_list_of_losses_is_cut() -> None:
    workout = jawt((1, [("B", 5), *((f"N{number}", 0) for number in range(20))]))
    assert losses(workout) == ["left out, for it lasts 0 s: N0, N1, N2, N3, N4, N5, N6, N7, and 12 more"]


@pytest.mark.parametrize(
    ("top", "reason"),
    [
        ({"workouts": []}, "there is no workout in it"),
        ({"workouts": None}, "'workouts' is nothing, and a list belongs there"),
        ({"workouts": [{}] * 501}, "501 workouts are in it; 500 is the most"),
        ({"sets": []}, "no export of an app that is known"),
        (5, "no export of an app that is known"),
    ],
)
def test_a_file_without_workouts_is_refused_whole(top: Any, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        found(top)
