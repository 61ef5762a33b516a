"""Start: from the command to the first frame, to the version, to a file's check."""

import subprocess
import time
from collections.abc import Callable, Iterator

from bench.rig import Picture, Rig, gym_timer, python
from bench.routines import MINUTE
from bench.table import Row, median

TIMES = 15
WARM_UP = 2
POLL_S = 0.0005
LIMIT_S = 20.0


def first_frame(rig: Rig) -> Iterator[Row]:
    """From the command to the opening picture, and on to the menu, against the bare imports of what it is built on."""
    imports = python("-c", "import pygame, gpiozero, yaml")
    opened: list[float] = []
    ready: list[float] = []
    bare: list[float] = []
    for _ in range(TIMES + WARM_UP):
        seen = _until_seen(rig)
        opened.append(seen[0])
        ready.append(seen[1])
        bare.append(_until_over(rig, imports))
    takes = "Python's own start, the X server's answers and pygame's core are nearly all of it."
    yield _row("start to first frame", opened, bare, "bare imports", 0.8, 0.45, takes)
    yield _row("start to the menu", ready, bare, "bare imports", None, None)


def commands(rig: Rig) -> Iterator[Row]:
    """What a person types while writing a routine."""
    file = rig.file("minutes.yaml", MINUTE.format(rounds=5))
    takes = "Beside yaml it imports typing, argparse and some 30 small modules of ours: fewer, or no argparse."
    pairs = (
        ("--version", gym_timer("--version"), "pass", 2.5, 1.6),
        ("check FILE", gym_timer("check", file), "import yaml", 1.5, 1.2),
    )
    for name, command, code, must, aim in pairs:
        ours: list[float] = []
        bare: list[float] = []
        for _ in range(TIMES + WARM_UP):
            ours.append(_until_over(rig, command))
            bare.append(_until_over(rig, python("-c", code)))
        yield _row(name, ours, bare, f"python -c '{code}'", must, aim, takes)


def _row(
    name: str,
    ours: list[float],
    bare: list[float],
    beside: str,
    must: float | None,
    aim: float | None,
    takes: str = "",
) -> Row:
    ours_ms, bare_ms = (median(values[WARM_UP:]) * 1_000 for values in (ours, bare))
    return Row(f"{name}, p50 of {TIMES}", ours_ms, "ms", must, aim, bare_ms, beside, takes)


def _until_over(rig: Rig, command: list[str]) -> float:
    began_s = time.monotonic()
    subprocess.run(command, env=rig.environment, check=True, capture_output=True)
    return time.monotonic() - began_s


def _until_seen(rig: Rig) -> tuple[float, float]:
    """Measure until the first picture, and until the one that follows it."""
    picture = Picture(rig.frame)
    _wait(lambda: picture.is_black, "the last picture stayed")  # the window before this is gone
    began_s = time.monotonic()
    with rig.start(gym_timer("simulate")):
        _wait(lambda: not picture.is_black, "no picture came")
        opened_s, first = time.monotonic(), picture.shown()
        _wait(lambda: picture.shown() != first, "no second picture came")
        return opened_s - began_s, time.monotonic() - began_s


def _wait(is_so: Callable[[], bool], else_: str) -> None:
    until_s = time.monotonic() + LIMIT_S
    while not is_so():
        if time.monotonic() > until_s:
            raise RuntimeError(else_)
        time.sleep(POLL_S)
