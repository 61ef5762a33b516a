"""The checkup: what facts about a machine mean for the timer, each as ok, warning or fault, with the mend. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

NOT_NEEDED = "not needed for simulation"
GROUPS = ("gpio", "video", "render", "input", "audio", "tty")
LIBRARIES = ("libgbm.so.1", "libEGL.so.1", "libGLESv2.so.2", "libdrm.so.2")  # SDL draws with them without a desktop
PACKAGES = "sudo apt install libgbm1 libegl1 libgles2 libgl1-mesa-dri"
LITTLE_MB, TOO_LITTLE_MB = 200, 20
JOURNAL = "journalctl -u gym-timer -n 20 tells why"

# Bits of a Raspberry Pi's get_throttled; the same a nibble further left: it happened since the start.
UNDER_VOLTAGE, TOO_HOT, SINCE_START = 0b0001, 0b1110, 16


class Grade(Enum):
    """How grave a finding is."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found out about one subject."""

    subject: str
    grade: Grade
    words: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """What decides whether something is needed."""

    model: str | None  # of a Raspberry Pi, as its kernel says it
    served: bool  # the service is installed

    @property
    def trains(self) -> bool:
        """True if real pins are wanted here; a laptop only simulates."""
        return self.served or self.model is not None


def check_pins(machine: Machine, board: str | None, problem: str | None) -> Finding:
    """Check that pins can be driven.

    Args:
        board: As it is configured; None: nothing is written.
        problem: Why the pins can't be opened, with the mend.
    """
    if problem is None:
        return Finding("pins", Grade.OK, "lgpio drives them")
    if not machine.trains or board == "none":
        return Finding("pins", Grade.OK, f"none ({NOT_NEEDED})" if not machine.trains else "none, and none are wanted")
    words, _, mend = problem.partition("; ")
    return Finding("pins", Grade.FAULT, words, mend)


def check_groups(machine: Machine, user: str, member_of: Sequence[str], existing: Sequence[str]) -> Finding:
    """Check that whoever plays may use the devices.

    Args:
        member_of: The user's groups.
        existing: The groups that there are on this machine.
    """
    missing = [group for group in GROUPS if group in existing and group not in member_of]
    if not machine.trains:
        return Finding("groups", Grade.OK, NOT_NEEDED)
    if not missing:
        return Finding("groups", Grade.OK, f"{user} may use pins, screen, keyboard and sound")
    then = "restart the service" if machine.served else "log in again"
    mend = f"sudo usermod -a -G {','.join(missing)} {user}, then {then}"
    grade = Grade.FAULT if machine.served or "gpio" in missing else Grade.WARNING
    return Finding("groups", grade, f"{user} is not in {', '.join(missing)}", mend)


def check_display(
    machine: Machine, *, desktop: bool, holds: bool, screens: Sequence[str] | None, lacking: Sequence[str]
) -> Finding:
    """Check that there is something to draw on.

    Args:
        desktop: This command runs on a desktop, or another display server.
        holds: The machine starts a desktop, which holds the screen.
        screens: Outputs with a screen on; None: there is no graphics card.
        lacking: Of LIBRARIES, what is not installed.
    """
    if machine.served and holds:
        mend = "sudo systemctl set-default multi-user.target, then sudo reboot"
        return Finding("display", Grade.WARNING, "this system starts a desktop, which keeps the screen", mend)
    if desktop and not machine.served:
        return Finding("display", Grade.OK, "a window")
    if screens is None:
        if not machine.trains:
            return Finding("display", Grade.OK, "none; a simulation draws in the terminal")
        mend = "write dtoverlay=vc4-kms-v3d into /boot/firmware/config.txt, then reboot"
        return Finding("display", Grade.WARNING, "the kernel drives no screen", mend)
    if lacking:
        return Finding("display", Grade.FAULT, f"{', '.join(lacking)} is not installed", PACKAGES)
    if not screens:
        return Finding("display", Grade.WARNING, "no screen is on", "switch it on; the timer looks every 5 s")
    return Finding("display", Grade.OK, f"a screen at {', '.join(screens)}")


def check_sound(cards: Sequence[str], *, buzzer: bool) -> Finding:
    """Check that signals can be heard, by a loudspeaker or a buzzer."""
    if cards:
        return Finding("sound", Grade.OK, ", ".join(cards))
    if buzzer:
        return Finding("sound", Grade.OK, "no sound card; the board's buzzer sounds")
    mend = "connect a loudspeaker, or a screen that has one; or a buzzer, in the board file"
    return Finding("sound", Grade.WARNING, "no sound card and no buzzer: nothing will be heard", mend)


def check_settings(path: str, faults: Sequence[str], warnings: Sequence[str], *, exists: bool) -> Finding:
    """Check the configuration file."""
    if faults or warnings:
        grade = Grade.FAULT if faults else Grade.WARNING
        return Finding("settings", grade, "\n".join((*faults, *warnings)))
    return Finding("settings", Grade.OK, path if exists else f"{path} is not there; the defaults hold")


