"""The palette: which colours a look is drawn in.

Work fills the screen with its colour; everything else is dark, and only written in one. So the two differ even to an
eye that sees no colours. Every text stands at 7:1 or more against its ground.
"""

from dataclasses import dataclass

from timer.screen.content import Look
from timer.theme import Colour, Theme
from timer.timeline import Phase

NIGHT: Colour = (14, 16, 19)
SLATE: Colour = (36, 41, 47)
PAPER: Colour = (245, 245, 240)
SMOKE: Colour = (176, 182, 188)
IRON: Colour = (58, 64, 71)


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one view."""

    ground: Colour
    ink: Colour  # of what matters
    faint: Colour  # of what matters less
    accent: Colour  # of the phase's word and figure
    trough: Colour  # of a bar, where it is not filled


PHASE_OF = {
    Look.PREPARE: Phase.PREPARE,
    Look.WORK: Phase.WORK,
    Look.REST: Phase.REST,
    Look.SWITCH: Phase.SWITCH,
}


def palette(look: Look, theme: Theme) -> Palette:
    """Give the colours of a look."""
    if look is Look.WORK:
        colour = theme.colours[Phase.WORK]
        return Palette(colour, NIGHT, NIGHT, NIGHT, mixed(colour, NIGHT, 0.25))
    if look in (Look.PAUSED, Look.WAITING):
        return Palette(SLATE, PAPER, SMOKE, PAPER, IRON)
    accent = theme.colours[PHASE_OF[look]] if look in PHASE_OF else PAPER
    return Palette(NIGHT, PAPER, SMOKE, accent, IRON)


def mixed(first: Colour, second: Colour, share: float) -> Colour:
    """Mix a share (0-1) of the second colour into the first."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return (red, green, blue)
