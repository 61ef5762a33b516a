"""The configuration: what may stand in config.yaml, and what is said about the rest."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from timer.config import CONFIG, MENU, Config, load_config
from timer.theme import Hours

INSTALLED = (Path(__file__).parent.parent.parent / "systemd/config.yaml").read_text(encoding="utf-8")

WHOLE = """\
board: jam.yaml
routine: plank-holds
menu: {order: [first-timer, tabata], hidden: [amrap]}
lead_in: 3s
theme: {day: high-contrast, night: 21:00-06:30}
rotate: 270
overscan: 4
sound: 60
quiet: 22:00-07:30
"""


def test_every_key_is_read():
    loaded = load_config(WHOLE, "config.yaml")
    assert loaded.faults.all == ()
    assert loaded.config == Config(
        board="jam.yaml",
        routine="plank-holds",
        order=("first-timer", "tabata"),
        hidden=("amrap",),
        lead_in_ms=3_000,
        theme="high-contrast",
        night=Hours(21 * 60, 6 * 60 + 30),
        rotate=270,
        overscan=4,
        volume=60,
        quiet=Hours(22 * 60, 7 * 60 + 30),
    )


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", b"\xef\xbb\xbf# nothing yet\n"])
def test_an_empty_configuration_is_all_defaults(text):
    loaded = load_config(text, "config.yaml")
    assert loaded.faults.all == ()
    assert loaded.config == Config()


@pytest.mark.parametrize(("written", "volume"), [("on", 80), ("off", 0), ("true", 80), ("0", 0), ("100", 100)])
def test_sound_is_a_switch_or_a_volume(written, volume):
    assert load_config(f"sound: {written}\n", "config.yaml").config.volume == volume


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("bord: x", "1:1", "unknown key 'bord' in the configuration; did you mean 'board'?"),
        ("board:", "1:7", "'board' has no value; write one, or delete the line"),
        ("lead_in: 5 s", "1:10", None),
        ("theme: pink", "1:8", "default, high-contrast, night may stand here; write default"),
        ("theme: {day: default, from: 21:00}", "1:23", "unknown key 'from' in the theme; the theme takes day, night"),
        (
            "theme: {night: 21}",
            "1:16",
            "the hours of the night have a begin and an end; write them like this: 22:00-07:00",
        ),
        ("rotate: 45", "1:9", "a picture turns by 0, 90, 180 or 270; write one of them"),
        (
            "overscan: 21",
            "1:11",
            "a number from 0 to 20 belongs here; write it without a unit; it is percent of each edge",
        ),
        ("sound: 101", "1:8", "the loudspeaker is on, off or a number from 0 to 100; write one of them"),
        ("sound: loud", "1:8", "the loudspeaker is on, off or a number from 0 to 100; write one of them"),
        ("quiet: 22-7", "1:8", "quiet hours have a begin and an end; write them like this: 22:00-07:00"),
        ("quiet: 24:00-07:00", "1:8", "quiet hours have a begin and an end; write them like this: 22:00-07:00"),
        ("quiet: 22:00-22:00", "1:8", "quiet hours end when they begin; write another end, like 22:00-07:00"),
        ("quiet: 7:00 to 07:00", "1:8", "quiet hours end when they begin; write another end, like 22:00-07:00"),
        ("quiet: [22]", "1:8", "quiet hours have a begin and an end; write them like this: 22:00-07:00"),
        ("menu: [a]", "1:7", "the menu is written as keys with values; write 'menu: {order: […], hidden: […]}'"),
        ("menu: {ordr: [a]}", "1:8", "unknown key 'ordr' in the menu; did you mean 'order'?"),
        ("- board", "1:1", "the configuration is written as keys with values; begin a line with 'board: …'"),
    ],
)
def test_a_fault_is_told_with_its_place_and_mend(text, place, message):
    loaded = load_config(text, "config.yaml")
    (fault,) = loaded.faults.errors
    assert f"{fault.mark.line}:{fault.mark.column}" == place
    if message:
        assert fault.message == message


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("night", Config(theme="night")),
        ("{day: high-contrast}", Config(theme="high-contrast")),
        ("{night: 21:00 to 7:00}", Config(night=Hours(21 * 60, 7 * 60))),
    ],
)
def test_a_theme_is_a_name_or_one_by_day_and_hours_of_the_night(written, expected):
    assert load_config(f"theme: {written}\n", "config.yaml").config == expected


def test_a_key_with_a_fault_leaves_the_others_as_written():
    loaded = load_config("rotate: 45\nlead_in: 8s\n", "config.yaml")
    assert loaded.config == Config(lead_in_ms=8_000)


@pytest.mark.parametrize(
    ("hours", "minute", "covered"),
    [
        (Hours(60, 120), 59, False),
        (Hours(60, 120), 60, True),
        (Hours(60, 120), 120, False),
        (Hours(22 * 60, 7 * 60), 23 * 60, True),
        (Hours(22 * 60, 7 * 60), 0, True),
        (Hours(22 * 60, 7 * 60), 7 * 60, False),
    ],
)
def test_quiet_hours_cover_their_begin_but_not_their_end(hours, minute, covered):
    assert hours.covers(minute) is covered


def test_the_installed_configuration_says_what_holds_anyway():
    loaded = load_config(INSTALLED, "config.yaml")
    assert loaded.faults.all == ()
    assert loaded.config == replace(Config(), board="board.yaml")


def test_the_installed_configuration_names_every_key_and_its_examples_count_once_uncommented():
    text = re.sub(r"^# (?=[a-z]+: )", "", INSTALLED, flags=re.MULTILINE)
    loaded = load_config(text, "config.yaml")
    assert loaded.faults.all == ()
    assert loaded.config.routine == "first-timer"
    assert loaded.config.quiet == Hours(22 * 60, 7 * 60)
    assert set(re.findall(r"^ *([a-z_]+):", text, re.MULTILINE)) == CONFIG.keys() | MENU.keys()
