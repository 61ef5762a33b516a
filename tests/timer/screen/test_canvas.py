"""The canvas: pictures that are turned, and edges that are left out."""

import pygame
import pytest

from timer.screen.canvas import Canvas, turned

WHITE, BLACK = (255, 255, 255, 255), (0, 0, 0, 255)
TURNS = (0, 90, 180, 270)


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> pygame.Surface:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    return pygame.display.set_mode((200, 100))


def lit(surface: pygame.Surface) -> set[tuple[int, int]]:
    width, height = surface.get_size()
    return {(x, y) for x in range(width) for y in range(height) if surface.get_at((x, y)) != BLACK}


@pytest.mark.parametrize(
    ("turn", "size", "corner"),
    [(0, (200, 100), (0, 0)), (90, (100, 200), (199, 0)), (180, (200, 100), (199, 99)), (270, (100, 200), (0, 99))],
)
def test_the_upper_left_corner_goes_where_the_turn_takes_it(
    display: pygame.Surface, turn: int, size: tuple[int, int], corner: tuple[int, int]
) -> None:
    canvas = Canvas(display, turn, overscan=0)
    assert canvas.surface.get_size() == size
    canvas.surface.set_at((0, 0), WHITE)
    canvas.update([pygame.Rect(0, 0, 1, 1)])
    assert lit(display) == {corner}
    assert canvas.point(corner) == (0, 0)


def test_the_edges_that_the_display_cuts_off_stay_black(display: pygame.Surface) -> None:
    display.fill(WHITE)
    canvas = Canvas(display, turn=90, overscan=10)
    canvas.surface.fill(WHITE)
    canvas.update([canvas.surface.get_rect()])
    assert lit(display) == {(x, y) for x in range(20, 180) for y in range(10, 90)}


@pytest.mark.parametrize("overscan", [0, 10])
@pytest.mark.parametrize("turn", TURNS)
def test_only_what_changed_reaches_the_display(
    display: pygame.Surface, turn: int, overscan: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    updated: list[pygame.Rect] = []
    monkeypatch.setattr(pygame.display, "update", updated.extend)
    canvas = Canvas(display, turn, overscan)
    offset = canvas.surface.get_abs_offset()
    change = pygame.Rect(7, 11, 13, 5)
    canvas.surface.fill(WHITE, change)
    canvas.update([change.move(offset)])
    (area,) = updated
    assert lit(display) == {(x, y) for x in range(area.left, area.right) for y in range(area.top, area.bottom)}
    assert canvas.surface.get_at(canvas.point(area.center)) == WHITE


def test_what_lies_outside_is_left_out(display: pygame.Surface) -> None:
    canvas = Canvas(display, turn=90, overscan=0)
    canvas.surface.fill(WHITE)
    canvas.update([pygame.Rect(-5, -5, 6, 6), pygame.Rect(500, 0, 9, 9)])
    assert lit(display) == {(199, 0)}


@pytest.mark.parametrize("turn", TURNS)
def test_turning_on_to_a_whole_circle_comes_back(turn: int) -> None:
    rect, size = pygame.Rect(3, 4, 20, 10), (200, 100)
    there = turned(rect, size, turn)
    assert turned(there, size if turn in (0, 180) else size[::-1], -turn % 360) == rect
