"""Words: what the screen, the terminal and printed tables say about a routine and a workout.

Pure. What remains is rounded up (3, 2, 1, then the next interval, never 0); what has passed is rounded down.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from timer.cues import CueKind
from timer.entry import BrokenFile
from timer.lengths import about, clock, seconds_left
from timer.routine.durations import format_ms
from timer.routine.model import Exercise, Goal, Rest, Target
from timer.scene import Last, Tally
from timer.state import Mode, State, Status
from timer.timeline import End, Interval, Phase, Place, Timeline

PHASES = {Phase.PREPARE: "Get ready", Phase.WORK: "Work", Phase.REST: "Rest", Phase.SWITCH: "Switch sides"}
SECTIONS = {"warm_up": "Warm-up", "cool_down": "Cool-down"}
MEANINGS = {
    CueKind.COUNTDOWN: "each of the last three seconds",
    CueKind.WORK: "work begins",
    CueKind.REST: "rest begins",
    CueKind.SWITCH: "change sides",
    CueKind.HALFWAY: "half of the work is done",
    CueKind.LAST_TEN: "ten seconds of work are left",
    CueKind.ROUND: "a new round; the sound of work follows",
    CueKind.REP: "the next rep, at a pace",
    CueKind.AT: "something the routine says, on the screen",
    CueKind.WAIT: "over; press to go on",
    CueKind.FINISH: "the routine is done",
    CueKind.PAUSE: "paused",
    CueKind.RESUME: "it goes on",
    CueKind.PRESS: "the button went down",
    CueKind.ERROR: "that can't be done now",
    CueKind.NUMBER: "without a screen: the routine's number; a long beep is ten",
}


# What is left


def time_left(state: State, now_ms: int) -> str:
    """Write what is left of the routine: `7:40 left`, `about 8 min left`; nothing once an estimate has run out."""
    left_ms = state.routine_remaining_ms(now_ms)
    if _depends(state):
        return f"{about(left_ms, estimated=True)} left" if left_ms else ""
    return f"{clock(seconds_left(left_ms))} left"


def ends_at(state: State, now_ms: int, wall: datetime) -> str:
    """Write when the routine will end, should it go on now: `until 19:24`; an estimate to five minutes."""
    end = wall + timedelta(milliseconds=state.routine_remaining_ms(now_ms) + state.lead_in_remaining_ms(now_ms))
    if not _depends(state):
        return f"until {end:%H:%M}"
    rounded = end + timedelta(minutes=2.5)
    return f"until {rounded:%H}:{rounded.minute // 5 * 5:02}"


def _depends(state: State) -> bool:
    """Tell whether what is left depends on the athlete."""
    return state.timeline.estimated and _last_estimate(state.timeline) >= state.index


def _last_estimate(timeline: Timeline) -> int:
    """Give the index of the last interval whose length depends on the athlete; -1 if there is none."""
    found = (interval.index for interval in reversed(timeline.intervals) if interval.is_open or interval.waits)
    return next(found, -1)


def days_ago(day: date, today: date) -> str:
    """Write a day in the past as people say it: `today`, `yesterday`, `5 days ago`, `3 May`, `3 May 2024`."""
    days = (today - day).days
    if days < 2:
        return "yesterday" if days == 1 else "today"
    if days < 14:
        return f"{days} days ago"
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B %Y}"


def capital(text: str) -> str:
    """Give a text with its first letter large."""
    return text[:1].upper() + text[1:]


def sentences(text: str) -> list[str]:
    """Split a text after each full stop, question mark and exclamation mark."""
    return re.split("(?<=[.!?]) ", text)


def beginnings(text: str) -> Iterator[str]:
    """Give a text, then ever fewer of its first sentences, then ever less of the first one, up to a comma."""
    yield text
    first, *others = sentences(text)
    yield from (" ".join((first, *others[:count])) for count in reversed(range(len(others))))
    yield from (f"{first[: found.start()]}." for found in reversed([*re.finditer("[,;:](?= )", first)]))


def first_fault(broken: tuple[BrokenFile, ...]) -> str:
    """Give the first fault of the first broken file, and how many more there are in all."""
    count = sum(file.faults for file in broken)
    return f"{broken[0].fault} (and {count - 1:,} more)" if count > 1 else broken[0].fault


# What is asked


def goal(target: Target) -> str:
    """Write what a target asks: `40 s`, `10 reps`, `max`."""
    match target.goal:
        case Goal.TIME:
            return format_ms(target.amount)
        case Goal.REPS:
            return _reps(target.amount)
        case Goal.MAX:
            return "max"


def _reps(count: int) -> str:
    return "1 rep" if count == 1 else f"{count} reps"


def figure(exercise: Exercise) -> str:
    """Write all that an exercise asks, without its name: `3 × 45 s each side`, `21, 15, 9 reps`; maybe nothing."""
    text = ", ".join(_goals(exercise.targets))
    if text and exercise.sets > 1 and len(exercise.targets) == 1:
        text = f"{exercise.sets} × {text}"
    return f"{text} each side".lstrip() if exercise.each_side else text


def _goals(targets: tuple[Target, ...]) -> Iterator[str]:
    """Give each target's words; a list of counts says "reps" at its end only."""
    for target in targets[:-1]:
        yield str(target.amount) if target.goal is Goal.REPS and targets[-1].goal is Goal.REPS else goal(target)
    yield from (goal(target) for target in targets[-1:])


