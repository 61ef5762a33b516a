"""The neutral signal: what a board should show and sound at one instant."""

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What a light of fixed colours (a traffic light) makes of a signal."""

    OFF = "off"
    READY = "ready"  # something begins soon
    GO = "go"
    STOP = "stop"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Signal:
    """What all devices together should show; each renders what it can of it."""

    role: Role = Role.OFF
    colour: tuple[int, int, int] = (0, 0, 0)  # red, green, blue; 0-255
    level: float = 0.0  # brightness 0-1; 0 is dark
    progress: float = 0.0  # 0-1, for a bar: of what is on now
    pitch_hz: int | None = None  # None: silence
    overall: float = 0.0  # 0-1, for a bar: of everything
    lamp: float | None = None  # brightness 0-1 of a light of one colour, which tells by rhythm; None: the level


DARK = Signal()


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a signal was due, for the trace."""

    planned_s: float  # program time since the first start
    late_us: int  # how much later it really was; 0 in virtual time
