"""Columns: a routine's steps as a list, in one size, in as many columns as make it largest. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from timer.screen.items import Align, Box, Face
from timer.screen.outline import Line
from timer.screen.sheet import Sheet, Style
from timer.screen.typeset import SIZES_PX, line_px

LARGEST = 0.085  # size of a row, in parts of the screen's height
MOST_LINES = 90  # no screen shows more
BROKEN = 8  # at most one line in so many may be broken in two, for the sake of a larger size


@dataclass(frozen=True, slots=True)
class _Row:
    indent: int  # in halves of the size
    name: str
    asks: str
    first: bool  # of its line


@dataclass(frozen=True, slots=True)
class _Grid:
    """How the rows are set."""

    size_px: int
    columns: int
    width: int  # of a column
    each: int  # rows that a column has room for


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines as they are set in an area."""

    area: Box
    rows: tuple[_Row, ...]
    grid: _Grid
    whole: bool  # no line is left out

    @property
    def size_px(self) -> int:
        """The size of its rows."""
        return self.grid.size_px

    @property
    def shown(self) -> int:
        """How many lines it has."""
        return sum(row.first for row in self.rows)

    @property
    def each(self) -> int:
        """How many rows stand in its first column."""
        return min(self.grid.each, -(-len(self.rows) // self.grid.columns))

    @property
    def bottom(self) -> int:
        """The first line of pixels below it."""
        return self.area.y + self.each * line_px(self.size_px)


def listing(sheet: Sheet, lines: Sequence[Line], area: Box, least_px: int = 0) -> Listing:
    """Set lines in an area; at the least size, say how many more there are than it has room for.

    Args:
        least_px: The least size that is tried, where that is larger than what can just be read.
    """
    least_px = max(least_px, sheet.smallest_px)
    key = (tuple(lines), area, sheet.height, least_px, sheet.margin_px)
    return sheet.typesetter.kept(key, partial(_listing, sheet, lines, area, least_px))


def _listing(sheet: Sheet, lines: Sequence[Line], area: Box, least_px: int) -> Listing:
    shown = lines[:MOST_LINES]
    for grid in _grids(sheet, area, least_px):
        if grid.each * grid.columns < len(shown):
            continue
        most = min(grid.each * grid.columns, len(shown) + len(shown) // BROKEN)
        rows = list(islice((row for line in shown for row in _rows(sheet, line, grid)), most + 1))
        if len(rows) <= most:
            break
    else:
        rows = [row for line in shown for row in _rows(sheet, line, grid)]
    room = grid.each * grid.columns
    whole = len(rows) <= room and len(lines) == len(shown)
    if not whole:
        rows = rows[: room - 1]
        more = len(lines) - sum(row.first for row in rows)
        rows.append(_Row(0, f"… and {more} more", "", first=True))
    return Listing(area, tuple(rows), grid, whole)


def _grids(sheet: Sheet, area: Box, least_px: int) -> Iterator[_Grid]:
    """Try sizes from the largest down, each in one column and in two."""
    largest_px = max(least_px, round(LARGEST * sheet.height))
    sizes = [size for size in SIZES_PX if least_px < size <= largest_px]
    for size_px in (*reversed(sizes), least_px):
        for count in (1, 2):
            width = (area.width - (count - 1) * _gap_px(sheet)) // count
            yield _Grid(size_px, count, width, max(1, area.height // line_px(size_px)))


def _gap_px(sheet: Sheet) -> int:
    return 2 * sheet.margin_px


def _rows(sheet: Sheet, line: Line, grid: _Grid) -> Iterator[_Row]:
    """Break a name that is longer than a row; what is asked stands beside its last piece, if that leaves room."""
    rough, size_px = sheet.typesetter.rough_width, grid.size_px
    room = grid.width - (line.depth + 1) * size_px // 2
    *pieces, last = sheet.typesetter.broken(line.name, Face.TEXT, size_px, room)
    for index, piece in enumerate(pieces):
        yield _Row(line.depth, piece, "", first=index == 0)
    beside = rough(Face.TEXT, size_px, last) + rough(Face.TEXT, size_px, line.asks) + size_px <= room
    yield _Row(line.depth, last, line.asks if beside else "", first=not pieces)
    if not beside:
        for piece in sheet.typesetter.broken(line.asks, Face.TEXT, size_px, grid.width):
            yield _Row(line.depth, "", piece, first=False)


def columns(sheet: Sheet, listed: Listing) -> None:
    """Add lines as they are set."""
    area, grid = listed.area, listed.grid
    height = line_px(grid.size_px)
    for index, row in enumerate(listed.rows):
        column, place = divmod(index, listed.each)
        x = area.x + column * (grid.width + _gap_px(sheet))
        _put(sheet, row, Box(x, area.y + place * height, grid.width, height), grid.size_px)


def _put(sheet: Sheet, row: _Row, area: Box, size_px: int) -> None:
    indent = row.indent * size_px // 2
    end = area.right
    if row.asks:
        taken = sheet.text(area, row.asks, Style(align=Align.RIGHT, largest_px=size_px), sheet.colours.faint)
        end = taken.x - size_px // 2
    name = Box(area.x + indent, area.y, end - area.x - indent, area.height)
    sheet.text(name, row.name, Style(largest_px=size_px))
