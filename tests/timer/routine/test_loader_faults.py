"""Faults of routines, steps and exercises: for each mistake one line, at its place, with the mend."""

from tests.timer.routine.reading import document, rows, told
from timer.routine.keys import EXERCISE_KEYS, ROUTINE_KEYS

NO_TARGET = "does not say how long or how many; write 'squat: 45s' or 'squat: 12 reps', or one 'work' for all of them"
NO_ROUTINE = "and not yet a routine; begin with 'name: …', then 'steps:', then a line '- …' for each step"
ONE_NAME = "a step has one name, and"
A_TEXT = "write a text; put one that begins with [ or { in quotes"
AN_EXERCISE = f"an exercise takes {', '.join(EXERCISE_KEYS)}"


@rows(
    ("nothing", "", "1:1: the file is empty; write at least a name and a list of steps"),
    ("a text", "hello\n", f"1:1: this is a text without keys, {NO_ROUTINE}"),
    ("a list", "- plank: 45s\n", f"1:1: this is a list, {NO_ROUTINE}"),
    ("half a character", "\udce9", "1:1: the invisible character U+DCE9 can't stand in a text file; delete it"),
    ("no name", "steps: [plank: 9s]\n", "1:1: a routine has no 'name'; add 'name: …'"),
    ("no steps", "name: x\n", "1:1: a routine has no 'steps'; add 'steps: …'"),
    (
        "name without value",
        "name:\nsteps: [plank: 9s]\n",
        "1:6: 'name' has no value; write a text of at most 80 characters",
    ),
    ("steps without value", "name: x\nsteps:\n", "2:7: 'steps' has no value; write a list of steps"),
    ("empty name", "name: ''\nsteps: [plank: 9s]\n", "1:7: an empty text; write something, or delete it"),
    (
        "misspelt keys",
        "nam: x\nstep: [plank: 9s]\n",
        [
            "1:1: unknown key 'nam' in a routine; did you mean 'name'?",
            "2:1: unknown key 'step' in a routine; did you mean 'steps'?",
        ],
    ),
    ("no steps in the list", "name: x\nsteps: []\n", "2:8: an empty list; write at least one step in it"),
    (
        "steps as a mapping",
        "name: x\nsteps:\n  plank: 9s\n",
        "3:3: a list of steps belongs here, and this has no dashes; begin each step with '- ', like '- plank: …'",
    ),
    (
        "no space after the dash",
        "name: x\nsteps:\n  -plank: 9s\n",
        "3:3: a space is missing after the dash; write '- plank: …'",
    ),
    (
        "equal keys",
        "name: x\nname: y\nsteps: [plank: 9s]\n",
        "2:1: 'name' is written twice (first in line 1); keep one of them",
    ),
    (
        "an alias",
        "name: x\nsteps: [plank: &a 9s, squat: *a]\n",
        [
            "2:16: the anchor '&a' can't be used here; delete it, and write things out",
            "2:30: the alias '*a' can't be used here; write out what it stands for",
        ],
    ),
    (
        "a list of targets",
        "name: x\nwork: [9s, 8s]\nsteps: [plank]\n",
        "2:7: a list can't stand here; write one target; a list is for circuits and exercises",
    ),
    (
        "two targets",
        "name: x\nwork: 9s\nreps: 9\nsteps: [plank]\n",
        "3:1: 'work' and 'reps' both say how the work ends; keep one of them",
    ),
    (
        "hold for all",
        "name: x\nhold: max\nsteps: [plank: 9s]\n",
        f"2:1: unknown key 'hold' in a routine; a routine takes {', '.join(ROUTINE_KEYS)}",
    ),
    (
        "a misread target is not missed",
        "name: x\nwork: 45 sec\nsteps: [plank, squat]\n",
        "2:7: '45 sec' is not how a time is written; write 45s",
    ),
    (
        "a misspelt target is not missed",
        "name: x\nwrok: 45s\nsteps: [plank, squat]\n",
        "2:1: unknown key 'wrok' in a routine; did you mean 'work'?",
    ),
    ("a list as name", "name: [x]\nsteps: [plank: 9s]\n", f"1:7: a list can't stand here; {A_TEXT}"),
    ("a name that just fits", f"name: {'x' * 80}\nsteps: [plank: 9s]\n", []),
    (
        "a long name",
        f"name: {'x' * 81}\nsteps: [plank: 9s]\n",
        "1:7: a text of 81 characters, and the screen has room for 80; shorten it",
    ),
    (
        "a long text",
        f"name: x\nabout: {'x' * 501}\nsteps: [plank: 9s]\n",
        "2:8: a text of 501 characters, and the screen has room for 500; shorten it",
    ),
    (
        "tags as a mapping",
        "name: x\ntags: {a: b}\nsteps: [plank: 9s]\n",
        f"2:7: keys with values can't stand here; {A_TEXT}",
    ),
    (
        "an empty tag",
        "name: x\ntags: [a, ~]\nsteps: [plank: 9s]\n",
        "2:11: an empty text; write something, or delete it",
    ),
)
def test_a_routine_as_a_whole(text: str, expected: list[str]):
    assert told(text) == expected


