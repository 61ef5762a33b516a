"""The layout: a scene, an instant and a size -> items. Pure."""

from datetime import datetime

from timer.routine.figures import NO_FIGURES, Figures
from timer.scene import Action, Presses, Scene, Where
from timer.screen.badge import badge, has_badge
from timer.screen.content import content, look
from timer.screen.due import MINUTE_MS, hold_from_ms
from timer.screen.items import Box, Face, Item
from timer.screen.lesson import lesson
from timer.screen.menu import choices, menu, menu_rows
from timer.screen.palette import Backdrop, palette
from timer.screen.ready import ready
from timer.screen.running import running
from timer.screen.share import Share
from timer.screen.sheet import MARGIN, Sheet, Style
from timer.screen.standing import finished, idle, offer
from timer.screen.typeset import Typesetter
from timer.theme import DEFAULT, Theme

DRIFT = 0.3  # of the margin: how far the idle view wanders, so that nothing burns in
DRIFTS = ((0, 0), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1))  # minute by minute


def lay_out(
    scene: Scene,
    now_ms: int,
    size: tuple[int, int],
    theme: Theme,
    wall: datetime | None,
    typesetter: Typesetter,
    figures: Figures = NO_FIGURES,
    shown: Backdrop | None = None,
) -> tuple[Item, ...]:
    """Lay out what a scene shows at one instant. Its bars go on by themselves; for the rest see `due_ms`.

    Args:
        size: Width and height of the screen, in pixels; from 320 x 240.
        wall: The local time of day; None while it is not trusted.
        shown: The backdrop, where it is not the scene's own: it may not change too often.
    Returns:
        Items from back to front; every one lies within the screen, and no two texts overlap.
    """
    state = scene.player
    colours = palette(shown or backdrop(scene, now_ms, theme), theme)
    sheet = Sheet(size, colours, typesetter, _drift(scene, now_ms, size, wall))
    if scene.where is Where.OFFER:
        offer(sheet, scene)
    elif scene.lesson:
        lesson(sheet, scene.lesson, theme)
    elif scene.shows_menu(now_ms):
        menu(sheet, scene, theme)
    elif state is None:
        idle(sheet, scene, wall, theme)
    elif scene.where is Where.READY:
        ready(sheet, scene, state, theme)
    elif scene.where is Where.FINISHED:
        finished(sheet, scene, state, theme.done, wall)
    else:
        running(sheet, content(state, now_ms, wall), figures)
    _foot(sheet, scene, now_ms)
    return tuple(sheet.items)


def backdrop(scene: Scene, now_ms: int, theme: Theme) -> Backdrop:
    """Give what the whole screen's colour tells; at its beginning, a phase flashes."""
    state = scene.player
    if state is None:
        return Backdrop()
    begins = state.runs and state.elapsed_ms == 0
    return Backdrop(look(state), begins and now_ms - state.since_ms < theme.surfaces.flash_ms)


def choice_at(
    scene: Scene, now_ms: int, size: tuple[int, int], pos: tuple[int, int], typesetter: Typesetter
) -> str | None:
    """Name what stands in the menu at a point of the screen, but for what is chosen; None if there is none."""
    if not scene.shows_menu(now_ms):
        return None
    sheet = Sheet(size, palette(Backdrop(), DEFAULT), typesetter)
    spot, chosen = Box(*pos, 1, 1), choices(scene)[scene.chosen]
    rows = (choice for choice, box in menu_rows(sheet, scene) if box.holds(spot) and choice != chosen)
    return next((choice.name for choice in rows), None)


def _drift(scene: Scene, now_ms: int, size: tuple[int, int], wall: datetime | None) -> tuple[int, int]:
    """Move the idle view a little each minute."""
    if scene.player is not None or scene.shows_menu(now_ms):
        return (0, 0)
    minute = wall.hour * 60 + wall.minute if wall else now_ms // MINUTE_MS
    x, y = DRIFTS[minute % len(DRIFTS)]
    step = round(DRIFT * MARGIN * min(size))
    return (x * step, y * step)


def _foot(sheet: Sheet, scene: Scene, now_ms: int) -> None:
    """Add what the presses do, or how far a hold is, and the badge."""
    row = sheet.row(0.9, 0.07)
    left, right = _foot_areas(sheet, row, has_badge(scene, now_ms))
    from_ms = hold_from_ms(scene)
    if from_ms is not None and scene.down_ms is not None and now_ms >= from_ms:
        _hold(sheet, scene.presses.hold, Share(0.0, scene.down_ms, scene.hold_ms), left)
    else:
        sheet.pairs(left, presses(scene.presses))
    if right is not None:
        badge(sheet, scene, now_ms, right)


def _foot_areas(sheet: Sheet, row: Box, has_badge: bool) -> tuple[Box, Box | None]:
    """Give the areas of presses and badge: beside each other, or the badge above on a tall screen."""
    if not has_badge:
        return row, None
    if sheet.tall:
        return row, sheet.row(0.874, 0.04)
    width = round(row.width * 0.58)
    x = row.x + width + sheet.margin_px
    high = sheet.row(0.885, 0.095)
    return Box(row.x, row.y, width, row.height), Box(x, high.y, row.right - x, high.height)


def presses(presses: Presses) -> tuple[tuple[str, str], ...]:
    """Say what each way to press the button does, where it does anything of its own."""
    hold = presses.hold if presses.hold is not presses.press else Action.NOTHING
    named = (("Press", presses.press), ("Twice", presses.second), ("Hold", hold))
    return tuple((label, action.value) for label, action in named if action is not Action.NOTHING)


def hold_share(scene: Scene, now_ms: int) -> float:
    """Give how far a hold is, 0-1; 0 while there is none to show."""
    from_ms = hold_from_ms(scene)
    if from_ms is None or scene.down_ms is None or now_ms < from_ms:
        return 0.0
    return min(1.0, (now_ms - scene.down_ms) / scene.hold_ms)


def _hold(sheet: Sheet, action: Action, share: Share, area: Box) -> None:
    """Add what a hold will do, and a bar that fills until it does."""
    word = sheet.text(area, action.value, Style(Face.HEAD, 0.72))
    x = word.right + sheet.margin_px // 2
    height = area.height // 3
    sheet.bar(Box(x, area.y + height, area.right - x, height), share, sheet.colours.ink)
