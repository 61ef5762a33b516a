"""Workouts as the world describes them, written by as many coaches: each plays as its coach counts it by hand."""

from pathlib import Path

import pytest

from timer.expand import expand
from timer.library import Library
from timer.routine.loader import load
from timer.timeline import Interval, Timeline

CATALOGUE = Library(Path("/nowhere")).catalogue
READY = ["prepare 10"]


def played(text: str) -> Timeline:
    loaded = load(text, "x.yaml", CATALOGUE)
    assert loaded.routine, loaded.faults.report()
    assert [fault for fault in loaded.faults.warnings if "without a cap" not in fault.what] == []
    return expand(loaded.routine)


def row(interval: Interval) -> str:
    """Write an interval as its phase, exercise, side and seconds; `~` for those of an open one."""
    names = " + ".join(getattr(task, "name", "rest") for task in interval.tasks)
    about = "~" if interval.is_open else ""
    return " ".join(
        filter(None, [interval.phase.value, names, interval.side, f"{about}{interval.planned_ms / 1_000:g}"])
    )


def between(efforts: list[str], rest: str) -> list[str]:
    """Put a rest between efforts."""
    return [entry for effort in efforts for entry in (effort, rest)][:-1]


def work(seconds: str, *names: str) -> list[str]:
    return [f"work {name} {seconds}" for name in names]


def sides(name: str, seconds: int, switch: int = 5) -> list[str]:
    return [f"work {name} left {seconds}", f"switch {name} right {switch}", f"work {name} right {seconds}"]


