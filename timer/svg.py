"""SVG: pictures as text, for paper and for pages. Lengths are pixels; y grows downwards."""

from unicodedata import east_asian_width
from xml.sax.saxutils import escape

from timer.theme import Colour

MARK = "<!-- Drawn by gym-timer -->"  # begins every picture, so that a newer one may take its place
FONT = "system-ui, 'DejaVu Sans', Helvetica, Arial, sans-serif"
LETTER, BOLD_LETTER = 0.6, 0.68  # an average letter's width, in parts of its size: as wide as those fonts get


class Svg:
    """A picture that grows shape by shape, from back to front."""

    def __init__(self) -> None:
        self._shapes: list[str] = []

    def box(self, x: float, y: float, width: float, height: float, colour: Colour, *, dashed: bool = False) -> None:
        """Add a filled box; a dashed one is only outlined."""
        place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="3"'
        look = f'fill="{_hex(colour)}"'
        if dashed:
            look += f' fill-opacity="0.35" stroke="{_hex(colour)}" stroke-width="1.5" stroke-dasharray="4 3"'
        self._shapes.append(f"<rect {place} {look}/>")

    def path(self, points: tuple[tuple[float, float], ...], colour: Colour) -> None:
        """Add a thin line through points."""
        corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._shapes.append(f'<polyline points="{corners}" fill="none" stroke="{_hex(colour)}"/>')

    def text(
        self, x: float, y: float, text: str, size: float, colour: Colour, *, bold: bool = False, anchor: str = "start",
        upright: bool = False,
    ) -> None:  # fmt: skip
        """Add a line of text.

        Args:
            y: Of its baseline.
            anchor: Whether `x` is its start, middle or end.
            upright: It is written from below upwards.
        """
        weight = ' font-weight="700"' if bold else ""
        turn = f' transform="rotate(-90 {x:.1f} {y:.1f})"' if upright else ""
        look = f'font-size="{size:g}"{weight} fill="{_hex(colour)}" text-anchor="{anchor}"{turn}'
        self._shapes.append(f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(text)}</text>')

    def render(self, width: float, height: float, title: str) -> str:
        """Give the whole picture, on white."""
        size = f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
        opening = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FONT}">'
        paper = '<rect width="100%" height="100%" fill="#ffffff"/>'
        return "\n".join([MARK, opening, f"<title>{escape(title)}</title>", paper, *self._shapes, "</svg>", ""])


def text_px(text: str, size: float, *, bold: bool = False) -> float:
    """Estimate a line's width: the reader's machine has the font, ours has not."""
    return letters_in(text) * size * (BOLD_LETTER if bold else LETTER)


def letters_in(text: str) -> int:
    """Count letters; those of East Asia are as wide as two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
