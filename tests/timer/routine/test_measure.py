"""The measure: how many intervals and how long, without laying the routine out. A prepare of 10 s stands first."""

import pytest

from tests.timer.routine.reading import routine
from timer.routine.measure import measure


def sized(steps: str, head: str = "") -> tuple[int, float]:
    """Give the number of intervals, and seconds."""
    size = measure(routine(steps, head))
    return size.intervals, size.length_ms / 1_000


@pytest.mark.parametrize(
    ("steps", "head", "intervals", "seconds"),
    [
        pytest.param("- plank: 45s", "", 2, 55, id="prepare and work"),
        pytest.param("- plank: 45s", "prepare: 0s\n", 1, 45, id="no prepare"),
        pytest.param("- plank: 45s\n- squat: 30s", "", 3, 85, id="no rest"),
        pytest.param("- plank: 45s\n- squat: 30s", "rest: 20s\n", 4, 105, id="inherited rest"),
        pytest.param("- plank: 45s\n- rest: 5s\n- squat: 30s", "rest: 20s\n", 4, 90, id="written rest replaces it"),
        pytest.param("- plank: 45s\n- rest: 5s\n- rest: 6s\n- squat: 30s", "", 4, 96, id="written rests are one"),
        pytest.param("- plank: 45s\n- rest: 0s\n- squat: 30s", "rest: 20s\n", 3, 85, id="no rest by hand"),
        pytest.param("- rest: 5s\n- plank: 45s", "", 3, 60, id="rest first"),
        pytest.param("- plank: 45s\n- rest: 5s", "rest: 20s\n", 2, 55, id="rest last is left out"),
        pytest.param("- plank: 3 x 45s rest 5s", "", 6, 155, id="sets"),
        pytest.param("- plank: {work: [30s, 40s], rest: 5s}", "", 4, 85, id="a list of sets"),
        pytest.param("- plank: 45s each side", "", 4, 105, id="each side"),
        pytest.param("- plank: {work: 45s, each_side: true, switch: 0s}", "", 3, 100, id="each side without a switch"),
        pytest.param("- squat: 12 reps", "", 2, 46, id="an estimate"),
        pytest.param("- squat: 12 reps", "rep_seconds: 2\n", 2, 34, id="an estimate of one's own"),
        pytest.param("- squat: {reps: 12, pace: 2s}", "", 2, 34, id="a pace"),
        pytest.param("- squat: {hold: max, cap: 60s}", "", 2, 70, id="max with a cap"),
        pytest.param("- squat: max", "", 2, 10, id="max"),
        pytest.param("- squat: {work: 9s, get_ready: 5s}", "", 2, 19, id="prepare stands in for getting ready"),
        pytest.param("- squat: {work: 9s, get_ready: 15s}", "", 2, 24, id="the longer of the two"),
        pytest.param("- squat: {work: 9s, get_ready: 5s}", "prepare: 0s\n", 2, 14, id="getting ready alone"),
        pytest.param("- rest: 4s\n- squat: {work: 9s, get_ready: 5s}", "", 4, 28, id="a rest between the two"),
        pytest.param(
            "- rest: 0s\n- squat: {work: 9s, get_ready: 5s}", "", 2, 19, id="a rest of nothing between the two"
        ),
        pytest.param("- squat: {work: 9s, sets: 2, get_ready: 5s, rest: 3s}", "", 5, 36, id="ready before each set"),
        pytest.param("- squat: {work: 9s, each_side: yes, get_ready: 5s}", "", 4, 33, id="not ready after a switch"),
        pytest.param(
            "- squat: {work: 9s, each_side: yes, get_ready: 5s, switch: 0s}", "", 4, 33, id="ready where no switch is"
        ),
        pytest.param("- circuit: {rounds: 3, rest: 5s, exercises: [squat: 9s, lunge: 8s]}", "", 12, 86, id="circuit"),
        pytest.param(
            "- circuit: {rounds: 3, rest: 5s, rest_between_rounds: 7s, exercises: [squat: 9s, lunge: 8s]}",
            "",
            12,
            90,
            id="rest between rounds",
        ),
        pytest.param(
            "- circuit: {rounds: 3, rest: 5s, exercises: [squat: 9s, rest: 2s]}\n- lunge: 8s",
            "rest: 20s\n",
            8,
            51,
            id="a last rest replaces those around it",
        ),
        pytest.param(
            "- circuit: {rounds: 2, exercises: [rest: 1s, squat: 9s, rest: 2s]}",
            "",
            5,
            32,
            id="edges of a round add up",
        ),
        pytest.param("- circuit: {reps: [3, 2, 1], exercises: [squat, lunge]}", "", 7, 46, id="a list of rounds"),
        pytest.param(
            "- circuit: {rounds: 2, exercises: [circuit: {work: [9s, 8s], rest: 1s, exercises: [squat]}]}",
            "",
            7,
            46,
            id="a list in an inner circuit",
        ),
        pytest.param(
            "- circuit: {rounds: 2, exercises: [rest: 3s]}\n- squat: 9s",
            "rest: 20s\n",
            3,
            25,
            id="rounds of rest alone",
        ),
        pytest.param("- warm_up: [squat: 9s]\n- lunge: 8s", "rest: 20s\n", 4, 47, id="rest after a section"),
        pytest.param("- emom: {minutes: 3, exercises: [squat: 9 reps]}", "", 4, 190, id="emom"),
        pytest.param("- emom: {minutes: 3, exercises: [plank: 40s]}\n- lunge: 8s", "", 8, 198, id="rests of an emom"),
        pytest.param("- emom: {minutes: 3, exercises: [plank: 40s]}", "", 6, 170, id="an emom's last rest is left out"),
        pytest.param(
            "- emom: {minutes: 4, exercises: [plank: 40s, rest]}", "", 5, 170, id="and the slot of rest after it"
        ),
        pytest.param("- emom: {minutes: 5, exercises: [plank: 40s, rest]}", "", 8, 290, id="slots in turn"),
        pytest.param("- emom: {minutes: 2, exercises: [[plank: 40s, squat]]}", "", 3, 130, id="a list fills its slot"),
        pytest.param("- amrap: {time: 10m, exercises: [squat]}", "get_ready: 20s\n", 2, 620, id="amrap"),
        pytest.param("- for_time: {rounds: 2, exercises: [squat: 5 reps, rest: 4s]}", "", 2, 48, id="for_time"),
        pytest.param("- for_time: {exercises: [squat: {reps: [3, 2]}]}", "", 2, 25, id="for_time with a list"),
        pytest.param("- for_time: {cap: 9m, exercises: [squat]}", "", 2, 550, id="for_time that has but a cap"),
    ],
)
def test_a_routine_measures(steps: str, head: str, intervals: int, seconds: float):
    assert sized(steps, head) == (intervals, seconds)
