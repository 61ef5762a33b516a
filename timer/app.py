"""The app: wires board, conductor and screen together, and takes them apart again."""

import logging
import os
import threading
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Protocol, TextIO

from hardware.board import Board
from hardware.boardfile import BoardFile
from hardware.chip import HardwareError
from hardware.defects import SOUND, Defects
from hardware.factory import inputs_live, lgpio_factory
from hardware.simulator import PinChange, Simulator
from hardware.trace import Trace
from timer import signals
from timer.clock import Clock, MonotonicClock, VirtualClock
from timer.conductor import Call, Conductor, Inbox, Observer, Output, Stop, real_ms
from timer.config import Config
from timer.desk import Desk
from timer.gestures import Edge
from timer.history.keeper import Keeper
from timer.history.recorder import Recorder
from timer.journal import Journal
from timer.messages import Menu, Message, Screen, Start, Troubles
from timer.orders import Order
from timer.performer import Performer
from timer.priority import raise_priority
from timer.quiethours import QuietHours
from timer.routine.catalogue import Catalogue
from timer.scene import Scene
from timer.session import Session
from timer.shelf import LOOK_S
from timer.sound import Loudspeaker
from timer.speaker import Speaker, VolumeKnob
from timer.state import Transition
from timer.theme import THEMES
from timer.wallclock import WallClock
from timer.watchdog import StatusLine, Systemd, Watchdog

log = logging.getLogger(__name__)

VIEW_RETRY_S = 5.0
CRASHED = 70  # exit status: EX_SOFTWARE of sysexits.h
SIGNALLED = 128  # plus the signal's number, as shells say it
CLOSE_S = 0.1  # how long the conductor may take to switch the outputs off
LEAVE_S = 5.0  # how long the program may take to leave after that


class _ScreenStuck(Exception):
    """The screen has not moved for so long that it is opened anew."""


class View(Protocol):
    """A screen, run by the main thread."""

    trouble: str | None
    is_open: bool  # somebody can see it
    moved_s: float | None  # when it last looked for keys and changes, on the monotonic clock; None: it does not run

    def run(self, stopped: threading.Event) -> None:
        """Show what the desk tells until the event is set."""


class News(Protocol):
    """Looks after files while the app runs."""

    @property
    def trouble(self) -> str | None:
        """What is wrong with the files, in words."""

    def look(self) -> tuple[Message, ...]:
        """Look at the files; give what the session should be told. Called on a thread of its own."""


