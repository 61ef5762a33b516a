"""The JSON Schema of board files: it judges them as the loader does, but for pins that are used twice."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from hardware.boardfile import load_board
from hardware.boardtable import SCHEMA
from hardware.pins import PIN, PLACE_OF, PULLED_UP
from tests.schemas import as_yaml, changed, sound
from tests.timer.routine.documents import as_editor

VALIDATOR = Draft202012Validator(SCHEMA)
PIN_HERE = "a pin"
FREE = [number for number in range(28) if number not in PULLED_UP]


def with_pins(value: Any, pins: list[Any]) -> Any:
    """Put a pin of its own in each place for one."""
    if isinstance(value, dict):
        return {key: with_pins(part, pins) for key, part in value.items()}
    if isinstance(value, list):
        return [with_pins(part, pins) for part in value]
    return pins.pop() if value == PIN_HERE else value


def written(number: int) -> st.SearchStrategy[Any]:
    return st.sampled_from([number, str(number), f"GPIO{number}", f"gpio{number:02}", f"BOARD{PLACE_OF[number]}"])


PINS = st.permutations(FREE).flatmap(lambda numbers: st.tuples(*map(written, numbers)))
BOARDS = (
    st.tuples(sound(SCHEMA, {id(PIN.schema["anyOf"]): st.just(PIN_HERE)}), PINS)
    .filter(lambda drawn: str(drawn[0]).count(PIN_HERE) <= len(FREE))
    .map(lambda drawn: with_pins(drawn[0], list(drawn[1])))
)


def told(text: str) -> list[str]:
    """Give the faults that a schema can see."""
    return [fault.message for fault in load_board(text, "b.yaml").faults.errors if "used twice" not in fault.message]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@given(BOARDS)
def test_what_the_schema_allows_is_a_board(document: Any) -> None:
    text = as_yaml(document)
    assert VALIDATOR.is_valid(as_editor(text))
    assert told(text) == []


@given(BOARDS.flatmap(changed))
def test_a_change_is_judged_alike(document: Any) -> None:
    text = as_yaml(document)
    assert VALIDATOR.is_valid(as_editor(text)) is (told(text) == [])
