"""The trace: one JSON line for every change that the program makes to a pin."""

import logging
from typing import TextIO

from hardware.signal import Stamp

log = logging.getLogger(__name__)


class Trace:
    """Writes changes to a stream until one can't be written; a full disk ends the trace, never the workout."""

    def __init__(self, stream: TextIO) -> None:
        """Args: stream: Open for writing, and best buffered; its owner closes it."""
        self.trouble: str | None = None
        self._stream: TextIO | None = stream

    def change(self, device: str, pin: int, value: float, hz: int | None, stamp: Stamp | None) -> None:
        """Write one change.

        Args:
            device: "buzzer", "rgb", "rgb2", …
            pin: Broadcom number.
            value: 0-1; of a light its brightness, of a buzzer 1 while it sounds.
            hz: The pitch while a tonal buzzer sounds.
            stamp: When it was due; None before the first start, when nothing is traced.
        """
        if stamp is None or self._stream is None:
            return
        tone = "" if hz is None else f', "hz": {hz}'
        what = f'"device": "{device}", "pin": {pin}, "value": {value}{tone}'  # all of it plain: json.dumps takes thrice
        line = f'{{"t": {round(stamp.planned_s, 3)}, {what}, "late_us": {stamp.late_us}}}\n'
        try:
            self._stream.write(line)
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
