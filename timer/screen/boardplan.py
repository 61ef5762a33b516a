"""The board's plan: which device stands where on the picture of a board. Pure.

One row of cells, lights to the left and what one presses to the right; or two, where that lets them be larger. A cell
is a drawing with room for its labels below.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from timer.screen.boardpicture import BoardPicture, ButtonPicture, BuzzerPicture, EncoderPicture, LightPicture
from timer.screen.items import Box

TRAFFIC_STEP = 0.46  # between the LEDs of traffic lights that lie in rows, in parts of a drawing's height
BAR_STEP = 0.56  # likewise between the LEDs of a bar
BREADTHS = {"rgb": 1.3, "led": 1.0, "traffic": 1.0}
TRAFFIC_ROWS = 1.8
BUZZER, KNOB, BUTTON = 1.6, 1.15, 1.1
LINE_PX = 10  # of the smallest type
LABEL, PINS = 0.155, 0.12  # of a row's height, if that is more
LEAST_ROW_PX = 48  # a lower row has no room for the numbers of pins
STRIP = 0.14  # of the board's height or half its width, along its top
LEAST_PCB_PX = 90  # a lower board has no holes and no header
AIR = 1.1  # a board is so much longer than its devices need, where there is room
LEAST_ASPECT = 1.6  # a board with little on it is still as long as a HAT

# Traffic lights on one board are one device: side by side they would be a single one's lamps torn apart.
Device = tuple[LightPicture, ...] | BuzzerPicture | EncoderPicture | ButtonPicture


@dataclass(frozen=True, slots=True)
class Cell:
    """A device's place."""

    device: Device
    drawing: Box
    label: Box
    pins: Box  # no higher than 0 where there is no room for them


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything is."""

    pcb: Box
    strip: Box  # of the name and the header
    cells: tuple[Cell, ...]
    hole_px: int  # across; 0: there are none


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows of devices, and how high their drawings can be."""

    rows: tuple[tuple[Device, ...], ...]
    drawing_px: float


def plan_board(board: BoardPicture, size: tuple[int, int]) -> Plan:
    """Plan a board on an area of a width and a height."""
    pad = max(2, size[1] // 40)
    area = Box(pad, pad, size[0] - 2 * pad, size[1] - 2 * pad)
    scale = min(area.height, area.width // 2)  # of what is not a device
    hole_px = scale // 13 if scale >= LEAST_PCB_PX else 0
    side = max(4, scale // 40) + (hole_px * 3) // 2
    strip_px = max(LINE_PX, round(STRIP * scale))
    top, foot = max(2, scale // 36), max(2, scale // 28)
    room = Box(area.x + side, area.y + top + strip_px, area.width - 2 * side, area.height - top - strip_px - foot)
    best = max((_rows(rows, room) for rows in _ways(board)), key=lambda rows: rows.drawing_px)
    pcb = _pcb(best, area, side)
    strip = Box(pcb.x + side, pcb.y + top, pcb.width - 2 * side, strip_px)
    inner = Box(strip.x, room.y, strip.width, room.height)
    return Plan(pcb, strip, tuple(_cells(best, inner)), hole_px)


def _ways(board: BoardPicture) -> list[tuple[tuple[Device, ...], ...]]:
    """Give the rows that a board's devices may be laid in."""
    traffic = tuple(light for light in board.lights if light.kind == "traffic")
    devices: list[Device] = [(light,) for light in board.lights if light.kind != "traffic" or len(traffic) == 1]
    if len(traffic) > 1:
        devices.insert(0, traffic)
    outputs = (*devices, *((board.buzzer,) if board.buzzer else ()))
    controls = (*((board.encoder,) if board.encoder else ()), *board.buttons)
    ways: list[tuple[tuple[Device, ...], ...]] = [((*outputs, *controls),)]
    return [*ways, (outputs, controls)] if outputs and controls else ways


def breadth(device: Device) -> float:
    """Give how wide a device's drawing is, in parts of its height."""
    match device:
        case (LightPicture(kind="bar"),):
            return max(1.0, BAR_STEP * len(device[0].lamps))
        case (LightPicture(),):
            return BREADTHS[device[0].kind]
        case BuzzerPicture():
            return BUZZER
        case EncoderPicture():
            return KNOB
        case ButtonPicture():
            return BUTTON
        case _:
            return TRAFFIC_ROWS


def _rows(rows: tuple[tuple[Device, ...], ...], room: Box) -> _Rows:
    """Make the drawings as high as a room lets them be."""
    row_px = room.height // len(rows)
    widest = max(sum(map(breadth, row)) for row in rows) or 1.0
    return _Rows(rows, min(row_px - sum(_lines_px(row_px)), room.width / widest))


def _lines_px(row_px: int) -> tuple[int, int]:
    """Give the heights of label and pins."""
    pins = max(LINE_PX, round(PINS * row_px)) if row_px >= LEAST_ROW_PX else 0
    return max(LINE_PX, round(LABEL * row_px)), pins


def _pcb(rows: _Rows, area: Box, side: int) -> Box:
    """Give the board in the middle of an area, as long as its devices need."""
    widest = AIR * max(sum(map(breadth, row)) for row in rows.rows) * rows.drawing_px + 2 * side
    width = min(area.width, round(max(widest, LEAST_ASPECT * area.height)))
    return Box(area.x + (area.width - width) // 2, area.y, width, area.height)


def _cells(rows: _Rows, inner: Box) -> Sequence[Cell]:
    row_px = inner.height // len(rows.rows)
    cells = []
    for index, row in enumerate(rows.rows):
        spare = (inner.width - sum(map(breadth, row)) * rows.drawing_px) / max(1, len(row))
        x = float(inner.x)
        for device in row:
            width = breadth(device) * rows.drawing_px + spare
            area = Box(round(x), inner.y + index * row_px, round(x + width) - round(x), row_px)
            cells.append(_cell(device, area, int(rows.drawing_px)))
            x += width
    return cells


def _cell(device: Device, area: Box, drawing_px: int) -> Cell:
    """Share a cell out: the drawing, and right below it the labels."""
    label_px, pins_px = _lines_px(area.height)
    y = area.y + (area.height - drawing_px - label_px - pins_px) // 2
    label_y = y + drawing_px
    return Cell(
        device,
        Box(area.x, y, area.width, drawing_px),
        Box(area.x, label_y, area.width, label_px),
        Box(area.x, label_y + label_px, area.width, pins_px),
    )
