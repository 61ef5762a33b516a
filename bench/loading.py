"""Loading: a routine's text to its intervals, checked, against YAML alone; small files and large ones."""

import gc
import time
from collections.abc import Callable, Iterator
from functools import partial

import yaml

from bench.rig import Rig
from bench.routines import catalogue, steps
from bench.table import Row, median
from timer.expand import expand
from timer.routine.loader import load

SMALL, LARGE = 100, 10_000
TIMES = {SMALL: 60, LARGE: 6}
WARM_UP = 1


def loading(rig: Rig) -> Iterator[Row]:
    """Both read the same text from memory, in turn, each from a collected heap."""
    ours: dict[int, float] = {}
    takes = "A third is the parser's events and their nodes, and a third the reading of exercises; either of them in C."
    for count in (SMALL, LARGE):
        text = steps(count)
        taken = _in_turn(partial(_ours, text), partial(_yardstick, text), TIMES[count])
        ours[count] = taken[0]
        name = f"load, check, compile {count:,} steps"
        yield Row(name, taken[0] * 1_000, "ms", 1.0, 0.5, taken[1] * 1_000, "yaml.load", takes)
    ratio = ours[LARGE] / ours[SMALL]
    yield Row(f"the same, {LARGE:,} against {SMALL} steps", ratio, "x", 150, 110, takes=takes)


def _ours(text: str) -> None:
    routine = load(text, "steps.yaml", catalogue()).routine
    assert routine
    expand(routine)


def _yardstick(text: str) -> None:
    yaml.load(text, Loader=yaml.CSafeLoader)


def _in_turn(ours: Callable[[], None], yardstick: Callable[[], None], times: int) -> tuple[float, float]:
    """Give the median seconds of each."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(times + WARM_UP):
        for call, seconds in zip((ours, yardstick), taken, strict=True):
            gc.collect()
            began_s = time.perf_counter()
            call()
            seconds.append(time.perf_counter() - began_s)
    return median(taken[0][WARM_UP:]), median(taken[1][WARM_UP:])
