"""The history's file: opened with care, for it may be damaged, newer, held by another, or not ours at all."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from timer.history.schema import APPLICATION, TABLES, VERSION, migrate, version

MAGIC = b"SQLite format 3\0"
HEADER_BYTES = 100
VERSION_AT, APPLICATION_AT = 60, 68  # in the header, four bytes each, big end first
BESIDE = ("", "-wal", "-shm")  # the files of one database
WAL_PAGES = 100  # of 4 KB, beside the file, before they go into it: a nearly full disk has no room for more
BUSY_S = 1.0  # how long to wait for another program that writes
DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full; make room",
    sqlite3.SQLITE_READONLY: "the file or its folder is read-only",
    sqlite3.SQLITE_PERM: "the file or its folder is read-only",
    sqlite3.SQLITE_CANTOPEN: "the file can't be opened or made; may this user write there?",
    sqlite3.SQLITE_BUSY: "another program holds it",
    sqlite3.SQLITE_LOCKED: "another program holds it",
    sqlite3.SQLITE_IOERR: "the disk fails",
}


class HistoryError(Exception):
    """The history can't be used now; the message says why, and the mend."""


class DamagedError(HistoryError):
    """The file is no database any more, or not a whole one."""


@contextmanager
def errors_told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system complain about into words.

    Raises:
        HistoryError: With the reason; DamagedError if the file is at fault.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", -1) & 0xFF
        if code in DAMAGED:
            raise DamagedError(f"{path}: damaged: {error}") from error
        if code in REASONS:
            raise HistoryError(f"{path}: {REASONS[code]}") from error
        raise
    except OSError as error:
        raise HistoryError(f"{path}: {error.strerror}; may this user write there?") from error


def look(path: Path) -> None:
    """Read the file's header, and touch nothing; a file that is not there, or empty, is a new one.

    Raises:
        HistoryError: It is a newer version's, or another program's; DamagedError if it is no database.
    """
    try:
        with path.open("rb") as stream:
            header = stream.read(HEADER_BYTES)
    except FileNotFoundError:
        return
    if header and (len(header) < HEADER_BYTES or not header.startswith(MAGIC)):
        raise DamagedError(f"{path}: damaged: it is no database")  # SQLite would empty what lies beside it
    if header:
        judge(path, _number(header, APPLICATION_AT), _number(header, VERSION_AT))


def looks_like_history(path: Path) -> bool:
    """Tell whether a history may be kept there: in a database, or a file that is new or empty."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(MAGIC)) in (b"", MAGIC)
    except OSError:
        return True  # and what is wrong is told when it is opened


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")


def judge(path: Path, application: int, number: int) -> None:
    """Tell whether a database is ours to use, by what its header says; all 0 is a new one.

    Raises:
        HistoryError: It is not.
    """
    if application not in (0, APPLICATION) or (application == 0 and number):
        raise HistoryError(f"{path} is another program's database; choose another file")
    if number > VERSION:
        raise HistoryError(f"{path} was written by a newer Gym Timer, and is left as it is; upgrade this one")


def open_to_write(path: Path) -> sqlite3.Connection:
    """Open the history, new or old, and bring it up to date.

    Raises:
        HistoryError: It can't be used; DamagedError if it is damaged.
    """
    with errors_told(path):
        look(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDONLY | os.O_CREAT, 0o666))  # SQLite's own would let no group write
        connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
        try:
            _check(path, connection)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {WAL_PAGES}")
            connection.execute("PRAGMA foreign_keys = ON")
            migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _check(path: Path, connection: sqlite3.Connection) -> None:
    """Check a file whole; the header that `look` saw may be older than what SQLite has beside it."""
    judge(path, connection.execute("PRAGMA application_id").fetchone()[0], version(connection))
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise DamagedError(f"{path}: damaged: {found}")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if tables and not version(connection):
        raise HistoryError(f"{path} is another program's database; choose another file")
    if version(connection) and not tables >= TABLES:
        raise DamagedError(f"{path}: damaged: a table is missing")


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open the history and leave no trace: not even the files that SQLite makes beside one.

    Raises:
        HistoryError: It can't be read; DamagedError if it is damaged.
    """
    with errors_told(path):
        look(path)
        unused = not path.with_name(f"{path.name}-wal").exists()  # then nobody writes
        how = "immutable=1" if unused else "mode=ro"
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, timeout=BUSY_S)
        try:
            _check(path, connection)
            if version(connection) < VERSION:
                raise HistoryError(f"{path} is an older version's; start the timer once, which brings it up to date")
        except BaseException:
            connection.close()
            raise
    return connection


def lock(path: Path) -> int:
    """Hold the history for this process alone, until the descriptor is closed or the process ends.

    Two timers on one file would each take the other's workout for an unfinished one.

    Raises:
        HistoryError: Another one holds it.
    """
    with errors_told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path.with_name(f"{path.name}.lock"), os.O_RDONLY | os.O_CREAT, 0o666)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(descriptor)
            raise HistoryError(f"{path}: another Gym Timer keeps its history there") from error
    return descriptor


def set_aside(path: Path) -> Path:
    """Give a damaged file a new name beside the old one, and whatever SQLite has beside it.

    Raises:
        HistoryError: The folder does not let it.
    """
    number = 1
    while any(path.with_name(f"{path.name}.broken-{number}{end}").exists() for end in BESIDE):
        number += 1
    aside = path.with_name(f"{path.name}.broken-{number}")
    with errors_told(path):
        for end in BESIDE:
            source = path.with_name(path.name + end)
            if source.exists():
                source.rename(aside.with_name(aside.name + end))
    return aside
