"""What the history comes to, by weeks and by exercises."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pytest

from timer.history.figures import Best, Week, bests, often, weeks
from timer.history.plot import plot
from timer.history.reading import Workout
from timer.history.rows import IntervalRow
from timer.wallclock import local

DAY_MS = 24 * 3_600_000
SATURDAY_MS = 1_746_266_400_000  # 3 May 2025
SATURDAY = local(SATURDAY_MS).date()


def row(exercise="plank", kind="timed", actual=40, outcome="done", phase="work", **more):
    known = {"side": None, "set": None, "round": None, "reps": None, "planned_ms": 40_000}
    return IntervalRow(
        index=1,
        attempt=1,
        phase=phase,
        kind=kind,
        exercise=exercise,
        started_ms=0,
        synchronised=True,
        actual_ms=actual * 1_000,
        outcome=outcome,
        **{**known, **more},
    )


def workout(*rows, days_ago=0, synchronised=True, work_ms=40_000):
    began_ms = SATURDAY_MS - days_ago * DAY_MS
    counts = {"done": 1, "early": 0, "skipped": 0, "work_ms": work_ms, "paused_ms": 0}
    return Workout(1, "r", "R", began_ms, synchronised, began_ms, "done", **counts, intervals=rows or (row(),))


def test_a_week_begins_on_monday_and_the_last_of_twelve_is_todays():
    found = weeks([workout(), workout(days_ago=5), workout(days_ago=6)], SATURDAY)
    assert found[-2:] == (Week(date(2025, 4, 21), 1, 40_000), Week(date(2025, 4, 28), 2, 80_000))
    assert len(found) == 12
    assert found[0] == Week(date(2025, 2, 10), 0, 0)


def test_a_workout_with_no_day_or_no_work_is_in_no_week():
    assert weeks([workout(synchronised=False), workout(work_ms=0)], SATURDAY)[-1].workouts == 0


def test_if_nobody_knows_what_day_it_is_the_last_workout_is_in_the_last_week():
    assert weeks([workout(days_ago=70), workout(days_ago=63)], None)[-1].workouts == 1
    assert weeks([workout(synchronised=False)], None) == ()


def test_weeks_with_two_workouts_count_and_nothing_else_does():
    assert often(weeks([workout(), workout(), workout(days_ago=7), *[workout(days_ago=30)] * 3], SATURDAY)) == 2


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([row(actual=40), row(actual=65, kind="max")], [Best("plank", longest_ms=65_000)], id="a hold"),
        pytest.param([row(actual=32, outcome="early")], [Best("plank", longest_ms=32_000)], id="a hold cut short"),
        pytest.param([row(kind="max", outcome="capped")], [Best("plank", longest_ms=40_000)], id="a hold to its cap"),
        pytest.param([row("Plank", actual=50), row("plank")], [Best("plank", longest_ms=50_000)], id="in any letters"),
        pytest.param([row(outcome=how) for how in ("left", "partial", "skipped", None)], [], id="not held"),
        pytest.param([row("a", "reps", reps=12), row("a", "reps", reps=8)], [Best("a", reps=12)], id="a set"),
        pytest.param([row("squat", "reps", reps=12, outcome="early")], [], id="a set cut short"),
        pytest.param([row("squat", reps=12)], [Best("squat", reps=12)], id="a paced set is no hold"),
        pytest.param(
            [row("a, b", "amrap", rounds_done=4), row("a, b", "amrap", rounds_done=6)],
            [Best("a, b", rounds=6, amrap_ms=40_000)],
            id="an amrap",
        ),
        pytest.param(
            [row("a", "amrap", rounds_done=4), row("a", "amrap", rounds_done=6, planned_ms=60_000)],
            [Best("a", rounds=4, amrap_ms=40_000), Best("a", rounds=6, amrap_ms=60_000)],
            id="amraps of two lengths",
        ),
        pytest.param([row("a", "emom"), row("b", "for_time"), row(None, phase="rest")], [], id="what has no best"),
    ],
)
def test_bests(rows, expected):
    assert list(bests([workout(*rows)])) == expected


def test_bests_come_by_name():
    assert [best.exercise for best in bests([workout(row("squat"), row("Lunge")), workout(row("plank"))])] == [
        "Lunge",
        "plank",
        "squat",
    ]


@pytest.mark.parametrize("minutes", [0, 1, 29, 31, 500, 10_000])
def test_a_plot_is_a_picture_in_which_every_bar_has_room(minutes):
    week = Week(SATURDAY, 2, minutes * 60_000)
    picture = ET.fromstring(plot([week, replace(week, workouts=0, active_ms=0)]))
    bars = picture.findall("{http://www.w3.org/2000/svg}rect")[1:]
    assert len(bars) == 1
    assert 0 <= float(bars[0].get("height")) <= 360
    assert float(bars[0].get("y")) >= 60
