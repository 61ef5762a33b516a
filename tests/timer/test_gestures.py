"""Gestures: what a finger did, recognised from edges. All times are milliseconds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timer.gestures import Edge, Gesture, Recogniser, Touch


def recognised(edges: str, until_ms: int = 10_000, *, bounces: bool = True) -> list[Gesture]:
    """Give the gestures of edges such as `start+0 start-150`, up to an instant."""
    recogniser = Recogniser()
    found: list[Gesture] = []
    for edge in edges.split():
        button, sign, at_ms = edge.partition("+") if "+" in edge else edge.partition("-")
        found += recogniser.edge(Edge(button, sign == "+", int(at_ms), bounces))
    return found + recogniser.advance(until_ms)


def told(gestures: list[Gesture]) -> str:
    """Give gestures as `down 0`, `press 0 150` or `hold 0 1000`: when it went down, and when that could be told."""
    return ", ".join(
        f"{gesture.touch.value} {gesture.at_ms}" + ("" if gesture.touch is Touch.DOWN else f" {gesture.acts_ms}")
        for gesture in gestures
    )


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        pytest.param("a+100 a-250", "down 100, press 100 250", id="a press"),
        pytest.param("a+0 a-150 a+200 a-300", "down 0, press 0 150, down 200, press 200 300", id="two presses"),
        pytest.param("a+0", "down 0, hold 0 1000", id="a hold acts while the finger is down"),
        pytest.param("a+0 a-999", "down 0, press 0 999", id="a millisecond less than a hold"),
        pytest.param("a+0 a-1000", "down 0, hold 0 1000", id="exactly a hold"),
        pytest.param("a+0 a-5000", "down 0, hold 0 1000", id="letting go after a hold means nothing"),
        pytest.param("a+0 a-5000 a+5100 a-5200", "down 0, hold 0 1000, down 5100, press 5100 5200", id="after a hold"),
        pytest.param("a+0 a-4 a+9 a-15 a+22 a-200", "down 0, press 0 200", id="chatter on the way down"),
        pytest.param("a+0 a-200 a+205 a-211 a+218 a-225", "down 0, press 0 200", id="chatter on the way up"),
        pytest.param("a+0 a-10", "down 0, press 0 30", id="a tap shorter than the bounce time"),
        pytest.param("a+0 a-10 a+15 a-20", "down 0, press 0 30", id="a short tap that chatters"),
        pytest.param("a+0 a-29 a+31 a-33", "down 0, press 0 30", id="a short tap whose release chatters on"),
        pytest.param("a+0 a-30", "down 0, press 0 30", id="a tap as short as the bounce time"),
        pytest.param("a+0 a-200 a+210 a-900", "down 0, press 0 200, down 230, press 230 900", id="chatter that stays"),
        pytest.param("a+0 a+100 a+200 a-300", "down 0, press 0 300", id="a key's repeats"),
        pytest.param("a-100 a+200 a-300", "down 200, press 200 300", id="down from the start: silent until let go"),
        pytest.param("a-100 a-200", "", id="only let go"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_finger_is_understood(edges: str, expected: str) -> None:
    assert told(recognised(edges)) == expected


def test_a_stuck_button_holds_once_and_no_more() -> None:
    assert told(recognised("a+0", until_ms=86_400_000)) == "down 0, hold 0 1000"


def test_a_key_does_not_bounce() -> None:
    assert told(recognised("a+0 a-5 a+10 a-12", bounces=False)) == "down 0, press 0 5, down 10, press 10 12"


def test_a_press_is_told_at_the_release_and_not_before() -> None:
    recogniser = Recogniser()

    assert [gesture.touch for gesture in recogniser.edge(Edge("a", True, 0))] == [Touch.DOWN]
    assert recogniser.advance(149) == []
    assert recogniser.edge(Edge("a", False, 150)) == [Gesture("a", Touch.PRESS, 0, 150)]


def test_a_hold_is_told_at_its_second_and_not_before() -> None:
    recogniser = Recogniser()
    recogniser.edge(Edge("a", True, 500))

    assert recogniser.next_ms() == 1_500
    assert recogniser.advance(1_499) == []
    assert recogniser.advance(1_500) == [Gesture("a", Touch.HOLD, 500, 1_500)]
    assert recogniser.next_ms() is None


def test_the_end_of_chatter_is_waited_for() -> None:
    recogniser = Recogniser()
    recogniser.edge(Edge("a", True, 0))
    recogniser.edge(Edge("a", False, 10))

    assert recogniser.next_ms() == 30
    assert recogniser.advance(30) == [Gesture("a", Touch.PRESS, 0, 30)]
    assert recogniser.next_ms() is None


def test_an_edge_that_comes_late_finds_the_hold_before_it() -> None:
    assert told(recognised("a+0 b+1200 b-1300 a-1400")) == "down 0, hold 0 1000, down 1200, press 1200 1300"


def test_two_buttons_at_once_are_two_gestures() -> None:
    gestures = recognised("start+0 next+0 start-120 next-150")

    assert [(gesture.button, gesture.touch.value, gesture.acts_ms) for gesture in gestures] == [
        ("start", "down", 0),
        ("next", "down", 0),
        ("start", "press", 120),
        ("next", "press", 150),
    ]


def test_chatter_of_one_button_does_not_hide_another() -> None:
    gestures = recognised("start+0 next+5 start-8 start+12 next-100 start-200")

    assert [(gesture.button, gesture.touch.value) for gesture in gestures] == [
        ("start", "down"),
        ("next", "down"),
        ("next", "press"),
        ("start", "press"),
    ]


def test_two_holds_come_by_time() -> None:
    gestures = recognised("b+0 a+100")

    assert [(gesture.button, gesture.touch.value, gesture.acts_ms) for gesture in gestures] == [
        ("b", "down", 0),
        ("a", "down", 100),
        ("b", "hold", 1_000),
        ("a", "hold", 1_100),
    ]


EDGES = st.lists(st.tuples(st.sampled_from("ab"), st.booleans(), st.integers(0, 700), st.booleans()), max_size=25)


def edges_of(drawn: list[tuple[str, bool, int, bool]]) -> list[Edge]:
    edges, at_ms = [], 0
    for button, down, later_ms, bounces in drawn:
        at_ms += later_ms
        edges.append(Edge(button, down, at_ms, bounces))
    return edges


@given(EDGES)
def test_each_finger_goes_down_then_presses_or_holds(drawn: list[tuple[str, bool, int, bool]]) -> None:
    recogniser, gestures = Recogniser(), []
    for edge in edges_of(drawn):
        gestures += recogniser.edge(edge)
    gestures += recogniser.advance(1_000_000)

    assert [gesture.acts_ms for gesture in gestures] == sorted(gesture.acts_ms for gesture in gestures)
    for button in "ab":
        mine = [gesture for gesture in gestures if gesture.button == button]
        for number, gesture in enumerate(mine):
            assert (gesture.touch is Touch.DOWN) == (number % 2 == 0)
            assert gesture.at_ms == mine[number - number % 2].at_ms
            assert gesture.acts_ms - gesture.at_ms <= 1_000
            assert (gesture.acts_ms - gesture.at_ms == 1_000) == (gesture.touch is Touch.HOLD)


@given(EDGES, st.lists(st.integers(0, 20_000), max_size=20))
def test_asking_more_often_changes_nothing(drawn: list[tuple[str, bool, int, bool]], moments: list[int]) -> None:
    seldom, often = Recogniser(), Recogniser()
    once: list[Gesture] = []
    pieces: list[Gesture] = []
    for edge in edges_of(drawn):
        once += seldom.edge(edge)
        for at_ms in sorted(moments):
            pieces += often.advance(at_ms) if at_ms < edge.at_ms else []
        pieces += often.edge(edge)

    assert pieces + often.advance(30_000) == once + seldom.advance(30_000)
