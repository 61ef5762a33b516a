"""`gym-timer outputs-off`: every light and the buzzer off, from outside, whatever became of the program.

Something may be sounding, so it imports no more than that takes.
"""

import argparse
import os
import sys
from pathlib import Path

from hardware.chip import HardwareError
from hardware.silence import rests, silence
from timer.commands import FAULTY
from timer.commands.boards import CONFIG, read_board
from timer.folders import folders
from timer.marked import Faults, Mapping, MarkedError, Scalar, parse


def run(args: argparse.Namespace) -> int:
    home = folders(os.environ)
    configured = None if args.board else _configured(home.config / CONFIG)
    try:
        board = read_board(args.board, configured, home)
        if board is None:
            return _say_why_nothing(args.board or configured, home.config / CONFIG)
        troubles = silence(board, os.environ)
    except (LookupError, MarkedError, HardwareError) as error:
        return _complain(str(error))
    for trouble in troubles:
        print(trouble, file=sys.stderr)
    there = len(tuple(rests(board)))
    print(f"{board.name}: {there - len(troubles)} of {there} outputs are off")
    return FAULTY if troubles else 0


def _configured(config: Path) -> str | None:
    """Give the board that the configuration names; what else is wrong there stops nothing."""
    if not config.is_file():
        return None
    faults = Faults(str(config))
    try:
        root = parse(config.read_bytes(), faults)
    except OSError as error:
        print(f"{config}: can't be read: {error.strerror}", file=sys.stderr)
        return None
    if faults.all:
        print(faults.report(), file=sys.stderr)
    board = root.get("board") if isinstance(root, Mapping) else None
    return board.text if isinstance(board, Scalar) else None


def _say_why_nothing(chosen: str | None, config: Path) -> int:
    if chosen is None:
        return _complain(f"no board is chosen; give --board, or write 'board: breadboard' into {config}")
    print("no board: there is nothing to switch off")
    return 0


def _complain(what: str) -> int:
    print(f"gym-timer: {what}", file=sys.stderr)
    return FAULTY
