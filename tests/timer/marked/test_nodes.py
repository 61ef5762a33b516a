"""Nodes: what is read of a YAML text, and what is refused, alike with both of PyYAML's parsers."""

from collections.abc import Iterator

import pytest

from timer.marked import Faults, Mapping, Mark, Node, Scalar, Sequence, nodes, parse
from timer.marked.parsers import FASTEST, PythonParser

PARSERS = list(dict.fromkeys((PythonParser, FASTEST)))


@pytest.fixture(params=PARSERS, ids=lambda parser: parser.__name__, autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[type]:
    """Read with the parser in Python, then with the one in C, where there is one."""
    monkeypatch.setattr(nodes, "Loader", request.param)
    return request.param


def read(text: bytes | str) -> tuple[Node | None, list[str]]:
    """Give the root, and each fault as `line:column: message`."""
    faults = Faults("x.yaml")
    root = parse(text, faults)
    return root, [faults.headline(fault).removeprefix("x.yaml:") for fault in faults.all]


def test_every_key_and_value_has_its_place():
    root, faults = read("name: x\nsteps:\n  - plank: 45s\n  - [a, 'b']\n")
    assert faults == []
    assert root == Mapping(
        (
            (Scalar("name", 1, 1), Scalar("x", 1, 7)),
            (
                Scalar("steps", 2, 1),
                Sequence(
                    (
                        Mapping(((Scalar("plank", 3, 5), Scalar("45s", 3, 12)),), 3, 5),
                        Sequence((Scalar("a", 4, 6), Scalar("b", 4, 9, plain=False)), 4, 5),
                    ),
                    3,
                    3,
                ),
            ),
        ),
        1,
        1,
    )


@pytest.mark.parametrize("text", ["1:30", "0:45", "010", "on", "yes", "1e3", "2024-01-01", "0x10", "1_000", "=", "<<"])
def test_a_plain_value_stays_the_text_that_is_written(text: str):
    root, faults = read(f"a: {text}\n")
    assert (root, faults) == (Mapping(((Scalar("a", 1, 1), Scalar(text, 1, 4)),), 1, 1), [])


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"a: b\nc: d\n", id="plain"),
        pytest.param(b"\xef\xbb\xbfa: b\nc: d\n", id="byte-order mark"),
        pytest.param(b"a: b\r\nc: d\r\n", id="CRLF"),
        pytest.param(b"a: b\rc: d\r", id="CR"),
        pytest.param("a: b\nc: d\n", id="text"),
        pytest.param("\ufeffa: b\r\nc: d", id="text with a mark, without a last line end"),
    ],
)
def test_encodings_and_line_ends_of_every_editor_read_alike(data: bytes | str):
    root, faults = read(data)
    assert faults == []
    assert isinstance(root, Mapping)
    assert [(key.text, key.mark) for key, _ in root.pairs] == [("a", Mark(1, 1)), ("c", Mark(2, 1))]


def test_a_question_mark_in_brackets_is_part_of_a_text():
    root, faults = read("{note: Rea-?dy?, b: Pr\u00eat\u00a0? - ?, c?: [Why? So., 'd?', e]}")
    assert faults == []
    assert isinstance(root, Mapping)
    values = [value for _, value in root.pairs]
    assert [name.text for name, _ in root.pairs] == ["note", "b", "c?"]
    assert [value.text for value in values if isinstance(value, Scalar)] == ["Rea-?dy?", "Pr\u00eat\u00a0? - ?"]
    assert isinstance(values[2], Sequence)
    assert [item.text for item in values[2].items if isinstance(item, Scalar)] == ["Why? So.", "d?", "e"]


def test_columns_count_characters():
    root, _ = read("{é: ü, 💪: b}\n")
    assert isinstance(root, Mapping)
    assert [key.mark for key, _ in root.pairs] == [Mark(1, 2), Mark(1, 8)]


@pytest.mark.parametrize(
    ("value", "empty"),
    [
        ("", True),
        ("~", True),
        ("null", True),
        ("Null", True),
        ("NULL", True),
        ("''", False),
        ("'~'", False),
        ("0", False),
    ],
)
def test_nothing_and_null_are_empty_but_an_empty_text_is_not(value: str, empty: bool):
    root, _ = read(f"a: {value}\n")
    assert isinstance(root, Mapping)
    assert isinstance(root.pairs[0][1], Scalar)
    assert root.pairs[0][1].empty is empty


def test_a_mapping_gives_values_and_places_by_key():
    root, _ = read("a: b\nc: d\n")
    assert isinstance(root, Mapping)
    assert root.get("c") == Scalar("d", 2, 4)
    assert root.get("e") is None
    assert root.place("c") == Mark(2, 1)
    assert root.place("e") == Mark(1, 1)


