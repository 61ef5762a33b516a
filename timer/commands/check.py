"""`gym-timer check`: the faults in routine files, all at once."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from timer import lengths
from timer.commands import DONE, FAULTY
from timer.folders import folders
from timer.library import ENDINGS, Library, LibraryError, Shelved, routine_files
from timer.marked import Faults, printable
from timer.marked.faults import START
from timer.timeline import Phase, Timeline


def run(args: argparse.Namespace) -> int:
    library = Library(folders(os.environ, args.routines).routines)
    checked = [_check(library, name) for name in _names(library, args.files)]
    if args.json:
        import json  # late: few ask for it

        print(json.dumps(as_json(checked), indent=2))
    else:
        for shelved in checked:
            _tell(shelved)
    return FAULTY if any(shelved.faults for shelved in checked) else DONE


def _names(library: Library, files: list[str]) -> Iterator[str]:
    """Give the files and names to check: those asked for, in folders too; else the whole library."""
    if not files:
        yield from library.names()
    for name in files:
        inside = routine_files(Path(name)) if os.path.isdir(name) else []
        yield from map(str, inside) if inside else [name]


def _check(library: Library, name: str) -> Shelved:
    """Read a file; that there is none is a fault too."""
    if os.path.isdir(name):
        return _missing(name, f"{name}: no routines here", f"their files end in {' or '.join(ENDINGS)}")
    try:
        return library.find(name)
    except LibraryError as error:
        what, _, mend = str(error).partition("; ")
        return _missing(name, what, mend)


def _missing(name: str, what: str, mend: str) -> Shelved:
    """Give what stands for a file that is not there; it has no path."""
    faults = Faults(name)
    faults.fault(START, what, mend)
    return Shelved(name, "", faults, None)


def _tell(shelved: Shelved) -> None:
    if not shelved.path:
        print(*(fault.message for fault in shelved.faults.all), file=sys.stderr)
    elif shelved.faults.all:
        print(shelved.faults.report(), file=sys.stderr)
    if shelved.entry:
        print(f"{printable(shelved.path)}: {_summary(shelved.entry.timeline)}")


def _summary(timeline: Timeline) -> str:
    """Give length, intervals, and work to rest: `12:20, 34 intervals, work 7:20 to rest 4:45`."""
    if timeline.estimated:
        total = lengths.total(timeline)
        work, rest = (lengths.phase_total(timeline, phase) for phase in (Phase.WORK, Phase.REST))
    else:
        whole_ms = (timeline.total_ms, timeline.phase_ms(Phase.WORK), timeline.phase_ms(Phase.REST))
        total, work, rest = (lengths.clock(length_ms // 1_000) for length_ms in whole_ms)
    return f"{total}, {len(timeline.intervals)} intervals, work {work} to rest {rest}"


def as_json(checked: list[Shelved]) -> dict[str, Any]:
    """Give what was found as plain data: every fault and warning, and a summary of each file."""
    return {
        "faults": [fault for shelved in checked for fault in _faults(shelved)],
        "files": [_file(shelved) for shelved in checked],
    }


def _faults(shelved: Shelved) -> Iterator[dict[str, Any]]:
    for fault in shelved.faults.all:
        yield {
            "file": shelved.path or shelved.name,
            "line": fault.mark.line,
            "column": fault.mark.column,
            "severity": "warning" if fault.warning else "error",
            "message": fault.what,
            "mend": fault.mend,
        }


def _file(shelved: Shelved) -> dict[str, Any]:
    """Give a file's summary, in seconds; null where it can't be played."""
    timeline = shelved.entry.timeline if shelved.entry else None
    return {
        "file": shelved.path or shelved.name,
        "name": timeline and timeline.routine.name,
        "seconds": timeline and timeline.total_ms / 1_000,
        "estimated": timeline and timeline.estimated,
        "intervals": timeline and len(timeline.intervals),
        "work": timeline and timeline.phase_ms(Phase.WORK) / 1_000,
        "rest": timeline and timeline.phase_ms(Phase.REST) / 1_000,
    }
