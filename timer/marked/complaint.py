"""A complaint: what a YAML parser stumbled over, the lines around it, and words for the mend."""

import re
from typing import NamedTuple

from timer.marked.faults import Mark

Told = tuple[Mark, str, str]  # where, what is wrong, and the mend

DASHES = re.compile("^(?:- +)+")
SECOND_COLON = "mapping values are not allowed"
LINES_BELOW = ", and begin the lines that belong to it further right"
LONGEST_SHOWN = 60  # characters of a line in a mend
LONGEST_LINE = 1_000  # characters of a line that are looked at; searching an endless one takes endless time


class Complaint(NamedTuple):
    """What a parser complains about."""

    problem: str
    found: Mark
    opening: Mark | None  # where the list, text or mapping began in which it stumbled
    lines: tuple[str, ...]

    @property
    def line(self) -> str:
        return self.text(self.found.line)

    @property
    def before(self) -> str:
        return self.line[: self.found.column - 1]

    @property
    def here(self) -> str:
        return self.line[self.found.column - 1 :]

    def text(self, number: int) -> str:
        return self.lines[number - 1][:LONGEST_LINE] if 1 <= number <= len(self.lines) else ""

    def above(self) -> int:
        """Give the number of the last line above that says anything; 0 if there is none."""
        numbers = range(self.found.line - 1, 0, -1)
        return next((number for number in numbers if re.match(r"\s*[^\s#]", self.text(number))), 0)


def column_of(line: str) -> int:
    """Give the column in which a line begins."""
    return len(line) - len(line.lstrip()) + 1


def in_quotes(text: str) -> str:
    return f"'{text}'" if '"' in text else f'"{text}"'


def write(text: str) -> str:
    """Say what to write; with an ellipsis where it is long."""
    shown = text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
    return f"write {shown}" if "'" in shown else f"write '{shown}'"
