"""OpenHIIT: rounds of work intervals of one length, with one rest between them. Lengths in whole seconds."""

from dataclasses import dataclass
from typing import Any

from timer.importing.fields import Fields
from timer.importing.plan import (
    NOTHING,
    Loop,
    Losses,
    Plan,
    Rest,
    Section,
    Step,
    Work,
    check_size,
    clean,
    finish,
    work_name,
)
from timer.importing.text import Refused, parse

NAME = "OpenHIIT"

TIMER_KEYS = frozenset(
    {"id", "name", "timerIndex", "totalTime", "intervals", "activeIntervals", "activities", "showMinutes", "color"}
    | {"timeSettings", "soundSettings"}
)
TIME_KEYS = frozenset(
    {"id", "timerId", "workTime", "restTime", "breakTime", "warmupTime", "cooldownTime", "getReadyTime", "restarts"}
)
SOUNDS = ("workSound", "restSound", "halfwaySound", "endSound", "completeSound", "countdownSound", "breakSound")
OLD_KEYS = frozenset(  # of version 1.4
    {"id", "title", "numExercises", "exercises", "getReadyTime", "exerciseTime", "restTime", "breakTime", "warmupTime"}
    | {"cooldownTime", "iterations", "halfTime", "halfwayMark", "colorInt", "workoutIndex", "showMinutes", *SOUNDS}
)


@dataclass(frozen=True, slots=True)
class _Timer:
    """A timer of either format. Lengths in seconds, 0 for none."""

    title: str
    names: list[Any]
    works: int  # in a round
    rounds: int
    work: int
    rest: int
    rest_between_rounds: int
    get_ready: int
    warm_up: int
    cool_down: int

    @property
    def total(self) -> int:
        """What the app plays, in seconds."""
        one_round = self.works * self.work + (self.works - 1) * self.rest
        between = (self.rounds - 1) * self.rest_between_rounds
        warm_up = self.warm_up + self.rest if self.warm_up else 0
        return self.get_ready + warm_up + self.rounds * one_round + between + self.cool_down


def title_of(entry: dict[str, Any]) -> Any:
    return entry.get("title" if _is_old(entry) else "name")


def entries(top: Any) -> list[Any]:
    """Give the timers of a file."""
    return list(top)


def read(entry: Any, top: Any) -> Plan:
    """Read a timer.

    Raises:
        Refused: Something in it is missing or of the wrong type, or there is nothing to do in it.
    """
    fields, losses = Fields(entry), Losses()
    timer = _read_old(fields, losses) if _is_old(entry) else _read_new(fields, losses)
    if not timer.works or not timer.work:
        raise Refused(NOTHING)
    check_size(timer.works * timer.rounds, timer.total * 1_000)
    steps = _steps(timer, _names(timer, losses))
    return finish(Plan(timer.title, steps, timer.total * 1_000, losses, prepare_ms=timer.get_ready * 1_000))


def _is_old(entry: dict[str, Any]) -> bool:
    return "numExercises" in entry and "timeSettings" not in entry


def _read_new(fields: Fields, losses: Losses) -> _Timer:
    times = Fields(_unpacked(fields.raw("timeSettings"), fields, "timeSettings"), "timeSettings")
    losses.add_unknown(fields.unknown(TIMER_KEYS) + times.unknown(TIME_KEYS))
    sounds = _unpacked(fields.raw("soundSettings"), fields, "soundSettings") or {}
    if isinstance(sounds, dict) and any(sounds.get(sound) for sound in SOUNDS):
        losses.add("without its sounds")
    return _timer(
        clean(fields.text("name", "")),
        fields.items("activities", []),
        fields.whole("activeIntervals", 0),
        times,
        work="workTime",
        restarts="restarts",
    )


def _read_old(fields: Fields, losses: Losses) -> _Timer:
    losses.add_unknown(fields.unknown(OLD_KEYS))
    if any(fields.raw(sound) for sound in SOUNDS):
        losses.add("without its sounds")
    names = _unpacked(fields.raw("exercises"), fields, "exercises") or []
    if not isinstance(names, list):
        raise fields.refusal("'exercises' is no list")
    title = clean(fields.text("title", ""))
    return _timer(title, names, fields.whole("numExercises", 0), fields, work="exerciseTime", restarts="iterations")


def _timer(title: str, names: list[Any], works: int, times: Fields, work: str, restarts: str) -> _Timer:
    rest = times.whole("restTime", 0)
    return _Timer(
        title=title,
        names=names,
        works=works,
        rounds=times.whole(restarts, 0) + 1,
        work=times.whole(work, 0),
        rest=rest,
        rest_between_rounds=times.whole("breakTime", 0) or rest,
        get_ready=times.whole("getReadyTime", 0),
        warm_up=times.whole("warmupTime", 0),
        cool_down=times.whole("cooldownTime", 0),
    )


def _unpacked(value: Any, fields: Fields, key: str) -> Any:
    """Give a value that may be JSON inside a text; None for an empty text."""
    if not isinstance(value, str):
        return value
    try:
        return parse(value) if value.strip() else None
    except Refused as error:
        raise fields.refusal(f"'{key}': {error}") from error


def _names(timer: _Timer, losses: Losses) -> list[str]:
    """Give a name for each work interval of a round."""
    names = timer.names[: timer.works]
    if any(not isinstance(name, str | None) for name in names):
        raise Refused("the names of its exercises are not all texts")
    if surplus := [name for name in timer.names[timer.works :] if isinstance(name, str) and name.strip()]:
        losses.add("without names that have no interval", *surplus)
    texts = [clean(name or "") or "Work" for name in names] + ["Work"] * (timer.works - len(names))
    return [work_name(text, number, losses) for number, text in enumerate(texts, 1)]


def _steps(timer: _Timer, names: list[str]) -> tuple[Step, ...]:
    before = [Section("warm_up", Work("Warm-up", timer.warm_up * 1_000))] if timer.warm_up else []
    rest = [Rest(timer.rest * 1_000)] if timer.warm_up and timer.rest else []
    after = [Section("cool_down", Work("Cool-down", timer.cool_down * 1_000))] if timer.cool_down else []
    work_ms = timer.work * 1_000
    rounds = Loop(
        timer.rounds,
        tuple(Work(name, work_ms) for name in names),
        work_ms=work_ms,
        rest_ms=timer.rest * 1_000,
        rest_between_rounds_ms=timer.rest_between_rounds * 1_000,
    )
    return (*before, *rest, rounds, *after)
