"""`gym-timer figures`: the exercises that are shown as a moving figure."""

import argparse
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from timer.commands import DONE, FAULTY, USAGE
from timer.folders import folders
from timer.library import Library
from timer.routine.catalogue import Catalogue
from timer.routine.figures import Figures
from timer.routine.movement import Movement

ENDING = ".png"


class UnknownError(LookupError):
    """There is no such figure; the message says the mend."""


def run(args: argparse.Namespace) -> int:
    library = Library(folders(os.environ, None).routines)
    if args.plot and not args.plot.endswith(ENDING):
        print(f"gym-timer: the picture is a PNG; call it {Path(args.plot).stem}{ENDING}", file=sys.stderr)
        return USAGE
    try:
        named = list(_named(args.names, library.figures, library.catalogue))
    except UnknownError as error:
        print(f"gym-timer: {error}", file=sys.stderr)
        return USAGE
    return _save(named, Path(args.plot)) if args.plot else _show(named)


def _named(names: list[str], figures: Figures, catalogue: Catalogue) -> Iterator[tuple[str, Movement]]:
    """Give the figures of some exercises; without names each there is, once."""
    if not names:
        shown: dict[Movement, str] = {}
        for name, movement in figures.items():
            shown.setdefault(movement, name)
        yield from ((name, movement) for movement, name in shown.items())
    for name in names:
        facts = catalogue.find(name)
        if facts is None:
            meant = catalogue.nearest(name)
            raise UnknownError(f"there is no exercise {name!r}; " + (f"did you mean {meant!r}?" if meant else _KNOWN))
        if facts.name not in figures:
            raise UnknownError(f"{facts.name!r} has no figure yet; docs/figures.md shows how to add one")
        yield facts.name, figures[facts.name]


_KNOWN = "`gym-timer figures` shows those that there are"


def _show(named: list[tuple[str, Movement]]) -> int:
    from timer.screen.display import ScreenError
    from timer.screen.showcase import show_figures

    try:
        show_figures(named, threading.Event())
    except ScreenError as error:
        print(f"gym-timer: {error}", file=sys.stderr)
        return FAULTY
    return DONE


def _save(named: list[tuple[str, Movement]], path: Path) -> int:
    from timer.screen.showcase import save_figures

    try:
        save_figures(named, path)
    except OSError as error:
        print(f"gym-timer: the picture can't be written: {error}", file=sys.stderr)
        return FAULTY
    return DONE
