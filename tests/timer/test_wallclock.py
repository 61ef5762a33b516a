"""The wall clock: when it is believed."""

import pytest

from timer import wallclock
from timer.wallclock import WallClock, wall_clock


@pytest.mark.parametrize(
    ("environ", "simulated", "synchronised", "trusted"),
    [
        pytest.param({}, True, False, True, id="a laptop that simulates"),
        pytest.param({}, False, True, True, id="a Pi that the network has told the time"),
        pytest.param({}, False, False, False, id="a Pi that it has not"),
        pytest.param({"GYM_TIMER_CLOCK": "trusted"}, False, False, True, id="told to trust"),
        pytest.param({"GYM_TIMER_CLOCK": "untrusted"}, True, True, False, id="told not to"),
        pytest.param({"GYM_TIMER_CLOCK": "maybe"}, False, False, False, id="told something else"),
    ],
)
def test_who_is_believed(monkeypatch, environ, simulated, synchronised, trusted):
    monkeypatch.setattr(wallclock, "is_synchronised", lambda: synchronised)
    clock = wall_clock(environ, simulated=simulated)
    assert clock.now().trusted is trusted
    assert (clock.local() is not None) is trusted


def test_a_clock_becomes_trusted_once_the_network_has_set_it(monkeypatch):
    answers = iter([False, False, True])
    monkeypatch.setattr(wallclock, "is_synchronised", lambda: next(answers))
    clock = WallClock()
    assert [clock.now().trusted for _ in range(5)] == [False, False, True, True, True]


@pytest.mark.parametrize(
    ("state", "synchronised"), [(0, True), (1, True), (5, False), (-1, False)], ids=["ok", "leap", "error", "refused"]
)
def test_the_kernel_is_asked_where_there_is_no_file_of_timesyncd(monkeypatch, tmp_path, state, synchronised):
    class Libc:
        def adjtimex(self, buffer):
            assert buffer.raw == bytes(wallclock.TIMEX_BYTES)  # which changes nothing
            return state

    monkeypatch.setattr(wallclock, "TIMESYNC", tmp_path / "synchronized")
    monkeypatch.setattr(wallclock.sys, "platform", "linux")
    monkeypatch.setattr(wallclock.ctypes, "CDLL", lambda name: Libc())
    assert wallclock.is_synchronised() is synchronised

    (tmp_path / "synchronized").touch()
    assert wallclock.is_synchronised()
