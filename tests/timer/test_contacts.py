"""Contacts that chatter, stick and come together: what a board makes of them, from its pins to its lights.

Fingers are drawn first, then the chatter of the contacts that they push; so it is known what should be made of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hardware.board import Board
from hardware.boardfile import BoardFile, ButtonPin, BuzzerPin, EncoderPins, Led, Rgb
from hardware.signal import Signal
from hardware.simulator import PinChange, Simulator
from tests.fakes import MARK, OversleepingClock, Recorder, Witness, cues_in, entry, hold, reps, rest, told, untold
from timer.conductor import Conductor, Stop
from timer.cues import CueKind
from timer.gestures import BOUNCE_MS, HOLD_MS, Edge, Gesture, Recogniser, Touch
from timer.messages import Menu, Start
from timer.performer import Performer
from timer.routine.model import Amrap
from timer.scene import Action, Where
from timer.session import Session
from timer.state import Status
from timer.theme import DEFAULT

BOARDS = {
    "one button": ("start",),
    "two": ("start", "next"),
    "three": ("start", "next", "back"),
    "encoder": ("knob",),
    "encoder and button": ("start", "knob"),
}
MANY = settings(max_examples=min(5_000, 4 * settings().max_examples))
FEW = settings(max_examples=min(500, settings().max_examples // 4))  # each plays a session on pins
SETTLED_MS = BOUNCE_MS + 1  # chatter is over, and the contact may move again


class Finger(NamedTuple):
    """One push of one contact."""

    button: str
    pause_ms: int  # before it, since this contact was let go
    length_ms: int
    down_chatter: tuple[int, ...]  # when the contact opens and closes again, after the edge
    up_chatter: tuple[int, ...]


CHATTER = st.lists(st.integers(1, BOUNCE_MS - 1), max_size=6, unique=True).map(
    lambda moments: tuple(sorted(moments)[: len(moments) // 2 * 2])  # in pairs, so that it ends where it began
)
LENGTHS = st.integers(2 * SETTLED_MS, 900) | st.integers(HOLD_MS + 1, 3_000)


def fingers(buttons: tuple[str, ...]) -> st.SearchStrategy[list[Finger]]:
    finger = st.builds(
        Finger,
        st.sampled_from(buttons),
        st.integers(2 * SETTLED_MS, 400) | st.integers(400, 4_000),
        LENGTHS,
        CHATTER,
        CHATTER,
    )
    return st.lists(finger, min_size=1, max_size=12)


@dataclass(frozen=True)
class Push:
    """A finger laid in time."""

    button: str
    down_ms: int
    up_ms: int


def laid(drawn: list[Finger], from_ms: int = 0) -> tuple[list[Push], list[Edge]]:
    """Lay fingers in time, each contact for itself, so that those of several overlap; and give all edges by time."""
    free_ms = dict.fromkeys((finger.button for finger in drawn), from_ms)
    pushes, edges = [], []
    for finger in drawn:
        down_ms = free_ms[finger.button] + finger.pause_ms
        up_ms = free_ms[finger.button] = down_ms + finger.length_ms
        pushes.append(Push(finger.button, down_ms, up_ms))
        edges += chattering(finger.button, True, down_ms, finger.down_chatter)
        edges += chattering(finger.button, False, up_ms, finger.up_chatter)
    return pushes, sorted(edges, key=lambda edge: edge.at_ms)


def chattering(button: str, down: bool, at_ms: int, chatter: tuple[int, ...]) -> list[Edge]:
    turns = [(at_ms + after_ms, down ^ (number % 2 == 0)) for number, after_ms in enumerate(chatter)]
    return [Edge(button, level, moment_ms) for moment_ms, level in [(at_ms, down), *turns]]


def expected(pushes: list[Push]) -> list[Gesture]:
    """Give the gestures that the fingers meant."""
    gestures = []
    for push in pushes:
        held = push.up_ms - push.down_ms >= HOLD_MS
        acts_ms = push.down_ms + HOLD_MS if held else push.up_ms
        gestures += [
            Gesture(push.button, Touch.DOWN, push.down_ms, push.down_ms),
            Gesture(push.button, Touch.HOLD if held else Touch.PRESS, push.down_ms, acts_ms),
        ]
    return gestures


def by_time(gestures: list[Gesture]) -> list[Gesture]:
    return sorted(gestures, key=lambda gesture: (gesture.acts_ms, gesture.button))


@pytest.mark.parametrize("buttons", BOARDS.values(), ids=BOARDS)
@MANY
@given(data=st.data())
def test_however_contacts_chatter_each_finger_is_understood_once(buttons: tuple[str, ...], data: st.DataObject) -> None:
    pushes, edges = laid(data.draw(fingers(buttons)))
    recogniser, gestures = Recogniser(), []
    for edge in edges:
        gestures += recogniser.edge(edge)
    gestures += recogniser.advance(1_000_000)

    assert by_time(gestures) == by_time(expected(pushes))


# On pins, through a whole conductor

FILES = {
    "one button": BoardFile("one", (ButtonPin("start", 17),), BuzzerPin(18, False), (Led(16),)),
    "two": BoardFile(
        "two", (ButtonPin("start", 19, False), ButtonPin("next", 26, False)), BuzzerPin(20, True), (Rgb(5, 6, 13),)
    ),
    "three": BoardFile(
        "three",
        (ButtonPin("start", 17), ButtonPin("next", 27), ButtonPin("back", 22)),
        BuzzerPin(18, True),
        (Rgb(16, 20, 21),),
    ),
    "encoder": BoardFile("knob", encoder=EncoderPins(23, 24, 25), lights=(Led(16),)),
    "encoder and button": BoardFile("both", (ButtonPin("start", 17),), None, (Led(16),), EncoderPins(23, 24, 25)),
}
LONG = entry(
    "long",
    hold("a", 40),
    rest(20),
    reps("r", 10),
    hold("w", 5, waits=True),
    Amrap((untold("x"),), MARK, 20_000),
    hold("b", 600),
)
STOPPED_AFTER_MS = 3_000


class PinClock(OversleepingClock):
    """A clock on which contacts move by themselves: an edge is what the board's handlers put in the inbox."""

    def __init__(self, edges: list[Edge], simulator: Simulator) -> None:
        super().__init__()
        self._edges = edges
        self._simulator = simulator

    def wait(self, until_ns, inbox):
        due_ms = self._edges[0].at_ms if self._edges else None
        if due_ms is not None and inbox.empty() and not self._comes_before(until_ns, due_ms):
            self._now_ns = max(self._now_ns, due_ms * 1_000_000)
            edge = self._edges.pop(0)
            (self._simulator.press if edge.down else self._simulator.release)(edge.button)
        if not inbox.empty():
            return super().wait(None, inbox)
        return super().wait(until_ns, inbox)

    def _comes_before(self, until_ns, due_ms):
        times = [at_ns for at_ns in (until_ns, *(at_ns for at_ns, _ in self._coming)) if at_ns is not None]
        return bool(times) and min(times) < due_ms * 1_000_000


