"""The loader: what a routine's text becomes, with everything inherited in its place."""

import gc
from typing import Any

import pytest

from tests.timer.routine.reading import CATALOGUE, document, exercise, first, routine, told
from timer.marked import Mark
from timer.routine.loader import load
from timer.routine.model import (
    Amrap,
    Circuit,
    CueSettings,
    Emom,
    Exercise,
    ForTime,
    Goal,
    Rest,
    Routine,
    Section,
    Target,
)

MAX = Target(Goal.MAX)


def timed(seconds: float) -> Target:
    return Target(Goal.TIME, round(seconds * 1_000))


def reps(count: int) -> Target:
    return Target(Goal.REPS, count)


def test_a_routine_with_one_of_everything_is_read():
    text = """\
name: Runner's basics
about: Core and legs in twelve minutes. After a run.
prepare: 10s             # get-ready countdown before the first interval; 10s if left out
rest: 20s                # between any two exercises, unless something closer says otherwise
steps:
  - plank: 45s
  - lunge: 12 reps each side
  - squat jump: {sets: 8, work: 20s, rest: 10s, note: Land softly.}
  - rest: 90s
  - circuit:
      rounds: 3
      work: 40s
      rest: 15s
      rest_between_rounds: 60s
      exercises: [push-up, russian twist, {side plank: each side}, {squat: 15 reps}]
"""
    loaded = load(text, "basics.yaml", CATALOGUE)
    assert loaded.faults.all == ()
    known = CATALOGUE.find

    assert loaded.routine == Routine(
        name="Runner's basics",
        about="Core and legs in twelve minutes. After a run.",
        prepare_ms=10_000,
        rest_ms=20_000,
        seed="Runner's basics",
        steps=(
            Exercise("plank", Mark(6, 5), (timed(45),), rest_ms=20_000, facts=known("plank")),
            Exercise(
                "lunge",
                Mark(7, 5),
                (reps(12),),
                rest_ms=20_000,
                each_side=True,
                each_side_written=True,
                facts=known("lunge"),
            ),
            Exercise(
                "squat jump",
                Mark(8, 5),
                (timed(20),),
                sets=8,
                rest_ms=10_000,
                note="Land softly.",
                facts=known("squat jump"),
            ),
            Rest(90_000, Mark(9, 5)),
            Circuit(
                (
                    Exercise("push-up", Mark(15, 19), (timed(40),), rest_ms=15_000, facts=known("push-up")),
                    Exercise("russian twist", Mark(15, 28), (timed(40),), rest_ms=15_000),
                    Exercise(
                        "side plank",
                        Mark(15, 44),
                        (timed(40),),
                        rest_ms=15_000,
                        each_side=True,
                        each_side_written=True,
                        facts=known("side plank"),
                    ),
                    Exercise("squat", Mark(15, 69), (reps(15),), rest_ms=15_000, facts=known("squat")),
                ),
                Mark(10, 5),
                rounds=3,
                rest_ms=15_000,
                rest_between_rounds_ms=60_000,
            ),
        ),
    )


def test_every_key_of_a_routine_is_read():
    head = "about: A\ntags: [core, legs]\nprepare: 0s\nrest: 1:30\nseed: 7\ncues: {finish: off}\n"
    loaded = routine("- plank: 45s", head)
    assert (loaded.about, loaded.tags, loaded.prepare_ms, loaded.rest_ms, loaded.seed, loaded.cues) == (
        "A",
        ("core", "legs"),
        0,
        90_000,
        "7",
        CueSettings(off=frozenset({"finish"})),
    )


