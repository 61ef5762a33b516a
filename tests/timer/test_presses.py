"""The table of presses: what the start button does wherever one is, played through a session.

Each row says where one is, then what a press, a second press 0.2 s later and a hold make of it; and what the two
presses make of it on a board with a `next` button, where a second press is an ordinary one.
"""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import MARK, Person, emom, entry, hold, reps, rest, stands, to_max, untold
from timer.gestures import Gesture, Touch
from timer.messages import Menu, Start
from timer.presses import TABLE
from timer.routine.model import Amrap, ForTime, Step
from timer.scene import Action, Scene, Where
from timer.session import Session
from timer.state import Mode, Status

A, B = hold("a", 40), hold("b", 20)
TWO = entry("two", B)


@dataclass(frozen=True)
class Row:
    """Where one is, and what each way to press makes of it."""

    where: Where
    steps: tuple[Step, ...]
    moves: str  # what a person did before: see Person.do
    at_ms: int  # when the press comes
    before: str
    press: str
    second: str
    hold: str
    second_with_next: str


ROWS = {
    "idle": Row(Where.IDLE, (A,), "", 5_000, "idle one", "ready one", "ready two", "idle one", "running 0 at 0"),
    "ready": Row(
        Where.READY, (A,), "press 0", 5_000, "ready one", "running 0 at 0", "ready two", "idle one", "paused 0 at 0.2"
    ),
    "prepare": Row(
        Where.TIMED,
        (A, B),
        "press 0, press 1000",
        5_000,
        "running 0 at 4",
        "paused 0 at 4",
        "running lead-in 1 at 0",
        "paused 0 at 5",
        "running 0 at 4",
    ),
    "work": Row(
        Where.TIMED,
        (A, B),
        "press 0, press 1000",
        26_000,
        "running 1 at 15",
        "paused 1 at 15",
        "running lead-in 2 at 0",
        "paused 1 at 16",
        "running lead-in 1 at 15",
    ),
    "rest": Row(
        Where.TIMED,
        (A, rest(20), B),
        "press 0, press 1000",
        56_000,
        "running 2 at 5, 15 left",
        "paused 2 at 5, 15 left",
        "running 2 at 5, 5 left",
        "paused 2 at 6, 14 left",
        "running 2 at 5, 15 left",
    ),
    "switch": Row(
        Where.TIMED,
        (hold("s", 30, each_side=True),),
        "press 0, press 1000",
        43_000,
        "running 2 at 2",
        "paused 2 at 2",
        "running lead-in 3 at 0",
        "paused 2 at 3",
        "running 2 at 2",
    ),
    "lead-in": Row(
        Where.TIMED,
        (A, B),
        "press 0, press 1000, press 26000, press 30000",
        32_000,
        "running lead-in 1 at 15",
        "paused lead-in 1 at 15",
        "running lead-in 2 at 0",
        "paused lead-in 1 at 15",
        "running lead-in 1 at 15",
    ),
    "reps": Row(
        Where.OPEN,
        (reps("r", 10), B),
        "press 0, press 1000",
        26_000,
        "running 1 at 15",
        "running 2 at 0",
        "running 2 at 0.2",
        "paused 1 at 16",
        "running 2 at 0.2",
    ),
    "max": Row(
        Where.OPEN,
        (to_max("m", cap=60), B),
        "press 0, press 1000",
        26_000,
        "running 1 at 15",
        "running 2 at 0",
        "running 2 at 0.2",
        "paused 1 at 16",
        "running 2 at 0.2",
    ),
    "paced reps": Row(
        Where.TIMED,
        (reps("p", 10, pace=2), B),
        "press 0, press 1000",
        21_000,
        "running 1 at 10",
        "paused 1 at 10",
        "running lead-in 2 at 0",
        "paused 1 at 11",
        "running lead-in 1 at 10",
    ),
    "for_time": Row(
        Where.FOR_TIME,
        (ForTime((untold("x"),), MARK, rounds=3), B),
        "press 0, press 1000",
        26_000,
        "running 1 at 15",
        "running 1 at 15, 1 rounds",
        "running 1 at 15.2, 1 rounds",
        "paused 1 at 16",
        "running 1 at 15.2, 1 rounds",
    ),
    "last round of a for_time": Row(
        Where.FOR_TIME,
        (ForTime((untold("x"),), MARK, rounds=1), B),
        "press 0, press 1000",
        26_000,
        "running 1 at 15",
        "running 2 at 0",
        "running 2 at 0.2",
        "paused 1 at 16",
        "running 2 at 0.2",
    ),
    "amrap": Row(
        Where.AMRAP,
        (Amrap((untold("x"),), MARK, 60_000), B),
        "press 0, press 1000",
        26_000,
        "running 1 at 15",
        "running 1 at 15, 1 rounds",
        "running 1 at 15.2, 1 rounds",
        "paused 1 at 16",
        "running 1 at 15.2, 1 rounds",
    ),
    "emom slot": Row(
        Where.EMOM,
        (emom(untold("x"), slots=2),),
        "press 0, press 1000",
        26_000,
        "running 1 at 15",
        "running 1 at 15, slot done",
        "running 1 at 15.2, slot done",
        "paused 1 at 16",
        "running 1 at 15.2, slot done",
    ),
    "waiting": Row(
        Where.WAITING,
        (hold("w", 10, waits=True), B),
        "press 0, press 1000",
        26_000,
        "running waiting 1 at 10",
        "running 2 at 0",
        "running 2 at 0.2",
        "paused waiting 1 at 10",
        "running 2 at 0.2",
    ),
    "paused": Row(
        Where.PAUSED,
        (A, B),
        "press 0, press 1000, press 26000",
        30_000,
        "paused 1 at 15",
        "running lead-in 1 at 15",
        "running lead-in 1 at 0",
        "finished stopped",
        "paused lead-in 1 at 15",
    ),
    "paused rest": Row(
        Where.PAUSED,
        (A, rest(20), B),
        "press 0, press 1000, press 56000",
        60_000,
        "paused 2 at 5, 15 left",
        "running 2 at 5, 15 left",
        "running 2 at 0, 20 left",
        "finished stopped",
        "paused 2 at 5.2, 14.8 left",
    ),
    "offer": Row(
        Where.OFFER,
        (A, B),
        "offer 2",
        5_000,
        "offer one",
        "running lead-in 2 at 0",
        "running lead-in 2 at 0",
        "idle one",
        "running lead-in 2 at 0",
    ),
    "lesson": Row(
        Where.LESSON,
        (A,),
        "lesson 0, press 1000",
        5_000,
        "lesson countdown",
        "lesson work",
        "lesson work",
        "idle -",
        "lesson work",
    ),
    "finished": Row(
        Where.FINISHED, (B,), "press 0, press 1000", 40_000, "finished", "idle one", "idle one", "finished", "idle one"
    ),
}


