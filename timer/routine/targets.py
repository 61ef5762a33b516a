"""Targets as they are written: `work`, `reps` or `hold`; one, or a list with one entry a set or a round."""

import re
from collections.abc import Callable

from timer.marked import Faults, Kind, Mapping, Mark, Node, Scalar, Sequence, quoted
from timer.routine import durations, shortform
from timer.routine.kinds import COUNT_KIND, POSITIVE_DURATION, either, misplaced, read_count, read_positive_duration
from timer.routine.model import Goal, Target
from timer.routine.shortform import COUNT

TARGET_KEYS = ("work", "reps", "hold")
ReadOne = Callable[[Node, Faults], Target | None]
Sound = Callable[[str], Target | None]  # of a text; None where there is something to be said about it


class Targets:
    """What one level of a routine asks for. Without entries it could not be read, and no more is said about it."""

    def __init__(self, entries: tuple[Target, ...], node: Node, listed: bool = False) -> None:
        """Args: node: Where they are written. listed: In brackets."""
        self.entries = entries
        self.listed = listed
        self._node = node
        self._goals: frozenset[Goal] | None = None

    @property
    def mark(self) -> Mark:
        """Where they are written."""
        return self._node.mark

    def has(self, goal: Goal) -> bool:
        """Tell whether any effort ends like this."""
        if len(self.entries) == 1:
            return self.entries[0].goal is goal
        if self._goals is None:
            self._goals = frozenset(entry.goal for entry in self.entries)
        return goal in self._goals


def _read_hold(node: Node, faults: Faults) -> Targets | None:
    text = node.text if isinstance(node, Scalar) else ""
    if text == "max":
        return Targets((Target(Goal.MAX),), node)
    mend = f"write 'work: {text}'" if durations.to_ms(text) else "write 'hold: max'; a time goes with 'work'"
    faults.fault(node.mark, "'hold' is for max, as long as one can", mend)
    return None


def _sound_work(text: str) -> Target | None:
    length_ms = durations.to_ms(text)
    return Target(Goal.TIME, length_ms) if length_ms else None


def _sound_reps(text: str) -> Target | None:
    return Target(Goal.REPS, int(text)) if re.fullmatch(COUNT, text) else None


def _read_work(node: Node, faults: Faults) -> Target | None:
    if isinstance(node, Scalar) and _fault_short_form(node, faults):
        return None
    length_ms = read_positive_duration(node, faults)
    return None if length_ms is None else Target(Goal.TIME, length_ms)


def _fault_short_form(node: Scalar, faults: Faults) -> bool:
    """Note a short form that is more than a time; True if it was one."""
    written = shortform.read(node.text)
    if written is None or durations.to_ms(node.text) is not None:
        return False
    if written.target and written == shortform.ShortForm(written.target):
        faults.fault(node.mark, f"{quoted(node.text)} is a count", f"write 'reps: {written.target.amount}'")
    else:
        mend = "put it right after the exercise's name, or give each part its own key"
        faults.fault(node.mark, f"{quoted(node.text)} is more than a time", mend)
    return True


def _read_reps(node: Node, faults: Faults) -> Target | None:
    text = node.text if isinstance(node, Scalar) else ""
    if durations.to_ms(text) and not text.isdigit():
        faults.fault(node.mark, f"{quoted(text)} is a time", f"write 'work: {text}'")
        return None
    if not re.fullmatch("-?[0-9]*", text):
        from timer.routine import slips  # late: most texts are right

        if better := slips.count(text):
            faults.fault(node.mark, f"{quoted(text)} is more than a count", f"write {better}")
            return None
    count = read_count(node, faults)
    return None if count is None else Target(Goal.REPS, count)