def test_what_a_routine_leaves_out_has_its_default():
    loaded = routine("- plank: 45s")
    assert loaded == Routine(
        name="Test",
        steps=(Exercise("plank", Mark(3, 5), (timed(45),), facts=CATALOGUE.find("plank")),),
        prepare_ms=10_000,
        seed="Test",
    )


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        pytest.param("weight: 20", "weight", "20", id="a number as text"),
        pytest.param("weight: 2 x 8 kg", "weight", "2 x 8 kg", id="weight"),
        pytest.param("note: 1:30", "note", "1:30", id="a time as text"),
        pytest.param("note: on", "note", "on", id="a word that YAML 1.1 guesses at"),
        pytest.param('note: "a  b\\n c "', "note", "a b c", id="line ends and blanks become one blank"),
        pytest.param("get_ready: 5s", "get_ready_ms", 5_000, id="get ready"),
        pytest.param("switch: 0s", "switch_ms", 0, id="no time to switch"),
        pytest.param("each_side: yes", "each_side", True, id="yes"),
        pytest.param("each_side: True", "each_side", True, id="True"),
        pytest.param("each_side: 'off'", "each_side", False, id="off in quotes"),
        pytest.param("advance: press", "waits", True, id="press"),
        pytest.param("advance: auto", "waits", False, id="auto"),
        pytest.param("sets: 03", "sets", 3, id="a leading zero"),
    ],
)
def test_keys_of_an_exercise_are_read(text: str, field: str, value: Any):
    assert getattr(exercise(f"- squat: {{work: 45s, {text}}}"), field) == value


@pytest.mark.parametrize(
    ("text", "targets", "sets"),
    [
        pytest.param("squat: 45s", (timed(45),), 1, id="time"),
        pytest.param("squat: {work: 90}", (timed(90),), 1, id="bare seconds"),
        pytest.param("squat: {reps: 12}", (reps(12),), 1, id="reps"),
        pytest.param("squat: {hold: max, cap: 60s}", (MAX,), 1, id="max"),
        pytest.param("squat: 3 x 12 reps rest 20s", (reps(12),), 3, id="sets"),
        pytest.param("squat: {reps: [12, 10, max], cap: 60s}", (reps(12), reps(10), MAX), 3, id="one entry a set"),
        pytest.param("squat: {work: [30s, 1:00], sets: 2}", (timed(30), timed(60)), 2, id="sets that agree"),
        pytest.param("squat: {reps: [12]}", (reps(12),), 1, id="a list of one"),
    ],
)
def test_targets_of_an_exercise(text: str, targets: tuple[Target, ...], sets: int):
    read = exercise(f"- {text}")
    assert (read.targets, read.sets, read.per_round) == (targets, sets, False)


INHERITED = {
    "rest": ("rest_ms", 1_000, 2_000, 3_000),
    "switch": ("switch_ms", 1_000, 2_000, 3_000),
    "get_ready": ("get_ready_ms", 1_000, 2_000, 3_000),
    "work": ("targets", (timed(1),), (timed(2),), (timed(3),)),
}


@pytest.mark.parametrize("key", INHERITED)
def test_a_step_wins_over_its_circuit_and_that_over_the_routine(key: str):
    field, outer, middle, inner = INHERITED[key]
    base = "" if key == "work" else "work: 45s\n"

    def value(routine_says: str, circuit_says: str, step_says: str) -> Any:
        own = f": {{sets: 2, {step_says}}}" if step_says else ""
        steps = f"- circuit: {{{circuit_says}exercises: [squat{own}]}}"
        return getattr(exercise(steps, f"{base}{routine_says}"), field)

    assert value(f"{key}: 1s\n", f"{key}: 2s, ", f"{key}: 3s") == inner
    assert value(f"{key}: 1s\n", f"{key}: 2s, ", "") == middle
    assert value(f"{key}: 1s\n", "", "") == outer
    assert getattr(exercise("- squat", f"{base}{key}: 1s\n"), field) == outer


def test_the_closer_target_wins_whichever_key_it_uses():
    assert exercise("- circuit: {reps: 12, exercises: [squat]}", "work: 45s\n").targets == (reps(12),)
    assert exercise("- circuit: {reps: 12, exercises: [squat: 20s]}", "work: 45s\n").targets == (timed(20),)
    assert exercise("- squat: {sets: 2}", "reps: 12\n").targets == (reps(12),)


def test_a_section_inherits_from_the_routine():
    section = first("- warm_up: [squat, rest: 5s]\n- plank", "work: 45s\nrest: 7s\n")
    assert isinstance(section, Section)
    assert (section.name, section.mark) == ("warm_up", Mark(5, 5))
    assert isinstance(section.steps[0], Exercise)
    assert (section.steps[0].targets, section.steps[0].rest_ms) == ((timed(45),), 7_000)


