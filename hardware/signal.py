"""The neutral signal: what a board should show and sound at one instant."""

from enum import Enum
from typing import NamedTuple


class Role(Enum):
    """What a light of fixed colours (a traffic light) makes of a signal."""

    OFF = "off"
    READY = "ready"  # something begins soon
    GO = "go"
    STOP = "stop"
    DONE = "done"


class Signal(NamedTuple):
    """What all devices together should show; each renders what it can of it.

    A named tuple, as a stamp is: both are made and compared at every instant of a workout.
    """

    role: Role = Role.OFF
    colour: tuple[int, int, int] = (0, 0, 0)  # red, green, blue; 0-255
    level: float = 0.0  # brightness 0-1; 0 is dark
    progress: float = 0.0  # 0-1, for a bar: of what is on now
    pitch_hz: int | None = None  # None: silence
    overall: float = 0.0  # 0-1, for a bar: of everything
    lamp: float | None = None  # brightness 0-1 of a light of one colour, which tells by rhythm; None: the level


DARK = Signal()


class Stamp(NamedTuple):
    """When a signal is due, for the trace."""

    planned_ms: int  # program time since the first start
    due_ns: int  # the same on the clock that the trace reads
