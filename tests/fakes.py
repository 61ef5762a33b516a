"""What tests are built from: routines without files, devices that remember, and a clock that oversleeps."""

from collections.abc import Sequence
from queue import SimpleQueue
from typing import Any

from hardware.signal import DARK, Signal, Stamp
from timer.clock import Clock, drain
from timer.cues import CueKind
from timer.entry import Entry
from timer.expand import expand
from timer.gestures import Gesture, Touch
from timer.marked import Mark
from timer.messages import Choose, Menu, Message
from timer.player import Player
from timer.routine.model import Circuit, Emom, Exercise, Goal, Rest, Routine, Step, Target
from timer.scene import LESSON, Offer, Scene
from timer.session import Session
from timer.state import Command, Mode, State, Status, Transition
from timer.timeline import Interval, Phase, Timeline

MARK = Mark(1, 1)


def ms(seconds: float) -> int:
    """Give seconds as whole milliseconds."""
    return round(seconds * 1_000)


# Routines. Lengths are in seconds here, as in a file.


def hold(name: str, *seconds: float, sets: int | None = None, **more: Any) -> Exercise:
    """Make a timed exercise; several lengths are a set each, or a round each with `per_round`."""
    targets = tuple(Target(Goal.TIME, ms(length)) for length in seconds)
    return _exercise(name, targets, sets, more)


def reps(name: str, *counts: int, sets: int | None = None, **more: Any) -> Exercise:
    """Make an exercise with counts; several are a set each, or a round each with `per_round`."""
    return _exercise(name, tuple(Target(Goal.REPS, count) for count in counts), sets, more)


def to_max(name: str, *, sets: int | None = None, **more: Any) -> Exercise:
    """Make an exercise that lasts as long as one can."""
    return _exercise(name, (Target(Goal.MAX),), sets, more)


def untold(name: str, **more: Any) -> Exercise:
    """Make an exercise without a target, for a block."""
    return _exercise(name, (), None, more)


def _exercise(name: str, targets: tuple[Target, ...], sets: int | None, more: dict[str, Any]) -> Exercise:
    one_each = 1 if more.get("per_round") else max(1, len(targets))
    for key in ("rest", "switch", "get_ready", "cap", "pace", "rep"):
        if key in more:
            more[f"{key}_ms"] = ms(more.pop(key))
    return Exercise(name, MARK, targets, sets=sets or one_each, **more)


def rest(seconds: float) -> Rest:
    """Make a written rest."""
    return Rest(ms(seconds), MARK)


def circuit(*steps: Step, rest: float = 0, between: float | None = None, **more: Any) -> Circuit:
    """Make a circuit; `between` its rounds is its rest unless said otherwise."""
    between_ms = ms(rest if between is None else between)
    return Circuit(steps, MARK, rest_ms=ms(rest), rest_between_rounds_ms=between_ms, **more)


def emom(*entries: Exercise | Rest | tuple[Exercise, ...], slots: int, every: float = 60, **more: Any) -> Emom:
    """Make an emom; a lone exercise needs no tuple around it."""
    made = tuple((entry,) if isinstance(entry, Exercise) else entry for entry in entries)
    return Emom(made, MARK, slots, ms(every), **more)


def routine(*steps: Step, prepare: float = 10, rest: float = 0, name: str = "test", **more: Any) -> Routine:
    """Make a routine."""
    more.setdefault("seed", name)
    return Routine(name, steps, prepare_ms=ms(prepare), rest_ms=ms(rest), **more)


def entry(name: str, *steps: Step, **more: Any) -> Entry:
    """Make an entry of a menu, with its routine of the same name laid out."""
    return Entry(name, expand(routine(*steps, name=name, **more)))


def lines(timeline: Timeline) -> list[str]:
    """Give each interval as `start what length`, in seconds; the length of an open one is marked with ~."""
    return [_line(interval) for interval in timeline.intervals]


def _line(interval: Interval) -> str:
    words = [interval.name or ""] if interval.phase is Phase.WORK else [interval.phase.value]
    words += [interval.side] if interval.side and interval.phase is Phase.WORK else []
    about = "~" if interval.is_open else ""
    return f"{interval.start_ms / 1_000:g} {' '.join(words)} {about}{interval.planned_ms / 1_000:g}"


# What happened


