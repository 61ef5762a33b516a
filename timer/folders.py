"""Folders: where the configuration, the routines and the state lie."""

import os.path
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

NAME = "gym-timer"
HISTORY = "history.db"  # in the state folder
SERVICE_CONFIG = Path("/etc") / NAME
SERVICE_STATE = Path("/var/lib") / NAME


class Folders(NamedTuple):
    """Absolute paths; none need exist."""

    config: Path
    routines: Path
    state: Path
    of_service: bool = False  # the configuration is the installed service's

    @property
    def said(self) -> str:
        """What a person should know who might look for the files elsewhere."""
        return f"the service is installed, so its files are used: {self.config} and {self.state}"


def folders(environ: Mapping[str, str], routines: str | None = None) -> Folders:
    """Find the folders: the service's where it is installed, else a person's own.

    Args:
        environ: The process's environment. `$GYM_TIMER_CONFIG`, `$GYM_TIMER_STATE` and `$GYM_TIMER_ROUTINES` go before
            everything else; a person's own folders are where the XDG base directory specification says.
        routines: The folder of routines that the command line names; it goes before the variable.
    """
    of_service = SERVICE_CONFIG.is_dir() and not environ.get("GYM_TIMER_CONFIG")
    config = _chosen(environ, "GYM_TIMER_CONFIG") or (
        SERVICE_CONFIG if of_service else _base(environ, "XDG_CONFIG_HOME", ".config") / NAME
    )
    state = _chosen(environ, "GYM_TIMER_STATE") or (
        SERVICE_STATE if of_service else _base(environ, "XDG_STATE_HOME", ".local/state") / NAME
    )
    named = _path(routines) if routines else _chosen(environ, "GYM_TIMER_ROUTINES")
    return Folders(config, named or config / "routines", state, of_service)


def _chosen(environ: Mapping[str, str], variable: str) -> Path | None:
    value = environ.get(variable)
    return _path(value) if value else None


def _path(written: str) -> Path:
    return Path(os.path.expanduser(written)).absolute()


def _base(environ: Mapping[str, str], variable: str, below_home: str) -> Path:
    """Give a base directory; the specification says to ignore one that is not absolute."""
    path = Path(environ.get(variable, ""))
    return path if path.is_absolute() else _path("~") / below_home
