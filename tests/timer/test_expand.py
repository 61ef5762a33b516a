"""Timelines that a person can work out by hand. A line is `start what length`, in seconds; ~ marks an open interval."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import MARK, circuit, emom, hold, lines, ms, reps, rest, routine, to_max, untold
from timer.expand import expand
from timer.routine.model import (
    Amrap,
    CueSettings,
    Exercise,
    ForTime,
    Goal,
    Rest,
    Routine,
    Section,
    Step,
    Target,
)
from timer.timeline import End, Interval, Phase, Place, Timeline


def laid(*steps: Step, **more: Any) -> list[str]:
    return lines(expand(routine(*steps, **more)))


def rests(timeline: Timeline) -> list[int]:
    return [interval.planned_ms for interval in timeline.intervals if interval.phase is Phase.REST]


def works(timeline: Timeline) -> list[Interval]:
    return [interval for interval in timeline.intervals if interval.phase is Phase.WORK]


# Whole workouts


def test_a_circuit_of_twelve_at_30_10_is_24_intervals_and_480_seconds() -> None:
    timeline = expand(routine(circuit(*(hold(f"e{number}", 30) for number in range(1, 13)), rest=10)))

    assert [interval.phase.value for interval in timeline.intervals] == ["prepare", *["work", "rest"] * 11, "work"]
    assert [work.start_ms for work in works(timeline)] == [10_000 + 40_000 * number for number in range(12)]
    assert [work.name for work in works(timeline)] == [f"e{number}" for number in range(1, 13)]
    assert rests(timeline) == [10_000] * 11
    assert timeline.total_ms == 480_000
    assert not timeline.estimated


def test_tabata_is_eight_efforts_and_seven_rests_in_230_seconds_after_prepare() -> None:
    timeline = expand(routine(hold("squat jump", 20, sets=8, rest=10)))

    assert len(timeline.intervals) == 1 + 8 + 7
    assert [work.start_ms for work in works(timeline)] == [10_000 + 30_000 * number for number in range(8)]
    assert [(work.set_number, work.sets) for work in works(timeline)] == [(number, 8) for number in range(1, 9)]
    assert timeline.total_ms == 240_000


def test_21_15_9_takes_the_entry_of_the_round_and_estimates_three_seconds_a_rep() -> None:
    steps = (reps("thruster", 21, 15, 9, per_round=True), reps("pull-up", 21, 15, 9, per_round=True))
    timeline = expand(routine(circuit(*steps, rounds=3)))

    assert lines(timeline) == [
        "0 prepare 10",
        "10 thruster ~63",
        "73 pull-up ~63",
        "136 thruster ~45",
        "181 pull-up ~45",
        "226 thruster ~27",
        "253 pull-up ~27",
    ]
    assert [work.reps for work in works(timeline)] == [21, 21, 15, 15, 9, 9]
    assert [work.place.round_number for work in works(timeline)] == [1, 1, 2, 2, 3, 3]
    assert [work.set_number for work in works(timeline)] == [None] * 6
    assert timeline.total_ms == 280_000
    assert timeline.estimated


def test_a_pyramid_goes_up_and_down_one_entry_a_set() -> None:
    timeline = expand(routine(hold("plank", 20, 40, 60, 40, 20, rest=15)))

    assert lines(timeline) == [
        "0 prepare 10",
        "10 plank 20",
        "30 rest 15",
        "45 plank 40",
        "85 rest 15",
        "100 plank 60",
        "160 rest 15",
        "175 plank 40",
        "215 rest 15",
        "230 plank 20",
    ]
    assert [(work.set_number, work.sets) for work in works(timeline)] == [(number, 5) for number in range(1, 6)]


def test_a_ladder_of_reps_may_end_with_a_max() -> None:
    ladder = Exercise("push-up", MARK, (Target(Goal.REPS, 5), Target(Goal.REPS, 10), Target(Goal.MAX)), sets=3)
    timeline = expand(routine(ladder))

    assert [(work.end, work.reps, work.planned_ms) for work in works(timeline)] == [
        (End.REPS, 5, 15_000),
        (End.REPS, 10, 30_000),
        (End.MAX, None, 0),
    ]


def test_nested_circuits_play_every_inner_round_in_every_outer_round() -> None:
    inner = circuit(hold("b", 10), hold("c", 10), rounds=2, rest=5, between=8)
    timeline = expand(routine(circuit(hold("a", 20), inner, rounds=2, rest=15, between=60)))

    one_round = ["a 20", "rest 15", "b 10", "rest 5", "c 10", "rest 8", "b 10", "rest 5", "c 10"]
    assert [line.split(" ", 1)[1] for line in lines(timeline)] == ["prepare 10", *one_round, "rest 60", *one_round]
    assert timeline.total_ms == 10_000 + 2 * 93_000 + 60_000


def test_a_nested_circuit_tells_its_own_round_and_the_outer_one() -> None:
    inner = circuit(hold("b", 10), rounds=2)
    timeline = expand(routine(circuit(hold("a", 20), inner, rounds=3), hold("c", 10)))

    assert [work.place for work in works(timeline)[:3]] == [
        Place(None, 1, 3, None, None),
        Place(None, 1, 2, 1, 3),
        Place(None, 2, 2, 1, 3),
    ]
    assert works(timeline)[5].place == Place(None, 2, 2, 2, 3)
    assert works(timeline)[-1].place == Place()


def test_in_a_nested_circuit_the_entries_of_a_list_go_by_the_inner_round() -> None:
    inner = circuit(reps("push-up", 10, 5, per_round=True), rounds=2)

    assert [work.reps for work in works(expand(routine(circuit(inner, rounds=2))))] == [10, 5, 10, 5]


# Sides


@pytest.mark.parametrize(
    ("plank", "expected"),
    [
        pytest.param(
            hold("side plank", 30, each_side=True),
            ["0 prepare 10", "10 side plank left 30", "40 switch 5", "45 side plank right 30"],
            id="five seconds to change over",
        ),
        pytest.param(
            hold("side plank", 30, each_side=True, switch=0),
            ["0 prepare 10", "10 side plank left 30", "40 side plank right 30"],
            id="no switch at 0 s",
        ),
        pytest.param(
            hold("side plank", 30, each_side=True, get_ready=3),
            ["0 prepare 10", "10 side plank left 30", "40 switch 5", "45 side plank right 30"],
            id="no getting ready after a switch",
        ),
        pytest.param(
            hold("side plank", 30, each_side=True, switch=0, get_ready=3),
            ["0 prepare 10", "10 side plank left 30", "40 prepare 3", "43 side plank right 30"],
            id="getting ready where there is no switch",
        ),
        pytest.param(
            hold("side plank", 30, sets=2, rest=15, each_side=True, switch=4),
            [
                "0 prepare 10",
                "10 side plank left 30",
                "40 switch 4",
                "44 side plank right 30",
                "74 rest 15",
                "89 side plank left 30",
                "119 switch 4",
                "123 side plank right 30",
            ],
            id="rest between sets, switch within one",
        ),
        pytest.param(
            reps("split squat", 8, each_side=True),
            ["0 prepare 10", "10 split squat left ~24", "34 switch 5", "39 split squat right ~24"],
            id="each side has all its reps",
        ),
    ],
)
def test_each_side_is_left_then_right(plank: Exercise, expected: list[str]) -> None:
    assert laid(plank) == expected


def test_a_switch_carries_the_exercise_and_the_side_to_come() -> None:
    switch = expand(routine(hold("side plank", 30, each_side=True))).intervals[2]

    assert (switch.phase, switch.name, switch.side, switch.note) == (Phase.SWITCH, "side plank", "right", None)


def test_both_sides_are_one_set() -> None:
    timeline = expand(routine(hold("side plank", 30, sets=2, each_side=True)))

    assert [(work.side, work.set_number) for work in works(timeline)] == [
        ("left", 1),
        ("right", 1),
        ("left", 2),
        ("right", 2),
    ]


# Rest

A, B, C = hold("a", 20), hold("b", 20), hold("c", 20)


@pytest.mark.parametrize(
    ("steps", "more", "expected"),
    [
        pytest.param((A, B), {}, "a b", id="none by default"),
        pytest.param((A, B, C), {"rest": 7}, "a 7 b 7 c", id="the routine's, between exercises only"),
        pytest.param((A, rest(30), B), {}, "a 30 b", id="written"),
        pytest.param((A, rest(30), B, C), {"rest": 7}, "a 30 b 7 c", id="a written one replaces the inherited"),
        pytest.param((A, rest(30), rest(15), B), {"rest": 7}, "a 45 b", id="two written ones add up"),
        pytest.param((A, rest(0), B, C), {"rest": 7}, "a b 7 c", id="0 s removes one"),
        pytest.param((A, rest(0), rest(15), B), {"rest": 7}, "a 15 b", id="0 s and another add up"),
        pytest.param((A, B, rest(30)), {}, "a b", id="a trailing rest is dropped"),
        pytest.param((rest(30), A), {}, "30 a", id="the first step may be one"),
        pytest.param((hold("a", 20, sets=3, rest=5), B), {"rest": 7}, "a 5 a 5 a 7 b", id="between sets its own"),
        pytest.param((hold("a", 20, sets=2), B), {"rest": 7}, "a a 7 b", id="a set's rest is not the list's"),
        pytest.param((circuit(A, B, rest=3), C), {"rest": 7}, "a 3 b 7 c", id="after a circuit the routine's"),
        pytest.param((A, circuit(B, C, rest=3)), {"rest": 7}, "a 7 b 3 c", id="before a circuit the routine's"),
        pytest.param((circuit(A, rounds=2, rest=3),), {"rest": 7}, "a 3 a", id="between rounds the circuit's"),
        pytest.param((circuit(A, rounds=2, rest=3, between=60),), {}, "a 60 a", id="between rounds its own"),
        pytest.param((circuit(A, rounds=2, rest=3, between=0),), {}, "a a", id="between rounds none"),
        pytest.param(
            (circuit(A, B, rest(90), rounds=2, rest=3, between=60), C),
            {"rest": 7},
            "a 3 b 90 a 3 b 90 c",
            id="one that ends a circuit stands between rounds and after it",
        ),
        pytest.param(
            (circuit(A, rest(90), rounds=2, rest=3),), {}, "a 90 a", id="one that ends the last circuit is dropped"
        ),
        pytest.param(
            (circuit(rest(90), A, rounds=2, rest=3),), {}, "90 a 90 a", id="one that begins a circuit stands each round"
        ),
        pytest.param(
            (circuit(A, rest(90), rounds=2), rest(10), B),
            {"rest": 7},
            "a 90 a 100 b",
            id="one that ends a circuit and one after it add up",
        ),
        pytest.param(
            (A, circuit(rest(5), B), C),
            {"rest": 7},
            "a 5 b 7 c",
            id="one that begins a circuit replaces the one before",
        ),
        pytest.param(
            (circuit(circuit(A, rest=1), circuit(B, rest=2), rounds=2, rest=3, between=4), C),
            {"rest": 7},
            "a 3 b 4 a 3 b 7 c",
            id="after an inner circuit the outer one's",
        ),
        pytest.param((circuit(A, rest(0), B, rounds=2, rest=3),), {}, "a b 3 a b", id="0 s removes the circuit's"),
        pytest.param((circuit(A, rest(0), rounds=2, rest=3), B), {"rest": 7}, "a a b", id="0 s at a circuit's end too"),
        pytest.param((hold("s", 20, each_side=True, switch=0), A), {"rest": 7}, "s s 7 a", id="none between the sides"),
        pytest.param(
            (Section("warm_up", (A, B), MARK), C, Section("cool_down", (A,), MARK)),
            {"rest": 7},
            "a 7 b 7 c 7 a",
            id="within and between sections the routine's",
        ),
        pytest.param((Section("warm_up", (A, rest(30)), MARK), C), {"rest": 7}, "a 30 c", id="one that ends a section"),
        pytest.param(
            (Amrap((untold("x"),), MARK, 60_000), A, ForTime((untold("x"),), MARK)),
            {"rest": 7},
            "x 7 a 7 x",
            id="around blocks",
        ),
    ],
)
def test_rest_stands_between_efforts(steps: tuple[Step, ...], more: dict[str, Any], expected: str) -> None:
    intervals = expand(routine(*steps, prepare=0, **more)).intervals

    found = [
        f"{interval.planned_ms // 1_000}" if interval.phase is Phase.REST else interval.name for interval in intervals
    ]
    assert found == expected.split()


def test_rest_takes_its_time_in_the_timeline() -> None:
    assert laid(A, rest(30), rest(15), B, rest=7) == ["0 prepare 10", "10 a 20", "30 rest 45", "75 b 20"]


def test_a_rest_between_rounds_is_not_inherited_by_a_nested_circuit() -> None:
    outer = circuit(circuit(A, rounds=2, rest=3), rounds=2, rest=3, between=60)

    assert rests(expand(routine(outer))) == [3_000, 60_000, 3_000]


def test_a_rest_carries_the_cues_of_the_list_that_it_stands_in() -> None:
    silent, ticking = CueSettings(off=frozenset({"countdown"})), CueSettings(countdown=5)
    timeline = expand(routine(circuit(A, B, rest=3, cues=silent), C, rest=7, cues=ticking))

    found = [interval.cues for interval in timeline.intervals if interval.phase is Phase.REST]
    assert found == [silent, ticking]


def test_a_rest_between_rounds_belongs_to_the_round_before_and_one_after_a_circuit_to_none() -> None:
    timeline = expand(routine(circuit(A, B, rounds=2, rest=3, between=60), C, rest=7))

    found = [interval.place.round_number for interval in timeline.intervals if interval.phase is Phase.REST]
    assert found == [1, 1, 2, None]


# Getting ready


@pytest.mark.parametrize(
    ("steps", "prepare", "expected"),
    [
        pytest.param((A,), 10, ["0 prepare 10", "10 a 20"], id="prepare first"),
        pytest.param((A,), 0, ["0 a 20"], id="no prepare at 0 s"),
        pytest.param(
            (hold("a", 20, get_ready=3),), 10, ["0 prepare 10", "10 a 20"], id="prepare stands in for getting ready"
        ),
        pytest.param((hold("a", 20, get_ready=15),), 10, ["0 prepare 15", "15 a 20"], id="the longer of the two"),
        pytest.param((hold("a", 20, get_ready=3),), 0, ["0 prepare 3", "3 a 20"], id="getting ready without prepare"),
        pytest.param(
            (rest(30), hold("a", 20, get_ready=3)),
            10,
            ["0 prepare 10", "10 rest 30", "40 prepare 3", "43 a 20"],
            id="both where a rest stands between",
        ),
        pytest.param(
            (rest(0), hold("a", 20, get_ready=3)), 10, ["0 prepare 10", "10 a 20"], id="a rest of 0 s is none"
        ),
        pytest.param(
            (hold("a", 20, get_ready=3, sets=2, rest=5), hold("b", 20, get_ready=4)),
            10,
            ["0 prepare 10", "10 a 20", "30 rest 5", "35 prepare 3", "38 a 20", "58 prepare 4", "62 b 20"],
            id="rest, then getting ready, then work",
        ),
        pytest.param(
            (Amrap((untold("x"),), MARK, 60_000, get_ready_ms=15_000),),
            10,
            ["0 prepare 15", "15 x 60"],
            id="one before an amrap",
        ),
        pytest.param(
            (A, ForTime((reps("x", 10),), MARK, get_ready_ms=5_000)),
            10,
            ["0 prepare 10", "10 a 20", "30 prepare 5", "35 x ~30"],
            id="one before a for_time",
        ),
        pytest.param(
            (A, emom(untold("x"), slots=2, get_ready_ms=5_000)),
            10,
            ["0 prepare 10", "10 a 20", "30 prepare 5", "35 x 60", "95 x 60"],
            id="one before an emom, none in it",
        ),
    ],
)
def test_getting_ready_comes_right_before_work(steps: tuple[Step, ...], prepare: float, expected: list[str]) -> None:
    assert laid(*steps, prepare=prepare) == expected


def test_getting_ready_within_a_circuit_tells_its_round() -> None:
    timeline = expand(routine(circuit(hold("a", 20, get_ready=3), rounds=2)))

    found = [(interval.phase.value, interval.place.round_number) for interval in timeline.intervals]
    assert found == [("prepare", None), ("work", 1), ("prepare", 2), ("work", 2)]


# Blocks


def test_a_plain_emom_is_one_work_interval_a_slot() -> None:
    timeline = expand(routine(emom(reps("burpee", 10), slots=10)))

    assert lines(timeline) == ["0 prepare 10"] + [f"{10 + 60 * slot} burpee 60" for slot in range(10)]
    assert {(work.end, work.reps, work.is_open) for work in works(timeline)} == {(End.EMOM, 10, False)}
    assert [(work.place.round_number, work.place.rounds) for work in works(timeline)] == [
        (number, 10) for number in range(1, 11)
    ]
    assert not timeline.estimated


def test_entries_of_an_emom_take_turns() -> None:
    timeline = expand(routine(emom(untold("a"), untold("b"), untold("c"), slots=5, every=30)))

    assert [work.name for work in works(timeline)] == ["a", "b", "c", "a", "b"]
    assert timeline.total_ms == 160_000


def test_a_short_entry_of_an_emom_rests_to_its_slots_end_but_not_at_the_routines() -> None:
    assert laid(emom(hold("plank", 40), slots=3)) == [
        "0 prepare 10",
        "10 plank 40",
        "50 rest 20",
        "70 plank 40",
        "110 rest 20",
        "130 plank 40",
    ]


@pytest.mark.parametrize(
    ("exercise", "expected"),
    [
        pytest.param(hold("x", 60), ["0 x 60", "60 x 60"], id="as long as the slot"),
        pytest.param(
            hold("x", 20, each_side=True, each_side_written=True), ["0 x 40", "40 rest 20", "60 x 40"], id="each side"
        ),
        pytest.param(
            hold("x", 20, each_side=True), ["0 x 20", "20 rest 40", "60 x 20"], id="one-sided in the catalogue only"
        ),
        pytest.param(hold("x", 10, sets=2, rest=5), ["0 x 25", "25 rest 35", "60 x 25"], id="sets"),
        pytest.param(reps("x", 10, pace=2), ["0 x 60", "60 x 60"], id="a pace has no effect"),
        pytest.param(untold("x"), ["0 x 60", "60 x 60"], id="no target"),
    ],
)
def test_the_work_of_a_slot_lasts_as_the_entry_says(exercise: Exercise, expected: list[str]) -> None:
    assert laid(emom(exercise, slots=2), prepare=0) == expected


def test_exercises_done_together_are_one_work_interval_and_all_are_told() -> None:
    timeline = expand(routine(emom((hold("plank", 20), reps("squat", 5)), slots=2)))

    assert lines(timeline) == ["0 prepare 10", "10 plank, squat 60", "70 plank, squat 60"]
    assert works(timeline)[0].reps is None


def test_a_slot_of_rest_lasts_the_slot() -> None:
    assert laid(emom(untold("a"), rest(0), slots=4, every=90)) == [
        "0 prepare 10",
        "10 a 90",
        "100 rest 90",
        "190 a 90",
    ]


def test_the_closing_rest_of_an_emom_and_a_rest_after_it_both_stand() -> None:
    assert laid(emom(hold("plank", 40), slots=1), A, rest=30) == [
        "0 prepare 10",
        "10 plank 40",
        "50 rest 20",
        "70 rest 30",
        "100 a 20",
    ]
    assert laid(emom(hold("plank", 40), slots=1), rest(15), A, rest=30)[2:4] == ["50 rest 20", "70 rest 15"]


def test_an_emom_within_a_circuit_closes_its_slot_in_every_round_but_the_last() -> None:
    timeline = expand(routine(circuit(emom(hold("plank", 40), slots=1), rounds=2, rest=5)))

    assert lines(timeline) == ["0 prepare 10", "10 plank 40", "50 rest 20", "70 rest 5", "75 plank 40"]
    assert works(timeline)[1].place == Place(None, 1, 1, 2, 2)


def test_an_amrap_is_one_timed_interval_that_shows_all_its_tasks() -> None:
    tasks = (reps("pull-up", 5), rest(10), reps("push-up", 10))
    timeline = expand(routine(Amrap(tasks, MARK, ms(600))))

    assert lines(timeline) == ["0 prepare 10", "10 pull-up, push-up 600"]
    work = works(timeline)[0]
    assert (work.end, work.tasks, work.length_ms) == (End.AMRAP, tasks, 600_000)
    assert not timeline.estimated


def test_a_for_time_is_one_open_interval_that_knows_its_rounds_and_cap() -> None:
    tasks = (reps("thruster", 10), rest(10))
    timeline = expand(routine(ForTime(tasks, MARK, rounds=3, cap_ms=600_000), A))

    assert lines(timeline) == ["0 prepare 10", "10 thruster ~120", "130 a 20"]
    work = works(timeline)[0]
    assert (work.end, work.for_time_rounds, work.length_ms, work.tasks) == (End.FOR_TIME, 3, 600_000, tasks)
    assert timeline.estimated


# Open, capped, paced, waiting


@pytest.mark.parametrize(
    ("exercise", "end", "planned_ms", "length_ms", "estimated"),
    [
        pytest.param(hold("x", 20), End.TIMED, 20_000, 20_000, False, id="timed"),
        pytest.param(reps("x", 12), End.REPS, 36_000, None, True, id="reps"),
        pytest.param(reps("x", 12, rep=1.5), End.REPS, 18_000, None, True, id="reps of another length"),
        pytest.param(reps("x", 12, cap=20), End.REPS, 20_000, 20_000, True, id="reps with a cap below their estimate"),
        pytest.param(reps("x", 12, cap=50), End.REPS, 36_000, 50_000, True, id="reps with a cap above their estimate"),
        pytest.param(reps("x", 12, pace=2.5), End.TIMED, 30_000, 30_000, False, id="paced reps are timed"),
        pytest.param(to_max("x"), End.MAX, 0, None, True, id="max"),
        pytest.param(to_max("x", cap=90), End.MAX, 90_000, 90_000, True, id="max with a cap"),
        pytest.param(hold("x", 20, waits=True), End.TIMED, 20_000, 20_000, True, id="a wait counts nothing"),
    ],
)
def test_how_an_interval_ends(
    exercise: Exercise, end: End, planned_ms: int, length_ms: int | None, estimated: bool
) -> None:
    timeline = expand(routine(exercise))

    work = timeline.intervals[1]
    assert (work.end, work.planned_ms, work.length_ms) == (end, planned_ms, length_ms)
    assert timeline.estimated == estimated
    assert timeline.total_ms == 10_000 + planned_ms


def test_paced_reps_keep_their_count_and_pace() -> None:
    work = expand(routine(reps("squat", 12, pace=2.5))).intervals[1]

    assert (work.reps, work.pace_ms) == (12, 2_500)


def test_only_work_waits() -> None:
    timeline = expand(routine(hold("plank", 20, each_side=True, waits=True, sets=2, rest=5)))

    assert [interval.phase for interval in timeline.intervals if interval.waits] == [Phase.WORK] * 4


# Where things stand


def test_sections_mark_their_own_intervals_and_not_the_rests_between() -> None:
    warm, cool = Section("warm_up", (A, B), MARK), Section("cool_down", (C,), MARK)
    timeline = expand(routine(warm, A, cool, rest=5))

    assert [(interval.phase.value, interval.place.section) for interval in timeline.intervals] == [
        ("prepare", None),
        ("work", "warm_up"),
        ("rest", "warm_up"),
        ("work", "warm_up"),
        ("rest", None),
        ("work", None),
        ("rest", None),
        ("work", "cool_down"),
    ]


def test_a_circuit_keeps_the_section_around_it() -> None:
    timeline = expand(routine(Section("warm_up", (circuit(A, rounds=2),), MARK)))

    assert [work.place for work in works(timeline)] == [Place("warm_up", 1, 2), Place("warm_up", 2, 2)]


def test_the_first_work_of_each_round_of_several_opens_it() -> None:
    inner = circuit(A, B, rounds=1)
    timeline = expand(routine(C, circuit(hold("d", 5, sets=2, get_ready=3), inner, rounds=2), C))

    assert [work.name for work in works(timeline) if work.opens_round] == ["d", "d"]
    assert [work.set_number for work in works(timeline) if work.opens_round] == [1, 1]


def test_a_note_belongs_to_the_work_of_a_lone_exercise() -> None:
    noted = hold("side plank", 20, each_side=True, note="Hips level.")
    timeline = expand(routine(noted, Amrap((noted, untold("x")), MARK, 60_000)))

    assert [interval.note for interval in timeline.intervals] == [None, "Hips level.", None, "Hips level.", None]


# What holds for every timeline

EXERCISES = st.builds(
    lambda make, sets, more: make(sets, more),
    st.sampled_from(
        [
            lambda sets, more: hold("a", 20, sets=sets, **more),
            lambda sets, more: reps("b", 8, sets=sets, **more),
            lambda sets, more: to_max("c", sets=sets, **more),
        ]
    ),
    st.integers(1, 3),
    st.fixed_dictionaries(
        {"each_side": st.booleans(), "switch": st.sampled_from([0, 5]), "get_ready": st.sampled_from([0, 3])}
    ),
)
STEPS = st.recursive(
    EXERCISES | st.builds(rest, st.sampled_from([0, 10])) | st.just(emom(hold("e", 40), rest(0), slots=3)),
    lambda steps: st.builds(
        lambda inner, rounds, length: circuit(A, *inner, rounds=rounds, rest=length),
        st.lists(steps, min_size=1, max_size=3),
        st.integers(1, 3),
        st.sampled_from([0, 10]),
    ),
    max_leaves=6,
)
ROUTINES = st.builds(
    lambda steps, prepare, length: routine(A, *steps, prepare=prepare, rest=length),
    st.lists(STEPS, max_size=4),
    st.sampled_from([0, 10]),
    st.sampled_from([0, 7]),
)


@given(ROUTINES)
def test_every_timeline_is_without_gaps_and_ends_with_work(laid_out: Routine) -> None:
    intervals = expand(laid_out).intervals

    assert [interval.index for interval in intervals] == list(range(len(intervals)))
    assert [interval.start_ms for interval in intervals] == [
        0,
        *(interval.end_ms for interval in intervals[:-1]),
    ]
    assert intervals[-1].phase is Phase.WORK
    assert all(interval.planned_ms > 0 or interval.end is End.MAX for interval in intervals)


@given(ROUTINES)
def test_no_inherited_or_written_rest_stands_beside_another(laid_out: Routine) -> None:
    intervals = expand(laid_out).intervals
    in_emom = [interval.place.rounds == 3 and interval.planned_ms in (20_000, 60_000) for interval in intervals]

    for before, after in pairwise(intervals):
        both = before.phase is Phase.REST and after.phase is Phase.REST
        assert not both or in_emom[before.index] or in_emom[after.index]


def test_a_rest_holds_no_exercise() -> None:
    timeline = expand(routine(A, Rest(5_000, MARK), B))

    assert timeline.intervals[2].name is None
    assert timeline.intervals[2].tasks == ()
