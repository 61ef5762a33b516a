"""What the tests of the format read with: a small catalogue, and routines from a few lines."""

import pytest

from timer.routine.catalogue import read_catalogue
from timer.routine.loader import load
from timer.routine.model import Circuit, Exercise, Routine, Step

CATALOGUE = read_catalogue(
    """\
plank: {coaching: One straight line from heels to head.}
squat: {also: [air squat], harder: squat jump}
squat jump: {jumps: true, easier: squat, caution: Not with knee trouble.}
easy run: {runs: true}
side plank: {one_sided: true, coaching: Hips high.}
push-up: {}
lunge: {}
""",
    "exercises.yaml",
)


def document(steps: str, head: str = "") -> str:
    """Make a routine's text; the steps begin in line 3 and column 3 if there are no lines of `head`."""
    return f"name: Test\n{head}steps:\n" + "".join(f"  {line}\n" for line in steps.rstrip("\n").split("\n"))


def told(text: bytes | str) -> list[str]:
    """Give each fault and warning as `line:column: message`; there is a routine if there are only warnings."""
    loaded = load(text, "x.yaml", CATALOGUE)
    assert (loaded.routine is None) is bool(loaded.faults)
    return [loaded.faults.headline(fault).removeprefix("x.yaml:") for fault in loaded.faults.all]


def routine(steps: str, head: str = "") -> Routine:
    """Read a routine that has no faults; warnings are fine."""
    loaded = load(document(steps, head), "x.yaml", CATALOGUE)
    assert loaded.routine is not None, loaded.faults.report()
    return loaded.routine


def first(steps: str, head: str = "") -> Step:
    """Read a routine's first step."""
    return routine(steps, head).steps[0]


def exercise(steps: str, head: str = "") -> Exercise:
    """Read a routine, and give its first exercise, out of circuits too."""
    step = first(steps, head)
    while isinstance(step, Circuit):
        step = step.steps[0]
    assert isinstance(step, Exercise)
    return step


def rows(*table: tuple[str, str, list[str] | str]) -> pytest.MarkDecorator:
    """Parametrize with rows of an id, the text and what is told."""
    params = [
        pytest.param(text, [expected] if isinstance(expected, str) else expected, id=name)
        for name, text, expected in table
    ]
    return pytest.mark.parametrize(("text", "expected"), params)
