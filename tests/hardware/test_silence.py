"""Outputs off from outside: which pins, to which level, and what is said of those that can't be."""

import errno

import pytest

from hardware import chip, silence
from hardware.boardfile import Bar, BoardFile, ButtonPin, BuzzerPin, Led, Rgb, Traffic
from hardware.silence import switch_off
from tests.hardware.mockboard import board_file

MIXED = BoardFile(
    "Mixed",
    buttons=(ButtonPin("start", 17),),
    buzzer=BuzzerPin(18, tonal=False, active_high=False),
    lights=(Rgb(16, 20, 21, active_high=False), Led(4), Traffic(22, 23, 24), Led(25, active_high=False), Bar((5, 6))),
)


def test_every_output_is_written_to_its_level_when_off_and_no_button() -> None:
    written: list[tuple[int, bool]] = []
    assert switch_off(MIXED, lambda *write: written.append(write)) == ()
    assert written == [
        (18, True),
        *[(16, True), (20, True), (21, True)],
        (4, False),
        *[(22, False), (23, False), (24, False)],
        (25, True),
        *[(5, False), (6, False)],
    ]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        pytest.param(OSError(errno.EBUSY, "x"), "busy; end the program that holds it, then try again", id="busy"),
        pytest.param(OSError(errno.EINVAL, "x"), "it can't be switched off (Invalid argument)", id="no such line"),
        pytest.param(OSError("gone"), "it can't be switched off (gone)", id="no number"),
    ],
)
def test_a_pin_that_can_not_be_switched_off_is_named_and_the_others_are(error: OSError, reason: str) -> None:
    written = []

    def write(pin: int, high: bool) -> None:
        if pin in (18, 25):
            raise error
        written.append(pin)

    assert switch_off(MIXED, write) == (f"buzzer on GPIO18: {reason}", f"led2 on GPIO25: {reason}")
    assert written == [16, 20, 21, 4, 22, 23, 24, 5, 6]


def test_the_chip_is_opened_once_and_closed(tmp_path, monkeypatch) -> None:
    (tmp_path / "gpiochip0").touch()
    seen = []
    monkeypatch.setattr(silence, "header_chip", lambda environ: 0)
    monkeypatch.setattr(silence, "device", lambda number: tmp_path / f"gpiochip{number}")
    monkeypatch.setattr(silence, "drive", lambda handle, pin, high: seen.append((handle, pin, high)))
    assert silence.silence(board_file(), {}) == ()
    handles = {handle for handle, _, _ in seen}
    assert [pin for _, pin, _ in seen] == [18, 16, 20, 21, 5, 6, 13, 19, 26]
    assert len(handles) == 1
    with pytest.raises(OSError, match="Bad file descriptor"):
        chip.os.fstat(handles.pop())
