"""Pins as a person writes them: a Broadcom number, `GPIO17`, or `BOARD11` for a place on the header."""

import re
from typing import NamedTuple

from timer.marked import Faults, Kind, Mark, Node, Scalar

HIGHEST = 27  # GPIO 0 to 27 are on the 40-pin header

# Place on the 40-pin header -> Broadcom number. The other places are power and ground.
HEADER = {
    3: 2, 5: 3, 7: 4, 8: 14, 10: 15, 11: 17, 12: 18, 13: 27, 15: 22, 16: 23, 18: 24, 19: 10, 21: 9, 22: 25,
    23: 11, 24: 8, 26: 7, 27: 0, 28: 1, 29: 5, 31: 6, 32: 12, 33: 13, 35: 19, 36: 16, 37: 26, 38: 20, 40: 21,
}  # fmt: skip
PLACES = 40
PLACE_OF = {number: place for place, number in HEADER.items()}

PULLED_UP = (2, 3)  # by resistors on the Pi itself, for I2C

# Pins that an interface takes once it is switched on; small displays often use SPI.
INTERFACES = dict.fromkeys((2, 3), "I2C") | dict.fromkeys(range(7, 12), "SPI")

MEND = f"write its GPIO number, 0-{HIGHEST}, or its place on the header as BOARD11"


class WrittenPin(NamedTuple):
    """A pin and where it was written."""

    number: int  # Broadcom, 0-27
    mark: Mark


def spot(number: int) -> str:
    """Say where a pin is: "GPIO17 (place 11)"."""
    return f"GPIO{number} (place {PLACE_OF[number]})"


def read_pin(node: Node, faults: Faults) -> WrittenPin | None:
    """Read one pin; note a fault and give None if it is none."""
    text = node.text.strip() if isinstance(node, Scalar) else ""
    found = re.fullmatch(r"(GPIO|BOARD)?([0-9]{1,3})", text, re.IGNORECASE)
    if found is None:
        faults.fault(node.mark, f"'{text[:20]}' is not a pin" if text else "a pin belongs here", MEND)
        return None
    number = int(found[2])
    if (found[1] or "").upper() == "BOARD":
        return _at_place(number, node.mark, faults)
    if number > HIGHEST:
        faults.fault(node.mark, f"there is no GPIO{number} on the header", MEND)
        return None
    return WrittenPin(number, node.mark)


def _at_place(place: int, mark: Mark, faults: Faults) -> WrittenPin | None:
    if place in HEADER:
        return WrittenPin(HEADER[place], mark)
    if 1 <= place <= PLACES:
        faults.fault(mark, f"place {place} of the header is power or ground", "choose a place that has a GPIO number")
    else:
        faults.fault(mark, f"the header has no place {place}", f"its places are 1-{PLACES}")
    return None


_GPIO = "([Gg][Pp][Ii][Oo])?(0{0,2}[0-9]|0?1[0-9]|0?2[0-7])"
_BOARD = f"[Bb][Oo][Aa][Rr][Dd]({'|'.join(f'0{{0,{3 - len(str(place))}}}{place}' for place in HEADER)})"
PIN = Kind(
    read_pin,
    {
        "anyOf": [
            {"type": "integer", "minimum": 0, "maximum": HIGHEST},
            {"type": "string", "pattern": rf"^\s*({_GPIO}|{_BOARD})\s*$"},
        ]
    },
)
