"""`gym-timer history`: what was trained, as tables, a plot, CSV or JSON."""

import argparse
import csv
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timer import lengths
from timer.commands import DONE, FAULTY
from timer.files import FileError, write_over
from timer.folders import HISTORY, folders
from timer.history.figures import WEEKS, Best, Week, bests, often, weeks
from timer.history.file import DamagedError, HistoryError
from timer.history.plot import plot
from timer.history.reading import Workout, read_history
from timer.history.rows import IntervalRow
from timer.svg import MARK
from timer.wallclock import local, wall_clock

if TYPE_CHECKING:
    from rich.console import Console

MOST_SHOWN = 15  # workouts in the table
BAR_CELLS = 40
MINUTE_MS = 60_000
NOTHING = "Nothing here yet. Finish a workout with `gym-timer run`, and it will be."


def run(args: argparse.Namespace) -> int:
    path = Path(args.history).expanduser() if args.history else folders(os.environ).state / HISTORY
    if args.history and not path.exists():
        print(f"{path}: there is no such file", file=sys.stderr)
        return FAULTY
    try:
        workouts = read_history(path)
    except HistoryError as error:
        damaged = isinstance(error, DamagedError)
        mend = "; the timer sets it aside when it starts, and begins a new one" if damaged else ""
        print(f"{error}{mend}", file=sys.stderr)
        return FAULTY
    now = wall_clock(os.environ, simulated=False).local()
    found = weeks(workouts, now.date() if now else None)
    if args.csv:
        _print_csv(workouts)
    elif args.json:
        _print_json(workouts, found)
    elif not workouts:
        print(NOTHING)
    elif args.plot:
        return _write_plot(Path(args.plot), found)
    else:
        _print_tables(workouts, found)
    return DONE


# Tables


def _print_tables(workouts: Sequence[Workout], found: Sequence[Week]) -> None:
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    _print_workouts(console, workouts)
    if found:
        _print_weeks(console, found)
    undated = sum(not workout.synchronised for workout in workouts)
    if undated:
        print(f"\n? The clock was not set then; {undated} of {len(workouts)} workouts are in no week.")
    _print_bests(console, bests(workouts))


