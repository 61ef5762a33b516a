"""Keys: what each means, in a window and in a terminal. Times are seconds of any monotonic clock."""

from collections.abc import Callable

from timer.gestures import HOLD_MS
from timer.orders import Order
from timer.scene import Scene, Where
from timer.screen.view import KeySink

BUTTONS = {
    "space": "start",
    "enter": "start",
    "right": "next",
    "page down": "next",
    "left": "back",
    "page up": "back",
}
ORDERS = {"+": Order.ADD_TIME, "-": Order.TAKE_TIME, "m": Order.MUTE}
# Up and down choose a routine where one is chosen, else they are the loudspeaker's. A knob takes both of them over: it
# turns clockwise to the next routine, and to more of a rest.
CHOOSING = {"up": Order.CHOOSE_PREVIOUS, "down": Order.CHOOSE_NEXT}
VOLUME = {"up": Order.LOUDER, "down": Order.QUIETER}
HELD_S = (HOLD_MS + 100) / 1_000  # how long one tap on escape keeps the start button down
TAPPED_S = 0.06  # likewise a key of a terminal, which never says that it went up; longer than a contact's chatter
TWICE_S = 1.0  # escape twice within this quits
REPEATED_S = 0.1  # a terminal's key again within this is held down, not pressed: a console repeats every 92 ms


class Keys:
    """Turns keys into presses and orders."""

    def __init__(self, sink: KeySink, scene: Callable[[], Scene]) -> None:
        self._sink = sink
        self._scene = scene
        self._down: dict[str, str] = {}  # by key or pointer: the button that it holds down
        self._due_s: dict[str, float] = {}  # when a key without a key-up lets go
        self._escaped_s: float | None = None
        self._tapped: tuple[str, float] | None = None

    def down(self, key: str, at_s: float) -> None:
        """Take a key that went down."""
        if key in self._down:
            return
        if key in BUTTONS:
            self.hold(key, BUTTONS[key])
        elif key == "escape":
            self._escape(at_s)
        else:
            self._order(key)

    def up(self, key: str) -> None:
        """Take a key that was let go."""
        button = self._down.pop(key, None)
        self._due_s.pop(key, None)
        if button is not None and button not in self._down.values():
            self._sink.press(button, False)

    def tap(self, key: str, at_s: float) -> None:
        """Take a key from a terminal: it goes down, and up by itself; one that repeats is ignored."""
        before, self._tapped = self._tapped, (key, at_s)
        if before and before[0] == key and at_s - before[1] < REPEATED_S:
            return
        if key != "escape":
            self.up(key)
        self.down(key, at_s)
        if key in BUTTONS:
            self._due_s[key] = at_s + TAPPED_S

    def hold(self, name: str, button: str) -> None:
        """Press a button down until `up(name)`; for a pointer too."""
        if button not in self._down.values():
            self._sink.press(button, True)
        self._down[name] = button

    def tick(self, now_s: float) -> None:
        """Let go of what is due."""
        for key in [key for key, due_s in self._due_s.items() if due_s <= now_s]:
            self.up(key)

    def let_go(self) -> None:
        """Let go of everything."""
        for key in tuple(self._down):
            self.up(key)

    def look_away(self) -> None:
        """Let go of what a finger holds, for its key-up will go elsewhere; a hold that escape began goes on."""
        for key in [key for key in self._down if key not in self._due_s]:
            self.up(key)

    @property
    def due_s(self) -> float | None:
        """When the next key lets go by itself; None if none will."""
        return min(self._due_s.values(), default=None)

    @property
    def is_down(self) -> bool:
        """True while any button is held down."""
        return bool(self._down)

    def _escape(self, at_s: float) -> None:
        """Hold the start button as long as a hold takes; quit at the second escape."""
        if self._escaped_s is not None and at_s - self._escaped_s < TWICE_S:
            self._sink.command(Order.QUIT)
            return
        self._escaped_s = at_s
        self.hold("hold", "start")
        self._due_s["hold"] = at_s + HELD_S

    def _order(self, key: str) -> None:
        choosing = self._scene().where in (Where.IDLE, Where.READY)
        if key in CHOOSING and self._sink.turn(1 if (key == "down") == choosing else -1):
            return
        order = ORDERS.get(key) or (CHOOSING if choosing else VOLUME).get(key)
        if order is not None:
            self._sink.command(order)
