"""Hand-off: from a finger's going down to its click and light, against a bare queue between two threads."""

from collections.abc import Iterator

from bench.rig import Rig, python, yardstick
from bench.table import Row, median

PRESSES = 25
BLOCKS = 2
APART_S = 0.8  # the tone of the set before has ended


def handoff(rig: Rig) -> Iterator[Row]:
    """In a whole program without a window, through the simulated button's pin to those of buzzer and light."""
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(BLOCKS):
        ours += _us(rig, python("-m", "bench.pressing", str(PRESSES), str(APART_S)))
        bare += _us(rig, yardstick("handoff", str(PRESSES), str(APART_S)))
    takes = "Code that slept for a while runs ten times slower at first: an answer in C, on gpiozero's thread."
    name = f"finger to click and light, p50 of {len(ours)}"
    yield Row(name, median(ours), "us", 10, 4, median(bare), "queue", takes)


def _us(rig: Rig, command: list[str]) -> list[float]:
    with rig.start(command) as process:
        return [int(line) / 1_000 for line in process.output().split()]
