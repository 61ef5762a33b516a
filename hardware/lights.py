"""Lights: LEDs, and what each kind of light makes of a signal."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import lru_cache, partial
from typing import Any

from gpiozero import LED, PWMLED

from hardware.boardfile import Bar, Led, LightPins, Rgb, Traffic
from hardware.signal import Role, Signal, Stamp
from hardware.trace import Trace

# Role -> which of red, amber and green are lit.
TRAFFIC = {
    Role.OFF: (0, 0, 0),
    Role.READY: (0, 1, 0),
    Role.GO: (0, 0, 1),
    Role.STOP: (1, 0, 0),
    Role.DONE: (1, 1, 1),
}
HAIR = 1e-9  # a progress of 1 - 9/10 is a hair below 1/10

Levels = tuple[float, ...]  # brightness 0-1 of each LED, to three decimals


def rgb_levels(signal: Signal) -> Levels:
    """Give red, green and blue: the signal's colour, dimmed to its level."""
    return _dimmed(signal.colour, signal.level)


@lru_cache(100)  # a theme has few colours, each at few levels
def _dimmed(colour: tuple[int, int, int], level: float) -> Levels:
    red, green, blue = colour
    share = level / 255
    return (round(red * share, 3), round(green * share, 3), round(blue * share, 3))


def traffic_levels(signal: Signal) -> Levels:
    """Give red, amber and green: the LEDs of the signal's role, at its level."""
    level = round(signal.level, 3)
    red, amber, green = TRAFFIC[signal.role]
    return (level * red, level * amber, level * green)


def led_levels(signal: Signal) -> Levels:
    """Give the signal's lamp, or its level if it says nothing of one."""
    return (round(signal.level if signal.lamp is None else signal.lamp, 3),)


def bar_levels(count: int, signal: Signal, *, overall: bool = False) -> Levels:
    """Give `count` LEDs, of which as many are on as the progress has passed whole ones, whatever the level."""
    return _filled(count, signal.overall if overall else signal.progress)


@lru_cache(100)
def _filled(count: int, progress: float) -> Levels:
    lit = int(progress * count + HAIR)
    return (1.0,) * lit + (0.0,) * (count - lit)


def levels_of(light: LightPins) -> Callable[[Signal], Levels]:
    """Give the function that renders a signal on such a light."""
    match light:
        case Rgb():
            return rgb_levels
        case Traffic():
            return traffic_levels
        case Led():
            return led_levels
        case Bar():
            return partial(bar_levels, len(light.pins), overall=light.overall)


class LampError(RuntimeError):
    """One lamp of a light failed; `pin` says which, the cause says why."""

    def __init__(self, pin: int) -> None:
        super().__init__(f"the lamp on GPIO{pin} failed")
        self.pin = pin


class Lamp:
    """One LED on one pin, in series with a resistor.

    With `active_high` it is wired between the pin and ground, else between 3V3 and the pin.
    """

    def __init__(self, pin: int, active_high: bool, dims: bool, factory: Any) -> None:
        """Args: dims: Driven by PWM, so that it takes any level; else it is on or off."""
        device = PWMLED if dims else LED
        self.number = pin
        self._active_high = active_high
        try:
            self._led = device(pin, active_high=active_high, pin_factory=factory)
        except Exception as error:
            raise LampError(pin) from error
        self._pin = self._led.pin
        self.level = 0.0

    def write(self, level: float) -> None:
        """Light it at a level of 0-1."""
        # At the pin, for half the cost: the device's own setter first stops a blinking that we never start.
        try:
            self._pin.state = level if self._active_high else round(1 - level, 3)
        except Exception as error:
            raise LampError(self.number) from error
        self.level = level

    def close(self) -> None:
        """Switch it off and let go of the pin."""
        try:
            self._pin.frequency = None  # the end of PWM writes no level: a pin may stay high (lgpio)
            self.write(0.0)
        finally:
            self._led.close()


class Light:
    """All lamps of one light. If one can't be opened, none is."""

    def __init__(self, name: str, light: LightPins, factory: Any, trace: Trace | None) -> None:
        """Args: name: For the trace and for troubles: "rgb", "bar2", …"""
        self.name = name
        self.pins = light.pins
        self.wired = light
        self._levels = levels_of(light)
        self._trace = trace
        self._shown: Levels | None = None  # None: each lamp may be at any level
        with ExitStack() as opened:
            self._lamps = [self._open(pin, light, factory, opened) for pin in light.pins]
            self._opened = opened.pop_all()

    @staticmethod
    def _open(pin: int, light: LightPins, factory: Any, opened: ExitStack) -> Lamp:
        lamp = Lamp(pin, light.active_high, dims=not isinstance(light, Bar), factory=factory)
        opened.callback(lamp.close)
        return lamp

    def show(self, signal: Signal, stamp: Stamp | None) -> None:
        """Write the lamps that this signal changes."""
        levels = self._levels(signal)
        if levels == self._shown:
            return
        self._shown = levels
        for lamp, level in zip(self._lamps, levels, strict=True):
            if level != lamp.level:
                lamp.write(level)
                if self._trace is not None:
                    self._trace.change(self.name, lamp.number, level, None, stamp)

    def off(self, stamp: Stamp | None) -> None:
        """Switch every lamp off; where one fails, the others too, before the error is raised."""
        self._shown = None
        with ExitStack() as every:
            for lamp in reversed(self._lamps):  # a stack: the first one last
                every.callback(self._off, lamp, stamp)

    def _off(self, lamp: Lamp, stamp: Stamp | None) -> None:
        was_lit = lamp.level > 0
        lamp.write(0.0)
        if was_lit and self._trace is not None:
            self._trace.change(self.name, lamp.number, 0.0, None, stamp)

    def close(self) -> None:
        """Let go of all pins. May be called twice."""
        self._opened.close()
