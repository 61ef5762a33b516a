"""The menu: the routines to choose from, each with its length, purpose and shape. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from timer import lengths, words
from timer.entry import BrokenFile, Entry
from timer.scene import LESSON, Scene
from timer.screen.items import Align, Box, Face, Shape
from timer.screen.palette import Palette
from timer.screen.sheet import TOP, Sheet, Style
from timer.theme import Theme
from timer.timeline import Timeline

TITLE = "Choose a routine"
ABOUT_LESSON = "Hear each sound, and what it means."
ROW, TALL_ROW = 0.152, 0.17  # height of a row, in parts of the screen's height; on a tall screen of its width
ASIDE = 0.27  # of a row's width, for length and shape
NAME = Style(Face.HEAD, 0.9, 2)
SMALL = Style(largest=0.53, most_lines=2, rise=TOP, shrink_to=1.0)
THUMB = 0.012  # width of the mark that tells where in the list one is, in parts of the screen's shorter side


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: a routine, a broken file, a routine of which the last save is broken, or the lesson."""

    entry: Entry | None = None
    broken: BrokenFile | None = None

    @property
    def title(self) -> str:
        """What the row is called."""
        if self.entry:
            return self.entry.timeline.routine.name
        return self.broken.name if self.broken else LESSON

    @property
    def about(self) -> str:
        """What it is for."""
        if self.entry:
            return self.entry.timeline.routine.about
        return "" if self.broken else ABOUT_LESSON

    @property
    def name(self) -> str | None:
        """How it is chosen; None if it can't be."""
        if self.entry:
            return self.entry.name
        return None if self.broken else LESSON


def menu(sheet: Sheet, scene: Scene, theme: Theme) -> None:
    """Lay out as many rows as fit, with the chosen one always among them."""
    top = sheet.row(0.04, 0.055 if sheet.tall else 0.075)
    title = sheet.text(top, TITLE, Style(Face.HEAD, 0.85), sheet.colours.faint)
    aside = Box(title.right, top.y, top.right - title.right, top.height)
    sheet.text(aside, place(scene), Style(Face.HEAD, 0.85, align=Align.RIGHT), sheet.colours.faint)
    chosen = choices(scene)[scene.chosen]
    for choice, box in menu_rows(sheet, scene):
        if choice == chosen:
            _chosen(sheet, choice, box, theme)
        else:
            _row(sheet, choice, _inner(sheet, box), theme, sheet.colours)
    _thumb(sheet, scene)


def place(scene: Scene) -> str:
    """Say which of the routines is chosen: `3 of 12`."""
    return f"{scene.chosen + 1} of {len(scene.menu)}" if scene.entry else ""


def choices(scene: Scene) -> tuple[Choice, ...]:
    """List the menu: the routines, the lesson, then the files that can't be played at all."""
    broken = {file.name: file for file in scene.broken}
    entries = tuple(Choice(entry, broken.pop(entry.name, None)) for entry in scene.menu)
    return (*entries, Choice(), *(Choice(None, file) for file in broken.values()))


def menu_rows(sheet: Sheet, scene: Scene) -> Iterator[tuple[Choice, Box]]:
    """Give the rows that are shown, from the top: around the chosen one."""
    listed = choices(scene)
    first, area, height = _first(sheet, scene, len(listed)), _area(sheet), _row_px(sheet)
    for index, choice in enumerate(listed[first : first + _shown(sheet)]):
        yield choice, Box(area.x, area.y + index * height, area.width, height)


def _area(sheet: Sheet) -> Box:
    """Give the list's area; it reaches a little into the margins, so that what is in it is in line with the rest."""
    row = sheet.row(0.115, 0.75) if sheet.tall else sheet.row(0.13, 0.755)
    pad = _pad_px(sheet)
    return Box(row.x - pad, row.y, row.width + 2 * pad, row.height)


def _pad_px(sheet: Sheet) -> int:
    return sheet.margin_px // 2


def _row_px(sheet: Sheet) -> int:
    about = round(TALL_ROW * sheet.width) if sheet.tall else round(ROW * sheet.height)
    height = _area(sheet).height
    return height // max(1, height // max(1, about))


