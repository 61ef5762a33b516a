"""Slips: what people write in the place of a short form, and the short form that they mean."""

import re

from timer.marked import quoted
from timer.routine import durations
from timer.routine.durations import DOT_FOR_COLON, NUMBER, loosened
from timer.routine.shortform import SHORT_FORM, WITH_ZEROS, as_keys, read

EXAMPLES = "write it like 45s, 12 reps, max, each side or 3 x 45s rest 30s"
LONGEST = 80  # characters that are looked at; nobody means a short form by more

# These read what `loosened` gives: small letters, single blanks.
_AMOUNT = f"{NUMBER}(?:[.:][0-9]{{1,2}})? ?[a-z]{{0,9}}?"
_REST = re.compile(r"[,;+/]? *(?:with |then |and )?\brest(?: of)?:? *")
_REST_LAST = re.compile(f"(.+?)(?<![0-9]x)(?<![0-9] x)[,;+]? +(?:with )?({_AMOUNT}) (?:rest|pause|break)")
_SETS = re.compile(r"([0-9]{1,9}) *(?:x|\*|times|by|sets?(?: of| x|,|:)?) *(?=.)")
_SETS_LAST = re.compile(r"(.+?) *[x*] *([0-9]{1,9})(?: *sets?)?")
_SIDE = re.compile(
    r"[,;]? *(?:\b(?:on|for) )?(?:\b(?:each|per|1|both|every) ?-?(?:side|leg|arm)s?|left and right|/ ?side|\beach)$"
)
_REPS = re.compile(r"([0-9]{1,9}) *(?:reps?|repetitions?|wdh|wiederholungen|repeticiones|times|x)|x *([0-9]{1,9})")
_SETS_ALONE = re.compile("[0-9]{1,9} (?:sets?|rounds?)")
_MAX = ("max", "max reps", "maximum", "to failure", "until failure", "failure", "amrap",
        "as many as possible", "as long as possible")  # fmt: skip
_VAGUE = re.compile(
    r"(?:^|(?<=x ))(?:~|[<>]=?|ca\.?|about|around|approx\.?|up to|at (?:least|most)|max\.?"
    r"|hold|work|do|for|hold for|work for) ?(?=[0-9])"
)
_BETWEEN = re.compile(" (?:in )?between(?: the)?(?: sets?| rounds?)?$| hold$")
_KEY_FIRST = re.compile("(work|reps|sets) *=? *([0-9][0-9a-z:]*) *(?:reps)?(?: .*)?")
_MAX_WITHIN = re.compile(r"(?:max|amrap)(?: reps)?,? (?:in |for |within )?([0-9].*)")
_TABATA = "8 x 20s rest 10s"
_NO_TIME = re.compile("(?:^|x +)[0:.hm ]*[hms:]")  # where a target has no digit but 0
_TOO_LARGE = re.compile("[1-9][0-9]{9,}")
_ENTRY = "[0-9][0-9smh:.]*"
_SERIES = re.compile(f"{_ENTRY}(?: *[,/-] *{_ENTRY}){{2,}}|{_ENTRY}, +{_ENTRY}")

# These read what is more than a short form.
_RANGE = re.compile(rf"((?:.*?[x*] *)?)({NUMBER}) ?([a-z]*) ?(?:-|to|or) ?({NUMBER}) ?([a-z]*)((?: .*)?)")
_ON_AND_OFF = re.compile(
    rf"((?:[0-9]{{1,9}} *[x*] *)?)({_AMOUNT})(?: ?(?:/|-+>) ?| (?:on|work),? (?:and )?)({_AMOUNT})(?: ?off| rest)?"
)
_WEIGHT = re.compile(
    rf"(.*?)[ ,]*(?:@|at|with|x)? ?({NUMBER}(?:[.,][0-9])? ?(?:kgs?|kilos?|lbs?|pounds?|%))(,? (?:with )?rest .*)?"
)
_WEIGHT_FIRST = re.compile(f"({NUMBER}(?:[.,][0-9])? ?(?:kgs?|kilos?|lbs?|pounds?)),? (?:x|for) (.+)")
_DISTANCE = re.compile(rf"{NUMBER} ?(?:km|k|miles?|mi|met(?:re|er)s?|yards?)|[0-9]{{3,9}} m")
_WITH_WORDS = re.compile(rf"({SHORT_FORM})[ ,;.#/(|-]+([^\W\d][^][{{}}:#,\"]*?)\)?")

