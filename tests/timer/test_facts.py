"""Facts about machines, read from files that a test writes."""

from pathlib import Path

import pytest

from timer import facts

NOWHERE = Path("/none/such")


@pytest.mark.parametrize(
    ("text", "model"),
    [("Raspberry Pi 5 Model B Rev 1.0\0", "Raspberry Pi 5 Model B Rev 1.0"), ("A laptop\0", None), (None, None)],
)
def test_a_pi_is_known_by_its_model(tmp_path, text, model):
    path = tmp_path / "model"
    if text is not None:
        path.write_text(text)
    assert facts.pi_model(path) == model


def test_screens_that_are_on_are_named(tmp_path):
    for name, status in (("card1-HDMI-A-1", "connected\n"), ("card1-HDMI-A-2", "disconnected\n"), ("card0", "")):
        (tmp_path / name).mkdir()
        if status:
            (tmp_path / name / "status").write_text(status)
    assert facts.screens(tmp_path) == ["HDMI-A-1"]
    assert facts.screens(NOWHERE) is None


def test_sound_cards_have_names(tmp_path, monkeypatch):
    monkeypatch.setattr(facts.sys, "platform", "linux")
    path = tmp_path / "cards"
    path.write_text(" 0 [vc4hdmi        ]: vc4-hdmi - vc4-hdmi\n                      vc4-hdmi\n")
    assert facts.sound_cards(path) == ["vc4-hdmi"]
    path.write_text("--- no soundcards ---\n")
    assert facts.sound_cards(path) == []


@pytest.mark.parametrize(("text", "bits"), [("50005\n", 0x50005), ("0\n", 0), ("what?\n", None)])
def test_the_kernels_bits_are_read(tmp_path, text, bits):
    path = tmp_path / "throttled"
    path.write_text(text)
    assert facts.throttled(path) == bits


def test_a_folder_that_is_not_there_yet_can_be_written_where_it_can_be_made(tmp_path):
    assert facts.writable(tmp_path / "state/gym-timer")
    assert facts.free_mb(tmp_path / "state/gym-timer") > 0


def test_what_is_not_there_is_no_fault_of_the_doctors(monkeypatch):
    monkeypatch.setenv("PATH", "/none/such")
    assert facts.unit("gym-timer.service") is None
    assert facts.throttled(NOWHERE) is None
    assert facts.starts_desktop() is False
    assert facts.groups_of("nobody-of-that-name") == []


def test_the_services_properties_are_read(tmp_path, monkeypatch):
    fake = tmp_path / "systemctl"
    fake.write_text("#!/bin/sh\necho LoadState=loaded\necho 'StatusText=running: A=B'\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    assert facts.unit("gym-timer.service") == {"LoadState": "loaded", "StatusText": "running: A=B"}


def test_the_services_settings_are_read_as_systemd_reads_them(tmp_path):
    path = tmp_path / "gym-timer"
    path.write_text('# a note\nGYM_TIMER_GPIOCHIP=0\n\nGYM_TIMER_STATE="/a b"\nnothing\n')
    assert facts.assignments(path) == {"GYM_TIMER_GPIOCHIP": "0", "GYM_TIMER_STATE": "/a b"}
    assert facts.assignments(NOWHERE) == {}


def test_distributions_that_are_installed_have_a_place():
    places = facts.places(("pygame-ce", "no-such-distribution"))
    assert places.keys() == {"pygame-ce"}
