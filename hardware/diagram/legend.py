"""The legend of a picture: how to tell the legs of the parts that a board has."""

import textwrap
from collections.abc import Callable

from hardware.diagram import parts
from hardware.diagram.canvas import INK, PALE, Canvas, Point
from hardware.diagram.wiring import NOTES, Kind, Supply, Wiring

LEGEND_PX = 270
DRAWING_PX, NOTE_PX = 94, 15  # the height of a drawing, and of a line of a note
CHARACTERS = 38  # of a note, on one line


def draw_legend(canvas: Canvas, at: Point, wiring: Wiring) -> float:
    """Draw what one must know of each kind of part that there is; give where it ends."""
    y = at.y + 12
    canvas.text(Point(at.x, y), "Which leg is which", 14, bold=True)
    y += 16
    kinds = {hookup.kind for hookup in wiring.hookups}
    for kind, note in NOTES.items():
        if kind in kinds:
            y = _entry(canvas, Point(at.x, y), DRAWINGS.get(kind), note)
    return _crossing(canvas, Point(at.x, y + 8), wiring)


def _entry(canvas: Canvas, at: Point, drawing: Callable[[Canvas, Point], None] | None, note: str) -> float:
    y = at.y
    if drawing:
        drawing(canvas, at)
        y += DRAWING_PX
    for line in textwrap.wrap(note, CHARACTERS):
        y += NOTE_PX
        canvas.text(Point(at.x, y), line, 12)
    return y + NOTE_PX


def _crossing(canvas: Canvas, at: Point, wiring: Wiring) -> float:
    """Show wires that are joined, and wires that are not."""
    x, y = at.x + 20, at.y + 20
    canvas.wire(INK, Point(x - 20, y), Point(x + 20, y))
    canvas.wire(INK, Point(x, y - 16), Point(x, y))
    canvas.joint(Point(x, y))
    canvas.text(Point(x + 30, y + 4), "joined", 12)
    canvas.wire(INK, Point(x + 110, y - 16), Point(x + 110, y + 16))
    canvas.wire("#0072b2", Point(x + 90, y), Point(x + 130, y))
    canvas.text(Point(x + 140, y + 4), "not joined", 12)
    y += 44
    if wiring.supplies:
        lines = ["The rails are those of the breadboard."]
        if Supply.V5 in wiring.supplies:
            lines.append("5V must never touch a GPIO.")
        for line in lines:
            canvas.text(Point(at.x, y), line, 12)
            y += NOTE_PX
    return y


def _button(canvas: Canvas, at: Point) -> None:
    x, y = at.x + 60, at.y + 22
    for right, down, used in ((-14, 6, True), (44, 6, False), (-14, 30, False), (44, 30, True)):
        canvas.box(Point(x + right, y + down), 14, 8, fill=parts.METAL, round_px=0)
        if used:
            canvas.joint(Point(x + right + (0 if right < 0 else 14), y + down + 4), "#0072b2")
    canvas.box(Point(x, y), 44, 44, fill=parts.METAL)
    canvas.circle(Point(x + 22, y + 22), 14, fill=INK)
    canvas.text(Point(x - 24, y + 14), "wire", 11, anchor="end")
    canvas.text(Point(x + 68, y + 38), "wire", 11)


def _led(canvas: Canvas, at: Point) -> None:
    x, y = at.x + 60, at.y + 10
    _dome(canvas, Point(x, y))
    canvas.line(Point(x + 8, y + 32), Point(x + 8, y + 72))
    canvas.line(Point(x + 20, y + 32), Point(x + 20, y + 58))
    canvas.text(Point(x, y + 68), "+  long leg", 11, anchor="end")
    canvas.text(Point(x + 28, y + 54), "short leg  −", 11)
    canvas.text(Point(x + 36, y + 30), "flat of the rim", 11)


def _rgb(canvas: Canvas, at: Point) -> None:
    x, y = at.x + 70, at.y + 4
    canvas.shape(Point(x, y + 30), Point(x, y + 12), Point(x + 10, y), Point(x + 54, y), Point(x + 64, y + 12),
                 Point(x + 64, y + 30), fill=parts.TINT)  # fmt: skip
    canvas.line(Point(x - 1, y + 30), Point(x + 70, y + 30), width=5)
    for number, length in enumerate((30, 44, 30, 30)):  # red, long, green, blue
        leg_x = x + 8 + number * 16
        canvas.line(Point(leg_x, y + 32), Point(leg_x, y + 32 + length))
    canvas.text(Point(x - 8, y + 34), "flat", 11, anchor="end")
    canvas.text(Point(x + 2, y + 62), "red", 11, anchor="end")
    canvas.text(Point(x + 24, y + 88), "long", 11, anchor="middle")
    canvas.text(Point(x + 36, y + 76), "green", 11)
    canvas.text(Point(x + 62, y + 62), "blue", 11)


def _dome(canvas: Canvas, at: Point) -> None:
    outline = [(0, 28), (0, 12), (4, 4), (14, 0), (24, 4), (28, 12), (28, 28)]
    canvas.shape(*(Point(at.x + x, at.y + y) for x, y in outline), fill=parts.TINTS["red"])
    canvas.line(Point(at.x - 4, at.y + 30), Point(at.x + 28, at.y + 30), width=5)


def _transistor(canvas: Canvas, at: Point) -> None:
    for right, name, legs in ((30, "2N3904", "EBC"), (140, "BC547", "CBE")):
        x, y = at.x + right, at.y + 8
        canvas.box(Point(x, y), 56, 34, fill="#4a4a4a")
        canvas.text(Point(x + 28, y + 22), name, 11, anchor="middle", bold=True, fill="#ffffff")
        for number, leg in enumerate(legs):
            leg_x = x + 10 + number * 18
            canvas.line(Point(leg_x, y + 34), Point(leg_x, y + 56), colour=PALE)
            canvas.text(Point(leg_x, y + 70), leg, 12, anchor="middle", bold=True)


DRAWINGS = {Kind.BUTTON: _button, Kind.LEDS: _led, Kind.RGB: _rgb, Kind.DRIVEN: _transistor}
