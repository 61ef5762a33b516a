"""The badge: silence, the loudness after a change, and troubles, in a small corner."""

import pytest

from tests.timer.screen.extremes import ALL_TROUBLES
from tests.timer.screen.scenes import NOW_MS, SCENES, TROUBLES, WALL, find, menu, playing, scene
from timer.scene import Scene
from timer.screen.due import due_ms
from timer.screen.items import Bar, Item, Symbol, Text
from timer.screen.layout import lay_out
from timer.screen.page import page
from timer.screen.typeset import Typesetter
from timer.theme import DEFAULT

WORKING = scene(playing(find("plank")))
UNTIL_MS = NOW_MS + 1_500


def items(shown: Scene, typesetter: Typesetter, now_ms: int = NOW_MS, size: tuple[int, int] = (800, 480)) -> list[Item]:
    return [*lay_out(shown, now_ms, size, DEFAULT, WALL, typesetter)]


def said(shown: Scene, typesetter: Typesetter, now_ms: int = NOW_MS, size: tuple[int, int] = (800, 480)) -> str:
    """Give the texts that a scene has more than one that is loud, and in which nothing is wrong."""
    usual = items(shown._replace(muted=False, quiet=False, troubles=(), loudness_until_ms=0), typesetter, now_ms, size)
    more = [item for item in items(shown, typesetter, now_ms, size) if isinstance(item, Text) and item not in usual]
    return " ".join(line for item in more for line in item.lines if "Press" not in line)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"volume": 90}, "Volume 90 %"),
        ({"volume": 0}, "Volume 0 %"),
        ({"muted": True}, "Muted, volume 80 %"),
        ({"quiet": True, "volume": 100}, "Quiet hours, volume 100 %"),
    ],
    ids=str,
)
def test_a_change_of_loudness_is_shown_and_gone_at_its_instant(
    changes: dict[str, object], expected: str, typesetter: Typesetter
) -> None:
    shown = WORKING._replace(loudness_until_ms=UNTIL_MS, troubles=TROUBLES, **changes)
    before, after = (said(shown, typesetter, at_ms) for at_ms in (UNTIL_MS - 1, UNTIL_MS))
    assert expected in before
    assert "olume" not in after
    in_words = [page(shown, at_ms, WALL).badges for at_ms in (UNTIL_MS - 1, UNTIL_MS)]
    assert in_words[0] == (expected,)
    assert "olume" not in str(in_words[1])


@pytest.mark.parametrize("name", ["idle", "ready", "work", "paused", "finished", "offer", "lesson", "menu"])
def test_in_every_view_the_loudness_goes_when_it_is_due(name: str) -> None:
    shown = SCENES[name]._replace(loudness_until_ms=UNTIL_MS)
    at_ms, dues = NOW_MS, []
    while at_ms < UNTIL_MS and (due := due_ms(shown, at_ms)) is not None:
        at_ms = due
        dues.append(at_ms)
    assert UNTIL_MS in dues


@pytest.mark.parametrize(("volume", "muted", "filled"), [(0, False, 0.0), (70, False, 0.7), (70, True, 0.0)])
def test_a_bar_is_as_full_as_it_is_loud(volume: int, muted: bool, filled: float, typesetter: Typesetter) -> None:
    shown = SCENES["ready"]._replace(volume=volume, muted=muted, loudness_until_ms=UNTIL_MS)
    (bar,) = (item for item in items(shown, typesetter) if isinstance(item, Bar))
    assert bar.share.at(NOW_MS) == filled


@pytest.mark.parametrize(
    ("troubles", "size", "expected"),
    [
        (TROUBLES[:1], (800, 480), "buzzer on GPIO18: busy; is another program using it?"),
        (("rgb: it failed", "no sound"), (800, 480), "rgb: it failed · no sound"),
        (TROUBLES, (800, 480), "buzzer on GPIO18 (and 1 more)"),
        (TROUBLES, (1600, 480), " · ".join(TROUBLES)),
        (ALL_TROUBLES, (1600, 480), f"{ALL_TROUBLES[0]} (and 5 more)"),
        (ALL_TROUBLES, (320, 240), "buzzer on GPIO18 (and 5 more)"),
        (ALL_TROUBLES[3:], (320, 240), "3 faults"),
    ],
    ids=["one", "two short ones", "two", "two, wide", "many, wide", "many on a small panel", "long ones there"],
)
def test_of_troubles_as_much_is_said_as_there_is_room_for(
    troubles: tuple[str, ...], size: tuple[int, int], expected: str, typesetter: Typesetter
) -> None:
    assert said(WORKING._replace(troubles=troubles), typesetter, size=size) == expected


def test_the_clock_tells_all_troubles_and_the_menu_the_first(typesetter: Typesetter) -> None:
    idle = said(scene(troubles=ALL_TROUBLES), typesetter)
    assert [trouble for trouble in ALL_TROUBLES if trouble not in idle] == []
    assert "(and 5 more)" in said(menu(0, troubles=ALL_TROUBLES), typesetter)


def test_the_terminal_tells_all_troubles_beside_the_clock_too_and_else_in_a_corner() -> None:
    idle, working = (page(shown._replace(troubles=ALL_TROUBLES), NOW_MS, WALL) for shown in (scene(), WORKING))
    assert (idle.wrong, idle.badges) == (ALL_TROUBLES, ())
    assert (working.wrong, working.badges[0]) == ((), " · ".join(ALL_TROUBLES))


def test_a_trouble_has_a_symbol_and_silence_none(typesetter: Typesetter) -> None:
    symbols = [
        sum(isinstance(item, Symbol) for item in items(SCENES["ready, short"]._replace(**changes), typesetter))
        for changes in ({}, {"muted": True}, {"troubles": TROUBLES})
    ]
    assert symbols == [0, 0, 1]
