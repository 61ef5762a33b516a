"""The ready view: a whole routine, for whoever is about to begin it. Pure."""

from collections.abc import Iterator

from timer import lengths, words
from timer.routine.model import Routine
from timer.scene import Scene
from timer.screen.columns import Listing, columns, listing
from timer.screen.items import Align, Box, Face, Shape
from timer.screen.outline import Line, equipment, exercises, outline
from timer.screen.sheet import Sheet, Style
from timer.screen.stack import Piece, noted, stack, stack_fits, stack_px
from timer.screen.standing import HEADLINE, TITLE
from timer.state import State
from timer.theme import Colour, Theme
from timer.timeline import Interval

# How the steps may share the width with the advice, and the advice the height with the steps; the usual first.
LEFT = (0.6, 0.5, 0.42)
LOWER = (1.0, 0.8, 0.65, 0.5)  # of the size that the advice has at most
MOST_ADVICE = 0.6  # of the height
EASY = 0.044  # size of the steps, in parts of the screen's shorter side, that need not be any larger


def ready(sheet: Sheet, scene: Scene, state: State, theme: Theme) -> None:
    """Lay out a routine that is about to begin."""
    timeline = state.timeline
    top = sheet.row(0.04, 0.075)
    place = f" · {scene.chosen + 1} of {len(scene.menu)}" if len(scene.menu) > 1 else ""
    left = Box(top.x, top.y, top.width // 2, top.height)
    word = sheet.text(left, f"READY{place}", TITLE, sheet.colours.faint)
    right = Box(word.right, top.y, top.right - word.right, top.height)
    sheet.text(right, lengths.total(timeline), Style(Face.HEAD, 0.85, align=Align.RIGHT))
    sheet.text(sheet.row(0.125, 0.125), timeline.routine.name, HEADLINE)
    sheet.strip(sheet.row(0.27, 0.035), ((item.planned_ms, _colour(item, theme)) for item in timeline.intervals))
    lines, pieces = outline(timeline.routine), tuple(_advice(sheet, scene, timeline.routine))
    steps, advice = _shared_out(sheet, lines, pieces)
    if not stack_fits(sheet, pieces, advice):  # the clock tells what it is for
        pieces = tuple(_advice(sheet, scene, timeline.routine._replace(about="")))
        steps, advice = _shared_out(sheet, lines, pieces)
    columns(sheet, steps)
    stack(sheet, pieces, advice)


def _colour(interval: Interval, theme: Theme) -> Colour:
    return theme.colours[interval.phase]


def broken_save(scene: Scene) -> tuple[str, ...]:
    """Say what is wrong with the last save of the chosen routine; nothing if it is the one that is played."""
    saved = [file for file in scene.broken if scene.entry and file.name == scene.entry.name]
    return (f"The last save has faults; this is the one before it. {words.first_fault((saved[0],))}",) if saved else ()


def _advice(sheet: Sheet, scene: Scene, routine: Routine) -> Iterator[Piece]:
    """Say what is wrong with the file, what the routine is for and needs, and the cautions of its exercises."""
    plain_px = round(0.058 * sheet.width) if sheet.tall else sheet.px(0.06)
    yield from noted(broken_save(scene), round(0.85 * plain_px))
    needs = ", ".join(equipment(routine))
    told = " ".join(filter(None, (routine.about, f"You need: {needs}." if needs else "")))
    if told:
        yield Piece(told, plain_px)
    cautions = " ".join(_sentences(words.cautions(exercises(routine))))
    if cautions:
        yield Piece(cautions, round(0.9 * plain_px), faint=True, shape=Shape.WARNING)


def _sentences(texts: tuple[str, ...]) -> Iterator[str]:
    """Split cautions into their sentences, so that one that many exercises share is said once."""
    return iter(dict.fromkeys(f"{part.rstrip('.')}." for text in texts for part in text.split(". ") if part))


def _shared_out(sheet: Sheet, lines: tuple[Line, ...], pieces: tuple[Piece, ...]) -> tuple[Listing, Box]:
    """Give the steps, and the area of the advice: so that neither is cut, and the steps are largest."""
    shares = [] if sheet.tall else [*_beside_each_other(sheet)]
    if sheet.tall or pieces:
        shares += _above_each_other(sheet, pieces)
    easy_px = round(EASY * min(sheet.width, sheet.height))
    best: tuple[tuple[float, ...], Listing, Box] | None = None
    for left, advice in shares:
        enough_px = best[1].size_px if best and best[0][:2] == (True, True) else 0  # smaller is no better
        steps = listing(sheet, lines, left, enough_px)
        merit = (stack_fits(sheet, pieces, advice), steps.whole, min(steps.size_px, easy_px), steps.shown)
        if best is None or merit > best[0]:
            best = (merit, steps, advice)
        if best[0][:3] == (True, True, easy_px):
            break
    assert best
    _, steps, advice = best
    if steps.area.bottom <= advice.y:  # with no hole between them
        advice = advice.below(min(advice.y, steps.bottom + sheet.margin_px))
    return steps, advice


def _beside_each_other(sheet: Sheet) -> Iterator[tuple[Box, Box]]:
    row = sheet.row(0.335, 0.535)
    for share in LEFT:
        left = round(row.width * share)
        x = row.x + left + 2 * sheet.margin_px
        yield Box(row.x, row.y, left, row.height), Box(x, row.y, row.right - x, row.height)


def _above_each_other(sheet: Sheet, pieces: tuple[Piece, ...]) -> Iterator[tuple[Box, Box]]:
    row = sheet.row(0.325, 0.545)
    gap = sheet.margin_px // 2 if pieces else 0
    for share in LOWER:
        height = min(round(MOST_ADVICE * row.height), stack_px(sheet, pieces, row.width, share))
        y = row.bottom - height
        yield Box(row.x, row.y, row.width, y - gap - row.y), row.below(y)