@rows(
    ("a bare number", "- plank: 15", "3:12: '15' says neither reps nor seconds; write '15 reps' or '15s'"),
    ("12 rep", "- plank: 12 rep", "3:12: '12 rep' can't be read; write '12 reps'"),
    ("45 sec", "- plank: 45 sec", "3:12: '45 sec' can't be read; write '45s'"),
    ("3 x 15", "- plank: 3 x 15", "3:12: '3 x 15' says neither reps nor seconds; write '3 x 15 reps' or '3 x 15s'"),
    ("no target", "- squat", f"3:5: 'squat' {NO_TARGET}"),
    ("no target in braces", "- squat: {}", f"3:5: 'squat' {NO_TARGET}"),
    ("each side of nothing", "- squat: each side", f"3:5: 'squat' {NO_TARGET}"),
    ("no target in a circuit", "- circuit: {exercises: [squat]}", f"3:27: 'squat' {NO_TARGET}"),
    (
        "nothing after the colon",
        "- plank:",
        "3:5: nothing is written after 'plank'; write a target (plank: 45s), or leave the colon away",
    ),
    ("a rest without a length", "- rest", "3:5: 'rest' alone says too little; write '- rest: 30s'"),
    ("a rest with nothing after the colon", "- rest:", "3:5: 'rest' alone says too little; write '- rest: 30s'"),
    (
        "a circuit of nothing",
        "- circuit",
        "3:5: 'circuit' alone says too little; write what it holds below 'circuit:', indented",
    ),
    ("an empty step", "-\n- plank: 9s", "3:4: an empty step; write an exercise, or delete the dash"),
    ("empty braces", "- {}", "3:5: an empty step; write an exercise, or delete it"),
    ("no name", "- '': 45s", "3:5: a step without a name; write the exercise before the colon"),
    (
        "a long name",
        f"- {'x' * 81}: 45s",
        "3:5: a text of 81 characters, and the screen has room for 80; shorten it",
    ),
    (
        "a list",
        "- [plank: 9s]",
        "3:5: a list can't be a step; begin each of its steps with '- ', in line with the others",
    ),
    (
        "a list of targets",
        "- plank: [45s, 30s]",
        "3:12: a list needs 'work' or 'reps' before it; write {work: [45s, 30s]}",
    ),
    (
        "no space after the colon",
        "- plank:45s",
        "3:5: a space is missing after the colon in 'plank:45s'; write 'plank: 45s'",
    ),
    ("a time alone", "- 45s", "3:5: '45s' says how long or how many, but not what; write '- plank: 45s'"),
    (
        "a number alone",
        "- 20",
        "3:5: '20' says how long or how many, but not what; write '- plank: 20 reps' or '- plank: 20s'",
    ),
    (
        "no space after the colon, and a number",
        "- plank:15",
        "3:5: a space is missing after the colon in 'plank:15'; write 'plank: 15 reps' or 'plank: 15s'",
    ),
    ("no colon", "- plank 45s", "3:5: 'plank 45s' has no colon; write 'plank: 45s'"),
    (
        "no colon after a name of one's own",
        "- bear crawl 3 x 20s rest 10s",
        "3:5: 'bear crawl 3 x 20s rest 10s' has no colon; write 'bear crawl: 3 x 20s rest 10s'",
    ),
    (
        "two steps in one",
        "- {plank: 45s, rest: 20s}",
        f"3:18: {ONE_NAME} 'rest' is a second; write a step of its own: '- rest: 20s'",
    ),
    (
        "three steps in one",
        "- {plank: 9s, squat: 9s, lunge: 9s}",
        f"3:17: {ONE_NAME} 'squat' is a second; write a step of its own: '- squat: 9s'",
    ),
    (
        "a key that belongs in braces",
        "- plank: 45s\n  note: Hips",
        f"4:5: {ONE_NAME} 'note' is a second; write all of it in braces: plank: {{work: 45s, note: Hips}}",
    ),
    (
        "a key beside a short form",
        "- lunge: 3 x 12 reps each side rest 30s\n  note: Slow",
        f"4:5: {ONE_NAME} 'note' is a second; write all of it in braces: "
        "lunge: {sets: 3, reps: 12, each_side: true, rest: 30s, note: Slow}",
    ),
    (
        "a key beside what can't be read",
        "- lunge: many\n  note: Slow",
        f"4:5: {ONE_NAME} 'note' is a second; write all of it in braces: lunge: {{…, note: Slow}}",
    ),
    (
        "a name under a key",
        "- name: plank\n  work: 45s",
        "3:5: a step begins with what is done, without 'name:'; write 'plank: 45s'",
    ),
    (
        "keys that are not indented",
        "- circuit:\n  rounds: 3\n  exercises: [squat]",
        f"4:5: {ONE_NAME} 'rounds' is a second; indent it further, below 'circuit:'",
    ),
    (
        "a second mistake in the same step",
        "- plnak: 15",
        [
            "3:5: warning: 'plnak' is not in the catalogue; did you mean 'plank'?",
            "3:12: '15' says neither reps nor seconds; write '15 reps' or '15s'",
        ],
    ),
)
def test_a_step(text: str, expected: list[str]):
    assert told(document(text)) == expected


