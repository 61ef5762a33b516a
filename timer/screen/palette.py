"""The palette: which colours a view is drawn in.

Work fills the screen with its colour; everything else is dark, and only written in one. So the two differ even to an
eye that sees no colours. Every text stands at 7:1 or more against its ground.
"""

from dataclasses import dataclass

from timer.screen.content import Look
from timer.theme import Colour, Theme
from timer.timeline import Phase

TROUGH_SHARE = 0.25  # of ink in the trough of a bar, where the ground is a colour


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one view."""

    ground: Colour
    ink: Colour  # of what matters
    faint: Colour  # of what matters less
    accent: Colour  # of the phase's word and figure
    trough: Colour  # of a bar, where it is not filled


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What the whole screen's colour tells: the only thing that could flicker."""

    look: Look = Look.STILL
    flashes: bool = False


PHASE_OF = {
    Look.PREPARE: Phase.PREPARE,
    Look.WORK: Phase.WORK,
    Look.REST: Phase.REST,
    Look.SWITCH: Phase.SWITCH,
}


def palette(backdrop: Backdrop, theme: Theme) -> Palette:
    """Give the colours of a backdrop."""
    look, on = backdrop.look, theme.surfaces
    accent = theme.colours[PHASE_OF[look]] if look in PHASE_OF else on.ink
    if backdrop.flashes:
        return _filled(on.ink if look is Look.WORK else accent, on.ground)
    if look is Look.WORK and on.work_fills:
        return _filled(accent, on.ground)
    ground = on.raised if look in (Look.PAUSED, Look.WAITING) else on.ground
    return Palette(ground, on.ink, on.faint, accent, on.trough)


def _filled(colour: Colour, ink: Colour) -> Palette:
    return Palette(colour, ink, ink, ink, mixed(colour, ink, TROUGH_SHARE))


def mixed(first: Colour, second: Colour, share: float) -> Colour:
    """Mix a share (0-1) of the second colour into the first."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return (red, green, blue)
