"""The display: opened by a driver that one can see."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress

import pygame

# SDL takes these two when there is no display, and then everything succeeds unseen.
UNSEEN = frozenset({"offscreen", "dummy"})
OPEN_FILES = "/proc/self/fd"
X_SERVER = ".X11-unix/"  # in the name of its socket
TITLE = "Gym Timer"
SIZE = (960, 720)  # of a new window


class ScreenError(OSError):
    """There is no display to draw on; the message says why, and the mend."""


def open_display(mend: str) -> None:
    """Start SDL's video with the first driver that works, but never with one that nobody sees.

    Nothing happens if it is started.

    Args:
        mend: What else one can do, for the error.
    Raises:
        ScreenError: None works.
    """
    if pygame.display.get_init():
        return
    chosen = os.environ.get("SDL_VIDEODRIVER")
    problems = []
    for driver in [chosen] if chosen else list(_drivers()):
        try:
            _init_display(driver)
        except pygame.error as error:
            problems.append(f"{driver}: {error}")
            continue
        if chosen or pygame.display.get_driver() not in UNSEEN:
            return
        pygame.display.quit()
    raise ScreenError(f"no display ({'; '.join(problems) or 'none found'}); connect one, or {mend}")


def _drivers() -> Iterator[str]:
    """Name SDL's drivers that draw on a display one can see, for this machine."""
    if sys.platform == "darwin":
        yield "cocoa"
        return
    if os.environ.get("WAYLAND_DISPLAY"):
        yield "wayland"
    if os.environ.get("DISPLAY"):
        yield "x11"
    yield "kmsdrm"


def _init_display(driver: str) -> None:
    """Start SDL's video with one driver."""
    if driver == "x11":  # sends what changed, not the whole frame through OpenGL: 0.3 ms for 15
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    before = os.environ.get("SDL_VIDEODRIVER")
    os.environ["SDL_VIDEODRIVER"] = driver
    try:
        pygame.display.init()
    finally:
        if before is None:
            del os.environ["SDL_VIDEODRIVER"]
        else:
            os.environ["SDL_VIDEODRIVER"] = before


def open_window(size: tuple[int, int] = SIZE, *, full_screen: bool = False) -> None:
    """Open the window, no larger than the screen; or fill the screen, as always where there are no windows.

    Raises:
        pygame.error: It can't be opened.
    """
    pygame.display.set_caption(TITLE)
    if full_screen or fills_screen():
        pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        return
    desktop = pygame.display.get_desktop_sizes()[0]
    pygame.display.set_mode((min(size[0], desktop[0]), min(size[1], desktop[1])), pygame.RESIZABLE)


def fills_screen() -> bool:
    """Tell whether the display has no windows: a Pi's, without a desktop."""
    return pygame.display.get_driver() == "kmsdrm"


def key_file() -> int | None:
    """Give the descriptor of what keys arrive through, to wait for them: the X server's socket.

    Returns:
        None: The display is another one, on which keys can only be looked for.
    """
    if pygame.display.get_driver() != "x11" or not os.path.isdir(OPEN_FILES):
        return None
    return next((file for file in map(int, os.listdir(OPEN_FILES)) if X_SERVER in _peer(file)), None)


def _peer(file: int) -> str:
    """Name what a socket is connected to; nothing if it is no such socket."""
    import socket

    with suppress(OSError):
        if stat.S_ISSOCK(os.fstat(file).st_mode):
            with socket.socket(fileno=os.dup(file)) as connected:
                peer = connected.getpeername()  # of a socket that is no file's, an address
                return os.fsdecode(peer) if isinstance(peer, str | bytes) else ""
    return ""
