"""The rows of the terminal view: a page, as coloured rows of text that fill a terminal of any size."""

import math
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from timer import lengths, words
from timer.screen.blocks import ROWS, block_rows, largest_scale
from timer.screen.boardpicture import BoardPicture
from timer.screen.boardrow import board_row
from timer.screen.content import Look
from timer.screen.menu import Choice
from timer.screen.outline import Line
from timer.screen.page import Page
from timer.screen.palette import PHASE_OF
from timer.theme import Colour, Theme
from timer.timeline import Timeline

SIGNS = {
    Look.STILL: "■",
    Look.PREPARE: "…",
    Look.WORK: "▶",
    Look.REST: "●",
    Look.SWITCH: "⇄",
    Look.PAUSED: "‖",
    Look.WAITING: "○",
}
FIGURE_SHARE = 0.45  # of the rows, at most
HELPS = (
    "space press  → next  ← back  ↑↓ choose  +- rest  m mute  q hold, qq quit",
    "space press  ← → ↑↓  +- rest  m mute  q hold, qq quit",
    "space  ← → ↑↓  + -  m  q hold, qq quit",
    "space  ← →  qq quit",
)
STRIP_FROM, STRIP_CELLS = 64, 20  # columns from which on a routine's shape is drawn, and how wide it is
EIGHTHS = " ▁▂▃▄▅▆▇█"
CHART_ROWS = 3
ROWS_FOR_BADGE = 12  # of the terminal, for each row of the badge
LEVEL_CELLS = 20  # of a bar that tells how loud it is
LENGTH_CELLS = 15  # of the longest: about 23 h 59 min
WIDEST_LINE = 60  # of a list: further apart, the eye loses the row
BOLD, DIM = Style(bold=True), Style(dim=True)
# Ranks of rows, the most important first: in a small terminal those of the highest rank go first. Others are above 0.
FIGURE, HEADLINE, WORD, PRESSES, CALL, KEYS, BOARD, BADGE = range(-8, 0)


@dataclass(frozen=True, slots=True)
class _Row:
    text: Text
    rank: int
    low: bool = False  # stands at the foot
    goes_on: bool = False  # a text, in the next row
    follows: bool = False  # upon the row before, whose text goes on


def terminal_rows(page: Page, size: tuple[int, int], theme: Theme, board: BoardPicture | None) -> list[Text]:
    """Write a page in rows, none longer than the terminal is wide.

    Args:
        size: Columns and rows of the terminal.
    Returns:
        As many rows as the terminal has, at most; where it has few, the least important are left out.
    """
    columns, height = size
    colour = _colour(page.look, theme)
    foot = list(_foot(page, size, board))
    body = [
        *_top(page, columns, colour),
        *_figure(page, columns, height, colour),
        *_choices(page, columns, height - len(foot) - 2, theme),
        *_middle(page, columns, colour),
    ]
    kept = _kept([*body, *foot], height)
    for above, below in zip(kept, [*kept[1:], None], strict=True):
        if above.goes_on and not (below and below.follows):
            above.text.append("…")
    high, low = ([row.text for row in kept if row.low is at_foot] for at_foot in (False, True))
    rows = [*high, *[Text()] * (height - len(kept)), *low]
    for row in rows:
        row.no_wrap = True
        row.truncate(columns, overflow="ellipsis")
    return rows


def _colour(look: Look, theme: Theme) -> Style:
    if look not in PHASE_OF:
        return BOLD
    return Style(color=_hex(theme.colours[PHASE_OF[look]]), bold=True)


def _hex(colour: Colour) -> str:
    red, green, blue = colour
    return f"#{red:02x}{green:02x}{blue:02x}"


def _kept(rows: list[_Row], most: int) -> list[_Row]:
    """Leave out the least important rows, the last of them first, until so many are left."""
    kept = list(rows)
    while len(kept) > most:
        rank = max(row.rank for row in kept)
        del kept[max(index for index, row in enumerate(kept) if row.rank == rank)]
    return kept


