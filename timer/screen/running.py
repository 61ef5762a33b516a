"""The view of a workout that is running, paused or waiting. Pure."""

from collections.abc import Iterator, Sequence

from timer import words
from timer.routine.figures import Figures
from timer.screen.content import Content, Look
from timer.screen.items import Align, Box, Face, Shape
from timer.screen.plan import choose_plan, taller
from timer.screen.sheet import FOOT, TOP, Sheet, Style
from timer.screen.stack import rows, rows_fit
from timer.screen.typeset import line_px

SHAPES = {
    Look.PREPARE: Shape.PREPARE,
    Look.WORK: Shape.WORK,
    Look.REST: Shape.REST,
    Look.SWITCH: Shape.SWITCH,
    Look.PAUSED: Shape.PAUSED,
    Look.WAITING: Shape.WAITING,
}
PLAIN = 0.056  # size of plain text, in parts of the screen's height; on a tall screen of its width
CALL = Style(Face.HEAD, 0.7, 2)
BETWEEN = 0.008  # between a line and the note below it, in parts of the screen's height
READABLE = 0.6  # of that: a note that would be smaller is shown in parts


def running(sheet: Sheet, said: Content, figures: Figures) -> None:
    """Lay out a workout that is under way, without the foot of the screen."""
    movement = figures.get(said.motion.exercise) if said.motion else None
    plan = choose_plan(sheet, said, movement)
    areas = plan.rows
    _top(sheet, said, areas["top"])
    headline = sheet.text(areas["head"], said.headline, Style(Face.HEAD, 0.84, 2))
    plan = taller(sheet, plan, movement, headline) if movement else plan
    sheet.figure(areas["figure"], said.figure.text, sheet.colours.accent)
    (_beside_figure if plan.is_wide else _below_figure)(sheet, said, plan.texts)
    if plan.person and movement and said.motion:
        motion = said.motion
        sheet.person(plan.person, movement, motion.elapsed, motion.pace_ms, mirrored=motion.side == "left")
    if said.share is not None:
        sheet.bar(areas["bar"], said.share)
    sheet.text(areas["next"], said.next, Style(Face.HEAD, 0.75, 2))
    sheet.bar(sheet.edge(), said.routine_share, sheet.colours.faint)


