"""Idle and at play: processor time, wake-ups and memory with the window open, and a workout's beside a redraw loop."""

import time
from collections.abc import Iterator

from bench.rig import Process, Rig, gym_timer, yardstick
from bench.routines import MINUTE
from bench.table import Row

BLOCKS = 2
IDLE_S, MINUTE_S, LOOP_S = 15, 60, 10  # each block's; a minute is 40 s of work and 20 s of rest
SETTLED_S = 5  # after a program's start; the menu is read, and the first seconds drawn
AS_OURS = {"SDL_FRAMEBUFFER_ACCELERATION": "0"}  # SDL then sends pictures straight to the X server


def idle(rig: Rig) -> Iterator[Row]:
    """The menu is on the screen and nobody presses."""
    ours, bare = [0.0, 0.0], [0.0, 0.0]
    for _ in range(BLOCKS):
        with rig.start(gym_timer("simulate")) as process:
            _add(ours, _watch(process, IDLE_S))
        with rig.start(yardstick("window")) as process:
            _add(bare, _watch(process, LOOP_S))
    takes = "Nearly all of it is a look for saved routines each 0.6 s; the kernel could tell of them (inotify)."
    yield Row("idle, window open: processor", ours[0] * 100, "%", 0.1, 0.02, takes=takes)
    yield Row("idle, window open: wake-ups a second", ours[1], "/s", 12, 2, takes=takes)
    yield Row("idle: processor, beside a bare window", ours[0] * 100, "%", None, None, bare[0] * 100, "asleep")


def playing(rig: Rig) -> Iterator[Row]:
    """A minute of a workout, cues and all, against a loop that draws everything 30 times a second, and a bare window.

    Loop and window are measured as one writes them first, where each picture goes through OpenGL; and as ours is drawn.
    """
    routine = rig.file("minutes.yaml", MINUTE.format(rounds=5))
    ours, loop, plain_loop, window, plain_window = ([0.0, 0.0] for _ in range(5))
    for _ in range(BLOCKS):
        _add(ours, _played(rig, gym_timer("simulate", routine), MINUTE_S))
        _add(loop, _played(rig, yardstick("redraw"), LOOP_S))
        _add(plain_loop, _played(rig, yardstick("redraw"), LOOP_S, **AS_OURS))
        _add(window, _played(rig, yardstick("window"), LOOP_S))
        _add(plain_window, _played(rig, yardstick("window"), LOOP_S, **AS_OURS))
    minute = [measured[0] * MINUTE_S for measured in (ours, loop, plain_loop, window)]
    takes = "Fewer looks: the window wakes some twelve times a second for the figure and the bars, which move by that."
    yield Row("processor, a playing minute", minute[0], "s", 0.1, 0.025, minute[1], "30 fps loop", takes)
    yield Row("the same, the loop drawn as ours", minute[0], "s", None, None, minute[2], "30 fps loop")
    yield Row("the same, beside a bare window", minute[0], "s", None, None, minute[3], "asleep")
    takes = "gpiozero is 11 MB and all of our own modules 6: one would have to go."
    yield Row("memory, playing", ours[1], "MB", 1.35, 1.2, window[1], "bare window", takes)
    yield Row("the same, the window drawn as ours", ours[1], "MB", None, None, plain_window[1], "bare window")


def _add(sums: list[float], measured: tuple[float, float]) -> None:
    """Add a block's figures to their means."""
    for index, value in enumerate(measured):
        sums[index] += value / BLOCKS


def _played(rig: Rig, command: list[str], seconds: float, **more: str) -> tuple[float, float]:
    """Let a program run; give the share of a core that it took, and its memory in MB."""
    with rig.start(command, **more) as process:
        return _watch(process, seconds)[0], process.memory_mb()


def _watch(process: Process, seconds: float) -> tuple[float, float]:
    """Give the share of a core that a process takes, and how often a second its threads wake."""
    time.sleep(SETTLED_S)
    began_s, cpu_s, wakes = time.monotonic(), process.cpu_s(), process.wakes()
    time.sleep(seconds)
    passed_s = time.monotonic() - began_s
    return (process.cpu_s() - cpu_s) / passed_s, (process.wakes() - wakes) / passed_s
