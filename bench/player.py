"""The player at the bound of 20,000 intervals, and a whole day of it in virtual time."""

import resource
import subprocess
import time
from collections.abc import Callable, Iterator

from bench.rig import Rig, gym_timer
from bench.routines import MINUTE, catalogue
from bench.table import Row, median
from timer.expand import expand
from timer.player import Player
from timer.routine.loader import load
from timer.state import Command
from timer.timeline import Timeline

BOUND = 20_000
BIG = f"name: Bound\nprepare: 0s\nsteps:\n  - circuit: {{rounds: {BOUND}, work: 4s, exercises: [plank]}}\n"
TIMES = 2_000
DAYS = 3  # how often the day is played
DAY_S = 86_400
ROUNDS = DAY_S // 240  # of four minutes


def seeking(rig: Rig) -> Iterator[Row]:
    """Take up in the middle, go to the next interval, and ask what remains; each as the session does it."""
    routine = load(BIG, "bound.yaml", catalogue()).routine
    assert routine
    timeline = expand(routine)
    assert len(timeline.intervals) == BOUND
    takes = "A player that makes no new state for each press; the states are what the screen and tests live by."
    for name, action in (("seek", _seek(timeline)), ("skip", _skip(timeline)), ("remaining time", _remain(timeline))):
        yield Row(f"{name}, {BOUND:,} intervals", _median_us(action), "us", 20, 5, takes=takes)


def _median_us(action: Callable[[int], object]) -> float:
    taken = []
    for turn in range(TIMES):
        began_ns = time.perf_counter_ns()
        action(turn)
        taken.append((time.perf_counter_ns() - began_ns) / 1_000)
    return median(taken)


def _seek(timeline: Timeline) -> Callable[[int], object]:
    return lambda turn: Player(timeline, 5_000, first=turn * 7_919 % BOUND).handle(Command.START, 0)


def _skip(timeline: Timeline) -> Callable[[int], object]:
    player = Player(timeline, 5_000)
    player.handle(Command.START, 0)
    return lambda turn: player.handle(Command.NEXT, turn * 10)


def _remain(timeline: Timeline) -> Callable[[int], object]:
    player = Player(timeline, 5_000, first=BOUND // 2)
    state = player.handle(Command.START, 0)[0]
    return state.routine_remaining_ms


def virtual_day(rig: Rig) -> Iterator[Row]:
    """A day of 40 s work and 20 s rest, pins, trace and all; the program's start is measured too, and taken off."""
    day = rig.file("day.yaml", MINUTE.format(rounds=ROUNDS).replace("prepare: 5s", "prepare: 0s"))
    nothing = rig.file("second.yaml", "name: A second\nprepare: 0s\nsteps:\n  - plank: 1s\n")
    days: list[float] = []
    starts: list[float] = []
    for _ in range(DAYS):
        starts.append(_played_s(rig, nothing))
        days.append(_played_s(rig, day))
    taken_s = median(days) - median(starts)
    takes = "13 us for each of 31 instants a minute, to 4; the three lines of trace and their pins alone take 5."
    name = "a day in virtual time, mock pins, trace"
    yield Row(name, taken_s, "s", 100_000, 500_000, DAY_S, "real time", takes, faster=True)


def _played_s(rig: Rig, routine: str) -> float:
    """Give the processor time of a whole run."""
    trace = rig.folder / "day.jsonl"
    before_s = _children_s()
    subprocess.run(
        gym_timer("simulate", routine, "--headless", "--speed", "max", "--trace", str(trace)),
        env=rig.environment,
        check=True,
        capture_output=True,
    )
    return _children_s() - before_s


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