def _print_workouts(console: "Console", workouts: Sequence[Workout]) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    table.add_column("When", no_wrap=True)
    table.add_column("Routine", min_width=10)
    for header in ("Length", "Done", "Early", "Skipped"):
        table.add_column(header, justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    year = max(local(workout.started_ms).year for workout in workouts)
    for workout in reversed(workouts[-MOST_SHOWN:]):
        counts = (str(workout.done), str(workout.early or ""), str(workout.skipped or ""))
        length = lengths.clock(workout.active_ms // 1_000)
        outcome = "" if workout.outcome == "done" else workout.outcome
        table.add_row(_when(workout, year), workout.title, length, *counts, outcome)
    console.print(table)
    if len(workouts) > MOST_SHOWN:
        print(f"and {len(workouts) - MOST_SHOWN} more; --csv and --json give them all")


def _when(workout: Workout, year: int) -> str:
    """Write when a workout began: `Sat 3 May 10:00`, with its year if that is another; `?` by a wrong clock."""
    if not workout.synchronised:
        return "?"
    began = local(workout.started_ms)
    written = f"{began:%b}" if began.year == year else f"{began:%b %Y}"
    return f"{began:%a} {began.day} {written} {began:%H:%M}"


def _print_weeks(console: "Console", found: Sequence[Week]) -> None:
    most_ms = max(week.active_ms for week in found) or 1
    console.print("\nMinutes a week", style="bold")
    for week in found:
        bar = "█" * max(week.workouts > 0, round(week.active_ms / most_ms * BAR_CELLS))
        text = f"{_minutes(week):>4}  {_workouts(week.workouts)}" if week.workouts else ""
        console.print(f"{week.monday.day:>2} {week.monday:%b}  {bar:{BAR_CELLS}}{text}".rstrip(), soft_wrap=True)
    print(f"{often(found)} of the last {WEEKS} weeks with two workouts or more")


def _minutes(week: Week) -> int:
    return round(week.active_ms / MINUTE_MS)


def _workouts(count: int) -> str:
    return "1 workout" if count == 1 else f"{count} workouts"


def _print_bests(console: "Console", found: Sequence[Best]) -> None:
    from rich.table import Table

    if not found:
        return
    table = Table(box=None, pad_edge=False)
    table.add_column("Best of")
    for header in ("Longest", "Reps", "Rounds"):
        table.add_column(header, justify="right", no_wrap=True)
    for best in found:
        longest = "" if best.longest_ms is None else lengths.clock(best.longest_ms // 1_000)
        rounds = "" if best.rounds is None else f"{best.rounds} in {lengths.clock((best.amrap_ms or 0) // 1_000)}"
        table.add_row(best.exercise, longest, str(best.reps or ""), rounds)
    print()
    console.print(table)


# Plain data


def _print_csv(workouts: Sequence[Workout]) -> None:
    """Print every interval as a line of CSV, as RFC 4180 has it."""
    writer = csv.writer(sys.stdout)
    writer.writerow(["session", "routine", "session_outcome", *_interval_data(None)])
    for workout in workouts:
        for row in workout.intervals:
            writer.writerow([workout.id, workout.routine, workout.outcome, *_interval_data(row).values()])


def _print_json(workouts: Sequence[Workout], found: Sequence[Week]) -> None:
    data = {
        "sessions": [_session_data(workout) for workout in workouts],
        "weeks": [
            {"monday": week.monday.isoformat(), "sessions": week.workouts, "seconds": _seconds(week.active_ms)}
            for week in found
        ],
        "bests": [_best_data(best) for best in bests(workouts)],
    }
    json.dump(data, sys.stdout, indent=2, ensure_ascii=False)
    print()


def _session_data(workout: Workout) -> dict[str, Any]:
    ended = None if workout.ended_ms is None else _time(workout.ended_ms)
    return {
        "session": workout.id,
        "routine": workout.routine,
        "title": workout.title,
        "started": _time(workout.started_ms),
        "ended": ended,
        "synchronised": bool(workout.synchronised),
        "outcome": workout.outcome,
        "done": workout.done,
        "early": workout.early,
        "skipped": workout.skipped,
        "work_seconds": _seconds(workout.work_ms),
        "paused_seconds": _seconds(workout.paused_ms),
        "intervals": [_interval_data(row) for row in workout.intervals],
    }


FIELDS = ("index", "attempt", "phase", "kind", "exercise", "side", "set", "round", "reps", "rounds_done", "outcome")
LENGTHS = ("planned", "actual", "paused", "slot_done")


def _interval_data(row: IntervalRow | None) -> dict[str, Any]:
    """Give a row as plain data; of no row, the names alone."""
    known = asdict(row) if row else {}
    return {
        **{name: known.get(name) for name in FIELDS},
        **{f"{name}_seconds": _seconds(known.get(f"{name}_ms")) for name in LENGTHS},
        "started": _time(row.started_ms) if row else None,
        "synchronised": known.get("synchronised"),
        "resumed": known.get("resumed"),
    }


def _best_data(best: Best) -> dict[str, Any]:
    return {
        "exercise": best.exercise,
        "longest_seconds": _seconds(best.longest_ms),
        "reps": best.reps,
        "rounds": best.rounds,
        "amrap_seconds": _seconds(best.amrap_ms),
    }


def _seconds(length_ms: int | None) -> float | None:
    return None if length_ms is None else round(length_ms / 1_000, 1)


def _time(unix_ms: int) -> str:
    """Write an instant as RFC 3339 has it: `2025-05-03T10:00:00Z`."""
    return f"{datetime.fromtimestamp(unix_ms // 1_000, UTC):%Y-%m-%dT%H:%M:%SZ}"


# The plot


def _write_plot(path: Path, found: Sequence[Week]) -> int:
    if not found:
        print("the clock was not set in any workout, so there are no weeks to plot", file=sys.stderr)
        return FAULTY
    try:
        write_over(path, plot(found), MARK)
    except FileError as error:
        print(error, file=sys.stderr)
        return FAULTY
    print(f"{path}: {len(found)} weeks")
    return DONE
