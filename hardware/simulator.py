"""The simulator: the same board on mock pins, and what they show and sound as plain data."""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple

from gpiozero.pins.mock import MockFactory, MockPWMPin

from hardware.boardfile import BoardFile
from hardware.defects import SOUND, Defects

log = logging.getLogger(__name__)

ACTIVE_HZ = 2300  # of a common 5 V active buzzer, the TMB12A05: 2300 ± 300 Hz
REVISION = "a02082"  # a Pi 3B; every later model has the same 40 pins
CHATTER_S = (0.001, 0.002, 0.001, 0.003)  # between a bouncing contact's edges; the last one brings it where it belongs


class Level(NamedTuple):
    """What a pin does, as one sees and hears it."""

    value: float  # brightness 0-1; 1 while a buzzer sounds, and while a contact is closed
    hz: int | None  # the pitch while a tonal buzzer sounds


class PinChange(NamedTuple):
    """A pin that does something else from now on."""

    pin: int  # Broadcom number
    value: float
    hz: int | None


OFF = Level(0.0, None)
SIMULATED = "a simulated fault"


class SimulatedPin(MockPWMPin):  # type: ignore[misc]  # gpiozero has no types
    """A mock pin that tells its factory of every change."""

    _state: float
    _frequency: float | None

    @property
    def gpio(self) -> int:
        """The Broadcom number."""
        number: int = self._number
        return number

    def _change_state(self, value: float) -> bool:
        """Change the level, and give whether it is another one. A stuck button's is always that of a pressed one."""
        if self._function == "input" and self.gpio in self._factory.defects.stuck:
            value = self._pull != "up"
        if self._factory.keeps_states:
            changed: bool = super()._change_state(value)
        else:
            changed = value != self._state
            self._state = value
        if changed:
            self._factory.on_change(self)
        return changed

    def _set_frequency(self, value: float | None) -> None:
        """Set the PWM's frequency. Its end leaves the level as it was, as lgpio may: who forgets to write 0 is seen."""
        self._frequency = value
        self._factory.on_change(self)

    def _set_pull(self, value: str) -> None:
        super()._set_pull(value)
        self._factory.on_change(self)

    def _set_function(self, value: str) -> None:
        super()._set_function(value)
        self._factory.on_change(self)


class SimulatedFactory(MockFactory):  # type: ignore[misc]  # gpiozero has no types
    """Makes simulated pins, and passes their changes on."""

    def __init__(self, on_change: Callable[[SimulatedPin], None], keeps_states: bool, defects: Defects) -> None:
        """Args: keeps_states: Each pin's `states` grows by every change of its level, as a MockPin's does."""
        super().__init__(REVISION, SimulatedPin)
        self.on_change = on_change
        self.keeps_states = keeps_states
        self.defects = defects

    def pin(self, name: int, **more: Any) -> Any:
        """Give a pin, unless it is one that can't be opened."""
        if name in self.defects.missing:
            raise OSError(SIMULATED)
        return super().pin(name, **more)


