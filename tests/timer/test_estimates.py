"""Estimates: what a set, a slot and a for_time take, as far as the routine tells. Lengths are in seconds."""

import pytest

from tests.fakes import MARK, hold, ms, reps, rest, to_max, untold
from timer.routine.estimates import block_effort_ms, effort_ms, for_time_ms
from timer.routine.model import Exercise, ForTime, Goal, Rest, Target


@pytest.mark.parametrize(
    ("exercise", "seconds"),
    [
        pytest.param(hold("x", 45), 45, id="timed"),
        pytest.param(hold("x", 45, each_side=True), 45, id="one side of two"),
        pytest.param(reps("x", 12), 36, id="three seconds a rep"),
        pytest.param(reps("x", 12, rep=2.5), 30, id="rep_seconds of the routine's own"),
        pytest.param(reps("x", 12, cap=20), 20, id="never above the cap"),
        pytest.param(reps("x", 12, cap=60), 36, id="below the cap"),
        pytest.param(reps("x", 12, pace=2), 24, id="paced"),
        pytest.param(to_max("x"), 0, id="max"),
        pytest.param(to_max("x", cap=90), 90, id="max with a cap"),
    ],
)
def test_a_set_takes(exercise: Exercise, seconds: float) -> None:
    assert effort_ms(exercise, exercise.targets[0]) == ms(seconds)


@pytest.mark.parametrize(
    ("exercise", "seconds"),
    [
        pytest.param(hold("x", 45), 45, id="timed"),
        pytest.param(reps("x", 12), 36, id="reps"),
        pytest.param(reps("x", 12, pace=2), 36, id="a pace has no effect"),
        pytest.param(hold("x", 20, sets=3, rest=10), 80, id="sets and the rests between"),
        pytest.param(hold("x", 10, 20, 30, rest=5), 70, id="a list of sets"),
        pytest.param(hold("x", 20, each_side=True, each_side_written=True), 40, id="each side, written"),
        pytest.param(hold("x", 20, each_side=True), 20, id="each side of the catalogue's"),
        pytest.param(hold("x", 20, sets=2, rest=10, each_side=True, each_side_written=True), 90, id="all of it"),
        pytest.param(untold("x"), None, id="no target"),
        pytest.param(to_max("x"), None, id="max"),
        pytest.param(to_max("x", cap=90), 90, id="max with a cap"),
    ],
)
def test_an_exercise_in_a_block_takes(exercise: Exercise, seconds: float | None) -> None:
    assert block_effort_ms(exercise, 1) == (None if seconds is None else ms(seconds))


LADDER = reps("x", 21, 15, 9, per_round=True)
FADING = Exercise("x", MARK, (Target(Goal.REPS, 10), Target(Goal.MAX)), per_round=True)


@pytest.mark.parametrize(
    ("tasks", "rounds", "cap", "seconds"),
    [
        pytest.param((reps("x", 10),), 1, None, 30, id="one task"),
        pytest.param((reps("x", 10), hold("y", 40), rest(20)), 3, None, 270, id="reps, work and rests over rounds"),
        pytest.param((LADDER, LADDER), 3, None, 270, id="an entry a round"),
        pytest.param((reps("x", 10),), 3, 60, 60, id="never above the cap"),
        pytest.param((reps("x", 10),), 3, 600, 90, id="below the cap"),
        pytest.param((reps("x", 10), untold("400 m run")), 3, 600, 600, id="the cap where a task has none"),
        pytest.param((reps("x", 10), untold("400 m run")), 3, None, 90, id="without a cap such a task counts 0"),
        pytest.param((untold("400 m run"),), 5, None, 0, id="nothing known"),
        pytest.param((to_max("x"), rest(10)), 2, 600, 600, id="a max is not known"),
        pytest.param((FADING,), 2, 600, 600, id="a round of a list is not known"),
    ],
)
def test_a_for_time_takes(tasks: tuple[Exercise | Rest, ...], rounds: int, cap: float | None, seconds: float) -> None:
    block = ForTime(tasks, MARK, rounds, None if cap is None else ms(cap))

    assert for_time_ms(block) == ms(seconds)


def test_a_million_rounds_are_not_counted_one_by_one() -> None:
    assert for_time_ms(ForTime((reps("x", 1),), MARK, 999_999_999)) == 2_999_999_997_000
