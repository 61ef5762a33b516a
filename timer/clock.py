"""Clocks: each both reads the time and waits for it. Times are nanoseconds of a monotonic clock."""

import time
from queue import Empty, SimpleQueue
from typing import Any, Protocol

EARLY_NS = 500_000  # a sleep ends so long before its instant, until it is known how long that should be
LEAST_NS, MOST_NS = 200_000, 2_000_000  # of what is learned


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


class HeadStart:
    """How long before its instant a sleep has to end.

    A thread wakes late, and takes a while to get all ready: 0.2 ms here, more on a small machine, and far more on a
    busy one. What is left of the head start is waited out at full cost, so it is no longer than it has to be.
    """

    def __init__(self) -> None:
        self.ns = EARLY_NS

    def learn(self, took_ns: int) -> None:
        """Take how long after a sleep's end all was ready; the longest counts most, and is forgotten by and by."""
        self.ns = min(MOST_NS, max(LEAST_NS, took_ns + took_ns // 4, self.ns - self.ns // 32))


class MonotonicClock:
    """Real time, which no network and no summer time sets."""

    def __init__(self) -> None:
        self._head_start = HeadStart()
        self._slept_until_ns: int | None = None  # when a sleep was to end, until all is ready

    def now_ns(self) -> int:
        return time.monotonic_ns()

    def wait(self, until_ns: int | None, inbox: "SimpleQueue[Any]") -> list[Any]:
        """Sleep on the queue until a little before."""
        self._slept_until_ns = None
        if until_ns is None:
            return [inbox.get(), *drain(inbox)]
        wake_ns = until_ns - self._head_start.ns
        sleep_ns = wake_ns - time.monotonic_ns()
        if sleep_ns <= 0:
            return drain(inbox)
        try:
            return [inbox.get(timeout=sleep_ns / 1e9), *drain(inbox)]
        except Empty:
            self._slept_until_ns = wake_ns
            return drain(inbox)

    def reach(self, instant_ns: int) -> None:
        """Look at the clock until the instant has come."""
        if self._slept_until_ns is not None:
            self._head_start.learn(time.monotonic_ns() - self._slept_until_ns)
            self._slept_until_ns = None
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
