"""The wiring as a picture: every wire arrives where it should, and nothing lies on anything else."""

import xml.etree.ElementTree as ET
from itertools import combinations, pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from hardware.boardfile import PRESETS, preset
from hardware.diagram.canvas import MADE_BY
from hardware.diagram.picture import draw_svg
from hardware.diagram.wiring import RAIL_PLACES, Supply, name_of, wiring_of
from tests.hardware.diagram.boards import DRAWN, EVERYTHING, PLUGGED
from tests.hardware.mockboard import board_file

SVG = "{http://www.w3.org/2000/svg}"
DOCS = Path(__file__).parents[3] / "docs"
PICTURES = {"one-button": "wiring-one-button.svg", "breadboard": "wiring-breadboard.svg"}

BOARDS = DRAWN | {name: (preset(name) or b"").decode() for name in PRESETS}
every_board = pytest.mark.parametrize("text", BOARDS.values(), ids=BOARDS)


class Box(NamedTuple):
    """What a text covers."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Stretch(NamedTuple):
    """A straight part of a wire."""

    wire: str
    level: bool
    across: float  # its y if it is level, else its x
    begin: float
    end: float


def picture(text: str) -> ET.Element:
    return ET.fromstring(draw_svg(wiring_of(board_file(text))))


def boxes(root: ET.Element) -> list[Box]:
    """Give the texts with the room that they take in DejaVu Sans, the widest of the fonts that are asked for."""
    found = []
    for one in root.iter(f"{SVG}text"):
        x, y, size, said = (
            float(one.get("x", 0)),
            float(one.get("y", 0)),
            float(one.get("font-size", 0)),
            one.text or "",
        )
        width = len(said) * size * (0.68 if one.get("font-weight") else 0.6)
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[one.get("text-anchor", "start")]
        found.append(Box(said, left, y - 0.75 * size, left + width, y + 0.2 * size))
    return found


def stretches(root: ET.Element) -> list[Stretch]:
    """Give the level and the upright parts of the wires from the header."""
    found = []
    for wire in root.iter(f"{SVG}path"):
        if not wire.get("data-name"):
            continue
        points = [tuple(map(float, pair[1:].split(","))) for pair in wire.get("d", "").split()]
        for (x, y), (next_x, next_y) in pairwise(points):
            if y == next_y:
                found.append(Stretch(wire.get("data-name", ""), True, y, min(x, next_x), max(x, next_x)))
            elif x == next_x:
                found.append(Stretch(wire.get("data-name", ""), False, x, min(y, next_y), max(y, next_y)))
    return found


@every_board
def test_no_text_lies_on_another(text: str) -> None:
    for one, other in combinations(boxes(picture(text)), 2):
        apart = one.right <= other.left or other.right <= one.left or one.bottom <= other.top or other.bottom <= one.top
        assert apart, (one, other)


@every_board
def test_every_text_is_within_the_picture(text: str) -> None:
    root = picture(text)
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    for box in boxes(root):
        assert box.left >= 0, box
        assert box.right <= width, box
        assert box.top >= 0, box
        assert box.bottom <= height, box


@every_board
def test_two_wires_may_cross_but_never_run_on_each_other(text: str) -> None:
    for one, other in combinations(stretches(picture(text)), 2):
        if one.wire != other.wire and one.level == other.level and abs(one.across - other.across) < 6:
            assert one.end <= other.begin or other.end <= one.begin, (one, other)


@every_board
def test_every_pin_has_one_wire_and_is_named_at_both_of_its_ends(text: str) -> None:
    wiring = wiring_of(board_file(text))
    root = picture(text)
    wires = sorted(wire.get("data-name", "") for wire in root.iter(f"{SVG}path") if wire.get("data-name"))
    said = [box.text for box in boxes(root)]
    pins = [lead.pin for hookup in wiring.hookups for lead in hookup.leads]
    if wiring.plugs_on:
        assert wires == []
        return
    assert wires == sorted([*(f"GPIO{pin}" for pin in pins), *(name_of(RAIL_PLACES[one]) for one in wiring.supplies)])
    for hookup in wiring.hookups:
        for lead in hookup.leads:
            assert said.count(f"GPIO{lead.pin} · place {lead.place}") == 1
            assert said.count(f"GPIO{lead.pin}") == 1


def test_a_wire_ends_at_the_label_of_its_pin() -> None:
    root = picture(EVERYTHING)
    labels = {box.text.split(" ")[0]: box for box in boxes(root) if " · place " in box.text}
    ends = {wire.get("data-name"): wire.get("d", "").split()[-1][1:] for wire in root.iter(f"{SVG}path")}
    for name, label in labels.items():
        x, y = map(float, ends[name].split(","))
        assert (abs(x - label.left) < 6, 0 < y - label.bottom < 8) == (True, True), name


def test_a_board_that_plugs_on_is_a_header_with_its_places_marked() -> None:
    said = [box.text for box in boxes(picture(PLUGGED))]
    assert "It plugs onto the header: there is nothing to wire." in said
    assert "330 Ω" not in said
    assert {"start", "led"} <= set(said)


def test_what_a_person_calls_a_board_can_not_break_the_picture() -> None:
    root = picture("name: '<b> & \"x\" \\u0007'\n")
    assert boxes(root)[0].text.startswith('<b> & "x"')


def test_supplies_are_taken_from_where_they_are() -> None:
    assert {supply: name_of(place) for supply, place in RAIL_PLACES.items()} == {
        supply: supply.value for supply in Supply
    }


@pytest.mark.parametrize(("name", "file"), PICTURES.items(), ids=PICTURES)
def test_the_pictures_of_the_guide_are_what_the_command_draws_now(name: str, file: str) -> None:
    drawn = draw_svg(wiring_of(board_file(preset(name))))
    assert (DOCS / file).read_text(encoding="utf-8") == drawn, "run: make pictures"
    assert drawn.startswith(MADE_BY)
