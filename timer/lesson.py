"""The lesson: the signals in the order in which they are taught. Pure."""

from timer.cues import CueKind

# As one meets them in a workout; the number in beeps is heard where there is no screen.
TAUGHT = (
    *(CueKind.COUNTDOWN, CueKind.WORK, CueKind.HALFWAY, CueKind.LAST_TEN, CueKind.REST, CueKind.SWITCH, CueKind.ROUND),
    *(CueKind.REP, CueKind.AT, CueKind.WAIT, CueKind.PAUSE, CueKind.RESUME, CueKind.FINISH),
    *(CueKind.PRESS, CueKind.ERROR),
)


def taught_after(before: CueKind | None, step: int) -> CueKind | None:
    """Give the signal so many further on, from the first if there was none; None beyond either end."""
    index = TAUGHT.index(before) + step if before else 0
    return TAUGHT[index] if 0 <= index < len(TAUGHT) else None
