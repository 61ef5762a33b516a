"""Lengths for people: rounded up where they remain, with "about" where they depend on the athlete."""

import pytest

from timer import lengths


@pytest.mark.parametrize(
    ("left_ms", "expected"),
    [(3_000, "3"), (2_999, "3"), (2_001, "3"), (2_000, "2"), (1, "1"), (59_001, "1:00"), (59_000, "59")],
)
def test_what_remains_is_rounded_up_and_never_shows_nothing(left_ms: int, expected: str) -> None:
    assert lengths.digits(lengths.seconds_left(left_ms)) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0, "0:00"), (7, "0:07"), (65, "1:05"), (599, "9:59"), (3_599, "59:59"), (3_600, "1:00:00"), (3_723, "1:02:03")],
)
def test_a_clock_shows_minutes_and_seconds(seconds: int, expected: str) -> None:
    assert lengths.clock(seconds) == expected


@pytest.mark.parametrize(
    ("length_ms", "estimated", "expected"),
    [
        (250_000, False, "4:10"),
        (480_000, False, "8 min"),
        (41_000, True, "about 40 s"),
        (1_000, True, "about 10 s"),
        (749_000, True, "about 12 min"),
        (750_000, True, "about 13 min"),
        (5_970_000, True, "about 1 h 40 min"),
        (7_200_000, True, "about 2 h"),
    ],
)
def test_a_length_with_an_estimate_in_it_is_told_with_about(length_ms: int, estimated: bool, expected: str) -> None:
    assert lengths.about(length_ms, estimated) == expected
