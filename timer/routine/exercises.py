"""Exercises: a step's name and value, and what it inherits, made into the model's exercise."""

import re
from typing import Any, NamedTuple

from timer.marked import Mapping, Mark, Node, Scalar, Sequence, quoted, read_mapping
from timer.routine import durations, shortform
from timer.routine.context import Context, Place, waits
from timer.routine.cuesettings import Changes, changed
from timer.routine.foreign import without_name
from timer.routine.keys import EXERCISE_KEYS
from timer.routine.kinds import LONGEST_NAME, fault_text, read_text
from timer.routine.model import Exercise, Facts, Goal
from timer.routine.targets import Targets, without_loose_entries

_METRES = "[1-9][0-9]{2,}m"


class _Written(NamedTuple):
    """What a step says itself."""

    node: Node  # its value; its name, if it has none
    values: dict[str, Any]
    targets: Targets | None = None

    @property
    def text(self) -> str:
        """Its short form; nothing if it has none."""
        return self.node.text if isinstance(self.node, Scalar) else ""

    def place(self, key: str) -> Mark:
        return self.node.place(key) if isinstance(self.node, Mapping) else self.node.mark


def unreadable(mark: Mark) -> Exercise:
    """Give what stands for a step that can't be read, so that those around it keep their places."""
    return Exercise("", mark)


def read_exercise(name: Scalar, value: Node | None, context: Context) -> Exercise:
    """Read an exercise.

    Args:
        value: A short form, or a mapping; None for a bare name.
    """
    facts = _facts(name, value, context)
    noted = context.faults.noted
    text = name.text if facts and facts.name == name.text else read_text(name, context.faults, LONGEST_NAME)
    written = _written(name, value, context)
    if text is None or written is None:
        return unreadable(name.mark)
    targets = written.targets or context.targets
    sets = _sets(written, context)
    if context.faults.noted == noted:
        _check(name, written, targets, sets, context)
    exercise = _build(text, name.mark, written, targets, sets, facts, context)
    if "cues" in written.values and isinstance(value, Mapping) and context.faults.noted == noted:
        _check_cues(value, written.values["cues"], exercise, context)
    return exercise


def _facts(name: Scalar, value: Node | None, context: Context) -> Facts | None:
    """Look an exercise up; one that is nearly in the catalogue, or lacks its colon, is a warning."""
    facts = context.names.find(name.text)
    if facts is None:
        from timer.routine.strangers import tell_unknown  # late: most exercises are known

        tell_unknown(name, value, context)
    return facts


def _written(name: Scalar, value: Node | None, context: Context) -> _Written | None:
    """Read what a step says itself; None after noting why it can't be read."""
    if value is None:
        return _Written(name, {})
    if isinstance(value, Mapping):
        return _from_keys(name, value, context)
    if isinstance(value, Sequence):
        context.faults.fault(value.mark, *_explain_list(value))
        return None
    if value.empty:
        if context.faults.has_room and context.faults.source(name.behind).lstrip().startswith("#"):
            what = f"what follows a # is a comment, so nothing is written after {quoted(name.text)}"
            context.faults.fault(name.behind, what, "delete the #, or leave the colon away")
            return None
        mend = f"write a target ({name.text[:40]}: 45s), or leave the colon away"
        context.faults.fault(name.mark, f"nothing is written after {quoted(name.text)}", mend)
        return None
    return _short(value, context)


def _from_keys(name: Scalar, value: Mapping, context: Context) -> _Written | None:
    """Read the keys of an exercise; what is no key may be a slip that is told better here than as one."""
    if [key for key, _ in value.pairs if key.text not in EXERCISE_KEYS]:
        if mends := _braced(value):
            what = f"{quoted(value.pairs[0][0].text)} needs no braces"
            steps = " or ".join(quoted(f"{name.text[:40]}: {mend}") for mend in mends)
            context.faults.fault(value.mark, what, f"write {steps}")
            return None
        value = without_name(name, without_loose_entries(value, context.faults), context)
    values = read_mapping(value, EXERCISE_KEYS, context.faults, "an exercise")
    return _Written(value, values, context.own_targets(value, values))


def _braced(value: Mapping) -> list[str]:
    """Give the short forms that `{45s}` may mean; none for a mapping of keys."""
    names = [name.text for name, inner in value.pairs if isinstance(inner, Scalar) and inner.empty]
    if not len(names) == len(value.pairs) == 1:
        return []
    from timer.routine import slips  # late: most texts are right

    return slips.readings(durations.loosened(names[0][: slips.LONGEST]))


def _short(value: Scalar, context: Context) -> _Written | None:
    short = shortform.read(value.text)
    if short is None:
        from timer.routine import slips  # late: most texts are right

        fault_text(value, slips.explain, context.faults)
        return None
    values: dict[str, Any] = {}
    if short.sets is not None:
        values["sets"] = short.sets
    if short.rest_ms is not None:
        values["rest"] = short.rest_ms
    if short.each_side:
        values["each_side"] = True
    return _Written(value, values, Targets((short.target,), value) if short.target else None)


