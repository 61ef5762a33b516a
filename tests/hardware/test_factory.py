"""The factory for real pins, as far as a machine without them can tell."""

import os
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from hardware import factory
from hardware.chip import HardwareError
from hardware.factory import inputs_live, lgpio_factory

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


# A factory of gpiozero's that opens anything but chip 9, and knows the revision only of a Pi 3B.
LIKE_GPIOZERO = """
from gpiozero import PinUnknownPi
class LGPIOFactory:
    opened = []
    def __init__(self, chip):
        if chip == 9:
            raise Exception("'can not open gpiochip'")
        self.opened.append(chip)
    def _get_revision(self):
        raise PinUnknownPi("unable to locate Pi revision")
    @property
    def board_info(self):
        revision = self._get_revision()
        if revision != 0xa02082:
            raise LookupError(f"unknown revision {revision:x}")
        return revision
    def close(self):
        self.opened.append("closed")
"""


@pytest.fixture
def gpiozero(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Put the factory above in the place of gpiozero's."""
    module = ModuleType("gpiozero.pins.lgpio")
    exec(LIKE_GPIOZERO, module.__dict__)
    monkeypatch.setitem(sys.modules, "gpiozero.pins.lgpio", module)
    return module.LGPIOFactory


@pytest.fixture(autouse=True)
def chip(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be a chip: the number that the environment names, else 0."""
    monkeypatch.setattr(factory, "header_chip", lambda environ: int(environ.get("GYM_TIMER_GPIOCHIP", "0")))


def test_without_lgpio_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lgpio", None)
    monkeypatch.delitem(sys.modules, "gpiozero.pins.lgpio", raising=False)
    with pytest.raises(HardwareError, match="lgpio is not installed; sudo apt install python3-lgpio"):
        lgpio_factory({})


def test_an_empty_lgpio_is_told_from_none(lgpio: Path) -> None:
    lgpio.write_text("")
    with pytest.raises(HardwareError, match="is an empty one; pip uninstall lgpio"):
        lgpio_factory({})


def test_lgpio_can_neither_move_the_process_nor_leave_its_pipe_behind(
    lgpio: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lgpio.write_text(LIKE_LGPIO)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LG_WD", "/somewhere")
    with pytest.raises(HardwareError):
        lgpio_factory({})
    seen = Path(sys.modules["lgpio"].SEEN)
    assert Path.cwd() == tmp_path
    assert seen != tmp_path
    assert not seen.exists()
    assert os.environ["LG_WD"] == "/somewhere"


def test_where_lgpio_can_not_make_its_pipe_the_error_says_so(lgpio: Path) -> None:
    lgpio.write_text("raise FileNotFoundError(2, 'No such file or directory', '.lgd-nfy-3')")
    with pytest.raises(HardwareError, match=r"lgpio can't make its pipe: .*; set TMPDIR"):
        lgpio_factory({})


def test_chip_and_revision_can_be_given(gpiozero: Any) -> None:
    made = lgpio_factory({"GYM_TIMER_GPIOCHIP": "3", "GYM_TIMER_PI_REVISION": "a02082"})
    assert isinstance(made, gpiozero)
    assert made.board_info == 0xA02082
    assert gpiozero.opened == [3]


def test_where_nothing_tells_the_revision_the_header_is_that_of_every_pi(gpiozero: Any) -> None:
    assert lgpio_factory({}).board_info == 0xA02082
    assert gpiozero.opened == [0]


@pytest.mark.parametrize(
    ("environ", "said", "opened"),
    [
        pytest.param(
            {"GYM_TIMER_GPIOCHIP": "9"}, "/dev/gpiochip9 can't be opened: can not open gpiochip", [], id="chip"
        ),
        pytest.param(
            {"GYM_TIMER_PI_REVISION": "ffffff"},
            r"no Raspberry Pi that gpiozero knows \(unknown revision ffffff\).*'gym-timer simulate'",
            [0, "closed"],
            id="unknown revision",
        ),
        pytest.param(
            {"GYM_TIMER_PI_REVISION": "Pi 3"},
            "GYM_TIMER_PI_REVISION is 'Pi 3'; write it in hex, as a02082",
            [],
            id="no revision",
        ),
    ],
)
def test_why_the_pins_can_not_be_used_is_said(
    environ: dict[str, str], said: str, opened: list[Any], gpiozero: Any
) -> None:
    with pytest.raises(HardwareError, match=said):
        lgpio_factory(environ)
    assert gpiozero.opened == opened


@pytest.mark.parametrize("lives", [True, False])
def test_the_thread_that_hears_the_buttons_is_watched(monkeypatch: pytest.MonkeyPatch, lives: bool) -> None:
    lgpio = SimpleNamespace(_notify_thread=SimpleNamespace(is_alive=lambda: lives))
    monkeypatch.setitem(sys.modules, "lgpio", lgpio)
    assert inputs_live() is lives


def test_without_lgpio_no_thread_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "lgpio", raising=False)
    assert inputs_live()
