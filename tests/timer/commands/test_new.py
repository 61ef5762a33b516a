"""`gym-timer new`, and pictures of routines."""

from pathlib import Path

import pytest

from timer.cli import main
from timer.library import Library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mine"


def new(folder: Path, *arguments: str) -> int:
    return main(["new", *arguments, "--routines", str(folder)])


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("legs", "legs.yaml"),
        ("My legs, and core!", "my-legs-and-core.yaml"),
        ("Büro: 10 Minuten", "büro-10-minuten.yaml"),
        ("../../etc/passwd", "etc-passwd.yaml"),
        ('say "hi"', "say-hi.yaml"),
        ("list of exercises", "list-of-exercises.yaml"),
    ],
)
def test_a_new_routine_plays_under_its_name(folder: Path, name: str, file: str) -> None:
    assert new(folder, name) == 0
    shelved = Library(folder).find(file[:-5])
    assert shelved.path == str(folder / file)
    assert not shelved.faults.all
    assert shelved.entry
    assert shelved.entry.timeline.routine.name == name


def test_a_name_may_be_that_of_a_file(folder: Path) -> None:
    assert new(folder, "my-legs.yaml") == 0
    shelved = Library(folder).find("my-legs")
    assert shelved.entry
    assert shelved.entry.timeline.routine.name == "my-legs"


def test_it_begins_with_the_schema_and_says_where_it_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new(folder, "legs")
    modeline = (folder / "legs.yaml").read_text(encoding="utf-8").splitlines()[0]
    schema = Path(modeline.removeprefix("# yaml-language-server: $schema="))
    assert schema.is_absolute()
    assert schema.is_file()
    assert capsys.readouterr().out.startswith(f"{folder / 'legs.yaml'}\n")


@pytest.mark.parametrize("source", Library(Path("/nowhere")).names())
def test_a_copy_plays_as_its_model_does(folder: Path, source: str) -> None:
    assert new(folder, "Mine", "--from", source) == 0
    copy, model = Library(folder).find("mine").entry, Library(folder).find(source).entry
    assert copy
    assert model
    assert copy.timeline.routine.name == "Mine"
    assert [interval.phase for interval in copy.timeline.intervals] == [
        interval.phase for interval in model.timeline.intervals
    ]


def test_nothing_is_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new(folder, "legs")
    (folder / "legs.yaml").write_text("a person's")
    assert new(folder, "Legs") == 1
    assert (folder / "legs.yaml").read_text() == "a person's"
    assert "is there already; choose another name" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("?!",), "no file can be called '?!'"),
        (("Exercises",), "no routine can be called 'Exercises': a list that comes with the program is; add a word"),
        (("figures.yaml",), "no routine can be called 'figures': a list that comes with the program is; add a word"),
        (("legs" * 21,), "no routine can be called that: a text of 84 characters, and the screen has room for 80"),
        (("legs\a",), "no routine can be called that: the invisible character U+0007 can't stand in a text"),
        (("legs", "--from", "nothing"), "there is no routine 'nothing'"),
    ],
)
def test_what_can_not_be_made_is_told(
    folder: Path, arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(folder, *arguments) == 1
    assert said in capsys.readouterr().err
    assert not folder.exists()


def test_a_copy_of_a_file_with_faults_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder.mkdir()
    (folder / "bad.yaml").write_text("name: bad\n")
    assert new(folder, "legs", "--from", "bad") == 1
    assert "has faults; `gym-timer check bad` tells them" in capsys.readouterr().err


def test_a_picture_is_drawn_again_but_not_over_anything_else(tmp_path: Path) -> None:
    picture, letter = tmp_path / "tabata.svg", tmp_path / "letter.svg"
    letter.write_text("a person's")
    assert [main(["show", "tabata", "--plot", str(path)]) for path in (picture, picture, letter)] == [0, 0, 1]
    assert letter.read_text() == "a person's"
    assert "Tabata" in picture.read_text(encoding="utf-8")


def test_a_picture_of_another_kind_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["show", "tabata", "--plot", str(tmp_path / "tabata.png")])
    assert "it ends in .svg" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
