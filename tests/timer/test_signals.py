"""Signals: what the thread that waits for them tells, if it can't wait any more, and what reaches a main thread."""

import signal
import sys
import threading

import pytest

from timer import signals

HEARD = [signal.SIGHUP, signal.SIGTERM]


class Ear:
    """Keeps what it is told, and knows when that is all."""

    def __init__(self):
        self.told = []
        self.deaf = threading.Event()

    def hear(self, number):
        self.told.append(number)

    def lose(self):
        self.deaf.set()


@pytest.fixture
def ear(monkeypatch):
    """Give an ear, where SIGHUP and SIGTERM come, and then the wait for more fails."""
    coming = iter(HEARD)

    def sigwait(wanted):
        assert wanted == {signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT}
        try:
            return next(coming)
        except StopIteration:
            raise OSError("no more signals") from None

    monkeypatch.setattr(signal, "sigwait", sigwait)
    return Ear()


class Terminal:
    def __init__(self, is_there):
        self.isatty = lambda: is_there


@pytest.mark.parametrize(
    ("is_there", "told"), [(True, HEARD), (False, [signal.SIGTERM])], ids=["at a terminal", "without a terminal"]
)
def test_a_hangup_is_heard_only_where_there_is_a_terminal_to_hang_up(is_there, told, ear, monkeypatch):
    monkeypatch.setattr(sys, "stdin", Terminal(is_there))
    signals.forward(ear.hear, ear.lose)
    assert ear.deaf.wait(10)
    assert ear.told == told


def test_a_service_hears_no_hangup_though_the_first_console_is_its_terminal(ear, monkeypatch):
    monkeypatch.setattr(sys, "stdin", Terminal(True))
    monkeypatch.setenv("NOTIFY_SOCKET", "/run/systemd/notify")
    signals.forward(ear.hear, ear.lose)
    assert ear.deaf.wait(10)
    assert ear.told == [signal.SIGTERM]


def test_a_thread_that_can_not_wait_any_more_says_so(ear, caplog):
    signals.forward(ear.hear, ear.lose)
    assert ear.deaf.wait(10)
    assert "signals can't be heard any more" in caplog.text


def test_so_does_one_whose_listener_fails(ear, caplog):
    def fail(number):
        raise RuntimeError("no ear")

    signals.forward(fail, ear.lose)
    assert ear.deaf.wait(10)
    assert "no ear" in caplog.text


class Stuck(Exception):
    pass


def wait_for_a_signal():
    """Hang in C, until any signal has been handled."""
    threading.Thread(target=signals.interrupt).start()
    signal.pause()


def test_a_main_thread_that_hangs_in_c_is_interrupted():
    with pytest.raises(Stuck), signals.interruptible(Stuck):
        wait_for_a_signal()


def test_an_interruption_that_comes_too_late_does_nothing():
    with signals.interruptible(Stuck):
        pass
    signals.interrupt()


def test_before_the_first_body_an_interruption_does_nothing(monkeypatch):
    before = signal.signal(signal.SIGUSR1, signal.SIG_DFL)
    try:
        signals.interrupt()
    finally:
        signal.signal(signal.SIGUSR1, before)
