"""The configuration: what `config.yaml` may hold, read with faults like a routine's."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from timer.marked import (
    DIALECT,
    Faults,
    Key,
    Kind,
    Mapping,
    Node,
    Scalar,
    Sequence,
    nearest,
    object_schema,
    parse,
    printable,
    quoted,
    read_mapping,
)
from timer.routine.kinds import DURATION_KIND, FLAG, FLAGS, NAME, TEXTS, either, pattern
from timer.theme import DEFAULT, THEMES, Hours

TURNS = ("0", "90", "180", "270")
MOST_OVERSCAN = 20
VOLUME = 80  # of 100
TIME_OF_DAY = r"([01]?[0-9]|2[0-3]):([0-5][0-9])"
HOURS = rf"{TIME_OF_DAY} ?(?:-|–|to) ?{TIME_OF_DAY}"
NOT_EQUAL = r"(?!0?([0-9]{1,2}:[0-9]{2}) ?(?:-|–|to) ?0?\1$)"  # before hours: their end is not their begin


class Named(NamedTuple):
    """A name in the configuration that something else must have."""

    key: str  # "board", "routine", "order" or "hidden"
    name: str
    place: str  # as faults tell it: `config.yaml:3:8`


@dataclass(frozen=True, slots=True)
class Config:
    """What the person has settled; the defaults hold where nothing is written."""

    board: str | None = None  # a preset's name, a board file's path, or "none"; None: nothing is written
    routine: str | None = None  # pinned: chosen first
    order: tuple[str, ...] = ()  # of the menu; the others follow by name
    hidden: tuple[str, ...] = ()  # not in the menu
    lead_in_ms: int = 5_000
    theme: str = DEFAULT.name  # by day
    night: Hours | None = None  # when the screen wears the theme `night` instead
    rotate: int = 0  # of the picture, clockwise, in degrees
    overscan: int = 0  # percent of each edge that the screen cuts off, 0-20
    volume: int = VOLUME  # of the loudspeaker, 0-100; 0 for `off`
    quiet: Hours | None = None
    named: tuple[Named, ...] = field(default=(), compare=False)  # where the names above are written

    def at(self, key: str, told: str) -> str:
        """Give what is told of the board's or the routine's name, with its place."""
        return next((f"{named.place}: {told}" for named in self.named if named.key == key), told)


@dataclass(frozen=True, slots=True)
class LoadedConfig:
    """A configuration as it was read; keys with faults have their defaults."""

    config: Config
    faults: Faults


def load_config(data: bytes | str, name: str) -> LoadedConfig:
    """Read a configuration; an empty one is fine.

    Args:
        data: The file's bytes or text.
        name: What the faults call the file.
    """
    faults = Faults(name)
    text = data if isinstance(data, str) else data.decode("utf-8-sig", "replace")
    if all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines()):
        return LoadedConfig(Config(), faults)
    root = parse(data, faults)
    values: dict[str, Any] = {}
    if isinstance(root, Mapping):
        values = read_mapping(root, CONFIG, faults, "the configuration")
    elif root is not None:
        faults.fault(root.mark, "the configuration is written as keys with values", "begin a line with 'board: …'")
    menu = values.pop("menu", {})
    theme = values.pop("theme", {})
    for key, name in (("day", "theme"), ("night", "night")):
        if key in theme:
            values[name] = theme[key]
    if "lead_in" in values:
        values["lead_in_ms"] = values.pop("lead_in")
    if "sound" in values:
        values["volume"] = values.pop("sound")
    named = tuple(_named(root, faults)) if isinstance(root, Mapping) else ()
    return LoadedConfig(Config(**values, **menu, named=named), faults)


def _named(root: Mapping, faults: Faults) -> Iterator[Named]:
    menu = root.get("menu")
    inside = [(key, menu.get(key)) for key in MENU] if isinstance(menu, Mapping) else []
    for key, node in (("board", root.get("board")), ("routine", root.get("routine")), *inside):
        for name in node.items if isinstance(node, Sequence) else (node,):
            if isinstance(name, Scalar):
                yield Named(key, name.text, f"{printable(faults.name)}:{name.mark.line}:{name.mark.column}")


def not_in_menu(config: Config, routines: Collection[str]) -> Iterator[str]:
    """Tell of names in `menu` that no routine has, a line each.

    Args:
        routines: The names that there are.
    """
    for key, name, place in config.named:
        if key in MENU and name not in routines:
            near = nearest(name, routines)
            mend = f"did you mean {near!r}?" if near else "`gym-timer list` names them"
            yield f"{place}: warning: there is no routine {quoted(name)}; {mend}"


def _read_menu(node: Node, faults: Faults) -> dict[str, tuple[str, ...]] | None:
    if isinstance(node, Mapping):
        return read_mapping(node, MENU, faults, "the menu")
    faults.fault(node.mark, "the menu is written as keys with values", "write 'menu: {order: […], hidden: […]}'")
    return None


def _number(choices: range, unit: str) -> Kind:
    def read(node: Node, faults: Faults) -> int | None:
        if isinstance(node, Scalar) and re.fullmatch("[0-9]{1,3}", node.text) and int(node.text) in choices:
            return int(node.text)
        what = f"a number from {choices[0]} to {choices[-1]} belongs here"
        faults.fault(node.mark, what, f"write it without a unit; it is {unit}")
        return None

    return Kind(read, _whole(choices), f"{unit}, a whole number")


def _whole(choices: range) -> dict[str, Any]:
    """Say as a schema: a whole number, in quotes too."""
    quoted = "|".join(f"0{{0,{3 - len(str(number))}}}{number}" for number in choices)
    return either({"type": "integer", "minimum": choices[0], "maximum": choices[-1]}, pattern(f"({quoted})"))


def _words(words: tuple[str, ...]) -> Kind:
    def read(node: Node, faults: Faults) -> str | None:
        if isinstance(node, Scalar) and node.text in words:
            return node.text
        faults.fault(node.mark, f"{', '.join(words)} may stand here", f"write {words[0]}")
        return None

    return Kind(read, {"enum": list(words)}, " or ".join(words))


def _read_turn(node: Node, faults: Faults) -> int | None:
    if isinstance(node, Scalar) and node.text in TURNS:
        return int(node.text)
    faults.fault(node.mark, "a picture turns by 0, 90, 180 or 270", "write one of them")
    return None


def _read_sound(node: Node, faults: Faults) -> int | None:
    if isinstance(node, Scalar) and node.text in FLAGS:
        return VOLUME if FLAGS[node.text] else 0
    if isinstance(node, Scalar) and re.fullmatch("[0-9]{1,3}", node.text) and int(node.text) <= 100:
        return int(node.text)
    faults.fault(node.mark, "the loudspeaker is on, off or a number from 0 to 100", "write one of them")
    return None


def _hours(what: str) -> Kind:
    def read(node: Node, faults: Faults) -> Hours | None:
        match = re.fullmatch(HOURS, node.text) if isinstance(node, Scalar) else None
        if match:
            begin_h, begin_min, end_h, end_min = map(int, match.groups())
            hours = Hours(begin_h * 60 + begin_min, end_h * 60 + end_min)
            if hours.begin != hours.end:
                return hours
            faults.fault(node.mark, f"{what} end when they begin", "write another end, like 22:00-07:00")
            return None
        faults.fault(node.mark, f"{what} have a begin and an end", "write them like this: 22:00-07:00")
        return None

    return Kind(read, {"type": "string", "pattern": f"^{NOT_EQUAL}{HOURS}$"}, "22:00-07:00")


def _read_theme(node: Node, faults: Faults) -> dict[str, Any] | None:
    """Read a theme's name, or one for the day and the hours of the night."""
    if isinstance(node, Mapping):
        return read_mapping(node, BY_HOURS, faults, "the theme")
    name = THEME.read(node, faults)
    return None if name is None else {"day": name}


