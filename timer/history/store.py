"""The store: writes the history's rows, and reads what the next start needs of them."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple, fields
from pathlib import Path
from types import TracebackType
from typing import Self

from timer.history.file import errors_told, lock, open_to_write
from timer.history.rows import Ending, IntervalRow, LetGo, Record, SessionRow, Unfinished
from timer.history.totals import Totals, totals
from timer.scene import Last, Tally
from timer.state import Outcome
from timer.timeline import Phase
from timer.wallclock import Moment, local

LEAST_WORK_MS = 1_000  # a workout that was stopped with less was never meant


def _names(columns: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _into(table: str, columns: list[str]) -> str:
    return f"INTO {table} ({_names(columns)}) VALUES ({', '.join('?' * len(columns))})"


SESSION = [field.name for field in fields(SessionRow)]
INTERVAL = [field.name for field in fields(IntervalRow)]
INSERT_SESSION = f"INSERT {_into('session', SESSION)} ON CONFLICT (key) DO NOTHING"
REPLACE_INTERVAL = f"REPLACE {_into('interval', ['session', *INTERVAL])}"
SELECT_INTERVALS = f'SELECT {_names(INTERVAL)} FROM interval WHERE session = ? ORDER BY "index", attempt'


class Store:
    """An open history, held by this process alone. Every method may raise HistoryError, and has then changed nothing.

    It belongs to the thread that opened it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = lock(path)
        try:
            self._connection = open_to_write(path)
            self._inode = path.stat().st_ino
        except BaseException:
            os.close(self._lock)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self._connection.close()
        os.close(self._lock)

    @property
    def is_there(self) -> bool:
        """False if the file was taken away or replaced: what is written then is lost."""
        try:
            return self._path.stat().st_ino == self._inode
        except OSError:
            return False

    # Writing

    def write(self, record: Record | LetGo) -> None:
        """Write what happened, whole or not at all; what was written before is not written twice."""
        with errors_told(self._path), self._transaction():
            if isinstance(record, LetGo):
                self._settle("key = ?", record.key)
            else:
                self._record(record)

    def settle(self) -> None:
        """Keep every unfinished workout as partial."""
        with errors_told(self._path), self._transaction():
            self._settle("TRUE")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _record(self, record: Record) -> None:
        execute = self._connection.execute
        execute(INSERT_SESSION, astuple(record.session))
        session: int = execute("SELECT id FROM session WHERE key = ?", (record.session.key,)).fetchone()[0]
        self._settle("session.id <> ?", session)
        if record.resumes:
            self._end_intervals(session, Outcome.LEFT)  # the one that was cut off; it is done again
        if record.correction_ms is not None:
            self._correct(session, record.correction_ms)
        for row in record.intervals:
            execute(REPLACE_INTERVAL, (session, *astuple(row)))
        if record.ending is Ending.UNFINISHED:
            self._sum_up(session)
            execute(
                "REPLACE INTO checkpoint VALUES (1, ?, ?, ?, ?)",
                (session, record.index, record.at.unix_ms, record.at.trusted),
            )
        else:
            self._end(session, record.ending, record.at.unix_ms, LEAST_WORK_MS)

    def _correct(self, session: int, correction_ms: int) -> None:
        """Set right the times that were told before the clock was."""
        for table, key in (("session", "id"), ("interval", "session")):
            self._connection.execute(
                f"UPDATE {table} SET started_ms = started_ms + ?, synchronised = TRUE"
                f" WHERE {key} = ? AND NOT synchronised",
                (correction_ms, session),
            )

    def _settle(self, where: str, *values: str | int) -> None:
        """Keep unfinished workouts as partial."""
        found = self._connection.execute(
            "SELECT session.id, coalesce(at_ms, started_ms) FROM session LEFT JOIN checkpoint"
            f" ON checkpoint.session = session.id WHERE outcome = 'unfinished' AND {where}",
            values,
        ).fetchall()
        for session, at_ms in found:
            self._end_intervals(session, Outcome.PARTIAL)
            self._end(session, Ending.PARTIAL, at_ms, least_work_ms=0)

    def _end_intervals(self, session: int, outcome: Outcome) -> None:
        self._connection.execute(
            "UPDATE interval SET outcome = ? WHERE session = ? AND outcome IS NULL", (outcome.value, session)
        )

    def _end(self, session: int, ending: Ending, at_ms: int, least_work_ms: int) -> None:
        """End a workout; one that was stopped before any of its work is forgotten."""
        execute = self._connection.execute
        execute("DELETE FROM checkpoint WHERE session = ?", (session,))
        execute("UPDATE session SET outcome = ?, ended_ms = ? WHERE id = ?", (ending.value, at_ms, session))
        rows = self._intervals(session)
        summed = self._sum_up(session)
        worked = any(row.phase == Phase.WORK.value for row in rows) and summed.work_ms >= least_work_ms
        if ending is Ending.PARTIAL and not worked:
            execute("DELETE FROM session WHERE id = ?", (session,))

    def _sum_up(self, session: int) -> Totals:
        summed = totals(self._intervals(session))
        self._connection.execute(
            "UPDATE session SET done = ?, early = ?, skipped = ?, work_ms = ?, paused_ms = ? WHERE id = ?",
            (*map(summed.count, ("done", "early", "skipped")), summed.work_ms, summed.paused_ms, session),
        )
        return summed

    # Reading

    def _intervals(self, session: int) -> tuple[IntervalRow, ...]:
        return tuple(interval_row(values) for values in self._connection.execute(SELECT_INTERVALS, (session,)))

    def unfinished(self) -> Unfinished | None:
        """Give the workout that was cut off, if that is the last thing that happened."""
        with errors_told(self._path):
            found = self._connection.execute(
                f"SELECT id, {_names(SESSION)} FROM session"
                " WHERE outcome = 'unfinished' AND id = (SELECT max(id) FROM session)"
            ).fetchone()
            at = self._connection.execute('SELECT session, "index", at_ms, synchronised FROM checkpoint').fetchone()
            if found is None or at is None or found[0] != at[0]:
                return None
            session, index, at_ms, trusted = at
            return Unfinished(SessionRow(*found[1:]), index, Moment(at_ms, bool(trusted)), self._intervals(session))

    def lasts(self) -> dict[str, Last]:
        """Give each routine as it was last done, by its name in the library; its day where the clock was right."""
        with errors_told(self._path):
            found = self._connection.execute(
                "SELECT routine, synchronised, ended_ms, done, early, skipped, work_ms FROM session"
                " WHERE id IN (SELECT max(id) FROM session WHERE outcome = 'done' GROUP BY routine)"
            )
            return {
                routine: Last(local(ended_ms).date() if synchronised else None, Tally(*tally))
                for routine, synchronised, ended_ms, *tally in found
            }

    def lengths(self, since_ms: int) -> tuple[tuple[int, int], ...]:
        """Give when each workout since then began, and how long all that was played in it; where the clock was right.

        Workouts in which no work was done are left out.
        """
        with errors_told(self._path):
            found = self._connection.execute(
                "SELECT session.started_ms, sum(actual_ms) FROM session JOIN interval ON interval.session = session.id"
                " WHERE session.synchronised AND work_ms AND session.started_ms >= ? GROUP BY session.id",
                (since_ms,),
            )
            return tuple((started_ms, active_ms) for started_ms, active_ms in found)


def interval_row(values: Iterable[object]) -> IntervalRow:
    """Make a row of what a SELECT of the columns in INTERVAL gives; SQLite knows no booleans."""
    known = dict(zip(INTERVAL, values, strict=True))
    return IntervalRow(**{**known, "synchronised": bool(known["synchronised"]), "resumed": bool(known["resumed"])})  # type: ignore[arg-type]