@rows(
    ("circuit", "- circut: {rounds: 3, exercises: [squat]}", "3:5: unknown block 'circut'; did you mean 'circuit'?"),
    (
        "its keys as well",
        "- circut: {round: 3, exercices: [a]}",
        "3:5: unknown block 'circut'; did you mean 'circuit'?",
    ),
    ("emom", "- EMOM: {minutes: 3, exercises: [squat]}", "3:5: unknown block 'EMOM'; did you mean 'emom'?"),
    ("for_time", "- for time: {exercises: [squat]}", "3:5: unknown block 'for time'; did you mean 'for_time'?"),
    ("warm_up", "- warmup: [plank: 9s]", "3:5: unknown section 'warmup'; did you mean 'warm_up'?"),
    ("cool_down", "- Cool down: [plank: 9s]", "3:5: unknown section 'Cool down'; did you mean 'cool_down'?"),
    ("rest", "- Rest: 20s", "3:5: unknown step 'Rest'; did you mean 'rest'?"),
    ("bare", "- Circuit", "3:5: unknown step 'Circuit'; did you mean 'circuit'?"),
    (
        "nothing like a block",
        "- bananas: {exercises: [a]}",
        "3:5: unknown block 'bananas'; blocks are circuit, emom, amrap, for_time",
    ),
)
def test_a_misspelt_block_is_one_fault_at_its_name(text: str, expected: list[str]):
    assert told(document(text)) == expected


