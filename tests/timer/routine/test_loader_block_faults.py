"""Faults of circuits, sections and blocks: for each mistake one line, at its place, with the mend."""

from tests.timer.routine.reading import document, rows, told

A_LIST = "a list of steps belongs here; begin each step on a line of its own, with '- '"


@rows(
    (
        "a text",
        "circuit: 3 rounds",
        "3:14: a text can't stand here; write keys below 'circuit:', indented; one of them is 'exercises'",
    ),
    (
        "a list",
        "circuit: [squat, lunge]",
        "3:14: the list of a circuit needs a key of its own; "
        "write 'exercises:' below 'circuit:', indented, and the list below that, indented further",
    ),
    ("no exercises", "circuit: {rounds: 3}", "3:14: a circuit has no 'exercises'; add 'exercises: …'"),
    ("an empty list", "circuit: {exercises: []}", "3:26: an empty list; write at least one step in it"),
    ("a text for a list", "circuit: {exercises: squat}", f"3:26: {A_LIST}"),
    (
        "misspelt keys",
        "circuit: {round: 3, exercices: [squat: 9s]}",
        [
            "3:15: unknown key 'round' in a circuit; did you mean 'rounds'?",
            "3:25: unknown key 'exercices' in a circuit; did you mean 'exercises'?",
        ],
    ),
    (
        "a misspelt target is not missed",
        "circuit: {wrok: 40s, exercises: [squat, lunge]}",
        "3:15: unknown key 'wrok' in a circuit; did you mean 'work'?",
    ),
    (
        "a misread target is not missed",
        "circuit: {reps: many, exercises: [squat, lunge]}",
        "3:21: 'many' is not a whole number; write one like 3",
    ),
    (
        "two targets",
        "circuit: {work: 9s, reps: 9, exercises: [squat, lunge]}",
        "3:25: 'work' and 'reps' both say how the work ends; keep one of them",
    ),
    ("zero rounds", "circuit: {rounds: 0, exercises: [squat: 9s]}", "3:23: '0' is too small; write at least 1"),
    (
        "a list that is not as long as the rounds",
        "circuit: {rounds: 2, reps: [3, 2, 1], exercises: [squat, lunge]}",
        "3:32: a list of 3 for the 2 rounds of the circuit in line 3; write one entry a round",
    ),
    (
        "lists that disagree, at the second",
        "circuit: {exercises: [squat: {reps: [1, 2]}, lunge: {reps: [1, 2, 3]}]}",
        "3:64: a list of 3 for the 2 rounds of the circuit in line 3; write one entry a round",
    ),
    (
        "a list beside an inherited one",
        "circuit: {reps: [3, 2, 1], exercises: [squat, lunge: {reps: [1, 2]}]}",
        "3:65: a list of 2 for the 3 rounds of the circuit in line 3; write one entry a round",
    ),
    (
        "an inherited list in an inner circuit",
        "circuit:\n    reps: [3, 2, 1]\n    exercises:\n    - circuit: {rounds: 2, exercises: [lunge, squat]}",
        "4:13: a list of 3 for the 2 rounds of the circuit in line 6; write one entry a round",
    ),
    (
        "an inherited list in an amrap",
        "circuit: {rounds: 2, reps: [3, 2, 1], exercises: [amrap: {time: 60s, exercises: [squat]}]}",
        "3:32: a list of 3 for the 2 rounds of the circuit in line 3; write one entry a round",
    ),
    (
        "sets beside a list",
        "circuit: {rounds: 2, exercises: [squat: {reps: [2, 1], sets: 2}]}",
        "3:60: a list goes by the rounds of a circuit, one entry each; delete 'sets'",
    ),
    (
        "a list without brackets",
        "circuit: {reps: 21, 15, 9, exercises: [squat]}",
        "3:25: '15' stands alone, without a key; put a list in brackets: reps: [21, 15, 9]",
    ),
    (
        "a section",
        "circuit: {exercises: [warm_up: [squat: 9s]]}",
        "3:27: 'warm_up' can't stand in a circuit; move it out: a circuit holds steps, but no sections",
    ),
)
def test_a_circuit(text: str, expected: list[str]):
    assert told(document(f"- {text}")) == expected


@rows(
    ("a text", "warm_up: 5m", f"3:14: {A_LIST}"),
    (
        "a mapping",
        "cool_down: {work: 9s, steps: [squat]}",
        "3:16: a list of steps belongs here, and this has keys of its own; keep only the list below 'steps:'",
    ),
    ("an empty list", "warm_up: []", "3:14: an empty list; write at least one step in it"),
    (
        "a section in it",
        "warm_up: [cool_down: [squat: 9s]]",
        "3:15: 'cool_down' can't stand in a section; move it out: a section holds steps, but no sections",
    ),
)
def test_a_section(text: str, expected: list[str]):
    assert told(document(f"- {text}")) == expected


