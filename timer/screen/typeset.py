"""Typesetting: the largest size at which a text fits its area. It shrinks first, then wraps.

Pure: how wide a text is, is asked of a function that is passed in.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from timer.marked.faults import printable
from timer.screen.items import LINE, Face

Kept = TypeVar("Kept")
Measure = Callable[[Face, int, str], int]  # the width in pixels of one line, at a size in pixels
ROUGH_PX = 100  # widths are measured at this size first
HINTED_PX = 1  # small type is spread by so much of its size, to whole pixels
# The sizes that are used; few, so that a view has few, and each is rendered once.
SIZES_PX = (*range(8, 24), *range(24, 48, 2), *range(48, 120, 4), *range(120, 4_000, 8))
MOST_KEPT = 4_000  # answers; then they are asked anew
ELLIPSIS = "…"
DOT = " · "  # between parts of a row
TABULAR_PX = 16  # from there on no digit is wider than another: in smaller type hints move edges by a pixel
ZEROS = str.maketrans("123456789", "000000000")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text fits: its size and lines, and what room they take."""

    size_px: int
    lines: tuple[str, ...]
    width: int
    height: int
    cut: bool = False  # it has lost its end


class Typesetter:
    """Fits texts, and remembers the answers: a view asks the same thirty times a second."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._widths: dict[tuple[Face, int, str], int] = {}
        self._settings: dict[tuple[object, ...], Setting] = {}
        self._kept: dict[Hashable, Any] = {}

    def width(self, face: Face, size_px: int, text: str) -> int:
        """Measure one line. Digits are all as wide as a zero, so that a clock is measured once."""
        if size_px >= TABULAR_PX:
            text = text.translate(ZEROS)
        key = (face, size_px, text)
        if key not in self._widths:
            if len(self._widths) >= MOST_KEPT:
                self._widths.clear()
            self._widths[key] = self._measure(face, size_px, text)
        return self._widths[key]

    def kept(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """Give what somebody else works out with widths, made now if it is not remembered."""
        if key not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = make()
        found: Kept = self._kept[key]
        return found

    def rough_width(self, face: Face, size_px: int, text: str) -> int:
        """Give about the width of one line, by rule of three: quick, and rather too wide, as small type is."""
        return math.ceil(self.width(face, ROUGH_PX, text) * (size_px + HINTED_PX) / ROUGH_PX)

    def fit(
        self,
        text: str,
        face: Face,
        room: tuple[int, int],
        largest_px: int,
        smallest_px: int = 8,
        most_lines: int = 1,
        shrink_to: float = 1.0,
    ) -> Setting:
        """Give the largest setting of a text within a room.

        What does not fit at the smallest size takes more lines than `most_lines`, then has its longest words broken,
        then is set smaller still; only where 8 px are too large does it lose its end to an ellipsis.

        Args:
            room: Width and height.
            shrink_to: Of the largest size; a text that would have to be smaller than that on one line is wrapped.
        """
        key = (text, face, room, largest_px, smallest_px, most_lines, shrink_to)
        if key not in self._settings:
            if len(self._settings) >= MOST_KEPT:
                self._settings.clear()
            largest_px = max(smallest_px, min(largest_px, int(room[1] / LINE)))
            between = (size for size in SIZES_PX if smallest_px < size < largest_px)
            sizes = [smallest_px, *between, largest_px]
            single_px = shrink_to * largest_px if most_lines > 1 else 0
            self._settings[key] = self._fit(_clean(text), face, room, sizes, most_lines, single_px)
        return self._settings[key]

    def _fit(
        self, text: str, face: Face, room: tuple[int, int], sizes: list[int], most_lines: int, single_px: float
    ) -> Setting:
        """Try one line first; take more if it would be smaller than `single_px`."""
        single = self._largest((text,), face, room, sizes)
        if single and single.size_px >= single_px:
            return single
        wrapped = self._largest_wrapped(text, face, room, sizes, most_lines)
        if wrapped and (single is None or wrapped.size_px > single.size_px):
            return wrapped
        return single or self._crowded(text, face, room, sizes) or self._cut(text, face, room)

    def _crowded(self, text: str, face: Face, room: tuple[int, int], sizes: list[int]) -> Setting | None:
        """Set a text on as many lines as it takes, with words broken or in smaller type than is meant to be read."""
        smaller = [size for size in SIZES_PX if size < sizes[0]]
        for tried, breaks in ((sizes, False), (sizes, True), (smaller, True)):
            setting = self._largest_wrapped(text, face, room, tried, room[1], breaks=breaks)
            if setting:
                return setting
        return None

    def _largest(self, lines: tuple[str, ...], face: Face, room: tuple[int, int], sizes: list[int]) -> Setting | None:
        """Set lines at the largest of some sizes that fits; None if none does.

        Widths grow with the size, nearly: so one measuring finds the size, and a second one makes sure.
        """
        for size_px in reversed(sizes):
            height = len(lines) * line_px(size_px)
            rough = max(self.rough_width(face, size_px, line) for line in lines)
            if height <= room[1] and rough <= room[0]:
                widest = max(self.width(face, size_px, line) for line in lines)
                if widest <= room[0]:
                    return Setting(size_px, lines, widest, height)
        return None

    def _largest_wrapped(
        self, text: str, face: Face, room: tuple[int, int], sizes: list[int], most_lines: int, *, breaks: bool = False
    ) -> Setting | None:
        for size_px in reversed(sizes):
            most = min(most_lines, room[1] // line_px(size_px))
            if self.rough_width(face, size_px, text) > most * (room[0] + size_px):
                continue
            lines = (self.broken if breaks else self.wrapped)(text, face, size_px, room[0])
            if len(lines) <= most:
                evens = len(lines) == 2 and not breaks and DOT not in text
                even = self._evened(text, face, size_px, room[0]) if evens else lines
                setting = self._largest(even, face, room, [size_px])
                if setting:
                    return setting
        return None

    def _evened(self, text: str, face: Face, size_px: int, width: int) -> tuple[str, ...]:
        """Break a text that takes two lines so that they are about as long: no word stands alone."""
        narrowest = bisect_left(range(width), -2, key=lambda px: -len(self.wrapped(text, face, size_px, px)))
        return self.wrapped(text, face, size_px, narrowest)

    def wrapped(self, text: str, face: Face, size_px: int, width: int) -> tuple[str, ...]:
        """Break a text into lines by rough widths: between the parts of a row of them, or else between its words."""
        if self.rough_width(face, size_px, text) <= width:
            return (text,)
        parts = text.split(DOT)
        if len(parts) > 1 and all(self.rough_width(face, size_px, part) <= width for part in parts):
            return self._packed(parts, face, size_px, width)
        space = self.rough_width(face, size_px, " ")
        lines: list[list[str]] = []
        used = width
        for word in text.split(" "):
            wide = self.rough_width(face, size_px, word)
            if not lines or used + space + wide > width:
                lines.append([word])
                used = wide
            else:
                lines[-1].append(word)
                used += space + wide
        return tuple(" ".join(line) for line in lines)

    def _packed(self, parts: list[str], face: Face, size_px: int, width: int) -> tuple[str, ...]:
        """Share parts out over lines, none of them broken; a line that is not the last ends with a dot."""
        lines = [""]
        for part in (*(f"{part}{DOT}" for part in parts[:-1]), parts[-1]):
            longer = lines[-1] + part
            if not lines[-1] or self.rough_width(face, size_px, longer.rstrip()) <= width:
                lines[-1] = longer
            else:
                lines.append(part)
        return tuple(line.rstrip() for line in lines)

    def broken(self, text: str, face: Face, size_px: int, width: int) -> tuple[str, ...]:
        """Break a text into lines between its words, and within those that are longer than a line."""
        if self.rough_width(face, size_px, text) <= width:
            return (text,)
        words = text.split(" ")
        if all(self.rough_width(face, size_px, word) <= width for word in words):
            return self.wrapped(text, face, size_px, width)
        lines = [""]
        for word in words:
            longer = f"{lines[-1]} {word}" if lines[-1] else word
            if self.rough_width(face, size_px, longer) <= width:
                lines[-1] = longer
            elif self.rough_width(face, size_px, word) <= width:
                lines.append(word)
            else:
                lines[-1:] = self._filled(longer, face, size_px, width)
        return tuple(lines)

    def _filled(self, text: str, face: Face, size_px: int, width: int) -> Iterator[str]:
        """Break a text into lines that are as full as can be."""
        while len(text) > 1 and self.rough_width(face, size_px, text) > width:
            beginnings = [text[:count] for count in range(1, len(text))]
            count = max(1, bisect_right(beginnings, width, key=lambda part: self.rough_width(face, size_px, part)))
            yield text[:count]
            text = text[count:]
        yield text

    def _cut(self, text: str, face: Face, room: tuple[int, int]) -> Setting:
        """Set what fits at the smallest of all sizes, and an ellipsis."""
        size_px = SIZES_PX[0]
        rows = max(1, room[1] // line_px(size_px))
        lines = [*self.broken(text, face, size_px, room[0])]
        if len(lines) > rows:
            lines[rows - 1 :] = [lines[rows - 1] + ELLIPSIS]
        kept = tuple(self._shortened(line, face, size_px, room[0]) for line in lines)
        widest = max(self.width(face, size_px, line) for line in kept)
        return Setting(size_px, kept, widest, len(kept) * line_px(size_px), cut=True)

    def _shortened(self, line: str, face: Face, size_px: int, width: int) -> str:
        """Take characters off a line's end until it fits, with an ellipsis in their place."""
        if self.width(face, size_px, line) <= width:
            return line
        low, high = 0, len(line) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self._measure(face, size_px, line[:middle] + ELLIPSIS) <= width:
                low = middle
            else:
                high = middle - 1
        return line[:low].rstrip() + ELLIPSIS


def line_px(size_px: int) -> int:
    """Give the height of a line."""
    return math.ceil(size_px * LINE)


def _clean(text: str) -> str:
    """Give the text on one line, with control characters as escapes."""
    return printable(" ".join(text.split()))
