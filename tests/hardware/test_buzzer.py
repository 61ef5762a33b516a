"""Buzzers: what their pins see of a pitch."""

from collections.abc import Callable

import pytest

from hardware.signal import DARK, Signal, Stamp
from tests.hardware.mockboard import MockBoard

HIGH = Signal(pitch_hz=880)
LOW = Signal(pitch_hz=440)


def one(kind: str, active_high: str = "yes") -> str:
    """Give a board file with one buzzer."""
    return f"name: x\nbuzzer: {{pin: 18, kind: {kind}, active_high: {active_high}}}\n"


@pytest.mark.parametrize("pitch_hz", [55, 110, 128, 880, 2300, 3500, 5000])
def test_a_tonal_buzzer_plays_the_very_pitch(pitch_hz: int, mock_board: Callable[..., MockBoard]) -> None:
    mock = mock_board(one("tonal"))
    mock.board.show(Signal(pitch_hz=pitch_hz))
    assert (mock.pins[18].frequency, mock.pins[18].state) == (pitch_hz, 0.5)


def test_a_new_pitch_while_one_sounds_changes_the_frequency_alone(mock_board: Callable[..., MockBoard]) -> None:
    mock = mock_board(one("tonal"))
    mock.board.show(HIGH)
    mock.board.show(LOW)
    mock.board.show(DARK)
    assert mock.changes == [(18, 1.0, 880), (18, 1.0, 440), (18, 0.0, None)]
    assert mock.states(18) == [0, 0.5, 0]


def test_after_every_tone_the_pin_is_written_low(mock_board: Callable[..., MockBoard]) -> None:
    mock = mock_board(one("tonal"))
    for signal in (HIGH, DARK, LOW, DARK):
        mock.board.show(signal)
    assert mock.states(18) == [0, 0.5, 0, 0.5, 0]
    assert mock.pins[18].frequency is None


@pytest.mark.parametrize(
    ("kind", "active_high", "levels"),
    [
        pytest.param("tonal", "yes", [0, 0.5, 0], id="tonal"),
        pytest.param("tonal", "no", [0, 1, 0.5, 1], id="tonal, rests high"),
        pytest.param("active", "yes", [0, 1, 0], id="active"),
        pytest.param("active", "no", [0, 1, 0, 1], id="active, active low"),
    ],
)
def test_a_buzzer_that_sounds_when_the_board_closes_is_silenced(
    kind: str, active_high: str, levels: list[float], mock_board: Callable[..., MockBoard]
) -> None:
    mock = mock_board(one(kind, active_high))
    mock.board.show(HIGH, Stamp(1_000, 0))
    mock.board.close(Stamp(2_000, 0))
    assert mock.states(18) == levels
    assert [(line["t"], line["value"]) for line in mock.trace()] == [(1.0, 1.0), (2.0, 0.0)]


def test_an_active_buzzer_sounds_through_a_change_of_pitch(mock_board: Callable[..., MockBoard]) -> None:
    mock = mock_board(one("active"))
    for signal in (HIGH, LOW, DARK):
        mock.board.show(signal, Stamp(1_000, 0))
    assert mock.states(18) == [0, 1, 0]
    assert [line["value"] for line in mock.trace()] == [1.0, 0.0]


@pytest.mark.parametrize(
    ("kind", "hz"), [pytest.param("tonal", [880, None], id="tonal"), pytest.param("active", [None, None], id="active")]
)
def test_the_trace_gives_a_pitch_for_tones_alone(
    kind: str, hz: list[int | None], mock_board: Callable[..., MockBoard]
) -> None:
    mock = mock_board(one(kind))
    mock.board.show(HIGH, Stamp(1_000, 0))
    mock.board.show(DARK, Stamp(1_200, 0))
    assert [line.get("hz") for line in mock.trace()] == hz


@pytest.mark.parametrize("kind", ["tonal", "active"])
def test_a_silent_buzzer_leaves_no_line_when_the_board_closes(kind: str, mock_board: Callable[..., MockBoard]) -> None:
    mock = mock_board(one(kind))
    mock.board.close(Stamp(1_000, 0))
    assert mock.trace() == []
