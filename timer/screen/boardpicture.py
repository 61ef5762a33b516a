"""The board as plain data: what its lights, buzzer and buttons do now, for a view to draw."""

from dataclasses import dataclass

from timer.theme import Colour


@dataclass(frozen=True, slots=True)
class LightPicture:
    """A single light: an LED of one colour, or an RGB LED as it shines."""

    name: str
    colour: Colour
    level: float  # 0-1


@dataclass(frozen=True, slots=True)
class BarPicture:
    """LEDs in a row."""

    name: str
    levels: tuple[float, ...]  # 0-1 each; the first is lit first


@dataclass(frozen=True, slots=True)
class ButtonPicture:
    """A button, called `start`, `next` or `back`."""

    name: str
    down: bool


@dataclass(frozen=True, slots=True)
class BoardPicture:
    """A whole board."""

    name: str
    lights: tuple[LightPicture, ...] = ()
    bars: tuple[BarPicture, ...] = ()
    buttons: tuple[ButtonPicture, ...] = ()
    has_buzzer: bool = False
    pitch_hz: int | None = None  # None: it is silent
