"""Robustness: nothing that a file can contain ends in a traceback, hangs or eats memory."""

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.timer.routine.documents import documents
from tests.timer.routine.reading import CATALOGUE
from timer.library import SHIPPED, routine_files
from timer.marked import nodes
from timer.marked.parsers import FASTEST, PythonParser
from timer.routine.loader import Loaded, load

MANY = 3 * settings().max_examples
FUZZ = settings(max_examples=MANY, deadline=None, suppress_health_check=list(HealthCheck))
CHARACTERS = list("[]{}\"'\\\t\n#|>%?~\0\ufeff\ud800é💪٣")
PARSERS = pytest.mark.parametrize("parser", list(dict.fromkeys((PythonParser, FASTEST))))
WORDS = ["- ", ": ", ", ", "&a ", "*a", "!b ", "9" * 30, "-1", "1e999", ".inf", "rest", "circuit", "work", "cues"]
PIECES = st.sampled_from([*CHARACTERS, *WORDS])


SHIPPED_TEXTS = [file.read_text(encoding="utf-8") for file in routine_files(SHIPPED)]
Edit = Callable[[str, float, str], str]  # of a text, at a place from 0 to 1, perhaps with a piece


def _throw_in(text: str, place: float, piece: str) -> str:
    at = int(place * len(text))
    return text[:at] + piece + text[at:]


def _write_over(text: str, place: float, piece: str) -> str:
    at = int(place * len(text))
    return text[:at] + piece + text[at + len(piece) :]


def _of_line(change: Callable[[str, str], str]) -> Edit:
    """Make an edit of a change to the line at the place."""

    def edit(text: str, place: float, piece: str) -> str:
        lines = text.split("\n")
        at = min(int(place * len(lines)), len(lines) - 1)
        return "\n".join([*lines[:at], *change(lines[at], piece).split("\n"), *lines[at + 1 :]])

    return edit


EDITS: list[Edit] = [
    _throw_in,
    _write_over,
    _of_line(lambda line, _: f" {line}"),
    _of_line(lambda line, _: f"  {line}"),
    _of_line(lambda line, _: line.removeprefix(" ")),
    _of_line(lambda line, _: line.removeprefix("  ")),
    _of_line(lambda line, _: f"{line}\n{line}"),
    _of_line(lambda line, piece: f"{line}{piece}"),
    _of_line(lambda line, piece: piece),
]


