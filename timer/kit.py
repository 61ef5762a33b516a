"""The kit: all that one run of the program is made of, wired together; what is opened is closed by a stack."""

import logging
import os
from collections.abc import Callable
from contextlib import ExitStack, closing
from queue import SimpleQueue

from hardware.board import Board
from hardware.boardfile import BoardFile
from hardware.chip import HardwareError
from hardware.factory import lgpio_factory
from hardware.signal import Signal, Stamp
from hardware.simulator import PinChange, Simulator
from hardware.trace import Trace
from timer.clock import Clock, MonotonicClock, VirtualClock
from timer.conductor import Conductor, Inbox, Observer, Output, real_ms
from timer.gestures import Edge
from timer.history.keeper import Keeper
from timer.history.recorder import Recorder
from timer.journal import Journal
from timer.messages import Screen, Troubles
from timer.orders import Order
from timer.performer import Performer
from timer.quiethours import QuietHours
from timer.scene import Scene
from timer.session import Session
from timer.sound import Loudspeaker
from timer.speaker import Speaker, VolumeKnob
from timer.state import Transition
from timer.theme import THEMES
from timer.watchdog import StatusLine, Systemd
from timer.wish import Look, View, Wish

log = logging.getLogger(__name__)


class Kit:
    """The parts, opened and not yet begun. A device that can't be opened is named in `troubles`."""

    def __init__(self, wish: Wish, look: Look, stack: ExitStack) -> None:
        """Args: stack: Closes what is opened here, the last thing first."""
        self._wish = wish
        self._look = look
        self._stack = stack
        self._noted: list[str] = []
        self.inbox: Inbox = SimpleQueue()
        self.clock: Clock = MonotonicClock() if wish.speed else VirtualClock()
        self.systemd = Systemd({} if wish.simulated else os.environ)
        self._loudspeaker = stack.enter_context(closing(Loudspeaker())) if look.audible else None
        self._contacts = _contact_pins(wish.board) if wish.board else frozenset()
        self.simulator = self._make_simulator()
        self._trace = Trace(wish.trace, self.clock.now_ns) if wish.trace else None
        if self._trace:
            stack.callback(self._trace.close)
        self._board = self._open_board()
        self.keeper = self._make_keeper()
        self.conductor = self._make_conductor()
        self.quiet_hours = self._make_quiet_hours()

    # What is wrong

    def note(self, trouble: str) -> None:
        """Add a trouble that no part tells of itself."""
        if trouble not in self._noted:
            self._noted.append(trouble)

    def troubles(self) -> tuple[str, ...]:
        """Give what is wrong now, in words, the worst first: nobody looks at all of it.

        It begins with the broken file that somebody has just saved; what one presses, hears and sees comes before what
        is kept, and the settings come last.
        """
        first = self._wish.news.trouble if self._wish.news else None
        board = self._board.troubles if self._board else ()
        missed = None if self._sounds_by_itself() else self._loudspeaker
        parts = [part.trouble for part in (missed, self._look.view, self.keeper, self._trace) if part]
        told = (first, *self._noted, *board, *parts, *self.conductor.troubles, *self._wish.troubles)
        return tuple([text for text in told if text])

    def tell_troubles(self) -> None:
        """Tell the session what is wrong, if it has changed; on any thread."""
        texts = self.troubles()
        if texts != self.conductor.scene.troubles:
            self.inbox.put(Troubles(texts))

    def _sounds_by_itself(self) -> bool:
        """Tell whether a real buzzer works, so that nobody misses the loudspeaker."""
        return self._board is not None and self.simulator is None and self._board.has_buzzer

    def _has_screen(self) -> bool:
        return self._look.view is not None and self._look.view.is_open

    # Parts

    def _make_simulator(self) -> Simulator | None:
        wish = self._wish
        if wish.board is None or not wish.simulated:
            return None
        heard = self._loudspeaker or self._look.view
        return Simulator(wish.board, self._on_pin if heard else None, defects=wish.defects)

    def _open_board(self) -> Board | None:
        file = self._wish.board
        if file is None:
            return None
        try:
            factory = self.simulator.factory if self.simulator else lgpio_factory(os.environ)
        except HardwareError as error:
            log.warning("%s", error)
            self.note(str(error))
            return None
        return self._stack.enter_context(Board(file, factory, self._on_edge, self._trace, self._on_turn))

    def _make_keeper(self) -> Keeper | None:
        keeping, wall = self._wish.history, self._wish.wall
        if keeping is None:
            return None
        keeper = Keeper(keeping.path, keeping.catalogue, wall.now, self.inbox.put, self.tell_troubles)
        return self._stack.enter_context(closing(keeper))

    def _make_quiet_hours(self) -> QuietHours | None:
        """Watch the clock for quiet hours; virtual time has no time of day."""
        wish = self._wish
        if wish.config.quiet is None or wish.speed is None:
            return None
        return self._stack.enter_context(closing(QuietHours(wish.config.quiet, wish.wall.local, self.inbox.put)))

    def _make_conductor(self) -> Conductor:
        wish, board = self._wish, self._board
        session = Session(
            wish.config.lead_in_ms,
            buttons=board.buttons if board else frozenset(),
            pinned=wish.pinned,
            speed=wish.speed or 1.0,
            once=wish.start is not None,
            unattended=not self._look.attended,
            volume=wish.config.volume,
            screen=self._has_screen(),
        )
        return Conductor(
            self.clock,
            session,
            self._performer(),
            self._outputs(),
            self._observers(),
            inbox=self.inbox,
            speed=wish.speed or 1.0,
            ends_itself=self._look.ends_itself,
        )

    def _performer(self) -> Performer:
        theme, board, speed = THEMES[self._wish.config.theme], self._board, self._wish.speed or 1.0
        if board is None:
            return Performer(theme, 0)
        return Performer(theme, board.bar_steps, overall_steps=board.overall_steps, has_lamp=board.has_led, speed=speed)

    def _outputs(self) -> list[Output]:
        """The board; the loudspeaker, for as long as the board has no buzzer that works; last, who wakes the view."""
        outputs: list[Output] = [self._board] if self._board else []
        if self._loudspeaker:
            outputs.append(Speaker(self._loudspeaker, lambda: not (self._board and self._board.has_buzzer)))
        if self._look.view:
            outputs.append(_Waker(self._look.view))
        return outputs

    def _observers(self) -> list[Observer]:
        watch: Observer = _Watch(self.inbox, self.troubles, self._has_screen)
        knobs = [VolumeKnob(self._loudspeaker)] if self._loudspeaker else []
        recorders = [Recorder(self._wish.wall.now, self.keeper.put)] if self.keeper else []
        return [*self._look.observers, *knobs, *recorders, Journal(), StatusLine(self.systemd), watch]

    # What happens on other threads

    def _on_edge(self, button: str, down: bool) -> None:
        self.inbox.put(Edge(button, down, real_ms(self.clock)))

    def _on_turn(self, clockwise: bool) -> None:
        self.inbox.put(Order.CLOCKWISE if clockwise else Order.COUNTER_CLOCKWISE)

    def _on_pin(self, change: PinChange) -> None:
        """Let the loudspeaker sound as the simulated buzzer's pin does, and a contact's picture follow the contact."""
        buzzer = self._wish.board.buzzer if self._wish.board else None
        if self._loudspeaker and self.simulator and buzzer and change.pin == buzzer.pin:
            self._loudspeaker.sound(self.simulator.pitch_hz)
        if self._look.view and change.pin in self._contacts:
            self._look.view.wake()


def _contact_pins(file: BoardFile) -> frozenset[int]:
    encoder = (file.encoder.a, file.encoder.b) if file.encoder else ()
    return frozenset((*(button.pin for button in file.contacts), *encoder))


class _Waker:
    """Wakes a view whenever something may have changed; an output that comes after all others, which must not wait."""

    def __init__(self, view: View) -> None:
        self._view = view

    def show(self, signal: Signal, stamp: Stamp | None = None) -> None:
        self._view.wake()

    def close(self, stamp: Stamp | None = None) -> None:
        """Nothing has to be switched off."""


class _Watch:
    """Tells the session whenever what is wrong with devices has changed, or a screen has come or gone."""

    def __init__(self, inbox: Inbox, troubles: Callable[[], tuple[str, ...]], has_screen: Callable[[], bool]) -> None:
        self._inbox = inbox
        self._troubles = troubles
        self._has_screen = has_screen
        self._screen = has_screen()

    def show(self, scene: Scene, happened: tuple[Transition, ...], now_ms: int) -> None:
        texts = self._troubles()
        if texts != scene.troubles:
            self._inbox.put(Troubles(texts))
        screen = self._has_screen()
        if screen != self._screen:
            self._screen = screen
            self._inbox.put(Screen(screen))
