"""`gym-timer doctor`, on whatever machine this is, with a person's files from the test."""

import pytest

from timer.cli import main
from timer.commands import doctor


@pytest.fixture
def config(tmp_path, monkeypatch):
    """Give a laptop's folder of settings."""
    monkeypatch.setenv("GYM_TIMER_CONFIG", str(tmp_path))
    monkeypatch.setenv("GYM_TIMER_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(doctor.facts, "pi_model", lambda: None)
    monkeypatch.setattr(doctor, "_pins_problem", lambda served: "this machine has no GPIO pins; buy a Pi")
    return tmp_path


def grades(text):
    lines = [line.split(maxsplit=2) for line in text.splitlines() if not line.startswith(" ")]
    return {subject: grade for grade, subject, *_ in lines}


def test_on_a_laptop_nothing_is_a_fault(config, capsys):
    assert main(["doctor"]) == 0
    out = capsys.readouterr().out
    assert "fault" not in grades(out).values()
    assert "none (not needed for simulation)" in out
    assert list(grades(out)) == [
        *("service", "settings", "board", "pins", "groups", "display", "sound", "pygame"),
        *("routines", "disk", "clock", "power"),
    ]


def test_every_file_with_faults_is_one(config, capsys):
    (config / "config.yaml").write_text("board: board.yaml\nlead_in: 5 sec\nroutine: plnk-holds\n")
    (config / "board.yaml").write_text("name: Wall\nbuttons: {start: 99}\n")
    (config / "routines").mkdir()
    assert main(["doctor"]) == 1
    out = capsys.readouterr().out
    found = grades(out)
    assert [subject for subject, grade in found.items() if grade == "fault"] == ["settings", "board", "routines"]
    assert f"{config}/config.yaml:2:10: '5 sec' is not how a time is written" in out
    assert f"{config}/board.yaml:2:18: " in out
    assert "did you mean 'plank-holds'?" in out
    (config / "routines/mine.yaml").write_text("name: Mine\n")
    assert main(["doctor"]) == 1
    assert f"→ gym-timer check {config}/routines/mine.yaml" in capsys.readouterr().out


def test_names_in_the_settings_that_are_nowhere_are_told_with_their_place(config, capsys):
    (config / "config.yaml").write_text("board: gone.yaml\nroutine: plnk-holds\nmenu: {hidden: [tabatta]}\n")
    assert main(["doctor"]) == 1
    out = capsys.readouterr().out
    assert grades(out)["settings"] == "warning"
    assert f"{config}/config.yaml:1:8: there is no board 'gone.yaml'" in out
    assert f"{config}/config.yaml:2:10: there is no routine 'plnk-holds'" in out
    assert f"{config}/config.yaml:3:17: warning: there is no routine 'tabatta'; did you mean 'tabata'?" in out


def test_settings_that_are_no_text_are_a_fault_too(config, capsys):
    (config / "config.yaml").mkdir()
    assert main(["doctor"]) == 1
    assert grades(capsys.readouterr().out)["settings"] == "fault"


def test_on_a_pi_pins_that_fail_are_a_fault_with_the_mend(config, monkeypatch, capsys):
    monkeypatch.setattr(doctor.facts, "pi_model", lambda: "Raspberry Pi 5")
    (config / "config.yaml").write_text("board: breadboard\n")
    assert main(["doctor"]) == 1
    assert "fault    pins      this machine has no GPIO pins" in " ".join(capsys.readouterr().out.split("\n")[3:5])
