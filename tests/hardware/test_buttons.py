"""Buttons: every edge is told, and nothing that handles one can stop the next."""

import logging
from collections.abc import Callable

import pytest
from gpiozero.pins.mock import MockFactory, MockPWMPin

from hardware.board import Board
from hardware.boardfile import BoardFile, ButtonPin
from hardware.defects import SOUND, Defects
from hardware.simulator import Simulator
from tests.hardware.mockboard import MockBoard

UP_AND_DOWN = "name: x\nbuttons: {start: {pin: 17, pull: up}, next: {pin: 27, pull: down}}\n"


def test_each_edge_of_each_button_is_told_once(mock_board: Callable[..., MockBoard]) -> None:
    mock = mock_board(UP_AND_DOWN)
    mock.simulator.press("start")
    mock.simulator.press("next")
    mock.simulator.press("next")
    mock.simulator.release("next")
    mock.simulator.release("start")
    assert mock.edges == [("start", True), ("next", True), ("next", False), ("start", False)]


@pytest.mark.parametrize(
    ("button", "pin", "levels"),
    [pytest.param("start", 17, [1, 0, 1], id="pull-up"), pytest.param("next", 27, [0, 1, 0], id="pull-down")],
)
def test_a_press_leaves_the_level_that_the_pull_gives(
    button: str, pin: int, levels: list[float], mock_board: Callable[..., MockBoard]
) -> None:
    mock = mock_board(UP_AND_DOWN)
    mock.simulator.press(button)
    mock.simulator.release(button)
    assert mock.states(pin)[-3:] == levels


def test_bounces_are_told_too(mock_board: Callable[..., MockBoard]) -> None:
    mock = mock_board(UP_AND_DOWN)
    for _ in range(3):
        mock.simulator.press("start")
        mock.simulator.release("start")
    assert mock.edges == [("start", True), ("start", False)] * 3
    assert mock.pins[17].bounce is None


def test_an_edge_that_can_not_be_handled_is_logged_once_and_the_next_one_told(caplog: pytest.LogCaptureFixture) -> None:
    file = BoardFile("x", (ButtonPin("start", 17),))
    simulator = Simulator(file)
    told = []

    def fail(name: str, down: bool) -> None:
        told.append(down)
        raise RuntimeError("the queue is full")

    with Board(file, simulator.factory, fail) as board:
        simulator.press("start")
        simulator.release("start")
        assert board.troubles == ("button 'start' on GPIO17: a press could not be handled (the queue is full)",)
    assert told == [True, False]
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


@pytest.mark.parametrize("pull_up", [True, False])
def test_a_button_that_is_down_from_the_start_is_a_trouble_until_it_is_let_go(
    pull_up: bool, caplog: pytest.LogCaptureFixture
) -> None:
    file = BoardFile("x", (ButtonPin("start", 17, pull_up), ButtonPin("next", 27)))
    simulator = Simulator(file, defects=Defects(stuck=frozenset({17})))
    edges: list[tuple[str, bool]] = []
    with Board(file, simulator.factory, lambda *edge: edges.append(edge)) as board:
        (trouble,) = board.troubles
        assert trouble.startswith("button 'start' on GPIO17: down since the start; let it go, turn it by a quarter")
        assert [record.getMessage() for record in caplog.records] == [trouble]
        simulator.factory.defects = SOUND
        simulator.release("start")
        assert board.troubles == ()
    assert edges == [("start", False)]


def test_a_closed_board_tells_no_edges(mock_board: Callable[..., MockBoard]) -> None:
    mock = mock_board(UP_AND_DOWN)
    mock.board.close()
    mock.simulator.press("start")
    assert mock.edges == []


class HeldPin(MockPWMPin):
    """A pin whose button is down while it is opened."""

    def _set_pull(self, value: str) -> None:
        super()._set_pull(value)
        self._change_state(value != "up")


@pytest.mark.parametrize("pull_up", [True, False])
def test_a_button_that_is_down_while_it_is_opened_tells_only_that_it_is_let_go(pull_up: bool) -> None:
    edges: list[tuple[str, bool]] = []
    factory = MockFactory(pin_class=HeldPin)
    with Board(BoardFile("x", (ButtonPin("start", 17, pull_up),)), factory, lambda *edge: edges.append(edge)):
        assert edges == []
        pin = factory.pin(17)
        (pin.drive_high if pull_up else pin.drive_low)()
        assert edges == [("start", False)]
