"""Drift: how far the seconds wander, over real minutes and over a virtual day."""

import random
import time
from collections.abc import Iterator

from bench.lateness import cues
from bench.rig import Rig, gym_timer, yardstick
from bench.routines import catalogue
from bench.table import Row, median
from timer.expand import expand
from timer.player import Player
from timer.routine.loader import load
from timer.state import Change, Command

SECONDS = 120
ENDS = 15  # seconds at either end of which the median is taken
SECONDS_ROUTINE = f"""
name: Seconds
prepare: 0s
steps:
  - squat: {{reps: {SECONDS + 3}, pace: 1s}}
"""
DAY = """
name: A day
prepare: 0s
steps:
  - circuit: {rounds: 6480, work: 13.3s, exercises: [plank]}
"""
PAUSES = 1_000


def real_drift(rig: Rig) -> Iterator[Row]:
    """Ours, a loop around sleep(1) and gpiozero's blink, all side by side."""
    trace = rig.folder / "seconds.jsonl"
    routine = rig.file("seconds.yaml", SECONDS_ROUTINE)
    with (
        rig.start(gym_timer("simulate", routine, "--trace", str(trace))),
        rig.start(yardstick("sleep", str(SECONDS))) as sleep,
        rig.start(yardstick("blink", str(SECONDS))) as blink,
    ):
        sleep_us, blink_us = ([int(line) / 1_000 for line in one.output().split()] for one in (sleep, blink))
        while len(ours_us := cues(trace)) < SECONDS:
            time.sleep(1)
    ours = _drift(ours_us[:SECONDS])
    for name, beside in (("sleep(1)", sleep_us), ("blink", blink_us)):
        yield Row(f"drift a minute, {SECONDS} s, beside {name}", ours, "ms", 0.01, 0.001, _drift(beside), name)


def _drift(late_us: list[float]) -> float:
    """Give by how many milliseconds a minute the lateness grows."""
    return abs(median(late_us[-ENDS:]) - median(late_us[:ENDS])) / 1_000 / (len(late_us) - ENDS) * 60


def virtual_drift(rig: Rig) -> Iterator[Row]:
    """A day of 13.3 s holds with 1,000 pauses and skips at random; compared with our own sum of it all."""
    routine = load(DAY, "day.yaml", catalogue()).routine
    assert routine
    player = Player(expand(routine), 0)
    dice = random.Random(7)
    player.handle(Command.START, 0)
    now_ms, lost_ms, left_ms = 0, 0, 0
    ended_ms = None
    for _ in range(PAUSES // 2):
        now_ms += dice.randrange(1, 160_000)
        player.handle(Command.PAUSE, now_ms)
        pause_ms = dice.randrange(1, 60_000)
        now_ms, lost_ms = now_ms + pause_ms, lost_ms + pause_ms
        player.handle(Command.RESUME, now_ms)
        now_ms += dice.randrange(1, 5_000)
        played_ms = (now_ms - lost_ms + left_ms) % 13_300
        left_ms += 13_300 - played_ms
        player.handle(Command.NEXT, now_ms)
    for transition in player.advance(10**9)[1]:
        if transition.change is Change.FINISHED:
            ended_ms = transition.at_ms
    assert ended_ms is not None
    expected_ms = 6_480 * 13_300 + lost_ms - left_ms
    yield Row(f"drift, virtual day, {PAUSES:,} pauses and skips", abs(ended_ms - expected_ms), "ms", 0, 0)
