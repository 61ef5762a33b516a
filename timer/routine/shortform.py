"""The short form of an exercise: `[N x] TARGET [each side] [rest DURATION]`, or `each side` alone.

Read strictly, so that a routine reads the same everywhere. `slips` knows what people write instead.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from timer.routine import durations
from timer.routine.durations import DURATION, NOT_ZERO, NUMBER, WITH_UNIT
from timer.routine.model import Goal, Target

_NOT_NONE = "(?=0*[1-9])"
COUNT = f"{_NOT_NONE}{NUMBER}"
_GAP = " {1,9}"  # bounded, for looking through endless blanks takes endless time
_TARGET = f"(?:{NOT_ZERO}{WITH_UNIT}|{COUNT}{_GAP}reps|0{{0,8}}1{_GAP}rep|max)"
_EACH_SIDE = f"each{_GAP}side"
SHORT_FORM = (
    f"(?:(?:{COUNT}{_GAP}x{_GAP})?{_TARGET}(?:{_GAP}{_EACH_SIDE})?(?:{_GAP}rest{_GAP}{DURATION})?|{_EACH_SIDE})"
)

WITH_ZEROS = SHORT_FORM.replace(NOT_ZERO, "").replace(_NOT_NONE, "")
_SETS = "([0-9]+) +x +"
_REST = " +rest +(.*)"
_SIDE = " *each +side"


class ShortForm(NamedTuple):
    """What a short form says; what it leaves out is None or False."""

    target: Target | None
    sets: int | None = None
    each_side: bool = False
    rest_ms: int | None = None


@lru_cache(maxsize=1_000)
def read(text: str) -> ShortForm | None:
    """Read a short form; None if the text is none."""
    if not re.fullmatch(SHORT_FORM, text):
        return None
    sets = re.match(_SETS, text)
    head, *rest = re.split(_REST, text[sets.end() if sets else 0 :])
    amount = re.sub(_SIDE, "", head)
    return ShortForm(
        target=_target(amount) if amount else None,
        sets=int(sets[1]) if sets else None,
        each_side=amount != head,
        rest_ms=durations.to_ms(rest[0]) if rest else None,
    )


def _target(amount: str) -> Target:
    if amount == "max":
        return Target(Goal.MAX)
    length_ms = durations.to_ms(amount)
    if length_ms is not None:
        return Target(Goal.TIME, length_ms)
    return Target(Goal.REPS, int(amount.split()[0]))


def as_keys(short: ShortForm) -> list[str]:
    """Write a short form as the keys of a mapping: `sets: 3`, `work: 45s`."""
    keys = [] if short.sets is None else [f"sets: {short.sets}"]
    match short.target:
        case Target(Goal.TIME, length_ms):
            keys.append(f"work: {durations.to_text(length_ms)}")
        case Target(Goal.REPS, count):
            keys.append(f"reps: {count}")
        case Target(Goal.MAX):
            keys.append("hold: max")
    if short.each_side:
        keys.append("each_side: true")
    return keys if short.rest_ms is None else [*keys, f"rest: {durations.to_text(short.rest_ms)}"]
