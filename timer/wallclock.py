"""The wall clock, and whether to believe it: a Pi has no clock battery, and wakes in the past.

Nothing is timed by it. It dates what was done, and tells quiet hours.
"""

import ctypes
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

TIMESYNC = Path("/run/systemd/timesync/synchronized")  # systemd-timesyncd makes it at its first success
TIMEX_BYTES = 512  # more than any kernel's struct timex; all zero, it only asks
TIME_ERROR = 5  # of adjtimex(2): the clock is not synchronised
OVERRIDE = "GYM_TIMER_CLOCK"
CHOICES = {"trusted": True, "untrusted": False}


@dataclass(frozen=True, slots=True)
class Moment:
    """What the wall clock showed."""

    unix_ms: int
    trusted: bool


class WallClock:
    """Reads the time of day. Once found synchronised it stays trusted: it can't run far off before the next start."""

    def __init__(self, trusted: bool | None = None) -> None:
        """Args: trusted: Known to be, or not; None: ask the system each time, until it says yes."""
        self._asks = trusted is None
        self._trusted = bool(trusted)

    def now(self) -> Moment:
        if self._asks and not self._trusted:
            self._trusted = is_synchronised()
        return Moment(time.time_ns() // 1_000_000, self._trusted)

    def local(self) -> datetime | None:
        """Give the local time of day; None while it is not trusted."""
        moment = self.now()
        return local(moment.unix_ms) if moment.trusted else None


def wall_clock(environ: Mapping[str, str], *, simulated: bool) -> WallClock:
    """Make the clock for a run: a laptop that simulates has a battery, and is believed.

    `$GYM_TIMER_CLOCK`, `trusted` or `untrusted`, goes before either: for tests, and for machines whose host sets the
    clock.
    """
    return WallClock(CHOICES.get(environ.get(OVERRIDE, ""), True if simulated else None))


def local(unix_ms: int) -> datetime:
    """Give the local time of an instant, without its zone."""
    return datetime.fromtimestamp(unix_ms / 1_000)


def is_synchronised() -> bool:
    """Tell whether the network has set the clock since the start; machines other than Linux have a battery."""
    return sys.platform != "linux" or TIMESYNC.exists() or _kernel_says_so()


def _kernel_says_so() -> bool:
    try:
        state: int = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(TIMEX_BYTES))
    except (OSError, AttributeError):
        return False
    return state not in (-1, TIME_ERROR)
