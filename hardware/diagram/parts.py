"""The parts as they are drawn: each between two points of a wire, or as a block with legs."""

from hardware.diagram.canvas import INK, PALE, PAPER, Canvas, Point

RESISTOR_PX, BUTTON_PX, LED_PX, PIEZO_PX = 44, 40, 46, 36  # how much of a wire each takes
BODY, METAL, TINT = "#f3ead7", "#d9d9d9", "#f2f2f2"
TINTS = {"red": "#f6b8a0", "green": "#9adcc4", "blue": "#a8cfee", "amber": "#f7d58a"}


def resistor(canvas: Canvas, at: Point, ohm: str, *, upright: bool = False) -> None:
    """Draw a resistor that begins at a point, and its value: above it, or beside it."""
    width, height = (14, RESISTOR_PX) if upright else (RESISTOR_PX, 14)
    corner = Point(at.x - 7, at.y) if upright else Point(at.x, at.y - 7)
    canvas.box(corner, width, height, fill=BODY)
    if upright:
        canvas.text(Point(at.x - 12, at.y + RESISTOR_PX / 2 + 4), ohm, 11, anchor="end")
    else:
        canvas.text(Point(at.x + RESISTOR_PX / 2, at.y - 11), ohm, 11, anchor="middle")


def button(canvas: Canvas, at: Point) -> None:
    """Draw a push button from above."""
    canvas.box(Point(at.x + 6, at.y - 14), 28, 28, fill=METAL)
    canvas.circle(Point(at.x + 20, at.y), 9, fill=INK)
    for x in (at.x, at.x + 34):
        canvas.box(Point(x, at.y - 3), 6, 6, fill=PALE, round_px=0)


def led(canvas: Canvas, at: Point, colour: str, *, forwards: bool) -> None:
    """Draw an LED as its symbol within its body; the long leg is at the left if it points forwards."""
    middle = at.x + LED_PX / 2
    canvas.circle(Point(middle, at.y), 15, fill=TINTS.get(colour, TINT))
    tip, back = (8, -7) if forwards else (-8, 7)
    canvas.line(at, Point(middle + min(back, tip), at.y))
    canvas.line(Point(middle + max(back, tip), at.y), Point(at.x + LED_PX, at.y))
    canvas.shape(Point(middle + back, at.y - 8), Point(middle + back, at.y + 8), Point(middle + tip, at.y))
    canvas.line(Point(middle + tip, at.y - 8), Point(middle + tip, at.y + 8), width=3)
    left, right = ("long leg", "short leg") if forwards else ("short leg", "long leg")
    canvas.text(Point(at.x + 4, at.y - 6), left, 10, anchor="end")
    canvas.text(Point(at.x + LED_PX - 4, at.y - 6), right, 10)


def piezo(canvas: Canvas, at: Point) -> None:
    """Draw a piezo disc, which has no plus and minus."""
    middle = Point(at.x + PIEZO_PX / 2, at.y)
    canvas.circle(middle, PIEZO_PX / 2, fill="#e6c35c")
    canvas.circle(middle, 10, fill=PAPER)


def buzzer(canvas: Canvas, top: Point, bottom: Point) -> None:
    """Draw an active buzzer, plus at the top."""
    middle = Point(top.x, (top.y + bottom.y) / 2)
    canvas.circle(middle, 22, fill="#4a4a4a")
    canvas.circle(middle, 4, fill=PAPER)
    canvas.text(Point(top.x, middle.y - 8), "+", 14, anchor="middle", bold=True, fill=PAPER)


def diode(canvas: Canvas, top: Point) -> None:
    """Draw an upright diode that begins at a point, its stripe at the top."""
    canvas.box(Point(top.x - 8, top.y), 16, 32, fill="#e08a4a", round_px=2)
    canvas.box(Point(top.x - 8, top.y + 4), 16, 6, fill=INK, round_px=0)


def transistor(canvas: Canvas, base: Point, x: float) -> None:
    """Draw an NPN transistor: base at the left, collector up and emitter down at `x`."""
    canvas.circle(Point(x - 8, base.y), 22, fill=TINT)
    canvas.line(base, Point(x - 16, base.y))
    canvas.line(Point(x - 16, base.y - 12), Point(x - 16, base.y + 12), width=4)
    canvas.line(Point(x - 16, base.y - 5), Point(x, base.y - 16), Point(x, base.y - 28))
    canvas.line(Point(x - 16, base.y + 5), Point(x, base.y + 16), Point(x, base.y + 28))
    canvas.shape(Point(x - 1, base.y + 16), Point(x - 9, base.y + 14), Point(x - 5, base.y + 8))


def block(canvas: Canvas, corner: Point, width: float, height: float) -> None:
    """Draw the body of a part with several legs."""
    canvas.box(corner, width, height, fill=TINT, round_px=8)