def test_press_is_inherited_and_auto_switches_it_off():
    assert exercise("- squat: 45s", "advance: press\n").waits is True
    assert exercise("- squat: {work: 45s, advance: auto}", "advance: press\n").waits is False
    assert exercise("- circuit: {advance: auto, exercises: [squat: 45s]}", "advance: press\n").waits is False


@pytest.mark.parametrize(
    ("text", "head", "pace_ms"),
    [
        pytest.param("squat: {reps: 12, pace: 2s}", "", 2_000, id="own"),
        pytest.param("squat: 12 reps", "pace: 3s\n", 3_000, id="inherited"),
        pytest.param("squat: {reps: 12, pace: 0s}", "pace: 3s\n", 0, id="switched off"),
        pytest.param("squat: 45s", "pace: 3s\n", 0, id="not for a time"),
        pytest.param("squat: {hold: max, cap: 9s}", "pace: 3s\n", 0, id="not for max"),
        pytest.param("squat: {reps: [max, 9], cap: 9s}", "pace: 3s\n", 0, id="a closer cap wins"),
        pytest.param("squat: {reps: 12, pace: 0s, cap: 60s}", "pace: 3s\n", 0, id="off beside a cap"),
    ],
)
def test_a_pace_counts_for_reps_without_a_cap(text: str, head: str, pace_ms: int):
    assert exercise(f"- {text}", head).pace_ms == pace_ms


def test_rep_seconds_serve_the_estimates():
    assert exercise("- squat: 12 reps").rep_ms == 3_000
    assert exercise("- circuit: {exercises: [squat: 12 reps]}", "rep_seconds: 2.5\n").rep_ms == 2_500


@pytest.mark.parametrize(
    ("text", "done", "written"),
    [
        ("side plank: 45s", True, False),
        ("Side Planks: 45s", True, False),
        ("side plank: {work: 45s, each_side: false}", False, False),
        ("side plank: {work: 45s, each_side: true}", True, True),
        ("side plank: 45s each side", True, True),
        ("squat: 45s", False, False),
        ("squat: 45s each side", True, True),
        ("my own: 45s", False, False),
    ],
)
def test_one_sided_exercises_are_done_each_side_unless_the_step_says_no(text: str, done: bool, written: bool):
    read = exercise(f"- {text}")
    assert (read.each_side, read.each_side_written) == (done, written)


def test_each_side_alone_takes_the_inherited_target():
    read = exercise("- lunge: each side", "reps: 12\n")
    assert (read.targets, read.each_side) == ((reps(12),), True)


def test_names_stay_in_the_authors_words_and_facts_are_found_by_any_of_them():
    read = exercise("- Air Squats: 45s")
    assert read.name == "Air Squats"
    assert read.facts is not None
    assert read.facts.name == "squat"
    assert exercise("- bear crawl: 45s").facts is None


def circuit(text: str, head: str = "") -> Circuit:
    step = first(f"- circuit: {{{text}}}", head)
    assert isinstance(step, Circuit)
    return step


def test_rest_between_rounds_is_the_circuits_rest_unless_written():
    assert circuit("rest: 5s, exercises: [squat: 9s]", "rest: 9s\n").rest_between_rounds_ms == 5_000
    assert circuit("exercises: [squat: 9s]", "rest: 9s\n").rest_between_rounds_ms == 9_000
    assert circuit("rounds: 2, rest_between_rounds: 7s, exercises: [squat: 9s]").rest_between_rounds_ms == 7_000


def test_rest_between_rounds_is_not_inherited_by_an_inner_circuit():
    outer = circuit("rounds: 2, rest: 5s, rest_between_rounds: 60s, exercises: [circuit: {exercises: [squat: 9s]}]")
    inner = outer.steps[0]
    assert isinstance(inner, Circuit)
    assert (inner.rest_ms, inner.rest_between_rounds_ms) == (5_000, 5_000)