def person_at(row: Row, buttons: frozenset[str]) -> Person:
    person = Person(Session(5_000, buttons=buttons), entry("one", *row.steps), TWO)
    person.do(row.moves)
    person.wait(row.at_ms)
    return person


START_ONLY, WITH_NEXT = frozenset({"start"}), frozenset({"start", "next"})
each_row = pytest.mark.parametrize("name", ROWS)
each_board = pytest.mark.parametrize("buttons", [START_ONLY, WITH_NEXT], ids=["start alone", "with next"])


@each_row
@each_board
def test_where_one_is(name: str, buttons: frozenset[str]) -> None:
    person = person_at(ROWS[name], buttons)

    assert (person.scene.where, person.stands()) == (ROWS[name].where, ROWS[name].before)


@each_row
@each_board
def test_a_press(name: str, buttons: frozenset[str]) -> None:
    person = person_at(ROWS[name], buttons)
    person.tap(ROWS[name].at_ms)

    assert stands(person.scene, ROWS[name].at_ms) == ROWS[name].press


@each_row
def test_a_second_press_within_0_3_s(name: str) -> None:
    person = person_at(ROWS[name], START_ONLY)
    person.tap(ROWS[name].at_ms)
    person.tap(ROWS[name].at_ms + 200)

    assert stands(person.scene, ROWS[name].at_ms + 200) == ROWS[name].second


