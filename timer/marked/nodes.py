"""Nodes: YAML text with the line and column of every key and value, within limits.

Values stay text. YAML 1.1's guesses (1:30 is 90, on is True) are never made, and what a reader of one simple file
would trip over is refused: aliases, tags, directives, several documents, deep nesting, equal keys.
"""

import re
from collections.abc import Iterator
from itertools import repeat, starmap
from typing import Any, NamedTuple

import yaml
from yaml import MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from timer.marked.faults import START, Faults, Mark, quoted
from timer.marked.parsers import FASTEST, PythonParser

Loader = FASTEST

DIRECTIVE = ("a % directive means nothing here", "delete the line")
LARGEST_TEXT = 2_000_000  # bytes; a routine of 20,000 steps has about 1,000,000
DEEPEST_NESTING = 40  # collections within collections; a circuit takes three
LARGEST_READ_TWICE = 200_000  # characters; the parser in Python takes a second for them
MOST_EVENTS = 500_000  # of the parser's, one a text and two a collection; 20,000 steps with five keys each have 300,000

UNUSUAL = re.compile("[^\t\n\x20-\x7e]")
# What YAML forbids, and the three breaks that YAML knows and no editor shows: they would shift the line numbers.
FORBIDDEN = "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
TAB_INDENT = r"(?m)^ *\t(?=[ \t]*[^ \t\n#])"
# Blanks that no parser takes for one, where a space should be: at a line's beginning, or after its dash or first colon.
STRANGE_SPACE = r"(?m)^[ -]*+(?:[\w /'-]++:)?[\xa0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000]"


class Scalar(NamedTuple):
    """A text value or key. `plain`: written without quotes."""

    text: str
    line: int
    column: int
    plain: bool = True

    @property
    def mark(self) -> Mark:
        """Where it begins."""
        return Mark(self.line, self.column)

    @property
    def behind(self) -> Mark:
        """Where its value should be, if this is a key; of one that is not there no two parsers agree."""
        return Mark(self.line, self.column + len(self.text) + (1 if self.plain else 3))

    @property
    def empty(self) -> bool:
        """True if nothing is written there, or YAML's null."""
        return self.plain and self.text in {"", "~", "null", "Null", "NULL"}


class Sequence(NamedTuple):
    """A list; it begins at its first dash or bracket."""

    items: tuple["Node", ...]
    line: int
    column: int

    @property
    def mark(self) -> Mark:
        """Where it begins."""
        return Mark(self.line, self.column)


class Mapping(NamedTuple):
    """Keys with values, in the order written; keys are unique texts."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int

    @property
    def mark(self) -> Mark:
        """Where it begins."""
        return Mark(self.line, self.column)

    def get(self, key: str) -> "Node | None":
        """Give the value of a key, or None."""
        return next((value for name, value in self.pairs if name.text == key), None)

    def place(self, key: str) -> Mark:
        """Give where a key is written; where it is not, the mapping's own place."""
        return next((name.mark for name, _ in self.pairs if name.text == key), self.mark)


Node = Scalar | Sequence | Mapping


class _Refused(Exception):
    """Reading can't go on; the fault is noted."""


def parse(data: bytes | str, faults: Faults) -> Node | None:
    """Read a text into nodes.

    Args:
        data: The file's bytes (UTF-8, with or without a byte-order mark, LF or CRLF) or its text.
        faults: Takes what is wrong, and the text.
    Returns:
        The root node; None if the text can't be read (a fault says why) or is empty (a fault says so too).
    """
    try:
        faults.text = text = _clean(data, faults)
        return _document(_without_tabs(text, faults), faults)
    except _Refused:
        return None
    except yaml.MarkedYAMLError as error:
        from timer.marked.syntax import explain  # late: most texts are YAML

        explain(error, faults)
        return None


def _document(text: str, faults: Faults) -> Node | None:
    """Build the nodes; the parser in Python judges what the one in C refuses, unless it is a large text."""
    try:
        return _Builder(Loader(text), faults).document()
    except yaml.MarkedYAMLError:
        if Loader is PythonParser or len(text) > LARGEST_READ_TWICE:
            raise
        return _Builder(PythonParser(text), faults).document()


def _clean(data: bytes | str, faults: Faults) -> str:
    """Decode, end lines with LF, and refuse what can't stand in a text file."""
    if len(data) > LARGEST_TEXT:
        faults.fault(START, f"the file is larger than {LARGEST_TEXT:,} bytes", "is it the right file?")
        raise _Refused
    text = data if isinstance(data, str) else _decode(data, faults)
    text = _tidy(text)
    found = _forbidden(text)
    if found:
        faults.text = text
        what = f"the invisible character U+{ord(found.group()):04X} can't stand in a text file"
        faults.fault(_mark_at(text, found.start()), what, "delete it")
        raise _Refused
    return text


def _without_tabs(text: str, faults: Faults) -> str:
    """Refuse a line that is indented with a tab; make spaces of other tabs, which parsers don't agree about."""
    if "\t" in text and (indented := re.search(TAB_INDENT, text)):
        what = "this line is indented with a tab"
        faults.fault(_mark_at(text, indented.end() - 1), what, "indent lines with spaces only")
        raise _Refused
    if not text.isascii() and (strange := re.search(STRANGE_SPACE, text)):
        what = f"this looks like a space and is another character (U+{ord(strange.group()[-1]):04X})"
        faults.fault(_mark_at(text, strange.end() - 1), what, "delete it, and type a space")
        raise _Refused
    return text.replace("\t", " ")


