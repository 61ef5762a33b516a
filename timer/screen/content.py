"""Content: what the view of a workout says at one instant, wherever it is drawn. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from timer import lengths, words
from timer.routine.durations import format_ms
from timer.screen.elapsed import Elapsed
from timer.screen.share import Share
from timer.state import Mode, State, Status
from timer.timeline import End, Interval, Phase

AT_SHOWN_MS = 8_000  # how long the text of an `at` cue stands
TURN_MS = 8_000  # likewise each part of a text that is too long to stand as a whole
MUCH = 60  # characters: more than that may have to be shown in parts
LONG = 100  # a line that is longer is said more briefly


class Look(Enum):
    """What the colours and the shape tell; the value is a word for tests and logs."""

    STILL = "still"  # idle, ready, finished, the offer
    PREPARE = "prepare"
    WORK = "work"
    REST = "rest"
    SWITCH = "switch"
    PAUSED = "paused"
    WAITING = "waiting"


BLOCKS = frozenset({End.AMRAP, End.FOR_TIME})  # of one long interval, in which rounds are counted
LOOKS = {Phase.PREPARE: Look.PREPARE, Phase.WORK: Look.WORK, Phase.REST: Look.REST, Phase.SWITCH: Look.SWITCH}


@dataclass(frozen=True, slots=True)
class Figure:
    """The giant figure."""

    text: str
    widest: str  # what it may grow to before the interval ends, all digits 0
    unit: str = ""  # what it counts, if not time


@dataclass(frozen=True, slots=True)
class Motion:
    """The exercise whose movement is shown, and how far it is."""

    exercise: str  # as the catalogue calls it
    side: str | None
    elapsed: Elapsed  # since it began
    pace_ms: int = 0  # of one rep; 0: the movement's own


@dataclass(frozen=True, slots=True)
class Content:
    """The view of a workout that is under way."""

    look: Look
    word: str  # names the phase
    headline: str  # what to do, or in a rest what comes
    figure: Figure
    places: tuple[str, ...]  # round, set, section
    next: str
    left: str  # of the routine
    until: str = ""  # when it will end
    clock: str = ""  # a small count beside the figure
    call: str = ""  # the text of an `at` cue, for a while
    note: str = ""  # of the step, or a caution in a rest
    turn: int = 0  # which part of a long text is due
    tasks: tuple[str, ...] = ()  # of a block
    share: Share | None = None  # of the interval that is over; None if it has no length
    routine_share: Share = Share(0.0)
    motion: Motion | None = None

    @property
    def counts(self) -> str:
        """What stands beside the figure: its unit and the small count."""
        return " · ".join(filter(None, (self.figure.unit, self.clock)))


def content(state: State, now_ms: int, wall: datetime | None) -> Content:
    """Tell what to show of a workout that is running or paused.

    Args:
        wall: The local time of day; None while it is not trusted.
    """
    interval = _subject(state)
    return Content(
        look=look(state),
        word=words.phase_word(state),
        headline=_headline(state, interval),
        figure=_figure(state, now_ms),
        places=_places(state, interval),
        next=_next(state, interval),
        left=words.time_left(state, now_ms),
        until=words.ends_at(state, now_ms, wall) if wall else "",
        clock=_small_clock(state, now_ms),
        call=_call(state, now_ms),
        note=_note(state, interval),
        turn=(now_ms - state.since_ms) // TURN_MS if has_long_text(state) else 0,
        tasks=_tasks(state, interval),
        share=_share(state),
        routine_share=_routine_share(state),
        motion=_motion(state, interval),
    )


def look(state: State) -> Look:
    """Give the look of a state."""
    if state.status in (Status.READY, Status.FINISHED):
        return Look.STILL
    if state.status is Status.PAUSED:
        return Look.PAUSED
    if state.mode is Mode.WAITING:
        return Look.WAITING
    return Look.PREPARE if state.mode is Mode.LEAD_IN else LOOKS[state.interval.phase]


def _subject(state: State) -> Interval:
    """Give the interval that the headline is about: the current one, or the work that comes."""
    if state.interval.phase is Phase.WORK and state.mode is not Mode.WAITING:
        return state.interval
    return words.work_after(state.timeline, state.index) or state.interval


def _headline(state: State, subject: Interval) -> str:
    if subject is not state.interval:
        parts = (words.heading(subject), words.amount(subject), _weight(subject))
        whole = f"Next: {', '.join(filter(None, parts))}"
        return whole if len(whole) <= LONG else f"Next: {', '.join(parts[:2])}"
    if subject.end is End.EMOM:
        return _listed(subject) or words.capital(words.asks(subject))
    return words.capital(words.rounds_so_far(state)) if subject.end in BLOCKS else words.heading(subject)


def _listed(slot: Interval) -> str:
    """Count the exercises of a slot that are too many for a headline; nothing if they are not."""
    return f"{len(slot.exercises)} exercises" if len(words.asks(slot)) > LONG else ""


def _weight(interval: Interval) -> str:
    return (interval.exercises[0].weight or "") if len(interval.exercises) == 1 else ""


def _places(state: State, subject: Interval) -> tuple[str, ...]:
    named = (words.heading(subject),) if subject is state.interval and subject.end in BLOCKS else ()
    return named + words.places(subject)


def _figure(state: State, now_ms: int) -> Figure:
    interval = state.interval
    if state.mode is Mode.LEAD_IN:
        return _counting_down(state.lead_in_remaining_ms(now_ms), state.lead_in_ms)
    if state.mode is Mode.WAITING:
        return _counting_up(now_ms - state.since_ms if state.status is Status.RUNNING else 0)
    if interval.end is End.REPS:
        return Figure(str(interval.reps), str(interval.reps), "rep" if interval.reps == 1 else "reps")
    left_ms = state.interval_remaining_ms(now_ms)
    if interval.is_open or left_ms is None:
        return _counting_up(state.interval_elapsed_ms(now_ms))
    return _counting_down(left_ms, max(left_ms, state.length_ms or 0))


def _counting_down(left_ms: int, length_ms: int) -> Figure:
    longest = lengths.digits(lengths.seconds_left(length_ms))
    return Figure(lengths.digits(lengths.seconds_left(left_ms)), _zeros(longest))


def _counting_up(gone_ms: int) -> Figure:
    text = lengths.clock(gone_ms // 1_000)
    return Figure(text, _zeros(text))


def _zeros(text: str) -> str:
    return "".join("0" if char.isdigit() else char for char in text)


def _small_clock(state: State, now_ms: int) -> str:
    """Count up beside a target, and down to a cap; tell how long a slot's work took."""
    interval = state.interval
    if state.slot_done_ms is not None:
        return f"done in {lengths.clock(state.slot_done_ms // 1_000)}"
    if not interval.is_open or state.mode is not Mode.PLAYING:
        return ""
    gone = lengths.clock(state.interval_elapsed_ms(now_ms) // 1_000) if interval.end is End.REPS else ""
    left_ms = state.interval_remaining_ms(now_ms)
    to_cap = "" if left_ms is None else f"{lengths.clock(lengths.seconds_left(left_ms))} to the cap"
    return ", ".join(filter(None, (gone, to_cap)))


def _call(state: State, now_ms: int) -> str:
    """Give the text of the last `at` cue while it is fresh."""
    interval = state.interval
    if interval.phase is not Phase.WORK or state.mode is not Mode.PLAYING or "at" in interval.cues.off:
        return ""
    gone_ms = state.interval_elapsed_ms(now_ms)
    fresh = [text for at_ms, text in interval.cues.at if at_ms <= gone_ms < at_ms + AT_SHOWN_MS]
    return fresh[-1] if fresh else ""


def _note(state: State, subject: Interval) -> str:
    """Give the note of what runs, else the catalogue's advice; before work, its caution."""
    if state.mode is Mode.WAITING:
        return f"Press to go on. {words.caution(subject)}"
    if subject is state.interval and state.mode is Mode.PLAYING:
        return subject.note or _coaching(subject)
    return words.caution(subject) or subject.note or _coaching(subject)


def has_long_text(state: State) -> bool:
    """Tell whether the note, or tasks and places, may be too long to stand as a whole."""
    subject = _subject(state)
    listed = (*_tasks(state, subject), *_places(state, subject))
    return max(len(_note(state, subject)), sum(map(len, listed))) > MUCH


def _coaching(interval: Interval) -> str:
    """Give the catalogue's line for a lone exercise."""
    facts = interval.exercises[0].facts if len(interval.exercises) == 1 else None
    return facts.coaching if facts else ""


def _tasks(state: State, subject: Interval) -> tuple[str, ...]:
    """List what a block asks, in the round that is being done; else what the headline leaves out."""
    if subject.end in BLOCKS:
        round_number = state.rounds_done + 1 if subject is state.interval else 1
        within = min(round_number, subject.for_time_rounds or round_number)
        return tuple(words.task(step, within) for step in subject.tasks)
    if subject is not state.interval:
        weight = _weight(subject)
        return (weight,) if weight and not _headline(state, subject).endswith(weight) else ()
    if subject.end is End.EMOM:
        return tuple(words.task(exercise) for exercise in subject.exercises) if _listed(subject) else ()
    pace = f"{subject.reps} reps, one every {format_ms(subject.pace_ms)}" if subject.pace_ms else ""
    return tuple(filter(None, (pace, _weight(subject))))


def _next(state: State, subject: Interval) -> str:
    """Say what comes after what the headline is about."""
    if subject is state.interval:
        return f"Next: {words.comes_next(state, LONG)}"
    after = words.work_after(state.timeline, subject.index)
    return f"Then: {words.asks_within(after, LONG)}" if after else "Then: the end"


def _share(state: State) -> Share | None:
    if state.mode is Mode.LEAD_IN:
        running = state.status is Status.RUNNING
        return Share(0.0, state.since_ms, state.lead_in_ms) if running else Share(0.0)
    if state.mode is Mode.WAITING or not state.length_ms:
        return None
    return Share(state.elapsed_ms / state.length_ms, state.since_ms, state.length_ms if state.runs else None)


def _routine_share(state: State) -> Share:
    """Give how much of the routine is over; an open interval grows no further than its estimate."""
    total_ms = state.timeline.total_ms
    if not total_ms:
        return Share(0.0)
    value = 1 - state.routine_remaining_ms(state.since_ms) / total_ms
    most = min(1.0, state.interval.end_ms / total_ms)
    return Share(value, state.since_ms, total_ms if state.runs else None, most)


def _motion(state: State, subject: Interval) -> Motion | None:
    """Give the movement of a lone exercise that the catalogue knows; it stands still in a pause."""
    facts = subject.exercises[0].facts if len(subject.exercises) == 1 else None
    if facts is None:
        return None
    moves_alone = state.mode is not Mode.PLAYING and state.status is Status.RUNNING
    moved_ms = 0 if moves_alone else state.elapsed_ms
    elapsed = Elapsed(moved_ms, state.since_ms if moves_alone or state.runs else None)
    return Motion(facts.name, subject.side, elapsed, subject.pace_ms)
