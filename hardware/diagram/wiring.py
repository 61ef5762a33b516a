"""Wiring: what lies between each pin of a board and ground or power, as plain data."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from hardware.boardfile import Bar, BoardFile, BuzzerPin, EncoderPins, Led, LightPins, Rgb, Traffic, named_lights
from hardware.pins import HEADER, PLACE_OF, PLACES
from timer.marked import printable

# 330 ohm lets 1 mA (blue, 3 V across it) to 4 mA (red, 2 V) through an LED at 3.3 V. A pin gives 16 mA at most, all
# pins together some 50 mA (Raspberry Pi documentation, GPIO pads: 2-16 mA of drive strength; the 50 mA are the first
# Pi's 3V3 supply, and the figure that everybody still keeps to). The same resistor keeps a small loudspeaker that
# was taken for a piezo at 10 mA.
LIGHT_OHM = 330
# (3.3 V - 0.7 V) / 1 kohm = 2.6 mA into the base, of which 0.07 mA leave by the pull-down: a 2N3904 or BC547 that
# carries a buzzer's 30 mA is fully on from 1 mA.
BASE_OHM = 1_000
PULL_DOWN_OHM = 10_000  # holds the base low while nobody drives the pin: from power-on until the program starts
LONGEST_NAME = 24


class Supply(Enum):
    """A place on the header that is not a GPIO."""

    GROUND = "ground"
    V3 = "3V3"
    V5 = "5V"


SUPPLIES = {
    **dict.fromkeys((1, 17), Supply.V3),
    **dict.fromkeys((2, 4), Supply.V5),
    **dict.fromkeys((6, 9, 14, 20, 25, 30, 34, 39), Supply.GROUND),
}
RAIL_PLACES = {Supply.GROUND: 39, Supply.V3: 1, Supply.V5: 2}  # where a diagram takes each from; others do as well


class Kind(Enum):
    """How a device is wired."""

    BUTTON = "button"
    ENCODER = "encoder"
    PIEZO = "piezo"
    DRIVEN = "driven"  # an active buzzer behind an NPN transistor
    MODULE = "module"  # a buzzer on a little board that a low pin sounds
    LEDS = "leds"  # each alone
    RGB = "rgb"  # three in one, with a common leg


@dataclass(frozen=True, slots=True)
class Lead:
    """One pin of a device."""

    pin: int  # Broadcom number
    part: str  # what hangs on it: "red leg", "LED 1", "contact A"
    tag: str  # the same in short, for the header: "rgb red", "bar 1"

    @property
    def place(self) -> int:
        """The place on the header."""
        return PLACE_OF[self.pin]


@dataclass(frozen=True, slots=True)
class Hookup:
    """A device, and what its pins' current goes to."""

    kind: Kind
    title: str
    leads: tuple[Lead, ...]
    end: Supply = Supply.GROUND  # the other end: ground, or 3V3 where a low pin means on

    @property
    def supplies(self) -> frozenset[Supply]:
        """What it is connected to beside its pins."""
        return frozenset({self.end}) | {
            Kind.DRIVEN: frozenset({Supply.V5}),
            Kind.MODULE: frozenset({Supply.V3}),
        }.get(self.kind, frozenset())


@dataclass(frozen=True, slots=True)
class Wiring:
    """A whole board's."""

    name: str
    hookups: tuple[Hookup, ...]
    plugs_on: bool  # onto the header, with nothing to wire

    @property
    def supplies(self) -> tuple[Supply, ...]:
        """What its devices are connected to beside their pins; for a board that plugs on, nothing to wire."""
        used = frozenset().union(*(hookup.supplies for hookup in self.hookups))
        return () if self.plugs_on else tuple(supply for supply in Supply if supply in used)

    @property
    def tags(self) -> dict[int, str]:
        """What is connected to each place of the header that is used."""
        rails = {RAIL_PLACES[supply]: RAILS[supply] for supply in self.supplies}
        return rails | {lead.place: lead.tag for hookup in self.hookups for lead in hookup.leads}


RAILS = {Supply.GROUND: "ground rail", Supply.V3: "3V3 rail", Supply.V5: "buzzer +"}

POWER_OFF = "Power off first: unplug the Pi before you wire."
PLUGS_ON = "It plugs onto the header: there is nothing to wire."
HEADER_LIES = "Place 1 is at the end with the SD card; even places lie at the edge."

