"""Lights: what each kind makes of a signal, and what its pins see."""

from collections.abc import Callable

import pytest

from hardware.lights import Light, bar_levels, led_levels, rgb_levels, traffic_levels
from hardware.signal import Role, Signal, Stamp
from hardware.simulator import Simulator
from tests.hardware.mockboard import MockBoard, board_file

ON = Signal(Role.GO, (255, 255, 255), 1.0, 1.0)
DIM = Signal(Role.GO, (255, 0, 51), 0.5, 0.4)


@pytest.mark.parametrize(
    ("colour", "level", "levels"),
    [
        pytest.param((255, 255, 255), 1.0, (1.0, 1.0, 1.0), id="white"),
        pytest.param((255, 0, 51), 1.0, (1.0, 0.0, 0.2), id="a colour"),
        pytest.param((255, 0, 51), 0.5, (0.5, 0.0, 0.1), id="dimmed"),
        pytest.param((255, 0, 51), 0.0, (0.0, 0.0, 0.0), id="dark"),
        pytest.param((1, 2, 3), 1.0, (0.004, 0.008, 0.012), id="to three decimals"),
    ],
)
def test_an_rgb_light_shows_colour_and_level(
    colour: tuple[int, int, int], level: float, levels: tuple[float, ...]
) -> None:
    assert rgb_levels(Signal(colour=colour, level=level)) == levels


@pytest.mark.parametrize(
    ("role", "levels"),
    [
        pytest.param(Role.OFF, (0.0, 0.0, 0.0), id="off"),
        pytest.param(Role.READY, (0.0, 0.7, 0.0), id="ready is amber"),
        pytest.param(Role.GO, (0.0, 0.0, 0.7), id="go is green"),
        pytest.param(Role.STOP, (0.7, 0.0, 0.0), id="stop is red"),
        pytest.param(Role.DONE, (0.7, 0.7, 0.7), id="done is all"),
    ],
)
def test_a_traffic_light_shows_the_role(role: Role, levels: tuple[float, ...]) -> None:
    assert traffic_levels(Signal(role=role, level=0.7)) == levels


@pytest.mark.parametrize("role", Role)
def test_a_traffic_light_is_dark_at_level_0(role: Role) -> None:
    assert traffic_levels(Signal(role=role, level=0.0)) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize("level", [0.0, 0.25, 1.0])
def test_a_led_shows_the_level(level: float) -> None:
    assert led_levels(Signal(level=level)) == (level,)


@pytest.mark.parametrize("lamp", [0.0, 0.25, 1.0])
def test_a_led_shows_the_lamp_where_the_signal_has_one(lamp: float) -> None:
    assert led_levels(Signal(level=0.5, lamp=lamp)) == (lamp,)


@pytest.mark.parametrize("count", range(1, 11))
def test_a_bar_lights_one_more_led_exactly_at_each_step(count: int) -> None:
    steps = range(count + 1)
    elapsed = [sum(bar_levels(count, Signal(progress=step / count))) for step in steps]
    remaining = [sum(bar_levels(count, Signal(progress=1 - (count - step) / count))) for step in steps]
    assert elapsed == remaining == list(steps)


