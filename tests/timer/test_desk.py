"""The desk: what views see of the board, and where keys go."""

from collections import namedtuple
from datetime import datetime
from queue import SimpleQueue

import pytest

from hardware.board import Board
from hardware.boardfile import load_board
from hardware.signal import DARK, Role, Signal
from hardware.simulator import ACTIVE_HZ, Simulator
from timer.clock import drain
from timer.conductor import Stop
from timer.desk import Desk
from timer.gestures import Edge
from timer.orders import Order
from timer.scene import Scene
from timer.screen.boardpicture import ButtonPicture, BuzzerPicture, EncoderPicture, LampPicture, LightPicture

BOARD = """\
name: Bench
buttons: {start: 17}
buzzer: {pin: 18, kind: tonal}
lights:
  - {kind: rgb, red: 16, green: 20, blue: 21}
  - {kind: traffic, red: 23, amber: 24, green: 25}
  - {kind: led, pin: 12}
  - {kind: bar, pins: [5, 6, 13, 19]}
"""


class StandIn(namedtuple("StandIn", "inbox scene")):
    """As much of a conductor as a desk asks for."""

    def now_ms(self):
        return 250

    def real_ms(self):
        return 1_250


@pytest.fixture
def bench():
    """A desk beside a simulated board: desk, simulator, board, and the inbox of its edges."""
    file = load_board(BOARD, "bench.yaml").board
    inbox = SimpleQueue()
    simulator = Simulator(file)
    with Board(file, simulator.factory, lambda button, down: inbox.put((button, down))) as board:
        desk = Desk()
        desk.connect(StandIn(inbox, Scene()), file, simulator, lambda: None)
        yield desk, simulator, board, inbox


def test_a_desk_that_is_not_connected_shows_nothing_and_takes_no_keys():
    desk = Desk()
    desk.press("start", True)
    desk.command(Order.MUTE)
    assert (desk.scene(), desk.now_ms(), desk.board()) == (Scene(), 0, None)


def test_a_key_of_a_button_goes_through_its_pin(bench):
    desk, simulator, _, inbox = bench
    desk.press("start", True)
    assert simulator.levels()[17].value == 1.0
    assert desk.board().buttons == (ButtonPicture("start", True, (17,)),)
    desk.press("start", False)
    assert drain(inbox) == [("start", True), ("start", False)]


def test_a_key_whose_button_the_board_lacks_is_an_order(bench):
    desk, _, _, inbox = bench
    for button in ("next", "back"):
        desk.press(button, True)
        desk.press(button, False)
    assert drain(inbox) == [Order.NEXT, Order.BACK]


def test_without_a_board_the_start_key_is_an_edge_that_does_not_bounce():
    inbox = SimpleQueue()
    desk = Desk()
    desk.connect(StandIn(inbox, Scene()), None, None, lambda: None)
    desk.press("start", True)
    assert drain(inbox) == [Edge("key", True, 1_250, bounces=False)]
    assert desk.board() is None


def test_without_a_start_button_its_key_presses_the_knob():
    file = load_board("name: x\nencoder: {a: 23, b: 24, press: 25}\n", "x.yaml").board
    simulator, edges = Simulator(file), []
    with Board(file, simulator.factory, lambda *edge: edges.append(edge)):
        desk = Desk()
        desk.connect(StandIn(SimpleQueue(), Scene()), file, simulator, lambda: None)
        desk.press("start", True)
        desk.press("start", False)
    assert edges == [("knob", True), ("knob", False)]


def test_the_time_of_day_is_the_wall_clocks():
    desk = Desk()
    assert desk.wall() is None
    noon = datetime(2025, 5, 3, 12)
    desk.connect(StandIn(SimpleQueue(), Scene()), None, None, lambda: noon)
    assert desk.wall() == noon


def test_quitting_stops_the_conductor(bench):
    desk, _, _, inbox = bench
    desk.command(Order.QUIT)
    assert isinstance(inbox.get_nowait(), Stop)


def test_the_picture_shows_what_the_pins_do(bench):
    desk, _, board, _ = bench
    board.show(Signal(Role.GO, (255, 128, 0), 0.5, 0.5, 880))
    picture = desk.board()
    rgb, traffic, led, bar = picture.lights
    assert rgb == LightPicture("rgb", (LampPicture((255, 128, 0), 0.5),), (16, 20, 21))
    levels = [[lamp.level for lamp in light.lamps] for light in (traffic, led, bar)]
    assert levels == [[0.0, 0.0, 0.5], [0.5], [1.0, 1.0, 0.0, 0.0]]
    assert picture.buzzer == BuzzerPicture(True, 880, (18,))
    board.show(DARK)
    dark = desk.board()
    assert [lamp.level for light in dark.lights for lamp in light.lamps] == [0.0] * 9
    assert dark.buzzer.pitch_hz is None


def test_an_active_buzzer_shows_the_pitch_of_its_own():
    file = load_board("name: b\nbuzzer: {pin: 18, kind: active, active_high: no}\n", "b.yaml").board
    simulator = Simulator(file)
    desk = Desk()
    desk.connect(StandIn(SimpleQueue(), Scene()), file, simulator, lambda: None)
    with Board(file, simulator.factory, lambda *_: None) as board:
        assert desk.board().buzzer == BuzzerPicture(False, None, (18,))
        board.show(Signal(pitch_hz=880))
        assert desk.board().buzzer == BuzzerPicture(False, ACTIVE_HZ, (18,))


def test_the_knob_turns_and_is_pressed_through_its_pins():
    file = load_board("name: b\nencoder: {a: 23, b: 24, press: 25}\n", "b.yaml").board
    simulator = Simulator(file)
    edges, turns = [], []
    desk = Desk()
    desk.connect(StandIn(SimpleQueue(), Scene()), file, simulator, lambda: None)
    with Board(file, simulator.factory, lambda *edge: edges.append(edge), on_turn=turns.append):
        assert desk.turn(2)
        assert desk.turn(-1)
        desk.press("knob", True)
        assert desk.board().encoder == EncoderPicture(1, True, (23, 24, 25))
    assert turns == [True, True, False]
    assert edges == [("knob", True)]


def test_a_board_without_a_knob_has_none_to_turn(bench):
    desk, _, _, _ = bench
    assert not desk.turn(1)
    assert not Desk().turn(1)
    assert desk.board().encoder is None
