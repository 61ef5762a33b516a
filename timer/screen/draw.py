"""Drawing: items -> pixels of a pygame surface. Draws only what changed."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import lru_cache, partial
from importlib import resources

import pygame

from timer.screen import boardparts, shapes
from timer.screen.items import (
    ASCENT,
    DIGIT_TOP,
    Bar,
    Box,
    Cap,
    Face,
    Fill,
    Glow,
    Glyph,
    Header,
    Hole,
    Item,
    Knob,
    Lamp,
    Panel,
    Person,
    Piezo,
    Strip,
    Symbol,
    Text,
)
from timer.screen.person import person
from timer.screen.sheet import glyph_size_px
from timer.theme import Colour

FONTS = resources.files("timer.screen") / "fonts"
MOST_BYTES = 24 * 2**20  # of rendered text that is kept


@lru_cache(len(Face))
def _font(face: Face) -> pygame.font.Font:
    """Open a face of the tree, once: a font's first glyph costs a millisecond, another size next to nothing."""
    with resources.as_file(FONTS / face.value) as path:
        return pygame.font.Font(path)


def font(face: Face, size_px: int) -> pygame.font.Font:
    """Give a face at a size; valid until the next call."""
    opened = _font(face)
    if opened.point_size != size_px:
        opened.point_size = size_px
    return opened


def measure(face: Face, size_px: int, text: str) -> int:
    """Measure the width of a line, in pixels."""
    return font(face, size_px).size(text)[0]


class Pictures:
    """Keeps rendered text: opaque, for a picture with alpha is slower than rendering anew."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._kept: OrderedDict[Hashable, pygame.Surface] = OrderedDict()
        self._bytes = 0
        self._most_bytes = most_bytes

    def get(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        """Give the picture of a key, made now if it is not kept."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        picture = self._kept[key] = make()
        self._bytes += _bytes(picture)
        while self._bytes > self._most_bytes and len(self._kept) > 1:
            self._bytes -= _bytes(self._kept.popitem(last=False)[1])
        return picture


def _bytes(picture: pygame.Surface) -> int:
    return picture.get_pitch() * picture.get_height()


class Painter:
    """Draws items on one surface, and remembers what is there."""

    def __init__(self, surface: pygame.Surface) -> None:
        self.surface = surface
        self._shown: tuple[Item, ...] = ()
        self._moving: list[tuple[Bar | Person, int]] = []  # that are there, and how far each is
        self._pictures = Pictures()

    def paint(self, items: tuple[Item, ...], now_ms: int = 0) -> list[pygame.Rect]:
        """Draw what differs from what is there; give the areas that changed, as the whole display counts them.

        Args:
            items: From back to front; the first fills the surface.
            now_ms: How far bars are filled that grow, and people are who move.
        """
        moved = self.move(now_ms)
        if items == self._shown:
            return moved
        areas = _changed(self._shown, items)
        self._shown = items
        self._moving = [(item, _progress(item, now_ms)) for item in items if isinstance(item, Bar | Person)]
        for area in areas:
            self.surface.set_clip(_rect(area))
            for item in items:
                if item.box.meets(area):
                    self._draw(item)
        self.surface.set_clip(None)
        return [*moved, *(_rect(area).move(self.surface.get_abs_offset()) for area in areas)]

    def move(self, now_ms: int) -> list[pygame.Rect]:
        """Let the bars grow and the people move that are there; give the areas that changed."""
        changed = []
        for index, (item, before) in enumerate(self._moving):
            progress = _progress(item, now_ms)
            if progress != before:
                self._moving[index] = (item, progress)
                area = self._grow(item, before, progress) if isinstance(item, Bar) else self._go_on(item, progress)
                changed.append(area.move(self.surface.get_abs_offset()))
        return changed

    def moves_ms(self, now_ms: int) -> int | None:
        """Give when the first of them takes its next step; None if none will."""
        steps = (item.step_ms(now_ms) for item, _ in self._moving)
        return min((step_ms for step_ms in steps if step_ms is not None), default=None)

    def _grow(self, bar: Bar, before_px: int, filled_px: int) -> pygame.Rect:
        left, right = sorted((before_px, filled_px))
        area = pygame.Rect(bar.box.x + left, bar.box.y, right - left, bar.box.height)
        self.surface.fill(bar.colour if filled_px > before_px else bar.trough, area)
        return area

    def _go_on(self, item: Person, frame: int) -> pygame.Rect:
        person(self.surface, item, frame)
        return _rect(item.box)

    def _draw(self, item: Item) -> None:
        match item:
            case Fill():
                self.surface.fill(item.colour, _rect(item.box))
            case Text():
                self._text(item)
            case Glyph():
                self.surface.blit(
                    self._pictures.get(_key(item), partial(_glyph, item, self.surface)), _corner(item.box)
                )
            case Bar():
                box = item.box
                self.surface.fill(item.trough, _rect(box))
                self.surface.fill(item.colour, (box.x, box.y, dict(self._moving)[item], box.height))
            case Strip():
                self._strip(item)
            case Symbol():
                picture = self._pictures.get(_key(item), partial(shapes.symbol, item, self.surface))
                self.surface.blit(picture, _corner(item.box))
            case Person():
                person(self.surface, item, dict(self._moving)[item])
            case Panel():
                boardparts.panel(self.surface, item)
            case Hole():
                boardparts.hole(self.surface, item)
            case Header():
                boardparts.header(self.surface, item)
            case Glow():
                picture = self._pictures.get(_key(item), partial(boardparts.glow, item))
                self.surface.blit(picture, _corner(item.box), special_flags=pygame.BLEND_RGB_ADD)
            case _:
                self.surface.blit(self._pictures.get(_key(item), partial(_part, item)), _corner(item.box))

    def _text(self, text: Text) -> None:
        y = text.box.y
        for line in text.lines:
            key = (text.face, text.size_px, line, text.colour, text.ground)
            make = partial(_opaque, text.face, text.size_px, line, text.colour, text.ground, self.surface)
            picture = self._pictures.get(key, make)
            x = text.box.x + round((text.box.width - picture.get_width()) * text.align.value)
            self.surface.blit(picture, (x, y))
            y += text.box.height // len(text.lines)

    def _strip(self, strip: Strip) -> None:
        x = strip.box.x
        for width, colour in strip.pieces:
            self.surface.fill(colour, (x, strip.box.y, width, strip.box.height))
            x += width


