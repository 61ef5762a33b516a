"""Warnings: what plays all the same, and is probably not what was meant; and a routine that does not play."""

from tests.timer.routine.reading import document, rows, told


@rows(
    (
        "trailing rest",
        "- plank: 9s\n- rest: 9s",
        "4:5: warning: this rest is left out: a routine never ends in one; delete it",
    ),
    (
        "trailing rest of the last section",
        "- plank: 9s\n- rest: 9s\n- cool_down: [rest: 9s]",
        [
            "4:5: warning: this rest is left out: a routine never ends in one; delete it",
            "5:17: warning: this rest is left out: a routine never ends in one; delete it",
        ],
    ),
    ("rest at the end of the last circuit", "- circuit: {exercises: [plank: 9s, rest: 9s]}", []),
    (
        "first step a rest",
        "- rest: 9s\n- plank: 9s",
        "3:5: warning: the routine begins with a rest; delete it, or write a longer 'prepare'",
    ),
    (
        "first step of the warm-up a rest",
        "- warm_up: [rest: 9s, plank: 9s]",
        "3:15: warning: the routine begins with a rest; delete it, or write a longer 'prepare'",
    ),
    (
        "warm-up that is not first",
        "- plank: 9s\n- warm_up: [squat: 9s]",
        "4:5: warning: this warm-up comes after other steps; move it to the top",
    ),
    (
        "rest with one set",
        "- plank: {work: 9s, rest: 90s}",
        "3:23: warning: this rest is between sets, and there is one set; "
        "for a rest after it, write the step '- rest: 1m30s'",
    ),
    (
        "rest with one set in a short form",
        "- plank: 9s rest 20s",
        "3:12: warning: this rest is between sets, and there is one set; "
        "for a rest after it, write the step '- rest: 20s'",
    ),
    (
        "a key with a target for an exercise",
        "- work: 30s",
        "3:5: warning: 'work' is played as an exercise; "
        "write what is done, as '- plank: 30s', or 'work: 30s' below its exercise, indented",
    ),
    (
        "a routine's key for an exercise",
        "- prepare: 30s",
        "3:5: warning: 'prepare' is played as an exercise; "
        "write what is done, as '- plank: 30s', or 'prepare: 30s' above 'steps:'",
    ),
    (
        "a key of a list for an exercise",
        "- exercises: 30s",
        "3:5: warning: 'exercises' is played as an exercise; write what is done, as '- plank: 30s'",
    ),
    (
        "a key for an exercise without a target of its own",
        "- circuit: {work: 9s, exercises: [hold, plank]}",
        "3:37: warning: 'hold' is played as an exercise; write what is done",
    ),
    ("rest with sets", "- plank: {work: [9s, 8s], rest: 9s}", []),
    (
        "rest_between_rounds beside a last rest",
        "- circuit: {rounds: 2, rest_between_rounds: 9s, exercises: [squat: 9s, rest: 0s]}",
        "3:26: warning: this rest never shows: a rest at the edge of the round replaces it; delete one of them",
    ),
    (
        "rest_between_rounds beside a first rest, deeper",
        "- circuit: {rounds: 2, rest_between_rounds: 9s, exercises: [circuit: {exercises: [rest: 9s, squat: 9s]}]}",
        "3:26: warning: this rest never shows: a rest at the edge of the round replaces it; delete one of them",
    ),
    (
        "rest_between_rounds of one round",
        "- circuit: {rest_between_rounds: 9s, exercises: [squat: 9s]}",
        "3:15: warning: this rest never shows: there is one round; delete it, or write 'rounds'",
    ),
    (
        "rest_between_rounds of as many rounds as the list has",
        "- circuit: {rest_between_rounds: 9s, exercises: [squat: {reps: [2, 1]}]}",
        [],
    ),
    (
        "max without a cap",
        "- plank: max",
        "3:12: warning: a max without a cap only ends at the button; add a cap: {hold: max, cap: 2m}",
    ),
    (
        "max without a cap in a list of the circuit",
        "- circuit: {reps: [3, max], exercises: [squat, lunge]}",
        "3:21: warning: a max without a cap only ends at the button; add a cap: {hold: max, cap: 2m}",
    ),
    ("max without a cap in a block", "- amrap: {time: 9m, exercises: [plank: max]}", []),
    (
        "pace without reps",
        "- plank: {work: 9s, pace: 2s}",
        "3:23: warning: a pace goes with reps, and has no effect on a time or a hold; delete it",
    ),
    (
        "pace in a block",
        "- amrap: {time: 9m, exercises: [squat: {reps: 3, pace: 2s}]}",
        "3:52: warning: a pace has no effect in an amrap; delete it",
    ),
    (
        "a known exercise without its colon",
        "- circuit: {work: 9s, exercises: [plank 45s, own thing 45s, lunge 400m]}",
        "3:37: warning: 'plank 45s' is all one name; did you mean 'plank: 45s'?",
    ),
    ("nearly known", "- plnak: 9s", "3:5: warning: 'plnak' is not in the catalogue; did you mean 'plank'?"),
    ("nearly a rest", "- rset: 9s", "3:5: warning: 'rset' is not in the catalogue; did you mean 'rest'?"),
    ("a name of one's own", "- slow squat: 9s\n- bear crawl: 9s\n- warm up: 5m\n- 21s: 3 x 21 reps", []),
)
def test_warnings(text: str, expected: list[str]):
    assert told(document(text)) == expected


