"""The table of a routine's keys: one for the reader, the JSON Schema and the reference in the docs."""

from timer.marked import Key
from timer.routine.cuesettings import CUE_KEYS, CUES
from timer.routine.kinds import (
    ADVANCE,
    COUNT_KIND,
    DURATION_KIND,
    FLAG,
    MINUTES,
    NAME,
    POSITIVE_DURATION,
    TEXT,
    TEXTS,
    block_of,
    steps_of,
)
from timer.routine.targets import HOLD, REPS, REPS_LIST, WORK, WORK_LIST

Table = dict[str, Key]

# What other timers call these things.
TIME_WORDS = ("duration", "time", "seconds", "secs", "sec", "length", "on", "for", "minutes: …m", "mins: …m", "min: …m")
COUNT_WORDS = ("repetitions", "repetition", "rep", "count")
AGAIN_WORDS = ("repeat", "repeats", "times", "laps", "cycles", "loops", "series")
REST_WORDS = ("pause", "break", "off", "recovery", "rest_time", "rest_between_exercises")
LIST_WORDS = ("intervals", "items", "moves", "movements", "stations", "activities")
LIMIT_WORDS = ("time_cap", "limit", "time_limit", "max_time", "timeout", "minutes: …m")
ABOUT_WORDS = ("description", "desc", "comment", "comments", "info", "hint", "tip", "instructions")


def _table(*keys: Key) -> Table:
    return {key.name: key for key in keys}


# Inherited inward: a step's own over its circuit's over the routine's.
REST = Key(
    "rest",
    DURATION_KIND,
    "The rest between any two exercises, unless something closer says otherwise.",
    also=REST_WORDS,
)
SWITCH = Key("switch", DURATION_KIND, "The time to change sides; 5s if left out.", also=("switch_time", "change"))
GET_READY = Key(
    "get_ready",
    DURATION_KIND,
    "A countdown before each exercise, to get into position; none if left out.",
    also=("prepare", "prep", "delay"),
)
ADVANCE_KEY = Key("advance", ADVANCE, "How work ends: press (a beep, then the timer waits for the button) or auto.")
PACE = Key(
    "pace",
    DURATION_KIND,
    "The time of one rep: each gets a tick, and the exercise ends by itself; 0s for none.",
    also=("tempo", "rep_time", "cadence"),
)
CUES_KEY = Key(
    "cues",
    CUES,
    "Signals to switch off or change, here and in all that is inside.",
    also=("sound", "sounds", "beeps", "signals"),
)

ROUTINE_KEYS = _table(
    Key("name", NAME, "What the routine is called on the screen.", required=True, also=("title",)),
    Key("about", TEXT, "What it is good for, in a sentence or two.", also=("note", "notes", "summary", *ABOUT_WORDS)),
    Key("tags", TEXTS, "Words to find it by.", also=("category", "categories", "keywords", "labels")),
    Key(
        "prepare",
        DURATION_KIND,
        "The countdown before the first exercise; 10s if left out.",
        also=("prep", "preparation", "delay", "countdown", "lead_in"),
    ),
    Key("work", WORK, "How long each exercise lasts that says nothing itself.", also=TIME_WORDS),
    Key("reps", REPS, "How many reps each exercise has that says nothing itself.", also=COUNT_WORDS),
    REST,
    SWITCH,
    GET_READY,
    ADVANCE_KEY,
    PACE,
    Key("rep_seconds", DURATION_KIND, "How long one rep takes, for estimates of the total; 3s if left out."),
    CUES_KEY,
    Key("seed", NAME, "A number or text: another one gives shuffled circuits another order. The name, if left out."),
    Key(
        "steps",
        steps_of("step", "a list of steps"),
        "What is done, in order.",
        required=True,
        also=("exercises", "workout", *LIST_WORDS),
    ),
)

EXERCISE_KEYS = _table(
    Key(
        "work",
        WORK_LIST,
        "How long. A list has one entry a set, or a round where it is in a circuit.",
        also=TIME_WORDS,
    ),
    Key(
        "reps",
        REPS_LIST,
        "How many. A list has one entry a set, or a round where it is in a circuit.",
        also=COUNT_WORDS,
    ),
    Key("hold", HOLD, "max: as long as one can. The time counts up until the button, and is recorded."),
    Key("sets", COUNT_KIND, "How many sets; 1 if left out.", also=("rounds", *AGAIN_WORDS)),
    Key("rest", DURATION_KIND, "The rest between its sets.", also=("rest_between_sets", *REST_WORDS)),
    Key(
        "each_side", FLAG, "Done left, then right, each in full.", also=("both_sides: true", "sides: true", "per_side")
    ),
    SWITCH,
    Key(
        "get_ready",
        DURATION_KIND,
        "A countdown before each of its work intervals, to get into position.",
        also=("prepare", "prep", "delay"),
    ),
    Key("cap", POSITIVE_DURATION, "The longest that reps or a hold may take.", also=LIMIT_WORDS[:-1]),
    Key("weight", NAME, "With what weight, in your own words.", also=("load", "kg: …kg", "lb: …lb", "lbs: …lb")),
    Key("note", TEXT, "A line on the screen while it runs.", also=("about", "cue", *ABOUT_WORDS)),
    ADVANCE_KEY,
    PACE,
    CUES_KEY,
)

