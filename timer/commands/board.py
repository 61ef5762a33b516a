"""`gym-timer board`: the boards there are, how one is wired, and a walk through the one that is."""

import argparse
import os
import sys
from pathlib import Path

from hardware.boardfile import PRESETS, BoardFile, load_board, preset
from hardware.diagram import text
from hardware.diagram.canvas import MADE_BY
from hardware.diagram.picture import draw_svg
from hardware.diagram.wiring import wiring_of
from timer.commands import DONE, FAULTY, USAGE
from timer.commands.boards import CONFIG, read_board, read_config
from timer.files import FileError, write_over
from timer.folders import Folders, folders
from timer.library import LibraryError
from timer.marked import MarkedError

EXAMPLE = "breadboard"  # without a board of one's own: what is simulated, and drawn
PICTURE = ".svg"


def run(args: argparse.Namespace) -> int:
    home = folders(os.environ)
    if args.list:
        return _list(home)
    if args.diagram and not args.diagram.endswith(PICTURE) and args.board is None:
        args.board, args.diagram = args.diagram, ""  # `board --diagram jam-hat`, as one says it
    try:
        board = _board(args, home)
    except (LibraryError, MarkedError) as error:
        print(error, file=sys.stderr)
        return FAULTY
    if board is None:
        return _complain(f"no board is chosen; name one, or write 'board: {EXAMPLE}' into {home.config / CONFIG}")
    if args.diagram is not None:
        return _draw(board, args.diagram)
    from timer.commands.boardwalk import walk

    return walk(board, simulated=args.simulate)


def _board(args: argparse.Namespace, home: Folders) -> BoardFile | None:
    configured = read_config(home)[0].board
    on_pins = args.diagram is None and not args.simulate
    return read_board(args.board, configured if on_pins or configured not in (None, "none") else EXAMPLE, home)


def _complain(what: str, status: int = USAGE) -> int:
    print(f"gym-timer: {what}", file=sys.stderr)
    return status


def _list(home: Folders) -> int:
    width = max(len(name) for name in PRESETS)
    for name in PRESETS:
        board = load_board(preset(name) or b"", name).board
        if board:
            print(f"{name:{width}}  {_devices(board)}")
    print(f"\nA board of your own is a file like these; write its path into {home.config / CONFIG}:")
    print("board: my-board.yaml    # a path from that folder on, or a preset's name")
    return DONE


def _devices(board: BoardFile) -> str:
    """Name a board's devices on one line."""
    hookups = wiring_of(board).hookups
    buttons = [one.name for one in board.buttons]
    parts = [f"button{'s' if len(buttons) > 1 else ''} {', '.join(buttons)}"] if buttons else []
    others = (one.title.split(",")[0] for one in hookups if one.title.split()[0] != "Button")
    return "; ".join([*parts, *(title if title[:2].isupper() else title[0].lower() + title[1:] for title in others)])


def _draw(board: BoardFile, picture: str) -> int:
    wiring = wiring_of(board)
    if not picture:
        drawn = text.draw(wiring)
        print(drawn if _shows(drawn) else text.plain(drawn), end="")
        return DONE
    if not picture.endswith(PICTURE):
        return _complain(f"--diagram {picture}: a picture's name ends in {PICTURE}; without a name it is text")
    try:
        write_over(Path(picture), draw_svg(wiring), MADE_BY)
    except FileError as error:
        return _complain(str(error))
    return DONE


def _shows(drawn: str) -> bool:
    """Tell whether standard output can show a text."""
    try:
        drawn.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True
