"""The speaker: the loudspeaker as an output of the conductor's, and as loud as the scene says."""

from collections.abc import Callable
from typing import Protocol

from hardware.signal import Signal, Stamp
from timer.scene import Scene
from timer.state import Transition


class Sounding(Protocol):
    """A loudspeaker."""

    volume: int

    def sound(self, pitch_hz: int | None) -> None:
        """Sound a pitch from now on, or fall silent."""


class Speaker:
    """Sounds the signal itself while the board has no buzzer that works."""

    def __init__(self, loudspeaker: Sounding, is_needed: Callable[[], bool]) -> None:
        """Args: is_needed: Tells whether there is no such buzzer; one that fails in mid-workout is replaced at once."""
        self._loudspeaker = loudspeaker
        self._is_needed = is_needed
        self._pitch_hz: int | None = None

    def show(self, signal: Signal, stamp: Stamp | None = None) -> None:
        if signal.pitch_hz != self._pitch_hz and self._is_needed():
            self._pitch_hz = signal.pitch_hz
            self._loudspeaker.sound(signal.pitch_hz)

    def close(self, stamp: Stamp | None = None) -> None:
        self._loudspeaker.sound(None)


class VolumeKnob:
    """Turns the loudspeaker to the scene's volume."""

    def __init__(self, loudspeaker: Sounding) -> None:
        self._loudspeaker = loudspeaker

    def show(self, scene: Scene, happened: tuple[Transition, ...], now_ms: int) -> None:
        if self._loudspeaker.volume != scene.volume:
            self._loudspeaker.volume = scene.volume
