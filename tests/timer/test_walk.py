"""The walk through a board: what it shows, what it waits for, and what it says, on mock pins in virtual time."""

from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

import pytest

from hardware.board import Board
from hardware.simulator import PinChange, Simulator
from tests.hardware.mockboard import board_file
from timer.clock import drain
from timer.conductor import Stop
from timer.gestures import Edge
from timer.walk import Skip, Stopped, Turn, Walk

START = "name: x\nbuttons: {start: 17}\n"
TWO = "name: x\nbuttons: {start: 17, next: {pin: 27, pull: down}}\n"
KNOB = "name: x\nencoder: {a: 22, b: 23}\n"


class LivelyClock:
    """Virtual time in which things happen at instants that are known beforehand."""

    def __init__(self) -> None:
        self.now_ms = 0
        self._coming: list[tuple[int, Callable[[], None]]] = []

    def at(self, at_ms: int, happens: Callable[[], None]) -> None:
        self._coming.append((at_ms, happens))
        self._coming.sort(key=lambda one: one[0])

    def now_ns(self) -> int:
        return self.now_ms * 1_000_000

    def wait(self, until_ns: int | None, inbox: "SimpleQueue[Any]") -> list[Any]:
        assert until_ns is not None, "the walk waits for ever"
        while inbox.empty() and self._coming and self._coming[0][0] * 1_000_000 <= until_ns:
            at_ms, happens = self._coming.pop(0)
            self.now_ms = max(self.now_ms, at_ms)
            happens()
        if inbox.empty():
            self.now_ms = max(self.now_ms, until_ns // 1_000_000)
        return drain(inbox)

    def reach(self, instant_ns: int) -> None:
        self.now_ms = max(self.now_ms, instant_ns // 1_000_000)


class Tour:
    """A walk through a board on mock pins, with somebody at its buttons."""

    def __init__(self, text: str | None = None, *, attended: bool = True, held: str = "", busy: int = -1) -> None:
        """Args: held: A button that is down from the beginning. busy: A pin that can't be opened."""
        self.clock = LivelyClock()
        self.said: list[tuple[int, str]] = []
        self.pins: list[tuple[int, int, float]] = []
        file = board_file(text)
        self.simulator = Simulator(file, self._changed)
        self._refuse(busy)
        inbox: SimpleQueue[Any] = SimpleQueue()
        self.inbox = inbox
        self.board = Board(
            file,
            self.simulator.factory,
            lambda name, down: inbox.put(Edge(name, down, self.clock.now_ms)),
            on_turn=lambda clockwise: inbox.put(Turn(clockwise)),
        )
        if held:
            self.simulator.press(held)
            drain(inbox)
        self.pins.clear()
        self.walk = Walk(file, self.board, self.clock, inbox, self._say, attended=attended)

    def press(self, button: str, at_ms: int, length_ms: int = 120, bounces: int = 0) -> None:
        """Press, with bounces of 1 ms at the beginning."""
        for number in range(bounces + 1):
            self.clock.at(at_ms + 2 * number, lambda: self.simulator.press(button))
            end_ms = at_ms + length_ms if number == bounces else at_ms + 2 * number + 1
            self.clock.at(end_ms, lambda: self.simulator.release(button))

    def post(self, message: Any, at_ms: int) -> None:
        self.clock.at(at_ms, lambda: self.inbox.put(message))

    def turn(self, clicks: int, at_ms: int) -> None:
        self.clock.at(at_ms, lambda: self.simulator.turn(clicks))

    def run(self) -> bool:
        with self.board:
            return self.walk.run()

    def heard(self) -> list[str]:
        return [line.strip() for _, line in self.said if line]

    def _say(self, line: str) -> None:
        self.said.append((self.clock.now_ms, line))

    def _changed(self, change: PinChange) -> None:
        self.pins.append((self.clock.now_ms, change.pin, change.hz or change.value))

    def _refuse(self, busy: int) -> None:
        make = self.simulator.factory.pin

        def pin(number: int) -> Any:
            if number == busy:
                raise OSError("'GPIO busy'")
            return make(number)

        self.simulator.factory.pin = pin


@pytest.mark.parametrize(
    ("lights", "pins"),
    [
        pytest.param(
            "{kind: rgb, red: 16, green: 20, blue: 21}",
            [(0, 16, 1.0), (800, 16, 0.0), (1000, 20, 1.0), (1800, 20, 0.0), (2000, 21, 1.0), (2800, 21, 0.0)]
            + [(3000, pin, 1.0) for pin in (16, 20, 21)]
            + [(3800, pin, 0.0) for pin in (16, 20, 21)],
            id="rgb: each colour, then white",
        ),
        pytest.param(
            "{kind: traffic, red: 16, amber: 20, green: 21}",
            [(0, 16, 1.0), (800, 16, 0.0), (1000, 20, 1.0), (1800, 20, 0.0), (2000, 21, 1.0), (2800, 21, 0.0)],
            id="traffic: each LED",
        ),
        pytest.param("{kind: led, pin: 16}", [(0, 16, 1.0), (800, 16, 0.0)], id="led"),
        pytest.param(
            "{kind: bar, pins: [16, 20]}",
            [(0, 16, 1.0), (800, 16, 0.0), (1000, 16, 1.0), (1000, 20, 1.0), (1800, 16, 0.0), (1800, 20, 0.0)],
            id="bar: one more each time",
        ),
        pytest.param(
            "{kind: bar, pins: [16, 20], shows: routine}",
            [(0, 16, 1.0), (800, 16, 0.0), (1000, 16, 1.0), (1000, 20, 1.0), (1800, 16, 0.0), (1800, 20, 0.0)],
            id="bar of the routine",
        ),
    ],
)
def test_each_light_is_lit_alone(lights: str, pins: list[tuple[int, int, float]]) -> None:
    tour = Tour(f"name: x\nlights: [{lights}]")
    assert tour.run()
    assert tour.pins == pins


def test_two_lights_of_a_kind_are_lit_one_after_the_other() -> None:
    tour = Tour("name: x\nlights: [{kind: led, pin: 16}, {kind: led, pin: 20}]")
    assert tour.run()
    assert tour.pins == [(0, 16, 1.0), (800, 16, 0.0), (1000, 20, 1.0), (1800, 20, 0.0)]
    assert tour.heard()[:4] == ["led: look", "on: GPIO16 (place 36)", "led2: look", "on: GPIO20 (place 38)"]


@pytest.mark.parametrize(
    ("kind", "pins"),
    [
        ("tonal", [(0, 18, 1047), (400, 18, 0.0), (600, 18, 2093), (1000, 18, 0.0), (1200, 18, 3136), (1600, 18, 0.0)]),
        ("active", [(0, 18, 1.0), (400, 18, 0.0)]),
    ],
)
def test_the_buzzer_is_beeped(kind: str, pins: list[tuple[int, int, float]]) -> None:
    tour = Tour(f"name: x\nbuzzer: {{pin: 18, kind: {kind}}}")
    assert tour.run()
    assert tour.pins == pins


@pytest.mark.parametrize(
    ("bounces", "times"), [(0, "no bounces"), (1, "1 bounce"), (3, "3 bounces")], ids=["none", "one", "three"]
)
def test_a_press_is_told_with_its_pin_length_and_bounces(bounces: int, times: str) -> None:
    tour = Tour(START)
    tour.press("start", 700, bounces=bounces)
    assert tour.run()
    assert (880, f"  start pressed on GPIO17, 120 ms, {times}") in tour.said
    assert tour.heard()[-1] == "All is well."


def test_buttons_are_waited_for_one_after_the_other() -> None:
    tour = Tour(TWO)
    tour.press("start", 500)
    tour.press("next", 9_000)
    assert tour.run()
    assert tour.said[0] == (0, "start: press it, GPIO17 (place 11). Enter skips it.")
    assert (680, "next: press it, GPIO27 (place 13). Enter skips it.") in tour.said
    assert (9_180, "  next pressed on GPIO27, 120 ms, no bounces") in tour.said


def test_another_button_is_named_and_the_right_one_still_waited_for() -> None:
    tour = Tour(TWO)
    tour.press("next", 500)
    tour.press("start", 2_000)
    tour.press("next", 4_000)
    assert tour.run()
    assert tour.said[1:4] == [
        (500, "  that was next on GPIO27, and this is about start."),
        (500, "  If it was start that you pressed, the two wires are exchanged."),
        (2_180, "  start pressed on GPIO17, 120 ms, no bounces"),
    ]


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        pytest.param(START, "check its wires, one to GPIO17 (place 11), the other to ground", id="to ground"),
        pytest.param(
            "name: x\nbuttons: {start: {pin: 17, pull: down}}",
            "check its wires, one to GPIO17 (place 11), the other to 3V3",
            id="to 3V3",
        ),
        pytest.param(
            f"{START}plugs_on: yes", "check that the board sits on the header, place 1 on place 1", id="plugged on"
        ),
    ],
)
def test_a_button_that_nobody_presses_is_missing_after_20_s(text: str, mend: str) -> None:
    tour = Tour(text)
    assert not tour.run()
    assert tour.clock.now_ms == 20_000
    assert tour.heard()[-2:] == ["Not all is well:", f"start: no press was seen; {mend}"]


