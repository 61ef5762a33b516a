"""The pin factory for real pins, through lgpio. Only a Raspberry Pi runs this; everything else runs anywhere.

Another machine that has a GPIO chip, such as a virtual one with a simulated chip, names the chip and plays the part of
a Pi by two variables of its environment.
"""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from typing import Any

from hardware.chip import ELSEWHERE, HardwareError, header_chip

REVISION = "GYM_TIMER_PI_REVISION"  # in hex, as in /proc/cpuinfo: a02082
PI_3B = 0xA02082
INSTALL = "sudo apt install python3-lgpio, and make the virtual environment with --system-site-packages"


def lgpio_factory(environ: Mapping[str, str]) -> Any:
    """Open the GPIO chip.

    gpiozero's own choice of a factory would fall through four back-ends with mere warnings, so it is named here.

    Args:
        environ: The process's environment, which may name the chip and the Pi's revision.
    Returns:
        gpiozero's pin factory; a Board closes it.
    Raises:
        HardwareError: This is no Pi, lgpio is not installed, or the chip can't be opened.
    """
    chip = header_chip(environ)
    factory_class = _with_revision(_import_factory(), _given_revision(environ))
    try:
        factory = factory_class(chip)
    except Exception as error:  # lgpio.error is a plain Exception
        raise HardwareError(f"/dev/gpiochip{chip} can't be opened: {_words(error)}") from error
    try:
        factory.board_info  # noqa: B018  # read now, for every device needs it
    except Exception as error:  # gpiozero's are many
        factory.close()
        raise HardwareError(f"this is no Raspberry Pi that gpiozero knows ({_words(error)}); {ELSEWHERE}") from error
    return factory


def inputs_live() -> bool:
    """Tell whether the thread lives on which lgpio reports edges: one error in a handler would end it."""
    thread = getattr(sys.modules.get("lgpio"), "_notify_thread", None)
    return thread is None or thread.is_alive()


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
    home = os.getcwd()
    with tempfile.TemporaryDirectory(prefix="gym-timer-") as folder:
        os.environ["LG_WD"] = folder
        try:
            yield
        finally:
            try:
                os.chdir(home)
            except PermissionError:  # `su` leaves one where one may not be
                os.chdir("/")
            del os.environ["LG_WD"]
            if before is not None:
                os.environ["LG_WD"] = before


def _with_revision(lgpio_class: Any, given: int | None) -> Any:
    """Make a factory class that knows a revision even where no file of the system tells it.

    A service in a sandbox may not see it, and a virtual machine has none. The chip is known by then, and the header is
    the same on every model with 40 pins.
    """
    from gpiozero import PinUnknownPi

    class KnownRevision(lgpio_class):  # type: ignore[misc]  # gpiozero has no types
        def _get_revision(self) -> int:
            if given is not None:
                return given
            try:
                return int(super()._get_revision())
            except (PinUnknownPi, OSError):
                return PI_3B

    return KnownRevision


def _given_revision(environ: Mapping[str, str]) -> int | None:
    try:
        return int(environ[REVISION], 16) if REVISION in environ else None
    except ValueError as error:
        raise HardwareError(f"{REVISION} is {environ[REVISION]!r}; write it in hex, as a02082 for a Pi 3B") from error


def _words(error: Exception) -> str:
    return str(error).strip("'")
