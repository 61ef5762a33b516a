"""A history that can't be written: the timer times on, says so, loses nothing that it need not, and deletes nothing."""

import os
import sqlite3
from pathlib import Path

import pytest

from tests.timer.history.runs import Run, intervals, sessions
from timer.history import keeper, schema
from timer.history.file import DamagedError, HistoryError, looks_like_history, open_to_read, open_to_write
from timer.history.store import Store

WHOLE = ["short done 4/0/0 134"]


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "history.db"


def train(run):
    """Do the whole workout."""
    run.do("press 0, press 1000, press 150000")
    run.wait(200_000)
    return run


def trained(path):
    """Leave a history with one whole workout."""
    train(Run(path)).crash()
    return path.read_bytes()


def beside(path):
    return sorted(file.name for file in path.parent.iterdir() if not file.name.endswith(".lock"))


# Damaged files


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[:50], id="cut off in its header"),
        pytest.param(lambda data: data[: len(data) // 2], id="cut in half"),
        pytest.param(lambda data: data[:4096], id="cut to a page"),
        pytest.param(lambda data: bytes(reversed(data)), id="noise"),
        pytest.param(lambda data: b"Monday: squats\n", id="a text"),
        pytest.param(lambda data: data[:4096] + bytes(255 for _ in data[4096:]), id="noise after its first page"),
    ],
)
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(path, damage):
    damaged = damage(trained(path))
    path.write_bytes(damaged)
    run = train(Run(path))
    assert run.stands() == "finished"
    assert run.keeper.trouble == "the history was damaged; it is kept as history.db.broken-1, and a new one begun"
    assert path.with_name("history.db.broken-1").read_bytes() == damaged
    run.crash()
    assert sessions(path) == WHOLE


def test_a_file_that_was_set_aside_before_is_kept_too(path):
    for _ in range(2):
        path.write_bytes(b"noise" * 1_000)
        path.with_name("history.db-wal").write_bytes(b"more noise")
        Run(path).crash()
    assert beside(path) == [
        "history.db",
        "history.db.broken-1",
        "history.db.broken-1-wal",
        "history.db.broken-2",
        "history.db.broken-2-wal",
    ]


def test_a_file_damaged_in_mid_workout_costs_only_what_was_in_it(path, monkeypatch):
    run = Run(path)
    run.do("press 0, press 1000")
    run.wait(20_000)
    write = Store.write

    def fail(self, record):
        monkeypatch.setattr(Store, "write", write)
        raise DamagedError("torn")

    monkeypatch.setattr(Store, "write", fail)
    run.do("press 150000")
    run.wait(200_000)
    run.crash()
    assert beside(path) == ["history.db", "history.db.broken-1"]
    assert sessions(path) == ["short done 4/0/0 134"]
    assert sessions(path.with_name("history.db.broken-1")) == ["short unfinished 0/0/0 0"]


def test_a_missing_table_is_damage(path):
    trained(path)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE checkpoint")
    connection.close()
    with pytest.raises(DamagedError, match="a table is missing"):
        open_to_write(path)


# Files that are left alone


def foreign(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.commit()
    connection.close()


def newer(path):
    trained(path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(newer, "was written by a newer Gym Timer, and is left as it is; upgrade this one", id="newer"),
        pytest.param(foreign, "is another program's database; choose another file", id="another program's"),
    ],
)
def test_what_is_not_ours_to_write_is_never_touched(path, make, said):
    make(path)
    before = path.read_bytes()
    run = train(Run(path))
    assert run.stands() == "finished"
    assert run.keeper.trouble == f"no history: {path} {said}"
    run.crash()
    assert path.read_bytes() == before
    assert beside(path) == ["history.db"]
    with pytest.raises(HistoryError, match=said):
        open_to_read(path)


# Disks that fail, and recover


@pytest.fixture
def full(monkeypatch):
    """Fill the disk: until it is emptied, every write fails."""
    state = {"full": True}
    write = Store.write

    def fail(self, record):
        if state["full"]:
            raise HistoryError("h.db: the disk is full; make room")
        write(self, record)

    monkeypatch.setattr(Store, "write", fail)
    return state


def test_when_there_is_room_again_everything_is_written(path, full):
    run = Run(path)
    run.do("press 0, press 1000")
    run.wait(100_000)
    assert run.keeper.trouble == "no history: h.db: the disk is full; make room"
    full["full"] = False
    run.do("press 150000")
    run.wait(200_000)
    assert run.keeper.trouble is None
    assert sessions(path) == WHOLE
    assert len(intervals(path)) == 7


def test_what_is_lost_in_the_end_is_said(path, full, caplog):
    train(Run(path)).crash()
    assert "records lost: 4" in caplog.text


def test_memory_is_bounded_while_nothing_can_be_written(path, full, monkeypatch):
    monkeypatch.setattr(keeper, "MOST_WAITING", 3)
    run = train(Run(path))
    assert run.keeper.trouble == "no history: h.db: the disk is full; make room; records lost: 1"


