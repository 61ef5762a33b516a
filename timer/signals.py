"""POSIX signals: blocked in every thread, and taken by one that waits for them.

A Python handler runs only when the main thread leaves C, seconds later under a busy screen; `sigwait` is at once.
"""

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

log = logging.getLogger(__name__)

STOPPING = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT})


def block() -> None:
    """Block the signals in this thread and all that it starts; call it before any other thread runs."""
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)


def forward(on_signal: Callable[[int], None], on_deafness: Callable[[], None]) -> None:
    """Start a thread that calls `on_signal` with the number of each signal.

    Without a terminal SIGHUP is ignored, and by a service, which gets it from the display's initialisation.

    Args:
        on_deafness: Called if the thread fails: blocked as they are, signals then do nothing any more.
    """
    hangs_up = sys.stdin.isatty() and "NOTIFY_SOCKET" not in os.environ
    wanted = STOPPING if hangs_up else STOPPING - {signal.SIGHUP}

    def wait() -> None:
        try:
            while True:
                number = signal.sigwait(STOPPING)
                if number in wanted:
                    on_signal(number)
        except BaseException:
            log.exception("signals can't be heard any more")
            on_deafness()

    threading.Thread(target=wait, name="signals", daemon=True).start()


@contextmanager
def interruptible(error: type[Exception]) -> Iterator[None]:
    """While the body runs, let `interrupt` raise an error in it, out of a C call too. For the main thread."""

    def raise_error(number: int, frame: object) -> None:
        raise error

    signal.signal(signal.SIGUSR1, raise_error)
    try:
        yield
    finally:
        signal.signal(signal.SIGUSR1, signal.SIG_IGN)


def interrupt() -> None:
    """Raise the error in the main thread, if it is in an `interruptible` body. Any thread may ask."""
    if signal.getsignal(signal.SIGUSR1) is not signal.SIG_DFL:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGUSR1)
