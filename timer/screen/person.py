"""The person: drawn smooth from the silhouette of a movement."""

from functools import lru_cache

import pygame

from timer.screen.items import Person
from timer.screen.silhouette import FLOOR_HALF, Tone, extent, forward, silhouette, stride

# Drawn larger, then scaled down, which lets other threads run; by two or four, for by three colours come out darker.
# From so many pixels a unit on, twice is enough; from more on, a screen is so fine that one sees no edges.
FINE_PX, FINEST_PX = 2.0, 12.0
GAPS = 4  # in the floor that goes by in a rep


def person(surface: pygame.Surface, item: Person) -> None:
    """Draw a person, on the floor, on a ground that fills their box."""
    size = (item.box.width, item.box.height)
    finer = _finer(item.box.width / extent(item.movement).width)
    large = _scratch((size[0] * finer, size[1] * finer))
    large.fill(item.ground)
    _body(large, item)
    _floor(large, item)
    picture = pygame.transform.smoothscale(large, size) if finer > 1 else large
    surface.blit(picture, (item.box.x, item.box.y))


def _finer(scale: float) -> int:
    if scale < FINE_PX:
        return 4
    return 2 if scale < FINEST_PX else 1


@lru_cache(1)
def _scratch(size: tuple[int, int]) -> pygame.Surface:
    """Give a surface to draw on; always the same one, for a new one of that size costs half a millisecond."""
    return pygame.Surface(size, depth=32)


def _body(surface: pygame.Surface, item: Person) -> None:
    width, height = surface.get_size()
    reach = extent(item.movement)
    scale = width / reach.width
    across, middle = (-scale, width + reach.left * scale) if item.mirrored else (scale, -reach.left * scale)
    foot = height + reach.bottom * scale
    colours = {Tone.NEAR: item.colour, Tone.FAR: item.far, Tone.GROUND: item.ground}
    for outline in silhouette(item.movement, item.time_ms, item.breath):
        points = [(middle + across * x, foot - scale * y) for x, y in outline.points]
        pygame.draw.polygon(surface, colours[outline.tone], points)


def _floor(surface: pygame.Surface, item: Person) -> None:
    """Draw the floor: a line; where one goes forward a broken one, that goes by."""
    width, height = surface.get_size()
    scale = width / extent(item.movement).width
    thick = max(1, round(2 * FLOOR_HALF * scale))
    surface.fill(item.floor, (0, height - thick, width, thick))
    if not item.movement.travel:
        return
    every, gone = stride(item.movement) * scale / GAPS, forward(item.movement, item.time_ms) * scale
    x = -gone % every - every
    while x < width:
        begin = width - x - every / 4 if item.mirrored else x
        surface.fill(item.ground, (round(begin), height - thick, round(every / 4), thick))
        x += every
