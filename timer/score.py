"""The score: a routine's timeline as a picture to pin on the wall, written in rows like music. Pure."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from timer import lengths, words
from timer.routine.model import Exercise, Rest
from timer.screen.outline import equipment
from timer.svg import Svg, letters_in, text_px
from timer.theme import Colour, Theme
from timer.timeline import End, Interval, Phase, Place, Timeline

WIDTH = 1_120  # a sheet of A4, lying, at 96 pixels an inch
MARGIN = 40
ROW = 168  # of rows: from one to the next
BAR = 84  # height of a work interval
LOW = 36  # of all others: a shape beside the colour
INK: Colour = (20, 22, 26)
FAINT: Colour = (96, 100, 108)
TITLES, TOTAL = (32, 24), 26  # sizes of text
NAME, SMALL = 12.0, 10.5
LINE, MOST_LINES = 14, 5  # of a name
ROOM_FOR_A_NAME = 64  # of a usual work interval's width
SPANS_MS = tuple(minutes * 60_000 for minutes in (1, 2, 3, 5, 10, 15, 20, 30, 60, 120, 240))  # of a row
MOST_ROWS = 12
UNTOLD_MS = 30_000  # how wide an interval is drawn whose length nobody can tell
PHASES = {Phase.WORK: "Work", Phase.REST: "Rest", Phase.PREPARE: "Get ready", Phase.SWITCH: "Switch sides"}


@dataclass(frozen=True, slots=True)
class _Bar:
    """An interval in its place."""

    interval: Interval
    row: int
    x: float
    width: float

    @property
    def right(self) -> float:
        return self.x + self.width


def draw_score(timeline: Timeline, theme: Theme) -> str:
    """Draw a timeline as SVG: coloured as on the screen, every exercise named, rounds bracketed."""
    svg = Svg()
    top = _head(svg, timeline, theme)
    rows = 0
    for row, bars in groupby(_bars(timeline), key=lambda bar: bar.row):
        _row(svg, tuple(bars), top + row * ROW, timeline, theme)
        rows = row + 1
    return svg.render(WIDTH, top + rows * ROW, timeline.routine.name)


def _head(svg: Svg, timeline: Timeline, theme: Theme) -> float:
    """Write what the routine is; give where the first row begins."""
    routine = timeline.routine
    total = words.capital(lengths.total(timeline))
    svg.text(WIDTH - MARGIN, 64, total, TOTAL, INK, bold=True, anchor="end")
    y = _title(svg, routine.name, WIDTH - 3 * MARGIN - text_px(total, TOTAL, bold=True)) + 28
    needs = ", ".join(equipment(routine))
    told = f"{routine.about} You need: {needs}." if needs else routine.about
    for line in textwrap.wrap(told, int((WIDTH - 2 * MARGIN) / text_px("x", 15))):
        svg.text(MARGIN, y, line, 15, FAINT)
        y += 21
    _legend(svg, y + 4, timeline, theme)
    return y + 44


def _title(svg: Svg, name: str, room_px: float) -> float:
    """Write a name large, or a long one smaller and in lines; give the last base line."""
    size = next((size for size in TITLES if text_px(name, size, bold=True) <= room_px), TITLES[-1])
    y = 64.0
    for number, line in enumerate(textwrap.wrap(name, int(room_px / text_px("x", size, bold=True)))):
        y = 64 + number * size * 1.2
        svg.text(MARGIN, y, line, size, INK, bold=True)
    return y


def _legend(svg: Svg, y: float, timeline: Timeline, theme: Theme) -> None:
    """Name the colours, and how much there is of each."""
    x = float(MARGIN)
    for phase, name in PHASES.items():
        if any(interval.phase is phase for interval in timeline.intervals):
            said = f"{name}: {lengths.phase_total(timeline, phase)}"
            svg.box(x, y, 16, 16, theme.colours[phase])
            svg.text(x + 23, y + 13, said, 13, INK)
            x += 23 + text_px(said, 13) + 26


# Rows


def _bars(timeline: Timeline) -> Iterator[_Bar]:
    """Lay the intervals out in rows; none is broken, so a row may end early."""
    span_ms = _span_ms(timeline)
    scale = (WIDTH - 2 * MARGIN) / span_ms
    row, filled_ms = 0, 0
    for interval in timeline.intervals:
        length_ms = min(_drawn_ms(interval), span_ms)
        if filled_ms + length_ms > span_ms:
            row, filled_ms = row + 1, 0
        yield _Bar(interval, row, MARGIN + filled_ms * scale, length_ms * scale)
        filled_ms += length_ms


def _span_ms(timeline: Timeline) -> int:
    """Choose how much of the routine a row holds: as much as leaves room for names."""
    efforts = sorted(_drawn_ms(interval) for interval in timeline.intervals if interval.phase is Phase.WORK)
    usual_ms = efforts[len(efforts) // 2]
    whole_ms = sum(_drawn_ms(interval) for interval in timeline.intervals)
    roomy_ms = usual_ms * (WIDTH - 2 * MARGIN) / ROOM_FOR_A_NAME
    fitting = [span_ms for span_ms in SPANS_MS if whole_ms <= span_ms * MOST_ROWS] or [SPANS_MS[-1]]
    return min(whole_ms, max((span_ms for span_ms in fitting if span_ms <= roomy_ms), default=fitting[0]))


def _drawn_ms(interval: Interval) -> int:
    return interval.planned_ms or UNTOLD_MS


def _row(svg: Svg, bars: tuple[_Bar, ...], y: float, timeline: Timeline, theme: Theme) -> None:
    for place, group in groupby(bars, key=lambda bar: bar.interval.place):
        together = tuple(group)
        _bracket(svg, place, together[0].x, together[-1].right, y)
    foot = y + 26 + BAR
    for bar in bars:
        _bar(svg, bar, foot, theme.colours[bar.interval.phase])
    _starts(svg, bars, foot + 15, timeline)


def _bracket(svg: Svg, place: Place, left: float, right: float, y: float) -> None:
    """Draw a bracket over what belongs to one round or section, and name it as far as there is room."""
    labels = [" · ".join(words.rounds(place))]
    if place.outer_rounds and place.outer_rounds > 1 and place.rounds and place.rounds > 1:
        within = f"{place.round_number} of {place.rounds}"
        labels += [f"Round {place.outer_round} of {place.outer_rounds}, {within}", f"{place.outer_round}, {within}"]
    if place.rounds and place.rounds > 1:
        labels += [f"{place.round_number}/{place.rounds}", str(place.round_number)]
    label = next((text for text in labels if text_px(text, SMALL) <= right - left - 4), "")
    if labels[0]:
        svg.path(((left + 2, y + 21), (left + 2, y + 15), (right - 2, y + 15), (right - 2, y + 21)), FAINT)
        svg.text((left + right) / 2, y + 10, label, SMALL, FAINT, anchor="middle")


def _bar(svg: Svg, bar: _Bar, foot: float, colour: Colour) -> None:
    works = bar.interval.phase is Phase.WORK
    height = BAR if works else LOW
    svg.box(bar.x + 0.5, foot - height, max(0.5, bar.width - 1), height, colour, dashed=bar.interval.is_open)
    if works:
        _name(svg, bar, foot)


def _name(svg: Svg, bar: _Bar, foot: float) -> None:
    """Write what is asked: across where it fits, else upwards, else not at all."""
    heading, room_px = words.heading(bar.interval), bar.width - 8
    lines = _wrapped(heading, room_px, text_px("x", NAME, bold=True))
    for number, line in enumerate(lines):
        svg.text(bar.x + 5, foot - BAR + 17 + number * LINE, line, NAME, INK, bold=True)
    if lines:
        below = _wrapped(_asked(bar.interval), room_px, text_px("x", SMALL))[: MOST_LINES - len(lines)]
        for number, line in enumerate(reversed(below)):
            svg.text(bar.x + 5, foot - 7 - number * LINE, line, SMALL, INK)
    else:
        _name_upright(svg, heading, bar, foot)


def _name_upright(svg: Svg, heading: str, bar: _Bar, foot: float) -> None:
    """Write a name upwards, in as many lines as there is room for; not at all where there is none."""
    letters, most = _letters(heading, BAR - 14, text_px("x", SMALL)), int((bar.width - 2) / NAME)
    lines = textwrap.wrap(heading, letters, max_lines=most, placeholder="…") if most else []
    first_x = bar.x + bar.width / 2 + SMALL / 3 - (len(lines) - 1) * NAME / 2
    for number, line in enumerate(lines):
        svg.text(first_x + number * NAME, foot - 5, line, SMALL, INK, upright=True)


def _asked(interval: Interval) -> str:
    """Say how much is asked; of a block, what is done in it."""
    if interval.end not in (End.AMRAP, End.FOR_TIME):
        return words.amount(interval)
    return f"{words.asks(interval)}: {', '.join(map(_task, interval.tasks))}"


def _task(step: Exercise | Rest) -> str:
    """Say what is done in every round: `10 × squat`, `squat 21, 15, 9 reps`."""
    if isinstance(step, Exercise) and len(step.targets) > 1:
        return f"{step.name} {words.figure(step)}"
    return words.task(step)


def _wrapped(text: str, room_px: float, letter_px: float) -> list[str]:
    """Break a text into lines between its words; give none if that does not fit."""
    letters = _letters(text, room_px, letter_px)
    if letters < max(len(word) for word in text.split()):
        return []
    lines = textwrap.wrap(text, letters, break_long_words=False)
    return lines if len(lines) <= MOST_LINES else []


def _letters(text: str, room_px: float, letter_px: float) -> int:
    """Give how many of a text's letters fit into one line."""
    return max(1, int(room_px / letter_px * len(text) / letters_in(text)))


def _starts(svg: Svg, bars: tuple[_Bar, ...], y: float, timeline: Timeline) -> None:
    """Write when intervals begin, as far as there is room; after an open one that is an estimate."""
    free_x = 0.0
    untold = next((interval.index for interval in timeline.intervals if interval.is_open or interval.waits), None)
    for bar in bars:
        if bar.x < free_x:
            continue
        about = "~" if untold is not None and bar.interval.index > untold else ""
        text = about + lengths.clock(bar.interval.start_ms // 1_000)
        svg.path(((bar.x + 0.5, y - 15), (bar.x + 0.5, y - 9)), FAINT)
        svg.text(bar.x, y, text, SMALL, FAINT)
        free_x = bar.x + text_px(text, SMALL) + 6
