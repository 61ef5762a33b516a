"""Durations: what is read, what is offered instead, and how lengths are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timer.routine.durations import explain, format_ms, meant, to_ms, to_text


@pytest.mark.parametrize(
    ("text", "length_ms"),
    [
        ("45s", 45_000),
        ("1m30s", 90_000),
        ("1m 30s", 90_000),
        ("2m", 120_000),
        ("1h", 3_600_000),
        ("1h30m", 5_400_000),
        ("1h 30m 5s", 5_405_000),
        ("1h5s", 3_605_000),
        ("1:30", 90_000),
        ("0:45", 45_000),
        ("90:00", 5_400_000),
        ("1:02:03", 3_723_000),
        ("90", 90_000),
        ("7.5", 7_500),
        ("12.5s", 12_500),
        ("1m30.5s", 90_500),
        ("0.1", 100),
        ("045", 45_000),
        ("90s", 90_000),
        ("75m", 4_500_000),
        ("1m5s", 65_000),
        ("0", 0),
        ("0s", 0),
        ("0:00", 0),
        ("999999999s", 999_999_999_000),
    ],
)
def test_a_duration_is_read_to_the_tenth_of_a_second(text: str, length_ms: int):
    assert to_ms(text) == length_ms


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("90 s", "90s"),
        ("45 sec", "45s"),
        ("45sec", "45s"),
        ("45 seconds", "45s"),
        ("45S", "45s"),
        ("2 min", "2m"),
        ("2 Minutes", "2m"),
        ("1 hr", "1h"),
        ("1 minute 30 seconds", "1m30s"),
        ("1 min and 30 sec", "1m30s"),
        ("1m, 30s", "1m30s"),
        ("1.5m", "1m30s"),
        ("1,5 min", "1m30s"),
        ("1.5h", "1h30m"),
        ("1:75", "2:15"),
        ("1:5", "1:05"),
        ("1 : 30", "1:30"),
        ("1:30 min", "1:30"),
        ("1:30.5", "1m30.5s"),
        ("1:2:3", "1:02:03"),
        ("1:60:00", "2:00:00"),
        ("30s1m", "1m30s"),
        ("1m75s", "2m15s"),
        ("1h90m", "2h30m"),
        ("7,55", "7.6s"),
        ("7,5", "7.5s"),
        ("1m30", "1m30s"),
        ("1 hour 15", "1h15m"),
        (":45", "0:45"),
        ("1'30", "1m30s"),
        ('45"', "45s"),
        ("“45s”", "45s"),
        ("٣s", "3s"),
        ("４５s", "45s"),
        ("45\u200bs", "45s"),
        ("a minute", "1m"),
        ("two minutes", "2m"),
        (".5", "0.5s"),
        ("5.", "5s"),
        (" 45s", "45s"),
        ("45s\n", "45s"),
    ],
)
def test_what_was_probably_meant_is_offered(text: str, better: str):
    assert to_ms(text) is None
    assert meant(text) == better
    assert explain(text)[1] == f"write {better}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "s",
        "m",
        "forty",
        "1e3",
        "0x10",
        "1 30",
        "3 45s",
        "25h0",
        "max",
    ],
)
def test_where_nothing_can_be_offered_the_forms_are_shown(text: str):
    assert to_ms(text) is None
    assert meant(text) is None
    assert explain(text)[1] == "write it like 45s, 1m30s or 1:30"


@pytest.mark.parametrize("text", ["9999999999", "9999999999s", "1" * 9_999], ids=["bare", "seconds", "9,999 digits"])
def test_a_time_without_end_is_named_as_such(text: str):
    assert to_ms(text) is None
    what, mend = explain(text)
    assert what.endswith("is too long")
    assert mend == "24 h is the most"


def test_a_dot_may_have_been_meant_for_a_colon():
    assert explain("1.30")[1] == "write 1:30 or 1.3s"


def test_a_negative_time_is_named_as_such():
    assert explain("-30s") == ("'-30s' is negative, and a time can't be", "delete the minus sign")


@pytest.mark.parametrize(
    ("length_ms", "text"),
    [
        (0, "0s"),
        (100, "0.1s"),
        (7_500, "7.5s"),
        (45_000, "45s"),
        (60_000, "1m"),
        (90_500, "1m30.5s"),
        (3_600_000, "1h"),
        (3_605_000, "1h5s"),
        (3_723_000, "1h2m3s"),
        (7_540, "7.5s"),
        (59_960, "1m"),
    ],
)
def test_a_duration_is_written_as_a_routine_has_it(length_ms: int, text: str):
    assert to_text(length_ms) == text


@given(st.integers(0, 10_000_000).map(lambda tenths: tenths * 100))
def test_what_is_written_reads_the_same(length_ms: int):
    assert to_ms(to_text(length_ms)) == length_ms


@given(st.text("0123456789:.,hmsin sec-", max_size=12))
def test_what_is_offered_can_always_be_read(text: str):
    better = meant(text)
    assert better is None or to_ms(better) is not None


@pytest.mark.parametrize(
    ("length_ms", "text"),
    [
        (0, "0 s"),
        (7_500, "7.5 s"),
        (7_540, "7.5 s"),
        (45_000, "45 s"),
        (59_900, "59.9 s"),
        (59_960, "1 min"),
        (60_000, "1 min"),
        (65_000, "1:05"),
        (65_500, "1:06"),
        (720_000, "12 min"),
        (3_600_000, "1 h"),
        (3_660_000, "1:01:00"),
        (3_723_000, "1:02:03"),
        (86_400_000, "24 h"),
    ],
)
def test_a_length_is_shown_as_people_say_it(length_ms: int, text: str):
    assert format_ms(length_ms) == text
