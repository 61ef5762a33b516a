"""What the lights alone say: with ears closed, cues and statuses can be told apart on every kind of light.

`round` and `rep` are for the ear alone, as the table of cues says.
"""

from collections.abc import Callable
from itertools import combinations, pairwise

import pytest

from hardware.boardfile import Led, LightPins, Rgb, Traffic
from hardware.lights import levels_of
from hardware.signal import Signal
from tests.fakes import Person, entry, hold, rest
from timer.cues import CueKind
from timer.messages import Menu, Start
from timer.orders import Order
from timer.performer import Performer
from timer.routine.model import CueSettings
from timer.session import Session
from timer.state import Transition
from timer.theme import DEFAULT

WATCHED_MS = 4_000
ALIKE = 2  # an eye may take two lengths or brightnesses for one if one is less than this many times the other
HUE = 0.25  # and two hues, if no part of theirs differs by more than this

ONE = entry("one", hold("a", 50, cues=CueSettings(at=((10_000, "now"),))), rest(20), hold("s", 20, each_side=True))
WAITS = entry("waits", hold("w", 10, waits=True), hold("b", 20))

Look = tuple[tuple[float, ...], int]  # the levels of a light's LEDs, and for how many milliseconds

DEVICES: dict[str, LightPins] = {"rgb": Rgb(1, 2, 3), "traffic": Traffic(1, 2, 3), "led": Led(1)}


class Eye:
    """Someone who watches the lights of a session, and hears nothing."""

    def __init__(self, *entries: str) -> None:
        menu = [{"one": ONE, "waits": WAITS}[name] for name in entries]
        self.person = Person(Session(5_000, screen=False), *menu)
        self.performer = Performer(DEFAULT, 0, has_lamp=True)
        self.changes: list[tuple[int, Signal]] = []
        self.show(0)

    def show(self, at_ms: int) -> "Eye":
        happened, self.person.happened = tuple(self.person.happened), []
        self.performer.take(self.person.scene, happened, at_ms)
        self.changes.append((at_ms, self.performer.signal(at_ms)))
        return self

    def watch(self, until_ms: int) -> "Eye":
        def due_ms() -> int | None:
            due = (self.person.session.next_ms(), self.performer.next_ms())
            return min((at_ms for at_ms in due if at_ms is not None), default=None)

        while (at_ms := due_ms()) is not None and at_ms < until_ms:
            self.person.wait(at_ms)
            self.show(at_ms)
        self.person.wait(until_ms)
        return self

    def start(self) -> "Eye":
        self.person.tell(Start(self.person.scene.menu[0]))
        return self.show(0)

    def down(self, at_ms: int) -> "Eye":
        """Put a finger down on a button that means nothing until it is let go."""
        self.watch(at_ms)
        self.person.down(at_ms, "back")
        return self.show(at_ms)

    def press(self, at_ms: int) -> "Eye":
        """Press without the light that answers the finger."""
        self.watch(at_ms)
        self.person.tap(at_ms, length_ms=0)
        self.person.happened = [step for step in self.person.happened if not is_click(step)]
        return self.show(at_ms)

    def order(self, order: Order, at_ms: int) -> "Eye":
        self.watch(at_ms)
        self.person.tell(order)
        return self.show(at_ms)

    def seen(self, light: LightPins, from_ms: int) -> list[Look]:
        """Give how a light was, and for how long: just before an instant, then from it on."""
        end_ms = from_ms + WATCHED_MS
        self.watch(end_ms)
        levels = levels_of(light)
        before = [signal for at_ms, signal in self.changes if at_ms < from_ms][-1:]
        looks = [(from_ms - 1, levels(signal)) for signal in before]
        for at_ms, signal in self.changes:
            if at_ms >= from_ms and (not looks or levels(signal) != looks[-1][1]):
                looks.append((at_ms, levels(signal)))
        return [(look, later - at_ms) for (at_ms, look), (later, _) in pairwise([*looks, (end_ms, ())])]


