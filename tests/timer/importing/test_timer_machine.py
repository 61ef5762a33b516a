"""TimeR Machine: what its steps, groups and behaviours become."""

from typing import Any

import pytest

from tests.timer.importing.exports import JSON, body, found, group, losses, machine, plan, played, step, why, written
from timer.importing.plan import Refused
from timer.importing.shapes import Refusal

SQUAT = step("Squat", 40_000)
REST = step("Rest", 20_000)


def test_loops_and_groups_are_circuits() -> None:
    assert body(machine(group(3, SQUAT, REST, name="Legs"), step("Row", 30_500), loop=2)) == (
        "steps:\n  - circuit:\n      rounds: 2\n      exercises:\n        - circuit:  # Legs\n"
        '            rounds: 3\n            exercises:\n              - "Squat": 40s\n              - rest: 20s\n'
        '        - "Row": 30.5s'
    )


def test_a_single_loop_is_plain_steps() -> None:
    assert body(machine(SQUAT, REST, step("Row", 90_000))) == (
        'steps:\n  - "Squat": 40s\n  - rest: 20s\n  - "Row": 1m30s'
    )


def test_groups_in_groups_play_as_often_as_they_multiply() -> None:
    timer = machine(group(2, group(3, step("A", 1_000))), loop=4)
    assert played(timer) == ["A 1s"] * 24


@pytest.mark.parametrize(
    ("pause", "played_as"),
    [
        (REST, "rest 20s"),
        (step("Break", 20_000), "rest 20s"),
        (step("отдых", 20_000), "rest 20s"),
        (step("Drink", 20_000, type="NOTIFIER"), "rest 20s"),
        (step("Drink", 20_000), "Drink 20s"),
        ({"label": "Old", "length": 20_000}, "Old 20s"),
        (step("Odd", 20_000, step_type="strange"), "Odd 20s"),
    ],
    ids=["word", "break", "russian", "notifier", "other word", "before step types", "unknown step type"],
)
def test_what_is_a_rest(pause: JSON, played_as: str) -> None:
    assert played(machine(SQUAT, pause, SQUAT)) == ["Squat 40s", played_as, "Squat 40s"]


def test_the_name_of_a_rest_is_lost_and_told() -> None:
    drink = step("Drink", 20_000, "HALF", type="NOTIFIER")
    assert losses(machine(SQUAT, drink, SQUAT, drink)) == [
        "without the halfway signal of steps under 30 s",
        "without the names of rests: Drink",
        "without the rest at the very end",
    ]


def edge(label: str, length: int, *behaviour: str) -> JSON:
    return {"label": label, "length": length, "behaviour": [{"type": kind} for kind in behaviour], "type": "START"}


def test_a_start_of_a_minute_is_the_countdown() -> None:
    timer = machine(SQUAT, startStep=edge("Set up", 60_000))
    assert body(timer) == 'prepare: 1m\nsteps:\n  - "Squat": 40s'
    assert losses(timer) == ["the first step is the countdown here, without its name: Set up"]


def test_a_longer_start_is_a_warm_up() -> None:
    timer = machine(SQUAT, startStep=edge("Jog", 61_000))
    assert body(timer) == 'steps:\n  - warm_up:\n      - "Jog": 1m1s\n  - "Squat": 40s'


def test_a_start_that_waits_is_a_warm_up() -> None:
    assert body(machine(SQUAT, startStep=edge("Set up", 15_000, "HALT"))) == (
        'steps:\n  - warm_up:\n      - "Set up": {hold: max}\n  - "Squat": 40s'
    )


def test_the_end_is_a_cool_down_after_the_last_rest() -> None:
    timer = machine(SQUAT, REST, loop=2, endStep=edge("Walk", 60_000))
    assert played(timer) == ["Squat 40s", "rest 20s", "Squat 40s", "rest 20s", "Walk 1m"]
    assert body(timer).endswith('  - cool_down:\n      - "Walk": 1m')
    assert losses(timer) == []


def test_a_step_that_waits_is_open_whatever_its_length() -> None:
    timer = machine(step("Deadlift", 60_000, "HALT"), REST, step("Row", 0, "HALT"), loop=1)
    assert played(timer) == ["Deadlift open", "rest 20s", "Row open"]
    assert plan(timer).length_ms == 20_000


def test_a_rest_that_waits_is_an_exercise() -> None:
    timer = machine(SQUAT, step("Rest", 5_000, "HALT"), step("", 5_000, "HALT", type="NOTIFIER"), SQUAT)
    assert played(timer) == ["Squat 40s", "Rest until ready open", "Rest until ready open", "Squat 40s"]


