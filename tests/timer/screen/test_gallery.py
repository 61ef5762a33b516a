"""The gallery of figures, its sheet, and their window."""

import threading
from itertools import combinations
from pathlib import Path

import pygame
import pytest

from tests.timer.screen.doubles import Beats
from tests.timer.screen.scenes import FIGURES
from timer.screen.display import ScreenError
from timer.screen.gallery import Named, contact_sheet, gallery
from timer.screen.items import Box, Fill, Item, Person, Text
from timer.screen.showcase import FRAME_S, save_figures, show_figures
from timer.screen.typeset import Typesetter
from timer.theme import DEFAULT

ALL: list[Named] = list(FIGURES.items())


def apart(items: tuple[Item, ...]) -> bool:
    boxes = [item.box for item in items if not isinstance(item, Fill)]
    return not any(a.meets(b) for a, b in combinations(boxes, 2)) and all(items[0].box.holds(box) for box in boxes)


@pytest.mark.parametrize("size", [(320, 240), (480, 800), (1280, 800), (3840, 2160)], ids=str)
@pytest.mark.parametrize("count", [1, 2, 5, len(ALL)])
def test_a_gallery_shows_each_figure_below_its_name(size: tuple[int, int], count: int, typesetter: Typesetter) -> None:
    items = gallery(ALL[:count], size, DEFAULT, typesetter)
    assert [item.movement for item in items if isinstance(item, Person)] == [movement for _, movement in ALL[:count]]
    assert sum(isinstance(item, Text) for item in items) == count
    assert items[0].box == Box(0, 0, *size)
    assert apart(items)


def test_a_sheet_shows_each_figure_at_six_instants(typesetter: Typesetter) -> None:
    items = contact_sheet(ALL[:3], DEFAULT, typesetter)
    shown = [item for item in items if isinstance(item, Person)]
    squat = ALL[0][1]
    assert [item.elapsed.at(0) for item in shown if item.movement is squat] == [0, 516, 1_033, 1_550, 2_066, 2_583]
    assert len(shown) == 18
    assert apart(items)


def test_the_sheet_is_written_as_a_picture(tmp_path: Path) -> None:
    save_figures(ALL[:2], tmp_path / "figures.png")
    assert pygame.image.load(tmp_path / "figures.png").get_size() == (1_200, 320)


def test_a_picture_that_cant_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file or directory"):
        save_figures(ALL[:1], tmp_path / "nowhere" / "figures.png")


@pytest.mark.parametrize(
    "event",
    [
        pygame.event.Event(pygame.KEYDOWN, key=pygame.K_ESCAPE),
        pygame.event.Event(pygame.KEYDOWN, key=pygame.K_q),
        pygame.event.Event(pygame.QUIT),
    ],
    ids=["escape", "q", "closed"],
)
def test_the_window_shows_figures_until_it_is_closed(
    event: pygame.event.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pictures: set[bytes] = set()

    def on_wait(count: int) -> None:
        surface = pygame.display.get_surface()
        assert surface is not None
        pictures.add(pygame.image.tobytes(surface, "RGB"))
        if count == 3:
            pygame.event.post(event)

    beats = Beats(100, on_wait)
    seconds = iter(range(100))
    show_figures(ALL[:2], beats, lambda: next(seconds) * 0.4)
    assert beats.waited_s == [FRAME_S] * 3
    assert len(pictures) == 3
    assert not pygame.display.get_init()
    pygame.font.init()


def test_without_a_display_a_picture_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "nonsense")
    with pytest.raises(ScreenError, match=r"no display .*; connect one, or write a picture: gym-timer figures --plot"):
        show_figures(ALL[:1], threading.Event())