def is_click(step: Transition) -> bool:
    return step.cue is not None and step.cue.kind is CueKind.PRESS


CUES: dict[str, tuple[Callable[[], Eye], int]] = {
    "countdown": (lambda: Eye("one").start(), 57_000),
    "work": (lambda: Eye("one").start(), 10_000),
    "rest": (lambda: Eye("one").start(), 60_000),
    "switch": (lambda: Eye("one").start(), 100_000),
    "halfway": (lambda: Eye("one").start(), 35_000),
    "last_ten": (lambda: Eye("one").start(), 50_000),
    "at": (lambda: Eye("one").start(), 20_000),
    "wait": (lambda: Eye("waits").start(), 20_000),
    "finish": (lambda: Eye("one").start(), 125_000),
    "pause": (lambda: Eye("one").start().press(22_000), 22_000),
    "resume": (lambda: Eye("one").start().press(22_000).press(32_000), 32_000),
    "press": (lambda: Eye("one").start().down(25_000), 25_000),
    "error": (lambda: Eye().press(9_000), 9_000),
    **{f"number {number}": (lambda number=number: choose(number), 9_000 * (number - 1)) for number in (2, 3, 4)},
}


def choose(number: int) -> Eye:
    """Choose a routine by its number, long after the one before."""
    eye = Eye("one")
    eye.person.tell(Menu(tuple(entry(f"r{place}", hold("a", 20)) for place in range(9))))
    for step in range(1, number):
        eye.order(Order.CLOCKWISE, 9_000 * step)
    return eye


def seen(name: str, light: LightPins) -> list[Look]:
    make, from_ms = CUES[name]
    return make().seen(light, from_ms)


def alike(one: list[Look], other: list[Look]) -> bool:
    """Tell whether no look is clearly another one, or clearly longer, in one of the two."""
    return len(one) == len(other) and all(
        near(length, length_too) and same_light(levels, levels_too)
        for (levels, length), (levels_too, length_too) in zip(one, other, strict=True)
    )


def near(one: float, other: float) -> bool:
    return one == other or max(one, other) < ALIKE * min(one, other)


def same_light(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Tell whether two lights are about as bright, and about of one hue."""
    bright, bright_too = max(one), max(other)
    hues = [abs(level / (bright or 1) - too / (bright_too or 1)) for level, too in zip(one, other, strict=True)]
    return near(bright, bright_too) and max(hues) <= HUE


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize(("one", "other"), [pytest.param(*pair, id=" / ".join(pair)) for pair in combinations(CUES, 2)])
def test_no_two_cues_look_alike(one: str, other: str, device: str) -> None:
    assert not alike(seen(one, DEVICES[device]), seen(other, DEVICES[device]))


# What stands for longer.

STANDS: dict[str, tuple[Callable[[], Eye], int]] = {
    "idle": (lambda: Eye("one"), 10_000),
    "ready": (lambda: Eye("one").press(1_000), 10_000),
    "prepare": (lambda: Eye("one").start(), 1_000),
    "work": (lambda: Eye("one").start(), 12_000),
    "rest": (lambda: Eye("one").start(), 62_000),
    "paused": (lambda: Eye("one").start().press(22_000), 32_000),
    "waiting": (lambda: Eye("waits").start(), 23_000),
    "finished": (lambda: Eye("one").start(), 130_000),
}


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize(
    ("one", "other"), [pytest.param(*pair, id=" / ".join(pair)) for pair in combinations(STANDS, 2)]
)
def test_no_two_statuses_look_alike(one: str, other: str, device: str) -> None:
    (make, from_ms), (make_too, from_too_ms) = STANDS[one], STANDS[other]
    light = DEVICES[device]

    assert not alike(make().seen(light, from_ms), make_too().seen(light, from_too_ms))


def test_a_pause_keeps_the_place_of_its_phase_on_a_traffic_light_and_dims_it() -> None:
    (levels, _), *more = STANDS["paused"][0]().seen(DEVICES["traffic"], 32_000)

    assert not more
    assert [level > 0 for level in levels] == [False, False, True]
