"""Brackets and quotes: what goes wrong with those that are open too long, or closed too soon."""

import re

from timer.marked.complaint import Complaint, Told, in_quotes, write
from timer.marked.faults import Mark, quoted

# Before a second colon: the value of a key or a step, and the next one.
NO_COMMA = (
    re.compile(r"[^:]+: +([^;]+); *([^\W\d][\w -]*)"),
    re.compile(
        r"[^:]+: +(\d\S*(?: (?:reps?|each side|kg|lbs?))?|true|false|yes|no|on|off|max|press|auto) +([^\W\d][\w -]*)"
    ),
)
COMMENT = re.compile(r"([\w-]+):( [^,:{}\[\]#]*)(?<=\s)(#[^}\]]*)[}\]]")
HIDDEN_END = re.compile(r"(?<=[\s\[{,])#[^}\]]*[}\]]")
BRACKETS = re.compile(r"'[^']*'|\"[^\"]*\"|[][{}]")
FAR = 20  # lines; a bracket that is open for longer was meant to be


def explain_comment(complaint: Complaint) -> Told | None:
    """Explain a # that hides the bracket at the end: `{note: use the #2 band}`."""
    if not re.search("expected ',' or|node content", complaint.problem):
        return None
    above = complaint.above()
    for number in (complaint.opening.line if complaint.opening else 0, *range(above, max(0, above - FAR), -1)):
        line = complaint.text(number)
        hidden = HIDDEN_END.search(line)
        if hidden and _unclosed(line[: hidden.start()]) is not None:
            what = "what follows a # is a comment, and so is the bracket that should end this"
            found = COMMENT.search(line)
            mend = "end the bracket before it, or put a text that begins with # in quotes"
            if found and ":" not in found[3]:
                mend = write(f"{found[1]}: {in_quotes(f'{found[2]}{found[3]}'.strip())}")
            return Mark(number, hidden.start() + 1), what, mend
    return None


def _unclosed(text: str) -> int | None:
    """Give where the last bracket stands that is not closed in a text; None if all are."""
    opened: list[int] = []
    for found in BRACKETS.finditer(text):
        if found[0] in "[{":
            opened.append(found.start())
        elif found[0] in "]}" and opened:
            opened.pop()
    return opened[-1] if opened else None


def explain_open(complaint: Complaint) -> Told | None:
    """Explain a bracket that is still open at the end of its line, where the next one can't go on with it."""
    above = complaint.above()
    line = complaint.text(above).partition(" #")[0]
    at = _unclosed(line) if "node content" in complaint.problem and not complaint.before.strip() else None
    if at is None:
        return None
    end = "]" if line[at] == "[" else "}"
    return Mark(above, at + 1), f"the bracket {line[at]} here is not closed", f"end it with {end}"


def explain_closed(complaint: Complaint) -> Told | None:
    """Explain a text that goes on after its closing quote or bracket."""
    before = complaint.before.rstrip()
    if not re.search("expected (<block end>|key|',' or)|'-' indicator", complaint.problem) or not complaint.here:
        return None
    if before.endswith(("'", '"')):
        return (
            complaint.found,
            "the text ended at the quote before this",
            "use the other kind of quotes around all of it",
        )
    if before.endswith(("]", "}")) and complaint.here[0] not in "]}" and "expected ',' or" not in complaint.problem:
        what = f"what began with a bracket ended at the {quoted(before[-1])} before this"
        return complaint.found, what, "delete that one, or put a text with brackets in quotes"
    return None


def explain_no_comma(complaint: Complaint) -> Told | None:
    """Explain `{work: 30s rest: 10s}`."""
    first = max(map(complaint.before.rfind, ",{[")) + 1
    for pattern in NO_COMMA:
        if found := pattern.fullmatch(complaint.before[first:]):
            mark = Mark(complaint.found.line, first + found.start(2) + 1)
            return mark, f"a comma is missing before {quoted(found[2])}", write(f"{found[1]}, {found[2]}:")
    return None
