"""A sandbox for the scripts of an installation: an empty root, and stand-ins for all that would change the machine."""

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

HOUSE = Path(__file__).parent.parent.parent

# Each records how it was called; what it answers depends on files in the folder `facts`.
RECORD = '#!/bin/sh\necho "$(basename "$0") $*" >> "$CALLS"\n'
FAIL = '[ -e "$FACTS/fail-{}" ] && {{ echo "no luck" >&2; exit 1; }}\n'
GETENT = """case $1 in
    group) grep -qx "$2" "$FACTS/groups" ;;
    *) [ -e "$FACTS/user" ] ;;
esac
"""
SYSTEMCTL = """case $1 in
    get-default) cat "$FACTS/target"; exit ;;
    cat) [ -e "$FACTS/desktop" ]; exit ;;
esac
"""
# Makes environments whose python is itself.
PYTHON = """case "$*" in
    "-m venv "*) for last; do :; done; mkdir -p "$last/bin"; cp "$0" "$last/bin/python" ;;
    *lgpio.gpiochip_open*) [ -e "$FACTS/lgpio" ]; exit ;;
    *print*) echo "(3, 11)" ;;
esac
"""
STAND_INS = {
    "apt-get": FAIL.format("apt-get"),
    "apt-cache": '[ ! -e "$FACTS/debian" ]; exit\n',
    "dpkg-query": '[ -e "$FACTS/packages" ] && printf "install ok installed"\n',
    "getconf": "echo 64\n",
    "getent": GETENT + "exit\n",
    "id": '[ "$1" = -u ] && cat "$FACTS/uid" || echo "pi sudo gpio"\n',
    "systemctl": SYSTEMCTL + FAIL.format("systemctl"),
    "python3": PYTHON + FAIL.format("$2"),
    **dict.fromkeys(("useradd", "userdel", "usermod", "chgrp", "chown"), ""),
}


@dataclass
class Sandbox:
    """One machine: `facts` says what it is like."""

    folder: Path
    calls: list[str] = field(default_factory=list)  # of the last script, in order
    said: str = ""
    told_off: str = ""  # on standard error

    def __post_init__(self) -> None:
        for name in ("bin", "facts", "root"):
            (self.folder / name).mkdir()
        for name, body in STAND_INS.items():
            path = self.folder / "bin" / name
            path.write_text(f"{RECORD}{body}exit 0\n")
            path.chmod(0o755)
        self.fact(uid="0", target="multi-user.target", groups="gpio\nvideo\nrender\ninput\naudio\ntty\ngym-timer\n")

    @property
    def root(self) -> Path:
        return self.folder / "root"

    def fact(self, **facts: str) -> None:
        """Let something hold: `packages` (all are there), `user`, `lgpio`, `debian`, `fail_...`, or with a value."""
        for name, value in facts.items():
            (self.folder / "facts" / name.replace("fail_", "fail-").replace("apt_get", "apt-get")).write_text(value)

    def run(self, script: str, **settings: str) -> int:
        """Run `install` or `uninstall`; give its exit status."""
        log = self.folder / "calls"
        log.write_text("")
        environ = {
            "PATH": f"{self.folder}/bin:{os.environ['PATH']}",
            "CALLS": str(log),
            "FACTS": str(self.folder / "facts"),
            "GYM_TIMER_ROOT": str(self.root),
            **settings,
        }
        done = subprocess.run(
            ["sh", str(HOUSE / "systemd" / script)],
            env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
        self.calls = log.read_text().replace(str(self.folder), "").splitlines()
        self.said, self.told_off = done.stdout, done.stderr
        return done.returncode

    def calls_of(self, *commands: str) -> list[str]:
        """Give the calls of some commands, without the rest."""
        return [call for call in self.calls if call.split()[0] in commands]