# These divide a step's name from what should stand behind a colon.
_WITHOUT_COLON = re.compile(f"(.+?) {{1,9}}({SHORT_FORM})")
_OTHER_SIGN = re.compile(r"([^=：(]+?) *(?:=|：|\(| [–—-]) *([^=：(]+?)\)?")
_UNIT = r"(?:m|k|km|mi|kg|lbs?|met\w+|miles?|yards?)\b"
_VALUE_FIRST = re.compile(
    rf"((?:[0-9]{{1,9}} ?x ?)?{NUMBER} ?(?:x|s|secs?|seconds?|mins?|minutes?|reps?)?)(?: of)? +((?!{_UNIT})[^\W\d].*)"
)
_VALUE_LAST = re.compile(r"([^\W\d][^\d]*) ([0-9].*[a-z].*)")


def explain(text: str) -> tuple[str, str]:
    """Say what is wrong with a text that is no short form, and the mend."""
    if len(text) > LONGEST:
        return f"{quoted(text)} can't be read", EXAMPLES
    loose = loosened(text)
    if told := _impossible(text, loose) or _another_shape(text, loose):
        return told
    better = readings(loose)
    if better:
        if len(better) > 1:
            return f"{quoted(text)} says neither reps nor seconds", _write(better)
        return f"{quoted(text)} can't be read", _write_apart(better[0]) or _write(better)
    if found := _KEY_FIRST.fullmatch(loose):
        return f"a colon is missing after {quoted(found[1])}", f"write {quoted(f'{found[1]}: {found[2]}')}"
    return _too_much(text, loose) or (f"{quoted(text)} can't be read", EXAMPLES)


def _impossible(text: str, loose: str) -> tuple[str, str] | None:
    """Explain a text that asks for what nobody can do; None if it is none of those."""
    if re.fullmatch(WITH_ZEROS, text):
        least = durations.to_text(durations.TENTH_MS) if _NO_TIME.search(text) else "1"
        return f"{quoted(text)} leaves nothing to do", f"write at least {least}, or delete the step"
    if _TOO_LARGE.search(text) and read(_TOO_LARGE.sub("9", text)):
        return f"{quoted(text)} is more than anyone can do", "a routine lasts 24 h at most"
    if re.match("- ?[0-9]", loose):
        return f"{quoted(text)} is negative", "delete the minus sign"
    if len(_REST.findall(loose)) > 1:
        return f"{quoted(text)} has two rests", "keep one of them"
    return None


def _another_shape(text: str, loose: str) -> tuple[str, str] | None:
    """Explain a text that is written in another way here, or lacks a part; None if it is none of those."""
    if entries := series(loose):
        key = "work" if re.search("[smh:]", loose) else "reps"
        return f"{quoted(text)} is a list", f"write it like {{{key}: [{', '.join(entries)}]}}"
    if _DISTANCE.fullmatch(loose):
        what = f"{quoted(text)} is a distance, and the timer counts time or reps"
        return what, "write 'max', which ends at the button, and the distance as a part of the name"
    if re.fullmatch(DOT_FOR_COLON, loose):
        return f"{quoted(text)} can't be read", _write([loose.replace(".", ":"), _amounts(loose)[0]])
    if _SETS_ALONE.fullmatch(loose):
        times = loose.split()[0]
        what = f"{quoted(text)} does not say how long or how many each time"
        return what, _write([f"{times} x 45s", f"{times} x 12 reps"])
    if loose == "tabata":
        return f"{quoted(text)} is not known here", f"write {quoted(_TABATA)}"
    if (found := _MAX_WITHIN.fullmatch(loose)) and (cap := durations.meant(found[1])):
        return f"{quoted(text)} is a max that ends by itself", f"write {{hold: max, cap: {cap}}}"
    return None


def _too_much(text: str, loose: str) -> tuple[str, str] | None:
    """Explain a text that holds more than a short form can; None if it is none of those."""
    if loose.endswith(" rest") and (heads := readings(loose.removesuffix(" rest"))):
        return f"{quoted(text)} does not say how long the rest is", _write([f"{head} rest 30s" for head in heads])
    if found := _WEIGHT.fullmatch(loose):
        keys = _keys(f"{found[1]}{found[3] or ''}") or "reps: 12"
        return f"{quoted(text)} has a weight in it", f"write {{{keys}, weight: {found[2]}}}"
    if (found := _WEIGHT_FIRST.fullmatch(loose)) and (keys := _keys(found[2]) or _keys(f"{found[2]} reps")):
        return f"{quoted(text)} has a weight in it", f"write {{{keys}, weight: {found[1]}}}"
    if found := _ON_AND_OFF.fullmatch(loose):
        return _on_and_off(text, found[1], found[2], found[3])
    if found := _RANGE.fullmatch(loose):
        ends = [
            readings(f"{found[1]}{end} {unit}{found[6]}")
            for end, unit in ((found[2], found[3] or found[5]), (found[4], found[5] or found[3]))
        ]
        if all(ends):
            return f"{quoted(text)} is a range, and the timer needs one number", _write([end[0] for end in ends])
    if found := _WITH_WORDS.fullmatch(text):
        return f"{quoted(text)} has words after it", f"write {{{_keys(found[1])}, note: {found[2]}}}"
    return None


