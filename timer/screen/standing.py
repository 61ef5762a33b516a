"""The views around a workout: idle, finished, and the offer to take one up again. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from timer import lengths, words
from timer.entry import Entry
from timer.scene import LESSON, Offer, Scene
from timer.screen.chart import chart, has_chart
from timer.screen.items import Box, Face, Shape
from timer.screen.share import Share
from timer.screen.sheet import TOP, Sheet, Style
from timer.screen.stack import Piece, noted, rows, stack, stack_fits, stack_px
from timer.state import State
from timer.theme import Colour, Theme

NO_ROUTINES = "There is no routine yet. Write one: gym-timer new my-first"
TITLE = Style(Face.HEAD, 0.85)
HEADLINE = Style(Face.HEAD, 0.84, 2)
# Of the idle view, in parts of the screen's height: where its title ends and its foot begins, the gap below the clock,
# the routine's name with what is known of it; and the clock, lower the more there is to tell. On a tall screen a higher
# one would be too thin.
TITLED, FOOT, GAP, NAMED = 0.15, 0.88, 0.03, 0.225
CLOCKS, TALL_CLOCK = (0.365, 0.32, 0.28, 0.24, 0.2, 0.16, 0.12), 0.24
# Rows of the summary, each its top and height in parts of the screen's height; with the past below it, or without.
FINISHED = {"figure": (0.3, 0.37), "bar": (0.75, 0.03)}
FINISHED_PAST = {"figure": (0.28, 0.275), "bar": (0.59, 0.02), "compared": (0.625, 0.075), "chart": (0.71, 0.165)}
FINISHED_TALL = {"figure": (0.28, 0.28), "facts": (0.585, 0.2), "bar": (0.83, 0.018)}
FINISHED_TALL_PAST = {
    "figure": (0.265, 0.235),
    "facts": (0.515, 0.135),
    "bar": (0.665, 0.014),
    "compared": (0.69, 0.05),
    "chart": (0.75, 0.118),
}


def idle(sheet: Sheet, scene: Scene, wall: datetime | None, theme: Theme) -> None:
    """Lay out the clock, if there is one, the routine that is chosen, and what is wrong."""
    title = sheet.row(0.04, 0.055 if sheet.tall else 0.075)
    sheet.text(title, day(wall) if wall else "Gym Timer", TITLE, sheet.colours.faint)
    clock, pieces = _shared_out(sheet, scene, wall)
    top = TITLED + (clock + GAP if clock else 0.0)
    if wall is not None:
        sheet.figure(sheet.row(TITLED, clock), f"{wall:%H:%M}", sheet.colours.ink)
    area = _chosen(sheet, scene, wall, sheet.row(top, FOOT - top), theme)
    stack(sheet, pieces, area)


def _shared_out(sheet: Sheet, scene: Scene, wall: datetime | None) -> tuple[float, tuple[Piece, ...]]:
    """Give how high the clock is, and the texts below; what a routine is for gives way to what is wrong."""
    what_for, wrong = tuple(_what_for(sheet, scene)), tuple(noted(all_wrong(scene), round(0.85 * _plain_px(sheet))))
    clocks = [height for height in CLOCKS if not sheet.tall or height <= TALL_CLOCK] if wall else [0.0]
    areas = {clock: sheet.row(0, FOOT - TITLED - clock - GAP - NAMED) for clock in clocks}
    for clock, area in areas.items():
        if stack_px(sheet, (*what_for, *wrong), area.width) <= area.height:
            return clock, (*what_for, *wrong)
    least = clocks[-1]
    return least, (*what_for, *wrong) if stack_fits(sheet, (*what_for, *wrong), areas[least]) else wrong


def _what_for(sheet: Sheet, scene: Scene) -> Iterator[Piece]:
    if scene.entry and scene.entry.timeline.routine.about:
        yield Piece(scene.entry.timeline.routine.about, _plain_px(sheet), faint=True)


def all_wrong(scene: Scene) -> tuple[str, ...]:
    """Say what is wrong with files, then with devices."""
    faults = (words.first_fault(scene.broken),) if scene.broken else ()
    return (*faults, *scene.troubles)


def _plain_px(sheet: Sheet) -> int:
    return round(0.05 * sheet.width) if sheet.tall else sheet.px(0.045)


def _chosen(sheet: Sheet, scene: Scene, wall: datetime | None, area: Box, theme: Theme) -> Box:
    """Add the name of the routine, what is known of it, and its shape; give the area that is left."""
    row = Box(area.x, area.y, area.width, sheet.px(0.12))
    if scene.entry is None:
        said = sheet.text(row, LESSON if scene.menu else NO_ROUTINES, Style(Face.HEAD, 0.6, 3, rise=TOP))
        return area.below(said.bottom + sheet.px(0.01))
    name = sheet.text(row, scene.entry.timeline.routine.name, replace(HEADLINE, rise=TOP))
    facts = " · ".join(choice_facts(scene, scene.entry, wall))
    style = Style(largest_px=round(1.07 * _plain_px(sheet)), most_lines=2, rise=TOP)
    known = sheet.text(area.below(name.bottom), facts, style)
    shape = Box(area.x, known.bottom + sheet.px(0.018), area.width, sheet.px(0.018))
    sheet.strip(shape, ((item.planned_ms, theme.colours[item.phase]) for item in scene.entry.timeline.intervals))
    return area.below(shape.bottom + sheet.px(0.015))


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


# Finished, and the offer


def finished(sheet: Sheet, scene: Scene, state: State, done: Colour, wall: datetime | None) -> None:
    """Lay out what was done, and where that stands among the last weeks."""
    areas = _finished_rows(sheet, bool(scene.last) or has_chart(scene))
    _title(sheet, words.phase_word(state), Shape.WAITING if state.stopped else Shape.DONE, done)
    sheet.text(sheet.row(0.13, 0.14), state.timeline.routine.name, HEADLINE)
    row = areas["figure"]
    worked = lengths.clock(scene.tally.work_ms // 1_000)
    figure_row = row if sheet.tall else Box(row.x, row.y, row.width * 6 // 10, row.height)
    figure = sheet.figure(figure_row, worked, sheet.colours.ink)
    facts = ("of work", *words.counts(scene.tally, state.timeline))
    x = figure.right + sheet.margin_px
    beside = Box(x, row.y, row.right - x, row.height)
    rows(sheet, facts, areas.get("facts", beside), round(0.075 * min(sheet.width, sheet.height)))
    share = Share(min(1.0, (scene.tally.done + scene.tally.early) / words.efforts(state.timeline)))
    sheet.bar(areas["bar"], share, done)
    if scene.last:
        text = words.compared(scene.tally, scene.last, wall.date() if wall else None)
        sheet.text(areas["compared"], text, Style(Face.HEAD, 0.8))
    if has_chart(scene):
        chart(sheet, scene.weeks_min, areas["chart"], done)


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
