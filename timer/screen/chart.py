"""The chart: a column for each of the last weeks, as high as it was long in training. Pure."""

from collections.abc import Sequence

from timer.scene import Scene
from timer.screen.items import Align, Box, Face
from timer.screen.sheet import FOOT, TOP, Sheet, Style
from timer.theme import Colour

LABEL = 0.3  # of the width: what stands beside the columns
ROW = 0.28  # of the height: what stands above them
GAP = 0.3  # of a column and the space after it


def has_chart(scene: Scene) -> bool:
    """Tell whether there is something to compare: training in another week than this one."""
    return any(scene.weeks_min[:-1])


def chart(sheet: Sheet, weeks_min: Sequence[int], area: Box, now: Colour) -> None:
    """Add the columns, the last one in a colour of its own, with its minutes, and what the highest stands for.

    These stand beside the columns, on a tall screen above them.

    Args:
        weeks_min: Minutes of each week, the latest last; one is more than 0.
    """
    this_week = f"{weeks_min[-1]} min this week"
    most = f"most in {len(weeks_min)} weeks: {max(weeks_min)}"
    if sheet.tall:
        row = area.upper(ROW)
        taken = sheet.text(row, this_week, Style(Face.HEAD, 0.9))
        x = taken.right + sheet.margin_px
        rest = Box(x, row.y, row.right - x, row.height)
        sheet.text(rest, most, Style(largest=0.75, align=Align.RIGHT), sheet.colours.faint)
        _columns(sheet, weeks_min, area.below(row.bottom + sheet.margin_px // 2), now)
        return
    label = Box(area.x, area.y, round(LABEL * area.width), area.height)
    upper = label.upper(0.5)
    sheet.text(upper, this_week, Style(Face.HEAD, 0.8, 2, rise=TOP))
    sheet.text(label.below(upper.bottom), most, Style(largest=0.6, most_lines=2, rise=FOOT), sheet.colours.faint)
    x = label.right + sheet.margin_px
    _columns(sheet, weeks_min, Box(x, area.y, area.right - x, area.height), now)


def _columns(sheet: Sheet, weeks_min: Sequence[int], area: Box, now: Colour) -> None:
    """Stand the columns on a line; a week without training has none."""
    foot = max(1, sheet.px(0.004))
    base = area.bottom - foot
    each, most = area.width / len(weeks_min), max(weeks_min)
    width = max(1, int(each * (1 - GAP)))
    for index, minutes in enumerate(weeks_min):
        height = max(1, (area.height - foot) * minutes // most) if minutes else 0
        colour = now if index == len(weeks_min) - 1 else sheet.colours.faint
        if height:
            sheet.strip(Box(area.x + int(index * each), base - height, width, height), ((1, colour),))
    sheet.strip(Box(area.x, base, area.width, foot), ((1, sheet.colours.trough),))
