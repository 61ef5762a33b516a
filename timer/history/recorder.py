"""The recorder: an observer that writes down what happens to a workout. It only computes and passes on; no disk."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from timer.entry import Entry
from timer.history.rows import Ending, IntervalRow, LetGo, Record, SessionRow
from timer.scene import Offer, Past, Scene
from timer.state import Change, Outcome, Transition
from timer.timeline import Interval
from timer.wallclock import Moment


class Recorder:
    """Makes one record of each instant at which something happened, cues apart."""

    def __init__(self, now: Callable[[], Moment], put: Callable[[Record | LetGo], None]) -> None:
        """Args.

        now: Reads the wall clock.
        put: Takes a record, and returns at once.
        """
        self._now = now
        self._put = put
        self._offer: Offer | None = None  # the one on the screen
        self._workout: _Workout | None = None

    def show(self, scene: Scene, happened: tuple[Transition, ...], now_ms: int) -> None:
        """See what happened, and pass a record of it on."""
        changes = [step for step in happened if step.change is not Change.CUE]
        if changes and self._is_another(scene, changes):
            self._replace(scene, now_ms)
        if self._workout and changes:
            record = self._workout.record(scene, changes, now_ms, self._now())
            self._workout = self._workout if record.ending is Ending.UNFINISHED else None
            self._put(record)
        if self._offer and scene.offer is None:
            self._put(LetGo(self._offer.past.key))
        self._offer = scene.offer

    def _is_another(self, scene: Scene, changes: list[Transition]) -> bool:
        """Tell whether a workout begins; the one that has just finished may have left the scene to another."""
        if scene.player is None or (self._workout and changes[-1].change is Change.FINISHED):
            return False
        return self._workout is None or self._workout.timeline is not scene.player.timeline

    def _replace(self, scene: Scene, now_ms: int) -> None:
        """Begin a workout; one that was still going on will not be taken up again."""
        if self._workout:
            self._put(LetGo(self._workout.key))
        self._workout = self._begin(scene, now_ms)

    def _begin(self, scene: Scene, now_ms: int) -> "_Workout":
        offer, self._offer = self._offer, None
        assert scene.player
        timeline = scene.player.timeline
        if offer and offer.entry.timeline is timeline:
            return _Workout(offer.entry, offer.past, self._now(), now_ms)
        entry = next((entry for entry in scene.menu if entry.timeline is timeline), None)
        return _Workout(entry or Entry(timeline.routine.name, timeline), None, self._now(), now_ms)


class _Workout:
    """A workout that goes on, as far as the next record needs to know it."""

    def __init__(self, entry: Entry, past: Past | None, began: Moment, began_ms: int) -> None:
        """Args.

        past: What was done before it was taken up again; None: it begins.
        began_ms: Program time when the wall clock showed `began`.
        """
        self.timeline = entry.timeline
        self._attempts = past.attempts if past else {}
        self._origin_ms = began.unix_ms - began_ms  # of program time, by the wall clock
        self._trusted = began.trusted
        self._resumes = past is not None
        self._row: IntervalRow | None = None  # the interval that was touched last
        self._paused_ms: int | None = None  # since when, in program time
        routine = entry.timeline.routine
        self._session = SessionRow(
            key=past.key if past else uuid4().hex,
            routine=entry.name,
            title=routine.name,
            text=entry.text,
            seed=routine.seed,
            intervals=len(entry.timeline.intervals),
            started_ms=began.unix_ms,
            synchronised=began.trusted,
        )

    @property
    def key(self) -> str:
        return self._session.key

    def record(self, scene: Scene, changes: list[Transition], now_ms: int, now: Moment) -> Record:
        """Give the record of one instant. The wall clock is believed once; what it does later changes no date."""
        correction_ms = self._correct(now_ms, now) if now.trusted and not self._trusted else None
        rows: dict[tuple[int, int], IntervalRow] = {}
        ending = Ending.UNFINISHED
        for step in changes:
            if step.change is Change.FINISHED:
                stopped = self._row is not None and self._row.outcome == Outcome.PARTIAL.value
                ending = Ending.PARTIAL if stopped else Ending.DONE
                continue
            row = self._row = self._changed(self._row_of(step), step)
            rows[row.index, row.attempt] = row
        resumes, self._resumes = self._resumes, False
        index = scene.player.index if scene.player else 0
        at = Moment(self._origin_ms + changes[-1].at_ms, self._trusted)
        return Record(self._session, tuple(rows.values()), index, at, resumes, correction_ms, ending)

    def _correct(self, now_ms: int, now: Moment) -> int:
        """Set the clock right; give by how much it lagged behind."""
        correction_ms = now.unix_ms - (self._origin_ms + now_ms)
        self._origin_ms += correction_ms
        self._trusted = True
        self._session = replace(self._session, started_ms=self._session.started_ms + correction_ms, synchronised=True)
        if self._row:
            self._row = replace(self._row, started_ms=self._row.started_ms + correction_ms, synchronised=True)
        return correction_ms

    def _row_of(self, step: Transition) -> IntervalRow:
        attempt = step.attempt + self._attempts.get(step.index, 0)
        if self._row and (self._row.index, self._row.attempt) == (step.index, attempt):
            return self._row
        first = self._resumes and self._row is None
        interval = self.timeline.intervals[step.index]
        return _planned(interval, attempt, self._origin_ms + step.at_ms, self._trusted, resumed=first)

    def _changed(self, row: IntervalRow, step: Transition) -> IntervalRow:
        """Bring a row up to what happened."""
        row = replace(row, actual_ms=step.elapsed_ms, rounds_done=step.rounds_done)
        match step.change:
            case Change.BEGAN:
                return replace(row, started_ms=self._origin_ms + step.at_ms)
            case Change.PAUSED:
                self._paused_ms = step.at_ms
            case Change.RESUMED:
                row, self._paused_ms = self._with_pause(row, step.at_ms), None
            case Change.SLOT_DONE:
                return replace(row, slot_done_ms=step.elapsed_ms)
            case Change.ENDED:
                row = replace(self._with_pause(row, step.at_ms), outcome=step.outcome.value if step.outcome else None)
                if self._paused_ms is not None:
                    self._paused_ms = step.at_ms  # the pause goes on in the interval that follows
        return row

    def _with_pause(self, row: IntervalRow, at_ms: int) -> IntervalRow:
        """Add the pause that went on until now, if one did."""
        since_ms = at_ms if self._paused_ms is None else self._paused_ms
        return replace(row, paused_ms=row.paused_ms + at_ms - since_ms)


def _planned(interval: Interval, attempt: int, started_ms: int, trusted: bool, *, resumed: bool) -> IntervalRow:
    """Give the row of an interval before anything was done."""
    return IntervalRow(
        index=interval.index,
        attempt=attempt,
        phase=interval.phase.value,
        kind=interval.end.value,
        exercise=interval.name,
        side=interval.side,
        set=interval.set_number,
        round=interval.place.round_number,
        reps=interval.reps,
        planned_ms=None if interval.is_open else interval.planned_ms,
        started_ms=started_ms,
        synchronised=trusted,
        resumed=resumed,
    )
