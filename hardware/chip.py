"""The GPIO chip: which one the header's pins are on, and the kernel's own way to drive a pin.

Knows neither gpiozero nor lgpio, so that it is quick. Only a Pi, or a machine with a simulated chip, runs all of it.
"""

import fcntl
import os
import re
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

CHIP = "GYM_TIMER_GPIOCHIP"  # for a machine that is no Pi: N or /dev/gpiochipN
LABELS = frozenset({"pinctrl-bcm2835", "pinctrl-bcm2711", "pinctrl-rp1"})  # Pi Zero to 3, Pi 4, Pi 5
ELSEWHERE = "without a Pi, 'gym-timer simulate' plays on a simulated board"
GROUP = "on a Raspberry Pi: sudo usermod -aG gpio $USER, then log in again"

# What follows is as linux/gpio.h has it, version 2 of the interface: no machine of ours packs it in another way.
NAME_BYTES = 32
GET_INFO, GET_LINE = 0x8044B401, 0xC250B407
INFO = struct.Struct(f"={NAME_BYTES}s{NAME_BYTES}sI")  # the chip's name, its label, how many lines it has
# 64 offsets, a consumer; of the configuration: flags, the number of attributes, and ten of these, of which one is
# used (its kind, its bits, the lines that it is for); the number of lines, the size of a buffer, a file handle.
REQUEST = struct.Struct(f"=64I{NAME_BYTES}sQI20xI4xQQ216xII20xi")
OUTPUT = 1 << 3  # GPIO_V2_LINE_FLAG_OUTPUT
VALUES = 2  # GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES
CONSUMER = b"gym-timer"


class HardwareError(OSError):
    """The pins can't be used at all; the message says why, and the mend."""


def header_chip(environ: Mapping[str, str], devices: Path = Path("/dev")) -> int:
    """Find the chip that the 40-pin header is on.

    A Pi 5 numbers its chips as its kernel likes, so they are told by their labels.

    Args:
        environ: The process's environment, which may name the chip: for a virtual machine, with a simulated one.
        devices: Where the chips are.
    Returns:
        N of /dev/gpiochipN, which this user may open.
    Raises:
        HardwareError: There is none, or it can't be opened.
    """
    if CHIP in environ:
        return _given(environ[CHIP], devices)
    labels = {number: _label(device(number, devices)) for number in _numbers(devices)}
    if not labels:
        raise HardwareError(f"this machine has no GPIO pins; {ELSEWHERE}")
    for number, label in labels.items():
        if label in LABELS:
            return number
    raise HardwareError(f"this is no Raspberry Pi; {ELSEWHERE}")


def device(number: int, devices: Path = Path("/dev")) -> Path:
    """Give the file of a chip."""
    return devices / f"gpiochip{number}"


@contextmanager
def open_chip(path: Path) -> Iterator[int]:
    """Open a chip; give its file handle.

    Raises:
        HardwareError: It can't be opened.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError as error:
        raise HardwareError(f"there is no {path}; {ELSEWHERE}") from error
    except PermissionError as error:
        raise HardwareError(f"{path} may not be opened by this user; {GROUP}") from error
    except OSError as error:
        raise HardwareError(f"{path} can't be opened: {error.strerror}") from error
    try:
        yield handle
    finally:
        os.close(handle)


def drive(chip: int, pin: int, high: bool) -> None:
    """Make a pin an output at a level, and let go of it.

    A Raspberry Pi's kernel leaves the pin as it was driven; another one makes it an input again.

    Args:
        chip: File handle of the open chip.
        pin: Broadcom number, which is the line's offset.
    Raises:
        OSError: Somebody else holds the pin (EBUSY), or the chip has none of that number.
    """
    request = bytearray(line_request(pin, high))
    fcntl.ioctl(chip, GET_LINE, request)
    os.close(REQUEST.unpack(request)[-1])


def line_request(pin: int, high: bool) -> bytes:
    """Pack the request for one output at a level."""
    offsets = (pin, *(0,) * 63)
    return REQUEST.pack(*offsets, CONSUMER, OUTPUT, 1, VALUES, int(high), 1, 1, 0, -1)


def _given(text: str, devices: Path) -> int:
    match = re.fullmatch(r"(?:/dev/gpiochip)?([0-9]{1,4})", text)
    if match is None:
        raise HardwareError(f"{CHIP} is {text!r}; write the number of the chip, as 0, or its file, as /dev/gpiochip0")
    number = int(match[1])
    with open_chip(device(number, devices)):
        return number


def _numbers(devices: Path) -> list[int]:
    names = (re.fullmatch("gpiochip([0-9]+)", path.name) for path in devices.glob("gpiochip*"))
    return sorted(int(match[1]) for match in names if match)


def _label(path: Path) -> str:
    """Ask a chip for its label; empty if it can't be asked."""
    info = bytearray(INFO.size)
    with open_chip(path) as handle:
        try:
            fcntl.ioctl(handle, GET_INFO, info)
        except OSError:
            return ""
    label: bytes = INFO.unpack(info)[1]
    return label.rstrip(b"\0").decode("ascii", "replace")
