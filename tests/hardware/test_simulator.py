"""The simulator: what is seen and heard of mock pins."""

from collections.abc import Callable
from typing import Any

import pytest
from gpiozero import DigitalOutputDevice, PWMOutputDevice

from hardware.board import Board
from hardware.boardfile import Bar, BoardFile, ButtonPin, BuzzerPin, Led, Rgb
from hardware.defects import Defects
from hardware.signal import DARK, Signal
from hardware.simulator import Level, PinChange, Simulator
from tests.hardware.mockboard import MockBoard, board_file

OFF = Level(0.0, None)


def test_every_change_of_level_duty_and_frequency_is_told() -> None:
    changes: list[PinChange] = []
    file = BoardFile("x", buzzer=BuzzerPin(18, tonal=True), lights=(Led(5), Led(6, active_high=False)))
    simulator = Simulator(file, changes.append)
    factory = simulator.factory
    with (
        PWMOutputDevice(18, pin_factory=factory) as buzzer,
        PWMOutputDevice(5, pin_factory=factory) as lamp,
        DigitalOutputDevice(6, active_high=False, initial_value=True, pin_factory=factory) as low,
    ):
        changes.clear()
        lamp.value = 0.25
        lamp.value = 0.75
        low.off()
        low.on()
        buzzer.value = 0.5
        buzzer.frequency = 440
        buzzer.frequency = 440
        buzzer.frequency = None
    assert changes[:7] == [
        (5, 0.25, None),
        (5, 0.75, None),
        (6, 0.0, None),
        (6, 1.0, None),
        (18, 1.0, 100),
        (18, 1.0, 440),
        (18, 0.0, None),
    ]


def test_a_pin_that_is_let_go_while_it_is_on_goes_dark() -> None:
    file = BoardFile("x", lights=(Led(5), Led(6, active_high=False)))
    simulator = Simulator(file)
    with (
        PWMOutputDevice(5, initial_value=0.75, pin_factory=simulator.factory),
        DigitalOutputDevice(6, active_high=False, initial_value=True, pin_factory=simulator.factory),
    ):
        assert simulator.levels() == {5: (0.75, None), 6: (1.0, None)}
    assert simulator.levels() == {5: OFF, 6: OFF}


def test_the_end_of_pwm_writes_no_level() -> None:
    file = BoardFile("x", buzzer=BuzzerPin(18, tonal=True))
    factory = Simulator(file).factory
    with PWMOutputDevice(18, pin_factory=factory) as buzzer:
        buzzer.value = 0.5
        buzzer.frequency = None
        assert factory.pin(18).state == 0.5


def test_levels_hold_every_pin_of_the_board_before_it_is_open() -> None:
    file = board_file()
    assert Simulator(file).levels() == dict.fromkeys((17, 27, 22, 18, 16, 20, 21, 5, 6, 13, 19, 26), OFF)


def test_levels_show_lights_buzzer_and_buttons(mock_board: Callable[..., MockBoard]) -> None:
    mock = mock_board()
    mock.board.show(Signal(colour=(255, 0, 51), level=0.5, progress=0.2, pitch_hz=880))
    mock.simulator.press("next")
    lit = {pin: level for pin, level in mock.simulator.levels().items() if level != OFF}
    assert lit == {18: (1.0, 880), 16: (0.5, None), 21: (0.1, None), 5: (1.0, None), 27: (1.0, None)}
    mock.simulator.release("next")
    assert mock.simulator.levels()[27] == OFF


def test_levels_are_the_callers_own(mock_board: Callable[..., MockBoard]) -> None:
    mock = mock_board()
    mock.simulator.levels().clear()
    assert len(mock.simulator.levels()) == 12


@pytest.mark.parametrize("active_high", [True, False])
def test_a_light_glows_with_its_level_whichever_way_it_is_wired(active_high: bool) -> None:
    file = BoardFile("x", lights=(Rgb(16, 20, 21, active_high), Bar((5,), active_high)))
    simulator = Simulator(file)
    with Board(file, simulator.factory, lambda name, down: None) as board:
        assert set(simulator.levels().values()) == {OFF}
        board.show(Signal(colour=(85, 0, 255), level=1.0, progress=1.0))
        assert simulator.levels() == {16: (0.333, None), 20: OFF, 21: (1.0, None), 5: (1.0, None)}


@pytest.mark.parametrize("active_high", [True, False])
@pytest.mark.parametrize(("tonal", "heard"), [(True, 880), (False, 2300)], ids=["tonal", "active"])
def test_what_sounds_is_told_by_the_pin(tonal: bool, heard: int, active_high: bool) -> None:
    file = BoardFile("x", buzzer=BuzzerPin(18, tonal, active_high))
    simulator = Simulator(file)
    with Board(file, simulator.factory, lambda name, down: None) as board:
        pitches = [simulator.pitch_hz]
        for signal in (Signal(pitch_hz=880), DARK):
            board.show(signal)
            pitches.append(simulator.pitch_hz)
    assert pitches == [None, heard, None]