def test_enter_skips_a_button() -> None:
    tour = Tour(TWO)
    tour.post(Skip(), 1_000)
    tour.press("next", 2_000)
    assert not tour.run()
    assert tour.heard()[-2:] == ["Not all is well:", "start: skipped"]


def test_enter_while_the_lights_are_on_skips_nothing() -> None:
    tour = Tour("name: x\nbuttons: {start: 17}\nlights: [{kind: led, pin: 16}]")
    tour.post(Skip(), 500)
    tour.press("start", 3_000)
    assert tour.run()


def test_a_button_that_is_down_at_the_start_is_told_with_the_mend() -> None:
    tour = Tour(START, held="start")
    assert not tour.run()
    assert tour.heard()[:2] == [
        "start: GPIO17 (place 11) is down already. Let it go. If nobody presses it: turn a button with four legs",
        "by a quarter, or look for wires that touch.",
    ]
    assert tour.heard()[-1].startswith("start: down since the beginning; check its wires")


def test_a_button_that_is_let_go_at_last_can_be_pressed() -> None:
    tour = Tour(START, held="start")
    tour.clock.at(2_000, lambda: tour.simulator.release("start"))
    tour.press("start", 3_000)
    assert tour.run()
    assert tour.heard()[-2:] == ["start pressed on GPIO17, 120 ms, no bounces", "All is well."]