def _shown(sheet: Sheet) -> int:
    return max(1, _area(sheet).height // max(1, _row_px(sheet)))


def _first(sheet: Sheet, scene: Scene, count: int) -> int:
    """Give the first row that is shown; the lesson, which is last, brings the broken files behind it into view."""
    shown = _shown(sheet)
    if scene.chosen == len(scene.menu):
        return max(0, min(scene.chosen, count - shown))
    return max(0, min(scene.chosen - shown // 2, count - shown))


# One row


def _chosen(sheet: Sheet, choice: Choice, box: Box, theme: Theme) -> None:
    """Add the chosen row on a plate of the other shade."""
    colours = sheet.colours
    turned = Palette(colours.ink, colours.ground, colours.ground, colours.ground, colours.faint)
    sheet.fill(box, colours.ink)
    _row(sheet, choice, _inner(sheet, box), theme, turned)


def _inner(sheet: Sheet, box: Box) -> Box:
    x, y = _pad_px(sheet), round(0.1 * box.height)
    return Box(box.x + x, box.y + y, box.width - 2 * x, box.height - 2 * y)


def _row(sheet: Sheet, choice: Choice, box: Box, theme: Theme, colours: Palette) -> None:
    left = box
    if choice.entry is not None:
        width = round(ASIDE * box.width)
        left = Box(box.x, box.y, box.width - width - sheet.margin_px, box.height)
        _shape(sheet, choice.entry.timeline, Box(box.right - width, box.y, width, box.height), theme, colours)
    upper = left.upper(0.54)
    if not sheet.fits(upper, choice.title, NAME):  # it takes the whole row
        area = _marked(sheet, left, colours) if choice.broken else left
        sheet.text(area, choice.title, Style(Face.HEAD, 0.45, 3), colours.ink, colours.ground)
        return
    sheet.text(upper, choice.title, NAME, colours.ink, colours.ground)
    lower = left.below(left.y + round(0.55 * left.height))
    if choice.broken:
        fault = _first_fitting(sheet, _marked(sheet, lower, colours), shorter_faults(choice.broken))
        sheet.text(*fault, SMALL, colours.ink, colours.ground)
    else:
        sheet.text(*_first_fitting(sheet, lower, words.beginnings(choice.about)), SMALL, colours.faint, colours.ground)


def _first_fitting(sheet: Sheet, area: Box, texts: Iterable[str]) -> tuple[Box, str]:
    """Give an area, and the first of some ever shorter texts that fits it whole; nothing if none does."""
    return area, next((text for text in texts if sheet.fits(area, text, SMALL)), "")


def shorter_faults(broken: BrokenFile) -> tuple[str, ...]:
    """Say the first fault of a file, then without its mend, then its place alone."""
    place, _, what = broken.fault.partition(": ")
    return (words.first_fault((broken,)), f"{place}: {what.split('; ')[0]}", place)


def _shape(sheet: Sheet, timeline: Timeline, box: Box, theme: Theme, colours: Palette) -> None:
    """Add a routine's length, and below it its shape."""
    style = Style(Face.HEAD, 0.72, align=Align.RIGHT)
    sheet.text(box.upper(0.56), lengths.total(timeline), style, colours.ink, colours.ground)
    strip = Box(box.x, box.y + round(0.66 * box.height), box.width, max(2, round(0.2 * box.height)))
    sheet.fill(Box(strip.x - 1, strip.y - 1, strip.width + 2, strip.height + 2), sheet.colours.ground)
    sheet.strip(strip, ((item.planned_ms, theme.colours[item.phase]) for item in timeline.intervals))


def _marked(sheet: Sheet, area: Box, colours: Palette) -> Box:
    """Add the symbol of a fault; give the area beside it."""
    side_px = round(0.6 * min(area.height, 0.06 * sheet.height))
    sheet.symbol(Box(area.x, area.y, side_px, side_px), Shape.WARNING, colours.ink, colours.ground)
    x = area.x + side_px + side_px // 2
    return Box(x, area.y, area.right - x, area.height)


def _thumb(sheet: Sheet, scene: Scene) -> None:
    """Tell which part of a long list is shown, at the right edge."""
    count, shown, area = len(choices(scene)), _shown(sheet), _area(sheet)
    if count <= shown:
        return
    first = _first(sheet, scene, count)
    top, foot = area.height * first // count, area.height * (first + shown) // count
    width = max(2, round(THUMB * min(sheet.width, sheet.height)))
    x = area.right + (sheet.width - area.right - width) // 2
    sheet.strip(Box(x, area.y + top, width, foot - top), ((1, sheet.colours.faint),))