def read_by_both(text: str) -> tuple[Loaded, Loaded]:
    """Read with PyYAML's parser in Python, and with the one in C, where there is one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nodes, "Loader", PythonParser)
        slow = read(text)
    return slow, read(text)


def read(data: bytes | str) -> Loaded:
    """Load, and report; there is a routine if nothing must be mended."""
    loaded = load(data, "x.yaml", CATALOGUE)
    assert (loaded.routine is None) is bool(loaded.faults)
    assert bool(loaded.faults.report()) is bool(loaded.faults.all)
    return loaded


@FUZZ
@given(documents(), st.lists(st.tuples(st.floats(0, 1), PIECES), max_size=4))
def test_a_routine_with_anything_thrown_in_is_read_or_refused(text: str, thrown: list[tuple[float, str]]):
    for place, piece in thrown:
        at = int(place * len(text))
        text = text[:at] + piece + text[at:]
    read(text)


@FUZZ
@given(documents(), st.floats(0, 1), st.floats(0, 1))
def test_a_routine_with_anything_cut_out_is_read_or_refused(text: str, one: float, other: float):
    first, last = sorted((int(one * len(text)), int(other * len(text))))
    read(text[:first] + text[last:])


@FUZZ
@given(documents(), st.floats(0, 1), st.binary(min_size=1, max_size=4))
def test_bytes_of_any_kind_are_read_or_refused(text: str, place: float, piece: bytes):
    data = text.encode()
    at = int(place * len(data))
    read(data[:at] + piece + data[at:])


@settings(FUZZ, max_examples=MANY // 6)
@given(documents())
def test_both_parsers_of_yaml_give_the_same_routine(text: str):
    slow, fast = read_by_both(text)
    assert slow.routine == fast.routine
    assert slow.faults.all == fast.faults.all


@FUZZ
@given(st.sampled_from(SHIPPED_TEXTS), st.lists(st.tuples(st.sampled_from(EDITS), st.floats(0, 1), PIECES), max_size=6))
def test_a_shipped_routine_edited_anyhow_is_read_or_refused_by_both_parsers(
    text: str, edits: list[tuple[Edit, float, str]]
):
    for edit, place, piece in edits:
        text = edit(text, place, piece)
    slow, fast = read_by_both(text)
    assert slow.routine == fast.routine


BLANKS = " " * 190_000
LONGEST_S = 15  # of the processor's, on a slow machine; whoever takes the square of a length takes minutes


def _steps(*lines: str) -> str:
    return "name: x\nsteps:\n" + "".join(lines)


# Long, deep, or with numbers as large as they may be.
@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: _steps("- [" + "a," * 90_000 + "]\n"), id="one list"),
        pytest.param(lambda: _steps(*(f"- plank: {number} sec\n" for number in range(9_000))), id="bad durations"),
        pytest.param(lambda: _steps(*(f"- {number} own\n" for number in range(15_000))), id="names without targets"),
        pytest.param(lambda: "name: x\n" * 24_000, id="equal keys"),
        pytest.param(lambda: "".join(f"k{number}: x\n" for number in range(15_000)), id="unknown keys"),
        pytest.param(lambda: _steps("- plank: " + "3 x 5" * 39_000 + "\n"), id="long short form"),
        pytest.param(lambda: _steps("- plank: " + "9" * 190_000 + "\n"), id="long number"),
        pytest.param(lambda: _steps(f"- plank: 9{BLANKS}reps\n"), id="blanks before reps"),
        pytest.param(lambda: _steps(f"- plank: 9s{BLANKS}each side\n"), id="blanks before each side"),
        pytest.param(lambda: _steps(f"- plank: each{BLANKS}side\n"), id="blanks in each side"),
        pytest.param(lambda: _steps(f"- plank: 9{BLANKS}x{BLANKS}9s{BLANKS}rest{BLANKS}9s\n"), id="blanks all over"),
        pytest.param(lambda: _steps(f"- plank{BLANKS}9s\n"), id="blanks in a name"),
        pytest.param(
            lambda: _steps(f"- circuit: {{reps: [{'9,' * 20_000}], exercises: [{'a,' * 20_000}]}}\n"), id="lists"
        ),
        pytest.param(
            lambda: _steps(
                f"- circuit: {{reps: [{'9,' * 20_000}], exercises: [for_time: {{exercises: [{'a,' * 20_000}]}}]}}\n"
            ),
            id="lists in a for_time",
        ),
        pytest.param(lambda: _steps(f"- emom: {{minutes: 999999999, exercises: [a,{'rest,' * 20_000}]}}\n"), id="emom"),
        pytest.param(
            lambda: _steps("- " + "circuit: {rounds: 999999999, exercises: [" * 12 + "a: 1s" + "]}" * 12 + "\n"),
            id="circuits in circuits",
        ),
        pytest.param(lambda: "[" * 190_000, id="brackets"),
        pytest.param(lambda: "- " * 90_000, id="dashes"),
        pytest.param(lambda: "? " * 90_000, id="question marks"),
        pytest.param(lambda: "&a " * 60_000, id="anchors"),
        pytest.param(lambda: "a: &a [x]\n" + "b: *a\n", id="alias"),
        pytest.param(lambda: b"\xff" * 190_000, id="no text at all"),
        pytest.param(lambda: "'" + "\n" * 190_000, id="open quote"),
        pytest.param(lambda: "key " * 190_000 + ": x", id="long key"),
    ],
)
@PARSERS
def test_garbage_is_refused_in_no_time(make: Callable[[], bytes | str], parser: type, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(nodes, "Loader", parser)
    text, start = make(), time.process_time()
    assert read(text).routine is None
    assert time.process_time() - start < LONGEST_S
