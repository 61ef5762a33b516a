"""Colons: those that are missing, and those that are one too many."""

import re

from timer.marked.brackets import explain_no_comma
from timer.marked.complaint import DASHES, LINES_BELOW, SECOND_COLON, Complaint, Told, column_of, in_quotes, write
from timer.marked.faults import Mark, quoted

KEY = re.compile(r"(?:- )*([^\s:#'\"{}\[\]][^:#{}\[\]]*?) *:(?= |$)")
LONGEST_KEY = 1_024  # characters; YAML's limit


def explain_colon(complaint: Complaint) -> Told | None:
    """Explain a colon where none can be, and a line without one."""
    problem, here = complaint.problem, complaint.here
    if "expected ':'" in problem and complaint.opening:
        return _no_colon(complaint, complaint.opening.line)
    same_line = complaint.opening is not None and complaint.opening.line == complaint.found.line
    if here.startswith(":") and "expected ',' or" in problem and same_line:
        what = "a second colon in one text"
        mend = "put a text with a colon in quotes, or leave the colon out"
        return explain_no_comma(complaint) or (complaint.found, what, mend)
    if here.startswith("?") and "expected ',' or" in problem:
        return complaint.found, "a ? can't stand in braces or brackets like this", "put the text in quotes"
    if SECOND_COLON in problem:
        return _second_colon(complaint)
    if here.startswith(":") and not complaint.before.strip(" -"):
        return complaint.found, "a word is missing before the colon", "write one, or delete the colon"
    return None


def _second_colon(complaint: Complaint) -> Told:
    """Explain a colon in a line that has one already, or whose key does not belong there."""
    key = KEY.search(complaint.before + " ")
    if key and key.end() < complaint.found.column:
        return _within(complaint, key[1], complaint.line[key.end() :].strip().strip("“”‘’"))
    if complaint.found.column > LONGEST_KEY or not complaint.above():
        return complaint.found, "what stands before this colon is too long for a name", "shorten it"
    above = complaint.above()
    if KEY.match(complaint.text(above).strip()) is None:
        return _no_colon(complaint, above)
    what = f"this line is indented further than line {above}, which is complete"
    at = Mark(complaint.found.line, column_of(complaint.line))
    return at, what, f"begin both in the same column, or end line {above} at its colon"


def _within(complaint: Complaint, key: str, text: str) -> Told:
    """Explain a colon in the text behind a key."""
    line, here = complaint.line, complaint.here
    what, first = "a second colon in one line", complaint.before[complaint.before.find(":") + 1 :].strip()
    if round_ones := re.fullmatch(r"\((.*)\)", text):
        mark = Mark(complaint.found.line, line.index("(") + 1)
        return mark, "keys stand in braces", write(f"{key}: {{{round_ones[1]}}}")
    several = re.fullmatch(r"([^,:]+?)(?:,| -) *([\w -]+): *(.+)", text)
    if several and several[1][:1].isdigit():
        alone, braces = f"{several[2]}: {several[3]}", f"{{…: {several[1]}, {several[2]}: {several[3]}}}"
        mend = f"write {quoted(alone)} in a line of its own; or, if it belongs to {quoted(key)}, all in braces"
        return complaint.found, what, f"{mend}, each with its key: {key}: {braces}"
    if text[:1].isdigit():
        return complaint.found, what, write(f"{key}: {first}{here[1:]}")
    if line.lstrip().startswith("- ") and re.match(r": +\d", here) and text[:1].isalpha():
        return complaint.found, what, write(f"- {key} {first}{here}")
    return complaint.found, what, f"{write(f'{key}: {in_quotes(text)}')}, or leave the second colon out"


def _no_colon(complaint: Complaint, number: int) -> Told:
    """Explain a line that has no colon, or no space after it."""
    line = complaint.text(number)
    text = DASHES.sub("", line.strip())
    dash = line.strip().removesuffix(text)
    mark = Mark(number, column_of(line) + len(dash))
    if comment := re.match(r"(//|/\*|;|--)\s*(.*?)\s*(?:\*/)?$", text):
        return mark, f"a comment begins with #, not with {comment[1]}", write(f"# {comment[2]}")
    if equals := re.fullmatch(r"([\w-]+) *=", text):
        return mark, "a colon is missing after this word", write(f"{dash}{equals[1]}:")
    if near := re.match(r"([\w -]+?) *(?::|=|：) *(\S.*)", text):
        what = "a space is missing after the colon" if ":" in text else "a colon is missing after the first word"
        return mark, what, write(f"{dash}{near[1]}: {near[2]}")
    as_key = write(f"{dash}{text}:") + (LINES_BELOW if column_of(complaint.line) <= mark.column else "")
    if re.fullmatch(r"[\w-]+", text):
        return mark, "a colon is missing after this word", as_key
    if dash and re.fullmatch(r"[^\d:]+", text):
        return mark, "a colon is missing at the end of this line", as_key
    first, _, others = text.partition(" ")
    mend = "write a colon and a space after the first word"
    if re.fullmatch(r"[\w-]+", first):
        mend += f", like '{dash}{first[:40]}: {others[:40]}'"
    above = re.match(r" *(?:- )*[\w ]+: +\S", complaint.text(number - 1))
    if above and not dash:
        mend += f"; or indent it further, if it goes on from line {number - 1}"
    return mark, "a colon is missing in this line", mend
