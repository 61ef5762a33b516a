"""`gym-timer doctor`: looks for what can be wrong, and says the mend."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from hardware.boardfile import BoardFile
from hardware.chip import HardwareError
from hardware.factory import lgpio_factory
from timer import checkup, facts
from timer.checkup import Finding, Grade, Machine
from timer.commands import DONE, FAULTY
from timer.commands.boards import CONFIG, read_board
from timer.config import Config, load_config, not_in_menu
from timer.folders import Folders, folders
from timer.library import Library, LibraryError, read_bytes
from timer.marked import Faults, MarkedError
from timer.wallclock import is_synchronised

UNIT = "gym-timer.service"
SERVICE_USER = "gym-timer"
SERVICE_SETTINGS = Path("/etc/default/gym-timer")
STYLES = {Grade.OK: "green", Grade.WARNING: "yellow", Grade.FAULT: "bold red"}


def run(args: argparse.Namespace) -> int:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    home = folders(os.environ, args.routines)
    findings = tuple(_examine(home))
    table = Table(box=None, pad_edge=False, show_header=False)
    for finding in findings:
        mend = f"\n→ {finding.mend}" if finding.mend else ""
        grade = Text(finding.grade.value, STYLES[finding.grade])
        table.add_row(grade, Text(finding.subject), Text(f"{finding.words}{mend}", overflow="fold"))
    Console(highlight=False).print(table)
    return FAULTY if any(finding.grade is Grade.FAULT for finding in findings) else DONE


def _examine(home: Folders) -> Iterator[Finding]:
    """Look at everything, in the order in which one thing needs another."""
    machine = Machine(facts.pi_model(), served=home.of_service)
    config, settings = _examine_settings(home)
    board, finding = _examine_board(machine, config, home)
    unit = facts.unit(UNIT)
    yield checkup.check_service(machine, unit)
    yield settings
    yield finding
    yield checkup.check_pins(machine, config.board, _pins_problem(served=machine.served))
    user = SERVICE_USER if machine.served else facts.this_user()
    yield checkup.check_groups(machine, user, facts.groups_of(user), facts.all_groups())
    yield checkup.check_display(
        machine,
        desktop=facts.on_desktop(os.environ),
        holds=machine.served and facts.starts_desktop(),
        screens=facts.screens(),
        lacking=facts.lacking(checkup.LIBRARIES),
    )
    yield checkup.check_sound(facts.sound_cards(), buzzer=bool(board and board.buzzer))
    yield checkup.check_pygame(facts.places(("pygame", "pygame-ce")))
    yield _examine_routines(home, config)
    yield checkup.check_disk(machine, str(home.state), facts.free_mb(home.state), writable=facts.writable(home.state))
    yield checkup.check_clock(machine, synchronised=is_synchronised())
    yield checkup.check_power(facts.throttled())


def _examine_settings(home: Folders) -> tuple[Config, Finding]:
    path = home.config / CONFIG
    if not path.exists():
        return Config(), checkup.check_settings(str(path), (), (), exists=False)
    try:
        loaded = load_config(read_bytes(path), str(path))
    except LibraryError as error:
        return Config(), checkup.check_settings(str(path), (str(error),), (), exists=True)
    errors, warnings = _headlines(loaded.faults)
    warnings += tuple(not_in_menu(loaded.config, Library(home.routines).names()))
    return loaded.config, checkup.check_settings(str(path), errors, warnings, exists=True)


def _examine_board(machine: Machine, config: Config, home: Folders) -> tuple[BoardFile | None, Finding]:
    board: BoardFile | None = None
    faults: tuple[str, ...] = ()
    try:
        board = read_board(None, config.board, home)
    except LibraryError as error:
        faults = (config.at("board", str(error)),)
    except MarkedError as error:
        faults, _ = _headlines(error.faults)
    return board, checkup.check_board(machine, config.board, board.name if board else None, faults)


def _headlines(faults: Faults) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the errors and the warnings, a line each."""
    return tuple(map(faults.headline, faults.errors)), tuple(map(faults.headline, faults.warnings))


def _examine_routines(home: Folders, config: Config) -> Finding:
    library = Library(home.routines)
    shelved = library.all()
    missing = None
    try:
        if config.routine:
            library.find(config.routine)
    except LibraryError as error:
        missing = config.at("routine", str(error))
    return checkup.check_routines(len(shelved), [one.path for one in shelved if one.entry is None], missing)


def _pins_problem(*, served: bool) -> str | None:
    """Open the pins with the settings that the service has, and let go of them again; give why that fails."""
    settings = facts.assignments(SERVICE_SETTINGS) if served else {}
    try:
        lgpio_factory({**settings, **os.environ}).close()
    except HardwareError as error:
        return str(error)
    return None
