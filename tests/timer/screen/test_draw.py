"""Drawing on a plain surface: what changes, and two reference pictures."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pygame
import pytest

from tests.timer.screen.boards import BOARD, BOARDS, JAM_HAT, START
from tests.timer.screen.scenes import NOW_MS, SCENES, WALL
from timer.screen.boardview import lay_board
from timer.screen.draw import Painter, Pictures
from timer.screen.items import Bar, Box, Fill, Glow, Item
from timer.screen.layout import lay_out
from timer.screen.share import Share
from timer.screen.typeset import Typesetter
from timer.theme import DEFAULT

SIZE, BOARD_SIZE = (320, 240), (640, 116)
PICTURES = Path(__file__).parent / "pictures"
TOLERANCE = 2  # of 255
GROUND = Fill(Box(0, 0, 100, 50), (10, 20, 30))
BAR = Bar(Box(10, 10, 80, 4), Share(0.25), (200, 200, 200), (50, 50, 50))


def surface(size: tuple[int, int] = SIZE) -> pygame.Surface:
    return pygame.Surface(size, depth=32)


def items_of(name: str, typesetter: Typesetter, now_ms: int = NOW_MS) -> tuple[Item, ...]:
    return lay_out(SCENES[name], now_ms, SIZE, DEFAULT, WALL, typesetter)


def share(areas: list[pygame.Rect], size: tuple[int, int] = SIZE) -> float:
    """Give how much of a surface some areas are."""
    return sum(area.width * area.height for area in areas) / (size[0] * size[1])


def test_the_first_picture_is_drawn_whole(typesetter: Typesetter) -> None:
    painter = Painter(surface())
    assert painter.paint(items_of("work", typesetter)) == [pygame.Rect(0, 0, *SIZE)]


def test_the_same_picture_is_not_drawn_again(typesetter: Typesetter) -> None:
    painter = Painter(surface())
    painter.paint(items_of("work", typesetter))
    assert painter.paint(items_of("work", typesetter)) == []


def test_a_changed_digit_costs_a_small_part_of_the_picture(typesetter: Typesetter) -> None:
    painter = Painter(surface())
    painter.paint(items_of("work, of several minutes", typesetter))
    assert 0 < share(painter.paint(items_of("work, of several minutes", typesetter, NOW_MS + 1_000))) < 0.15


def test_a_bar_that_grows_costs_only_what_it_grows() -> None:
    painter = Painter(surface((100, 50)))
    growing = replace(BAR, share=Share(0.25, at_ms=1_000, whole_ms=8_000))
    painter.paint((GROUND, growing), 1_000)
    assert [painter.move(now_ms) for now_ms in (1_050, 1_099, 1_100, 1_500)] == [
        [],
        [],
        [pygame.Rect(30, 10, 1, 4)],
        [pygame.Rect(31, 10, 4, 4)],
    ]


def test_a_bar_grows_while_something_else_changes_too() -> None:
    both, anew = Painter(surface((100, 50))), Painter(surface((100, 50)))
    growing = replace(BAR, share=Share(0.25, at_ms=1_000, whole_ms=8_000))
    other = replace(BAR, box=Box(10, 30, 80, 4))
    both.paint((GROUND, growing), 1_000)
    areas = both.paint((GROUND, growing, other), 3_000)
    anew.paint((GROUND, growing, other), 3_000)
    assert pygame.Rect(30, 10, 20, 4) in areas
    assert pygame.image.tobytes(both.surface, "RGB") == pygame.image.tobytes(anew.surface, "RGB")


def test_a_bar_that_has_grown_looks_as_if_drawn_anew() -> None:
    grown, anew = Painter(surface((100, 50))), Painter(surface((100, 50)))
    growing = replace(BAR, share=Share(0.25, at_ms=1_000, whole_ms=8_000))
    grown.paint((GROUND, growing), 1_000)
    grown.move(2_345)
    anew.paint((GROUND, growing), 2_345)
    assert pygame.image.tobytes(grown.surface, "RGB") == pygame.image.tobytes(anew.surface, "RGB")


@pytest.mark.parametrize(
    ("whole_ms", "expected_ms"),
    [(800_000, [10_000, 20_000]), (40_000, [500, 1_000]), (4_000, [50, 100]), (1_000, [13, 25]), (200, [3, 5])],
)
def test_a_bar_tells_when_it_takes_its_next_step(whole_ms: int, expected_ms: list[int]) -> None:
    bar = replace(BAR, share=Share(0.0, 0, whole_ms))
    first_ms = bar.step_ms(0)
    assert first_ms is not None
    assert [first_ms, bar.step_ms(first_ms)] == expected_ms
    assert bar.filled_px(first_ms - 1) == 0 < bar.filled_px(first_ms)


def test_a_wide_bar_takes_250_steps_or_eleven_a_second() -> None:
    steps = []
    for whole_ms in (5_000, 60_000):
        bar = replace(BAR, box=Box(0, 0, 4_000, 10), share=Share(0.0, 0, whole_ms))
        steps.append(bar.step_ms(0))
    assert steps == [20, 90]


@pytest.mark.parametrize("share", [Share(0.5), Share(0.0, 0, 1_000, most=0.3)], ids=["stands", "as far as it goes"])
def test_a_bar_that_does_not_grow_is_never_due(share: Share) -> None:
    assert replace(BAR, share=share).step_ms(500) is None


def test_a_painter_tells_when_what_moves_by_itself_next_does() -> None:
    painter = Painter(surface())
    slow, quick = (
        replace(BAR, box=Box(10, y, 80, 4), share=Share(0.0, 0, ms)) for y, ms in ((10, 800_000), (30, 40_000))
    )
    painter.paint((GROUND, slow, quick), 0)
    assert painter.moves_ms(0) == 500
    painter.paint((GROUND, slow), 0)
    assert painter.moves_ms(0) == 10_000
    painter.paint((GROUND,), 0)
    assert painter.moves_ms(0) is None


def test_another_look_is_drawn_whole(typesetter: Typesetter) -> None:
    painter = Painter(surface())
    painter.paint(items_of("work", typesetter))
    assert painter.paint(items_of("rest", typesetter)) == [pygame.Rect(0, 0, *SIZE)]


def test_what_was_taken_away_leaves_only_the_ground() -> None:
    painter = Painter(surface((100, 50)))
    painter.paint((GROUND, BAR, BAR))
    painter.paint((GROUND, BAR, replace(BAR, box=Box(10, 30, 80, 4))))
    painter.paint((GROUND, BAR))
    assert {painter.surface.get_at((x, 31))[:3] for x in range(100)} == {GROUND.colour}
    assert painter.surface.get_at((10, 10))[:3] == BAR.colour


@pytest.mark.parametrize("then", ["rest", "paused", "work, with a call", "ready"])
def test_drawing_what_changed_gives_the_same_picture_as_drawing_all(then: str, typesetter: Typesetter) -> None:
    changed, anew = Painter(surface()), Painter(surface())
    for name in ("work", then):
        changed.paint(items_of(name, typesetter))
    anew.paint(items_of(then, typesetter))
    assert pygame.image.tobytes(changed.surface, "RGB") == pygame.image.tobytes(anew.surface, "RGB")


@pytest.mark.parametrize("name", SCENES)
def test_every_view_can_be_drawn(name: str, typesetter: Typesetter) -> None:
    painter = Painter(surface())
    painter.paint(items_of(name, typesetter))
    assert len(set(pygame.image.tobytes(painter.surface, "RGB"))) > 5


@pytest.mark.parametrize("name", BOARDS)
def test_every_board_can_be_drawn_and_changed_as_if_drawn_anew(name: str, typesetter: Typesetter) -> None:
    changed, anew = Painter(surface(BOARD_SIZE)), Painter(surface(BOARD_SIZE))
    for board in (BOARD, BOARDS[name]):
        changed.paint(lay_board(board, BOARD_SIZE, typesetter))
    anew.paint(lay_board(BOARDS[name], BOARD_SIZE, typesetter))
    assert pygame.image.tobytes(changed.surface, "RGB") == pygame.image.tobytes(anew.surface, "RGB")


def test_a_button_that_goes_down_costs_a_small_part_of_the_board(typesetter: Typesetter) -> None:
    painter, anew = Painter(surface(BOARD_SIZE)), Painter(surface(BOARD_SIZE))
    pressed = replace(BOARD, buttons=(replace(START, down=True), *BOARD.buttons[1:]))
    painter.paint(lay_board(BOARD, BOARD_SIZE, typesetter))
    assert 0 < share(painter.paint(lay_board(pressed, BOARD_SIZE, typesetter)), BOARD_SIZE) < 0.15
    anew.paint(lay_board(pressed, BOARD_SIZE, typesetter))
    assert pygame.image.tobytes(painter.surface, "RGB") == pygame.image.tobytes(anew.surface, "RGB")


def test_a_glow_adds_its_light_to_what_is_below() -> None:
    painter = Painter(surface((100, 50)))
    painter.paint((GROUND, Glow(Box(20, 0, 50, 50), (255, 0, 0), 1.0)))
    red, green, blue = painter.surface.get_at((45, 25))[:3]
    assert red > 100
    assert (green, blue) == GROUND.colour[1:]
    assert painter.surface.get_at((20, 0))[:3] == GROUND.colour


PICTURED = {
    "work": lambda typesetter: (SIZE, items_of("work", typesetter)),
    "board": lambda typesetter: (BOARD_SIZE, lay_board(BOARD, BOARD_SIZE, typesetter)),
    "jam-hat": lambda typesetter: ((320, 96), lay_board(JAM_HAT, (320, 96), typesetter)),
}


@pytest.mark.parametrize("name", PICTURED)
def test_a_picture_is_as_it_was(name: str, typesetter: Typesetter) -> None:
    """Compare with a picture in the tree; delete it to have it drawn anew, then look at it."""
    size, items = PICTURED[name](typesetter)
    painter = Painter(surface(size))
    painter.paint(items)
    path = PICTURES / f"{name}.png"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        pygame.image.save(painter.surface, path)
        pytest.fail(f"{path} was missing, and has been drawn")
    before = pygame.image.load(path)
    assert before.get_size() == size
    pairs = zip(pygame.image.tobytes(painter.surface, "RGB"), pygame.image.tobytes(before, "RGB"), strict=True)
    assert max(abs(now - then) for now, then in pairs) <= TOLERANCE


def test_rendered_text_is_kept_within_a_bound_and_the_latest_used_stays() -> None:
    made: list[str] = []

    def make(name: str) -> pygame.Surface:
        made.append(name)
        return surface((10, 10))  # 400 bytes

    pictures = Pictures(most_bytes=900)
    for name in ("a", "b", "a", "c", "a", "b"):
        pictures.get(name, partial(make, name))
    assert made == ["a", "b", "c", "b"]
