"""Durations: text as it stands in a routine <-> whole milliseconds, and lengths as people read them.

Written are `45s`, `1m30s`, `2m`, `1h`, `1:30`, `1:02:03`, `90` and `7.5` (seconds), to a tenth of a second. Nothing
else is read, but what was probably meant is known, so that a fault can offer it.
"""

import re
from functools import lru_cache

from timer.marked import quoted

TENTH_MS = 100  # the finest that can be written
UNITS_MS = {"h": 3_600_000, "m": 60_000, "s": 1_000}
LONGEST_MS = 24 * UNITS_MS["h"]  # of a whole routine

NUMBER = "[0-9]{1,9}"  # as many digits as any count may have
_SECONDS = r"[0-5]?[0-9](?:\.[0-9])?s"
WITH_UNIT = (
    rf"(?:{NUMBER}:[0-5][0-9]:[0-5][0-9]|{NUMBER}:[0-5][0-9]"
    rf"|{NUMBER}h(?: ?[0-5]?[0-9]m)?(?: ?{_SECONDS})?|{NUMBER}m(?: ?{_SECONDS})?|{NUMBER}(?:\.[0-9])?s)"
)
DURATION = rf"(?:{WITH_UNIT}|{NUMBER}(?:\.[0-9])?)"
NOT_ZERO = "(?=[0-9hms:. ]*[1-9])"  # before a duration: one that is longer than nothing

_PART = r"([0-9]+)(?:\.([0-9]))?([hms]?)"

