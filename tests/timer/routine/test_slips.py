"""Slips: what is offered for everything that people write instead of a short form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timer.routine.shortform import read
from timer.routine.slips import EXAMPLES, divide, explain, series


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
        ("banana", EXAMPLES),
        ("true", EXAMPLES),
        ("rest 30s", EXAMPLES),
        ("3 x each side", "write '3 reps each side'"),
        ("٣ reps", "write '3 reps'"),
        ("45s\n45s", EXAMPLES),
        ("x" * 100_000, EXAMPLES),
    ],
)
def test_what_is_no_target_is_a_fault_with_the_mend(text: str, mend: str):
    assert read(text) is None
    what, offered = explain(text)
    assert what.endswith("can't be read")
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


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("0s", "0.1s"),
        ("0:00", "0.1s"),
        ("3 x 0s rest 10s", "0.1s"),
        ("0 reps", "1"),
        ("0 x 45s", "1"),
        ("000 reps each side", "1"),
    ],
)
def test_a_zero_is_named_as_such(text: str, least: str):
    assert read(text) is None
    assert explain(text) == (f"'{text}' leaves nothing to do", f"write at least {least}, or delete the step")


@pytest.mark.parametrize("text", ["9999999999 reps", "9999999999s", "3 x 9999999999s rest 10s"])
def test_a_number_without_end_is_named_as_such(text: str):
    assert read(text) is None
    assert explain(text) == (f"'{text}' is more than anyone can do", "a routine lasts 24 h at most")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("21, 15, 9", ("'21, 15, 9' is a list", "write it like {reps: [21, 15, 9]}")),
        ("20s, 30s", ("'20s, 30s' is a list", "write it like {work: [20s, 30s]}")),
        ("-5 reps", ("'-5 reps' is negative", "delete the minus sign")),
        ("3 x 8 x 20kg", ("'3 x 8 x 20kg' has a weight in it", "write {sets: 3, reps: 8, weight: 20kg}")),
        ("45s (slow)", ("'45s (slow)' has words after it", "write {work: 45s, note: slow}")),
    ],
)
def test_what_is_more_than_a_target_is_said_to_be_so(text: str, told: tuple[str, str]):
    assert explain(text) == told


@pytest.mark.parametrize(
    ("text", "divided"),
    [
        ("plank 45s", ("plank", "45s")),
        ("plank = 45 sec", ("plank", "45s")),
        ("plank - 3 x 45s rest 10s", ("plank", "3 x 45s rest 10s")),
        ("plank (45s)", ("plank", "45s")),
        ("12 squats", ("squats", "12 reps")),
        ("12 reps of squats", ("squats", "12 reps")),
        ("30 sec plank", ("plank", "30s")),
        ("run 400m", None),
        ("400 m run", None),
        ("side plank", None),
        ("world's greatest stretch", None),
        ("single-leg deadlift", None),
        ("plank (slow)", None),
        ("x" * 100_000 + " 45s", None),
    ],
)
def test_a_name_and_a_target_without_a_colon_are_told_apart(text: str, divided: tuple[str, str] | None):
    assert divide(text) == divided


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


@given(st.text("0123456789x×*:. smreptsidachlg,/-@'\"kgonf", max_size=24))
def test_what_is_offered_can_always_be_read(text: str):
    if read(text) is None:
        offered = explain(text)[1].removeprefix("write ").partition(", and")[0].split(" or ")
        quoted = [part.strip("'") for part in offered if part.startswith("'")]
        assert all(read(part.partition(",")[0].strip("'")) for part in quoted)
