"""Strangers: steps whose names are in no catalogue, or say too little, and what their authors may have meant."""

from timer.marked import Faults, Node, Scalar, quoted
from timer.routine import slips
from timer.routine.context import Context
from timer.routine.foreign import instead_of_key, is_key, is_pause


def tell_unknown(name: Scalar, value: Node | None, context: Context) -> None:
    """Note what looks wrong with a name that the catalogue does not have; names of one's own are fine."""
    if value is None and _tell_bare(name, context):
        return
    if name.text.endswith((":", ";", ",")):
        what = f"{quoted(name.text)} ends with a {quoted(name.text[-1])}"
        context.faults.warn(name.mark, what, f"did you mean {quoted(name.text.rstrip(' :;,'))}?")
    elif is_pause(name):
        context.faults.warn(name.mark, f"{quoted(name.text)} is played as an exercise", "did you mean 'rest'?")
    elif is_key(name):
        context.faults.warn(name.mark, f"{quoted(name.text)} is played as an exercise", instead_of_key(name, value))
    elif meant := context.names.nearest(name.text):
        context.faults.warn(name.mark, f"{quoted(name.text)} is not in the catalogue", f"did you mean '{meant}'?")


def _tell_bare(name: Scalar, context: Context) -> bool:
    """Note a bare name that is more than a name; True if it was one."""
    divided = slips.divide(name.text)
    if not divided and name.plain and not context.faults.source(name.mark).startswith(name.text):
        _tell_two_lines(name, context)
        return True
    meant = ": ".join(divided) if divided else ", ".join(part.strip() for part in name.text.split(";"))
    known = divided and context.names.find(divided[0]) and (context.targets or context.place.in_block)
    if known or (not divided and ";" in name.text.rstrip(";")):
        context.faults.warn(name.mark, f"{quoted(name.text)} is all one name", f"did you mean {quoted(meant)}?")
        return True
    return False


def _tell_two_lines(name: Scalar, context: Context) -> None:
    """Note a name that goes on in the next line: a fault, unless it may have been too long for one."""
    if " - " in name.text:
        context.faults.fault(name.mark, *_explain_two_lines(name))
    elif context.targets or context.place.in_block:
        mend = "write it in one line, or begin each step with '- '"
        context.faults.warn(name.mark, f"{quoted(name.text)} is in two lines, and all one name", mend)


def _explain_two_lines(name: Scalar) -> tuple[str, str]:
    mend = "begin the next line in the same column" if " - " in name.text else "begin each step with '- '"
    return "this step goes on in the next line", mend


def explain_no_target(name: Scalar, bare: bool, faults: Faults) -> tuple[str, str]:
    """Say that an exercise has neither time nor reps; those that only lack their colon are there already."""
    if not name.plain and ": " in name.text:
        return "the quotes make one name of this step", "delete them"
    divided = slips.divide(name.text) if bare else None
    if divided:
        return f"{quoted(name.text)} has no colon", f"write {quoted(': '.join(divided))}"
    if name.plain and faults.has_room and not faults.source(name.mark).startswith(name.text):
        return _explain_two_lines(name)
    short = name.text[:40]
    mend = f"write '{short}: 45s' or '{short}: 12 reps', or one 'work' for all of them"
    return f"{quoted(name.text)} does not say how long or how many", mend