@rows(
    ("unknown", "squat: {work: 45s, colour: red}", f"3:24: unknown key 'colour' in an exercise; {AN_EXERCISE}"),
    ("misspelt target", "squat: {wrok: 45s}", "3:13: unknown key 'wrok' in an exercise; did you mean 'work'?"),
    ("misread target", "squat: {work: 45 sec}", "3:19: '45 sec' is not how a time is written; write 45s"),
    ("no value", "squat: {work: 45s, note: }", "3:29: 'note' has no value; write one, or delete the line"),
    (
        "two targets",
        "squat: {work: 45s, reps: 12}",
        "3:24: 'work' and 'reps' both say how the work ends; keep one of them",
    ),
    (
        "three targets",
        "squat: {work: 45s, hold: max, reps: 12}",
        "3:24: 'work', 'hold' and 'reps' all say how the work ends; keep one of them",
    ),
    ("cap on a time", "squat: {work: 45s, cap: 60s}", "3:24: a time needs no cap; delete 'cap'"),
    ("cap on a list of times", "squat: {work: [9s, 8s], cap: 60s}", "3:29: a time needs no cap; delete 'cap'"),
    ("cap on a list with max", "squat: {work: [9s, max], cap: 60s}", []),
    ("zero cap", "squat: {hold: max, cap: 0s}", "3:29: a time of 0 leaves nothing to do; write at least 0.1s"),
    (
        "pace and cap",
        "squat: {reps: 12, pace: 2s, cap: 60s}",
        "3:23: with a pace the reps end by themselves, and need no cap; keep one of them",
    ),
    ("hold for a time", "squat: {hold: 45s}", "3:19: 'hold' is for max, as long as one can; write 'work: 45s'"),
    (
        "hold for reps",
        "squat: {hold: 12 reps}",
        "3:19: 'hold' is for max, as long as one can; write 'hold: max'; a time goes with 'work'",
    ),
    ("work max", "squat: {work: max}", "3:19: max is neither a time nor a count; write 'hold: max'"),
    ("reps max", "squat: {reps: max}", "3:19: max is neither a time nor a count; write 'hold: max'"),
    ("reps in work", "squat: {work: 12 reps}", "3:19: '12 reps' is a count; write 'reps: 12'"),
    ("time in reps", "squat: {reps: 45s}", "3:19: '45s' is a time; write 'work: 45s'"),
    ("unit in reps", "squat: {reps: 12 reps}", "3:19: '12 reps' is not a whole number; write 12"),
    (
        "short form in work",
        "squat: {work: 3 x 45s}",
        "3:19: '3 x 45s' is more than a time; put it right after the exercise's name, or give each part its own key",
    ),
    ("zero work", "squat: {work: 0s}", "3:19: a time of 0 leaves nothing to do; write at least 0.1s"),
    ("zero reps", "squat: {reps: 0}", "3:19: '0' is too small; write at least 1"),
    ("negative sets", "squat: {work: 9s, sets: -1}", "3:29: '-1' is too small; write at least 1"),
    (
        "half a set",
        "squat: {work: 9s, sets: 2.5}",
        "3:29: '2.5' is not a whole number; write one like 3",
    ),
    (
        "a number of ten digits",
        "squat: {reps: 1000000000}",
        "3:19: '1000000000' is too large; write at most 999999999",
    ),
    (
        "a list as text",
        "squat: {reps: '21, 15, 9'}",
        "3:19: '21, 15, 9' is one text, not a list; put it in brackets: reps: [21, 15, 9]",
    ),
    (
        "a list without brackets",
        "squat: {reps: 21, 15, 9}",
        "3:23: '15' stands alone, without a key; put a list in brackets: reps: [21, 15, 9]",
    ),
    ("an empty list", "squat: {work: []}", "3:19: an empty list; write one entry a set or a round"),
    (
        "faults in a list",
        "squat: {work: [20s, 30 s, max, 12 reps, [1]]}",
        [
            "3:25: '30 s' is not how a time is written; write 30s",
            "3:36: '12 reps' is a count; write 'reps: 12'",
            "3:45: one time belongs here; write 1",
        ],
    ),
    (
        "sets that differ",
        "squat: {reps: [9, 8], sets: 3}",
        "3:27: 3 sets, and a list of 2; delete 'sets', or write one entry a set",
    ),
    ("empty note", "squat: {work: 9s, note: ''}", "3:29: an empty text; write something, or delete it"),
    ("list as weight", "squat: {work: 9s, weight: [20]}", f"3:31: a list can't stand here; {A_TEXT}"),
    ("each_side", "squat: {work: 9s, each_side: both}", "3:34: yes or no belongs here; write one of them"),
    (
        "advance",
        "squat: {work: 9s, advance: button}",
        "3:32: 'advance' says how an exercise ends; write press (wait for the button) or auto",
    ),
    (
        "mapping as rest",
        "squat: {work: 9s, rest: {a: b}}",
        "3:29: one time belongs here; write it like 45s, 1m30s or 1:30",
    ),
    (
        "negative rest",
        "squat: {work: 9s, sets: 2, rest: -5s}",
        "3:38: '-5s' is negative, and a time can't be; delete the minus sign",
    ),
    (
        "several at once",
        "squat: {work: 9s, sets: 0, switch: 5 sec, note: ''}",
        [
            "3:29: '0' is too small; write at least 1",
            "3:40: '5 sec' is not how a time is written; write 5s",
            "3:53: an empty text; write something, or delete it",
        ],
    ),
)
def test_an_exercise(text: str, expected: list[str]):
    assert told(document(f"- {text}")) == expected