def test_a_button_that_never_comes_up_is_missing() -> None:
    tour = Tour(START)
    tour.press("start", 1_000, length_ms=60_000)
    assert not tour.run()
    assert tour.clock.now_ms == 6_000
    assert tour.heard()[-1] == "start: still down after 5 s; let it go, or look for wires that touch"


def test_a_knob_is_turned_both_ways() -> None:
    tour = Tour(KNOB)
    tour.turn(3, 1_000)
    tour.turn(-1, 5_000)
    assert tour.run()
    assert tour.said[:4] == [
        (0, "encoder: turn it clockwise, A GPIO22 (place 15), B GPIO23 (place 16). Enter skips it."),
        (1_000, "  turned clockwise"),
        (1_600, "encoder: turn it anticlockwise, A GPIO22 (place 15), B GPIO23 (place 16). Enter skips it."),
        (5_000, "  turned anticlockwise"),
    ]


def test_a_knob_that_turns_the_wrong_way_is_told_with_the_mend() -> None:
    tour = Tour(KNOB)
    tour.turn(-1, 1_000)
    assert not tour.run()
    assert tour.said[1] == (1_000, "  that was anticlockwise. If it was not, exchange the wires of A and B.")
    assert len([line for line in tour.heard() if "no turn was seen" in line]) == 4


