"""Quiet hours: told to the session when they begin and end, by a clock that can be trusted."""

import threading
from collections.abc import Callable
from datetime import datetime

from timer.messages import Quiet
from timer.theme import Hours

MINUTE_S = 60


def seconds_to_next_minute(now: datetime) -> float:
    """Give how long until the clock shows another minute."""
    return MINUTE_S - now.second - now.microsecond / 1e6


class QuietHours:
    """Looks at the clock once a minute, on a thread of its own."""

    def __init__(self, hours: Hours, local: Callable[[], datetime | None], post: Callable[[Quiet], None]) -> None:
        """Args.

        local: Gives the time of day; None while it can't be trusted, and then nothing is quiet.
        post: Tells the session; called only when it changes.
        """
        self._hours = hours
        self._local = local
        self._post = post
        self._quiet = False
        self._closed = threading.Event()

    def check(self) -> float:
        """Tell the session if it has changed; give how many seconds to wait until the next look."""
        now = self._local()
        quiet = now is not None and self._hours.covers(now.hour * 60 + now.minute)
        if quiet != self._quiet:
            self._quiet = quiet
            self._post(Quiet(quiet))
        return seconds_to_next_minute(now) if now else MINUTE_S

    def start(self) -> None:
        """Look now, before this returns, and then each minute until closed."""
        wait_s = self.check()
        threading.Thread(target=self._run, args=(wait_s,), name="quiet hours", daemon=True).start()

    def _run(self, wait_s: float) -> None:
        while not self._closed.wait(wait_s):
            wait_s = self.check()

    def close(self) -> None:
        self._closed.set()
