"""The wiring as an SVG picture: the header at the left, a wire from each pin to its device, rails at the right.

No two wires share a stretch: each turns in a column of its own, and arrives in a row between the header's rows.
"""

from hardware.diagram.canvas import INK, PALE, PAPER, Canvas, Point
from hardware.diagram.devices import GAP_PX, RAILS_PX, SUPPLY_COLOURS, TITLE_PX, UNIT_PX, Placed, Terminal, draw
from hardware.diagram.legend import LEGEND_PX, draw_legend
from hardware.diagram.wiring import (
    HEADER_LIES,
    PLUGS_ON,
    POWER_OFF,
    RAIL_PLACES,
    RAILS,
    Hookup,
    Supply,
    Wiring,
    name_of,
    rows,
)

MARGIN_PX = 24
ODD, EVEN = Point(212, 150), Point(238, 150)  # places 1 and 2
PITCH_PX = 2 * UNIT_PX  # from one pair of places to the next
LABEL_PX = 17  # from a place's middle to its name
NAME_PX, CELL_PX = 54, 166  # the width of a name, and of a name with what is connected
CHANNEL_PX, COLUMN_PX = 442, 12  # where the wires begin to turn, and from one column to the next

# Okabe and Ito's colours, which colour-blind people tell apart; a wire's pin is written at both of its ends as well.
WIRES = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#7a5230")


def draw_svg(wiring: Wiring) -> str:
    """Give the picture as a file."""
    if wiring.plugs_on:
        return _plugged(wiring)
    return _Picture(wiring).draw()


def _plugged(wiring: Wiring) -> str:
    canvas = Canvas()
    _heading(canvas, wiring.name)
    canvas.text(Point(CHANNEL_PX + MARGIN_PX, ODD.y + 5), PLUGS_ON, 14)
    _socket(canvas)
    _places(canvas, wiring.tags, {})
    return canvas.svg(930, _header_bottom() + MARGIN_PX)


class _Picture:
    """Lays one board out, and draws it."""

    def __init__(self, wiring: Wiring) -> None:
        self._wiring = wiring
        self._canvas = Canvas()
        hookups = sorted(wiring.hookups, key=_height)
        wires = sum(len(Placed(hookup, ODD).terminals) for hookup in hookups) + len(wiring.supplies)
        self._left = CHANNEL_PX + wires * COLUMN_PX + 2 * UNIT_PX
        self._placed = list(_stack(hookups, self._left))
        last = max((placed.bottom for placed in self._placed), default=0.0)
        self._bottom = _between_rows(max(last, _header_bottom())) + UNIT_PX
        self._terminals = [terminal for placed in self._placed for terminal in placed.terminals]
        self._colours = {
            one.place: WIRES[number % len(WIRES)]
            for number, one in enumerate(one for one in self._terminals if one.place != RAIL_PLACES[Supply.V5])
        } | {RAIL_PLACES[supply]: SUPPLY_COLOURS[supply] for supply in wiring.supplies}

    def draw(self) -> str:
        canvas = self._canvas
        _heading(canvas, f"{self._wiring.name}: how it is wired")
        _socket(canvas)
        self._wires()
        _places(canvas, self._wiring.tags, self._colours)
        self._rails()
        for placed in self._placed:
            draw(canvas, placed, self._colours)
        legend = self._left + RAILS_PX[Supply.V3] + 3 * UNIT_PX
        below = draw_legend(canvas, Point(legend, ODD.y - UNIT_PX), self._wiring)
        return canvas.svg(legend + LEGEND_PX + MARGIN_PX, max(self._bottom + 3 * UNIT_PX, below) + MARGIN_PX)

    def _rail(self, supply: Supply) -> float:
        return self._left + RAILS_PX[supply]

    def _wires(self) -> None:
        """Draw the wires from the header, those to the rails too."""
        ends = {Supply.GROUND: self._bottom, Supply.V3: _between_rows(EVEN.y) - 2 * UNIT_PX}
        rails = [Terminal(RAIL_PLACES[one], ends[one]) for one in self._wiring.supplies if one in ends]
        right = {RAIL_PLACES[one]: self._rail(one) for one in ends}
        for column, terminal in enumerate(_columns([*self._terminals, *rails])):
            x = CHANNEL_PX + column * COLUMN_PX
            begin, y = _way_out(terminal.place)
            corner, end = Point(x, terminal.y), Point(right.get(terminal.place, self._left), terminal.y)
            self._canvas.wire(
                self._colours[terminal.place], *begin, Point(x, y), corner, end, name=name_of(terminal.place)
            )

    def _rails(self) -> None:
        """Draw the rails between their wire from the header and the last device."""
        for supply in (Supply.GROUND, Supply.V3):
            ends = [placed for placed in self._placed if supply in placed.hookup.supplies]
            if not ends:
                continue
            x, colour = self._rail(supply), SUPPLY_COLOURS[supply]
            if supply is Supply.GROUND:
                span = (min(placed.at.y for placed in ends) - UNIT_PX, self._bottom)
                label = Point(x, self._bottom + 20)
            else:
                top = _between_rows(EVEN.y) - 2 * UNIT_PX
                span = (top, max(placed.bottom for placed in ends) - GAP_PX)
                label = Point(x, top - 8)
            self._canvas.line(Point(x, span[0]), Point(x, span[1]), colour=colour, width=6)
            sign = "−" if supply is Supply.GROUND else "+"
            self._canvas.text(label, f"{RAILS[supply]} ({sign})", 12, anchor="middle", bold=True)


