"""Board files: YAML text -> which device is on which pin, checked before any pin is opened."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any, ClassVar

from hardware.boardtable import BOARD, OWNERS
from hardware.pins import INTERFACES, PULLED_UP, WrittenPin
from timer.marked import Faults, Mapping, Mark, parse, read_mapping

KNOB = "knob"  # the name of the button under an encoder's knob

BOARDS = resources.files("hardware") / "boards"
PRESETS = tuple(sorted(file.name[:-5] for file in BOARDS.iterdir() if file.name.endswith(".yaml")))


@dataclass(frozen=True, slots=True)
class ButtonPin:
    """A push button; between its pin and ground if `pull_up`, else between its pin and 3V3."""

    name: str  # "start", "next" or "back"; "knob" under an encoder
    pin: int
    pull_up: bool = True


@dataclass(frozen=True, slots=True)
class EncoderPins:
    """A rotary encoder; its contacts connect to ground if `pull_up`, else to 3V3."""

    a: int
    b: int
    press: int | None = None  # of the button under its knob
    pull_up: bool = True

    @property
    def knob(self) -> ButtonPin | None:
        """The button under its knob, if it is wired."""
        return None if self.press is None else ButtonPin(KNOB, self.press, self.pull_up)


@dataclass(frozen=True, slots=True)
class BuzzerPin:
    """A buzzer: tonal (its pin's frequency is the pitch), or active (one pitch of its own, on or off)."""

    pin: int
    tonal: bool
    active_high: bool = True


@dataclass(frozen=True, slots=True)
class Rgb:
    """One LED of any colour."""

    kind: ClassVar[str] = "rgb"
    red: int
    green: int
    blue: int
    active_high: bool = True

    @property
    def pins(self) -> tuple[int, ...]:
        """Red, green, blue."""
        return (self.red, self.green, self.blue)


@dataclass(frozen=True, slots=True)
class Traffic:
    """Three LEDs of fixed colours."""

    kind: ClassVar[str] = "traffic"
    red: int
    amber: int
    green: int
    active_high: bool = True

    @property
    def pins(self) -> tuple[int, ...]:
        """Red, amber, green."""
        return (self.red, self.amber, self.green)


@dataclass(frozen=True, slots=True)
class Led:
    """One LED of one colour."""

    kind: ClassVar[str] = "led"
    pin: int
    active_high: bool = True

    @property
    def pins(self) -> tuple[int, ...]:
        """The only one."""
        return (self.pin,)


@dataclass(frozen=True, slots=True)
class Bar:
    """LEDs in a row that show progress; the first pin is lit first."""

    kind: ClassVar[str] = "bar"
    pins: tuple[int, ...]
    active_high: bool = True
    overall: bool = False  # the whole routine's progress, not the interval's


LightPins = Rgb | Traffic | Led | Bar


@dataclass(frozen=True, slots=True)
class BoardFile:
    """What is wired to which pin (Broadcom numbers); no pin is there twice."""

    name: str
    buttons: tuple[ButtonPin, ...] = ()
    buzzer: BuzzerPin | None = None
    lights: tuple[LightPins, ...] = ()
    encoder: EncoderPins | None = None
    plugs_on: bool = False  # onto the header, with nothing to wire

    @property
    def contacts(self) -> tuple[ButtonPin, ...]:
        """All that can be pressed: the buttons, and the encoder's knob."""
        knob = self.encoder.knob if self.encoder else None
        return self.buttons if knob is None else (*self.buttons, knob)


@dataclass(frozen=True, slots=True)
class LoadedBoard:
    """A board file as it was read."""

    board: BoardFile | None  # None if there are errors
    faults: Faults


def preset(name: str) -> bytes | None:
    """Give the text of a board file that comes with the program, or None if there is none of that name."""
    return (BOARDS / f"{name}.yaml").read_bytes() if name in PRESETS else None


def load_board(data: bytes | str, name: str) -> LoadedBoard:
    """Read a board file and check its pins.

    Args:
        data: The file's bytes or text.
        name: What the faults call the file.
    """
    faults = Faults(name)
    root = parse(data, faults)
    if isinstance(root, Mapping):
        values = read_mapping(root, BOARD, faults, "a board")
        _check_pins(values, faults)
        _check_buttons(root, values, faults)
        return LoadedBoard(None if faults else _build(values), faults)
    if root is not None:
        faults.fault(root.mark, "a board file is written as keys with values", "begin it with 'name: …'")
    return LoadedBoard(None, faults)


def named_lights(board: BoardFile) -> Iterator[tuple[str, LightPins]]:
    """Name the lights after their kinds, as traces and troubles do; a second rgb is "rgb2"."""
    count: Counter[str] = Counter()
    for light in board.lights:
        count[light.kind] += 1
        yield light.kind if count[light.kind] == 1 else f"{light.kind}{count[light.kind]}", light


def _check_pins(values: dict[str, Any], faults: Faults) -> None:
    """Note pins that are used twice, and those that SPI or I2C may want."""
    users: dict[int, tuple[str, Mark]] = {}
    for user, pin in _pins(values):
        if pin.number in users:
            first, mark = users[pin.number]
            what = f"GPIO{pin.number} is used twice (first by {first} in line {mark.line})"
            faults.fault(pin.mark, what, "choose another pin")
            continue
        users[pin.number] = (user, pin.mark)
        if pin.number in INTERFACES:
            interface = INTERFACES[pin.number]
            what = f"GPIO{pin.number} is one of {interface}'s pins"
            faults.warn(pin.mark, what, f"choose another one if {interface} is switched on")


def _pins(values: dict[str, Any]) -> Iterator[tuple[str, WrittenPin]]:
    """Give every pin that was read, with who uses it."""
    devices = [(f"the button '{name}'", button) for name, button in values.get("buttons", {}).items()]
    devices.append(("the encoder", values.get("encoder", {})))
    devices.append(("the buzzer", values.get("buzzer", {})))
    devices += [(OWNERS[light["kind"]], light) for light in values.get("lights", ())]
    for user, device in devices:
        for value in device.values():
            pins = value if isinstance(value, list) else [value]
            yield from ((user, pin) for pin in pins if isinstance(pin, WrittenPin))


def _check_buttons(root: Mapping, values: dict[str, Any], faults: Faults) -> None:
    buttons, encoder = values.get("buttons", {}), values.get("encoder", {})
    if not faults and "start" not in buttons and "press" not in encoder:
        mark = (root.get("buttons") or root).mark
        faults.warn(mark, "no button 'start': only a keyboard can start a workout", "add it with its pin to 'buttons'")
    for contacts in (*buttons.values(), encoder):
        if contacts.get("pull") == "down":
            _check_pulls(contacts, faults)


def _check_pulls(contacts: dict[str, Any], faults: Faults) -> None:
    """Note the pins of contacts to 3V3 that can't be pulled down."""
    for pin in contacts.values():
        if isinstance(pin, WrittenPin) and pin.number in PULLED_UP:
            what = f"a resistor on the Pi pulls GPIO{pin.number} up"
            faults.fault(pin.mark, what, "write 'pull: up' and wire it to ground, or choose another pin")


def _build(values: dict[str, Any]) -> BoardFile:
    """Make the board of values in which no fault was found."""
    buttons = values.get("buttons", {})
    return BoardFile(
        name=values["name"],
        buttons=tuple(ButtonPin(name, one["pin"].number, one.get("pull") != "down") for name, one in buttons.items()),
        buzzer=_build_buzzer(values["buzzer"]) if "buzzer" in values else None,
        lights=tuple(_build_light(light) for light in values.get("lights", ())),
        encoder=_build_encoder(values["encoder"]) if "encoder" in values else None,
        plugs_on=values.get("plugs_on", False),
    )


def _build_encoder(encoder: dict[str, Any]) -> EncoderPins:
    press = encoder["press"].number if "press" in encoder else None
    return EncoderPins(encoder["a"].number, encoder["b"].number, press, encoder.get("pull") != "down")


def _build_buzzer(buzzer: dict[str, Any]) -> BuzzerPin:
    return BuzzerPin(buzzer["pin"].number, buzzer["kind"] == "tonal", buzzer.get("active_high", True))


def _build_light(light: dict[str, Any]) -> LightPins:
    active_high = light.get("active_high", True)
    match light["kind"]:
        case "rgb":
            return Rgb(light["red"].number, light["green"].number, light["blue"].number, active_high)
        case "traffic":
            return Traffic(light["red"].number, light["amber"].number, light["green"].number, active_high)
        case "led":
            return Led(light["pin"].number, active_high)
        case _:
            return Bar(tuple(pin.number for pin in light["pins"]), active_high, light.get("shows") == "routine")
