"""What the history holds of a workout: every interval, planned beside done, as the person met it."""

from datetime import date
from pathlib import Path

import pytest

from tests.timer.history.runs import NOON_MS, Run, intervals, read, sessions, times
from timer.messages import Menu, Start
from timer.scene import Last

BLOCKS = """\
name: Blocks
prepare: 0s
steps:
  - amrap: {time: 60s, exercises: [push-up]}
  - emom: {minutes: 2, exercises: [{squat: 10 reps}]}
  - for_time: {rounds: 2, exercises: [{lunge: 10 reps}]}
"""
HALF_AN_HOUR_MS = 30 * 60_000
DAY_MS = 24 * 3_600_000


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "state" / "history.db"


def test_a_workout_done_as_planned(path):
    run = Run(path)
    run.do("press 0, press 1000, press 150000")
    run.wait(200_000)
    assert intervals(path) == [
        "0 prepare 10/10 done",
        "1 work 40/40 done",
        "2 rest 20/20 done",
        "3 work 40/40 done",
        "4 rest 15/15 done",
        "5 work 24/open done",
        "6 work 30/30 done",
    ]
    assert sessions(path) == ["short done 4/0/0 134"]
    assert times(path) == [(1_100, 180_000, True)]  # it began when the press was let go, and is timed from its start


def test_nothing_is_written_before_a_workout_begins(path):
    run = Run(path)
    run.do("press 0, hold 1000, press 5000")
    assert (intervals(path), sessions(path)) == ([], [])


def test_a_pause_is_told_apart_from_the_work_around_it(path):
    run = Run(path)
    run.do("press 0, press 1000, press 21000, press 51000")  # 10 s into the plank, half a minute long
    run.wait(90_000)
    assert intervals(path)[1] == "1 work 40/40 done paused 30"


@pytest.mark.parametrize(
    ("moves", "expected"),
    [
        pytest.param("double 31000", ["1 work 20/40 early paused 0.1", "2 rest 0/20 -"], id="work cut short"),
        pytest.param("double 5000", ["0 prepare 4/10 skipped paused 0.1", "1 work 0/40 -"], id="prepare skipped"),
        pytest.param("press 31000, next 41000", ["1 work 20/40 early paused 10"], id="left in a pause"),
        pytest.param(
            "press 21000, back 41000, press 51000",
            ["1 work 10/40 left paused 20", "1#2 work 0/40 - paused 10"],
            id="begun again in a pause",
        ),
        pytest.param("press 16000, hold 41000", ["1 work 5/40 partial paused 26"], id="stopped"),
    ],
)
def test_what_presses_do_to_an_interval(path, moves, expected):
    run = Run(path)
    run.do(f"press 0, press 1000, {moves}")
    assert intervals(path)[-len(expected) :] == expected


def test_blocks_keep_their_rounds_and_slots(path):
    run = Run(path, text=BLOCKS)
    run.do("press 0, press 1000, press 21000, press 41000, press 81000, press 191000, press 201000")
    assert intervals(path) == [
        "0 work 60/60 done 2 rounds",
        "1 work 60/60 done slot 20",
        "2 work 60/60 done",
        "3 work 20/open done 2 rounds",
    ]


def test_a_workout_that_was_stopped_is_partial_and_keeps_what_was_done(path):
    run = Run(path)
    run.do("press 0, press 1000, press 31000, hold 41000")
    assert sessions(path) == ["short partial 0/1/0 20"]


@pytest.mark.parametrize(
    "moves",
    [
        pytest.param("press 0, press 1000, press 2000, hold 4000", id="in the get-ready countdown"),
        pytest.param("press 0, double 1000", id="by a second press, which chose another"),
    ],
)
def test_a_workout_stopped_before_its_work_leaves_nothing(path, moves):
    run = Run(path)
    run.do(moves)
    run.wait(60_000)
    assert (intervals(path), sessions(path)) == ([], [])


def test_a_workout_paged_through_to_its_end_is_kept(path):
    run = Run(path, text="name: Short\nprepare: 0s\nsteps: [{plank: 40s}]\n")
    run.do("press 0, press 1000, next 1000")
    assert intervals(path) == ["0 work 0.1/40 early"]
    assert sessions(path) == ["short done 0/1/0 0.1"]


