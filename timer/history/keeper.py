"""The keeper: writes records on a thread of its own, so that no disk ever delays a cue."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue

from timer.history.figures import WEEKS, weeks_min
from timer.history.file import DamagedError, HistoryError, set_aside
from timer.history.resuming import is_recent, offer_of
from timer.history.rows import Ending, LetGo, Record
from timer.history.store import Store
from timer.messages import Kept
from timer.routine.catalogue import Catalogue
from timer.scene import Offer
from timer.wallclock import Moment, local

log = logging.getLogger(__name__)

WEEK_MS = 7 * 24 * 3_600_000
RETRY_S = 5.0  # while the file can't be written
CLOSE_S = 3.0  # how long the end of the program waits for the disk; at 5 s the app ends it
MOST_WAITING = 20_000  # records, of some twenty workouts: more are not kept in memory


class Keeper:
    """Keeps the history in a file. What can't be written waits in memory, and is tried again."""

    def __init__(
        self,
        path: Path,
        catalogue: Catalogue | None,
        now: Callable[[], Moment],
        post: Callable[[Offer | Kept], None],
        on_trouble: Callable[[], None],
    ) -> None:
        """Args.

        catalogue: To lay an unfinished workout out again; None: none is offered.
        now: Reads the wall clock.
        post: Tells the session.
        on_trouble: Called whenever `trouble` has changed.
        """
        self.trouble: str | None = None
        self._path = path
        self._catalogue = catalogue
        self._now = now
        self._post = post
        self._on_trouble = on_trouble
        self._queue: SimpleQueue[Record | LetGo | None] = SimpleQueue()  # None: the program ends
        self._waiting: deque[Record | LetGo] = deque()
        self._store: Store | None = None
        self._greeted = False  # the session knows what the last run left
        self._damage: str | None = None  # what came of a damaged file, told until the program ends
        self._lost = 0  # records
        self._thread = threading.Thread(target=self._run, name="history", daemon=True)

    def put(self, record: Record | LetGo) -> None:
        """Take a record; returns at once, and never fails."""
        self._queue.put(record)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """Write what waits, if the disk lets it; may be called twice."""
        self._queue.put(None)
        if self._thread.is_alive():
            self._thread.join(CLOSE_S)

    def _run(self) -> None:
        open_ended = True
        while open_ended:
            self.work()
            open_ended = self.take(RETRY_S if self._waiting or self._store is None else None)
        self.work()
        self.finish()

    # Steps of the thread; a test takes them itself

    def take(self, timeout_s: float | None = 0.0) -> bool:
        """Take all records that have come, and wait for the first; give False when the program ends."""
        try:
            record = self._queue.get(timeout=timeout_s)
            while record is not None:
                self._keep(record)
                record = self._queue.get_nowait()
        except Empty:
            return True
        return False

    def _keep(self, record: Record | LetGo) -> None:
        if len(self._waiting) < MOST_WAITING:
            self._waiting.append(record)
        else:
            self._lost += 1

    def work(self) -> None:
        """Write all that waits, and tell what is wrong."""
        reason = None
        try:
            self._write_all()
        except HistoryError as error:
            reason = str(error)
            self._close_store()
        except Exception as error:  # what nobody foresaw must not keep the rest from being written
            log.exception("the history failed")
            reason = f"the history failed: {error}"
            self._close_store()
            self._give_up()
        self._tell(reason)

    def _give_up(self) -> None:
        """Try no more what failed just now."""
        if not self._greeted:
            self._greeted = True
        elif self._waiting:
            self._waiting.popleft()
            self._lost += 1

    def finish(self) -> None:
        """Close the file, and say what is lost."""
        self._close_store()
        lost = self._lost + len(self._waiting)
        if lost:
            log.warning("the history lacks what happened last; records lost: %d", lost)

    def _write_all(self) -> None:
        try:
            self._write()
        except DamagedError as error:
            log.warning("%s", error)
            self._close_store()
            if self._damage:
                raise  # a new file that is damaged at once: the disk is
            aside = set_aside(self._path)
            self._damage = f"the history was damaged; it is kept as {aside.name}, and a new one begun"
            self._write()

    def _write(self) -> None:
        if self._store and not self._store.is_there:
            self._close_store()
        self._store = store = self._store or Store(self._path)
        if not self._greeted:
            self._greet(store)
        while self._waiting:
            record = self._waiting[0]
            store.write(record)
            self._waiting.popleft()
            if isinstance(record, Record) and record.ending is not Ending.UNFINISHED:
                self._post(self._kept(store))

    def _greet(self, store: Store) -> None:
        """Tell the session what the last run left: when what was done, and a workout to take up again."""
        self._post(self._kept(store))
        unfinished = store.unfinished() if self._catalogue else None
        if unfinished and self._catalogue:
            recent = is_recent(unfinished, self._now())
            offer = offer_of(unfinished, self._catalogue) if recent else None
            if offer:
                self._post(offer)
            else:
                store.settle()
        self._greeted = True

    def _kept(self, store: Store) -> Kept:
        """Read what the screen tells of the history; no weeks while nobody knows what day it is."""
        now = self._now()
        if not now.trusted:
            return Kept(store.lasts(), ())
        since_ms = now.unix_ms - (WEEKS + 1) * WEEK_MS
        return Kept(store.lasts(), weeks_min(store.lengths(since_ms), local(now.unix_ms).date()))

    def _close_store(self) -> None:
        store, self._store = self._store, None
        if store:
            store.close()

    def _tell(self, reason: str | None) -> None:
        lost = f"; records lost: {self._lost}" if self._lost else ""
        trouble = f"no history: {reason}{lost}" if reason else self._damage
        if trouble == self.trouble:
            return
        if trouble:
            log.warning("%s", trouble)
        else:
            log.warning("the history is written again")
        self.trouble = trouble
        self._on_trouble()
