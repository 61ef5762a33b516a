"""The stack: texts below each other, all shrunk alike until they fit their area. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from timer.screen.items import Box, Face, Shape
from timer.screen.sheet import SMALLEST_PX, TOP, Sheet, Style
from timer.screen.typeset import line_px

SHARES = tuple(part / 20 for part in range(20, 3, -1))  # of the largest sizes, that are tried in turn
SHRINKS = 0.7  # of the largest size: rows that would have to be smaller than that are wrapped
SYMBOL, AFTER_SYMBOL = 0.8, 0.5  # of a text's size: the symbol before it, and the space after that


@dataclass(frozen=True, slots=True)
class Piece:
    """One text."""

    text: str
    largest_px: int
    faint: bool = False
    shape: Shape | None = None  # stands before it
    gap: float = 0.4  # below it, in parts of its size


@dataclass(frozen=True, slots=True)
class _Laid:
    """A text at a size."""

    piece: Piece
    size_px: int
    indent: int
    lines: int
    fits: bool  # no word is wider than a line

    @property
    def height(self) -> int:
        return self.lines * line_px(self.size_px)

    @property
    def gap(self) -> int:
        return round(self.piece.gap * self.size_px)


def stack(sheet: Sheet, pieces: Sequence[Piece], area: Box) -> None:
    """Add texts from the top of an area; in type too small to read only so that none is cut or left out.

    Where even that is too large, it says how many more there are.
    """
    y = area.y
    key = ("stack", *pieces, area.width, area.height, sheet.smallest_px)
    for one in sheet.typesetter.kept(key, lambda: _fitting(sheet, pieces, area) or _first(sheet, pieces, area)):
        _put(sheet, one, Box(area.x, y, area.width, min(one.height, area.bottom - y)))
        y += one.height + one.gap


def rows(sheet: Sheet, texts: Sequence[str], area: Box, largest_px: int) -> None:
    """Add texts as rows of one size, that shrink first and then wrap; as a paragraph where there are too many."""
    laid = _in_rows(sheet, texts, area, largest_px, sheet.smallest_px)
    if laid is None:
        sheet.text(area, " · ".join(texts), Style(largest_px=largest_px, most_lines=99, rise=TOP, shrink_to=1.0))
        return
    y = area.y
    for one in laid:
        _put(sheet, one, Box(area.x, y, area.width, one.height))
        y += one.height


def rows_fit(sheet: Sheet, texts: Sequence[str], area: Box, largest_px: int, least_px: int) -> bool:
    """Tell whether texts fit as rows that are at least so large."""
    return _in_rows(sheet, texts, area, largest_px, least_px) is not None


def _in_rows(sheet: Sheet, texts: Sequence[str], area: Box, largest_px: int, least_px: int) -> tuple[_Laid, ...] | None:
    key = ("rows", *texts, area.width, area.height, largest_px, least_px)
    return sheet.typesetter.kept(key, partial(_find_rows, sheet, texts, area, largest_px, least_px))


def _find_rows(
    sheet: Sheet, texts: Sequence[str], area: Box, largest_px: int, least_px: int
) -> tuple[_Laid, ...] | None:
    pieces = tuple(Piece(text, largest_px, gap=0.0) for text in texts)
    tried = [_at(sheet, pieces, area.width, share, least_px) for share in SHARES]
    fitting = [laid for laid in tried if _height(laid) <= area.height and all(one.fits for one in laid)]
    lone = [laid for laid in fitting if all(one.lines == 1 and one.size_px >= SHRINKS * largest_px for one in laid)]
    return next(iter((*lone, *fitting)), None)


def stack_px(sheet: Sheet, pieces: Sequence[Piece], width: int, share: float = 1.0) -> int:
    """Give how high texts are at a share of their largest sizes."""
    key = ("height", *pieces, width, share, sheet.smallest_px)
    return sheet.typesetter.kept(key, lambda: _height(_at(sheet, pieces, width, share, sheet.smallest_px)))


def stack_fits(sheet: Sheet, pieces: Sequence[Piece], area: Box) -> bool:
    """Tell whether texts fit an area in type that is meant to be read."""
    return stack_px(sheet, pieces, area.width, 0.0) <= area.height


def _fitting(sheet: Sheet, pieces: Sequence[Piece], area: Box) -> tuple[_Laid, ...] | None:
    for least_px in (sheet.smallest_px, SMALLEST_PX):
        for share in SHARES:
            laid = _at(sheet, pieces, area.width, share, least_px)
            if _height(laid) <= area.height and all(one.fits for one in laid):
                return laid
    return None


def _first(sheet: Sheet, pieces: Sequence[Piece], area: Box) -> tuple[_Laid, ...]:
    """Give as many of the first texts as fit in the smallest type, but at least one, and a count of the others."""
    for count in range(len(pieces) - 1, 0, -1):
        kept = (*pieces[:count], Piece(f"and {len(pieces) - count} more", SMALLEST_PX, faint=True))
        laid = _at(sheet, kept, area.width, 0.0, SMALLEST_PX)
        if _height(laid) <= area.height:
            return laid
    return _at(sheet, pieces[:1], area.width, 0.0, SMALLEST_PX)


def _at(sheet: Sheet, pieces: Sequence[Piece], width: int, share: float, least_px: int) -> tuple[_Laid, ...]:
    return tuple(_laid(sheet, piece, width, max(least_px, int(share * piece.largest_px))) for piece in pieces)


def _laid(sheet: Sheet, piece: Piece, width: int, size_px: int) -> _Laid:
    indent = round((SYMBOL + AFTER_SYMBOL) * size_px) if piece.shape else 0
    lines = sheet.typesetter.wrapped(piece.text, Face.TEXT, size_px, width - indent)
    widest = max(sheet.typesetter.rough_width(Face.TEXT, size_px, line) for line in lines)
    return _Laid(piece, size_px, indent, len(lines), widest <= width - indent)


def _height(laid: Sequence[_Laid]) -> int:
    return sum(one.height for one in laid) + sum(one.gap for one in laid[:-1])


def _put(sheet: Sheet, laid: _Laid, area: Box) -> None:
    piece, size_px = laid.piece, laid.size_px
    if piece.shape:
        side_px = round(SYMBOL * size_px)
        box = Box(area.x, area.y + (line_px(size_px) - side_px) // 2, side_px, side_px)
        sheet.symbol(box, piece.shape, sheet.colours.ink)
    room = Box(area.x + laid.indent, area.y, area.width - laid.indent, area.height)
    style = Style(largest_px=size_px, most_lines=laid.lines, rise=TOP, shrink_to=1.0)
    sheet.text(room, piece.text, style, sheet.colours.faint if piece.faint else None)


def noted(texts: Sequence[str], largest_px: int) -> Iterator[Piece]:
    """Give texts as warnings."""
    return (Piece(text, largest_px, shape=Shape.WARNING) for text in texts)