@each_row
def test_a_second_press_with_a_next_button(name: str) -> None:
    person = person_at(ROWS[name], WITH_NEXT)
    person.tap(ROWS[name].at_ms)
    person.tap(ROWS[name].at_ms + 200)

    assert stands(person.scene, ROWS[name].at_ms + 200) == ROWS[name].second_with_next


@each_row
@each_board
def test_a_hold(name: str, buttons: frozenset[str]) -> None:
    person = person_at(ROWS[name], buttons)
    person.hold(ROWS[name].at_ms)

    assert stands(person.scene, ROWS[name].at_ms + 1_000) == ROWS[name].hold


def test_every_row_of_the_table_is_played_here() -> None:
    assert {row.where for row in ROWS.values()} == set(TABLE) == set(Where)


# The next and back buttons

NEXT_BUTTON = {
    "idle": "idle two",
    "ready": "ready two",
    "prepare": "running lead-in 1 at 0",
    "work": "running lead-in 2 at 0",
    "rest": "running 2 at 5, 5 left",
    "switch": "running lead-in 3 at 0",
    "lead-in": "running lead-in 2 at 0",
    "reps": "running lead-in 2 at 0",
    "max": "running lead-in 2 at 0",
    "paced reps": "running lead-in 2 at 0",
    "for_time": "running lead-in 2 at 0",
    "last round of a for_time": "running lead-in 2 at 0",
    "amrap": "running lead-in 2 at 0",
    "emom slot": "running lead-in 2 at 0",
    "waiting": "running lead-in 2 at 0",
    "paused": "paused 2 at 0",
    "paused rest": "paused 3 at 0",
    "offer": "offer one",
    "lesson": "lesson work",
    "finished": "finished",
}


@each_row
def test_the_next_button_is_next_or_next_routine(name: str) -> None:
    person = person_at(ROWS[name], WITH_NEXT)
    person.tap(ROWS[name].at_ms, "next")

    assert stands(person.scene, ROWS[name].at_ms) == NEXT_BUTTON[name]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("idle", "idle -"),
        ("ready", "ready two"),
        ("work", "running lead-in 1 at 0"),
        ("rest", "running 2 at 0, 20 left"),
        ("paused", "paused 1 at 0"),
        ("finished", "finished"),
    ],
)
def test_the_back_button_is_back_or_the_routine_before(name: str, expected: str) -> None:
    person = person_at(ROWS[name], frozenset({"start", "next", "back"}))
    person.tap(ROWS[name].at_ms, "back")

    assert stands(person.scene, ROWS[name].at_ms) == expected


def test_two_presses_of_next_are_two() -> None:
    person = person_at(ROWS["work"], WITH_NEXT)
    person.tap(26_000, "next")
    person.tap(26_100, "next")

    assert person.scene.where is Where.FINISHED


def test_holding_next_means_nothing() -> None:
    person = person_at(ROWS["work"], WITH_NEXT)
    person.hold(26_000, "next")

    assert person.stands() == "running 1 at 16"


# Instants


@pytest.mark.parametrize(
    ("name", "later_ms", "expected"),
    [
        pytest.param("work", 300, "running lead-in 2 at 0", id="0.3 s is a second press"),
        pytest.param("work", 301, "running lead-in 1 at 15", id="more than 0.3 s is an ordinary one"),
        pytest.param("idle", 301, "running 0 at 0", id="idle, ready, start"),
        pytest.param("reps", 999, "running 2 at 0.999", id="less than a second after done is ignored"),
        pytest.param("reps", 1_000, "paused 2 at 1", id="a second after done it acts"),
        pytest.param("amrap", 999, "running 1 at 15.999, 1 rounds", id="less than a second after a round is ignored"),
        pytest.param("amrap", 1_000, "running 1 at 16, 2 rounds", id="a second after a round it counts another"),
        pytest.param("waiting", 999, "running 2 at 0.999", id="less than a second after going on is ignored"),
    ],
)
def test_when_a_second_press_is_one(name: str, later_ms: int, expected: str) -> None:
    person = person_at(ROWS[name], START_ONLY)
    person.tap(ROWS[name].at_ms)
    person.tap(ROWS[name].at_ms + later_ms, length_ms=0)

    assert person.stands() == expected