def test_the_button_under_the_knob_is_waited_for() -> None:
    tour = Tour("name: x\nencoder: {a: 22, b: 23, press: 24}")
    tour.press("knob", 1_000)
    tour.turn(1, 2_000)
    tour.turn(-1, 4_000)
    assert tour.run()
    assert "knob pressed on GPIO24, 120 ms, no bounces" in tour.heard()


@pytest.mark.parametrize(
    ("text", "pin", "trouble"),
    [
        pytest.param(START, 17, "button 'start' on GPIO17: busy; is another program using it?", id="button"),
        pytest.param(KNOB, 23, "encoder on GPIO22, GPIO23: busy; is another program using it?", id="encoder"),
        pytest.param(
            "name: x\nlights: [{kind: led, pin: 16}]",
            16,
            "led on GPIO16: busy; is another program using it?",
            id="light",
        ),
        pytest.param(
            "name: x\nbuzzer: {pin: 18, kind: tonal}",
            18,
            "buzzer on GPIO18: busy; is another program using it?",
            id="buzzer",
        ),
    ],
)
def test_a_device_that_can_not_be_opened_is_missing_with_the_reason(text: str, pin: int, trouble: str) -> None:
    tour = Tour(text, busy=pin)
    assert not tour.run()
    assert tour.heard().count(trouble) == 2


def test_a_light_that_fails_on_the_way_is_missing_and_the_walk_goes_on() -> None:
    tour = Tour("name: x\nbuttons: {start: 17}\nlights: [{kind: rgb, red: 16, green: 20, blue: 21}]")

    def fail(value: float) -> None:
        raise OSError("'bad handle'")

    tour.simulator.factory.pin(20)._set_state = fail
    tour.press("start", 5_000)
    assert not tour.run()
    assert tour.heard()[-2].startswith("rgb on GPIO20: it failed (bad handle)")
    assert "start pressed on GPIO17, 120 ms, no bounces" in tour.heard()


def test_where_nobody_can_press_buttons_are_named_and_not_waited_for() -> None:
    tour = Tour(f"{TWO}encoder: {{a: 22, b: 23}}\n", attended=False)
    assert tour.run()
    assert tour.clock.now_ms == 0
    assert tour.heard() == [
        "start: GPIO17 (place 11); not tried, for nobody can press it here",
        "next: GPIO27 (place 13); not tried, for nobody can press it here",
        "encoder: A GPIO22 (place 15), B GPIO23 (place 16); not tried, for nobody can turn it here",
        "All is well that could be tried.",
    ]


@pytest.mark.parametrize("at_ms", [300, 900, 4_500, 13_000, 30_000])
def test_a_stop_ends_the_walk_at_once_with_all_outputs_off(at_ms: int) -> None:
    tour = Tour()  # 4 s of rgb, 5 s of bar, 1.8 s of buzzer, then the buttons
    tour.post(Stop(), at_ms)
    with pytest.raises(Stopped):
        tour.run()
    assert tour.clock.now_ms == at_ms
    assert {value for value, _ in tour.simulator.levels().values()} == {0.0}


def test_a_whole_board_ends_dark_and_silent() -> None:
    tour = Tour()
    for at_ms, button in ((12_000, "start"), (13_000, "next"), (14_000, "back")):
        tour.press(button, at_ms)
    assert tour.run()
    assert {value for value, _ in tour.simulator.levels().values()} == {0.0}
    lit = {pin for _, pin, value in tour.pins if value}
    assert lit == {16, 20, 21, 5, 6, 13, 19, 26, 18, 17, 27, 22}
