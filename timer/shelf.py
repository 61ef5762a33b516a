"""The shelf: the library while the timer runs. It notices what is saved, and keeps what was good."""

import logging
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from timer.entry import Entry
from timer.expand import expand
from timer.files import write_over
from timer.library import Library, Shelved
from timer.messages import Menu, Message, Start
from timer.routine.loader import load

log = logging.getLogger(__name__)

LOOK_S = 0.6  # between two looks; what is saved is there after two to three of them
KEPT = (
    "# The last good version of a routine, kept by gym-timer while its file has faults. Not read while it has none.\n"
)

Stamps = Mapping[str, tuple[int, int, int]]  # by path: time of the last change in ns, size, inode


def stamps(files: Iterable[Path]) -> Stamps:
    """Look at files as they are now, without opening them; one that is gone is left out."""
    found = {}
    for file in files:
        try:
            stat = file.stat()
        except OSError:
            continue
        found[str(file)] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
    return found


class _Watch:
    """Tells when files have changed and then stood still for a look: editors write in pieces, or rename."""

    def __init__(self, look: Callable[[], Stamps]) -> None:
        self._look = look
        self._told = self._seen = look()

    def has_news(self) -> bool:
        """Look; tell whether files differ from when this was last true."""
        before, self._seen = self._seen, self._look()
        if self._seen != before or self._seen == self._told:
            return False
        self._told = self._seen
        return True


class Shelf:
    """All routines for the menu, as their files are saved, renamed and deleted.

    A file that is broken now keeps its last good version playable. With a folder to keep copies in, also over a
    restart.
    """

    trouble: str | None = None

    def __init__(
        self,
        library: Library,
        order: tuple[str, ...],
        hidden: tuple[str, ...],
        kept: Path | None,
        guest: Entry | None = None,
    ) -> None:
        """Args.

        order: Names that come first in the menu, in this order; the others follow by name.
        hidden: Names that are left out.
        kept: The folder for copies of good versions; need not exist. None: they are kept in memory alone.
        guest: A routine that comes first, if it is from elsewhere.
        """
        self._library = library
        self._order = {name: place for place, name in enumerate(order)}
        self._hidden = frozenset(hidden)
        self._kept = kept
        self._guest = None if guest in [item.entry for item in library.all()] else guest
        self._good: dict[str, Entry] = {}
        self._watch = _Watch(lambda: stamps(library.own_files()))

    def look(self) -> tuple[Message, ...]:
        """Look whether files have changed; give the new menu if they have, and stand still."""
        return (self.menu(),) if self._watch.has_news() else ()

    def menu(self) -> Menu:
        """Read what has changed, and give all there is."""
        shelved = [item for item in self._library.all() if item.name not in self._hidden]
        shelved.sort(key=lambda item: self._order.get(item.name, len(self._order)))
        self._forget({item.name for item in shelved})
        entries = tuple(entry for item in shelved if (entry := self._playable(item)))
        if self._guest:
            entries = (self._guest, *(entry for entry in entries if entry.name != self._guest.name))
        return Menu(entries, tuple(item.broken for item in shelved if item.broken))

    def _playable(self, item: Shelved) -> Entry | None:
        """Give a routine; of a broken file the last good version, if there was one."""
        if item.entry is None:
            return self._good.get(item.name) or self._copy(item.name)
        if item.own and self._good.get(item.name) is not item.entry:
            self._keep(item.entry)
        self._good[item.name] = item.entry
        return item.entry

    def _forget(self, names: set[str]) -> None:
        """Let go of what was deleted or renamed."""
        for name in self._good.keys() - names:
            del self._good[name]
            if self._kept:
                self._attempt(lambda path: path.unlink(missing_ok=True), self._kept / f"{name}.yaml")

    # Copies, for after a power cut

    def _keep(self, entry: Entry) -> None:
        if self._kept and self._read(entry.name) != KEPT + entry.text:
            self._attempt(lambda path: _write(path, KEPT + entry.text), self._kept / f"{entry.name}.yaml")

    def _copy(self, name: str) -> Entry | None:
        text = self._read(name)
        loaded = load(text, name, self._library.catalogue) if text.startswith(KEPT) else None
        if loaded is None or loaded.routine is None:
            return None
        entry = self._good[name] = Entry(name, expand(loaded.routine), text.removeprefix(KEPT))
        return entry

    def _read(self, name: str) -> str:
        try:
            return (self._kept / f"{name}.yaml").read_text(encoding="utf-8") if self._kept else ""
        except (OSError, UnicodeDecodeError):
            return ""

    def _attempt(self, act: Callable[[Path], None], path: Path) -> None:
        """Do what may fail on a full or read-only disk; say so once, and go on."""
        try:
            act(path)
        except OSError as error:
            if self.trouble is None:
                log.warning("good versions of routines can't be kept: %s", error)
            self.trouble = f"good versions of routines can't be kept: {error.strerror or error}"
        else:
            self.trouble = None


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_over(path, text, KEPT)


class Replay:
    """One routine, begun again from the top whenever its file is saved."""

    def __init__(self, library: Library, entry: Entry, path: Path | None) -> None:
        """Args: entry: As it was read. path: Of the file to look after; None: it is played as it is."""
        self.trouble: str | None = None
        self._library = library
        self._entry = entry
        self._path = path
        self._watch = _Watch(lambda: stamps((path,) if path else ()))

    def menu(self) -> Menu:
        """Give the routine alone."""
        return Menu((self._entry,))

    def look(self) -> tuple[Message, ...]:
        """Look whether the file has changed: begin it again, or tell its faults and play on."""
        if not self._watch.has_news():
            return ()
        item = self._library.find(str(self._path))
        if item.faults.all:
            log.warning("%s", item.faults.report())
        self.trouble = item.broken.fault if item.broken else None
        if item.entry is None:
            return (Menu((self._entry,), (item.broken,) if item.broken else ()),)
        self._entry = item.entry
        return (self.menu(), Start(item.entry))