TURN_SCHEMA = {"enum": [*map(int, TURNS), *TURNS]}
SOUND_SCHEMA = either(FLAG.schema, _whole(range(101)))

THEME = _words(tuple(THEMES))
BY_HOURS = {
    key.name: key
    for key in (
        Key("day", THEME, "Colours by day; default."),
        Key("night", _hours("the hours of the night"), "Hours in which the screen is dark: the theme `night`."),
    )
}
THEME_SCHEMA = either(THEME.schema, object_schema(BY_HOURS))
MENU = {
    key.name: key
    for key in (
        Key("order", TEXTS, "Names of routines, in the order of the menu; the others follow."),
        Key("hidden", TEXTS, "Names of routines that are not in the menu."),
    )
}
CONFIG = {
    key.name: key
    for key in (
        Key("board", NAME, "What is wired: a preset's name, the path of a board file, or none."),
        Key("routine", NAME, "The routine that is chosen first, and played where there is no screen."),
        Key(
            "menu",
            Kind(_read_menu, object_schema(MENU), "`order` and `hidden`"),
            "The order of the menu, and what it hides.",
        ),
        Key("lead_in", DURATION_KIND, "Time to get back into position before work that a press begins; 5s."),
        Key(
            "theme",
            Kind(_read_theme, THEME_SCHEMA, f"{THEME.form}, or `day` and `night`"),
            "Colours: one theme, or one by day and hours in which the screen is dark.",
        ),
        Key("rotate", Kind(_read_turn, TURN_SCHEMA, "0, 90, 180 or 270"), "Turns the picture clockwise, in degrees."),
        Key("overscan", _number(range(MOST_OVERSCAN + 1), "percent of each edge"), "What the screen cuts off."),
        Key("sound", Kind(_read_sound, SOUND_SCHEMA, "on, off or 0 to 100"), "The loudspeaker, and how loud it is."),
        Key("quiet", _hours("quiet hours"), "Hours without sound."),
    )
}
SCHEMA = {"$schema": DIALECT, "title": "The configuration of Gym Timer", **object_schema(CONFIG)}
