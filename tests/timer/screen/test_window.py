"""The window, on SDL's dummy driver, driven with real events."""

import threading
from collections.abc import Callable, Iterator
from itertools import pairwise

import pygame
import pytest

from tests.timer.screen.boards import BOARD, KNOB
from tests.timer.screen.doubles import Sink, Source, StillBell, Ticks
from tests.timer.screen.scenes import NOW_MS, WALL
from timer.orders import Order
from timer.screen.boardview import board_height, lay_board, spot_at
from timer.screen.canvas import turned
from timer.screen.display import ScreenError
from timer.screen.draw import measure
from timer.screen.items import Knob
from timer.screen.typeset import Typesetter
from timer.screen.window import BEHIND_S, LONGEST_S, OFTEN_S, RETRY_S, SELDOM_S, Window

Open = Callable[..., tuple[Window, Sink]]


@pytest.fixture
def open_window(monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Give a function that opens a window on a source."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    opened: list[Window] = []

    def open_on(source: Source, ticks: Ticks | None = None, has_knob: bool = False, **more: int) -> tuple[Window, Sink]:
        sink = Sink(has_knob=has_knob)
        opened.append(Window(source, sink, now_s=ticks or Ticks(), **more))
        opened[-1].open()
        opened[-1].frame()
        return opened[-1], sink

    yield open_on
    for window in opened:
        window.close()
    pygame.font.init()


def display() -> pygame.Surface:
    surface = pygame.display.get_surface()
    assert surface is not None
    return surface


def post(kind: int, **facts: object) -> None:
    pygame.event.post(pygame.event.Event(kind, facts))


def key(code: int, text: str = "") -> None:
    post(pygame.KEYDOWN, key=code, unicode=text)
    post(pygame.KEYUP, key=code)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        (pygame.K_SPACE, " ", [("start", True), ("start", False)]),
        (pygame.K_RETURN, "\r", [("start", True), ("start", False)]),
        (pygame.K_RIGHT, "", [("next", True), ("next", False)]),
        (pygame.K_PAGEDOWN, "", [("next", True), ("next", False)]),
        (pygame.K_LEFT, "", [("back", True), ("back", False)]),
        (pygame.K_PAGEUP, "", [("back", True), ("back", False)]),
        (pygame.K_UP, "", [Order.LOUDER]),
        (pygame.K_DOWN, "", [Order.QUIETER]),
        (pygame.K_PLUS, "+", [Order.ADD_TIME]),
        (pygame.K_EQUALS, "+", [Order.ADD_TIME]),
        (pygame.K_MINUS, "-", [Order.TAKE_TIME]),
        (pygame.K_m, "m", [Order.MUTE]),
        (pygame.K_ESCAPE, "", [("start", True)]),
        (pygame.K_a, "a", []),
    ],
    ids=lambda value: pygame.key.name(value) if isinstance(value, int) else "",
)
def test_a_key_reaches_the_sink(open_window: Open, code: int, text: str, expected: list[object]) -> None:
    window, sink = open_window(Source("work"))
    key(code, text)
    window.frame()
    assert sink.got == expected


def test_closing_the_window_quits(open_window: Open) -> None:
    window, sink = open_window(Source())
    post(pygame.QUIT)
    window.frame()
    assert sink.got == [Order.QUIT]


def test_a_tap_on_the_screen_presses_start(open_window: Open) -> None:
    window, sink = open_window(Source("idle", BOARD))
    post(pygame.MOUSEBUTTONDOWN, pos=(300, 200), button=1)
    window.frame()
    assert sink.got == [("start", True)]
    post(pygame.MOUSEBUTTONUP, pos=(300, 200), button=1)
    window.frame()
    assert sink.got == [("start", True), ("start", False)]


def test_the_mouse_presses_the_boards_buttons_until_it_lets_go(open_window: Open) -> None:
    window, sink = open_window(Source("idle", BOARD))
    width, height = display().get_size()
    post(pygame.MOUSEBUTTONDOWN, pos=(width - 100, height - 80), button=1)
    post(pygame.MOUSEBUTTONUP, pos=(10, 10), button=1)
    post(pygame.MOUSEBUTTONDOWN, pos=(100, height - 80), button=1)  # a light
    window.frame()
    assert sink.got == [("back", True), ("back", False)]