def _single(key: str, sound: Sound, read_one: ReadOne, one: Kind) -> Kind:
    """Make the kind of one target."""

    def read(node: Node, faults: Faults) -> Targets | None:
        if isinstance(node, Scalar) and (target := sound(node.text)):
            return Targets((target,), node)
        if isinstance(node, Sequence):
            misplaced(node, faults, "write one target; a list is for circuits and exercises")
            return None
        if isinstance(node, Scalar) and _fault_series_or_max(node, faults, key):
            return None
        target = read_one(node, faults)
        return None if target is None else Targets((target,), node)

    return Kind(read, one.schema, one.form)


def _several(single: Kind, read_one: ReadOne) -> Kind:
    """Make the kind of one target, or of a list."""

    def read(node: Node, faults: Faults) -> Targets | None:
        if not isinstance(node, Sequence):
            return single.read(node, faults)  # type: ignore[no-any-return]
        if not node.items:
            faults.fault(node.mark, "an empty list", "write one entry a set or a round")
            return None
        entries = [_read_entry(item, faults, read_one) for item in node.items]
        sound = tuple(entry for entry in entries if entry is not None)
        return Targets(sound, node, listed=True) if len(sound) == len(entries) else None

    listed = {"type": "array", "minItems": 1, "items": either(single.schema, {"const": "max"})}
    return Kind(read, either(single.schema, listed), f"{single.form}, or a list of them, or of `max`")


def _read_entry(node: Node, faults: Faults, read_one: ReadOne) -> Target | None:
    if isinstance(node, Scalar) and node.text == "max":
        return Target(Goal.MAX)
    return read_one(node, faults)


def _fault_series_or_max(node: Scalar, faults: Faults, key: str) -> bool:
    """Note a text that should be a list, or a hold; True if it was one."""
    entries = _entries(node.text)
    if entries:
        what = f"{quoted(node.text)} is one text, not a list"
        faults.fault(node.mark, what, f"put it in brackets: {key}: [{', '.join(entries)}]")
    elif node.text == "max":
        faults.fault(node.mark, "max is neither a time nor a count", "write 'hold: max'")
    return bool(entries) or node.text == "max"


def _entries(text: str) -> list[str]:
    """Give the entries of a text that should be a list, like `21, 15, 9`; none for any other text."""
    if not re.search("[,/-]", text):
        return []
    from timer.routine import slips  # late: most texts are right

    return slips.series(text)


def without_loose_entries(node: Mapping, faults: Faults) -> Mapping:
    """Note `{reps: 21, 15, 9}`, which YAML takes for a key and two more; give what is left without those two."""
    for index, (name, value) in enumerate(node.pairs):
        if index and _is_loose(name, value):
            loose = [key for key, value in node.pairs[index:] if _is_loose(key, value)]
            key, first = node.pairs[index - 1]
            if len(loose) == 1 and isinstance(first, Scalar) and first.text.isdigit() and name.mark == _after(first):
                what = f"{quoted(f'{first.text},{name.text}')} has a comma in it"
                faults.fault(first.mark, what, f"write {first.text}.{name.text}")
                return node._replace(pairs=tuple(pair for pair in node.pairs if pair[0] not in (key, name)))
            entries = ", ".join(entry.text for entry in (first, *loose) if isinstance(entry, Scalar))
            what = f"{quoted(name.text)} stands alone, without a key"
            faults.fault(name.mark, what, f"put a list in brackets: {key.text[:40]}: [{entries[:80]}]")
            return node._replace(pairs=tuple(pair for pair in node.pairs if not _is_loose(*pair)))
    return node


def _after(text: Scalar) -> Mark:
    """Give the place behind a text and a comma."""
    return Mark(text.mark.line, text.mark.column + len(text.text) + 1)


def _is_loose(name: Scalar, value: Node) -> bool:
    return name.text[:1].isdigit() and isinstance(value, Scalar) and value.empty


HOLD = Kind(_read_hold, {"const": "max"}, "`max`")
WORK = _single("work", _sound_work, _read_work, POSITIVE_DURATION)
REPS = _single("reps", _sound_reps, _read_reps, COUNT_KIND)
WORK_LIST = _several(WORK, _read_work)
REPS_LIST = _several(REPS, _read_reps)
