"""The rows of the terminal view, at every size."""

import pytest
from rich.style import Style
from rich.text import Text

from tests.timer.screen.boards import BOARD, BOARDS
from tests.timer.screen.extremes import EXTREMES, NAME
from tests.timer.screen.scenes import MENU, NOW_MS, SCENES, TROUBLES, UNDER_WAY, WALL, menu
from timer.screen.blocks import block_rows, block_width, largest_scale
from timer.screen.page import page
from timer.screen.rows import terminal_rows
from timer.theme import DEFAULT

SIZES = [(40, 12), (60, 16), (80, 24), (132, 43), (200, 60)]


ALL = SCENES | {f"{name}, at its longest": shown for name, shown in EXTREMES.items()}


def rows(name: str, size: tuple[int, int]) -> list[Text]:
    return terminal_rows(page(ALL[name], NOW_MS, WALL), size, DEFAULT, BOARD)


def plain(name: str, size: tuple[int, int] = (80, 24)) -> str:
    return "\n".join(row.plain for row in rows(name, size))


@pytest.mark.parametrize("size", [*SIZES, (10, 4), (1, 1)], ids=str)
@pytest.mark.parametrize("name", ALL)
def test_a_view_fits_the_terminal(name: str, size: tuple[int, int]) -> None:
    columns, height = size
    assert len(rows(name, size)) <= height
    assert [row.plain for row in rows(name, size) if row.cell_len > columns] == []


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", UNDER_WAY)
def test_the_figure_is_at_least_30_percent_of_the_rows(name: str, size: tuple[int, int]) -> None:
    blocks = [row for row in rows(name, size) if "██" in row.plain]
    assert len(blocks) >= 0.30 * size[1]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", UNDER_WAY)
def test_phase_name_and_presses_are_there_at_every_size(name: str, size: tuple[int, int]) -> None:
    said = page(SCENES[name], NOW_MS, WALL)
    shown = plain(name, size)
    assert said.word.upper() in shown
    assert said.headline.split()[0] in shown
    assert said.presses[0][1] in shown


SMALL = [(80, 24), (60, 16), (40, 10), (24, 6), (22, 6), (20, 5), (10, 3), (10, 2)]


@pytest.mark.parametrize("troubles", [(), TROUBLES], ids=["no badge", "a badge"])
@pytest.mark.parametrize("size", SMALL, ids=str)
@pytest.mark.parametrize("name", UNDER_WAY)
def test_figure_and_exercise_go_last(name: str, size: tuple[int, int], troubles: tuple[str, ...]) -> None:
    said = page(SCENES[name]._replace(troubles=troubles, muted=bool(troubles)), NOW_MS, WALL)
    written = [row.plain for row in terminal_rows(said, size, DEFAULT, BOARD)]
    digits = [row for row in written if row.startswith(f" {said.figure}") or "██" in row]
    assert digits
    assert any(row.startswith(f" {said.headline.split()[0][: size[0] - 2]}") for row in written)


@pytest.mark.parametrize(("height", "expected"), [(1, [" 33 "]), (3, [" ▶ WORK ", " Plank", " 33 "])])
def test_in_the_smallest_terminal_the_digits_alone_are_left(height: int, expected: list[str]) -> None:
    assert [row.plain for row in rows("work", (10, height))] == expected


def test_at_80_by_24_everything_is_said() -> None:
    shown = plain("reps")
    for text in (
        "▶ WORK",
        "about 85 min left",
        "Lunge",
        "reps · 0:23",
        "2 × 8 kg · Warm-up",
        "Next: rest 20 s, then squat jump",
        "Change legs each time.",
        "● rgb  ▮▮▯▯▯  ♪ 1568 Hz  [start] [next] [back]",
        "Press Done  Hold Pause",
        "q hold, qq quit",
    ):
        assert text in shown


def test_the_ready_view_lists_the_routine() -> None:
    shown = plain("ready", (80, 60))
    assert "1 of 2 · about 86 min" in shown
    assert "March on the spot" in shown
    assert "All seven staples in half an hour" in shown
    assert "Keep breathing." in shown
    assert "You need: pull-up bar." in shown


def test_a_list_too_long_for_the_terminal_loses_its_end_first() -> None:
    shown = plain("ready", (80, 16))
    assert "March on the spot" in shown
    assert "Calf stretch" not in shown


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("chosen", range(12))
def test_the_chosen_routine_is_always_seen_and_on_its_own_ground(chosen: int, size: tuple[int, int]) -> None:
    written = terminal_rows(page(menu(chosen), NOW_MS, WALL), size, DEFAULT, BOARD)
    marked = [row.plain for row in written if any(span.style == Style(reverse=True, bold=True) for span in row.spans)]
    assert len(marked) == 1
    assert MENU[chosen].timeline.routine.name[:10] in marked[0]


def test_a_wide_menu_draws_the_shape_of_each_routine() -> None:
    (tabata,) = [row for row in rows("menu, short", (80, 24)) if row.plain.startswith("   Tabata")]
    colours = [str(span.style) for span in tabata.spans if tabata.plain[span.start : span.end] == "▬"]
    assert len(colours) == 20
    assert colours[0] == "#f0e442"  # get ready
    assert {"#e69f00", "#56b4e9"} <= set(colours)


def test_a_broken_file_is_marked_in_the_menu_with_its_first_fault() -> None:
    assert "! tabata.yaml:7:5: unknown key 'round'" in plain("menu, short")


