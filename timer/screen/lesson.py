"""The lesson: one signal after the other, each with its name, rhythm and meaning. Pure."""

from collections.abc import Iterator
from itertools import pairwise

from timer import words
from timer.cues import CueKind
from timer.scene import LESSON
from timer.screen.items import Face
from timer.screen.sheet import TOP, Sheet, Style
from timer.theme import Colour, Pattern, Theme

SHORTEST_MS = 1_500  # of a whole row of rhythm, so that rhythms can be compared


def lesson(sheet: Sheet, kind: CueKind, theme: Theme) -> None:
    """Lay out one signal."""
    sheet.text(sheet.row(0.04, 0.055 if sheet.tall else 0.075), LESSON, Style(Face.HEAD, 0.85), sheet.colours.faint)
    sheet.text(sheet.row(0.18, 0.2), signal_name(kind), Style(Face.HEAD, 0.9))
    sheet.strip(sheet.row(0.42, 0.08), _rhythm(theme.pattern(kind), sheet.colours.ink, sheet.colours.trough))
    meaning = words.capital(words.MEANINGS[kind])
    sheet.text(sheet.row(0.56, 0.28), meaning, Style(largest=0.4, most_lines=3, rise=TOP, shrink_to=1.0))


def signal_name(kind: CueKind) -> str:
    """Name a signal: `Last ten`."""
    return words.capital(kind.value.replace("_", " "))


def _rhythm(pattern: Pattern, sound: Colour, silence: Colour) -> Iterator[tuple[int, Colour]]:
    """Give how long it sounds and is silent, in turn, each with a colour."""
    edges = [edge for tone in pattern.tones for edge in (tone.start_ms, tone.end_ms)]
    for index, (begin_ms, end_ms) in enumerate(pairwise(edges)):
        yield end_ms - begin_ms, silence if index % 2 else sound
    yield max(0, SHORTEST_MS - pattern.length_ms), silence
