"""The loudspeaker: tones of a pitch, started and stopped at once.

Every tone is prepared beforehand as a loop of whole waves; to start one costs some 15 microseconds. A silent sound
plays all the time, for an HDMI output that sleeps clips the first 100 ms of whatever wakes it.
"""

import logging
import math
import os
import sys
import threading
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from timer.theme import PATTERNS

log = logging.getLogger(__name__)

RATE_HZ = 44_100
BUFFER = 512  # samples: 11.6 ms until a tone is heard
LOUDEST = 22_000  # of 32,767: room for a tone's end to sound with the next one's beginning
FADE_MS = 4  # without it a tone begins and ends with a click
LOOP_MS = 100  # about the length of a loop
THEME_HZ = frozenset(tone.pitch_hz for pattern in PATTERNS.values() for tone in pattern.tones)


class Loudspeaker:
    """Sounds one tone at a time. Without a sound card it is silent, and says so in `trouble`."""

    def __init__(self, pitches_hz: Iterable[int] = ()) -> None:
        """Args: pitches_hz: Prepared as well as those of the theme; others are when they first sound."""
        self.trouble: str | None = None
        self._volume = 80
        self._pitch_hz: int | None = None
        self._tones: dict[int, Any] = {}
        self._channels: tuple[Any, ...] = ()  # two that take turns: one fades out while the other begins
        self._lock = threading.Lock()  # a tone that starts while the mixer closes would crash the process
        self._open()
        if self._channels:
            for pitch_hz in sorted(THEME_HZ.union(pitches_hz)):
                self._tone(pitch_hz)

    @property
    def volume(self) -> int:
        """How loud it is, 0-100."""
        return self._volume

    @volume.setter
    def volume(self, volume: int) -> None:
        self._volume = max(0, min(100, volume))
        with self._lock:
            for channel in self._channels:
                channel.set_volume(self._gain)

    def sound(self, pitch_hz: int | None) -> None:
        """Sound a pitch from now on, until the next call; None is silence. Never raises, and may be called anywhere."""
        with self._lock:
            if pitch_hz == self._pitch_hz or not self._channels:
                return
            try:
                self._change(pitch_hz)
            except Exception as error:
                self._fail(error)

    def close(self) -> None:
        """Be silent, and let go of the sound card; may be called twice."""
        with self._lock:
            self._channels = ()
            _mixer().quit()

    @property
    def _gain(self) -> float:
        return (self._volume / 100) ** 2  # an ear hears this as even steps

    def _open(self) -> None:
        try:
            mixer = _mixer()
            with _without_stderr():
                mixer.init(RATE_HZ, -16, 1, BUFFER, allowedchanges=0)
            mixer.set_num_channels(3)
            mixer.set_reserved(3)
            mixer.Channel(2).play(mixer.Sound(buffer=array("h", bytes(2 * RATE_HZ))), loops=-1)
            self._channels = (mixer.Channel(0), mixer.Channel(1))
            self.volume = self._volume
        except Exception as error:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        self._channels = ()
        self.trouble = "no sound: there is no loudspeaker, or another program holds it"
        log.warning("%s (%s)", self.trouble, error)

    def _change(self, pitch_hz: int | None) -> None:
        ending, beginning = self._channels
        if self._pitch_hz is not None:
            ending.fadeout(FADE_MS)
        self._pitch_hz = pitch_hz
        if pitch_hz is None:
            return
        beginning.play(self._tone(pitch_hz), loops=-1, fade_ms=FADE_MS)
        beginning.set_volume(self._gain)
        self._channels = (beginning, ending)

    def _tone(self, pitch_hz: int) -> Any:
        if pitch_hz not in self._tones:
            self._tones[pitch_hz] = _mixer().Sound(buffer=wave(pitch_hz))
        return self._tones[pitch_hz]


def wave(pitch_hz: int) -> "array[int]":
    """Give the samples of a tone that can be played again and again without a seam.

    A little of the third harmonic carries through a noisy room. The pitch is bent by less than a cent, so that the
    loop holds whole waves.
    """
    waves = max(1, round(pitch_hz * LOOP_MS / 1_000))
    length = round(waves * RATE_HZ / pitch_hz)
    turn = 2 * math.pi * waves / length
    return array("h", (round(LOUDEST * _shape(turn * index)) for index in range(length)))


def _shape(angle: float) -> float:
    return 0.85 * math.sin(angle) + 0.15 * math.sin(3 * angle)


@contextmanager
def _without_stderr() -> Iterator[None]:
    """Keep what ALSA writes there past Python off the terminal: eight lines for a missing sound card, and we say it."""
    if sys.stderr is None:  # the file was closed before we began
        yield
        return
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _mixer() -> Any:
    """Import pygame's mixer: late, for most commands make no sound."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from pygame import mixer

    return mixer
