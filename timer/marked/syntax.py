"""Syntax: what a YAML parser complains about, in plain words.

A parser says where it stumbled, not what was wrong; the lines around tell more.
"""

import re
from typing import NamedTuple

import yaml

from timer.marked.faults import LONGEST_QUOTE, START, Faults, Mark, quoted
from timer.marked.nodes import DIRECTIVE

Told = tuple[Mark, str, str]  # where, what is wrong, and the mend

# Both of PyYAML's parsers word these differently; each pattern knows the two. Tried in this order.
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
SECOND_COLON = "mapping values are not allowed"
KEY = re.compile(r"(?:- )*([^\s:#'\"{}\[\]][^:#{}\[\]]*?) *:(?= |$)")
DASHES = re.compile("^(?:- +)+")
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
LINES_BELOW = ", and begin the lines that belong to it further right"
LONGEST_SHOWN = 60  # characters of a line in a mend
LONGEST_LINE = 1_000  # characters of a line that are looked at; searching an endless one takes endless time


class _Complaint(NamedTuple):
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


def explain(error: yaml.MarkedYAMLError, faults: Faults) -> None:
    """Note a parser's complaint as a fault with a mend."""
    found, opening = _mark(error.problem_mark), _mark(error.context_mark)
    complaint = _Complaint(error.problem or "", found or opening or START, opening, (*faults.text.split("\n"), ""))
    for known in (_comment, _open_above, _wrong_line, _after_the_end, _colon, _out_of_line):
        if told := known(complaint):
            faults.fault(*told)
            return
    faults.fault(*_as_the_parser_says(complaint))


def _as_the_parser_says(complaint: _Complaint) -> Told:
    problem = complaint.problem
    if complaint.here.startswith(("]", "}")) and "expected ',' or" not in problem:
        problem = "node content"
    at_the_opening = any(part in problem for part in AT_THE_OPENING)
    mark = (at_the_opening and complaint.opening) or complaint.found
    for pattern, what, mend in SYNTAX:
        if re.search(pattern, problem):
            return mark, what, mend
    return complaint.found, f"this is not YAML: {problem}", "compare it with the lines around it"


def _comment(complaint: _Complaint) -> Told | None:
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
                mend = _write(f"{found[1]}: {_in_quotes(f'{found[2]}{found[3]}'.strip())}")
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


def _open_above(complaint: _Complaint) -> Told | None:
    """Explain a bracket that is still open at the end of its line, where the next one can't go on with it."""
    above = complaint.above()
    line = complaint.text(above).partition(" #")[0]
    at = _unclosed(line) if "node content" in complaint.problem and not complaint.before.strip() else None
    if at is None:
        return None
    end = "]" if line[at] == "[" else "}"
    return Mark(above, at + 1), f"the bracket {line[at]} here is not closed", f"end it with {end}"


def _after_the_end(complaint: _Complaint) -> Told | None:
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


def _wrong_line(complaint: _Complaint) -> Told | None:
    """Explain lines that belong to another language."""
    line, number = complaint.line, complaint.found.line
    column = _column(line)
    if re.search("node content|expected ' '|whitespace", complaint.problem) and (
        tag := re.search(r"[:,\[{] *(![^\s!]*)$", complaint.before)
    ):
        return Mark(number, tag.start(1) + 1), "a text can't begin with !", "put the text in quotes"
    if line.startswith("%"):
        return Mark(number, 1), *DIRECTIVE
    if line.startswith("```"):
        return Mark(number, 1), "``` is no part of a file like this", "delete the line"
    if box := re.match(r"\s*- \[[ xX]\] +(.*)", line):
        return Mark(number, column), "a step has no box to tick", _write(f"- {box[1]}")
    if bold := re.match(r"\s*- (\*+)([^*]+)\1(.*)", line):
        return Mark(number, column), "stars make nothing bold here", _write(f"- {bold[2]}{bold[3]}")
    if line.lstrip().startswith("|"):
        return Mark(number, column), "a table can't be read", "write each of its rows as a step, like '- plank: 45s'"
    if line.lstrip().startswith("* "):
        return Mark(number, column), "a line of a list begins with a dash, not with *", _write(f"- {line.lstrip()[2:]}")
    return None


