"""The app: one run of the program from its first thread to its last, whichever way it ends."""

import gc
import logging
import os
import threading
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

from hardware.factory import inputs_live
from timer import signals
from timer.conductor import Call, Stop
from timer.desk import Desk
from timer.kit import Kit
from timer.messages import Troubles
from timer.priority import raise_priority
from timer.shelf import LOOK_S
from timer.watchdog import Watchdog
from timer.wish import Look, News, View, Wish

log = logging.getLogger(__name__)

VIEW_RETRY_S = 5.0
CRASHED = 70  # exit status: EX_SOFTWARE of sysexits.h
SIGNALLED = 128  # plus the signal's number, as shells say it
CLOSE_S = 0.1  # how long the conductor may take to switch the outputs off
LEAVE_S = 5.0  # how long the program may take to leave after that


class _ScreenStuck(Exception):
    """The screen has not moved for so long that it is opened anew."""


def play(wish: Wish, look: Look, desk: Desk) -> int:
    """Play until a person, a signal or the end of the routine says stop; all outputs are off then.

    Args:
        look: Its view is run by this thread.
        desk: What the view asks; it is connected here. Signals are blocked already, see `signals.block`.
    Returns:
        The exit status: 0, 128 plus a signal's number, or 70 if a thread failed that nothing goes on without.
    """
    with ExitStack() as stack:
        return _Performance(wish, look, desk, stack).run()


class _Performance:
    """One run of the program."""

    def __init__(self, wish: Wish, look: Look, desk: Desk, stack: ExitStack) -> None:
        self._wish = wish
        self._view = look.view
        self._status = 0
        self._ending = threading.Event()  # somebody said stop
        self._stopped = threading.Event()  # the conductor has, and the outputs are off
        self._left = threading.Event()  # everything is closed
        stack.callback(self._left.set)
        self._kit = Kit(wish, look, stack)
        desk.connect(self._kit.conductor, wish.board, self._kit.simulator, wish.wall.local)

    def run(self) -> int:
        """Run the conductor on a thread, and the view on this one."""
        self._give_first_messages()
        threading.Thread(target=self._see_to_the_end, name="end", daemon=True).start()
        signals.forward(self._on_signal, self._on_deafness)
        for part in (self._kit.quiet_hours, self._kit.keeper):
            if part:
                part.start()
        conductor = threading.Thread(target=self._conduct, name="conductor")
        conductor.start()
        self._start_watchdog()
        if self._wish.news and self._wish.speed:
            threading.Thread(target=self._watch_files, args=(self._wish.news,), name="files", daemon=True).start()
        try:
            self._run_view()
        finally:
            self._stop()  # if it is the view that ends the program
            conductor.join()
        return self._status

    def _give_first_messages(self) -> None:
        inbox = self._kit.inbox
        inbox.put(self._wish.menu)
        inbox.put(Call(partial(self._kit.systemd.tell, "READY=1")))
        if self._wish.troubles:
            inbox.put(Troubles(self._kit.troubles(), audible=True))
        if self._wish.start:
            inbox.put(self._wish.start)

    # The view

    def _run_view(self) -> None:
        """Run the view on this thread, anew if it fails or is stuck; then wait for the end."""
        if self._view:
            self._try_view(self._view)
            while not self._stopped.wait(VIEW_RETRY_S):
                self._try_view(self._view)
        self._stopped.wait()

    def _try_view(self, view: View) -> None:
        """Run the view until the program stops, or the view fails or is stuck."""
        try:
            with signals.interruptible(_ScreenStuck):
                view.run(self._stopped)
        except _ScreenStuck:
            log.warning("the screen was stuck; it is opened anew")
        except Exception as error:
            trouble = f"the screen failed: {error}"
            if trouble not in self._kit.troubles():
                is_no_wonder = self._ending.is_set()  # the terminal has gone, and that is why it ends
                log.error("the screen failed; all goes on without it", exc_info=None if is_no_wonder else error)
                self._kit.note(trouble)

    # Other threads

    def _conduct(self) -> None:
        if self._wish.speed and raise_priority():
            log.info("real-time priority is granted")
        gc.freeze()  # what is there now stays, and need not be looked through again in mid-workout
        try:
            self._kit.conductor.run()
        except BaseException:
            self._status = CRASHED
            log.exception("the conductor failed; the outputs are off")
        finally:
            self._kit.systemd.tell("STOPPING=1")
            self._stopped.set()
            self._ending.set()
            if self._view:
                self._view.wake()

    def _start_watchdog(self) -> None:
        """Have the conductor feed systemd's watchdog."""
        watchdog = Watchdog(
            self._kit.systemd,
            lambda: self._kit.conductor.scene,
            self._view,
            inputs_live=inputs_live,
            reopen=signals.interrupt,
        )
        run = partial(watchdog.run, self._beat, self._stopped)
        threading.Thread(target=run, name="watchdog", daemon=True).start()

    def _beat(self, feed: Callable[[], None]) -> None:
        """Have the conductor feed the watchdog; and tell of troubles that came while nothing else happened."""
        self._kit.inbox.put(Call(feed))
        self._kit.tell_troubles()

    def _watch_files(self, news: News) -> None:
        """Look for saved routines now and then; if that fails, the timer goes on with those it has."""
        try:
            while not self._stopped.wait(LOOK_S):
                for message in news.look():
                    self._kit.inbox.put(message)
        except Exception:
            log.exception("nobody looks for saved routines any more")
            self._kit.note("saved routines are not noticed any more; start again")

    # The end

    def _stop(self) -> None:
        self._kit.inbox.put(Stop())
        self._ending.set()

    def _on_signal(self, number: int) -> None:
        self._status = SIGNALLED + number
        self._stop()

    def _on_deafness(self) -> None:
        """Stop: nobody could any more, now that signals are not heard."""
        self._status = CRASHED
        self._stop()

    def _see_to_the_end(self) -> None:
        """See on a thread that the program ends when it should, even if the conductor or a screen hangs."""
        self._ending.wait()
        if not self._stopped.wait(CLOSE_S):
            log.warning("the conductor is late; its outputs are switched off without it")
            self._kit.conductor.close()
        if not self._left.wait(LEAVE_S):
            log.error("the program hangs, and is ended")
            os._exit(self._status or CRASHED)
