"""The configuration and the board as a command reads them: faults go to standard error."""

import os
import sys
from pathlib import Path

from hardware.boardfile import PRESETS, BoardFile, load_board, preset
from timer.config import Config, load_config
from timer.folders import Folders
from timer.library import LibraryError, read_bytes
from timer.marked import MarkedError

CONFIG = "config.yaml"


def read_config(home: Folders) -> tuple[Config, tuple[str, ...]]:
    """Read the configuration; its faults are told, and stop nothing."""
    path = home.config / CONFIG
    if not path.exists():
        return Config(), ()
    try:
        loaded = load_config(read_bytes(path), str(path))
    except LibraryError as error:
        print(error, file=sys.stderr)
        return Config(), (str(error),)
    if loaded.faults.all:
        print(loaded.faults.report(), file=sys.stderr)
    return loaded.config, tuple(loaded.faults.headline(fault) for fault in loaded.faults.errors)


def read_board(named: str | None, configured: str | None, home: Folders) -> BoardFile | None:
    """Read the board that the command line or, without it, the configuration names; None: there is none.

    Raises:
        LibraryError: There is no such board, or its file can't be read.
        MarkedError: Its file has faults.
    """
    board = named or configured or "none"
    if board == "none":
        return None
    path = Path(os.path.expanduser(board))
    path = path if named else home.config / path
    data = preset(board)
    if data is None and not path.exists():
        raise LibraryError(f"there is no board {board!r}; the presets are {', '.join(PRESETS)}; or name a board file")
    loaded = load_board(read_bytes(path) if data is None else data, str(path) if data is None else f"{board}.yaml")
    if loaded.board is None:
        raise MarkedError(loaded.faults)
    if loaded.faults.all:
        print(loaded.faults.report(), file=sys.stderr)
    return loaded.board
