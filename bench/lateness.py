"""Lateness: when a cue's first pin changes, against a C program that waits for instants as far apart."""

import json
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from bench.rig import Rig, at_normal_priority, busy_cores, compiled, gym_timer
from bench.table import Row, quantile

BLOCKS = 4  # of ours, and as many of C's, in turn
CUES = 156  # a block: 624 in all
APART_MS = 100
WARM_UP = 10  # the first of each block, ours and C's, are not counted
ROUTINE = f"""
name: Ticks
prepare: 0s
steps:
  - squat: {{reps: {CUES + WARM_UP + 2}, pace: 0.1s}}
"""


def lateness(rig: Rig) -> Iterator[Row]:
    """Ours draws its window meanwhile, and has no real-time priority."""
    ours, yardstick = _measure(rig, busy=False)
    takes = "What is left is whoever has the core when a sleep ends; real-time priority comes before them."
    for share, must, aim in ((0.5, 1.5, 0.1), (0.99, 2.0, 1.0)):
        name = f"cue lateness p{share:.0%}".rstrip("%")
        pair = quantile(ours, share), quantile(yardstick, share)
        yield Row(f"{name}, {len(ours)} cues", pair[0], "us", must, aim, pair[1], "C", takes)


def pressed(rig: Rig) -> Iterator[Row]:
    """The same beside a busy process on each core; ours with real-time priority, C without."""
    ours, yardstick = _measure(rig, busy=True)
    pair = quantile(ours, 0.99), quantile(yardstick, 0.99)
    takes = "The window's thread holds Python's lock while a busy process has its core: draw from another process."
    yield Row(f"the same p99, cores busy, {len(ours)} cues", pair[0], "us", 1.0, 0.1, pair[1], "C", takes)


def _measure(rig: Rig, *, busy: bool) -> tuple[list[float], list[float]]:
    """Give the lateness of our cues, and of C's wake-ups, in microseconds."""
    ours: list[float] = []
    yardstick: list[float] = []
    routine, wait = rig.file("ticks.yaml", ROUTINE), compiled(rig, "wait")
    for _ in range(BLOCKS):
        with busy_cores() if busy else nullcontext():
            ours += _ours(rig, routine, may_rise=busy)
            yardstick += _yardstick(rig, wait)
    return ours, yardstick


def _ours(rig: Rig, routine: str, *, may_rise: bool) -> list[float]:
    trace = rig.folder / "ticks.jsonl"
    command = gym_timer("simulate", routine, "--trace", str(trace))
    with rig.start(command if may_rise else at_normal_priority(command)):
        while len(late_us := cues(trace)) < CUES + WARM_UP:
            time.sleep(1)
    trace.unlink()
    return late_us[WARM_UP : CUES + WARM_UP]


def cues(trace: Path) -> list[float]:
    """Give how late each tone began, in microseconds."""
    lines = trace.read_text().splitlines()[:-1] if trace.exists() else []
    changes = [json.loads(line) for line in lines]
    return [change["late_us"] for change in changes if change["device"] == "buzzer" and change["value"]]


def _yardstick(rig: Rig, wait: str) -> list[float]:
    with rig.start([wait, str(CUES + WARM_UP), str(APART_MS)]) as process:
        return [int(line) / 1_000 for line in process.output().splitlines()][WARM_UP:]
