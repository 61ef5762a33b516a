"""Playing: what `gym-timer run` and `gym-timer simulate` ask for, found and read, and handed to the app."""

import argparse
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from hardware.boardfile import BoardFile
from hardware.defects import SOUND, DefectError, Defects, read_defects
from timer import __version__, journal
from timer.app import play
from timer.commands import FAULTY, USAGE
from timer.commands.boards import CONFIG, read_board, read_config
from timer.commands.looks import open_look
from timer.config import Config, not_in_menu
from timer.desk import Desk
from timer.entry import Entry
from timer.folders import HISTORY, Folders, folders
from timer.history.file import looks_like_history
from timer.library import Library, LibraryError
from timer.marked import MarkedError
from timer.messages import Start
from timer.shelf import Replay, Shelf
from timer.wallclock import wall_clock
from timer.wish import Keeping, Wish

log = logging.getLogger(__name__)

HISTORY_ENDING = ".db"  # such a file is ours, even if it is damaged
SIMULATED_BOARD = "breadboard"
FIRST_ROUTINE = "first-timer"
TRACE_BEGINS = b'{"t": '


class UsageError(Exception):
    """The command line asks for what can't be."""


def run(args: argparse.Namespace) -> int:
    """Play; signals are blocked already, and a window may be open."""
    journal.set_up(os.environ, logging.INFO if args.command == "run" else logging.WARNING)
    try:
        with ExitStack() as stack:
            return _play(args, stack)
    except UsageError as error:
        print(f"gym-timer: {error}", file=sys.stderr)
        return USAGE
    except (LibraryError, MarkedError) as error:
        print(error, file=sys.stderr)
        return FAULTY


def _play(args: argparse.Namespace, stack: ExitStack) -> int:
    simulated = args.command == "simulate"
    home = folders(os.environ, args.routines)
    library = Library(home.routines)
    config, troubles = read_config(home)
    if simulated and args.watch and (args.routine is None or args.headless or args.speed is None):
        raise UsageError("--watch plays one ROUTINE again at each save, for somebody who looks on")
    entry = _entry(args.routine, library) if args.routine else None
    board, more = _open_board(args.board, config, home, simulated)
    troubles += more + _missing(config, library)
    defects = _defects(args.fault, board) if simulated else SOUND
    speed = args.speed if simulated else 1.0
    trace = stack.enter_context(_open_trace(args.trace, live=speed is not None)) if args.trace else None
    if home.of_service and simulated:
        print(f"gym-timer: {home.said}", file=sys.stderr)
    log.info("Gym Timer %s; %s; routines in %s", __version__, board.name if board else "no board", home.routines)
    desk = Desk()
    look = stack.enter_context(open_look(args, desk, config, library))
    if entry is None and not look.attended:
        if config.routine is None:
            raise UsageError("nobody can choose a routine here; name one")
        entry = _entry(config.routine, library)
    news = _news(args, library, config, home, entry)
    wish = Wish(
        config=config,
        menu=news.menu(),
        news=news,
        board=board,
        simulated=simulated,
        history=_history(args.history, home, library, simulated=simulated, alone=simulated and entry is not None),
        wall=wall_clock(os.environ, simulated=simulated),
        start=Start(entry) if entry and simulated else None,
        pinned=entry.name if entry else config.routine or FIRST_ROUTINE,
        speed=speed,
        defects=defects,
        trace=trace,
        troubles=troubles,
    )
    return play(wish, look, desk)


def _missing(config: Config, library: Library) -> tuple[str, ...]:
    """Tell of a pinned routine that is not there; of others in the menu that are not, only to the journal."""
    for told in not_in_menu(config, library.names()):
        log.warning("%s", told)
    try:
        if config.routine:
            library.find(config.routine)
    except LibraryError as error:
        told = config.at("routine", str(error))
        log.warning("%s", told)
        return (told,)
    return ()


def _entry(routine: str, library: Library) -> Entry:
    """Read the routine that is named.

    Raises:
        LibraryError: There is none of this name.
        MarkedError: Its file has faults.
    """
    shelved = library.find(routine)
    if shelved.entry is None:
        raise MarkedError(shelved.faults)
    if shelved.faults.all:
        print(shelved.faults.report(), file=sys.stderr)
    return shelved.entry


def _news(
    args: argparse.Namespace, library: Library, config: Config, home: Folders, entry: Entry | None
) -> Shelf | Replay:
    """Give what knows the routines, and looks after saved files: of one routine alone, or of the library."""
    if args.command == "run":
        return Shelf(library, config.order, config.hidden, home.state / "routines", entry)
    if entry is None:
        return Shelf(library, config.order, config.hidden, None)
    return Replay(library, entry, Path(library.find(args.routine).path) if args.watch else None)


def _defects(names: list[str], board: BoardFile | None) -> Defects:
    try:
        return read_defects(names, board)
    except DefectError as error:
        raise UsageError(str(error)) from error


def _history(named: str | None, home: Folders, library: Library, *, simulated: bool, alone: bool) -> Keeping | None:
    """Tell where the history is kept: a simulation keeps none, unless it is told where.

    Args:
        alone: One routine is played, and no other workout is taken up again.
    """
    if named is None and simulated:
        return None
    path = Path(named).expanduser().absolute() if named else home.state / HISTORY
    if named and path.suffix != HISTORY_ENDING and not looks_like_history(path):
        raise UsageError(f"{named} is there and is no history; choose another name")
    return Keeping(path, None if alone else library.catalogue)


def _open_board(
    named: str | None, config: Config, home: Folders, simulated: bool
) -> tuple[BoardFile | None, tuple[str, ...]]:
    """Read the board; on real pins a configured one with faults stops nothing, but is told as a trouble."""
    if not (named or config.board or simulated):
        return None, (f"no board is chosen: write 'board: breadboard' into {home.config / CONFIG}, or give --board",)
    try:
        return read_board(named, config.board or (SIMULATED_BOARD if simulated else None), home), ()
    except LibraryError as error:
        if named or simulated:
            raise
        told = config.at("board", str(error))
        log.warning("%s", told)
        return None, (told,)
    except MarkedError as error:
        if named or simulated:
            raise
        print(error, file=sys.stderr)
        return None, (error.faults.headline(error.faults.errors[0]),)


@contextmanager
def _open_trace(name: str, *, live: bool) -> Iterator[TextIO]:
    """Open a new trace, or one over an old trace; never over anything else that a person wrote.

    Args:
        live: Write each line at once, for whoever follows it.
    """
    path = Path(name)
    try:
        if path.is_file() and path.stat().st_size and not _is_trace(path):
            raise UsageError(f"{name} is there and is no trace; choose another name")
        stream = path.open("w", buffering=1 if live else -1, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{name}: can't be written: {error.strerror}") from error
    try:
        yield stream
    finally:
        try:
            stream.close()
        except OSError as error:  # a full disk, of which the trace has told already
            log.debug("%s: %s", name, error.strerror)


def _is_trace(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(TRACE_BEGINS)) == TRACE_BEGINS
