"""Faults: what a person is told, in which order, and how much of it."""

import pytest

from timer.marked import Fault, Faults, Mark, MarkedError, nearest, quoted
from timer.marked.faults import MOST_KEPT, MOST_SHOWN

TEXT = "name: x\nsteps:\n  - plank: 15\n"


def test_a_report_shows_the_line_with_a_caret_below_the_place():
    faults = Faults("x.yaml", TEXT)
    faults.fault(Mark(3, 12), "15 of what", "write '15 reps'")
    assert faults.report() == (
        "x.yaml:3:12: 15 of what; write '15 reps'\n"  #
        "      - plank: 15\n"
        "               ^"
    )


def test_faults_and_warnings_come_in_the_order_of_their_places():
    faults = Faults("x.yaml", TEXT)
    faults.fault(Mark(3, 5), "third")
    faults.warn(Mark(2, 1), "second")
    faults.fault(Mark(1, 7), "first")
    assert [fault.message for fault in faults.all] == ["first", "second", "third"]
    assert [fault.message for fault in faults.errors] == ["first", "third"]
    assert faults.warnings == (Fault(Mark(2, 1), "second", warning=True),)
    assert faults.headline(faults.warnings[0]) == "x.yaml:2:1: warning: second"


def test_warnings_alone_need_no_mending():
    faults = Faults("x.yaml")
    assert not faults
    faults.warn(Mark(1, 1), "look")
    assert not faults
    faults.fault(Mark(1, 1), "stop")
    assert faults


def test_the_same_fault_is_told_once():
    faults = Faults("x.yaml")
    faults.fault(Mark(1, 1), "no")
    faults.fault(Mark(1, 1), "no")
    faults.fault(Mark(1, 2), "no")
    assert (len(faults.all), faults.noted) == (2, 2)


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        pytest.param("\tplank", 2, "    \tplank\n    \t^", id="tabs stay, so that the caret stands below"),
        pytest.param("体 x", 3, "    体 x\n       ^", id="wide characters take two columns"),
        pytest.param("e\u0301 x", 4, "    e\u0301 x\n      ^", id="combining accents take none"),
        pytest.param("a\x1b[31mb", 1, "    a\\x1b[31mb\n    ^", id="escapes are shown, not obeyed"),
        pytest.param("x" * 300, 201, f"    {'x' * 100}\n    {' ' * 66}^", id="a long line is cut around the place"),
        pytest.param("name: ", 7, "    name:\n          ^", id="after the end"),
    ],
)
def test_the_caret_stands_below_the_place(line: str, column: int, expected: str):
    faults = Faults("x.yaml", line)
    faults.fault(Mark(1, column), "here")
    assert faults.report() == f"x.yaml:1:{column}: here\n{expected}"


@pytest.mark.parametrize(
    ("text", "mark"), [("", Mark(1, 1)), ("a\n", Mark(9, 1))], ids=["empty file", "a line that is not there"]
)
def test_where_there_is_no_line_none_is_shown(text: str, mark: Mark):
    faults = Faults("x.yaml", text)
    faults.fault(mark, "no")
    assert faults.report() == f"x.yaml:{mark.line}:{mark.column}: no"


def test_control_characters_in_names_and_messages_are_shown_not_obeyed():
    faults = Faults("a\nb.yaml")
    faults.fault(Mark(1, 1), "no '\x1b[2J'")
    assert faults.report() == "a\\nb.yaml:1:1: no '\\x1b[2J'"


def test_a_hundred_are_shown_and_the_rest_counted():
    faults = Faults("x.yaml")
    for line in range(MOST_SHOWN + 23, 0, -1):
        faults.fault(Mark(line, 1), "no")
    lines = faults.report().split("\n")
    assert lines[0] == "x.yaml:1:1: no"
    assert lines[-2:] == ["x.yaml:100:1: no", "and 23 more"]


def test_faults_are_shown_before_warnings_where_there_is_no_room_for_both():
    faults = Faults("x.yaml")
    for line in range(1, MOST_SHOWN + 1):
        faults.warn(Mark(line, 1), "look")
    faults.fault(Mark(500, 1), "stop")
    lines = faults.report().split("\n")
    assert lines[-2:] == ["x.yaml:500:1: stop", "and 1 more"]


def test_a_hundred_thousand_faults_are_counted_but_not_kept():
    faults = Faults("x.yaml")
    for line in range(100_000, 0, -1):
        faults.fault(Mark(line, 1), "no")
    assert faults
    assert len(faults.all) <= MOST_KEPT
    assert faults.report().split("\n")[0] == "x.yaml:1:1: no"
    assert faults.report().endswith("\nand 99,900 more")


def test_what_was_meant_is_looked_for_only_while_there_is_room_to_say_it():
    faults = Faults("x.yaml")
    for line in range(MOST_SHOWN):
        assert faults.has_room
        assert faults.nearest("wrok", ["work", "rest"]) == "work"
        faults.fault(Mark(line, 1), "no")
    assert not faults.has_room
    assert faults.nearest("wrok", ["work", "rest"]) is None


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("round", "rounds"),
        ("Rest", "rest"),
        ("rest between rounds", "rest_between_rounds"),
        ("get-ready", "get_ready"),
        ("colour", None),
        ("", None),
        ("rounds" * 100_000, None),
    ],
    ids=["letter short", "case", "spaces", "dash", "nothing like it", "nothing", "a very long word"],
)
def test_the_nearest_word_is_offered(word: str, meant: str | None):
    assert nearest(word, ["rounds", "rest", "rest_between_rounds", "get_ready"]) == meant


def test_a_quote_is_cut_where_it_is_long():
    assert quoted("plank") == "'plank'"
    assert quoted("x" * 40) == f"'{'x' * 40}'"
    assert quoted("x" * 41) == f"'{'x' * 39}…'"


def test_the_error_of_a_whole_text_is_its_report():
    faults = Faults("x.yaml", TEXT)
    faults.fault(Mark(1, 1), "no", "yes")
    error = MarkedError(faults)
    assert isinstance(error, ValueError)
    assert str(error) == "x.yaml:1:1: no; yes\n    name: x\n    ^"
    assert error.faults is faults
