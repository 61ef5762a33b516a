"""docs/routines.md: its examples play, and its reference is what the table says today."""

import re
import runpy
from pathlib import Path

import pytest

from timer.expand import expand
from timer.library import Library
from timer.routine.loader import load

PAGE = Path(__file__).parents[2] / "docs" / "routines.md"
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("text", EXAMPLES, ids=[f"example {number}" for number in range(1, len(EXAMPLES) + 1)])
def test_every_example_is_a_routine_without_faults_or_warnings(text: str) -> None:
    loaded = load(text, "example.yaml", Library(Path("/nowhere")).catalogue)
    assert loaded.faults.all == (), loaded.faults.report()
    assert loaded.routine
    assert expand(loaded.routine).total_ms > 0


def test_the_reference_is_up_to_date() -> None:
    script = runpy.run_path(str(PAGE.with_name("reference.py")))
    text = PAGE.read_text(encoding="utf-8")
    assert script["page"](text) == text, "run `make reference`"
