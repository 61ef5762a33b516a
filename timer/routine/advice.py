"""Advice on a whole routine: what no step can know of itself."""

from timer.marked import Faults
from timer.routine.model import Circuit, Rest, Section, Step


def advise(steps: tuple[Step, ...], faults: Faults) -> None:
    """Note rests at the ends of a routine, a routine of rests alone, and a warm-up that is not first."""
    leaves = [leaf for step in steps for leaf in (step.steps if isinstance(step, Section) else (step,))]
    if not any(_has_effort(step) for step in leaves):
        faults.fault(leaves[0].mark, "the routine is nothing but rest", "write an exercise")
        return
    if isinstance(leaves[0], Rest):
        faults.warn(leaves[0].mark, "the routine begins with a rest", "delete it, or write a longer 'prepare'")
    for step in reversed(leaves):
        if not isinstance(step, Rest):
            break
        faults.warn(step.mark, "this rest is left out: a routine never ends in one", "delete it")
    for step in steps[1:]:
        if isinstance(step, Section) and step.name == "warm_up":
            faults.warn(step.mark, "this warm-up comes after other steps", "move it to the top")


def _has_effort(step: Step) -> bool:
    if isinstance(step, Circuit):
        return any(_has_effort(inner) for inner in step.steps)
    return not isinstance(step, Rest)
