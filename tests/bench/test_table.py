"""The table of the benchmarks: its arithmetic, with given numbers. No test judges a time."""

import pytest

from bench.table import Row, as_markdown, as_text, median, number, quantile

RATIO = Row("lateness", 30.0, "us", must=1.5, aim=0.1, yardstick=100.0, beside="C")
PLAIN = Row("seek", 16.0, "us", must=20.0, aim=5.0)
FASTER = Row("a day", 0.5, "s", must=100_000, aim=200_000, yardstick=86_400.0, beside="real time", faster=True)


@pytest.mark.parametrize(
    ("row", "ratio", "verdict"),
    [
        pytest.param(RATIO, 0.3, "must", id="to the yardstick"),
        pytest.param(PLAIN, 0.8, "must", id="to its own limit"),
        pytest.param(FASTER, 172_800.0, "must", id="more is better"),
        pytest.param(Row("day", 1.0, "s", 100_000, 200_000, 86_400.0, faster=True), 86_400.0, "MISSED", id="too slow"),
        pytest.param(Row("lateness", 151.0, "us", 1.5, 0.1, 100.0), 1.51, "MISSED", id="over must"),
        pytest.param(Row("lateness", 150.0, "us", 1.5, 0.1, 100.0), 1.5, "must", id="just at must"),
        pytest.param(Row("seek", 5.0, "us", 20, 5), 0.25, "aim", id="just at aim"),
        pytest.param(Row("drift", 0.0, "ms", 0, 0), 0.0, "aim", id="nothing, where nothing is allowed"),
        pytest.param(Row("drift", 1.0, "ms", 0, 0), float("inf"), "MISSED", id="something there"),
    ],
)
def test_a_row_is_held_against_its_limits(row: Row, ratio: float, verdict: str) -> None:
    assert (row.ratio, row.verdict) == (pytest.approx(ratio), verdict)


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        pytest.param(range(1, 101), 0.5, 50, id="p50"),
        pytest.param(range(1, 101), 0.99, 99, id="p99"),
        pytest.param(range(100, 0, -1), 0.99, 99, id="in any order"),
        pytest.param([7], 0.99, 7, id="one alone"),
        pytest.param([1, 2, 3], 1, 3, id="the largest"),
    ],
)
def test_a_quantile_is_one_of_the_values(values: list[float], share: float, expected: float) -> None:
    assert quantile(values, share) == expected


def test_the_median_of_an_even_number_is_the_lower_one() -> None:
    assert median([4, 1, 3, 2]) == 2


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (0.00042, "0.00042"),
        (0.0234, "0.023"),
        (0.5, "0.500"),
        (1.5, "1.50"),
        (12.34, "12.3"),
        (123.4, "123"),
        (86_400, "86,400"),
        (float("inf"), "inf"),
    ],
)
def test_numbers_have_the_digits_that_count(value: float, text: str) -> None:
    assert number(value) == text


def test_the_text_lines_its_columns_up() -> None:
    assert as_text([RATIO, PLAIN]).splitlines() == [
        "row       ours   yardstick  ratio   must   aim     verdict",
        "lateness  30 us  C 100 us   0.300x  1.50x  0.100x  must",
        "seek      16 us  -          0.800x  20 us  5 us    must",
    ]


def test_markdown_has_a_line_for_each_row() -> None:
    assert as_markdown([PLAIN]).splitlines() == [
        "| row | ours | yardstick | ratio | must | aim | verdict |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        "| seek | 16 us | - | 0.800x | 20 us | 5 us | must |",
    ]
