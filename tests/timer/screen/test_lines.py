"""Plain lines: a whole workout, as somebody reads it in a log."""

import errno
import os
from io import BytesIO, StringIO, TextIOWrapper

import pytest

from tests.fakes import circuit, entry, hold, reps, rest
from timer.messages import Menu, Start
from timer.routine.model import CueSettings
from timer.screen.lines import Lines
from timer.session import Session

ENTRY = entry(
    "short",
    hold("plank", 30, cues=CueSettings(at=((20_000, "hips level"),))),
    rest(5),
    circuit(reps("lunge", 5, each_side=True, switch_ms=0), rounds=2),
    prepare=5,
)


def played(lines: Lines, until_ms: int = 120_000) -> None:
    """Play a workout that nobody attends, from 1 s after the program began."""
    session = Session(5_000, unattended=True, once=True)
    session.handle(Menu((ENTRY,)), 0)
    lines.show(*session.handle(Start(ENTRY), 1_000), 1_000)
    while (due_ms := session.next_ms()) is not None and due_ms <= until_ms:
        lines.show(*session.advance(due_ms), due_ms)


def test_each_interval_and_cue_is_a_line() -> None:
    stream = StringIO()
    played(Lines(stream))
    assert stream.getvalue().splitlines() == [
        "  0:00  GET READY     5 s (1 of 7)",
        "  0:02  countdown",
        "  0:03  countdown",
        "  0:04  countdown",
        "  0:05  WORK          30 s plank (2 of 7)",
        "  0:20  halfway",
        "  0:25  at: hips level",
        "  0:32  countdown",
        "  0:33  countdown",
        "  0:34  countdown",
        "  0:35  REST          5 s (3 of 7)",
        "  0:37  countdown",
        "  0:38  countdown",
        "  0:39  countdown",
        "  0:40  WORK          5 × lunge, left side, Round 1 of 2 (4 of 7)",
        "  0:55  WORK          5 × lunge, right side, Round 1 of 2 (5 of 7)",
        "  1:10  WORK          5 × lunge, left side, Round 2 of 2 (6 of 7)",
        "  1:25  WORK          5 × lunge, right side, Round 2 of 2 (7 of 7)",
        "  1:40  DONE          5 of 5 done, 0 early, 0 skipped, 1:30 of work",
    ]


def test_a_reader_who_leaves_is_no_trouble() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    stream = os.fdopen(writing, "w")
    played(Lines(stream))
    with pytest.raises(BrokenPipeError):
        stream.close()


class FullDisk(StringIO):
    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_lines_for_which_there_is_no_space_are_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    played(Lines(FullDisk()))
    said = [record.getMessage() for record in caplog.records]
    assert said == ["no more lines, for they can't be written: No space left on device"]


def test_a_stream_that_was_closed_is_no_trouble() -> None:
    stream = StringIO()
    stream.close()
    played(Lines(stream))


def test_what_a_stream_can_not_write_is_replaced() -> None:
    raw = BytesIO()
    stream = TextIOWrapper(raw, encoding="ascii")
    played(Lines(stream))
    assert b"5 ? lunge" in raw.getvalue()
