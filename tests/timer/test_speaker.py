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
    speaker = Speaker(loudspeaker)
    for pitch, level in ((None, 0.2), (880, 0.2), (880, 1.0), (1760, 1.0), (None, 1.0)):
        speaker.show(Signal(level=level, pitch_hz=pitch))
    assert loudspeaker.told == [880, 1760, None]


def test_a_closed_speaker_is_silent(loudspeaker):
    speaker = Speaker(loudspeaker)
    speaker.show(Signal(pitch_hz=880))
    speaker.close()
    assert loudspeaker.told == [880, None]
    assert DARK.pitch_hz is None


def test_the_knob_follows_the_scene(loudspeaker):
    VolumeKnob(loudspeaker).show(Scene(volume=30), (), 0)
    assert loudspeaker.volume == 30