@dataclass(frozen=True, slots=True)
class Look:
    """Who looks on, and how."""

    view: View | None = None  # None: there is no screen
    attended: bool = True  # somebody can press
    audible: bool = True  # through the loudspeaker
    ends_itself: bool = False  # the program, when the workout's last cue has ended
    observers: tuple[Observer, ...] = ()


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where the history is kept."""

    path: Path  # of the database; need not exist
    catalogue: Catalogue | None  # to lay an unfinished workout out again; None: none is offered


@dataclass(frozen=True, slots=True)
class Wish:
    """What to play, and on what."""

    config: Config
    menu: Menu
    board: BoardFile | None  # None: screen, keys and loudspeaker alone
    simulated: bool
    wall: WallClock
    history: Keeping | None = None  # None: none is kept
    start: Start | None = None  # one routine, begun at once; when it is over, so is the program
    pinned: str | None = None  # chosen first
    speed: float | None = 1.0  # times real time; None: virtual time
    defects: Defects = SOUND  # of a simulated board
    trace: TextIO | None = None
    news: News | None = None  # looks for saved routines; None: nobody looks
    troubles: tuple[str, ...] = ()  # known before the start, which is told audibly


def play(wish: Wish, look: Look, desk: Desk) -> int:
    """Play until a person, a signal or the end of the routine says stop; all outputs are off then.

    Args:
        look: Its view is run by this thread.
        desk: What the view asks; it is connected here. Signals are blocked already, see `signals.block`.
    Returns:
        The exit status: 0, 128 plus a signal's number, or 70 if a thread failed that nothing goes on without.
    """
    with ExitStack() as stack:
        return _Performance(wish, look, desk, stack).run()


class _Performance:
    """One run of the program; what it opens is closed by the stack."""

    def __init__(self, wish: Wish, look: Look, desk: Desk, stack: ExitStack) -> None:
        self._wish = wish
        self._look = look
        self._status = 0
        self._ending = threading.Event()  # somebody said stop
        self._stopped = threading.Event()  # the conductor has, and the outputs are off
        self._left = threading.Event()  # everything is closed
        stack.callback(self._left.set)
        self._inbox: Inbox = SimpleQueue()
        self._clock: Clock = MonotonicClock() if wish.speed else VirtualClock()
        self._troubles = list(wish.troubles)
        self._systemd = Systemd({} if wish.simulated else os.environ)
        self._loudspeaker = stack.enter_context(closing(Loudspeaker())) if look.audible else None
        self._simulator = self._make_simulator()
        self._trace = Trace(wish.trace) if wish.trace else None
        if self._trace:
            stack.callback(self._trace.close)
        self._board = self._open_board(stack)
        self._keeper = self._make_keeper(stack)
        self._conductor = self._make_conductor()
        self._quiet_hours = self._make_quiet_hours(stack)
        desk.connect(self._conductor, wish.board, self._simulator, wish.wall.local)

    def run(self) -> int:
        """Run the conductor on a thread, and the view on this one."""
        self._inbox.put(self._wish.menu)
        self._inbox.put(Call(partial(self._systemd.tell, "READY=1")))
        if self._wish.troubles:
            self._inbox.put(Troubles(self._all_troubles(), audible=True))
        if self._wish.start:
            self._inbox.put(self._wish.start)
        threading.Thread(target=self._see_to_the_end, name="end", daemon=True).start()
        signals.forward(self._on_signal, self._on_deafness)
        if self._quiet_hours:
            self._quiet_hours.start()
        if self._keeper:
            self._keeper.start()
        thread = threading.Thread(target=self._conduct, name="conductor")
        thread.start()
        self._start_watchdog()
        if self._wish.news and self._wish.speed:
            threading.Thread(target=self._watch_files, args=(self._wish.news,), name="files", daemon=True).start()
        try:
            self._run_view()
        finally:
            self._stop()  # if it is the view that ends the program
            thread.join()
        return self._status

    def _run_view(self) -> None:
        """Run the view on this thread, anew if it fails or is stuck; then wait for the end."""
        if self._look.view:
            self._try_view(self._look.view)
            while not self._stopped.wait(VIEW_RETRY_S):
                self._try_view(self._look.view)
        self._stopped.wait()

    def _try_view(self, view: View) -> None:
        """Run the view until the program stops, or the view fails or is stuck."""
        try:
            with signals.interruptible(_ScreenStuck):
                view.run(self._stopped)
        except _ScreenStuck:
            log.warning("the screen was stuck; it is opened anew")
        except Exception as error:
            trouble = f"the screen failed: {error}"
            if trouble not in self._troubles:
                is_no_wonder = self._ending.is_set()  # the terminal has gone, and that is why it ends
                log.error("the screen failed; all goes on without it", exc_info=None if is_no_wonder else error)
                self._troubles.append(trouble)

    def _start_watchdog(self) -> None:
        """Have the conductor feed systemd's watchdog."""
        watchdog = Watchdog(
            self._systemd,
            lambda: self._conductor.scene,
            self._look.view,
            inputs_live=inputs_live,
            reopen=signals.interrupt,
        )
        run = partial(watchdog.run, self._beat, self._stopped)
        threading.Thread(target=run, name="watchdog", daemon=True).start()

    def _beat(self, feed: Callable[[], None]) -> None:
        """Have the conductor feed the watchdog; and tell of troubles that came while nothing else happened."""
        self._inbox.put(Call(feed))
        texts = self._all_troubles()
        if texts != self._conductor.scene.troubles:
            self._inbox.put(Troubles(texts))

    def _conduct(self) -> None:
        if not self._wish.simulated and raise_priority():
            log.info("real-time priority is granted")
        try:
            self._conductor.run()
        except BaseException:
            self._status = CRASHED
            log.exception("the conductor failed; the outputs are off")
        finally:
            self._systemd.tell("STOPPING=1")
            self._stopped.set()
            self._ending.set()

    # The end

    def _stop(self) -> None:
        self._inbox.put(Stop())
        self._ending.set()

    def _watch_files(self, news: News) -> None:
        """Look for saved routines now and then; if that fails, the timer goes on with those it has."""
        try:
            while not self._stopped.wait(LOOK_S):
                for message in news.look():
                    self._inbox.put(message)
        except Exception:
            log.exception("nobody looks for saved routines any more")
            self._troubles.append("saved routines are not noticed any more; start again")

    def _on_signal(self, number: int) -> None:
        self._status = SIGNALLED + number
        self._stop()

    def _on_deafness(self) -> None:
        """Stop: nobody could any more, now that signals are not heard."""
        self._status = CRASHED
        self._stop()

    def _see_to_the_end(self) -> None:
        """See on a thread that the program ends when it should, even if the conductor or a screen hangs."""
        self._ending.wait()
        if not self._stopped.wait(CLOSE_S):
            log.warning("the conductor is late; its outputs are switched off without it")
            self._conductor.close()
        if not self._left.wait(LEAVE_S):
            log.error("the program hangs, and is ended")
            os._exit(self._status or CRASHED)

    # Parts

    def _make_simulator(self) -> Simulator | None:
        wish = self._wish
        return Simulator(wish.board, self._on_pin, defects=wish.defects) if wish.board and wish.simulated else None

    def _open_board(self, stack: ExitStack) -> Board | None:
        file = self._wish.board
        if file is None:
            return None
        try:
            factory = self._simulator.factory if self._simulator else lgpio_factory(os.environ)
        except HardwareError as error:
            log.warning("%s", error)
            self._troubles.append(str(error))
            return None
        return stack.enter_context(Board(file, factory, self._on_edge, self._trace, self._on_turn))

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
            self._clock,
            session,
            self._performer(),
            self._outputs(),
            self._observers(),
            inbox=self._inbox,
            speed=wish.speed or 1.0,
            ends_itself=self._look.ends_itself,
        )

    def _performer(self) -> Performer:
        theme, board = THEMES[self._wish.config.theme], self._board
        if board is None:
            return Performer(theme, 0)
        return Performer(theme, board.bar_steps, overall_steps=board.overall_steps, has_lamp=board.has_led)

    def _make_quiet_hours(self, stack: ExitStack) -> QuietHours | None:
        """Watch the clock for quiet hours; virtual time has no time of day."""
        wish = self._wish
        if wish.config.quiet is None or wish.speed is None:
            return None
        return stack.enter_context(closing(QuietHours(wish.config.quiet, wish.wall.local, self._inbox.put)))

    def _make_keeper(self, stack: ExitStack) -> Keeper | None:
        keeping, wall = self._wish.history, self._wish.wall
        if keeping is None:
            return None
        keeper = Keeper(keeping.path, keeping.catalogue, wall.now, self._inbox.put, self._tell_troubles)
        return stack.enter_context(closing(keeper))

    def _outputs(self) -> list[Output]:
        """The board; and the loudspeaker, for as long as the board has no buzzer that works."""
        outputs: list[Output] = [self._board] if self._board else []
        if self._loudspeaker:
            outputs.append(Speaker(self._loudspeaker, lambda: not (self._board and self._board.has_buzzer)))
        return outputs

    def _observers(self) -> list[Observer]:
        watch: Observer = _Watch(self._inbox, self._all_troubles, self._has_screen)
        knobs = [VolumeKnob(self._loudspeaker)] if self._loudspeaker else []
        recorders = [Recorder(self._wish.wall.now, self._keeper.put)] if self._keeper else []
        return [*self._look.observers, *knobs, *recorders, Journal(), StatusLine(self._systemd), watch]

    def _all_troubles(self) -> tuple[str, ...]:
        first = self._wish.news.trouble if self._wish.news else None
        board = (*(self._board.troubles if self._board else ()), *self._conductor.troubles)
        missed = None if self._sounds_by_itself() else self._loudspeaker
        parts = (part.trouble for part in (self._keeper, self._look.view, missed, self._trace) if part)
        return tuple(text for text in (first, *self._troubles, *board, *parts) if text)

    def _sounds_by_itself(self) -> bool:
        """Tell whether a real buzzer works, so that nobody misses the loudspeaker."""
        return self._board is not None and self._simulator is None and self._board.has_buzzer

    def _has_screen(self) -> bool:
        return self._look.view is not None and self._look.view.is_open

    # What happens on other threads

    def _tell_troubles(self) -> None:
        self._inbox.put(Troubles(self._all_troubles()))

    def _on_edge(self, button: str, down: bool) -> None:
        self._inbox.put(Edge(button, down, real_ms(self._clock)))

    def _on_turn(self, clockwise: bool) -> None:
        self._inbox.put(Order.CLOCKWISE if clockwise else Order.COUNTER_CLOCKWISE)

    def _on_pin(self, change: PinChange) -> None:
        """Let the loudspeaker sound as the simulated buzzer's pin does."""
        buzzer = self._wish.board.buzzer if self._wish.board else None
        if self._loudspeaker and self._simulator and buzzer and change.pin == buzzer.pin:
            self._loudspeaker.sound(self._simulator.pitch_hz)


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
