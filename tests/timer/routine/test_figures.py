"""The figures: what is read from their file, its faults, and the movement that comes of it."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.timer.routine.reading import CATALOGUE
from timer.library import Library
from timer.marked import MarkedError
from timer.routine.figures import read_figures
from timer.routine.movement import Load, exchanged

SHIPPED = Library(Path("nowhere"))
# The staples and their variations, by the names that people use.
STAPLES = [
    *("squat", "back squat", "front squat", "goblet squat", "squat jump", "jump lunge"),
    *("lunge", "forward lunge", "reverse lunge", "side lunge", "crescent lunge", "walking lunge"),
    *("plank", "side plank", "push-up to plank", "plank with arm and leg reach", "push-up", "knee push-up"),
    *("deadlift", "stiff-legged deadlift", "single-leg deadlift", "russian twist", "feet-up russian twist"),
]


def figure(text, name="squat"):
    return read_figures(text, "figures.yaml", CATALOGUE)[name]


def frames(*lines, head=""):
    """Make a squat's text; the first frame is in the line after `frames:`, its keys from column 8."""
    return f"squat:\n{head}  frames:\n" + "".join(f"    - {{{line}}}\n" for line in lines)


@pytest.mark.parametrize("name", STAPLES)
def test_every_staple_and_variation_has_a_figure(name):
    facts = SHIPPED.catalogue.find(name)
    assert facts is not None
    assert facts.name in SHIPPED.figures


def test_an_exercise_without_one_has_none():
    assert "wall sit" not in SHIPPED.figures


def test_a_figure_says_what_is_written():
    movement = figure(
        frames("in: 2s, lean: 5", "in: 1.5s, hold: 0.5s, lean: 40", head="  view: 36\n  load: bar\n  travels: 54\n")
    )
    assert [(frame.at_ms, frame.pose["lean"]) for frame in movement.frames] == [
        (0, (5.0,)),
        (1_500, (40.0,)),
        (2_000, (40.0,)),
    ]
    assert movement.length_ms == movement.loop_ms == 4_000
    assert (movement.view, movement.load, movement.travel) == (36.0, Load.BAR, 54.0)
    assert not movement.is_held


def test_one_frame_is_a_pose_to_hold():
    movement = figure(frames("lean: 85"))
    assert movement.is_held
    assert movement.at(12_345) == ({"lean": (85.0,)}, "right toes")


def test_other_exercises_can_share_a_figure():
    movements = read_figures(frames("lean: 5", head="  also: [plank, lunges]\n"), "x.yaml", CATALOGUE)
    assert list(movements) == ["squat", "plank", "lunge"]
    assert len(set(movements.values())) == 1


def test_a_frame_keeps_what_the_one_before_says_and_begins_at_zero():
    first, second, third = figure(frames("lean: 5", "legs: [9, -9]", "lean: 7, left_leg: [1, 2]")).frames
    assert (first.pose["lean"], second.pose["lean"], third.pose["lean"]) == ((5.0,), (5.0,), (7.0,))
    assert (first.pose["right_leg"], third.pose["right_leg"]) == ((0.0, 0.0), (9.0, -9.0))
    assert third.pose["left_leg"] == (1.0, 2.0)


def test_what_is_said_of_both_sides_lies_across_from_each_other():
    text = frames("hands: [73, 0, 11], feet: [4, 5], arms_out: 12", head="  stands_on: hip\n")
    pose = figure(text).frames[0].pose
    assert (pose["right_hand"], pose["left_hand"]) == ((73.0, 0.0, 11.0), (73.0, 0.0, -11.0))
    assert (pose["right_foot"], pose["left_foot"]) == ((4.0, 5.0, 5.0), (4.0, 5.0, -5.0))
    assert pose["left_arm_out"] == (12.0, 12.0)


def test_a_number_moves_smoothly_and_never_further_than_its_frames():
    movement = figure(frames("in: 1s, lean: 0", "in: 1s, lean: 10", "in: 1s, lean: 40"))
    leans = [movement.at(time_ms)[0]["lean"][0] for time_ms in range(0, 3_000, 50)]
    steps = [after - before for before, after in zip(leans, [*leans[1:], leans[0]], strict=True)]
    assert (leans[0], leans[20], leans[40]) == (0.0, 10.0, 40.0)
    assert min(leans) == 0.0
    assert max(leans) == 40.0
    assert max(abs(after - before) for before, after in pairwise(steps)) < 1


