"""The theme: the colours and sounds that every light, buzzer and screen shares.

Rhythm alone tells the cues apart, for an active buzzer has no pitch: so a pattern is one rhythm, and the pitches that
a tonal buzzer adds to it.
"""

from dataclasses import dataclass
from enum import Enum

from timer.cues import CueKind
from timer.timeline import Phase

Colour = tuple[int, int, int]  # red, green, blue; 0-255

# Lengths at least twice one another, so that an ear tells them apart.
CLICK_MS, TICK_MS, SHORT_MS, LONG_MS, LONGER_MS = 15, 70, 150, 350, 700
GAP_MS = 100
FLASH_APART_MS = 334  # at most three flashes a second (WCAG 2.3.1)


class Shade(Enum):
    """What a flash shows over the steady light."""

    DARK = "dark"
    COMING = "coming"  # the colour of the next phase
    BRIGHT = "bright"  # the steady colour at full level


@dataclass(frozen=True, slots=True)
class Tone:
    """A sound within a pattern."""

    start_ms: int
    end_ms: int
    pitch_hz: int


@dataclass(frozen=True, slots=True)
class Flash:
    """A light within a pattern; flashes begin at least FLASH_APART_MS apart."""

    start_ms: int
    end_ms: int
    shade: Shade


@dataclass(frozen=True, slots=True)
class Pattern:
    """What one cue sounds and shows, from its moment on."""

    tones: tuple[Tone, ...] = ()
    flashes: tuple[Flash, ...] = ()
    every_ms: int = 0  # from one playing to the next
    times: int = 1  # how often it plays

    @property
    def length_ms(self) -> int:
        """The end of its last tone and flash."""
        ends = [tone.end_ms for tone in self.tones] + [flash.end_ms for flash in self.flashes]
        return max(ends, default=0)


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of phases, and patterns of cues."""

    name: str
    colours: dict[Phase, Colour]
    done: Colour
    idle: Colour  # of the flash that answers a press where the light is dark
    patterns: dict[CueKind, Pattern]

    def pattern(self, kind: CueKind, *, opens_round: bool = False, number: int = 0) -> Pattern:
        """Give a cue's pattern; that of work begins with the round's if it opens one, that of a number counts it."""
        if opens_round:
            return _joined(self.patterns[CueKind.ROUND], self.patterns[kind])
        if number:
            return _counted(number)
        return self.patterns[kind]


def _joined(first: Pattern, then: Pattern) -> Pattern:
    shift_ms = first.length_ms + GAP_MS
    tones = tuple(Tone(tone.start_ms + shift_ms, tone.end_ms + shift_ms, tone.pitch_hz) for tone in then.tones)
    return Pattern(first.tones + tones, then.flashes)


def _tones(*notes: tuple[int, int], gap_ms: int = GAP_MS) -> tuple[Tone, ...]:
    """Lay notes, each a length and a pitch, one after the other."""
    tones: list[Tone] = []
    start_ms = 0
    for length_ms, pitch_hz in notes:
        tones.append(Tone(start_ms, start_ms + length_ms, pitch_hz))
        start_ms += length_ms + gap_ms
    return tuple(tones)


def _flashes(shade: Shade, count: int = 1, length_ms: int = SHORT_MS) -> tuple[Flash, ...]:
    starts = range(0, count * FLASH_APART_MS, FLASH_APART_MS)
    return tuple(Flash(start_ms, start_ms + length_ms, shade) for start_ms in starts)


def _counted(number: int) -> Pattern:
    """Count a number: a rattle, then a long beep for each ten and a short one for each that is left, slow to count."""
    beeps = [(LONG_MS, D7)] * (number // 10) + [(SHORT_MS, G7)] * (number % 10)
    tones = list(RATTLE)
    for before, (length_ms, pitch_hz) in zip([None, *beeps], beeps, strict=False):
        pause_ms = BEEP_GAP_MS if before == (length_ms, pitch_hz) else PAUSE_MS
        start_ms = tones[-1].end_ms + pause_ms
        tones.append(Tone(start_ms, start_ms + length_ms, pitch_hz))
    flashes = tuple(Flash(tone.start_ms, tone.end_ms, Shade.BRIGHT) for tone in tones[len(RATTLE) :])
    return Pattern(tuple(tones), flashes)


# A piezo is loudest from 2 to 4 kHz; G6 to E7 stay close below it and sound well through a loudspeaker too.
G6, A6, C7, D7, E7, G7 = 1568, 1760, 2093, 2349, 2637, 3136

RATTLE = _tones(*[(CLICK_MS, G6)] * 6, gap_ms=35)
BEEP_GAP_MS, PAUSE_MS = 250, 600
NUMBER_SHOWN = 12  # where a pattern for a number stands for all

PATTERNS = {
    CueKind.COUNTDOWN: Pattern(_tones((SHORT_MS, A6)), _flashes(Shade.COMING)),
    CueKind.WORK: Pattern(_tones((LONGER_MS, E7))),
    CueKind.REST: Pattern(_tones((LONG_MS, C7), (LONG_MS, G6))),
    CueKind.SWITCH: Pattern(_tones((SHORT_MS, D7), (SHORT_MS, D7), (SHORT_MS, D7))),
    CueKind.HALFWAY: Pattern(_tones((TICK_MS, C7)), _flashes(Shade.DARK, length_ms=LONG_MS)),
    CueKind.LAST_TEN: Pattern(_tones((TICK_MS, C7), (TICK_MS, C7)), _flashes(Shade.DARK, 2)),
    CueKind.ROUND: Pattern(_tones((TICK_MS, G6), (TICK_MS, C7), (TICK_MS, E7), (TICK_MS, G7), gap_ms=30)),
    CueKind.REP: Pattern(_tones((CLICK_MS, G6))),
    CueKind.AT: Pattern(_tones((SHORT_MS, C7), (LONG_MS, E7)), _flashes(Shade.DARK, length_ms=LONGER_MS)),
    CueKind.WAIT: Pattern(
        _tones((LONG_MS, E7), (SHORT_MS, C7)), (Flash(1_500, 3_000, Shade.DARK),), every_ms=3_000, times=20
    ),
    CueKind.FINISH: Pattern(
        _tones((SHORT_MS, G6), (SHORT_MS, C7), (SHORT_MS, E7), (LONG_MS, G7), (SHORT_MS, E7), (LONGER_MS, G7)),
        _flashes(Shade.DARK, 6),
    ),
    CueKind.PAUSE: Pattern(_tones((LONG_MS, D7), (TICK_MS, G6), (TICK_MS, G6)), _flashes(Shade.DARK)),
    CueKind.RESUME: Pattern(_tones((TICK_MS, G6), (TICK_MS, G6), (LONG_MS, D7)), _flashes(Shade.BRIGHT, 2)),
    CueKind.PRESS: Pattern(
        _tones((CLICK_MS, E7), (CLICK_MS, E7), gap_ms=35), _flashes(Shade.BRIGHT, length_ms=TICK_MS)
    ),
    CueKind.ERROR: Pattern(_tones((LONG_MS, G6), (LONG_MS, G6), (LONG_MS, G6)), _flashes(Shade.BRIGHT, 3)),
    CueKind.NUMBER: _counted(NUMBER_SHOWN),
}

DEFAULT = Theme(
    name="default",
    # Okabe and Ito's palette, made for all common kinds of colour-blindness.
    colours={
        Phase.PREPARE: (240, 228, 66),
        Phase.WORK: (230, 159, 0),
        Phase.REST: (86, 180, 233),
        Phase.SWITCH: (240, 228, 66),
    },
    done=(0, 158, 115),
    idle=(255, 255, 255),
    patterns=PATTERNS,
)

THEMES = {DEFAULT.name: DEFAULT}
