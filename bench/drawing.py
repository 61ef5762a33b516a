"""Drawing: what changes from one second to the next, against the whole picture."""

import time
from collections.abc import Callable, Iterator
from functools import partial

from bench.rig import Rig
from bench.routines import MINUTE, catalogue
from bench.table import Row, median
from timer.entry import Entry
from timer.expand import expand
from timer.messages import Start
from timer.routine.loader import load
from timer.scene import Scene, Where
from timer.session import Session

SIZE = (960, 720)
SECONDS = 30  # of a workout, a block
BLOCKS = 4


def drawing(rig: Rig) -> Iterator[Row]:
    """Both lay the same seconds out, paint them and show them; the yardstick on a picture that is new each time."""
    import pygame

    from timer.screen.display import open_display
    from timer.screen.draw import Painter, measure
    from timer.screen.layout import lay_out
    from timer.screen.typeset import Typesetter
    from timer.theme import DEFAULT

    open_display("connect one")
    pygame.font.init()
    surface = pygame.display.set_mode(SIZE)
    scene, typesetter = _scene(), Typesetter(measure)

    def show(painter: Painter, second: int) -> None:
        layout = lay_out(scene, 6_000 + second * 1_000, SIZE, DEFAULT, None, typesetter)
        pygame.display.update(painter.paint(layout))

    changed: list[float] = []
    whole: list[float] = []
    try:
        for _ in range(BLOCKS):
            painter = Painter(surface)
            show(painter, -1)
            changed += _times(partial(show, painter))
            whole += _times(lambda second: show(Painter(surface), second))
    finally:
        pygame.display.quit()
    takes = "Laying out takes as long as painting: a layout of the changed lines alone."
    pair = median(changed) * 1_000, median(whole) * 1_000
    yield Row("a one-second change drawn", pair[0], "ms", 0.25, 0.1, pair[1], "full redraw", takes)


def _scene() -> Scene:
    routine = load(MINUTE.format(rounds=5), "minutes.yaml", catalogue()).routine
    assert routine
    session = Session(5_000, once=True)
    scene = session.handle(Start(Entry("minutes", expand(routine))), 0)[0]
    scene = session.advance(6_000)[0]
    assert scene.where is Where.TIMED
    return scene


def _times(draw: Callable[[int], None]) -> list[float]:
    taken = []
    for second in range(SECONDS):
        began_s = time.perf_counter()
        draw(second)
        taken.append(time.perf_counter() - began_s)
    return taken
