"""Shapes: symbols, drawn smooth."""

import pygame

from timer.screen.items import Shape, Symbol
from timer.theme import Colour

FINER = 4  # drawn this much larger, then scaled down: pygame's polygons have hard edges
Point = tuple[float, float]  # in parts of the symbol's box

TRIANGLE: tuple[Point, ...] = ((0.1, 0.0), (1.0, 0.5), (0.1, 1.0))
DIAMOND: tuple[Point, ...] = ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5))
TICK: tuple[Point, ...] = ((0.0, 0.55), (0.16, 0.4), (0.38, 0.62), (0.84, 0.12), (1.0, 0.27), (0.38, 0.93))
ARROW_LEFT: tuple[Point, ...] = (
    (0.0, 0.25),
    (0.35, 0.0),
    (0.35, 0.17),
    (1.0, 0.17),
    (1.0, 0.33),
    (0.35, 0.33),
    (0.35, 0.5),
)
ARROW_RIGHT: tuple[Point, ...] = tuple((1.0 - x, 1.0 - y) for x, y in ARROW_LEFT)
BARS: tuple[tuple[Point, ...], ...] = (
    ((0.08, 0.0), (0.38, 0.0), (0.38, 1.0), (0.08, 1.0)),
    ((0.62, 0.0), (0.92, 0.0), (0.92, 1.0), (0.62, 1.0)),
)
EXCLAMATION: tuple[tuple[Point, ...], ...] = (
    ((0.44, 0.22), (0.56, 0.22), (0.56, 0.56), (0.44, 0.56)),
    ((0.44, 0.64), (0.56, 0.64), (0.56, 0.76), (0.44, 0.76)),
)
POLYGONS: dict[Shape, tuple[tuple[Point, ...], ...]] = {
    Shape.WORK: (TRIANGLE,),
    Shape.SWITCH: (ARROW_LEFT, ARROW_RIGHT),
    Shape.PAUSED: BARS,
    Shape.DONE: (TICK,),
    Shape.WARNING: (DIAMOND,),
}
# Centre and radius of each disc.
DISCS: dict[Shape, tuple[tuple[float, float, float], ...]] = {
    Shape.REST: ((0.5, 0.5, 0.46),),
    Shape.WAITING: ((0.5, 0.5, 0.46),),
    Shape.PREPARE: ((0.14, 0.5, 0.13), (0.5, 0.5, 0.13), (0.86, 0.5, 0.13)),
}
RING_HOLE = 0.26


def symbol(item: Symbol, like: pygame.Surface) -> pygame.Surface:
    """Draw a symbol on its ground, in another surface's format."""
    width, height = item.box.width * FINER, item.box.height * FINER
    large = pygame.Surface((width, height), depth=32)
    large.fill(item.ground)
    for polygon in POLYGONS.get(item.shape, ()):
        _polygon(large, polygon, item.colour)
    for x, y, radius in DISCS.get(item.shape, ()):
        pygame.draw.circle(large, item.colour, (x * width, y * height), radius * width)
    if item.shape is Shape.WAITING:
        pygame.draw.circle(large, item.ground, (width / 2, height / 2), RING_HOLE * width)
    if item.shape is Shape.WARNING:
        for polygon in EXCLAMATION:
            _polygon(large, polygon, item.ground)
    return pygame.transform.smoothscale(large, (item.box.width, item.box.height)).convert(like)


def _polygon(surface: pygame.Surface, polygon: tuple[Point, ...], colour: Colour) -> None:
    width, height = surface.get_size()
    pygame.draw.polygon(surface, colour, [(x * (width - 1), y * (height - 1)) for x, y in polygon])
