"""The gallery: figures side by side, moving; and the sheet of what they look like on the way. Pure."""

from collections.abc import Sequence

from timer.routine.movement import Movement
from timer.screen.content import Look
from timer.screen.elapsed import Elapsed
from timer.screen.items import Align, Box, Face, Item
from timer.screen.palette import Backdrop, palette
from timer.screen.sheet import SMALLEST_PX, Sheet, Style
from timer.screen.silhouette import STANDING, extent
from timer.screen.typeset import Typesetter
from timer.theme import Theme

Named = tuple[str, Movement]
SHAPE = 1.25  # of a cell: its width to its height
NAME = 0.16  # of a cell's height
LARGEST = 1.3  # how much larger than one who stands another may be, so that all are about of a size
INSTANTS = 6  # of each movement on a sheet
SHEET_PX = 1_200  # how wide a sheet is


def gallery(named: Sequence[Named], size: tuple[int, int], theme: Theme, typesetter: Typesetter) -> tuple[Item, ...]:
    """Lay out figures in a grid, that have moved since time 0.

    Args:
        named: At least one.
        size: Width and height, in pixels.
    """
    sheet = Sheet(size, palette(Backdrop(Look.WORK), theme), typesetter)
    sheet.smallest_px = SMALLEST_PX  # names are read from near
    columns = max(range(1, len(named) + 1), key=lambda count: _cell_px(len(named), count, size))
    rows = -(-len(named) // columns)
    for index, (name, movement) in enumerate(named):
        row, column = divmod(index, columns)
        x, y = size[0] * column // columns, size[1] * row // rows
        cell = Box(x, y, size[0] * (column + 1) // columns - x, size[1] * (row + 1) // rows - y)
        sheet.text(_inner(cell).upper(NAME), name, Style(Face.HEAD, 0.95, align=Align.CENTRE))
        _figure(sheet, cell, movement, Elapsed(0, 0))
    return tuple(sheet.items)


def _cell_px(count: int, columns: int, size: tuple[int, int]) -> float:
    """Give how wide a figure can be in a grid."""
    rows = -(-count // columns)
    return min(size[0] / columns, SHAPE * size[1] / rows)


def contact_sheet(named: Sequence[Named], theme: Theme, typesetter: Typesetter) -> tuple[Item, ...]:
    """Lay out figures below each other, each at six instants of its movement, as large as that comes to."""
    width = SHEET_PX // INSTANTS
    height = round(width / SHAPE)
    sheet = Sheet((SHEET_PX, height * len(named)), palette(Backdrop(Look.WORK), theme), typesetter)
    for row, (name, movement) in enumerate(named):
        whole = Box(0, row * height, SHEET_PX, height)
        sheet.text(_inner(whole).upper(NAME), name, Style(Face.HEAD, 0.95))
        for column in range(INSTANTS):
            cell = Box(column * width, whole.y, width, height)
            _figure(sheet, cell, movement, Elapsed(movement.loop_ms * column // INSTANTS))
    return tuple(sheet.items)


def _inner(cell: Box) -> Box:
    """Give a cell without its margins."""
    pad_px = max(1, cell.height // 16)
    return Box(cell.x + pad_px, cell.y + pad_px, cell.width - 2 * pad_px, cell.height - 2 * pad_px)


def _figure(sheet: Sheet, cell: Box, movement: Movement, elapsed: Elapsed) -> None:
    """Add a figure in the middle of a cell, below its name."""
    inner = _inner(cell)
    room = inner.below(inner.upper(NAME).bottom + inner.y - cell.y)
    reach = extent(movement)
    scale = min(room.width / reach.width, room.height / reach.height, LARGEST * room.height / STANDING)
    width, height = max(1, int(reach.width * scale)), max(1, int(reach.height * scale))
    box = Box(room.x + (room.width - width) // 2, room.bottom - height, width, height)
    sheet.person(box, movement, elapsed)
