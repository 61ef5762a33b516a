"""Faults: what is wrong in a text that a person wrote, where, and how to mend it."""

from collections.abc import Iterable
from typing import NamedTuple

MOST_SHOWN = 100  # more than this and nobody reads them
MOST_KEPT = 1_000  # a file of garbage has a million faults; these are enough to find the first hundred
LONGEST_QUOTE = 40  # characters of the author's text in a message
WIDEST_LINE = 100  # characters of a source line that are shown, around the caret


class Mark(NamedTuple):
    """A place in a text; line and column count from 1, columns in characters."""

    line: int
    column: int


START = Mark(1, 1)


class Fault(NamedTuple):
    """One thing wrong at one place. A warning is a fault that stops nothing."""

    mark: Mark
    what: str
    mend: str = ""  # what to write instead
    warning: bool = False

    @property
    def message(self) -> str:
        """What is wrong, and the mend."""
        return f"{self.what}; {self.mend}" if self.mend else self.what


class MarkedError(ValueError):
    """A text had faults; its message is their report, ready for a person."""

    def __init__(self, faults: "Faults") -> None:
        super().__init__(faults.report())
        self.faults = faults


class Faults:
    """Collects all the faults of one text, and reports them in the order of their places."""

    def __init__(self, name: str, text: str = "") -> None:
        """Args: name: What the reader calls the file. text: Its whole text, for showing the lines."""
        self.name = name
        self.text = text
        self._split = ""  # the text whose lines are below
        self._lines: list[str] = []
        self._kept: dict[Fault, None] = {}  # ordered, and no fault twice
        self._noted = 0
        self._noted_errors = 0

    def fault(self, mark: Mark, what: str, mend: str = "") -> None:
        """Note a fault; `mend` says what to write instead."""
        self._add(Fault(mark, printable(what), printable(mend)))

    def warn(self, mark: Mark, what: str, mend: str = "") -> None:
        """Note a warning: the text is played all the same."""
        self._add(Fault(mark, printable(what), printable(mend), warning=True))

    def _add(self, fault: Fault) -> None:
        if fault in self._kept:
            return
        self._noted += 1
        self._noted_errors += not fault.warning
        self._kept[fault] = None
        if len(self._kept) > MOST_KEPT:
            self._kept = dict.fromkeys(self._weightiest())

    def _weightiest(self) -> list[Fault]:
        """Give as many as are shown: the first by place, and warnings only where faults leave them room."""
        return sorted(self._kept, key=lambda fault: (fault.warning, fault.mark))[:MOST_SHOWN]

    def nearest(self, word: str, choices: Iterable[str], cutoff: float = 0.7) -> str | None:
        """Give what `word` was probably meant to be, or None; always None once there are more than will be shown."""
        return nearest(word, choices, cutoff) if self.has_room else None

    @property
    def has_room(self) -> bool:
        """True while another one may be shown; from then on the mend is not worth looking for."""
        return self._noted < MOST_SHOWN

    @property
    def noted(self) -> int:
        """How many there are, warnings too, also those that are not kept."""
        return self._noted

    @property
    def noted_errors(self) -> int:
        """How many of them must be mended."""
        return self._noted_errors

    @property
    def all(self) -> tuple[Fault, ...]:
        """Faults and warnings, by place."""
        return tuple(sorted(self._kept, key=lambda fault: fault.mark))

    @property
    def errors(self) -> tuple[Fault, ...]:
        """What must be mended, by place."""
        return tuple(fault for fault in self.all if not fault.warning)

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """What may stay, by place."""
        return tuple(fault for fault in self.all if fault.warning)

    def __bool__(self) -> bool:
        """True if anything must be mended; warnings alone are False."""
        return self._noted_errors > 0

    def source(self, mark: Mark) -> str:
        """Give what stands in the text from a place to the end of its line; tabs are blanks."""
        if self._split is not self.text:
            self._split, self._lines = self.text, self.text.replace("\t", " ").split("\n")
        return self._lines[mark.line - 1][mark.column - 1 :] if mark.line <= len(self._lines) else ""

    def headline(self, fault: Fault) -> str:
        """Give `file:line:column: what; mend` on one line."""
        warning = "warning: " if fault.warning else ""
        return f"{printable(self.name)}:{fault.mark.line}:{fault.mark.column}: {warning}{fault.message}"

    def report(self) -> str:
        """Give every fault with its source line and a caret; at most 100, then how many more."""
        lines = self.text.split("\n")
        shown = sorted(self._weightiest(), key=lambda fault: fault.mark)
        parts = [self.headline(fault) + _excerpt(lines, fault.mark) for fault in shown]
        left_out = self._noted - len(shown)
        if left_out:
            parts.append(f"and {left_out:,} more")
        return "\n".join(parts)


def nearest(word: str, choices: Iterable[str], cutoff: float = 0.7) -> str | None:
    """Give the choice that `word` was probably meant to be, or None.

    Compared without case, and with spaces and dashes as underscores.

    Args:
        cutoff: How alike they must be, 0-1 (two equal letters in a word of three are 0.67).
    """
    folded = {choice.casefold().replace(" ", "_").replace("-", "_"): choice for choice in choices}
    wanted = word[:60].casefold().replace(" ", "_").replace("-", "_")
    import difflib  # late: most files have no faults

    found = difflib.get_close_matches(wanted, folded, n=1, cutoff=cutoff)
    return folded[found[0]] if found else None


def quoted(text: str) -> str:
    """Give a text of the author's in quotes, cut where it is long."""
    return f"'{text}'" if len(text) <= LONGEST_QUOTE else f"'{text[: LONGEST_QUOTE - 1]}…'"


def printable(text: str) -> str:
    """Give the text with control characters shown as escapes, so that it can't drive a terminal."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char == "\t" else repr(char)[1:-1] for char in text)


def _excerpt(lines: list[str], mark: Mark) -> str:
    """Give the marked line and a caret below it, cut around the mark where it is long."""
    if not 1 <= mark.line <= len(lines):
        return ""
    line, at = lines[mark.line - 1], mark.column - 1
    if not line.strip() and not line[:at]:
        return ""
    first = max(0, at - WIDEST_LINE * 2 // 3) if len(line) > WIDEST_LINE else 0
    shown = printable(line[first : first + WIDEST_LINE])
    before = printable(line[first:at])
    pad = "".join("\t" if char == "\t" else " " * _columns(char) for char in before)
    return f"\n    {shown.rstrip()}\n    {pad}^"


def _columns(char: str) -> int:
    import unicodedata

    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