def _colon(complaint: _Complaint) -> Told | None:
    """Explain a colon where none can be, and a line without one."""
    line, number = complaint.line, complaint.found.line
    if "expected ':'" in complaint.problem and complaint.opening:
        return _no_colon(complaint, complaint.opening.line)
    same_line = complaint.opening is not None and complaint.opening.line == number
    if complaint.here.startswith(":") and "expected ',' or" in complaint.problem and same_line:
        if told := _no_comma(complaint):
            return told
        what = "a second colon in one text"
        return complaint.found, what, "put a text with a colon in quotes, or leave the colon out"
    if complaint.here.startswith("?") and "expected ',' or" in complaint.problem:
        return complaint.found, "a ? can't stand in braces or brackets like this", "put the text in quotes"
    if complaint.here.startswith(":") and not complaint.before.strip(" -") and SECOND_COLON not in complaint.problem:
        return complaint.found, "a word is missing before the colon", "write one, or delete the colon"
    if SECOND_COLON not in complaint.problem:
        return None
    key = KEY.search(complaint.before + " ")
    if key and key.end() < complaint.found.column:
        text = line[key.end() :].strip().strip("“”‘’")
        without = f"{key[1]}: {line[key.end() : complaint.found.column - 1].strip()}{complaint.here[1:]}"
        quotes = _write(f"{key[1]}: {_in_quotes(text)}")
        if line.lstrip().startswith("- ") and re.match(r": +\d", complaint.here):
            joined = f"- {key[1]} {line[key.end() : complaint.found.column - 1].strip()}{complaint.here}"
            if text[:1].isalpha():
                return complaint.found, "a second colon in one line", _write(joined)
        if round_ones := re.fullmatch(r"\((.*)\)", text):
            return Mark(number, line.index("(") + 1), "keys stand in braces", _write(f"{key[1]}: {{{round_ones[1]}}}")
        several = re.fullmatch(r"([^,:]+), *([\w -]+): *(.+)", text)
        if several and several[1][:1].isdigit():
            what = f"a comma parts keys only in braces, and {quoted(several[2])} is a key"
            braces = f"{{…: {several[1]}, {several[2]}: {several[3]}}}"
            return complaint.found, what, f"write {key[1]}: {braces}, with a key for the …"
        mend = _write(without) if text[:1].isdigit() else f"{quotes}, or leave the second colon out"
        return complaint.found, "a second colon in one line", mend
    above = complaint.above()
    first = KEY.match(complaint.text(above).strip())
    if above and first is None:
        return _no_colon(complaint, above)
    what = f"this line is indented further than line {above}, which is complete"
    at = Mark(number, _column(line))
    return at, what, f"begin both in the same column, or end line {above} at its colon"


def _no_comma(complaint: _Complaint) -> Told | None:
    """Explain `{work: 30s rest: 10s}`."""
    first = max(map(complaint.before.rfind, ",{[")) + 1
    for pattern in NO_COMMA:
        if found := pattern.fullmatch(complaint.before[first:]):
            mark = Mark(complaint.found.line, first + found.start(2) + 1)
            return mark, f"a comma is missing before {quoted(found[2])}", _write(f"{found[1]}, {found[2]}:")
    return None


