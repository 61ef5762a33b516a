"""Devices as they are drawn: each a few rows that begin at its pins and end at a rail."""

from dataclasses import dataclass

from hardware.diagram import parts
from hardware.diagram.canvas import INK, WIRE_PX, Canvas, Point
from hardware.diagram.wiring import (
    BASE_OHM,
    LIGHT_OHM,
    PULL_DOWN_OHM,
    RAIL_PLACES,
    Hookup,
    Kind,
    Lead,
    Supply,
    name_of,
)

UNIT_PX = 14  # half a row of the header
ROW_PX = 3 * UNIT_PX
TITLE_PX, GAP_PX = 3 * UNIT_PX, 2 * UNIT_PX  # from a device's top to its first row, and below its last

FIRST_PX, SECOND_PX = 144, 244  # where the parts of a row begin, from the row's own beginning
RAILS_PX = {Supply.GROUND: 374, Supply.V3: 420}
SUPPLY_COLOURS = {Supply.GROUND: INK, Supply.V3: "#c44601", Supply.V5: "#a3001e"}

# An active buzzer's rows, from its first: power, the collector, the base, and ground.
COLLECTOR_PX, BASE_PX, EMITTER_PX = 5 * UNIT_PX, 8 * UNIT_PX, 12 * UNIT_PX


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a wire from the header arrives."""

    place: int
    y: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A device, and where its first row begins."""

    hookup: Hookup
    at: Point

    @property
    def bottom(self) -> float:
        """Where the next device may begin."""
        return self.at.y + _below_px(self.hookup) + GAP_PX

    @property
    def terminals(self) -> list[Terminal]:
        """Give its wires from the header, from the top."""
        if self.hookup.kind is Kind.DRIVEN:
            power = Terminal(RAIL_PLACES[Supply.V5], self.at.y)
            return [power, Terminal(self.hookup.leads[0].place, self.at.y + BASE_PX)]
        return [Terminal(lead.place, self.at.y + row * ROW_PX) for row, lead in enumerate(self.hookup.leads)]


def _below_px(hookup: Hookup) -> int:
    """Give the height from the first row to the last."""
    match hookup.kind:
        case Kind.DRIVEN:
            return EMITTER_PX
        case Kind.MODULE:
            return ROW_PX
        case _:
            return (len(hookup.leads) - 1) * ROW_PX


def draw(canvas: Canvas, placed: Placed, colours: dict[int, str]) -> None:
    """Draw a device and its wires to the rails. `colours`: of the wire from each place."""
    at, hookup = placed.at, placed.hookup
    canvas.text(Point(at.x, at.y - TITLE_PX + 12), hookup.title, 14, bold=True)
    for terminal in placed.terminals:
        where = f"{name_of(terminal.place)} · place {terminal.place}"
        canvas.text(Point(at.x + 2, terminal.y - 6), where, 12, bold=True)
    Drawing(canvas, at, colours).draw(hookup)


