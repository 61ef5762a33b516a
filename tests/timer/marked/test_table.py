"""Tables: mappings read by their keys, each mistake told once."""

import pytest

from timer.marked import Faults, Key, Kind, Mapping, Node, Scalar, parse, read_mapping


def _read_word(node: Node, faults: Faults) -> str | None:
    if isinstance(node, Scalar) and node.text.isalpha():
        return node.text
    faults.fault(node.mark, "no word")
    return None


WORD = Kind(_read_word, {"type": "string"}, "a word")
KEYS = {key.name: key for key in (Key("name", WORD, "Its name.", required=True), Key("colour", WORD, "Its colour."))}


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        pytest.param("name: a\ncolour: b\n", {"name": "a", "colour": "b"}, [], id="all"),
        pytest.param("name: a\n", {"name": "a"}, [], id="without what may be left out"),
        pytest.param("colour: b\n", {"colour": "b"}, ["1:1: a lamp has no 'name'; add 'name: …'"], id="required"),
        pytest.param("name: 1\n", {}, ["1:7: no word"], id="a value that can't be read is not missed as well"),
        pytest.param("name:\n", {}, ["1:6: 'name' has no value; write a word"], id="no value"),
        pytest.param("name: ~\n", {}, ["1:7: 'name' has no value; write a word"], id="null"),
        pytest.param(
            "nmae: a\n",
            {},
            ["1:1: unknown key 'nmae' in a lamp; did you mean 'name'?"],
            id="a misspelt key is not missed as well",
        ),
        pytest.param(
            "name: a\nsize: b\n",
            {"name": "a"},
            ["2:1: unknown key 'size' in a lamp; a lamp takes name, colour"],
            id="unknown",
        ),
        pytest.param(
            f"name: a\n{'x' * 60}: b\n",
            {"name": "a"},
            [f"2:1: unknown key '{'x' * 39}…' in a lamp; a lamp takes name, colour"],
            id="long unknown",
        ),
    ],
)
def test_a_mapping_is_read_by_its_table(text: str, values: dict[str, str], expected: list[str]):
    faults = Faults("x.yaml")
    root = parse(text, faults)
    assert isinstance(root, Mapping)
    assert read_mapping(root, KEYS, faults, "a lamp") == values
    assert [faults.headline(fault).removeprefix("x.yaml:") for fault in faults.all] == expected