def test_a_workout_begun_again_after_an_edit_is_another_one(path):
    run = Run(path)
    run.do("press 0, press 1000")
    run.wait(31_000)
    again = read()
    run.tell(Menu((again,)))
    run.tell(Start(again))
    run.wait(60_000)
    assert sessions(path) == ["short partial 0/0/0 0", "short unfinished 0/0/0 0"]
    assert intervals(path)[-1] == "1 work 0/40 -"


def test_a_workout_that_nobody_ends_is_partial_and_the_time_alone_is_no_work(path):
    run = Run(path)
    run.do("press 0, press 1000")
    run.wait(126_000 + HALF_AN_HOUR_MS)
    assert run.stands() == "idle short"
    assert intervals(path)[-1] == "5 work 0/open partial"
    assert sessions(path) == ["short partial 2/0/0 80"]


def test_a_pause_that_nobody_ends_is_partial(path):
    run = Run(path)
    run.do("press 0, press 1000, press 31000")
    run.wait(31_000 + HALF_AN_HOUR_MS)
    assert run.stands() == "idle short"
    assert intervals(path)[-1] == "1 work 20/40 partial paused 1800"


def test_the_idle_view_learns_when_a_routine_was_last_done(path):
    run = Run(path)
    assert run.scene.lasts == {}
    run.do("press 0, press 1000, press 150000")
    run.wait(200_000)
    assert run.scene.lasts == {"short": Last(date(2025, 5, 3), run.scene.tally)}
    run.crash()
    assert Run(path).scene.lasts == run.scene.lasts


def test_the_summary_compares_with_the_time_before_and_counts_this_one_in_the_week(path):
    run = Run(path)
    run.do("press 0, press 1000, press 150000")
    run.wait(200_000)
    first = (run.scene.last, run.scene.weeks_min, run.scene.tally)
    run.do("press 200000, press 201000, press 202000, press 340000")
    run.wait(400_000)
    assert first[:2] == (None, (*[0] * 11, 3))
    assert run.scene.last == Last(date(2025, 5, 3), first[2])
    assert run.scene.weeks_min == (*[0] * 11, 6)


def test_weeks_go_by(path):
    run = Run(path)
    run.do("press 0, press 1000, press 150000")
    run.wait(200_000)
    weeks = []
    for back in (0, 1, 11, 12):
        run.crash()
        run = Run(path, began_ms=NOON_MS + back * 7 * DAY_MS)
        weeks.append(run.scene.weeks_min)
    assert weeks == [(*[0] * 11, 3), (*[0] * 10, 3, 0), (3, *[0] * 11), (0,) * 12]


def test_a_partial_workout_is_not_done(path):
    run = Run(path)
    run.do("press 0, press 1000, press 31000, hold 41000")
    assert run.scene.lasts == {}


# The clock


def test_a_clock_that_is_not_synchronised_is_marked(path):
    run = Run(path, trusted=False)
    run.do("press 0, press 1000, press 150000")
    run.wait(200_000)
    assert times(path) == [(1_100, 180_000, False)]
    assert (run.scene.lasts["short"].day, run.scene.weeks_min) == (None, ())


def test_once_the_network_sets_the_clock_what_was_dated_before_is_set_right(path):
    run = Run(path, began_ms=NOON_MS - 10**9, trusted=False)
    run.do("press 0, press 1000")
    run.wait(60_000)
    run.began_ms, run.trusted = NOON_MS, True
    run.do("press 150000")
    run.wait(200_000)
    assert times(path) == [(1_100, 180_000, True)]


@pytest.mark.parametrize("hours", [5, -5])
def test_a_clock_that_steps_in_mid_workout_changes_neither_time_nor_date(path, hours):
    run = Run(path)
    run.do("press 0, press 1000")
    run.wait(60_000)
    run.began_ms += hours * 3_600_000
    run.do("press 150000")
    run.wait(200_000)
    assert times(path) == [(1_100, 180_000, True)]
    assert sessions(path) == ["short done 4/0/0 134"]
