"""Playing: what `run` and `simulate` make of the configuration and its faults."""

import pytest

from timer import signals
from timer.cli import main
from timer.commands import playing


@pytest.fixture
def wishes(monkeypatch):
    """Keep what the app is asked to play, instead of playing it."""
    kept = []
    monkeypatch.setattr(playing, "play", lambda wish, look, desk: kept.append(wish) or 0)
    monkeypatch.setattr(signals, "block", lambda: None)
    monkeypatch.setattr(playing.journal, "set_up", lambda environ, level: None)
    monkeypatch.setenv("SDL_VIDEODRIVER", "nonsense")
    return kept


@pytest.fixture
def config(monkeypatch, tmp_path):
    """Give a function that writes files into the configuration's folder."""
    monkeypatch.setenv("GYM_TIMER_CONFIG", str(tmp_path))

    def write(**files):
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text)
        return tmp_path

    return write


BOARD = "name: Wall\nbuttons: {start: 17}\n"


def test_the_board_lies_beside_the_configuration(wishes, config):
    config(config="board: board.yaml\n", board=BOARD)
    assert main(["run"]) == 0
    assert wishes[0].board.name == "Wall"
    assert wishes[0].troubles == ()


@pytest.mark.parametrize(
    ("files", "trouble"),
    [
        ({"config": "board: board.yaml\nlead_in: 5 sec\n", "board": BOARD}, "config.yaml:2:10: '5 sec' is not how"),
        ({"config": "board: board.yaml\n", "board": "name: Wall\nbuttons: {start: 99}\n"}, "/board.yaml:2:18: "),
        ({"config": "board: gone.yaml\n"}, "/config.yaml:1:8: there is no board 'gone.yaml'"),
        ({"config": "lead_in: 5s\n"}, "no board is chosen: write 'board: breadboard' into"),
        (
            {"config": "board: none\nroutine: plnk-holds\n"},
            "config.yaml:2:10: there is no routine 'plnk-holds'; did you",
        ),
    ],
    ids=["configuration", "board file", "no such board", "no board", "no such routine"],
)
def test_a_mistake_in_the_files_stops_no_workout_but_is_told(files, trouble, wishes, config, capsys):
    config(**files)
    assert main(["run"]) == 0
    assert len(wishes[0].troubles) == 1
    assert trouble in wishes[0].troubles[0]
    assert "Traceback" not in capsys.readouterr().err


def test_names_in_the_menu_that_no_routine_has_are_told(wishes, config, caplog):
    folder = config(config="board: none\nmenu:\n  order: [tabata, first-tiemr]\n  hidden: [xyzzy]\n")
    assert main(["run"]) == 0
    assert [record.getMessage() for record in caplog.records if record.levelname == "WARNING"] == [
        f"{folder}/config.yaml:3:19: warning: there is no routine 'first-tiemr'; did you mean 'first-timer'?",
        f"{folder}/config.yaml:4:12: warning: there is no routine 'xyzzy'; `gym-timer list` names them",
    ]
    assert wishes[0].troubles == ()


def test_a_configuration_that_is_no_text_leaves_the_defaults(wishes, config):
    (config() / "config.yaml").write_bytes(b"\xff\xfe\x00board")
    assert main(["run", "--board", "none"]) == 0
    assert wishes[0].config == playing.Config()
    assert len(wishes[0].troubles) == 1


def test_a_board_named_on_the_command_line_must_be_right(wishes, config, capsys):
    config(board="name: Wall\nbuttons: {start: 99}\n")
    assert main(["run", "--board", str(config() / "board.yaml")]) == 1
    assert wishes == []
    assert "board.yaml:2:18" in capsys.readouterr().err


def test_where_the_service_is_installed_a_simulation_says_whose_files_it_uses(wishes, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("timer.folders.SERVICE_CONFIG", tmp_path)
    assert main(["simulate", "tabata", "--headless"]) == 0
    assert f"gym-timer: the service is installed, so its files are used: {tmp_path}" in capsys.readouterr().err