def test_a_circuit_can_be_shuffled():
    assert circuit("shuffle: true, exercises: [squat: 9s]").shuffled is True
    assert circuit("exercises: [squat: 9s]").shuffled is False


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        pytest.param("exercises: [squat: 9s]", 1, id="left out"),
        pytest.param("rounds: 4, exercises: [squat: 9s]", 4, id="written"),
        pytest.param("reps: [21, 15, 9], exercises: [squat]", 3, id="length of its list"),
        pytest.param("rounds: 3, reps: [21, 15, 9], exercises: [squat]", 3, id="list that agrees"),
        pytest.param("exercises: [squat: {reps: [2, 1]}]", 2, id="length of a list in it"),
        pytest.param("exercises: [squat: {reps: [2, 1]}, lunge: {work: [9s, 8s]}]", 2, id="lists that agree"),
        pytest.param("reps: [21, 15, 9], exercises: [squat: {reps: [1, 2]}]", 2, id="a closer list"),
        pytest.param("reps: [21, 15, 9], exercises: [squat: 9s]", 3, id="a list that nothing takes"),
        pytest.param("reps: [3, 2], exercises: [amrap: {time: 60s, exercises: [squat]}]", 2, id="taken in an amrap"),
    ],
)
def test_the_number_of_rounds(text: str, rounds: int):
    assert circuit(text).rounds == rounds


def test_a_list_in_a_circuit_goes_by_its_rounds():
    read = circuit("rounds: 3, reps: [21, 15, max], exercises: [squat: {cap: 60s}, lunge: {work: [9s, 8s, 7s]}]").steps
    assert [(step.targets, step.per_round, step.sets) for step in read if isinstance(step, Exercise)] == [
        ((reps(21), reps(15), MAX), True, 1),
        ((timed(9), timed(8), timed(7)), True, 1),
    ]


def test_an_inherited_list_leaves_sets_alone():
    read = exercise("- circuit: {reps: [21, 15, 9], exercises: [squat: {sets: 2}]}")
    assert (read.sets, read.per_round, len(read.targets)) == (2, True, 3)


def test_in_a_nested_circuit_the_inner_rounds_count():
    outer = circuit("rounds: 2, reps: [3, 2, 1], exercises: [circuit: {exercises: [squat]}]")
    inner = outer.steps[0]
    assert isinstance(inner, Circuit)
    assert (outer.rounds, inner.rounds) == (2, 3)


def test_an_emom_is_read():
    step = first(
        "- emom:\n    minutes: 3\n    every: 90s\n    exercises:\n"
        "    - squat: 12 reps\n    - rest\n    - [lunge, push-up: 40s]",
        "work: 45s\nrest: 9s\nget_ready: 4s\nadvance: press\npace: 2s\ncues: {rest: off}\n",
    )
    quiet = CueSettings(off=frozenset({"rest"}))
    known = CATALOGUE.find
    assert step == Emom(
        entries=(
            (Exercise("squat", Mark(13, 9), (reps(12),), cues=quiet, facts=known("squat")),),
            Rest(90_000, Mark(14, 9)),
            (
                Exercise("lunge", Mark(15, 10), (), cues=quiet, facts=known("lunge")),
                Exercise("push-up", Mark(15, 17), (timed(40),), cues=quiet, facts=known("push-up")),
            ),
        ),
        mark=Mark(9, 5),
        slots=2,
        every_ms=90_000,
        get_ready_ms=4_000,
        cues=quiet,
    )


def test_an_amrap_is_read():
    step = first("- amrap: {time: 10m, exercises: [squat, rest: 20s, lunge: 10 reps]}", "work: 45s\nget_ready: 4s\n")
    assert step == Amrap(
        exercises=(
            Exercise("squat", Mark(5, 36), (timed(45),), facts=CATALOGUE.find("squat")),
            Rest(20_000, Mark(5, 43)),
            Exercise("lunge", Mark(5, 54), (reps(10),), facts=CATALOGUE.find("lunge")),
        ),
        mark=Mark(5, 5),
        time_ms=600_000,
        get_ready_ms=4_000,
    )


def test_in_an_amrap_an_inherited_list_goes_by_the_circuits_round():
    amrap = circuit("reps: [3, 2], exercises: [amrap: {time: 60s, exercises: [squat]}]").steps[0]
    assert isinstance(amrap, Amrap)
    assert isinstance(amrap.exercises[0], Exercise)
    assert (amrap.exercises[0].targets, amrap.exercises[0].per_round) == ((reps(3), reps(2)), True)


