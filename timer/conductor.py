"""The conductor: waits for the next instant or message, plays the session, and drives the outputs itself."""

import logging
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Protocol

from hardware.signal import Signal, Stamp
from timer.clock import Clock
from timer.gestures import Edge, Gesture, Recogniser, Touch
from timer.instants import earliest
from timer.messages import Message
from timer.performer import STALE_MS, Performer
from timer.scene import Scene
from timer.session import Session
from timer.state import Status, Transition

log = logging.getLogger(__name__)


class Output(Protocol):
    """A device that sounds or shows a signal."""

    def show(self, signal: Signal, stamp: Stamp | None = None) -> None:
        """Show a signal; never raises."""

    def close(self, stamp: Stamp | None = None) -> None:
        """Be dark and silent; may be called twice."""


class Observer(Protocol):
    """Anyone who wants to know what happens; quick, for the conductor waits."""

    def show(self, scene: Scene, happened: tuple[Transition, ...], now_ms: int) -> None:
        """See a scene, and what led to it."""


class Stop:
    """A message: end the program."""


@dataclass(frozen=True, slots=True)
class Call:
    """A message: call this on the conductor's thread. It returns at once, and never raises."""

    action: Callable[[], None]


Inbox = SimpleQueue[Edge | Message | Stop | Call]


def real_ms(clock: Clock) -> int:
    """Give the real time that stamps an edge: milliseconds of the clock."""
    return clock.now_ns() // 1_000_000