class Drawing:
    """Draws one device."""

    def __init__(self, canvas: Canvas, at: Point, colours: dict[int, str]) -> None:
        self._canvas = canvas
        self._at = at
        self._colours = colours

    def draw(self, hookup: Hookup) -> None:
        match hookup.kind:
            case Kind.BUTTON:
                self._wire(hookup.leads[0], 0, SECOND_PX)
                self._end(SECOND_PX + parts.BUTTON_PX, 0, hookup.end)
                parts.button(self._canvas, self._point(SECOND_PX, 0))
            case Kind.PIEZO:
                self._with_resistor(hookup.leads[0], 0, f"{LIGHT_OHM} Ω", SECOND_PX)
                self._end(SECOND_PX + parts.PIEZO_PX, 0, hookup.end)
                parts.piezo(self._canvas, self._point(SECOND_PX, 0))
            case Kind.LEDS:
                for row, lead in enumerate(hookup.leads):
                    self._led(lead, row * ROW_PX, hookup.end)
                    if len(hookup.leads) > 1:
                        self._canvas.text(self._point(2, row * ROW_PX + 15), lead.part, 11)
            case Kind.RGB:
                self._rgb(hookup)
            case Kind.ENCODER:
                self._encoder(hookup)
            case Kind.MODULE:
                self._module(hookup)
            case Kind.DRIVEN:
                self._driven(hookup.leads[0])

    # Devices

    def _led(self, lead: Lead, down: float, end: Supply) -> None:
        self._with_resistor(lead, down, f"{LIGHT_OHM} Ω", SECOND_PX)
        self._end(SECOND_PX + parts.LED_PX, down, end)
        colour = lead.part.split()[0]
        parts.led(self._canvas, self._point(SECOND_PX, down), colour, forwards=end is Supply.GROUND)

    def _rgb(self, hookup: Hookup) -> None:
        last = (len(hookup.leads) - 1) * ROW_PX
        for row, lead in enumerate(hookup.leads):
            self._with_resistor(lead, row * ROW_PX, f"{LIGHT_OHM} Ω", SECOND_PX)
            self._canvas.text(self._point(SECOND_PX - 4, row * ROW_PX - 6), lead.part, 10, anchor="end")
        self._end(SECOND_PX + 60, ROW_PX, hookup.end)
        self._canvas.text(self._point(SECOND_PX + 64, ROW_PX - 6), "long leg", 10)
        parts.block(self._canvas, self._point(SECOND_PX, -UNIT_PX), 60, last + 2 * UNIT_PX)
        for row, lead in enumerate(hookup.leads):
            tint = parts.TINTS[lead.part.split()[0]]
            self._canvas.circle(self._point(SECOND_PX + 30, row * ROW_PX), 13, fill=tint)
            initial = lead.part[0].upper()
            self._canvas.text(self._point(SECOND_PX + 30, row * ROW_PX + 5), initial, 13, anchor="middle", bold=True)

    def _encoder(self, hookup: Hookup) -> None:
        last = (len(hookup.leads) - 1) * ROW_PX
        left, right = SECOND_PX - 50, SECOND_PX + 70
        for row, lead in enumerate(hookup.leads):
            self._wire(lead, row * ROW_PX, left)
        self._end(right, 0, hookup.end)
        if last > ROW_PX:
            self._end(right, last, hookup.end)
        parts.block(self._canvas, self._point(left, -18), right - left, last + 36)
        for row, leg in enumerate(("A (CLK)", "B (DT)", "SW")[: len(hookup.leads)]):
            self._canvas.text(self._point(left + 6, row * ROW_PX + 4), leg, 11)
        for row, leg in ((0, "C (GND)"), (2, "SW"))[: len(hookup.leads) - 1]:
            self._canvas.text(self._point(right - 6, row * ROW_PX + 4), leg, 11, anchor="end")
        self._canvas.circle(self._point(right - 34, ROW_PX), 11, fill=parts.METAL)

    def _module(self, hookup: Hookup) -> None:
        left, right = SECOND_PX - 50, SECOND_PX + 70
        self._wire(hookup.leads[0], 0, left)
        self._end(right, 0, Supply.GROUND)
        self._end(right, ROW_PX, Supply.V3)
        parts.block(self._canvas, self._point(left, -18), right - left, ROW_PX + 36)
        self._canvas.text(self._point(left + 6, 4), "I/O", 11)
        for row, leg in enumerate(("GND", "VCC")):
            self._canvas.text(self._point(right - 6, row * ROW_PX + 4), leg, 11, anchor="end")

    def _driven(self, lead: Lead) -> None:
        power, ground = SUPPLY_COLOURS[Supply.V5], SUPPLY_COLOURS[Supply.GROUND]
        canvas, point = self._canvas, self._point
        middle, beside, node = SECOND_PX, SECOND_PX + 56, SECOND_PX - 44
        self._line(power, point(0, 0), point(beside, 0), point(beside, 20))
        self._line(power, point(middle, 0), point(middle, UNIT_PX))
        self._line(ground, point(middle, 55), point(middle, BASE_PX - 28))
        self._line(ground, point(beside, 50), point(beside, COLLECTOR_PX), point(middle, COLLECTOR_PX))
        self._with_resistor(lead, BASE_PX, f"{BASE_OHM // 1_000} kΩ", middle - 32)
        self._line(ground, point(node, BASE_PX), point(node, EMITTER_PX), point(middle, EMITTER_PX))
        self._line(ground, point(middle, BASE_PX + 28), point(middle, EMITTER_PX))
        self._end(middle, EMITTER_PX, Supply.GROUND)
        for x, y in ((middle, 0), (middle, COLLECTOR_PX), (node, BASE_PX), (middle, EMITTER_PX)):
            canvas.joint(point(x, y), power if y == 0 else ground)
        parts.buzzer(canvas, point(middle, 0), point(middle, COLLECTOR_PX))
        parts.diode(canvas, point(beside, 19))
        parts.resistor(canvas, point(node, BASE_PX + 6), f"{PULL_DOWN_OHM // 1_000} kΩ", upright=True)
        parts.transistor(canvas, point(middle - 32, BASE_PX), self._at.x + middle)
        self._name_legs(middle, beside)

    def _name_legs(self, middle: float, beside: float) -> None:
        """Name the legs of an active buzzer, its transistor and its diode."""
        self._canvas.text(self._point(middle - 6, 14), "long leg", 10, anchor="end")
        self._canvas.text(self._point(middle - 6, COLLECTOR_PX - 2), "short leg", 10, anchor="end")
        self._canvas.text(self._point(beside + 13, 39), "1N4148", 11)
        for letter, down in (("C", -22), ("E", 31)):
            self._canvas.text(self._point(middle + 7, BASE_PX + down), letter, 12, bold=True)
        self._canvas.text(self._point(middle - 36, BASE_PX - 7), "B", 12, anchor="end", bold=True)

    # Wires

    def _point(self, right: float, down: float) -> Point:
        return Point(self._at.x + right, self._at.y + down)

    def _wire(self, lead: Lead, down: float, to: float) -> None:
        """Draw the wire of a pin from the beginning of its row."""
        self._line(self._colours[lead.place], self._point(0, down), self._point(to, down))

    def _line(self, colour: str, *points: Point) -> None:
        self._canvas.line(*points, colour=colour, width=WIRE_PX)

    def _with_resistor(self, lead: Lead, down: float, ohm: str, to: float) -> None:
        self._wire(lead, down, to)
        parts.resistor(self._canvas, self._point(FIRST_PX, down), ohm)

    def _end(self, right: float, down: float, supply: Supply) -> None:
        """Draw the wire to a rail, and join it there."""
        colour, rail = SUPPLY_COLOURS[supply], self._point(RAILS_PX[supply], down)
        self._canvas.wire(colour, self._point(right, down), rail)
        self._canvas.joint(rail, colour)
