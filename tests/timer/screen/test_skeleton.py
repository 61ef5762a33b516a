"""The skeleton: every shipped figure moves as a body can."""

from math import dist

import pytest

from tests.timer.screen.scenes import FIGURES
from timer.routine.movement import SIDES, Movement
from timer.screen.skeleton import FOOT, FOREARM, HIP, NECK, SHIN, SHOULDER, THIGH, TRUNK, UPPER_ARM, Point, joints

PIXEL = 0.25  # a pixel of a person who is 400 of them tall
BONES = {
    "hip right hip": HIP,
    "chest right shoulder": SHOULDER,
    "hip chest": TRUNK,
    "chest head": NECK,
    "right hip right knee": THIGH,
    "right knee right ankle": SHIN,
    "right ankle right toes": FOOT,
    "right shoulder right elbow": UPPER_ARM,
    "right elbow right hand": FOREARM,
}
# What stays where it is, all through each movement.
FIXED = {
    "squat": ("right toes", "left toes", "right ankle", "left ankle"),
    "back squat": ("right toes", "left toes", "right ankle", "left ankle"),
    "front squat": ("right toes", "left toes", "right ankle", "left ankle"),
    "goblet squat": ("right toes", "left toes", "right ankle", "left ankle"),
    "deadlift": ("right toes", "left toes", "right ankle", "left ankle"),
    "stiff-legged deadlift": ("right toes", "left toes", "right ankle", "left ankle"),
    "single-leg deadlift": ("right toes", "right ankle"),
    "split squat": ("right toes", "right ankle", "left toes"),
    "push-up": ("right toes", "left toes", "right hand", "left hand"),
    "knee push-up": ("right knee", "left knee", "right hand", "left hand"),
    "push-up to plank": ("right toes", "left toes"),
    "russian twist": ("hip", "right toes", "left toes", "right ankle", "left ankle"),
    "glute bridge": ("right toes", "left toes", "right ankle", "left ankle", "right shoulder", "left shoulder"),
}

every_figure = pytest.mark.parametrize("name", FIGURES)


def poses(movement: Movement) -> list[dict[str, Point]]:
    return [joints(*movement.at(time_ms)) for time_ms in range(0, movement.loop_ms, 50)]


def ends(bone: str, side: str) -> tuple[str, str]:
    words = bone.replace("right", side).split()
    middle = 1 if words[0] not in SIDES else 2
    return " ".join(words[:middle]), " ".join(words[middle:])


@every_figure
@pytest.mark.parametrize("side", SIDES)
def test_no_bone_grows_or_shrinks(name: str, side: str) -> None:
    for found in poses(FIGURES[name]):
        for bone, length in BONES.items():
            begin, end = ends(bone, side)
            assert dist(found[begin], found[end]) == pytest.approx(length), bone


@every_figure
def test_nothing_sinks_into_the_floor(name: str) -> None:
    lowest = {joint: point[1] for found in poses(FIGURES[name]) for joint, point in found.items() if point[1] < -1.5}
    assert lowest == {}


@pytest.mark.parametrize("name", FIXED)
def test_what_stands_on_the_floor_stays_where_it_is(name: str) -> None:
    first, *later = poses(FIGURES[name])
    for joint in FIXED[name]:
        assert max(dist(first[joint], found[joint]) for found in later) < PIXEL, joint


@every_figure
def test_what_reaches_for_a_place_gets_there(name: str) -> None:
    movement = FIGURES[name]
    for time_ms in range(0, movement.loop_ms, 50):
        pose, on = movement.at(time_ms)
        found = joints(pose, on)
        for side in SIDES:
            for track, joint in (("foot", "toes"), ("hand", "hand")):
                if f"{side}_{track}" in pose:
                    place = pose[f"{side}_{track}"]
                    far = 4.0 if place[1] else PIXEL  # through the air, roughly
                    assert dist(place, found[f"{side} {joint}"]) < far, (time_ms, side, joint)


@every_figure
def test_knees_bend_backwards_only_and_elbows_forwards(name: str) -> None:
    for found in poses(FIGURES[name]):
        for side in SIDES:
            assert turn(*(found[f"{side} {joint}"] for joint in ("hip", "knee", "ankle"))) < 0.05, side
            assert turn(*(found[f"{side} {joint}"] for joint in ("shoulder", "elbow", "hand"))) > -0.05, side


def turn(first: Point, second: Point, third: Point) -> float:
    """Give how far a limb turns forward in its middle, seen from the right: the sine of the angle, roughly."""
    a, b = (second[0] - first[0], second[1] - first[1]), (third[0] - second[0], third[1] - second[1])
    return (a[0] * b[1] - a[1] * b[0]) / dist(first, second) / dist(second, third)


@every_figure
def test_a_rep_ends_where_the_next_begins(name: str) -> None:
    movement = FIGURES[name]
    before, after = joints(*movement.at(movement.length_ms - 1)), joints(*movement.at(movement.length_ms))
    for joint, point in before.items():
        assert dist((point[0] - movement.travel, *point[1:]), after[joint]) < 0.5, joint