def _top(sheet: Sheet, said: Content, row: Box) -> None:
    """Add the phase, as a symbol and a word, and what is left of the routine."""
    accent = sheet.colours.accent
    side_px = round(row.height * 0.72)
    sheet.symbol(Box(row.x, row.y + (row.height - side_px) // 2, side_px, side_px), SHAPES[said.look], accent)
    x = row.x + side_px + round(side_px * 0.4)
    word = sheet.text(Box(x, row.y, row.width * 6 // 10, row.height), said.word.upper(), Style(Face.HEAD, 0.85), accent)
    right = Box(word.right + sheet.margin_px, row.y, row.right - word.right - sheet.margin_px, row.height)
    if sheet.tall:
        halves = (right.upper(0.5), right.below(right.y + right.height // 2))
        for half, text in zip(halves, (said.left, said.until), strict=True):
            sheet.text(half, text, Style(largest=0.85, align=Align.RIGHT), sheet.colours.faint)
        return
    left = ", ".join(filter(None, (said.left, said.until)))
    sheet.text(right, left, Style(largest=0.6, align=Align.RIGHT), sheet.colours.faint)


def _below_figure(sheet: Sheet, said: Content, area: Box) -> None:
    """Add what belongs to the figure below it: its unit, tasks and places, then the note or call."""
    if said.call:
        _call_below(sheet, said, area)
        return
    taken = _in_a_line(sheet, said, area.upper(0.55) if said.note else area)
    _note(sheet, said, area.below(taken.bottom + sheet.px(BETWEEN) if taken.width else area.y), TOP)


def _call_below(sheet: Sheet, said: Content, area: Box) -> None:
    """Add a call below unit and places, or in their stead where it needs the room."""
    room = area.upper(0.34)
    below = area.below(room.bottom + sheet.px(BETWEEN))
    if not sheet.fits(_padded(sheet, below), said.call, CALL):
        _call(sheet, said.call, area)
        return
    sheet.text(room, " · ".join(filter(None, (said.counts, *said.places))), _plain(sheet, 1))
    _call(sheet, said.call, below)


def _in_a_line(sheet: Sheet, said: Content, area: Box) -> Box:
    """Add unit, tasks and places in a line; tasks in lines of their own where they can't be read so."""
    style = _plain(sheet, 3)
    first = " · ".join(filter(None, (said.counts, *said.places)))
    line = " · ".join(filter(None, (said.counts, *said.tasks, *said.places)))
    if not said.tasks or _is_readable(sheet, area, line, style):
        return sheet.text(area, line, style)
    taken = sheet.text(area.upper(0.4), first, style)
    return _in_parts(sheet, said.tasks, " · ", said.turn, area.below(taken.bottom if first else area.y), style)


def _beside_figure(sheet: Sheet, said: Content, area: Box) -> None:
    """Add the same beside it: from the top the unit, and a line for each place and task; at the foot the note."""
    lower = area.below(area.y + area.height // 2)
    if said.call:
        _call(sheet, said.call, lower)
    elif said.note:
        lower = _note(sheet, said, lower, FOOT)
    facts = Box(area.x, area.y, area.width, lower.y - area.y) if said.call or said.note else area
    row = Box(facts.x, facts.y, facts.width, min(facts.height, sheet.px(0.115)))
    taken = sheet.text(row, said.counts, Style(Face.HEAD, 0.8, rise=TOP))
    facts, listed, largest_px = facts.below(taken.bottom), (*said.places, *said.tasks), sheet.px(0.07)
    if rows_fit(sheet, listed, facts, largest_px, _readable_px(sheet)):
        rows(sheet, listed, facts, largest_px)
    else:
        _in_parts(sheet, listed, " · ", said.turn, facts, _plain(sheet, 9))


def _note(sheet: Sheet, said: Content, area: Box, rise: float) -> Box:
    return _in_parts(sheet, words.sentences(said.note), " ", said.turn, area, _plain(sheet, 6, rise))


def _in_parts(sheet: Sheet, pieces: Sequence[str], between: str, turn: int, area: Box, style: Style) -> Box:
    """Add a text, or the part of it that is due where it would be too small to read; give the box that it takes."""
    whole = between.join(pieces)
    if not whole or _is_readable(sheet, area, whole, style):
        return sheet.text(area, whole, style)
    key = ("parts", *pieces, area.width, area.height, _readable_px(sheet))
    parts = sheet.typesetter.kept(key, lambda: tuple(_parts(sheet, pieces, between, area)))
    return sheet.text(area, parts[turn % len(parts)], style)


def _is_readable(sheet: Sheet, area: Box, text: str, style: Style) -> bool:
    setting = sheet.setting(area, text, style)
    return not setting.cut and setting.size_px >= _readable_px(sheet)


def _parts(sheet: Sheet, pieces: Sequence[str], between: str, area: Box) -> Iterator[str]:
    """Share a text out so that each part can be read in an area: between its pieces if they are short enough."""
    size_px = _readable_px(sheet)
    most = max(1, area.height // line_px(size_px))
    part = ""
    for piece in pieces:
        longer = f"{part}{between}{piece}" if part else piece
        if part and len(sheet.typesetter.broken(longer, Face.TEXT, size_px, area.width)) > most:
            yield part
            longer = piece
        lines = sheet.typesetter.broken(longer, Face.TEXT, size_px, area.width)
        *full, part = (" ".join(lines[at : at + most]) for at in range(0, len(lines), most))
        yield from full
    yield part


def _plain_px(sheet: Sheet) -> int:
    return max(1, round(PLAIN * (sheet.width if sheet.tall else sheet.height)))


def _readable_px(sheet: Sheet) -> int:
    return max(sheet.smallest_px, round(READABLE * _plain_px(sheet)))


def _plain(sheet: Sheet, most_lines: int, rise: float = TOP) -> Style:
    """Give the style of plain text, that wraps rather than shrinks."""
    return Style(largest_px=_plain_px(sheet), most_lines=most_lines, rise=rise, shrink_to=1.0)


def _call(sheet: Sheet, text: str, area: Box) -> None:
    """Add the text of a cue on a ground of its own."""
    ground, ink = sheet.colours.ink, sheet.colours.ground
    sheet.fill(area, ground)
    sheet.text(_padded(sheet, area), text, CALL, ink, ground)


def _padded(sheet: Sheet, area: Box) -> Box:
    pad_px = sheet.margin_px // 3
    return Box(area.x + pad_px, area.y + pad_px, area.width - 2 * pad_px, area.height - 2 * pad_px)
