"""`gym-timer history`: what a person sees of what was trained."""

import csv
import io
import json
import sqlite3

import pytest

from tests.timer.history.runs import NOON_MS, Run
from timer.cli import main
from timer.history import schema
from timer.wallclock import local

HOUR_MS = 3_600_000


@pytest.fixture(autouse=True)
def _nobody_knows_what_day_it_is(monkeypatch, tmp_path):
    """Let the weeks end with the last workout's; and keep the history apart."""
    monkeypatch.setenv("GYM_TIMER_CLOCK", "untrusted")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "gym-timer" / "history.db"


def train(path, moves="press 150000", **run):
    person = Run(path, **run)
    person.do(f"press 0, press 1000, {moves}")
    person.wait(200_000)
    person.crash()


def when(unix_ms):
    """Write a time as the table does, in the zone of this machine."""
    return f"{local(unix_ms):%a} {local(unix_ms).day} {local(unix_ms):%b %H:%M}"


def said(capsys, *argv, status=0):
    assert main(["history", *argv]) == status
    printed = capsys.readouterr()
    return printed.out if status == 0 else printed.err


def test_the_last_workouts_their_weeks_and_bests(path, capsys):
    train(path)
    train(path, "double 31000, press 150000, press 165000, hold 170000", began_ms=NOON_MS + HOUR_MS)
    lines = [line.rstrip() for line in said(capsys).splitlines()]
    assert lines[0].split() == ["When", "Routine", "Length", "Done", "Early", "Skipped"]
    assert [" ".join(line.split()) for line in lines[1:3]] == [
        f"{when(NOON_MS + HOUR_MS)} Short 2:43 2 2 partial",
        f"{when(NOON_MS)} Short 2:59 4",
    ]
    assert "28 Apr  ████████████████████████████████████████   6  2 workouts" in lines
    assert "1 of the last 12 weeks with two workouts or more" in lines
    assert [" ".join(line.split()) for line in lines[-4:]] == [
        "Best of Longest Reps Rounds",
        "lunge 0:30",
        "plank 0:40",
        "squat 10",
    ]


def test_another_year_than_the_last_is_told(path, capsys):
    before_ms = NOON_MS - 365 * 24 * HOUR_MS
    train(path, began_ms=before_ms)
    train(path)
    lines = said(capsys).splitlines()
    began = [" ".join(line.split()).split(" Short")[0] for line in lines[1:3]]
    assert began == [when(NOON_MS), when(before_ms).replace("May", "May 2024")]


def test_a_time_that_the_clock_did_not_know_is_not_shown(path, capsys):
    train(path, trusted=False)
    out = said(capsys)
    assert "2025" not in out
    assert out.splitlines()[1].startswith("? ")
    assert "? The clock was not set then; 1 of 1 workouts are in no week." in out


def test_without_a_history_there_is_a_word_of_welcome(capsys, path):
    assert said(capsys) == "Nothing here yet. Finish a workout with `gym-timer run`, and it will be.\n"
    assert not path.parent.exists()


def test_long_histories_are_cut_to_the_last_workouts(path, capsys):
    for _ in range(17):
        train(path, "press 15000, hold 30000")
    lines = said(capsys).splitlines()
    assert lines[16] == "and 2 more; --csv and --json give them all"


def test_csv_has_a_line_for_every_interval(path, capsys):
    train(path)
    text = said(capsys, "--csv")
    assert text.count("\r\n") == 8
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["index"] for row in rows] == list("0123456")
    squat = {name: rows[5][name] for name in ("session", "routine", "exercise", "reps", "planned_seconds", "outcome")}
    assert squat == {
        "session": "1",
        "routine": "short",
        "exercise": "squat",
        "reps": "10",
        "planned_seconds": "",
        "outcome": "done",
    }


def test_csv_of_nothing_is_its_header(capsys):
    assert said(capsys, "--csv").count("\r\n") == 1


def test_json_has_everything(path, capsys):
    train(path)
    data = json.loads(said(capsys, "--json"))
    session = data["sessions"][0]
    assert (session["started"], session["synchronised"], session["outcome"]) == ("2025-05-03T10:00:01Z", True, "done")
    assert session["work_seconds"] == 134.0
    assert [interval["actual_seconds"] for interval in session["intervals"]] == [10, 40, 20, 40, 15, 24, 30]
    assert data["weeks"][-1] == {"monday": "2025-04-28", "sessions": 1, "seconds": 179.0}
    assert [best["exercise"] for best in data["bests"]] == ["lunge", "plank", "squat"]


def test_the_plot_is_written_and_written_again(path, tmp_path, capsys):
    train(path)
    picture = tmp_path / "weeks.svg"
    assert said(capsys, "--plot", str(picture)) == f"{picture}: 12 weeks\n"
    first = picture.read_text()
    assert "Minutes of training a week" in first
    said(capsys, "--plot", str(picture))
    assert picture.read_text() == first
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["weeks.svg"]


def test_the_plot_never_overwrites_what_is_not_a_plot(path, tmp_path, capsys):
    train(path)
    drawing = tmp_path / "drawing.svg"
    drawing.write_text("<svg/>")
    assert "something else is there; choose another name" in said(capsys, "--plot", str(drawing), status=1)
    assert drawing.read_text() == "<svg/>"


def test_a_plot_that_can_not_be_written_is_said(path, capsys):
    train(path)
    assert "/none/weeks.svg: can't be written" in said(capsys, "--plot", "/none/weeks.svg", status=1)


def test_workouts_without_a_day_make_no_plot(path, tmp_path, capsys):
    train(path, trusted=False)
    assert "there are no weeks to plot" in said(capsys, "--plot", str(tmp_path / "w.svg"), status=1)


def newer(path):
    train(path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()


def noise(path):
    path.parent.mkdir()
    path.write_bytes(b"noise" * 1_000)


@pytest.mark.parametrize(
    ("make", "mend"),
    [
        pytest.param(newer, "was written by a newer Gym Timer, and is left as it is; upgrade this one", id="newer"),
        pytest.param(noise, "the timer sets it aside when it starts, and begins a new one", id="damaged"),
    ],
)
def test_what_can_not_be_read_is_said_with_the_mend_and_left_alone(path, capsys, make, mend):
    make(path)
    before = path.read_bytes()
    assert mend in said(capsys, status=1)
    assert path.read_bytes() == before


def test_another_history_can_be_named(tmp_path, capsys):
    train(tmp_path / "other.db")
    assert "Short" in said(capsys, "--history", str(tmp_path / "other.db"))
    assert "there is no such file" in said(capsys, "--history", str(tmp_path / "none.db"), status=1)


def test_a_history_is_read_while_a_workout_goes_on(path, capsys):
    person = Run(path)
    person.do("press 0, press 1000")
    person.wait(60_000)
    assert "unfinished" in said(capsys)
    person.crash()
