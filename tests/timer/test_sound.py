"""The loudspeaker, on SDL's dummy driver."""

import itertools
import math
import os
from collections.abc import Iterator

import pygame
import pytest

from timer.sound import LOUDEST, RATE_HZ, THEME_HZ, Loudspeaker, wave


@pytest.fixture
def loudspeaker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loudspeaker]:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    opened = Loudspeaker()
    yield opened
    opened.close()


def sounding() -> list[bool]:
    """Tell which channels sound: two that take turns, and the silent one."""
    return [pygame.mixer.Channel(number).get_sound() is not None for number in range(3)]


def test_a_tone_starts_at_once_and_the_silent_sound_always_plays(loudspeaker: Loudspeaker) -> None:
    assert sounding() == [False, False, True]
    loudspeaker.sound(1_568)
    assert True in sounding()[:2]
    assert sounding()[2]


def test_a_tone_takes_the_place_of_another(loudspeaker: Loudspeaker) -> None:
    lengths = []
    for pitch_hz in (880, 3_136):
        loudspeaker.sound(pitch_hz)
        lengths.append({channel.get_sound().get_length() for channel in loudspeaker._channels if channel.get_sound()})
    assert lengths[1] > lengths[0]


def test_a_tone_begins_on_the_other_channel_while_the_last_one_fades(loudspeaker: Loudspeaker) -> None:
    used = []
    for pitch_hz in (880, None, 1_568, 2_093):
        before = {number: pygame.mixer.Channel(number).get_sound() for number in range(2)}
        loudspeaker.sound(pitch_hz)
        after = {number: pygame.mixer.Channel(number).get_sound() for number in range(2)}
        used += [number for number in range(2) if after[number] and after[number] is not before[number]]
    assert used == [1, 0, 1]


def test_the_pitches_of_the_theme_are_prepared(loudspeaker: Loudspeaker) -> None:
    assert set(loudspeaker._tones) == THEME_HZ


@pytest.mark.parametrize(("volume", "expected"), [(0, 0), (55, 55), (100, 100), (-5, 0), (130, 100)])
def test_the_volume_is_from_0_to_100(loudspeaker: Loudspeaker, volume: int, expected: int) -> None:
    loudspeaker.volume = volume
    assert loudspeaker.volume == expected


def test_without_a_sound_card_it_is_silent_and_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "nonsense")
    loudspeaker = Loudspeaker()
    loudspeaker.sound(880)
    loudspeaker.sound(None)
    loudspeaker.volume = 50
    assert loudspeaker.trouble == "no sound: there is no loudspeaker, or another program holds it"
    assert len(caplog.records) == 1
    loudspeaker.close()


def test_what_a_library_writes_past_python_stays_off_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def init(*_: int, **__: int) -> None:
        os.write(2, b"ALSA lib: cannot find card\n")
        raise pygame.error("no card")

    monkeypatch.setattr(pygame.mixer, "init", init)
    Loudspeaker().close()
    os.write(2, b"what comes later\n")
    assert "ALSA" not in (said := capfd.readouterr().err)
    assert said.endswith("what comes later\n")


def test_a_card_that_fails_while_it_sounds_is_left_behind(
    loudspeaker: Loudspeaker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(pitch_hz: int) -> None:
        raise pygame.error(f"no {pitch_hz} Hz any more")

    monkeypatch.setattr(loudspeaker, "_tone", fail)
    loudspeaker.sound(880)
    loudspeaker.sound(1_568)
    assert loudspeaker.trouble is not None
    assert len(caplog.records) == 1


def test_it_may_be_closed_twice_and_is_silent_then(loudspeaker: Loudspeaker) -> None:
    loudspeaker.sound(880)
    loudspeaker.close()
    loudspeaker.close()
    loudspeaker.sound(1_568)
    assert pygame.mixer.get_init() is None


@pytest.mark.parametrize("pitch_hz", sorted(THEME_HZ))
def test_a_loop_holds_whole_waves_of_nearly_the_pitch(pitch_hz: int) -> None:
    samples = wave(pitch_hz)
    waves = round(pitch_hz * len(samples) / RATE_HZ)
    cents = 1_200 * math.log2(waves * RATE_HZ / len(samples) / pitch_hz)
    assert abs(cents) < 1
    steps = [abs(after - before) for before, after in itertools.pairwise(samples)]
    assert abs(samples[0] - samples[-1]) <= max(steps)  # no click at the seam
    assert max(samples) <= LOUDEST
