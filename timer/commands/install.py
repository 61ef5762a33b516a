"""`gym-timer install`: makes the timer a service of this machine, from its source."""

import argparse
import subprocess
import sys
from pathlib import Path

import timer
from timer.commands import FAULTY

SCRIPT = Path(timer.__file__).parent.parent / "systemd" / "install"
HOW = """\
gym-timer: only the source can be installed as a service. Get it, and in its folder write:
    sudo make install
docs/pi.md there leads from a blank card to the first workout."""


def run(args: argparse.Namespace) -> int:
    if not SCRIPT.exists():
        print(HOW, file=sys.stderr)
        return FAULTY
    return subprocess.call(["sh", str(SCRIPT)])
