"""Folders: where a person's files lie."""

from pathlib import Path

import pytest

from timer.folders import folders


@pytest.fixture
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_a_person_without_settings_has_the_usual_folders(home):
    found = folders({})
    assert found.config == home / ".config/gym-timer"
    assert found.routines == home / ".config/gym-timer/routines"
    assert found.state == home / ".local/state/gym-timer"


def test_xdg_variables_move_the_folders():
    found = folders({"XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s"})
    assert (found.config, found.state) == (Path("/c/gym-timer"), Path("/s/gym-timer"))


def test_a_relative_xdg_variable_is_ignored(home):
    assert folders({"XDG_CONFIG_HOME": "c"}).config == home / ".config/gym-timer"


@pytest.mark.parametrize(
    ("environ", "option", "routines"),
    [
        ({"GYM_TIMER_ROUTINES": "/mine"}, None, "/mine"),
        ({"GYM_TIMER_ROUTINES": "/mine"}, "/other", "/other"),
        ({}, "/other", "/other"),
    ],
)
def test_the_option_goes_before_the_variable(environ, option, routines):
    assert folders(environ, option).routines == Path(routines)


def test_a_home_that_nobody_has_is_taken_as_written(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert folders({}, "~nobody-of-this-name/x").routines == tmp_path / "~nobody-of-this-name/x"
