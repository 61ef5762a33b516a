"""Board files: what is read, and what is wrong with those that can't be."""

from pathlib import Path
from typing import Any

import gpiozero
import jsonschema
import pytest
import yaml
from gpiozero.pins.mock import MockFactory, MockPWMPin
from hypothesis import given
from hypothesis import strategies as st

import hardware
from hardware.boardfile import (
    PRESETS,
    Bar,
    BoardFile,
    ButtonPin,
    BuzzerPin,
    EncoderPins,
    Led,
    LightPins,
    Rgb,
    Traffic,
    load_board,
    preset,
)
from hardware.boardtable import SCHEMA

PIN_MEND = "write its GPIO number, 0-27, or its place on the header as BOARD11"
BREADBOARD = BoardFile(
    name="Breadboard",
    buttons=(ButtonPin("start", 17), ButtonPin("next", 27), ButtonPin("back", 22)),
    buzzer=BuzzerPin(18, tonal=True),
    lights=(Rgb(16, 20, 21), Bar((5, 6, 13, 19, 26))),
)


def headlines(text: bytes | str) -> list[str]:
    """Give every fault and warning of a board file as its one line."""
    faults = load_board(text, "b.yaml").faults
    return [faults.headline(fault) for fault in faults.all]


def rows(table: dict[str, tuple[str, list[str]]]) -> list[Any]:
    """Give a table's rows, each with its name as id."""
    return [pytest.param(*row, id=name) for name, row in table.items()]


def test_the_breadboard_is_wired_as_the_guide_says() -> None:
    loaded = load_board(preset("breadboard") or b"", "breadboard")
    assert loaded.board == BREADBOARD
    assert loaded.faults.all == ()


def preset_board(name: str) -> BoardFile | None:
    return load_board(preset(name) or b"", name).board


def number(device: Any) -> int:
    """Give the Broadcom number of a device of gpiozero's."""
    return int(device.pin.info.name.removeprefix("GPIO"))


def test_the_jam_hat_is_wired_as_gpiozero_knows_it() -> None:
    with gpiozero.JamHat(pin_factory=MockFactory(pin_class=MockPWMPin)) as hat:
        assert preset_board("jam-hat") == BoardFile(
            "JAM HAT",
            tuple(
                ButtonPin(name, number(button), button.pull_up)
                for name, button in (("start", hat.button_1), ("next", hat.button_2))
            ),
            BuzzerPin(number(hat.buzzer.pwm_device), tonal=True),
            tuple(Traffic(*map(number, row)) for row in (hat.lights_1, hat.lights_2)),
            plugs_on=True,
        )


def test_the_traffic_hat_is_wired_as_gpiozero_knows_it() -> None:
    with gpiozero.TrafficHat(pin_factory=MockFactory(pin_class=MockPWMPin)) as hat:
        assert preset_board("traffic-hat") == BoardFile(
            "Traffic HAT",
            (ButtonPin("start", number(hat.button), hat.button.pull_up),),
            BuzzerPin(number(hat.buzzer), tonal=False),
            (Traffic(*map(number, hat.lights)),),
            plugs_on=True,
        )


def test_the_smallest_board_grows_into_the_breadboard() -> None:
    assert preset_board("one-button") == BoardFile(
        "One button", (ButtonPin("start", 17),), BuzzerPin(18, tonal=False), (Led(16),)
    )


def test_no_pin_that_drives_the_smallest_board_is_pulled_up_at_boot() -> None:
    board = preset_board("one-button")
    assert board is not None
    assert board.buzzer is not None
    assert min(board.buzzer.pin, *board.lights[0].pins) >= 9


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_has_neither_faults_nor_warnings(name: str) -> None:
    assert headlines(preset(name) or b"") == []


def test_every_board_file_in_the_package_is_a_preset() -> None:
    files = (Path(hardware.__file__).parent / "boards").glob("*.yaml")
    assert set(PRESETS) == {file.stem for file in files}