SEVEN = (
    *("jumping jack", "wall sit", "push-up", "crunch", "step-up", "squat"),
    *("chair dip", "plank", "high knees", "lunge", "push-up and rotation"),
)
WORKOUTS = {
    "tabata": (
        "name: Tabata\nsteps:\n  - squat: 8 x 20s rest 10s\n",
        [*READY, *between(work("20", "squat") * 8, "rest 10")],
        240,
    ),
    "tabata of four": (
        """\
name: Tabata something else
work: 20s
steps:
  - circuit: {rounds: 8, rest: 10s, exercises: [pull-up]}
  - rest: 1m
  - circuit: {rounds: 8, rest: 10s, exercises: [push-up]}
  - rest: 1m
  - circuit: {rounds: 8, rest: 10s, exercises: [sit-up]}
  - rest: 1m
  - circuit: {rounds: 8, rest: 10s, exercises: [squat]}
""",
        [
            *READY,
            *between(work("20", "pull-up") * 8, "rest 10"),
            "rest 60",
            *between(work("20", "push-up") * 8, "rest 10"),
            "rest 60",
            *between(work("20", "sit-up") * 8, "rest 10"),
            "rest 60",
            *between(work("20", "squat") * 8, "rest 10"),
        ],
        10 + 4 * (8 * 20 + 7 * 10) + 3 * 60,
    ),
    "Fran": (
        """\
name: Fran
about: 21-15-9 for time. 43 kg.
prepare: 10
steps:
  - for_time:
      exercises:
        - thruster: {reps: [21, 15, 9], weight: 43 kg}
        - pull-up: {reps: [21, 15, 9]}
""",
        [*READY, "work thruster + pull-up ~270"],
        280,
    ),
    "Cindy": (
        "name: Cindy\nsteps:\n- amrap:\n    time: 20m\n    exercises:\n"
        "    - pull-up: 5 reps\n    - push-up: 10 reps\n    - squat: 15 reps\n",
        [*READY, "work pull-up + push-up + squat 1200"],
        1_210,
    ),
    "Murph under a cap": (
        """\
name: Murph
steps:
  - for_time:
      cap: 1h
      exercises: [1 mile run, pull-up: 100 reps, push-up: 200 reps, squat: 300 reps, 1 mile run home]
""",
        [*READY, "work 1 mile run + pull-up + push-up + squat + 1 mile run home ~3600"],
        3_610,
    ),
    "Murph in twenty parts": (
        """\
name: "Murph: partitioned"
steps:
  - 1 mile run: max
  - circuit:
      rounds: 20
      exercises: [pull-up: 5 reps, push-up: 10 reps, squat: 15 reps]
  - 1 mile run: max
""",
        [
            *READY,
            "work 1 mile run ~0",
            *(["work pull-up ~15", "work push-up ~30", "work squat ~45"] * 20),
            "work 1 mile run ~0",
        ],
        10 + 20 * 90,
    ),
    "EMOM, odd and even": (
        "name: Odd and even\nsteps:\n- emom: {minutes: 12, exercises: [kettlebell swing: 15 reps, burpee: 10 reps]}\n",
        [*READY, *(work("60", "kettlebell swing", "burpee") * 6)],
        730,
    ),
    "EMOM of holds with minutes off": (
        "name: Holds\nsteps:\n  - emom:\n      minutes: 6\n      exercises:\n        - plank: 40s\n        - rest\n",
        [*READY, *(["work plank 40", "rest 20", "rest 60"] * 2), "work plank 40"],
        10 + 2 * 120 + 40,
    ),
    "E2MOM, two at a time": (
        """\
name: Every two minutes
steps:
  - emom:
      minutes: 10
      every: 2:00
      exercises: [[deadlift: 5 reps, burpee: 8 reps]]
""",
        [*READY, *["work deadlift + burpee 120"] * 5],
        610,
    ),
    "seven minutes": (
        f"name: Seven minutes\nwork: 30s\nrest: 10s\nsteps: [{', '.join(SEVEN)}, side plank]\n",
        [*READY, *between(work("30", *SEVEN), "rest 10"), "rest 10", *sides("side plank", 30)],
        10 + 11 * 30 + 11 * 10 + 65,
    ),
    "ladder": (
        "name: Ladder\nsteps:\n- pull-up:\n    reps: [1, 2, 3, 4, 5, 4, 3, 2, 1]\n    rest: 30s\n",
        [*READY, *between([f"work pull-up ~{3 * reps}" for reps in (1, 2, 3, 4, 5, 4, 3, 2, 1)], "rest 30")],
        10 + 3 * 25 + 8 * 30,
    ),
    "ladder by rounds": (
        """\
name: Ten to one
rep_seconds: 2
steps:
  - circuit:
      reps: [10, 8, 6, 4, 2]
      rest_between_rounds: 45s
      exercises: [push-up, squat, burpee: {reps: [5, 4, 3, 2, 1]}]
""",
        [
            *READY,
            *["work push-up ~20", "work squat ~20", "work burpee ~10", "rest 45"],
            *["work push-up ~16", "work squat ~16", "work burpee ~8", "rest 45"],
            *["work push-up ~12", "work squat ~12", "work burpee ~6", "rest 45"],
            *["work push-up ~8", "work squat ~8", "work burpee ~4", "rest 45"],
            *["work push-up ~4", "work squat ~4", "work burpee ~2"],
        ],
        10 + 2 * (60 + 15) + 4 * 45,
    ),
    "pyramid": (
        "name: Pyramid\nsteps:\n  - plank: {work: [30s, 45s, 1m, 0:45, 30], rest: 30s}\n",
        [*READY, *between([f"work plank {seconds}" for seconds in (30, 45, 60, 45, 30)], "rest 30")],
        10 + 210 + 120,
    ),
    "boxing": (
        "name: Twelve rounds\nprepare: 30s\nsteps:\n  - shadow boxing: 12 x 3m rest 1m\n",
        ["prepare 30", *between(work("180", "shadow boxing") * 12, "rest 60")],
        30 + 36 * 60 + 11 * 60,
    ),
    "yin yoga": (
        """\
name: Yin, half an hour
prepare: 30s
switch: 8s
get_ready: 5s
steps:
  - child's pose: 3m
  - pigeon pose: 2m each side
  - butterfly: 2m30s
  - savasana: 5m
""",
        [
            *["prepare 30", "work child's pose 180"],
            *["prepare 5", *sides("pigeon pose", 120, switch=8)],
            *["prepare 5", "work butterfly 150"],
            *["prepare 5", "work savasana 300"],
        ],
        30 + 180 + 5 + 248 + 5 + 150 + 5 + 300,
    ),
    "physiotherapy": (
        """\
name: Knee, week 2
rest: 20s
steps:
  - heel slide: {reps: 10, pace: 6s, each_side: yes}
  - glute bridge: 10 x 10s rest 5s
  - side-lying leg raise:
      sets: 2
      reps: 10
      pace: 4s
      rest: 30s
""",
        [
            *[*READY, *sides("heel slide", 60), "rest 20"],
            *[*between(work("10", "glute bridge") * 10, "rest 5"), "rest 20"],
            *[*sides("side-lying leg raise", 40), "rest 30", *sides("side-lying leg raise", 40)],
        ],
        10 + 125 + 20 + 145 + 20 + 85 + 30 + 85,
    ),
    "from the couch": (
        """\
name: Couch to strength, week 1
rest: 60s
steps:
  - warm_up:
      - march on the spot: 2m
      - rest: 0s
      - arm circle: 30s
  - circuit:
      rounds: 2
      work: 30s
      rest: 30s
      rest_between_rounds: 90s
      exercises:
        - wall push-up
        - chair squat
        - superman
  - cool_down:
      - calf stretch: 30s
""",
        [
            *[*READY, "work march on the spot 120", "work arm circle 30", "rest 60"],
            *[*between(work("30", "wall push-up", "chair squat", "superman"), "rest 30"), "rest 90"],
            *[*between(work("30", "wall push-up", "chair squat", "superman"), "rest 30"), "rest 60"],
            *sides("calf stretch", 30),
        ],
        10 + 150 + 60 + 150 + 90 + 150 + 60 + 65,
    ),
    "10-20-30": (
        """\
name: 10-20-30
steps:
  - circuit:
      rounds: 3
      rest_between_rounds: 2m
      exercises:
        - circuit:
            rounds: 5
            exercises: [easy run: 30s, stride: 20s, sprint: 10s]
""",
        [*READY, *between(["five"] * 3, "rest 120")],
        10 + 3 * 5 * 60 + 2 * 120,
    ),
    "supersets": (
        """\
name: Supersets
rest: 90s
steps:
  - circuit:
      rounds: 3
      rest: 0s
      rest_between_rounds: 60s
      exercises: [bench press: 10 reps, barbell row: 10 reps]
  - circuit:
      rounds: 3
      rest_between_rounds: 60s
      exercises:
        - squat: {reps: 8, weight: 60 kg}
        - rest: 30s
        - plank: 30s
""",
        [
            *READY,
            *between(["pair"] * 3, "rest 60"),
            "rest 90",
            *between(["couple"] * 3, "rest 60"),
        ],
        10 + 3 * 60 + 120 + 90 + 3 * 84 + 120,
    ),
    "tempo": (
        "name: Slow push-ups\nsteps:\n  - push-up: {sets: 3, reps: 8, pace: 5.5s, rest: 90}\n",
        [*READY, *between(work("44", "push-up") * 3, "rest 90")],
        10 + 132 + 180,
    ),
    "hold as long as you can": (
        """\
name: Holds to the limit
rest: 2m
steps:
  - dead hang: {hold: max, cap: 60s, sets: 3, rest: 1m}
  - plank: {work: [45s, max], cap: 3m, rest: 1m}
  - wall sit: {work: 1m, advance: press}
""",
        [
            *[*READY, *between(work("~60", "dead hang") * 3, "rest 60"), "rest 120"],
            *["work plank 45", "rest 60", "work plank ~180", "rest 120"],
            "work wall sit 60",
        ],
        10 + 180 + 120 + 120 + 45 + 60 + 180 + 120 + 60,
    ),
    "rests of their own": (
        """\
name: HIIT
rest: 2m
steps:
  - circuit:
      rounds: 4
      exercises: [burpee: 40s, rest: 20s, mountain climber: 40s, rest: 20s]
  - plank: 60s
""",
        [*READY, *(["work burpee 40", "rest 20", "work mountain climber 40", "rest 20"] * 4), "work plank 60"],
        10 + 4 * 120 + 60,
    ),
}
PARTS = {
    "five": [*work("30", "easy run"), *work("20", "stride"), *work("10", "sprint")] * 5,
    "pair": work("~30", "bench press", "barbell row"),
    "couple": ["work squat ~24", "rest 30", "work plank 30"],
}


@pytest.mark.parametrize(("text", "rows", "seconds"), WORKOUTS.values(), ids=WORKOUTS)
def test_a_workout_from_outside_plays_as_its_coach_counts(text: str, rows: list[str], seconds: int):
    expected = [part for entry in rows for part in PARTS.get(entry, [entry])]
    timeline = played(text)
    assert [row(interval) for interval in timeline.intervals] == expected
    assert timeline.total_ms == seconds * 1_000
    assert timeline.estimated is any("~" in part for part in expected)
