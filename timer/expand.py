"""Expansion: the rules that turn a routine's steps into intervals."""

from collections.abc import Iterator
from typing import NamedTuple

from timer.routine.collector import collector_at_rest
from timer.routine.estimates import block_effort_ms, effort_ms, for_time_ms
from timer.routine.model import (
    Amrap,
    Circuit,
    CueSettings,
    Emom,
    Exercise,
    ForTime,
    Goal,
    Rest,
    Routine,
    Section,
    Step,
    Target,
)
from timer.shuffle import Shuffler
from timer.timeline import End, Interval, Phase, Place, Timeline

SIDES = ("left", "right")


@collector_at_rest()
def expand(routine: Routine) -> Timeline:
    """Lay a routine out as consecutive intervals.

    Rest stands between efforts only: none ends a routine, and none comes first unless it is written there.

    Args:
        routine: Checked: at most 24 h and 20,000 intervals, with at least one effort.
    Returns:
        Intervals in playing order, without gaps; starts after an open interval are estimates.
    """
    layout = _Layout(routine)
    layout.lay_list(routine.steps, routine.rest_ms)
    return layout.timeline()


class _Gap(NamedTuple):
    """The rest that waits to stand between two efforts."""

    length_ms: int
    place: Place
    cues: CueSettings
    written: bool = False


