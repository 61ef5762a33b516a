"""The gallery: every view at the usual sizes, as pictures to look at. `make pictures` draws them.

Run as `python -m tests.timer.screen.gallery FOLDER OVERVIEW.png`.
"""

import argparse
import os
import re
from pathlib import Path

os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import pygame

from tests.timer.screen.scenes import FIGURES, NOW_MS, SCENES, WALL
from timer.screen.draw import Painter, measure
from timer.screen.layout import lay_out
from timer.screen.typeset import Typesetter
from timer.theme import DEFAULT, HIGH_CONTRAST, NIGHT_TIME, Theme

SIZES = ((320, 240), (480, 800), (800, 480), (1280, 1024), (1920, 1080))
OVERVIEW = (
    *("idle", "menu, in its middle", "ready, short"),
    *("prepare", "work", "rest"),
    *("amrap", "paused", "finished, with a past"),
)
TILE, COLUMNS, GAP_PX = (800, 480), 3, 16
SCALE = 0.6


def draw(folder: Path) -> None:
    """Draw all views in the default theme, and some in the others."""
    pygame.font.init()
    folder.mkdir(parents=True, exist_ok=True)
    typesetter = Typesetter(measure)
    for size in SIZES:
        for name in SCENES:
            _draw(name, size, DEFAULT, typesetter, folder / f"{_slug(name)}-{size[0]}x{size[1]}.png")
    for theme in (HIGH_CONTRAST, NIGHT_TIME):
        for name in ("idle", "work", "rest", "prepare", "paused"):
            _draw(name, (800, 480), theme, typesetter, folder / f"{_slug(name)}-{theme.name}.png")


def overview(path: Path) -> None:
    """Draw nine views as one picture."""
    rows = -(-len(OVERVIEW) // COLUMNS)
    size = (COLUMNS * (TILE[0] + GAP_PX) - GAP_PX, rows * (TILE[1] + GAP_PX) - GAP_PX)
    whole, typesetter = pygame.Surface(size, depth=32), Typesetter(measure)
    whole.fill("white")
    for index, name in enumerate(OVERVIEW):
        row, column = divmod(index, COLUMNS)
        tile = whole.subsurface((column * (TILE[0] + GAP_PX), row * (TILE[1] + GAP_PX), *TILE))
        Painter(tile).paint(lay_out(SCENES[name], NOW_MS, TILE, DEFAULT, WALL, typesetter, FIGURES), NOW_MS)
    smaller = (round(SCALE * size[0]), round(SCALE * size[1]))
    pygame.image.save(pygame.transform.smoothscale(whole, smaller), path)


def _draw(name: str, size: tuple[int, int], theme: Theme, typesetter: Typesetter, path: Path) -> None:
    surface = pygame.Surface(size, depth=32)
    Painter(surface).paint(lay_out(SCENES[name], NOW_MS, size, theme, WALL, typesetter, FIGURES), NOW_MS)
    pygame.image.save(surface, path)


def _slug(name: str) -> str:
    return re.sub("[^a-z]+", "-", name)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="takes a picture of every view at every size")
    parser.add_argument("overview", type=Path, help="the picture of the guide")
    asked = parser.parse_args()
    draw(asked.folder)
    overview(asked.overview)
