"""TimeR Machine: steps and groups of steps, both in loops. Lengths in whole milliseconds."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from typing import Any

from timer.importing.behaviours import Signals, read_behaviours
from timer.importing.fields import Fields
from timer.importing.plan import (
    Loop,
    Losses,
    Plan,
    Rest,
    Section,
    Step,
    Work,
    clean,
    finish,
    is_rest,
    short_name,
    tidy,
    work_name,
)
from timer.importing.text import Refused
from timer.routine.durations import TENTH_MS

NAME = "TimeR Machine"
TITLE = "name"
DEFAULT_FOLDER, TRASH = 1, 2
LONGEST_PREPARE_MS = 60_000  # a longer start is a warm-up

TOP_KEYS = frozenset({"timers", "folders", "notifier", "timerStamps", "schedulers", "prefs"})
TIMER_KEYS = frozenset({"id", "name", "loop", "steps", "startStep", "endStep", "more", "folderId"})
STEP_KEYS = frozenset({"step_type", "label", "length", "type", "behaviour"})
GROUP_KEYS = frozenset({"step_type", "name", "loop", "steps"})
MORE_KEYS = frozenset({"showNotif", "notifCount", "triggerTimerId"})


class Skipped(Refused):
    """A timer that nobody wants: it lies in the trash."""


def entries(top: Any) -> list[Any]:
    """Give the timers of a file.

    Raises:
        Refused: There are none.
    """
    timers = Fields(top).items("timers", [])
    if not timers:
        raise Refused("only settings were exported; choose the timers too when you export")
    return timers


def read(entry: Any, top: Any) -> Plan:
    """Read a timer.

    Raises:
        Skipped: It lies in the trash.
        Refused: Something in it is missing or of the wrong type, or there is nothing to do in it.
    """
    fields, reader = Fields(entry), _Reader(Losses())
    fields.need("id", "name", "loop", "steps")
    title, rounds = clean(fields.text("name")), fields.whole("loop", least=1)
    folder = fields.whole("folderId", DEFAULT_FOLDER, least=-1)
    if folder == TRASH:
        raise Skipped("skipped, for it lies in the app's trash")
    reader.losses.add_unknown(Fields(top).unknown(TOP_KEYS))
    reader.losses.add_unknown(fields.unknown(TIMER_KEYS))
    reader.tell_what_follows(fields, top)
    start = reader.edge(fields, "startStep")
    body = reader.parts(fields.objects("steps", "step"))
    end = reader.edge(fields, "endStep")
    prepare_ms = reader.prepare_ms(start.step)
    return finish(
        Plan(
            title,
            tidy(_laid_out(start.step if prepare_ms is None else None, rounds, _steps(body), end.step)),
            start.app_ms + rounds * sum(part.app_ms for part in body) + end.app_ms,
            reader.losses,
            prepare_ms=prepare_ms,
            tags=reader.tags(folder, top),
        )
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A step or group as it is here, and how long the app plays it; one that waits counts nothing."""

    step: Step | None
    app_ms: int = 0