def test_a_record_that_can_not_be_written_keeps_no_other_from_it(path, monkeypatch, caplog):
    run = Run(path)
    write = Store.write
    monkeypatch.setattr(Store, "write", lambda self, record: 1 / 0)
    run.do("press 0, press 1000")
    assert run.keeper.trouble == "no history: the history failed: division by zero; records lost: 1"
    monkeypatch.setattr(Store, "write", write)
    run.do("press 150000")
    run.wait(200_000)
    assert sessions(path) == WHOLE


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (sqlite3.SQLITE_FULL, "the disk is full; make room"),
        (sqlite3.SQLITE_READONLY, "the file or its folder is read-only"),
        (sqlite3.SQLITE_IOERR | 1 << 8, "the disk fails"),
    ],
    ids=["full", "read-only", "failing"],
)
def test_what_the_disk_refuses_is_said_in_words(path, code, said):
    run = Run(path)
    run.keeper._store._connection.close()
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code

    class Refusing:
        def execute(self, *args):
            raise error

        def close(self):
            pass

    run.keeper._store._connection = Refusing()
    with pytest.raises(HistoryError, match=said):
        run.keeper._store.write(None)


@pytest.mark.parametrize("name", ["/proc/none/history.db", "/dev/null/history.db"], ids=["no folder", "a file"])
def test_a_folder_that_can_not_be_made_is_said_and_the_workout_goes_on(name, caplog):
    run = train(Run(Path(name)))
    assert run.stands() == "finished"
    assert run.keeper.trouble.startswith(f"no history: {name}: ")
    assert run.keeper.trouble.endswith("may this user write there?")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_can_not_be_written_is_said(path):
    trained(path)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        run = train(Run(path))
        assert run.stands() == "finished"
        assert run.keeper.trouble
    finally:
        path.parent.chmod(0o755)


def test_a_folder_in_the_files_place_is_said(path):
    path.mkdir()
    run = train(Run(path))
    assert run.stands() == "finished"
    assert run.keeper.trouble == f"no history: {path}: Is a directory; may this user write there?"


def test_a_history_that_another_timer_keeps_is_left_to_it(path):
    first = Run(path)
    second = Run(path)
    assert second.keeper.trouble == f"no history: {path}: another Gym Timer keeps its history there"
    first.do("press 0, press 1000")
    first.crash()
    second.keep()
    assert second.keeper.trouble is None


def test_a_database_that_another_program_holds_is_written_when_it_lets_go(path, monkeypatch):
    monkeypatch.setattr("timer.history.file.BUSY_S", 0.0)
    trained(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    run = train(Run(path))
    assert run.keeper.trouble == f"no history: {path}: another program holds it"
    other.execute("ROLLBACK")
    other.close()
    run.keep()
    assert run.keeper.trouble is None
    assert sessions(path) == WHOLE * 2


def test_a_file_that_was_taken_away_is_begun_anew(path):
    run = Run(path)
    run.do("press 0, press 1000")
    path.unlink()
    run.do("press 150000")
    run.wait(200_000)
    assert sessions(path) == WHOLE


# Versions


def test_an_older_file_is_brought_up_to_date_and_keeps_its_rows(path):
    trained(path)
    connection = sqlite3.connect(path, isolation_level=None)
    schema.migrate(connection, (*schema.STEPS, "ALTER TABLE session ADD COLUMN mood TEXT NOT NULL DEFAULT 'fine';"))
    assert schema.version(connection) == schema.VERSION + 1
    assert connection.execute("SELECT routine, mood FROM session").fetchall() == [("short", "fine")]
    assert connection.execute("SELECT count(*) FROM interval").fetchone() == (7,)
    connection.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(path):
    trained(path)
    connection = sqlite3.connect(path, isolation_level=None)
    step = "ALTER TABLE session ADD COLUMN mood TEXT; ALTER TABLE nowhere ADD COLUMN mood TEXT;"
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        schema.migrate(connection, (*schema.STEPS, step))
    connection.close()
    with Store(path) as store:
        assert list(store.lasts()) == ["short"]
        assert "mood" not in [row[1] for row in store._connection.execute("PRAGMA table_info(session)")]


def test_a_released_step_never_changes():
    """Version 1, as it first went out: write a new step rather than change this one."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(connection, schema.STEPS[:1])
    columns = {
        table: [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        for table in ("session", "interval", "checkpoint")
    }
    connection.close()
    assert columns == {
        "session": [
            *("id", "key", "routine", "title", "text", "seed", "intervals", "person", "started_ms", "synchronised"),
            *("ended_ms", "outcome", "done", "early", "skipped", "work_ms", "paused_ms"),
        ],
        "interval": [
            *("session", "index", "attempt", "phase", "kind", "exercise", "side", "set", "round", "reps"),
            *("planned_ms", "started_ms", "synchronised", "resumed", "actual_ms", "paused_ms", "rounds_done"),
            *("slot_done_ms", "outcome"),
        ],
        "checkpoint": ["id", "session", "index", "at_ms", "synchronised"],
    }


def test_the_file_is_as_safe_as_sqlite_makes_it(path):
    with Store(path) as store:
        asked = [store._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert asked == ["wal", 2]  # FULL


@pytest.mark.parametrize(
    ("data", "looks"),
    [(None, True), (b"", True), (b"SQLite format 3\0...", True), (b"name: Mine\n", False)],
    ids=["none", "empty", "a database", "a text"],
)
def test_a_text_is_not_taken_for_a_history(path, data, looks):
    if data is not None:
        path.write_bytes(data)
    assert looks_like_history(path) is looks


def test_reading_leaves_no_trace(path):
    trained(path)
    before = (beside(path), path.read_bytes(), path.stat().st_mtime_ns)
    open_to_read(path).close()
    assert (beside(path), path.read_bytes(), path.stat().st_mtime_ns) == before
