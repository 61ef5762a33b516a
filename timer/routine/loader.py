"""The loader: a routine's text made into a checked model, with every fault at its place."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from timer.marked import Faults, Mapping, Sequence, parse, quoted, read_mapping
from timer.routine.advice import advise, advise_jumps, advise_rest
from timer.routine.catalogue import Catalogue, Names
from timer.routine.collector import collector_at_rest
from timer.routine.context import Context, Place
from timer.routine.foreign import at_home
from timer.routine.keys import BLOCK_KEYS, ROUTINE_KEYS
from timer.routine.limits import Part, check_limits
from timer.routine.model import Routine
from timer.routine.steps import read_steps

PREPARE_MS = 10_000


class Loaded(NamedTuple):
    """What came of a text. With warnings alone there is a routine."""

    routine: Routine | None
    faults: Faults


@collector_at_rest()
def load(data: bytes | str, name: str, catalogue: Catalogue) -> Loaded:
    """Read a routine.

    Args:
        data: The file's bytes, or its text.
        name: What the faults call the file.
        catalogue: Tells which exercises are one-sided, and what to say about each.
    Returns:
        The routine, None if anything must be mended; and all faults and warnings.
    """
    faults = Faults(name)
    root = parse(data, faults)
    if isinstance(root, Mapping):
        routine = _routine(root, Context(faults, Names(catalogue, (*BLOCK_KEYS, "rest"))))
        return Loaded(None if faults else routine, faults)
    if root is not None:
        found = "a list" if isinstance(root, Sequence) else "a text without keys"
        mend = "begin with 'name: …', then 'steps:', then a line '- …' for each step"
        faults.fault(root.mark, f"this is {found}, and not yet a routine", mend)
    return Loaded(None, faults)


def _routine(root: Mapping, context: Context) -> Routine | None:
    faults = context.faults
    root = at_home(root, faults)
    values = read_mapping(root, ROUTINE_KEYS, faults, "a routine")
    if "steps" not in values:
        return None
    inner = context.within(Place.ROUTINE, root, values)
    inner = inner._replace(rep_ms=values.get("rep_seconds", context.rep_ms))
    steps = read_steps(values["steps"], inner)
    name = values.get("name", "")
    routine = Routine(
        name=name,
        steps=steps,
        about=values.get("about", ""),
        tags=values.get("tags", ()),
        prepare_ms=values.get("prepare", PREPARE_MS),
        rest_ms=inner.rest_ms,
        seed=values.get("seed", name),
        cues=inner.cues,
    )
    advise(routine, faults)
    if "cues" in values and not faults:
        from timer.routine.unheard import note_unheard  # late: few routines have cues of their own

        note_unheard(root.get("cues"), values["cues"], steps, faults)
    if not faults:
        check_limits(routine, tuple(_times(root, values)), faults)
    if not faults:
        advise_jumps(routine, faults)
    if not faults and "rest" not in values:
        advise_rest(routine, faults)
    return routine


def _times(root: Mapping, values: dict[str, Any]) -> Iterator[Part]:
    """Give the times at a routine's top that every step inherits or the routine begins with; `work` is a step's own."""
    for key in ("prepare", "rest", "switch", "get_ready", "pace", "rep_seconds"):
        if key in values:
            yield Part(root.place(key), quoted(key), values[key])
