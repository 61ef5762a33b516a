"""The shelf: what is saved is noticed, and what was good is kept."""

import os
from pathlib import Path
from typing import Any

import pytest

from timer.library import Library
from timer.messages import Menu, Start
from timer.shelf import KEPT, Replay, Shelf

GOOD = "name: {}\nsteps: [{{plank: 30s}}]\n"
BROKEN = "name: Mine\nsteps: [{plank: 45 sec}]\n"


class Author:
    """A person with an editor, and a shelf beside them that looks whenever it is told to."""

    def __init__(self, folder: Path, kept: Path | None = None, order: tuple[str, ...] = ()) -> None:
        self.folder = folder
        self.hidden = Library(folder / "none").names()  # all that is shipped
        self.order = order
        self.kept = kept
        self.clock = 0
        folder.mkdir(exist_ok=True)

    def open(self) -> "Author":
        self.shelf = Shelf(Library(self.folder), self.order, self.hidden, self.kept)
        self.menu = self.shelf.menu()
        return self

    def save(self, name: str, text: str) -> None:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        self.clock += 1
        os.utime(path, ns=(self.clock, self.clock))

    def look(self, times: int = 2) -> list[Menu]:
        """Let the shelf look so many times; give the menus it told."""
        told = [message for _ in range(times) for message in self.shelf.look()]
        menus = [message for message in told if isinstance(message, Menu)]
        self.menu = menus[-1] if menus else self.menu
        return menus

    def titles(self) -> list[str]:
        return [entry.timeline.routine.name for entry in self.menu.entries]

    def broken(self) -> list[str]:
        return [file.name for file in self.menu.broken]


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path / "routines", tmp_path / "kept")


def test_the_menu_has_the_order_that_is_asked_for_and_hides_the_rest(tmp_path: Path) -> None:
    author = Author(tmp_path, order=("tabata", "mine"))
    author.save("mine.yaml", GOOD.format("Mine"))
    author.hidden = tuple(name for name in author.hidden if name not in ("tabata", "emom"))
    assert [entry.name for entry in author.open().menu.entries] == ["tabata", "mine", "emom"]
    assert author.menu.broken == ()


def test_nothing_is_told_while_nothing_changes(author: Author) -> None:
    author.save("mine.yaml", GOOD.format("Mine"))
    assert author.open().look(5) == []


def test_a_saved_file_is_there_once_it_stands_still(author: Author) -> None:
    author.open()
    author.save("mine.yaml", GOOD.format("Mine"))
    assert author.look(1) == []
    assert len(author.look(1)) == 1
    assert author.titles() == ["Mine"]
    assert author.look(3) == []


def test_an_edit_takes_the_place_of_what_was(author: Author) -> None:
    author.save("mine.yaml", GOOD.format("Mine"))
    author.open()
    author.save("mine.yaml", GOOD.format("Better"))
    author.look()
    assert author.titles() == ["Better"]


def test_a_file_written_in_pieces_never_shows_a_fault(author: Author) -> None:
    author.save("mine.yaml", GOOD.format("Mine"))
    author.open()
    for part in ("", "name: Mi", "name: Mine\nsteps: [", GOOD.format("Longer")):
        author.save("mine.yaml", part)
        assert author.look(1) == []
    author.look(1)
    assert (author.titles(), author.broken()) == (["Longer"], [])


def test_a_file_that_an_editor_renames_over_the_old_one_never_vanishes(author: Author) -> None:
    author.save("mine.yaml", GOOD.format("Mine"))
    author.open()
    (author.folder / "mine.yaml").rename(author.folder / "mine.yaml~")
    assert author.look(1) == []
    author.save("mine.yaml", GOOD.format("Mine too"))
    menus = author.look(3)
    assert [[entry.timeline.routine.name for entry in menu.entries] for menu in menus] == [["Mine too"]]


def test_a_renamed_and_a_deleted_file_are_noticed(author: Author) -> None:
    author.save("one.yaml", GOOD.format("One"))
    author.save("two.yaml", GOOD.format("Two"))
    author.open()
    (author.folder / "one.yaml").rename(author.folder / "uno.yml")
    (author.folder / "two.yaml").unlink()
    author.look()
    assert [entry.name for entry in author.menu.entries] == ["uno"]
    assert [path.name for path in (author.folder.parent / "kept").iterdir()] == ["uno.yaml"]


def test_a_broken_edit_keeps_the_last_good_version_and_tells_its_fault(author: Author) -> None:
    author.save("mine.yaml", GOOD.format("Mine"))
    author.open()
    author.save("mine.yaml", BROKEN)
    author.look()
    assert (author.titles(), author.broken()) == (["Mine"], ["mine"])
    assert author.menu.broken[0].fault.startswith("mine.yaml:2:17:")

    author.save("mine.yaml", GOOD.format("Mended"))
    author.look()
    assert (author.titles(), author.broken()) == (["Mended"], [])


def test_the_last_good_version_outlives_a_power_cut(author: Author) -> None:
    author.save("mine.yaml", GOOD.format("Mine"))
    author.open()
    author.save("mine.yaml", BROKEN)
    author.open()
    assert (author.titles(), author.broken()) == (["Mine"], ["mine"])


