"""The window: draws scenes with pygame, and takes keys and the mouse. Belongs to the main thread."""

import logging
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime

import pygame

from timer.flicker import Flicker
from timer.orders import Order
from timer.routine.figures import NO_FIGURES, Figures
from timer.scene import Scene
from timer.screen.bell import Bell
from timer.screen.boardpicture import BoardPicture
from timer.screen.boardview import Spot, board_height, lay_board, spot_at
from timer.screen.canvas import Canvas
from timer.screen.display import SIZE, ScreenError, fills_screen, key_file, open_display, open_window
from timer.screen.draw import Painter, measure
from timer.screen.due import due_ms
from timer.screen.keys import Keys
from timer.screen.layout import backdrop, choice_at, lay_out
from timer.screen.palette import Backdrop
from timer.screen.typeset import Typesetter
from timer.screen.view import KeySink, ViewSource
from timer.theme import DAILY, Wardrobe

log = logging.getLogger(__name__)

RETRY_S = 5.0
FRAME_S = 1 / 30  # at least, between two steps of what moves by itself
BEHIND_S = 0.003  # how much later than a device a picture changes, for the conductor is busy at that instant
LONGEST_S = 5.0  # between two looks, whatever happens; SDL keeps a screen saver away meanwhile
AWAKE_S = 2.0  # how long after a key a display is looked at often whose keys can't be waited for
OFTEN_S, SELDOM_S = 1 / 30, 1 / 10  # between two looks at it then, and else
SWITCH_S = 0.0005  # how long drawing keeps the conductor, who wants to run, from it; Python's own is 5 ms
KEYS = {
    pygame.K_SPACE: "space",
    pygame.K_RETURN: "enter",
    pygame.K_KP_ENTER: "enter",
    pygame.K_RIGHT: "right",
    pygame.K_LEFT: "left",
    pygame.K_UP: "up",
    pygame.K_DOWN: "down",
    pygame.K_PAGEDOWN: "page down",
    pygame.K_PAGEUP: "page up",
    pygame.K_ESCAPE: "escape",
    pygame.K_KP_PLUS: "+",
    pygame.K_KP_MINUS: "-",
    pygame.K_MINUS: "-",
    pygame.K_m: "m",
}
POINTER = "pointer"  # the name under which the mouse holds a button


