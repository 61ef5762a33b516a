"""`gym-timer check`: the faults in routine files, all at once."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from timer import words
from timer.commands import DONE, FAULTY
from timer.folders import folders
from timer.library import ENDINGS, Library, LibraryError, Shelved


def run(args: argparse.Namespace) -> int:
    library = Library(folders(os.environ, args.routines).routines)
    status = DONE
    for name in _named(args.files) if args.files else library.names():
        try:
            shelved = library.find(name)
        except LibraryError as error:
            print(error, file=sys.stderr)
            status = FAULTY
            continue
        status = max(status, _tell(shelved))
    return status


def _named(files: list[str]) -> Iterator[str]:
    """Give what is to be checked; for a folder, the routine files in it."""
    for name in files:
        if Path(name).is_dir():
            inside = sorted(Path(name).iterdir())
            yield from (str(file) for file in inside if file.suffix in ENDINGS and not file.name.startswith("."))
        else:
            yield name


def _tell(shelved: Shelved) -> int:
    if shelved.faults.all:
        print(shelved.faults.report(), file=sys.stderr)
    if shelved.entry is None:
        return FAULTY
    timeline = shelved.entry.timeline
    print(f"{shelved.path}: {words.total(timeline)}, {len(timeline.intervals)} intervals")
    return DONE
