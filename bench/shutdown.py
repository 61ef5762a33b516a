"""Shutdown: from SIGTERM to outputs off and exit, in the middle of a workout with its window open."""

import time
from collections.abc import Iterator

from bench.rig import Rig, gym_timer
from bench.routines import MINUTE
from bench.table import Row, quantile

TIMES = 6


def shutdown(rig: Rig) -> Iterator[Row]:
    """The slowest of some."""
    routine = rig.file("minutes.yaml", MINUTE.format(rounds=5))
    taken = []
    for _ in range(TIMES):
        with rig.start(gym_timer("simulate", routine)) as process:
            time.sleep(2)
            taken.append(process.end())
    takes = "The end of Python itself, and of SDL, is most of it."
    yield Row(f"SIGTERM to exit, slowest of {TIMES}", quantile(taken, 1), "s", 0.5, 0.2, takes=takes)
