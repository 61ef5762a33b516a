"""The arrows: which part of the house may import which, and who may touch the outside world.

A new module must be placed in PARTS; a new part, in BELOW.
"""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent

# Each part, and the parts right below it. A part may import those, whatever is below them, and itself.
BELOW: dict[str, tuple[str, ...]] = {
    "marked": (),
    "routine": ("marked",),
    "timeline": ("routine",),
    "cues": ("timeline",),
    "theme": ("cues",),
    "player": ("cues",),
    "gestures": (),
    "session": ("player", "gestures"),
    "words": ("session",),
    "conductor": ("session", "theme"),
    "screen": ("session", "theme", "words"),
    "svg": ("theme",),
    "score": ("screen", "svg"),
    "importing": ("timeline",),
    "files": (),
    "sound": ("session", "theme"),
    "wallclock": (),
    "history": ("session", "wallclock", "svg"),
    "config": ("theme",),
    "folders": (),
    "checkup": (),
    "library": ("session", "folders", "files"),
    "signals": (),
    "hardware": ("marked",),
    "app": ("conductor", "screen", "sound", "history", "config", "library", "signals", "hardware"),
    "cli": ("app", "score", "files", "checkup", "importing"),
}
# The modules and packages of each part.
PARTS: dict[str, tuple[str, ...]] = {
    "marked": ("timer.marked",),
    "routine": ("timer.routine",),
    "timeline": ("timer.timeline", "timer.shuffle", "timer.expand", "timer.entry", "timer.lengths"),
    "cues": ("timer.cues",),
    "theme": ("timer.theme", "timer.flicker"),
    "player": ("timer.state", "timer.instants", "timer.player"),
    "gestures": ("timer.gestures", "timer.orders"),
    "session": ("timer.scene", "timer.messages", "timer.presses", "timer.lesson", "timer.tally", "timer.session"),
    "words": ("timer.words",),
    "conductor": (
        *("timer.clock", "timer.lamp", "timer.bar", "timer.rhythm", "timer.performer"),
        "timer.conductor",
    ),
    "screen": ("timer.screen",),
    "svg": ("timer.svg",),
    "score": ("timer.score",),
    "importing": ("timer.importing",),
    "files": ("timer.files",),
    "sound": ("timer.sound", "timer.speaker"),
    "wallclock": ("timer.wallclock",),
    "history": ("timer.history",),
    "config": ("timer.config",),
    "folders": ("timer.folders",),
    "checkup": ("timer.checkup", "timer.facts"),
    "library": ("timer.library", "timer.shelf"),
    "signals": ("timer.signals",),
    "hardware": ("hardware",),
    "app": tuple(
        f"timer.{of}" for of in ("desk", "wish", "kit", "app", "journal", "priority", "quiethours", "walk", "watchdog")
    ),
    "cli": ("timer.cli", "timer.commands", "timer.__main__"),
}
# The one exception: who makes or takes the neutral signal imports its data type.
SIGNAL = "hardware.signal"
KNOW_THE_SIGNAL = {"timer.performer", "timer.conductor", "timer.speaker"}

PURE = (
    "marked",
    "routine",
    "timeline",
    "cues",
    "theme",
    "player",
    "gestures",
    "session",
    "words",
    "score",
    "importing",
)
IMPURE = {
    *("asyncio", "concurrent", "fcntl", "glob", "importlib", "io", "logging", "multiprocessing", "os", "pathlib"),
    *("queue", "random", "secrets", "select", "shutil", "signal", "socket", "sqlite3", "subprocess", "tempfile"),
    *("threading", "time", "gpiozero", "lgpio", "pygame", "rich"),
}
# Who alone may import a module of the outside.
ALONE: dict[str, set[str]] = {
    "sqlite3": {f"timer.history.{name}" for name in ("schema", "file", "store", "reading")},
    "pygame": {
        *(f"timer.screen.{of}" for of in ("canvas", "draw", "shapes", "window", "boardparts")),
        *(f"timer.screen.{of}" for of in ("display", "opening", "person", "showcase")),
        "timer.sound",
    },
    "yaml": {"timer.marked.nodes", "timer.marked.parsers", "timer.marked.syntax"},
}


@cache
def modules() -> dict[str, Path]:
    """Find every module of ours by its dotted name."""
    files = [path for package in ("timer", "hardware") for path in (HOUSE / package).rglob("*.py")]
    return {dotted(path): path for path in files}


def dotted(path: Path) -> str:
    names = path.relative_to(HOUSE).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(modules()[module].read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[str]:
    """Give all that a module imports, wherever in it: modules of ours by their whole names."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in modules() else str(node.module)


def part_of(module: str) -> str | None:
    """Give the part that a module stands in; None for a package's own `__init__` at the top."""
    for part, names in PARTS.items():
        if any(module == name or module.startswith(f"{name}.") for name in names):
            return part
    return None


def reach(part: str) -> set[str]:
    """Give a part and all that is below it."""
    return {part}.union(*(reach(below) for below in BELOW[part]))


every_module = pytest.mark.parametrize("module", sorted(modules()))


@every_module
def test_a_module_has_its_place(module: str) -> None:
    assert module == "timer" or part_of(module), f"put {module} into PARTS"


def test_both_tables_name_the_same_parts() -> None:
    assert BELOW.keys() == PARTS.keys()


@every_module
def test_imports_run_one_way(module: str) -> None:
    part = part_of(module)
    allowed = reach(part) if part else set()

    for name in imports(module):
        if name.split(".")[0] not in ("timer", "hardware", "routines") or name == "timer":
            continue
        if name == SIGNAL and module in KNOW_THE_SIGNAL:
            continue
        assert part_of(name) in allowed, f"{module} imports {name}"


@every_module
def test_gpio_stays_in_hardware_and_each_library_with_those_who_know_it(module: str) -> None:
    for name in imports(module):
        top = name.split(".")[0]
        assert top not in ("gpiozero", "lgpio") or part_of(module) == "hardware", f"{module} imports {name}"
        assert module in ALONE.get(top, {module}), f"{module} imports {name}"


pure_module = pytest.mark.parametrize("module", sorted(name for name in modules() if part_of(name) in PURE))


@pure_module
def test_below_the_conductor_nothing_knows_the_outside(module: str) -> None:
    assert not {name.split(".")[0] for name in imports(module)} & IMPURE


@pure_module
def test_below_the_conductor_nothing_opens_prints_or_asks_the_time(module: str) -> None:
    called = [node.func for node in ast.walk(tree(module)) if isinstance(node, ast.Call)]
    names = {function.id for function in called if isinstance(function, ast.Name)}
    attributes = {function.attr for function in called if isinstance(function, ast.Attribute)}

    assert not names & {"open", "print", "input", "exec", "eval", "__import__"}
    assert not attributes & {"now", "today", "utcnow", "fromtimestamp", "open", "read_text", "write_text"}


@every_module
def test_only_the_commands_and_the_view_of_plain_lines_print(module: str) -> None:
    called = [node.func for node in ast.walk(tree(module)) if isinstance(node, ast.Call)]
    prints = any(isinstance(function, ast.Name) and function.id == "print" for function in called)

    assert not prints or part_of(module) == "cli" or module == "timer.screen.lines"


@every_module
def test_nothing_is_imported_that_is_not_there(module: str) -> None:
    known = {"timer", "hardware", "routines", "gpiozero", "lgpio", "pygame", "yaml", "rich"} | sys.stdlib_module_names

    assert {name.split(".")[0] for name in imports(module)} <= known
