"""The sheet: takes the items of one view, each fitted to its area. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timer.routine.movement import Movement
from timer.screen.elapsed import Elapsed
from timer.screen.items import (
    DIGIT_FOOT,
    DIGIT_TOP,
    Align,
    Bar,
    Box,
    Face,
    Fill,
    Glyph,
    Item,
    Person,
    Shape,
    Strip,
    Symbol,
    Text,
)
from timer.screen.palette import Palette, mixed
from timer.screen.share import Share
from timer.screen.typeset import Setting, Typesetter, line_px
from timer.theme import Colour

TOP, MIDDLE, FOOT = 0.0, 0.5, 1.0  # where in its area's height a text stands
MARGIN = 0.045  # of the screen's shorter side, at each edge
SMALLEST = 0.024  # of the screen's shorter side: the smallest text one is meant to read
SMALLEST_PX = 8
FAR, FLOOR = 0.5, 0.35  # how much ink a person's far limbs and the floor have
BEARING = 0.09  # of a digit's width: what is blank before it; so much further left it is in line with text


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set."""

    face: Face = Face.TEXT
    largest: float = 1.0  # size, in parts of the area's height
    most_lines: int = 1  # it takes more only where it would be cut
    align: Align = Align.LEFT
    rise: float = MIDDLE
    shrink_to: float = 0.72  # see Typesetter.fit
    largest_px: int | None = None  # instead of `largest`


