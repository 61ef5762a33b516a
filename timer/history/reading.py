"""Reading the history, for those who look at it: whole, and without a trace."""

from contextlib import closing
from dataclasses import dataclass, fields
from pathlib import Path

from timer.history.file import errors_told, open_to_read
from timer.history.rows import IntervalRow
from timer.history.store import INTERVAL, interval_row


@dataclass(frozen=True, slots=True)
class Workout:
    """A workout that was kept. Times are milliseconds since 1970; right only if the clock was `synchronised`."""

    id: int
    routine: str
    title: str
    started_ms: int
    synchronised: bool
    ended_ms: int | None
    outcome: str  # done, partial, unfinished
    done: int  # work intervals, here and below
    early: int
    skipped: int
    work_ms: int
    paused_ms: int
    intervals: tuple[IntervalRow, ...]  # by index and attempt

    @property
    def active_ms(self) -> int:
        """The length of all that was played, without pauses; what was left to go back counts too."""
        return sum(row.actual_ms for row in self.intervals)


SESSION = [field.name for field in fields(Workout) if field.name != "intervals"]


def read_history(path: Path) -> tuple[Workout, ...]:
    """Read all workouts, in the order in which they were begun; none if there is no file.

    Raises:
        HistoryError: It can't be read.
    """
    if not path.exists():
        return ()
    with closing(open_to_read(path)) as connection, errors_told(path):
        names = ", ".join(f'"{name}"' for name in INTERVAL)
        rows: dict[int, list[IntervalRow]] = {}
        select = f'SELECT session, {names} FROM interval ORDER BY session, "index", attempt'
        for session, *values in connection.execute(select):
            rows.setdefault(session, []).append(interval_row(values))
        found = connection.execute(f"SELECT {', '.join(SESSION)} FROM session ORDER BY id").fetchall()
    return tuple(
        Workout(**dict(zip(SESSION, values, strict=True)), intervals=tuple(rows.get(values[0], ()))) for values in found
    )
