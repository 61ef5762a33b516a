"""The person: drawn smooth from the silhouette of a movement."""

from dataclasses import replace
from functools import lru_cache

import pygame

from timer.screen.elapsed import Elapsed
from timer.screen.items import Box, Person
from timer.screen.silhouette import FLOOR_HALF, Tone, extent, forward, silhouette, stride
from timer.theme import Colour

# Drawn larger, then scaled down, which lets other threads run; by two or four, for by three colours come out darker.
# From so many pixels a unit on, twice is enough; from more on, a screen is so fine that one sees no edges.
FINE_PX, FINEST_PX = 2.0, 12.0
MOST_KEPT = 128  # frames: two loops of a lunge; each is drawn once, in 1 to 2 ms, and again in 0.05
GAPS = 4  # in the floor that goes by in a rep


def person(surface: pygame.Surface, item: Person, frame: int) -> None:
    """Draw a person in a frame of their movement, on the floor, on a ground that fills their box."""
    box = item.box
    surface.blit(_blank((box.width, box.height), item.ground), (box.x, box.y))
    anywhere = replace(item, box=Box(0, 0, box.width, box.height), elapsed=Elapsed(0))
    surface.blit(_picture(anywhere, frame), (box.x, box.y))


@lru_cache(2)
def _blank(size: tuple[int, int], colour: Colour) -> pygame.Surface:
    """Give a surface of one colour: to copy it takes a tenth of the time of filling a box of any width."""
    blank = pygame.Surface(size, depth=32)
    blank.fill(colour)
    return blank


@lru_cache(MOST_KEPT)
def _picture(item: Person, frame: int) -> pygame.Surface:
    """Draw a person, clear where the ground is: run lengths take a fifth of the memory."""
    size = (item.box.width, item.box.height)
    finer = _finer(item.box.width / extent(item.movement).width)
    large = _scratch((size[0] * finer, size[1] * finer))
    large.fill(item.ground)
    time_ms, breath = item.posed(frame)
    _body(large, item, time_ms, breath)
    _floor(large, item, time_ms)
    picture = pygame.transform.smoothscale(large, size) if finer > 1 else large.copy()
    picture.set_colorkey(item.ground, pygame.RLEACCEL)
    return picture


def _finer(scale: float) -> int:
    if scale < FINE_PX:
        return 4
    return 2 if scale < FINEST_PX else 1


@lru_cache(1)
def _scratch(size: tuple[int, int]) -> pygame.Surface:
    """Give a surface to draw on; always the same one, for a new one of that size costs half a millisecond."""
    return pygame.Surface(size, depth=32)


def _body(surface: pygame.Surface, item: Person, time_ms: int, breath: float) -> None:
    width, height = surface.get_size()
    reach = extent(item.movement)
    scale = width / reach.width
    across, middle = (-scale, width + reach.left * scale) if item.mirrored else (scale, -reach.left * scale)
    foot = height + reach.bottom * scale
    colours = {Tone.NEAR: item.colour, Tone.FAR: item.far, Tone.GROUND: item.ground}
    for outline in silhouette(item.movement, time_ms, breath):
        points = [(middle + across * x, foot - scale * y) for x, y in outline.points]
        pygame.draw.polygon(surface, colours[outline.tone], points)


def _floor(surface: pygame.Surface, item: Person, time_ms: int) -> None:
    """Draw the floor: a line; where one goes forward a broken one, that goes by."""
    width, height = surface.get_size()
    scale = width / extent(item.movement).width
    thick = max(1, round(2 * FLOOR_HALF * scale))
    surface.fill(item.floor, (0, height - thick, width, thick))
    if not item.movement.travel:
        return
    every, gone = stride(item.movement) * scale / GAPS, forward(item.movement, time_ms) * scale
    x = -gone % every - every
    while x < width:
        begin = width - x - every / 4 if item.mirrored else x
        surface.fill(item.ground, (round(begin), height - thick, round(every / 4), thick))
        x += every