def _top(page: Page, columns: int, colour: Style) -> Iterator[_Row]:
    """Write the phase on a bar, which work fills with its colour, and what to do."""
    word, aside = f" {SIGNS[page.look]} {page.word.upper()} ", f" {page.aside} "
    room = columns - len(word) - len(aside)
    style = colour + Style(reverse=True) if page.look is Look.WORK else colour
    filler = " " if page.look is Look.WORK else "─"
    line = Text(word + filler * max(0, room) + (aside if room >= 0 else ""), style)
    yield _Row(line, WORD)
    yield _Row(Text(), 8)
    for index, part in enumerate(textwrap.wrap(page.headline, max(1, columns - 2))[:3]):
        yield _Row(Text(f" {part}", BOLD), HEADLINE if index == 0 else 3)


def _figure(page: Page, columns: int, height: int, colour: Style) -> Iterator[_Row]:
    if not page.figure:
        return
    yield _Row(Text(), 6)
    scale = largest_scale(page.figure, columns - 2, max(ROWS, int(height * FIGURE_SHARE)))
    if scale < 1 or height < ROWS + 5:
        yield _Row(Text(f" {page.figure} {page.unit}", colour), FIGURE)
        return
    *upper, last = block_rows(page.figure, scale)
    for row in upper:
        yield _Row(Text(f" {row}", colour), FIGURE)
    beside = len(last) + len(page.unit) + 3 <= columns
    yield _Row(Text(f" {last}", colour).append(f"  {page.unit}" if beside else ""), FIGURE)
    if not beside:
        yield _Row(Text(f" {page.unit}", colour), 1)


def _middle(page: Page, columns: int, colour: Style) -> Iterator[_Row]:
    if page.share is not None:
        yield _Row(Text(), 7)
        yield _Row(_bar(page.share, columns - 2, colour), 1)
    elif not page.choices:
        yield _Row(Text(), 7)
    if page.call:
        yield _Row(Text(f" {page.call} ", Style(bold=True, reverse=True)), CALL)
    yield from _paragraph(" · ".join(page.facts), columns, Style(), 2)
    yield from _paragraph(page.next, columns, BOLD, 1)
    for wrong in page.wrong:
        yield from _paragraph(f"! {wrong}", columns, Style(), 2)
    for line in page.lines:
        yield from _line(line, columns)
    yield from _weeks(page.weeks_min)
    if page.lines:
        yield _Row(Text(), 7)
    for paragraph in page.paragraphs:
        yield from _paragraph(paragraph, columns, DIM, 4)