def told(happened: Sequence[Transition]) -> list[tuple[int, str]]:
    """Give each transition as its instant and a few words: `began 1`, `cue work`, `ended 1 early`."""
    return [(step.at_ms, _words(step)) for step in happened]


def _words(step: Transition) -> str:
    if step.cue:
        return f"cue {step.cue.kind.value}"
    outcome = f" {step.outcome.value}" if step.outcome else ""
    return f"{step.change.value} {step.index}{outcome}"


def cues_in(happened: Sequence[Transition]) -> list[tuple[int, CueKind]]:
    """Give the cues alone."""
    return [(step.at_ms, step.cue.kind) for step in happened if step.cue]


# Players

Moves = Sequence[tuple[float, Command]]
MODES = {Mode.PLAYING: "", Mode.LEAD_IN: " lead-in", Mode.WAITING: " waiting"}


def player_of(
    *steps: Step, lead_in: float = 5, first: int | None = None, unattended: bool = False, **more: Any
) -> Player:
    """Make a player of a routine of these steps."""
    return Player(expand(routine(*steps, **more)), ms(lead_in), first=first, unattended=unattended)


def play(player: Player, moves: Moves, until: float) -> list[Transition]:
    """Give commands at instants (in seconds), and play on to another; give all that happened."""
    happened: list[Transition] = []
    for at, command in moves:
        happened += player.handle(command, ms(at))[1]
    return happened + list(player.advance(ms(until))[1])


def described(state: State, now_ms: int) -> str:
    """Give where a player is: `running 1 at 15 of 40`, `paused lead-in 1 at 0 of 40`, `finished stopped`."""
    if state.status in (Status.READY, Status.FINISHED):
        return f"{state.status.value} stopped" if state.stopped else str(state.status.value)
    length = "" if state.length_ms is None else f" of {state.length_ms / 1_000:g}"
    return _moment(state, now_ms) + length + _counted(state)


def _moment(state: State, now_ms: int) -> str:
    elapsed = state.interval_elapsed_ms(now_ms) / 1_000
    return f"{state.status.value}{MODES[state.mode]} {state.index} at {elapsed:g}"


def _counted(state: State) -> str:
    counted = f", {state.rounds_done} rounds" if state.rounds_done else ""
    return counted + (", slot done" if state.slot_done_ms is not None else "")


# Devices and observers


class Recorder:
    """An output that keeps every change of its signal."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.changes: list[tuple[int | None, Signal]] = []  # (ms from the first start, what it shows)
        self.late_us: list[int] = []
        self.closed = 0
        self._shown = DARK

    def show(self, signal: Signal, stamp: Stamp | None = None) -> None:
        if signal != self._shown:
            self._shown = signal
            self.changes.append((stamp.planned_ms if stamp else None, signal))
            self.late_us += [(self._clock.now_ns() - stamp.due_ns) // 1_000] if stamp else []

    def close(self, stamp: Stamp | None = None) -> None:
        self.show(DARK, stamp)
        self.closed += 1

    def of(self, field: str) -> list[tuple[int | None, Any]]:
        """Give the changes of one field of the signal: `pitch_hz`, `level`, …"""
        found: list[tuple[int | None, Any]] = []
        last = getattr(DARK, field)
        for at_ms, signal in self.changes:
            if getattr(signal, field) != last:
                last = getattr(signal, field)
                found.append((at_ms, last))
        return found


class Witness:
    """An observer that keeps all it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[Scene, tuple[Transition, ...]]] = []

    def show(self, scene: Scene, happened: tuple[Transition, ...], now_ms: int) -> None:
        self.told.append((scene, happened))

    @property
    def scenes(self) -> list[Scene]:
        return [scene for scene, _ in self.told]

    @property
    def happened(self) -> list[Transition]:
        return [step for _, happened in self.told for step in happened]


