"""The short form: what is read."""

import pytest

from timer.routine.model import Goal, Target
from timer.routine.shortform import ShortForm, read


def timed(seconds: float) -> Target:
    return Target(Goal.TIME, round(seconds * 1_000))


def reps(count: int) -> Target:
    return Target(Goal.REPS, count)


MAX = Target(Goal.MAX)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("45s", ShortForm(timed(45))),
        ("1:30", ShortForm(timed(90))),
        ("1m 30s", ShortForm(timed(90))),
        ("12 reps", ShortForm(reps(12))),
        ("1 rep", ShortForm(reps(1))),
        ("1 reps", ShortForm(reps(1))),
        ("max", ShortForm(MAX)),
        ("each side", ShortForm(None, each_side=True)),
        ("45s each side", ShortForm(timed(45), each_side=True)),
        ("12 reps each side", ShortForm(reps(12), each_side=True)),
        ("3 x 45s", ShortForm(timed(45), sets=3)),
        ("1 x 45s", ShortForm(timed(45), sets=1)),
        ("3 x 45s rest 30s", ShortForm(timed(45), sets=3, rest_ms=30_000)),
        ("4 x 8 reps rest 2m", ShortForm(reps(8), sets=4, rest_ms=120_000)),
        ("3 x max each side rest 1:30", ShortForm(MAX, sets=3, each_side=True, rest_ms=90_000)),
        ("3 x 1m 30s each side rest 1m 30s", ShortForm(timed(90), sets=3, each_side=True, rest_ms=90_000)),
        ("3 x 12.5s rest 7.5", ShortForm(timed(12.5), sets=3, rest_ms=7_500)),
        ("45s rest 0s", ShortForm(timed(45), rest_ms=0)),
        ("3  x  12  reps  each  side", ShortForm(reps(12), sets=3, each_side=True)),
    ],
)
def test_a_short_form_is_read(text: str, expected: ShortForm):
    assert read(text) == expected
