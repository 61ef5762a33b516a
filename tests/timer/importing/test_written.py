"""What is written: names as text, no side added, comments that say what was lost."""

import pytest

from tests.timer.importing.exports import CATALOGUE, jawt, losses, openhiit, plan, played, written
from timer.importing.written import Source, write

NAMES = [
    *("null", "~", "true", "on", "12:30", "- x", "#", "# x", "{}", "[a, b]", "x: y", "*a", "&a", "!t", "%d", "@", "`"),
    *('"', "'", "\\", 'a "b" \\n c', "45s", "12 reps", "3 x 45s", "max", "each side", "?", "|", ">", "---", "1"),
    *("name", "label", "rounds", "exercises", "sets", "reps", "steps", "work", "set", "superset", "tabata", "pause"),
    *("Squat 40s", "Squat:40s", "喝水", "🏋️", "Plank,", "e\u0301tirement"),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_a_name_whatever_yaml_makes_of_it(name: str) -> None:
    wanted = name.replace("e\u0301", "é")
    if wanted != "pause":  # which is a rest there
        assert played(jawt((2, [(name, 5)]))) == [f"{wanted} 5s"] * 2
    assert played(openhiit({"restTime": 0}, [name, name]))[1:] == [f"{wanted} 30s"] * 2


@pytest.mark.parametrize("name", ["rest", "Circuit", "emom", "AMRAP", "for_time", "warm_up", "cool_down"])
def test_a_word_for_a_step_is_renamed_and_told(name: str) -> None:
    timer = openhiit({"restTime": 0}, [name], works=1)
    assert played(timer)[1:] == [f"{name} exercise 30s"]
    assert losses(timer) == [f"renamed, for the name means something else here: {name} -> {name} exercise"]


def test_line_ends_and_control_characters_become_blanks() -> None:
    assert played(jawt((1, [("a\nb\x00\x85c\u2028d\ufeff", 5), (" \n ", 6)]))) == ["a b c d 5s", "Work 2 6s"]


def test_a_name_longer_than_the_screen_is_cut_and_told() -> None:
    workout = jawt((1, [("x" * 81, 5)]))
    assert played(workout) == [f"{'x' * 80} 5s"]
    assert losses(workout) == [f"cut to 80 characters: {'x' * 40}"]


@pytest.mark.parametrize("name", ["Side plank", "side planks", "Hamstring stretch", "Pistol squat"])
def test_no_side_is_added(name: str) -> None:
    workout = jawt((1, [(name, 40)]))
    assert played(workout) == [f"{name} 40s"]
    assert f'"{name}": {{work: 40s, each_side: false}}' in written(workout).text


def test_the_top_says_where_it_comes_from_and_what_was_lost() -> None:
    workout = plan(jawt((1, [("A", 0), ("B", 5), ("Rest", 5)]), title='Mine\n"x"'))
    source = Source("Some App", "my\nfile.json", "/s.json", warning="names may be damaged")
    assert write(workout, "Name: 2", source, CATALOGUE).text == (
        "# yaml-language-server: $schema=/s.json\n"
        '# From Some App: "Mine \\"x\\"" in my file.json.\n'
        "# What is not as it was there:\n"
        "# - names may be damaged\n"
        "# - left out, for it lasts 0 s: A\n"
        "# - without the rest at the very end\n"
        'name: "Name: 2"\nsteps:\n  - "B": 5s\n'
    )


def test_a_long_comment_stays_a_comment() -> None:
    names = [(f"{number} " + "y" * 30, 0) for number in range(9)]
    text = written(jawt((1, [("B", 5), *names]), title="word " * 500)).text
    assert all(line.startswith("# ") and len(line) <= 110 for line in text.split("name:")[0].splitlines()[1:])