NOT_UTF8 = "save it as UTF-8 (every editor offers it)"
OUTSIDE = "what is above is complete, and this does not belong to it; line up the keys, and delete outer brackets"
NO_VALUE = "a value is missing here, or a bracket or comma too many; delete it, or write the value"
EMPTY = "1:1: the file is empty; write at least a name and a list of steps"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", EMPTY, id="nothing"),
        pytest.param("# a comment\n\n", EMPTY, id="comments only"),
        pytest.param("\ufeff", EMPTY, id="byte-order mark only"),
        pytest.param(b"name: caf\xe9\n", f"1:10: the file is not in UTF-8 (byte 0xE9 here); {NOT_UTF8}", id="Latin-1"),
        pytest.param("name: x".encode("utf-16"), f"1:1: the file is in UTF-16; {NOT_UTF8}", id="UTF-16"),
        pytest.param("name: x".encode("utf-16-le"), f"1:1: the file is in UTF-16; {NOT_UTF8}", id="UTF-16 unmarked"),
        pytest.param("name: x".encode("utf-16-be"), f"1:1: the file is in UTF-16; {NOT_UTF8}", id="UTF-16 the other"),
        pytest.param(
            "a: b\nc: \x07d\n",
            "2:4: the invisible character U+0007 can't stand in a text file; delete it",
            id="control character",
        ),
        pytest.param(
            "a: b\u2028c\n",
            "1:5: the invisible character U+2028 can't stand in a text file; delete it",
            id="a line end that editors don't show",
        ),
        pytest.param(
            "a: \ud800\n", "1:4: the invisible character U+D800 can't stand in a text file; delete it", id="surrogate"
        ),
        pytest.param(
            'a: "\\a"\n',
            "1:4: the invisible character U+0007 can't stand in a text; delete its escape, from the backslash on",
            id="escaped control character",
        ),
        pytest.param("a: *x\n", "1:4: the alias '*x' can't be used here; write out what it stands for", id="alias"),
        pytest.param(
            "a: &x b\n", "1:4: the anchor '&x' can't be used here; delete it, and write things out", id="anchor"
        ),
        pytest.param(
            "a: &x [b]\n", "1:4: the anchor '&x' can't be used here; delete it, and write things out", id="list anchor"
        ),
        pytest.param(
            "a: !x y\n", "1:4: the tag '!x' means nothing here; delete it, or put the text in quotes", id="tag"
        ),
        pytest.param(
            "a: !!python/object:os.system {}\n",
            "1:4: the tag 'tag:yaml.org,2002:python/object:os.system' means nothing here; "
            "delete it, or put the text in quotes",
            id="Python tag",
        ),
        pytest.param(
            "%YAML 1.1\n---\na: 1\n", "1:1: a % directive means nothing here; delete the line", id="directive"
        ),
        pytest.param("%YAML 9\n---\na: 1\n", "1:1: a % directive means nothing here; delete the line", id="bad one"),
        pytest.param("{a: 1}\nb: 2\n", f"2:1: {OUTSIDE}", id="text after the end"),
        pytest.param("a: 1\n...\nb\n", f"3:1: {OUTSIDE}", id="text after three dots"),
        pytest.param(
            "a: 1\n---\nb: 2\n",
            "2:1: a second document begins here; delete the line '---', or make it a file of its own",
            id="two documents",
        ),
        pytest.param(
            "a: 1\nb: 2\na: 3\n", "3:1: 'a' is written twice (first in line 1); keep one of them", id="equal keys"
        ),
        pytest.param("[a]: b\n", "1:1: a list can't stand before a colon; write a word there", id="list as key"),
        pytest.param("[" * 200, "1:41: nested more than 40 deep; make it flatter", id="nesting"),
        pytest.param("a:\n\t- b\n", "2:1: this line is indented with a tab; indent lines with spaces only", id="tab"),
        pytest.param(
            "a: [1, 2\nb: 3\n",
            "1:4: the bracket [ here is not closed, or a comma is missing; end the list with ]",
            id="list",
        ),
        pytest.param(
            "a: {b: 1, c\nd: 2\n",
            "1:4: the brace { here is not closed, or a comma is missing; end it with }",
            id="mapping",
        ),
        pytest.param(
            'a: "x\nb: c\n',
            "1:4: the quotes that open here are never closed; end the text with the same quote",
            id="quote",
        ),
        pytest.param(
            "a: 'Don't stop'\n",
            "1:9: the text ended at the quote before this; use the other kind of quotes around all of it",
            id="apostrophe",
        ),
        pytest.param(
            '{a: "say "hi""}\n',
            "1:11: the text ended at the quote before this; use the other kind of quotes around all of it",
            id="quote within quotes, in braces",
        ),
        pytest.param(
            "a: - b\n",
            "1:4: a list can't begin here; begin it on the next line, or put a text that begins with a dash in quotes",
            id="dash",
        ),
        pytest.param(
            "a: > b\n",
            "1:6: after | or > the text begins on the next line; put it there, indented, or put all of it in quotes",
            id="greater-than sign",
        ),
        pytest.param("a: {b: 1}}\n", f"1:10: {NO_VALUE}", id="brace too many"),
        pytest.param(
            "note: do this: now\n",
            "1:14: a second colon in one line; write 'note: \"do this: now\"', or leave the second colon out",
            id="two colons",
        ),
        pytest.param(
            "a: 1\n  b: 2\n",
            "2:3: this line is indented further than line 1, which is complete; "
            "begin both in the same column, or end line 1 at its colon",
            id="indented too far",
        ),
        pytest.param(
            "name x\nsteps: y\n",
            "1:1: a colon is missing in this line; write a colon and a space after the first word, like 'name: x'",
            id="no colon above",
        ),
        pytest.param(
            "steps:\n  - a: 1\n  b: 2\n",
            "3:3: a dash is missing; line 2 begins with one; write '- b: 2'",
            id="dash forgotten",
        ),
        pytest.param(
            "a:\n    - b\n  - c\n",
            "3:3: this line begins in column 3, and line 2 in column 5; "
            "begin lines that belong together in the same column",
            id="list that slips left",
        ),
        pytest.param("a: @x\n", "1:4: a text can't begin with this character; put the text in quotes", id="at sign"),
        pytest.param("a: `x\n", "1:4: a text can't begin with this character; put the text in quotes", id="backtick"),
        pytest.param("a: & b\n", "1:4: a text can't begin with & or *; put the text in quotes", id="ampersand"),
        pytest.param("a: [1,,2]\n", f"1:7: {NO_VALUE}", id="two commas"),
        pytest.param("a: ]\n", f"1:4: {NO_VALUE}", id="bracket too many"),
        pytest.param(
            "name: x\nsteps\n  - a: 1\n",
            "2:1: a colon is missing after this word; write 'steps:'",
            id="colon forgotten",
        ),
    ],
)
def test_what_cannot_be_read_is_one_fault_at_its_place(text: bytes | str, expected: str):
    assert read(text)[1] == [expected]