@rows(
    (
        "three hours",
        "- plank: 9s\n- easy run: 3h",
        "4:5: warning: the routine lasts 3:00:19, 3 h of it here; look for minutes that should be seconds",
    ),
    ("less than three hours", "- easy run: 2h59m", []),
    (
        "no rest at all",
        "- plank: 5m\n- squat: 5m",
        "3:5: warning: this is 10 min of work without any rest; "
        "write 'rest: 15s' above 'steps:', or 'rest: 0s' if none is meant",
    ),
    (
        "no rest at all in a circuit",
        "- circuit: {rounds: 10, work: 30s, exercises: [plank, squat]}",
        "3:5: warning: this is 10 min of work without any rest; "
        "write 'rest: 15s' above 'steps:', or 'rest: 0s' if none is meant",
    ),
    ("no rest, but not for long", "- plank: 5m\n- squat: 4m59s", []),
    ("one exercise, however long", "- easy run: 40m", []),
    ("a run, however long", "- plank: 5m\n- easy run: 40m", []),
    ("a little rest", "- plank: 5m\n- rest: 5s\n- squat: 5m", []),
    ("time to change sides", "- side plank: 5m\n- squat: 5m", []),
    ("a moment to get ready", "- plank: 5m\n- squat: {work: 5m, get_ready: 5s}", []),
    ("reps, at one's own pace", "- plank: 5m\n- squat: 200 reps", []),
    ("an emom", "- plank: 5m\n- emom: {minutes: 6, exercises: [squat: 9 reps]}", []),
    (
        "jumps before a run",
        "- squat jump: 2 x 20s rest 40s\n- easy run: 20m",
        "3:5: warning: 'squat jump' tires the legs before a run; move it to after the run",
    ),
    ("jumps after a run", "- easy run: 20m\n- squat jump: 2 x 20s rest 40s", []),
    ("jumps before easing off", "- squat jump: 2 x 20s rest 40s\n- cool_down: [easy run: 5m]", []),
    (
        "more jumps than legs are good for",
        "- circuit: {rounds: 3, rest: 10s, exercises: [plank: 9s, squat jump: 6 x 20s rest 10s]}",
        "3:60: warning: 6 min of jumps is more than legs are good for; do half of it, or write 'squat'",
    ),
    ("the advanced number of jumps", "- squat jump: 8 x 20s rest 10s", []),
)
def test_a_routine_that_may_be_too_much(text: str, expected: list[str]):
    assert told(document(text)) == expected


def test_rest_that_is_written_as_none_is_meant_so():
    assert told(document("- plank: 5m\n- squat: 5m", "rest: 0s\n")) == []


def test_jumps_are_not_for_beginners():
    assert told(document("- squat jump: 2 x 20s rest 40s", "tags: [Beginners]\n")) == [
        "4:5: warning: 'squat jump' leaves a beginner sore for days; write 'squat', or delete the tag"
    ]


@rows(
    ("one rest", "- rest: 9s", "3:5: the routine is nothing but rest; write an exercise"),
    (
        "rests in circuits",
        "- circuit: {exercises: [rest: 9s]}",
        "3:5: the routine is nothing but rest; write an exercise",
    ),
    ("rests in sections", "- cool_down: [rest: 9s]", "3:17: the routine is nothing but rest; write an exercise"),
)
def test_a_routine_of_nothing_but_rest(text: str, expected: list[str]):
    assert told(document(text)) == expected