def _sets(written: _Written, context: Context) -> int:
    """Give the number of sets, and hold a list of targets against what it goes by."""
    sets: int | None = written.values.get("sets")
    own, place = written.targets, context.place
    if own is None or not own.listed:
        if own is None and context.targets and context.targets.listed and context.rounds:
            context.rounds.take(context.targets, context.faults)
        return sets or 1
    if place in (Place.EMOM, Place.AMRAP):
        what = f"a list has one entry a set or a round, and {place.value} counts neither"
        context.faults.fault(own.mark, what, "write one target")
    elif context.rounds is None:
        return _listed_sets(written, own, sets, context)
    else:
        if sets is not None:
            what = f"a list goes by the rounds of {place.value}, one entry each"
            context.faults.fault(written.place("sets"), what, "delete 'sets'")
        context.rounds.take(own, context.faults)
    return 1


def _listed_sets(written: _Written, own: Targets, sets: int | None, context: Context) -> int:
    entries = len(own.entries)
    if sets not in (None, entries):
        what = f"{sets} sets, and a list of {entries}"
        context.faults.fault(written.place("sets"), what, "delete 'sets', or write one entry a set")
    return entries


def _check(name: Scalar, written: _Written, targets: Targets | None, sets: int, context: Context) -> None:
    """Note what can't go together, in a step that could be read."""
    faults, values = context.faults, written.values
    if targets is None:
        if not context.place.in_block:
            from timer.routine.strangers import explain_no_target  # late: most texts are right

            faults.fault(name.mark, *explain_no_target(name, not written.values, faults))
    elif "cap" in values:
        if targets.entries and not targets.has(Goal.REPS) and not targets.has(Goal.MAX):
            faults.fault(written.place("cap"), "a time needs no cap", "delete 'cap'")
    elif targets.has(Goal.MAX) and not context.place.in_block:
        faults.warn(targets.mark, "a max without a cap only ends at the button", "add a cap: {hold: max, cap: 2m}")
    if targets and written.targets and written.text.endswith("m") and re.fullmatch(_METRES, written.text):
        what = f"{quoted(written.text)} is a time of {durations.format_ms(targets.entries[0].amount)}"
        faults.warn(targets.mark, what, "for a distance write 'max', and the distance as a part of the name")
    if "rest" in values and sets == 1:
        mend = f"for a rest after it, write the step '- rest: {durations.to_text(values['rest'])}'"
        faults.warn(written.place("rest"), "this rest is between sets, and there is one set", mend)
    if values.get("pace"):
        _check_pace(written, targets, context)


def _explain_list(node: Sequence) -> tuple[str, str]:
    """Say what is wrong with a list right behind an exercise's name, and the mend."""
    texts = [item.text for item in node.items if isinstance(item, Scalar)]
    if len(texts) < len(node.items):
        return "the keys of an exercise are no list", "delete the dashes before them, and line them up"
    key = "reps" if all(re.fullmatch("[0-9]+( reps?)?", text) for text in texts) else "work"
    entries = ", ".join(text.removesuffix("s").removesuffix(" rep") if key == "reps" else text for text in texts[:20])
    return "a list needs 'work' or 'reps' before it", f"write {{{key}: [{entries}]}}"


def _check_pace(written: _Written, targets: Targets | None, context: Context) -> None:
    place = written.place("pace")
    if "cap" in written.values:
        context.faults.fault(place, "with a pace the reps end by themselves, and need no cap", "keep one of them")
    elif context.place.in_block:
        context.faults.warn(place, f"a pace has no effect in {context.place.value}", "delete it")
    elif targets and targets.entries and not targets.has(Goal.REPS):
        context.faults.warn(place, "a pace goes with reps, and has no effect on a time or a hold", "delete it")


def _check_cues(node: Mapping, changes: Changes, exercise: Exercise, context: Context) -> None:
    from timer.routine.unheard import note_long_countdown, note_unheard  # late: few routines have cues of their own

    if context.place in (Place.AMRAP, Place.FOR_TIME):
        what = f"cues of one exercise have no effect in {context.place.value}"
        context.faults.warn(node.place("cues"), what, "write them above 'steps:', or in a circuit around it")
    elif not context.place.in_block or {target.goal for target in exercise.targets} == {Goal.TIME}:
        note_unheard(node.get("cues"), changes, (exercise,), context.faults)
        note_long_countdown(node.get("cues"), changes, exercise, context.faults)


def _build(
    text: str,
    mark: Mark,
    written: _Written,
    targets: Targets | None,
    sets: int,
    facts: Facts | None,
    context: Context,
) -> Exercise:
    in_block = context.place.in_block
    written_as = written.values.get
    each_side: bool | None = written_as("each_side")
    return Exercise(  # its fields in their order: by their names it would take twice as long
        text,
        mark,
        targets.entries if targets else (),
        bool(targets and targets.listed and context.rounds),
        sets,
        written_as("rest", 0 if in_block else context.rest_ms),
        bool(each_side if each_side is not None else facts and facts.one_sided),
        each_side is True,
        written_as("switch", context.switch_ms),
        written_as("get_ready", 0 if in_block else context.get_ready_ms),
        written_as("cap"),
        written_as("weight"),
        written_as("note"),
        waits(written.values, context.waits) and not in_block,
        _pace_ms(written.values, targets, context),
        context.rep_ms,
        changed(context.cues, written_as("cues")),
        facts,
    )


def _pace_ms(values: dict[str, Any], targets: Targets | None, context: Context) -> int:
    """Give the pace that counts: none in a block, none without reps, none where a cap is closer."""
    pace_ms: int = values.get("pace", context.pace_ms)
    if not pace_ms or context.place.in_block or "cap" in values or not targets or not targets.has(Goal.REPS):
        return 0
    return pace_ms
