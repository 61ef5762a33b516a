"""Plain lines, for where there is no terminal: one for each interval, and one for each cue."""

import logging
from typing import TextIO

from timer import lengths, words
from timer.cues import CueKind
from timer.routine.durations import format_ms
from timer.scene import Scene
from timer.state import Change, State, Transition
from timer.timeline import Interval, Phase

log = logging.getLogger(__name__)

# Cues that only repeat what another line says.
SAID = frozenset(
    {CueKind.WORK, CueKind.REST, CueKind.SWITCH, CueKind.PAUSE, CueKind.RESUME, CueKind.WAIT, CueKind.FINISH}
)
CHANGES = {
    Change.PAUSED: "paused",
    Change.RESUMED: "resumed",
    Change.LEAD_IN: "go again",
    Change.WAITING: "waiting for the button",
    Change.SLOT_DONE: "slot done",
}


class Lines:
    """Prints what happens, as it happens. Once nobody reads it any more, it is silent."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._closed = False
        self._start_ms: int | None = None  # of the workout

    def show(self, scene: Scene, happened: tuple[Transition, ...], now_ms: int) -> None:
        """Print a line for each thing that a reader wants to know."""
        state = scene.player
        if state is None:
            self._start_ms = None
            return
        for step in happened:
            if step.change is Change.BEGAN and self._start_ms is None:
                self._start_ms = step.at_ms
            text = _text(scene, state, step)
            if text:
                self._print(step.at_ms, text)

    def _print(self, at_ms: int, text: str) -> None:
        if self._closed:
            return
        since_ms = at_ms - (self._start_ms if self._start_ms is not None else at_ms)
        line = f"{lengths.clock(since_ms // 1_000):>6}  {text}"
        try:
            print(_readable(line, self._stream), file=self._stream, flush=True)
        except (BrokenPipeError, ValueError) as error:  # ValueError: the stream was closed
            self._closed = True
            log.debug("nobody reads the lines any more: %s", error)
        except OSError as error:
            self._closed = True
            log.warning("no more lines, for they can't be written: %s", error.strerror)


def _readable(line: str, stream: TextIO) -> str:
    """Give the line with what the stream can't write replaced."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return line.encode(encoding, errors="replace").decode(encoding)


def _text(scene: Scene, state: State, step: Transition) -> str:
    intervals = state.timeline.intervals
    match step.change:
        case Change.BEGAN:
            return _interval(intervals[step.index], len(intervals), step.attempt)
        case Change.ROUND:
            return f"round {step.rounds_done} counted"
        case Change.FINISHED:
            return f"{words.phase_word(state).upper():<12}  {words.summary(scene.tally, state.timeline)}"
        case Change.CUE if step.cue and step.cue.kind not in SAID:
            return step.cue.kind.value + (f": {step.cue.text}" if step.cue.text else "")
        case _:
            return CHANGES.get(step.change, "")


def _interval(interval: Interval, of: int, attempt: int) -> str:
    """Write an interval: `WORK          40 s plank, left side (2 of 12)`."""
    told = ", ".join((_what(interval), *words.places(interval)))
    again = ", again" if attempt > 1 else ""
    return f"{words.PHASES[interval.phase].upper():<12}  {told} ({interval.index + 1} of {of}{again})"


def _what(interval: Interval) -> str:
    if interval.phase is Phase.WORK:
        return words.asks(interval)
    length = format_ms(interval.planned_ms)
    return f"{length} to {words.side(interval)}" if interval.side else length
