"""The pin factory for real pins, through lgpio. Only a Raspberry Pi runs this; everything else runs anywhere."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

INSTALL = "sudo apt install python3-lgpio, and make the virtual environment with --system-site-packages"
ELSEWHERE = "without a Pi, 'gym-timer simulate' plays on a simulated board"


class HardwareError(OSError):
    """The pins can't be used at all; the message says why, and the mend."""


def lgpio_factory(chip: int | None = None) -> Any:
    """Open the GPIO chip.

    gpiozero's own choice of a factory would fall through four back-ends with mere warnings, so it is named here.

    Args:
        chip: N of /dev/gpiochipN; None lets gpiozero choose by the Pi's model.
    Returns:
        gpiozero's pin factory; a Board closes it.
    Raises:
        HardwareError: lgpio is not installed, this is no Pi, or the chip can't be opened.
    """
    factory_class = _import_factory()
    try:
        return factory_class(chip)
    except Exception as error:  # lgpio.error is a plain Exception, gpiozero's are many
        raise HardwareError(_explain(error)) from error


def _import_factory() -> Any:
    try:
        with _own_folder():
            from gpiozero.pins.lgpio import LGPIOFactory  # imports lgpio
    except ImportError as error:
        raise HardwareError(f"lgpio is not installed; {INSTALL}") from error
    except AttributeError as error:  # 0.0.0.2 from PyPI imports, and holds nothing
        mend = f"pip uninstall lgpio, then {INSTALL}"
        raise HardwareError(f"the lgpio that is installed is an empty one; {mend}") from error
    except OSError as error:
        raise HardwareError(
            f"lgpio can't make its pipe: {error}; set TMPDIR to a folder that can be written"
        ) from error
    return LGPIOFactory


@contextlib.contextmanager
def _own_folder() -> Iterator[None]:
    """Let an import of lgpio put its pipe into a folder of its own, and take both away again.

    lgpio opens `.lgd-nfy0` once, at import, in the folder LG_WD, and makes that the process's working directory. Two
    programs in one folder would collide. The open pipe lives on without its name.
    """
    before = os.environ.get("LG_WD")
    with tempfile.TemporaryDirectory(prefix="gym-timer-") as folder, contextlib.chdir(folder):
        os.environ["LG_WD"] = folder
        try:
            yield
        finally:
            del os.environ["LG_WD"]
            if before is not None:
                os.environ["LG_WD"] = before


def _explain(error: Exception) -> str:
    words = str(error).strip("'")
    if not list(Path("/dev").glob("gpiochip*")):
        return f"this machine has no GPIO pins ({words}); {ELSEWHERE}"
    mend = "if the user is not in the group gpio: sudo usermod -aG gpio $USER, then log in again"
    return f"the GPIO chip can't be opened ({words}); {mend}"