def _height(hookup: Hookup) -> float:
    """Give where on the header a device's pins are, on average."""
    return sum(_way_out(lead.place)[1] for lead in hookup.leads) / max(1, len(hookup.leads))


def _stack(hookups: list[Hookup], left: float) -> list[Placed]:
    """Place devices one below the other."""
    placed: list[Placed] = []
    top = EVEN.y - UNIT_PX
    for hookup in hookups:
        placed.append(Placed(hookup, Point(left, _between_rows(top + TITLE_PX))))
        top = placed[-1].bottom
    return placed


def _between_rows(y: float) -> float:
    """Give the next height at which no wire leaves the header."""
    units = -(-(y - EVEN.y - UNIT_PX / 2) // UNIT_PX)
    return EVEN.y + UNIT_PX / 2 + units * UNIT_PX


def _columns(terminals: list[Terminal]) -> list[Terminal]:
    """Order wires by where they turn, so that few cross: of those that go down, the lowest turns first."""
    down = [one for one in terminals if one.y > _way_out(one.place)[1]]
    up = [one for one in terminals if one not in down]
    down.sort(key=lambda one: -_way_out(one.place)[1])
    up.sort(key=lambda one: _way_out(one.place)[1])
    return down + up


def _spot(place: int) -> Point:
    """Give where a place of the header is drawn."""
    first = ODD if place % 2 else EVEN
    return Point(first.x, first.y + (place - 1) // 2 * PITCH_PX)


def _way_out(place: int) -> tuple[list[Point], float]:
    """Give how a wire leaves the header, and at which height: straight, or from an odd place below its neighbour."""
    spot = _spot(place)
    if place % 2:
        return [spot, Point(spot.x + 13, spot.y + UNIT_PX)], spot.y + UNIT_PX
    return [spot], spot.y


def _header_bottom() -> float:
    return _spot(40).y + PITCH_PX


def _heading(canvas: Canvas, title: str) -> None:
    canvas.text(Point(MARGIN_PX, 44), title, 22, bold=True)
    canvas.box(Point(MARGIN_PX, 60), 410, 30, fill="#fff3cd", stroke="#a3001e")
    canvas.text(Point(MARGIN_PX + 12, 80), POWER_OFF, 14, bold=True)
    canvas.text(Point(MARGIN_PX, 112), HEADER_LIES, 12)


def _socket(canvas: Canvas) -> None:
    canvas.box(Point(ODD.x - 13, ODD.y - 14), EVEN.x - ODD.x + 26, 20 * PITCH_PX, fill="#333333", stroke=INK)


def _places(canvas: Canvas, tags: dict[int, str], colours: dict[int, str]) -> None:
    """Draw the header's places from above: a name for each, and what is connected to those that are used."""
    for place in (place for pair in rows() for place in pair):
        _place(canvas, place, tags.get(place), colours.get(place, INK))


def _place(canvas: Canvas, place: int, tag: str | None, colour: str) -> None:
    spot, side = _spot(place), -1 if place % 2 else 1
    anchor = "end" if place % 2 else "start"
    if tag:
        left = spot.x + LABEL_PX if side > 0 else spot.x - LABEL_PX - CELL_PX
        canvas.box(Point(left, spot.y - 9), CELL_PX, 18, stroke=colour)
    name = Point(spot.x + side * (LABEL_PX + 5), spot.y + 4)
    canvas.text(name, name_of(place), 12, anchor=anchor, bold=bool(tag), fill=INK if tag else PALE)
    if tag:
        canvas.text(Point(name.x + side * NAME_PX, name.y), tag, 12, anchor=anchor)
    canvas.circle(spot, 10, fill=PAPER if tag else "#d0d0d0", stroke=colour)
    canvas.text(Point(spot.x, spot.y + 4), str(place), 11, anchor="middle", bold=bool(tag))