@rows(
    ("text", "quiet", "3:29: a text can't stand here; write off, or cues by name: {countdown: 5, halfway: off}"),
    ("list", "[off]", "3:29: a list can't stand here; write off, or cues by name: {countdown: 5, halfway: off}"),
    ("misspelt", "{contdown: 5}", "3:30: unknown key 'contdown' in 'cues'; did you mean 'countdown'?"),
    ("maybe", "{halfway: maybe}", "3:39: yes or no belongs here; write one of them"),
    (
        "numbers",
        "{countdown: 61, last_ten: 5s}",
        [
            "3:41: on, off or a whole number of seconds from 1 to 60 belongs here; write one like 5",
            "3:55: on, off or a whole number of seconds from 1 to 600 belongs here; write 5",
        ],
    ),
    ("a moment alone", "{at: 20s}", "3:34: 'at' takes moments with texts; write them like {20s: hips level}"),
    ("no moments", "{at: {}}", "3:34: 'at' takes moments with texts; write them like {20s: hips level}"),
    (
        "moments",
        "{at: {20 s: a, 5s: , 6s: '', 1m: b, 1:00: c}}",
        [
            "3:35: '20 s' is not how a time is written; write 20s",
            "3:48: an empty text; write something, or delete it",
            "3:54: an empty text; write something, or delete it",
            "3:65: the same moment as one above; keep one of them",
        ],
    ),
)
def test_cues(text: str, expected: list[str]):
    assert told(document(f"- plank: {{work: 9s, cues: {text}}}")) == expected


def test_faults_everywhere_are_all_told_in_the_order_of_their_places():
    text = document("- plank: 15\n- circut: {exercises: [squat]}\n- lunge: {wrok: 9s}", "rest: 20 s\n")
    assert told(text) == [
        "2:7: '20 s' is not how a time is written; write 20s",
        "4:12: '15' says neither reps nor seconds; write '15 reps' or '15s'",
        "5:5: unknown block 'circut'; did you mean 'circuit'?",
        "6:13: unknown key 'wrok' in an exercise; did you mean 'work'?",
    ]