class Simulator:
    """A board of mock pins: pass `factory` to a Board, press its buttons, and see what its pins do.

    Outputs change on the thread that shows signals, buttons on the one that presses them; any thread may look.
    """

    def __init__(
        self,
        file: BoardFile,
        on_change: Callable[[PinChange], None] | None = None,
        keeps_states: bool = False,
        defects: Defects = SOUND,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Make the pins, not yet opened.

        Args:
            on_change: Called on the thread that makes the change, when a pin does something else than before.
            keeps_states: For tests: each pin's `states` grows by every change.
            sleep: Waits between the edges of a contact that bounces.
        """
        self._unread: set[SimulatedPin] = set()  # pins that have changed since they were looked at
        at_once = on_change is not None or defects.dead
        self.factory = SimulatedFactory(self._read if at_once else self._unread.add, keeps_states, defects)
        self._defects = defects
        self._sleep = sleep
        self._on_change = on_change
        self._buzzer = file.buzzer
        self._buttons = {button.name: button for button in file.contacts}
        self._encoder = file.encoder
        self._contacts: dict[int, SimulatedPin] = {}  # that were touched; the factory looks through all of a Pi for one
        self.turned = 0  # how many clicks the knob has been turned, less those counter-clockwise
        self._readers = _readers(file)
        self._levels = dict.fromkeys(self._readers, OFF)  # as they were read last

    def press(self, button: str) -> None:
        """Push a button of the board file, or the "knob", down; nothing happens if it is down."""
        self._push(button, closed=True)

    def release(self, button: str) -> None:
        """Let a button go; nothing happens if it is up."""
        self._push(button, closed=False)

    def turn(self, steps: int) -> None:
        """Turn the encoder's knob by so many clicks, clockwise if positive; nothing happens without an encoder."""
        if self._encoder is None:
            return
        first, second = (self._encoder.a, self._encoder.b) if steps > 0 else (self._encoder.b, self._encoder.a)
        self.turned += steps
        for closed in (True, False) * abs(steps):
            self._drive(first, self._encoder.pull_up, closed)
            self._drive(second, self._encoder.pull_up, closed)

    def levels(self) -> dict[int, Level]:
        """Give what each pin of the board file does now; the dictionary is the caller's own."""
        self._read_all()
        return dict(self._levels)

    @property
    def pitch_hz(self) -> int | None:
        """What the buzzer sounds now; None while it is silent."""
        if self._buzzer is None:
            return None
        self._read_all()
        value, hz = self._levels[self._buzzer.pin]
        return (hz or ACTIVE_HZ) if value else None

    def _push(self, name: str, closed: bool) -> None:
        button = self._buttons[name]
        self._drive(button.pin, button.pull_up, closed)

    def _drive(self, number: int, pull_up: bool, closed: bool) -> None:
        """Close or open the contact at a pin; it may chatter."""
        if number in self._defects.missing:
            return
        if number not in self._contacts:
            self._contacts[number] = self.factory.pin(number)
        pin = self._contacts[number]
        if self._defects.bounces:
            self._chatter(pin, pull_up, closed)
        else:
            _connect(pin, pull_up, closed)

    def _chatter(self, pin: SimulatedPin, pull_up: bool, closed: bool) -> None:
        before = pin.state
        _connect(pin, pull_up, closed)
        if pin.state != before:
            for index, gap_s in enumerate(CHATTER_S):
                self._sleep(gap_s)
                _connect(pin, pull_up, closed if index % 2 else not closed)

    def _read_all(self) -> None:
        while self._unread:
            with suppress(KeyError):  # another thread has read the last one
                self._read(self._unread.pop())  # out before it is read: a change meanwhile puts it in again

    def _read(self, pin: SimulatedPin) -> None:
        """Look at what a pin does now."""
        number = pin.gpio
        level = self._readers[number](pin)
        if level != OFF and number in self._defects.dead:
            raise OSError(SIMULATED)
        if level != self._levels[number]:
            self._levels[number] = level
            self._tell(PinChange(number, *level))

    def _tell(self, change: PinChange) -> None:
        """Pass a change on. A listener that fails is left behind: the device that made the change works."""
        if self._on_change is None:
            return
        try:
            self._on_change(change)
        except Exception:
            log.exception("what listens to the pins failed, and is told no more")
            self._on_change = None


def _connect(pin: SimulatedPin, pull_up: bool, closed: bool) -> None:
    if closed == pull_up:
        pin.drive_low()
    else:
        pin.drive_high()


Reader = Callable[[SimulatedPin], Level]


def _readers(file: BoardFile) -> dict[int, Reader]:
    """Give how to look at each pin of a board."""
    readers: dict[int, Reader] = {button.pin: _read_contact for button in file.contacts}
    if file.encoder is not None:
        readers |= dict.fromkeys((file.encoder.a, file.encoder.b), _read_contact)
    for light in file.lights:
        readers |= dict.fromkeys(light.pins, _read_high if light.active_high else _read_low)
    buzzer = file.buzzer
    if buzzer is not None and buzzer.tonal:
        readers[buzzer.pin] = _read_tone
    elif buzzer is not None:
        readers[buzzer.pin] = _read_high if buzzer.active_high else _read_low
    return readers


def _read_high(pin: SimulatedPin) -> Level:
    """Look at a pin on which high means on. An input drives nothing."""
    return Level(float(pin.state), None) if pin.function == "output" else OFF


def _read_low(pin: SimulatedPin) -> Level:
    return Level(round(1.0 - pin.state, 3), None) if pin.function == "output" else OFF


def _read_tone(pin: SimulatedPin) -> Level:
    """Look at a piezo's pin: only a swinging one sounds, and not one that is wholly on."""
    if pin.frequency is None or not 0 < pin.state < 1:
        return OFF
    return Level(1.0, round(pin.frequency))


def _read_contact(pin: SimulatedPin) -> Level:
    """Look at a contact: it is closed (a button is down) when the pin is not where its pull holds it."""
    if pin.pull == "floating":  # nobody has opened it
        return OFF
    return Level(float(pin.state != (pin.pull == "up")), None)
