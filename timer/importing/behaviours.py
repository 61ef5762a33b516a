"""Behaviours: what TimeR Machine does during a step, as far as an exercise here can do it too."""

import re
from dataclasses import dataclass

from timer.importing.fields import Fields
from timer.importing.plan import Losses, clean
from timer.routine.kinds import LONGEST_TEXT

KEYS = frozenset({"type", "label", "content", "loop"})
COUNT_DEFAULT, COUNT_MOST = 5, 60  # seconds
HALFWAY_MS = 30_000  # shorter work has no halfway signal
VARIABLE = re.compile("[{}$]")
# What nothing of ours stands for.
LOST = {
    "MUSIC": "music",
    "VIBRATION": "vibration",
    "SCREEN": "switching the screen on",
    "BEEP": "a beep every second",
    "NOTIFICATION": "notifications",
    "FLASHLIGHT": "the flashlight",
    "IMAGE": "pictures",
}


@dataclass(frozen=True, slots=True)
class Signals:
    """What the behaviours of one step come to."""

    halts: bool = False  # it counts up until one moves on
    note: str | None = None
    countdown: int | None = None  # seconds, 1-60
    halfway: bool = False

    @property
    def any(self) -> bool:
        """True if an exercise can carry something that a rest can't."""
        return bool(self.note or self.countdown or self.halfway)


def read_behaviours(step: Fields, length_ms: int, losses: Losses) -> Signals:
    """Read a step's behaviours.

    Args:
        length_ms: Of the step.
    Raises:
        Refused: One is of the wrong type.
    """
    found = {each.text("type"): each for each in step.objects("behaviour", "behaviour", [])}
    for kind, behaviour in found.items():
        if kind in LOST:
            losses.add("without", LOST[kind])
        elif kind not in ("HALT", "VOICE", "COUNT", "HALF"):
            losses.add("without behaviours that are not known here", kind)
        losses.add_unknown(behaviour.unknown(KEYS))
    if "HALF" in found and length_ms < HALFWAY_MS:
        losses.add("without the halfway signal of steps under 30 s")
    return Signals(
        halts="HALT" in found,
        note=_note(found["VOICE"], losses) if "VOICE" in found else None,
        countdown=_countdown(found["COUNT"], losses) if "COUNT" in found else None,
        halfway="HALF" in found and length_ms >= HALFWAY_MS,
    )


def _note(voice: Fields, losses: Losses) -> str | None:
    """Give what is spoken, if it is plain words; with nothing written it is the label, which is shown anyway."""
    spoken = clean(voice.text("content", "")) or clean(voice.text("label", ""))
    if VARIABLE.search(spoken):
        losses.add("without spoken texts that have variables", spoken)
        return None
    if len(spoken) > LONGEST_TEXT:
        losses.add(f"spoken texts are cut to {LONGEST_TEXT} characters")
    return spoken[:LONGEST_TEXT].rstrip() or None


def _countdown(count: Fields, losses: Losses) -> int:
    written = count.text("label", "").strip()
    seconds = int(written) if re.fullmatch("[0-9]{1,9}", written) else 0
    if seconds > COUNT_MOST:
        losses.add(f"countdowns are cut to {COUNT_MOST} s", written)
    return min(seconds, COUNT_MOST) or COUNT_DEFAULT
