"""What is due: nothing changes before, so nothing need be drawn before; and it is not due all the time."""

from random import Random

import pytest

from tests.fakes import hold, routine
from tests.timer.screen.extremes import EXTREMES
from tests.timer.screen.scenes import FIGURES, NOW_MS, SCENES, UNDER_WAY, WALL, find, playing, scene
from timer.expand import expand
from timer.routine.model import CueSettings
from timer.scene import Scene
from timer.screen.due import due_ms, moves
from timer.screen.items import Item
from timer.screen.layout import lay_out
from timer.screen.typeset import Typesetter
from timer.theme import DEFAULT

FLASH_MS = DEFAULT.surfaces.flash_ms
PLAYED_MS = 10_000
HELD = {"held, from now": scene(playing(find("plank")), down_ms=NOW_MS)}
CALLED = expand(routine(hold("plank", 45, cues=CueSettings(at=((3_700, "Hips level"),)))))
CALLS = {"called between two seconds": scene(playing(CALLED.intervals[1], 1_200, CALLED))}
BEGINNING = {"beginning": scene(playing(find("plank"), 0))}
LONGEST = {f"{name}, at its longest": shown for name, shown in EXTREMES.items()}
ALL = SCENES | HELD | BEGINNING | CALLS | LONGEST


def items(shown: Scene, now_ms: int, typesetter: Typesetter) -> tuple[Item, ...]:
    return lay_out(shown, now_ms, (800, 480), DEFAULT, WALL, typesetter, FIGURES)


def dues(shown: Scene) -> list[int]:
    """Give all instants at which something is due, of ten seconds."""
    found = [NOW_MS]
    while (at_ms := due_ms(shown, found[-1], FLASH_MS)) is not None and at_ms < NOW_MS + PLAYED_MS:
        found.append(at_ms)
    return found


@pytest.mark.parametrize("name", ALL)
def test_nothing_changes_before_it_is_due(name: str, typesetter: Typesetter) -> None:
    random = Random(1)
    instants = dues(ALL[name])
    for begin_ms, end_ms in zip(instants, [*instants[1:], NOW_MS + PLAYED_MS], strict=True):
        before = items(ALL[name], begin_ms, typesetter)
        for at_ms in (random.randrange(begin_ms, end_ms), end_ms - 1):
            assert items(ALL[name], at_ms, typesetter) == before, at_ms


@pytest.mark.parametrize("name", UNDER_WAY)
def test_little_is_due_in_ten_seconds(name: str) -> None:
    assert len(dues(SCENES[name])) <= 45


def test_a_time_that_runs_is_due_at_each_of_its_seconds() -> None:
    assert {1_300, 2_300, 3_300} <= set(dues(scene(playing(find("plank"), 12_700))))


def test_where_nothing_runs_nothing_is_due() -> None:
    assert [due_ms(SCENES[name], NOW_MS) for name in ("ready", "paused", "finished", "offer")] == [None] * 3 + [60_000]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("idle", False), ("ready", False), ("work", True), ("paused", False), ("finished", False), ("waiting", True)],
)
def test_a_picture_moves_only_while_a_time_runs(name: str, expected: bool) -> None:
    assert moves(SCENES[name]) is expected
