"""Limits: a day and 20,000 intervals, to the last one, told at the step that has the most of it."""

import pytest

from tests.timer.routine.reading import document, routine, rows, told
from timer.routine.measure import Size, measure


@pytest.mark.parametrize(
    ("steps", "head", "size"),
    [
        pytest.param("- plank: 24h", "prepare: 0s\n", Size(1, 86_400_000), id="a day"),
        pytest.param("- plank: 23h59m50s", "", Size(2, 86_400_000), id="a day with its prepare"),
        pytest.param("- plank: {work: 1s, sets: 20000}", "prepare: 0s\n", Size(20_000, 20_000_000), id="20,000 sets"),
        pytest.param(
            "- circuit: {rounds: 5000, rest: 1s, exercises: [squat: 1s, lunge: 1s]}\n- rest: 1s",
            "",
            Size(20_000, 20_009_000),
            id="20,000 intervals with rests and a prepare",
        ),
    ],
)
def test_exactly_the_limit_is_played(steps: str, head: str, size: Size):
    assert measure(routine(steps, head)) == size


NESTED = "circuit: {rounds: 999999999, exercises: [" * 12 + "squat: 1s" + "]}" * 12


@rows(
    (
        "a tenth of a second more than a day",
        "- squat: 9s\n- plank: 23h59m50s",
        "4:5: the routine lasts 24:00:09, 23:59:50 in 'plank'; 24 h is the most",
    ),
    (
        "one interval more",
        "- plank: {work: 1s, sets: 20000}",
        "3:5: the routine has 20,001 intervals, 20,000 in 'plank'; 20,000 is the most",
    ),
    (
        "steps beyond counting",
        "- squat: 1s\n" * 20_001,
        "3:5: the routine has 20,002 intervals, 1 in 'squat'; 20,000 is the most",
    ),
    (
        "in a circuit in a section",
        "- warm_up:\n  - squat: 9s\n  - circuit: {rounds: 20000, exercises: [squat: 1s]}",
        "5:7: the routine has 20,002 intervals, 20,000 in the circuit here; 20,000 is the most",
    ),
    (
        "an emom",
        "- emom: {minutes: 1441, exercises: [squat]}",
        "3:5: the routine lasts 24:01:10, 24:01:00 in the emom here; 24 h is the most",
    ),
    (
        "a rest",
        "- squat: 9s\n- rest: 25h\n- plank: 9s",
        "4:5: the routine lasts 25:00:28, 25 h in the rest here; 24 h is the most",
    ),
    (
        "for ever",
        "- plank: 999999999s",
        "3:5: the routine lasts over a year, over a year in 'plank'; 24 h is the most",
    ),
    (
        "more than can be counted",
        f"- {NESTED}",
        "3:5: the routine has over 1,000,000,000 intervals, over 1,000,000,000 in the circuit here; 20,000 is the most",
    ),
    (
        "a list for too many exercises",
        f"- for_time: {{exercises: [squat: {{reps: [{'1,' * 20_001}]}}]}}",
        "3:5: the routine has 20,001 targets, 20,001 in the for_time here; 20,000 is the most",
    ),
)
def test_more_than_the_limit_is_a_fault(text: str, expected: list[str]):
    assert told(document(text)) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("prepare: 100000s", "2:1: the routine lasts 27:47:16, 27:46:40 in 'prepare'; 24 h is the most"),
        ("rest: 1441m", "2:1: the routine lasts 24:01:46, 24:01:00 in 'rest'; 24 h is the most"),
        ("get_ready: 20h", "2:1: the routine lasts 40:00:36, 20 h in 'get_ready'; 24 h is the most"),
        (
            "prepare: 4h",
            "2:1: warning: the routine lasts 4:00:36, 4 h of it here; look for minutes that should be seconds",
        ),
    ],
    ids=["prepare", "rest", "get_ready", "hours of prepare"],
)
def test_a_time_at_the_top_is_named_where_it_is_most_of_the_routine(head: str, expected: str):
    assert told(document("- plank: 30s\n- squat: 6s", f"{head}\n")) == [expected]
