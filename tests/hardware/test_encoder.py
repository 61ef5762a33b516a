"""The encoder: steps of a knob, decoded from contacts that chatter."""

import logging
from collections.abc import Callable

import pytest
from gpiozero import LED, GPIOPinInUse
from gpiozero.pins.mock import MockFactory
from hypothesis import given
from hypothesis import strategies as st

from hardware.board import Board
from hardware.boardfile import BoardFile, ButtonPin, EncoderPins
from hardware.encoder import OPEN, RING, Decoder, Encoder
from hardware.simulator import OFF, Simulator
from tests.hardware.mockboard import MockBoard

KNOB = "name: x\nencoder: {a: 23, b: 24, press: 25}\n"
DOWN = "name: x\nencoder: {a: 23, b: 24, press: 25, pull: down}\n"
WITH_BUTTON = KNOB + "buttons: {start: 17}\n"


def decoded(contacts: str, start: tuple[bool, bool] = OPEN) -> list[int]:
    """Give the steps of contacts that close and open in turn: `Ab` is A closed and B open."""
    decoder = Decoder(*start)
    return [
        step for pair in contacts.split() if (step := decoder.change(*(contact.isupper() for contact in pair))) != 0
    ]


@pytest.mark.parametrize(
    ("contacts", "steps"),
    [
        pytest.param("Ab AB aB ab", [1], id="clockwise"),
        pytest.param("aB AB Ab ab", [-1], id="counter-clockwise"),
        pytest.param("Ab AB aB ab Ab AB aB ab", [1, 1], id="two steps"),
        pytest.param("Ab AB aB ab aB AB Ab ab", [1, -1], id="to and fro"),
        pytest.param("Ab ab Ab AB Ab AB aB AB aB ab aB ab", [1], id="every edge chatters"),
        pytest.param("Ab ab", [], id="begun and let go"),
        pytest.param("Ab AB aB AB Ab ab", [], id="nearly around, and back"),
        pytest.param("Ab ab aB ab", [], id="an edge lost on each side"),
    ],
)
def test_once_around_is_a_step(contacts: str, steps: list[int]) -> None:
    assert decoded(contacts) == steps


def test_a_knob_that_rests_between_two_clicks_gives_whole_steps_after_that() -> None:
    assert decoded("aB ab Ab AB aB ab", start=(True, True)) == [1]


TURNS = st.lists(st.tuples(st.booleans(), st.lists(st.integers(0, 4), min_size=4, max_size=4)), max_size=12)


@given(TURNS)
def test_however_the_contacts_chatter_every_step_is_told_once(turns: list[tuple[bool, list[int]]]) -> None:
    decoder, steps = Decoder(*OPEN), []
    for clockwise, chatter in turns:
        ring = [*RING[1:], OPEN] if clockwise else [*reversed(RING[1:]), OPEN]
        before = OPEN
        for pair, times in zip(ring, chatter, strict=True):
            steps += [decoder.change(*place) for place in (pair, *((before, pair) * times))]
            before = pair

    assert [step for step in steps if step] == [1 if clockwise else -1 for clockwise, _ in turns]


@given(st.lists(st.booleans(), max_size=200))
def test_no_edges_make_more_steps_than_full_rounds(which: list[bool]) -> None:
    decoder, closed, steps = Decoder(*OPEN), [False, False], 0
    for number in which:
        closed[number] = not closed[number]
        steps += abs(decoder.change(*closed))

    assert steps <= len(which) // 4


# On pins


@pytest.mark.parametrize("text", [pytest.param(KNOB, id="pull-up"), pytest.param(DOWN, id="pull-down")])
def test_a_knob_is_turned_and_pressed_through_its_pins(text: str, mock_board: Callable[..., MockBoard]) -> None:
    mock = mock_board(text)
    mock.simulator.turn(2)
    mock.simulator.turn(-1)
    mock.simulator.press("knob")
    mock.simulator.release("knob")
    mock.simulator.turn(0)

    assert mock.turns == [True, True, False]
    assert mock.edges == [("knob", True), ("knob", False)]
    assert set(mock.simulator.levels().values()) == {OFF}


def test_start_and_knob_are_contacts_of_their_own(mock_board: Callable[..., MockBoard]) -> None:
    mock = mock_board(WITH_BUTTON)
    for action, button in ((mock.simulator.press, "start"), (mock.simulator.press, "knob")):
        action(button)
    mock.simulator.release("start")

    assert mock.edges == [("start", True), ("knob", True), ("start", False)]
    assert mock.board.buttons == {"start", "knob"}


def test_no_bounce_time_delays_a_turn(mock_board: Callable[..., MockBoard]) -> None:
    mock = mock_board(KNOB)
    assert (mock.pins[23].bounce, mock.pins[24].bounce) == (None, None)


def test_a_step_that_can_not_be_handled_is_logged_and_the_next_one_told(caplog: pytest.LogCaptureFixture) -> None:
    file = BoardFile("x", encoder=EncoderPins(23, 24))
    simulator, told = Simulator(file), []

    def fail(clockwise: bool) -> None:
        told.append(clockwise)
        raise RuntimeError("the queue is full")

    with Board(file, simulator.factory, lambda *edge: None, on_turn=fail) as board:
        simulator.turn(2)
        assert board.troubles == ()
    assert told == [True, True]
    assert [record.levelno for record in caplog.records] == [logging.ERROR] * 2


def test_a_closed_board_tells_no_turns(mock_board: Callable[..., MockBoard]) -> None:
    mock = mock_board(KNOB)
    mock.board.close()
    mock.simulator.turn(1)
    assert mock.turns == []


def test_an_encoder_whose_second_pin_is_busy_lets_go_of_its_first() -> None:
    factory = MockFactory()
    with LED(24, pin_factory=factory):
        with pytest.raises(GPIOPinInUse):
            Encoder(EncoderPins(23, 24), factory, lambda clockwise: None)
        Encoder(EncoderPins(23, 22), factory, lambda clockwise: None).close()


def test_an_encoder_that_fails_is_told_and_leaves_the_buttons() -> None:
    file = BoardFile("x", (ButtonPin("start", 17),), encoder=EncoderPins(23, 24))
    simulator = Simulator(file)
    with (
        LED(24, pin_factory=simulator.factory),
        Board(file, simulator.factory, lambda *edge: None, on_turn=lambda clockwise: None) as board,
    ):
        assert board.buttons == {"start"}
        assert board.troubles == ("encoder on GPIO23, GPIO24: busy; is another program using it?",)


def test_without_an_encoder_there_is_nothing_to_turn(mock_board: Callable[..., MockBoard]) -> None:
    mock = mock_board()
    mock.simulator.turn(1)
    assert (mock.turns, mock.edges) == ([], [])
