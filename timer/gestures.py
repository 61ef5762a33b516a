"""Gestures: what a finger did, recognised from timestamped edges. All times are milliseconds of real time."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

HOLD_MS = 1_000
BOUNCE_MS = 30  # a contact may chatter this long after an edge

KEY = "key"  # of a keyboard, where there is no pin for it to press
STARTS = frozenset({"start", "knob", KEY})  # contacts of their own that mean the same


class Touch(Enum):
    """What a finger did to a button."""

    DOWN = "down"  # answered at once with a click and light
    PRESS = "press"  # down, and up again before a hold
    HOLD = "hold"  # down for a second; letting go then means nothing


class Edge(NamedTuple):
    """A button's level changed."""

    button: str  # one of STARTS, "next" or "back"
    down: bool
    at_ms: int
    bounces: bool = True  # a contact's edge; a key's does not


class Gesture(NamedTuple):
    """A finger's doing, on one button."""

    button: str
    touch: Touch
    at_ms: int  # when the finger went down
    acts_ms: int  # when it could be told: at the release, or after a second


@dataclass(slots=True)
class _Contact:
    down: bool = False  # accepted
    level: bool = False  # as the last edge said
    settled_ms: int = 0  # edges before this are chatter
    down_ms: int = 0
    held: bool = False

    def due_ms(self) -> int | None:
        """When something happens without an edge: chatter ends on another level, or a hold is complete."""
        if self.level != self.down:
            return self.settled_ms
        return self.down_ms + HOLD_MS if self.down and not self.held else None


class Recogniser:
    """Turns edges into gestures.

    The first edge counts, and chatter after it is ignored; what the contact says when that time is over stands. A
    button that is down from the start is silent until it was let go.
    """

    def __init__(self) -> None:
        self._contacts: dict[str, _Contact] = {}
        self._next_ms: int | None = None

    def next_ms(self) -> int | None:
        """Give the time of the next gesture that needs no edge; None if there is none."""
        return self._next_ms

    def _look_ahead(self) -> None:
        self._next_ms = None
        for contact in self._contacts.values():
            due_ms = contact.due_ms()
            if due_ms is not None and (self._next_ms is None or due_ms < self._next_ms):
                self._next_ms = due_ms

    def advance(self, now_ms: int) -> list[Gesture]:
        """Give the gestures that came about by time alone, up to now, by time."""
        gestures: list[Gesture] = []
        while (at_ms := self._next_ms) is not None and at_ms <= now_ms:
            for button, contact in self._contacts.items():
                if contact.due_ms() == at_ms:
                    gestures += self._come_due(button, contact, at_ms)
            self._look_ahead()
        return gestures

    def edge(self, edge: Edge) -> list[Gesture]:
        """Take an edge; give what came about up to it, and by it."""
        gestures = self.advance(edge.at_ms)
        contact = self._contacts.get(edge.button)
        if contact is None:
            contact = self._contacts[edge.button] = _Contact()
        contact.level = edge.down
        if edge.down != contact.down and edge.at_ms >= contact.settled_ms:
            contact.settled_ms = edge.at_ms + (BOUNCE_MS if edge.bounces else 0)
            gestures += self._accept(edge.button, contact, edge.at_ms)
        self._look_ahead()
        return gestures

    def _come_due(self, button: str, contact: _Contact, at_ms: int) -> list[Gesture]:
        if contact.level != contact.down:
            contact.settled_ms = at_ms + BOUNCE_MS  # the edge that was too early may chatter on
            return self._accept(button, contact, at_ms)
        contact.held = True
        return [Gesture(button, Touch.HOLD, contact.down_ms, at_ms)]

    def _accept(self, button: str, contact: _Contact, at_ms: int) -> list[Gesture]:
        contact.down = contact.level
        if contact.down:
            contact.down_ms, contact.held = at_ms, False
            return [Gesture(button, Touch.DOWN, at_ms, at_ms)]
        return [] if contact.held else [Gesture(button, Touch.PRESS, contact.down_ms, at_ms)]
