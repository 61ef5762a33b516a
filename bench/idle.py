"""Idle and at play: processor time, wake-ups and memory with the window open, and a workout's beside a redraw loop."""

import time
from collections.abc import Iterator

from bench.rig import Process, Rig, gym_timer, yardstick
from bench.routines import MINUTE
from bench.table import Row

BLOCKS = 2
IDLE_S, MINUTE_S, LOOP_S = 15, 60, 10  # each block's; a minute is 40 s of work and 20 s of rest
PLAIN = {"SDL_FRAMEBUFFER_ACCELERATION": "0"}
SAME = "the same, drawn by the same means"
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
    """A minute of a workout, cues and all, against a loop that draws everything 30 times a second.

    Loop and bare window are measured as they are written first, and once more with the one setting of SDL that ours
    makes: without it each picture goes through OpenGL, which is dear where no graphics card does it.
    """
    routine = rig.file("minutes.yaml", MINUTE.format(rounds=5))
    ours = [0.0, 0.0]
    loop, window = ([[0.0, 0.0], [0.0, 0.0]] for _ in range(2))
    for _ in range(BLOCKS):
        _add(ours, _played(rig, gym_timer("simulate", routine), MINUTE_S))
        for index, more in enumerate(({}, PLAIN)):
            _add(loop[index], _played(rig, yardstick("redraw"), LOOP_S, **more))
            _add(window[index], _played(rig, yardstick("window"), 0, **more))
    takes = "Fewer looks: the window wakes some twelve times a second for the figure and the bars, which move by that."
    for index, (name, must, aim) in enumerate((("processor, a playing minute", 0.1, 0.025), (SAME, None, None))):
        loop_s = loop[index][0] * MINUTE_S
        yield Row(name, ours[0] * MINUTE_S, "s", must, aim, loop_s, "30 fps loop", takes if must else "")
    takes = "gpiozero is 11 MB and all of our own modules 6: one would have to go."
    for index, (name, must, aim) in enumerate((("memory, playing", 1.35, 1.2), (SAME, None, None))):
        yield Row(name, ours[1], "MB", must, aim, window[index][1], "bare window", takes if must else "")


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
