"""The board as a unit: it writes what changed, survives what fails, and ends dark and silent."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from gpiozero.pins.mock import MockFactory, MockPWMPin

from hardware.board import Board
from hardware.signal import DARK, Role, Signal, Stamp
from hardware.simulator import SimulatedPin, Simulator
from tests.hardware.mockboard import MockBoard, board_file

WORK = Signal(Role.GO, (0, 255, 51), 1.0, 0.4, 880)
REST = Signal(Role.STOP, (255, 0, 51), 1.0, 0.6, None)
EVERYTHING = """
name: Everything
buttons: {start: 17, next: {pin: 27, pull: down}}
buzzer: {pin: 18, kind: tonal}
lights:
  - {kind: rgb, red: 16, green: 20, blue: 21}
  - {kind: traffic, red: 22, amber: 23, green: 24}
  - {kind: led, pin: 25}
  - {kind: bar, pins: [5, 6, 13, 19, 26]}
  - {kind: rgb, red: 12, green: 4, blue: 14}
  - {kind: bar, pins: [0, 1]}
"""

OpenBoard = Callable[..., MockBoard]


def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, float]]:
    """Give a list that grows by every write to a simulated pin, also of the level it has."""
    writes: list[tuple[int, float]] = []
    write = SimulatedPin._set_state

    def record(pin: Any, value: float) -> None:
        writes.append((pin.gpio, value))
        write(pin, value)

    monkeypatch.setattr(SimulatedPin, "_set_state", record)
    return writes


def break_pin(mock: MockBoard, number: int) -> None:
    """Let every further write to a pin fail."""

    def fail(value: float) -> None:
        raise OSError("'bad handle'")

    mock.pins[number]._set_state = fail


def opened_with(pin: int, error: Exception, also: int | None = None) -> tuple[Board, Any]:
    """Open the breadboard where a pin, or two, can't be opened; give it and its factory."""
    file = board_file()
    factory = Simulator(file).factory
    make = factory.pin

    def refuse(name: int) -> Any:
        if name in (pin, also):
            raise error
        return make(name)

    factory.pin = refuse
    return Board(file, factory, lambda name, down: None), factory


def test_an_open_board_knows_what_it_has(mock_board: OpenBoard) -> None:
    board = mock_board().board
    assert (board.bar_steps, board.has_buzzer, board.tonal) == (5, True, True)
    assert board.buttons == {"start", "next", "back"}
    assert board.troubles == ()


@pytest.mark.parametrize(
    ("text", "has"),
    [
        pytest.param("name: x", (0, False, False), id="nothing"),
        pytest.param("name: x\nbuzzer: {pin: 18, kind: active}", (0, True, False), id="active buzzer"),
        pytest.param("name: x\nlights: [{kind: led, pin: 5}]", (0, False, False), id="a light that is no bar"),
        pytest.param(EVERYTHING, (5, True, True), id="the longer of two bars"),
    ],
)
def test_a_board_says_what_it_has_not(text: str, has: tuple[int, bool, bool], mock_board: OpenBoard) -> None:
    board = mock_board(text).board
    assert (board.bar_steps, board.has_buzzer, board.tonal) == has


def test_a_bar_of_the_whole_routine_is_counted_by_itself(mock_board: OpenBoard) -> None:
    board = mock_board(
        "name: x\nlights: [{kind: bar, pins: [5, 6]}, {kind: bar, pins: [12, 13, 16], shows: routine}]"
    ).board
    assert (board.bar_steps, board.overall_steps) == (2, 3)


@pytest.mark.parametrize(
    ("light", "has_led"),
    [
        pytest.param("{kind: led, pin: 5}", True, id="an LED"),
        pytest.param("{kind: traffic, red: 5, amber: 6, green: 13}", False, id="a traffic light"),
        pytest.param("{kind: bar, pins: [5, 6]}", False, id="a bar"),
    ],
)
def test_only_an_led_is_a_light_of_one_colour(light: str, has_led: bool, mock_board: OpenBoard) -> None:
    assert mock_board(f"name: x\nlights: [{light}]").board.has_led == has_led


def test_an_open_board_is_dark_and_silent(mock_board: OpenBoard) -> None:
    mock = mock_board(EVERYTHING)
    outputs = mock.pins.keys() - {17, 27}
    assert {pin: mock.states(pin) for pin in outputs} == {pin: [0] for pin in outputs}