def test_ignored_presses_do_not_make_the_ignoring_longer() -> None:
    person = person_at(ROWS["amrap"], START_ONLY)
    for at_ms in (26_000, 26_600, 27_000):
        person.tap(at_ms, length_ms=0)

    assert person.stands() == "running 1 at 16, 2 rounds"


def test_a_third_press_is_a_first_one_again() -> None:
    person = person_at(ROWS["work"], START_ONLY)
    for at_ms in (26_000, 26_120, 26_240):
        person.tap(at_ms, length_ms=50)

    assert person.stands() == "paused lead-in 2 at 0"


def test_it_is_the_fingers_going_down_that_counts_for_the_0_3_s() -> None:
    person = person_at(ROWS["work"], START_ONLY)
    person.tap(26_000, length_ms=50)
    person.tap(26_290, length_ms=700)

    assert stands(person.scene, 26_290) == "running lead-in 2 at 0"


def test_a_press_counts_from_the_fingers_going_down_and_acts_at_the_release() -> None:
    person = person_at(ROWS["reps"], START_ONLY)
    person.down(26_000)
    person.wait(26_800)
    assert person.stands() == "running 1 at 15.8"

    person.release(26_000)
    assert person.stands() == "running 2 at 0.8"


def test_a_press_does_not_reach_back_into_the_interval_before() -> None:
    person = person_at(ROWS["prepare"], START_ONLY)
    person.down(10_900)
    person.wait(11_200)
    person.release(10_900)

    assert person.stands() == "paused 1 at 0"


@pytest.mark.parametrize(
    ("at_ms", "expected"),
    [
        pytest.param(70_900, "running 2 at 0", id="the finger went down before the cap"),
        pytest.param(71_499, "running 2 at 0.499", id="half a second after it"),
        pytest.param(71_500, "paused 2 at 0.5", id="from half a second it acts"),
    ],
)
def test_a_press_meant_for_what_its_cap_ended_is_ignored(at_ms: int, expected: str) -> None:
    person = person_at(ROWS["max"], START_ONLY)
    person.down(at_ms)
    person.wait(max(at_ms, 71_000))
    person.release(at_ms)

    assert person.stands() == expected


@pytest.mark.parametrize(
    ("at_ms", "expected"),
    [
        pytest.param(69_999, "running 2 at 0", id="the finger went down before the end"),
        pytest.param(70_000, "running 2 at 0", id="in the very millisecond of the end"),
        pytest.param(70_499, "running 2 at 0.499", id="half a second after it"),
        pytest.param(70_500, "paused 2 at 0.5", id="from half a second it acts"),
    ],
)
def test_a_round_counted_too_late_pauses_nothing(at_ms: int, expected: str) -> None:
    person = Person(Session(5_000), entry("one", Amrap((untold("x"),), MARK, 60_000), B))
    person.tell(Start(person.scene.menu[0]))
    person.down(at_ms)
    person.wait(max(at_ms, 70_000))
    person.release(at_ms)

    assert person.stands() == expected


def test_a_slot_done_too_late_is_not_the_next_one_done() -> None:
    person = Person(Session(5_000), entry("one", emom(untold("x"), slots=3, every=20)))
    person.tell(Start(person.scene.menu[0]))
    person.tap(30_200)
    assert person.stands() == "running 2 at 0.3"

    person.tap(49_000)
    assert person.stands() == "running 2 at 19.1, slot done"


# Several start buttons


