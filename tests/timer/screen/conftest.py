"""What the screen's tests share."""

import os
from collections.abc import Iterator

os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import pygame
import pytest

from timer.screen.draw import measure
from timer.screen.typeset import Typesetter


@pytest.fixture(scope="session", autouse=True)
def _fonts() -> Iterator[None]:
    """Have pygame's fonts ready; no display is opened."""
    pygame.font.init()
    yield
    pygame.font.quit()


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    """Give one that measures with the real fonts."""
    return Typesetter(measure)