class Conductor:
    """Runs the loop on a thread of its own; the only one to change session and performer.

    Program time 0 is when `run` begins; it passes `speed` times as fast as the clock.
    """

    def __init__(
        self,
        clock: Clock,
        session: Session,
        performer: Performer,
        outputs: Sequence[Output],
        observers: Sequence[Observer] = (),
        *,
        inbox: Inbox | None = None,
        speed: float = 1.0,
        ends_itself: bool = False,
    ) -> None:
        """Args.

        inbox: Where messages arrive; one of its own, if whoever writes to it need not exist before.
        ends_itself: Stop when a finished workout's last cue has ended.
        """
        self.inbox = inbox or SimpleQueue()
        self.scene = session.scene
        self.troubles: tuple[str, ...] = ()  # observers that failed, in words
        self._clock = clock
        self._session = session
        self._performer = performer
        self._outputs = outputs
        self._observers = list(observers)
        self._recogniser = Recogniser()
        self._speed = speed if speed % 1 else int(speed)  # whole numbers are exact, and computed with sooner
        self._ends_itself = ends_itself
        self._origin_ns = clock.now_ns()  # seldom at a whole millisecond, where a kernel's tick would make cues late
        self._shown_ms = 0  # up to here everything was performed
        self._due_ms = self._next_ms()  # when something happens by itself
        self._started_ms: int | None = None  # when the press that began the first workout counted: the trace's zero
        self._stopped = False

    def now_ms(self) -> int:
        """Give the program time; any thread may ask."""
        return self._program_ms(self._clock.now_ns())

    def real_ms(self) -> int:
        """Give the real time that stamps an edge; any thread may ask."""
        return real_ms(self._clock)

    def until_s(self, program_ms: int) -> float:
        """Give in how many real seconds a program time comes, 0 if it is over; any thread may ask."""
        return max(0.0, (self._real_ns(program_ms) - self._clock.now_ns()) / 1e9)

    def run(self) -> None:
        """Play until stopped; whichever way that is, the outputs are off afterwards."""
        try:
            while not self._stopped:
                deadline_ns = self._deadline_ns()
                messages = self._clock.wait(deadline_ns, self.inbox)
                now_ns = self._clock.now_ns()
                if not messages and deadline_ns is not None:
                    now_ns = max(now_ns, deadline_ns)  # woken early, to have all ready at the instant
                for message in messages:
                    self._take(message, now_ns)
                self._play(now_ns)
                self._stopped = self._stopped or self._is_over()
        finally:
            self.close()

    def close(self) -> None:
        """Switch all outputs off; may be called twice, and on any thread if this one hangs."""
        at_ms = max(self._shown_ms, self.now_ms())
        stamp = self._stamp(at_ms, self._real_ns(at_ms))
        with ExitStack() as stack:  # one that fails keeps no other from closing
            for output in self._outputs:
                stack.callback(output.close, stamp)

    # Messages

    def _take(self, message: Edge | Message | Stop | Call, now_ns: int) -> None:
        match message:
            case Stop():
                self._stopped = True
            case Call():
                message.action()
            case Edge():
                for gesture in self._recogniser.edge(message):
                    self._gesture(gesture)
            case _:
                self._play(now_ns)
                now_ms = self._program_ms(now_ns)
                self._perform(*self._session.handle(message, now_ms), now_ms)

    def _gesture(self, gesture: Gesture) -> None:
        """Play up to when the gesture could be told; a press counts from when the finger went down."""
        acts_ms = max(self._shown_ms, self._scaled(gesture.acts_ms))
        counts_ms = acts_ms if gesture.touch is Touch.HOLD else self._scaled(gesture.at_ms)
        self._play_session(acts_ms)
        self._perform(*self._session.handle(gesture, counts_ms), acts_ms)

    # Time

    def _scaled(self, real_ms: int) -> int:
        """Turn an edge's real time into program time."""
        return self._program_ms(real_ms * 1_000_000)

    def _program_ms(self, now_ns: int) -> int:
        return int((now_ns - self._origin_ns) * self._speed) // 1_000_000

    def _real_ns(self, program_ms: int) -> int:
        """Give the first real instant at which the program's clock shows a time."""
        return self._origin_ns - int(-program_ms * 1_000_000 // self._speed)

    def _deadline_ns(self) -> int | None:
        due_ns = None if self._due_ms is None else self._real_ns(self._due_ms)
        touch_ms = self._recogniser.next_ms()
        return due_ns if touch_ms is None else earliest(due_ns, touch_ms * 1_000_000)

    def _play(self, now_ns: int) -> None:
        """Play everything that is due, gestures that need no edge included."""
        for gesture in self._recogniser.advance(now_ns // 1_000_000):
            self._gesture(gesture)
        self._play_session(self._program_ms(now_ns))

    def _play_session(self, now_ms: int) -> None:
        """Play each due instant in turn; after a long sleep, all that is stale at once."""
        if self._due_ms is not None and self._due_ms < now_ms - STALE_MS:
            self._perform(*self._session.advance(now_ms - STALE_MS - 1), now_ms - STALE_MS - 1, stale=True)
        while (due_ms := self._due_ms) is not None and due_ms <= now_ms:
            self._perform(*self._session.advance(due_ms), due_ms)

    def _next_ms(self) -> int | None:
        return earliest(self._session.next_ms(), self._performer.next_ms())

    # Outputs and observers

    def _perform(self, scene: Scene, happened: tuple[Transition, ...], at_ms: int, *, stale: bool = False) -> None:
        """Show one instant on all outputs, and tell the observers what happened."""
        if self._started_ms is None and happened and scene.status is Status.RUNNING:
            self._started_ms = happened[0].at_ms
        self._shown_ms = at_ms = max(self._shown_ms, at_ms)  # a press may have made due what is past
        changed = scene is not self.scene or happened
        self._performer.take(scene, happened if not stale else (), at_ms)
        signal = self._performer.signal(at_ms)
        instant_ns = self._real_ns(at_ms)
        self._clock.reach(instant_ns)
        stamp = self._stamp(at_ms, instant_ns)
        self.scene = scene
        for output in self._outputs:
            output.show(signal, stamp)
        self._due_ms = self._next_ms()
        if changed:
            self._tell(scene, happened, at_ms)

    def _stamp(self, at_ms: int, instant_ns: int) -> Stamp | None:
        if self._started_ms is None:
            return None
        return Stamp(at_ms - self._started_ms, instant_ns)

    def _tell(self, scene: Scene, happened: tuple[Transition, ...], at_ms: int) -> None:
        """Tell each observer; one that fails is logged, named in `troubles` and left behind."""
        for observer in tuple(self._observers):
            try:
                observer.show(scene, happened, at_ms)
            except Exception as error:
                log.exception("%s failed; the workout goes on without it", type(observer).__name__)
                self.troubles += (f"{type(observer).__name__} failed: {error}",)
                self._observers.remove(observer)

    def _is_over(self) -> bool:
        if self._ends_itself and not self._performer.is_playing and self.scene.status is Status.FINISHED:
            return True
        return self.scene.over