def _no_colon(complaint: _Complaint, number: int) -> Told:
    """Explain a line that has no colon, or no space after it."""
    line = complaint.text(number)
    text = DASHES.sub("", line.strip())
    dash = line.strip().removesuffix(text)
    mark = Mark(number, _column(line) + len(dash))
    if comment := re.match(r"(//|/\*|;|--)\s*(.*?)\s*(?:\*/)?$", text):
        return mark, f"a comment begins with #, not with {comment[1]}", _write(f"# {comment[2]}")
    if equals := re.fullmatch(r"([\w-]+) *=", text):
        return mark, "a colon is missing after this word", _write(f"{dash}{equals[1]}:")
    if near := re.match(r"([\w -]+?) *(?::|=|：) *(\S.*)", text):
        what = "a space is missing after the colon" if ":" in text else "a colon is missing after the first word"
        return mark, what, _write(f"{dash}{near[1]}: {near[2]}")
    as_key = _write(f"{dash}{text}:") + (LINES_BELOW if _column(complaint.line) <= mark.column else "")
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


def _out_of_line(complaint: _Complaint) -> Told | None:
    """Explain a line that does not line up with those above it."""
    if not OUT_OF_LINE.search(complaint.problem) or complaint.before.strip(" -"):
        return None
    found, text, above = complaint.found, complaint.line.strip(), complaint.above()
    if "<document start>" in complaint.problem and _column(complaint.text(above)) <= found.column:
        return None
    dashes = [number for number in range(above, 0, -1) if complaint.text(number).lstrip().startswith("- ")]
    if text.startswith("- "):
        return _dashed(complaint, dashes[0] if dashes else 0)
    if bare := re.match(r"-(?=[^\s-])", text):
        return found, "a space is missing after the dash", _write(f"- {text[bare.end() :]}")
    if complaint.text(above).rstrip().endswith(":"):
        what = "this line belongs to the one above it, which ends with a colon"
        return found, what, "indent it further than that one"
    if dashes and _column(complaint.text(dashes[0])) == found.column:
        return found, f"a dash is missing; line {dashes[0]} begins with one", _write(f"- {text}") + _or_below(complaint)
    return _columns(complaint, above)


def _or_below(complaint: _Complaint) -> str:
    """Say what else a key without a dash may be: one that belongs to the bare name above it."""
    name = DASHES.sub("", complaint.text(complaint.above()).strip())
    if re.search("[:#'\"]", name) or ":" not in complaint.line:
        return ""
    return f"; or, if it belongs to {quoted(name)}, write '- {name[:LONGEST_QUOTE]}:' there{LINES_BELOW}"


def _dashed(complaint: _Complaint, dash_above: int) -> Told | None:
    """Explain a line that begins with a dash, and the last one above that does; 0 if none does."""
    opening, found = complaint.opening, complaint.found
    above = complaint.above()
    differs = {number: _column(complaint.text(number)) != _column(complaint.line) for number in (above, dash_above)}
    if dash_above and differs[dash_above] and differs[above]:
        return _columns(complaint, dash_above)
    number = opening.line if opening and opening.line < found.line else above
    what = f"this line begins with a dash, and line {number} does not"
    return found, what, f"begin line {number} with '- ' too, or write a key with a colon above the list"


def _columns(complaint: _Complaint, above: int) -> Told | None:
    """Explain two lines that should begin in the same column."""
    column, other = _column(complaint.line), _column(complaint.text(above))
    if not above or column == other:
        return complaint.found, "this line does not line up with the ones above", "begin lines of one list alike"
    what = f"this line begins in column {column}, and line {above} in column {other}"
    return Mark(complaint.found.line, column), what, "begin lines that belong together in the same column"


def _column(line: str) -> int:
    """Give the column in which a line begins."""
    return len(line) - len(line.lstrip()) + 1


def _in_quotes(text: str) -> str:
    return f"'{text}'" if '"' in text else f'"{text}"'


def _write(text: str) -> str:
    """Say what to write; with an ellipsis where it is long."""
    shown = text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
    return f"write {shown}" if "'" in shown else f"write '{shown}'"


def _mark(place: yaml.Mark | None) -> Mark | None:
    return Mark(place.line + 1, place.column + 1) if place else None
