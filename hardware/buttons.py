"""Buttons: edges in, nothing else. What a press or a hold is, others tell from the edges and their times."""

import logging
from collections.abc import Callable
from typing import Any

from gpiozero import InputDevice

from hardware.boardfile import ButtonPin

log = logging.getLogger(__name__)

# A push button with four legs is closed for ever if it is a quarter turn wrong.
STUCK = "down since the start; let it go, turn it by a quarter if it has four legs, or check its wiring"

OnEdge = Callable[[str, bool], None]  # the button's name, whether it went down


class PushButton:
    """A push button between its pin and ground (pull-up), or between 3V3 and its pin (pull-down).

    The pull-up or pull-down is the Pi's own. Every edge is told, bounces too: a bounce time of gpiozero's would delay
    presses. gpiozero's Button would add a thread that looks for holds ten times a second, and all of its buttons set
    and clear events that nobody waits for, before they tell anyone: so the pin itself tells.
    """

    def __init__(self, button: ButtonPin, factory: Any, on_edge: OnEdge) -> None:
        """Args: on_edge: Called on a thread of gpiozero's; should put the edge on a queue and return."""
        self.name = button.name
        self.pins = (button.pin,)
        self.trouble: str | None = None
        self._on_edge = on_edge
        self._pull_up = button.pull_up
        self._device = InputDevice(button.pin, pull_up=button.pull_up, pin_factory=factory)
        try:
            self._listen(self._device.pin)
            if self._device.is_active:
                self.trouble = STUCK
        except Exception:
            self._device.close()
            raise

    def _listen(self, pin: Any) -> None:
        pin.bounce = None
        pin.edges = "both"
        pin.when_changed = self._change

    @property
    def is_down(self) -> bool:
        """True while its contact is closed."""
        return bool(self._device.is_active)

    def _change(self, ticks: float, level: int) -> None:
        """Take the pin's new level; called by gpiozero."""
        down = bool(level) != self._pull_up
        if self.trouble == STUCK and not down:
            self.trouble = None
        try:
            self._on_edge(self.name, down)
        except Exception as error:  # one that escapes would end lgpio's only thread, and with it every button
            if self.trouble is None:
                self.trouble = f"a press could not be handled ({error})"
                log.exception("the button '%s' was pressed or released, and that could not be handled", self.name)

    def close(self) -> None:
        """Let go of the pin. May be called twice."""
        self._device.close()