def test_a_file_that_was_never_good_is_only_told(author: Author) -> None:
    author.save("mine.yaml", BROKEN)
    author.open()
    assert (author.titles(), author.broken()) == ([], ["mine"])


def test_a_new_name_does_not_bring_back_what_was_deleted_under_it(author: Author) -> None:
    author.save("mine.yaml", GOOD.format("Old"))
    author.open()
    (author.folder / "mine.yaml").unlink()
    author.look()
    author.save("mine.yaml", BROKEN)
    author.look()
    assert (author.titles(), author.broken()) == ([], ["mine"])


def test_what_has_not_changed_stays_the_same_entry(author: Author) -> None:
    author.save("one.yaml", GOOD.format("One"))
    before = author.open().menu.entries[0]
    author.save("two.yaml", GOOD.format("Two"))
    author.look()
    assert author.menu.entries[0] is before


def test_only_own_routines_are_copied(author: Author) -> None:
    author.save("mine.yaml", GOOD.format("Mine"))
    author.hidden = ()
    author.open()
    (copy,) = (author.folder.parent / "kept").iterdir()
    assert copy.read_text(encoding="utf-8") == KEPT + GOOD.format("Mine")


def test_a_persons_file_among_the_copies_is_left_alone(author: Author) -> None:
    author.kept.mkdir()  # type: ignore[union-attr]
    theirs = author.kept / "mine.yaml"  # type: ignore[operator]
    theirs.write_text("theirs")
    author.save("mine.yaml", GOOD.format("Mine"))
    author.open()
    assert theirs.read_text() == "theirs"
    assert "can't be kept" in (author.shelf.trouble or "")
    assert author.titles() == ["Mine"]


def test_without_a_place_for_copies_it_says_so_once_and_goes_on(
    author: Author, caplog: pytest.LogCaptureFixture
) -> None:
    author.kept = author.folder.parent / "file" / "kept"
    author.kept.parent.write_text("")
    for name in ("one.yaml", "two.yaml"):
        author.save(name, GOOD.format(name))
    author.open()
    assert author.titles() == ["one.yaml", "two.yaml"]
    assert author.shelf.trouble == "good versions of routines can't be kept: Not a directory"
    assert len(caplog.records) == 1


def test_a_copy_that_was_damaged_is_no_routine(author: Author) -> None:
    author.save("mine.yaml", GOOD.format("Mine"))
    author.open()
    (author.folder.parent / "kept" / "mine.yaml").write_bytes(b"\xff\x00")
    author.save("mine.yaml", BROKEN)
    assert author.open().titles() == []


def test_a_routine_from_elsewhere_comes_first_and_stays(author: Author, tmp_path: Path) -> None:
    author.save("mine.yaml", GOOD.format("Mine"))
    (tmp_path / "theirs.yaml").write_text(GOOD.format("Theirs"))
    library = Library(author.folder)
    author.shelf = Shelf(library, (), author.hidden, None, library.find(str(tmp_path / "theirs.yaml")).entry)
    author.menu = author.shelf.menu()
    author.save("more.yaml", GOOD.format("More"))
    author.look()
    assert author.titles() == ["Theirs", "Mine", "More"]


def test_one_that_is_named_from_the_library_is_edited_like_the_others(author: Author) -> None:
    author.save("mine.yaml", GOOD.format("Mine"))
    library = Library(author.folder)
    author.shelf = Shelf(library, (), author.hidden, None, library.find("mine").entry)
    author.save("mine.yaml", GOOD.format("Better"))
    author.look()
    assert author.titles() == ["Better"]


# One file, played again at each save


def replay(author: Author) -> Replay:
    author.save("mine.yaml", GOOD.format("Mine"))
    library = Library(author.folder)
    entry = library.find("mine").entry
    assert entry
    return Replay(library, entry, author.folder / "mine.yaml")


def looked(replay: Replay) -> tuple[Any, ...]:
    return replay.look() + replay.look()


def test_each_save_begins_it_again(author: Author) -> None:
    again = replay(author)
    assert looked(again) == ()
    author.save("mine.yaml", GOOD.format("Better"))
    menu, start = looked(again)
    assert isinstance(start, Start)
    assert start.entry.timeline.routine.name == "Better"
    assert menu == Menu((start.entry,))


def test_a_broken_save_plays_on_and_tells_the_fault(author: Author) -> None:
    again = replay(author)
    author.save("mine.yaml", BROKEN)
    (menu,) = looked(again)
    assert [entry.timeline.routine.name for entry in menu.entries] == ["Mine"]
    assert "mine.yaml:2:17: " in (again.trouble or "")

    author.save("mine.yaml", GOOD.format("Mended"))
    assert len(looked(again)) == 2
    assert again.trouble is None


def test_a_file_that_is_gone_plays_on(author: Author) -> None:
    again = replay(author)
    (author.folder / "mine.yaml").unlink()
    (menu,) = looked(again)
    assert [entry.timeline.routine.name for entry in menu.entries] == ["Mine"]
    assert again.trouble