def task(step: Exercise | Rest, round_number: int = 1) -> str:
    """Write one task of a block as it is done in a round: `10 × push-up`, `40 s plank, each side`, `rest 20 s`."""
    if isinstance(step, Rest):
        return f"rest {format_ms(step.length_ms)}"
    if step.sets > 1:
        return f"{_named(step, '', '')}, {figure(step)}"
    target = step.target(1, round_number)
    return _named(step, "" if target is None else _before_name(target), "each side" if step.each_side else "")


def _before_name(target: Target) -> str:
    return f"{target.amount} × " if target.goal is Goal.REPS else f"{goal(target)} "


def _named(exercise: Exercise, before: str, side: str) -> str:
    weight = f" ({exercise.weight})" if exercise.weight else ""
    return f"{before}{exercise.name}{weight}" + (f", {side}" if side else "")


def asks(interval: Interval) -> str:
    """Write what an interval asks: `10 × push-up`, `40 s side plank, left side`, `rest 20 s`, `switch sides`."""
    if interval.phase is Phase.REST:
        return f"rest {format_ms(interval.planned_ms)}"
    if interval.phase is not Phase.WORK:
        return PHASES[interval.phase].lower()
    if interval.end is End.AMRAP:
        return f"{format_ms(interval.planned_ms)} AMRAP"
    if interval.end is End.FOR_TIME:
        return "for time" if interval.for_time_rounds == 1 else f"{interval.for_time_rounds} rounds for time"
    if interval.end is End.EMOM:
        return ", ".join(task(exercise) for exercise in interval.exercises)
    return _named(interval.exercises[0], f"{_amount(interval)} ", side(interval))


def _amount(interval: Interval) -> str:
    if interval.reps is not None:
        return f"{interval.reps} ×"
    return "max" if interval.end is End.MAX else format_ms(interval.planned_ms)


def amount(interval: Interval) -> str:
    """Write what a work interval asks, without the name: `40 s`, `10 reps`, `max`; a slot's length."""
    if interval.reps is not None:
        return _reps(interval.reps)
    if interval.end is End.FOR_TIME:
        return "for time"
    return "max" if interval.end is End.MAX else format_ms(interval.planned_ms)


def heading(interval: Interval) -> str:
    """Name what is done, for a headline: `Side plank, left side`; a block by what it is."""
    names = {End.AMRAP: "As many rounds as possible", End.FOR_TIME: "For time"}
    named = names.get(interval.end) or capital(interval.name or "")
    beside = side(interval)
    return f"{named}, {beside}" if beside else named


def side(interval: Interval) -> str:
    """Write an interval's side: `left side`, or nothing."""
    return f"{interval.side} side" if interval.side else ""


def caution(interval: Interval) -> str:
    """Give the cautions of what an interval asks, each once; maybe nothing."""
    return " ".join(cautions(interval.exercises))


def cautions(exercises: tuple[Exercise, ...]) -> tuple[str, ...]:
    """Give the exercises' cautions, each once."""
    said = (exercise.facts.caution for exercise in exercises if exercise.facts)
    return tuple(dict.fromkeys(text for text in said if text))


# Where one is


