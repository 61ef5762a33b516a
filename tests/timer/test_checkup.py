"""The checkup: what facts about a machine mean."""

import pytest

from timer import checkup
from timer.checkup import GROUPS, Grade, Machine

LAPTOP = Machine(None, served=False)
PI = Machine("Raspberry Pi 4 Model B Rev 1.4", served=False)
SERVICE = Machine("Raspberry Pi 4 Model B Rev 1.4", served=True)
VIRTUAL = Machine(None, served=True)

NO_CHIP = "this machine has no GPIO pins; without a Pi, 'gym-timer simulate' plays on a simulated board"


def case(name, finding, grade, words, mend=""):
    return pytest.param(finding, grade, words, mend, id=f"{finding.subject}: {name}")


def unit(active="active", enabled="enabled", **more):
    return {"LoadState": "loaded", "ActiveState": active, "UnitFileState": enabled, **more}


def display(machine, desktop=False, holds=False, screens=("HDMI-A-1",), lacking=()):
    return checkup.check_display(machine, desktop=desktop, holds=holds, screens=screens, lacking=lacking)


def groups(machine, user, *member_of):
    return checkup.check_groups(machine, user, member_of, GROUPS)


def disk(machine, free_mb, writable=True):
    return checkup.check_disk(machine, "/s", free_mb, writable=writable)


def settings(faults=(), warnings=(), exists=True):
    return checkup.check_settings("/c/config.yaml", faults, warnings, exists=exists)