def _forbidden(text: str) -> re.Match[str] | None:
    """Find what can't stand in a text. It takes longer to compile than to read a routine, and few have need of it."""
    return re.search(FORBIDDEN, text) if UNUSUAL.search(text) else None


def _tidy(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, faults: Faults) -> str:
    mend = "save it as UTF-8 (every editor offers it)"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:2].count(0) == 1:
        faults.fault(START, "the file is in UTF-16", mend)
        raise _Refused
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = _tidy(data[: error.start].decode("utf-8"))
        faults.text = _tidy(data.decode("utf-8", "replace"))
        what = f"the file is not in UTF-8 (byte 0x{data[error.start]:02X} here)"
        faults.fault(_mark_at(good, len(good)), what, mend)
        raise _Refused from None


def _mark_at(text: str, index: int) -> Mark:
    before = text[:index]
    return Mark(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


class _Builder:
    """Builds the one document's nodes from the parser's events, but no more than fit in a small computer's memory."""

    def __init__(self, parser: Any, faults: Faults) -> None:
        self._parser = parser
        self._events: Iterator[Any] = starmap(self._parser.get_event, repeat((), MOST_EVENTS))
        self._faults = faults

    def document(self) -> Node | None:
        """Give the root node; None if there is none."""
        try:
            return self._document()
        except StopIteration:  # of the events
            what = f"more than {MOST_EVENTS:,} texts and lists up to here"
            self._faults.fault(_mark(self._parser.get_event()), what, "is it the right file?")
            raise _Refused from None

    def _document(self) -> Node | None:
        faults = self._faults
        next(self._events)  # the stream's start
        start = next(self._events)
        if isinstance(start, yaml.StreamEndEvent):
            faults.fault(START, "the file is empty", "write at least a name and a list of steps")
            return None
        if start.version or start.tags:
            faults.fault(_mark(start), *DIRECTIVE)
            raise _Refused
        root = self._node(next(self._events), 0)
        next(self._events)  # the document's end
        more = next(self._events)
        if not isinstance(more, yaml.StreamEndEvent):
            mend = "delete the line '---', or make it a file of its own"
            faults.fault(_mark(more), "a second document begins here", mend)
            raise _Refused
        return root

    def _node(self, event: Any, depth: int) -> Node:
        if type(event) is not ScalarEvent:
            return self._collection(event, depth)
        if event.anchor is not None or event.tag is not None:
            _fault_anchor_or_tag(event, self._faults)
            return Scalar(event.value or "!", *_mark(event), plain=False)
        style = event.style
        if style == '"':
            _check_escapes(event, self._faults)
        start: Any = event.start_mark
        return Scalar(event.value, start.line + 1, start.column + 1, not style)

    def _collection(self, event: Any, depth: int) -> Node:
        if event.anchor is not None or event.tag is not None:
            if isinstance(event, yaml.AliasEvent):
                mend = "write out what it stands for"
                self._faults.fault(_mark(event), f"the alias '*{event.anchor}' can't be used here", mend)
                raise _Refused
            _fault_anchor_or_tag(event, self._faults)
        if depth == DEEPEST_NESTING:
            self._faults.fault(_mark(event), f"nested more than {DEEPEST_NESTING} deep", "make it flatter")
            raise _Refused
        start = event.start_mark
        if type(event) is SequenceStartEvent:
            return Sequence(self._items(depth + 1), start.line + 1, start.column + 1)
        return Mapping(self._pairs(depth + 1), start.line + 1, start.column + 1)

    def _items(self, depth: int) -> tuple[Node, ...]:
        items: list[Node] = []
        for event in self._events:
            if type(event) is SequenceEndEvent:
                return tuple(items)
            items.append(self._node(event, depth))
        raise StopIteration

    def _pairs(self, depth: int) -> tuple[tuple[Scalar, Node], ...]:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        events, node = self._events, self._node
        for event in events:
            if type(event) is MappingEndEvent:
                return tuple(pairs.values())
            key, value = node(event, depth), node(next(events), depth)
            if not isinstance(key, Scalar):
                self._faults.fault(key.mark, "a list can't stand before a colon", "write a word there")
            elif key.text in pairs:
                first = pairs[key.text][0].line
                what = f"{quoted(key.text)} is written twice (first in line {first})"
                self._faults.fault(key.mark, what, "keep one of them")
            else:
                pairs[key.text] = key, value
        raise StopIteration


def _check_escapes(event: Any, faults: Faults) -> None:
    """Refuse in a text what was refused in the file, where a backslash brings it in."""
    found = _forbidden(event.value)
    if found:
        what = f"the invisible character U+{ord(found.group()):04X} can't stand in a text"
        faults.fault(_mark(event), what, "delete its escape, from the backslash on")


def _fault_anchor_or_tag(event: Any, faults: Faults) -> None:
    if event.anchor is not None:
        faults.fault(
            _mark(event), f"the anchor '&{event.anchor}' can't be used here", "delete it, and write things out"
        )
    else:
        faults.fault(_mark(event), f"the tag '{event.tag}' means nothing here", "delete it, or put the text in quotes")


def _mark(event: Any) -> Mark:
    start = event.start_mark
    return Mark(start.line + 1, start.column + 1)
