"""The journal: one line for what matters, on standard error; in a service, with the priority that systemd reads."""

import logging
from collections.abc import Mapping

from timer import lengths, words
from timer.scene import Scene
from timer.state import Status, Transition

log = logging.getLogger(__name__)

UNDERWAY = frozenset({Status.RUNNING, Status.PAUSED})
# sd-daemon(3): what a line begins with says how grave it is.
PRIORITIES = {logging.CRITICAL: 2, logging.ERROR: 3, logging.WARNING: 4, logging.INFO: 6, logging.DEBUG: 7}


def set_up(environ: Mapping[str, str], level: int) -> None:
    """Send what is logged to standard error; lesser messages than `level` are left out."""
    handler = logging.StreamHandler()
    handler.setFormatter(formatter(environ))
    logging.basicConfig(level=level, handlers=[handler])


def formatter(environ: Mapping[str, str]) -> logging.Formatter:
    """Give how a message is written; the process's environment tells whether the journal reads it."""
    return _ForJournal() if "JOURNAL_STREAM" in environ else logging.Formatter("gym-timer: %(message)s")


class _ForJournal(logging.Formatter):
    """Puts the priority before each line; the journal knows the time and the program."""

    def format(self, record: logging.LogRecord) -> str:
        priority = f"<{PRIORITIES.get(record.levelno, 6)}>"
        return "\n".join(priority + line for line in super().format(record).splitlines())


class Journal:
    """An observer that logs when a workout starts, and how it ends."""

    def __init__(self) -> None:
        self._before = Scene()

    def show(self, scene: Scene, happened: tuple[Transition, ...], now_ms: int) -> None:
        before, self._before = self._before, scene
        if scene.status is before.status:
            return
        if scene.player and scene.status in UNDERWAY and before.status not in UNDERWAY:
            timeline = scene.player.timeline
            log.info("workout started: %s, %s", timeline.routine.name, lengths.total(timeline))
        elif before.player and before.status in UNDERWAY and scene.status not in UNDERWAY:
            timeline = before.player.timeline
            ended = "finished" if scene.status is Status.FINISHED and not _stopped(scene) else "stopped"
            log.info("workout %s: %s, %s", ended, timeline.routine.name, words.summary(scene.tally, timeline))


def _stopped(scene: Scene) -> bool:
    return scene.player is not None and scene.player.stopped
