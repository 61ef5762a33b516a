"""A rotary encoder: its two contacts' edges, decoded into steps of the knob."""

import logging
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import Any

from gpiozero import DigitalInputDevice

from hardware.boardfile import EncoderPins

log = logging.getLogger(__name__)

OnTurn = Callable[[bool], None]  # whether clockwise

# One step clockwise goes once around: A closes, B closes, A opens, B opens. Both are open where the knob clicks.
OPEN = (False, False)
RING = (OPEN, (True, False), (True, True), (False, True))  # whether A and B are closed
FULL = len(RING)


class Decoder:
    """Counts how far around its ring the pair of contacts has come.

    A contact that chatters goes to and fro between two neighbours in the ring, and comes to nothing. Only once around
    makes a step, so nothing has to be waited for, and no knob is too quick. An encoder that clicks twice for once
    around makes a step of two clicks.
    """

    def __init__(self, a_closed: bool, b_closed: bool) -> None:
        self._place = RING.index((a_closed, b_closed))
        self._quarters = 0

    def change(self, a_closed: bool, b_closed: bool) -> int:
        """Take the contacts as they stand now, one of them changed; give 1 for a step clockwise, -1 for one back."""
        place = RING.index((a_closed, b_closed))
        self._quarters += {0: 0, 1: 1, FULL - 1: -1}[(place - self._place) % FULL]
        self._place = place
        if RING[place] != OPEN:
            return 0
        steps, self._quarters = int(self._quarters / FULL), 0
        return steps


class Encoder:
    """A knob with two contacts, A and B, to ground (pull-up) or to 3V3 (pull-down).

    The pull-up or pull-down is the Pi's own. If it turns the wrong way, exchange A and B. gpiozero's RotaryEncoder
    decodes likewise, but can only be pulled up, and lets an exception of a handler end lgpio's only thread.
    """

    name = "encoder"

    def __init__(self, pins: EncoderPins, factory: Any, on_turn: OnTurn) -> None:
        """Args: on_turn: Called at each step on a thread of gpiozero's; should put it on a queue and return."""
        self.pins = (pins.a, pins.b)
        self._on_turn = on_turn
        with ExitStack() as opened:
            self._contacts = [self._open(pin, pins.pull_up, factory, opened) for pin in self.pins]
            self._opened = opened.pop_all()
        self._closed = [bool(contact.is_active) for contact in self._contacts]
        self._decoder = Decoder(*self._closed)
        for number, contact in enumerate(self._contacts):
            contact.when_activated = partial(self._take, number, True)
            contact.when_deactivated = partial(self._take, number, False)

    @staticmethod
    def _open(pin: int, pull_up: bool, factory: Any, opened: ExitStack) -> Any:
        contact = DigitalInputDevice(pin, pull_up=pull_up, bounce_time=None, pin_factory=factory)
        opened.callback(contact.close)
        return contact

    def _take(self, number: int, closed: bool) -> None:
        """Take an edge by what it says of itself: the pins, asked now, may have gone on."""
        try:
            self._closed[number] = closed
            steps = self._decoder.change(*self._closed)
            if steps:
                self._on_turn(steps > 0)
        except Exception:  # one that escapes would end lgpio's only thread, and with it every button
            log.exception("the encoder was turned, and that could not be handled")

    def close(self) -> None:
        """Let go of both pins. May be called twice."""
        self._opened.close()