class OversleepingClock:
    """Virtual time, in which chosen waits wake too late.

    Messages arrive at instants that are known beforehand, so that a whole session can be played in one call.
    """

    def __init__(self, late_ms: dict[int, int] | None = None) -> None:
        """Args: late_ms: From the instant (ms) that was waited for to how late the wait ends."""
        self._late_ms = late_ms or {}
        self._now_ns = 0
        self._coming: list[tuple[int, Any]] = []

    def post(self, at_ms: int, message: Any) -> None:
        """Let a message arrive at an instant."""
        self._coming.append((at_ms * 1_000_000, message))

    def now_ns(self) -> int:
        return self._now_ns

    def wait(self, until_ns: int | None, inbox: "SimpleQueue[Any]") -> list[Any]:
        messages = drain(inbox)
        if messages:
            return messages
        arrives_ns = min((at_ns for at_ns, _ in self._coming), default=None)
        wake_ns = min(at_ns for at_ns in (until_ns, arrives_ns) if at_ns is not None)
        late_ns = self._late_ms.get(wake_ns // 1_000_000, 0) * 1_000_000
        self._now_ns = max(self._now_ns, wake_ns + late_ns)
        here = [message for at_ns, message in self._coming if at_ns <= self._now_ns]
        self._coming = [(at_ns, message) for at_ns, message in self._coming if at_ns > self._now_ns]
        return here

    def reach(self, instant_ns: int) -> None:
        assert instant_ns <= self._now_ns, "what is played has come"


# People


def stands(scene: Scene, now_ms: int) -> str:
    """Give where a person is: `idle one`, `ready two`, `running 1 at 15`, `paused 2 at 5, 15 left`, `finished`."""
    player = scene.player
    if scene.lesson:
        return f"lesson {scene.lesson.value}"
    if player is None:
        return f"{scene.where.value} {scene.entry.name if scene.entry else '-'}"
    if player.status is Status.READY:
        return f"ready {player.timeline.routine.name}"
    if player.status is Status.FINISHED:
        return "finished stopped" if player.stopped else "finished"
    left = ""
    if player.interval.phase is Phase.REST:
        left = f", {(player.interval_remaining_ms(now_ms) or 0) / 1_000:g} left"
    return _moment(player, now_ms) + left + _counted(player)


class Person:
    """Someone at a session's buttons, with a menu; all times are program time."""

    def __init__(self, session: Session, *entries: Entry) -> None:
        self.session = session
        self.now_ms = 0
        self.happened: list[Transition] = []
        self.scene = session.scene
        self.tell(Menu(entries))

    def tell(self, message: Message, at_ms: int | None = None) -> None:
        """Pass a message on, at this instant or another."""
        self.scene, happened = self.session.handle(message, self.now_ms if at_ms is None else at_ms)
        self.happened += happened

    def wait(self, until_ms: int) -> None:
        """Let time pass."""
        self.now_ms = max(self.now_ms, until_ms)
        self.scene, happened = self.session.advance(self.now_ms)
        self.happened += happened

    def down(self, at_ms: int, button: str = "start") -> None:
        """Put a finger down."""
        self.wait(at_ms)
        self.tell(Gesture(button, Touch.DOWN, at_ms, at_ms))

    def release(self, down_ms: int, button: str = "start") -> None:
        """Let go now, of what was pushed down then."""
        self.tell(Gesture(button, Touch.PRESS, down_ms, self.now_ms), down_ms)

    def tap(self, at_ms: int, button: str = "start", *, length_ms: int = 100) -> None:
        """Press."""
        self.down(at_ms, button)
        self.wait(at_ms + length_ms)
        self.release(at_ms, button)

    def hold(self, at_ms: int, button: str = "start", *, length_ms: int = 1_000) -> None:
        """Hold; it counts when it acts."""
        self.down(at_ms, button)
        self.wait(at_ms + length_ms)
        self.tell(Gesture(button, Touch.HOLD, at_ms, self.now_ms))

    def make(self, move: str) -> None:
        """Make a move now: `press`, `double`, `hold`, `next`, `back`."""
        if move == "hold":
            self.hold(self.now_ms)
        elif move in ("next", "back"):
            self.tap(self.now_ms, move)
        else:
            self.tap(self.now_ms)
        if move == "double":
            self.tap(self.now_ms)

    def do(self, moves: str) -> None:
        """Do what a text says, each at its instant: `press 0, hold 5000, offer 2` (an interval), `lesson 0`."""
        for move in moves.split(", ") if moves else ():
            word, number = move.split()
            if word == "offer":
                self.tell(Offer(self.scene.menu[0], int(number)))
            elif word == "lesson":
                self.tell(Choose(LESSON))
            else:
                self.wait(int(number))
                self.make(word)

    def stands(self) -> str:
        """Give where the person is now."""
        return stands(self.scene, self.now_ms)
