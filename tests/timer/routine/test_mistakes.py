"""Mistakes as people make them: each is told as mistakes.txt has it, and each mend can be typed as it is given."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.timer.routine.reading import CATALOGUE
from timer.marked import nodes
from timer.marked.parsers import PythonParser
from timer.routine.loader import Loaded, load

HEAD = "name: Core\nsteps:\n"


class Mistake(NamedTuple):
    """A routine with a mistake in it, and what is told: `line:column: message`."""

    name: str
    text: str
    told: list[str]
    mended: str  # the line at fault, with what the first message says; "" where more than one line must change


def mistakes() -> Iterator[Mistake]:
    for entry in re.split("(?m)^== ", (Path(__file__).parent / "mistakes.txt").read_text(encoding="utf-8"))[1:]:
        name, *lines = entry.partition("\n\n")[0].rstrip("\n").split("\n")
        text = "".join(f"{line}\n" for line in lines if not line.startswith(("-> ", "=> ")))
        shown = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text).replace("\\t", "\t")
        whole = f"{HEAD}{shown}" if text.startswith("  ") else shown
        mended = next((line.removeprefix("=> ") for line in lines if line.startswith("=> ")), "")
        yield Mistake(name, whole, [line.removeprefix("-> ") for line in lines if line.startswith("-> ")], mended)


MISTAKES = list(mistakes())
EACH = pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)


def read(text: str) -> Loaded:
    return load(text, "x.yaml", CATALOGUE)


def told(text: str) -> list[str]:
    faults = read(text).faults
    return [faults.headline(fault).removeprefix("x.yaml:") for fault in faults.all]


@EACH
def test_a_mistake_is_told_in_these_words(mistake: Mistake):
    assert told(mistake.text) == mistake.told


@EACH
def test_both_parsers_of_yaml_lead_to_the_same_words(mistake: Mistake, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(nodes, "LARGEST_READ_TWICE", 0)
    assert told(mistake.text) == mistake.told
    monkeypatch.setattr(nodes, "Loader", PythonParser)
    assert told(mistake.text) == mistake.told


def offers(told: str) -> list[str]:
    """Give what a message offers to be written: what is quoted, bracketed or a number in its mend."""
    mend = told.partition("; ")[2]
    return [quoted or other for quoted, other in re.findall(r"'([^']+)'|(\{.*\}|\[.*\]|[0-9][0-9a-z:.]*)", mend)]


@pytest.mark.parametrize(
    "mistake", [mistake for mistake in MISTAKES if mistake.mended], ids=lambda mistake: mistake.name
)
def test_what_is_to_be_written_can_be_typed_as_it_is_given(mistake: Mistake):
    lines = mistake.text.split("\n")
    row = int(mistake.told[0].partition(":")[0]) - 1
    assert any(offer in mistake.mended and offer not in lines[row] for offer in offers(mistake.told[0]))
    assert told("\n".join([*lines[:row], mistake.mended, *lines[row + 1 :]])) == []
