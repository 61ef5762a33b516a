"""The display: where its keys arrive, and that nothing is left open in looking for that."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from timer.screen.display import OPEN_FILES, key_file

pytestmark = pytest.mark.skipif(not os.path.isdir(OPEN_FILES), reason="only Linux lists a process's open files")


@pytest.fixture(autouse=True)
def _on_x11(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pygame.display, "get_driver", lambda: "x11")


@pytest.fixture
def x_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """Give a connection to what looks like an X server's socket."""
    (tmp_path / ".X11-unix").mkdir()
    monkeypatch.chdir(tmp_path)  # a socket's name may not be long
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as connected:
        server.bind(".X11-unix/X9")
        server.listen()
        connected.connect(".X11-unix/X9")
        yield connected


def test_keys_arrive_through_the_x_servers_socket(x_server: socket.socket) -> None:
    assert key_file() == x_server.fileno()


def test_without_one_keys_can_only_be_looked_for() -> None:
    assert key_file() is None


def test_sockets_of_other_kinds_are_passed_over() -> None:
    """A network's peer has an address and no name; and so has the kernel's, which tells SDL of new keyboards."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        assert key_file() is None


def test_to_look_for_it_leaves_nothing_open(x_server: socket.socket) -> None:
    reader, writer = os.pipe()
    before = os.listdir(OPEN_FILES)
    key_file()
    assert os.listdir(OPEN_FILES) == before
    for end in (reader, writer):
        os.close(end)
