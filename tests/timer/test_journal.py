"""The journal: what is written down of a workout, and how a service's lines begin."""

import logging

import pytest

from tests.fakes import Person, entry, hold, rest
from timer.journal import Journal, formatter
from timer.session import Session

ONE = entry("one", hold("plank", 40), rest(20), hold("plank", 20), prepare=0)


@pytest.fixture
def someone(caplog):
    """Give a person whose session a journal follows."""
    caplog.set_level(logging.INFO)
    person = Person(Session(5_000), ONE)
    journal = Journal()

    def play(moves, until):
        for move in moves:
            person.do(move)
            journal.show(person.scene, (), person.now_ms)
        for at_ms in range(person.now_ms, until, 1_000):
            person.wait(at_ms)
            journal.show(person.scene, (), at_ms)
        return caplog.messages

    return play


def test_a_workout_is_two_lines_however_long_it_lasts(someone):
    assert someone(["press 0", "press 1000", "press 10000", "press 15000"], until=120_000) == [
        "workout started: one, 1:20",
        "workout finished: one, 2 of 2 done, 0 early, 0 skipped, 1:00 of work",
    ]


def test_a_stopped_workout_says_what_was_done(someone):
    assert someone(["press 0", "press 1000", "press 11000", "hold 12000"], until=0)[1:] == [
        "workout stopped: one, 0 of 2 done, 1 early, 0 skipped, 0:10 of work"
    ]


def test_a_workout_that_nobody_goes_on_with_is_stopped(someone):
    assert someone(["press 0", "press 1000", "press 11000"], until=2_000_000)[1:] == [
        "workout stopped: one, 0 of 2 done, 1 early, 0 skipped, 0:10 of work"
    ]


def test_choosing_another_routine_at_the_start_is_no_finish(someone):
    assert someone(["press 0", "press 1000", "press 1200"], until=0)[1] == (
        "workout stopped: one, 0 of 2 done, 0 early, 0 skipped, 0:00 of work"
    )


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({}, "gym-timer: no sound\nat all"),
        ({"JOURNAL_STREAM": "8:123"}, "<4>no sound\n<4>at all"),
    ],
    ids=["a person", "the journal"],
)
def test_a_line_begins_as_its_reader_needs_it(environ, said):
    record = logging.LogRecord("timer", logging.WARNING, "", 0, "no %s\nat all", ("sound",), None)
    assert formatter(environ).format(record) == said
