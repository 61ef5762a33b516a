"""Lengths, as the screen, the terminal and printed tables write them. Pure."""

from timer.routine.durations import format_ms
from timer.timeline import Phase, Timeline

ABOUT_FROM_MS = 120_000  # estimates from here on are told in whole minutes


def seconds_left(left_ms: int) -> int:
    """Round what remains up to whole seconds."""
    return -(-left_ms // 1_000)


def clock(seconds: int) -> str:
    """Write seconds as a clock does: `0:45`, `1:05`, `1:02:03`."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def digits(seconds: int) -> str:
    """Write seconds as large as can be: `45` below a minute, then like a clock."""
    return str(seconds) if seconds < 60 else clock(seconds)


def about(length_ms: int, estimated: bool) -> str:
    """Write a length, an estimate in whole minutes: `4:10`, `about 12 min`, `open` where there is none."""
    if not estimated:
        return format_ms(length_ms)
    if not length_ms:
        return "open"
    if length_ms < ABOUT_FROM_MS:
        return f"about {format_ms(max(10_000, (length_ms + 5_000) // 10_000 * 10_000))}"
    minutes = (length_ms + 30_000) // 60_000
    hours, rest = divmod(minutes, 60)
    return f"about {minutes} min" if minutes < 100 else f"about {hours} h" + (f" {rest} min" if rest else "")


def total(timeline: Timeline) -> str:
    """Write a routine's length."""
    return about(timeline.total_ms, timeline.estimated)


def phase_total(timeline: Timeline, phase: Phase) -> str:
    """Write how long a phase is in all; it is an estimate only where it depends on the athlete itself."""
    estimated = any(interval.is_open for interval in timeline.intervals if interval.phase is phase)
    return about(timeline.phase_ms(phase), estimated)
