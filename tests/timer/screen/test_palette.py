"""The palette: every text stands out, and phases are told apart by any eye, in every theme."""

from itertools import combinations

import pytest

from tests.timer.screen.colours import EYES, contrast, difference
from timer.screen.content import Look
from timer.screen.palette import PHASE_OF, Backdrop, Palette, palette
from timer.theme import THEMES, Theme

TEXT = 7.0  # WCAG 2, level AAA
SHAPES = 3.0  # of bars and symbols: level AA
APART = 12.0  # 2.3 is just seen
BACKDROPS = [Backdrop(look, flashes) for look in Look for flashes in (False, True) if look in PHASE_OF or not flashes]

every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


@every_theme
@pytest.mark.parametrize("backdrop", BACKDROPS, ids=str)
def test_every_text_stands_out_from_its_ground(theme: Theme, backdrop: Backdrop) -> None:
    colours = palette(backdrop, theme)
    for ink in (colours.ink, colours.faint, colours.accent):
        assert contrast(ink, colours.ground) >= TEXT


@every_theme
@pytest.mark.parametrize("look", Look)
def test_what_is_filled_of_a_bar_stands_out_from_what_is_not(theme: Theme, look: Look) -> None:
    colours = palette(Backdrop(look), theme)
    assert contrast(colours.accent, colours.trough) >= SHAPES


@every_theme
@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize(("one", "other"), list(combinations((Look.PREPARE, Look.WORK, Look.REST), 2)))
def test_phases_are_told_apart_by_any_eye(theme: Theme, eye: str, one: Look, other: Look) -> None:
    first, second = palette(Backdrop(one), theme), palette(Backdrop(other), theme)
    assert apart(first, second, eye) >= APART


def apart(first: Palette, second: Palette, eye: str) -> float:
    """Give how different two views look to an eye: by their ground, or by the accent on it."""
    pairs = ((first.ground, second.ground), (first.accent, second.accent))
    return max(difference(EYES[eye](a), EYES[eye](b)) for a, b in pairs)


@every_theme
@pytest.mark.parametrize("look", PHASE_OF)
def test_a_flash_is_another_ground_than_the_phase_it_announces(theme: Theme, look: Look) -> None:
    grounds = [palette(Backdrop(look, flashes), theme).ground for flashes in (False, True)]
    assert difference(*grounds) >= APART
