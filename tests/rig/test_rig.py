"""The real program on a real kernel's GPIO chip, in a virtual machine: see job.py.

GYM_TIMER_RIG names the folder of the rig, whose `boot [--share FOLDER] SCRIPT` runs a script in a machine with
gpiozero, lgpio and a simulated chip, and ends with the script's status.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent.parent
RIG = os.environ.get("GYM_TIMER_RIG")


@pytest.fixture(scope="module")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, and install it with all it needs into a folder for the machine."""
    folder = tmp_path_factory.mktemp("share")
    folder.chmod(0o755)  # in the machine everybody may look
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", folder, HOUSE], check=True)
    (wheel,) = folder.glob("gym_timer-*.whl")
    for_python = ["--python-version", "3.11", "--only-binary", ":all:"]
    subprocess.run([*pip, "install", *for_python, "--target", folder / "site", wheel], check=True)
    return folder


@pytest.mark.skipif(RIG is None, reason="set GYM_TIMER_RIG to the folder of a rig")
def test_buttons_lights_and_buzzer_work_on_a_kernels_chip_and_end_low(share: Path) -> None:
    boot = [f"{RIG}/boot", "--share", share, Path(__file__).parent / "job.py"]
    assert subprocess.run(boot).returncode == 0
