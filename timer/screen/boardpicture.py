"""The board as plain data: what its lights, buzzer, buttons and knob do now, for a view to draw.

Pins are Broadcom numbers.
"""

from dataclasses import dataclass

from timer.theme import Colour


@dataclass(frozen=True, slots=True)
class LampPicture:
    """One LED, as it shines."""

    colour: Colour
    level: float  # 0-1


@dataclass(frozen=True, slots=True)
class LightPicture:
    """A light of a board file."""

    kind: str  # "rgb", "traffic", "led" or "bar"
    lamps: tuple[LampPicture, ...]  # of an rgb: one; of a traffic light: red, amber, green
    pins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BuzzerPicture:
    """A buzzer: a bare piezo if `tonal`, else one with a circuit of its own."""

    tonal: bool
    pitch_hz: int | None  # None: it is silent
    pins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EncoderPicture:
    """A rotary encoder."""

    steps: int  # how far it has been turned; clockwise is more
    down: bool | None  # None: there is no button under its knob
    pins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ButtonPicture:
    """A button, called `start`, `next` or `back`."""

    name: str
    down: bool
    pins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BoardPicture:
    """A whole board."""

    name: str
    lights: tuple[LightPicture, ...] = ()
    buzzer: BuzzerPicture | None = None
    encoder: EncoderPicture | None = None
    buttons: tuple[ButtonPicture, ...] = ()
