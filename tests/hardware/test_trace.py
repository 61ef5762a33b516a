"""The trace: its lines, and what happens when they can't be written."""

import errno
import io
from typing import TextIO

import pytest

from hardware.signal import Stamp
from hardware.trace import Trace

NOW = Stamp(12_500, 1_000_000)


def traced(stream: TextIO) -> Trace:
    """Give a trace by whose clock all is 40 us late."""
    return Trace(stream, lambda: 1_040_999)


class FullDisk(io.StringIO):
    """A stream that has room for a number of writes, and then for none."""

    def __init__(self, writes: int) -> None:
        super().__init__()
        self.left = writes

    def write(self, text: str) -> int:
        self.left -= 1
        if self.left < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(text)

    def flush(self) -> None:
        if self.left <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("value", "hz", "stamp", "line"),
    [
        pytest.param(
            1.0,
            880,
            NOW,
            '{"t": 12.5, "device": "buzzer", "pin": 18, "value": 1.0, "hz": 880, "late_us": 40}\n',
            id="tone",
        ),
        pytest.param(
            0.0, None, NOW, '{"t": 12.5, "device": "buzzer", "pin": 18, "value": 0.0, "late_us": 40}\n', id="no tone"
        ),
        pytest.param(
            0.333,
            None,
            Stamp(1_235, 2_000_000),
            '{"t": 1.235, "device": "buzzer", "pin": 18, "value": 0.333, "late_us": 0}\n',
            id="three decimals, and early by the clock",
        ),
        pytest.param(1.0, 880, None, "", id="nothing before the start"),
    ],
)
def test_a_change_is_one_line(value: float, hz: int | None, stamp: Stamp | None, line: str) -> None:
    stream = io.StringIO()
    traced(stream).change("buzzer", 18, value, hz, stamp)
    assert stream.getvalue() == line


def test_a_full_disk_ends_the_trace_and_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    stream = FullDisk(writes=1)
    trace = traced(stream)
    for _ in range(3):
        trace.change("led", 5, 1.0, None, NOW)
    stream.left = 1
    trace.change("led", 5, 1.0, None, NOW)
    trace.close()
    assert len(stream.getvalue().splitlines()) == 1
    assert trace.trouble == "the trace ends here, for it can't be written: [Errno 28] No space left on device"
    assert [record.getMessage() for record in caplog.records] == [trace.trouble]


def test_a_disk_that_fills_up_at_the_last_flush_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    trace = traced(FullDisk(writes=0))
    trace.close()
    trace.close()
    assert len(caplog.records) == 1


def test_a_stream_that_somebody_closed_ends_the_trace(caplog: pytest.LogCaptureFixture) -> None:
    stream = io.StringIO()
    trace = traced(stream)
    stream.close()
    trace.change("led", 5, 1.0, None, NOW)
    assert len(caplog.records) == 1


def test_closing_flushes_and_leaves_the_stream_to_its_owner() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8")
    trace = traced(stream)
    trace.change("led", 5, 1.0, None, NOW)
    assert raw.getvalue() == b""
    trace.close()
    assert raw.getvalue() == b'{"t": 12.5, "device": "led", "pin": 5, "value": 1.0, "late_us": 40}\n'
    assert not stream.closed


def test_after_closing_nothing_is_written() -> None:
    stream = io.StringIO()
    trace = traced(stream)
    trace.close()
    trace.change("led", 5, 1.0, None, NOW)
    assert stream.getvalue() == ""
