"""Shapes: which app wrote a file, told by its shape, and every workout in it read or refused on its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from timer.importing import jawt, openhiit, timer_machine
from timer.importing.plan import Plan, clean
from timer.importing.text import SHARE, Export, Refused

MOST_WORKOUTS = 500  # in one file
UNKNOWN = (
    f"no export of an app that is known: {openhiit.NAME} writes a list, {jawt.NAME} an object with 'workouts' or with "
    f"'title' and 'sets', {timer_machine.NAME} an object with 'timers'"
)
DAMAGED = "names in this file are damaged, or may be"


@dataclass(frozen=True, slots=True)
class App:
    """An app whose files can be read."""

    name: str
    entries: Callable[[Any], list[Any]]
    title_of: Callable[[dict[str, Any]], Any]
    read: Callable[[Any, Any], Plan]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A workout that does not come along."""

    title: str
    why: str
    skipped: bool = False  # nobody wants it


JAWT = App(jawt.NAME, jawt.entries, lambda entry: entry.get(jawt.TITLE), jawt.read)
OPENHIIT = App(openhiit.NAME, openhiit.entries, openhiit.title_of, openhiit.read)
TIMER_MACHINE = App(
    timer_machine.NAME, timer_machine.entries, lambda entry: entry.get(timer_machine.TITLE), timer_machine.read
)


def app_of(export: Export) -> App:
    """Tell which app wrote a file.

    Raises:
        Refused: None of the three.
    """
    top = export.top
    if isinstance(top, list):
        return OPENHIIT
    if isinstance(top, dict):
        if "workouts" in top or {"title", "sets"} <= top.keys():
            return JAWT
        if top.keys() & timer_machine.TOP_KEYS:
            return TIMER_MACHINE
    raise Refused(UNKNOWN)


def warning_of(export: Export, app: App) -> str | None:
    """Say what is wrong with a file's letters, if anything is."""
    if not export.damaged:
        return None
    return f"{DAMAGED}; {SHARE}" if app is JAWT else f"{DAMAGED}: it is not in UTF-8"


def workouts(export: Export, app: App) -> list[Plan | Refusal]:
    """Read every workout of a file.

    Raises:
        Refused: There are none, or far too many.
    """
    entries = app.entries(export.top)
    if not entries:
        raise Refused("there is no workout in it")
    if len(entries) > MOST_WORKOUTS:
        raise Refused(f"{len(entries):,} workouts are in it; {MOST_WORKOUTS} is the most")
    return [_workout(app, entry, export.top) for entry in entries]


def _workout(app: App, entry: Any, top: Any) -> Plan | Refusal:
    try:
        return app.read(entry, top)
    except Refused as error:
        title = app.title_of(entry) if isinstance(entry, dict) else None
        shown = clean(title) if isinstance(title, str) else ""
        return Refusal(shown, str(error), skipped=isinstance(error, timer_machine.Skipped))
