"""The library: shipped routines and the person's own."""

import os

import pytest

from timer.library import Library, LibraryError, read_bytes
from timer.shelf import Shelf

OWN = "name: Mine\nsteps: [{plank: 30s}]\n"


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def write(folder, name, text=OWN):
    (folder / name).write_text(text)


def test_an_entry_keeps_the_text_it_was_read_from(folder):
    (folder / "mine.yaml").write_bytes(b"\xef\xbb\xbf" + OWN.encode())
    assert Library(folder).find("mine").entry.text == OWN


def test_a_missing_folder_leaves_the_shipped_routines(folder):
    names = Library(folder / "none").names()
    assert "first-timer" in names
    assert "exercises" not in names


@pytest.mark.parametrize("name", ["mine.yaml", "mine.yml"])
def test_an_own_routine_is_found_by_its_name(folder, name):
    write(folder, name)
    assert Library(folder).find("mine").entry.timeline.routine.name == "Mine"


def test_the_own_file_wins_over_a_shipped_one(folder):
    write(folder, "tabata.yaml")
    assert Library(folder).find("tabata").entry.timeline.routine.name == "Mine"


@pytest.mark.parametrize("name", [".hidden.yaml", "mine.yaml~", "mine.txt", ".#mine.yaml"])
def test_other_files_are_not_looked_at(folder, name):
    write(folder, name)
    assert Library(folder).names() == Library(folder / "none").names()


def test_a_folder_that_ends_like_a_routine_is_not_one(folder):
    (folder / "mine.yaml").mkdir()
    assert "mine" not in Library(folder).names()


def test_a_file_is_found_by_its_path(folder, monkeypatch):
    write(folder, "deep.yaml")
    monkeypatch.chdir(folder)
    for path in ("deep.yaml", "./deep.yaml", str(folder / "deep.yaml")):
        assert Library(folder / "none").find(path).entry.name == "deep"


def test_an_unknown_name_is_told_with_the_nearest(folder):
    with pytest.raises(LibraryError, match="there is no routine 'tabatta'; did you mean 'tabata'"):
        Library(folder).find("tabatta")


def unreadable(path):
    shelved = Library(path.parent).find(str(path))
    assert shelved.entry is None
    assert shelved.broken is not None
    return shelved.faults.report().removeprefix(str(path))


def test_a_file_that_is_not_there_has_a_fault_at_its_beginning(folder):
    mend = "check the path, and that you may read it"
    reason = "No such file or directory"
    assert unreadable(folder / "none.yaml") == f":1:1: the file can't be read ({reason}); {mend}"


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        pytest.param(lambda path: path.mkdir(), "Is a directory", id="a folder"),
        pytest.param(lambda path: os.mkfifo(path), "It is a pipe or a device", id="a pipe that nobody fills"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), "It is a pipe or a device", id="one that never ends"),
        pytest.param(lambda path: path.symlink_to(path), "Too many levels of symbolic links", id="a link to itself"),
        pytest.param(lambda path: path.symlink_to("none"), "No such file or directory", id="a link to nothing"),
    ],
)
def test_what_is_no_file_is_told_and_not_waited_for(make, reason, folder):
    make(folder / "mine.yaml")
    assert f"({reason})" in unreadable(folder / "mine.yaml")


def test_a_link_to_nothing_in_the_folder_is_told_and_hides_no_other(folder):
    (folder / "mine.yaml").symlink_to("none")
    menu = Shelf(Library(folder), (), (), None).menu()
    (broken,) = menu.broken
    assert broken.name == "mine"
    assert "tabata" in [entry.name for entry in menu.entries]


@pytest.mark.parametrize("name", ["x" * 5_000, "~nobody-of-this-name", "", "."])
def test_what_can_be_no_files_name_is_an_unknown_routine(name, folder):
    with pytest.raises(LibraryError, match="there is no routine"):
        Library(folder).find(name)


def test_a_home_that_nobody_has_is_taken_as_written(folder):
    assert Library(folder).find("~nobody-of-this-name/x.yaml").entry is None


def test_a_catalogue_in_the_own_folder_is_no_routine(folder):
    write(folder, "exercises.yaml", "squat: {also: knee bend}\n")
    assert Library(folder).names() == Library(folder / "none").names()


def test_a_broken_file_is_told_without_its_folder_and_hides_no_other(folder):
    write(folder, "mine.yaml", "name: Mine\nsteps: [{plank: 45 sec}, {squat: 0s}, {rest: 5s}]\n")
    menu = Shelf(Library(folder), (), (), None).menu()
    (broken,) = menu.broken
    assert broken.name == "mine"
    assert broken.fault.startswith("mine.yaml:2:17:")
    assert broken.faults == 2  # and a warning of the rest at the end
    assert "tabata" in [entry.name for entry in menu.entries]


def test_a_file_that_can_not_be_read_is_told_with_the_reason():
    class Locked:
        def stat(self):
            raise PermissionError(13, "Permission denied")

        def __str__(self):
            return "mine.yaml"

    with pytest.raises(LibraryError, match=r"mine\.yaml: can't be read: Permission denied"):
        read_bytes(Locked())


def test_every_shipped_routine_is_without_faults_and_warnings(folder):
    for shelved in Library(folder).all():
        assert shelved.faults.all == (), shelved.faults.report()
