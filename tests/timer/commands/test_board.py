"""`gym-timer board`: the list, the diagrams, and the walk as a command."""

import sys

import pytest

from hardware.boardfile import PRESETS, load_board
from hardware.diagram.canvas import MADE_BY
from hardware.simulator import Simulator
from tests.hardware.mockboard import board_file
from timer.cli import main
from timer.commands import boardwalk
from timer.commands.boardwalk import Hand, buttons_of, take
from timer.walk import Skip

QUICK = "name: Quick\nbuttons: {start: 17, next: 27}\nbuzzer: {pin: 18, kind: active}\n"
BAD = "name: Bad\nbuttons: {start: 17, next: 17}\n"


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def quick(tmp_path):
    (tmp_path / "quick.yaml").write_text(QUICK)
    return "quick.yaml"


def configure(tmp_path, text):
    folder = tmp_path / "config" / "gym-timer"
    folder.mkdir(parents=True)
    (folder / "config.yaml").write_text(text)


def test_the_list_has_a_line_for_every_preset_and_says_where_an_own_one_goes(tmp_path, capsys):
    assert main(["board", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[: len(PRESETS)]] == list(PRESETS)
    assert lines[0] == "breadboard   buttons start, next, back; piezo buzzer; RGB LED; bar of LEDs"
    assert str(tmp_path / "config" / "gym-timer" / "config.yaml") in lines[-2]
    assert lines[-1].startswith("board: ")


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        pytest.param(["one-button", "--diagram"], "One button: how it is wired", id="a preset"),
        pytest.param(["quick.yaml", "--diagram"], "Quick: how it is wired", id="a file"),
        pytest.param(["--diagram", "jam-hat"], "JAM HAT. It plugs onto the header", id="the name after the option"),
        pytest.param(["--diagram"], "Breadboard: how it is wired", id="none: the example"),
    ],
)
def test_a_diagram_is_drawn_of_the_board_that_is_named(arguments, title, quick, capsys):
    assert main(["board", *arguments]) == 0
    assert capsys.readouterr().out.startswith(title)


def test_a_diagram_is_drawn_of_the_configured_board(quick, tmp_path, capsys):
    configure(tmp_path, f"board: {tmp_path / quick}\n")
    assert main(["board", "--diagram"]) == 0
    assert capsys.readouterr().out.startswith("Quick:")


def test_where_output_is_ascii_the_diagram_is_too(monkeypatch, capsysbinary):
    sys.stdout.reconfigure(encoding="ascii")
    assert main(["board", "--diagram"]) == 0
    assert b"GPIO17 (place 11) -- button -- ground rail" in capsysbinary.readouterr().out


def test_a_picture_is_written_and_written_again(tmp_path):
    picture = tmp_path / "wiring.svg"
    assert main(["board", "one-button", "--diagram", "wiring.svg"]) == 0
    first = picture.read_text()
    assert first.startswith(MADE_BY)
    assert main(["board", "breadboard", "--diagram", "wiring.svg"]) == 0
    assert picture.read_text() != first
    assert [path.name for path in tmp_path.iterdir()] == ["wiring.svg"]


def test_a_picture_is_never_written_over_another_file(tmp_path, capsys):
    (tmp_path / "mine.svg").write_text("<svg>mine</svg>")
    assert main(["board", "one-button", "--diagram", "mine.svg"]) == 2
    assert "something else is there; choose another name" in capsys.readouterr().err
    assert (tmp_path / "mine.svg").read_text() == "<svg>mine</svg>"


def test_a_picture_is_never_written_through_a_link(tmp_path, capsys):
    (tmp_path / "real.txt").write_text(MADE_BY)
    (tmp_path / "link.svg").symlink_to(tmp_path / "real.txt")
    assert main(["board", "one-button", "--diagram", "link.svg"]) == 2
    assert (tmp_path / "real.txt").read_text() == MADE_BY