@pytest.mark.parametrize("name", ["", "bread", "../boards/breadboard", "breadboard.yaml"])
def test_there_is_no_preset_of_another_name(name: str) -> None:
    assert preset(name) is None


@pytest.mark.parametrize(
    ("text", "buttons"),
    [
        pytest.param("{start: 17}", (ButtonPin("start", 17),), id="bare pin"),
        pytest.param("{start: GPIO25}", (ButtonPin("start", 25),), id="GPIO"),
        pytest.param("{start: {pin: BOARD11}}", (ButtonPin("start", 17),), id="pulled up if not said"),
        pytest.param("{start: {pin: 4, pull: up}}", (ButtonPin("start", 4, True),), id="up"),
        pytest.param("{start: {pin: 4, pull: down}}", (ButtonPin("start", 4, False),), id="down"),
        pytest.param("{back: 5, start: 4}", (ButtonPin("back", 5), ButtonPin("start", 4)), id="in the order written"),
    ],
)
def test_buttons_are_read(text: str, buttons: tuple[ButtonPin, ...]) -> None:
    assert load_board(f"name: x\nbuttons: {text}\n", "b.yaml").board == BoardFile("x", buttons)


@pytest.mark.parametrize(
    ("text", "buzzer"),
    [
        pytest.param("{pin: 18, kind: tonal}", BuzzerPin(18, True), id="tonal"),
        pytest.param("{pin: 18, kind: active}", BuzzerPin(18, False), id="active"),
        pytest.param("{pin: 18, kind: active, active_high: no}", BuzzerPin(18, False, False), id="active low"),
    ],
)
def test_a_buzzer_is_read(text: str, buzzer: BuzzerPin) -> None:
    assert load_board(f"name: x\nbuzzer: {text}\n", "b.yaml").board == BoardFile("x", buzzer=buzzer)


@pytest.mark.parametrize(
    ("text", "encoder"),
    [
        pytest.param("{a: 23, b: 24}", EncoderPins(23, 24), id="without a press"),
        pytest.param("{a: GPIO23, b: BOARD18, press: 25}", EncoderPins(23, 24, 25), id="with one"),
        pytest.param("{a: 23, b: 24, pull: up}", EncoderPins(23, 24), id="up"),
        pytest.param("{b: 24, a: 23, press: 25, pull: down}", EncoderPins(23, 24, 25, pull_up=False), id="down"),
    ],
)
def test_an_encoder_is_read(text: str, encoder: EncoderPins) -> None:
    assert load_board(f"name: x\nencoder: {text}\n", "b.yaml").board == BoardFile("x", encoder=encoder)


def test_a_knob_that_can_be_pressed_is_start_button_enough() -> None:
    assert headlines("name: x\nencoder: {a: 23, b: 24, press: 25}\n") == []


@pytest.mark.parametrize(
    ("text", "light"),
    [
        pytest.param("{kind: rgb, red: 16, green: 20, blue: 21}", Rgb(16, 20, 21), id="rgb"),
        pytest.param("{kind: traffic, red: 22, amber: 23, green: 24}", Traffic(22, 23, 24), id="traffic"),
        pytest.param("{kind: led, pin: 24}", Led(24), id="led"),
        pytest.param("{kind: bar, pins: [5, GPIO6, BOARD33]}", Bar((5, 6, 13)), id="bar"),
        pytest.param("{kind: bar, pins: [5], shows: progress}", Bar((5,)), id="bar that says what it shows"),
        pytest.param("{kind: bar, pins: [5], shows: routine}", Bar((5,), overall=True), id="bar of the routine"),
        pytest.param("{kind: led, pin: 24, active_high: false}", Led(24, False), id="false"),
        pytest.param("{kind: led, pin: 24, active_high: Off}", Led(24, False), id="off"),
        pytest.param("{kind: led, pin: 24, active_high: YES}", Led(24, True), id="yes"),
        pytest.param("{kind: traffic, red: 1, amber: 4, green: 5, active_high: no}", Traffic(1, 4, 5, False), id="no"),
        pytest.param("{kind: rgb, red: 1, green: 4, blue: 5, active_high: no}", Rgb(1, 4, 5, False), id="rgb low"),
        pytest.param("{kind: bar, pins: [5], active_high: no}", Bar((5,), False), id="bar low"),
    ],
)
def test_a_light_is_read(text: str, light: LightPins) -> None:
    assert load_board(f"name: x\nlights: [{text}]\n", "b.yaml").board == BoardFile("x", lights=(light,))


