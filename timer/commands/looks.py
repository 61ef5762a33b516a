"""Looks: whether a workout is seen in a window, in the terminal, as lines of text, or not at all."""

import argparse
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import MemoryHandler
from typing import TYPE_CHECKING

from timer import words
from timer.config import Config
from timer.desk import Desk
from timer.library import Library
from timer.scene import Scene
from timer.state import Status
from timer.theme import THEMES, Wardrobe
from timer.wish import Look

if TYPE_CHECKING:
    from timer.screen.window import Window

MOST_KEPT = 1_000  # messages that wait until the terminal shows text again


@contextmanager
def open_look(args: argparse.Namespace, desk: Desk, config: Config, library: Library) -> Iterator[Look]:
    """Open the best screen there is: a window, else the terminal, else lines of text."""
    simulated = args.command == "simulate"
    if simulated and args.headless:
        yield Look(attended=False, audible=False, ends_itself=True)
    elif simulated and args.speed is None:
        yield _lines(audible=False)
    elif (window := _open_window(desk, config, library)) is not None:
        yield Look(window)
    else:
        alone = simulated and args.routine is not None and not args.watch
        with _open_without_display(desk, config, library, simulated, ends_itself=alone) as look:
            yield look


@contextmanager
def _open_without_display(
    desk: Desk, config: Config, library: Library, simulated: bool, ends_itself: bool
) -> Iterator[Look]:
    """Open the terminal or, without one, lines of text; `run` goes on looking for a display.

    A television may be switched on after the Pi.
    """
    from timer.screen.terminal import Terminal, terminal_is_there

    if terminal_is_there():
        with _logs_kept_back():
            yield Look(Terminal(desk, desk, wardrobe=_wardrobe(config)), ends_itself=ends_itself)
        _say_goodbye(desk.scene())
    elif simulated:
        yield _lines(ends_itself=ends_itself)
    else:
        yield Look(_window(desk, config, library))


def _lines(*, audible: bool = True, ends_itself: bool = True) -> Look:
    from timer.screen.lines import Lines

    return Look(attended=False, audible=audible, ends_itself=ends_itself, observers=(Lines(sys.stdout),))


def _window(desk: Desk, config: Config, library: Library) -> "Window":
    from timer.screen.window import Window

    return Window(
        desk,
        desk,
        figures=library.figures,
        wardrobe=_wardrobe(config),
        turn=config.rotate,
        overscan=config.overscan,
    )


def _wardrobe(config: Config) -> Wardrobe:
    return Wardrobe(THEMES[config.theme], config.night)


def _open_window(desk: Desk, config: Config, library: Library) -> "Window | None":
    """Open the window; None where there is no display."""
    from timer.screen.display import ScreenError

    window = _window(desk, config, library)
    try:
        window.open()
    except ScreenError:
        return None
    return window


@contextmanager
def _logs_kept_back() -> Iterator[None]:
    """Keep messages until the terminal view is gone; they would be written across it."""
    root = logging.getLogger()
    handlers = root.handlers[:]
    keeper = MemoryHandler(MOST_KEPT, flushLevel=logging.CRITICAL + 1, target=handlers[0] if handlers else None)
    root.handlers[:] = [keeper]
    try:
        yield
    finally:
        root.handlers[:] = handlers
        keeper.close()  # which flushes


def _say_goodbye(scene: Scene) -> None:
    """Print how the workout went, for the view is gone with the screen."""
    if scene.player and scene.player.status is Status.FINISHED:
        print(f"{scene.player.timeline.routine.name}: {words.summary(scene.tally, scene.player.timeline)}")
