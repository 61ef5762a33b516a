"""Runs of the program with a history: a person at the buttons, and every record written before the next press."""

from contextlib import closing
from pathlib import Path

from tests.fakes import Person
from timer.entry import Entry
from timer.expand import expand
from timer.history.file import open_to_read
from timer.history.keeper import Keeper
from timer.history.recorder import Recorder
from timer.history.rows import IntervalRow
from timer.history.store import INTERVAL, interval_row
from timer.messages import Kept
from timer.routine.catalogue import Catalogue
from timer.routine.loader import load
from timer.scene import Offer
from timer.session import Session
from timer.wallclock import Moment

NOON_MS = 1_746_266_400_000  # 3 May 2025, 10:00 in Greenwich
TEXT = """\
name: Short
prepare: 10s
steps:
  - plank: 2 x 40s rest 20s
  - rest: 15s
  - squat: 10 reps
  - lunge: 30s
"""  # 0 prepare, 1 plank, 2 rest, 3 plank, 4 rest, 5 squat, 6 lunge
OPENED: list[Keeper] = []  # a fixture closes them after each test


def read(text: str = TEXT, name: str = "short") -> Entry:
    """Make an entry of a routine's text."""
    routine = load(text, f"{name}.yaml", Catalogue()).routine
    assert routine
    return Entry(name, expand(routine), text)


class Run(Person):
    """One run. Program time begins at 0 with each; the wall clock goes on from `began_ms`."""

    def __init__(
        self,
        path: Path,
        *,
        began_ms: int = NOON_MS,
        trusted: bool = True,
        offers: bool = True,
        text: str = TEXT,
        now_ms: int = 0,
    ) -> None:
        self.began_ms = began_ms
        self.trusted = trusted
        self.posted: list[Offer | Kept] = []
        self.keeper = Keeper(path, Catalogue() if offers else None, self.wall, self.posted.append, lambda: None)
        OPENED.append(self.keeper)
        self.recorder = Recorder(self.wall, self.keeper.put)
        self.now_ms = now_ms
        super().__init__(Session(5_000), read(text))
        self.keep()

    def wall(self) -> Moment:
        return Moment(self.began_ms + self.now_ms, self.trusted)

    def keep(self) -> None:
        """Let the history's thread do what it can; what it tells the session arrives."""
        self.keeper.take()
        self.keeper.work()
        posted, self.posted[:] = self.posted[:], []
        for message in posted:
            self.tell(message)

    def tell(self, message: object, at_ms: int | None = None) -> None:
        before = len(self.happened)
        super().tell(message, at_ms)  # type: ignore[arg-type]
        self._record(before)

    def wait(self, until_ms: int) -> None:
        before = len(self.happened)
        super().wait(until_ms)
        self._record(before)

    def _record(self, before: int) -> None:
        self.recorder.show(self.scene, tuple(self.happened[before:]), self.now_ms)
        self.keep()

    def crash(self) -> None:
        """End like a power cut: nothing more is written."""
        self.keeper.finish()


def intervals(path: Path) -> list[str]:
    """Give the history's intervals, each as `index phase actual/planned outcome`, and what else is to tell of it."""
    with closing(open_to_read(path)) as connection:
        names = ", ".join(f'"{name}"' for name in INTERVAL)
        found = connection.execute(f'SELECT {names} FROM interval ORDER BY session, "index", attempt')
        return [_line(interval_row(values)) for values in found]


def _line(row: IntervalRow) -> str:
    planned = "open" if row.planned_ms is None else f"{row.planned_ms / 1_000:g}"
    attempt = f"#{row.attempt}" if row.attempt > 1 else ""
    words = [f"{row.index}{attempt} {row.phase} {row.actual_ms / 1_000:g}/{planned}", row.outcome or "-"]
    words += ["resumed"] if row.resumed else []
    words += [f"paused {row.paused_ms / 1_000:g}"] if row.paused_ms else []
    words += [f"{row.rounds_done} rounds"] if row.rounds_done else []
    words += [f"slot {row.slot_done_ms / 1_000:g}"] if row.slot_done_ms else []
    return " ".join(words)


def sessions(path: Path) -> list[str]:
    """Give the history's workouts, each as `routine outcome done/early/skipped work`, in seconds."""
    with closing(open_to_read(path)) as connection:
        found = connection.execute(
            "SELECT routine, outcome, done, early, skipped, work_ms / 1000.0 FROM session ORDER BY id"
        )
        return [f"{name} {how} {done}/{early}/{skipped} {work:g}" for name, how, done, early, skipped, work in found]


def times(path: Path) -> list[tuple[int, int | None, bool]]:
    """Give when each workout began and ended, in ms after `NOON_MS`, and whether the clock was right."""
    with closing(open_to_read(path)) as connection:
        found = connection.execute("SELECT started_ms, ended_ms, synchronised FROM session ORDER BY id")
        return [(began - NOON_MS, ended and ended - NOON_MS, bool(trusted)) for began, ended, trusted in found]
