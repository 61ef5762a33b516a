"""Clocks: each both reads the time and waits for it. Times are nanoseconds of a monotonic clock."""

import time
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any, Protocol

SPIN_NS = 2_000_000  # the last of a wait is spun: a sleeping thread wakes some 0.1 ms late


class Clock(Protocol):
    """What the conductor lives by."""

    def now_ns(self) -> int:
        """Give the time."""

    def wait(self, until_ns: int | None, inbox: "SimpleQueue[Any]") -> list[Any]:
        """Wait for an instant (None: for ever) or a message; give the messages that are there."""


class MonotonicClock:
    """Real time, which no network and no summer time sets."""

    def now_ns(self) -> int:
        return time.monotonic_ns()

    def wait(self, until_ns: int | None, inbox: "SimpleQueue[Any]") -> list[Any]:
        """Sleep on the queue until 2 ms before, then spin; a message ends either."""
        if until_ns is None:
            return [inbox.get(), *drain(inbox)]
        sleep_ns = until_ns - SPIN_NS - time.monotonic_ns()
        if sleep_ns > 0:
            with suppress(Empty):
                return [inbox.get(timeout=sleep_ns / 1e9), *drain(inbox)]
        while time.monotonic_ns() < until_ns and inbox.empty():
            pass
        return drain(inbox)


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


def drain(inbox: "SimpleQueue[Any]") -> list[Any]:
    """Take all messages that are there now; nobody else takes any."""
    messages = []
    while not inbox.empty():
        messages.append(inbox.get_nowait())
    return messages
