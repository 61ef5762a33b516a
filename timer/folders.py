"""Folders: where a person's configuration, routines and state lie."""

import os.path
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NAME = "gym-timer"
HISTORY = "history.db"  # in the state folder


@dataclass(frozen=True, slots=True)
class Folders:
    """Absolute paths; none need exist."""

    config: Path
    routines: Path
    state: Path


def folders(environ: Mapping[str, str], routines: str | None = None) -> Folders:
    """Find the folders as the XDG base directory specification says.

    Args:
        environ: The process's environment.
        routines: The folder of routines that the command line names; it goes before `$GYM_TIMER_ROUTINES`.
    """
    config = _base(environ, "XDG_CONFIG_HOME", ".config") / NAME
    chosen = routines or environ.get("GYM_TIMER_ROUTINES")
    return Folders(
        config=config,
        routines=Path(os.path.expanduser(chosen)).absolute() if chosen else config / "routines",
        state=_base(environ, "XDG_STATE_HOME", ".local/state") / NAME,
    )


def _base(environ: Mapping[str, str], variable: str, below_home: str) -> Path:
    """Give a base directory; the specification says to ignore one that is not absolute."""
    path = Path(environ.get(variable, ""))
    return path if path.is_absolute() else Path(os.path.expanduser("~")).absolute() / below_home
