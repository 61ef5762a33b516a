"""The board view: the simulated board below the screen, from plain data. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from timer.screen.boarddevices import cap_box, device, glow, knob_box, square
from timer.screen.boardlabels import MASK, MASK_EDGE, SILK, fit, have_legends, labels, legend
from timer.screen.boardpicture import BoardPicture, ButtonPicture, EncoderPicture
from timer.screen.boardplan import Plan, plan_board
from timer.screen.items import Box, Face, Fill, Header, Hole, Item, Lamp, Panel, Text
from timer.screen.typeset import Typesetter
from timer.theme import Colour

DESK: Colour = (20, 23, 27)  # what the board lies on
SHARE, TALL_SHARE = 0.24, 0.3  # of a window's height; of one that is higher than wide
LEAST_PX = 68
LEAST_WINDOW_PX = 200  # below that height the screen needs all of it
PITCH = 0.36  # between a header's contacts, in parts of the strip's height
MIDDLE = 0.5  # of a knob's width: there it is pressed, around it is turned


@dataclass(frozen=True, slots=True)
class Spot:
    """What is under a pointer."""

    button: str | None = None  # that a click presses
    steps: int = 0  # that a click turns the knob
    knob: bool = False  # a wheel turns it


def board_height(window: tuple[int, int]) -> int:
    """Give how much of a window's height the board takes."""
    width, height = window
    share = TALL_SHARE if height > width else SHARE
    return 0 if height < LEAST_WINDOW_PX else max(LEAST_PX, round(share * height))


def lay_board(board: BoardPicture, size: tuple[int, int], typesetter: Typesetter) -> tuple[Item, ...]:
    """Lay out a board on an area of its own.

    Returns:
        Items from back to front; the first fills the area. A glow lies over its neighbours, as light does.
    """
    plan = plan_board(board, size)
    whole = Box(0, 0, *size)
    devices = [item for cell in plan.cells for item in device(cell)]
    caps = [(cell.device, cap_box(cell)) for cell in plan.cells if isinstance(cell.device, ButtonPicture)]
    with_legends = have_legends(((button.name, cap) for button, cap in caps), typesetter)
    return (
        Fill(whole, DESK),
        *_bare(board.name, plan, typesetter),
        *devices,
        *(legend(button, cap, typesetter) for button, cap in caps if with_legends),
        *labels(plan.cells, typesetter, with_keys=with_legends),
        *(glow(item, whole) for item in devices if isinstance(item, Lamp) and item.level > 0),
    )


def spot_at(board: BoardPicture, size: tuple[int, int], point: tuple[int, int]) -> Spot:
    """Tell what a pointer would press or turn."""
    spot = Box(*point, 1, 1)
    for cell in plan_board(board, size).cells:
        match cell.device:
            case ButtonPicture(name=name) if cap_box(cell).meets(spot):
                return Spot(name)
            case EncoderPicture(down=down) if knob_box(cell).meets(spot):
                return _knob_spot(knob_box(cell), spot, has_button=down is not None)
    return Spot()


def _knob_spot(knob: Box, spot: Box, has_button: bool) -> Spot:
    if has_button and square(knob, MIDDLE).meets(spot):
        return Spot("knob", knob=True)
    return Spot(steps=1 if spot.x >= knob.x + knob.width // 2 else -1, knob=True)


def _bare(name: str, plan: Plan, typesetter: Typesetter) -> Iterator[Item]:
    """Lay the bare board: its holes, its header, its name."""
    pcb, strip, hole_px = plan.pcb, plan.strip, plan.hole_px
    edge_px = max(1, pcb.height // 90)
    yield Panel(pcb, max(3, pcb.height // 16), MASK, MASK_EDGE, edge_px)
    if hole_px:
        inset = hole_px // 2 + max(2, edge_px)
        for x in (pcb.x + inset, pcb.right - inset - hole_px):
            for y in (pcb.y + inset, pcb.bottom - inset - hole_px):
                yield Hole(Box(x, y, hole_px, hole_px), DESK)
    x, end = strip.x + hole_px // 2, strip.right - hole_px // 2
    pitch = int(PITCH * strip.height)
    if hole_px and Header.COLUMNS * pitch <= strip.width // 2:
        end -= Header.COLUMNS * pitch
        yield Header(Box(end, strip.y + strip.height // 2 - pitch, Header.COLUMNS * pitch, 2 * pitch))
    setting = fit(name, Face.HEAD, (end - x - strip.height // 2, strip.height), typesetter)
    box = Box(x, strip.y + (strip.height - setting.height) // 2, setting.width, setting.height)
    yield Text(box, setting.lines, Face.HEAD, setting.size_px, SILK, MASK)
