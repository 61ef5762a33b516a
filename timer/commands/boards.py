"""The configuration and the board as a command reads them: faults go to standard error.

What reads configurations and routines is imported late: to switch the outputs off, nobody waits for it.
"""

import os.path
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hardware.boardfile import PRESETS, BoardFile, load_board, preset
from timer.folders import Folders
from timer.marked import MarkedError

if TYPE_CHECKING:
    from timer.config import Config

CONFIG = "config.yaml"


def read_config(home: Folders) -> "tuple[Config, tuple[str, ...]]":
    """Read the configuration; its faults are told, and stop nothing.

    Returns:
        The configuration, and its faults for the screen, which has no room for a whole path.
    """
    from timer.config import Config, load_config
    from timer.library import LibraryError, read_bytes

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
    headlines = (loaded.faults.headline(fault) for fault in loaded.faults.errors)
    return loaded.config, tuple(line.removeprefix(f"{home.config}{os.sep}") for line in headlines)


def read_board(named: str | None, configured: str | None, home: Folders) -> BoardFile | None:
    """Read the board that the command line or, without it, the configuration names; None: there is none.

    Raises:
        LibraryError: There is no such board, or its file can't be read.
        MarkedError: Its file has faults.
    """
    board = named or configured or "none"
    if board == "none":
        return None
    data, name = preset(board), f"{board}.yaml"
    if data is None:
        path = Path(os.path.expanduser(board))
        path = path if named else home.config / path
        data, name = _read_file(path, board), str(path)
    loaded = load_board(data, name)
    if loaded.board is None:
        raise MarkedError(loaded.faults)
    if loaded.faults.all:
        print(loaded.faults.report(), file=sys.stderr)
    return loaded.board


def _read_file(path: Path, board: str) -> bytes:
    from timer.library import LibraryError, read_bytes

    if not path.exists():
        raise LibraryError(f"there is no board {board!r}; the presets are {', '.join(PRESETS)}; or name a board file")
    return read_bytes(path)
