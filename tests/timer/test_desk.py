"""The desk: what views see of the board, and where keys go."""

from collections import namedtuple
from queue import SimpleQueue

import pytest

from hardware.board import Board
from hardware.boardfile import load_board
from hardware.signal import Role, Signal
from hardware.simulator import Simulator
from timer.clock import drain
from timer.conductor import Stop
from timer.desk import Desk
from timer.gestures import Edge
from timer.orders import Order
from timer.scene import Scene
from timer.screen.boardpicture import BarPicture, ButtonPicture, LightPicture

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
        desk.connect(StandIn(inbox, Scene()), file, simulator)
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
    assert desk.board().buttons == (ButtonPicture("start", True),)
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
    desk.connect(StandIn(inbox, Scene()), None, None)
    desk.press("start", True)
    assert drain(inbox) == [Edge("key", True, 1_250, bounces=False)]
    assert desk.board() is None


def test_without_a_start_button_its_key_presses_the_knob():
    file = load_board("name: x\nencoder: {a: 23, b: 24, press: 25}\n", "x.yaml").board
    simulator, edges = Simulator(file), []
    with Board(file, simulator.factory, lambda *edge: edges.append(edge)):
        desk = Desk()
        desk.connect(StandIn(SimpleQueue(), Scene()), file, simulator)
        desk.press("start", True)
        desk.press("start", False)
    assert edges == [("knob", True), ("knob", False)]


def test_quitting_stops_the_conductor(bench):
    desk, _, _, inbox = bench
    desk.command(Order.QUIT)
    assert isinstance(inbox.get_nowait(), Stop)


def test_the_picture_shows_what_the_pins_do(bench):
    desk, _, board, _ = bench
    board.show(Signal(Role.GO, (255, 128, 0), 0.5, 0.5, 880))
    picture = desk.board()
    rgb, red, amber, green, led = picture.lights
    assert rgb == LightPicture("rgb", (255, 128, 0), 0.5)
    assert [light.level > 0 for light in (red, amber, green, led)] == [False, False, True, True]
    assert picture.bars == (BarPicture("bar", (1.0, 1.0, 0.0, 0.0)),)
    assert (picture.has_buzzer, picture.pitch_hz) == (True, 880)
