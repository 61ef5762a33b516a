"""The speaker: the loudspeaker in a buzzer's place."""

import pytest

from hardware.signal import DARK, Signal
from timer.scene import Scene
from timer.speaker import Speaker, VolumeKnob


class Loudspeaker:
    """Keeps what it was told."""

    def __init__(self):
        self.volume = 80
        self.told = []

    def sound(self, pitch_hz):
        self.told.append(pitch_hz)


@pytest.fixture
def loudspeaker():
    return Loudspeaker()


def test_the_speaker_is_told_of_changes_of_pitch_alone(loudspeaker):
    speaker = Speaker(loudspeaker, lambda: True)
    for pitch, level in ((None, 0.2), (880, 0.2), (880, 1.0), (1760, 1.0), (None, 1.0)):
        speaker.show(Signal(level=level, pitch_hz=pitch))
    assert loudspeaker.told == [880, 1760, None]


def test_the_speaker_takes_over_from_a_buzzer_at_the_very_tone_at_which_it_fails(loudspeaker):
    buzzers = [True]
    speaker = Speaker(loudspeaker, lambda: not buzzers)
    speaker.show(Signal(pitch_hz=880))
    speaker.show(Signal(pitch_hz=None))
    buzzers.clear()
    speaker.show(Signal(pitch_hz=1760))
    speaker.show(Signal(pitch_hz=None))
    assert loudspeaker.told == [1760, None]


def test_a_closed_speaker_is_silent(loudspeaker):
    speaker = Speaker(loudspeaker, lambda: True)
    speaker.show(Signal(pitch_hz=880))
    speaker.close()
    assert loudspeaker.told == [880, None]
    assert DARK.pitch_hz is None


def test_the_knob_follows_the_scene(loudspeaker):
    VolumeKnob(loudspeaker).show(Scene(volume=30), (), 0)
    assert loudspeaker.volume == 30
