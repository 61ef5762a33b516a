"""`gym-timer sounds`: hear the signals, and learn what they mean."""

import argparse
import logging
import sys
from contextlib import closing
from queue import SimpleQueue
from typing import Any

from timer import words
from timer.clock import Clock, MonotonicClock
from timer.commands import DONE, USAGE
from timer.cues import CueKind
from timer.marked import nearest
from timer.sound import Loudspeaker
from timer.speaker import Sounding
from timer.theme import DEFAULT, NUMBER_SHOWN, Pattern

BETWEEN_MS = 900
RHYTHM_HZ = 2_300  # of a common active buzzer
CELL_MS = 50  # of a pattern as it is drawn


def run(args: argparse.Namespace) -> int:
    logging.basicConfig(format="gym-timer: %(message)s")
    kinds = {kind.value: kind for kind in words.MEANINGS}
    for name in args.cues:
        if name not in kinds:
            meant = nearest(name, kinds)
            mend = f"did you mean {meant!r}?" if meant else f"they are {', '.join(kinds)}"
            print(f"gym-timer: there is no signal {name!r}; {mend}", file=sys.stderr)
            return USAGE
    with closing(Loudspeaker()) as loudspeaker:
        for kind in [kinds[name] for name in args.cues] or words.MEANINGS:
            pattern = DEFAULT.patterns[kind]
            print(f"{kind.value:10} {draw(pattern):48} {_meaning(kind)}", flush=True)
            if not loudspeaker.trouble:
                sound(pattern, loudspeaker, MonotonicClock(), rhythm=args.rhythm)
    return DONE


def _meaning(kind: CueKind) -> str:
    return f"{words.MEANINGS[kind]}{f', here {NUMBER_SHOWN}' if kind is CueKind.NUMBER else ''}"


def draw(pattern: Pattern) -> str:
    """Draw a pattern's tones: a block for each 50 ms of sound, a thin one for a click, a dot for each of silence."""
    cells, end_ms = "", 0
    for tone in pattern.tones:
        if cells:
            cells += "·" * max(1, (tone.start_ms - end_ms) // CELL_MS)
        cells += "█" * ((tone.end_ms - tone.start_ms) // CELL_MS) or "▏"
        end_ms = tone.end_ms
    return cells


def sound(pattern: Pattern, loudspeaker: Sounding, clock: Clock, *, rhythm: bool) -> None:
    """Sound a pattern's tones, and wait a little after them.

    Args:
        rhythm: All on the one pitch of an active buzzer.
    """
    nobody = SimpleQueue[Any]()
    begin_ns = clock.now_ns()
    for tone in pattern.tones:
        clock.wait(begin_ns + tone.start_ms * 1_000_000, nobody)
        loudspeaker.sound(RHYTHM_HZ if rhythm else tone.pitch_hz)
        clock.wait(begin_ns + tone.end_ms * 1_000_000, nobody)
        loudspeaker.sound(None)
    clock.wait(begin_ns + (pattern.length_ms + BETWEEN_MS) * 1_000_000, nobody)
