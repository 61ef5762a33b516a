"""A timer that is killed at any instant offers the interval last committed, and holds each interval once."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress

import pytest

from tests.soak.victim import TEXT
from timer.expand import expand
from timer.routine.catalogue import Catalogue
from timer.routine.loader import load

pytestmark = pytest.mark.skipif(os.environ.get("HYPOTHESIS_PROFILE") != "soak", reason="long: make soak")

KILLS = 250
LONGEST_S = 1.5  # of a life
MOST_BEHIND = 2  # intervals that were begun and not yet committed
INTERVALS = len(expand(load(TEXT, "victim.yaml", Catalogue()).routine).intervals)
COUNTED = ("done", "early", "skipped", "capped")


class Victim:
    """One life."""

    def __init__(self, path, mode, seed):
        command = [sys.executable, "-m", "tests.soak.victim", str(path), mode, str(seed)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def kill(self, after_s):
        """Kill it, unless it has ended by then; give its lines."""
        try:
            self.process.wait(after_s)
        except subprocess.TimeoutExpired:
            self.process.kill()
        return self.process.communicate()[0].splitlines()


class Found:
    """What a dead timer left, read from a copy: the next one must find it as it was."""

    def __init__(self, path, scratch):
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        for end in ("", "-wal", "-shm"):
            source = path.with_name(path.name + end)
            if source.exists():
                shutil.copy(source, scratch / source.name)
        with closing(sqlite3.connect(scratch / path.name)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            self.checkpoint, self.outcomes, self.rows = None, {}, []
            if connection.execute("PRAGMA user_version").fetchone()[0]:
                self.checkpoint = connection.execute('SELECT session, "index" FROM checkpoint').fetchone()
                self.outcomes = dict(connection.execute("SELECT id, outcome FROM session").fetchall())
                self.rows = connection.execute('SELECT session, "index", attempt, outcome FROM interval').fetchall()

    def check(self):
        """Check that every interval is held once, and none is missing before the one to go on in."""
        for session, outcome in self.outcomes.items():
            rows = [row for row in self.rows if row[0] == session]
            counted = [index for _, index, _, how in rows if how in COUNTED]
            going_on = [index for _, index, _, how in rows if how is None]
            assert sorted(counted) == list(range(len(counted))), "each interval once, in order"
            if outcome == "done":
                assert (len(counted), going_on) == (INTERVALS, [])
            else:
                assert outcome == "unfinished"
                assert self.checkpoint == (session, len(counted))
                assert going_on in ([], [len(counted)])
            attempts = {}
            for _, index, attempt, _ in sorted(rows):
                assert attempt == attempts.get(index, 0) + 1, "no attempt is lost"
                attempts[index] = attempt


def test_killed_at_random_instants(tmp_path):
    path, scratch = tmp_path / "state" / "history.db", tmp_path / "scratch"
    chance = random.Random(20_250_503)
    behind = offers = 0
    expected = None
    for life in range(KILLS):
        victim = Victim(path, "begin" if expected is None else "take", life)
        lines = victim.kill(after_s=0.2 + chance.random() * LONGEST_S)
        found = Found(path, scratch)
        found.check()

        offered = [int(line.split()[1]) for line in lines if line.startswith("offer")]
        assert offered in ([], [expected])
        offers += len(offered)
        reached = [int(line.split()[1]) for line in lines if line.startswith("at")]
        if reached and found.checkpoint:
            assert 0 <= reached[-1] - found.checkpoint[1] <= MOST_BEHIND
            behind += reached[-1] != found.checkpoint[1]
        expected = found.checkpoint[1] if found.checkpoint else None
    Victim(path, "begin" if expected is None else "take", KILLS).kill(after_s=60)
    found = Found(path, scratch)
    found.check()
    outcomes = list(found.outcomes.values())
    print(f"{KILLS} lives, {offers} offers, {len(outcomes)} workouts; {behind} times the last one was not committed")
    assert offers > KILLS / 5
    assert set(outcomes) == {"done"}


# Real disks: a small tmpfs


@pytest.fixture
def small_disk(tmp_path):
    """Give a file system of a megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", folder], capture_output=True).returncode:
        pytest.skip("only root can mount")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def fill(path):
    """Take all the room there is."""
    with path.open("wb", buffering=0) as stream, suppress(OSError):
        while True:
            stream.write(bytes(1_024))


def sessions(path):
    with closing(sqlite3.connect(path)) as connection:
        return [outcome for (outcome,) in connection.execute("SELECT outcome FROM session ORDER BY id")]


def play_whole(path):
    command = [sys.executable, "-m", "tests.soak.victim", str(path), "begin", "1"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_full_disk_stops_no_workout_and_room_brings_everything_back(small_disk):
    path = small_disk / "history.db"
    ballast = small_disk / "ballast"
    fill(ballast)
    timer = play_whole(path)
    time.sleep(2)
    ballast.unlink()
    out, err = timer.communicate(timeout=120)
    assert timer.returncode == 0
    assert f"at {INTERVALS}" in out.splitlines()
    assert "no history" in err
    assert "the history is written again" in err
    assert sessions(path) == ["done"]


def test_a_disk_that_stays_full_stops_no_workout(small_disk):
    fill(small_disk / "ballast")
    out, err = play_whole(small_disk / "history.db").communicate(timeout=120)
    assert f"at {INTERVALS}" in out.splitlines()
    assert "the history lacks what happened last" in err


def test_a_read_only_disk_is_said(small_disk):
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    out, err = play_whole(small_disk / "history.db").communicate(timeout=120)
    assert f"at {INTERVALS}" in out.splitlines()
    assert "no history" in err
