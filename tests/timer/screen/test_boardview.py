"""The simulated board, as data."""

import pytest

from tests.timer.screen.scenes import BOARD
from timer.screen.boardpicture import BoardPicture
from timer.screen.boardview import board_height, button_at, lay_board
from timer.screen.items import Box, Knob, Lamp, Text
from timer.screen.typeset import Typesetter

SIZES = [(320, 64), (480, 100), (800, 96), (1920, 216)]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_everything_lies_on_the_board(size: tuple[int, int], typesetter: Typesetter) -> None:
    whole = Box(0, 0, *size)
    assert [item for item in lay_board(BOARD, size, typesetter) if not whole.holds(item.box)] == []


def test_each_device_is_shown_as_it_is(typesetter: Typesetter) -> None:
    items = lay_board(BOARD, (800, 96), typesetter)
    lamps = [item.level for item in items if isinstance(item, Lamp)]
    knobs = [item.down for item in items if isinstance(item, Knob)]
    labels = [" ".join(item.lines) for item in items if isinstance(item, Text)]
    assert lamps == [0.6, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0]  # the rgb, the bar, the buzzer
    assert knobs == [False, True, False]
    assert labels == ["rgb", "bar", "1568 Hz", "start (space)", "next (right)", "back (left)"]


def test_a_silent_buzzer_is_dark(typesetter: Typesetter) -> None:
    items = lay_board(BoardPicture("b", has_buzzer=True), (800, 96), typesetter)
    assert [item.level for item in items if isinstance(item, Lamp)] == [0.0]
    assert [item.lines for item in items if isinstance(item, Text)] == [("buzzer",)]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_point_on_a_button_is_that_button(size: tuple[int, int], typesetter: Typesetter) -> None:
    knobs = [item.box for item in lay_board(BOARD, size, typesetter) if isinstance(item, Knob)]
    centres = [(box.x + box.width // 2, box.y + box.height // 2) for box in knobs]
    assert [button_at(BOARD, size, centre) for centre in centres] == ["start", "next", "back"]
    assert button_at(BOARD, size, (2, size[1] // 2)) is None


def test_a_board_of_nothing_is_an_empty_area(typesetter: Typesetter) -> None:
    assert len(lay_board(BoardPicture("none"), (800, 96), typesetter)) == 2  # the ground, and its edge
    assert button_at(BoardPicture("none"), (800, 96), (400, 48)) is None


@pytest.mark.parametrize(("window", "expected"), [(720, 144), (240, 64), (120, 0)])
def test_the_board_leaves_the_screen_most_of_a_window(window: int, expected: int) -> None:
    assert board_height(window) == expected