class Sheet:
    """Collects items on one ground, within the margins of a screen."""

    def __init__(
        self, size: tuple[int, int], colours: Palette, typesetter: Typesetter, drift: tuple[int, int] = (0, 0)
    ) -> None:
        """Args: drift: How far all rows are moved, in pixels; less than the margin."""
        self._drift = drift
        self.width, self.height = size
        self.colours = colours
        self.margin_px = round(MARGIN * min(size))
        self.smallest_px = max(SMALLEST_PX, round(SMALLEST * min(size)))
        self.items: list[Item] = [Fill(Box(0, 0, *size), colours.ground)]
        self.typesetter = typesetter

    @property
    def tall(self) -> bool:
        """True if the screen stands upright."""
        return self.height > self.width

    def row(self, top: float, height: float) -> Box:
        """Give an area between the margins; top and height in parts of the screen's height."""
        y = round(top * self.height)
        x, down = self._drift
        width = self.width - 2 * self.margin_px
        return Box(self.margin_px + x, y + down, width, round((top + height) * self.height) - y)

    def px(self, share: float) -> int:
        """Give a part of the screen's height in pixels, at least 1."""
        return max(1, round(share * self.height))

    def edge(self) -> Box:
        """Give a thin area along the foot of the screen."""
        height = self.px(0.014)
        return Box(0, self.height - height, self.width, height)

    def fill(self, box: Box, colour: Colour) -> None:
        """Add a plain area."""
        self.items.append(Fill(box, colour))

    def text(
        self, area: Box, text: str, style: Style, colour: Colour | None = None, ground: Colour | None = None
    ) -> Box:
        """Add a text as large as its area lets it be; give the box that it takes."""
        if not text.strip() or area.width <= 0:
            return Box(area.x, area.y, 0, 0)
        return self.put(area, self.setting(area, text, style), style, colour, ground)

    def fits(self, area: Box, text: str, style: Style) -> bool:
        """Tell whether a text fits an area whole, in type that is meant to be read."""
        setting = self.setting(area, text, style)
        return not setting.cut and setting.size_px >= self.smallest_px

    def setting(self, area: Box, text: str, style: Style) -> Setting:
        """Give how a text is set in an area, without adding it."""
        room = (area.width, area.height)
        largest_px = style.largest_px or round(style.largest * area.height)
        most_lines, shrink_to = style.most_lines, style.shrink_to
        return self.typesetter.fit(text, style.face, room, largest_px, self.smallest_px, most_lines, shrink_to)

    def put(
        self, area: Box, setting: Setting, style: Style, colour: Colour | None = None, ground: Colour | None = None
    ) -> Box:
        """Add a text as it is set, in an area that is no smaller; give the box that it takes."""
        x = area.x + round((area.width - setting.width) * style.align.value)
        y = area.y + round((area.height - setting.height) * style.rise)
        box = Box(x, y, setting.width, setting.height)
        ink, paper = colour or self.colours.ink, ground or self.colours.ground
        self.items.append(Text(box, setting.lines, style.face, setting.size_px, ink, paper, style.align))
        return box

    def pairs(self, area: Box, pairs: Sequence[tuple[str, str]]) -> None:
        """Add labels and values in one line, all in the largest size that fits."""
        size_px = max(self.smallest_px, min(round(area.height * 0.7), round(0.06 * self.width)))
        while size_px > SMALLEST_PX and self._pairs_px(pairs, size_px) > area.width:
            size_px -= 1
        x = area.x
        for label, value in pairs:
            for face, text, colour in ((Face.TEXT, label, self.colours.faint), (Face.HEAD, value, self.colours.ink)):
                width = self.typesetter.width(face, size_px, text)
                setting = Setting(size_px, (text,), width, line_px(size_px))
                self.put(Box(x, area.y, width, area.height), setting, Style(face), colour)
                x += width + size_px // 3
            x += size_px

    def _pairs_px(self, pairs: Sequence[tuple[str, str]], size_px: int) -> int:
        texts = ((face, text) for pair in pairs for face, text in zip((Face.TEXT, Face.HEAD), pair, strict=True))
        gaps = len(pairs) * (2 * (size_px // 3) + size_px) - size_px // 3 - size_px
        return gaps + sum(self.typesetter.width(face, size_px, text) for face, text in texts)

    def figure(self, area: Box, text: str, colour: Colour) -> Box:
        """Add a figure as high as its area, from the left; squeezed where that is too wide."""
        widths = self._glyph_widths(text, area)
        x = area.x - round(BEARING * widths[0])
        for char, width in zip(text, widths, strict=True):
            self.items.append(Glyph(Box(x, area.y, width, area.height), char, colour, self.colours.ground))
            x += width
        return Box(area.x, area.y, x - area.x, area.height)

    def figure_px(self, area: Box, text: str) -> int:
        """Give how wide a figure is, in an area of that height and at most that width."""
        return sum(self._glyph_widths(text, area))

    def _glyph_widths(self, text: str, area: Box) -> list[int]:
        size_px = glyph_size_px(area.height)
        widths = [self.typesetter.width(Face.HEAD, size_px, char) for char in text]
        squeeze = min(1.0, area.width / max(1, sum(widths)))
        return [max(1, int(width * squeeze)) for width in widths]

    def bar(self, box: Box, share: Share, colour: Colour | None = None) -> None:
        """Add a bar that is filled by a share of it."""
        self.items.append(Bar(box, share, colour or self.colours.accent, self.colours.trough))

    def symbol(self, box: Box, shape: Shape, colour: Colour, ground: Colour | None = None) -> None:
        """Add a symbol."""
        self.items.append(Symbol(box, shape, colour, ground or self.colours.ground))

    def person(
        self, box: Box, movement: Movement, elapsed: Elapsed, pace_ms: int = 0, *, mirrored: bool = False
    ) -> None:
        """Add a person, who fills a box and moves by themselves.

        Args:
            elapsed: Since the movement began.
            pace_ms: Of one rep; 0: the movement's own.
        """
        ink, ground = self.colours.ink, self.colours.ground
        far, floor = mixed(ground, ink, FAR), mixed(ground, ink, FLOOR)
        self.items.append(Person(box, movement, elapsed, pace_ms, mirrored, ink, far, floor, ground))

    def strip(self, box: Box, parts: Iterable[tuple[int, Colour]]) -> None:
        """Add a strip of colours as wide as their parts of the whole; neighbours of one colour are one piece."""
        parts = tuple(parts)
        whole = sum(length for length, _ in parts) or 1
        pieces: list[tuple[int, Colour]] = []
        done = x = 0
        for length, colour in parts:
            done += length
            end = box.width * done // whole
            if pieces and pieces[-1][1] == colour:
                pieces[-1] = (pieces[-1][0] + end - x, colour)
            elif end > x:
                pieces.append((end - x, colour))
            x = end
        self.items.append(Strip(box, tuple(pieces)))


def glyph_size_px(height: int) -> int:
    """Give the size at which digits are as high as that."""
    return max(1, int(height / (DIGIT_TOP + DIGIT_FOOT)))
