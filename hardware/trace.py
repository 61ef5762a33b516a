"""The trace: one JSON line for every change that the program makes to a pin."""

import logging
from collections.abc import Callable
from functools import lru_cache
from typing import TextIO

from hardware.signal import Stamp

log = logging.getLogger(__name__)


class Trace:
    """Writes changes to a stream until one can't be written; a full disk ends the trace, never the workout."""

    def __init__(self, stream: TextIO, now_ns: Callable[[], int]) -> None:
        """Args.

        stream: Open for writing, and best buffered; its owner closes it.
        now_ns: Gives the time, to tell how late a change was.
        """
        self.trouble: str | None = None
        self._stream: TextIO | None = stream
        self._stamp: Stamp | None = None
        self._head = ""  # of every line of that instant
        self._now_ns = now_ns

    def change(self, device: str, pin: int, value: float, hz: int | None, stamp: Stamp | None) -> None:
        """Write a change that was just made.

        Args:
            device: "buzzer", "rgb", "rgb2", …
            pin: Broadcom number.
            value: 0-1; of a light its brightness, of a buzzer 1 while it sounds.
            hz: The pitch while a tonal buzzer sounds.
            stamp: When it was due; None before the first start, when nothing is traced.
        """
        if stamp is None or self._stream is None:
            return
        if stamp is not self._stamp:
            self._stamp = stamp
            self._head = f'{{"t": {stamp.planned_ms / 1_000}, '
        late_us = max(0, self._now_ns() - stamp.due_ns) // 1_000
        try:
            self._stream.write(f'{self._head}{_what(device, pin, value, hz)}, "late_us": {late_us}}}\n')
        except (OSError, ValueError) as error:  # ValueError: somebody closed the stream
            self._end(error)

    def close(self) -> None:
        """Flush what is buffered. May be called twice."""
        if self._stream is None:
            return
        try:
            self._stream.flush()
        except (OSError, ValueError) as error:
            self._end(error)
        self._stream = None

    def _end(self, error: Exception) -> None:
        self.trouble = f"the trace ends here, for it can't be written: {error}"
        log.warning("%s", self.trouble)
        self._stream = None


@lru_cache(1_000)  # a board does the same few things over and over
def _what(device: str, pin: int, value: float, hz: int | None) -> str:
    """Write what changed; all of it plain, so that JSON needs no library."""
    tone = "" if hz is None else f', "hz": {hz}'
    return f'"device": "{device}", "pin": {pin}, "value": {value}{tone}'
