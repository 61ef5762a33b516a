"""An SVG picture, built shape by shape. Lengths are pixels, from the top left corner."""

from html import escape
from typing import NamedTuple

MADE_BY = "<!-- Made by gym-timer board. -->"  # such a file may be written over
FONT = "DejaVu Sans, Verdana, Helvetica, Arial, sans-serif"

INK, PALE, PAPER = "#1a1a1a", "#8a8a8a", "#ffffff"
WIRE_PX, EDGE_PX = 3, 7  # a wire, and the paper that shows beside it where it crosses another


class Point(NamedTuple):
    """A place in the picture."""

    x: float
    y: float


class Canvas:
    """Collects shapes; the later ones lie above the earlier ones."""

    def __init__(self) -> None:
        self._shapes: list[str] = []

    def wire(self, colour: str, *points: Point, name: str = "") -> None:
        """Draw a wire along points; where it crosses another, it passes over it."""
        path = " ".join(f"{'ML'[number > 0]}{_pair(point)}" for number, point in enumerate(points))
        common = f'd="{path}" fill="none" stroke-linejoin="round"'
        self._add(f'<path {common} stroke="{PAPER}" stroke-width="{EDGE_PX}"/>')
        self._add(
            f'<path class="wire" data-name="{escape(name)}" {common} stroke="{colour}" stroke-width="{WIRE_PX}"/>'
        )

    def line(self, *points: Point, colour: str = INK, width: float = 2) -> None:
        """Draw a line of a part."""
        path = " ".join(_pair(point) for point in points)
        self._add(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{_number(width)}"/>')

    def shape(self, *points: Point, fill: str = INK, stroke: str = INK) -> None:
        """Draw a filled polygon."""
        path = " ".join(_pair(point) for point in points)
        self._add(f'<polygon points="{path}" fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>')

    def box(
        self, at: Point, width: float, height: float, *, fill: str = PAPER, stroke: str = INK, round_px: float = 4
    ) -> None:
        """Draw a rectangle with its top left corner at a point."""
        size = f'width="{_number(width)}" height="{_number(height)}" rx="{_number(round_px)}"'
        place = f'x="{_number(at.x)}" y="{_number(at.y)}"'
        self._add(f'<rect {place} {size} fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>')

    def circle(self, at: Point, radius: float, *, fill: str = PAPER, stroke: str = INK) -> None:
        """Draw a circle around a point."""
        place = f'cx="{_number(at.x)}" cy="{_number(at.y)}" r="{_number(radius)}"'
        self._add(f'<circle {place} fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>')

    def joint(self, at: Point, colour: str = INK) -> None:
        """Draw a dot: wires that meet here are joined."""
        self.circle(at, 4, fill=colour, stroke=colour)

    def text(
        self, at: Point, text: str, size: float = 12, *, anchor: str = "start", bold: bool = False, fill: str = INK
    ) -> None:
        """Write a line of text; `at` is on its base line, at its start, middle or end."""
        weight = ' font-weight="bold"' if bold else ""
        place = f'x="{_number(at.x)}" y="{_number(at.y)}" font-size="{_number(size)}" text-anchor="{anchor}"'
        self._add(f'<text {place}{weight} fill="{fill}">{escape(text)}</text>')

    def svg(self, width: float, height: float) -> str:
        """Give the whole file."""
        size = f'width="{_number(width)}" height="{_number(height)}" viewBox="0 0 {_number(width)} {_number(height)}"'
        opening = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FONT}">'
        paper = f'<rect width="100%" height="100%" fill="{PAPER}"/>'
        return "\n".join([MADE_BY, opening, paper, *self._shapes, "</svg>", ""])

    def _add(self, shape: str) -> None:
        self._shapes.append(shape)


def _pair(point: Point) -> str:
    return f"{_number(point.x)},{_number(point.y)}"


def _number(length: float) -> str:
    return f"{length:g}"
