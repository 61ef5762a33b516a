"""Messages: what the outside world tells a session."""

from collections.abc import Mapping
from dataclasses import dataclass

from timer.entry import BrokenFile, Entry
from timer.gestures import Gesture
from timer.orders import Order
from timer.scene import Last, Offer


@dataclass(frozen=True, slots=True)
class Menu:
    """The routines that can be chosen, and the files with faults. Posted whenever the library changes."""

    entries: tuple[Entry, ...]
    broken: tuple[BrokenFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Troubles:
    """What is wrong now, with devices or files; empty when nothing is."""

    texts: tuple[str, ...]
    audible: bool = False  # told with the error signal


@dataclass(frozen=True, slots=True)
class Quiet:
    """Quiet hours begin or end."""

    on: bool


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen can be seen from now on, or none can."""

    on: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """What the history tells. Posted at the start, and after each workout."""

    lasts: Mapping[str, Last]  # each routine as it was last done, by its name in the library
    weeks_min: tuple[int, ...]  # minutes of training in each of the last weeks, up to 12; this one is the last


@dataclass(frozen=True, slots=True)
class Choose:
    """A routine of the menu was pointed at, by its name in the library."""

    name: str


@dataclass(frozen=True, slots=True)
class Start:
    """Begin a routine at once, as if it had been chosen and the button pressed."""

    entry: Entry


Message = Gesture | Order | Menu | Troubles | Quiet | Screen | Kept | Offer | Choose | Start