class Window:
    """Shows what a source gives, until it is told to stop.

    A display that is missing or fails is logged once, named in `trouble`, and tried again every 5 s.
    """

    def __init__(
        self,
        view: ViewSource,
        keys: KeySink,
        *,
        figures: Figures = NO_FIGURES,
        wardrobe: Wardrobe = DAILY,
        full_screen: bool = False,
        turn: int = 0,
        overscan: int = 0,
        bell: Bell | None = None,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """Args.

        turn: Of the picture, clockwise, in degrees: 0, 90, 180 or 270.
        overscan: Percent of each edge that the display cuts off, 0-20.
        bell: Ends its waits; one of its own, if left out.
        now_s: Gives the time that keys are stamped with.
        """
        self.trouble: str | None = None
        self.is_open = False
        self.moved_s: float | None = None
        self._view = view
        self._sink = keys
        self._keys = Keys(keys, view.scene)
        self._figures = figures
        self._wardrobe = wardrobe
        self._full_screen = full_screen
        self._turn = turn
        self._overscan = overscan
        self._bell = bell or Bell()
        self._key_file: int | None = None  # where keys arrive; None: nobody knows, and they are looked for
        self._now_s = now_s
        self._typesetter = Typesetter(measure)
        self._size = SIZE  # while it does not fill the screen
        self._canvas: Canvas | None = None
        self._screen: Painter | None = None
        self._board: Painter | None = None
        self._backdrop = Flicker(Backdrop())
        self._shown: Scene | None = None
        self._stale_s = 0.0  # until then only the scene and what is due change the picture
        self._due_ms: int | None = None  # when what is shown changes by itself
        self._shown_board: BoardPicture | None = None
        self._key_s = 0.0  # of the last key

    def open(self) -> None:
        """Open the display.

        Raises:
            ScreenError: There is none, or it can't be opened.
        """
        open_display("use a terminal")
        try:
            pygame.font.init()
            if pygame.display.get_surface() is None:
                open_window(self._size, full_screen=self._full_screen)
            self._take_display()
        except pygame.error as error:
            self.close()
            raise ScreenError(f"the display can't be opened: {error}") from error
        self._key_file = key_file()
        self.trouble = None
        self.is_open = True

    def wake(self) -> None:
        """Have it look now: the scene is another one, or it is to stop. Any thread may."""
        self._bell.ring()

    def run(self, stopped: threading.Event) -> None:
        """Show scenes and take keys until `stopped` is set, and it is woken; then close."""
        sys.setswitchinterval(SWITCH_S)
        try:
            while not stopped.is_set():
                self.moved_s = self._now_s()
                rest_s = self._live()
                self._bell.wait(rest_s, () if self._key_file is None else (self._key_file,))
        finally:
            self.close()
            self.moved_s = None

    def close(self) -> None:
        """Close the display; may be called twice."""
        self._keys.let_go()
        self.is_open = False
        self._key_file = None
        self._canvas = self._screen = self._board = self._shown = None
        pygame.display.quit()

    def _live(self) -> float:
        """Draw one frame, or try to open a display; give how long it may rest then, in seconds."""
        try:
            if self._screen is None:
                self.open()
            return 0.0 if self.frame() else self._rest_s()
        except (ScreenError, pygame.error) as error:
            self._give_up(str(error))
            return RETRY_S

    def _rest_s(self) -> float:
        """Give how long all stays as it is, unless the scene changes or a key comes; or how soon to look for one."""
        now_s = self._now_s()
        rests_s = [self._stale_s - now_s]
        if self._due_ms is not None:
            rests_s.append(self._view.until_s(self._due_ms) + BEHIND_S)
        moves_ms = self._screen.moves_ms(self._view.now_ms()) if self._screen else None
        if moves_ms is not None:
            rests_s.append(max(FRAME_S, self._view.until_s(moves_ms)))
        if self._keys.due_s is not None:
            rests_s.append(self._keys.due_s - now_s)
        if self._key_file is None:
            awake = self._keys.is_down or now_s - self._key_s < AWAKE_S
            rests_s.append(OFTEN_S if awake else SELDOM_S)
        return max(0.0, min(rests_s))

    def _give_up(self, reason: str) -> None:
        if self.trouble is None:
            log.warning("no screen: %s; trying again every %d s", reason, RETRY_S)
        self.close()
        self.trouble = f"no screen: {reason}"

    def frame(self) -> bool:
        """Take the keys that are waiting, and draw what changed; tell whether more keys came meanwhile.

        To show a picture reads from the display what has arrived, and nothing in its file tells of that any more.
        """
        self._take_all()
        self._keys.tick(self._now_s())
        board = self._view.board()
        self._fit_surface(board is not None)
        changed = [*self._draw_screen(), *self._draw_board(board)]
        if not changed or self._canvas is None:
            return False
        self._canvas.update(changed)
        return self._take_all()

    # Opening

    def _fill(self, full_screen: bool) -> None:
        """Fill the screen, or stand in a window again.

        It is opened anew: one that is open can't be moved to the corner, nor made smaller, without a window manager.
        """
        if not fills_screen():
            self._full_screen = full_screen
            self._keys.let_go()
            pygame.display.quit()
            self.open()

    def _take_display(self) -> None:
        """Draw on the display from now on."""
        self._full_screen = self._full_screen or fills_screen()
        pygame.mouse.set_visible(not self._full_screen)
        self._canvas = None
        self._fit_surface(self._view.board() is not None)

    def _fit_surface(self, has_board: bool) -> None:
        """Share the display's surface out anew, if it is another one or the board came or went."""
        display = pygame.display.get_surface()
        if display is None:
            raise pygame.error("the window is gone")
        if self._canvas is None or not self._canvas.fits(display):
            self._canvas = Canvas(display, self._turn, self._overscan)
            self._screen = None
            if not self._full_screen:
                self._size = display.get_size()
        surface = self._canvas.surface
        width, height = surface.get_size()
        board = board_height((width, height)) if has_board else 0
        if self._screen and self._screen.surface.get_height() == height - board:
            return
        self._screen = Painter(surface.subsurface((0, 0, width, height - board)))
        self._board = Painter(surface.subsurface((0, height - board, width, board))) if board else None
        self._shown = self._shown_board = None

    # Drawing

    def _draw_screen(self) -> list[pygame.Rect]:
        scene, now_ms, now_s = self._view.scene(), self._view.now_ms(), self._now_s()
        painter = self._screen
        if painter is None:
            return []
        if scene is self._shown and now_s < self._stale_s and (self._due_ms is None or now_ms < self._due_ms):
            return painter.move(now_ms)
        wall = self._view.wall()
        theme = self._wardrobe.at(wall)
        ground = self._backdrop.change(backdrop(scene, now_ms, theme), round(now_s * 1_000))
        self._shown = scene
        self._due_ms = due_ms(scene, now_ms, theme.surfaces.flash_ms)
        self._stale_s = now_s + self._fresh_s(wall, now_s)
        size = painter.surface.get_size()
        items = lay_out(scene, now_ms, size, theme, wall, self._typesetter, self._figures, ground)
        return painter.paint(items, now_ms)

    def _fresh_s(self, wall: datetime | None, now_s: float) -> float:
        """Give how long no time of day and no colour that had to wait changes the picture."""
        minute_s = 60 - wall.second - wall.microsecond / 1e6 if wall else LONGEST_S
        held_ms = self._backdrop.next_ms()
        return min(LONGEST_S, minute_s, LONGEST_S if held_ms is None else held_ms / 1_000 - now_s)

    def _draw_board(self, board: BoardPicture | None) -> list[pygame.Rect]:
        if board is None or self._board is None or board == self._shown_board:
            return []
        self._shown_board = board
        return self._board.paint(lay_board(board, self._board.surface.get_size(), self._typesetter))

    # Keys and mouse

    def _take_all(self) -> bool:
        """Take what has arrived from the display; tell whether there was anything."""
        events = pygame.event.get()
        for event in events:
            self._take(event)
        return bool(events)

    def _take(self, event: pygame.event.Event) -> None:
        now_s = self._now_s()
        if event.type == pygame.QUIT:
            self._sink.command(Order.QUIT)
        elif event.type == pygame.KEYDOWN:
            self._key_s = now_s
            self._key_down(event, now_s)
        elif event.type == pygame.KEYUP:
            self._keys.up(KEYS.get(event.key, ""))
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._key_s = now_s
            self._point(event.pos)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            self._keys.up(POINTER)
        elif event.type == pygame.MOUSEWHEEL:
            self._key_s = now_s
            self._wheel(event)
        elif event.type == pygame.WINDOWFOCUSLOST:
            self._keys.look_away()
        elif event.type == pygame.WINDOWEXPOSED:
            pygame.display.flip()

    def _key_down(self, event: pygame.event.Event, now_s: float) -> None:
        if event.key == pygame.K_f:
            self._fill(not self._full_screen)
            return
        key = KEYS.get(event.key) or ("+" if event.unicode == "+" else "")
        self._keys.down(key, now_s)

    def _point(self, pos: tuple[int, int]) -> None:
        """Press or turn what is under the pointer on the board; on the screen itself, press the start button."""
        spot, name = self._spot(pos), self._choice(pos)
        if name is not None:
            self._sink.choose(name)
        elif spot.button is not None:
            self._keys.hold(POINTER, spot.button)
        elif spot.steps:
            self._sink.turn(spot.steps)

    def _choice(self, pos: tuple[int, int]) -> str | None:
        """Name the routine of the menu that is under the pointer."""
        if self._screen is None or self._canvas is None:
            return None
        size, spot = self._screen.surface.get_size(), self._canvas.point(pos)
        return choice_at(self._view.scene(), self._view.now_ms(), size, spot, self._typesetter)

    def _wheel(self, event: pygame.event.Event) -> None:
        """Turn the knob under the pointer: clockwise, while the wheel is turned away from the hand."""
        if event.y and self._spot(pygame.mouse.get_pos()).knob:
            self._sink.turn(-event.y if event.flipped else event.y)

    def _spot(self, pos: tuple[int, int]) -> Spot:
        board = self._view.board()
        if board is None or self._canvas is None or self._board is None or self._screen is None:
            return Spot("start")
        x, y = self._canvas.point(pos)
        y -= self._screen.surface.get_height()
        return Spot("start") if y < 0 else spot_at(board, self._board.surface.get_size(), (x, y))
