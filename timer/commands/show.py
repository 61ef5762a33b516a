"""`gym-timer show`: a routine's timeline, as a table or as JSON."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from timer import lengths
from timer.commands import DONE, FAULTY
from timer.files import FileError, write_over
from timer.folders import folders
from timer.library import Library, LibraryError
from timer.routine.durations import format_ms
from timer.score import draw_score
from timer.svg import MARK
from timer.theme import DEFAULT
from timer.timeline import Interval, Phase, Timeline

STYLES = {Phase.PREPARE: "yellow", Phase.WORK: "bold", Phase.REST: "cyan", Phase.SWITCH: "yellow"}


def run(args: argparse.Namespace) -> int:
    try:
        shelved = Library(folders(os.environ, args.routines).routines).find(args.routine)
    except LibraryError as error:
        print(error, file=sys.stderr)
        return FAULTY
    if shelved.faults.all:
        print(shelved.faults.report(), file=sys.stderr)
    if shelved.entry is None:
        return FAULTY
    if args.json:
        print(json.dumps(as_json(shelved.entry.timeline), indent=2))
    elif args.plot:
        return _plot(shelved.entry.timeline, Path(args.plot))
    else:
        _print_table(shelved.entry.timeline)
    return DONE


def _plot(timeline: Timeline, path: Path) -> int:
    try:
        write_over(path, draw_score(timeline, DEFAULT), MARK)
    except FileError as error:
        print(error, file=sys.stderr)
        return FAULTY
    print(f"{path}: {timeline.routine.name}, to print or to open in a browser")
    return DONE


def as_json(timeline: Timeline) -> dict[str, Any]:
    """Give a timeline as plain data; times in seconds, to 0.1."""
    return {
        "name": timeline.routine.name,
        "seconds": _seconds(timeline.total_ms),
        "estimated": timeline.estimated,
        "intervals": [_interval(interval) for interval in timeline.intervals],
    }


def _interval(interval: Interval) -> dict[str, Any]:
    return {
        "index": interval.index,
        "phase": interval.phase.value,
        "exercise": interval.name,
        "side": interval.side,
        "start": _seconds(interval.start_ms),
        "seconds": None if interval.is_open else _seconds(interval.planned_ms),
        "reps": interval.reps,
        "set": interval.set_number,
        "sets": interval.sets,
        "round": interval.place.round_number,
        "rounds": interval.place.rounds,
        "section": interval.place.section,
        "note": interval.note,
    }


def _seconds(length_ms: int) -> float:
    return round(length_ms / 1_000, 1)


def _print_table(timeline: Timeline) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for header, justify in (("Start", "right"), ("Length", "right"), ("Phase", "left"), ("Exercise", "left")):
        table.add_column(header, justify=justify, no_wrap=header != "Exercise")  # type: ignore[arg-type]
    for header in ("Side", "Set", "Round"):
        table.add_column(header, no_wrap=True)
    for interval in timeline.intervals:
        table.add_row(*_cells(interval), style=STYLES[interval.phase])
    console = Console(highlight=False, markup=False)
    console.print(timeline.routine.name, style="bold")
    console.print(table)
    console.print(f"\n{_totals(timeline)}")


def _cells(interval: Interval) -> tuple[str, ...]:
    what = interval.name or ""
    if interval.reps:
        what = f"{interval.reps} × {what}"
    return (
        lengths.clock(interval.start_ms // 1_000),
        _length(interval),
        interval.phase.value,
        what,
        interval.side or "",
        _of(interval.set_number, interval.sets),
        _of(interval.place.round_number, interval.place.rounds),
    )


def _length(interval: Interval) -> str:
    if not interval.is_open:
        return format_ms(interval.planned_ms)
    return f"~{format_ms(interval.planned_ms)}" if interval.planned_ms else "open"


def _of(number: int | None, total: int | None) -> str:
    return f"{number}/{total}" if number and total and total > 1 else ""


def _totals(timeline: Timeline) -> str:
    work, rest = (lengths.phase_total(timeline, phase) for phase in (Phase.WORK, Phase.REST))
    return f"{lengths.total(timeline)}: {work} of work, {rest} of rest, {len(timeline.intervals)} intervals"
