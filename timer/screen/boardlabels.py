"""The labels of a board: what is printed below its devices, and on the caps of its buttons. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from timer.screen.boardpicture import ButtonPicture, BuzzerPicture, EncoderPicture
from timer.screen.boardplan import Cell, Device
from timer.screen.items import Align, Box, Face, Item, Panel, Text
from timer.screen.typeset import Setting, Typesetter
from timer.theme import NIGHT, PAPER, SMOKE, Colour

MASK: Colour = (13, 59, 52)  # the lacquer of a circuit board
MASK_EDGE: Colour = (47, 106, 92)
SILK: Colour = (226, 236, 230)  # what is printed on it
FAINT_SILK: Colour = (158, 189, 178)
KEY: Colour = (9, 43, 38)
KEYS = {"start": "space", "next": "right", "back": "left"}
KNOB_KEYS = "up / down"
KEY_NAMES = frozenset({*KEYS.values(), KNOB_KEYS})

SMALLEST_PX = 8
LARGEST = 0.72  # of a line's height
ACROSS = 0.9  # of a cell's width: labels of neighbours stand apart
LEGEND, LEGEND_HIGH, LEGEND_PX = 0.62, 0.26, 9  # of a cap, at most; and at least
DOWN = 0.035  # of a cap, how far it goes down


def labels(cells: Sequence[Cell], typesetter: Typesetter, with_keys: bool) -> Iterator[Item]:
    """Label cells: what a device is, the key that stands for it, or what it does; and its pins.

    All names are in one size, all pins in another. What fits in no wording is left out.

    Args:
        with_keys: The buttons' names stand on their caps, so that there is room for their keys.
    """
    names = [_chosen(_names_of(cell.device, with_keys), cell.label, typesetter) for cell in cells]
    for area, setting in _set(names, [cell.label for cell in cells], typesetter):
        if setting.lines[0] in KEY_NAMES:
            yield from _key(area, setting)
        else:
            yield centred(area, setting, Face.TEXT, SILK, MASK)
    pins = [_chosen(_pins_of(cell.device), cell.pins, typesetter) for cell in cells]
    for area, setting in _set(pins, [cell.pins for cell in cells], typesetter):
        yield centred(area, setting, Face.TEXT, FAINT_SILK, MASK)


def have_legends(caps: Iterable[tuple[str, Box]], typesetter: Typesetter) -> bool:
    """Tell whether every button's name has room on its cap."""
    return all(typesetter.rough_width(Face.HEAD, LEGEND_PX, name) <= _legend_room(cap)[0] for name, cap in caps)


def legend(button: ButtonPicture, cap: Box, typesetter: Typesetter) -> Text:
    """Write a button's name on its cap, with which it goes down."""
    moved = Box(cap.x, cap.y + round(DOWN * cap.height * (1 if button.down else -1)), cap.width, cap.height)
    setting = fit(button.name, Face.HEAD, _legend_room(cap), typesetter)
    return centred(moved, setting, Face.HEAD, NIGHT, SMOKE if button.down else PAPER)


def fit(text: str, face: Face, room: tuple[int, int], typesetter: Typesetter) -> Setting:
    """Set a text on one line as large as a room lets it be."""
    return typesetter.fit(text, face, room, max(SMALLEST_PX, room[1]), SMALLEST_PX)


def centred(area: Box, setting: Setting, face: Face, colour: Colour, ground: Colour) -> Text:
    """Place a text in the middle of an area."""
    x = area.x + (area.width - setting.width) // 2
    y = area.y + (area.height - setting.height) // 2
    box = Box(x, y, setting.width, setting.height)
    return Text(box, setting.lines, face, setting.size_px, colour, ground, Align.CENTRE)


def _names_of(device: Device, with_keys: bool) -> tuple[str, ...]:
    """Give what may be written of a device, best first."""
    match device:
        case BuzzerPicture(pitch_hz=None):
            return ("buzzer",)
        case BuzzerPicture(pitch_hz=hz):
            return (f"{hz} Hz", str(hz))
        case EncoderPicture():
            return (KNOB_KEYS, "knob")
        case ButtonPicture(name=name):
            return (KEYS[name] if with_keys else name,)
        case lights:
            return (lights[0].kind,)


def _pins_of(device: Device) -> tuple[str, ...]:
    """Give how a device's pins may be written, best first."""
    parts = device if isinstance(device, tuple) else (device,)
    numbers = " · ".join("/".join(map(str, part.pins)) for part in parts)
    return (f"GPIO{numbers}", numbers)


def _chosen(texts: Iterable[str], area: Box, typesetter: Typesetter) -> str:
    """Give the first text that fits an area at the smallest size; none if none does."""
    if area.height < SMALLEST_PX:
        return ""
    room, width = _room(area)[0], typesetter.rough_width
    return next((text for text in texts if width(Face.TEXT, SMALLEST_PX, text) <= room), "")


def _set(texts: Sequence[str], areas: Sequence[Box], typesetter: Typesetter) -> list[tuple[Box, Setting]]:
    """Set texts, each in its area, in the size that suits all of them."""
    pairs = [(text, area) for text, area in zip(texts, areas, strict=True) if text]
    sizes = [fit(text, Face.TEXT, _room(area), typesetter).size_px for text, area in pairs]
    size_px = max(SMALLEST_PX, min([*sizes, *(round(LARGEST * area.height) for _, area in pairs)], default=0))
    return [(area, typesetter.fit(text, Face.TEXT, _room(area), size_px, SMALLEST_PX)) for text, area in pairs]


def _key(area: Box, setting: Setting) -> Iterator[Item]:
    """Lay a key with its name."""
    width = min(area.width, setting.width + setting.size_px)
    key = Box(area.x + (area.width - width) // 2, area.y, width, area.height)
    yield Panel(key, area.height // 4, KEY, MASK_EDGE)
    yield centred(key, setting, Face.TEXT, SILK, KEY)


def _legend_room(cap: Box) -> tuple[int, int]:
    return round(LEGEND * cap.width), round(LEGEND_HIGH * cap.height)


def _room(area: Box) -> tuple[int, int]:
    return round(ACROSS * area.width), area.height