def check_board(machine: Machine, chosen: str | None, name: str | None, faults: Sequence[str]) -> Finding:
    """Check the board file.

    Args:
        chosen: As the configuration names it.
        name: As the file calls the board; None: it can't be used, or there is none.
    """
    if faults:
        return Finding("board", Grade.FAULT, "\n".join(faults))
    if name is not None:
        return Finding("board", Grade.OK, f"{name} ({chosen})")
    if chosen == "none":
        return Finding("board", Grade.OK, "none: screen, keys and loudspeaker alone")
    if not machine.trains:
        return Finding("board", Grade.OK, "none is chosen; a simulation has the breadboard")
    return Finding("board", Grade.FAULT, "none is chosen", "write 'board: breadboard' into config.yaml")


def check_routines(count: int, broken: Sequence[str], missing: str | None) -> Finding:
    """Check the library.

    Args:
        broken: Paths of files with faults.
        missing: What is said of the pinned routine, if it is not there.
    """
    if broken:
        what = "a file has" if len(broken) == 1 else f"{len(broken)} files have"
        return Finding("routines", Grade.FAULT, f"{what} faults", f"gym-timer check {' '.join(broken)}")
    if missing:
        return Finding("routines", Grade.FAULT, missing)
    return Finding("routines", Grade.OK, f"{count}, all without faults")


def check_disk(machine: Machine, path: str, free_mb: int, *, writable: bool) -> Finding:
    """Check that what was done can be written down in the state folder."""
    if not writable:
        mend = (
            "sudo usermod -a -G gym-timer $USER, then log in again"
            if machine.served
            else f"ls -ld {path} tells who may"
        )
        return Finding("disk", Grade.FAULT, f"{path} can't be written", mend)
    words = f"{free_mb:,} MB free for {path}"
    if free_mb >= LITTLE_MB:
        return Finding("disk", Grade.OK, words)
    grade = Grade.WARNING if free_mb >= TOO_LITTLE_MB else Grade.FAULT
    return Finding("disk", grade, words, "make room: sudo apt clean; sudo journalctl --vacuum-size=50M")


def check_clock(machine: Machine, *, synchronised: bool) -> Finding:
    """Check the wall clock. Workouts are not timed by it, but dated."""
    if synchronised:
        return Finding("clock", Grade.OK, "set by the network")
    if not machine.trains:
        return Finding("clock", Grade.OK, f"not set by the network ({NOT_NEEDED})")
    words = "not set by the network since the start: no time of day, no quiet hours, no sure dates"
    return Finding("clock", Grade.WARNING, words, "connect the network; timedatectl tells how it goes")


def check_service(machine: Machine, unit: Mapping[str, str] | None) -> Finding:
    """Check the service.

    Args:
        unit: Properties, as `systemctl show` names them; None: there is no systemd.
    """
    if not machine.served or unit is None or unit.get("LoadState") != "loaded":
        if machine.model is None:
            return Finding("service", Grade.OK, f"not installed ({NOT_NEEDED})")
        return Finding("service", Grade.WARNING, "not installed", "sudo make install, to train without logging in")
    if unit.get("ActiveState") != "active":
        words = f"{unit.get('ActiveState')}, {unit.get('Result', 'unknown')}"
        return Finding("service", Grade.FAULT, words, f"sudo systemctl restart gym-timer; {JOURNAL}")
    if unit.get("UnitFileState") != "enabled":
        mend = "sudo systemctl enable gym-timer"
        return Finding("service", Grade.WARNING, "runs, but will not after the next start", mend)
    does, *troubles = (unit.get("StatusText") or "no more is known").split(" · ")
    if unit.get("NRestarts", "0") != "0":
        troubles.append(f"it has been restarted {unit['NRestarts']} times")
    if troubles:
        return Finding("service", Grade.WARNING, "\n".join((f"runs: {does}", *troubles)), JOURNAL)
    return Finding("service", Grade.OK, f"runs: {does}")


def check_power(throttled: int | None) -> Finding:
    """Check the power supply and the heat.

    Args:
        throttled: A Raspberry Pi's get_throttled; None: this machine does not tell.
    """
    supply = "take the supply that is made for this Pi, and a short cable"
    if throttled is None:
        return Finding("power", Grade.OK, "this machine does not tell")
    if throttled & UNDER_VOLTAGE:
        return Finding("power", Grade.FAULT, "too low a voltage now: a Pi may stop at any time", supply)
    if throttled >> SINCE_START & UNDER_VOLTAGE:
        return Finding("power", Grade.WARNING, "the voltage was too low since the start", supply)
    if (throttled | throttled >> SINCE_START) & TOO_HOT:
        return Finding("power", Grade.WARNING, "it was slowed down by heat", "give it air, or a heat sink")
    return Finding("power", Grade.OK, "enough, and cool")


def check_pygame(places: Mapping[str, str]) -> Finding:
    """Check that one pygame does not lie over the other.

    Args:
        places: By distribution (`pygame`, `pygame-ce`), the folder it is installed in.
    """
    if "pygame-ce" not in places:
        return Finding("pygame", Grade.FAULT, "pygame-ce is not installed", "pip install pygame-ce")
    if places.get("pygame") == places["pygame-ce"]:
        mend = "pip uninstall pygame; pip install --force-reinstall pygame-ce"
        return Finding("pygame", Grade.FAULT, "pygame and pygame-ce lie over each other", mend)
    return Finding("pygame", Grade.OK, "pygame-ce")
