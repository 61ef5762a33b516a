"""`gym-timer import`: files in, routines out, each workout on its own."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.timer.importing.exports import jawt, machine, openhiit, step
from timer.cli import main
from timer.library import Library

MINE = jawt((1, [("Squat", 30)]))
BAD = jawt((1, [("Squat", -1)]), title="Bad")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mine"


def bring(folder: Path, top: Any, *options: str, name: str = "export.json") -> int:
    """Import a file with this JSON in it, into the folder of one's own routines."""
    file = folder.parent / name
    file.write_bytes(top if isinstance(top, bytes) else json.dumps(top).encode())
    return main(["import", str(file), "--routines", str(folder), *options])


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize(
    ("top", "name"),
    [
        (MINE, "Mine.json"),
        ({"workouts": [MINE]}, "b.txt"),
        (openhiit({}), "o.txt"),
        (machine(step("A", 9_000)), "t.tmd"),
    ],
    ids=["shared", "backup", "openhiit", "timer machine"],
)
def test_each_app_is_told_by_its_shape_not_its_name(folder: Path, top: Any, name: str) -> None:
    assert bring(folder, top, name=name) == 0
    shelved = Library(folder).find("mine")
    assert not shelved.faults.errors
    assert shelved.entry
    assert shelved.entry.timeline.routine.name == "Mine"


def test_it_says_where_each_routine_is_and_what_it_lost(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring(folder, jawt((1, [("Squat", 30), ("Rest", 10)])))
    out, err = capsys.readouterr()
    assert out == f"{folder / 'mine.yaml'}: Mine, 40 s\n"
    assert err == "Mine: without the rest at the very end\n"
    text = (folder / "mine.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=/")
    assert '# From Just Another Workout Timer: "Mine" in export.json.' in text


def test_it_may_go_elsewhere(folder: Path, tmp_path: Path) -> None:
    assert bring(folder, MINE, "--to", str(tmp_path / "a" / "b")) == 0
    assert files(tmp_path / "a" / "b") == ["mine.yaml"]
    assert files(folder) == []


def test_one_that_is_refused_stops_no_other_and_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    others = [jawt((1, [("Squat", 30)]), title=f"Number {number}") for number in range(3)]
    assert bring(folder, {"workouts": [others[0], BAD, others[1], 7, others[2]]}) == 1
    assert files(folder) == ["number-0.yaml", "number-1.yaml", "number-2.yaml"]
    assert capsys.readouterr().err.splitlines() == [
        "Bad: refused: set 1: exercise 1: 'duration' is -1; 0 is the least",
        "Workout 4: refused: a number stands where an object belongs",
    ]


def test_equal_and_empty_titles_get_a_number(folder: Path) -> None:
    titles = ["Legs", "legs", "", "Legs", "Legs!", "?!", "exercises", "../x", "Workout 3"]
    assert bring(folder, {"workouts": [MINE | {"title": title} for title in titles]}) == 0
    names = {file: (folder / file).read_text().split("name: ")[1].splitlines()[0] for file in files(folder)}
    assert names == {
        "legs.yaml": '"Legs"',
        "legs-2.yaml": '"legs 2"',
        "workout-3.yaml": '"Workout 3"',
        "legs-3.yaml": '"Legs 3"',
        "legs-4.yaml": '"Legs!"',
        "workout-6.yaml": '"?!"',
        "exercises-2.yaml": '"exercises"',
        "x.yaml": '"../x"',
        "workout-3-2.yaml": '"Workout 3 2"',
    }


def test_a_long_title_makes_a_file_that_disks_take(folder: Path) -> None:
    assert bring(folder, {"workouts": [MINE | {"title": "𝒳" * 300}] * 2}) == 0
    assert len(files(folder)) == 2


def test_nothing_is_written_over_unless_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder.mkdir()
    (folder / "mine.yaml").write_text("a person's")
    assert bring(folder, MINE) == 1
    assert (folder / "mine.yaml").read_text() == "a person's"
    assert "is there already; --force writes over it, --to DIR puts it elsewhere" in capsys.readouterr().err
    assert bring(folder, MINE, "--force") == 0
    assert '"Squat": 30s' in (folder / "mine.yaml").read_text()
    assert files(folder) == ["mine.yaml"]


def test_even_then_a_folder_or_a_link_stays(folder: Path) -> None:
    (folder / "mine.yaml").mkdir(parents=True)
    assert bring(folder, MINE, "--force") == 1
    assert (folder / "mine.yaml").is_dir()


def test_it_tells_whose_place_a_routine_takes(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = "Tabata: takes the place of the tabata that comes with the program"
    bring(folder, MINE | {"title": "Tabata"})
    assert said in capsys.readouterr().err
    bring(folder, MINE | {"title": "Tabata"}, "--to", str(tmp_path / "other"))
    assert said not in capsys.readouterr().err


def test_totals_that_differ_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring(folder, machine(step("A", 30_060), loop=10)) == 0
    assert "Mine: it lasts 301 s here, and 300.6 s in the app\n" in capsys.readouterr().err


def test_a_timer_in_the_trash_is_no_failure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    timers = [machine(step("A", 5_000), folderId=2, name="Old")["timers"][0], machine(step("A", 5_000))["timers"][0]]
    assert bring(folder, {"timers": timers}) == 0
    assert files(folder) == ["mine.yaml"]
    assert capsys.readouterr().err == "Old: skipped, for it lies in the app's trash\n"


def test_damaged_letters_are_told_once_and_at_the_top_of_the_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring(folder, json.dumps({"workouts": [MINE]}).replace("Squat", "Br\xfccke").encode("latin-1")) == 0
    assert capsys.readouterr().err.count("names in this file are damaged, or may be") == 1
    assert "# - names in this file are damaged, or may be" in (folder / "mine.yaml").read_text()


@pytest.mark.parametrize(
    ("top", "said"),
    [
        (b"", "export.json: no JSON, or damaged"),
        ({"a": 1}, "export.json: no export of an app that is known: OpenHIIT writes a list"),
        ([], "export.json: there is no workout in it"),
        (b"[" * 100_000, "export.json: lists and objects stand more than 100 deep"),
        (b" " * 2_000_001, "export.json: the file is larger than 2,000,000 bytes"),
    ],
    ids=["empty", "shape", "no workouts", "deep", "large"],
)
def test_a_file_that_is_none_is_told(folder: Path, top: Any, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring(folder, top) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err
    assert not folder.exists()


def test_a_file_that_is_not_there_or_a_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [main(["import", str(path)]) for path in (tmp_path / "no", tmp_path)] == [1, 1]
    assert capsys.readouterr().err.count("can't be read") == 2


def test_a_folder_that_is_a_file_is_told(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert bring(folder, MINE, "--to", str(tmp_path / "file")) == 1
    assert "can't be written" in capsys.readouterr().err


def test_without_a_file_it_is_misused() -> None:
    with pytest.raises(SystemExit) as left:
        main(["import"])
    assert left.value.code == 2