START = "name: x\nbuttons: {start: 17}\n"
NO_START = "warning: no button 'start': only a keyboard can start a workout; add it with its pin to 'buttons'"
KINDS = "write rgb or traffic or led or bar"
BRACKETS = "a list of pins belongs here; write them in brackets: [5, 6, 13]"
NO_MAPPING = "a board file is written as keys with values; begin it with 'name: …'"
TWICE = "GPIO17 is used twice (first by the button 'start' in line 2); choose another pin"

# What is asked -> (the file, its faults).
FAULTS = {
    "misspelt button": (
        "name: x\nbuttons: {strat: 17, start: 4}",
        ["2:11: unknown key 'strat' in the set of buttons; did you mean 'start'?"],
    ),
    "unknown device": (
        START + "bell: 4",
        ["3:1: unknown key 'bell' in a board; a board takes name, buttons, encoder, buzzer, lights, plugs_on"],
    ),
    "misspelt kind of light": (
        START + "lights: [{kind: trafic, red: 4}]",
        ["3:17: 'trafic' can't be used here; did you mean 'traffic'?"],
    ),
    "unknown kind of light": (
        START + "lights: [{kind: laser, pin: 4}]",
        [f"3:17: 'laser' can't be used here; {KINDS}"],
    ),
    "kind is a list": (START + "lights: [{kind: [led], pin: 4}]", [f"3:17: one word belongs here; {KINDS}"]),
    "light without kind": (
        START + "lights: [{pin: 4}]",
        ["3:10: a light has no 'kind'; add 'kind: …', one of rgb, traffic, led, bar"],
    ),
    "key of another kind of light": (
        START + "lights: [{kind: led, pins: [4]}]",
        ["3:22: unknown key 'pins' in an LED; did you mean 'pin'?"],
    ),
    "lights without a dash": (
        START + "lights: {kind: led, pin: 4}",
        ["3:9: lights are a list; begin each light with '- '"],
    ),
    "bare light": (
        START + "lights: [led]",
        ["3:10: a light is written as keys with values; write {kind: led, pin: 24}"],
    ),
    "bar of one bare pin": (START + "lights: [{kind: bar, pins: 5}]", [f"3:28: {BRACKETS}"]),
    "bar of no pin": (START + "lights: [{kind: bar, pins: []}]", [f"3:28: {BRACKETS}"]),
    "bar that shows something else": (
        START + "lights: [{kind: bar, pins: [5], shows: level}]",
        ["3:40: 'level' can't be used here; write progress or routine"],
    ),
    "neither yes nor no": (
        START + "lights: [{kind: led, pin: 4, active_high: low}]",
        ["3:43: yes or no belongs here; write one of them"],
    ),
    "bare buzzer": (
        START + "buzzer: 18",
        ["3:9: a buzzer is written as keys with values; write buzzer: {pin: 18, kind: tonal}"],
    ),
    "buzzer without kind": (START + "buzzer: {pin: 18}", ["3:9: a buzzer has no 'kind'; add 'kind: …'"]),
    "unknown kind of buzzer": (
        START + "buzzer: {pin: 18, kind: loud}",
        ["3:25: 'loud' can't be used here; write tonal or active"],
    ),
    "pin out of range": (
        START + "buzzer: {pin: 40, kind: tonal}",
        [f"3:15: there is no GPIO40 on the header; {PIN_MEND}"],
    ),
    "unknown pull": (
        "name: x\nbuttons: {start: {pin: 4, pull: sideways}}",
        ["2:33: 'sideways' can't be used here; write up or down"],
    ),
    "button without pin": ("name: x\nbuttons: {start: {pull: up}}", ["2:18: a button has no 'pin'; add 'pin: …'"]),
    "button without value": (
        "name: x\nbuttons: {start: }",
        ["2:17: 'start' has no value; write one, or delete the line"],
    ),
    "buttons as a list": (
        "name: x\nbuttons: [17]",
        [
            "2:10: the set of buttons is written as keys with values; write buttons: {start: 17}",
        ],
    ),
    "bare encoder": (
        START + "encoder: 23",
        ["3:10: an encoder is written as keys with values; write encoder: {a: 23, b: 24, press: 25}"],
    ),
    "encoder without its second contact": (START + "encoder: {a: 23}", ["3:10: an encoder has no 'b'; add 'b: …'"]),
    "unknown contact of an encoder": (
        START + "encoder: {a: 23, b: 24, pres: 25}",
        ["3:25: unknown key 'pres' in an encoder; did you mean 'press'?"],
    ),
    "encoder with an unknown pull": (
        START + "encoder: {a: 23, b: 24, pull: sideways}",
        ["3:31: 'sideways' can't be used here; write up or down"],
    ),
    "encoder's pin out of range": (
        START + "encoder: {a: 23, b: 28}",
        [f"3:21: there is no GPIO28 on the header; {PIN_MEND}"],
    ),
    "no name": ("buttons: {start: 17}", ["1:1: a board has no 'name'; add 'name: …'"]),
    "name is a list": ("name: [x]\nbuttons: {start: 17}", ["1:7: a text belongs here; write a few words"]),
    "a list": ("- name: x", [f"1:1: {NO_MAPPING}"]),
    "a word": ("breadboard", [f"1:1: {NO_MAPPING}"]),
}

