"""The list of a routine's steps, in columns."""

import re

import pytest

from timer.screen.columns import columns, listing
from timer.screen.items import Box, Text
from timer.screen.outline import Line
from timer.screen.palette import Backdrop, palette
from timer.screen.sheet import Sheet
from timer.screen.typeset import Typesetter
from timer.theme import DEFAULT

AREA = Box(10, 10, 400, 200)


def listed(lines: list[Line], typesetter: Typesetter) -> list[Text]:
    sheet = Sheet((420, 320), palette(Backdrop(), DEFAULT), typesetter)
    columns(sheet, listing(sheet, lines, AREA))
    return [item for item in sheet.items if isinstance(item, Text)]


def steps(count: int) -> list[Line]:
    return [Line(0, f"Step {number}", "45 s") for number in range(1, count + 1)]


@pytest.mark.parametrize("count", [1, 8, 20, 60, 300])
def test_every_step_is_listed_or_counted(count: int, typesetter: Typesetter) -> None:
    said = [text.lines[0] for text in listed(steps(count), typesetter)]
    shown = sum(line.startswith("Step") for line in said)
    more = [int(found[1]) for line in said if (found := re.fullmatch(r"… and (\d+) more", line))]
    assert shown + sum(more) == count
    assert (count > 20) == bool(more)


@pytest.mark.parametrize("count", [1, 8, 20, 60])
def test_all_steps_have_one_size_and_lie_in_the_area(count: int, typesetter: Typesetter) -> None:
    found = listed(steps(count), typesetter)
    assert len({text.size_px for text in found}) == 1
    assert all(AREA.holds(text.box) for text in found)


def test_a_long_list_takes_two_columns(typesetter: Typesetter) -> None:
    few, many = (
        {text.box.x for text in listed(steps(count), typesetter) if text.lines[0].startswith("Step")}
        for count in (4, 20)
    )
    assert (len(few), len(many)) == (1, 2)


def test_a_name_too_long_for_a_row_goes_on_in_the_next(typesetter: Typesetter) -> None:
    said = [text.lines[0] for text in listed([Line(1, "a very long name " * 5, "3 × 1:30 each side")], typesetter)]
    assert "3 × 1:30 each side" in said
    assert " ".join(line for line in said if "name" in line).split() == ("a very long name " * 5).split()