def test_a_signal_writes_only_the_pins_that_it_changes(mock_board: OpenBoard, monkeypatch: pytest.MonkeyPatch) -> None:
    mock = mock_board()
    writes = written(monkeypatch)
    mock.board.show(WORK)
    mock.board.show(REST)
    assert writes == [
        (18, 0.5),
        *[(20, 1.0), (21, 0.2), (5, 1.0), (6, 1.0)],
        (18, 0.0),
        *[(16, 1.0), (20, 0.0), (13, 1.0)],
    ]


def test_the_same_signal_again_writes_nothing(mock_board: OpenBoard, monkeypatch: pytest.MonkeyPatch) -> None:
    mock = mock_board()
    mock.board.show(WORK)
    writes = written(monkeypatch)
    mock.board.show(Signal(Role.GO, (0, 255, 51), 1.0, 0.4, 880))
    assert writes == []


def test_a_signal_on_one_device_leaves_the_others_as_they_are(mock_board: OpenBoard) -> None:
    mock = mock_board(EVERYTHING)
    mock.board.show(WORK)
    mock.board.show_on("rgb2", DARK)
    mock.board.show_on("buzzer", REST)
    assert (mock.states(20), mock.states(4), mock.states(18)) == ([0, 1], [0, 1, 0], [0, 0.5, 0])
    mock.board.show(WORK)
    assert (mock.states(20), mock.states(4), mock.states(18)) == ([0, 1], [0, 1, 0, 1], [0, 0.5, 0, 0.5])


def test_a_board_knows_its_outputs_and_which_buttons_are_held(mock_board: OpenBoard) -> None:
    mock = mock_board(EVERYTHING)
    assert mock.board.outputs == {"buzzer", "rgb", "traffic", "led", "bar", "rgb2", "bar2"}
    assert mock.board.held == frozenset()
    mock.simulator.press("start")
    mock.simulator.press("next")
    mock.simulator.release("start")
    assert mock.board.held == {"next"}


def test_the_trace_is_what_the_pins_saw(mock_board: OpenBoard) -> None:
    mock = mock_board(EVERYTHING)
    for second, signal in enumerate((WORK, REST, DARK, WORK, DARK, REST, WORK)):
        mock.board.show(signal, Stamp(second * 1_000, 0))
    mock.board.close(Stamp(7_000, 0))
    assert [(line["pin"], line["value"], line.get("hz")) for line in mock.trace()] == mock.changes
    assert len(mock.changes) > 50


def test_each_change_is_traced_with_its_device_and_its_time(mock_board: OpenBoard) -> None:
    mock = mock_board()
    mock.board.show(WORK, Stamp(1_500, -40_000))
    mock.board.show(REST, Stamp(2_000, 0))
    first = {"t": 1.5, "late_us": 40}
    second = {"t": 2.0, "late_us": 0}
    assert mock.trace() == [
        first | {"device": "buzzer", "pin": 18, "value": 1.0, "hz": 880},
        first | {"device": "rgb", "pin": 20, "value": 1.0},
        first | {"device": "rgb", "pin": 21, "value": 0.2},
        first | {"device": "bar", "pin": 5, "value": 1.0},
        first | {"device": "bar", "pin": 6, "value": 1.0},
        second | {"device": "buzzer", "pin": 18, "value": 0.0},
        second | {"device": "rgb", "pin": 16, "value": 1.0},
        second | {"device": "rgb", "pin": 20, "value": 0.0},
        second | {"device": "bar", "pin": 13, "value": 1.0},
    ]


def test_a_second_light_of_a_kind_is_numbered_in_the_trace(mock_board: OpenBoard) -> None:
    mock = mock_board(EVERYTHING)
    mock.board.show(Signal(Role.GO, (255, 255, 255), 1.0, 1.0), Stamp(0, 0))
    names = {line["pin"]: line["device"] for line in mock.trace()}
    assert names == {16: "rgb", 20: "rgb", 21: "rgb", 24: "traffic", 25: "led"} | dict.fromkeys(
        (5, 6, 13, 19, 26), "bar"
    ) | dict.fromkeys((12, 4, 14), "rgb2") | dict.fromkeys((0, 1), "bar2")


def test_a_signal_without_a_stamp_is_shown_and_not_traced(mock_board: OpenBoard) -> None:
    mock = mock_board()
    mock.board.show(WORK)
    assert mock.states(20) == [0, 1]
    assert mock.trace() == []


