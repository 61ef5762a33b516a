"""Estimates: how long an effort takes, as far as the routine tells."""

from timer.routine.model import Exercise, ForTime, Goal, Rest, Target


def effort_ms(exercise: Exercise, target: Target) -> int:
    """Give the length of one set on one side; the estimate of an open one, 0 for a max without a cap."""
    if target.goal is Goal.TIME:
        return target.amount
    if target.goal is Goal.REPS and exercise.pace_ms:
        return target.amount * exercise.pace_ms
    return _unpaced_ms(exercise, target) or 0


def _unpaced_ms(exercise: Exercise, target: Target) -> int | None:
    if target.goal is Goal.TIME:
        return target.amount
    if target.goal is Goal.MAX:
        return exercise.cap_ms
    estimate = target.amount * exercise.rep_ms
    return estimate if exercise.cap_ms is None else min(estimate, exercise.cap_ms)


def block_effort_ms(exercise: Exercise, round_number: int) -> int | None:
    """Give the length of an exercise within a block: its sets, and its sides where they are written.

    None if nothing tells it: no target, or a max without a cap. A pace has no effect in a block.
    """
    total = (exercise.sets - 1) * exercise.rest_ms
    sets = 1 if exercise.per_round or len(exercise.targets) < 2 else exercise.sets
    for set_number in range(1, sets + 1):
        target = exercise.target(set_number, round_number)
        each = None if target is None else _unpaced_ms(exercise, target)
        if each is None:
            return None
        total += each * (exercise.sets // sets) * (2 if exercise.each_side_written else 1)
    return total


def for_time_ms(block: ForTime) -> int:
    """Give the estimate of a for_time: the sum of its rounds, never above its cap.

    Where a task has no estimate, the cap; without a cap such a task counts 0.
    """
    total = 0
    for task in block.exercises:
        length = _all_rounds_ms(task, block.rounds)
        if length is None and block.cap_ms is not None:
            return block.cap_ms
        total += length or 0
    return total if block.cap_ms is None else min(total, block.cap_ms)


def _all_rounds_ms(task: Exercise | Rest, rounds: int) -> int | None:
    """Give the length of a task over all rounds, without counting through equal ones."""
    if isinstance(task, Rest):
        return task.length_ms * rounds
    if not task.per_round:
        length = block_effort_ms(task, 1)
        return None if length is None else length * rounds
    lengths = [block_effort_ms(task, round_number) for round_number in range(1, rounds + 1)]
    known = [length for length in lengths if length is not None]
    return sum(known) if len(known) == len(lengths) else None
