"""`gym-timer list`: the routines there are."""

import argparse
import os

from timer import lengths
from timer.commands import DONE
from timer.folders import folders
from timer.library import Library


def run(args: argparse.Namespace) -> int:
    from rich.console import Console
    from rich.table import Table

    home = folders(os.environ, args.routines)
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for shelved in Library(home.routines).all():
        if shelved.entry:
            timeline = shelved.entry.timeline
            table.add_row(shelved.name, lengths.total(timeline), timeline.routine.about)
        else:
            table.add_row(shelved.name, "faults", f"gym-timer check {shelved.path}")
    console = Console(highlight=False, markup=False)
    console.print(table)
    console.print(f"\nYour own routines: {home.routines}", soft_wrap=True)
    return DONE
