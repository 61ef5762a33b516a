"""Typesetting, with a measure by which every character is half as wide as the size."""

import pytest

from timer.screen.draw import font, measure
from timer.screen.items import Face
from timer.screen.typeset import Setting, Typesetter


def half(face: Face, size_px: int, text: str) -> int:
    return size_px * len(text) // 2


def fit(text: str, width: int, height: int, largest_px: int, most_lines: int = 1, shrink_to: float = 1.0) -> Setting:
    return Typesetter(half).fit(text, Face.TEXT, (width, height), largest_px, 8, most_lines, shrink_to)


@pytest.mark.parametrize(
    ("text", "room", "most_lines", "shrink_to", "size_px", "lines"),
    [
        ("plank", (100, 50), 1, 1.0, 20, ("plank",)),
        ("side plank", (80, 50), 1, 1.0, 15, ("side plank",)),
        ("side plank", (80, 50), 2, 0.7, 15, ("side plank",)),
        ("side plank", (80, 50), 2, 1.0, 20, ("side", "plank")),
        ("side plank", (80, 30), 2, 1.0, 15, ("side plank",)),
        ("arm-and-leg reach", (80, 40), 2, 0.7, 13, ("arm-and-leg", "reach")),
        ("plank", (100, 12), 1, 1.0, 10, ("plank",)),
    ],
    ids=["as large", "shrinks", "shrinks first", "wraps", "no room to wrap", "wraps then shrinks", "by height"],
)
def test_a_text_is_as_large_as_its_room(
    text: str, room: tuple[int, int], most_lines: int, shrink_to: float, size_px: int, lines: tuple[str, ...]
) -> None:
    setting = fit(text, *room, 20, most_lines, shrink_to)
    assert (setting.size_px, setting.lines) == (size_px, lines)


@pytest.mark.parametrize(
    ("text", "room", "most_lines", "lines"),
    [
        ("a very long name indeed", (42, 30), 3, ("a very", "long name", "indeed")),
        ("a very long name indeed", (42, 30), 1, ("a very", "long name", "indeed")),
        ("a very long name indeed", (42, 20), 2, ("a very", "long name…")),
        ("a very long name indeed", (42, 10), 2, ("a very…",)),
        ("endless-and-unbreakable", (42, 30), 1, ("endless-a", "nd-unbrea", "kable")),
        ("endless-and-unbreakable", (42, 20), 1, ("endless-a", "nd-unbrea…")),
    ],
    ids=["wrapped", "on more lines than asked for", "too high", "no room to wrap", "one long word", "a longer word"],
)
def test_only_a_text_that_is_too_long_in_every_way_loses_its_end(
    text: str, room: tuple[int, int], most_lines: int, lines: tuple[str, ...]
) -> None:
    setting = fit(text, *room, 20, most_lines)
    assert setting.size_px == 8
    assert setting.lines == lines
    assert setting.width <= room[0]
    assert setting.cut is lines[-1].endswith("…")


def test_two_lines_are_about_as_long_as_each_other() -> None:
    assert fit("next: lunge, 12 reps, 2 × 8 kg", 270, 60, 20, 2).lines == ("next: lunge, 12", "reps, 2 × 8 kg")


def test_of_parts_in_a_row_none_is_broken() -> None:
    assert fit("5 × pull-up · 10 × push-up · 15 × squat", 300, 60, 20, 2).lines == (
        "5 × pull-up · 10 × push-up ·",
        "15 × squat",
    )
    assert fit("a push-up with a clap · rest", 130, 60, 20, 3).lines == ("a push-up with", "a clap · rest")


def test_type_too_small_to_read_is_better_than_none() -> None:
    sizes = [Typesetter(half).fit("a very long name", Face.TEXT, (width, 24), 20, 16).size_px for width in (160, 50)]
    assert sizes == [19, 10]


def test_a_word_is_broken_only_where_it_fits_at_no_size() -> None:
    assert fit("unbreakable", 50, 60, 20, 3).lines == ("unbreakable",)
    broken = Typesetter(half).fit("unbreakable", Face.TEXT, (40, 60), 20, 12)
    assert (broken.size_px, broken.lines) == (17, ("unbr", "eaka", "ble"))


def test_control_characters_are_written_out() -> None:
    assert fit("a\tb\x00\x1b[2J", 900, 50, 20).lines == (r"a b\x00\x1b[2J",)


def test_an_answer_is_remembered() -> None:
    measured: list[str] = []

    def count(face: Face, size_px: int, text: str) -> int:
        measured.append(text)
        return half(face, size_px, text)

    typesetter = Typesetter(count)
    first = typesetter.fit("plank", Face.TEXT, (100, 50), 20)
    asked = len(measured)
    assert typesetter.fit("plank", Face.TEXT, (100, 50), 20) is first
    assert len(measured) == asked


LETTERS = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0x180)))) + "ȘșȚț–—…×·“”„’€"  # Latin, all of Europe's


@pytest.mark.parametrize("face", Face)
def test_a_typeface_has_the_letters_of_european_languages(face: Face) -> None:
    metrics = font(face, 40).metrics(LETTERS)
    assert [letter for letter, known in zip(LETTERS, metrics, strict=True) if known is None] == []


@pytest.mark.parametrize("face", Face)
def test_digits_are_all_as_wide(face: Face) -> None:
    assert len({measure(face, 200, digit) for digit in "0123456789"}) == 1


def test_a_clock_that_goes_on_is_measured_once_but_for_small_type() -> None:
    asked: list[tuple[int, str]] = []

    def measured(face: Face, size_px: int, text: str) -> int:
        asked.append((size_px, text))
        return size_px * len(text)

    typesetter = Typesetter(measured)
    for size_px in (15, 16):
        for text in ("12:19 left", "11:58 left"):
            assert typesetter.width(Face.TEXT, size_px, text) == 10 * size_px
    assert asked == [(15, "12:19 left"), (15, "11:58 left"), (16, "00:00 left")]


@pytest.mark.parametrize("face", Face)
def test_digits_are_as_wide_as_a_zero_from_sixteen_pixels_on(face: Face) -> None:
    for size_px in (*range(16, 60), 100, 304):
        widths = {
            measure(face, size_px, f"Next: {digit * 2}:{digit} reps, ({digit}/{digit})") for digit in "0123456789"
        }
        assert len(widths) == 1, size_px
