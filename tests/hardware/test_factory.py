"""The factory for real pins, as far as a machine without them can tell."""

import os
import sys
from pathlib import Path

import pytest

from hardware.factory import HardwareError, lgpio_factory

# What lgpio does when it is imported: it makes a pipe in LG_WD and changes the process's directory to it.
LIKE_LGPIO = """
import os
os.chdir(os.environ["LG_WD"])
open(".lgd-nfy0", "w").close()
SEEN = os.getcwd()
"""


@pytest.fixture
def lgpio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a file that is imported as lgpio, instead of a real one, and is forgotten after the test."""
    for module in ("lgpio", "gpiozero.pins.lgpio"):
        monkeypatch.setitem(sys.modules, module, None)
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path / "lgpio.py"


def test_without_lgpio_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lgpio", None)
    monkeypatch.delitem(sys.modules, "gpiozero.pins.lgpio", raising=False)
    with pytest.raises(HardwareError, match="lgpio is not installed; sudo apt install python3-lgpio"):
        lgpio_factory()


def test_an_empty_lgpio_is_told_from_none(lgpio: Path) -> None:
    lgpio.write_text("")
    with pytest.raises(HardwareError, match="is an empty one; pip uninstall lgpio"):
        lgpio_factory()


def test_lgpio_can_neither_move_the_process_nor_leave_its_pipe_behind(
    lgpio: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lgpio.write_text(LIKE_LGPIO)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LG_WD", "/somewhere")
    with pytest.raises(HardwareError):
        lgpio_factory()
    seen = Path(sys.modules["lgpio"].SEEN)
    assert Path.cwd() == tmp_path
    assert seen != tmp_path
    assert not seen.exists()
    assert os.environ["LG_WD"] == "/somewhere"


def test_where_lgpio_can_not_make_its_pipe_the_error_says_so(lgpio: Path) -> None:
    lgpio.write_text("raise FileNotFoundError(2, 'No such file or directory', '.lgd-nfy-3')")
    with pytest.raises(HardwareError, match=r"lgpio can't make its pipe: .*; set TMPDIR"):
        lgpio_factory()


def test_a_hardware_error_is_one_that_a_stranger_would_catch() -> None:
    assert issubclass(HardwareError, OSError)
