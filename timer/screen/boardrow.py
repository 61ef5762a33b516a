"""The board in one row of a terminal: its lights, the buzzer, the knob and the buttons, as marks."""

import math
from enum import IntEnum

from rich.color import Color
from rich.style import Style
from rich.text import Text

from timer.screen.boardpicture import BoardPicture
from timer.screen.palette import mixed
from timer.theme import Colour

MARKS = "↑↗→↘↓↙←↖"  # of the knob, clockwise: each step is seen
DARK_LAMP: Colour = (60, 60, 60)
BOLD, DIM = Style(bold=True), Style(dim=True)


class Detail(IntEnum):
    """How much is written of a board; each has what those below it have."""

    WORDS = 3
    PITCH = 2
    BUTTONS = 1
    LAMPS = 0


def board_row(board: BoardPicture, columns: int) -> Text:
    """Write a board in one row: lights, the buzzer, the knob, the buttons; with all that fits."""
    variants = [_marks(board, detail) for detail in Detail]
    return next((marks for marks in variants if marks.cell_len <= columns), variants[-1])


def _marks(board: BoardPicture, detail: Detail) -> Text:
    line = Text(" ")
    for light in board.lights:
        lit, dark = ("▮", "▯") if light.kind == "bar" else ("●", "○")
        for lamp in light.lamps:
            colour = mixed(DARK_LAMP, lamp.colour, math.sqrt(lamp.level))
            line.append(lit if lamp.level else dark, Style(color=Color.from_rgb(*colour)))
        named = detail >= Detail.WORDS and light.kind != "bar"
        line.append(f" {light.kind}  " if named else "  ", DIM)
    if board.buzzer:
        hz = board.buzzer.pitch_hz
        silence = "♪ silent  " if detail >= Detail.WORDS else "♪  "
        line.append(f"♪ {hz} Hz  " if hz and detail >= Detail.PITCH else silence, BOLD if hz else DIM)
    if board.encoder:
        mark = MARKS[board.encoder.steps % len(MARKS)]
        line.append(f"({mark})", Style(reverse=bool(board.encoder.down))).append(" ")
    for button in board.buttons if detail >= Detail.BUTTONS else ():
        line.append(f"[{button.name}]", Style(reverse=button.down)).append(" ")
    return line
