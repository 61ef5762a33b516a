"""The opening picture: on the screen before the program is loaded, so that one sees at once that it starts."""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import ModuleType

GROUND, INK, ACCENT = (14, 16, 19), (245, 245, 240), (230, 159, 0)  # of the default theme
# Parts that pygame does without where they are missing. To load them takes three times as long as all the rest of it.
LATER = ("_debug", "font", "imageext", "mixer", "mixer_music", "pkgdata", "system", "typing")
FINER = 4  # drawn so much larger, then scaled down, which is smooth


def show_opening() -> None:
    """Open the display, and show a stopwatch on it. A view then takes it over, or tells why there is none."""
    with _without(LATER):
        import pygame

        from timer.screen.display import ScreenError, open_display, open_window

        with suppress(ScreenError, pygame.error):
            open_display("nothing")
            open_window()
            _draw()
    importlib.reload(pygame)


@contextmanager
def _without(parts: tuple[str, ...]) -> Iterator[None]:
    """Have pygame find these parts missing."""
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]  # None: not to be found
    names = [f"pygame.{part}" for part in parts]
    modules.update(dict.fromkeys(names))
    try:
        yield
    finally:
        for name in names:
            del modules[name]


def _draw() -> None:
    """Draw a stopwatch in the middle of the display, three quarters of whose time are left."""
    import pygame

    surface = pygame.display.get_surface()
    assert surface
    side = min(surface.get_size()) // 4
    large = pygame.Surface((side * FINER, side * FINER))
    large.fill(GROUND)
    middle, radius = (side * FINER // 2, side * FINER * 11 // 20), side * FINER * 9 // 20
    pygame.draw.circle(large, ACCENT, middle, radius * 7 // 10)
    pygame.draw.rect(large, GROUND, (middle[0], middle[1] - radius, radius, radius))
    pygame.draw.circle(large, INK, middle, radius, width=radius // 7)
    pygame.draw.rect(large, INK, (middle[0] - radius // 6, 0, radius // 3, middle[1] - radius + 1))
    watch = pygame.transform.smoothscale(large, (side, side))
    surface.fill(GROUND)
    surface.blit(watch, watch.get_rect(center=surface.get_rect().center))
    pygame.display.flip()
