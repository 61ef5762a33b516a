"""The theme: the colours and sounds that every light, buzzer and screen shares.

Rhythm alone tells the cues apart, for an active buzzer has no pitch: so a pattern is one rhythm, and the pitches that
a tonal buzzer adds to it.
"""

from dataclasses import dataclass
from datetime import datetime
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
class Surfaces:
    """What the screen is drawn in, besides the colours of the phases."""

    ground: Colour
    raised: Colour  # the ground while a workout stands still
    ink: Colour  # of what matters
    faint: Colour  # of what matters less
    trough: Colour  # of a bar, where it is not filled
    work_fills: bool  # work fills the screen with its colour; else it is only written in it
    flash_ms: int  # how long the whole screen flashes when another phase begins; 0: it does not


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of phases and of the screen, and patterns of cues."""

    name: str
    colours: dict[Phase, Colour]
    done: Colour
    idle: Colour  # of the flash that answers a press where the light is dark
    surfaces: Surfaces
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

NIGHT: Colour = (14, 16, 19)
SLATE: Colour = (36, 41, 47)
PAPER: Colour = (245, 245, 240)
SMOKE: Colour = (176, 182, 188)
IRON: Colour = (58, 64, 71)
BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)
CANDLE: Colour = (206, 186, 156)
EMBER: Colour = (190, 166, 134)

# Okabe and Ito's palette, made for all common kinds of colour-blindness.
YELLOW, ORANGE, SKY, GREEN = (240, 228, 66), (230, 159, 0), (86, 180, 233), (0, 158, 115)


def _phases(prepare: Colour, work: Colour, rest: Colour) -> dict[Phase, Colour]:
    """A change of sides is a kind of getting ready."""
    return {Phase.PREPARE: prepare, Phase.WORK: work, Phase.REST: rest, Phase.SWITCH: prepare}


DEFAULT = Theme(
    name="default",
    colours=_phases(YELLOW, ORANGE, SKY),
    done=GREEN,
    idle=WHITE,
    surfaces=Surfaces(NIGHT, SLATE, PAPER, SMOKE, IRON, work_fills=True, flash_ms=250),
    patterns=PATTERNS,
)
HIGH_CONTRAST = Theme(
    name="high-contrast",
    colours=_phases((255, 255, 0), (255, 176, 0), (120, 210, 255)),
    done=(0, 230, 150),
    idle=WHITE,
    surfaces=Surfaces(BLACK, (36, 36, 36), WHITE, WHITE, (72, 72, 72), work_fills=True, flash_ms=350),
    patterns=PATTERNS,
)
# Dark all over: no more light than reading across a room takes. The phases differ in brightness too.
NIGHT_TIME = Theme(
    name="night",
    colours=_phases((236, 226, 70), (203, 138, 20), (116, 196, 246)),
    done=(0, 158, 115),
    idle=(120, 100, 80),
    surfaces=Surfaces(BLACK, (24, 22, 18), CANDLE, EMBER, (40, 36, 30), work_fills=False, flash_ms=0),
    patterns=PATTERNS,
)

THEMES = {theme.name: theme for theme in (DEFAULT, HIGH_CONTRAST, NIGHT_TIME)}


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of the day, in minutes after midnight; over midnight if `begin` is later than `end`."""

    begin: int
    end: int

    def covers(self, minute: int) -> bool:
        """Tell whether a minute of the day is in them; the begin is, the end is not."""
        if self.begin <= self.end:
            return self.begin <= minute < self.end
        return minute >= self.begin or minute < self.end


@dataclass(frozen=True, slots=True)
class Wardrobe:
    """The themes that the screen wears by day and by night."""

    day: Theme = DEFAULT
    night_hours: Hours | None = None

    def at(self, wall: datetime | None) -> Theme:
        """Give the theme for a time of day; that of the day while the clock can't be trusted."""
        if self.night_hours and wall is not None and self.night_hours.covers(wall.hour * 60 + wall.minute):
            return NIGHT_TIME
        return self.day


DAILY = Wardrobe()
