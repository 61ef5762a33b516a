"""Keys, as a table, and the stories of those that hold."""

from collections.abc import Sequence

import pytest

from tests.timer.screen.doubles import Sink
from tests.timer.screen.scenes import SCENES
from timer.orders import Order
from timer.scene import Scene
from timer.screen.keys import HELD_S, TAPPED_S, Keys


def keys(scene: Scene = SCENES["work"], has_knob: bool = False) -> tuple[Keys, Sink]:
    sink = Sink(has_knob=has_knob)
    return Keys(sink, lambda: scene), sink


def both(button: str) -> list[tuple[str, bool]]:
    return [(button, True), (button, False)]


@pytest.mark.parametrize(
    ("key", "view", "expected"),
    [
        ("space", "work", both("start")),
        ("enter", "work", both("start")),
        ("right", "work", both("next")),
        ("page down", "work", both("next")),
        ("left", "work", both("back")),
        ("page up", "work", both("back")),
        ("+", "rest", [Order.ADD_TIME]),
        ("-", "rest", [Order.TAKE_TIME]),
        ("m", "work", [Order.MUTE]),
        ("up", "idle", [Order.CHOOSE_PREVIOUS]),
        ("down", "idle", [Order.CHOOSE_NEXT]),
        ("up", "ready", [Order.CHOOSE_PREVIOUS]),
        ("down", "ready", [Order.CHOOSE_NEXT]),
        ("up", "work", [Order.LOUDER]),
        ("down", "paused", [Order.QUIETER]),
        ("x", "work", []),
    ],
)
def test_a_key_means_what_the_table_says(key: str, view: str, expected: Sequence[object]) -> None:
    pressed, sink = keys(SCENES[view])
    pressed.down(key, 0.0)
    pressed.up(key)
    assert sink.got == expected


@pytest.mark.parametrize(
    ("key", "view", "steps"),
    [("up", "idle", -1), ("down", "ready", 1), ("up", "rest", 1), ("down", "work", -1)],
)
def test_with_a_knob_up_and_down_turn_it(key: str, view: str, steps: int) -> None:
    pressed, sink = keys(SCENES[view], has_knob=True)
    pressed.down(key, 0.0)
    pressed.up(key)
    assert sink.got == [("turn", steps)]


def test_a_key_that_repeats_while_it_is_down_is_one_press() -> None:
    pressed, sink = keys()
    for at_s in (0.0, 0.5, 0.53):
        pressed.down("space", at_s)
    pressed.up("space")
    assert sink.got == both("start")


def test_two_keys_on_one_button_are_one_press_until_both_are_up() -> None:
    pressed, sink = keys()
    pressed.down("space", 0.0)
    pressed.down("enter", 0.1)
    pressed.up("space")
    assert sink.got == [("start", True)]
    pressed.up("enter")
    assert sink.got == both("start")


def test_escape_holds_the_start_button_as_long_as_a_hold_takes() -> None:
    pressed, sink = keys()
    pressed.down("escape", 0.0)
    pressed.up("escape")
    pressed.tick(HELD_S - 0.01)
    assert sink.got == [("start", True)]
    pressed.tick(HELD_S)
    assert sink.got == both("start")


@pytest.mark.parametrize(("second_s", "quits"), [(0.2, True), (0.99, True), (2.0, False)])
def test_escape_twice_within_a_second_quits(second_s: float, quits: bool) -> None:
    pressed, sink = keys()
    pressed.down("escape", 0.0)
    pressed.tick(second_s)
    pressed.down("escape", second_s)
    assert (Order.QUIT in sink.got) is quits


def test_a_terminals_key_lets_go_by_itself() -> None:
    pressed, sink = keys()
    pressed.tap("space", 0.0)
    pressed.tick(TAPPED_S - 0.01)
    assert sink.got == [("start", True)]
    pressed.tick(TAPPED_S)
    assert sink.got == both("start")


def test_two_quick_taps_in_a_terminal_are_two_presses() -> None:
    pressed, sink = keys()
    pressed.tap("space", 0.0)
    pressed.tap("space", 0.15)
    pressed.tick(1.0)
    assert sink.got == both("start") * 2


def test_a_key_held_down_in_a_terminal_is_not_pressed_again_by_its_repeats() -> None:
    pressed, sink = keys()
    for at_ms in (0, 33, 66, 99, 132):
        pressed.tap("m", at_ms / 1_000)
    assert sink.got == [Order.MUTE]


def test_at_the_end_everything_is_let_go() -> None:
    pressed, sink = keys()
    pressed.down("escape", 0.0)
    pressed.down("right", 0.1)
    pressed.let_go()
    assert sink.got == [("start", True), ("next", True), ("start", False), ("next", False)]
    assert not pressed.is_down


def test_who_looks_away_lets_go_but_what_escape_began_goes_on() -> None:
    pressed, sink = keys()
    pressed.down("escape", 0.0)
    pressed.down("right", 0.1)
    pressed.look_away()
    assert sink.got == [("start", True), ("next", True), ("next", False)]