def test_every_other_rep_exchanges_the_sides():
    movement = figure(frames("in: 1s, turn: 0, left_leg: [3, 4]", "in: 1s, turn: 9", head="  alternates: true\n"))
    assert movement.loop_ms == 4_000
    pose, on = movement.at(3_000)
    assert (pose, on) == ({"turn": (-9.0,), "right_leg": (3.0, 4.0)}, "left toes")
    assert movement.at(4_000) == movement.at(0)


def test_exchanging_sides_twice_changes_nothing():
    pose = figure(frames("roll: 75, at: [1, 2], right_hand: [1, 2, 3], left_leg_out: 9, heels: 4")).frames[0].pose
    assert exchanged(pose) != pose
    assert exchanged(exchanged(pose)) == pose


def test_one_who_goes_forward_is_further_on_in_every_rep():
    text = frames("in: 1s, at: [0, 49]", "in: 1s, at: [30, 40]", head="  stands_on: hip\n  travels: 54\n")
    at = [figure(text).at(time_ms)[0]["at"][0] for time_ms in (0, 1_000, 1_999)]
    assert at[:2] == [0.0, 30.0]
    assert 53 < at[2] < 54


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", "1:1: the file is empty", id="empty"),
        pytest.param("- squat\n", "1:1: a list can't stand here; write each exercise's name", id="list"),
        pytest.param("squat:\n", "1:1: nothing is said about 'squat'; write its keys below it", id="nothing said"),
        pytest.param("squat: {view: 3}\n", "1:8: a figure has no 'frames'; add 'frames: …'", id="no frames"),
        pytest.param("jig: {frames: [{lean: 5}]}\n", "1:1: no exercise is called 'jig'", id="unknown exercise"),
        pytest.param(frames("lean: 5", head="  also: jig\n"), "2:3: no exercise is called 'jig'", id="unknown other"),
        pytest.param(
            frames("lean: 5", head="  also: air squat\n"), "2:3: 'squat' has two figures; delete one", id="twice"
        ),
        pytest.param(frames("leen: 5"), "3:8: unknown key 'leen' in a frame; did you mean 'lean'?", id="unknown key"),
        pytest.param(frames("lean: low"), "3:14: a number can stand here, of up to three digits", id="no number"),
        pytest.param(frames("legs: [1, 2, 3]"), "3:14: two numbers can stand here", id="too many numbers"),
        pytest.param(frames("feet: 4"), "3:14: two or three numbers can stand here", id="too few numbers"),
        pytest.param(frames("in: 0s"), "3:12: a time of up to 20 s belongs here; write one like 1.5s", id="no time"),
        pytest.param(
            frames("lean: 5", head="  load: ball\n"), "2:9: 'ball' can't stand here; did you mean 'bell'?", id="load"
        ),
        pytest.param(
            frames("lean: 5", head="  stands_on: nose\n"), "2:14: 'nose' can't stand here; write one of", id="joint"
        ),
        pytest.param("squat: {frames: [low]}\n", "1:18: a text can't stand here; write a frame's keys", id="no frame"),
        pytest.param(
            frames("arms: [1, 2], right_hand: [3, 4]"),
            "3:7: both arm and hand of the right side are given; delete one",
            id="angles and place",
        ),
        pytest.param(
            frames("feet: [3, 4]"), "3:7: one stands on the right toes, and 'foot' says where that is", id="placed"
        ),
        pytest.param(
            frames("lean: 5", "head: 4"), "4:7: 'head' is not in the first frame; write there where", id="too late"
        ),
    ],
)
def test_a_mistake_in_the_file_is_told_at_its_place(text, expected):
    with pytest.raises(MarkedError) as caught:
        read_figures(text, "figures.yaml", CATALOGUE)
    assert str(caught.value).startswith(f"figures.yaml:{expected}")
    assert len(caught.value.faults.all) == 1
