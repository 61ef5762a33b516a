"""The commands that read: list, check, show and schema. What they print, and their exit status."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from timer import __version__
from timer.cli import COMMANDS, main
from timer.library import SHIPPED

READABLE = "check the path, and that you may read it"
GOOD = """\
name: Mine
prepare: 5s
steps:
  - plank: 45s
  - rest: 15s
  - side plank: 20s
  - circuit: {rounds: 2, exercises: [{squat: {reps: 10, note: Slow.}}, {push-up: 3 x 5 reps}]}
"""
BAD = "name: Mine\nsteps:\n  - plank: 45 sec\n  - circut: {exercises: [{squat: 20s}]}\n"


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("GYM_TIMER_ROUTINES", raising=False)
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.yaml"
    path.write_text(GOOD)
    return str(path)


@pytest.fixture
def bad(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text(BAD)
    return str(path)


def test_check_says_what_a_good_file_holds(good, capsys):
    assert main(["check", good]) == 0
    out, err = capsys.readouterr()
    assert out == f"{good}: about 4 min, 14 intervals, work about 4 min to rest 15 s\n"
    assert err == ""


def test_check_tells_minutes_and_seconds_where_nothing_is_estimated(capsys):
    assert main(["check", "first-timer"]) == 0
    assert capsys.readouterr().out.endswith("first-timer.yaml: 12:20, 34 intervals, work 7:20 to rest 4:45\n")


@pytest.mark.parametrize(
    ("step", "told"),
    [
        pytest.param(
            "circuit: {reps: [21, 15, 9], exercises: [thruster, pull-up]}",
            "about 5 min, 7 intervals, work about 5 min to rest 0 s",
            id="no rest",
        ),
        pytest.param("plank: max", "about 10 s, 2 intervals, work open to rest 0 s", id="work of any length"),
        pytest.param(
            "plank: {work: 45s, advance: press}", "about 1 min, 2 intervals, work 45 s to rest 0 s", id="waits"
        ),
    ],
)
def test_check_says_about_only_of_what_depends_on_the_athlete(step, told, tmp_path, capsys):
    path = tmp_path / "x.yaml"
    path.write_text(f"name: Mine\nsteps:\n  - {step}\n")
    assert main(["check", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: {told}\n"


def test_check_json_has_every_fault_and_a_summary_of_every_file(good, bad, tmp_path, capsys):
    nowhere = str(tmp_path / "nowhere" / "at all.yaml")
    warned = tmp_path / "warned.yaml"
    warned.write_text("name: Mine\nsteps:\n  - plnak: 45s\n")
    assert main(["check", "--json", good, bad, str(warned), nowhere, "no-such"]) == 1
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert err == ""
    assert [list(fault.values()) for fault in found["faults"]] == [
        [bad, 3, 12, "error", "'45 sec' can't be read", "write '45s'"],
        [bad, 4, 5, "error", "unknown block 'circut'", "did you mean 'circuit'?"],
        [str(warned), 3, 5, "warning", "'plnak' is not in the catalogue", "did you mean 'plank'?"],
        [nowhere, 1, 1, "error", "the file can't be read (No such file or directory)", READABLE],
        ["no-such", 1, 1, "error", "there is no routine 'no-such'", "`gym-timer list` names them"],
    ]
    assert list(found["faults"][0]) == ["file", "line", "column", "severity", "message", "mend"]
    assert found["files"][0] == {
        "file": good,
        "name": "Mine",
        "seconds": 260.0,
        "estimated": True,
        "intervals": 14,
        "work": 235.0,
        "rest": 15.0,
    }
    assert [(file["file"], file["seconds"]) for file in found["files"][1:]] == [
        (bad, None),
        (str(warned), 55.0),
        (nowhere, None),
        ("no-such", None),
    ]


def test_check_passes_a_file_with_warnings_alone(tmp_path, capsys):
    (tmp_path / "x.yaml").write_text("name: Mine\nsteps:\n  - plnak: 45s\n")
    assert main(["check", str(tmp_path / "x.yaml")]) == 0
    assert "x.yaml:3:5: warning: 'plnak' is not in the catalogue" in capsys.readouterr().err


def test_check_tells_every_fault_on_stderr(bad, capsys):
    assert main(["check", bad]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert f"{bad}:3:12: " in err
    assert f"{bad}:4:5: " in err
    assert "did you mean 'circuit'?" in err
    assert "    " + "           ^" in err


def test_check_goes_on_after_a_bad_file(good, bad, capsys):
    assert main(["check", bad, good, "no-such-routine"]) == 1
    out, err = capsys.readouterr()
    assert good in out
    assert "there is no routine 'no-such-routine'" in err


def test_check_takes_a_folder(good, bad, tmp_path, capsys):
    assert main(["check", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert good in out
    assert bad in err


def test_check_of_the_shipped_folder_finds_no_fault_and_takes_the_catalogue_for_no_routine(capsys):
    assert main(["check", str(SHIPPED)]) == 0
    out, err = capsys.readouterr()
    assert "tabata.yaml: " in out
    assert "exercises.yaml" not in out
    assert err == ""


def test_check_of_a_folder_without_routines_says_so(tmp_path, capsys):
    (tmp_path / "notes.txt").write_text("hello")
    assert main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"{tmp_path}: no routines here; their files end in .yaml or .yml\n"


def test_check_without_a_file_checks_the_library(capsys):
    assert main(["check"]) == 0
    assert "first-timer.yaml: " in capsys.readouterr().out


def test_show_json_is_the_timeline(good, capsys):
    assert main(["show", good, "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert {key: shown[key] for key in ("name", "seconds", "estimated")} == {
        "name": "Mine",
        "seconds": 5 + 45 + 15 + 20 + 5 + 20 + 2 * (30 + 3 * 15.0),
        "estimated": True,
    }
    assert shown["intervals"][0] == {
        "index": 0,
        "phase": "prepare",
        "exercise": None,
        "side": None,
        "start": 0.0,
        "seconds": 5.0,
        "reps": None,
        "set": None,
        "sets": None,
        "round": None,
        "rounds": None,
        "section": None,
        "note": None,
    }
    rows = [
        (
            row["phase"],
            row["exercise"],
            row["side"],
            row["start"],
            row["seconds"],
            row["reps"],
            row["set"],
            row["round"],
        )
        for row in shown["intervals"][1:9]
    ]
    assert rows == [
        ("work", "plank", None, 5.0, 45.0, None, None, None),
        ("rest", None, None, 50.0, 15.0, None, None, None),
        ("work", "side plank", "left", 65.0, 20.0, None, None, None),
        ("switch", "side plank", "right", 85.0, 5.0, None, None, None),
        ("work", "side plank", "right", 90.0, 20.0, None, None, None),
        ("work", "squat", None, 110.0, None, 10, None, 1),
        ("work", "push-up", None, 140.0, None, 5, 1, 1),
        ("work", "push-up", None, 155.0, None, 5, 2, 1),
    ]
    assert shown["intervals"][6]["note"] == "Slow."


def test_show_prints_a_table_with_totals(good, capsys):
    assert main(["show", good]) == 0
    out = capsys.readouterr().out
    assert "10 × squat" in out
    assert out.splitlines()[-1] == "about 4 min: about 4 min of work, 15 s of rest, 14 intervals"


@pytest.mark.parametrize(
    "command", [["show", "tabatta"], ["show", "none.yaml"], ["simulate", "none.yaml", "--headless"]]
)
def test_a_routine_that_is_not_there_is_the_inputs_fault(command, capsys):
    assert main(command) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1


def printed_as_ascii(*argv):
    """Give what a command prints where only ASCII can be."""
    printed = io.BytesIO()
    stream = io.TextIOWrapper(printed, encoding="ascii")
    with redirect_stdout(stream):
        assert main(argv) == 0
        return printed.getvalue()


def test_show_escapes_what_the_output_can_not_take(good):
    assert rb"10 \xd7 squat" in printed_as_ascii("show", good)


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no such names")
def test_check_tells_of_a_file_with_half_a_character_in_its_name(tmp_path):
    path = os.fsdecode(os.path.join(os.fsencode(tmp_path), b"\xff.yaml"))
    Path(path).write_text(GOOD)
    assert rb"\udcff.yaml: about" in printed_as_ascii("check", path)


def test_show_json_is_sound_where_only_ascii_can_be_printed(tmp_path):
    (tmp_path / "x.yaml").write_text("name: Plié\nsteps: [plank: 45s]\n", encoding="utf-8")
    assert json.loads(printed_as_ascii("show", str(tmp_path / "x.yaml"), "--json"))["name"] == "Plié"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full disk here")
@pytest.mark.parametrize("command", [["list"], ["check"], ["show", "tabata"], ["show", "tabata", "--json"], ["schema"]])
def test_a_full_disk_is_told(command, capsys):
    with open("/dev/full", "w") as full, redirect_stdout(full):
        assert main(command) == 1
    assert capsys.readouterr().err == "gym-timer: [Errno 28] No space left on device\n"


@pytest.mark.parametrize("command", [["list"], ["show", "tabata"], ["show", "tabata", "--json"]])
def test_a_closed_output_is_no_fault(command):
    with redirect_stdout(None):
        assert main(command) == 0


def test_a_reader_that_has_seen_enough_ends_the_command():
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "w") as pipe, redirect_stdout(pipe):
        assert main(["schema"]) == 141


def test_list_names_the_routines_with_their_purpose(capsys):
    assert main(["list"]) == 0
    out = capsys.readouterr().out
    assert "first-timer" in out
    assert "4 min" in out


def test_list_marks_a_broken_own_file(tmp_path, capsys):
    (tmp_path / "broken.yaml").write_text(BAD)
    assert main(["list", "--routines", str(tmp_path)]) == 0
    assert "faults" in next(line for line in capsys.readouterr().out.splitlines() if line.startswith("broken"))


HOUSE = Path(__file__).parents[3]
SCHEMAS = {
    "routine": "routines/routine.schema.json",
    "board": "hardware/boards/board.schema.json",
    "config": "systemd/config.schema.json",
}


@pytest.mark.parametrize(("what", "shipped"), SCHEMAS.items())
def test_schema_prints_what_is_shipped_beside_the_files(what, shipped, capsys):
    assert main(["schema", what]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert printed == (HOUSE / shipped).read_text(encoding="utf-8"), "make schema brings it up to date"


def test_schema_without_a_word_is_that_of_a_routine(capsys):
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "A Gym Timer routine"


@pytest.mark.parametrize("shipped", SCHEMAS.values())
def test_every_shipped_file_begins_with_the_line_that_names_its_schema(shipped):
    schema = HOUSE / shipped
    files = [file for file in schema.parent.glob("*.yaml") if file.name not in ("exercises.yaml", "figures.yaml")]
    assert files
    for file in files:
        first = file.read_text(encoding="utf-8").split("\n")[0]
        assert first == f"# yaml-language-server: $schema={schema.name}", file


@pytest.mark.parametrize(
    "argv",
    [
        ["frobnicate"],
        ["show"],
        ["simulate", "tabata", "--speed", "0"],
        ["simulate", "tabata", "--speed", "fast"],
        ["simulate", "--no-such-option"],
    ],
)
def test_a_wrong_command_line_is_usage(argv, capsys):
    with pytest.raises(SystemExit) as exit_:
        main(argv)
    assert exit_.value.code == 2
    assert capsys.readouterr().err.startswith("usage: ")


def test_no_command_prints_the_help(capsys):
    assert main([]) == 2
    assert "simulate" in capsys.readouterr().err


def test_version_is_printed(capsys):
    with pytest.raises(SystemExit) as exit_:
        main(["--version"])
    assert exit_.value.code == 0
    assert capsys.readouterr().out == f"gym-timer {__version__}\n"


def test_every_command_has_help_of_its_own(capsys):
    names = [name for name in COMMANDS if _help(name, capsys).startswith(f"usage: gym-timer {name} ")]
    assert names == list(COMMANDS)


@pytest.mark.parametrize(("columns", "widest"), [("60", 58), ("", 78), ("wide", 78)])
def test_help_is_as_wide_as_the_terminal_and_no_wider(columns, widest, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    assert widest - 15 < max(map(len, _help("simulate", capsys).splitlines())) <= widest


def _help(command, capsys):
    with pytest.raises(SystemExit):
        main([command, "--help"])
    return capsys.readouterr().out


def test_check_imports_nothing_that_it_has_no_need_of(good):
    code = "import sys; from timer.cli import main; main(['check', sys.argv[1]]); print(*sys.modules)"
    needless = {"dataclasses", "json", "logging", "shutil", "rich", "timer.scene", "timer.routine.slips"}
    printed = subprocess.run([sys.executable, "-c", code, good], capture_output=True, text=True, check=True).stdout
    assert "timer.commands.check" in printed
    assert not needless & set(printed.split())
