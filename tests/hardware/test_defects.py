"""Defects: what a person may ask for, on which board."""

import pytest

from hardware.boardfile import BoardFile, ButtonPin, BuzzerPin, Led, Rgb
from hardware.defects import SOUND, DefectError, Defects, read_defects

BOARD = BoardFile("x", (ButtonPin("start", 17),), BuzzerPin(18, tonal=True), (Led(5), Led(6), Rgb(16, 20, 21)))


@pytest.mark.parametrize(
    ("names", "defects"),
    [
        pytest.param([], SOUND, id="none"),
        pytest.param(["bounce"], Defects(bounces=True), id="bounce"),
        pytest.param(["stuck:start"], Defects(stuck=frozenset({17})), id="stuck button"),
        pytest.param(["dead:start"], Defects(missing=frozenset({17})), id="dead button"),
        pytest.param(["dead:buzzer"], Defects(dead=frozenset({18})), id="dead buzzer"),
        pytest.param(["dead:rgb"], Defects(dead=frozenset({16, 20, 21})), id="dead light, all pins"),
        pytest.param(["dead:led2"], Defects(dead=frozenset({6})), id="the second of a kind"),
        pytest.param(
            ["dead:led", "bounce", "dead:buzzer"], Defects(bounces=True, dead=frozenset({5, 18})), id="several"
        ),
    ],
)
def test_a_fault_is_asked_for_by_its_name(names: list[str], defects: Defects) -> None:
    assert read_defects(names, BOARD) == defects


@pytest.mark.parametrize("name", ["stuck:buzzer", "dead:led3", "dead", "dead:back", ""])
def test_one_that_this_board_can_not_have_names_those_that_it_can(name: str) -> None:
    with pytest.raises(DefectError) as told:
        read_defects(["bounce", name], BOARD)
    assert str(told.value) == (
        f"there is no fault {name!r}; this board can have "
        "bounce, stuck:start, dead:start, dead:buzzer, dead:led, dead:led2, dead:rgb"
    )


def test_without_a_board_there_is_none_to_have() -> None:
    with pytest.raises(DefectError, match="there is no fault 'bounce'; there is no board to have one"):
        read_defects(["bounce"], None)