@pytest.mark.parametrize(
    ("pin", "error", "trouble"),
    [
        pytest.param(
            18, Exception("'GPIO busy'"), "buzzer on GPIO18: busy; is another program using it?", id="busy buzzer"
        ),
        pytest.param(
            13, Exception("'GPIO busy'"), "bar on GPIO13: busy; is another program using it?", id="busy lamp of a bar"
        ),
        pytest.param(
            17,
            Exception("'GPIO busy'"),
            "button 'start' on GPIO17: busy; is another program using it?",
            id="busy button",
        ),
        pytest.param(
            18,
            OSError("'no permission'"),
            "buzzer on GPIO18: it failed (no permission); check its pins, then start again",
            id="another reason",
        ),
        pytest.param(
            18,
            AssertionError(),
            "buzzer on GPIO18: it failed (AssertionError); check its pins, then start again",
            id="an error without words",
        ),
    ],
)
def test_a_device_that_can_not_be_opened_is_named_and_logged_once(
    pin: int, error: Exception, trouble: str, caplog: pytest.LogCaptureFixture
) -> None:
    with opened_with(pin, error)[0] as board:
        board.show(WORK)
        board.show(REST)
        assert board.troubles == (trouble,)
    assert [record.getMessage() for record in caplog.records] == [trouble]


def test_a_busy_spi_pin_names_spi_as_who_may_hold_it(monkeypatch: pytest.MonkeyPatch) -> None:
    file = board_file("name: x\nlights: [{kind: led, pin: 10}]")
    simulator = Simulator(file)

    def busy(name: int) -> Any:
        raise OSError("'GPIO busy'")

    monkeypatch.setattr(simulator.factory, "pin", busy)
    with Board(file, simulator.factory, lambda name, down: None) as board:
        assert board.troubles == ("led on GPIO10: busy; is SPI or another program using it?",)


def test_a_pin_that_this_program_holds_already_is_busy_too(mock_board: OpenBoard) -> None:
    mock = mock_board("name: x\nlights: [{kind: led, pin: 5}]")
    file = board_file("name: y\nlights: [{kind: led, pin: 5}]")
    other = Board(file, mock.simulator.factory, lambda name, down: None)
    assert other.troubles == ("led on GPIO5: busy; is another program using it?",)


def test_without_its_buzzer_a_board_says_that_it_has_none() -> None:
    with opened_with(18, OSError("'GPIO busy'"))[0] as board:
        assert (board.has_buzzer, board.tonal, board.bar_steps) == (False, False, 5)


def test_a_button_that_can_not_be_opened_is_not_among_the_buttons() -> None:
    with opened_with(17, OSError("'GPIO busy'"))[0] as board:
        assert board.buttons == {"next", "back"}


def test_where_one_lamp_can_not_be_opened_the_others_of_its_light_are_let_go() -> None:
    board, factory = opened_with(13, OSError("'GPIO busy'"))
    assert [factory.pin(number).function for number in (5, 6, 16)] == ["input", "input", "output"]
    board.close()


@pytest.mark.parametrize(
    ("pin", "trouble"),
    [
        pytest.param(18, "buzzer on GPIO18: it failed (bad handle); check its pins, then start again", id="buzzer"),
        pytest.param(
            20, "rgb on GPIO20: it failed (bad handle); check its pins, then start again", id="lamp of an rgb"
        ),
        pytest.param(6, "bar on GPIO6: it failed (bad handle); check its pins, then start again", id="lamp of a bar"),
    ],
)
def test_a_device_that_fails_is_named_and_logged_once_and_never_written_again(
    pin: int, trouble: str, mock_board: OpenBoard, caplog: pytest.LogCaptureFixture
) -> None:
    mock = mock_board()
    break_pin(mock, pin)
    for signal in (WORK, REST, WORK, DARK):
        mock.board.show(signal)
    mock.board.close()
    assert mock.board.troubles == (trouble,)
    assert [record.getMessage() for record in caplog.records] == [trouble]


def test_a_button_that_fails_is_told_before_lights_and_buzzer() -> None:
    with opened_with(18, OSError("'GPIO busy'"), also=27)[0] as board:
        assert [trouble.split(" on ")[0] for trouble in board.troubles] == ["button 'next'", "buzzer"]


def test_the_rest_goes_on_when_a_device_fails(mock_board: OpenBoard) -> None:
    mock = mock_board()
    break_pin(mock, 20)
    mock.board.show(WORK, Stamp(0, 0))
    mock.board.show(REST, Stamp(1_000, 0))
    assert mock.board.bar_steps == 5
    mock.board.close(Stamp(2_000, 0))
    assert [(line["t"], line["pin"], line["value"]) for line in mock.trace()] == [
        *[(0.0, 18, 1.0), (0.0, 5, 1.0), (0.0, 6, 1.0)],
        *[(1.0, 18, 0.0), (1.0, 13, 1.0)],
        *[(2.0, 5, 0.0), (2.0, 6, 0.0), (2.0, 13, 0.0)],
    ]


