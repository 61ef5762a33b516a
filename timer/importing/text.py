"""Text: an export file's bytes -> JSON, within limits, and whether its letters are sound.

Just Another Workout Timer's "Export all workouts" writes the low byte of every UTF-16 unit. Western European letters
come out as Latin-1; of all others a byte is left that may be a control character, or a quote that breaks the JSON.
"""

import json
import re
from dataclasses import dataclass
from typing import Any, NoReturn

LARGEST = 2_000_000  # bytes; a workout of a hundred exercises has 12,000
DEEPEST = 100  # lists and objects within each other; the apps write about ten
LONGEST_NUMBER = 18  # digits; what is longer is out of every range, and is cut

_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
SHARE = 'the share icon beside each workout makes a sound file, "Export all workouts" does not'


class Refused(ValueError):
    """A file or a workout can't be brought along; the message says why."""


@dataclass(frozen=True, slots=True)
class Export:
    """What was in a file."""

    top: Any  # as JSON gives it
    damaged: bool = False  # letters were lost in it, or may have been


def read_export(data: bytes) -> Export:
    """Read a file as UTF-8, else as Latin-1; control characters in texts are let through.

    Raises:
        Refused: It is too large, too deep, or no JSON.
    """
    if len(data) > LARGEST:
        raise Refused(f"the file is larger than {LARGEST:,} bytes; is it the right one?")
    try:
        text, damaged = data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        text, damaged = data.decode("latin-1"), True
    return Export(parse(text), damaged or _CONTROL.search(text) is not None)


def parse(text: str) -> Any:
    """Read JSON.

    Raises:
        Refused: It is too deep, or none.
    """
    if _depth(text) > DEEPEST:
        raise Refused(f"lists and objects stand more than {DEEPEST} deep in each other; is it the right file?")
    try:
        return json.loads(text, strict=False, parse_int=_whole, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        advice = f"; {SHARE}" if '"sets"' in text else "; export it again"
        raise Refused(f"no JSON, or damaged, at line {error.lineno}, column {error.colno}{advice}") from error


def _depth(text: str) -> int:
    depth = deepest = 0
    for found in _STRING_OR_BRACKET.finditer(text):
        if found[0] in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif found[0] in "]}":
            depth -= 1
    return deepest


def _whole(digits: str) -> int:
    return int(digits[: LONGEST_NUMBER + 1])  # and a sign


def _refuse_constant(name: str) -> NoReturn:
    raise Refused(f"{name} stands where a number belongs")
