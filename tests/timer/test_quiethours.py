"""Quiet hours: told when they begin and end, by a clock that can be trusted."""

from datetime import datetime

from timer.messages import Quiet
from timer.quiethours import QuietHours
from timer.theme import Hours

NIGHT = Hours(22 * 60, 7 * 60)


def looks(*times):
    """Give what is told at each look at the clock, and how long until the next."""
    clock, told = iter(times), []
    hours = QuietHours(NIGHT, lambda: next(clock), told.append)
    found = []
    for _ in times:
        wait_s = hours.check()
        found.append(([message.on for message in told], wait_s))
        told.clear()
    return found


def at(hour, minute, second=0):
    return datetime(2025, 5, 3, hour, minute, second)


def test_they_begin_and_end_on_the_minute_and_are_told_once():
    assert looks(at(21, 59), at(22, 0), at(22, 1), at(6, 59), at(7, 0)) == [
        ([], 60),
        ([True], 60),
        ([], 60),
        ([], 60),
        ([False], 60),
    ]


def test_the_next_look_is_at_the_next_minute():
    assert looks(at(21, 59, 45)) == [([], 15)]


def test_a_clock_that_is_not_trusted_makes_nothing_quiet():
    assert looks(None, at(23, 0, 30), None) == [([], 60), ([True], 30), ([False], 60)]


def test_it_is_quiet_before_the_first_sound():
    told = []
    hours = QuietHours(NIGHT, lambda: at(23, 0), told.append)
    hours.start()
    hours.close()
    assert told == [Quiet(True)]
