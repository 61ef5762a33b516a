"""Plans: a phone timer's workout in plain steps, with what was lost on the way. Times are whole milliseconds."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from timer.importing.text import Refused
from timer.marked.nodes import FORBIDDEN
from timer.routine.durations import LONGEST_MS, format_ms
from timer.routine.keys import STEP_KEYS
from timer.routine.kinds import LONGEST_NAME
from timer.routine.limits import BEYOND_MS, MOST_INTERVALS

NOTHING = "there is nothing to do in it"
MOST_NAMED = 8  # of what one kind of loss befell
LONGEST_SHOWN = 40  # characters of a name that is lost
# What the apps call a rest that their button adds, in their languages.
RESTS = frozenset({"rest", "pause", "repos", "riposo", "отдых", "dinlenme"})
DAMAGED_REST = "\x1eb4ke"  # the low bytes of "Отдых", in small letters


@dataclass(frozen=True, slots=True)
class Work:
    """An exercise; `length_ms` None is an open one, until the button."""

    name: str
    length_ms: int | None
    note: str | None = None
    countdown: int | None = None  # seconds, 1-60
    halfway: bool = False


@dataclass(frozen=True, slots=True)
class Rest:
    """A rest that the file has as a step of its own."""

    length_ms: int


@dataclass(frozen=True, slots=True)
class Loop:
    """Steps in rounds; `work_ms` is the length of all of them, if they have but one."""

    rounds: int
    steps: tuple["Step", ...]
    name: str | None = None
    work_ms: int | None = None
    rest_ms: int = 0  # between steps
    rest_between_rounds_ms: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A warm-up or cool-down of one exercise."""

    name: str  # "warm_up" or "cool_down"
    work: Work


Step = Work | Rest | Loop | Section


@dataclass
class Losses:
    """What does not come along, kind by kind, and what it befell."""

    _named: dict[str, dict[str, None]] = field(default_factory=dict)  # ordered, and nothing twice

    def add(self, kind: str, *names: str) -> None:
        self._named.setdefault(kind, {}).update(dict.fromkeys(clean(name)[:LONGEST_SHOWN] for name in names))

    def add_unknown(self, keys: list[str]) -> None:
        """Note keys that nobody here has heard of."""
        if keys:
            self.add("without what is not known here", *keys)

    def lines(self) -> list[str]:
        """Give a line for each kind."""
        return [f"{kind}: {_some(list(names))}" if names else kind for kind, names in self._named.items()]


@dataclass(frozen=True, slots=True)
class Plan:
    """A workout as the app plays it."""

    title: str  # cleaned; may be empty
    steps: tuple[Step, ...]
    length_ms: int  # what the app plays, by its own arithmetic; open intervals count nothing
    losses: Losses
    prepare_ms: int | None = None  # None: the file has none
    tags: tuple[str, ...] = ()


def clean(text: str) -> str:
    """Give a text on one line: control characters and halves of characters become blanks."""
    return " ".join(re.sub(FORBIDDEN, " ", unicodedata.normalize("NFC", text)).split())


def short_name(text: str, losses: Losses) -> str:
    """Give a name as it fits on the screen."""
    name = clean(text)
    if len(name) > LONGEST_NAME:
        losses.add(f"cut to {LONGEST_NAME} characters", name)
    return name[:LONGEST_NAME].rstrip()


def work_name(text: str, number: int, losses: Losses) -> str:
    """Give an exercise's name: never empty, and none of the words that mean a step."""
    name = short_name(text, losses) or f"Work {number}"
    if name.casefold() not in STEP_KEYS:
        return name
    losses.add("renamed, for the name means something else here", f"{name} -> {name} exercise")
    return f"{name} exercise"


def is_rest(name: str) -> bool:
    """Tell whether a whole name is one that an app gives its rests."""
    return clean(name).casefold() in RESTS or name.strip(" \t\r\n").casefold() == DAMAGED_REST


def tidy(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Add up rests in a row; loops of rests alone become rests, and empty ones nothing."""
    kept: list[Step] = []
    for step in steps:
        if isinstance(step, Loop):
            step = _tidy_loop(step)
        if isinstance(step, Rest) and kept and isinstance(before := kept[-1], Rest):
            kept[-1] = Rest(before.length_ms + step.length_ms)
        elif not isinstance(step, Loop) or step.steps:
            kept.append(step)
    return tuple(kept)


def _tidy_loop(loop: Loop) -> Loop | Rest:
    inner = tidy(loop.steps)
    if len(inner) == 1 and isinstance(only := inner[0], Rest):
        return Rest(only.length_ms * loop.rounds)
    return replace(loop, steps=inner)


def finish(plan: Plan) -> Plan:
    """Give a plan that can be played: without the rest at its very end.

    Raises:
        Refused: There is nothing to do in it, or more than 24 h or 20,000 intervals.
    """
    count = work_count(plan.steps)
    if not count:
        raise Refused(NOTHING)
    rest_ms = rest_at_end_ms(plan.steps)
    if rest_ms:
        plan.losses.add("without the rest at the very end")
    check_size(count, plan.length_ms - rest_ms)
    steps = plan.steps[:-1] if isinstance(plan.steps[-1], Rest) else plan.steps
    return replace(plan, steps=steps, length_ms=plan.length_ms - rest_ms)


def check_size(work_intervals: int, length_ms: int) -> None:
    """Raises: Refused: This is more than anybody plays."""
    if work_intervals > MOST_INTERVALS:
        raise Refused(f"it has more than {MOST_INTERVALS:,} intervals")
    if length_ms > LONGEST_MS:
        length = format_ms(length_ms) if length_ms <= BEYOND_MS else "over a year"
        raise Refused(f"it lasts {length}; {format_ms(LONGEST_MS)} is the most")


def work_count(steps: Iterable[Step]) -> int:
    """Count the work intervals, all rounds of them, by multiplying."""
    count = 0
    for step in steps:
        if isinstance(step, Loop):
            count += step.rounds * work_count(step.steps)
        elif not isinstance(step, Rest):
            count += 1
    return count


def rest_at_end_ms(steps: tuple[Step, ...]) -> int:
    """Give the rest after the last effort, in tidy steps."""
    length_ms = 0
    for step in reversed(steps):
        if isinstance(step, Loop):
            return length_ms + rest_at_end_ms(step.steps)
        if not isinstance(step, Rest):
            break
        length_ms += step.length_ms
    return length_ms


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:MOST_NAMED])
    return shown if len(names) <= MOST_NAMED else f"{shown}, and {len(names) - MOST_NAMED:,} more"
