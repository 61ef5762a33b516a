"""Words for people: tables of what is asked and what is said."""

from datetime import date, datetime

import pytest

from tests.fakes import circuit, emom, hold, reps, rest, routine, to_max, untold
from tests.timer.screen.scenes import AMRAP, FOR_TIME, NOW_MS, TIMELINE, find, paused, playing
from timer import words
from timer.expand import expand
from timer.routine.model import Exercise, Rest
from timer.scene import Last, Tally
from timer.state import Mode, State, Status


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 5, 3), "today"),
        (date(2025, 5, 4), "today"),  # the clock was wrong once
        (date(2025, 5, 2), "yesterday"),
        (date(2025, 4, 20), "13 days ago"),
        (date(2025, 4, 19), "19 April"),
        (date(2024, 5, 3), "3 May 2024"),
    ],
    ids=str,
)
def test_a_day_is_told_as_people_say_it(day: date, expected: str) -> None:
    assert words.days_ago(day, date(2025, 5, 3)) == expected


@pytest.mark.parametrize(
    ("exercise", "expected"),
    [
        (hold("plank", 45), "45 s"),
        (hold("plank", 45, sets=3), "3 × 45 s"),
        (hold("plank", 30, 40, 45), "30 s, 40 s, 45 s"),
        (reps("squat", 1), "1 rep"),
        (reps("lunge", 12, each_side=True), "12 reps each side"),
        (reps("thruster", 21, 15, 9, per_round=True), "21, 15, 9 reps"),
        (to_max("pull-up"), "max"),
        (untold("400 m run"), ""),
        (untold("lunge", each_side=True), "each side"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_figure_is_all_that_an_exercise_asks(exercise: Exercise, expected: str) -> None:
    assert words.figure(exercise) == expected


@pytest.mark.parametrize(
    ("step", "round_number", "expected"),
    [
        (reps("push-up", 10), 1, "10 × push-up"),
        (hold("plank", 40, each_side=True), 1, "40 s plank, each side"),
        (to_max("pull-up"), 1, "max pull-up"),
        (untold("400 m run"), 1, "400 m run"),
        (reps("goblet squat", 8, weight="20 kg"), 1, "8 × goblet squat (20 kg)"),
        (reps("thruster", 21, 15, 9, per_round=True), 2, "15 × thruster"),
        (reps("push-up", 10, sets=2), 1, "push-up, 2 × 10 reps"),
        (rest(20), 1, "rest 20 s"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_task_of_a_block_is_one_line(step: Exercise | Rest, round_number: int, expected: str) -> None:
    assert words.task(step, round_number) == expected


@pytest.mark.parametrize(
    ("called", "asks", "heading", "amount"),
    [
        ("prepare", "get ready", "", "10 s"),
        ("plank", "45 s plank", "Plank", "45 s"),
        ("side plank left", "1:15 side plank, left side", "Side plank, left side", "1:15"),
        ("switch", "switch sides", "Side plank, right side", "8 s"),
        ("lunge", "12 × lunge (2 × 8 kg)", "Lunge", "12 reps"),
        ("max", "max pull-up", "Pull-up", "max"),
        ("amrap", "12 min AMRAP", "As many rounds as possible", "12 min"),
        ("for_time", "3 rounds for time", "For time", "for time"),
        ("emom", "8 × burpee", "Burpee", "8 reps"),
        ("kettlebell swing, sit-up", "15 × kettlebell swing (16 kg), 10 × sit-up", "Kettlebell swing, sit-up", "1 min"),
        ("rest", "rest 20 s", "", "20 s"),
    ],
)
def test_an_interval_is_asked_named_and_measured(called: str, asks: str, heading: str, amount: str) -> None:
    interval = find(called)
    assert (words.asks(interval), words.heading(interval), words.amount(interval)) == (asks, heading, amount)


@pytest.mark.parametrize(
    ("called", "expected"),
    [
        ("march on the spot", ("Warm-up",)),
        ("plank", ("Round 1 of 3",)),
        ("side plank left", ("Round 1 of 3", "Set 1 of 2")),
        ("squat jump", ("Set 1 of 4",)),
        ("emom", ("Slot 1 of 10",)),
        ("calf stretch", ()),
    ],
)
def test_a_place_names_section_round_and_set(called: str, expected: tuple[str, ...]) -> None:
    assert words.places(find(called)) == expected


def test_of_nested_circuits_the_outer_round_is_named_first() -> None:
    inner = circuit(hold("a", 20), rounds=2)
    timeline = expand(routine(circuit(inner, rounds=3)))
    assert words.places(timeline.intervals[-1]) == ("Outer round 3 of 3", "Round 2 of 2")


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (State(TIMELINE), "Ready"),
        (playing(TIMELINE.intervals[0]), "Get ready"),
        (playing(find("plank")), "Work"),
        (playing(find("rest")), "Rest"),
        (playing(find("switch")), "Switch sides"),
        (paused(playing(find("plank"))), "Paused"),
        (playing(find("plank"))._replace(mode=Mode.WAITING), "Waiting"),
        (playing(find("plank"))._replace(mode=Mode.LEAD_IN), "Go again in"),
        (playing(find("plank"))._replace(status=Status.FINISHED), "Done"),
        (playing(find("plank"))._replace(status=Status.FINISHED, stopped=True), "Stopped"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_state_has_a_word(state: State, expected: str) -> None:
    assert words.phase_word(state) == expected


@pytest.mark.parametrize(
    ("called", "expected"),
    [
        ("prepare", "1 min march on the spot"),
        ("march on the spot", "rest 20 s, then lunge"),
        ("plank", "rest 15 s, then push-up"),
        ("side plank left", "switch sides, then side plank, right side"),
        ("amrap", "rest 1:30, then 3 rounds for time"),
        ("emom", "15 × kettlebell swing (16 kg), 10 × sit-up"),
        ("calf stretch", "the end"),
    ],
)
def test_what_comes_next_tells_the_work_behind_a_rest(called: str, expected: str) -> None:
    assert words.comes_next(playing(find(called))) == expected


@pytest.mark.parametrize(
    ("block", "done", "expected"),
    [
        (AMRAP, 0, "0 rounds"),
        (AMRAP, 1, "1 round"),
        (AMRAP, 7, "7 rounds"),
        (FOR_TIME, 0, "0 of 3 rounds"),
        (FOR_TIME, 2, "2 of 3 rounds"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_rounds_are_counted_and_of_a_for_time_against_its_number(block: object, done: int, expected: str) -> None:
    timeline = expand(routine(block, prepare=0))  # type: ignore[arg-type]
    assert words.rounds_so_far(State(timeline, Status.RUNNING, rounds_done=done)) == expected


def test_the_time_left_is_exact_once_no_estimate_is_ahead() -> None:
    timeline = expand(routine(hold("a", 30), reps("b", 20), hold("c", 70)))
    left = [words.time_left(playing(interval, 1_500, timeline), NOW_MS) for interval in timeline.intervals]
    assert left == ["about 3 min left", "about 3 min left", "about 2 min left", "1:09 left"]


@pytest.mark.parametrize(
    ("called", "gone_ms", "seconds", "expected"),
    [
        ("calf stretch", 0, 59, "until 18:43"),  # 30 s, exactly
        ("calf stretch", 0, 29, "until 18:42"),
        ("plank", 0, 0, "until 20:00"),  # about 80 min
    ],
)
def test_the_end_is_told_by_the_clock_and_an_estimated_one_to_five_minutes(
    called: str, gone_ms: int, seconds: int, expected: str
) -> None:
    wall = datetime(2025, 5, 3, 18, 42, seconds)
    assert words.ends_at(playing(find(called), gone_ms), NOW_MS, wall) == expected


@pytest.mark.parametrize(
    ("work_ms", "day", "expected"),
    [
        (90_900, date(2025, 5, 1), "0:30 more work than last time, 2 days ago"),
        (29_000, date(2025, 5, 3), "0:31 less work than last time, today"),
        (60_999, None, "As much work as last time"),
    ],
)
def test_a_workout_is_compared_with_last_time(work_ms: int, day: date | None, expected: str) -> None:
    last = Last(day, Tally(work_ms=60_000))
    assert words.compared(Tally(work_ms=work_ms), last, date(2025, 5, 3)) == expected


def test_a_summary_counts_against_all_the_work_of_the_routine() -> None:
    timeline = expand(routine(*(hold(f"e{number}", 30) for number in range(12)), rest=10))
    assert words.summary(Tally(11, 1, 0, 460_999), timeline) == "11 of 12 done, 1 early, 0 skipped, 7:40 of work"


def test_a_caution_that_several_exercises_share_is_given_once() -> None:
    plank = find("plank").exercises[0]
    assert words.cautions((plank, plank, hold("walk", 10))) == ("Keep breathing. Stop when your hips sag.",)


def test_slots_of_an_emom_are_called_slots_and_its_timed_ones_too() -> None:
    timeline = expand(routine(emom(hold("row", 40), slots=2)))
    assert words.places(timeline.intervals[1]) == ("Slot 1 of 2",)


def test_a_text_is_told_ever_more_briefly_by_whole_sentences_then_up_to_a_comma() -> None:
    assert list(words.beginnings("Legs, hips and back. After a run. No equipment.")) == [
        "Legs, hips and back. After a run. No equipment.",
        "Legs, hips and back. After a run.",
        "Legs, hips and back.",
        "Legs.",
    ]
    assert list(words.beginnings("Calm")) == ["Calm"]


def test_what_comes_next_is_told_more_briefly_where_it_is_long() -> None:
    slot = expand(routine(emom((reps("burpee", 5), reps("squat", 10)), slots=1))).intervals[-1]
    assert words.asks_within(slot, 40) == "5 × burpee, 10 × squat"
    assert words.asks_within(slot, 20) == "2 exercises"
    plank = expand(routine(hold("side plank", 40, each_side=True, weight="a rucksack"))).intervals[-1]
    assert [words.asks_within(plank, longest) for longest in (60, 20)] == [
        "40 s side plank (a rucksack), right side",
        "side plank, right side",
    ]
