"""Export files for the tests: as little as each app writes, and what comes of them."""

import json
from pathlib import Path
from typing import Any

from timer.importing.plan import Plan
from timer.importing.shapes import Refusal, app_of, workouts
from timer.importing.text import read_export
from timer.importing.written import Source, Written, write
from timer.library import Library
from timer.routine.durations import to_text
from timer.timeline import Phase

CATALOGUE = Library(Path("/nowhere")).catalogue
JSON = dict[str, Any]


def found(top: Any) -> list[Plan | Refusal]:
    """Read every workout of a file with this JSON, or these bytes, in it."""
    export = read_export(top if isinstance(top, bytes) else json.dumps(top).encode())
    return workouts(export, app_of(export))


def plan(top: Any) -> Plan:
    (only,) = found(top)
    assert isinstance(only, Plan), only
    return only


def why(top: Any) -> str:
    (only,) = found(top)
    assert isinstance(only, Refusal), only
    return only.why


def written(top: Any) -> Written:
    return write(plan(top), "Test", Source("App", "export.json", "schema.json"), CATALOGUE)


def body(top: Any) -> str:
    """Give the routine without its comments and name, once it is found to be as long as promised."""
    routine = written(top)
    assert routine.differs is None
    lines = routine.text.splitlines()
    return "\n".join(lines[lines.index('name: "Test"') + 1 :])


def losses(top: Any) -> list[str]:
    return plan(top).losses.lines()


def played(top: Any) -> list[str]:
    """Give what is played, with `prepare` where the file has it; it is as long as promised."""
    workout, routine = plan(top), written(top)
    assert routine.differs is None
    return [
        f"{interval.name or interval.phase.value} {'open' if interval.is_open else to_text(interval.planned_ms)}"
        for interval in routine.timeline.intervals
        if interval.phase is not Phase.PREPARE or workout.prepare_ms is not None
    ]


def jawt(*sets: tuple[int, list[tuple[str, int]]], **more: Any) -> JSON:
    """Make a workout: sets of (repetitions, [(name, seconds)])."""
    return {
        "title": "Mine",
        "sets": [
            {"repetitions": times, "exercises": [{"name": name, "duration": length} for name, length in exercises]}
            for times, exercises in sets
        ],
    } | more


def openhiit(times: JSON, names: list[Any] | None = None, works: int = 2, **more: Any) -> list[JSON]:
    times = {"workTime": 30, "restTime": 10, "getReadyTime": 5} | times
    return [{"name": "Mine", "activeIntervals": works, "activities": names, "timeSettings": times} | more]


def step(label: str, length: int, *behaviour: str | JSON, **more: Any) -> JSON:
    kinds = [each if isinstance(each, dict) else {"type": each} for each in behaviour]
    return {"step_type": "step", "label": label, "length": length, "behaviour": kinds, "type": "NORMAL"} | more


def group(loop: int, *steps: JSON, name: str = "") -> JSON:
    return {"step_type": "group", "name": name, "loop": loop, "steps": list(steps)}


def machine(*steps: JSON, loop: int = 1, top: JSON | None = None, **more: Any) -> JSON:
    return {"timers": [{"id": 3, "name": "Mine", "loop": loop, "steps": list(steps)} | more]} | (top or {})
