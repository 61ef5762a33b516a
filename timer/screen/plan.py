"""The plan: where the parts of a running workout's view stand, as its size and what it says allow. Pure."""

from dataclasses import dataclass

from timer.routine.movement import Movement
from timer.screen.content import Content
from timer.screen.items import Box
from timer.screen.sheet import Sheet
from timer.screen.silhouette import STANDING, extent

BESIDE = 0.23  # of the screen's width: narrower than that there is no text beside the figure
BESIDE_BOTH = 0.29  # the same of text between figure and person
PERSON, TALL_PERSON = 0.2, 0.15  # of the screen's height: how tall a person is at least who stands; on a tall screen
LARGEST_PERSON = 0.62  # the same at most, so that one who sits is no giant
MUCH_TALLER = 1.4  # for a person so much taller, text goes below the figure
MUCH_LARGER = 1.8  # for one so much larger, they do

Rows = dict[str, tuple[float, float]]
# Rows, each its top and height in parts of the screen's height.
WIDE: Rows = {
    "top": (0.04, 0.09),
    "head": (0.14, 0.165),
    "figure": (0.33, 0.385),
    "bar": (0.745, 0.03),
    "next": (0.795, 0.085),
}
CLOSE: Rows = {
    "top": (0.035, 0.08),
    "head": (0.115, 0.11),
    "figure": (0.232, 0.366),
    "aside": (0.609, 0.146),
    "bar": (0.765, 0.02),
    "next": (0.795, 0.085),
}
CLOSE_WITH_PERSON = CLOSE | {
    "head": (0.115, 0.1),
    "figure": (0.217, 0.365),
    "aside": (0.591, 0.164),
}
TALL: Rows = {
    "top": (0.03, 0.055),
    "head": (0.095, 0.125),
    "figure": (0.235, 0.375),
    "aside": (0.625, 0.145),
    "bar": (0.785, 0.018),
    "next": (0.812, 0.06),
}
TALL_WITH_PERSON = TALL | {
    "head": (0.09, 0.11),
    "figure": (0.207, 0.365),
    "aside": (0.582, 0.19),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """Where things stand."""

    rows: dict[str, Box]  # has `aside` if what belongs to the figure goes below it
    texts: Box  # beside the figure, or below it
    person: Box | None = None

    @property
    def is_wide(self) -> bool:
        """True if the texts stand beside the figure."""
        return "aside" not in self.rows


def choose_plan(sheet: Sheet, said: Content, movement: Movement | None) -> Plan:
    """Share the screen out. What does not fit beside the figure goes below it; a person who does not fit, away."""
    plan = None
    if movement is not None:
        plan = (_tall_plan if sheet.tall else _person_plan)(sheet, said, movement)
    if plan is None and not sheet.tall:
        plan = _wide_plan(sheet, said)
    return plan or _rows_plan(sheet, TALL if sheet.tall else CLOSE)


def _rows_plan(sheet: Sheet, parts: Rows) -> Plan:
    rows = {name: sheet.row(*row) for name, row in parts.items()}
    return Plan(rows, rows["aside"])


def _tall_plan(sheet: Sheet, said: Content, movement: Movement) -> Plan | None:
    """Put a person on the right: below the figure, or beside it where that is much the better."""
    low = _low_person_plan(sheet, TALL_WITH_PERSON, movement, TALL_PERSON)
    high = _close_person_plan(sheet, said, TALL, movement, TALL_PERSON)
    return high if low is None or _is_larger(high, low, MUCH_TALLER) else low


def _person_plan(sheet: Sheet, said: Content, movement: Movement) -> Plan | None:
    """Put a person beside the figure, with text between them; text below, or both, where that is much the better."""
    wide = _wide_person_plan(sheet, said, movement)
    close = _close_person_plan(sheet, said, CLOSE, movement, PERSON)
    low = _low_person_plan(sheet, CLOSE_WITH_PERSON, movement, PERSON)
    best = close if _is_larger(close, wide, MUCH_TALLER) else wide or close
    return low if _is_larger(low, best, MUCH_LARGER) else best


def _is_larger(plan: Plan | None, other: Plan | None, much: float) -> bool:
    """Tell whether the person of a plan is so much larger than that of another; none is smaller than any."""
    sizes = [shown.person.height if shown and shown.person else 0 for shown in (plan, other)]
    return sizes[0] > much * sizes[1] > 0


def _low_person_plan(sheet: Sheet, parts: Rows, movement: Movement, least: float) -> Plan | None:
    """Put a person on the right, below the figure; None if they would be too small. One who lies is largest there."""
    plan = _rows_plan(sheet, parts)
    person = _person_box(sheet, movement, plan.texts, plan.texts.width // 2, least)
    return Plan(plan.rows, _left_of(sheet, person, plan.texts), person) if person else None


def _close_person_plan(sheet: Sheet, said: Content, parts: Rows, movement: Movement, least: float) -> Plan | None:
    """Put a person beside the figure, and text below it; None if they would be too small."""
    plan = _rows_plan(sheet, parts)
    free = _beside(sheet, said, plan.rows["figure"])
    person = _person_box(sheet, movement, free, free.width, least)
    return Plan(plan.rows, plan.texts, person) if person else None


def _wide_person_plan(sheet: Sheet, said: Content, movement: Movement) -> Plan | None:
    """Put text beside the figure, and a person on its right; None if either would be too small."""
    rows = {name: sheet.row(*row) for name, row in WIDE.items()}
    free = _beside(sheet, said, rows["figure"])
    room = free.width - round(BESIDE_BOTH * sheet.width) - sheet.margin_px
    person = _person_box(sheet, movement, free, min(free.width // 2, room), PERSON)
    return Plan(rows, _left_of(sheet, person, free), person) if person else None


def _wide_plan(sheet: Sheet, said: Content) -> Plan | None:
    """Put text beside the figure; None if there is too little room."""
    rows = {name: sheet.row(*row) for name, row in WIDE.items()}
    free = _beside(sheet, said, rows["figure"])
    return Plan(rows, free) if free.width >= BESIDE * sheet.width else None


def taller(sheet: Sheet, plan: Plan, movement: Movement, headline: Box) -> Plan:
    """Let the person of a plan reach up past a headline that is short enough."""
    now = plan.person
    if now is None or now.y >= plan.rows["figure"].bottom:
        return plan
    head, figure = plan.rows["head"], plan.rows["figure"]
    area = Box(figure.x, head.y, figure.width, figure.bottom - head.y)
    free = max(0, plan.texts.width - round(BESIDE_BOTH * sheet.width)) if plan.is_wide else 0
    room = min(now.width + free, now.right - headline.right - sheet.margin_px)
    person = _person_box(sheet, movement, area, room, PERSON)
    if person is None or person.height <= now.height:
        return plan
    texts = plan.texts
    if plan.is_wide:
        texts = Box(texts.x, texts.y, texts.width + now.width - person.width, texts.height)
    return Plan(plan.rows, texts, person)


def _person_box(sheet: Sheet, movement: Movement, area: Box, width: int, least: float) -> Box | None:
    """Give where a person stands at the right of an area; None if they would be too small.

    Args:
        width: What they may take of it.
        least: How tall a person must be who stands, in parts of the screen's height.
    """
    reach = extent(movement)
    scale = min(width / reach.width, area.height / reach.height, LARGEST_PERSON * sheet.height / STANDING)
    if scale * STANDING < least * sheet.height:
        return None
    size = (int(reach.width * scale), int(reach.height * scale))
    return Box(area.right - size[0], area.bottom - size[1], *size)


def _left_of(sheet: Sheet, person: Box, area: Box) -> Box:
    return Box(area.x, area.y, person.x - sheet.margin_px - area.x, area.height)


def _beside(sheet: Sheet, said: Content, row: Box) -> Box:
    """Give the area to the right of the widest figure of this interval."""
    x = row.x + sheet.figure_px(row, said.figure.widest) + sheet.margin_px
    return Box(x, row.y, row.right - x, row.height)