@pytest.mark.parametrize(
    ("picture", "told"),
    [
        pytest.param("nowhere/wiring.svg", "nowhere/wiring.svg: can't be written: No such file", id="no folder"),
        pytest.param("wiring.png", "a picture's name ends in .svg", id="another kind of file"),
        pytest.param("folder.svg", "something else is there", id="a folder"),
    ],
)
def test_a_picture_that_can_not_be_written_is_told(picture, told, tmp_path, capsys):
    (tmp_path / "folder.svg").mkdir()
    assert main(["board", "one-button", "--diagram", picture]) == 2
    assert told in capsys.readouterr().err


def test_faults_of_a_board_file_are_told_with_line_and_column(tmp_path, capsys):
    (tmp_path / "bad.yaml").write_text(BAD)
    assert main(["board", "bad.yaml", "--diagram"]) == 1
    assert "bad.yaml:2:" in capsys.readouterr().err
    assert load_board(BAD, "x").board is None


def test_an_unknown_board_is_told_with_the_presets(capsys):
    assert main(["board", "bradboard"]) == 1
    assert "the presets are breadboard, jam-hat" in capsys.readouterr().err


def test_real_pins_need_a_board_that_somebody_chose(capsys):
    assert main(["board"]) == 2
    assert "no board is chosen; name one, or write 'board: breadboard' into " in capsys.readouterr().err


@pytest.fixture
def _no_signals(monkeypatch):
    """Leave the signals of the tests' own process alone."""
    monkeypatch.setattr(boardwalk.signals, "block", lambda: None)
    monkeypatch.setattr(boardwalk.signals, "forward", lambda *_: None)


@pytest.mark.usefixtures("_no_signals")
def test_without_pins_the_error_says_what_to_do(quick, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "lgpio", None)
    monkeypatch.delitem(sys.modules, "gpiozero.pins.lgpio", raising=False)
    assert main(["board", quick]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("gym-timer: ")
    assert "; " in err


@pytest.mark.usefixtures("_no_signals")
def test_simulated_without_a_terminal_it_lists_and_beeps_and_ends(quick, capsys):
    assert main(["board", quick, "--simulate"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Quick, simulated. Ctrl-C ends.",
        "",
        "buzzer: listen, GPIO18 (place 12)",
        "  one beep",
        "start: GPIO17 (place 11); not tried, for nobody can press it here",
        "next: GPIO27 (place 13); not tried, for nobody can press it here",
        "",
        "All is well that could be tried.",
        "Whether the lights shone and the buzzer sounded, only you can tell.",
    ]


def test_keys_press_a_simulated_board_through_its_pins():
    file = board_file("name: x\nbuttons: {start: 17, next: 27}\nencoder: {a: 22, b: 23, press: 24}\n")
    seen = []
    simulator = Simulator(file, lambda change: seen.append((change.pin, change.value)))
    for pin, pull in ((17, "up"), (27, "up"), (24, "up"), (22, "up"), (23, "up")):
        simulator.factory.pin(pin).pull = pull
    seen.clear()
    hand, put = Hand(simulator, buttons_of(file)), []
    take("s", put.append, hand)
    assert (seen, hand.wait_s()) == ([(17, 1.0)], boardwalk.TAP_S)
    take("2?", put.append, hand)  # the finger goes on to the second button, and off it
    assert seen[1:] == [(17, 0.0), (27, 1.0), (27, 0.0)]
    take("k", put.append, hand)
    hand.let_go()
    assert seen[4:] == [(24, 1.0), (24, 0.0)]
    take("+", put.append, hand)
    assert seen[6:] == [(22, 1.0), (23, 1.0), (22, 0.0), (23, 0.0)]
    assert (put, hand.wait_s()) == ([], None)


def test_enter_skips_on_real_pins_and_simulated_ones():
    put = []
    take("\n", put.append, None)
    take("sx", put.append, None)
    assert [type(message) for message in put] == [Skip]