def _progress(item: Bar | Person, now_ms: int) -> int:
    """Give how much of a bar is filled, in pixels; or which frame of a movement is on."""
    return item.filled_px(now_ms) if isinstance(item, Bar) else item.frame(now_ms)


def _key(item: Item) -> Hashable:
    """Give what a picture depends on: everything but its place."""
    return replace(item, box=Box(0, 0, item.box.width, item.box.height))


def _part(item: Lamp | Cap | Piezo | Knob) -> pygame.Surface:
    """Draw a part of a board, clear around it."""
    match item:
        case Lamp():
            return boardparts.lamp(item)
        case Cap():
            return boardparts.cap(item)
        case Piezo():
            return boardparts.piezo(item)
        case Knob():
            return boardparts.knob(item)


def _changed(before: tuple[Item, ...], after: tuple[Item, ...]) -> list[Box]:
    """Give the areas that differ; all of it, once the ground or most of the items do."""
    if not before or before[0] != after[0]:
        return [after[0].box]
    if len(before) == len(after):
        differing = {item for pair in zip(before, after, strict=True) if pair[0] != pair[1] for item in pair}
    else:
        differing = set(before) ^ set(after)
    if len(differing) > len(after):
        return [after[0].box]
    return list(dict.fromkeys(item.box for item in differing))


def _opaque(
    face: Face, size_px: int, line: str, colour: Colour, ground: Colour, like: pygame.Surface
) -> pygame.Surface:
    """Render a line on its ground, in another surface's format."""
    return font(face, size_px).render(line, True, colour, ground).convert(like)


def _glyph(glyph: Glyph, like: pygame.Surface) -> pygame.Surface:
    """Render a character from its digits' top to their foot, squeezed to its box."""
    size_px = glyph_size_px(glyph.box.height)
    whole = _opaque(Face.HEAD, size_px, glyph.char, glyph.colour, glyph.ground, like)
    top = round((ASCENT - DIGIT_TOP) * size_px)
    height = min(glyph.box.height, whole.get_height() - top)
    cut = whole.subsurface((0, top, whole.get_width(), height))
    if cut.get_width() == glyph.box.width:
        return cut
    return pygame.transform.smoothscale(cut, (glyph.box.width, height)).convert(like)


def _rect(box: Box) -> pygame.Rect:
    return pygame.Rect(box.x, box.y, box.width, box.height)


def _corner(box: Box) -> tuple[int, int]:
    return (box.x, box.y)
