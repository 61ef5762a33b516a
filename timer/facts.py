"""Facts: what can be found out about this machine. Nothing here raises, or changes anything."""

import ctypes
import grp
import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path

MODEL = Path("/proc/device-tree/model")
THROTTLED = Path("/sys/devices/platform/soc/soc:firmware/get_throttled")
PROPERTIES = ("LoadState", "ActiveState", "Result", "UnitFileState", "StatusText", "NRestarts")
ANSWER_S = 5.0  # how long another program may take


def pi_model(path: Path = MODEL) -> str | None:
    """Give the Raspberry Pi's model, or None on another machine."""
    model = _read(path).strip("\0\n ")
    return model if model.startswith("Raspberry Pi") else None


def groups_of(user: str) -> list[str]:
    """Give the names of a user's groups; none if there is no such user."""
    try:
        numbers = os.getgrouplist(user, pwd.getpwnam(user).pw_gid)
    except KeyError:
        return []
    return [group.gr_name for group in grp.getgrall() if group.gr_gid in numbers]


def all_groups() -> list[str]:
    return [group.gr_name for group in grp.getgrall()]


def this_user() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def screens(drm: Path = Path("/sys/class/drm")) -> list[str] | None:
    """Give the outputs with a screen that is on, such as `HDMI-A-1`; None: there is no graphics card."""
    outputs = sorted(drm.glob("card*-*/status"))
    if not outputs:
        return None
    return [path.parent.name.partition("-")[2] for path in outputs if _read(path).strip() == "connected"]


def lacking(libraries: Iterable[str]) -> list[str]:
    """Give the shared libraries that can't be loaded; none on other systems than Linux."""
    return [name for name in libraries if sys.platform == "linux" and not _loads(name)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def sound_cards(path: Path = Path("/proc/asound/cards")) -> list[str]:
    """Give the names of the sound cards; on other systems than Linux one that is taken for granted."""
    if sys.platform != "linux":
        return ["the system's"]
    return [line.partition(" - ")[2] for line in _read(path).splitlines() if " - " in line]


def free_mb(path: Path) -> int:
    """Give the room on the disk where a folder is, or will be."""
    try:
        return shutil.disk_usage(_nearest(path)).free // 1_000_000
    except OSError:
        return 0


def writable(path: Path) -> bool:
    """Tell whether a folder can be written, or made."""
    return os.access(_nearest(path), os.W_OK | os.X_OK)


def _nearest(path: Path) -> Path:
    return next(folder for folder in (path, *path.parents) if folder.exists())


def unit(name: str) -> dict[str, str] | None:
    """Give what systemd knows of a service; None without systemd."""
    said = _ask("systemctl", "show", name, f"--property={','.join(PROPERTIES)}")
    pairs = (line.partition("=") for line in said.splitlines())
    return {key: value for key, _, value in pairs} or None


def assignments(path: Path) -> dict[str, str]:
    """Read lines of `NAME=value`, as systemd does."""
    lines = (line.strip() for line in _read(path).splitlines())
    pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith(("#", ";")))
    return {name.strip(): value.strip().strip("\"'") for name, _, value in pairs}


def starts_desktop() -> bool:
    """Tell whether this system boots into a desktop; Debian's target is graphical without one, too."""
    graphical = _ask("systemctl", "get-default").strip() == "graphical.target"
    return graphical and bool(_ask("systemctl", "cat", "display-manager.service"))


def throttled(path: Path = THROTTLED) -> int | None:
    """Give a Raspberry Pi's bits on low voltage and heat; None if nothing tells."""
    said = _read(path) or _ask("vcgencmd", "get_throttled").strip().partition("=")[2]
    try:
        return int(said, 16)
    except ValueError:
        return None


def places(distributions: Iterable[str]) -> dict[str, str]:
    """Give the folder that each Python distribution is installed in, of those that are."""
    found = {}
    for name in distributions:
        try:
            found[name] = str(metadata.distribution(name).locate_file(""))
        except metadata.PackageNotFoundError:
            continue
    return found


def on_desktop(environ: Mapping[str, str]) -> bool:
    return sys.platform == "darwin" or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _ask(*command: str) -> str:
    """Give what another program prints; nothing if it is not there, or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=ANSWER_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""
