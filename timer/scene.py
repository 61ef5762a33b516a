"""The scene: everything that a person meets at one moment, for screens, lights and sound to show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from timer.cues import CueKind
from timer.entry import BrokenFile, Entry
from timer.state import Mode, State, Status
from timer.timeline import End

LESSON = "Learn the signals"  # what the menu calls the lesson


class Where(Enum):
    """What a press meets: a row of the table of presses."""

    IDLE = "idle"
    READY = "ready"
    TIMED = "timed"  # a prepare, work, rest or switch that ends by itself; a lead-in
    OPEN = "open"  # reps, max
    FOR_TIME = "for_time"
    AMRAP = "amrap"
    EMOM = "emom"
    WAITING = "waiting"
    PAUSED = "paused"
    OFFER = "offer"
    LESSON = "lesson"
    FINISHED = "finished"


class Action(Enum):
    """What a press does; the value is what the screen calls it."""

    NOTHING = ""
    SHOW_ROUTINE = "Show routine"
    NEXT_ROUTINE = "Next routine"
    LEARN = "Hear them"
    NEXT_SIGNAL = "Next signal"
    START = "Start"
    TO_IDLE = "Leave"
    PAUSE = "Pause"
    NEXT = "Next"
    BACK = "Back"
    DONE = "Done"
    COUNT_ROUND = "Count a round"
    SLOT_DONE = "Done for this slot"
    GO_ON = "Go on"
    RESUME = "Resume"
    STOP = "Stop"
    TAKE_UP = "Take it up again"
    LET_GO = "Let it go"


class Presses(NamedTuple):
    """What each way to press the start button does now."""

    press: Action
    second: Action  # a second press within 0.3 s; NOTHING: it is ignored
    hold: Action  # of a second


@dataclass(frozen=True, slots=True)
class Past:
    """What was done of an unfinished workout, as the history keeps it."""

    key: str = ""  # of the workout
    attempts: Mapping[int, int] = field(default_factory=dict)  # how often each interval was begun, by its index
    counted: Mapping[int, str] = field(default_factory=dict)  # work intervals by index: done, early or skipped
    work_ms: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """An unfinished workout that can be taken up again."""

    entry: Entry
    index: int  # the interval to take it up in
    past: Past = Past()


@dataclass(frozen=True, slots=True)
class Tally:
    """What was done of a workout's work intervals."""

    done: int = 0
    early: int = 0  # cut short; their time counts
    skipped: int = 0
    work_ms: int = 0


@dataclass(frozen=True, slots=True)
class Last:
    """How a routine was done the last time."""

    day: date | None  # None if the clock could not be trusted
    tally: Tally


class Scene(NamedTuple):
    """What to show. Holds anchors in program time, like the player's state within it; a named tuple, as that is."""

    status: Status = Status.IDLE
    where: Where = Where.IDLE
    presses: Presses = Presses(Action.NOTHING, Action.NOTHING, Action.NOTHING)
    player: State | None = None  # READY to FINISHED
    menu: tuple[Entry, ...] = ()
    chosen: int = 0  # in the menu; behind its last routine stands the lesson
    lesson: CueKind | None = None  # the signal that is being learned
    offer: Offer | None = None
    broken: tuple[BrokenFile, ...] = ()
    troubles: tuple[str, ...] = ()  # with devices, in words
    muted: bool = False
    quiet: bool = False  # quiet hours
    volume: int = 80  # of the loudspeaker, 0-100
    loudness_until_ms: int = 0  # how loud it is has just been changed, and is told until then
    lasts: Mapping[str, Last] = MappingProxyType({})  # by the routine's name in the library
    tally: Tally = Tally()
    last: Last | None = None  # of the same routine, before this time
    weeks_min: tuple[int, ...] = ()  # minutes of training in each of the last weeks; this one is the last
    menu_until_ms: int = 0  # somebody is choosing until then
    down_ms: int | None = None  # since when the start button is down; None: it is up
    hold_ms: int = 1_000  # how long until that is a hold
    over: bool = False  # the one routine that was asked for is over, and its summary left

    def shows_menu(self, now_ms: int) -> bool:
        """Tell whether somebody is choosing: then the menu stands in for the clock."""
        return self.where is Where.IDLE and now_ms < self.menu_until_ms and bool(self.menu)

    @property
    def entry(self) -> Entry | None:
        """The chosen routine; None in an empty menu, and if the lesson is chosen."""
        return self.menu[self.chosen] if self.chosen < len(self.menu) else None


PLAYING = {
    End.TIMED: Where.TIMED,
    End.REPS: Where.OPEN,
    End.MAX: Where.OPEN,
    End.FOR_TIME: Where.FOR_TIME,
    End.AMRAP: Where.AMRAP,
    End.EMOM: Where.EMOM,
}
STANDING = {
    Status.READY: Where.READY,
    Status.PAUSED: Where.PAUSED,
    Status.FINISHED: Where.FINISHED,
}


def where(player: State | None) -> Where:
    """Tell which row of the table of presses a player's state is in; None is idle."""
    if player is None:
        return Where.IDLE
    if player.status is not Status.RUNNING:
        return STANDING[player.status]
    if player.mode is Mode.WAITING:
        return Where.WAITING
    return Where.TIMED if player.mode is Mode.LEAD_IN else PLAYING[player.interval.end]