@rows(
    ("no minutes", "emom: {exercises: [squat]}", "3:11: an emom has no 'minutes'; add 'minutes: …'"),
    (
        "minutes and slots",
        "emom: {minutes: 10, every: 45s, exercises: [squat]}",
        "3:12: 10 min can't be cut into slots of 45 s; write 9 or 12 minutes",
    ),
    (
        "less than one slot",
        "emom: {minutes: 1, every: 90s, exercises: [squat]}",
        "3:12: 1 min can't be cut into slots of 1:30; write 3 minutes",
    ),
    (
        "half a minute",
        "emom: {minutes: 2.5, exercises: [squat]}",
        "3:21: '2.5' is not a whole number; write one like 3",
    ),
    (
        "slots of nothing",
        "emom: {minutes: 3, every: 0s, exercises: [squat: 70s]}",
        "3:31: a time of 0 leaves nothing to do; write at least 0.1s",
    ),
    (
        "a target for all",
        "emom: {minutes: 3, work: 20s, exercises: [squat]}",
        "3:24: 'work' can't stand for the whole of an emom; write it at each exercise",
    ),
    (
        "longer than its slot",
        "emom: {minutes: 3, exercises: [plank: 70s]}",
        "3:36: 'plank' takes 1:10, and its slot is 1 min; shorten it, or lengthen 'every'",
    ),
    ("as long as its slot", "emom: {minutes: 3, exercises: [plank: 60s]}", []),
    (
        "longer with both sides",
        "emom: {minutes: 3, exercises: [plank: 40s each side]}",
        "3:36: 'plank' takes 1:20, and its slot is 1 min; shorten it, or lengthen 'every'",
    ),
    ("one-sided, but not written", "emom: {minutes: 3, exercises: [side plank: 40s]}", []),
    (
        "longer with all sets",
        "emom: {minutes: 3, exercises: [plank: 2 x 30s rest 5s]}",
        "3:36: 'plank' takes 1:05, and its slot is 1 min; shorten it, or lengthen 'every'",
    ),
    (
        "a list of targets",
        "emom: {minutes: 3, exercises: [squat: {reps: [1, 2]}]}",
        "3:50: a list has one entry a set or a round, and an emom counts neither; write one target",
    ),
    (
        "a rest with a length",
        "emom: {minutes: 3, exercises: [squat, rest: 20s]}",
        "3:43: a rest in an emom fills a slot of its own; write '- rest' alone, as an entry of the emom",
    ),
    (
        "a rest among exercises",
        "emom: {minutes: 3, exercises: [[squat, rest]]}",
        "3:44: a rest in an emom fills a slot of its own; write '- rest' alone, as an entry of the emom",
    ),
    (
        "a list of nothing",
        "emom: {minutes: 3, exercises: [[]]}",
        "3:36: an empty list; write at least one exercise in it",
    ),
    (
        "nothing but rest",
        "emom: {minutes: 3, exercises: [rest]}",
        "3:35: an emom of nothing but rest; write an exercise in it",
    ),
    (
        "nothing but rest in the slots that are played",
        "emom: {minutes: 2, exercises: [rest, rest, squat]}",
        "3:35: an emom of nothing but rest; write an exercise in it",
    ),
    (
        "a circuit in it",
        "emom: {minutes: 3, exercises: [circuit: {exercises: [squat]}]}",
        "3:36: 'circuit' can't stand in an emom; move it out: an emom holds only exercises and rests",
    ),
    ("no time", "amrap: {exercises: [squat]}", "3:12: an amrap has no 'time'; add 'time: …'"),
    (
        "time of nothing",
        "amrap: {time: 0s, exercises: [squat]}",
        "3:19: a time of 0 leaves nothing to do; write at least 0.1s",
    ),
    (
        "a bare rest",
        "amrap: {time: 9m, exercises: [squat, rest]}",
        "3:42: 'rest' alone says too little; write '- rest: 30s'",
    ),
    (
        "a list in an amrap",
        "amrap: {time: 9m, exercises: [squat: {reps: [3, 2]}]}",
        "3:49: a list has one entry a set or a round, and an amrap counts neither; write one target",
    ),
    (
        "a block in an amrap",
        "amrap: {time: 9m, exercises: [for_time: {exercises: [squat]}]}",
        "3:35: 'for_time' can't stand in an amrap; move it out: an amrap holds only exercises and rests",
    ),
    (
        "rests in a for_time",
        "for_time: {exercises: [rest: 20s]}",
        "3:27: a for_time of nothing but rest; write an exercise in it",
    ),
    (
        "lists in a for_time",
        "for_time: {rounds: 2, exercises: [squat: {reps: [3, 2], sets: 2}, lunge: {reps: [3, 2, 1]}]}",
        [
            "3:61: a list goes by the rounds of a for_time, one entry each; delete 'sets'",
            "3:85: a list of 3 for the 2 rounds of the for_time in line 3; write one entry a round",
        ],
    ),
    (
        "a time with a cap",
        "amrap: {time: 9m, exercises: [squat: {work: 3s, cap: 2s}]}",
        "3:53: a time needs no cap; delete 'cap'",
    ),
)
def test_a_block(text: str, expected: list[str]):
    assert told(document(f"- {text}")) == expected
