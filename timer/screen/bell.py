"""The bell: ends a screen's wait once there is something new to show, or a key to take."""

import os
import select
from collections.abc import Iterable


class Bell:
    """Rung by any thread, heard by the one that waits."""

    def __init__(self) -> None:
        self._heard, self._struck = os.pipe()
        self._rung = False

    def __del__(self) -> None:
        os.close(self._heard)
        os.close(self._struck)

    def ring(self) -> None:
        """End the wait that is on, or else the next one. Never waits itself."""
        if not self._rung:
            self._rung = True
            os.write(self._struck, b"!")

    def wait(self, most_s: float, files: Iterable[int] = ()) -> list[int]:
        """Wait for a ring, or until there is something to read in a file, at most so long; give the files that have."""
        ready = select.select([self._heard, *files], (), (), most_s)[0]
        if self._heard in ready:
            ready.remove(self._heard)
            os.read(self._heard, 1)
            self._rung = False  # from here on a ring counts for the next wait; whoever rang before is looked at now
        return ready