def phase_word(state: State) -> str:
    """Name what is going on."""
    if state.status is Status.READY:
        return "Ready"
    if state.status is Status.FINISHED:
        return "Stopped" if state.stopped else "Done"
    if state.status is Status.PAUSED:
        return "Paused"
    if state.mode is Mode.WAITING:
        return "Waiting"
    return "Go again in" if state.mode is Mode.LEAD_IN else PHASES[state.interval.phase]


def places(interval: Interval) -> tuple[str, ...]:
    """Say where an interval stands: `Warm-up`, `Round 1 of 4`, `Set 2 of 3`."""
    found = [*rounds(interval.place, "Slot" if interval.end is End.EMOM else "Round")]
    if interval.set_number:
        found.append(f"Set {interval.set_number} of {interval.sets}")
    return tuple(found)


def rounds(place: Place, kind: str = "Round") -> Iterator[str]:
    """Say in which section and rounds a place is; maybe nothing."""
    if place.section:
        yield SECTIONS[place.section]
    if place.outer_rounds and place.outer_rounds > 1:
        yield f"Outer round {place.outer_round} of {place.outer_rounds}"
    if place.rounds and place.rounds > 1:
        yield f"{kind} {place.round_number} of {place.rounds}"


def work_after(timeline: Timeline, index: int) -> Interval | None:
    """Give the first work later than an interval."""
    later = timeline.intervals[index + 1 :]
    return next((interval for interval in later if interval.phase is Phase.WORK), None)


def comes_next(state: State, longest: int = 1_000) -> str:
    """Say what comes next: `rest 20 s, then lunge`, `10 × push-up`, `the end`.

    Args:
        longest: Characters; beyond that it is said more briefly.
    """
    coming = state.coming
    if coming is None:
        return "the end"
    work = work_after(state.timeline, state.index)
    if coming.phase is Phase.WORK or work is None:
        return asks_within(coming, longest)
    named = f"{asks(coming)}, then {_short(work)}"
    return named if len(named) <= longest else f"{asks(coming)}, then {_shortest(work)}"


def asks_within(interval: Interval, longest: int) -> str:
    """Write what an interval asks, in so many characters if need be: the name and side of an exercise, a count."""
    whole = asks(interval)
    return whole if len(whole) <= longest else _shortest(interval)


def _short(work: Interval) -> str:
    """Name a work interval in passing."""
    return asks(work) if work.end in (End.AMRAP, End.FOR_TIME) else ", ".join(filter(None, (work.name, side(work))))


def _shortest(work: Interval) -> str:
    """Name an exercise, or count those of a slot."""
    return f"{len(work.exercises)} exercises" if len(work.exercises) > 1 else _short(work)


def rounds_so_far(state: State) -> str:
    """Say how many rounds were counted: `3 rounds`, `2 of 5 rounds`."""
    count, of = state.rounds_done, state.interval.for_time_rounds
    if of:
        return f"{count} of {of} rounds"
    return "1 round" if count == 1 else f"{count} rounds"


def summary(tally: Tally, timeline: Timeline) -> str:
    """Say what was done: `11 of 12 done, 1 early, 0 skipped, 7:40 of work`."""
    done, early, skipped = counts(tally, timeline)
    return f"{done}, {early}, {skipped}, {clock(tally.work_ms // 1_000)} of work"


def counts(tally: Tally, timeline: Timeline) -> tuple[str, str, str]:
    """Say how many work intervals were done, cut short and skipped: `11 of 12 done`, `1 early`, `0 skipped`."""
    return f"{tally.done} of {efforts(timeline)} done", f"{tally.early} early", f"{tally.skipped} skipped"


def compared(tally: Tally, last: Last, today: date | None) -> str:
    """Compare the time of work with that of last time: `1:30 more work than last time, 2 days ago`."""
    more_s = tally.work_ms // 1_000 - last.tally.work_ms // 1_000
    amount = f"{clock(abs(more_s))} {'more' if more_s > 0 else 'less'} work than" if more_s else "as much work as"
    when = f", {days_ago(last.day, today)}" if last.day and today else ""
    return f"{capital(amount)} last time{when}"


def efforts(timeline: Timeline) -> int:
    """Count a routine's work intervals."""
    return sum(interval.phase is Phase.WORK for interval in timeline.intervals)
