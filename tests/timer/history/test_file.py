"""The history's file."""

import os
from pathlib import Path

from timer.history.file import open_to_write


def test_who_is_in_the_folders_group_may_write_where_the_umask_lets_it(tmp_path: Path) -> None:
    before = os.umask(0o002)
    try:
        connection = open_to_write(tmp_path / "history.db")
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
        connection.close()
    finally:
        os.umask(before)
    assert set(modes) >= {"history.db", "history.db-wal"}
    assert set(modes.values()) == {0o664}
