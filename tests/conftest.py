"""Fixtures that more than one part's tests use."""

from collections.abc import Callable, Iterator

import pytest

from tests.hardware.mockboard import MockBoard


@pytest.fixture
def mock_board() -> Iterator[Callable[..., MockBoard]]:
    """Give a function that opens a board file's text (the breadboard's if none is given) on mock pins."""
    opened = []

    def open_board(text: bytes | str | None = None) -> MockBoard:
        opened.append(MockBoard(text))
        return opened[-1]

    yield open_board
    for mock in opened:
        mock.board.close()
        mock.simulator.factory.reset()