# What one must know of a part to put it in the right way round.
NOTES = {
    Kind.BUTTON: "Button with four legs: use two that lie diagonally.",
    Kind.LEDS: "LED: the short leg, beside the flat of the rim, is minus.",
    Kind.RGB: "RGB LED, from the flat of the rim: red, long leg, green, blue (some differ).",
    Kind.DRIVEN: "Transistor, flat side to you, legs down: 2N3904 E B C; BC547 C B E.",
    Kind.ENCODER: "Encoder on a little board: its + goes to 3V3, never to 5V.",
    Kind.MODULE: "Module: VCC goes to 3V3, never to 5V.",
}


def notes(wiring: Wiring) -> list[str]:
    """Give what one must know of the parts."""
    kinds = {hookup.kind for hookup in wiring.hookups}
    return [note for kind, note in NOTES.items() if kind in kinds]


def name_of(place: int) -> str:
    """Give what a place on the header is: "GPIO17", "ground", "3V3" or "5V"."""
    return f"GPIO{HEADER[place]}" if place in HEADER else SUPPLIES[place].value


def rows() -> Iterator[tuple[int, int]]:
    """Give the header's pairs of places, from the end with the SD card."""
    return ((place, place + 1) for place in range(1, PLACES, 2))


def wiring_of(file: BoardFile) -> Wiring:
    """Lay out how a board's devices are connected: buttons, encoder, buzzer, lights."""
    hookups = [
        Hookup(Kind.BUTTON, f"Button {one.name}", (Lead(one.pin, "button", one.name),), _contact_end(one.pull_up))
        for one in file.buttons
    ]
    if file.encoder is not None:
        hookups.append(_encoder(file.encoder))
    if file.buzzer is not None:
        hookups.append(_buzzer(file.buzzer))
    hookups += [_light(name, light) for name, light in named_lights(file)]
    return Wiring(_short(file.name), tuple(hookups), file.plugs_on)


def _short(name: str) -> str:
    """Give a board's name as it fits on one line."""
    name = printable(name)
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _contact_end(pull_up: bool) -> Supply:
    return Supply.GROUND if pull_up else Supply.V3


def _encoder(encoder: EncoderPins) -> Hookup:
    leads = [Lead(encoder.a, "contact A", "encoder A"), Lead(encoder.b, "contact B", "encoder B")]
    if encoder.press is not None:
        leads.append(Lead(encoder.press, "its button", "encoder press"))
    return Hookup(Kind.ENCODER, "Rotary encoder", tuple(leads), _contact_end(encoder.pull_up))


def _buzzer(buzzer: BuzzerPin) -> Hookup:
    lead = (Lead(buzzer.pin, "buzzer", "buzzer"),)
    if not buzzer.active_high:
        return Hookup(Kind.MODULE, "Buzzer module, on while its pin is low", lead)
    if buzzer.tonal:
        return Hookup(Kind.PIEZO, "Piezo buzzer", lead)
    return Hookup(Kind.DRIVEN, "Active buzzer, 5V", lead)


def _light(name: str, light: LightPins) -> Hookup:
    end = Supply.GROUND if light.active_high else Supply.V3
    number = name.removeprefix(light.kind)
    match light:
        case Rgb():
            common = "cathode" if light.active_high else "anode"
            return Hookup(Kind.RGB, _title("RGB LED", number, f"common {common}"), _colours(name, light, " leg"), end)
        case Traffic():
            return Hookup(Kind.LEDS, _title("Traffic light", number), _colours(name, light, " LED"), end)
        case Led():
            return Hookup(Kind.LEDS, _title("LED", number), (Lead(light.pin, "LED", name),), end)
        case Bar():
            leads = (Lead(pin, f"LED {n}", f"{name} {n}") for n, pin in enumerate(light.pins, 1))
            return Hookup(Kind.LEDS, _title("Bar of LEDs", number, "1 is lit first"), tuple(leads), end)


def _title(what: str, number: str, more: str = "") -> str:
    numbered = f"{what} {number}" if number else what
    return f"{numbered}, {more}" if more else numbered


COLOURS = {"rgb": ("red", "green", "blue"), "traffic": ("red", "amber", "green")}  # as the pins of each


def _colours(name: str, light: Rgb | Traffic, what: str) -> tuple[Lead, ...]:
    pairs = zip(light.pins, COLOURS[light.kind], strict=True)
    return tuple(Lead(pin, f"{colour}{what}", f"{name} {colour}") for pin, colour in pairs)
