"""The views around a workout: idle, ready, finished, and the offer to take one up again. Pure."""

from collections.abc import Iterator
from datetime import datetime

from timer import lengths, words
from timer.entry import BrokenFile, Entry
from timer.scene import LESSON, Offer, Scene
from timer.screen.chart import chart, has_chart
from timer.screen.columns import columns
from timer.screen.items import Align, Box, Face, Shape
from timer.screen.outline import equipment, exercises, outline
from timer.screen.share import Share
from timer.screen.sheet import TOP, Sheet, Style
from timer.state import State
from timer.theme import Colour, Theme
from timer.timeline import Interval

NO_ROUTINES = "There is no routine yet. Write one: gym-timer new my-first"
TITLE = Style(Face.HEAD, 0.85)
HEADLINE = Style(Face.HEAD, 0.84, 2)
PLAIN = Style(largest=0.8)
# Rows of the summary, each its top and height in parts of the screen's height; with the past below it, or without.
FINISHED = {"figure": (0.3, 0.37), "bar": (0.75, 0.03)}
FINISHED_PAST = {"figure": (0.28, 0.275), "bar": (0.59, 0.02), "compared": (0.625, 0.075), "chart": (0.71, 0.165)}
FINISHED_TALL = {"figure": (0.3, 0.37), "facts": (0.68, 0.15), "bar": (0.85, 0.018)}
FINISHED_TALL_PAST = {
    "figure": (0.265, 0.235),
    "facts": (0.515, 0.135),
    "bar": (0.665, 0.014),
    "compared": (0.69, 0.05),
    "chart": (0.755, 0.125),
}


def idle(sheet: Sheet, scene: Scene, wall: datetime | None) -> None:
    """Lay out the clock, if there is one, and the routine that is chosen."""
    if wall is not None:
        sheet.text(sheet.row(0.04, 0.075), day(wall), TITLE, sheet.colours.faint)
        sheet.figure(sheet.row(0.15, 0.365), f"{wall:%H:%M}", sheet.colours.ink)
    else:
        sheet.text(sheet.row(0.04, 0.075), "Gym Timer", TITLE, sheet.colours.faint)
    first = 0.555 if wall is not None else 0.25
    if scene.entry is None:
        sheet.text(sheet.row(first, 0.12), LESSON if scene.menu else NO_ROUTINES, Style(Face.HEAD, 0.5, 3))
    else:
        _chosen(sheet, scene, scene.entry, wall, first)
    if scene.broken:
        _notice(sheet, scene.broken, sheet.row(0.8, 0.07))


def _chosen(sheet: Sheet, scene: Scene, entry: Entry, wall: datetime | None, first: float) -> None:
    routine = entry.timeline.routine
    sheet.text(sheet.row(first, 0.12), routine.name, HEADLINE)
    sheet.text(sheet.row(first + 0.12, 0.06), " · ".join(choice_facts(scene, entry, wall)), PLAIN)
    sheet.text(sheet.row(first + 0.18, 0.06), routine.about, Style(largest=0.75, most_lines=2), sheet.colours.faint)


def day(wall: datetime) -> str:
    """Write the date: `Saturday, 3 May`."""
    return f"{wall:%A}, {wall.day} {wall:%B}"


def choice_facts(scene: Scene, entry: Entry, wall: datetime | None) -> Iterator[str]:
    """Say how long the chosen routine is, when it was last done, and which of the menu it is."""
    yield lengths.total(entry.timeline)
    last = scene.lasts.get(entry.name)
    if last and last.day and wall:
        yield f"last done {words.days_ago(last.day, wall.date())}"
    if len(scene.menu) > 1:
        yield f"{scene.chosen + 1} of {len(scene.menu)}"


