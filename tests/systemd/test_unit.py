"""The unit, as systemd reads it: where systemd is installed."""

import re
import shutil
import subprocess

import pytest

from tests.systemd.sandbox import HOUSE

UNIT = (HOUSE / "systemd/gym-timer.service").read_text(encoding="utf-8")
MOST_EXPOSED = 2.5  # of 10

needs_systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")


@pytest.fixture
def unit(tmp_path):
    """Give a copy whose program is one that is there."""
    path = tmp_path / "gym-timer.service"
    path.write_text(UNIT.replace("/opt/gym-timer/bin/gym-timer", "/bin/true"), encoding="utf-8")
    return str(path)


def analyze(*arguments):
    return subprocess.run(["systemd-analyze", *arguments], capture_output=True, text=True, check=False)


@needs_systemd
def test_systemd_finds_nothing_to_say_of_the_unit(unit):
    done = analyze("verify", unit)
    assert done.stderr == ""
    assert done.returncode == 0


@needs_systemd
def test_the_service_is_hardened(unit):
    done = analyze("security", "--offline=true", "--no-pager", unit)
    exposure = re.search(r"exposure level for \S+: ([0-9.]+)", done.stdout)
    assert exposure, done.stderr
    assert float(exposure.group(1)) <= MOST_EXPOSED


def settings(name):
    """Give every value of a setting."""
    return re.findall(rf"^{name}=(.*)$", UNIT, re.MULTILINE)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Type", ["notify"]),
        ("User", ["gym-timer"]),
        ("Restart", ["on-failure"]),
        ("StartLimitIntervalSec", ["0"]),
        ("ExecStart", ["/opt/gym-timer/bin/gym-timer run"]),
        ("ExecStopPost", ["-/opt/gym-timer/bin/gym-timer outputs-off"]),
        ("TTYPath", ["/dev/tty1"]),
        ("Conflicts", ["getty@tty1.service"]),
        ("PrivateDevices", []),
        ("PrivateNetwork", []),
        ("ProtectClock", []),
        ("SystemCallFilter", ["@system-service", "~@privileged", "adjtimex clock_adjtime"]),
    ],
)
def test_the_unit_holds_to_what_was_settled(name, values):
    assert settings(name) == values


@pytest.mark.parametrize("device", ["char-gpiochip", "char-drm", "char-input", "char-alsa", "/dev/tty1"])
def test_the_devices_that_a_workout_needs_can_be_reached(device):
    assert settings("DevicePolicy") == ["closed"]
    assert f"{device} rw" in settings("DeviceAllow")


def test_ending_on_a_signal_is_no_failure_but_quitting_starts_anew():
    assert settings("SuccessExitStatus") == ["130 143"]
    assert settings("RestartForceExitStatus") == ["0"]
