"""The command line: arguments in, exit status out."""

import argparse
import gc
import importlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import ModuleType

from timer import __version__
from timer.commands import FAULTY, USAGE

UNKNOWN_COLUMNS = 80
INTERRUPTED, BROKEN_PIPE = 130, 141  # as shells say SIGINT and SIGPIPE
# Modules of other names than their commands.
MODULES = {"run": "play", "simulate": "play", "list": "listing", "outputs-off": "outputs", "import": "import_"}
EPILOG = "`gym-timer COMMAND --help` tells more of a command. A ROUTINE is a name from `gym-timer list`, or a file."


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; give its exit status."""
    _spare_the_encoding()
    written = sys.argv[1:] if argv is None else argv
    parser = _parser(written[:1])
    args = parser.parse_args(written)
    if args.command is None:
        parser.print_help(sys.stderr)
        return USAGE
    status: int = FAULTY
    try:
        status = _module(args.command).run(args)
        print(end="", flush=True)  # which knows that there may be no output at all
        return status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        status = BROKEN_PIPE
    except OSError as error:  # of the output, on a full disk; of what a person names the commands tell themselves
        with suppress(OSError):  # the terminal may have gone
            print(f"gym-timer: {error}", file=sys.stderr)
        status = status or FAULTY
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the flush at exit does not fail again
    return status


def _module(command: str) -> ModuleType:
    """Import a command's module; what an import makes stays, so the collector need not look through it, nor at exit."""
    gc.disable()
    module = importlib.import_module(f"timer.commands.{MODULES.get(command, command)}")
    gc.freeze()
    gc.enable()
    return module


def _spare_the_encoding() -> None:
    """Show an escape for what a terminal or pipe can't take: é in plain ASCII, half a character in a file's name."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser(first: Sequence[str]) -> argparse.ArgumentParser:
    """Make the parser: of all commands, or of the one that is named first, for making all takes as long as most run.

    Args:
        first: The first argument, if there is any.
    """
    parser = argparse.ArgumentParser(
        prog="gym-timer",
        description="An interval timer for circuit workouts.",
        epilog=EPILOG,
        formatter_class=_formatter,
    )
    parser.add_argument("--version", action="version", version=f"gym-timer {__version__}")
    commands = parser.add_subparsers(prog="gym-timer", dest="command", metavar="COMMAND", title="commands")
    for name in [name for name in first if name in COMMANDS] or COMMANDS:
        about, add_arguments = COMMANDS[name]
        description = DESCRIPTIONS.get(name)
        add_arguments(commands.add_parser(name, help=about, description=description, formatter_class=_formatter))
    return parser


def _formatter(prog: str) -> argparse.HelpFormatter:
    return argparse.HelpFormatter(prog, width=_columns() - 2)


def _columns() -> int:
    """Give the terminal's width; argparse asks `shutil`, which takes longer to import than most commands run."""
    try:
        return int(os.environ.get("COLUMNS", 0)) or os.get_terminal_size().columns or UNKNOWN_COLUMNS
    except (OSError, ValueError):
        return UNKNOWN_COLUMNS


def _folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--routines", metavar="DIR", help="the folder of your own routines")


def _run(run: argparse.ArgumentParser) -> None:
    _folder(run)
    run.add_argument("routine", nargs="?", metavar="ROUTINE", help="choose this one; the button starts it")
    _playing(run)


def _simulate(simulate: argparse.ArgumentParser) -> None:
    _folder(simulate)
    simulate.add_argument("routine", nargs="?", metavar="ROUTINE", help="play this one, at once")
    simulate.add_argument(
        "--speed", type=_speed, default=1.0, metavar="N", help="N times as fast; max: without waiting, as lines of text"
    )
    simulate.add_argument("--watch", action="store_true", help="begin ROUTINE again from the top at each save")
    simulate.add_argument("--headless", action="store_true", help="draw, print and sound nothing")
    simulate.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="FAULT",
        help="let the board misbehave: bounce, stuck:start, dead:buzzer, ...; may be repeated",
    )
    _playing(simulate)


def _playing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--trace", metavar="FILE", help="write every change of a pin to FILE, as JSON lines")
    parser.add_argument("--history", metavar="FILE", help="keep the history in FILE, a database")
    parser.add_argument("--board", metavar="BOARD", help="a preset's name, a board file, or none")


def _outputs_off(off: argparse.ArgumentParser) -> None:
    off.add_argument("--board", metavar="BOARD", help="a preset's name or a board file; else config.yaml's")


def _check(check: argparse.ArgumentParser) -> None:
    _folder(check)
    check.add_argument(
        "files", nargs="*", metavar="FILE", help="files, folders or names; the whole library if left out"
    )
    check.add_argument("--json", action="store_true", help="as JSON, for editors")


