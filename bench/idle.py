"""Idle and at play: processor time, wake-ups and memory with the window open, and a workout's beside a redraw loop."""

import time
from collections.abc import Iterator

from bench.rig import Process, Rig, gym_timer, yardstick
from bench.routines import MINUTE
from bench.table import Row

BLOCKS = 2
IDLE_S, MINUTE_S, LOOP_S = 15, 60, 20  # each block's; a minute is 40 s of work and 20 s of rest
SETTLED_S = 5  # after a program's start; the menu is read, and the first seconds drawn


def idle(rig: Rig) -> Iterator[Row]:
    """The menu is on the screen and nobody presses."""
    ours = [0.0, 0.0]
    for _ in range(BLOCKS):
        with rig.start(gym_timer("simulate")) as process:
            ours = [before + now / BLOCKS for before, now in zip(ours, _watch(process, IDLE_S), strict=True)]
    takes = (
        "Saved routines are looked for each 0.6 s, which is nearly all of it; the kernel can tell of them (inotify)."
    )
    yield Row("idle, window open: processor", ours[0] * 100, "%", 0.1, 0.02, takes=takes)
    yield Row("idle, window open: wake-ups a second", ours[1], "/s", 12, 2, takes=takes)


def playing(rig: Rig) -> Iterator[Row]:
    """A minute of a workout, cues and all, against a loop that draws everything 30 times a second."""
    ours = loop = memory = bare = 0.0
    routine = rig.file("minutes.yaml", MINUTE.format(rounds=5))
    for _ in range(BLOCKS):
        with rig.start(gym_timer("simulate", routine)) as process:
            ours += _watch(process, MINUTE_S)[0] / BLOCKS
            memory += process.memory_mb() / BLOCKS
        with rig.start(yardstick("redraw")) as process:
            loop += _watch(process, LOOP_S)[0] / BLOCKS
        with rig.start(yardstick("window")) as process:
            time.sleep(SETTLED_S)
            bare += process.memory_mb() / BLOCKS
    takes = "Fewer looks: the window wakes some twelve times a second for the figure and the bars, which move by that."
    yield Row("processor, a playing minute", ours * MINUTE_S, "s", 0.1, 0.025, loop * MINUTE_S, "30 fps loop", takes)
    takes = "gpiozero is 11 MB and all of our own modules 6: one would have to go."
    yield Row("memory, playing", memory, "MB", 1.35, 1.2, bare, "bare window", takes)


def _watch(process: Process, seconds: float) -> tuple[float, float]:
    """Give the share of a core that a process takes, and how often a second its threads wake."""
    time.sleep(SETTLED_S)
    began_s, cpu_s, wakes = time.monotonic(), process.cpu_s(), process.wakes()
    time.sleep(seconds)
    passed_s = time.monotonic() - began_s
    return (process.cpu_s() - cpu_s) / passed_s, (process.wakes() - wakes) / passed_s
