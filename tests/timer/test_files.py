"""Files: whole or not at all, and never over what a person wrote."""

from pathlib import Path

import pytest

from timer.files import FileError, write_new, write_over

MARK = "<!-- ours -->"


def test_a_new_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    write_new(tmp_path / "a" / "b.yaml", "name: ü\n")
    assert (tmp_path / "a" / "b.yaml").read_text(encoding="utf-8") == "name: ü\n"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.yaml"]


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a person's")
    with pytest.raises(FileError, match="is there already; choose another name"):
        write_new(path, "ours")
    assert path.read_text() == "a person's"


def test_a_link_to_nowhere_is_there_too(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileError):
        write_new(path, "ours")
    assert path.is_symlink()


def test_a_file_of_ours_may_be_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    write_over(path, f"{MARK} one", MARK)
    write_over(path, f"{MARK} two", MARK)
    assert path.read_text() == f"{MARK} two"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("text", ["", "<svg>", "<!-- our"])
def test_another_one_may_not(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.svg"
    path.write_text(text)
    with pytest.raises(FileError, match="something else is there; choose another name"):
        write_over(path, f"{MARK} two", MARK)
    assert path.read_text() == text


def test_a_folder_that_is_a_file_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(FileError, match="can't be written: Not a directory"):
        write_over(tmp_path / "a" / "b.svg", MARK, MARK)


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_new(tmp_path / "a.yaml", "half a character: \ud800")
    assert list(tmp_path.iterdir()) == []
