"""The report: docs/benchmarks.md, with the machine, the date, the method, and what the figures mean on a Pi."""

import datetime
import os
import platform
from collections.abc import Sequence
from pathlib import Path

from bench.table import Row, as_markdown, number

DOCUMENT = Path("docs/benchmarks.md")
# How many times as long CPython takes on these as on one core of the machine that the factors were measured on.
PIS = {"Pi 5": 1.5, "Pi 4": 4.0, "Pi 3B+": 8.0, "Zero 2 W": 10.0}
SCALES = {"us", "ms", "s", "%"}  # units that grow with the processor's slowness

HEAD = """\
# Benchmarks

How exact the timer is and what it costs, beside what one would write first. `make bench` measures it anew in some ten
minutes, prints this table and writes this page; `python -m bench ROW...` measures single rows. It needs Linux, a C
compiler and Xvfb, and says what to install where one is missing.

**Read the ratios.** Ours and its yardstick are measured in alternating blocks of one run, by the same clock, with the
same count, and with the same first few left out: what else the machine does strikes both. A row without a yardstick
has limits of its own unit; its ratio is the one to *must*. A dash stands where there is no limit.
"""
METHOD = """\
## Method

- **Our program** is run as a person runs it: `gym-timer simulate`, with its window on an X server of its own (Xvfb,
  1280x1024) and the breadboard on mock pins. Lateness comes from `--trace`: the time from a tone's planned instant to
  the write to its pin, by the monotonic clock.
- **Lateness**: a tick every 100 ms, 4 blocks of 156, the first 10 of each left out. The yardstick, `bench/wait.c`,
  waits with `clock_nanosleep` for absolute instants as far apart, and does nothing else. Ours may take real-time
  priority only in the row with busy cores; there a process that never sleeps is bound to each core.
- **Drift**: of the lateness of 120 seconds the median of the last 15 less that of the first 15. Ours, `sleep(1)` and
  `blink` run side by side. The virtual day is compared with a sum of its own.
- **Idle, playing**: processor time and voluntary switches of all threads, from `/proc`; 2 blocks of 15 s, and of a
  minute beside 10 s of the loop, 5 s after the start. The redraw loop draws four things on an empty window, 30 times a
  second. Loop and bare window are run as one writes them first; and, in rows without limits, with the setting of SDL
  that ours makes: it then sends pictures straight to the X server instead of through OpenGL, which no card does here.
- **Memory** is RSS. The bare window has imported pygame, drawn once, and sleeps.
- **Start**: until any line of the X server's picture changes, for the first time (the opening picture) and for the
  second (the menu); the bare imports are a whole process too.
- **Loading**: the same text from memory, ten kinds of steps in turn. `yaml.load` is PyYAML's C loader.
- **A virtual day** is 40 s of work and 20 s of rest for 24 h: some 45,000 instants and 120,000 lines of trace. It is
  processor time, less the start's.
- **Hand-off**: 2 blocks of 25 presses, through the simulated button's pin, gpiozero and the conductor to the pins of
  buzzer and light; the yardstick is a `SimpleQueue` between two threads.
- **A change drawn**: layout, painting and `display.update` of the next second, against all of it on an empty picture.
"""


def load_average() -> float:
    """Give how many processes wanted to run in the last minute."""
    return os.getloadavg()[0]


def write(rows: Sequence[Row], took_s: float, loads: tuple[float, float]) -> None:
    """Write the report."""
    parts = (HEAD, _machine(took_s, loads), as_markdown(rows), "", METHOD, _missed(rows), _on_a_pi(rows))
    DOCUMENT.write_text("\n".join(parts), encoding="utf-8")


def _machine(took_s: float, loads: tuple[float, float]) -> str:
    cores = f"{len(os.sched_getaffinity(0))} cores {platform.machine()} ({_processor()})"
    return (
        f"Measured on {datetime.date.today():%-d %B %Y} in {took_s / 60:.0f} minutes: {cores}, "
        f"{platform.system()} {platform.release().split('-')[0]}, Python {platform.python_version()}. "
        f"The machine's load was {loads[0]:.1f} before and {loads[1]:.1f} after.\n"
    )


def _processor() -> str:
    text = Path("/proc/cpuinfo").read_text()
    names = [line.split(":", 1)[1].strip() for line in text.splitlines() if line.startswith(("model name", "Model"))]
    return names[0] if names else "unknown processor"


def _missed(rows: Sequence[Row]) -> str:
    """Say what each missed aim would take."""
    lines = ["## What the missed aims would take", ""]
    lines += [f"- **{row.name}** ({row.verdict}): {row.takes}" for row in rows if row.verdict != "aim" and row.takes]
    return "\n".join([*lines, ""])


def _on_a_pi(rows: Sequence[Row]) -> str:
    """Say what the figures mean on each Pi; waits are the kernel's and memory is memory, so both stay as they are."""
    lines = [
        "## On a Pi",
        "",
        "Not measured: our figures times how much slower CPython runs there ("
        + ", ".join(f"{name} {factor:g}" for name, factor in PIS.items())
        + ", roughly). Ratios stay about what they are.",
        "",
        f"| row | here | {' | '.join(PIS)} |",
        f"| --- | --- | {' | '.join('---' for _ in PIS)} |",
    ]
    for row in rows:
        if row.must is not None and row.unit in SCALES and row.ours and "drift" not in row.name:
            cells = (f"{number(row.ours * factor)} {row.unit}" for factor in (1.0, *PIS.values()))
            lines.append(f"| {row.name} | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])
