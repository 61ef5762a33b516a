"""Where a workout begins in a window, before anything is loaded or read."""

import pytest

from timer import signals
from timer.cli import main
from timer.commands import playing
from timer.screen import opening


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("run", ["opened", "played"]),
        ("simulate", ["opened", "played"]),
        ("simulate --speed 5", ["opened", "played"]),
        ("simulate --headless", ["played"]),
        ("simulate --speed max", ["played"]),
        ("simulate first-timer", ["played"]),
        ("run plank-holds", ["played"]),
        ("run --board nonsense", ["played"]),
        ("simulate --trace t.jsonl", ["played"]),
        ("simulate --history h.db", ["played"]),
        ("simulate --fault bounce", ["played"]),
        ("simulate --watch", ["played"]),
    ],
)
def test_a_window_opens_first_where_nothing_typed_can_be_at_fault(
    arguments: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    monkeypatch.setattr(signals, "block", lambda: None)
    monkeypatch.setattr(opening, "show_opening", lambda: happened.append("opened"))
    monkeypatch.setattr(playing, "run", lambda args: happened.append("played") or 0)
    assert main(arguments.split()) == 0
    assert happened == expected
