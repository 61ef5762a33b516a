"""Fixtures that more than one part's tests use."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.hardware.mockboard import MockBoard
from tests.timer.history.runs import OPENED

# Every run of the quick tests tries the same examples, so that red is red again; `make soak` tries many new ones.
settings.register_profile("quick", max_examples=100, deadline=None, derandomize=True)
settings.register_profile(
    "soak", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "quick")
settings.load_profile(PROFILE)
collect_ignore = ["soak", "rig"] if PROFILE == "quick" else []  # they run in real time


@pytest.fixture(autouse=True)
def _no_service(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use a person's own folders, on a machine where the timer is installed too."""
    monkeypatch.setattr("timer.folders.SERVICE_CONFIG", Path("/nowhere"))
    for variable in ("GYM_TIMER_CONFIG", "GYM_TIMER_STATE", "GYM_TIMER_ROUTINES"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture(autouse=True)
def _histories_closed() -> Iterator[None]:
    """Close the histories that a test's runs left open; from Python 3.13 on, an open one is a warning."""
    yield
    while OPENED:
        OPENED.pop().finish()


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
