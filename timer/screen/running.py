"""The view of a workout that is running, paused or waiting. Pure."""

from timer.routine.figures import Figures
from timer.screen.content import Content, Look
from timer.screen.items import Align, Box, Face, Shape
from timer.screen.plan import choose_plan, taller
from timer.screen.sheet import FOOT, TOP, Sheet, Style

SHAPES = {
    Look.PREPARE: Shape.PREPARE,
    Look.WORK: Shape.WORK,
    Look.REST: Shape.REST,
    Look.SWITCH: Shape.SWITCH,
    Look.PAUSED: Shape.PAUSED,
    Look.WAITING: Shape.WAITING,
}
PLAIN = 0.056  # size of plain text, in parts of the screen's height; on a tall screen of its width


def running(sheet: Sheet, said: Content, figures: Figures) -> None:
    """Lay out a workout that is under way, without the foot of the screen."""
    movement = figures.get(said.motion.exercise) if said.motion else None
    plan = choose_plan(sheet, said, movement)
    rows = plan.rows
    _top(sheet, said, rows["top"])
    headline = sheet.text(rows["head"], said.headline, Style(Face.HEAD, 0.84, 2))
    plan = taller(sheet, plan, movement, headline) if movement else plan
    sheet.figure(rows["figure"], said.figure.text, sheet.colours.accent)
    (_beside_figure if plan.is_wide else _below_figure)(sheet, said, plan.texts)
    if plan.person and movement and said.motion:
        motion = said.motion
        sheet.person(plan.person, movement, motion.elapsed, motion.pace_ms, mirrored=motion.side == "left")
    if said.share is not None:
        sheet.bar(rows["bar"], said.share)
    sheet.text(rows["next"], said.next, Style(Face.HEAD, 0.75, 2))
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
    """Add what belongs to the figure below it: its unit, tasks and places in a line, then the note or call."""
    line = " · ".join(filter(None, (said.counts, *said.tasks, *said.places)))
    room = area if not said.note and not said.call else area.upper(0.55)
    taken = sheet.text(room, line, _plain(sheet, 3))
    note = area.below(taken.bottom if line else area.y)
    if said.call:
        _call(sheet, said.call, note)
    else:
        sheet.text(note, said.note, _plain(sheet, 4))


def _beside_figure(sheet: Sheet, said: Content, area: Box) -> None:
    """Add the same beside it: from the top the unit, and a line for each place and task; at the foot the note."""
    lower = area.below(area.y + area.height // 2)
    if said.call:
        _call(sheet, said.call, lower)
    elif said.note:
        lower = sheet.text(lower, said.note, _plain(sheet, 5, rise=FOOT))
    facts = Box(area.x, area.y, area.width, lower.y - area.y) if said.call or said.note else area
    row = Box(facts.x, facts.y, facts.width, min(facts.height, sheet.px(0.115)))
    taken = sheet.text(row, said.counts, Style(Face.HEAD, 0.8, rise=TOP))
    sheet.listing(facts.below(taken.bottom), (*said.places, *said.tasks), 0.07)


def _plain(sheet: Sheet, most_lines: int, rise: float = TOP) -> Style:
    """Give the style of plain text, that wraps rather than shrinks."""
    size_px = round(PLAIN * (sheet.width if sheet.tall else sheet.height))
    return Style(largest_px=max(1, size_px), most_lines=most_lines, rise=rise, shrink_to=1.0)


def _call(sheet: Sheet, text: str, area: Box) -> None:
    """Add the text of a cue on a ground of its own."""
    ground, ink = sheet.colours.ink, sheet.colours.ground
    pad_px = sheet.margin_px // 3
    sheet.fill(area, ground)
    inner = Box(area.x + pad_px, area.y + pad_px, area.width - 2 * pad_px, area.height - 2 * pad_px)
    sheet.text(inner, text, Style(Face.HEAD, 0.6, 2), ink, ground)
