"""The rig: a folder, a screen and processes to measure, all gone again at the end. Linux alone has what it asks."""

import mmap
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
SCREEN = (1280, 1024)
PATIENCE_S = 30.0
UNUSUAL = ("WAYLAND_DISPLAY", "PYTHONDONTWRITEBYTECODE")  # without the second, all that is imported is compiled once


class MissingError(Exception):
    """The machine lacks what a row needs; the message says what to install."""


@dataclass
class Rig:
    """Where rows are measured."""

    folder: Path  # for files; deleted at the end
    display: str  # of an X server of our own, so that the picture is the same everywhere
    frame: Path  # the X server's picture, as a file
    environment: dict[str, str] = field(default_factory=dict)

    def file(self, name: str, text: str) -> str:
        """Write a file; give its path."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def start(self, command: Sequence[str], **more: str) -> "Process":
        """Start a program that shows nothing on our terminal; `more` goes into its environment."""
        return Process(command, {**self.environment, **more})


class Process:
    """A running program; as a context it is killed at the end, for SDL has ideas of its own about SIGTERM."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._popen = subprocess.Popen(
            command,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> "Process":
        return self

    def __exit__(self, *_: object) -> None:
        self._popen.kill()
        self._popen.communicate()

    @property
    def pid(self) -> int:
        return self._popen.pid

    def end(self) -> float:
        """Ask it to stop, by SIGTERM; give how many seconds it took to be gone."""
        began_s = time.monotonic()
        self._popen.send_signal(signal.SIGTERM)
        self._popen.wait(PATIENCE_S)
        return time.monotonic() - began_s

    def output(self) -> str:
        """Wait for it to end by itself; give what it printed."""
        printed, errors = self._popen.communicate()
        if self._popen.returncode:
            raise RuntimeError(f"{self._popen.args!r} ended with {self._popen.returncode}:\n{errors}")
        return printed

    def cpu_s(self) -> float:
        """Give the processor time that all its threads have taken."""
        return sum(int(path.read_text().split()[0]) for path in self._tasks("schedstat")) / 1e9

    def wakes(self) -> int:
        """Count how often its threads have gone to sleep, and so have been woken."""
        texts = (path.read_text() for path in self._tasks("status"))
        return sum(int(text.split("\nvoluntary_ctxt_switches:")[1].split()[0]) for text in texts)

    def memory_mb(self) -> float:
        """Give how much of it is in memory (RSS)."""
        text = Path(f"/proc/{self.pid}/status").read_text()
        return int(text.split("VmRSS:")[1].split()[0]) / 1024

    def _tasks(self, name: str) -> Iterator[Path]:
        return Path(f"/proc/{self.pid}/task").glob(f"*/{name}")


def gym_timer(*arguments: str) -> list[str]:
    """Give the command as a person types it, of the environment we run in."""
    return [str(Path(sys.executable).with_name("gym-timer")), *arguments]


def python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]


def yardstick(name: str, *arguments: str) -> list[str]:
    """Give the command of a script in `yardsticks`."""
    return python(str(HERE / "yardsticks" / f"{name}.py"), *arguments)


def at_normal_priority(command: list[str]) -> list[str]:
    """Give the command so that it can't take real-time priority, as most people's can't; root's otherwise can."""
    if os.geteuid():
        return command
    return [needed("setpriv", "util-linux"), "--inh-caps=-sys_nice", "--bounding-set=-sys_nice", *command]


def needed(program: str, package: str) -> str:
    """Find a program.

    Raises:
        MissingError: It is not installed.
    """
    path = shutil.which(program)
    if path is None:
        raise MissingError(f"{program} is missing: sudo apt install {package}")
    return path


def compiled(rig: Rig, name: str) -> str:
    """Compile a C program of ours; give its path."""
    path = rig.folder / name
    if not path.exists():
        subprocess.run([needed("cc", "gcc libc6-dev"), "-O2", "-o", path, HERE / f"{name}.c"], check=True)
    return str(path)


@contextmanager
def set_up(folder: Path) -> Iterator[Rig]:
    """Start an X server that only the rows see."""
    read, write = os.pipe()
    size = f"{SCREEN[0]}x{SCREEN[1]}x24"
    command = [needed("Xvfb", "xvfb"), "-displayfd", str(write), "-fbdir", str(folder), "-screen", "0", size]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        environment = {key: value for key, value in os.environ.items() if key not in UNUSUAL}
        environment |= {"DISPLAY": display, "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
        environment |= {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CONFIG", "STATE")}
        os.environ |= environment
        yield Rig(folder, display, folder / "Xvfb_screen0", environment)
    finally:
        server.terminate()
        server.wait()


class Picture:
    """What the X server shows: every 32nd line of it."""

    def __init__(self, frame: Path) -> None:
        with frame.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        row = SCREEN[0] * 4
        first = len(self._bytes) - row * SCREEN[1]
        self._lines = [slice(first + row * line, first + row * (line + 1)) for line in range(16, SCREEN[1], 32)]

    @property
    def is_black(self) -> bool:
        """True while nothing is on the screen: no window, or one that has drawn nothing."""
        return not any(self._bytes[line].strip(b"\0") for line in self._lines)

    def shown(self) -> tuple[bytes, ...]:
        """Give what is on the screen now."""
        return tuple(self._bytes[line] for line in self._lines)


@contextmanager
def busy_cores() -> Iterator[None]:
    """Keep each core busy with a process of normal priority."""
    cores = sorted(os.sched_getaffinity(0))
    busy = [subprocess.Popen(python("-c", "while True: pass")) for _ in cores]
    try:
        for core, process in zip(cores, busy, strict=True):
            os.sched_setaffinity(process.pid, {core})
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()