class _Layout:
    """The intervals so far, and what waits to stand between the last effort and the next."""

    def __init__(self, routine: Routine) -> None:
        self.routine = routine
        self.intervals: list[Interval] = []
        self.end_ms = 0  # of the last of them
        self.place = Place()
        self.begun = False  # an effort was laid
        self.gap: _Gap | None = None  # between the last effort and the next
        self.cues = routine.cues  # of the list that is being laid
        self.round_opens = False
        self.last_name: str | None = None  # of the exercise laid last
        self.shuffler = Shuffler(routine.seed)

    def timeline(self) -> Timeline:
        while self.intervals[-1].phase is Phase.REST:  # an emom's own
            self.intervals.pop()
        estimated = any(interval.is_open or interval.waits for interval in self.intervals)
        return Timeline(self.routine, tuple(self.intervals), estimated)

    def lay_list(self, steps: tuple[Step, ...] | list[Step], rest_ms: int) -> None:
        for index, step in enumerate(steps):
            if index:
                self.inherit_gap(rest_ms, self.cues)
            self.lay_step(step)

    def lay_step(self, step: Step) -> None:
        match step:
            case Exercise():
                self.lay_exercise(step)
            case Rest():
                self.lay_rest(step)
            case Circuit():
                self.lay_circuit(step)
            case Section():
                self.lay_section(step)
            case Emom():
                self.lay_emom(step)
            case Amrap():
                self.begin_effort(step.get_ready_ms, step.cues)
                self.add_work(step.time_ms, step.cues, end=End.AMRAP, tasks=step.exercises)
            case ForTime():
                self.lay_for_time(step)

    def lay_section(self, section: Section) -> None:
        self.place = self.place._replace(section=section.name)
        self.lay_list(section.steps, self.routine.rest_ms)
        self.place = self.place._replace(section=None)

    def lay_circuit(self, circuit: Circuit) -> None:
        outside, outer_cues, self.cues = self.place, self.cues, circuit.cues
        for round_number in range(1, circuit.rounds + 1):
            if round_number > 1:
                self.inherit_gap(circuit.rest_between_rounds_ms, circuit.cues)
            self.place = _inner(outside, round_number, circuit.rounds)
            self.round_opens = self.round_opens or circuit.rounds > 1
            self.lay_list(self.round_order(circuit), circuit.rest_ms)
        self.place, self.cues = outside, outer_cues

    def round_order(self, circuit: Circuit) -> tuple[Step, ...] | list[Step]:
        if not circuit.shuffled:
            return circuit.steps
        last_name = self.last_name
        return self.shuffler.order(
            circuit.steps,
            may_begin=lambda step: _first_name(step) != last_name,
            fixed=lambda step: isinstance(step, Rest),
        )

    def lay_rest(self, rest: Rest) -> None:
        """Add a written rest to those since the last effort; it takes the inherited one's place."""
        if self.gap and self.gap.written:
            self.gap = self.gap._replace(length_ms=self.gap.length_ms + rest.length_ms)
        else:
            self.gap = _Gap(rest.length_ms, self.place, self.cues, written=True)

    def inherit_gap(self, rest_ms: int, cues: CueSettings) -> None:
        """Note the rest of a list between two of its own; the outermost such list comes last, and wins."""
        if self.begun and not (self.gap and self.gap.written):
            self.gap = _Gap(rest_ms, self.place, cues) if rest_ms else None

    def begin_effort(self, get_ready_ms: int, cues: CueSettings) -> None:
        """Lay what stands before an effort: prepare, or the rest between; then getting ready."""
        gap, self.gap = self.gap, None
        if not self.begun:
            self.begun = True
            prepare_ms = self.routine.prepare_ms
            if gap is None or not gap.length_ms:
                prepare_ms, get_ready_ms = max(prepare_ms, get_ready_ms), 0
            self.add_idle(Phase.PREPARE, prepare_ms, Place(), self.routine.cues)
        if gap:
            self.add_idle(Phase.REST, gap.length_ms, gap.place, gap.cues)
        if get_ready_ms:
            self.add_idle(Phase.PREPARE, get_ready_ms, self.place, cues)

    def add(self, interval: Interval) -> None:
        self.intervals.append(interval)
        self.end_ms += interval.planned_ms

    def add_idle(self, phase: Phase, length_ms: int, place: Place, cues: CueSettings) -> None:
        """Lay an interval in which nothing is done; none if it has no length."""
        if length_ms:
            self.add(Interval(len(self.intervals), phase, self.end_ms, length_ms, place, cues=cues))

    def add_work(self, planned_ms: int, cues: CueSettings, tasks: tuple[Exercise | Rest, ...], **more: object) -> None:
        """Lay a work interval; `more` are further fields of it."""
        names = [task.name for task in tasks if isinstance(task, Exercise)]
        self.last_name = names[-1] if names else None
        self.add(
            Interval(
                len(self.intervals),
                Phase.WORK,
                self.end_ms,
                planned_ms,
                self.place,
                tasks=tasks,
                cues=cues,
                opens_round=self.round_opens,
                **more,  # type: ignore[arg-type]
            )
        )
        self.round_opens = False

    def lay_exercise(self, exercise: Exercise) -> None:
        for set_number in range(1, exercise.sets + 1):
            if set_number > 1:
                self.inherit_gap(exercise.rest_ms, exercise.cues)
            target = exercise.target(set_number, self.place.round_number or 1)
            assert target is not None, "the loader gives every exercise outside a block a target"
            self.begin_effort(exercise.get_ready_ms, exercise.cues)
            self.lay_sides(exercise, target, set_number)

    def lay_sides(self, exercise: Exercise, target: Target, set_number: int) -> None:
        if not exercise.each_side:
            self.lay_effort(exercise, target, set_number, None)
            return
        self.lay_effort(exercise, target, set_number, SIDES[0])
        if exercise.switch_ms:
            self.add_switch(exercise)
        else:
            self.add_idle(Phase.PREPARE, exercise.get_ready_ms, self.place, exercise.cues)
        self.lay_effort(exercise, target, set_number, SIDES[1])

    def add_switch(self, exercise: Exercise) -> None:
        self.add(
            Interval(
                len(self.intervals),
                Phase.SWITCH,
                self.end_ms,
                exercise.switch_ms,
                self.place,
                tasks=(exercise,),
                side=SIDES[1],
                cues=exercise.cues,
            )
        )

    def lay_effort(self, exercise: Exercise, target: Target, set_number: int, side: str | None) -> None:
        counted = target.goal is Goal.REPS
        paced = counted and exercise.pace_ms > 0
        timed = paced or target.goal is Goal.TIME
        several = exercise.sets > 1
        self.add(
            Interval(  # its fields in their order: by their names it would take twice as long
                len(self.intervals),
                Phase.WORK,
                self.end_ms,
                effort_ms(exercise, target),
                self.place,
                End.TIMED if timed else End.REPS if counted else End.MAX,
                None if timed else exercise.cap_ms,
                (exercise,),
                side,
                target.amount if counted else None,
                set_number if several else None,
                exercise.sets if several else None,
                0,
                exercise.pace_ms if paced else 0,
                exercise.waits,
                self.round_opens,
                exercise.cues,
            )
        )
        self.round_opens, self.last_name = False, exercise.name

    def lay_for_time(self, block: ForTime) -> None:
        self.begin_effort(block.get_ready_ms, block.cues)
        self.add_work(
            for_time_ms(block),
            block.cues,
            block.exercises,
            end=End.FOR_TIME,
            cap_ms=block.cap_ms,
            for_time_rounds=block.rounds,
        )

    def lay_emom(self, emom: Emom) -> None:
        self.begin_effort(emom.get_ready_ms, emom.cues)
        outside = self.place
        for slot in range(1, emom.slots + 1):
            self.place = _inner(outside, slot, emom.slots)
            entry = emom.entries[(slot - 1) % len(emom.entries)]
            if isinstance(entry, Rest):
                self.add_idle(Phase.REST, emom.every_ms, self.place, emom.cues)
            else:
                self.lay_slot(emom, entry)
        self.place = outside

    def lay_slot(self, emom: Emom, exercises: tuple[Exercise, ...]) -> None:
        """Lay a slot: one work interval, and a rest to the slot's end after a timed entry that is shorter."""
        length_ms, reps, cues = emom.every_ms, None, emom.cues
        if len(exercises) == 1:
            cues = exercises[0].cues
            target = exercises[0].target(1, 1)
            if target and target.goal is Goal.TIME:
                length_ms = block_effort_ms(exercises[0], 1) or length_ms
            if target and target.goal is Goal.REPS:
                reps = target.amount
        self.add_work(length_ms, cues, exercises, end=End.EMOM, reps=reps)
        self.add_idle(Phase.REST, emom.every_ms - length_ms, self.place, cues)


def _inner(outside: Place, round_number: int, rounds: int) -> Place:
    return Place(outside.section, round_number, rounds, outside.round_number, outside.rounds)


def _first_name(step: Step) -> str | None:
    """Give the name of the exercise that a step begins with; None if it is no exercise."""
    return next(_names(step), None)


def _names(step: Step) -> Iterator[str]:
    match step:
        case Exercise():
            yield step.name
        case Circuit() | Section():
            for inner in step.steps:
                yield from _names(inner)
        case Emom():
            for entry in step.entries:
                yield from (exercise.name for exercise in entry) if not isinstance(entry, Rest) else ()
        case Amrap() | ForTime():
            for task in step.exercises:
                yield from _names(task)