class _Reader:
    """Reads the steps of one timer, and notes what is lost."""

    def __init__(self, losses: Losses) -> None:
        self.losses = losses
        self._numbers = count(1)

    def parts(self, steps: Iterable[Fields]) -> list[_Part]:
        return [self._group(each) if each.raw("step_type") == "group" else self._step(each) for each in steps]

    def edge(self, timer: Fields, key: str) -> _Part:
        """Read the step before or after all loops, which is no rest whatever its name."""
        if timer.raw(key) is None:
            return _Part(None)
        return self._step(Fields(timer.raw(key), key), at_edge=True)

    def prepare_ms(self, start: Step | None) -> int | None:
        """Give the length of a start that is a countdown; None for none, or for one that is a warm-up."""
        if not isinstance(start, Work) or start.length_ms is None or start.length_ms > LONGEST_PREPARE_MS:
            return None
        self.losses.add("the first step is the countdown here, without its name", start.name)
        if start.note or start.countdown or start.halfway:
            self.losses.add("without what the countdown at the start says or counts")
        return start.length_ms

    def tags(self, folder: int, top: Any) -> tuple[str, ...]:
        """Give the folder's name as a tag; none for the folder in which everything lies at first."""
        folders = Fields(top).objects("folders", "folder", [])
        names = [short_name(each.text("name", ""), self.losses) for each in folders if each.raw("id") == folder]
        return tuple(name for name in names[:1] if name and folder != DEFAULT_FOLDER)

    def tell_what_follows(self, timer: Fields, top: Any) -> None:
        more = Fields(timer.raw("more") or {}, "more")
        self.losses.add_unknown(more.unknown(MORE_KEYS))
        after = more.whole("triggerTimerId", 0, least=-1)
        if after > 0:
            timers = [
                each for each in Fields(top).items("timers") if isinstance(each, dict) and each.get("id") == after
            ]
            name = str(timers[0].get("name")) if timers else "one that is not in the file"
            self.losses.add("without the timer that begins when this one ends", name)

    def _group(self, group: Fields) -> _Part:
        group.need("name", "loop", "steps")
        self.losses.add_unknown(group.unknown(GROUP_KEYS))
        name, rounds = short_name(group.text("name"), self.losses), group.whole("loop", least=1)
        parts = self.parts(group.objects("steps", "step"))
        steps = _steps(parts)
        if not steps:
            self.losses.add("left out, a group without steps", name)
        return _Part(Loop(rounds, steps, name=name or None), rounds * sum(part.app_ms for part in parts))

    def _step(self, step: Fields, at_edge: bool = False) -> _Part:
        step.need("label", "length")
        self.losses.add_unknown(step.unknown(STEP_KEYS))
        label, app_ms = step.text("label"), step.whole("length")
        length_ms = (app_ms + TENTH_MS // 2) // TENTH_MS * TENTH_MS
        signals = read_behaviours(step, length_ms, self.losses)
        number = next(self._numbers)
        rests = not at_edge and self._is_rest(step, label)
        if signals.halts:
            if rests:
                self.losses.add("a rest that waits for the button is an exercise here", label)
                label = f"{clean(label) or 'Rest'} until ready"
            return _Part(self._work(label, number, None, signals))
        if length_ms != app_ms:
            self.losses.add("rounded to tenths of a second", label)
        if not length_ms:
            self.losses.add("left out, for it lasts 0 s", label)
            return _Part(None, app_ms)
        if rests:
            return _Part(self._rest(label, length_ms, signals), app_ms)
        return _Part(self._work(label, number, length_ms, signals), app_ms)

    def _is_rest(self, step: Fields, label: str) -> bool:
        kind = step.text("type", "NORMAL")
        if kind not in ("NORMAL", "NOTIFIER", "START", "END"):
            self.losses.add("taken for plain steps, being of a kind that is not known here", kind)
        return kind == "NOTIFIER" or is_rest(label) or clean(label).casefold() == "break"

    def _rest(self, label: str, length_ms: int, signals: Signals) -> Rest:
        if clean(label) and not is_rest(label):
            self.losses.add("without the names of rests", label)
        if signals.any:
            self.losses.add("without what rests say or count")
        return Rest(length_ms)

    def _work(self, label: str, number: int, length_ms: int | None, signals: Signals) -> Work:
        name = work_name(label, number, self.losses)
        return Work(name, length_ms, signals.note, signals.countdown, signals.halfway)


def _steps(parts: Iterable[_Part]) -> tuple[Step, ...]:
    return tuple(part.step for part in parts if part.step)


def _laid_out(warm_up: Step | None, rounds: int, body: tuple[Step, ...], end: Step | None) -> Iterable[Step]:
    if isinstance(warm_up, Work):
        yield Section("warm_up", warm_up)
    yield from (Loop(rounds, body),) if rounds > 1 else body
    if isinstance(end, Work):
        yield Section("cool_down", end)
