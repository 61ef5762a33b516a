"""The shipped content: what every exercise and every routine that comes with the program keeps to."""

import re
from pathlib import Path

import pytest

from timer.library import SHIPPED, Library, Shelved
from timer.marked import nodes
from timer.marked.parsers import PythonParser
from timer.routine.catalogue import read_catalogue
from timer.routine.loader import load
from timer.routine.model import Facts
from timer.screen.outline import equipment, exercises

LIBRARY = Library(Path("/nowhere"))
CATALOGUE = LIBRARY.catalogue
ROUTINES = LIBRARY.all()
EACH_ROUTINE = pytest.mark.parametrize("shelved", ROUTINES, ids=[shelved.name for shelved in ROUTINES])
EACH_EXERCISE = pytest.mark.parametrize("facts", list(CATALOGUE), ids=[facts.name for facts in CATALOGUE])
STAPLES = ("squat", "lunge", "plank", "deadlift", "push-up", "russian twist", "squat jump")


def test_the_catalogue_reads_alike_as_a_whole_and_one_by_one():
    whole = read_catalogue((SHIPPED / "exercises.yaml").read_bytes(), "exercises.yaml")
    assert CATALOGUE.names() == whole.names()
    assert [CATALOGUE.find(name) for name in whole.names()] == [whole.find(name) for name in whole.names()]


@EACH_EXERCISE
def test_an_exercise_says_what_works_and_has_one_line_for_the_screen(facts: Facts):
    assert facts.muscles
    assert re.fullmatch("[A-Z].{10,69}", facts.coaching)
    assert facts.coaching.endswith(".")
    assert facts.caution is None or facts.caution.endswith(".")


@pytest.mark.parametrize("key", ["easier", "harder"])
@EACH_EXERCISE
def test_easier_and_harder_lead_somewhere_and_never_back(facts: Facts, key: str):
    seen = [facts]
    while (name := getattr(seen[-1], key)) is not None:
        following = CATALOGUE.find(name)
        assert following is not None
        assert following.name == name
        assert following not in seen
        seen.append(following)


def test_all_that_jumps_or_twists_has_a_caution():
    for facts in CATALOGUE:
        if facts.jumps:
            assert "Achilles, knee or pelvic-floor trouble" in (facts.caution or ""), facts.name
        if "twist" in facts.name:
            assert "Not with back pain or osteoporosis" in (facts.caution or ""), facts.name


def test_all_that_is_held_says_to_breathe():
    held = [facts for facts in CATALOGUE if re.search("plank$|hold$|hang$|^wall sit", facts.name)]
    assert len(held) > 10
    for facts in held:
        if facts.name != "push-up to plank":
            assert "Keep breathing" in (facts.caution or ""), facts.name


@EACH_ROUTINE
def test_a_routine_says_what_it_needs(shelved: Shelved):
    assert shelved.entry
    routine = shelved.entry.timeline.routine
    assert bool(equipment(routine)) is ("Needs" in routine.about)
    assert ("No equipment" in routine.about) is not bool(equipment(routine))


@EACH_ROUTINE
def test_a_routine_has_a_warm_up_or_comes_after_a_run(shelved: Shelved):
    assert shelved.entry
    timeline = shelved.entry.timeline
    warm = timeline.intervals[1].place.section == "warm_up"
    assert warm or "after a run" in timeline.routine.about.casefold()


@EACH_ROUTINE
def test_a_routine_names_known_exercises_and_begins_with_the_feature_it_shows(shelved: Shelved):
    assert shelved.entry
    assert all(exercise.facts for exercise in exercises(shelved.entry.timeline.routine))
    lines = (SHIPPED / f"{shelved.name}.yaml").read_text(encoding="utf-8").split("\n")
    assert re.match("# [`A-Z]", lines[1])


@EACH_ROUTINE
def test_a_routine_reads_alike_without_libyaml(shelved: Shelved, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(nodes, "Loader", PythonParser)
    loaded = load((SHIPPED / f"{shelved.name}.yaml").read_bytes(), "x.yaml", CATALOGUE)
    assert shelved.entry
    assert loaded.routine == shelved.entry.timeline.routine


def test_runner_strength_has_all_seven_staples():
    shelved = LIBRARY.find("runner-strength")
    assert shelved.entry
    names = {exercise.name for exercise in exercises(shelved.entry.timeline.routine)}
    assert all(any(name.endswith(staple) for name in names) for staple in STAPLES)


def test_the_weighted_day_lists_each_thing_once():
    shelved = LIBRARY.find("weighted-day")
    assert shelved.entry
    assert equipment(shelved.entry.timeline.routine) == ("dumbbells", "bench or chair")
