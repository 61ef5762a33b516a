"""The walk through a board: every light, the buzzer, then every button and the knob, and what was seen of them.

It waits on a clock for instants and messages, and knows nothing of terminals: it is told of a key by `Skip`.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, NamedTuple

from hardware.board import Board
from hardware.boardfile import Bar, BoardFile, ButtonPin, EncoderPins, Led, LightPins, Rgb, Traffic, named_lights
from hardware.pins import spot
from hardware.signal import DARK, Role, Signal
from timer.clock import Clock
from timer.conductor import Stop, real_ms
from timer.gestures import Edge

LIT_MS, DARK_MS = 800, 200
TONE_MS = 400
TONES_HZ = (1_047, 2_093, 3_136)  # C6, C7 and G7; a piezo is loudest at 2 to 4 kHz
BUZZ_HZ = 2_300  # an active buzzer has a pitch of its own
WAIT_MS = 20_000  # for a press or a turn
HELD_MS = 5_000  # a press that is longer than this is a contact that sticks
QUIET_MS = 60  # without an edge, and a contact's chatter is over; twice the 30 ms that the timer forgives
SETTLE_MS = 600  # a knob that was turned may go on by some clicks

Say = Callable[[str], None]


class Skip:
    """Somebody does not want to wait for this button."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The knob went on by a click."""

    clockwise: bool


class Stopped(Exception):
    """Somebody said stop."""


class Step(NamedTuple):
    """One thing that a light can show."""

    what: str  # "red", "LED 2"
    pins: tuple[int, ...]
    signal: Signal


def steps(light: LightPins) -> list[Step]:
    """Give what shows all of a light, one LED after the other."""
    match light:
        case Rgb():
            colours = ((255, 0, 0), (0, 255, 0), (0, 0, 255))
            alone = zip(("red", "green", "blue"), light.pins, colours, strict=True)
            white = Step("white, all three", light.pins, Signal(colour=(255, 255, 255), level=1.0))
            return [*(Step(name, (pin,), Signal(colour=colour, level=1.0)) for name, pin, colour in alone), white]
        case Traffic():
            roles = zip(("red", "amber", "green"), light.pins, (Role.STOP, Role.READY, Role.GO), strict=True)
            return [Step(name, (pin,), Signal(role, level=1.0)) for name, pin, role in roles]
        case Led():
            return [Step("on", light.pins, Signal(lamp=1.0))]
        case Bar():
            count = len(light.pins)
            return [
                Step(f"LED {n}", (pin,), Signal(progress=n / count, overall=n / count))
                for n, pin in enumerate(light.pins, 1)
            ]