CIRCUIT_KEYS = _table(
    Key(
        "rounds",
        COUNT_KIND,
        "How often all of it is done; 1 if left out, or the length of a list.",
        also=("sets", "count", "repetitions", *AGAIN_WORDS),
    ),
    Key(
        "work",
        WORK_LIST,
        "How long each exercise lasts that says nothing itself. A list has one entry a round.",
        also=(*TIME_WORDS, "interval"),
    ),
    Key("reps", REPS_LIST, "How many reps each exercise has that says nothing itself. A list has one entry a round."),
    Key("rest", DURATION_KIND, "The rest between its exercises.", also=REST_WORDS),
    Key(
        "rest_between_rounds",
        DURATION_KIND,
        "The rest between its rounds; as between its exercises, if left out.",
        also=("rest_between_sets", "round_rest", "rest_after_round", "rest_between_laps"),
    ),
    SWITCH,
    GET_READY,
    ADVANCE_KEY,
    PACE,
    CUES_KEY,
    Key(
        "shuffle",
        FLAG,
        "A new order in each round; the same ones each time the routine is played.",
        also=("random", "randomize", "randomise"),
    ),
    Key(
        "exercises",
        steps_of("circuit_step", "a list of steps"),
        "What a round is made of.",
        required=True,
        also=("steps", *LIST_WORDS),
    ),
)

EMOM_KEYS = _table(
    Key(
        "minutes",
        MINUTES,
        "How long in all, in whole minutes.",
        required=True,
        also=("time", "duration", "length", "rounds", "total"),
    ),
    Key("every", POSITIVE_DURATION, "How long each slot is; 60s if left out.", also=("interval", "slot", "period")),
    Key(
        "exercises",
        steps_of("emom_slot", "a list of exercises, lists of exercises, or `rest`"),
        "One entry a slot, in turn: an exercise, a list of exercises to do together, or rest.",
        required=True,
        also=("steps", *LIST_WORDS),
    ),
)

AMRAP_KEYS = _table(
    Key("time", POSITIVE_DURATION, "How long in all.", required=True, also=("duration", "length", "cap", *LIMIT_WORDS)),
    Key(
        "exercises",
        steps_of("amrap_task", "a list of exercises and rests"),
        "One round.",
        required=True,
        also=("steps", *LIST_WORDS),
    ),
)

FOR_TIME_KEYS = _table(
    Key(
        "rounds",
        COUNT_KIND,
        "How many rounds; 1 if left out, or the length of a list.",
        also=("sets", *AGAIN_WORDS),
    ),
    Key("cap", POSITIVE_DURATION, "The longest that it may take in all.", also=("time", "duration", *LIMIT_WORDS)),
    Key(
        "exercises",
        steps_of("for_time_task", "a list of exercises and rests"),
        "One round.",
        required=True,
        also=("steps", *LIST_WORDS),
    ),
)

# What a step may be besides an exercise.
BLOCK_KEYS = {"circuit": CIRCUIT_KEYS, "emom": EMOM_KEYS, "amrap": AMRAP_KEYS, "for_time": FOR_TIME_KEYS}
SECTIONS = ("warm_up", "cool_down")
STEP_KEYS = _table(
    Key(
        "rest",
        DURATION_KIND,
        "A rest of its own. It replaces the inherited rest on both its sides; 0s removes it.",
        also=("pause", "break"),
    ),
    Key(
        "circuit",
        block_of("circuit"),
        "Exercises in order, in rounds.",
        also=(
            "repeat",
            "loop",
            "superset",
            "set",
            "round",
            "rounds",
            "block",
            "group",
            "tabata",
            "interval",
            "intervals",
        ),
    ),
    Key("emom", block_of("emom"), "Every minute on the minute: do the work, rest for what is left of the minute."),
    Key("amrap", block_of("amrap"), "As many rounds as possible in a time; the button counts them."),
    Key("for_time", block_of("for_time"), "Rounds as fast as one can; the button ends it."),
    Key("warm_up", steps_of("section_step", "a list of steps"), "Steps to get warm, under their own heading."),
    Key("cool_down", steps_of("section_step", "a list of steps"), "Steps to wind down, under their own heading."),
)

TABLES = {"routine": ROUTINE_KEYS, "exercise": EXERCISE_KEYS, **BLOCK_KEYS, "cues": CUE_KEYS}