# What people write, for the mend; compiled when there is one.
_TOO_LARGE = "[1-9][0-9]{9,}"  # for NUMBER
_WORDS = {
    "h": ("h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "heure", "heures", "hora", "horas"),
    "m": ("m", "min", "mins", "minute", "minutes", "minuten", "minuto", "minutos", "minuti"),
    "s": ("s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "seconde", "secondes", "segundos"),
}
_UNIT_OF = {word: unit for unit, words in _WORDS.items() for word in words}
_NEXT_UNIT = {"h": "m", "m": "s"}  # of the number that ends `1m30`
_LOOSE_NUMBER = r"(?=[.,]?[0-9])[0-9]{0,9}(?:[.,][0-9]{0,3})?"
_LOOSE_PART = rf"\s*({_LOOSE_NUMBER})\s*([a-z]*)\.?(?:\s*(?:and|,))?\s*"
_LOOSE_CLOCK = rf"(?:([0-9]{{1,9}})\s*:\s*)?([0-9]{{0,9}})\s*:\s*({_LOOSE_NUMBER})\s*[a-z]*"
DOT_FOR_COLON = r"[0-9]{1,2}\.[0-5][0-9]"
_LOOKALIKES = str.maketrans("х×‘’′“”″„–—−", 'xx\'\'\'""""---')
_NUMBERS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NO_LETTERS = ("Cf", "Mn", "So")  # of Unicode's categories; emoji are of the last
_FRACTIONS = {"1/2": ".5", "half": ".5", "1/4": ".25", "3/4": ".75"}
_HALF = "(?:([0-9]{1,9}) )?(?<![0-9])(1/2|1/4|3/4|half)(?![0-9])"
_NONE = ("none", "no", "off", "nothing", "false", "0 rest", "no rest", "zero")
_RANGE = "([0-9.:]+ ?[a-z]*) ?(?:-|to|or) ?([0-9.:]+ ?([a-z]*))"
_TEMPO = "[0-9](?:[-/][0-9]){2,3}"
_NUMBER_OF = {word: str(max(1, number)) for number, word in enumerate(_NUMBERS)}
LONGEST_LOOSE = 40  # characters; nobody means a duration by more
EXAMPLES = "write it like 45s, 1m30s or 1:30"


@lru_cache(maxsize=1_000)
def to_ms(text: str) -> int | None:
    """Read a duration; None if the text is none. Never negative; a multiple of 100."""
    if not re.fullmatch(DURATION, text):
        return None
    if ":" in text:
        return _clock_ms(text)
    return sum(_part_ms(*part) for part in re.findall(_PART, text))


def _clock_ms(text: str) -> int:
    seconds = 0
    for part in text.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1_000


def _part_ms(whole: str, tenth: str, unit: str) -> int:
    return (int(whole) * 10 + int(tenth or 0)) * UNITS_MS[unit or "s"] // 10


def to_text(length_ms: int) -> str:
    """Write a duration as a routine has it: `1m30s`, `7.5s`, `0s`; rounded to tenths of a second."""
    tenths = (length_ms + TENTH_MS // 2) // TENTH_MS
    minutes, tenths = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    parts = [f"{hours}h" if hours else "", f"{minutes}m" if minutes else ""]
    if tenths or not (hours or minutes):
        parts.append(f"{_decimal(tenths)}s")
    return "".join(parts)


def format_ms(length_ms: int) -> str:
    """Write a length for people: `45 s`, `7.5 s`, `12 min`, `1:05`, `2 h`, `1:02:03`.

    Below a minute to tenths of a second, from there on to whole seconds.
    """
    tenths = (length_ms + TENTH_MS // 2) // TENTH_MS
    if tenths < 600:
        return f"{_decimal(tenths)} s"
    seconds = (length_ms + 500) // 1_000
    if seconds % 3_600 == 0:
        return f"{seconds // 3_600} h"
    if seconds % 60 == 0 and seconds < 3_600:
        return f"{seconds // 60} min"
    return _clock(seconds)


def _clock(seconds: int) -> str:
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _decimal(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)


def loosened(text: str) -> str:
    """Give a text as plainly as it could be typed: small letters, digits, single blanks, no quotes around it."""
    import unicodedata  # late: most texts are right

    plain = unicodedata.normalize("NFKC", text.translate(_LOOKALIKES)).casefold()
    plain = "".join(
        str(unicodedata.decimal(char, char)) for char in plain if unicodedata.category(char) not in _NO_LETTERS
    )
    plain = " ".join(_NUMBER_OF.get(word, word) for word in plain.split())
    plain = plain.replace("\u2044", "/").replace("half 1 ", "1/2 ")
    plain = re.sub(_HALF, lambda found: f"{found[1] or 0}{_FRACTIONS[found[2]]}", plain)
    if plain.startswith(("'", '"')):
        plain = plain.strip("'\"")
    seconds = re.sub("(?<=[0-9])(?:''|\")", "s", plain)
    return re.sub("(?<=[0-9])'", "m", seconds)


def meant(text: str) -> str | None:
    """Give the duration that a text was probably meant to be, as it should be written; None if that can't be told."""
    if len(text) > LONGEST_LOOSE:
        return None
    loose = loosened(text)
    tight = re.sub(r"(?<=[0-9])\s+(?=[a-z])", "", loose)
    if to_ms(tight) is not None:
        return tight
    clock = re.fullmatch(_LOOSE_CLOCK, loose)
    if clock:
        hours, minutes, seconds = clock.groups(default="0")
        length_ms = int(hours) * UNITS_MS["h"] + int(minutes or 0) * UNITS_MS["m"] + _loose_ms(seconds, "s")
        return _checked(length_ms, as_clock=True)
    return _checked(_sum_ms(loose))


def _sum_ms(loose: str) -> int | None:
    """Add up numbers, each with its own unit, in any order and spelling; or take one number. Else None."""
    if re.fullmatch(_LOOSE_NUMBER, loose):
        return _loose_ms(loose, "s")
    lengths_ms: dict[str, int] = {}
    end, unit = 0, None
    while end < len(loose):
        part = re.match(_LOOSE_PART, loose[end:])
        if part is None:
            return None
        end += part.end()
        unit = _UNIT_OF.get(part[2]) if part[2] or end < len(loose) else _NEXT_UNIT.get(unit or "")
        if unit is None or unit in lengths_ms:
            return None
        lengths_ms[unit] = _loose_ms(part[1], unit)
    return sum(lengths_ms.values()) if lengths_ms else None


def _loose_ms(number: str, unit: str) -> int:
    whole, _, decimals = number.replace(",", ".").partition(".")
    thousandths = int(whole or 0) * 1_000 + int(f"{decimals:0<3}")
    return thousandths * UNITS_MS[unit] // 1_000


def _checked(length_ms: int | None, as_clock: bool = False) -> str | None:
    if length_ms is None or length_ms > LONGEST_MS:
        return None
    if as_clock and length_ms % 1_000 == 0:
        return _clock(length_ms // 1_000)
    return to_text(length_ms)


def explain(text: str) -> tuple[str, str]:
    """Say what is wrong with a text that is no duration, and the mend."""
    if text.lstrip().startswith("-"):
        return f"{quoted(text)} is negative, and a time can't be", "delete the minus sign"
    if re.fullmatch(DURATION, re.sub(_TOO_LARGE, "9", text)):
        return f"{quoted(text)} is too long", f"{format_ms(LONGEST_MS)} is the most"
    loose, what = loosened(text[:LONGEST_LOOSE]), f"{quoted(text)} is not how a time is written"
    if loose in _NONE:
        return what, "write 0s"
    if re.fullmatch(_TEMPO, loose):
        whole = sum(map(int, re.findall("[0-9]", loose)))
        return f"{quoted(text)} is a tempo", f"write the time of a whole rep: {whole}s"
    if ends := _ends(loose):
        return f"{quoted(text)} is a range, and the timer needs one time", f"write {' or '.join(ends)}"
    better = meant(text)
    if better and re.fullmatch(DOT_FOR_COLON, text):
        return what, f"write {text.replace('.', ':')} or {better}"
    return what, f"write {better}" if better else EXAMPLES


def _ends(loose: str) -> list[str]:
    """Give both ends of a range of times; none if it is no range."""
    found = re.fullmatch(_RANGE, loose)
    if found is None:
        return []
    first = found[1] if re.search("[a-z:]", found[1]) else f"{found[1]}{found[3]}"
    ends = [end for end in (meant(first), meant(found[2])) if end]
    return ends if len(ends) == 2 else []
