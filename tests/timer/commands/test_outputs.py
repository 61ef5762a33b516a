"""`gym-timer outputs-off`: which board's outputs, what it says, and its exit status."""

import subprocess
import sys

import pytest

from hardware.chip import HardwareError
from timer.cli import main
from timer.commands import outputs


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "gym-timer").mkdir()
    return tmp_path / "gym-timer"


@pytest.fixture
def silenced(monkeypatch):
    """Give a list that grows by the name of every board that is silenced; all goes well."""
    names = []

    def silence(board, environ):
        names.append(board.name)
        return ()

    monkeypatch.setattr(outputs, "silence", silence)
    return names


@pytest.mark.parametrize(
    ("config", "argv", "board"),
    [
        pytest.param("board: breadboard\n", [], "Breadboard", id="the configured one"),
        pytest.param("board: none\n", ["--board", "breadboard"], "Breadboard", id="the one that is named"),
        pytest.param("board: mine.yaml\n", [], "Mine", id="a file beside the configuration"),
        pytest.param("board: breadboard\nlead_in: x\n", [], "Breadboard", id="a fault elsewhere"),
    ],
)
def test_the_boards_outputs_are_switched_off(config, argv, board, folder, silenced, capsys):
    (folder / "config.yaml").write_text(config)
    (folder / "mine.yaml").write_text("name: Mine\nbuttons: {start: 17}\nbuzzer: {pin: 5, kind: active}\n")
    assert main(["outputs-off", *argv]) == 0
    assert silenced == [board]
    assert capsys.readouterr().out == f"{board}: {'9 of 9' if board == 'Breadboard' else '1 of 1'} outputs are off\n"


def test_what_could_not_be_switched_off_is_said(monkeypatch, capsys):
    monkeypatch.setattr(outputs, "silence", lambda board, environ: ("buzzer on GPIO18: busy",))
    assert main(["outputs-off", "--board", "breadboard"]) == 1
    assert capsys.readouterr() == ("Breadboard: 8 of 9 outputs are off\n", "buzzer on GPIO18: busy\n")


def test_without_a_chip_it_says_so(monkeypatch, capsys):
    def refuse(board, environ):
        raise HardwareError("this machine has no GPIO pins")

    monkeypatch.setattr(outputs, "silence", refuse)
    assert main(["outputs-off", "--board", "breadboard"]) == 1
    assert capsys.readouterr() == ("", "gym-timer: this machine has no GPIO pins\n")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        pytest.param([], "no board is chosen; give --board, or write 'board: breadboard' into", id="no board"),
        pytest.param(["--board", "none-such"], "there is no board 'none-such'", id="no such board"),
        pytest.param(["--board", "mine.yaml"], "mine.yaml:2:15: there is no GPIO99 on the header", id="faulty board"),
    ],
)
def test_a_board_that_can_not_be_read_is_status_1(argv, said, folder, silenced, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    (folder / "mine.yaml").write_text("name: Mine\nbuzzer: {pin: 99, kind: active}\n")
    assert main(["outputs-off", *argv]) == 1
    assert said in capsys.readouterr().err
    assert silenced == []


@pytest.mark.parametrize("argv", [[], ["--board", "none"]], ids=["configured", "named"])
def test_where_no_board_is_wired_there_is_nothing_to_do(argv, folder, silenced):
    (folder / "config.yaml").write_text("board: none\n")
    assert main(["outputs-off", *argv]) == 0
    assert silenced == []


def test_a_configuration_that_can_not_be_read_is_told(folder, silenced, capsys):
    (folder / "config.yaml").write_text("board: [\n")
    assert main(["outputs-off"]) == 1
    said = capsys.readouterr().err
    assert "config.yaml:1:8:" in said
    assert "no board is chosen" in said


def test_it_is_quick_for_it_imports_nothing_that_is_slow():
    slow = {"gpiozero", "lgpio", "pygame", "rich", "timer.library", "timer.config", "timer.theme"}
    asks = f"import sys, timer.commands.outputs; print({slow} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True).stdout == "set()\n"
