"""The player: one timeline, played. Time is an argument, in whole milliseconds of program time."""

from timer.cues import Cue, CueKind, countdown, cue_after, first_after, fixed_cues, sounds
from timer.routine.model import CueSettings
from timer.state import LEAD_IN, PLAYING, RUNNING, WAITING, Change, Command, Mode, Outcome, State, Status, Transition
from timer.timeline import End, Phase, Timeline

PAUSED = Status.PAUSED  # Python 3.11 is slow to find the members of an enum
WORK, REST = Phase.WORK, Phase.REST
BACK_WITHIN_MS = 2_000  # `back` in the first two seconds goes to the interval before
ADDED_MS = 10_000


class Player:
    """Plays one timeline.

    `advance` and `handle` give the new state and every transition on the way, each at its exact instant: an interval
    that ends by itself ends at its start plus its length, however late the caller woke.
    """

    def __init__(
        self, timeline: Timeline, lead_in_ms: int, *, first: int | None = None, unattended: bool = False
    ) -> None:
        """Args.

        lead_in_ms: Time to get back into position before work that begins because of a press.
        first: The interval to take an unfinished workout up in; None: start at the beginning.
        unattended: Nobody can press: open intervals end after their estimate, and waits at once.
        """
        self.state = State(timeline, index=first or 0)
        self._taken_up = first is not None
        self._lead_in_ms = lead_in_ms
        self._unattended = unattended
        self._time_ms = 0  # of the last thing that happened by itself or was told
        self._attempts: dict[int, int] = {}
        self._happened: list[Transition] = []
        self._fixed: tuple[Cue, ...] | None = None  # cues of the interval, once they are needed
        self._cued_ms = -1  # the interval's cues up to here have sounded
        self._lead: tuple[Cue, ...] = ()  # cues of the lead-in
        self._led_ms = -1  # likewise those
        self._begun = False  # the interval's first instant was played
        self._next_ms: int | None = None  # when something happens by itself,
        self._next_cue: Cue | None = None  # and the cue that does; None: the interval, or the lead-in, ends

    def next_ms(self) -> int | None:
        """Give the program time of the next thing to happen by itself; None if nothing will."""
        return self._next_ms

    def advance(self, now_ms: int) -> tuple[State, tuple[Transition, ...]]:
        """Play up to now; a `now_ms` earlier than the last one changes nothing."""
        self._play(now_ms)
        return self._result()

    def handle(self, command: Command, at_ms: int) -> tuple[State, tuple[Transition, ...]]:
        """Play up to `at_ms` (not before the last thing that happened), then do what the command says."""
        at_ms = max(at_ms, self._time_ms)
        self._play(at_ms)
        self._time_ms = at_ms
        _HANDLERS[command](self, at_ms)
        self._look_ahead()
        self._play(at_ms)
        return self._result()

    def _result(self) -> tuple[State, tuple[Transition, ...]]:
        happened, self._happened = tuple(self._happened), []
        return self.state, happened

    # What happens by itself

    def _play(self, now_ms: int) -> None:
        while (at_ms := self._next_ms) is not None and at_ms <= now_ms:
            self._time_ms = at_ms
            self._play_next(at_ms)
            self._look_ahead()

    def _look_ahead(self) -> None:
        """Note what happens next by itself; of a cue and an end at one instant, the end."""
        cue, cue_ms = self._cue_ahead()
        ends_ms = self.state.ends_ms
        if ends_ms is None or (cue_ms is not None and cue_ms < ends_ms):
            self._next_ms, self._next_cue = cue_ms, cue
        else:
            self._next_ms, self._next_cue = ends_ms, None

    def _cue_ahead(self) -> tuple[Cue | None, int | None]:
        state = self.state
        if state.status is not RUNNING or state.mode is WAITING:
            return None, None
        if state.mode is LEAD_IN:
            cue = first_after(self._lead, self._led_ms)
            return (cue, state.since_ms + cue.at_ms) if cue else (None, None)
        if self._fixed is None:
            self._fixed = fixed_cues(state.interval)
        cue = cue_after(state.interval, self._fixed, self._cued_ms)
        return (cue, state.since_ms + cue.at_ms - state.elapsed_ms) if cue else (None, None)

    def _play_next(self, at_ms: int) -> None:
        cue = self._next_cue
        if cue is None:
            self._end_by_itself(at_ms)
            return
        if self.state.mode is LEAD_IN:
            self._led_ms = cue.at_ms
        else:
            self._cued_ms = cue.at_ms
        self._cue(cue, at_ms)

    def _end_by_itself(self, at_ms: int) -> None:
        state = self.state
        if state.mode is LEAD_IN:
            self._end_lead_in(at_ms)
        elif state.interval.waits and not self._unattended:
            self._freeze(at_ms, mode=WAITING)
            self._note(Change.WAITING, at_ms)
            self._signal(CueKind.WAIT, at_ms)
        else:
            capped = state.interval.is_open and not self._unattended
            self._leave(Outcome.CAPPED if capped else Outcome.DONE, at_ms)
            self._enter(state.index + 1, at_ms)

    def _end_lead_in(self, at_ms: int) -> None:
        self.state = self.state._replace(mode=PLAYING, since_ms=at_ms)
        if self._begun:
            self._signal(CueKind.WORK, at_ms)
        else:
            self._begin(at_ms)

    # Going from one interval to another

    def _enter(self, index: int, at_ms: int, *, pressed: bool = False) -> None:
        """Begin an interval; work that begins because of a press has a lead-in first."""
        if index == len(self.state.timeline.intervals):
            self._finish(at_ms, stopped=False)
            return
        timeline, paused = self.state.timeline, self.state.status is PAUSED
        interval = timeline.intervals[index]
        attempt = self._attempts[index] = self._attempts.get(index, 0) + 1
        length_ms = interval.planned_ms if self._unattended else interval.length_ms
        lead_in_ms = self._lead_in_ms if pressed and not paused and interval.phase is WORK else 0
        status, mode = PAUSED if paused else RUNNING, LEAD_IN if lead_in_ms else PLAYING
        self.state = State(timeline, status, mode, index, attempt, at_ms, 0, length_ms, lead_in_ms)
        self._fixed, self._cued_ms, self._begun = None, -1, False
        if lead_in_ms:
            self._lead_in(at_ms)
        elif not paused:
            self._begin(at_ms)

    def _begin(self, at_ms: int) -> None:
        self._begun = True
        self._note(Change.BEGAN, at_ms)

    def _lead_in(self, at_ms: int) -> None:
        self._lead, self._led_ms = countdown(self._lead_in_ms, self.state.interval.cues), -1
        self._note(Change.LEAD_IN, at_ms)

    def _leave(self, outcome: Outcome, at_ms: int) -> None:
        self._note(Change.ENDED, at_ms, outcome=outcome)

    def _finish(self, at_ms: int, *, stopped: bool) -> None:
        index = self.state.index if stopped else len(self.state.timeline.intervals)
        elapsed_ms = self.state.interval_elapsed_ms(at_ms)
        self.state = self.state._replace(
            status=Status.FINISHED, index=index, since_ms=at_ms, elapsed_ms=elapsed_ms, stopped=stopped
        )
        self._note(Change.FINISHED, at_ms)
        if not stopped:
            self._signal(CueKind.FINISH, at_ms, self.state.timeline.routine.cues)

    def _freeze(self, at_ms: int, **changes: Mode | Status) -> None:
        elapsed_ms = self.state.interval_elapsed_ms(at_ms)
        self.state = self.state._replace(since_ms=at_ms, elapsed_ms=elapsed_ms, **changes)  # type: ignore[arg-type]

    # What commands do

    def _start(self, at_ms: int) -> None:
        if self.state.status is Status.READY:
            self._enter(self.state.index, at_ms, pressed=self._taken_up)

    def _pause(self, at_ms: int) -> None:
        if self.state.status is RUNNING:
            self._freeze(at_ms, status=PAUSED)
            self._note(Change.PAUSED, at_ms)
            self._signal(CueKind.PAUSE, at_ms)

    def _resume(self, at_ms: int) -> None:
        if self.state.status is not PAUSED:
            return
        self.state = self.state._replace(status=RUNNING, since_ms=at_ms)
        self._note(Change.RESUMED, at_ms)
        self._signal(CueKind.RESUME, at_ms)
        if self.state.mode is WAITING:
            self._signal(CueKind.WAIT, at_ms)
        elif self.state.interval.phase is WORK and self._lead_in_ms:
            self.state = self.state._replace(mode=LEAD_IN, lead_in_ms=self._lead_in_ms)
            self._lead_in(at_ms)
        elif not self._begun:
            self._begin(at_ms)

    def _next(self, at_ms: int) -> None:
        state = self.state
        resting = state.runs and state.interval.phase is REST
        remaining_ms = (state.interval_remaining_ms(at_ms) or 0) if resting else 0
        if remaining_ms > self._lead_in_ms:
            self._stretch(self._lead_in_ms - remaining_ms, at_ms)
        elif state.status in (RUNNING, PAUSED):
            self._leave(self._cut_short(at_ms), at_ms)
            self._enter(state.index + 1, at_ms, pressed=True)

    def _cut_short(self, at_ms: int) -> Outcome:
        """Tell what leaving the interval now means: work ended early keeps its time, and is not skipped."""
        if self.state.mode is WAITING:
            return Outcome.DONE
        began = self.state.interval_elapsed_ms(at_ms) > 0
        return Outcome.EARLY if began and self.state.interval.phase is WORK else Outcome.SKIPPED

    def _back(self, at_ms: int) -> None:
        if self.state.status in (RUNNING, PAUSED):
            early = self.state.interval_elapsed_ms(at_ms) < BACK_WITHIN_MS
            self._leave(Outcome.LEFT, at_ms)
            self._enter(max(0, self.state.index - early), at_ms, pressed=True)

    def _done(self, at_ms: int) -> None:
        state = self.state
        if state.status is not RUNNING or state.mode is LEAD_IN:
            return
        if state.mode is WAITING or state.interval.end in (End.REPS, End.MAX):
            self._leave(Outcome.DONE, at_ms)
            self._enter(state.index + 1, at_ms)
        elif state.interval.end is End.EMOM and state.slot_done_ms is None:
            self.state = state._replace(slot_done_ms=state.interval_elapsed_ms(at_ms))
            self._note(Change.SLOT_DONE, at_ms)
        elif state.interval.end in (End.AMRAP, End.FOR_TIME):
            self._count_round(at_ms)

    def _count_round(self, at_ms: int) -> None:
        self.state = self.state._replace(rounds_done=self.state.rounds_done + 1)
        self._note(Change.ROUND, at_ms)
        if self.state.rounds_done == self.state.interval.for_time_rounds:
            self._leave(Outcome.DONE, at_ms)
            self._enter(self.state.index + 1, at_ms)

    def _add_time(self, at_ms: int) -> None:
        self._stretch(ADDED_MS, at_ms)

    def _take_time(self, at_ms: int) -> None:
        """Shorten a rest, but leave the time to get into position."""
        spare_ms = (self.state.interval_remaining_ms(at_ms) or 0) - self._lead_in_ms
        self._stretch(-min(ADDED_MS, max(0, spare_ms)), at_ms)

    def _stretch(self, change_ms: int, at_ms: int) -> None:
        """Make a rest longer or shorter."""
        state = self.state
        active = change_ms and state.status in (RUNNING, PAUSED)
        if not active or state.interval.phase is not REST or state.length_ms is None:
            return
        elapsed_ms = state.interval_elapsed_ms(at_ms)
        length_ms = max(elapsed_ms, state.length_ms + change_ms)
        self.state = state._replace(length_ms=length_ms)
        self._fixed = fixed_cues(state.interval._replace(planned_ms=length_ms))
        self._cued_ms = elapsed_ms if self._begun else -1
        self._note(Change.TIME, at_ms)

    def _stop(self, at_ms: int) -> None:
        if self.state.status in (RUNNING, PAUSED):
            self._leave(Outcome.PARTIAL, at_ms)
            self._finish(at_ms, stopped=True)

    # Telling what happened

    def _note(self, change: Change, at_ms: int, *, outcome: Outcome | None = None) -> None:
        state = self.state
        index, elapsed_ms, attempt = state.index, state.interval_elapsed_ms(at_ms), state.attempt
        self._happened.append(Transition(change, at_ms, index, elapsed_ms, attempt, outcome, state.rounds_done))

    def _signal(self, kind: CueKind, at_ms: int, settings: CueSettings | None = None) -> None:
        if sounds(settings or self.state.interval.cues, kind):
            self._cue(Cue(kind, self.state.interval_elapsed_ms(at_ms)), at_ms)

    def _cue(self, cue: Cue, at_ms: int) -> None:
        state = self.state
        elapsed_ms = state.interval_elapsed_ms(at_ms)
        self._happened.append(Transition(Change.CUE, at_ms, state.index, elapsed_ms, state.attempt, cue=cue))


_HANDLERS = {
    Command.START: Player._start,
    Command.PAUSE: Player._pause,
    Command.RESUME: Player._resume,
    Command.NEXT: Player._next,
    Command.BACK: Player._back,
    Command.DONE: Player._done,
    Command.ADD_TIME: Player._add_time,
    Command.TAKE_TIME: Player._take_time,
    Command.STOP: Player._stop,
}
