"""The library: the shipped routines and the person's own, read from their files."""

import errno
import os
import stat
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from timer.entry import BrokenFile, Entry
from timer.expand import expand
from timer.marked import Faults, printable
from timer.marked.faults import START
from timer.marked.nodes import LARGEST_TEXT
from timer.routine.catalogue import Catalogue, UnreadCatalogue
from timer.routine.loader import load
from timer.routine.model import Routine

if TYPE_CHECKING:
    from timer.routine.figures import Figures

SHIPPED = Path(__file__).parents[1] / "routines"
CATALOGUE, FIGURES = "exercises.yaml", "figures.yaml"
ENDINGS = (".yaml", ".yml")


class LibraryError(LookupError):
    """No such routine, or its file can't be read; the message says the mend."""

    def __str__(self) -> str:
        return str(self.args[0])


class Shelved(NamedTuple):
    """One routine's file, as it was read."""

    name: str  # the file's name without its ending
    path: str  # as the faults call it
    faults: Faults
    entry: Entry | None  # None if the file has errors
    own: bool = False  # it lies in the person's own folder

    @property
    def broken(self) -> BrokenFile | None:
        """The file's faults, if it can't be played."""
        if self.entry:
            return None
        first = self.faults.headline(self.faults.errors[0])
        return BrokenFile(self.name, first.removeprefix(f"{Path(self.path).parent}{os.sep}"), self.faults.noted_errors)


class Library:
    """Finds routines by name or path. The person's own file wins over a shipped one of the same name."""

    def __init__(self, folder: Path) -> None:
        """Args: folder: Of the person's own routines; need not exist."""
        self._folder = folder
        self._read: dict[str, tuple[bytes, Shelved]] = {}  # by path: what was in the file, and what came of it

    @cached_property
    def catalogue(self) -> Catalogue:
        """The shipped exercises."""
        return UnreadCatalogue((SHIPPED / CATALOGUE).read_text("utf-8"), CATALOGUE)

    @cached_property
    def figures(self) -> "Figures":
        """The shipped figures, by the exercise's first name."""
        from timer.routine.figures import read_figures  # late: only a window draws them

        return read_figures((SHIPPED / FIGURES).read_bytes(), FIGURES, self.catalogue)

    def names(self) -> tuple[str, ...]:
        """Give the names of all routines, in alphabetical order."""
        return tuple(sorted(self._files()))

    def all(self) -> tuple[Shelved, ...]:
        """Read all routines, by name. A file that can't be read at all is broken too."""
        files = self._files()
        return tuple(self._shelve(files[name], name) for name in sorted(files))

    def own_files(self) -> list[Path]:
        """Give the person's own routine files, by name."""
        return routine_files(self._folder)

    def find(self, routine: str) -> Shelved:
        """Read the routine that a person names by its name in the library, or by a file's path.

        Raises:
            LibraryError: There is none of this name.
        """
        path = Path(os.path.expanduser(routine))
        if _is_path(routine):
            return self._shelve(path, path.stem)
        files = self._files()
        if routine in files:
            return self._shelve(files[routine], routine)
        if os.path.isfile(path):
            return self._shelve(path, path.stem)
        raise LibraryError(f"there is no routine {routine!r}; {self._mend(routine, files)}")

    def _files(self) -> dict[str, Path]:
        files = {_stem(file.name): file for file in routine_files(SHIPPED)}
        return files | {_stem(file.name): file for file in routine_files(self._folder)}

    def _shelve(self, file: Path, name: str) -> Shelved:
        """Read a file; that it can't be read is a fault at its beginning. The same text is not read twice."""
        own = str(file).startswith(str(self._folder) + os.sep)
        try:
            data = _bytes(file)
        except OSError as error:
            faults = Faults(str(file))
            what = f"the file can't be read ({error.strerror})"
            faults.fault(START, what, "check the path, and that you may read it")
            return Shelved(name, str(file), faults, None, own)
        before = self._read.get(str(file))
        if before is None or before[0] != data:
            loaded = load(data, str(file), self.catalogue)
            entry = _entry(name, loaded.routine, data) if loaded.routine else None
            before = self._read[str(file)] = data, Shelved(name, str(file), loaded.faults, entry, own)
        return before[1]

    def _mend(self, routine: str, files: dict[str, Path]) -> str:
        import difflib  # late: few names are wrong

        close = difflib.get_close_matches(routine.casefold(), files, n=1)
        return f"did you mean {close[0]!r}?" if close else "`gym-timer list` names them"


def _entry(name: str, routine: Routine, data: bytes) -> Entry:
    return Entry(name, expand(routine), data.decode("utf-8").removeprefix("\ufeff"))


def read_bytes(file: Path) -> bytes:
    """Read a file, at most a little more than a routine may have.

    Raises:
        LibraryError: It can't be read.
    """
    try:
        return _bytes(file)
    except OSError as error:
        raise LibraryError(f"{printable(str(file))}: can't be read: {error.strerror}") from error


def _bytes(file: Path) -> bytes:
    """Read a file; a pipe or a device, which may never end or never answer, is refused unopened."""
    if stat.S_IFMT(file.stat().st_mode) not in (stat.S_IFREG, stat.S_IFDIR):
        raise OSError(errno.EINVAL, "It is a pipe or a device")
    with file.open("rb") as stream:
        return stream.read(LARGEST_TEXT + 1)


def routine_files(folder: Path) -> list[Path]:
    """Give a folder's routine files by name; none if there is no folder or it can't be read."""
    try:
        files = sorted(folder.iterdir(), key=lambda file: file.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        import logging  # late: it takes longer to import than a routine to read

        logging.getLogger(__name__).warning("%s: can't be read: %s", folder, error.strerror)
        return []
    return [file for file in files if _is_routine_file(file)]


def _is_routine_file(file: Path) -> bool:
    name = file.name
    looked_at = name.endswith(ENDINGS) and not name.startswith(".") and name not in (CATALOGUE, FIGURES)
    return looked_at and not os.path.isdir(str(file))


def _is_path(routine: str) -> bool:
    return os.sep in routine or routine.endswith(ENDINGS)


def _stem(name: str) -> str:
    return name.rsplit(".", 1)[0]