def test_the_summary_draws_the_weeks_as_columns() -> None:
    written = plain("finished, with a past").splitlines()
    (below,) = [number for number, row in enumerate(written) if "38 min this week" in row]
    assert written[below - 3 : below] == [
        "       ▂▂       ▁▁ ▅▅       ▃▃ ██   ",
        "    ▁▁ ██    ▄▄ ██ ██ ▆▆    ██ ██ ▅▅",
        "    ██ ██    ██ ██ ██ ██    ██ ██ ██",
    ]


def test_work_fills_its_row_with_colour_and_rest_does_not() -> None:
    assert [str(rows(name, (80, 24))[0].style).startswith("bold reverse") for name in ("work", "rest")] == [True, False]


def test_a_button_that_is_down_is_shown_in_reverse() -> None:
    board = next(row for row in rows("work", (80, 24)) if "[next]" in row.plain)
    down = [board.plain[span.start : span.end] for span in board.spans if "reverse" in str(span.style).split()]
    assert "[next]" in down


def board_row(name: str, columns: int = 80) -> str:
    rows = terminal_rows(page(SCENES["work"], NOW_MS, WALL), (columns, 24), DEFAULT, BOARDS[name])
    return rows[-3].plain.rstrip()


@pytest.mark.parametrize(
    ("name", "columns", "expected"),
    [
        ("jam hat", 80, " ○○● traffic  ○●● traffic  ♪ silent  [start] [next]"),
        ("jam hat", 50, " ○○●  ○●●  ♪  [start] [next]"),
        ("traffic hat", 60, " ●○○ traffic  ♪ 2300 Hz  [start]"),
        ("knob", 60, " ● led  (↘)"),
        ("full", 60, " ●  ▮▯▯▯▯  ●●●  ●  ♪ 1568 Hz  (↘) [start] [next] [back]"),
        ("bare", 60, ""),
    ],
)
def test_a_board_is_one_row_of_marks_and_of_words_where_they_fit(name: str, columns: int, expected: str) -> None:
    assert board_row(name, columns) == expected


def test_block_digits_are_five_rows_times_the_scale() -> None:
    assert block_rows("1:0", 1) == (
        "████        ██████",
        "  ██    ██  ██  ██",
        "  ██        ██  ██",
        "  ██    ██  ██  ██",
        "██████      ██████",
    )
    assert len(block_rows("7", 3)) == 15


@pytest.mark.parametrize("text", ["0123456789", "59:59", "1:02:03"])
def test_a_block_figure_is_as_wide_as_it_is_said_to_be(text: str) -> None:
    assert {len(row) for row in block_rows(text, 2)} == {block_width(text, 2)}


@pytest.mark.parametrize(
    ("columns", "height", "expected"), [(80, 10, 2), (80, 9, 1), (33, 10, 1), (10, 10, 0), (200, 30, 6)]
)
def test_the_scale_is_the_largest_that_fits(columns: int, height: int, expected: int) -> None:
    assert largest_scale("59:5", columns, height) == expected


def test_a_hold_fills_in_the_place_of_the_presses() -> None:
    shown = plain("work, while held").splitlines()[-2]
    assert shown.startswith(" Pause ━━━")
    assert "Press" not in shown


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((80, 24), ["Quiet hours · " + TROUBLES[0] + " · rgb on", "GPIO16: it failed; start again"]),
        ((60, 16), ["Quiet hours · buzzer on GPIO18 (and 1 more)"]),
        ((20, 8), ["Quiet hours · 2"]),
    ],
    ids=str,
)
def test_of_troubles_a_terminal_says_as_much_as_fits_a_row_or_two(size: tuple[int, int], expected: list[str]) -> None:
    shown = [row.plain.strip() for row in rows("paused", size)]
    first = shown.index(expected[0])
    assert shown[first : first + len(expected)] == expected


def test_a_change_of_loudness_is_shown_with_a_bar() -> None:
    assert "Volume 90 % ━━━━━━━━━━━━━━━━━━━━" in plain("work, made louder")


@pytest.mark.parametrize("columns", [20, 24, 40, 60, 80])
def test_neither_keys_nor_board_lose_their_end(columns: int) -> None:
    assert "…" not in "".join(row.plain for row in rows("work, of several minutes", (columns, 24))[-3:])


def test_the_ready_view_tells_of_a_broken_save() -> None:
    shown = " ".join(plain("ready, after a broken save").split())
    assert "! The last save has faults; this is the one before it. routine-3.yaml:4:9: 'plank' has no time" in shown


def test_a_text_that_loses_its_end_says_so_and_a_long_step_goes_on_below() -> None:
    shown = [row.plain.rstrip() for row in rows("ready, at its longest", (80, 24))]
    assert f"     {NAME[:35]}" in "\n".join(shown)
    assert [row[-1] for row in shown if row.startswith(" Keep the front knee")] == ["…", "…"]
    whole = [row.plain.rstrip() for row in rows("ready, at its longest", (80, 200))]
    assert "…" not in "".join(whole)


def test_the_chosen_name_stands_in_full_below_a_menu_too_narrow_for_it() -> None:
    shown = terminal_rows(page(menu(3), NOW_MS, WALL), (40, 16), DEFAULT, None)
    assert MENU[3].timeline.routine.name in " ".join(" ".join(row.plain for row in shown).split())