def test_the_knob_is_a_start_button() -> None:
    person = person_at(ROWS["work"], START_ONLY)
    person.tap(26_000, "knob")
    assert person.stands() == "paused 1 at 15"

    person.hold(30_000, "knob")
    assert person.stands() == "finished stopped"


def test_start_and_knob_pressed_together_are_one_press() -> None:
    person = person_at(ROWS["work"], START_ONLY)
    person.down(26_000)
    person.down(26_050, "knob")
    person.wait(26_120)
    person.release(26_050, "knob")
    person.wait(26_150)
    person.release(26_000)

    assert person.stands() == "paused 1 at 15.05"
    assert person.scene.down_ms is None


def test_start_and_knob_held_together_are_one_hold() -> None:
    person = person_at(ROWS["work"], START_ONLY)
    person.down(26_000)
    person.down(26_050, "knob")
    person.wait(27_000)
    person.tell(Gesture("start", Touch.HOLD, 26_000, 27_000))
    person.wait(27_050)
    person.tell(Gesture("knob", Touch.HOLD, 26_050, 27_050))

    assert person.stands() == "paused 1 at 16"


def test_a_stuck_start_button_leaves_the_knob_and_the_keyboard() -> None:
    person = person_at(ROWS["work"], START_ONLY)
    person.hold(26_000)
    assert person.stands() == "paused 1 at 16"

    person.tap(30_000, "knob")
    assert person.stands() == "running lead-in 1 at 16"
    person.tap(31_000, "key")
    assert person.stands() == "paused lead-in 1 at 16"


def test_after_a_press_in_half_a_second_of_a_cap_the_next_is_a_first_one() -> None:
    person = person_at(ROWS["max"], START_ONLY)
    person.tap(71_400, length_ms=50)
    person.tap(71_600)

    assert stands(person.scene, 71_600) == "paused 2 at 0.6"


@pytest.mark.parametrize(
    ("name", "later_ms", "expected"),
    [
        pytest.param("work", 3_000, "running lead-in 2 at 0", id="0.3 s at ten times the speed"),
        pytest.param("work", 3_001, "running lead-in 1 at 15", id="more than 0.3 s"),
        pytest.param("amrap", 9_999, "running 1 at 24.999, 1 rounds", id="less than a second"),
        pytest.param("amrap", 10_000, "running 1 at 25, 2 rounds", id="a second"),
    ],
)
def test_fingers_are_no_faster_at_ten_times_the_speed(name: str, later_ms: int, expected: str) -> None:
    row = ROWS[name]
    person = Person(Session(5_000, speed=10), entry("one", *row.steps), TWO)
    person.do("press 0, press 3500")
    at_ms = row.at_ms + 2_500
    person.tap(at_ms, length_ms=10)
    person.tap(at_ms + later_ms, length_ms=0)

    assert stands(person.scene, at_ms + later_ms) == expected
    assert person.scene.hold_ms == 10_000


# What the screen says


@each_row
def test_the_screen_says_what_the_table_says(name: str) -> None:
    assert person_at(ROWS[name], START_ONLY).scene.presses == TABLE[ROWS[name].where]


@each_row
def test_with_a_next_button_the_screen_promises_no_second_press(name: str) -> None:
    presses = person_at(ROWS[name], WITH_NEXT).scene.presses

    assert presses.second is Action.NOTHING
    assert (presses.press, presses.hold) == (TABLE[ROWS[name].where].press, TABLE[ROWS[name].where].hold)


def test_a_slot_that_is_done_promises_no_more() -> None:
    person = person_at(ROWS["emom slot"], START_ONLY)
    person.tap(26_000)
    assert person.scene.presses.press is Action.NOTHING

    person.wait(71_000)
    assert person.scene.presses.press is Action.SLOT_DONE


def test_an_empty_menu_promises_nothing() -> None:
    session = Session(5_000)
    presses = session.handle(Menu(()), 0)[0].presses

    assert (presses.press, presses.second, presses.hold) == (Action.NOTHING,) * 3