# The same for what no schema can see.
WIRING_FAULTS = {
    "pin used twice": (START + "buzzer: {pin: 17, kind: tonal}", [f"3:15: {TWICE}"]),
    "pin used twice under two names": (START + "buzzer: {pin: BOARD11, kind: tonal}", [f"3:15: {TWICE}"]),
    "pin used three times": (
        START + "buzzer: {pin: 17, kind: tonal}\nlights: [{kind: led, pin: 17}]",
        [f"3:15: {TWICE}", f"4:27: {TWICE}"],
    ),
    "pin twice in one bar": (
        START + "lights: [{kind: bar, pins: [5, 6, 5]}]",
        ["3:35: GPIO5 is used twice (first by a bar in line 3); choose another pin"],
    ),
    "encoder's pin used twice": (
        START + "encoder: {a: 23, b: 23, press: 17}\nbuzzer: {pin: 23, kind: active}",
        [
            "3:21: GPIO23 is used twice (first by the encoder in line 3); choose another pin",
            f"3:32: {TWICE}",
            "4:15: GPIO23 is used twice (first by the encoder in line 3); choose another pin",
        ],
    ),
    "encoder pulled against the Pi's own": (
        START + "encoder: {a: 2, b: 24, press: 3, pull: down}",
        [
            "3:14: warning: GPIO2 is one of I2C's pins; choose another one if I2C is switched on",
            "3:14: a resistor on the Pi pulls GPIO2 up; write 'pull: up' and wire it to ground, or choose another pin",
            "3:31: warning: GPIO3 is one of I2C's pins; choose another one if I2C is switched on",
            "3:31: a resistor on the Pi pulls GPIO3 up; write 'pull: up' and wire it to ground, or choose another pin",
        ],
    ),
    "place that is power": (
        START + "buzzer: {pin: BOARD2, kind: tonal}",
        ["3:15: place 2 of the header is power or ground; choose a place that has a GPIO number"],
    ),
    "pull against the Pi's own": (
        "name: x\nbuttons: {start: {pin: 3, pull: down}}",
        [
            "2:24: warning: GPIO3 is one of I2C's pins; choose another one if I2C is switched on",
            "2:24: a resistor on the Pi pulls GPIO3 up; write 'pull: up' and wire it to ground, or choose another pin",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), rows(FAULTS | WIRING_FAULTS))
def test_a_fault_says_where_and_how_to_mend_it(text: str, expected: list[str]) -> None:
    assert headlines(text) == [f"b.yaml:{line}" for line in expected]
    assert load_board(text, "b.yaml").board is None


def test_all_faults_are_told_at_once_with_line_and_caret() -> None:
    report = load_board("name: x\nbuttons: {start: 99}\nbuzzer: {pin: 18, kind: loud}\n", "b.yaml").faults.report()
    assert report.splitlines() == [
        f"b.yaml:2:18: there is no GPIO99 on the header; {PIN_MEND}",
        "    buttons: {start: 99}",
        "                     ^",
        "b.yaml:3:25: 'loud' can't be used here; write tonal or active",
        "    buzzer: {pin: 18, kind: loud}",
        "                            ^",
    ]


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        pytest.param(
            "name: x\nbuttons: {next: 4}\n",
            f"2:10: {NO_START}",
            id="no start",
        ),
        pytest.param(
            "name: x\n",
            f"1:1: {NO_START}",
            id="no buttons",
        ),
        pytest.param(
            "name: x\nbuttons: {start: 3}",
            "2:18: warning: GPIO3 is one of I2C's pins; choose another one if I2C is switched on",
            id="button on a pulled-up pin",
        ),
        *(
            pytest.param(
                START + f"lights: [{{kind: led, pin: {pin}}}]",
                f"3:27: warning: GPIO{pin} is one of {interface}'s pins; "
                f"choose another one if {interface} is switched on",
                id=f"GPIO{pin}",
            )
            for pin, interface in [(2, "I2C"), (3, "I2C"), *((pin, "SPI") for pin in range(7, 12))]
        ),
        pytest.param(
            START + "encoder: {a: 23, b: 8}",
            "3:21: warning: GPIO8 is one of SPI's pins; choose another one if SPI is switched on",
            id="encoder on SPI",
        ),
        pytest.param("name: x\nencoder: {a: 23, b: 24}\n", f"1:1: {NO_START}", id="a knob that can't be pressed"),
    ],
)
def test_a_warning_leaves_the_board_usable(text: str, warning: str) -> None:
    assert headlines(text) == [f"b.yaml:{warning}"]
    assert load_board(text, "b.yaml").board is not None


