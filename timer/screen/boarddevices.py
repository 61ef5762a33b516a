"""The devices of a board: each as items within its cell. Pure."""

from collections.abc import Iterator, Sequence

from timer.screen.boardpicture import (
    ButtonPicture,
    BuzzerPicture,
    EncoderPicture,
    LampPicture,
    LightPicture,
)
from timer.screen.boardplan import BAR_STEP, TRAFFIC_STEP, Cell
from timer.screen.items import Box, Cap, Glow, Item, Knob, Lamp, Panel, Piezo
from timer.screen.palette import mixed
from timer.theme import NIGHT, Colour

HOUSING: Colour = (25, 27, 30)  # of a traffic light
HOUSING_EDGE: Colour = (66, 70, 76)
CLEAR: Colour = (120, 128, 132)  # glass of an LED that has no colour while it is dark

# In parts of a drawing's height.
LENS = {"rgb": 0.44, "led": 0.4, "bar": 0.3, "traffic": 0.27}
LENS_IN_ROWS = 0.31
HOUSING_WIDTH, HOUSING_PAD = 0.4, 0.05
CAP, DISC, KNOB = 0.94, 0.74, 0.92
ROW_FILLED = 0.85  # of the height of a row of LEDs, at most
DETENTS = 20  # steps of a whole turn, as most encoders have
GLOW = 3.4  # how far a lamp's light is seen, in parts of its lens


def device(cell: Cell) -> Iterator[Item]:
    """Lay what stands in a cell."""
    area = cell.drawing
    match cell.device:
        case BuzzerPicture(tonal=tonal, pitch_hz=pitch_hz):
            disc = square(area, DISC)
            yield Piezo(Box(disc.x - disc.width // 2, disc.y, disc.width * 2, disc.height), tonal, pitch_hz is not None)
        case EncoderPicture(steps=steps, down=down):
            yield Knob(knob_box(cell), steps % DETENTS / DETENTS, bool(down))
        case ButtonPicture(down=down):
            yield Cap(cap_box(cell), down)
        case (LightPicture(kind="traffic") as light,):
            yield from _traffic(light, area)
        case (LightPicture(kind="traffic"), *_) as lights:
            yield from _traffic_rows(lights, area)
        case lights:
            light = lights[0]
            yield from _row(light.kind, light.lamps, area, LENS[light.kind] * area.height, BAR_STEP * area.height)


def cap_box(cell: Cell) -> Box:
    """Give the place of a button."""
    return square(cell.drawing, CAP)


def knob_box(cell: Cell) -> Box:
    """Give the place of a knob."""
    return square(cell.drawing, KNOB)


def glow(lamp: Lamp, whole: Box) -> Glow:
    """Give a lamp's glow, as far as it can be seen on the area."""
    box = lamp.box
    x, y = box.x + box.width // 2, box.y + box.height // 2
    radius = min(round(GLOW * box.width / 2), x, y, whole.right - x, whole.bottom - y)
    return Glow(Box(x - radius, y - radius, 2 * radius, 2 * radius), lamp.colour, lamp.level)


def square(area: Box, share: float) -> Box:
    """Give a square in the middle of an area, its side in parts of the shorter one of the area's."""
    return _centred(area, share * min(area.width, area.height))


def _centred(area: Box, side_px: float) -> Box:
    side = round(side_px)
    return Box(area.x + (area.width - side) // 2, area.y + (area.height - side) // 2, side, side)


def _traffic(light: LightPicture, area: Box) -> Iterator[Item]:
    """Lay one traffic light as a column in a housing."""
    width, pad = round(HOUSING_WIDTH * area.height), round(HOUSING_PAD * area.height)
    housing = Box(area.x + (area.width - width) // 2, area.y, width, area.height)
    yield Panel(housing, width // 3, HOUSING, HOUSING_EDGE, max(1, width // 24))
    step = (area.height - 2 * pad) / len(light.lamps)
    for index, lamp in enumerate(light.lamps):
        place = Box(housing.x, housing.y + pad + round(index * step), width, round(step))
        yield _lamp(light.kind, lamp, _centred(place, LENS[light.kind] * area.height))


def _traffic_rows(lights: Sequence[LightPicture], area: Box) -> Iterator[Item]:
    """Lay several traffic lights as rows, one above the other."""
    height = area.height // len(lights)
    lens_px = min(LENS_IN_ROWS * area.height, ROW_FILLED * height)
    for index, light in enumerate(lights):
        row = Box(area.x, area.y + index * height, area.width, height)
        yield from _row(light.kind, light.lamps, row, lens_px, TRAFFIC_STEP * area.height)


def _row(kind: str, lamps: Sequence[LampPicture], area: Box, lens_px: float, step_px: float) -> Iterator[Item]:
    """Lay lamps side by side in the middle of an area."""
    x = area.x + (area.width - step_px * len(lamps)) / 2
    for index, lamp in enumerate(lamps):
        left, right = round(x + index * step_px), round(x + (index + 1) * step_px)
        yield _lamp(kind, lamp, _centred(Box(left, area.y, right - left, area.height), lens_px))


def _lamp(kind: str, lamp: LampPicture, box: Box) -> Lamp:
    glass = CLEAR if kind in ("rgb", "led") else mixed(NIGHT, lamp.colour, 0.3)
    return Lamp(box, glass, lamp.colour, lamp.level)
