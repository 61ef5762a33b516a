"""The terminal: its keys, and that it is left as it was found."""

import os
import pty
import sys
import termios
import threading
from collections.abc import Iterator
from io import StringIO

import pytest
from rich.console import Console

from tests.timer.screen.doubles import Sink, Source, Ticks
from tests.timer.screen.scenes import SCENES
from timer.orders import Order
from timer.screen.terminal import Terminal, read_keys, terminal_is_there


class Typist(Source):
    """A source at whose first look something is typed; what was typed before the view began is not read."""

    def __init__(self, text: bytes, into: int) -> None:
        super().__init__()
        self._text = text
        self._into = into

    def now_ms(self) -> int:
        text, self._text = self._text, b""
        os.write(self._into, text)
        return super().now_ms()


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Make standard input a terminal; give the file that is typed into."""
    typing, reading = pty.openpty()
    with os.fdopen(reading) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield typing
    os.close(typing)


def console(columns: int = 80, rows: int = 24) -> Console:
    return Console(file=StringIO(), force_terminal=True, width=columns, height=rows, legacy_windows=False)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (" ", ["space"]),
        ("\r", ["enter"]),
        ("\n", ["enter"]),
        ("\x1b[C\x1b[D\x1b[A\x1b[B", ["right", "left", "up", "down"]),
        ("\x1bOC\x1bOD\x1bOA\x1bOB", ["right", "left", "up", "down"]),
        ("\x1b[6~\x1b[5~", ["page down", "page up"]),
        ("\x1b", ["escape"]),
        ("q+-m", ["escape", "+", "-", "m"]),
        ("xé\x01", []),
    ],
)
def test_what_is_typed_is_named(typed: str, expected: list[str]) -> None:
    assert list(read_keys(typed)) == expected


def test_keys_press_buttons_and_two_qs_quit(keyboard: int) -> None:
    stopped = threading.Event()
    sink = Sink(stopped)
    Terminal(Typist(b" \x1b[Cqq", keyboard), sink, console=console(), now_s=Ticks(0.2)).run(stopped)
    assert sink.got == [
        ("start", True),
        ("next", True),
        Order.QUIT,
        ("next", False),
        ("start", False),
    ]


def test_the_terminal_is_as_it_was_afterwards(keyboard: int) -> None:
    before = termios.tcgetattr(sys.stdin.fileno())
    stopped = threading.Event()
    screen = console()
    Terminal(Typist(b"qq", keyboard), Sink(stopped), console=screen, now_s=Ticks(0.2)).run(stopped)
    assert termios.tcgetattr(sys.stdin.fileno()) == before
    assert isinstance(screen.file, StringIO)
    said = screen.file.getvalue()
    assert said.rindex("\x1b[?1049l") > said.rindex("\x1b[?1049h")  # the screen that was there is back
    assert said.rindex("\x1b[?25h") > said.rindex("\x1b[?25l")  # and so is the cursor


def test_the_terminal_is_as_it_was_after_an_error_too(keyboard: int) -> None:
    class Broken(Source):
        def now_ms(self) -> int:
            raise RuntimeError("no time")

    before = termios.tcgetattr(sys.stdin.fileno())
    with pytest.raises(RuntimeError, match="no time"):
        Terminal(Broken(), Sink(), console=console()).run(threading.Event())
    assert termios.tcgetattr(sys.stdin.fileno()) == before


def test_a_terminal_that_has_gone_quits(keyboard: int, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = threading.Event()
    sink = Sink(stopped)
    monkeypatch.setattr("timer.screen.terminal.os.read", lambda *_: b"")
    Terminal(Typist(b"x", keyboard), sink, console=console()).run(stopped)
    assert sink.got == [Order.QUIT]


def test_a_terminal_of_another_size_is_filled_anew() -> None:
    sizes = [Terminal(Source(), Sink(), console=console(*size)).frame()[0] for size in ((80, 24), (40, 12))]
    assert sizes == [(80, 24), (40, 12)]


def test_no_terminal_is_there_when_the_output_is_a_file() -> None:
    assert not terminal_is_there()


def test_the_view_follows_the_scene() -> None:
    source = Source("work")
    terminal = Terminal(source, Sink(), console=console())
    first = terminal.frame()[1][0].plain
    source.name = "rest"
    assert ("WORK" in first, "REST" in terminal.frame()[1][0].plain) == (True, True)
    assert SCENES["rest"] is source.scene()
