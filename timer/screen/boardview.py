"""The board view: the simulated board below the screen, from plain data. Pure.

One row of cells: lights, bars, the buzzer, then the buttons with the keys that press them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from timer.screen.boardpicture import BarPicture, BoardPicture, ButtonPicture, LightPicture
from timer.screen.items import Align, Box, Face, Fill, Item, Knob, Lamp, Text
from timer.screen.palette import SMOKE
from timer.screen.typeset import Setting, Typesetter
from timer.theme import Colour

GROUND: Colour = (22, 26, 30)
EDGE: Colour = (58, 64, 71)
LED: Colour = (120, 220, 130)  # of a bar, and of the buzzer while it sounds
KEYS = {"start": "space", "next": "right", "back": "left"}
SHARE = 0.2  # of a window's height
LEAST_PX = 64
LEAST_WINDOW_PX = 200  # below that height the screen needs all of it
LEAST_KEY_PX = 64  # of a cell's width: in a narrower one a button's key is left out
LABEL = 0.24  # of the board's height

Device = LightPicture | BarPicture | ButtonPicture | int | None  # a number is the buzzer's pitch; None: it is silent


@dataclass(frozen=True, slots=True)
class _Cell:
    device: Device
    box: Box


def board_height(window_height: int) -> int:
    """Give how much of a window the board takes."""
    return 0 if window_height < LEAST_WINDOW_PX else max(LEAST_PX, round(SHARE * window_height))


def lay_board(board: BoardPicture, size: tuple[int, int], typesetter: Typesetter) -> tuple[Item, ...]:
    """Lay out a board on an area of its own.

    Returns:
        Items from back to front; the first fills the area.
    """
    items: list[Item] = [Fill(Box(0, 0, *size), GROUND), Fill(Box(0, 0, size[0], max(1, size[1] // 60)), EDGE)]
    cells = tuple(_cells(board, size))
    names = [_name(cell.device, with_key=cell.box.width >= LEAST_KEY_PX) for cell in cells]
    labels = [cell.box.below(cell.box.y + round(cell.box.height * (1 - LABEL))) for cell in cells]
    sizes = [_fit(name, label, typesetter).size_px for name, label in zip(names, labels, strict=True)]
    for cell, name, label in zip(cells, names, labels, strict=True):
        items.extend(_picture(cell.device, cell.box.upper(1 - LABEL)))
        items.append(_label(name, label, _fit(name, label, typesetter, min(sizes))))
    return tuple(items)


def button_at(board: BoardPicture, size: tuple[int, int], point: tuple[int, int]) -> str | None:
    """Give the button whose cell is under a point, or None."""
    spot = Box(*point, 1, 1)
    for cell in _cells(board, size):
        if isinstance(cell.device, ButtonPicture) and cell.box.meets(spot):
            return cell.device.name
    return None


def _cells(board: BoardPicture, size: tuple[int, int]) -> Iterator[_Cell]:
    """Share the width out: lights to the left, buttons to the right."""
    buzzer: tuple[Device, ...] = (board.pitch_hz,) if board.has_buzzer else ()
    devices: tuple[Device, ...] = (*board.lights, *board.bars, *buzzer, *board.buttons)
    pad = size[1] // 12
    whole = sum(_weight(device) for device in devices) or 1.0
    unit = min((size[0] - 2 * pad) / whole, size[1] * 1.3)
    spare = size[0] - 2 * pad - unit * whole
    x = float(pad)
    for device in devices:
        if device in board.buttons[:1]:
            x += spare
        width = unit * _weight(device)
        yield _Cell(device, Box(round(x), pad, round(x + width) - round(x), size[1] - 2 * pad))
        x += width


def _weight(device: Device) -> float:
    """Give a device's share of the width."""
    return max(1.0, 0.4 * len(device.levels)) if isinstance(device, BarPicture) else 1.0


def _name(device: Device, with_key: bool) -> str:
    match device:
        case LightPicture() | BarPicture():
            return device.name
        case ButtonPicture():
            return f"{device.name} ({KEYS[device.name]})" if with_key and device.name in KEYS else device.name
        case None:
            return "buzzer"
        case _:
            return f"{device} Hz"


def _picture(device: Device, area: Box) -> Iterator[Item]:
    match device:
        case LightPicture():
            yield Lamp(_square(area), device.colour, device.level, GROUND)
        case BarPicture():
            step = area.width // max(1, len(device.levels))
            for index, level in enumerate(device.levels):
                cell = Box(area.x + index * step, area.y, step, area.height)
                yield Lamp(_square(cell), LED, level, GROUND)
        case ButtonPicture():
            yield Knob(_square(area), device.down, GROUND)
        case _:
            yield Lamp(_square(area), LED, 0.0 if device is None else 1.0, GROUND)


def _square(area: Box) -> Box:
    """Give the largest square in the middle of an area."""
    side = min(area.width, area.height)
    return Box(area.x + (area.width - side) // 2, area.y + (area.height - side) // 2, side, side)


def _fit(text: str, area: Box, typesetter: Typesetter, largest_px: int | None = None) -> Setting:
    room = (round(area.width * 0.94), area.height)
    return typesetter.fit(text, Face.TEXT, room, largest_px or round(area.height * 0.7), 6)


def _label(text: str, area: Box, setting: Setting) -> Text:
    x = area.x + (area.width - setting.width) // 2
    y = area.y + (area.height - setting.height) // 2
    box = Box(x, y, setting.width, setting.height)
    return Text(box, setting.lines, Face.TEXT, setting.size_px, SMOKE, GROUND, Align.CENTRE)