@pytest.mark.parametrize("pin", [0, 1, 4, 5, 6, *range(12, 28)])
def test_the_other_pins_are_free(pin: int) -> None:
    assert headlines(f"name: x\nbuttons: {{start: {pin}}}") == []


@pytest.mark.parametrize("text", [b"", b"\xff\xfe", b"name: [", b"a: *b"], ids=["empty", "UTF-16", "open", "alias"])
def test_what_is_no_yaml_is_a_fault(text: bytes) -> None:
    loaded = load_board(text, "b.yaml")
    assert loaded.board is None
    assert len(loaded.faults.errors) == 1


WORDS = st.sampled_from(
    [
        "name",
        "buttons",
        "start",
        "buzzer",
        "lights",
        "kind",
        "rgb",
        "bar",
        "pin",
        "pins",
        "17",
        "~",
        "encoder",
        "a",
        "b",
        "press",
    ]
)
NODES = st.recursive(WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4))


@given(NODES)
def test_no_shape_of_file_ends_in_a_traceback(node: object) -> None:
    loaded = load_board(yaml.safe_dump(node), "b.yaml")
    assert (loaded.board is None) == bool(loaded.faults)


@pytest.mark.parametrize("name", PRESETS)
def test_an_editor_finds_nothing_wrong_with_a_preset(name: str) -> None:
    jsonschema.validate(yaml.safe_load(preset(name) or b""), SCHEMA)


@pytest.mark.parametrize(("text", "expected"), rows(FAULTS))
def test_an_editor_marks_what_the_loader_refuses(text: str, expected: list[str]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load(text), SCHEMA)
