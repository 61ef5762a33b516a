"""docs/routines.md: its examples play, and its reference is what the table says today."""

import json
import re
import runpy
import shlex
from pathlib import Path

import pytest

from tests.timer.importing.exports import jawt
from timer.cli import main
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


FIRST_PART = PAGE.read_text(encoding="utf-8").partition("## More")[0]


def test_the_first_part_works_in_the_order_it_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "routines"
    for said in re.findall(r"```yaml\n(.*?)```|`gym-timer ([^`]+)`", FIRST_PART, re.DOTALL):
        if said[0]:
            (folder / "my-legs.yaml").write_text(said[0], encoding="utf-8")
            continue
        quietly = ["--headless", "--speed", "max"] if said[1].startswith("simulate") else []
        assert main([*shlex.split(said[1]), *quietly, "--routines", str(folder)]) == 0
        assert capsys.readouterr().err == ""


def test_the_commands_that_bring_routines_along_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (lines,) = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GYM_TIMER_ROUTINES", str(tmp_path / "own"))
    (tmp_path / "Backup.json").write_text(json.dumps(jawt((1, [("Squat", 30)]), title="Legs")), encoding="utf-8")
    for line in lines.splitlines():
        command, *arguments = shlex.split(line, comments=True)
        assert command == "gym-timer"
        assert main(arguments) == 0, capsys.readouterr().err
    assert (tmp_path / "own" / "legs.yaml").read_text() == (tmp_path / "phone" / "legs.yaml").read_text()


def test_the_reference_is_up_to_date() -> None:
    script = runpy.run_path(str(PAGE.with_name("reference.py")))
    text = PAGE.read_text(encoding="utf-8")
    assert script["page"](text) == text, "run `make reference`"
