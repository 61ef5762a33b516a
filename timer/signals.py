"""POSIX signals: blocked in every thread, and taken by one that waits for them.

A Python handler runs only when the main thread leaves C, seconds later under a busy screen; `sigwait` is at once.
"""

import logging
import signal
import sys
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)

STOPPING = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT})


def block() -> None:
    """Block the signals in this thread and all that it starts; call it before any other thread runs."""
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)


def forward(on_signal: Callable[[int], None], on_deafness: Callable[[], None]) -> None:
    """Start a thread that calls `on_signal` with the number of each signal.

    Without a terminal SIGHUP is ignored: a service gets it from the display's initialisation.

    Args:
        on_deafness: Called if the thread fails: blocked as they are, signals then do nothing any more.
    """
    wanted = STOPPING if sys.stdin.isatty() else STOPPING - {signal.SIGHUP}

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
