"""The opening picture: there before the program, and pygame is whole afterwards."""

import os
import subprocess
import sys
from importlib.util import find_spec

import pytest

from timer.screen.opening import ACCENT, GROUND, INK, LATER
from timer.theme import DEFAULT
from timer.timeline import Phase

SHOWN = """
import sys
from timer.screen.opening import LATER, show_opening
show_opening()
import pygame
surface = pygame.display.get_surface()
print(surface and [tuple(surface.get_at(place)[:3]) for place in ((1, 1), (470, 380))])
print(all(getattr(sys.modules.get(f"pygame.{part}"), "__file__", None) for part in LATER))
print(pygame.font.Font and pygame.mixer.init and pygame.Rect)
print(sorted({name.partition(".")[0] for name in sys.modules} & {"gpiozero", "yaml", "dataclasses"}))
"""


# A display that starts and can't be drawn on: a desktop has it, or it has no mode.
FAILING = """
import pygame
from timer.screen import display
def fail(*_, **__):
    raise pygame.error("not the DRM master")
display.open_window = fail
"""


def outcome(driver: str, before: str = "") -> list[str]:
    """Show the opening picture in a process of its own; give what it prints, warnings included."""
    environment = {**os.environ, "SDL_VIDEODRIVER": driver}
    told = subprocess.run(
        [sys.executable, "-c", before + SHOWN],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return told.stdout.splitlines()


def test_a_stopwatch_is_shown_and_then_pygame_is_whole() -> None:
    assert outcome("dummy") == [str([GROUND, ACCENT]), "True", "<class 'pygame.rect.Rect'>", "['dataclasses']"]


def test_without_a_display_nothing_happens() -> None:
    assert outcome("nonsense")[:2] == ["None", "True"]


def test_a_display_that_cant_be_drawn_on_is_left_to_the_view() -> None:
    assert outcome("dummy", FAILING)[:2] == ["None", "True"]


def test_its_colours_are_the_default_themes() -> None:
    surfaces = DEFAULT.surfaces
    assert (surfaces.ground, surfaces.ink, DEFAULT.colours[Phase.WORK]) == (GROUND, INK, ACCENT)


@pytest.mark.parametrize("part", LATER)
def test_what_comes_later_is_a_part_of_pygame(part: str) -> None:
    assert find_spec(f"pygame.{part}")