@pytest.mark.parametrize(
    ("behaviour", "written_as"),
    [
        ({"type": "VOICE", "content": "Sit back: slowly"}, '{work: 40s, note: "Sit back: slowly"}'),
        ({"type": "VOICE", "label": "Sit back"}, '{work: 40s, note: "Sit back"}'),
        ({"type": "VOICE", "content": "", "label": "Sit back"}, '{work: 40s, note: "Sit back"}'),
        ({"type": "VOICE", "content": "now {SName}", "label": "Sit back"}, "40s"),
        ({"type": "VOICE", "label": "now $step_name"}, "40s"),
        ({"type": "VOICE"}, "40s"),
        ({"type": "COUNT"}, "{work: 40s, cues: {countdown: 5}}"),
        ({"type": "COUNT", "label": "8", "content": "1"}, "{work: 40s, cues: {countdown: 8}}"),
        ({"type": "COUNT", "label": "90"}, "{work: 40s, cues: {countdown: 60}}"),
        ({"type": "COUNT", "label": "many"}, "{work: 40s, cues: {countdown: 5}}"),
        ({"type": "HALF"}, "{work: 40s, cues: {halfway: on}}"),
        ({"type": "MUSIC", "loop": True}, "40s"),
        ({"type": "NEW"}, "40s"),
    ],
)
def test_behaviours_become_notes_and_cues(behaviour: JSON, written_as: str) -> None:
    assert body(machine(step("Squat", 40_000, behaviour))) == f'steps:\n  - "Squat": {written_as}'


def test_behaviours_without_a_counterpart_are_told_once() -> None:
    kinds = ("MUSIC", "VIBRATION", "SCREEN", "BEEP", "NOTIFICATION", "FLASHLIGHT", "IMAGE", "NEW")
    lost = "music, vibration, switching the screen on, a beep every second, notifications, the flashlight, pictures"
    noisy = step("Squat", 40_000, *kinds)
    assert losses(machine(noisy, noisy)) == [
        f"without: {lost}",
        "without behaviours that are not known here: NEW",
    ]


def test_lengths_are_rounded_to_tenths_and_the_totals_compared() -> None:
    timer = machine(step("A", 30_060), loop=10)
    assert losses(timer) == ["rounded to tenths of a second: A"]
    assert written(timer).differs == "it lasts 301 s here, and 300.6 s in the app"


def test_nothing_is_left_out_in_silence() -> None:
    timer = machine(step("A", 0), step("B", 49), SQUAT, group(3, name="Empty"), mood="good")
    assert losses(timer) == [
        "without what is not known here: mood",
        "left out, for it lasts 0 s: A, B",
        "rounded to tenths of a second: B",
        "left out, a group without steps: Empty",
    ]


def test_a_timer_that_would_begin_afterwards_is_named() -> None:
    first = machine(SQUAT, more={"triggerTimerId": 4})["timers"][0]
    second = machine(SQUAT, id=4, name="Next")["timers"][0]
    one, _ = found({"timers": [first, second]})
    assert not isinstance(one, Refusal)
    assert one.losses.lines() == ["without the timer that begins when this one ends: Next"]


def test_a_folder_is_a_tag_but_not_the_default_one() -> None:
    folders = [{"id": 1, "name": "Default"}, {"id": 2, "name": "Trash"}, {"id": 3, "name": "Running: hard"}]
    assert body(machine(SQUAT, folderId=3, top={"folders": folders})).startswith('tags: ["Running: hard"]\n')
    assert plan(machine(SQUAT, folderId=1, top={"folders": folders})).tags == ()
    assert plan(machine(SQUAT, folderId=9, top={"folders": folders})).tags == ()


def test_what_lies_in_the_trash_is_skipped_and_named() -> None:
    assert found(machine(SQUAT, folderId=2)) == [
        Refusal("Mine", "skipped, for it lies in the app's trash", skipped=True)
    ]


@pytest.mark.parametrize(
    ("timer", "reason"),
    [
        (machine(), "there is nothing to do in it"),
        (machine(REST, loop=5), "there is nothing to do in it"),
        (machine(group(2, REST), step("A", 0)), "there is nothing to do in it"),
        (machine(SQUAT, loop=0), "'loop' is 0; 1 is the least"),
        (machine(group(0, SQUAT)), "step 1: 'loop' is 0; 1 is the least"),
        (machine({"label": "x"}), "step 1: 'length' is missing"),
        (machine({"length": 5}), "step 1: 'label' is missing"),
        (machine(step("x", 5), loop=None), "'loop' is nothing, and a whole number belongs there"),  # type: ignore[arg-type]
        (machine(group(1, {"length": 5})), "step 1: step 1: 'label' is missing"),
        (machine(step("x", -5)), "step 1: 'length' is -5; 0 is the least"),
        (machine(step("x", 5, behaviour="loud")), "step 1: 'behaviour' is a text, and a list belongs there"),
        (machine(SQUAT, startStep={"label": "x"}), "startStep: 'length' is missing"),
        (machine(group(150, group(150, SQUAT))), "it has more than 20,000 intervals"),
        (machine(step("x", 60_000), loop=1_441), "it lasts 24:01:00; 24 h is the most"),
        ({"timers": [{"name": "x", "loop": 1, "steps": []}]}, "'id' is missing"),
    ],
)
def test_what_can_not_be_played_is_refused(timer: JSON, reason: str) -> None:
    assert why(timer).startswith(reason)


@pytest.mark.parametrize("top", [{"timers": []}, {"folders": [], "prefs": {}}, {"timers": None}])
def test_an_export_of_settings_alone_is_refused(top: Any) -> None:
    with pytest.raises(Refused, match="only settings were exported"):
        found(top)


def test_groups_nested_too_deep_are_refused() -> None:
    inner = SQUAT
    for _ in range(40):
        inner = group(1, inner)
    with_room = machine(inner)
    with pytest.raises(Refused, match="can't be played: nested more than 40 deep"):
        written(with_room)
