"""Memory: what a program that runs for a week keeps."""

from collections.abc import Iterator

from bench.rig import Rig, python
from bench.table import Row

DAYS = 7


def growth(rig: Rig) -> Iterator[Row]:
    """A week of workouts in virtual time, of a program in a process of its own."""
    with rig.start(python("-m", "bench.week", str(DAYS))) as process:
        grown_mb = float(process.output())
    yield Row(f"memory growth over {DAYS} virtual days", max(0.0, grown_mb), "MB", 1, 0)