def _choices(page: Page, columns: int, height: int, theme: Theme) -> Iterator[_Row]:
    """Write as much of the menu as fits above two rows of text, the chosen one in its midst and on its own ground.

    Its name stands below in full where it is too long for a row.
    """
    name = page.choices[page.chosen].title if page.choices else ""
    beside = name in _choice(page.choices[page.chosen], columns, theme).plain if page.choices else True
    shown = max(1, height - (2 if beside else 4))
    first = max(0, min(page.chosen - shown // 2, len(page.choices) - shown))
    for index, choice in enumerate(page.choices[first : first + shown], first):
        line = _choice(choice, columns, theme)
        if index == page.chosen:
            line.stylize(Style(reverse=True, bold=True))
        yield _Row(line, FIGURE if index == page.chosen else 2)
    if page.choices:
        yield _Row(Text(), 7)
    if not beside:
        yield from _paragraph(name, columns, BOLD, 1)


def _choice(choice: Choice, columns: int, theme: Theme) -> Text:
    """Write a routine's name, its shape if there is room, and its length; or a file that can't be played."""
    if choice.entry is None and choice.broken is None:
        return Text(f"   {choice.title}")
    if choice.entry is None:
        fault = words.first_fault((choice.broken,)) if choice.broken else ""
        return Text(f" ! {fault}", DIM)
    timeline = choice.entry.timeline
    width = min(columns - 2, WIDEST_LINE if columns < STRIP_FROM else columns - 2)
    shape = _shape(timeline, theme) if columns >= STRIP_FROM else Text()
    length = f"{lengths.total(timeline):>{LENGTH_CELLS}} "
    room = width - shape.cell_len - len(length) - 3
    name = timeline.routine.name
    name = name if len(name) <= room else f"{name[: max(0, room - 1)]}…"
    mark = "!" if choice.broken else " "
    return Text(f" {mark} {name:<{max(1, room)}}").append(shape).append(length)


def _shape(timeline: Timeline, theme: Theme) -> Text:
    """Draw a routine as a strip of colours, each cell that of the phase in its middle."""
    line, index, intervals = Text(), 0, timeline.intervals
    for cell in range(STRIP_CELLS):
        middle_ms = timeline.total_ms * (2 * cell + 1) // (2 * STRIP_CELLS)
        while index + 1 < len(intervals) and intervals[index].end_ms <= middle_ms:
            index += 1
        line.append("▬", Style(color=_hex(theme.colours[intervals[index].phase])))
    return line


def _weeks(weeks_min: tuple[int, ...]) -> Iterator[_Row]:
    """Draw a column for each week, an eighth of a row at the least for one with any training."""
    if not weeks_min:
        return
    most = max(weeks_min)
    yield _Row(Text(), 7)
    for row in reversed(range(CHART_ROWS)):
        cells = (_column(minutes * 8 * CHART_ROWS / most - 8 * row) for minutes in weeks_min)
        yield _Row(Text(f" {' '.join(cells)}", BOLD), 4)
    yield _Row(Text(f" {weeks_min[-1]} min this week; most in {len(weeks_min)} weeks: {most}"), 3)


def _column(eighths: float) -> str:
    """Draw one row of a column that is so many eighths of it high."""
    level = min(8, math.ceil(eighths)) if eighths > 0 else 0
    return EIGHTHS[level] * 2


def _paragraph(text: str, columns: int, style: Style, rank: int) -> Iterator[_Row]:
    """Wrap a text; its first row counts more than the others."""
    parts = textwrap.wrap(text, max(1, columns - 2))
    for index, part in enumerate(parts):
        row_rank = rank if index == 0 else rank + 2
        yield _Row(Text(f" {part}", style), row_rank, goes_on=index < len(parts) - 1, follows=index > 0)


def _line(line: Line, columns: int) -> Iterator[_Row]:
    """Write a step; a long name goes on in the next row, and what it asks stands beside its end."""
    width, indent = min(columns - 2, WIDEST_LINE), " " * (1 + 2 * line.depth)
    room = max(1, width - len(line.asks) - len(indent))
    *parts, last = textwrap.wrap(line.name, room) or [""]
    for part in parts:
        yield _Row(Text(indent + part), 5)
    yield _Row(Text(f"{indent}{last:<{room}} {line.asks}"), 5)


def _bar(share: float, width: int, colour: Style) -> Text:
    filled = round(share * width)
    return Text(" ").append("━" * filled, colour).append("━" * (width - filled), DIM)


def _foot(page: Page, size: tuple[int, int], board: BoardPicture | None) -> Iterator[_Row]:
    """Write the board, what presses do, and the keys."""
    columns, height = size
    yield from _badge(page, columns, height)
    if board is not None:
        yield _Row(board_row(board, columns), BOARD, low=True)
    yield _Row(_hold(page, columns) if page.held else _presses(page, columns), PRESSES, low=True)
    helps = (text for text in HELPS if len(text) < columns)
    yield _Row(Text(f" {next(helps, HELPS[-1])}", DIM), KEYS, low=True)


def _badge(page: Page, columns: int, height: int) -> Iterator[_Row]:
    """Write silence and troubles, in a row or two of many; or how loud it is, with a bar."""
    variants = [textwrap.wrap(badge, max(1, columns - 2)) for badge in page.badges]
    most = max(1, height // ROWS_FOR_BADGE)
    fitting = (parts for parts in variants if len(parts) <= most)
    for index, part in enumerate(next(fitting, variants[-1] if variants else [])):
        line = Text(f" {part}", DIM if page.level is None else BOLD)
        if index == 0 and page.level is not None:
            line.append(_bar(page.level, max(0, min(LEVEL_CELLS, columns - len(part) - 3)), BOLD))
        yield _Row(line, BADGE if index == 0 else 3, low=True)


def _presses(page: Page, columns: int) -> Text:
    """Write what the presses do: as many of them as fit, but at least the first."""
    line = Text()
    for label, value in page.presses:
        said = Text(" " if not line else "  ").append(f"{label} ", DIM).append(value, BOLD)
        if line and line.cell_len + said.cell_len > columns:
            break
        line.append(said)
    return line


def _hold(page: Page, columns: int) -> Text:
    """Write what a hold will do, and a bar that fills until it does."""
    return Text(f" {page.hold}", BOLD).append(_bar(page.held, columns - len(page.hold) - 3, BOLD))
