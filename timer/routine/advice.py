"""Advice on a whole routine: what no step can know of itself."""

from collections.abc import Iterator

from timer.marked import Faults, Mark, quoted
from timer.routine.durations import format_ms
from timer.routine.estimates import effort_ms
from timer.routine.measure import measure
from timer.routine.model import Amrap, Circuit, Emom, Exercise, ForTime, Goal, Rest, Routine, Section, Step

LONG_WITHOUT_REST_MS = 10 * 60_000  # of nothing but timed work; more likely a rest was forgotten
MANY_JUMPS_MS = 6 * 60_000  # of jumping in one routine: three times the advanced sessions of 8 x 20 s


def advise(routine: Routine, faults: Faults) -> None:
    """Note rests at the ends, a routine of rests alone, and a warm-up that is not first."""
    leaves = [leaf for step in routine.steps for leaf in (step.steps if isinstance(step, Section) else (step,))]
    if not any(_has_effort(step) for step in leaves):
        faults.fault(leaves[0].mark, "the routine is nothing but rest", "write an exercise")
        return
    if isinstance(leaves[0], Rest):
        faults.warn(leaves[0].mark, "the routine begins with a rest", "delete it, or write a longer 'prepare'")
    for step in reversed(leaves):
        if not isinstance(step, Rest):
            break
        faults.warn(step.mark, "this rest is left out: a routine never ends in one", "delete it")
    for step in routine.steps[1:]:
        if isinstance(step, Section) and step.name == "warm_up":
            faults.warn(step.mark, "this warm-up comes after other steps", "move it to the top")


def advise_rest(routine: Routine, faults: Faults) -> None:
    """Note ten minutes and more of timed work in which there is no rest, and none is asked for."""
    exercises = [exercise for exercise, _ in _exercises(routine.steps, 1)]
    if len(exercises) < 2 or not all(_is_all_work(step) for step in routine.steps):
        return
    length_ms = measure(routine).length_ms - routine.prepare_ms
    if length_ms >= LONG_WITHOUT_REST_MS:
        what = f"this is {format_ms(length_ms)} of work without any rest"
        faults.warn(routine.steps[0].mark, what, "write 'rest: 15s' above 'steps:', or 'rest: 0s' if none is meant")


def advise_jumps(routine: Routine, faults: Faults) -> None:
    """Note jumps for beginners, jumps before a run, and more jumps than legs are good for."""
    main = tuple(step for step in routine.steps if not (isinstance(step, Section) and step.name == "cool_down"))
    done = list(_exercises(main, 1))
    jumps = [(exercise, times) for exercise, times in done if exercise.facts and exercise.facts.jumps]
    if not jumps:
        return
    first = jumps[0][0]
    easier = first.facts.easier if first.facts and first.facts.easier else "something without jumps"
    if "beginner" in {tag.casefold().removesuffix("s") for tag in routine.tags}:
        what = f"{quoted(first.name)} leaves a beginner sore for days"
        faults.warn(first.mark, what, f"write {quoted(easier)}, or delete the tag")
    run = _last_run(done)
    before = next((jump for jump, _ in jumps if run and jump.mark < run), None)
    if before:
        faults.warn(before.mark, f"{quoted(before.name)} tires the legs before a run", "move it to after the run")
    length_ms = sum(_work_ms(exercise) * times for exercise, times in jumps)
    if length_ms >= MANY_JUMPS_MS:
        what = f"{format_ms(length_ms)} of jumps is more than legs are good for"
        faults.warn(first.mark, what, f"do half of it, or write {quoted(easier)}")


def _has_effort(step: Step) -> bool:
    if isinstance(step, Circuit):
        return any(_has_effort(inner) for inner in step.steps)
    return not isinstance(step, Rest)


def _is_all_work(step: Step) -> bool:
    """Tell whether a step is timed work alone, with nothing between its parts."""
    match step:
        case Exercise():
            breaks = (step.rest_ms and step.sets > 1) or (step.switch_ms and step.each_side) or step.get_ready_ms
            timed = step.pace_ms or all(target.goal is Goal.TIME for target in step.targets)
            runs = step.facts is not None and step.facts.runs  # which needs no rest
            return bool(timed) and not breaks and not step.waits and not runs
        case Circuit():
            rests = step.rest_ms or (step.rest_between_rounds_ms and step.rounds > 1)
            return not rests and all(map(_is_all_work, step.steps))
        case Section():
            return all(map(_is_all_work, step.steps))
        case _:
            return False


def _exercises(steps: tuple[Step, ...], times: int) -> Iterator[tuple[Exercise, int]]:
    """Give all exercises in the order written, each with how often its sets are done."""
    for step in steps:
        match step:
            case Exercise():
                yield step, times
            case Circuit():
                yield from _exercises(step.steps, times * step.rounds)
            case Section():
                yield from _exercises(step.steps, times)
            case Emom():
                tasks = tuple(task for entry in step.entries if not isinstance(entry, Rest) for task in entry)
                yield from _exercises(tasks, times * max(1, step.slots // len(step.entries)))
            case Amrap():
                yield from _exercises(step.exercises, times)
            case ForTime():
                yield from _exercises(step.exercises, times * step.rounds)


def _last_run(done: list[tuple[Exercise, int]]) -> Mark | None:
    """Give where the last running stands; None if there is none."""
    return max((exercise.mark for exercise, _ in done if exercise.facts and exercise.facts.runs), default=None)


def _work_ms(exercise: Exercise) -> int:
    """Give the length of all sets and sides in one round, with estimates; of a list, in the middle of its rounds."""
    efforts = [effort_ms(exercise, target) for target in exercise.targets]
    sets = exercise.sets * (2 if exercise.each_side else 1)
    return sum(efforts) * sets // len(efforts) if efforts else 0
