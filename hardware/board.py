"""The board: all devices of a board file as a unit, which no failing device can stop."""

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Protocol, Self, TypeVar

from gpiozero import GPIOPinInUse

from hardware.boardfile import Bar, BoardFile, Led, LightPins, named_lights
from hardware.buttons import OnEdge, PushButton
from hardware.buzzer import ActiveBuzzer, TonalBuzzer
from hardware.encoder import Encoder, OnTurn
from hardware.lights import LampError, Light
from hardware.pins import INTERFACES
from hardware.signal import DARK, Signal, Stamp
from hardware.trace import Trace

log = logging.getLogger(__name__)

Device = TypeVar("Device")

PRESSED = ("button", "encoder")  # how the troubles of what one presses begin


class Output(Protocol):
    """A device that renders signals."""

    name: str
    pins: tuple[int, ...]

    def show(self, signal: Signal, stamp: Stamp | None) -> None:
        """Write what this signal changes."""

    def off(self, stamp: Stamp | None) -> None:
        """Be dark or silent, whatever was shown."""

    def close(self) -> None:
        """Let go of the pins."""


class Board:
    """Opens every device of a board file, and shows signals on them.

    A device that can't be opened, or fails while it is used, is logged once, set aside and named in `troubles`.
    Close it whichever way the program ends: a Pi keeps its outputs driven after the process.
    """

    def __init__(
        self,
        file: BoardFile,
        factory: Any,
        on_edge: OnEdge,
        trace: Trace | None = None,
        on_turn: OnTurn | None = None,
    ) -> None:
        """Open the devices; every output is off.

        Args:
            factory: gpiozero's pin factory, real or mock; the board closes it.
            on_edge: Takes a button's name and whether it went down; called on a thread of gpiozero's.
            trace: Takes every change of an output's pin.
            on_turn: Takes an encoder's steps, and whether each is clockwise; on the same thread. None: nobody turns it.
        """
        self._failures: tuple[str, ...] = ()
        self._factory = factory
        self._shown: Signal | None = DARK  # None: devices show different ones
        self._outputs: tuple[Output, ...] = tuple(self._open_outputs(file, trace))
        buttons = tuple(self._open_buttons(file, on_edge))
        self._inputs: tuple[PushButton | Encoder, ...] = (*buttons, *self._open_encoder(file, on_turn))
        self.buttons = frozenset(button.name for button in buttons)
        for trouble in self._button_troubles():
            log.warning("%s", trouble)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def troubles(self) -> tuple[str, ...]:
        """What is wrong, in plain words: "buzzer on GPIO18: busy; …"; first with what one presses."""
        texts = (*self._failures, *self._button_troubles())
        return tuple(sorted(texts, key=lambda text: not text.startswith(PRESSED)))

    @property
    def bar_steps(self) -> int:
        """LEDs of the longest bar that shows an interval; 0 without one."""
        return self._longest(overall=False)

    @property
    def overall_steps(self) -> int:
        """The same of a bar that shows the whole routine."""
        return self._longest(overall=True)

    def _longest(self, *, overall: bool) -> int:
        bars = (light for light in self._lights() if isinstance(light, Bar) and light.overall == overall)
        return max((len(bar.pins) for bar in bars), default=0)

    @property
    def has_led(self) -> bool:
        """True if there is a light of one colour that works."""
        return any(isinstance(light, Led) for light in self._lights())

    @property
    def outputs(self) -> frozenset[str]:
        """The names of the lights and the buzzer that work."""
        return frozenset(output.name for output in self._outputs)

    @property
    def held(self) -> frozenset[str]:
        """The names of the buttons that are down now."""
        return frozenset(one.name for one in self._inputs if isinstance(one, PushButton) and one.is_down)

    @property
    def has_buzzer(self) -> bool:
        """True if there is a buzzer that works."""
        return any(isinstance(output, TonalBuzzer | ActiveBuzzer) for output in self._outputs)

    @property
    def tonal(self) -> bool:
        """True if that buzzer plays pitches."""
        return any(isinstance(output, TonalBuzzer) for output in self._outputs)

    def show(self, signal: Signal, stamp: Stamp | None = None) -> None:
        """Write to the pins what this signal changes. Never raises.

        Args:
            stamp: When the signal was due; None keeps it out of the trace.
        """
        if signal == self._shown:
            return
        self._shown = signal
        self._render(self._outputs, signal, stamp)

    def show_on(self, name: str, signal: Signal) -> None:
        """Show a signal on one device alone, "rgb2" or "buzzer"; the others keep what they show. Never raises."""
        self._shown = None
        self._render([output for output in self._outputs if output.name == name], signal, None)

    def _render(self, outputs: Iterable[Output], signal: Signal, stamp: Stamp | None) -> None:
        for output in outputs:
            try:
                output.show(signal, stamp)
            except Exception as error:
                self._set_aside(output, error, stamp)

    def close(self, stamp: Stamp | None = None) -> None:
        """Switch every output off, then let go of all pins. Never raises; may be called twice."""
        outputs, self._outputs = self._outputs, ()
        inputs, self._inputs = self._inputs, ()
        for output in outputs:
            _attempt(f"switch off the {output.name}", partial(output.off, stamp), logging.WARNING)
        devices: tuple[Output | PushButton | Encoder, ...] = (*outputs, *inputs)
        for device in devices:
            _attempt(f"close the {device.name}", device.close, logging.WARNING)
        _attempt("close the pins", self._factory.close, logging.WARNING)

    def _lights(self) -> Iterator[LightPins]:
        return (output.wired for output in self._outputs if isinstance(output, Light))

    def _open_outputs(self, file: BoardFile, trace: Trace | None) -> Iterator[Output]:
        if file.buzzer is not None:
            kind: Callable[..., Output] = TonalBuzzer if file.buzzer.tonal else ActiveBuzzer
            make = partial(kind, file.buzzer, self._factory, trace)
            yield from self._open("buzzer", (file.buzzer.pin,), make)
        for name, light in named_lights(file):
            yield from self._open(name, light.pins, partial(Light, name, light, self._factory, trace))

    def _open_buttons(self, file: BoardFile, on_edge: OnEdge) -> Iterator[PushButton]:
        for button in file.contacts:
            make = partial(PushButton, button, self._factory, on_edge)
            yield from self._open(f"button '{button.name}'", (button.pin,), make)

    def _open_encoder(self, file: BoardFile, on_turn: OnTurn | None) -> tuple[Encoder, ...]:
        pins = file.encoder
        if pins is None or on_turn is None:
            return ()
        return self._open("encoder", (pins.a, pins.b), partial(Encoder, pins, self._factory, on_turn))

    def _open(self, name: str, pins: tuple[int, ...], make: Callable[[], Device]) -> tuple[Device, ...]:
        """Open one device; give none, and note the trouble, if it fails."""
        try:
            return (make(),)
        except Exception as error:
            self._note_trouble(name, pins, error)
            return ()

    def _set_aside(self, failed: Output, error: Exception, stamp: Stamp | None) -> None:
        self._outputs = tuple(output for output in self._outputs if output is not failed)
        self._note_trouble(failed.name, failed.pins, error)
        _attempt(f"switch off the {failed.name}", partial(failed.off, stamp), logging.DEBUG)
        _attempt(f"close the {failed.name}", failed.close, logging.DEBUG)

    def _button_troubles(self) -> Iterator[str]:
        for button in self._inputs:
            if isinstance(button, PushButton) and button.trouble:
                yield _trouble(f"button '{button.name}'", button.pins, button.trouble)

    def _note_trouble(self, name: str, pins: tuple[int, ...], error: BaseException) -> None:
        if isinstance(error, LampError) and error.__cause__ is not None:
            pins, error = (error.pin,), error.__cause__
        trouble = _trouble(name, pins, _reason(pins, error))
        self._failures += (trouble,)
        log.warning("%s", trouble)


def _trouble(name: str, pins: tuple[int, ...], reason: str) -> str:
    return f"{name} on {', '.join(f'GPIO{pin}' for pin in pins)}: {reason}"


def _reason(pins: tuple[int, ...], error: BaseException) -> str:
    """Say in plain words why a device does not work, and the mend."""
    words = str(error).strip("'") or type(error).__name__
    if isinstance(error, GPIOPinInUse) or "busy" in words.lower():
        holders = sorted({INTERFACES[pin] for pin in pins if pin in INTERFACES})
        return f"busy; is {' or '.join([*holders, 'another program'])} using it?"
    return f"it failed ({words}); check its pins, then start again"


def _attempt(what: str, action: Callable[[], None], level: int) -> None:
    """Do what must not keep the rest from being closed."""
    try:
        action()
    except Exception as error:
        log.log(level, "could not %s: %s", what, error)
