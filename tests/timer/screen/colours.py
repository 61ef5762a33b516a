"""Colours as eyes see them, for tests."""

from collections.abc import Callable

from timer.theme import Colour

Linear = tuple[float, float, float]
Row = tuple[float, float, float]


def contrast(first: Colour, second: Colour) -> float:
    """Give the contrast of two colours, 1-21, as WCAG 2 has it."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Colour) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def difference(first: Colour, second: Colour) -> float:
    """Give how far apart two colours look: their distance in CIELAB (1976), 2.3 of which are just seen."""
    return sum((a - b) ** 2 for a, b in zip(_lab(first), _lab(second), strict=True)) ** 0.5


def _linear(colour: Colour) -> Linear:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (c / 255 for c in colour)
    )
    return red, green, blue


def _coded(linear: Linear) -> Colour:
    parts = (min(1.0, max(0.0, part)) for part in linear)
    red, green, blue = (12.92 * p if p <= 0.0031308 else 1.055 * p ** (1 / 2.4) - 0.055 for p in parts)
    return round(255 * red), round(255 * green), round(255 * blue)


def _times(rows: tuple[Row, Row, Row], colour: Linear) -> Linear:
    first, second, third = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in rows)
    return first, second, third


def _lab(colour: Colour) -> Linear:
    """Turn into CIELAB, for the white of daylight (D65)."""
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    parts = (value / white for value, white in zip(_times(to_xyz, _linear(colour)), (0.9505, 1.0, 1.089), strict=True))
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _seen_by(rows: tuple[Row, Row, Row]) -> Callable[[Colour], Colour]:
    return lambda colour: _coded(_times(rows, _linear(colour)))


def _grey(colour: Colour) -> Colour:
    level = luminance(colour)
    return _coded((level, level, level))


# What people see who lack one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1.0, on linear colours.
EYES: dict[str, Callable[[Colour], Colour]] = {
    "all colours": lambda colour: colour,
    "protanopia": _seen_by(
        ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
    ),
    "deuteranopia": _seen_by(
        ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
    ),
    "tritanopia": _seen_by(
        ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900))
    ),
    "grey": _grey,
}
