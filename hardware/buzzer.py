"""Buzzers: a tonal one plays the pitch of a signal, an active one sounds whenever there is a pitch."""

from typing import Any

from gpiozero import Buzzer, PWMOutputDevice

from hardware.boardfile import BuzzerPin
from hardware.signal import Signal, Stamp
from hardware.trace import Trace


class _OnePin:
    """What both kinds share: a name, a pin, and its line in the trace."""

    name = "buzzer"

    def __init__(self, buzzer: BuzzerPin, device: Any, trace: Trace | None) -> None:
        self.pins: tuple[int, ...] = (buzzer.pin,)
        self._device = device
        self._pin = device.pin
        self._trace = trace

    def _note(self, value: float, hz: int | None, stamp: Stamp | None) -> None:
        if self._trace is not None:
            self._trace.change(self.name, self.pins[0], value, hz, stamp)

    def close(self) -> None:
        """Let go of the pin. May be called twice."""
        self._device.close()


class TonalBuzzer(_OnePin):
    """A bare piezo or small loudspeaker between its pin and ground (by way of a transistor above 16 mA).

    The pitch is the frequency of the pin's PWM. gpiozero's TonalBuzzer does the same by way of MIDI notes, within a
    few octaves and at six times the cost. Without `active_high` the pin rests high.
    """

    def __init__(self, buzzer: BuzzerPin, factory: Any, trace: Trace | None) -> None:
        device = PWMOutputDevice(buzzer.pin, active_high=buzzer.active_high, pin_factory=factory)
        super().__init__(buzzer, device, trace)
        self._rest = 0.0 if buzzer.active_high else 1.0
        self._pitch_hz: int | None = None
        self._silence()

    def show(self, signal: Signal, stamp: Stamp | None) -> None:
        """Play the signal's pitch, or be silent without one."""
        if signal.pitch_hz == self._pitch_hz:
            return
        if signal.pitch_hz is None:
            self.off(stamp)
        else:
            self._play(signal.pitch_hz)
            self._note(1.0, signal.pitch_hz, stamp)

    def off(self, stamp: Stamp | None) -> None:
        """Write the pin silent in any case."""
        sounded = self._pitch_hz is not None
        self._silence()
        if sounded:
            self._note(0.0, None, stamp)

    def _play(self, pitch_hz: int) -> None:
        self._pin.frequency = pitch_hz
        self._pin.state = 0.5
        self._pitch_hz = pitch_hz

    def _silence(self) -> None:
        self._pin.frequency = None
        self._pin.state = self._rest  # the end of PWM writes no level: the pin may stay high (lgpio)
        self._pitch_hz = None


class ActiveBuzzer(_OnePin):
    """A buzzer with a circuit of its own, which beeps while it has power; switched by a transistor.

    With `active_high` (an NPN transistor, a pull-down at its base) a high pin sounds it.
    """

    def __init__(self, buzzer: BuzzerPin, factory: Any, trace: Trace | None) -> None:
        super().__init__(buzzer, Buzzer(buzzer.pin, active_high=buzzer.active_high, pin_factory=factory), trace)
        self._active_high = buzzer.active_high
        self._sounding = False

    def show(self, signal: Signal, stamp: Stamp | None) -> None:
        """Sound while the signal has a pitch, whichever."""
        if (signal.pitch_hz is not None) != self._sounding:
            self._switch(not self._sounding, stamp)

    def off(self, stamp: Stamp | None) -> None:
        """Write the pin silent in any case."""
        self._switch(False, stamp)

    def _switch(self, sounding: bool, stamp: Stamp | None) -> None:
        changed = sounding != self._sounding
        self._pin.state = sounding == self._active_high
        self._sounding = sounding
        if changed:
            self._note(float(sounding), None, stamp)
