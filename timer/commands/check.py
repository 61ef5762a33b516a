"""`gym-timer check`: the faults in routine files, all at once."""

import argparse
import os
import sys
from pathlib import Path

from timer import words
from timer.commands import DONE, FAULTY
from timer.folders import folders
from timer.library import ENDINGS, Library, LibraryError, Shelved, routine_files
from timer.marked import printable


def run(args: argparse.Namespace) -> int:
    library = Library(folders(os.environ, args.routines).routines)
    if not args.files:
        return max(_check(library, name) for name in library.names())
    return max(_check_all(library, name) if os.path.isdir(name) else _check(library, name) for name in args.files)


def _check_all(library: Library, folder: str) -> int:
    """Check the routine files in a folder."""
    files = routine_files(Path(folder))
    if not files:
        print(f"{printable(folder)}: no routines here; their files end in {' or '.join(ENDINGS)}", file=sys.stderr)
        return FAULTY
    return max(_check(library, str(file)) for file in files)


def _check(library: Library, name: str) -> int:
    try:
        return _tell(library.find(name))
    except LibraryError as error:
        print(error, file=sys.stderr)
        return FAULTY


def _tell(shelved: Shelved) -> int:
    if shelved.faults.all:
        print(shelved.faults.report(), file=sys.stderr)
    if shelved.entry is None:
        return FAULTY
    timeline = shelved.entry.timeline
    print(f"{shelved.path}: {words.total(timeline)}, {len(timeline.intervals)} intervals")
    return DONE
