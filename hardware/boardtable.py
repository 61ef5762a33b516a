"""The table of what a board file may hold: every key, how it is read, and what a schema says of it."""

from collections.abc import Mapping as Dict
from typing import Any

from hardware.pins import PIN, WrittenPin, read_pin
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
    read_mapping,
)

YES, NO = ("yes", "true", "on"), ("no", "false", "off")
OWNERS = {"rgb": "an rgb light", "traffic": "a traffic light", "led": "an LED", "bar": "a bar"}


def _table(*keys: Key) -> dict[str, Key]:
    return {key.name: key for key in keys}


def _choice(*words: str) -> Kind:
    """Make a kind that takes one of a few words."""

    def read(node: Node, faults: Faults) -> str | None:
        text = node.text if isinstance(node, Scalar) else ""
        if text in words:
            return text
        meant = nearest(text, words)
        mend = f"did you mean '{meant}'?" if meant else f"write {' or '.join(words)}"
        faults.fault(node.mark, f"'{text[:40]}' can't be used here" if text else "one word belongs here", mend)
        return None

    return Kind(read, {"enum": list(words)})


def _record(keys: Dict[str, Key], owner: str, example: str) -> Kind:
    """Make a kind that is a mapping with keys of its own."""

    def read(node: Node, faults: Faults) -> dict[str, Any] | None:
        if isinstance(node, Mapping):
            return read_mapping(node, keys, faults, owner)
        faults.fault(node.mark, f"{owner} is written as keys with values", f"write {example}")
        return None

    return Kind(read, object_schema(keys))


def _read_text(node: Node, faults: Faults) -> str | None:
    if isinstance(node, Scalar) and node.text.strip():
        return node.text.strip()
    faults.fault(node.mark, "a text belongs here", "write a few words")
    return None


def _read_yes_no(node: Node, faults: Faults) -> bool | None:
    text = node.text.lower() if isinstance(node, Scalar) else ""
    if text in YES:
        return True
    if text in NO:
        return False
    faults.fault(node.mark, "yes or no belongs here", "write one of them")
    return None


def _any_case(word: str) -> str:
    """Give a pattern for a word in small and large letters."""
    return "".join(f"[{char.upper()}{char}]" for char in word)


def _read_pins(node: Node, faults: Faults) -> list[WrittenPin] | None:
    if isinstance(node, Sequence) and node.items:
        pins = [read_pin(item, faults) for item in node.items]
        return [pin for pin in pins if pin is not None]
    faults.fault(node.mark, "a list of pins belongs here", "write them in brackets: [5, 6, 13]")
    return None


def _read_button(node: Node, faults: Faults) -> dict[str, Any] | None:
    if isinstance(node, Mapping):
        return read_mapping(node, BUTTON_KEYS, faults, "a button")
    pin = read_pin(node, faults)
    return None if pin is None else {"pin": pin}


def _read_lights(node: Node, faults: Faults) -> list[dict[str, Any]] | None:
    if isinstance(node, Sequence):
        lights = [_read_light(item, faults) for item in node.items]
        return [light for light in lights if light is not None]
    faults.fault(node.mark, "lights are a list", "begin each light with '- '")
    return None


def _read_light(node: Node, faults: Faults) -> dict[str, Any] | None:
    if not isinstance(node, Mapping):
        faults.fault(node.mark, "a light is written as keys with values", "write {kind: led, pin: 24}")
        return None
    written = node.get("kind")
    if written is None:
        faults.fault(node.mark, "a light has no 'kind'", f"add 'kind: …', one of {', '.join(LIGHTS)}")
        return None
    kind = LIGHT_KIND.read(written, faults)
    return None if kind is None else read_mapping(node, LIGHTS[kind], faults, OWNERS[kind])


def _pin_key(name: str, about: str) -> Key:
    return Key(name, PIN, about, required=True)


def _light(kind: str, *keys: Key) -> dict[str, Key]:
    """Make the table of one kind of light."""
    of_this_kind = Kind(LIGHT_KIND.read, {"const": kind})
    return _table(Key("kind", of_this_kind, "What kind of light it is.", required=True), *keys, ACTIVE_HIGH)


TEXT = Kind(_read_text, {"anyOf": [{"type": "string", "pattern": r"\S"}, {"type": ["number", "boolean"]}]})
PINS = Kind(_read_pins, {"type": "array", "items": PIN.schema, "minItems": 1})
YES_NO = Kind(  # an editor may read `no` as either
    _read_yes_no,
    {"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": f"^({'|'.join(map(_any_case, (*YES, *NO)))})$"}]},
)

LIGHT_KIND = _choice(*OWNERS)
ACTIVE_HIGH = Key("active_high", YES_NO, "Whether a high pin means on; yes, if left out.")

PULL = Key(
    "pull",
    _choice("up", "down"),
    "How the pin rests: up (the contact connects it to ground), if left out, or down (to 3V3).",
)

BUTTON_KEYS = _table(_pin_key("pin", "The button's pin."), PULL)
BUTTON = Kind(_read_button, {"anyOf": [PIN.schema, object_schema(BUTTON_KEYS)]})
BUTTONS = _table(
    Key("start", BUTTON, "Does the obvious next thing; the only one that is needed."),
    Key("next", BUTTON, "The next interval, or the next routine."),
    Key("back", BUTTON, "The interval again, or the one before."),
)
ENCODER = _table(
    _pin_key("a", "The pin of contact A, often marked CLK."),
    _pin_key("b", "The pin of contact B, often marked DT."),
    Key("press", PIN, "The pin of the button under the knob, often marked SW: a start button."),
    PULL,
)
BUZZER = _table(
    _pin_key("pin", "The buzzer's pin."),
    Key(
        "kind",
        _choice("tonal", "active"),
        "tonal (a bare piezo, any pitch) or active (a pitch of its own, on or off).",
        required=True,
    ),
    ACTIVE_HIGH,
)
LIGHTS = {
    "rgb": _light(
        "rgb",
        _pin_key("red", "The pin of its red leg."),
        _pin_key("green", "The pin of its green leg."),
        _pin_key("blue", "The pin of its blue leg."),
    ),
    "traffic": _light(
        "traffic",
        _pin_key("red", "The pin of the red LED."),
        _pin_key("amber", "The pin of the amber LED."),
        _pin_key("green", "The pin of the green LED."),
    ),
    "led": _light("led", _pin_key("pin", "The LED's pin.")),
    "bar": _light(
        "bar",
        Key("pins", PINS, "The pins of its LEDs; the first is lit first.", required=True),
        Key(
            "shows",
            _choice("progress", "routine"),
            "How far the interval has come (progress, if left out), or the whole routine.",
        ),
    ),
}
BOARD = _table(
    Key("name", TEXT, "What the board is called.", required=True),
    Key("buttons", _record(BUTTONS, "the set of buttons", "buttons: {start: 17}"), "The push buttons."),
    Key(
        "encoder",
        _record(ENCODER, "an encoder", "encoder: {a: 23, b: 24, press: 25}"),
        "A knob that chooses a routine and changes a rest.",
    ),
    Key("buzzer", _record(BUZZER, "a buzzer", "buzzer: {pin: 18, kind: tonal}"), "The buzzer."),
    Key(
        "lights",
        Kind(_read_lights, {"type": "array", "items": {"anyOf": [object_schema(keys) for keys in LIGHTS.values()]}}),
        "The lights, each with its kind.",
    ),
    Key("plugs_on", YES_NO, "Whether it plugs onto the header, with nothing to wire; no, if left out."),
)
SCHEMA = {"$schema": DIALECT, "title": "A Gym Timer board", **object_schema(BOARD)}
