"""The watchdog: systemd is told how the program is, and restarts it when it is no longer told. See sd_notify(3)."""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Mapping
from typing import Protocol

from timer.scene import Scene
from timer.state import Status, Transition

log = logging.getLogger(__name__)

UNDERWAY = frozenset({Status.RUNNING, Status.PAUSED})
STUCK_S = 10.0  # a screen that has not looked for so long; it tries a display that is missing every 5 s


class Systemd:
    """The service manager, if it started this program and listens; else nobody is told."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        """Args: environ: The process's environment."""
        self._address = environ.get("NOTIFY_SOCKET", "")
        if self._address.startswith("@"):  # a name in no file system
            self._address = "\0" + self._address[1:]
        mine = environ.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
        self.watchdog_s = int(environ.get("WATCHDOG_USEC", 0)) / 1e6 if mine and self._address else 0.0

    def tell(self, *lines: str) -> None:
        """Send assignments such as `READY=1`. Never raises, and never waits."""
        if not self._address:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as datagrams:
                datagrams.setblocking(False)
                datagrams.sendto("\n".join(lines).encode(), self._address)
        except OSError as error:
            log.debug("systemd does not listen: %s", error)


class Screen(Protocol):
    """A view, as far as the watchdog watches it."""

    moved_s: float | None


class Watchdog:
    """Feeds systemd's watchdog as long as conductor, buttons and screen live.

    A stuck screen costs nobody a workout: while one is on, the screen is opened anew; the feeding ends only after it.
    """

    def __init__(
        self,
        systemd: Systemd,
        scene: Callable[[], Scene],
        screen: Screen | None,
        *,
        inputs_live: Callable[[], bool],
        reopen: Callable[[], None],
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """Args.

        inputs_live: Tells whether presses of the board's buttons arrive.
        reopen: Makes a stuck screen open its display anew.
        """
        self._systemd = systemd
        self._scene = scene
        self._screen = screen
        self._inputs_live = inputs_live
        self._reopen = reopen
        self._now_s = now_s
        self._hungry = ""  # why it is not fed

    def run(self, call: Callable[[Callable[[], None]], None], stopped: threading.Event) -> None:
        """Let the conductor feed the watchdog twice in its time, until `stopped` is set.

        Args:
            call: Calls a function on the conductor's thread; it never will if that is dead.
        """
        while self._systemd.watchdog_s and not stopped.wait(self._systemd.watchdog_s / 2):
            call(self.feed)

    def feed(self) -> None:
        """Tell systemd that all is well, if it is. Called by the conductor."""
        reason = self._reason()
        if reason and reason != self._hungry:
            log.error("%s; systemd will restart the timer", reason)
        self._hungry = reason
        if not reason:
            self._systemd.tell("WATCHDOG=1")

    def _reason(self) -> str:
        """Say why systemd should restart the program; nothing while it should not."""
        if not self._inputs_live():
            return "the buttons are no longer heard"
        moved_s = self._screen.moved_s if self._screen else None
        if moved_s is None or self._now_s() - moved_s < STUCK_S:
            return ""
        if self._scene().status in UNDERWAY:
            self._reopen()
            return ""
        return "the screen is stuck"


class StatusLine:
    """An observer that lets `systemctl status` say what the timer does."""

    def __init__(self, systemd: Systemd) -> None:
        self._systemd = systemd
        self._scene: Scene | None = None
        self._told = ""

    def show(self, scene: Scene, happened: tuple[Transition, ...], now_ms: int) -> None:
        if scene is self._scene:
            return
        self._scene = scene
        routine = f": {scene.player.timeline.routine.name}" if scene.player else ""
        text = " · ".join((f"{scene.status.value}{routine}", *scene.troubles))
        if text != self._told:
            self._told = text
            self._systemd.tell(f"STATUS={text}")
