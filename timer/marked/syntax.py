"""Syntax: what a YAML parser complains about, in plain words.

A parser says where it stumbled, not what was wrong; the lines around tell more.
"""

import re

import yaml

from timer.marked.brackets import explain_closed, explain_comment, explain_open
from timer.marked.colons import explain_colon
from timer.marked.complaint import DASHES, LINES_BELOW, Complaint, Told, column_of, write
from timer.marked.faults import LONGEST_QUOTE, START, Faults, Mark, quoted
from timer.marked.nodes import DIRECTIVE
from timer.marked.parsers import STAND_IN

# The parser in C words these differently, and has the say on large texts; each pattern knows both. Tried in this order.
SYNTAX = (
    (
        r"expected '?<document start>",
        "what is above is complete, and this does not belong to it",
        "line up the keys, and delete outer brackets",
    ),
    (r"cannot start any token", "a text can't begin with this character", "put the text in quotes"),
    (r"expected ',' or '\]'", "the bracket [ here is not closed, or a comma is missing", "end the list with ]"),
    (r"expected ',' or '\}'", "the brace { here is not closed, or a comma is missing", "end it with }"),
    (r"unexpected end of stream", "the quotes that open here are never closed", "end the text with the same quote"),
    (r"expected ':'", "a colon is missing after this word", "write a colon and a space after a key"),
    (
        r"unknown escape|escape sequence|escape code",
        "a backslash in double quotes begins an escape",
        "use single quotes",
    ),
    (r"anchor|alias|alphabetic or numeric", "a text can't begin with & or *", "put the text in quotes"),
    (
        r"sequence entries are not allowed",
        "a list can't begin here",
        "begin it on the next line, or put a text that begins with a dash in quotes",
    ),
    (
        r"comment or (a )?line break|chomping or indentation",
        "after | or > the text begins on the next line",
        "put it there, indented, or put all of it in quotes",
    ),
    (r"mapping keys are not allowed", "a text can't begin with ?", "put the text in quotes"),
    (r"whitespace or line break|expected ' '", "a text can't begin with !", "put the text in quotes"),
    (r"nesting depth", "nested too deep", "make it flatter"),
    (r"node content", "a value is missing here, or a bracket or comma too many", "delete it, or write the value"),
)
AT_THE_OPENING = ("expected ',' or", "unexpected end of stream", "expected ':'", "alphabetic or numeric")
OUT_OF_LINE = re.compile(r"<document start>|'-' indicator|expected <block end>|expected key|<block sequence start>")


def explain(error: yaml.MarkedYAMLError, faults: Faults) -> None:
    """Note a parser's complaint as a fault with a mend."""
    found, opening = _mark(error.problem_mark), _mark(error.context_mark)
    complaint = Complaint(
        (error.problem or "").replace(STAND_IN, "?"), found or opening or START, opening, (*faults.text.split("\n"), "")
    )
    for known in (explain_comment, explain_open, _wrong_line, explain_closed, explain_colon, _out_of_line):
        if told := known(complaint):
            faults.fault(*told)
            return
    faults.fault(*_as_the_parser_says(complaint))


def _as_the_parser_says(complaint: Complaint) -> Told:
    problem = complaint.problem
    if complaint.here.startswith(("]", "}")) and "expected ',' or" not in problem:
        problem = "node content"
    at_the_opening = any(part in problem for part in AT_THE_OPENING)
    mark = (at_the_opening and complaint.opening) or complaint.found
    for pattern, what, mend in SYNTAX:
        if re.search(pattern, problem):
            return mark, what, mend
    return complaint.found, f"this is not YAML: {problem}", "compare it with the lines around it"


def _wrong_line(complaint: Complaint) -> Told | None:
    """Explain lines that belong to another language."""
    line, number = complaint.line, complaint.found.line
    column = column_of(line)
    if re.search("node content|expected ' '|whitespace", complaint.problem) and (
        tag := re.search(r"[:,\[{] *(![^\s!]*)$", complaint.before)
    ):
        return Mark(number, tag.start(1) + 1), "a text can't begin with !", "put the text in quotes"
    if line.startswith("%"):
        return Mark(number, 1), *DIRECTIVE
    if line.startswith("```"):
        return Mark(number, 1), "``` is no part of a file like this", "delete the line"
    if box := re.match(r"\s*- \[[ xX]\] +(.*)", line):
        return Mark(number, column), "a step has no box to tick", write(f"- {box[1]}")
    if bold := re.match(r"\s*- (\*+)([^*]+)\1(.*)", line):
        return Mark(number, column), "stars make nothing bold here", write(f"- {bold[2]}{bold[3]}")
    if line.lstrip().startswith("|"):
        return Mark(number, column), "a table can't be read", "write each of its rows as a step, like '- plank: 45s'"
    if line.lstrip().startswith("* "):
        return Mark(number, column), "a line of a list begins with a dash, not with *", write(f"- {line.lstrip()[2:]}")
    return None


def _out_of_line(complaint: Complaint) -> Told | None:
    """Explain a line that does not line up with those above it."""
    if not OUT_OF_LINE.search(complaint.problem) or complaint.before.strip(" -"):
        return None
    found, text, above = complaint.found, complaint.line.strip(), complaint.above()
    if "<document start>" in complaint.problem and column_of(complaint.text(above)) <= found.column:
        return None
    dashes = [number for number in range(above, 0, -1) if complaint.text(number).lstrip().startswith("- ")]
    if text.startswith("- "):
        return _dashed(complaint, dashes[0] if dashes else 0)
    if bare := re.match(r"-(?=[^\s-])", text):
        return found, "a space is missing after the dash", write(f"- {text[bare.end() :]}")
    if complaint.text(above).rstrip().endswith(":"):
        what = "this line belongs to the one above it, which ends with a colon"
        return found, what, "indent it further than that one"
    if dashes and column_of(complaint.text(dashes[0])) == found.column:
        return found, f"a dash is missing; line {dashes[0]} begins with one", write(f"- {text}") + _or_below(complaint)
    return _columns(complaint, above)


def _or_below(complaint: Complaint) -> str:
    """Say what else a key without a dash may be: one that belongs to the bare name above it."""
    name = DASHES.sub("", complaint.text(complaint.above()).strip())
    if re.search("[:#'\"]", name) or ":" not in complaint.line:
        return ""
    return f"; or, if it belongs to {quoted(name)}, write '- {name[:LONGEST_QUOTE]}:' there{LINES_BELOW}"


def _dashed(complaint: Complaint, dash_above: int) -> Told | None:
    """Explain a line that begins with a dash, and the last one above that does; 0 if none does."""
    opening, found = complaint.opening, complaint.found
    above = complaint.above()
    differs = {number: column_of(complaint.text(number)) != column_of(complaint.line) for number in (above, dash_above)}
    if dash_above and differs[dash_above] and differs[above]:
        return _columns(complaint, dash_above)
    number = opening.line if opening and opening.line < found.line else above
    what = f"this line begins with a dash, and line {number} does not"
    return found, what, f"begin line {number} with '- ' too, or write a key with a colon above the list"


def _columns(complaint: Complaint, above: int) -> Told | None:
    """Explain two lines that should begin in the same column."""
    column, other = column_of(complaint.line), column_of(complaint.text(above))
    if not above or column == other:
        return complaint.found, "this line does not line up with the ones above", "begin lines of one list alike"
    what = f"this line begins in column {column}, and line {above} in column {other}"
    return Mark(complaint.found.line, column), what, "begin lines that belong together in the same column"


def _mark(place: yaml.Mark | None) -> Mark | None:
    return Mark(place.line + 1, place.column + 1) if place else None
