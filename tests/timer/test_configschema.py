"""The JSON Schema of the configuration: it judges a text as the loader does."""

from typing import Any

from hypothesis import given
from jsonschema import Draft202012Validator

from tests.schemas import as_yaml, changed, sound
from tests.timer.routine.documents import as_editor
from timer.config import SCHEMA, load_config

VALIDATOR = Draft202012Validator(SCHEMA)
CONFIGS = sound(SCHEMA)


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@given(CONFIGS)
def test_what_the_schema_allows_is_a_configuration(document: Any):
    text = as_yaml(document)
    assert VALIDATOR.is_valid(as_editor(text))
    assert load_config(text, "config.yaml").faults.all == ()


@given(CONFIGS.flatmap(changed))
def test_a_change_is_judged_alike(document: Any):
    text = as_yaml(document)
    assert VALIDATOR.is_valid(as_editor(text)) is not bool(load_config(text, "config.yaml").faults)