def test_the_wheel_and_clicks_turn_the_knob_under_the_pointer(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, sink = open_window(Source("idle", KNOB), has_knob=True)
    width, height = display().get_size()
    top = height - board_height((width, height))
    items = lay_board(KNOB, (width, height - top), Typesetter(measure))
    knob = next(item.box for item in items if isinstance(item, Knob))
    middle = (knob.x + knob.width // 2, top + knob.y + knob.height // 2)
    for place in (middle, (10, 10)):
        monkeypatch.setattr(pygame.mouse, "get_pos", lambda place=place: place)
        post(pygame.MOUSEWHEEL, y=2, flipped=False)
        post(pygame.MOUSEWHEEL, y=-1, flipped=False)
        post(pygame.MOUSEWHEEL, y=1, flipped=True)
        window.frame()
    for x in (knob.x + 2, knob.right - 3, middle[0]):
        post(pygame.MOUSEBUTTONDOWN, pos=(x, middle[1]), button=1)
        post(pygame.MOUSEBUTTONUP, pos=(x, middle[1]), button=1)
    window.frame()
    assert sink.got == [
        *(("turn", 2), ("turn", -1), ("turn", -1)),
        *(("turn", -1), ("turn", 1), ("knob", True), ("knob", False)),
    ]


def test_the_mouse_finds_the_buttons_of_a_turned_picture_too(open_window: Open) -> None:
    window, sink = open_window(Source("idle", BOARD), turn=90, overscan=10)
    width, height = display().get_size()
    inset = (width // 10, height // 10)
    size = (height - 2 * inset[1], width - 2 * inset[0])  # upright
    board = (size[0], board_height(size))
    spots = (pygame.Rect(x, y, 1, 1) for x in range(0, board[0], 4) for y in range(0, board[1], 4))
    back = next(spot for spot in spots if spot_at(BOARD, board, spot.topleft).button == "back")
    place = turned(back.move(0, size[1] - board[1]), size, 90).move(inset)
    post(pygame.MOUSEBUTTONDOWN, pos=place.topleft, button=1)
    post(pygame.MOUSEBUTTONUP, pos=(0, 0), button=1)
    window.frame()
    assert sink.got == [("back", True), ("back", False)]


def test_a_row_of_the_menu_is_chosen_and_the_chosen_one_pressed(open_window: Open) -> None:
    window, sink = open_window(Source("menu"))
    for y in (290, 160):
        post(pygame.MOUSEBUTTONDOWN, pos=(200, y), button=1)
        post(pygame.MOUSEBUTTONUP, pos=(200, y), button=1)
        window.frame()
    assert sink.got == [("choose", "routine-1"), ("start", True), ("start", False)]


def test_between_two_seconds_only_what_moves_is_drawn(open_window: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source("work")
    window, _ = open_window(source)
    updated: list[list[pygame.Rect]] = []
    monkeypatch.setattr(pygame.display, "update", updated.append)
    for gone_ms in range(0, 700, 10):
        source.time_ms = NOW_MS + gone_ms
        window.frame()
    drawn = sum(area.width * area.height for areas in updated for area in areas)
    assert 0 < drawn < 0.003 * display().get_width() * display().get_height()


def test_another_second_is_drawn_when_it_is_due(open_window: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source("work")
    window, _ = open_window(source)
    updated: list[list[pygame.Rect]] = []
    monkeypatch.setattr(pygame.display, "update", updated.append)
    source.time_ms = NOW_MS + 700  # 12.3 s of 45 s had gone
    window.frame()
    assert max(area.height for area in updated[0]) > 100


def test_whoever_presses_on_and_on_sees_three_flashes_a_second(open_window: Open) -> None:
    source, ticks = Source("work"), Ticks()
    window, _ = open_window(source, ticks)
    seen = []
    for frame in range(60):
        ticks.now_s = 101 + frame / 30
        source.name = ("rest", "work")[frame // 2 % 2]
        window.frame()
        seen.append(display().get_at((1, 1)))
    changes = [frame / 30 for frame, (before, after) in enumerate(pairwise(seen)) if before != after]
    assert all(later - sooner >= 1 for sooner, later in zip(changes, changes[6:], strict=False))
    assert len(changes) >= 10


def test_a_window_that_loses_the_keyboard_lets_go(open_window: Open) -> None:
    window, sink = open_window(Source())
    post(pygame.KEYDOWN, key=pygame.K_SPACE, unicode=" ")
    post(pygame.WINDOWFOCUSLOST)
    window.frame()
    assert sink.got == [("start", True), ("start", False)]


def test_a_display_that_is_open_is_taken_over_as_it_is(open_window: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    pygame.display.init()
    opened = pygame.display.set_mode((700, 500))
    open_window(Source())
    assert display() is opened
    assert opened.get_size() == (700, 500)


def test_full_screen_hides_the_pointer_and_f_leaves_it_again(open_window: Open) -> None:
    window, _ = open_window(Source())
    seen = [pygame.mouse.get_visible()]
    for _ in range(2):
        key(pygame.K_f, "f")
        window.frame()
        seen.append(pygame.mouse.get_visible())
    assert seen == [True, False, True]


def test_a_window_that_filled_the_screen_is_as_large_as_before(open_window: Open) -> None:
    window, _ = open_window(Source())
    seen = [display().get_size()]
    for _ in range(2):
        key(pygame.K_f, "f")
        window.frame()
        seen.append(display().get_size())
    assert seen == [seen[0], pygame.display.get_desktop_sizes()[0], seen[0]]


@pytest.mark.parametrize("turn", [0, 90])
def test_nothing_is_drawn_while_nothing_changes(open_window: Open, monkeypatch: pytest.MonkeyPatch, turn: int) -> None:
    source = Source("work", BOARD)
    window, _ = open_window(source, turn=turn)
    updated: list[object] = []
    monkeypatch.setattr(pygame.display, "update", updated.append)
    window.frame()
    assert updated == []
    source.time_ms += 1_000
    window.frame()
    assert len(updated) == 1


def test_a_board_that_comes_takes_a_part_of_the_window(open_window: Open) -> None:
    source = Source("work")
    window, _ = open_window(source)
    surface = display()
    corner = (5, surface.get_height() - 20)
    before = surface.get_at(corner)
    source.picture = BOARD
    window.frame()
    assert surface.get_at(corner) != before


def rests(source: Source, most: int = 2, **more: object) -> list[float]:
    """Run a window for so many waits; give how long each was to be at most, in seconds."""
    stopped = threading.Event()
    bell = StillBell(stopped, most)
    Window(source, Sink(), bell=bell, now_s=Ticks(), **more).run(stopped)
    return bell.waited_s


def test_on_a_display_of_unknown_keys_the_window_looks_for_them(open_window: Open) -> None:
    assert rests(Source("idle")) == [SELDOM_S] * 2
    stopped = threading.Event()
    bell = StillBell(stopped, 1)
    window = Window(Source("idle"), Sink(), bell=bell, now_s=Ticks())
    window.open()
    key(pygame.K_m, "m")
    window.run(stopped)
    assert bell.waited_s == [OFTEN_S]


@pytest.mark.parametrize(
    ("name", "gone_ms", "expected_s"),
    [("idle", 0, LONGEST_S), ("work", 690, 0.010 + BEHIND_S), ("work", 0, 0.090), ("paused", 0, LONGEST_S)],
    ids=["idle", "a second is due", "a bar grows", "paused"],
)
def test_where_keys_can_be_waited_for_it_rests_until_something_changes(
    open_window: Open, monkeypatch: pytest.MonkeyPatch, name: str, gone_ms: int, expected_s: float
) -> None:
    monkeypatch.setattr("timer.screen.window.key_file", lambda: 0)
    source = Source(name)
    source.time_ms = NOW_MS + gone_ms
    assert rests(source, 2)[1] == pytest.approx(expected_s)


def test_another_minute_is_drawn_when_it_comes(open_window: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timer.screen.window.key_file", lambda: 0)
    source = Source("idle")
    monkeypatch.setattr(source, "wall", lambda: WALL.replace(second=58, microsecond=500_000))
    assert rests(source, 1) == [1.5]


def test_without_a_display_opening_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "nonsense")
    with pytest.raises(ScreenError, match=r"no display \(nonsense: .*\); connect one, or use a terminal"):
        Window(Source(), Sink()).open()


def test_a_display_that_comes_later_is_taken_every_five_seconds(
    open_window: Open, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "nonsense")
    troubles: list[str | None] = []

    def on_wait(count: int) -> None:
        troubles.append(window.trouble)
        if count == 2:
            monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")

    stopped = threading.Event()
    bell = StillBell(stopped, 3, on_wait)
    window = Window(Source(), Sink(), bell=bell, now_s=Ticks())
    window.run(stopped)
    assert bell.waited_s[:2] == [RETRY_S, RETRY_S]
    assert [trouble is None for trouble in troubles] == [False, False, True]
    assert len(caplog.records) == 1


def test_a_display_that_fails_is_opened_again(open_window: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    update = pygame.display.update

    def fail(*_: object) -> None:
        raise pygame.error("the cable is out")

    def on_wait(count: int) -> None:
        troubles.append(window.trouble)
        if count == 1:
            monkeypatch.setattr(pygame.display, "update", update)

    troubles: list[str | None] = []
    monkeypatch.setattr(pygame.display, "update", fail)
    stopped = threading.Event()
    bell = StillBell(stopped, 2, on_wait)
    window = Window(Source(), Sink(), bell=bell, now_s=Ticks())
    window.run(stopped)
    assert bell.waited_s[0] == RETRY_S
    assert troubles == ["no screen: the cable is out", None]
