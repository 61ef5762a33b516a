"""A workout that was cut off: offered again, taken up or let go, and kept once whatever happens."""

from pathlib import Path

import pytest

from tests.timer.history.runs import NOON_MS, TEXT, Run, intervals, read, sessions
from timer.expand import expand
from timer.scene import Tally

HOUR_MS = 3_600_000


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "history.db"


def cut_off(path, at_ms, moves="", **run):
    """Begin the workout, and let the power fail."""
    first = Run(path, **run)
    first.do(f"press 0, press 1000{moves}")
    first.wait(at_ms)
    first.crash()


def later(path, hours=0.5, **run):
    """Switch on again."""
    return Run(path, began_ms=NOON_MS + round(hours * HOUR_MS), **run)


@pytest.mark.parametrize(
    ("at_ms", "moves", "index"),
    [
        pytest.param(11_000, "", 1, id="as the first work begins"),
        pytest.param(60_000, "", 2, id="in a rest"),
        pytest.param(40_000, ", press 21000", 1, id="in a pause"),
        pytest.param(40_000, ", press 21000, next 31000", 2, id="in a pause, in the interval that follows"),
        pytest.param(34_000, ", press 21000, back 31000, press 33000", 1, id="in a lead-in"),
        pytest.param(179_999, ", press 150000", 6, id="in the last interval"),
    ],
)
def test_a_workout_that_was_cut_off_is_offered_in_the_interval_last_committed(path, at_ms, moves, index):
    cut_off(path, at_ms, moves)
    run = later(path)
    assert run.stands() == "offer short"
    assert run.scene.offer.index == index


@pytest.mark.parametrize("at_ms", [1_000, 10_999])
def test_a_workout_of_which_no_work_was_begun_is_not_offered(path, at_ms):
    cut_off(path, at_ms)
    assert later(path).scene.offer is None
    assert sessions(path) == []


def test_taken_up_it_goes_on_as_the_same_workout(path):
    cut_off(path, 60_000)
    run = later(path)
    run.do("press 10000, press 100000")
    run.wait(200_000)
    assert intervals(path) == [
        "0 prepare 10/10 done",
        "1 work 40/40 done",
        "2 rest 0/20 left",
        "2#2 rest 20/20 done resumed",
        "3 work 40/40 done",
        "4 rest 15/15 done",
        "5 work 15/open done",
        "6 work 30/30 done",
    ]
    assert sessions(path) == ["short done 4/0/0 125"]


def test_the_summary_counts_what_was_done_before(path):
    cut_off(path, 130_000)
    run = later(path)
    run.do("press 10000")
    assert run.scene.tally == Tally(done=2, work_ms=80_000)
    run.do("press 35000")
    run.wait(100_000)
    assert run.scene.tally == Tally(done=4, work_ms=80_000 + 20_000 + 30_000)
    assert sessions(path) == ["short done 4/0/0 130"]


def test_cut_off_again_and_again_it_is_still_one_workout(path):
    cut_off(path, 30_000)
    for turn in range(3):
        run = later(path, hours=turn + 1)
        assert run.scene.offer.index == 1
        run.do("press 10000")
        run.wait(40_000)
        run.crash()
    assert intervals(path)[1:] == [
        "1 work 0/40 left",
        "1#2 work 0/40 left resumed",
        "1#3 work 0/40 left resumed",
        "1#4 work 0/40 - resumed",
    ]
    assert sessions(path) == ["short unfinished 0/0/0 0"]


def test_let_go_it_is_kept_as_partial(path):
    cut_off(path, 60_000)
    run = later(path)
    run.do("hold 10000")
    assert run.stands() == "idle short"
    assert intervals(path)[-1] == "2 rest 0/20 partial"
    assert sessions(path) == ["short partial 1/0/0 40"]
    run.crash()
    assert later(path).scene.offer is None


@pytest.mark.parametrize(
    ("moves", "until_ms"),
    [
        pytest.param(", press 150000", 200_000, id="done"),
        pytest.param(", press 31000, hold 41000", 50_000, id="stopped"),
        pytest.param(", press 31000", 3 * HOUR_MS, id="deserted"),
    ],
)
def test_a_workout_that_ended_is_not_offered(path, moves, until_ms):
    cut_off(path, until_ms, moves)
    assert later(path).scene.offer is None


@pytest.mark.parametrize(
    ("hours", "then", "now", "offered"),
    [
        pytest.param(1.9, True, True, True, id="within two hours"),
        pytest.param(2.1, True, True, False, id="too old"),
        pytest.param(50, True, False, True, id="who knows what time it is"),
        pytest.param(50, False, True, True, id="who knows what time it was"),
        pytest.param(-50, False, False, True, id="a clock that woke in the past"),
    ],
)
def test_it_is_offered_while_it_is_recent_or_the_clock_can_not_tell(path, hours, then, now, offered):
    cut_off(path, 60_000, trusted=then)
    run = later(path, hours, trusted=now)
    assert (run.scene.offer is not None) is offered
    assert sessions(path) == ["short unfinished 1/0/0 40" if offered else "short partial 1/0/0 40"]


def test_it_is_offered_only_if_it_is_the_last_thing_that_happened(path):
    cut_off(path, 60_000, trusted=False)
    other = later(path, offers=False)
    other.do("press 0, press 1000, press 31000, hold 41000")
    other.crash()
    assert later(path, trusted=False).scene.offer is None
    assert sessions(path) == ["short partial 1/0/0 40", "short partial 0/1/0 20"]


def test_an_offer_that_nobody_answers_is_made_again(path):
    cut_off(path, 60_000)
    run = later(path)
    run.wait(HOUR_MS)
    run.crash()
    assert later(path).scene.offer.index == 2


def test_an_offer_that_comes_after_a_workout_began_is_not_made(path):
    cut_off(path, 60_000)
    run = later(path, offers=False)
    run.do("press 0, press 1000")
    run.crash()
    assert sessions(path) == ["short partial 1/0/0 40", "short unfinished 0/0/0 0"]


def test_an_edit_of_the_routine_does_not_change_what_is_taken_up(path):
    cut_off(path, 60_000)
    run = later(path, text="name: Short\nsteps: [{burpee: 10s}]\n")
    run.do("press 10000")
    run.wait(60_000)
    assert run.stands() == "running 3 at 30"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        pytest.param("text", "", id="no text"),
        pytest.param("text", TEXT.replace("steps", "stops"), id="a format that has changed"),
        pytest.param("intervals", 9, id="laid out another way now"),
    ],
)
def test_what_can_not_be_laid_out_as_it_was_is_kept_as_partial(path, column, value):
    cut_off(path, 60_000)
    run = later(path, offers=False)
    run.keeper._store._connection.execute(f"UPDATE session SET {column} = ?", (value,))
    run.crash()
    assert later(path).scene.offer is None
    assert sessions(path) == ["short partial 1/0/0 40"]


def test_the_seed_gives_the_order_that_was_played(path):
    text = (
        "name: Mixed\nprepare: 5s\nsteps:\n"
        "  - circuit: {rounds: 3, shuffle: true, work: 10s, exercises: [squat, lunge, plank, push-up]}\n"
    )
    first = Run(path, text=text)
    first.do("press 0, press 1000")
    first.wait(7_000)
    first.keeper._store._connection.execute("UPDATE session SET seed = 'another'")
    first.crash()
    routine = read(text).timeline.routine._replace(seed="another")
    assert later(path, text=text).scene.offer.entry.timeline == expand(routine)
    assert expand(routine) != read(text).timeline
