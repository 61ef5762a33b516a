"""The parts of a board, drawn smooth: lamps and their glow, buttons, the buzzer, the knob."""

import math
from collections.abc import Callable

import pygame

from timer.screen.items import Box, Cap, Glow, Header, Hole, Knob, Lamp, Panel, Piezo
from timer.screen.palette import mixed
from timer.theme import IRON, NIGHT, PAPER, SMOKE, WHITE, Colour

FINER = 4  # drawn this much larger, then scaled down
GOLD: Colour = (196, 160, 84)
BRASS: Colour = (190, 154, 84)
CERAMIC: Colour = (216, 212, 200)
CASE: Colour = (30, 31, 34)
RINGS = 48  # of a glow, at the most
GLOW_PX = 128  # a glow is drawn so large, then scaled
WAVES = 3
WAVE_SPREAD = 0.75  # of an arc, to each side of its middle; radians
TEETH = 36
Point = tuple[float, float]


def panel(surface: pygame.Surface, item: Panel) -> None:
    """Draw a plate: its edge first, then all but the edge."""
    box = pygame.Rect(item.box.x, item.box.y, item.box.width, item.box.height)
    _plate(surface, box, item.radius_px, item.edge)
    _plate(surface, box.inflate(-2 * item.edge_px, -2 * item.edge_px), item.radius_px - item.edge_px, item.colour)


