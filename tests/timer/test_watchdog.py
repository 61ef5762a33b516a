"""The watchdog: what systemd is told, and when it is no longer told that all is well."""

import os
import socket
import threading
from dataclasses import dataclass

import pytest

from tests.fakes import Person, entry, hold
from timer.scene import Scene
from timer.session import Session
from timer.state import Status
from timer.watchdog import STUCK_S, StatusLine, Systemd, Watchdog

NOW_S = 100.0


@pytest.fixture(params=["{}/notify", "@{}"], ids=["in the file system", "abstract"])
def notify(request, tmp_path):
    """Give a socket's name as systemd writes it, and a function that reads what arrived there."""
    name = request.param.format(tmp_path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(name.replace("@", "\0", 1))
        listener.setblocking(False)

        def read():
            told = []
            while True:
                try:
                    told.append(listener.recv(4_096).decode())
                except BlockingIOError:
                    return told

        yield name, read


def test_systemd_is_told_at_its_socket(notify):
    name, read = notify
    systemd = Systemd({"NOTIFY_SOCKET": name})
    systemd.tell("READY=1")
    systemd.tell("STATUS=idle", "WATCHDOG=1")
    assert read() == ["READY=1", "STATUS=idle\nWATCHDOG=1"]


@pytest.mark.parametrize(
    "environ", [{}, {"NOTIFY_SOCKET": "/none/such"}, {"NOTIFY_SOCKET": "@none/such"}], ids=["none", "gone", "abstract"]
)
def test_without_a_listener_nothing_happens(environ):
    Systemd(environ).tell("READY=1")


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"NOTIFY_SOCKET": "/n", "WATCHDOG_USEC": "30000000"}, 30.0),
        ({"NOTIFY_SOCKET": "/n", "WATCHDOG_USEC": "30000000", "WATCHDOG_PID": str(os.getpid())}, 30.0),
        ({"NOTIFY_SOCKET": "/n", "WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"}, 0.0),
        ({"NOTIFY_SOCKET": "/n"}, 0.0),
        ({"WATCHDOG_USEC": "30000000"}, 0.0),
    ],
    ids=["wanted", "of this process", "of another process", "not wanted", "no socket"],
)
def test_the_watchdogs_time_is_what_systemd_says(environ, expected):
    assert Systemd(environ).watchdog_s == expected


@dataclass
class FakeSystemd:
    watchdog_s = 30.0

    def __post_init__(self):
        self.told = []

    def tell(self, *lines):
        self.told += lines


@dataclass
class Screen:
    moved_s: float | None


RUNNING, PAUSED, IDLE = (Scene(status=status) for status in (Status.RUNNING, Status.PAUSED, Status.IDLE))
FED = ["WATCHDOG=1"]


@pytest.mark.parametrize(
    ("scene", "ago_s", "inputs", "fed", "reopened"),
    [
        pytest.param(RUNNING, 0.1, True, FED, 0, id="all is well"),
        pytest.param(IDLE, STUCK_S - 0.1, True, FED, 0, id="no display, tried every 5 s"),
        pytest.param(IDLE, None, True, FED, 0, id="no screen"),
        pytest.param(IDLE, STUCK_S, True, [], 0, id="stuck, idle"),
        pytest.param(RUNNING, STUCK_S, True, FED, 1, id="stuck in a workout"),
        pytest.param(PAUSED, STUCK_S, True, FED, 1, id="stuck in a pause"),
        pytest.param(IDLE, 0.1, False, [], 0, id="deaf, idle"),
        pytest.param(RUNNING, 0.1, False, [], 0, id="deaf in a workout"),
    ],
)
def test_the_watchdog_is_fed_while_what_a_person_needs_lives(scene, ago_s, inputs, fed, reopened):
    systemd, reopenings = FakeSystemd(), []
    Watchdog(
        systemd,
        lambda: scene,
        Screen(None if ago_s is None else NOW_S - ago_s),
        inputs_live=lambda: inputs,
        reopen=lambda: reopenings.append(1),
        now_s=lambda: NOW_S,
    ).feed()
    assert (systemd.told, len(reopenings)) == (fed, reopened)


def test_why_it_starves_is_logged_once_and_eating_again_ends_it(caplog):
    systemd, screen = FakeSystemd(), Screen(0.0)
    watchdog = Watchdog(
        systemd, lambda: IDLE, screen, inputs_live=lambda: True, reopen=lambda: None, now_s=lambda: NOW_S
    )
    for moved_s in (0.0, 0.0, NOW_S, 0.0):
        screen.moved_s = moved_s
        watchdog.feed()
    assert caplog.messages == ["the screen is stuck; systemd will restart the timer"] * 2
    assert systemd.told == FED


class Rounds(threading.Event):
    """An event that is waited for without waiting, and set after so many waits."""

    def __init__(self, most):
        super().__init__()
        self.waited_s = []
        self._most = most

    def wait(self, timeout=None):
        self.waited_s.append(timeout)
        return len(self.waited_s) > self._most


def test_the_conductor_is_asked_to_feed_twice_in_the_watchdogs_time():
    called, stopped = [], Rounds(3)
    watchdog = Watchdog(FakeSystemd(), lambda: IDLE, None, inputs_live=lambda: True, reopen=lambda: None)
    watchdog.run(called.append, stopped)
    assert stopped.waited_s == [15.0] * 4
    assert called == [watchdog.feed] * 3


def test_the_status_line_says_what_the_timer_does_and_what_troubles_it():
    systemd = FakeSystemd()
    line = StatusLine(systemd)
    person = Person(Session(5_000), entry("Plank holds", hold("plank", 40)))
    for move in ("press 0", "press 1000", "press 5000"):
        line.show(person.scene, (), 0)
        person.do(move)
    line.show(person.scene, (), 0)
    line.show(person.scene._replace(troubles=("no screen: none found",)), (), 0)
    assert systemd.told == [
        "STATUS=idle",
        "STATUS=ready: Plank holds",
        "STATUS=running: Plank holds",
        "STATUS=paused: Plank holds",
        "STATUS=paused: Plank holds · no screen: none found",
    ]
