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


@pytest.fixture
def service(monkeypatch, tmp_path):
    config = tmp_path / "etc"
    config.mkdir()
    monkeypatch.setattr("timer.folders.SERVICE_CONFIG", config)
    return config


def test_where_the_service_is_installed_its_folders_are_used(service):
    found = folders({"XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s"})
    assert (found.config, found.routines, found.state) == (service, service / "routines", Path("/var/lib/gym-timer"))
    assert found.of_service
    assert found.said == f"the service is installed, so its files are used: {service} and /var/lib/gym-timer"


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"GYM_TIMER_CONFIG": "/c"}, ("/c", "/c/routines", False)),
        ({"GYM_TIMER_ROUTINES": "/r"}, ("/etc", "/r", True)),
    ],
    ids=["configuration", "routines"],
)
def test_a_variable_goes_before_the_services_folder(environ, expected, monkeypatch):
    monkeypatch.setattr("timer.folders.SERVICE_CONFIG", Path("/etc"))
    found = folders(environ)
    assert (str(found.config), str(found.routines), found.of_service) == expected


def test_the_state_folder_can_be_chosen_alone(home):
    found = folders({"GYM_TIMER_STATE": "~/s"})
    assert (found.config, found.state) == (home / ".config/gym-timer", home / "s")