def index_of(scene: Scene) -> int:
    return scene.player.index if scene.player else -1


def does(action: Action, before: Scene, after: Scene) -> bool:
    """Tell whether what happened is what the screen called it."""
    old, new = before.player, after.player
    moved = index_of(after) == index_of(before) + 1 or after.status is Status.FINISHED
    match action:
        case Action.SHOW_ROUTINE:
            return before.status is Status.IDLE and after.status is Status.READY and before.chosen == after.chosen
        case Action.NEXT_ROUTINE:
            return after.status is Status.READY and after.chosen == (before.chosen + 1) % len(before.menu)
        case Action.START:
            return before.status is Status.READY and after.status is Status.RUNNING
        case Action.TO_IDLE:
            return (old is not None and new is None) or (before.lesson is not None and after.lesson is None)
        case Action.LEARN:
            return before.lesson is None and after.lesson is not None
        case Action.NEXT_SIGNAL:
            return before.lesson is not None and after.lesson is not before.lesson
        case Action.PAUSE:
            return after.status is Status.PAUSED
        case Action.DONE:
            return moved
        case Action.COUNT_ROUND:
            return moved or (new is not None and old is not None and new.rounds_done == old.rounds_done + 1)
        case Action.SLOT_DONE:
            return old is not None and new is not None and old.slot_done_ms is None and new.slot_done_ms is not None
        case Action.GO_ON:
            return old is not None and old.mode is Mode.WAITING and moved
        case Action.RESUME:
            return before.status is Status.PAUSED and after.status is Status.RUNNING
        case Action.STOP:
            return after.status is Status.FINISHED and new is not None and new.stopped
        case Action.TAKE_UP:
            return before.offer is not None and after.offer is None and after.status is Status.RUNNING
        case Action.LET_GO:
            return before.offer is not None and after.offer is None and after.status is Status.IDLE
        case Action.NOTHING:
            return old == new and before.chosen == after.chosen
        case Action.NEXT:
            return before.status is not Status.PAUSED and (moved or index_of(after) == index_of(before))
        case Action.BACK:
            return index_of(after) in (index_of(before), index_of(before) - 1)


MOVES = st.lists(
    st.tuples(st.integers(0, 15_000), st.sampled_from(["press", "press", "double", "hold", "next", "back"])), max_size=8
)
BOARDS = st.sampled_from([START_ONLY, WITH_NEXT])


def person_after(row: Row, moves: list[tuple[int, str]], buttons: frozenset[str]) -> Person:
    """Give a person at a row who made some moves more, and then none for a second."""
    person = person_at(row, buttons)
    for later_ms, move in moves:
        person.wait(person.now_ms + later_ms)
        person.make(move)
    person.wait(person.now_ms + 1_100)
    return person


@given(st.sampled_from(list(ROWS.values())), MOVES, BOARDS)
def test_a_press_does_what_the_screen_says(row: Row, moves: list[tuple[int, str]], buttons: frozenset[str]) -> None:
    person = person_after(row, moves, buttons)
    before = person.scene
    person.tap(person.now_ms, length_ms=0)

    assert does(before.presses.press, before, person.scene)


@given(st.sampled_from(list(ROWS.values())), MOVES, BOARDS)
def test_a_hold_does_what_the_screen_says(row: Row, moves: list[tuple[int, str]], buttons: frozenset[str]) -> None:
    person = person_after(row, moves, buttons)
    before = person.scene
    person.hold(person.now_ms, length_ms=0)

    assert does(before.presses.hold, before, person.scene)


@given(st.sampled_from(list(ROWS.values())), MOVES)
def test_a_second_press_does_what_the_screen_says(row: Row, moves: list[tuple[int, str]]) -> None:
    person = person_after(row, moves, START_ONLY)
    before = person.scene
    person.tap(person.now_ms, length_ms=0)
    after_one = person.scene
    person.tap(person.now_ms, length_ms=0)

    second = before.presses.second
    assert does(second, after_one if second is Action.NOTHING else before, person.scene)
