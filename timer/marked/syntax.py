"""Syntax: what a YAML parser complains about, in plain words."""

import re

import yaml

from timer.marked.faults import START, Faults, Mark

# Both of PyYAML's parsers word these differently; each pattern knows the two. Tried in this order.
SYNTAX = (
    (r"found a tab|'\\t' that cannot start", "a tab where YAML wants spaces", "use spaces to indent"),
    (
        r"mapping values are not allowed",
        "a second ': ' in one line, a line that is indented too far, or no colon in the line above",
        "put a text that has a colon in quotes; line up keys of one mapping",
    ),
    (
        r"expected '?<document start>",
        "what is above is complete, and this does not belong to it",
        "line up the keys, and delete outer brackets",
    ),
    (r"cannot start any token", "a text can't begin with this character", "put the text in quotes"),
    (r"expected ',' or '\]'", "this list is not closed, or a comma is missing", "end it with ]"),
    (r"expected ',' or '\}'", "this mapping is not closed, or a comma is missing", "end it with }"),
    (r"unexpected end of stream", "the quotes that open here are never closed", "end the text with the same quote"),
    (r"expected ':'", "a colon is missing after this word", "write a colon and a space after a key"),
    (
        r"unknown escape|escape sequence|escape code",
        "a backslash in double quotes begins an escape",
        "use single quotes",
    ),
    (r"anchor|alias|alphabetic or numeric", "& and * begin anchors and aliases", "put the text in quotes"),
    (
        r"expected '-' indicator|expected <block end>, but found '(\?|<block mapping start>|<scalar>)",
        "this line does not line up with the ones above",
        "begin each step with '- ', and indent lines of one list alike",
    ),
    (
        r"expected key|<block sequence start>|'-'",
        "this line does not line up with the ones above",
        "indent lines of one list alike",
    ),
    (
        r"sequence entries are not allowed",
        "a list can't begin here",
        "begin it on the next line, or put a text that begins with a dash in quotes",
    ),
    (
        r"comment or (a )?line break",
        "after | or > the text begins on the next line",
        "put it there, indented, or put all of it in quotes",
    ),
    (r"nesting depth", "nested too deep", "make it flatter"),
    (r"node content", "a value is missing here, or a bracket or comma too many", "delete it, or write the value"),
)
DIRECTIVE = ("a % directive means nothing here", "delete the line")
AT_THE_OPENING = ("expected ',' or", "unexpected end of stream", "expected ':'")
AFTER_A_QUOTE = ("expected <block end>", "expected key", "expected ',' or", "'-' indicator")


def explain(error: yaml.MarkedYAMLError, faults: Faults) -> None:
    """Note a parser's complaint as a fault with a mend."""
    problem = error.problem or "this is not YAML"
    found = _mark(error.problem_mark) or _mark(error.context_mark) or START
    line = [*faults.text.split("\n"), ""][found.line - 1]
    before, here = line[: found.column - 1].rstrip(), line[found.column - 1 :]
    if _has(problem, AFTER_A_QUOTE) and before.endswith(("'", '"')) and here:
        faults.fault(found, "the text ended at the quote before this", "use the other kind of quotes around all of it")
        return
    if line.startswith("%"):
        faults.fault(Mark(found.line, 1), *DIRECTIVE)
        return
    if here.startswith("\t"):
        problem = "found a tab"
    elif here.startswith(("]", "}")):
        problem = "node content"
    mark = _mark(error.context_mark) if _has(problem, AT_THE_OPENING) else None
    for pattern, what, mend in SYNTAX:
        if re.search(pattern, problem):
            faults.fault(mark or found, what, mend)
            return
    faults.fault(found, f"this is not YAML: {problem}", "compare it with the lines around it")


def _has(problem: str, parts: tuple[str, ...]) -> bool:
    return any(part in problem for part in parts)


def _mark(place: yaml.Mark | None) -> Mark | None:
    return Mark(place.line + 1, place.column + 1) if place else None
