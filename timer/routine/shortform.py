"""The short form of an exercise: `[N x] TARGET [each side] [rest DURATION]`, or `each side` alone.

Read strictly, so that a routine reads the same everywhere. What was probably meant is known, so that a fault can
offer it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from timer.marked import quoted
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

_SHORT_FORM = re.compile(SHORT_FORM)
_WITH_ZEROS = re.compile(SHORT_FORM.replace(NOT_ZERO, "").replace(_NOT_NONE, ""))
_WITHOUT_COLON = re.compile(f"(.+?){_GAP}({SHORT_FORM})")
_SETS = re.compile(r"([0-9]+) +x +")
_REST = re.compile(r" +rest +(.*)")
_SIDE = re.compile(r" *each +side")
LONGEST_DIVIDED = 80  # characters
EXAMPLES = "write it like 45s, 12 reps, max, each side or 3 x 45s rest 30s"


@dataclass(frozen=True, slots=True)
class ShortForm:
    """What a short form says; what it leaves out is None or False."""

    target: Target | None
    sets: int | None = None
    each_side: bool = False
    rest_ms: int | None = None


@lru_cache(maxsize=1_000)
def read(text: str) -> ShortForm | None:
    """Read a short form; None if the text is none."""
    if not _SHORT_FORM.fullmatch(text):
        return None
    sets = _SETS.match(text)
    head, *rest = _REST.split(text[sets.end() if sets else 0 :])
    amount = _SIDE.sub("", head)
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


def divide(text: str) -> tuple[str, str] | None:
    """Divide `plank 45s`, which lacks its colon, into name and short form; None for any other text.

    `run 400m` is another: its minutes are metres.
    """
    found = _WITHOUT_COLON.fullmatch(text[:LONGEST_DIVIDED])
    return (found[1], found[2]) if found and not text.endswith("m") else None


# What people write, for the mend.
_LOOSE_REST = re.compile(r"[,;+]? *(?:with )?\brest(?: of)?:? *")
_LOOSE_SETS = re.compile(r"([0-9]{1,9}) *(?:x|\*|sets?(?: of| x|,|:)?) *")
_LOOSE_SIDE = re.compile(
    r"[,;]? *(?:\b(?:on|for) )?(?:\b(?:each|per|a|both|every) ?-?(?:side|leg|arm)s?|/ ?side|\beach)$"
)
_LOOSE_REPS = re.compile(r"([0-9]{1,9}) *(?:reps?|repetitions?|times)\.?")
_LOOSE_MAX = ("max", "max reps", "maximum", "to failure", "failure", "amrap")
_ENTRY = "[0-9][0-9smh:.]*"
_SERIES = re.compile(f"{_ENTRY}(?: *[,/-] *{_ENTRY}){{2,}}|{_ENTRY}, +{_ENTRY}")


def explain(text: str) -> tuple[str, str]:
    """Say what is wrong with a text that is no short form, and the mend."""
    what = f"{quoted(text)} is not a target"
    loose = " ".join(text.casefold().replace("×", "x").split())
    if len(loose) > 2 * durations.LONGEST_LOOSE:
        return what, EXAMPLES
    if _WITH_ZEROS.fullmatch(text):
        return f"{quoted(text)} leaves nothing to do", "write at least 1, or delete the step"
    if len(_LOOSE_REST.findall(loose)) > 1:
        return f"{quoted(text)} has two rests", "keep one of them"
    if entries := series(loose):
        key = "work" if re.search("[smh:]", loose) else "reps"
        return what, f"write a list: {{{key}: [{', '.join(entries)}]}}"
    better = [mend for mend in _meant(loose) if read(mend)]
    if len(better) > 1:
        what = f"{quoted(text)} says neither reps nor seconds"
    return what, f"write {' or '.join(quoted(mend) for mend in better)}" if better else EXAMPLES


def series(text: str) -> list[str]:
    """Give the entries of a text like `21, 15, 9` or `21-15-9`, which should be a list; none for any other text."""
    short = text[: 2 * durations.LONGEST_LOOSE]
    return re.split(" *[,/-] *", short) if _SERIES.fullmatch(short) else []


def _meant(loose: str) -> list[str]:
    """Give what was probably meant: none, one, or for a bare number two; not all of it may be right."""
    head, *rest = _LOOSE_REST.split(loose)
    sided = _LOOSE_SIDE.sub("", head)
    side = " each side" if sided != head else ""
    sets = _LOOSE_SETS.match(sided)
    amounts = _amounts(sided[sets.end() if sets else 0 :].strip())
    if side and not sided:
        return ["each side"]
    prefix = f"{sets[1]} x " if sets else ""
    suffix = f" rest {_duration(rest[0])}" if rest else ""
    return [f"{prefix}{amount}{side}{suffix}" for amount in amounts]


def _amounts(loose: str) -> list[str]:
    if loose in _LOOSE_MAX:
        return ["max"]
    reps = _LOOSE_REPS.fullmatch(loose)
    if reps:
        return [f"{reps[1]} reps"]
    if loose.isdigit():
        return [f"{loose} reps", f"{loose}s"]
    length = _duration(loose)
    return [f"{length}s" if length.replace(".", "").isdigit() else length]


def _duration(loose: str) -> str:
    """Give a duration as it should be written, or the text itself, which then won't be read."""
    return loose if durations.to_ms(loose) is not None else durations.meant(loose) or loose
