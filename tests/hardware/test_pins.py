"""Pins as a person writes them."""

import pytest
from gpiozero.pins.mock import MockFactory

from hardware.pins import HEADER, WrittenPin, read_pin
from timer.marked import Faults, Mark, Scalar, Sequence

HERE = Mark(3, 7)
MEND = "write its GPIO number, 0-27, or its place on the header as BOARD11"


def test_the_header_is_laid_out_as_gpiozero_knows_it() -> None:
    theirs = MockFactory("a02082").board_info.headers["J8"].pins
    gpios = {place: int(pin.name[4:]) for place, pin in theirs.items() if pin.name.startswith("GPIO")}
    assert gpios == HEADER


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("17", 17, id="number"),
        pytest.param("0", 0, id="lowest"),
        pytest.param("27", 27, id="highest"),
        pytest.param("07", 7, id="leading zero is no octal"),
        pytest.param(" 17 ", 17, id="spaces in quotes"),
        pytest.param("GPIO17", 17, id="GPIO"),
        pytest.param("gpio4", 4, id="lower case"),
        pytest.param("BOARD11", 17, id="place on the header"),
        pytest.param("BOARD40", 21, id="last place"),
    ],
)
def test_a_pin_is_read_as_a_broadcom_number(text: str, number: int) -> None:
    faults = Faults("board.yaml")
    assert read_pin(Scalar(text, *HERE), faults) == WrittenPin(number, HERE)
    assert faults.all == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("28", f"there is no GPIO28 on the header; {MEND}", id="above the range"),
        pytest.param("GPIO99", f"there is no GPIO99 on the header; {MEND}", id="GPIO above the range"),
        pytest.param("-1", f"'-1' is not a pin; {MEND}", id="negative"),
        pytest.param("1.5", f"'1.5' is not a pin; {MEND}", id="fraction"),
        pytest.param("seventeen", f"'seventeen' is not a pin; {MEND}", id="word"),
        pytest.param("GPIO", f"'GPIO' is not a pin; {MEND}", id="no number"),
        pytest.param("١٧", f"'١٧' is not a pin; {MEND}", id="other digits"),
        pytest.param("9" * 50, f"'{'9' * 20}' is not a pin; {MEND}", id="huge"),
        pytest.param(
            "BOARD1", "place 1 of the header is power or ground; choose a place that has a GPIO number", id="power"
        ),
        pytest.param("BOARD41", "the header has no place 41; its places are 1-40", id="no such place"),
        pytest.param("BOARD0", "the header has no place 0; its places are 1-40", id="places count from 1"),
    ],
)
def test_what_is_no_pin_is_a_fault_with_its_mend(text: str, message: str) -> None:
    faults = Faults("board.yaml")
    assert read_pin(Scalar(text, *HERE), faults) is None
    assert [(fault.mark, fault.message) for fault in faults.errors] == [(HERE, message)]


def test_a_list_is_no_pin() -> None:
    faults = Faults("board.yaml")
    assert read_pin(Sequence((Scalar("17", *HERE),), *HERE), faults) is None
    assert [fault.message for fault in faults.errors] == [f"a pin belongs here; {MEND}"]
