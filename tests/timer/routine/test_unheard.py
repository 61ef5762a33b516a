"""Signals that can never sound: warned of where they are written, and then they are in no interval indeed."""

from collections.abc import Iterator

import pytest

from tests.timer.routine.reading import document, routine, told
from timer.cues import cue_after, fixed_cues
from timer.expand import expand
from timer.routine.model import Routine

UNHEARD = [
    (
        "at",
        "- plank: {work: 30s, cues: {at: {30s: late}}}",
        "3:36: warning: '30s' never comes: the work here ends after 30 s; "
        "moments count from its beginning; write an earlier one",
    ),
    (
        "at",
        "- squat: {reps: 9, cap: 20s, cues: {at: {0:20: late}}}",
        "3:44: warning: '0:20' never comes: the work here ends after 20 s; "
        "moments count from its beginning; write an earlier one",
    ),
    (
        "at",
        "- circuit: {cues: {at: {1m: late}}, exercises: [plank: 9s, circuit: {work: 60s, exercises: [squat]}]}",
        "3:27: warning: '1m' never comes: the work here ends after 1 min; "
        "moments count from its beginning; write an earlier one",
    ),
    (
        "at",
        "- emom: {minutes: 2, exercises: [plank: {work: 20s, cues: {at: {30s: late}}}]}",
        "3:67: warning: '30s' never comes: the work here ends after 20 s; "
        "moments count from its beginning; write an earlier one",
    ),
    (
        "at",
        "- amrap: {time: 5m, exercises: [squat: {reps: 9, cues: {at: {5s: lost}}}]}",
        "3:52: warning: cues of one exercise have no effect in an amrap; "
        "write them above 'steps:', or in a circuit around it",
    ),
    (
        "last_ten",
        "- plank: {work: [30s, 44s], cues: {last_ten: on}}",
        "3:38: warning: 'last_ten' never sounds here: it is for timed work of 45 s or more; delete it",
    ),
    (
        "last_ten",
        "- plank: {work: 60s, cues: {last_ten: 60}}",
        "3:31: warning: 'last_ten' never sounds here: the work lasts 1 min; write at most 59",
    ),
    (
        "last_ten",
        "- squat: {reps: 9, cap: 60s, cues: {last_ten: 5}}",
        "3:39: warning: 'last_ten' never sounds here: it is for timed work of 45 s or more; delete it",
    ),
    (
        "halfway",
        "- plank: {work: 29s, cues: {halfway: on}}",
        "3:31: warning: 'halfway' never sounds here: it is for timed work of 30 s or more, without a pace; delete it",
    ),
    (
        "halfway",
        "- squat: {reps: 20, pace: 2s, cues: {halfway: on}}",
        "3:40: warning: 'halfway' never sounds here: it is for timed work of 30 s or more, without a pace; delete it",
    ),
    (
        "rep",
        "- circuit: {reps: 9, cues: {rep: on}, exercises: [squat, plank: 40s]}",
        "3:31: warning: 'rep' never sounds here: it is for reps with a pace; write 'pace', or delete it",
    ),
]
HEARD = [
    ("at", "- plank: {work: 30s, cues: {at: {29.9s: last}}}"),
    ("at", "- squat: {reps: 9, cues: {at: {10m: still at it}}}"),
    ("at", "- circuit: {cues: {at: {20s: on}}, exercises: [plank: 9s, for_time: {exercises: [squat]}]}"),
    ("last_ten", "- plank: {work: [30s, 45s], cues: {last_ten: 44}}"),
    ("halfway", "- circuit: {cues: {halfway: on}, exercises: [plank: 9s, amrap: {time: 30s, exercises: [squat]}]}"),
    ("rep", "- circuit: {cues: {rep: on}, exercises: [squat: {reps: 9, pace: 1s}, plank: 40s]}"),
]


def sounding(played: Routine) -> Iterator[str]:
    """Give the signals of all intervals."""
    for interval in expand(played).intervals:
        fixed = fixed_cues(interval)
        at_ms = -1
        while cue := cue_after(interval, fixed, at_ms):
            at_ms = cue.at_ms
            yield cue.kind.value


@pytest.mark.parametrize(("cue", "steps", "expected"), UNHEARD)
def test_a_signal_that_never_sounds_is_told_where_it_is_written(cue: str, steps: str, expected: str):
    assert told(document(steps)) == [expected]
    assert cue not in set(sounding(routine(steps)))


@pytest.mark.parametrize(("cue", "steps"), HEARD)
def test_one_that_sounds_once_is_fine(cue: str, steps: str):
    assert told(document(steps)) == []
    assert cue in set(sounding(routine(steps)))


def test_a_routine_is_held_to_its_work_too():
    assert told(document("- plank: 30s", "cues: {at: {20s: in time, 40s: late}}\n")) == [
        "2:27: warning: '40s' never comes: the work here ends after 30 s; "
        "moments count from its beginning; write an earlier one"
    ]


def test_a_countdown_that_is_longer_than_its_work_is_told():
    assert told(document("- plank: {work: 20s, cues: {countdown: 30}}")) == [
        "3:31: warning: a countdown of 30 s, and the work lasts 20 s; write at most 19, or off"
    ]
    assert told(document("- plank: {work: 20s, sets: 2, rest: 60s, cues: {countdown: 30}}")) == []


def test_nothing_is_said_of_work_that_could_not_be_read():
    assert told(document("- plank: {work: 30 s, cues: {at: {40s: late}}}")) == [
        "3:19: '30 s' is not how a time is written; write 30s"
    ]
