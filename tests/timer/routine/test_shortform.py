"""The short form: what is read, and what is offered for everything that people write instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timer.routine.model import Goal, Target
from timer.routine.shortform import EXAMPLES, ShortForm, explain, read, series


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


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("12 rep", "write '12 reps'"),
        ("12 Reps", "write '12 reps'"),
        ("12reps", "write '12 reps'"),
        ("12 repetitions", "write '12 reps'"),
        ("45 sec", "write '45s'"),
        ("45S", "write '45s'"),
        ("7.5", "write '7.5s'"),
        ("1.5m", "write '1m30s'"),
        ("Max", "write 'max'"),
        ("max reps", "write 'max'"),
        ("to failure", "write 'max'"),
        ("3x45s", "write '3 x 45s'"),
        ("3 X 45s", "write '3 x 45s'"),
        ("3 × 45s", "write '3 x 45s'"),
        ("3*45s", "write '3 x 45s'"),
        ("3 sets of 12 reps", "write '3 x 12 reps'"),
        ("3x45s, rest 30 sec", "write '3 x 45s rest 30s'"),
        ("3 x 45s with rest 30s", "write '3 x 45s rest 30s'"),
        ("12 reps per side", "write '12 reps each side'"),
        ("12 reps each leg", "write '12 reps each side'"),
        ("12 reps each", "write '12 reps each side'"),
        ("30s/side", "write '30s each side'"),
        ("both sides", "write 'each side'"),
        ("Each side", "write 'each side'"),
        ("21, 15, 9", "write a list: {reps: [21, 15, 9]}"),
        ("21-15-9", "write a list: {reps: [21, 15, 9]}"),
        ("20s, 30s", "write a list: {work: [20s, 30s]}"),
        ("banana", EXAMPLES),
        ("true", EXAMPLES),
        ("rest 30s", EXAMPLES),
        ("3 x each side", EXAMPLES),
        ("8-12 reps", EXAMPLES),
        ("-5 reps", EXAMPLES),
        ("9999999999 reps", EXAMPLES),
        ("٣ reps", EXAMPLES),
        ("45s\n45s", EXAMPLES),
        ("x" * 100_000, EXAMPLES),
    ],
)
def test_what_is_no_target_is_a_fault_with_the_mend(text: str, mend: str):
    assert read(text) is None
    what, offered = explain(text)
    assert what.endswith("is not a target")
    assert offered == mend


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("15", "write '15 reps' or '15s'"),
        ("3 x 15", "write '3 x 15 reps' or '3 x 15s'"),
        ("3x15", "write '3 x 15 reps' or '3 x 15s'"),
        ("3 sets of 15", "write '3 x 15 reps' or '3 x 15s'"),
        ("15 rest 30s", "write '15 reps rest 30s' or '15s rest 30s'"),
        ("15 each side", "write '15 reps each side' or '15s each side'"),
        ("3 x 15 each leg rest 1 min", "write '3 x 15 reps each side rest 1m' or '3 x 15s each side rest 1m'"),
    ],
)
def test_a_bare_number_is_offered_as_reps_and_as_seconds(text: str, mend: str):
    assert read(text) is None
    assert explain(text) == (f"'{text}' says neither reps nor seconds", mend)


@pytest.mark.parametrize("text", ["0s", "0:00", "0 reps", "0 x 45s", "3 x 0s rest 10s", "000 reps each side"])
def test_a_zero_is_named_as_such(text: str):
    assert read(text) is None
    assert explain(text) == (f"'{text}' leaves nothing to do", "write at least 1, or delete the step")


def test_two_rests_are_one_too_many():
    assert explain("45s rest 30s rest 20s") == ("'45s rest 30s rest 20s' has two rests", "keep one of them")


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("21, 15, 9", ["21", "15", "9"]),
        ("21-15-9", ["21", "15", "9"]),
        ("20s, 30s", ["20s", "30s"]),
        ("7,5", []),
        ("21", []),
    ],
)
def test_a_series_of_entries_is_recognised(text: str, entries: list[str]):
    assert series(text) == entries


@given(st.text("0123456789x×*:. smreptsidachlg,/", max_size=24))
def test_what_is_offered_can_always_be_read(text: str):
    if read(text) is None:
        offered = explain(text)[1].removeprefix("write ").split(" or ")
        quoted = [part.strip("'") for part in offered if part.startswith("'")]
        assert all(read(part) for part in quoted)