def _show(show: argparse.ArgumentParser) -> None:
    _folder(show)
    show.add_argument("routine", metavar="ROUTINE", help="a name from the library, or a file")
    shown = show.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="as JSON")
    shown.add_argument("--plot", metavar="FILE.svg", type=_picture, help="as a picture to pin on the wall")


def _new(new: argparse.ArgumentParser) -> None:
    _folder(new)
    new.add_argument("name", metavar="NAME", help="what it is called; the file is named after it")
    new.add_argument("--from", dest="source", metavar="ROUTINE", help="begin with a copy of this one")


def _import(bring: argparse.ArgumentParser) -> None:
    _folder(bring)
    bring.add_argument("file", metavar="FILE", help="the app's export file")
    bring.add_argument("--to", metavar="DIR", help="another folder than that of your own routines")
    bring.add_argument("--force", action="store_true", help="write over files of the same names")


def _board(board: argparse.ArgumentParser) -> None:
    board.add_argument("board", nargs="?", metavar="BOARD", help="a preset's name or a board file; else config.yaml's")
    board.add_argument("--simulate", action="store_true", help="on simulated pins; keys press the buttons")
    board.add_argument("--list", action="store_true", help="the boards that come with the program")
    board.add_argument(
        "--diagram", nargs="?", const="", metavar="FILE.svg", help="show the wiring, as text or as a picture in FILE"
    )


def _history(history: argparse.ArgumentParser) -> None:
    history.add_argument("--history", metavar="FILE", help="another history than your own")
    form = history.add_mutually_exclusive_group()
    form.add_argument("--plot", metavar="FILE.svg", type=_picture, help="draw the weeks as a picture")
    form.add_argument("--csv", action="store_true", help="every interval, for a spreadsheet")
    form.add_argument("--json", action="store_true", help="everything, as JSON")


def _schema(schema: argparse.ArgumentParser) -> None:
    schema.add_argument(
        "of", nargs="?", choices=("routine", "board", "config"), default="routine", help="a routine, if left out"
    )


def _sounds(sounds: argparse.ArgumentParser) -> None:
    sounds.add_argument("cues", nargs="*", metavar="SIGNAL", help="only these, by name")
    sounds.add_argument("--rhythm", action="store_true", help="on one pitch, as an active buzzer sounds them")


def _install(_: argparse.ArgumentParser) -> None:
    """Take no arguments."""


def _figures(figures: argparse.ArgumentParser) -> None:
    figures.add_argument("names", nargs="*", metavar="NAME", help="of these exercises; all that have one if left out")
    figures.add_argument("--plot", metavar="FILE.png", help="write a picture of them instead")


def _picture(text: str) -> str:
    """Take the name of a picture, whose ending says what is in it."""
    if not text.endswith(".svg"):
        raise argparse.ArgumentTypeError(f"{text!r} is no name for the picture: it ends in .svg")
    return text


def _speed(text: str) -> float | None:
    """Read a speed: a number above 0, or max (None)."""
    if text == "max":
        return None
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 0.1 <= speed <= 1_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no speed: write a number from 0.1 to 1000, or max")
    return speed


# What each command is for, and what adds its arguments; in the order of the help.
COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "run": ("train: on real buttons, lights and buzzer", _run),
    "simulate": ("the same on any machine, with a simulated board", _simulate),
    "outputs-off": ("switch off every light and the buzzer, after a program that was killed", _outputs_off),
    "list": ("the routines there are, their lengths and purpose", _folder),
    "check": ("find the faults in routine files", _check),
    "show": ("a routine's timeline, as a table or a picture", _show),
    "new": ("a routine of your own, to start from", _new),
    "import": ("bring routines along from a phone timer", _import),
    "board": ("try every light, buzzer and button; or show how they are wired", _board),
    "history": ("what was trained: the last workouts, weeks, bests", _history),
    "schema": ("the JSON Schema of routines, boards or config.yaml, for editors", _schema),
    "sounds": ("hear the signals, and learn what they mean", _sounds),
    "install": ("start whenever this Raspberry Pi is switched on; as root, from the source", _install),
    "figures": ("see how the exercises go", _figures),
    "doctor": ("find what is wrong with this machine and these settings", _folder),
}
DESCRIPTIONS = {
    "simulate": "Plays on a simulated board: in a window, else in the terminal, else as lines of text. "
    "Space is the button; escape holds it, and twice within a second quits.",
    "import": "Reads an export file of Just Another Workout Timer, OpenHIIT or TimeR Machine, and writes a "
    "routine for each workout in it.",
    "figures": "Shows the figures, moving; escape or q ends it.",
}


if __name__ == "__main__":
    sys.exit(main())
