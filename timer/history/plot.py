"""The plot: weeks of training as an SVG picture. Pure."""

from collections.abc import Sequence

from timer.history.figures import MINUTE_MS, Week, often
from timer.svg import Svg

WIDTH_PX, HEIGHT_PX = 760, 360
LEFT_PX, RIGHT_PX, TOP_PX, BOTTOM_PX = 56, 20, 72, 52  # margins around the bars
BAR = 0.62  # of a week's room
INK, FAINT, GRID = (34, 34, 34), (102, 102, 102), (221, 221, 221)
BLUE = (0, 114, 178)  # told apart in any colour vision
STEPS = (5, 10, 15, 30, 60, 120, 300, 600, 1_200)  # minutes between lines
MOST_LINES = 6


def plot(weeks: Sequence[Week]) -> str:
    """Draw the minutes of each week as a bar, with the count of workouts on it."""
    svg = Svg()
    svg.text(LEFT_PX, 30, "Minutes of training a week", 18, INK)
    svg.text(LEFT_PX, 52, f"{often(weeks)} of {len(weeks)} weeks with two workouts or more", 13, FAINT)
    minutes = [week.active_ms / MINUTE_MS for week in weeks]
    step = next((step for step in STEPS if max(minutes) <= step * MOST_LINES), STEPS[-1])
    lines = max(1, -int(-max(minutes) // step))
    for line in range(lines + 1):
        y_px = _y(line / lines)
        svg.path(((LEFT_PX, y_px), (WIDTH_PX - RIGHT_PX, y_px)), GRID)
        svg.text(LEFT_PX - 8, y_px + 4, str(line * step), 12, FAINT, anchor="end")
    room_px = (WIDTH_PX - LEFT_PX - RIGHT_PX) / len(weeks)
    for place, (week, length) in enumerate(zip(weeks, minutes, strict=True)):
        _bar(svg, week, LEFT_PX + room_px * (place + 0.5), room_px * BAR, length / (step * lines))
    return svg.render(WIDTH_PX, HEIGHT_PX, "Weeks of training")


def _bar(svg: Svg, week: Week, middle_px: float, width_px: float, share: float) -> None:
    """Draw one week. Args: share: Of the plot's height."""
    bottom_px = HEIGHT_PX - BOTTOM_PX
    svg.text(middle_px, bottom_px + 20, f"{week.monday.day} {week.monday:%b}", 12, FAINT, anchor="middle")
    if week.workouts:
        top_px = _y(share)
        svg.box(middle_px - width_px / 2, top_px, width_px, bottom_px - top_px, BLUE)
        svg.text(middle_px, top_px - 6, f"{week.workouts}×", 12, INK, anchor="middle")


def _y(share: float) -> float:
    return HEIGHT_PX - BOTTOM_PX - share * (HEIGHT_PX - TOP_PX - BOTTOM_PX)
