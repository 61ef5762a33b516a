"""`gym-timer sounds`: every signal is drawn and named."""

import pytest

from timer import words
from timer.cli import main
from timer.clock import VirtualClock
from timer.commands import sounds
from timer.cues import CueKind
from timer.theme import DEFAULT


class Ear:
    """A loudspeaker that keeps what it sounded, and when."""

    volume = 80

    def __init__(self, clock):
        self.clock = clock
        self.heard = []

    def sound(self, pitch_hz):
        self.heard.append((self.clock.now_ns() // 1_000_000, pitch_hz))


class Deaf:
    """A machine without a sound card."""

    trouble = "no sound"

    def close(self):
        pass


def test_every_signal_is_drawn_with_its_meaning(monkeypatch, capsys):
    monkeypatch.setattr(sounds, "Loudspeaker", Deaf)
    assert main(["sounds"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [kind.value for kind in words.MEANINGS]
    assert set(words.MEANINGS) == set(CueKind)
    drawings = [line.split()[1] for line in lines]
    assert len(set(drawings)) == len(drawings)


@pytest.mark.parametrize(("rhythm", "first", "second"), [(False, 2093, 1568), (True, 2300, 2300)])
def test_a_signal_is_sounded_at_its_planned_times(rhythm, first, second):
    clock = VirtualClock()
    ear = Ear(clock)
    sounds.sound(DEFAULT.patterns[CueKind.REST], ear, clock, rhythm=rhythm)
    assert ear.heard == [(0, first), (350, None), (450, second), (800, None)]
    assert clock.now_ns() == 1_700_000_000


def test_an_unknown_signal_is_told_with_the_nearest(capsys):
    assert main(["sounds", "countdwn"]) == 2
    assert "did you mean 'countdown'?" in capsys.readouterr().err