@pytest.mark.parametrize(
    ("finding", "grade", "words", "mend"),
    [
        case("there", checkup.check_pins(PI, "breadboard", None), Grade.OK, "lgpio drives them"),
        case("laptop", checkup.check_pins(LAPTOP, None, NO_CHIP), Grade.OK, "none (not needed for simulation)"),
        case("not wanted", checkup.check_pins(PI, "none", NO_CHIP), Grade.OK, "none, and none are wanted"),
        case(
            "wanted",
            checkup.check_pins(VIRTUAL, "breadboard", NO_CHIP),
            Grade.FAULT,
            "this machine has no GPIO pins",
            "without a Pi, 'gym-timer simulate' plays on a simulated board",
        ),
        case("laptop", groups(LAPTOP, "ada"), Grade.OK, "not needed for simulation"),
        case(
            "all", groups(SERVICE, "gym-timer", *GROUPS), Grade.OK, "gym-timer may use pins, screen, keyboard and sound"
        ),
        case(
            "the service lacks one",
            groups(SERVICE, "gym-timer", *GROUPS[:3], *GROUPS[4:]),
            Grade.FAULT,
            "gym-timer is not in input",
            "sudo usermod -a -G input gym-timer, then restart the service",
        ),
        case(
            "a person lacks two",
            groups(PI, "ada", *GROUPS[:4]),
            Grade.WARNING,
            "ada is not in audio, tty",
            "sudo usermod -a -G audio,tty ada, then log in again",
        ),
        case(
            "a person lacks the pins'",
            groups(PI, "ada", *GROUPS[1:]),
            Grade.FAULT,
            "ada is not in gpio",
            "sudo usermod -a -G gpio ada, then log in again",
        ),
        case("window", display(LAPTOP, desktop=True, screens=None), Grade.OK, "a window"),
        case("terminal", display(LAPTOP, screens=None), Grade.OK, "none; a simulation draws in the terminal"),
        case("on", display(SERVICE), Grade.OK, "a screen at HDMI-A-1"),
        case(
            "off",
            display(SERVICE, screens=()),
            Grade.WARNING,
            "no screen is on",
            "switch it on; the timer looks every 5 s",
        ),
        case(
            "held",
            display(SERVICE, desktop=True, holds=True),
            Grade.WARNING,
            "this system starts a desktop, which keeps the screen",
            "sudo systemctl set-default multi-user.target, then sudo reboot",
        ),
        case(
            "no driver",
            display(SERVICE, screens=None),
            Grade.WARNING,
            "the kernel drives no screen",
            "write dtoverlay=vc4-kms-v3d into /boot/firmware/config.txt, then reboot",
        ),
        case(
            "no library",
            display(SERVICE, lacking=("libgbm.so.1",)),
            Grade.FAULT,
            "libgbm.so.1 is not installed",
            checkup.PACKAGES,
        ),
        case("card", checkup.check_sound(["vc4-hdmi"], buzzer=False), Grade.OK, "vc4-hdmi"),
        case("buzzer", checkup.check_sound([], buzzer=True), Grade.OK, "no sound card; the board's buzzer sounds"),
        case(
            "nothing",
            checkup.check_sound([], buzzer=False),
            Grade.WARNING,
            "no sound card and no buzzer: nothing will be heard",
            "connect a loudspeaker, or a screen that has one; or a buzzer, in the board file",
        ),
        case("right", settings(), Grade.OK, "/c/config.yaml"),
        case("none", settings(exists=False), Grade.OK, "/c/config.yaml is not there; the defaults hold"),
        case("wrong", settings(["c:1:1: x"], ["c:2:1: y"]), Grade.FAULT, "c:1:1: x\nc:2:1: y"),
        case("doubtful", settings([], ["c:2:1: y"]), Grade.WARNING, "c:2:1: y"),
        case("right", checkup.check_board(PI, "board.yaml", "Wall", ()), Grade.OK, "Wall (board.yaml)"),
        case("wrong", checkup.check_board(PI, "board.yaml", None, ("b:1:1: x",)), Grade.FAULT, "b:1:1: x"),
        case("none", checkup.check_board(PI, "none", None, ()), Grade.OK, "none: screen, keys and loudspeaker alone"),
        case(
            "not chosen on a laptop",
            checkup.check_board(LAPTOP, None, None, ()),
            Grade.OK,
            "none is chosen; a simulation has the breadboard",
        ),
        case(
            "not chosen",
            checkup.check_board(PI, None, None, ()),
            Grade.FAULT,
            "none is chosen",
            "write 'board: breadboard' into config.yaml",
        ),
        case("right", checkup.check_routines(17, (), None), Grade.OK, "17, all without faults"),
        case(
            "one broken",
            checkup.check_routines(17, ("/r/a.yaml",), None),
            Grade.FAULT,
            "a file has faults",
            "gym-timer check /r/a.yaml",
        ),
        case(
            "two broken",
            checkup.check_routines(17, ("/r/a.yaml", "/r/b.yaml"), None),
            Grade.FAULT,
            "2 files have faults",
            "gym-timer check /r/a.yaml /r/b.yaml",
        ),
        case(
            "pinned gone",
            checkup.check_routines(17, (), "there is no routine 'x'"),
            Grade.FAULT,
            "there is no routine 'x'",
        ),
        case("room", disk(SERVICE, 200), Grade.OK, "200 MB free for /s"),
        case(
            "little",
            disk(SERVICE, 199),
            Grade.WARNING,
            "199 MB free for /s",
            "make room: sudo apt clean; sudo journalctl --vacuum-size=50M",
        ),
        case(
            "full",
            disk(SERVICE, 19),
            Grade.FAULT,
            "19 MB free for /s",
            "make room: sudo apt clean; sudo journalctl --vacuum-size=50M",
        ),
        case(
            "not ours",
            disk(SERVICE, 900, writable=False),
            Grade.FAULT,
            "/s can't be written",
            "sudo usermod -a -G gym-timer $USER, then log in again",
        ),
        case(
            "not a person's",
            disk(LAPTOP, 900, writable=False),
            Grade.FAULT,
            "/s can't be written",
            "ls -ld /s tells who may",
        ),
        case("set", checkup.check_clock(PI, synchronised=True), Grade.OK, "set by the network"),
        case(
            "laptop",
            checkup.check_clock(LAPTOP, synchronised=False),
            Grade.OK,
            "not set by the network (not needed for simulation)",
        ),
        case(
            "not set",
            checkup.check_clock(PI, synchronised=False),
            Grade.WARNING,
            "not set by the network since the start: no time of day, no quiet hours, no sure dates",
            "connect the network; timedatectl tells how it goes",
        ),
        case("laptop", checkup.check_service(LAPTOP, None), Grade.OK, "not installed (not needed for simulation)"),
        case(
            "not installed",
            checkup.check_service(PI, {"LoadState": "not-found"}),
            Grade.WARNING,
            "not installed",
            "sudo make install, to train without logging in",
        ),
        case("runs", checkup.check_service(VIRTUAL, unit(StatusText="idle", NRestarts="0")), Grade.OK, "runs: idle"),
        case(
            "restarted",
            checkup.check_service(SERVICE, unit(StatusText="idle", NRestarts="3")),
            Grade.WARNING,
            "runs: idle\nit has been restarted 3 times",
            checkup.JOURNAL,
        ),
        case(
            "in trouble",
            checkup.check_service(SERVICE, unit(StatusText="idle · no screen: none found", NRestarts="0")),
            Grade.WARNING,
            "runs: idle\nno screen: none found",
            checkup.JOURNAL,
        ),
        case(
            "failed",
            checkup.check_service(SERVICE, unit("failed", Result="watchdog")),
            Grade.FAULT,
            "failed, watchdog",
            f"sudo systemctl restart gym-timer; {checkup.JOURNAL}",
        ),
        case(
            "disabled",
            checkup.check_service(SERVICE, unit(enabled="disabled")),
            Grade.WARNING,
            "runs, but will not after the next start",
            "sudo systemctl enable gym-timer",
        ),
        case("untold", checkup.check_power(None), Grade.OK, "this machine does not tell"),
        case("good", checkup.check_power(0), Grade.OK, "enough, and cool"),
        case(
            "low now",
            checkup.check_power(0x50005),
            Grade.FAULT,
            "too low a voltage now: a Pi may stop at any time",
            "take the supply that is made for this Pi, and a short cable",
        ),
        case(
            "low before",
            checkup.check_power(0x50000),
            Grade.WARNING,
            "the voltage was too low since the start",
            "take the supply that is made for this Pi, and a short cable",
        ),
        case(
            "hot before",
            checkup.check_power(0x80000),
            Grade.WARNING,
            "it was slowed down by heat",
            "give it air, or a heat sink",
        ),
        case("one", checkup.check_pygame({"pygame-ce": "/a"}), Grade.OK, "pygame-ce"),
        case("another's elsewhere", checkup.check_pygame({"pygame-ce": "/a", "pygame": "/b"}), Grade.OK, "pygame-ce"),
        case(
            "both",
            checkup.check_pygame({"pygame-ce": "/a", "pygame": "/a"}),
            Grade.FAULT,
            "pygame and pygame-ce lie over each other",
            "pip uninstall pygame; pip install --force-reinstall pygame-ce",
        ),
        case("none", checkup.check_pygame({}), Grade.FAULT, "pygame-ce is not installed", "pip install pygame-ce"),
    ],
)
def test_a_fact_is_graded_with_its_mend(finding, grade, words, mend):
    assert (finding.grade, finding.words, finding.mend) == (grade, words, mend)
