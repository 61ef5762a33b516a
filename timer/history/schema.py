"""The schema of the history's file, and how an older file is brought up to date."""

import sqlite3
from collections.abc import Sequence

APPLICATION = 0x47594D54  # "GYMT", in the file's header: no other program's database is touched

# Each step brings a file from one version to the next. A step that was released is never changed.
STEPS = (
    """
    CREATE TABLE session (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        routine TEXT NOT NULL,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        seed TEXT NOT NULL,
        intervals INTEGER NOT NULL,
        person TEXT,
        started_ms INTEGER NOT NULL,
        synchronised INTEGER NOT NULL,
        ended_ms INTEGER,
        outcome TEXT NOT NULL DEFAULT 'unfinished',
        done INTEGER NOT NULL DEFAULT 0,
        early INTEGER NOT NULL DEFAULT 0,
        skipped INTEGER NOT NULL DEFAULT 0,
        work_ms INTEGER NOT NULL DEFAULT 0,
        paused_ms INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE interval (
        session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        "index" INTEGER NOT NULL,
        attempt INTEGER NOT NULL,
        phase TEXT NOT NULL,
        kind TEXT NOT NULL,
        exercise TEXT,
        side TEXT,
        "set" INTEGER,
        round INTEGER,
        reps INTEGER,
        planned_ms INTEGER,
        started_ms INTEGER NOT NULL,
        synchronised INTEGER NOT NULL,
        resumed INTEGER NOT NULL,
        actual_ms INTEGER NOT NULL,
        paused_ms INTEGER NOT NULL,
        rounds_done INTEGER NOT NULL,
        slot_done_ms INTEGER,
        outcome TEXT,
        PRIMARY KEY (session, "index", attempt)
    ) WITHOUT ROWID;
    CREATE TABLE checkpoint (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        "index" INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        synchronised INTEGER NOT NULL
    );
    """,
)
VERSION = len(STEPS)
TABLES = {"session", "interval", "checkpoint"}  # of every version


def version(connection: sqlite3.Connection) -> int:
    """Give the version of a file's schema; 0 if it has none yet."""
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def migrate(connection: sqlite3.Connection, steps: Sequence[str] = STEPS) -> None:
    """Bring a file up to date: each step whole or not at all."""
    for number, step in enumerate(steps[version(connection) :], start=version(connection) + 1):
        connection.executescript(
            f"BEGIN IMMEDIATE; {step} PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {number}; COMMIT;"
        )
