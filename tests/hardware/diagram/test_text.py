"""The wiring as text: every pin's whole way, on 80 columns."""

import pytest

from hardware.boardfile import PRESETS, preset
from hardware.diagram.text import draw, plain
from hardware.diagram.wiring import wiring_of
from tests.hardware.diagram.boards import DRAWN, EVERYTHING, MODULE, PLUGGED
from tests.hardware.mockboard import board_file

BOARDS = DRAWN | {name: (preset(name) or b"").decode() for name in PRESETS}
every_board = pytest.mark.parametrize("text", BOARDS.values(), ids=BOARDS)


def drawn(text: str) -> list[str]:
    return draw(wiring_of(board_file(text))).splitlines()


def under(text: str, title: str) -> list[str]:
    """Give the lines of one device."""
    lines = drawn(text)
    start = lines.index(title) + 1
    return [line.strip() for line in lines[start : lines.index("", start)]]


@every_board
def test_no_line_is_wider_than_a_terminal(text: str) -> None:
    assert max(len(line) for line in drawn(text)) <= 80


@every_board
def test_every_pin_of_the_board_is_marked_at_its_place_and_no_other_is(text: str) -> None:
    wiring = wiring_of(board_file(text))
    used = {lead.place for hookup in wiring.hookups for lead in hookup.leads}
    rows = [line.split() for line in drawn(text) if "●" in line or "○" in line]
    assert len(rows) == 20
    marked = set()
    for number, row in enumerate(rows):
        dot = min(row.index(mark) for mark in "●○" if mark in row)
        assert (row[dot - 1], row[dot + 2]) == (str(2 * number + 1), str(2 * number + 2))
        marked |= {2 * number + 1 + side for side in (0, 1) if row[dot + side] == "●"}
    assert marked - {1, 2, 39} == used - {1, 2, 39}


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        pytest.param("Button start", ["GPIO17 (place 11) ── button ── ground rail"], id="button to ground"),
        pytest.param("Button next", ["GPIO27 (place 13) ── button ── 3V3 rail"], id="button to 3V3"),
        pytest.param(
            "Rotary encoder",
            [
                "GPIO22 (place 15) ── contact A",
                "GPIO23 (place 16) ── contact B",
                "GPIO24 (place 18) ── its button",
                "common contact (C or GND) ── ground rail",
                "other leg of its button ── ground rail",
            ],
            id="encoder",
        ),
        pytest.param(
            "Active buzzer, 5V",
            [
                "GPIO18 (place 12) ── 1 kohm ── base of the transistor",
                "base ── 10 kohm ── ground rail",
                "emitter ── ground rail",
                "collector ── buzzer's short leg (-)",
                "5V (place 2) ── buzzer's long leg (+)",
                "long leg ── diode 1N4148, its stripe here ── short leg",
            ],
            id="active buzzer",
        ),
        pytest.param(
            "RGB LED, common cathode",
            [
                "GPIO16 (place 36) ── 330 ohm ── red leg",
                "GPIO20 (place 38) ── 330 ohm ── green leg",
                "GPIO21 (place 40) ── 330 ohm ── blue leg",
                "long leg, common to all ── ground rail",
            ],
            id="rgb",
        ),
        pytest.param(
            "RGB LED 2, common anode",
            [
                "GPIO12 (place 32) ── 330 ohm ── red leg",
                "GPIO2 (place 3) ── 330 ohm ── green leg",
                "GPIO3 (place 5) ── 330 ohm ── blue leg",
                "long leg, common to all ── 3V3 rail",
            ],
            id="rgb that a low pin lights",
        ),
        pytest.param("LED", ["GPIO25 (place 22) ── 330 ohm ── LED, long leg first ── ground rail"], id="led"),
        pytest.param(
            "Traffic light",
            [
                "GPIO4 (place 7) ── 330 ohm ── red LED, short leg first ── 3V3 rail",
                "GPIO14 (place 8) ── 330 ohm ── amber LED, short leg first ── 3V3 rail",
                "GPIO15 (place 10) ── 330 ohm ── green LED, short leg first ── 3V3 rail",
            ],
            id="traffic that low pins light",
        ),
    ],
)
def test_a_device_is_followed_from_its_pins_to_the_rails(title: str, lines: list[str]) -> None:
    assert under(EVERYTHING, title) == lines


def test_a_piezo_has_a_resistor_too() -> None:
    assert under(BOARDS["breadboard"], "Piezo buzzer") == ["GPIO18 (place 12) ── 330 ohm ── piezo ── ground rail"]


def test_a_module_is_never_fed_with_5v() -> None:
    assert under(MODULE, "Buzzer module, on while its pin is low") == [
        "GPIO5 (place 29) ── I/O",
        "3V3 rail ── VCC (never 5V)",
        "ground rail ── GND",
    ]


def test_the_power_is_off_before_anything_else() -> None:
    assert drawn(EVERYTHING)[2] == "Power off first: unplug the Pi before you wire."


def test_a_board_that_plugs_on_has_nothing_to_wire() -> None:
    text = "\n".join(drawn(PLUGGED))
    assert "It plugs onto the header: there is nothing to wire." in text
    assert "ohm" not in text
    assert "rail" not in text


@every_board
def test_where_there_is_only_ascii_it_is_the_same_picture(text: str) -> None:
    drawing = draw(wiring_of(board_file(text)))
    assert plain(drawing).isascii()
    assert [len(line) for line in plain(drawing).splitlines()] == [len(line) for line in drawing.splitlines()]
