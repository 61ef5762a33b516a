"""Steps: exercises, rests, circuits, blocks and sections, each read with what it inherits."""

from collections.abc import Callable

from timer.marked import Mapping, Mark, Node, Scalar, Sequence, read_mapping
from timer.routine.blocks import read_amrap, read_emom, read_for_time
from timer.routine.context import Context, Place, Rounds
from timer.routine.exercises import read_exercise, unreadable
from timer.routine.foreign import without_steps
from timer.routine.keys import CIRCUIT_KEYS, SECTIONS, STEP_KEYS
from timer.routine.model import Circuit, Exercise, Rest, Section, Step
from timer.routine.targets import without_loose_entries
from timer.routine.tasks import read_task, take_apart


def read_steps(nodes: Sequence, context: Context) -> tuple[Step, ...]:
    """Read a list of steps; one that can't be read has a stand-in."""
    return tuple(_step(node, context) for node in nodes.items)


def _step(node: Node, context: Context) -> Step:
    named = take_apart(node, context)
    if named is None:
        return unreadable(node.mark)
    name, value = named
    if name.text not in STEP_KEYS:
        return read_exercise(name, value, context)
    section = name.text in SECTIONS and context.place is Place.ROUTINE
    if value is None or not (section or name.text in BLOCKS):
        return read_task(named, context)
    inside = STEP_KEYS[name.text].kind.read(value, context.faults)
    if inside is None:
        return unreadable(name.mark)
    return _section(name, inside, context) if section else BLOCKS[name.text](name.mark, inside, context)


def _section(name: Scalar, nodes: Sequence, context: Context) -> Section:
    return Section(name.text, read_steps(nodes, context._replace(place=Place.SECTION)), name.mark)


def _circuit(mark: Mark, node: Mapping, context: Context) -> Circuit | Exercise:
    """Read a circuit; a list that is in effect in it goes by its rounds."""
    noted = context.faults.noted
    node = without_steps(without_loose_entries(node, context.faults), context.faults)
    values = read_mapping(node, CIRCUIT_KEYS, context.faults, "a circuit")
    if "exercises" not in values:
        return unreadable(mark)
    rounds = Rounds("circuit", mark, values.get("rounds"))
    inner = context.within(Place.CIRCUIT, node, values, rounds)
    steps = read_steps(values["exercises"], inner)
    if rounds.number is None and inner.targets is not context.targets and inner.targets and inner.targets.listed:
        rounds.take(inner.targets, context.faults)
    circuit = Circuit(
        steps=steps,
        mark=mark,
        rounds=rounds.number or 1,
        rest_ms=inner.rest_ms,
        rest_between_rounds_ms=values.get("rest_between_rounds", inner.rest_ms),
        shuffled=values.get("shuffle", False),
        cues=inner.cues,
    )
    if "cues" in values and not context.faults:
        from timer.routine.unheard import note_unheard  # late: few routines have cues of their own

        note_unheard(node.get("cues"), values["cues"], circuit.steps, context.faults)
    if "rest_between_rounds" in values and context.faults.noted == noted:
        _check_rest_between_rounds(circuit, node.place("rest_between_rounds"), context)
    return circuit


def _check_rest_between_rounds(circuit: Circuit, mark: Mark, context: Context) -> None:
    if circuit.rounds == 1:
        context.faults.warn(mark, "this rest never shows: there is one round", "delete it, or write 'rounds'")
    elif isinstance(_edge(circuit, 0), Rest) or isinstance(_edge(circuit, -1), Rest):
        what = "this rest never shows: a rest at the edge of the round replaces it"
        context.faults.warn(mark, what, "delete one of them")


def _edge(circuit: Circuit, index: int) -> Step:
    """Give a circuit's first step (0) or last step (-1), looked for in circuits within it."""
    step: Step = circuit
    while isinstance(step, Circuit):
        step = step.steps[index]
    return step


BLOCKS: dict[str, Callable[[Mark, Mapping, Context], Step]] = {
    "circuit": _circuit,
    "emom": read_emom,
    "amrap": read_amrap,
    "for_time": read_for_time,
}
