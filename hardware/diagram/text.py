"""The wiring as text, at most 80 columns wide."""

from collections.abc import Iterator

from hardware.diagram.wiring import (
    BASE_OHM,
    HEADER_LIES,
    LIGHT_OHM,
    PLUGS_ON,
    POWER_OFF,
    PULL_DOWN_OHM,
    RAIL_PLACES,
    SUPPLIES,
    Hookup,
    Kind,
    Lead,
    Supply,
    Wiring,
    name_of,
    notes,
    rows,
)
from hardware.pins import spot

USED, FREE, LINK = "●", "○", " ── "
PLAIN = str.maketrans("●○─", "#.-")  # for terminals that have only ASCII
WIDEST_TAG = 22

Chain = tuple[str, ...]  # from one end of a line of parts to the other


def draw(wiring: Wiring) -> str:
    """Draw the header with what is connected to it, then each device's way to ground or power."""
    if wiring.plugs_on:
        lines = [f"{wiring.name}. {PLUGS_ON}", "", POWER_OFF, "", *_header(wiring), "", *_list(wiring)]
    else:
        lines = [f"{wiring.name}: how it is wired", "", POWER_OFF, "", *_header(wiring), "", *_rails(wiring)]
        lines += [*_devices(wiring), *notes(wiring)]
    return "\n".join(lines).rstrip() + "\n"


def plain(text: str) -> str:
    """Give a drawing in ASCII."""
    return text.translate(PLAIN).encode("ascii", "replace").decode()


def chains(hookup: Hookup) -> list[Chain]:
    """Give a device's lines of parts, each from a pin, a leg or power to where it ends."""
    end = _rail(hookup.end)
    first = spot(hookup.leads[0].pin) if hookup.leads else ""
    match hookup.kind:
        case Kind.BUTTON:
            return [(first, "button", end)]
        case Kind.ENCODER:
            return [*((spot(lead.pin), lead.part) for lead in hookup.leads), *_encoder_ends(hookup, end)]
        case Kind.PIEZO:
            return [(first, f"{LIGHT_OHM} ohm", "piezo", end)]
        case Kind.DRIVEN:
            return _driven(first)
        case Kind.MODULE:
            return [(first, "I/O"), (_rail(Supply.V3), "VCC (never 5V)"), (_rail(Supply.GROUND), "GND")]
        case Kind.LEDS:
            return [(spot(lead.pin), f"{LIGHT_OHM} ohm", _led(lead, hookup.end), end) for lead in hookup.leads]
        case Kind.RGB:
            legs = [(spot(lead.pin), f"{LIGHT_OHM} ohm", lead.part) for lead in hookup.leads]
            return [*legs, ("long leg, common to all", end)]


def _led(lead: Lead, end: Supply) -> str:
    legs = "long leg first" if end is Supply.GROUND else "short leg first"
    return f"{lead.part}, {legs}"


def _encoder_ends(hookup: Hookup, end: str) -> Iterator[Chain]:
    yield "common contact (C or GND)", end
    if len(hookup.leads) > 2:
        yield "other leg of its button", end


def _driven(pin: str) -> list[Chain]:
    return [
        (pin, f"{BASE_OHM // 1_000} kohm", "base of the transistor"),
        ("base", f"{PULL_DOWN_OHM // 1_000} kohm", _rail(Supply.GROUND)),
        ("emitter", _rail(Supply.GROUND)),
        ("collector", "buzzer's short leg (-)"),
        (f"5V (place {RAIL_PLACES[Supply.V5]})", "buzzer's long leg (+)"),
        ("long leg", "diode 1N4148, its stripe here", "short leg"),
    ]


def _rail(supply: Supply) -> str:
    return f"{supply.value} rail"


def _header(wiring: Wiring) -> Iterator[str]:
    tags = wiring.tags
    yield f"{'':{WIDEST_TAG - 12}}{HEADER_LIES}"
    for odd, even in rows():
        left = f"{tags.get(odd, ''):>{WIDEST_TAG}}  {name_of(odd):>6}  {odd:>2}"
        right = f"{even:<2}  {name_of(even):<6}  {tags.get(even, '')}"
        yield f"{left} {_dot(odd in tags)} {_dot(even in tags)} {right}".rstrip()


def _dot(used: bool) -> str:
    return USED if used else FREE


def _rails(wiring: Wiring) -> Iterator[str]:
    """Say where the rails of the breadboard get their power."""
    for supply in wiring.supplies:
        if supply is not Supply.V5:
            others = [str(place) for place, what in sorted(SUPPLIES.items()) if what is supply]
            others.remove(str(RAIL_PLACES[supply]))
            yield f"place {RAIL_PLACES[supply]}{LINK}{_rail(supply)} of the breadboard; or from {', '.join(others)}"
    if wiring.supplies:
        yield ""


def _devices(wiring: Wiring) -> Iterator[str]:
    for hookup in wiring.hookups:
        yield hookup.title
        yield from (f"  {LINK.join(chain)}" for chain in chains(hookup))
        yield ""


def _list(wiring: Wiring) -> Iterator[str]:
    for hookup in wiring.hookups:
        yield f"{hookup.title.split(',')[0]}: {', '.join(spot(lead.pin) for lead in hookup.leads)}"