def _plate(surface: pygame.Surface, box: pygame.Rect, radius: int, colour: Colour) -> None:
    radius = max(1, min(radius, box.width // 2, box.height // 2))
    surface.fill(colour, box.inflate(-2 * radius, 0))
    surface.fill(colour, box.inflate(0, -2 * radius))
    for x in (box.left + radius, box.right - radius - 1):
        for y in (box.top + radius, box.bottom - radius - 1):
            pygame.draw.aacircle(surface, colour, (x, y), radius)


def hole(surface: pygame.Surface, item: Hole) -> None:
    """Draw a hole in its ring."""
    centre, radius = _centre(item.box), item.box.width / 2
    pygame.draw.aacircle(surface, GOLD, centre, radius)
    pygame.draw.aacircle(surface, item.ground, centre, radius * 0.62)


def header(surface: pygame.Surface, item: Header) -> None:
    """Draw a header: a black strip with two rows of golden contacts."""
    surface.fill(NIGHT, (item.box.x, item.box.y, item.box.width, item.box.height))
    pitch = item.box.height // 2
    side = max(1, pitch // 2)
    for column in range(item.COLUMNS):
        for row in range(2):
            x = item.box.x + column * pitch + (pitch - side) // 2
            surface.fill(GOLD, (x, item.box.y + row * pitch + (pitch - side) // 2, side, side))


def lamp(item: Lamp) -> pygame.Surface:
    """Draw an LED: white-hot in the middle while it shines, a drop of light on its glass while it is dark."""
    shine = math.sqrt(item.level)

    def draw(large: pygame.Surface, side: float) -> None:
        centre, radius = (side / 2, side / 2), side / 2
        body = mixed(item.glass, item.colour, shine)
        pygame.draw.circle(large, mixed(body, NIGHT, 0.55 - 0.25 * shine), centre, radius)
        for step in range(RINGS):
            share = 1 - step / RINGS  # of the radius: from the rim inwards
            hot = shine * (1 - share) * 0.85
            dark = (1 - shine) * share * 0.55
            colour = mixed(mixed(body, WHITE, hot), NIGHT, dark)
            pygame.draw.circle(large, colour, centre, radius * 0.88 * share)
        spot = mixed(body, WHITE, 0.5)
        pygame.draw.circle(large, spot, (side * 0.36, side * 0.33), side * 0.07)

    return _smooth(item.box.width, item.box.height, draw)


def glow(item: Glow) -> pygame.Surface:
    """Draw a glow on black, to be added to what is below it."""
    small = pygame.Surface((GLOW_PX, GLOW_PX), depth=32)
    strength = 0.62 * math.sqrt(item.level)
    for radius in range(GLOW_PX // 2, 0, -1):
        near = 1 - radius / (GLOW_PX / 2)
        colour = mixed((0, 0, 0), item.colour, strength * near**2.2)
        pygame.draw.circle(small, colour, (GLOW_PX / 2, GLOW_PX / 2), radius)
    return pygame.transform.smoothscale(small, (item.box.width, item.box.height))


def cap(item: Cap) -> pygame.Surface:
    """Draw a button: its housing, and a cap that casts a shadow until it is down."""

    def draw(large: pygame.Surface, side: float) -> None:
        pygame.draw.rect(large, IRON, (0, 0, side, side), border_radius=int(side * 0.14))
        inner = side * 0.025
        pygame.draw.rect(
            large, (36, 39, 44), (inner, inner, side - 2 * inner, side - 2 * inner), border_radius=int(side * 0.12)
        )
        for x in (0.1, 0.9):
            for y in (0.1, 0.9):
                pygame.draw.circle(large, IRON, (x * side, y * side), side * 0.04)
        middle = side / 2
        pygame.draw.circle(large, NIGHT, (middle, middle), side * 0.43)
        if item.down:
            pygame.draw.circle(large, mixed(SMOKE, NIGHT, 0.4), (middle, middle + side * 0.03), side * 0.385)
            pygame.draw.circle(large, SMOKE, (middle, middle + side * 0.045), side * 0.37)
        else:
            pygame.draw.circle(large, mixed(PAPER, NIGHT, 0.5), (middle, middle + side * 0.02), side * 0.4)
            pygame.draw.circle(large, WHITE, (middle, middle - side * 0.04), side * 0.4)
            pygame.draw.circle(large, PAPER, (middle, middle - side * 0.03), side * 0.39)

    return _smooth(item.box.width, item.box.height, draw)


def piezo(item: Piezo) -> pygame.Surface:
    """Draw a buzzer: a brass disc with its ceramic, or a black case with a hole; waves while it sounds."""

    def draw(large: pygame.Surface, _: float) -> None:
        width, height = large.get_size()
        centre, radius = (width / 2, height / 2), height / 2 * 0.8
        layers = _tonal_layers() if item.tonal else _case_layers()
        for colour, share in layers:
            pygame.draw.circle(large, colour, centre, radius * share)
        if not item.tonal:
            _plus(large, (centre[0] + radius * 0.5, centre[1] - radius * 0.45), radius * 0.14)
        if item.sounding:
            for wave in range(1, WAVES + 1):
                colour = mixed(PAPER, SMOKE, wave / WAVES)
                for side in (0.0, math.pi):
                    _arc(large, colour, centre, radius * (1.0 + 0.38 * wave), height * 0.045, side)

    return _smooth(item.box.width, item.box.height, draw)


def _tonal_layers() -> tuple[tuple[Colour, float], ...]:
    return (
        (mixed(BRASS, NIGHT, 0.45), 1.0),
        (BRASS, 0.96),
        (mixed(BRASS, NIGHT, 0.3), 0.7),
        (CERAMIC, 0.67),
        (mixed(CERAMIC, NIGHT, 0.12), 0.16),
    )


def _case_layers() -> tuple[tuple[Colour, float], ...]:
    return ((IRON, 1.0), (CASE, 0.95), (mixed(CASE, IRON, 0.7), 0.72), (CASE, 0.69), (IRON, 0.24), ((4, 5, 6), 0.2))


def _plus(surface: pygame.Surface, centre: Point, arm: float) -> None:
    x, y = centre
    thick = arm * 0.4
    surface.fill(SMOKE, (x - arm, y - thick / 2, 2 * arm, thick))
    surface.fill(SMOKE, (x - thick / 2, y - arm, thick, 2 * arm))


def _arc(surface: pygame.Surface, colour: Colour, centre: Point, radius: float, thick: float, towards: float) -> None:
    """Draw an arc around a centre, its middle towards an angle."""
    angles = [towards + WAVE_SPREAD * (step / 12 - 1) for step in range(25)]
    outer = [_on_circle(centre, radius + thick / 2, angle) for angle in angles]
    inner = [_on_circle(centre, radius - thick / 2, angle) for angle in reversed(angles)]
    pygame.draw.polygon(surface, colour, outer + inner)


def knob(item: Knob) -> pygame.Surface:
    """Draw a knob: a knurled skirt, a cap, and a mark where it points."""

    def draw(large: pygame.Surface, side: float) -> None:
        centre = (side / 2, side / 2)
        radius = side / 2 * (0.94 if item.down else 1.0)
        skirt = [
            _on_circle(centre, radius * (1.0 if tooth % 2 else 0.94), math.tau * (tooth / (2 * TEETH) + item.turned))
            for tooth in range(2 * TEETH)
        ]
        pygame.draw.polygon(large, IRON, skirt)
        pygame.draw.circle(large, CASE, centre, radius * 0.86)
        pygame.draw.circle(large, mixed(IRON, SMOKE, 0.0 if item.down else 0.35), centre, radius * 0.74)
        pygame.draw.circle(large, mixed(IRON, NIGHT, 0.3 if item.down else 0.0), centre, radius * 0.71)
        towards = math.tau * (item.turned - 0.25)  # from the top, clockwise
        ends = [_on_circle(centre, radius * share, towards) for share in (0.42, 0.9)]
        pygame.draw.line(large, PAPER, ends[0], ends[1], max(1, round(side * 0.07)))

    return _smooth(item.box.width, item.box.height, draw)


def _on_circle(centre: Point, radius: float, angle: float) -> Point:
    """Give a point of a circle; 0 is to the right, and angles grow clockwise."""
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def _smooth(width: int, height: int, draw: Callable[[pygame.Surface, float], None]) -> pygame.Surface:
    """Draw something on nothing, larger than it is; scale it down."""
    large = pygame.Surface((max(1, width) * FINER, max(1, height) * FINER), pygame.SRCALPHA)
    draw(large, float(large.get_width()))
    return pygame.transform.smoothscale(large, (max(1, width), max(1, height)))


def _centre(box: Box) -> Point:
    return box.x + box.width / 2, box.y + box.height / 2
