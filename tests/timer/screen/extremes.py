"""Scenes with texts as long as a file may have them, and with all that can be wrong at once."""

from datetime import date

from tests.fakes import MARK, circuit, emom, hold, reps, rest, routine, untold
from tests.timer.screen.scenes import NOW_MS, TROUBLES, facts, find, paused, playing, scene
from timer.entry import BrokenFile, Entry
from timer.expand import expand
from timer.routine.kinds import LONGEST_NAME, LONGEST_TEXT
from timer.routine.model import Amrap, CueSettings, ForTime, Routine, Section
from timer.scene import Last, Offer, Scene, Tally, Where
from timer.state import Mode, State, Status

MANY_WORDS = (
    "Keep the front knee over the toes, the trunk tall and the hips square, and breathe out on the way up. If it "
    "hurts, stop, and do the easier one instead; nobody is watching. "
)


def long(text: str, length: int) -> str:
    """Give a text of exactly so many characters, by repeating one."""
    return (text * length)[: length - 1].rstrip().ljust(length - 1, "n") + "."


NAME = long("Bulgarian split squat with the rear foot elevated and a slow four-second descent ", LONGEST_NAME)
OTHER_NAME = long("Windmill with a wide stance, with the weight moving overhead and with every rep slow ", LONGEST_NAME)
ONE_WORD = "Kraftausdauertrainingsunterbrechung" + "sgymnastikmattenunterlage" + "nschutzhüllenreinige"
WEIGHT = long("a rucksack with all of the books about how to train with hardly any weights ", LONGEST_NAME)
TEXT = long(MANY_WORDS, LONGEST_TEXT)
CALL = long("Now move the hips a hand's width to the left and count slowly to five, then ", LONGEST_NAME)
KNOWN = facts(NAME, equipment=("dumbbells", "pull-up bar", "bench"), caution=MANY_WORDS.strip())
SQUAT = hold(
    NAME, 90, sets=3, rest=75, each_side=True, switch=5, weight=WEIGHT, note=TEXT, facts=KNOWN,
    cues=CueSettings(at=((20_000, CALL),)),
)  # fmt: skip
WINDMILL = reps(OTHER_NAME, 12, sets=2, rest=30, pace=3, weight=WEIGHT, note=TEXT)
SIDE_PLANK = hold("side plank", 75, each_side=True, note=TEXT, facts=facts("side plank"))
WORD = hold(ONE_WORD, 40, note=TEXT)
WAITING = reps(OTHER_NAME, 10, waits=True, facts=KNOWN)
TASKS = tuple(reps(f"{name} {number}", 5 * number, weight="2 × 8 kg") for number, name in enumerate(
    ("push-up with a clap", "squat", "pull-up, chin over the bar", "burpee", "kettlebell swing", "thruster"), 1
))  # fmt: skip


def long_routine(**more: object) -> Routine:
    """Make a routine of everything that is long."""
    return routine(
        Section("warm_up", (hold("march on the spot", 60), SIDE_PLANK), MARK),
        circuit(circuit(SQUAT, WINDMILL, rounds=12, rest=15), rest(60), WORD, WAITING, rounds=10, rest=20),
        Amrap((*TASKS, untold(NAME), rest(30)), MARK, 3_600_000),
        ForTime((*TASKS, untold(NAME)), MARK, 12, 3_600_000),
        emom((*TASKS, untold(NAME)), TASKS, slots=100),
        *(reps(f"{OTHER_NAME[:-3]} {number}", 15, sets=3, rest=30, each_side=True) for number in range(40)),
        rest=20,
        **more,
    )


TIMELINE = expand(long_routine(name=NAME, about=TEXT))
ALL_TROUBLES = (
    *TROUBLES,
    "no history: the disk is full; the last 3 intervals are lost",
    "good versions of routines can't be kept: No space left on device",
    "config.yaml:12:3: unknown key 'over_scan'; did you mean 'overscan'?",
    "no sound: there is no loudspeaker, or another program holds it",
)
MANY_BROKEN = tuple(
    BrokenFile(f"routine-{number}", f"routine-{number}.yaml:123:45: {MANY_WORDS.strip()}", 1_234) for number in range(5)
)
ENTRIES = (
    Entry("long", TIMELINE),
    *(Entry(f"routine-{number}", _timeline) for number, _timeline in enumerate(
        expand(routine(WORD, name=name, about=TEXT)) for name in (OTHER_NAME, ONE_WORD, NAME)
    )),
)  # fmt: skip
LASTS = {"long": Last(date(2024, 9, 21), Tally(10, 0, 0, 4_000_000))}


def _scene(player: State | None = None, place: Where | None = None, **more: object) -> Scene:
    return scene(player, place, **more)._replace(menu=ENTRIES, lasts=LASTS)


def _play(name: str, gone_ms: int = 12_300, **more: object) -> State:
    return playing(find(name, TIMELINE), gone_ms, TIMELINE, **more)


def _finished() -> State:
    return _play(NAME)._replace(status=Status.FINISHED, index=len(TIMELINE.intervals))


def _before(name: str) -> State:
    return playing(TIMELINE.intervals[find(name, TIMELINE).index - 1], 2_300, TIMELINE)


WRONG = {"muted": True, "quiet": True, "troubles": ALL_TROUBLES, "broken": MANY_BROKEN}
EXTREMES = {
    "idle": _scene(),
    "idle, one word": _scene()._replace(chosen=2),
    "idle, all wrong": _scene(**WRONG),
    "menu": _scene()._replace(menu_until_ms=NOW_MS + 8_000),
    "menu, all wrong": _scene(**WRONG)._replace(menu_until_ms=NOW_MS + 8_000, chosen=2),
    "ready": _scene(State(TIMELINE)),
    "ready, all wrong": _scene(State(ENTRIES[1].timeline), **WRONG)._replace(chosen=1),
    "work": _scene(_play(NAME)),
    "work, all wrong": _scene(_play(NAME), **WRONG),
    "work, with a call": _scene(_play(NAME, 22_300)),
    "work, with a figure": _scene(_play("side plank left")),
    "work, one word": _scene(_play(ONE_WORD)),
    "work, paced": _scene(_play(OTHER_NAME, 13_300)),
    "rest": _scene(_before(ONE_WORD)),
    "switch": _scene(_play("switch", 1_300)),
    "get ready": _scene(playing(TIMELINE.intervals[0], 1_300, TIMELINE)),
    "amrap": _scene(_play("amrap", 133_300, rounds_done=3)),
    "for time": _scene(_play("for_time", 2_733_300, rounds_done=11)),
    "emom": _scene(_play("emom", 13_300)),
    "waiting": _scene(_play(NAME)._replace(mode=Mode.WAITING, since_ms=NOW_MS - 1_707_000)),
    "lead-in": _scene(
        _play(NAME)._replace(mode=Mode.LEAD_IN, since_ms=NOW_MS - 1_500, elapsed_ms=12_000, lead_in_ms=5_000)
    ),
    "paused, all wrong": _scene(paused(_play(NAME)), **WRONG),
    "finished": _scene(_finished(), last=LASTS["long"], **WRONG)._replace(
        weeks_min=(0, 24, 51, 0, 33, 48, 62, 1_040, 0, 55, 71, 1_238)
    ),
    "offer": _scene(
        place=Where.OFFER, offer=Offer(ENTRIES[0], find(f"{NAME} right", TIMELINE).index), **WRONG
    ),
}  # fmt: skip