def test_an_unknown_escape_is_explained():
    """The two parsers mark different ends of it."""
    _, (fault,) = read('a: "\\q"\n')
    assert fault.partition(": ")[2] == "a backslash in double quotes begins an escape; use single quotes"


def test_a_name_without_end_is_told_at_its_colon():
    assert read("key " * 300 + ": x")[1] == ["1:1201: what stands before this colon is too long for a name; shorten it"]


def test_nesting_that_crashes_parsers_is_one_fault():
    """An older libyaml knows no limit and we stop it; a later one looks ahead, and stops by itself at 1,000."""
    _, (fault,) = read("[" * 60_000)
    assert fault in (
        "1:41: nested more than 40 deep; make it flatter",
        "1:1001: nested too deep; make it flatter",
    )


def test_an_escape_that_is_half_a_character_is_refused():
    """One parser finds it, and we do after the other."""
    _, (fault,) = read('a: "\\ud800"\n')
    assert fault in (
        "1:7: a backslash in double quotes begins an escape; use single quotes",
        "1:4: the invisible character U+D800 can't stand in a text; delete its escape, from the backslash on",
    )


def test_a_file_that_is_too_large_is_not_even_looked_at():
    _, faults = read(b"\xff" * 2_000_001)
    assert faults == ["1:1: the file is larger than 2,000,000 bytes; is it the right file?"]


def test_too_many_texts_stop_the_reading(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(nodes, "MOST_EVENTS", 10)
    root, faults = read("[a, b, c, d, e, f, g, h, i]")
    assert root is None
    assert faults == ["1:23: more than 10 texts and lists up to here; is it the right file?"]


def test_reading_goes_on_after_a_fault_that_does_not_confuse_it():
    assert read("a: &x b\na: c\nd: !t e\n")[1] == [
        "1:4: the anchor '&x' can't be used here; delete it, and write things out",
        "2:1: 'a' is written twice (first in line 1); keep one of them",
        "3:4: the tag '!t' means nothing here; delete it, or put the text in quotes",
    ]


def test_a_byte_that_is_not_utf8_is_shown_in_its_line() -> None:
    faults = Faults("x.yaml")
    parse(b"a: b\r\nname: caf\xe9 x\r\n", faults)
    assert faults.report().splitlines()[1:] == ["    name: caf\ufffd x", "             ^"]