@pytest.mark.parametrize("count", range(1, 11))
def test_a_bar_lights_no_led_a_millisecond_too_early(count: int) -> None:
    day_ms = 24 * 3_600_000
    lit = [sum(bar_levels(count, Signal(progress=(day_ms * k // count - 1) / day_ms))) for k in range(1, count + 1)]
    assert lit == list(range(count))


def test_a_bar_is_lit_from_its_first_pin() -> None:
    assert bar_levels(5, Signal(progress=0.5)) == (1.0, 1.0, 0.0, 0.0, 0.0)


def test_a_bar_of_the_whole_routine_shows_that_alone() -> None:
    signal = Signal(progress=0.5, overall=0.25)
    assert (bar_levels(4, signal), bar_levels(4, signal, overall=True)) == ((1, 1, 0, 0), (1, 0, 0, 0))


def test_a_bar_shows_progress_whatever_the_level() -> None:
    assert bar_levels(2, Signal(level=0.0, progress=0.5)) == (1.0, 0.0)


def one(light: str) -> str:
    """Give a board file with one light."""
    return f"name: x\nlights: [{light}]\n"


# Each light -> the levels its pins have had: at first, shown ON, then DIM, then off.
LEVELS = [
    pytest.param(
        "{kind: rgb, red: 16, green: 20, blue: 21}",
        {16: [0, 1, 0.5, 0], 20: [0, 1, 0], 21: [0, 1, 0.1, 0]},
        id="rgb",
    ),
    pytest.param(
        "{kind: rgb, red: 16, green: 20, blue: 21, active_high: no}",
        {16: [0, 1, 0, 0.5, 1], 20: [0, 1, 0, 1], 21: [0, 1, 0, 0.9, 1]},
        id="rgb, active low",
    ),
    pytest.param(
        "{kind: traffic, red: 22, amber: 23, green: 24}", {22: [0], 23: [0], 24: [0, 1, 0.5, 0]}, id="traffic"
    ),
    pytest.param("{kind: led, pin: 24}", {24: [0, 1, 0.5, 0]}, id="led"),
    pytest.param("{kind: led, pin: 24, active_high: no}", {24: [0, 1, 0, 0.5, 1]}, id="led, active low"),
    pytest.param("{kind: bar, pins: [5, 6]}", {5: [0, 1, 0], 6: [0, 1, 0]}, id="bar"),
    pytest.param(
        "{kind: bar, pins: [5, 6, 13], active_high: no}",
        {5: [0, 1, 0, 1], 6: [0, 1, 0, 1], 13: [0, 1, 0, 1]},
        id="bar, active low",
    ),
]


@pytest.mark.parametrize(("light", "levels"), LEVELS)
def test_the_pins_go_through_these_levels_and_end_off(
    light: str, levels: dict[int, list[float]], mock_board: Callable[..., MockBoard]
) -> None:
    mock = mock_board(one(light))
    mock.board.show(ON)
    mock.board.show(DIM)
    mock.board.close()
    assert {pin: mock.states(pin) for pin in mock.pins} == levels


@pytest.mark.parametrize("active_high", ["yes", "no"])
def test_the_trace_gives_brightness_whichever_level_means_on(
    active_high: str, mock_board: Callable[..., MockBoard]
) -> None:
    mock = mock_board(one(f"{{kind: led, pin: 24, active_high: {active_high}}}"))
    mock.board.show(Signal(level=0.333), Stamp(1_000, 0))
    mock.board.close(Stamp(2_000, 0))
    assert [(line["t"], line["device"], line["pin"], line["value"]) for line in mock.trace()] == [
        (1.0, "led", 24, 0.333),
        (2.0, "led", 24, 0.0),
    ]
    assert mock.changes == [(24, 0.333, None), (24, 0.0, None)]


def test_an_active_low_led_gets_the_rest_of_the_level_to_three_decimals(mock_board: Callable[..., MockBoard]) -> None:
    mock = mock_board(one("{kind: led, pin: 24, active_high: no}"))
    mock.board.show(Signal(level=0.7))
    assert mock.states(24) == [0, 1, 0.3]


@pytest.mark.parametrize(
    ("light", "hz"),
    [
        pytest.param("{kind: rgb, red: 24, green: 20, blue: 21}", 100, id="rgb"),
        pytest.param("{kind: traffic, red: 22, amber: 23, green: 24}", 100, id="traffic"),
        pytest.param("{kind: led, pin: 24}", 100, id="led"),
        pytest.param("{kind: bar, pins: [24]}", None, id="bar"),
    ],
)
def test_all_lights_but_a_bar_can_be_dimmed(light: str, hz: int | None, mock_board: Callable[..., MockBoard]) -> None:
    assert mock_board(one(light)).pins[24].frequency == hz


def test_a_closing_lamp_writes_its_pin_off_after_its_pwm_has_ended() -> None:
    file = board_file(one("{kind: led, pin: 24}"))
    factory = Simulator(file).factory
    light = Light("led", file.lights[0], factory, trace=None)
    light.show(ON, None)
    pin = factory.pin(24)
    written: list[tuple[float | None, float]] = []
    factory.on_change = lambda pin: written.append((pin.frequency, pin.state))
    light.close()
    assert written[:2] == [(None, 1.0), (None, 0.0)]
    assert pin.function == "input"
