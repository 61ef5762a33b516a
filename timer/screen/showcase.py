"""The showcase: a window that shows the figures, moving; and their sheet as a picture."""

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pygame

from timer.screen.display import ScreenError, open_display
from timer.screen.draw import Painter, measure
from timer.screen.gallery import Named, contact_sheet, gallery
from timer.screen.typeset import Typesetter
from timer.theme import DEFAULT

TITLE = "Gym Timer: figures"
SIZE = (1280, 800)
FRAME_S = 0.08
CLOSING = frozenset({pygame.K_ESCAPE, pygame.K_q})


def show_figures(named: Sequence[Named], closed: threading.Event, now_s: Callable[[], float] = time.monotonic) -> None:
    """Show figures in a window, until it is closed, by escape or q too.

    Args:
        closed: Set, it closes the window; what is waited on between two frames.
    Raises:
        ScreenError: There is no display, or it fails.
    """
    open_display("write a picture: gym-timer figures --plot figures.png")
    try:
        pygame.font.init()
        pygame.display.set_caption(TITLE)
        pygame.display.set_mode(SIZE, pygame.RESIZABLE)
        _show(named, closed, now_s)
    except pygame.error as error:
        raise ScreenError(f"the display fails: {error}") from error
    finally:
        pygame.display.quit()


def _show(named: Sequence[Named], closed: threading.Event, now_s: Callable[[], float]) -> None:
    typesetter = Typesetter(measure)
    painter: Painter | None = None
    begin_s = now_s()
    while not closed.is_set() and not any(map(_closes, pygame.event.get())):
        surface = pygame.display.get_surface()
        if surface is None:
            raise pygame.error("the window is gone")
        if painter is None or painter.surface is not surface or painter.surface.get_size() != surface.get_size():
            painter = Painter(surface)
        time_ms = round((now_s() - begin_s) * 1_000)
        changed = painter.paint(gallery(named, surface.get_size(), DEFAULT, typesetter), time_ms)
        if changed:
            pygame.display.update(changed)
        closed.wait(FRAME_S)


def _closes(event: pygame.event.Event) -> bool:
    return event.type == pygame.QUIT or (event.type == pygame.KEYDOWN and event.key in CLOSING)


def save_figures(named: Sequence[Named], path: Path) -> None:
    """Write the sheet of figures as a picture, of the kind that the file's ending says.

    Raises:
        OSError: It can't be written.
    """
    pygame.font.init()
    items = contact_sheet(named, DEFAULT, Typesetter(measure))
    surface = pygame.Surface((items[0].box.width, items[0].box.height), depth=32)
    Painter(surface).paint(items)
    try:
        pygame.image.save(surface, str(path))
    except pygame.error as error:
        raise OSError(str(error)) from error