def _notice(sheet: Sheet, broken: tuple[BrokenFile, ...], area: Box) -> None:
    """Say which file has faults, and the first of them."""
    side_px = round(area.height * 0.5)
    sheet.symbol(Box(area.x, area.y + (area.height - side_px) // 2, side_px, side_px), Shape.WARNING, sheet.colours.ink)
    x = area.x + side_px + sheet.margin_px // 2
    room = Box(x, area.y, area.right - x, area.height)
    sheet.text(room, words.first_fault(broken), Style(largest=0.5, most_lines=2, shrink_to=1.0))


# Ready


def ready(sheet: Sheet, scene: Scene, state: State, theme: Theme) -> None:
    """Lay out a routine that is about to begin."""
    timeline = state.timeline
    routine = timeline.routine
    top = sheet.row(0.04, 0.075)
    place = f" · {scene.chosen + 1} of {len(scene.menu)}" if len(scene.menu) > 1 else ""
    left = Box(top.x, top.y, top.width // 2, top.height)
    word = sheet.text(left, f"READY{place}", TITLE, sheet.colours.faint)
    right = Box(word.right, top.y, top.right - word.right, top.height)
    sheet.text(right, lengths.total(timeline), Style(Face.HEAD, 0.85, align=Align.RIGHT))
    sheet.text(sheet.row(0.125, 0.125), routine.name, HEADLINE)
    sheet.strip(sheet.row(0.27, 0.035), ((item.planned_ms, _colour(item, theme)) for item in timeline.intervals))
    steps, advice = _columns(sheet)
    columns(sheet, outline(routine), steps)
    _advice(sheet, state, advice)


def _colour(interval: Interval, theme: Theme) -> Colour:
    return theme.colours[interval.phase]


def _columns(sheet: Sheet) -> tuple[Box, Box]:
    """Give the areas of the steps and of the advice: side by side, or below each other on a tall screen."""
    if sheet.tall:
        return sheet.row(0.325, 0.37), sheet.row(0.71, 0.17)
    row = sheet.row(0.335, 0.545)
    left = round(row.width * 0.6)
    x = row.x + left + 2 * sheet.margin_px
    return Box(row.x, row.y, left, row.height), Box(x, row.y, row.right - x, row.height)


def _advice(sheet: Sheet, state: State, area: Box) -> None:
    """Add what the routine is for, what it needs, and the cautions of its exercises."""
    routine = state.timeline.routine
    needs = ", ".join(equipment(routine))
    first = Box(area.x, area.y, area.width, round(area.height * 0.4))
    told = filter(None, (routine.about, f"You need: {needs}." if needs else ""))
    style = Style(largest_px=sheet.px(0.062), most_lines=6, rise=TOP, shrink_to=1.0)
    taken = sheet.text(first, " ".join(told), style)
    said = words.cautions(exercises(routine))
    if said:
        y = taken.bottom + sheet.margin_px // 2
        _cautions(sheet, said, Box(area.x, y, area.width, area.bottom - y))


def _cautions(sheet: Sheet, said: tuple[str, ...], area: Box) -> None:
    sentences = dict.fromkeys(sentence for text in said for sentence in _sentences(text))
    style = Style(largest_px=sheet.px(0.055), most_lines=12, rise=TOP, shrink_to=1.0)
    side_px = round(0.045 * sheet.height)
    sheet.symbol(Box(area.x, area.y, side_px, side_px), Shape.WARNING, sheet.colours.ink)
    x = area.x + side_px + sheet.margin_px // 2
    sheet.text(Box(x, area.y, area.right - x, area.height), " ".join(sentences), style, sheet.colours.faint)


def _sentences(text: str) -> Iterator[str]:
    """Split a caution into its sentences, so that one that many exercises share is said once."""
    return (f"{part.rstrip('.')}." for part in text.split(". ") if part)


# Finished, and the offer


def finished(sheet: Sheet, scene: Scene, state: State, done: Colour, wall: datetime | None) -> None:
    """Lay out what was done, and where that stands among the last weeks."""
    rows = _finished_rows(sheet, bool(scene.last) or has_chart(scene))
    _title(sheet, words.phase_word(state), Shape.WAITING if state.stopped else Shape.DONE, done)
    sheet.text(sheet.row(0.13, 0.14), state.timeline.routine.name, HEADLINE)
    row = rows["figure"]
    worked = lengths.clock(scene.tally.work_ms // 1_000)
    figure_row = row if sheet.tall else Box(row.x, row.y, row.width * 6 // 10, row.height)
    figure = sheet.figure(figure_row, worked, sheet.colours.ink)
    facts = ("of work", *words.counts(scene.tally, state.timeline))
    x = figure.right + sheet.margin_px
    beside = Box(x, row.y, row.right - x, row.height)
    sheet.listing(rows.get("facts", beside), facts, 0.04 if sheet.tall else 0.075)
    share = Share(min(1.0, (scene.tally.done + scene.tally.early) / words.efforts(state.timeline)))
    sheet.bar(rows["bar"], share, done)
    if scene.last:
        text = words.compared(scene.tally, scene.last, wall.date() if wall else None)
        sheet.text(rows["compared"], text, Style(Face.HEAD, 0.8))
    if has_chart(scene):
        chart(sheet, scene.weeks_min, rows["chart"], done)


def _finished_rows(sheet: Sheet, with_past: bool) -> dict[str, Box]:
    rows = FINISHED_TALL if sheet.tall else FINISHED
    if with_past:
        rows = FINISHED_TALL_PAST if sheet.tall else FINISHED_PAST
    return {name: sheet.row(*row) for name, row in rows.items()}


def offer(sheet: Sheet, scene: Scene) -> None:
    """Lay out an unfinished workout that can be taken up again."""
    if scene.offer is None:
        return
    timeline = scene.offer.entry.timeline
    interval = timeline.intervals[scene.offer.index]
    _title(sheet, "Not finished", Shape.PAUSED, sheet.colours.ink)
    sheet.text(sheet.row(0.16, 0.22), timeline.routine.name, Style(Face.HEAD, 0.6, 2))
    sheet.text(sheet.row(0.4, 0.3), offered(scene.offer), Style(largest=0.28, most_lines=4, rise=TOP, shrink_to=1.0))
    sheet.text(sheet.row(0.74, 0.08), " · ".join(words.places(interval)), Style(largest=0.7), sheet.colours.faint)


def offered(offer: Offer) -> str:
    """Say where a workout would go on, and how much of it is left."""
    timeline = offer.entry.timeline
    interval = timeline.intervals[offer.index]
    left = lengths.about(timeline.total_ms - interval.start_ms, timeline.estimated)
    return f"Stopped at: {words.asks(interval)}. {words.capital(left)} left."


def _title(sheet: Sheet, word: str, shape: Shape, colour: Colour) -> None:
    row = sheet.row(0.04, 0.08)
    side_px = round(row.height * 0.8)
    sheet.symbol(Box(row.x, row.y + (row.height - side_px) // 2, side_px, side_px), shape, colour)
    x = row.x + side_px + round(side_px * 0.4)
    sheet.text(Box(x, row.y, row.right - x, row.height), word.upper(), TITLE)
