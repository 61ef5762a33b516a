"""The session: menu, offer, mute, messages, and what happens when nobody is there. Presses are in test_presses."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import (
    MARK,
    Person,
    cues_in,
    emom,
    entry,
    hold,
    ms,
    reps,
    rest,
    routine,
    stands,
    to_max,
    told,
    untold,
)
from timer.cues import CueKind
from timer.entry import BrokenFile, Entry
from timer.expand import expand
from timer.gestures import Gesture, Touch
from timer.messages import Choose, Kept, Menu, Message, Quiet, Screen, Start, Troubles
from timer.orders import Order
from timer.routine.model import Amrap, CueSettings, ForTime, Step
from timer.scene import LESSON, Action, Last, Offer, Past, Tally, Where
from timer.session import Session
from timer.state import Change, Outcome, Status

A, B = hold("a", 40), hold("b", 20)
ONE, TWO, THREE = entry("one", A, rest(20), B), entry("two", B), entry("three", A)
LAST = Last(date(2024, 5, 1), Tally(2, 0, 0, 60_000))
HALF_AN_HOUR_MS = 30 * 60_000


def person(*entries: Entry, lead_in: float = 5, **more: Any) -> Person:
    return Person(Session(ms(lead_in), **more), *(entries or (ONE, TWO, THREE)))


def running(*steps: Step, until: float = 0, **more: Any) -> Person:
    """Give a person whose routine of these steps began at 0."""
    someone = person(entry("one", *steps), **more)
    someone.tell(Start(someone.scene.menu[0]))
    someone.wait(ms(until))
    return someone


# What the history tells


def test_a_workout_is_compared_with_the_one_before_it_not_with_itself() -> None:
    before, now = Last(date(2025, 5, 1), Tally(2, 0, 0, 60_000)), Last(date(2025, 5, 3), Tally(1, 0, 0, 20_000))
    someone = person(TWO, ONE)
    someone.tell(Kept({"two": before}, (30, 0)))
    someone.tell(Start(TWO))
    someone.tell(Kept({"two": now}, (30, 1)))

    assert (someone.scene.last, someone.scene.weeks_min) == (before, (30, 1))
    someone.tell(Start(ONE))
    assert someone.scene.last is None
    someone.tell(Start(TWO))
    assert someone.scene.last == now


# The menu


@pytest.mark.parametrize("order", [Order.CHOOSE_NEXT, Order.CHOOSE_PREVIOUS, Order.NEXT, Order.BACK, Order.CLOCKWISE])
def test_whoever_chooses_sees_the_menu_for_ten_seconds(order: Order) -> None:
    someone = person()
    before = someone.scene.shows_menu(someone.now_ms)
    someone.wait(2_000)
    someone.tell(order)

    assert not before
    assert [someone.scene.shows_menu(at_ms) for at_ms in (2_000, 11_999, 12_000)] == [True, True, False]


def test_at_ten_times_the_speed_the_menu_is_shown_as_long() -> None:
    someone = person(speed=10)
    someone.tell(Order.CHOOSE_NEXT)

    assert someone.scene.menu_until_ms == 100_000


def test_a_press_in_the_menu_shows_the_routine_and_leaving_it_the_menu() -> None:
    someone = person()
    someone.tell(Order.CHOOSE_NEXT)
    someone.make("press")
    ready = (someone.stands(), someone.scene.shows_menu(someone.now_ms))
    someone.wait(60_000)
    someone.make("hold")

    assert ready == ("ready two", False)
    assert (someone.stands(), someone.scene.shows_menu(someone.now_ms)) == ("idle two", True)


def test_after_a_workout_the_clock_is_shown_not_the_menu() -> None:
    someone = running(B, until=60)
    someone.make("press")

    assert (someone.stands(), someone.scene.shows_menu(someone.now_ms)) == ("idle one", False)


def test_a_routine_that_is_pointed_at_is_chosen() -> None:
    someone = person()
    someone.tell(Choose("three"))
    there = (someone.stands(), someone.scene.shows_menu(someone.now_ms))
    someone.tell(Choose("gone"))

    assert there == ("idle three", True)
    assert someone.stands() == "idle three"


def test_behind_the_last_routine_stands_the_lesson() -> None:
    someone = person()
    someone.tell(Order.CHOOSE_PREVIOUS)
    lesson = (someone.scene.entry, someone.scene.presses.press)
    someone.tell(Order.CHOOSE_NEXT)

    assert lesson == (None, Action.LEARN)
    assert someone.stands() == "idle one"


def test_the_lesson_sounds_each_signal_once_and_ends_in_the_menu() -> None:
    someone = person()
    someone.tell(Order.CHOOSE_PREVIOUS)
    taught = []
    for press in range(1, 18):
        someone.tap(1_000 * press)
        taught.append(someone.scene.lesson)
    cues = [step.cue.kind for step in someone.happened if step.cue and step.cue.kind is not CueKind.PRESS]

    assert taught[-2:] == [None, CueKind.COUNTDOWN]
    assert set(taught[:-2]) == set(CueKind) - {CueKind.NUMBER}
    assert cues == [kind for kind in taught if kind and kind is not CueKind.PRESS]


def test_next_and_back_go_through_the_lesson_and_a_hold_leaves_it() -> None:
    someone = person()
    someone.do("lesson 0, press 1000, next 2000, next 3000, back 4000")
    there = someone.scene.lesson
    someone.make("hold")

    assert there is CueKind.WORK
    assert (someone.scene.lesson, someone.scene.where, someone.scene.shows_menu(someone.now_ms)) == (
        None,
        Where.IDLE,
        True,
    )


def test_a_second_press_does_not_hurry_the_lesson() -> None:
    someone = person()
    someone.tell(Choose(LESSON))
    someone.make("double")

    assert someone.scene.lesson is CueKind.COUNTDOWN


def test_a_routine_that_begins_ends_the_lesson() -> None:
    someone = person()
    someone.tell(Choose(LESSON))
    someone.make("press")
    someone.tell(Start(TWO))

    assert (someone.scene.lesson, someone.scene.status) == (None, Status.RUNNING)


def test_where_there_is_no_screen_there_is_no_lesson() -> None:
    someone = person(screen=False)
    someone.tell(Order.CHOOSE_PREVIOUS)

    assert someone.stands() == "idle three"


def test_pointing_means_nothing_once_a_routine_is_shown() -> None:
    someone = person()
    someone.make("press")
    someone.tell(Choose("three"))

    assert someone.stands() == "ready one"


def test_a_session_begins_idle_with_the_first_routine() -> None:
    someone = person()

    assert (someone.scene.status, someone.stands()) == (Status.IDLE, "idle one")


@pytest.mark.parametrize(
    ("pinned", "expected"),
    [
        pytest.param("two", "idle two", id="pinned"),
        pytest.param("gone", "idle one", id="pinned, but not there"),
    ],
)
def test_the_pinned_routine_is_chosen_first(pinned: str, expected: str) -> None:
    assert person(pinned=pinned).stands() == expected


def test_choosing_goes_around() -> None:
    someone = person()
    chosen = []
    for order in [Order.CHOOSE_NEXT] * 3 + [Order.CHOOSE_PREVIOUS] * 2:
        someone.tell(order)
        chosen.append(someone.stands())

    assert chosen == ["idle two", "idle three", "idle -", "idle three", "idle two"]


def test_choosing_while_ready_shows_the_other_routine() -> None:
    someone = person()
    someone.do("press 0")
    someone.tell(Order.CHOOSE_NEXT)

    assert someone.stands() == "ready two"


# Without a screen


def numbers(someone: Person) -> list[int]:
    """Give the numbers that were told."""
    return [step.cue.number for step in someone.happened if step.cue and step.cue.kind is CueKind.NUMBER]


def test_without_a_screen_the_choice_at_the_start_is_told_by_its_number() -> None:
    assert numbers(person(screen=False)) == [1]
    assert numbers(person(screen=False, pinned="three")) == [3]


def test_without_a_screen_every_other_choice_is_told() -> None:
    someone = person(screen=False)
    someone.tell(Order.CLOCKWISE)
    someone.tell(Order.NEXT)
    someone.tell(Order.BACK)
    someone.do("press 0")
    someone.tell(Order.COUNTER_CLOCKWISE)

    assert numbers(someone) == [1, 2, 3, 2, 1]


def test_without_a_screen_the_next_routine_instead_of_the_one_just_started_is_told() -> None:
    someone = person(screen=False)
    someone.do("press 0, press 1000")
    someone.tap(1_200)

    assert (someone.stands(), numbers(someone)) == ("ready two", [1, 2])
    assert someone.happened[-1].cue is not None
    assert someone.happened[-1].cue.kind is CueKind.NUMBER


def test_a_changed_menu_tells_no_number_unless_the_routine_is_gone() -> None:
    someone = person(screen=False, pinned="two")
    someone.tell(Menu((THREE, TWO)))
    assert numbers(someone) == [2]

    someone.tell(Menu((THREE,)))
    assert numbers(someone) == [2, 1]


def test_no_number_is_told_into_a_workout() -> None:
    someone = running(A, until=20, screen=False)
    someone.tell(Menu((TWO,)))

    assert (someone.stands(), numbers(someone)) == ("running 1 at 10", [1])


def test_a_screen_that_comes_ends_the_numbers_and_one_that_goes_brings_them_back() -> None:
    someone = person(screen=False)
    someone.tell(Screen(True))
    someone.tell(Order.CLOCKWISE)
    assert numbers(someone) == [1]

    someone.tell(Screen(False))
    someone.tell(Order.CLOCKWISE)
    assert numbers(someone) == [1, 3]


def test_with_a_screen_or_a_single_routine_no_number_is_told() -> None:
    seen, alone = person(), person(screen=False, once=True)
    seen.tell(Order.CLOCKWISE)
    alone.tell(Order.CLOCKWISE)

    assert (numbers(seen), numbers(alone)) == ([], [])


# The knob


def test_turning_the_knob_chooses_a_routine_when_idle_and_when_ready() -> None:
    someone = person()
    someone.tell(Order.CLOCKWISE)
    assert someone.stands() == "idle two"

    someone.do("press 0")
    someone.tell(Order.COUNTER_CLOCKWISE)
    assert someone.stands() == "ready one"


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        pytest.param(Order.CLOCKWISE, "running 2 at 5, 25 left", id="longer"),
        pytest.param(Order.COUNTER_CLOCKWISE, "running 2 at 5, 5 left", id="shorter"),
    ],
)
def test_turning_the_knob_in_a_rest_changes_its_length(order: Order, expected: str) -> None:
    someone = running(A, rest(20), B, until=55)
    someone.tell(order)

    assert someone.stands() == expected


@pytest.mark.parametrize("order", [Order.CLOCKWISE, Order.COUNTER_CLOCKWISE])
@pytest.mark.parametrize(
    ("steps", "moves"),
    [
        pytest.param((A, B), "", id="prepare"),
        pytest.param((A, B), "hold 5000", id="paused"),
        pytest.param((A, B), "press 5000, press 9000", id="lead-in"),
        pytest.param((A, B), "next 5000", id="work"),
        pytest.param((to_max("m"), B), "next 5000, press 20000", id="open"),
        pytest.param((B,), "hold 5000, hold 9000", id="finished"),
    ],
)
def test_turning_the_knob_elsewhere_changes_nothing(steps: tuple[Step, ...], moves: str, order: Order) -> None:
    someone = running(*steps)
    someone.do(moves)
    before = someone.scene
    someone.tell(order)

    assert someone.scene is before


@pytest.mark.parametrize("order", [Order.CHOOSE_NEXT, Order.CHOOSE_PREVIOUS])
def test_choosing_means_nothing_while_a_workout_runs(order: Order) -> None:
    someone = running(A, until=20)
    before = someone.scene
    someone.tell(order)

    assert someone.scene is before


def test_the_next_routine_instead_ends_the_one_that_was_just_started() -> None:
    someone = person()
    someone.do("press 0")
    someone.tap(1_000, length_ms=50)
    someone.tap(1_200)

    played = [step for step in told(someone.happened) if not step[1].startswith("cue")]
    assert played == [(1_000, "began 0"), (1_200, "ended 0 partial"), (1_200, "finished 0")]
    assert (someone.stands(), someone.scene.tally) == ("ready two", Tally())


def test_a_changed_menu_keeps_what_is_chosen() -> None:
    someone = person()
    someone.tell(Order.CHOOSE_NEXT)
    someone.tell(Menu((THREE, entry("new", A), TWO)))

    assert (someone.stands(), someone.scene.chosen) == ("idle two", 2)


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        pytest.param((ONE, THREE), "idle three", id="the one after it"),
        pytest.param((entry("new", A), ONE), "idle one", id="the one before it"),
        pytest.param((entry("new", A),), "idle new", id="any"),
    ],
)
def test_a_routine_that_is_gone_leaves_its_neighbour_chosen(left: tuple[Entry, ...], expected: str) -> None:
    someone = person()
    someone.tell(Menu((ONE, TWO, THREE)))
    someone.tell(Order.CHOOSE_NEXT)
    someone.tell(Menu(left))

    assert someone.stands() == expected


def test_a_routine_that_is_gone_can_not_be_replaced_under_the_thumb() -> None:
    someone = person()
    someone.do("press 0")
    someone.tell(Menu((THREE, TWO)))

    assert someone.stands() == "idle two"
    assert someone.scene.shows_menu(someone.now_ms)


def test_a_renamed_routine_stays_chosen() -> None:
    someone = person()
    someone.tell(Menu((ONE._replace(text="name: Quick"), TWO)))
    someone.do("press 0")
    someone.tell(Menu((TWO, Entry("swift", ONE.timeline, "name: Quick"))))

    assert someone.stands() == "ready one"
    assert someone.scene.entry is not None
    assert someone.scene.entry.name == "swift"


def test_the_lesson_stays_chosen_in_a_changed_menu() -> None:
    someone = person()
    someone.tell(Order.CHOOSE_PREVIOUS)
    someone.tell(Menu((ONE, TWO, THREE)))

    assert (someone.scene.chosen, someone.scene.entry) == (3, None)


def test_an_edit_shows_in_the_ready_view() -> None:
    someone = person()
    someone.do("press 0")
    edited = entry("one", B)
    someone.tell(Menu((edited, TWO)))

    assert someone.scene.player is not None
    assert someone.scene.player.timeline is edited.timeline


def test_a_running_workout_never_changes_underfoot() -> None:
    someone = person()
    someone.do("press 0, press 1000")
    someone.wait(20_000)
    someone.tell(Menu((entry("one", B),)))

    assert someone.scene.player is not None
    assert someone.scene.player.timeline is ONE.timeline
    assert someone.stands() == "running 1 at 9"


def test_an_emptied_menu_leaves_the_ready_view() -> None:
    someone = person()
    someone.do("press 0")
    someone.tell(Menu(()))

    assert (someone.scene.status, someone.scene.entry) == (Status.IDLE, None)


def test_a_press_with_an_empty_menu_sounds_an_error() -> None:
    someone = person()
    someone.tell(Menu(()))
    someone.tap(1_000)

    assert cues_in(someone.happened) == [(1_000, CueKind.PRESS), (1_000, CueKind.ERROR)]
    assert someone.stands() == "idle -"


def test_broken_files_are_shown_beside_the_menu() -> None:
    broken = BrokenFile("legs", "legs.yaml:3:5: unknown key 'round'; did you mean 'rounds'?")
    someone = person()
    someone.tell(Menu((ONE,), (broken,)))
    assert someone.scene.broken == (broken,)

    someone.tell(Menu((ONE,)))
    assert someone.scene.broken == ()


# The offer


def test_an_offer_is_met_before_the_menu() -> None:
    someone = person()
    someone.tell(Offer(TWO, 1))

    assert (someone.scene.where, someone.scene.status) == (Where.OFFER, Status.IDLE)


def test_taking_it_up_begins_its_interval_after_the_lead_in() -> None:
    someone = person()
    someone.tell(Offer(ONE, 3))
    someone.tap(1_000)
    someone.wait(8_000)

    assert someone.stands() == "running 3 at 2"
    assert (6_000, "began 3") in told(someone.happened)
    assert someone.scene.offer is None


def test_taking_it_up_in_its_first_interval_has_the_lead_in_too() -> None:
    one = Entry("one", expand(routine(A, prepare=0)))
    someone = person(one)
    someone.tell(Offer(one, 0))
    someone.tap(1_000)

    assert someone.stands() == "running lead-in 0 at 0"


def test_an_offer_that_was_let_go_does_not_come_back() -> None:
    someone = person()
    someone.tell(Offer(ONE, 3))
    someone.hold(1_000)
    someone.do("press 3000, hold 4000")

    assert someone.stands() == "idle one"


def test_an_offered_workout_need_not_be_in_the_menu() -> None:
    someone = person()
    someone.tell(Offer(entry("deleted", B, A), 2))
    someone.tap(1_000)

    assert someone.stands() == "running lead-in 2 at 0"
    assert someone.scene.entry == ONE


# Orders


def test_rest_grows_and_shrinks_by_ten_seconds() -> None:
    someone = running(A, rest(40), B, until=55)
    someone.tell(Order.ADD_TIME)
    assert someone.stands() == "running 2 at 5, 45 left"

    someone.tell(Order.TAKE_TIME)
    someone.tell(Order.TAKE_TIME)
    assert someone.stands() == "running 2 at 5, 25 left"


def test_orders_go_on_and_back() -> None:
    someone = running(A, B, until=55)
    someone.tell(Order.BACK)
    assert someone.stands() == "running lead-in 2 at 0"

    someone.tell(Order.BACK)
    someone.tell(Order.NEXT)
    assert someone.stands() == "running lead-in 2 at 0"


def test_mute_is_a_switch() -> None:
    someone = person()
    muted = []
    for _ in range(2):
        someone.tell(Order.MUTE)
        muted.append(someone.scene.muted)

    assert muted == [True, False]


def test_volume_stays_between_nothing_and_all() -> None:
    someone = person(volume=80)
    volumes = []
    for order in [Order.LOUDER] * 3 + [Order.QUIETER] * 11:
        someone.tell(order)
        volumes.append(someone.scene.volume)

    assert volumes == [90, 100, 100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 0, 0]


@pytest.mark.parametrize("order", [Order.LOUDER, Order.QUIETER, Order.MUTE])
@pytest.mark.parametrize(("speed", "until_ms"), [(1.0, 5_000), (10.0, 23_000)])
def test_how_loud_it_is_is_told_for_two_seconds_after_a_change(order: Order, speed: float, until_ms: int) -> None:
    someone = person(volume=100, speed=speed)
    someone.tell(order, 3_000)
    assert someone.scene.loudness_until_ms == until_ms


# What the outside world tells


@pytest.mark.parametrize(
    ("message", "field", "expected"),
    [
        pytest.param(Troubles(("buzzer on GPIO18: busy",)), "troubles", ("buzzer on GPIO18: busy",), id="troubles"),
        pytest.param(Quiet(True), "quiet", True, id="quiet hours"),
        pytest.param(Kept({"one": LAST}, (30, 0)), "lasts", {"one": LAST}, id="last times"),
        pytest.param(Kept({"one": LAST}, (30, 0)), "weeks_min", (30, 0), id="weeks"),
    ],
)
def test_a_message_shows_and_disturbs_nothing(message: Message, field: str, expected: object) -> None:
    someone = running(A, until=20)
    before = someone.scene.player
    someone.tell(message)

    assert getattr(someone.scene, field) == expected
    assert someone.scene.player is before


def test_a_named_routine_begins_at_once_with_its_prepare() -> None:
    someone = person()
    someone.tell(Start(TWO))

    assert someone.stands() == "running 0 at 0"
    assert someone.scene.entry == TWO
    assert told(someone.happened) == [(0, "began 0")]


def test_a_session_of_one_routine_is_over_when_its_summary_is_left() -> None:
    someone = person(TWO, once=True)
    someone.tell(Start(TWO))
    someone.wait(30_000)
    assert (someone.stands(), someone.scene.over) == ("finished", False)

    someone.tap(31_000)
    assert someone.scene.over


def test_nothing_changes_when_nothing_happens() -> None:
    someone = running(A, until=20)
    before = someone.scene
    someone.wait(25_000)

    assert someone.scene is before


# Fingers are answered at once


def test_a_finger_going_down_clicks_and_fills_the_hold() -> None:
    someone = running(A, until=20)
    someone.down(20_000)

    assert cues_in(someone.happened)[-1] == (20_000, CueKind.PRESS)
    assert (someone.scene.down_ms, someone.scene.hold_ms) == (20_000, 1_000)
    assert someone.stands() == "running 1 at 10"


def test_letting_go_empties_the_hold() -> None:
    someone = running(A, until=20)
    someone.tap(20_000)
    assert someone.scene.down_ms is None

    someone.hold(22_000)
    assert someone.scene.down_ms is None


def test_another_button_clicks_but_fills_nothing() -> None:
    someone = running(A, until=20, buttons=frozenset({"start", "next"}))
    someone.down(20_000, "next")

    assert cues_in(someone.happened)[-1] == (20_000, CueKind.PRESS)
    assert someone.scene.down_ms is None


def test_a_routine_may_switch_the_click_off() -> None:
    someone = running(hold("a", 40, cues=CueSettings(off=frozenset({"press"}))), until=20)
    someone.happened.clear()
    someone.tap(20_000)

    assert [kind for _, kind in cues_in(someone.happened)] == [CueKind.PAUSE]


# Nobody there


def test_a_pause_of_half_an_hour_ends_the_workout_as_partial() -> None:
    someone = running(A, B, until=25)
    someone.tap(25_000)
    someone.happened.clear()
    someone.wait(25_000 + HALF_AN_HOUR_MS - 1)
    assert someone.scene.status is Status.PAUSED

    someone.wait(25_000 + HALF_AN_HOUR_MS)
    assert someone.stands() == "idle one"
    assert told(someone.happened) == [
        (25_000 + HALF_AN_HOUR_MS, "ended 1 partial"),
        (25_000 + HALF_AN_HOUR_MS, "finished 1"),
    ]


@pytest.mark.parametrize(
    ("steps", "began_ms"),
    [
        pytest.param((reps("r", 10), B), 10_000, id="reps"),
        pytest.param((to_max("m"), B), 10_000, id="max"),
        pytest.param((ForTime((untold("x"),), MARK), B), 10_000, id="for_time"),
        pytest.param((hold("w", 20, waits=True), B), 30_000, id="waiting"),
    ],
)
def test_what_stands_open_for_half_an_hour_ends_as_partial(steps: tuple[Step, ...], began_ms: int) -> None:
    someone = running(*steps)
    someone.wait(began_ms + HALF_AN_HOUR_MS - 1)
    assert someone.scene.status is Status.RUNNING
    assert someone.session.next_ms() == began_ms + HALF_AN_HOUR_MS

    someone.wait(began_ms + HALF_AN_HOUR_MS)
    ended = [step for step in someone.happened if step.change is Change.ENDED][-1]
    assert (ended.at_ms, ended.outcome) == (began_ms + HALF_AN_HOUR_MS, Outcome.PARTIAL)
    assert someone.stands() == "idle one"


def test_the_half_hour_in_which_nobody_came_is_no_work() -> None:
    someone = running(reps("r", 10), B, until=25)
    someone.tell(Order.MUTE)  # the last sign of somebody, 15 s into the work
    someone.wait(25_000 + HALF_AN_HOUR_MS)

    assert someone.scene.tally.work_ms == 15_000


def test_a_late_wake_ends_it_at_the_same_instant() -> None:
    someone = running(reps("r", 10), B)
    someone.wait(10 * HALF_AN_HOUR_MS)

    assert told(someone.happened)[-2:] == [
        (10_000 + HALF_AN_HOUR_MS, "ended 1 partial"),
        (10_000 + HALF_AN_HOUR_MS, "finished 1"),
    ]


@pytest.mark.parametrize(
    "step",
    [
        pytest.param(hold("a", 3_600), id="work"),
        pytest.param(Amrap((untold("x"),), MARK, 3_600_000), id="amrap"),
        pytest.param(emom(untold("x"), slots=1, every=3_600), id="emom"),
        pytest.param(ForTime((untold("x"),), MARK, cap_ms=3_600_000), id="for_time with a cap"),
    ],
)
def test_what_ends_by_itself_is_never_taken_for_deserted(step: Step) -> None:
    someone = running(step)
    someone.wait(3_000_000)

    assert someone.scene.status is Status.RUNNING


@pytest.mark.parametrize(
    "touch",
    [
        pytest.param(Gesture("start", Touch.DOWN, 1_000_000, 1_000_000), id="a finger"),
        pytest.param(Gesture("next", Touch.DOWN, 1_000_000, 1_000_000), id="on another button"),
        pytest.param(Order.MUTE, id="a key"),
    ],
)
def test_any_touch_shows_that_somebody_is_there(touch: Message) -> None:
    someone = running(reps("r", 10), B, until=1_000)
    someone.tell(touch)

    assert someone.session.next_ms() == 1_000_000 + HALF_AN_HOUR_MS


def test_ready_and_finished_stand_for_ever() -> None:
    someone = person()
    someone.do("press 0")
    someone.wait(100 * HALF_AN_HOUR_MS)
    assert someone.stands() == "ready one"
    assert someone.session.next_ms() is None


# An unfinished workout


def test_an_offer_that_comes_in_mid_workout_is_not_heard() -> None:
    someone = running(A)
    someone.tell(Offer(someone.scene.menu[0], 1))

    assert someone.scene.offer is None


def test_a_workout_taken_up_again_counts_what_was_done_before() -> None:
    someone = person(entry("one", A, B, hold("c", 30)))
    past = Past(counted={1: "done", 2: "skipped"}, work_ms=40_000)
    someone.tell(Offer(someone.scene.menu[0], 2, past))
    someone.do("press 0")
    assert someone.scene.tally == Tally(done=1, skipped=1, work_ms=40_000)

    someone.wait(200_000)
    assert (someone.scene.tally.done, someone.scene.tally.skipped) == (3, 0)


# The tally


def test_the_tally_counts_work_alone() -> None:
    someone = running(A, rest(20), B, reps("r", 10), hold("c", 20), hold("d", 20), hold("e", 20), until=42)
    someone.tell(Order.NEXT)  # a, after 32 s; then its rest and b, to 82 s
    someone.wait(100_000)
    someone.tap(100_000, length_ms=0)  # reps, after 18 s
    someone.wait(120_000)  # c
    someone.tell(Order.NEXT)  # d, in its first instant
    someone.tell(Order.NEXT)  # e, in its lead-in
    assert someone.stands() == "finished"

    assert someone.scene.tally == Tally(done=3, early=1, skipped=2, work_ms=32_000 + 20_000 + 18_000 + 20_000)


def test_going_back_does_not_count_twice() -> None:
    someone = running(A, B, lead_in=0, until=30)
    someone.tell(Order.BACK)
    someone.wait(71_000)

    assert someone.scene.tally == Tally(done=1, early=0, skipped=0, work_ms=40_000)


def test_a_stopped_workout_counts_what_was_begun() -> None:
    someone = running(A, B, until=30)
    someone.tap(30_000)
    someone.hold(32_000)

    assert someone.scene.tally == Tally(done=0, early=1, skipped=0, work_ms=20_000)
    assert someone.stands() == "finished stopped"


def test_each_workout_has_a_tally_of_its_own() -> None:
    someone = person(TWO)
    someone.do("press 0, press 1000")
    someone.wait(40_000)
    someone.do("press 41000, press 42000, press 43000")

    assert someone.scene.tally == Tally()


def test_a_trouble_that_was_there_from_the_start_is_heard() -> None:
    someone = person(ONE)
    someone.tell(Troubles(("config.yaml:3:1: …",)))
    assert someone.happened == []
    someone.tell(Troubles(("config.yaml:3:1: …",), audible=True))
    assert told(someone.happened) == [(0, "cue error")]


# What holds whatever people do

MESSAGES = st.sampled_from(
    [*Order, Quiet(True), Troubles(("lamp",)), Menu((TWO, ONE)), Menu(()), Offer(ONE, 3), Start(TWO), Menu((ONE,))]
)
MOVES = st.lists(
    st.tuples(
        st.integers(0, 20_000) | st.sampled_from([0, 100, 200, HALF_AN_HOUR_MS]),
        MESSAGES | st.sampled_from(["press", "double", "hold", "next", "back"]),
    ),
    max_size=20,
)
OPEN = entry("open", reps("r", 5), hold("w", 4, waits=True), ForTime((untold("x"),), MARK, rounds=2), emom(B, slots=2))


@given(MOVES, st.booleans())
def test_time_never_runs_backwards_whatever_people_do(moves: list[tuple[int, Message | str]], once: bool) -> None:
    someone = person(OPEN, ONE, once=once, buttons=frozenset({"start"}))
    for later_ms, move in moves:
        someone.wait(someone.now_ms + later_ms)
        someone.make(move) if isinstance(move, str) else someone.tell(move)
        player = someone.scene.player
        assert (player is None) == (someone.scene.status is Status.IDLE)
        assert player is None or (player.interval_remaining_ms(someone.now_ms) or 0) >= 0
    played = [step for step in someone.happened if step.change is not Change.CUE]

    assert [step.at_ms for step in played] == sorted(step.at_ms for step in played)


@given(MOVES, st.lists(st.integers(0, 60_000), max_size=10))
def test_asking_more_often_changes_nothing(moves: list[tuple[int, Message | str]], looks: list[int]) -> None:
    seldom, often = person(OPEN, ONE), person(OPEN, ONE)
    for later_ms, move in moves:
        due_ms = seldom.now_ms + later_ms
        for look_ms in sorted(look_ms for look_ms in looks if look_ms < later_ms):
            often.wait(seldom.now_ms + look_ms)
        for someone in (seldom, often):
            someone.wait(due_ms)
            someone.make(move) if isinstance(move, str) else someone.tell(move)

    assert often.happened == seldom.happened
    assert often.scene == seldom.scene


def test_where_a_press_counts_does_not_depend_on_who_looked() -> None:
    seldom, often = running(reps("r", 10), B), running(reps("r", 10), B)
    for someone, looks in ((seldom, ()), (often, (25_070, 25_200))):
        someone.down(25_000)
        for look_ms in looks:
            someone.wait(look_ms)
        someone.wait(25_300)
        someone.release(25_000)

    assert often.happened == seldom.happened
    assert stands(often.scene, 25_300) == "running 2 at 0.3"
