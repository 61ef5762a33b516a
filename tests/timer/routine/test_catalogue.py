"""The catalogue: exercises found by any name, slips of the pen, and the faults of its file."""

import pytest

from tests.timer.routine.reading import CATALOGUE
from timer.marked import MarkedError
from timer.routine.catalogue import Catalogue, Names, UnreadCatalogue, read_catalogue
from timer.routine.model import Facts

WHOLE = """\
squat:
  also: [bodyweight squat, air squat]
  muscles: [thighs, glutes]
  equipment: step
  harder: squat jump
  coaching: Sit back and down.
squat jump:
  one_sided: no
  jumps: yes
  easier: Squats
  caution: Not with knee trouble.
"""


def test_every_key_is_read():
    assert list(read_catalogue(WHOLE, "x.yaml")) == [
        Facts(
            "squat",
            also=("bodyweight squat", "air squat"),
            muscles=("thighs", "glutes"),
            equipment=("step",),
            harder="squat jump",
            coaching="Sit back and down.",
        ),
        Facts("squat jump", jumps=True, easier="Squats", caution="Not with knee trouble."),
    ]


def test_bytes_and_text_read_alike():
    assert list(read_catalogue(WHOLE.encode(), "x.yaml")) == list(read_catalogue(WHOLE, "x.yaml"))


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("plank", "plank"),
        ("Plank", "plank"),
        ("planks", "plank"),
        ("air squat", "squat"),
        ("Air-Squats", "squat"),
        ("push up", "push-up"),
        ("pushup", "push-up"),
        ("Push-Ups", "push-up"),
        ("push–up", "push-up"),
        ("squat jump", "squat jump"),
        ("jump squat", None),
        ("lung", None),
        ("", None),
    ],
)
def test_case_dashes_and_plurals_make_no_difference(name: str, known: str | None):
    facts = CATALOGUE.find(name)
    assert (facts and facts.name) == known


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("crunches", "crunch"), ("presses", "press"), ("press", "press"), ("lunges", "lunge"), ("boxes", "box")],
)
def test_plurals_of_every_kind(plural: str, singular: str):
    assert Catalogue((Facts(singular),)).find(plural) == Facts(singular)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("plnak", "plank"),
        ("plankk", "plank"),
        ("squatt", "squat"),
        ("squatt jump", "squat jump"),
        ("sqaut", "squat"),
        ("lung", "lunge"),
        ("puhs-up", "push-up"),
        ("squat jmup", "squat jump"),
        ("side plnak", "side plank"),
        ("wide plank", "side plank"),
        ("slow plank", None),
        ("plank reach", None),
        ("side plank reach", None),
        ("goblet squat", None),
        ("bear crawl", None),
    ],
)
def test_a_slip_of_the_pen_is_told_from_a_name_of_ones_own(name: str, meant: str | None):
    assert CATALOGUE.nearest(name) == meant


def test_names_are_looked_up_once_and_no_more_than_two_hundred_unknown_ones():
    names = Names(CATALOGUE, ("rest",))
    assert names.nearest("plnak") == "plank"
    assert names.nearest("rset") == "rest"
    for number in range(198):
        assert names.nearest(f"my own {number}") is None
    assert names.nearest("sqaut") is None
    assert names.nearest("plnak") == "plank"
    assert names.find("planks") is CATALOGUE.find("plank")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", "1:1: the file is empty", id="empty"),
        pytest.param("- squat\n", "1:1: a list can't stand here; write each exercise's name, then its keys", id="list"),
        pytest.param("squat:\n", "1:1: nothing is said about 'squat'; write its keys below it", id="nothing said"),
        pytest.param("squat: {colour: red}\n", "1:9: unknown key 'colour' in an exercise", id="unknown key"),
        pytest.param("squat: {one_sided: both}\n", "1:20: yes or no belongs here", id="bad value"),
        pytest.param("squat: {harder: jump}\n", "1:9: no exercise is called 'jump'", id="unknown exercise"),
        pytest.param(
            "squat: {also: lunge}\nlunge: {}\n",
            "1:1: 'lunge' names two exercises; delete it from one",
            id="shared name",
        ),
    ],
)
def test_a_mistake_in_the_file_is_told_at_its_place(text: str, expected: str):
    with pytest.raises(MarkedError) as caught:
        read_catalogue(text, "x.yaml")
    assert str(caught.value).startswith(f"x.yaml:{expected}")
    assert len(caught.value.faults.all) == 1


@pytest.mark.parametrize("name", ["squat", "Air Squats", "squat jump", "plank"])
def test_an_exercise_alone_reads_as_in_the_whole_catalogue(name: str):
    assert UnreadCatalogue(WHOLE, "x.yaml").find(name) == read_catalogue(WHOLE, "x.yaml").find(name)


def test_a_catalogue_that_is_not_read_yet_has_all_exercises_and_names():
    unread = UnreadCatalogue(f"# Legs\n\n{WHOLE}", "x.yaml")
    assert list(unread) == list(read_catalogue(WHOLE, "x.yaml"))
    assert unread.names() == ["squat", "bodyweight squat", "air squat", "squat jump"]
    assert unread.nearest("air sqaut") == "air squat"