def test_what_is_left_of_a_failed_light_is_switched_off(mock_board: OpenBoard) -> None:
    mock = mock_board()
    mock.board.show(Signal(colour=(255, 255, 255), level=1.0))
    break_pin(mock, 20)
    mock.board.show(Signal(colour=(255, 0, 255), level=1.0), Stamp(1_000, 0))
    assert [(line["t"], line["pin"], line["value"]) for line in mock.trace()] == [(1.0, 16, 0.0), (1.0, 21, 0.0)]
    assert (mock.states(16), mock.states(21)) == ([0, 1, 0], [0, 1, 0])
    assert (mock.pins[16].function, mock.pins[21].function) == ("input", "input")


def test_closing_switches_every_output_off(mock_board: OpenBoard) -> None:
    mock = mock_board(EVERYTHING)
    mock.board.show(Signal(Role.DONE, (255, 255, 255), 1.0, 1.0, 880))
    mock.board.close()
    outputs = mock.pins.keys() - {17, 27, 18}
    assert {pin: mock.states(pin) for pin in outputs} == {pin: [0, 1, 0] for pin in outputs}
    assert mock.states(18) == [0, 0.5, 0]
    assert {pin.function for pin in mock.pins.values()} == {"input"}
    assert set(mock.simulator.levels().values()) == {(0.0, None)}


def test_closing_switches_off_before_it_lets_go_of_any_pin(mock_board: OpenBoard) -> None:
    mock = mock_board()
    mock.board.show(WORK)
    functions = []
    mock.simulator._on_change = lambda change: functions.append({pin.function for pin in mock.pins.values()})
    mock.board.close()
    assert functions == [{"input", "output"}] * 5
    assert {mock.pins[pin].function for pin in (18, 20, 21, 5, 6)} == {"input"}


def test_closing_twice_changes_nothing_more(mock_board: OpenBoard, caplog: pytest.LogCaptureFixture) -> None:
    mock = mock_board()
    mock.board.show(WORK, Stamp(0, 0))
    mock.board.close(Stamp(1_000, 0))
    before = mock.trace()
    mock.board.close(Stamp(2_000, 0))
    assert mock.trace() == before
    assert caplog.records == []


def test_a_closed_board_shows_nothing(mock_board: OpenBoard) -> None:
    mock = mock_board()
    mock.board.close()
    mock.changes.clear()
    mock.board.show(WORK, Stamp(0, 0))
    assert (mock.changes, mock.trace()) == ([], [])


def test_closing_goes_on_where_one_device_can_not_be_switched_off(
    mock_board: OpenBoard, caplog: pytest.LogCaptureFixture
) -> None:
    mock = mock_board()
    mock.board.show(WORK)
    break_pin(mock, 18)
    mock.board.close()
    assert [mock.states(pin) for pin in (20, 21, 5, 6)] == [[0, 1, 0], [0, 0.2, 0], [0, 1, 0], [0, 1, 0]]
    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [
        (logging.WARNING, "could not switch off the buzzer: 'bad handle'")
    ]


def test_the_pins_of_a_closed_board_can_be_opened_again(mock_board: OpenBoard) -> None:
    mock = mock_board()
    still_there = (mock.board._outputs, mock.board._inputs)  # what nobody holds is let go by chance
    mock.board.close()
    with Board(board_file(), mock.simulator.factory, lambda name, down: None) as board:
        assert board.troubles == ()
    assert still_there


def test_leaving_the_context_closes_the_board() -> None:
    file = board_file()
    simulator = Simulator(file)
    with Board(file, simulator.factory, lambda name, down: None) as board:
        board.show(WORK)
        assert simulator.pitch_hz == 880
    assert set(simulator.levels().values()) == {(0.0, None)}
    assert simulator.factory.pins == {}


def test_the_board_plays_on_gpiozeros_own_mock_pins() -> None:
    file = board_file(EVERYTHING)
    factory = MockFactory("a02082", MockPWMPin)
    pins = {number: factory.pin(number) for number in (18, 16, 20, 21, 24, 25, 5, 6)}
    with Board(file, factory, lambda name, down: None) as board:
        board.show(WORK)
        board.show(REST)
    assert {number: [state.state for state in pin.states] for number, pin in pins.items()} == {
        18: [0, 0.5, 0],
        16: [0, 1, 0],
        20: [0, 1, 0],
        21: [0, 0.2, 0],
        24: [0, 1, 0],
        25: [0, 1, 0],
        5: [0, 1, 0],
        6: [0, 1, 0],
    }
