"""Silence: every output of a board off, from outside: for after a program that was killed while the buzzer sounded."""

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from hardware.boardfile import BoardFile, named_lights
from hardware.chip import device, drive, header_chip, open_chip


class Rest(NamedTuple):
    """An output's pin, and its level when it is off."""

    name: str  # of the device, as in a trace: "buzzer", "rgb", "rgb2"
    pin: int
    high: bool


def rests(board: BoardFile) -> Iterator[Rest]:
    """Give every output of a board: the buzzer first, for it can't be borne."""
    if board.buzzer is not None:
        yield Rest("buzzer", board.buzzer.pin, not board.buzzer.active_high)
    for name, light in named_lights(board):
        yield from (Rest(name, pin, not light.active_high) for pin in light.pins)


def silence(board: BoardFile, environ: Mapping[str, str]) -> tuple[str, ...]:
    """Drive every output of a board to its level when off.

    Args:
        environ: The process's environment, which may name the chip.
    Returns:
        What could not be switched off, and why; the others are off all the same.
    Raises:
        HardwareError: There are no pins, or they can't be used at all.
    """
    with open_chip(device(header_chip(environ))) as chip:
        return switch_off(board, lambda pin, high: drive(chip, pin, high))


def switch_off(board: BoardFile, write: Callable[[int, bool], None]) -> tuple[str, ...]:
    """Write every output's level when off; give what failed."""
    troubles = []
    for rest in rests(board):
        try:
            write(rest.pin, rest.high)
        except OSError as error:
            troubles.append(f"{rest.name} on GPIO{rest.pin}: {_reason(error)}")
    return tuple(troubles)


def _reason(error: OSError) -> str:
    if error.errno == errno.EBUSY:
        return "busy; end the program that holds it, then try again"
    return f"it can't be switched off ({os.strerror(error.errno) if error.errno else error})"
