"""Clocks: each both reads the time and waits for it. Times are nanoseconds of a monotonic clock."""

import time
from queue import Empty, SimpleQueue
from typing import Any, Protocol

EARLY_NS = 500_000  # a sleep ends so long before its instant: a sleeping thread wakes some 0.1 ms late


class Clock(Protocol):
    """What the conductor lives by."""

    def now_ns(self) -> int:
        """Give the time."""

    def wait(self, until_ns: int | None, inbox: "SimpleQueue[Any]") -> list[Any]:
        """Wait for an instant (None: for ever) or a message; give the messages that are there.

        Without a message it may end a little early, so that all can be ready when `reach` gets to the instant.
        """

    def reach(self, instant_ns: int) -> None:
        """Wait for an instant that is close, whatever messages come."""


class MonotonicClock:
    """Real time, which no network and no summer time sets."""

    def now_ns(self) -> int:
        return time.monotonic_ns()

    def wait(self, until_ns: int | None, inbox: "SimpleQueue[Any]") -> list[Any]:
        """Sleep on the queue until 0.5 ms before."""
        if until_ns is None:
            return [inbox.get(), *drain(inbox)]
        sleep_ns = until_ns - EARLY_NS - time.monotonic_ns()
        if sleep_ns <= 0:
            return drain(inbox)
        try:
            return [inbox.get(timeout=sleep_ns / 1e9), *drain(inbox)]
        except Empty:
            return drain(inbox)

    def reach(self, instant_ns: int) -> None:
        """Look at the clock until the instant has come."""
        while time.monotonic_ns() < instant_ns:
            pass


class VirtualClock:
    """Time that passes only by being waited for."""

    def __init__(self) -> None:
        self._now_ns = 0

    def now_ns(self) -> int:
        return self._now_ns

    def wait(self, until_ns: int | None, inbox: "SimpleQueue[Any]") -> list[Any]:
        """Take what is in the queue; with nothing there, jump to the instant."""
        if until_ns is None:
            return [inbox.get(), *drain(inbox)]
        messages = drain(inbox)
        if not messages:
            self._now_ns = max(self._now_ns, until_ns)
        return messages

    def reach(self, instant_ns: int) -> None:
        self._now_ns = max(self._now_ns, instant_ns)


def drain(inbox: "SimpleQueue[Any]") -> list[Any]:
    """Take all messages that are there now; nobody else takes any."""
    messages = []
    while not inbox.empty():
        messages.append(inbox.get_nowait())
    return messages
