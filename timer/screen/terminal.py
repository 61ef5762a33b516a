"""The terminal view, for machines with no display: drawn with rich, keys read from standard input."""

import os
import sys
import termios
import threading
import time
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console, Group
from rich.live import Live
from rich.text import Text

from timer.orders import Order
from timer.screen.bell import Bell
from timer.screen.due import moves
from timer.screen.keys import Keys
from timer.screen.page import page
from timer.screen.rows import terminal_rows
from timer.screen.view import KeySink, ViewSource
from timer.theme import DAILY, Wardrobe

BUSY_S, IDLE_S = 1 / 15, 1 / 4  # between two looks at the scene; a key is seen at once
LONGEST_READ = 256
KEYS = {
    " ": "space",
    "\r": "enter",
    "\n": "enter",
    "\x1b[A": "up",
    "\x1b[B": "down",
    "\x1b[C": "right",
    "\x1b[D": "left",
    "\x1bOA": "up",
    "\x1bOB": "down",
    "\x1bOC": "right",
    "\x1bOD": "left",
    "\x1b[5~": "page up",
    "\x1b[6~": "page down",
    "\x1b": "escape",
    "q": "escape",
    "+": "+",
    "-": "-",
    "m": "m",
}
LONGEST_FIRST = sorted(KEYS, key=len, reverse=True)


def terminal_is_there() -> bool:
    """Tell whether standard input and output are a terminal that can show blocks."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    dumb = os.environ.get("TERM", "dumb") == "dumb"
    return sys.stdin.isatty() and sys.stdout.isatty() and encoding == "utf8" and not dumb


class Terminal:
    """Shows what a source gives in the terminal, until it is told to stop."""

    is_open: bool = True
    trouble: str | None = None  # with the display: a terminal is there, or it is not chosen

    def __init__(
        self,
        view: ViewSource,
        keys: KeySink,
        *,
        wardrobe: Wardrobe = DAILY,
        console: Console | None = None,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """Args: now_s: Gives the time that keys are stamped with."""
        self._view = view
        self._sink = keys
        self._keys = Keys(keys, view.scene)
        self._wardrobe = wardrobe
        self._console = console or Console()
        self._bell = Bell()
        self._now_s = now_s
        self.moved_s: float | None = None

    def run(self, stopped: threading.Event) -> None:
        """Show scenes and take keys until `stopped` is set; the terminal is then as it was."""
        stdin = sys.stdin.fileno()
        shown: object = None
        with key_by_key(stdin), Live(console=self._console, screen=True, auto_refresh=False) as live:
            while not stopped.is_set():
                size, rows = self.frame()
                if (size, rows) != shown:
                    shown = (size, rows)
                    live.update(Group(*rows), refresh=True)
                self._take(stdin)
                self.moved_s = self._now_s()
        self.moved_s = None
        self._keys.let_go()

    def wake(self) -> None:
        """Have it look now: the scene is another one, or it is to stop. Any thread may."""
        self._bell.ring()

    def frame(self) -> tuple[tuple[int, int], list[Text]]:
        """Give the terminal's size, and the view as rows of that size."""
        self._keys.tick(self._now_s())
        columns, rows = self._console.size
        wall = self._view.wall()
        said = page(self._view.scene(), self._view.now_ms(), wall)
        return (columns, rows), terminal_rows(said, (columns, rows), self._wardrobe.at(wall), self._view.board())

    def keys(self, text: str) -> None:
        """Take what was typed."""
        for key in read_keys(text):
            self._keys.tap(key, self._now_s())

    def _take(self, stdin: int) -> None:
        """Wait for a key, but no longer than until the next look at the scene."""
        busy = moves(self._view.scene()) or self._keys.is_down
        if stdin in self._bell.wait(BUSY_S if busy else IDLE_S, (stdin,)):
            typed = os.read(stdin, LONGEST_READ)
            if not typed:  # the terminal has gone
                self._sink.command(Order.QUIT)
            self.keys(typed.decode(errors="replace"))


def read_keys(text: str) -> Iterator[str]:
    """Name the keys in what was typed; what is unknown is left out."""
    while text:
        start = next((start for start in LONGEST_FIRST if text.startswith(start)), None)
        if start is not None:
            yield KEYS[start]
        text = text[len(start or " ") :]


@contextmanager
def key_by_key(stdin: int) -> Iterator[None]:
    """Have keys delivered at once and unseen, instead of by lines; afterwards all is as it was."""
    before = termios.tcgetattr(stdin)
    tty.setcbreak(stdin)
    try:
        yield
    finally:
        termios.tcsetattr(stdin, termios.TCSADRAIN, before)
