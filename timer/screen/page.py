"""The page: what any view says, in words, for media without pixels. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from timer import lengths, words
from timer.scene import LESSON, Scene, Where
from timer.screen.badge import level, loudness, silence, troubles, wrong
from timer.screen.chart import has_chart
from timer.screen.content import Look, content, look
from timer.screen.layout import hold_share, presses
from timer.screen.lesson import signal_name
from timer.screen.menu import TITLE, Choice, choices, place
from timer.screen.outline import Line, equipment, exercises, outline
from timer.screen.ready import broken_save
from timer.screen.standing import NO_ROUTINES, all_wrong, choice_facts, day, offered
from timer.state import State


@dataclass(frozen=True, slots=True)
class Page:
    """A view in words."""

    look: Look
    word: str  # of the phase, or of the view
    aside: str = ""  # beside it: what is left, the date, a length
    headline: str = ""
    figure: str = ""  # to be written large
    unit: str = ""  # of the figure, or a second count beside it
    facts: tuple[str, ...] = ()  # short; they stand in one line
    paragraphs: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()  # of a list
    choices: tuple[Choice, ...] = ()  # of the menu
    chosen: int = 0  # of them
    weeks_min: tuple[int, ...] = ()  # of a chart: minutes of each week
    call: str = ""  # the text of an `at` cue
    share: float | None = None  # of a bar, 0-1
    next: str = ""
    presses: tuple[tuple[str, str], ...] = ()
    held: float = 0.0  # how far a hold is, 0-1
    hold: str = ""  # what it will do
    badges: tuple[str, ...] = ()  # silence and troubles, or how loud it is: in full, then ever shorter
    level: float | None = None  # 0-1: how loud it is, just after somebody has changed that
    wrong: tuple[str, ...] = ()  # with files and devices, in full, where there is room


def page(scene: Scene, now_ms: int, wall: datetime | None) -> Page:
    """Tell in words what a scene shows at one instant."""
    state = scene.player
    plain = Page(
        look(state) if state else Look.STILL,
        "Gym Timer",
        presses=presses(scene.presses),
        held=hold_share(scene, now_ms),
        hold=scene.presses.hold.value,
        badges=tuple(_badges(scene, now_ms)),
        level=level(scene) if loudness(scene, now_ms) else None,
    )
    if scene.where is Where.OFFER:
        return _offer(plain, scene)
    if scene.lesson:
        name, meaning = signal_name(scene.lesson), words.capital(words.MEANINGS[scene.lesson])
        return replace(plain, word=LESSON, headline=name, facts=(meaning,))
    if scene.shows_menu(now_ms):
        return _menu(plain, scene)
    if state is None:
        return _idle(plain, scene, wall)
    if scene.where is Where.READY:
        return _ready(plain, scene, state)
    if scene.where is Where.FINISHED:
        return _finished(plain, scene, state, wall)
    return _running(plain, state, now_ms, wall)


def _badges(scene: Scene, now_ms: int) -> Iterator[str]:
    loud, silent, texts = loudness(scene, now_ms), silence(scene), wrong(scene, now_ms)
    if loud or not texts:
        yield from filter(None, (loud or silent,))
    else:
        yield from (" · ".join(filter(None, (silent, text))) for text in troubles(texts))


def _running(plain: Page, state: State, now_ms: int, wall: datetime | None) -> Page:
    said = content(state, now_ms, wall)
    return replace(
        plain,
        word=said.word,
        aside=", ".join(filter(None, (said.left, said.until))),
        headline=said.headline,
        figure=said.figure.text,
        unit=said.counts,
        facts=(*said.tasks, *said.places),
        paragraphs=(said.note,),
        call=said.call,
        share=said.share.at(now_ms) if said.share else None,
        next=said.next,
    )


def _idle(plain: Page, scene: Scene, wall: datetime | None) -> Page:
    aside, figure = (day(wall), f"{wall:%H:%M}") if wall else ("", "")
    plain = replace(plain, aside=aside, figure=figure, wrong=all_wrong(scene))
    if scene.entry is None:
        return replace(plain, headline=LESSON if scene.menu else NO_ROUTINES)
    routine = scene.entry.timeline.routine
    facts = tuple(choice_facts(scene, scene.entry, wall))
    return replace(plain, headline=routine.name, facts=facts, paragraphs=(routine.about,))


def _menu(plain: Page, scene: Scene) -> Page:
    listed = choices(scene)
    chosen = listed[scene.chosen]
    return replace(
        plain,
        word=TITLE,
        aside=place(scene),
        choices=listed,
        chosen=scene.chosen,
        wrong=(words.first_fault((chosen.broken,)),) if chosen.broken else (),
        paragraphs=(chosen.about,),
    )


def _ready(plain: Page, scene: Scene, state: State) -> Page:
    routine = state.timeline.routine
    needs = ", ".join(equipment(routine))
    told = " ".join(filter(None, (routine.about, f"You need: {needs}." if needs else "")))
    return replace(
        plain,
        word="Ready",
        aside=" · ".join(filter(None, (place(scene), lengths.total(state.timeline)))),
        headline=routine.name,
        lines=outline(routine),
        wrong=broken_save(scene),
        paragraphs=(told, " ".join(words.cautions(exercises(routine)))),
    )


def _finished(plain: Page, scene: Scene, state: State, wall: datetime | None) -> Page:
    last = (words.compared(scene.tally, scene.last, wall.date() if wall else None),) if scene.last else ()
    return replace(
        plain,
        word=words.phase_word(state),
        headline=state.timeline.routine.name,
        figure=lengths.clock(scene.tally.work_ms // 1_000),
        facts=(words.summary(scene.tally, state.timeline), *last),
        weeks_min=scene.weeks_min if has_chart(scene) else (),
    )


def _offer(plain: Page, scene: Scene) -> Page:
    if scene.offer is None:
        return plain
    routine = scene.offer.entry.timeline.routine
    return replace(plain, word="Not finished", headline=routine.name, paragraphs=(offered(scene.offer),))