class Gym:
    """A board of mock pins under a conductor; contacts move at the instants of their edges."""

    def __init__(self, name: str, edges: list[Edge], *, begins: bool = True) -> None:
        file = FILES[name]
        self.lights_ms: set[int] = set()  # when a light's pin changed
        self.simulator = Simulator(file, self._on_pin)
        self._lights = {pin for light in file.lights for pin in light.pins}
        self.clock = PinClock(list(edges), self.simulator)
        self.recorder, self.witness = Recorder(self.clock), Witness()
        board = Board(file, self.simulator.factory, self._on_edge)
        session = Session(5_000, buttons=board.buttons)
        performer = Performer(DEFAULT, 0, has_lamp=board.has_led)
        self.conductor = Conductor(self.clock, session, performer, (board, self.recorder), (self.witness,))
        for message in (Menu((LONG,)), *([Start(LONG)] if begins else [])):
            self.conductor.inbox.put(message)

    def _on_edge(self, button: str, down: bool) -> None:
        self.conductor.inbox.put(Edge(button, down, self.clock.now_ns() // 1_000_000))

    def _on_pin(self, change: PinChange) -> None:
        if change.pin in self._lights:
            self.lights_ms.add(self.clock.now_ns() // 1_000_000)

    def run(self, until_ms: int) -> "Gym":
        self.clock.post(until_ms, Stop())
        self.conductor.run()
        return self

    def clicks(self) -> list[int]:
        return [at_ms for at_ms, kind in cues_in(self.witness.happened) if kind is CueKind.PRESS]

    def changes_of(self, look: Callable[[Signal], object]) -> list[int]:
        """Give when what a look sees of the signal changed; a flash takes two."""
        looks = [(at_ms, look(signal)) for at_ms, signal in self.recorder.changes[:-1] if at_ms is not None]
        return [at_ms for (_, before), (at_ms, after) in pairwise(looks) if after != before]

    def story(self) -> list[tuple[int, str]]:
        return [step for step in told(self.witness.happened) if not step[1].startswith("cue")]


@pytest.mark.parametrize("name", FILES)
@FEW
@given(data=st.data())
def test_on_pins_every_finger_is_answered_once_and_chatter_changes_nothing(name: str, data: st.DataObject) -> None:
    drawn = data.draw(fingers(BOARDS[name]))
    pushes, edges = laid(drawn, 500)
    _, clean_edges = laid([finger._replace(down_chatter=(), up_chatter=()) for finger in drawn], 500)
    until_ms = edges[-1].at_ms + STOPPED_AFTER_MS
    gym, clean_gym = Gym(name, edges).run(until_ms), Gym(name, clean_edges).run(until_ms)

    assert gym.clicks() == sorted(push.down_ms for push in pushes)
    assert gym.conductor.scene.down_ms is None
    assert set(gym.recorder.late_us) == {0}
    assert gym.witness.happened == clean_gym.witness.happened
    assert gym.recorder.changes == clean_gym.recorder.changes
    for look in (lambda signal: (signal.role, signal.colour, signal.level), lambda signal: signal.lamp):
        changed = gym.changes_of(look)
        assert all(seventh - first >= 1_000 for first, seventh in zip(changed, changed[6:], strict=False))


DOES = {
    Action.SHOW_ROUTINE: lambda before, after: after.where is Where.READY,
    Action.START: lambda before, after: after.status is Status.RUNNING,
    Action.PAUSE: lambda before, after: after.status is Status.PAUSED,
    Action.RESUME: lambda before, after: after.status is Status.RUNNING,
    Action.DONE: lambda before, after: after.player.index == before.player.index + 1,
    Action.GO_ON: lambda before, after: after.player.index == before.player.index + 1,
    Action.COUNT_ROUND: lambda before, after: after.player.rounds_done == before.player.rounds_done + 1,
    Action.TO_IDLE: lambda before, after: after.where is Where.IDLE,
    Action.LEARN: lambda before, after: after.where is Where.LESSON,
    Action.NEXT_SIGNAL: lambda before, after: after.lesson is not before.lesson,
}


@pytest.mark.parametrize("name", FILES)
@FEW
@given(data=st.data())
def test_after_any_fingers_the_next_press_does_what_the_screen_says(name: str, data: st.DataObject) -> None:
    start = BOARDS[name][0]
    _, edges = laid(data.draw(fingers(BOARDS[name])), 500)
    press_ms = edges[-1].at_ms + STOPPED_AFTER_MS
    before = Gym(name, edges).run(press_ms).conductor.scene
    ends_ms = before.player.ends_ms if before.player else None
    assume(ends_ms is None or not press_ms - 500 <= ends_ms <= press_ms + 100)
    after = Gym(name, [*edges, *pressed(start, press_ms)]).run(press_ms + 200).conductor.scene

    assert DOES[before.presses.press](before, after)


# Stuck, and all at once


def pressed(button: str, at_ms: int, length_ms: int = 100) -> list[Edge]:
    return [Edge(button, True, at_ms), Edge(button, False, at_ms + length_ms)]


@pytest.mark.parametrize("name", FILES)
def test_a_button_that_is_down_from_the_start_is_silent_until_it_is_let_go(name: str) -> None:
    start = BOARDS[name][0]
    gym = Gym(name, pressed(start, 25_000))
    gym.clock.post(20_000, Edge(start, False, 20_000))  # all that is ever told of it
    gym.run(26_000)

    assert gym.clicks() == [25_000]
    assert gym.story()[-1] == (25_000, "paused 1")


@pytest.mark.parametrize("name", FILES)
def test_a_button_that_gets_stuck_acts_once_as_a_hold(name: str) -> None:
    gym = Gym(name, [Edge(BOARDS[name][0], True, 20_000)]).run(600_000)

    assert (gym.clicks(), gym.story()[-1]) == ([20_000], (21_000, "paused 1"))
    assert gym.conductor.scene.down_ms is None


def test_with_start_stuck_the_knob_goes_on() -> None:
    edges = [Edge("start", True, 20_000), *pressed("knob", 40_000), *pressed("knob", 60_000)]
    gym = Gym("encoder and button", edges).run(61_000)

    assert [step for step in gym.story() if step[0] >= 20_000] == [
        (21_000, "paused 1"),
        (40_000, "resumed 1"),
        (40_000, "lead_in 1"),
        (60_000, "paused 1"),
    ]


@pytest.mark.parametrize("apart_ms", [0, 1, 29, 99])
def test_start_and_knob_under_one_palm_are_one_press(apart_ms: int) -> None:
    edges = [*pressed("start", 20_000), *pressed("knob", 20_000 + apart_ms)]
    gym = Gym("encoder and button", sorted(edges, key=lambda edge: edge.at_ms)).run(22_000)

    assert [step for step in gym.story() if step[0] >= 20_000] == [(20_000, "paused 1")]


def test_start_and_knob_held_by_one_palm_are_one_hold() -> None:
    edges = [Edge("start", True, 20_000), Edge("knob", True, 20_005)]
    gym = Gym("encoder and button", edges).run(30_000)

    assert gym.story()[-1] == (21_000, "paused 1")


def test_all_three_buttons_at_once_act_once_each() -> None:
    edges = [edge for button in ("start", "next", "back") for edge in pressed(button, 20_000)]
    gym = Gym("three", sorted(edges, key=lambda edge: edge.at_ms)).run(20_500)

    assert gym.clicks() == [20_000] * 3
    assert [step for step in gym.story() if step[0] >= 20_000] == [
        (20_000, "paused 1"),
        (20_000, "ended 1 early"),
        (20_000, "ended 2 left"),
    ]
    assert gym.conductor.scene.status is Status.PAUSED


# In the very millisecond


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("at_ms", "expected"),
    [
        pytest.param(49_999, (50_000, "paused 2"), id="the last of work"),
        pytest.param(50_000, (50_000, "paused 2"), id="the first of rest"),
        pytest.param(50_001, (50_001, "paused 2"), id="the second of rest"),
    ],
)
def test_a_press_at_the_end_of_an_interval_acts_once_and_loses_no_interval(
    name: str, at_ms: int, expected: tuple[int, str]
) -> None:
    gym = Gym(name, pressed(BOARDS[name][0], at_ms)).run(52_000)

    assert [step for step in gym.story() if step[0] >= 49_000] == [
        (50_000, "ended 1 done"),
        (50_000, "began 2"),
        expected,
    ]


@pytest.mark.parametrize("name", FILES)
def test_a_release_in_the_very_millisecond_of_a_hold_is_a_hold(name: str) -> None:
    gym = Gym(name, pressed(BOARDS[name][0], 20_000, HOLD_MS)).run(25_000)

    assert gym.story()[-1] == (21_000, "paused 1")


# From press to light


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("begins", "presses_ms", "at_ms"),
    [
        pytest.param(False, (), 5_000, id="idle"),
        pytest.param(False, (2_000,), 5_000, id="ready"),
        pytest.param(True, (), 1_000, id="prepare"),
        pytest.param(True, (), 20_000, id="work"),
        pytest.param(True, (), 55_000, id="rest"),
        pytest.param(True, (20_000,), 30_300, id="paused"),
    ],
)
def test_a_press_is_answered_by_light_in_the_wake_up_that_it_causes(
    name: str, begins: bool, presses_ms: tuple[int, ...], at_ms: int
) -> None:
    start = BOARDS[name][0]
    before = [edge for press_ms in presses_ms for edge in pressed(start, press_ms)]
    untouched = Gym(name, before, begins=begins).run(at_ms + 1)
    touched = Gym(name, [*before, Edge(start, True, at_ms)], begins=begins).run(at_ms + 1)

    assert at_ms in touched.lights_ms - untouched.lights_ms
