"""Wishes: what to play, on what, and who looks on."""

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TextIO

from hardware.boardfile import BoardFile
from hardware.defects import SOUND, Defects
from timer.conductor import Observer
from timer.config import Config
from timer.messages import Menu, Message, Start
from timer.routine.catalogue import Catalogue
from timer.wallclock import WallClock


class View(Protocol):
    """A screen, run by the main thread."""

    trouble: str | None
    is_open: bool  # somebody can see it
    moved_s: float | None  # when it last looked for keys and changes, on the monotonic clock; None: it does not run

    def run(self, stopped: threading.Event) -> None:
        """Show what the desk tells until the event is set, and it is woken."""

    def wake(self) -> None:
        """Have it look now, for something has changed. Any thread may, and it returns at once."""


class News(Protocol):
    """Looks after files while the app runs."""

    @property
    def trouble(self) -> str | None:
        """What is wrong with the files, in words."""

    def look(self) -> tuple[Message, ...]:
        """Look at the files; give what the session should be told. Called on a thread of its own."""


@dataclass(frozen=True, slots=True)
class Look:
    """Who looks on, and how."""

    view: View | None = None  # None: there is no screen
    attended: bool = True  # somebody can press
    audible: bool = True  # through the loudspeaker
    ends_itself: bool = False  # the program, when the workout's last cue has ended
    observers: tuple[Observer, ...] = ()


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where the history is kept."""

    path: Path  # of the database; need not exist
    catalogue: Catalogue | None  # to lay an unfinished workout out again; None: none is offered


@dataclass(frozen=True, slots=True)
class Wish:
    """What to play, and on what."""

    config: Config
    menu: Menu
    board: BoardFile | None  # None: screen, keys and loudspeaker alone
    simulated: bool
    wall: WallClock
    history: Keeping | None = None  # None: none is kept
    start: Start | None = None  # one routine, begun at once; when it is over, so is the program
    pinned: str | None = None  # chosen first
    speed: float | None = 1.0  # times real time; None: virtual time
    defects: Defects = SOUND  # of a simulated board
    trace: TextIO | None = None
    news: News | None = None  # looks for saved routines; None: nobody looks
    troubles: tuple[str, ...] = ()  # known before the start, which is told audibly