def test_a_piezo_that_rests_high_is_silent_while_it_is_opened() -> None:
    file = BoardFile("x", buzzer=BuzzerPin(18, tonal=True, active_high=False))
    changes: list[PinChange] = []
    Board(file, Simulator(file, changes.append).factory, lambda name, down: None).close()
    assert changes == []


def test_without_a_buzzer_nothing_sounds() -> None:
    assert Simulator(BoardFile("x")).pitch_hz is None


@pytest.mark.parametrize("pull_up", [True, False])
def test_a_press_before_the_board_is_open_is_not_told(pull_up: bool) -> None:
    file = BoardFile("x", (ButtonPin("start", 17, pull_up),))
    changes: list[PinChange] = []
    simulator = Simulator(file, changes.append)
    simulator.press("start")
    edges: list[tuple[str, bool]] = []
    with Board(file, simulator.factory, lambda name, down: edges.append((name, down))):
        assert (edges, changes, simulator.levels()) == ([], [], {17: OFF})


def test_a_button_that_the_board_has_not_can_not_be_pressed() -> None:
    with pytest.raises(KeyError):
        Simulator(BoardFile("x")).press("start")


def test_a_listener_that_fails_is_logged_and_left_behind(caplog: pytest.LogCaptureFixture) -> None:
    heard = []

    def fail(change: PinChange) -> None:
        heard.append(change)
        raise RuntimeError("no display")

    file = BoardFile("x", lights=(Led(5),))
    simulator = Simulator(file, fail)
    with Board(file, simulator.factory, lambda name, down: None) as board:
        for level in (1.0, 0.5, 0.25):
            board.show(Signal(level=level))
        assert board.troubles == ()
        assert simulator.levels() == {5: (0.25, None)}
    assert heard == [(5, 1.0, None)]
    assert len(caplog.records) == 1


@pytest.mark.parametrize(("keeps_states", "kept"), [(False, 1), (True, 101)], ids=["usually", "on request"])
def test_the_past_of_a_pin_is_kept_only_on_request(keeps_states: bool, kept: int) -> None:
    file = BoardFile("x", lights=(Led(5),))
    simulator = Simulator(file, keeps_states=keeps_states)
    pin = simulator.factory.pin(5)
    with Board(file, simulator.factory, lambda name, down: None) as board:
        for _ in range(50):
            board.show(Signal(level=1.0))
            board.show(DARK)
    assert len(pin.states) == kept


# Faults on request


def broken(defects: Defects, **more: Any) -> tuple[Simulator, Board, list[tuple[str, bool]]]:
    """Open the breadboard with defects; give its edges too."""
    edges: list[tuple[str, bool]] = []
    file = board_file()
    simulator = Simulator(file, defects=defects, **more)
    return simulator, Board(file, simulator.factory, lambda *edge: edges.append(edge)), edges


def test_a_button_that_bounces_chatters_within_ten_milliseconds_and_ends_where_it_should() -> None:
    slept: list[float] = []
    simulator, board, edges = broken(Defects(bounces=True), sleep=slept.append)
    with board:
        simulator.press("start")
        assert simulator.levels()[17] == (1.0, None)
        simulator.press("start")
        simulator.release("start")
        assert simulator.levels()[17] == OFF
    downs = [down for _, down in edges]
    assert downs == [True, False, True, False, True, False, True, False, True, False]
    assert len(slept) == 8
    assert sum(slept[:4]) == sum(slept[4:]) == pytest.approx(0.007)


def test_a_stuck_button_is_down_whatever_one_does() -> None:
    simulator, board, edges = broken(Defects(stuck=frozenset({17})))
    with board:
        for act in (simulator.release, simulator.press, simulator.release):
            act("start")
            assert simulator.levels()[17] == (1.0, None)
        simulator.press("next")
    assert edges == [("next", True)]
    assert board.buttons == {"start", "next", "back"}


def test_a_dead_button_is_one_that_can_not_be_opened() -> None:
    simulator, board, edges = broken(Defects(missing=frozenset({17})))
    with board:
        simulator.press("start")
        simulator.release("start")
        assert board.buttons == {"next", "back"}
        assert board.troubles == (
            "button 'start' on GPIO17: it failed (a simulated fault); check its pins, then start again",
        )
    assert edges == []


@pytest.mark.parametrize(
    ("pins", "trouble"),
    [
        pytest.param((18,), "buzzer on GPIO18", id="buzzer"),
        pytest.param((16, 20, 21), "rgb on GPIO16", id="rgb"),
        pytest.param((5, 6, 13, 19, 26), "bar on GPIO5", id="bar"),
    ],
)
def test_a_dead_output_fails_when_it_is_first_switched_on(pins: tuple[int, ...], trouble: str) -> None:
    simulator, board, _ = broken(Defects(dead=frozenset(pins)))
    with board:
        assert board.troubles == ()
        board.show(Signal(colour=(255, 255, 255), level=1.0, progress=1.0, pitch_hz=880))
        assert board.troubles == (f"{trouble}: it failed (a simulated fault); check its pins, then start again",)
        on = {pin for pin, level in simulator.levels().items() if level != OFF}
        assert on == {18, 16, 20, 21, 5, 6, 13, 19, 26} - set(pins)