def test_a_for_time_is_read():
    step = first("- for_time: {cap: 12m, exercises: [squat: {reps: [21, 15, 9]}, 400 m run]}")
    assert step == ForTime(
        exercises=(
            Exercise("squat", Mark(3, 38), (reps(21), reps(15), reps(9)), True, facts=CATALOGUE.find("squat")),
            Exercise("400 m run", Mark(3, 66)),
        ),
        mark=Mark(3, 5),
        rounds=3,
        cap_ms=720_000,
    )


def test_a_for_time_takes_the_circuits_list_by_its_own_rounds():
    outer = circuit("rounds: 2, reps: [3, 2, 1], exercises: [for_time: {exercises: [squat]}]")
    block = outer.steps[0]
    assert isinstance(block, ForTime)
    assert (outer.rounds, block.rounds) == (2, 3)


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        pytest.param("{countdown: 5}", "", CueSettings(countdown=5), id="inherited"),
        pytest.param("{countdown: 5}", "{last_ten: 20}", CueSettings(countdown=5, last_ten=20), id="merged"),
        pytest.param("{halfway: off}", "{halfway: on}", CueSettings(), id="switched on again"),
        pytest.param("{halfway: no}", "{rest: false}", CueSettings(off=frozenset({"halfway", "rest"})), id="two off"),
        pytest.param("{countdown: off}", "{countdown: 5}", CueSettings(countdown=5), id="a number switches on"),
        pytest.param("{countdown: 5}", "{countdown: on}", CueSettings(countdown=5), id="on keeps the number"),
        pytest.param("off", "on", CueSettings(), id="all on again"),
        pytest.param(
            "{at: {20s: hips level, 0:05: breathe}}",
            "",
            CueSettings(at=((5_000, "breathe"), (20_000, "hips level"))),
            id="moments by time",
        ),
        pytest.param("{at: {20s: a}}", "{at: {5: b}}", CueSettings(at=((5_000, "b"),)), id="closer moments win"),
        pytest.param(
            "{at: {20s: a}}", "{at: off}", CueSettings(off=frozenset({"at"}), at=((20_000, "a"),)), id="moments off"
        ),
    ],
)
def test_cues_are_merged_key_by_key(outer: str, inner: str, expected: CueSettings):
    own = f", cues: {inner}" if inner else ""
    assert exercise(f"- squat: {{work: 45s{own}}}", f"cues: {outer}\n").cues == expected
    assert exercise(f"- circuit: {{work: 45s{own}, exercises: [squat]}}", f"cues: {outer}\n").cues == expected


def test_cues_off_silences_all():
    off = exercise("- squat: {work: 45s, cues: off}").cues.off
    assert off == {
        "countdown", "work", "rest", "switch", "halfway", "last_ten", "round", "rep",
        "at", "wait", "finish", "pause", "resume", "press", "error",
    }  # fmt: skip


def test_a_circuit_keeps_the_cues_of_its_rests():
    assert circuit("cues: {rest: off}, exercises: [squat: 9s]").cues == CueSettings(off=frozenset({"rest"}))


@pytest.mark.parametrize("tags", ["core", "[core]", "- core"])
def test_one_tag_needs_no_brackets(tags: str):
    head = f"tags:\n  {tags}\n" if tags.startswith("-") else f"tags: {tags}\n"
    assert routine("- plank: 45s", head).tags == ("core",)


def test_a_circuit_of_nothing_but_rest_is_fine_in_a_routine_that_works():
    assert told(document("- squat: 9s\n- circuit: {rounds: 2, exercises: [rest: 5s]}\n- squat: 9s")) == []


def test_bytes_and_text_read_alike():
    text = document("- plank: 45s")
    assert load(text.encode(), "x.yaml", CATALOGUE).routine == load(text, "x.yaml", CATALOGUE).routine


@pytest.mark.parametrize("text", [document("- plank: 45s"), "name: [", b"\xff"], ids=["sound", "broken", "no text"])
@pytest.mark.parametrize("enabled", [True, False], ids=["enabled", "disabled"])
def test_the_garbage_collector_is_left_as_it_was(text: bytes | str, enabled: bool):
    try:
        if not enabled:
            gc.disable()
        load(text, "x.yaml", CATALOGUE)
        assert gc.isenabled() is enabled
    finally:
        gc.enable()