class Walk:
    """One walk through an open board."""

    def __init__(
        self, file: BoardFile, board: Board, clock: Clock, inbox: "SimpleQueue[Any]", say: Say, *, attended: bool
    ) -> None:
        """Args:
        inbox: Takes Edge, Turn, Skip and Stop, from any thread.
        say: Takes each line for the person.
        attended: Somebody can press; else buttons are named, and not waited for.
        """
        self._file = file
        self._board = board
        self._clock = clock
        self._inbox = inbox
        self._said: deque[Any] = deque()  # messages that were taken from the inbox, and not yet read
        self._say = say
        self._attended = attended
        self._missing: list[str] = []

    def run(self) -> bool:
        """Walk through everything; tell whether all is well.

        Raises:
            Stopped: A Stop came; close the board.
        """
        for name, light in named_lights(self._file):
            self._light(name, light)
        if self._file.buzzer:
            self._buzzer(self._file.buzzer.pin)
        for contact in self._file.contacts:
            self._button(contact)
        if self._file.encoder:
            self._knob(self._file.encoder)
        self._sum_up()
        return not self._missing

    # Lights and sound

    def _light(self, name: str, light: LightPins) -> None:
        self._say(f"{name}: look")
        for step in steps(light):
            if not self._works(name):
                return
            self._say(f"  {step.what}: {', '.join(spot(pin) for pin in step.pins)}")
            self._board.show_on(name, step.signal)
            self._pass(LIT_MS)
            self._board.show_on(name, DARK)
            self._pass(DARK_MS)
        self._works(name)

    def _buzzer(self, pin: int) -> None:
        self._say(f"buzzer: listen, {spot(pin)}")
        for pitch_hz in TONES_HZ if self._board.tonal else (BUZZ_HZ,):
            if not self._works("buzzer"):
                return
            self._say(f"  {pitch_hz} Hz" if self._board.tonal else "  one beep")
            self._board.show_on("buzzer", Signal(pitch_hz=pitch_hz))
            self._pass(TONE_MS)
            self._board.show_on("buzzer", DARK)
            self._pass(DARK_MS)
        self._works("buzzer")

    def _works(self, name: str) -> bool:
        """Tell whether a light or the buzzer works; say, and note, if it does not."""
        if name not in self._board.outputs:
            self._miss(self._trouble(name))
            return False
        return True

    # Buttons

    def _button(self, button: ButtonPin) -> None:
        name, where = button.name, spot(button.pin)
        if name not in self._board.buttons:
            self._say(f"{name}: {where}")
            self._miss(self._trouble(f"button '{name}'"))
        elif not self._attended:
            self._say(f"{name}: {where}; not tried, for nobody can press it here")
        else:
            self._try_button(button, stuck=name in self._board.held)

    def _try_button(self, button: ButtonPin, *, stuck: bool) -> None:
        name, where = button.name, spot(button.pin)
        if stuck:
            self._say(f"{name}: {where} is down already. Let it go. If nobody presses it: turn a button with four legs")
            self._say("  by a quarter, or look for wires that touch.")
        self._say(f"{name}: press it, {where}. Enter skips it.")
        down = self._press_of(button)
        if down is None:
            why = "down since the beginning" if stuck else "no press was seen"
            self._miss(f"{name}: {why}; {self._mend(button)}")
        elif isinstance(down, Skip):
            self._miss(f"{name}: skipped")
        else:
            self._tell_press(button, *self._follow(down))

    def _mend(self, button: ButtonPin) -> str:
        if self._file.plugs_on:
            return "check that the board sits on the header, place 1 on place 1"
        return f"check its wires, one to {spot(button.pin)}, the other to {'ground' if button.pull_up else '3V3'}"

    def _press_of(self, button: ButtonPin) -> Edge | Skip | None:
        """Wait for a button to go down; name the others that do."""
        for message in self._messages(WAIT_MS):
            if isinstance(message, Skip):
                return message
            if isinstance(message, Edge) and message.down:
                if message.button == button.name:
                    return message
                self._say(f"  that was {self._pin_of(message.button)}, and this is about {button.name}.")
                self._say(f"  If it was {button.name} that you pressed, the two wires are exchanged.")
        return None

    def _follow(self, first: Edge) -> tuple[int, int, bool]:
        """Follow a press to its end; give its length in ms, how often it bounced, and whether the button is up."""
        last, edges = first, 1
        while (message := self._next(first.at_ms + HELD_MS if last.down else last.at_ms + QUIET_MS)) is not None:
            if isinstance(message, Edge) and message.button == first.button:
                last, edges = message, edges + 1
        return last.at_ms - first.at_ms, (edges - 1) // 2, not last.down

    def _tell_press(self, button: ButtonPin, length_ms: int, bounces: int, is_up: bool) -> None:
        if is_up:
            times = f"{bounces} bounce{'s' if bounces != 1 else ''}" if bounces else "no bounces"
            self._say(f"  {button.name} pressed on GPIO{button.pin}, {length_ms} ms, {times}")
        else:
            self._miss(f"{button.name}: still down after {HELD_MS // 1_000} s; let it go, or look for wires that touch")

    def _pin_of(self, name: str) -> str:
        return next(f"{name} on GPIO{one.pin}" for one in self._file.contacts if one.name == name)

    # The knob

    def _knob(self, encoder: EncoderPins) -> None:
        where = f"A {spot(encoder.a)}, B {spot(encoder.b)}"
        trouble = self._trouble("encoder", otherwise="")
        if trouble:
            self._say(f"encoder: {where}")
            self._miss(trouble)
        elif not self._attended:
            self._say(f"encoder: {where}; not tried, for nobody can turn it here")
        else:
            self._try_turn(where, clockwise=True)
            self._try_turn(where, clockwise=False)

    def _try_turn(self, where: str, *, clockwise: bool) -> None:
        way, other = ("clockwise", "anticlockwise") if clockwise else ("anticlockwise", "clockwise")
        self._say(f"encoder: turn it {way}, {where}. Enter skips it.")
        for message in self._messages(WAIT_MS):
            if isinstance(message, Skip):
                self._miss(f"encoder, {way}: skipped")
                return
            if message == Turn(clockwise):
                self._say(f"  turned {way}")
                self._pass(SETTLE_MS)
                return
            if isinstance(message, Turn):
                self._say(f"  that was {other}. If it was not, exchange the wires of A and B.")
        self._miss(f"encoder, {way}: no turn was seen; check the wires of A, B and the common contact")

    # The end

    def _sum_up(self) -> None:
        self._say("")
        if self._missing:
            self._say("Not all is well:")
            for what in self._missing:
                self._say(f"  {what}")
        else:
            self._say("All is well." if self._attended else "All is well that could be tried.")
        if self._file.lights or self._file.buzzer:
            self._say("Whether the lights shone and the buzzer sounded, only you can tell.")

    def _miss(self, what: str) -> None:
        self._say(f"  {what}")
        self._missing.append(what)

    def _trouble(self, name: str, otherwise: str = "it does not work") -> str:
        """Give what the board says of a device that does not work."""
        found = (trouble for trouble in self._board.troubles if trouble.startswith(f"{name} on "))
        return next(found, f"{name}: {otherwise}" if otherwise else "")

    # Time and messages

    def _pass(self, length_ms: int) -> None:
        """Let time pass, whoever presses what."""
        for _ in self._messages(length_ms):
            pass

    def _messages(self, length_ms: int) -> Iterator[Any]:
        """Give the messages of the time from now on."""
        until_ms = real_ms(self._clock) + length_ms
        while (message := self._next(until_ms)) is not None:
            yield message

    def _next(self, until_ms: int) -> Any:
        """Wait for the next message, but no longer than until an instant; None: there was none."""
        while not self._said:
            if real_ms(self._clock) >= until_ms:
                return None
            self._said += self._clock.wait(until_ms * 1_000_000, self._inbox)
        message = self._said.popleft()
        if isinstance(message, Stop):
            raise Stopped
        return message
