"""`python -m bench [ROW...]`: measure, print the table, and write docs/benchmarks.md if every row was measured."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.drawing import drawing
from bench.drift import real_drift, virtual_drift
from bench.handoff import handoff
from bench.idle import idle, playing
from bench.lateness import lateness, pressed
from bench.loading import loading
from bench.memory import growth
from bench.player import seeking, virtual_day
from bench.report import DOCUMENT, load_average, write
from bench.rig import MissingError, Rig, set_up
from bench.shutdown import shutdown
from bench.start import commands, first_frame
from bench.table import Row, as_text

ROWS: dict[str, Callable[[Rig], Iterator[Row]]] = {
    "lateness": lateness,
    "pressed": pressed,
    "virtual-drift": virtual_drift,
    "real-drift": real_drift,
    "idle": idle,
    "playing": playing,
    "first-frame": first_frame,
    "commands": commands,
    "loading": loading,
    "seeking": seeking,
    "virtual-day": virtual_day,
    "handoff": handoff,
    "drawing": drawing,
    "shutdown": shutdown,
    "growth": growth,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure the program beside its yardsticks.")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"only these, of {', '.join(ROWS)}")
    wanted = parser.parse_args().rows or list(ROWS)
    unknown = [name for name in wanted if name not in ROWS]
    if unknown:
        parser.error(f"there is no row {unknown[0]!r}")
    try:
        return _measure(wanted)
    except MissingError as error:
        print(error, file=sys.stderr)
        return 1


def _measure(wanted: list[str]) -> int:
    began_s, load = time.monotonic(), load_average()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="gym-timer-bench-") as folder, set_up(Path(folder)) as rig:
        for name in wanted:
            print(f"{name} …", file=sys.stderr, flush=True)
            rows += ROWS[name](rig)
    print(as_text(rows))
    if len(wanted) == len(ROWS):
        write(rows, time.monotonic() - began_s, (load, load_average()))
        print(f"\n{DOCUMENT} is written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