def _on_and_off(text: str, sets: str, work: str, rest: str) -> tuple[str, str] | None:
    """Explain `45s/15s` and `8 x 20s on 10s off`."""
    work, rest = (f"{part}s" if part.isdigit() else _duration(part) for part in (work, rest))
    better = readings(f"{sets}{work} rest {rest}")
    if not better:
        return None
    if sets:
        return f"{quoted(text)} can't be read", _write(better)
    return f"{quoted(text)} is work and rest", f"write '{work}', and below it the step '- rest: {rest}'"


def _keys(text: str) -> str:
    """Give the first short form that a text may mean, as keys; nothing if it means none."""
    return next((", ".join(as_keys(short)) for mend in readings(loosened(text)) if (short := read(mend))), "")


def count(text: str) -> str:
    """Give what was meant where a count belongs, as keys: `reps: 12, each_side: true`; else nothing."""
    loose = loosened(text[:LONGEST])
    if (found := _RANGE.fullmatch(loose)) and not found[1]:
        return f"one number, like {found[4]}"
    keys = _keys(loose)
    return "" if re.fullmatch("reps: [0-9]+", keys) else keys


def _write(mends: list[str]) -> str:
    return f"write {' or '.join(map(quoted, mends))}"


def _write_apart(mend: str) -> str:
    """Say how a single effort with a rest is written, for a rest is between sets; nothing of any other text."""
    short = read(mend)
    if short is None or short.sets or not short.rest_ms:
        return ""
    effort, rest = mend.split(" rest ")
    return f"write {quoted(effort)}, and below it the step '- rest: {rest}'"


def series(text: str) -> list[str]:
    """Give the entries of a text like `21, 15, 9` or `21-15-9`, which should be a list; none for any other text."""
    return re.split(" *[,/-] *", text) if len(text) <= LONGEST and _SERIES.fullmatch(text) else []


def readings(loose: str) -> list[str]:
    """Give the short forms that a loosened text may mean: none, one, or for a bare number two."""
    return [mend for mend in _meant(_BETWEEN.sub("", loose).strip(" .,;()!")) if read(mend)]


def _meant(loose: str) -> list[str]:
    """Give what was probably meant; not all of it may be right."""
    loose = _VAGUE.sub("", loose).replace("+ ", " ").rstrip("+")
    loose = re.sub(" ([0-9]{1,9}) ?x$", r" x \1", loose)
    last = _REST_LAST.fullmatch(loose)
    head, *rest = last.groups() if last else _REST.split(loose)
    sided = _SIDE.sub("", head)
    side = " each side" if sided != head else ""
    if side and not sided:
        return ["each side"]
    count, amount = _without_sets(sided)
    prefix = f"{count} x " if count else ""
    suffix = f" rest {_duration(rest[0])}" if rest else ""
    return [f"{prefix}{amount}{side}{suffix}" for amount in _amounts(amount.strip())]


def _without_sets(loose: str) -> tuple[str, str]:
    """Give the number of sets, if any, and what is left."""
    if first := _SETS.match(loose):
        return first[1], loose[first.end() :]
    last = _SETS_LAST.fullmatch(loose)
    return (last[2], last[1]) if last else ("", loose)


def _amounts(loose: str) -> list[str]:
    if loose in _MAX:
        return ["max"]
    if reps := _REPS.fullmatch(loose):
        return [f"{reps[1] or reps[2]} reps"]
    if loose.isdigit():
        return [f"{loose} reps", f"{loose}s"]
    length = _duration(loose)
    return [f"{length}s" if length.replace(".", "").isdigit() else length]


def _duration(loose: str) -> str:
    """Give a duration as it should be written, or the text itself, which then won't be read."""
    return loose if durations.to_ms(loose) is not None else durations.meant(loose) or loose


def divide(text: str) -> tuple[str, str] | None:
    """Divide `plank 45s`, `plank = 45 sec` and `12 squats`, which lack their colon, into name and short form.

    None for any other text. `run 400m` is another: its minutes are metres.
    """
    if len(text) > LONGEST or re.search("[0-9] ?m$", text):
        return None
    if (found := _VALUE_LAST.fullmatch(text)) and (mends := readings(loosened(found[2]))):
        return found[1].rstrip(" =:,–—-："), mends[0]
    if found := _WITHOUT_COLON.fullmatch(text):
        return found[1].rstrip(" =:,–—-："), found[2]
    name, value = "", ""
    if found := _OTHER_SIGN.fullmatch(text):
        name, value = found[1], found[2]
    elif found := _VALUE_FIRST.fullmatch(text):
        name, value = found[2], found[1] if re.search("[a-z]$", found[1]) else f"{found[1]} reps"
    mends = readings(loosened(value))
    return (name, mends[0]) if name and mends else None
