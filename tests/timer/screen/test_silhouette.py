"""The silhouette, and the picture of it: what is seen, within its box, and mirrored exactly."""

import pygame
import pytest

from tests.timer.screen.scenes import FIGURES
from timer.routine.movement import Movement
from timer.screen.draw import Painter
from timer.screen.elapsed import Elapsed
from timer.screen.items import Box, Fill, Item, Person
from timer.screen.silhouette import Tone, extent, forward, silhouette

GROUND, INK, FAR, FLOOR = (230, 160, 0), (14, 16, 19), (120, 90, 10), (160, 110, 5)
SIZE = (120, 100)
START, RUNS = Elapsed(0), Elapsed(0, 0)

every_figure = pytest.mark.parametrize("name", FIGURES)


def person(movement: Movement, elapsed: Elapsed = START, *, pace_ms: int = 0, mirrored: bool = False) -> Person:
    return Person(Box(10, 5, 100, 90), movement, elapsed, pace_ms, mirrored, INK, FAR, FLOOR, GROUND)


def drawn(*items: Item) -> pygame.Surface:
    surface = pygame.Surface(SIZE, depth=32)
    Painter(surface).paint((Fill(Box(0, 0, *SIZE), GROUND), *items))
    return surface


@every_figure
def test_a_figure_never_leaves_its_extent(name: str) -> None:
    movement = FIGURES[name]
    reach = extent(movement)
    for time_ms in range(0, movement.loop_ms, 80):
        inked = [outline for outline in silhouette(movement, time_ms, 1.0) if outline.tone is not Tone.GROUND]
        for x, y in (point for outline in inked for point in outline.points):
            assert reach.left <= x <= reach.right, time_ms
            assert reach.bottom <= y <= reach.top, time_ms


@every_figure
def test_a_figure_is_drawn_in_full_ink_and_the_far_side_lighter(name: str) -> None:
    movement = FIGURES[name]
    tones = {outline.tone for outline in silhouette(movement, 0)}
    assert tones == ({Tone.NEAR, Tone.GROUND} if movement.view > 60 else set(Tone))


def test_a_movement_is_seen_to_move_and_a_hold_to_breathe() -> None:
    assert silhouette(FIGURES["squat"], 0) != silhouette(FIGURES["squat"], 1_600)
    plank = FIGURES["plank"]
    assert silhouette(plank, 0) == silhouette(plank, 1_600)
    out, breathed_in = (silhouette(plank, 0, breath) for breath in (0.0, 1.0))
    far = [
        abs(before[axis] - after[axis])
        for first, last in zip(out, breathed_in, strict=True)
        for before, after in zip(first.points, last.points, strict=True)
        for axis in (0, 1)
    ]
    assert 0.3 < max(far) < 1.5


def test_one_who_walks_stays_in_the_middle_and_the_floor_goes_by() -> None:
    walking = FIGURES["walking lunge"]
    assert forward(walking, 0) == 0.0
    assert forward(walking, walking.length_ms - 1) > 45
    heads = [max(x for x, y in silhouette(walking, time_ms)[-1].points) for time_ms in range(0, walking.loop_ms, 100)]
    assert max(heads) - min(heads) < 25


def test_the_floor_goes_by_without_a_jump() -> None:
    walking = FIGURES["walking lunge"]
    floors = []
    for time_ms in (0, 100, walking.length_ms):
        surface = drawn(person(walking, Elapsed(time_ms)))
        floors.append(bytes(surface.get_at((x, 94))[0] for x in range(SIZE[0])))
    assert len(set(floors[0])) > 1
    assert floors[0] != floors[1]
    assert floors[0] == floors[2]


@pytest.mark.parametrize("name", ["squat", "side plank", "single-leg deadlift"])
def test_the_other_side_is_mirrored_to_the_pixel(name: str) -> None:
    """Lines of one pixel fall to one side of a half; so what is compared is which pixels are dark."""
    one, other = (drawn(person(FIGURES[name], mirrored=mirrored)) for mirrored in (False, True))
    flipped = pygame.transform.flip(other, True, False)
    differing = sum(
        abs(one.get_at((x, y))[0] - flipped.get_at((x, y))[0]) > 120 for x in range(SIZE[0]) for y in range(SIZE[1])
    )
    inked = sum(one.get_at((x, y))[:3] == INK for x in range(SIZE[0]) for y in range(SIZE[1]))
    assert inked > 400
    assert differing < inked / 4


def test_a_person_leaves_what_is_around_their_box_alone() -> None:
    for name in FIGURES:
        surface = drawn(person(FIGURES[name], Elapsed(FIGURES[name].length_ms // 2)))
        around = [surface.get_at((x, y))[:3] for x in range(SIZE[0]) for y in (0, 1, 2, 97, 98, 99)]
        assert set(around) == {GROUND}


def test_a_frame_that_follows_leaves_no_trace_of_the_one_before() -> None:
    surface = pygame.Surface(SIZE, depth=32)
    painter = Painter(surface)
    whole = Fill(Box(0, 0, *SIZE), GROUND)
    painter.paint((whole, person(FIGURES["squat"], RUNS)))
    assert painter.move(1_600) == [pygame.Rect(10, 5, 100, 90)]
    anew = drawn(person(FIGURES["squat"], Elapsed(1_600)))
    assert pygame.image.tobytes(surface, "RGB") == pygame.image.tobytes(anew, "RGB")


def frames(item: Person, most_ms: int) -> list[tuple[int, tuple[int, float]]]:
    """Give when each frame comes, and what it shows."""
    found, now_ms = [], 0
    while now_ms <= most_ms:
        found.append((now_ms, item.posed(item.frame(now_ms))))
        step_ms = item.step_ms(now_ms)
        assert step_ms is not None
        assert item.frame(step_ms - 1) == item.frame(now_ms)
        now_ms = step_ms
    return found


def test_a_figure_moves_in_twelve_frames_a_second_that_come_again() -> None:
    """A squat takes 3.1 s: 38 frames, the first of which comes again."""
    seen = frames(person(FIGURES["squat"], RUNS), 3_300)
    assert seen[:3] == [(0, (0, 0.0)), (82, (81, 0.0)), (164, (163, 0.0))]
    assert seen[37:40] == [(3_019, (3_018, 0.0)), (3_100, (0, 0.0)), (3_182, (81, 0.0))]


def test_a_figure_keeps_the_pace() -> None:
    slow = person(FIGURES["squat"], RUNS, pace_ms=6_000)
    assert [slow.posed(slow.frame(time_ms))[0] for time_ms in (0, 3_000, 5_999, 6_000, 9_000)] == [
        0, 1_529, 3_058, 0, 1_529
    ]  # fmt: skip


def test_one_who_holds_still_breathes_slowly() -> None:
    seen = frames(person(FIGURES["plank"], RUNS), 4_500)
    assert [seen[index] for index in (0, 1, 9, 18)] == [
        (0, (0, 0.0)),
        (250, (0, 0.03)),
        (2_250, (0, 1.0)),
        (4_500, (0, 0.0)),
    ]


def test_a_figure_that_stands_has_no_next_frame() -> None:
    assert person(FIGURES["squat"], Elapsed(500)).step_ms(0) is None
