"""Scenes of every view, made by hand, for whoever draws them."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from tests.fakes import MARK, circuit, emom, hold, reps, rest, routine, to_max, untold
from timer.cues import CueKind
from timer.entry import BrokenFile, Entry
from timer.expand import expand
from timer.library import Library
from timer.presses import TABLE
from timer.routine.model import Amrap, CueSettings, Facts, ForTime, Section
from timer.scene import Last, Offer, Scene, Tally, Where, where
from timer.state import Mode, State, Status
from timer.timeline import Interval, Phase, Timeline

NOW_MS = 1_000
FIGURES = Library(Path("nowhere")).figures  # the shipped ones
WALL = datetime(2025, 5, 3, 18, 42)
LONG = "Bulgarian split squat with the rear foot elevated and a slow four-second descent"


def facts(name: str, **more: Any) -> Facts:
    """Make what the catalogue knows."""
    return Facts(name, **more)


PLANK = hold(
    "plank",
    45,
    note="Knees down if you shake. Keep breathing.",
    cues=CueSettings(at=((20_000, "Hips level"),)),
    facts=facts("plank", caution="Keep breathing. Stop when your hips sag."),
)
JUMP = hold("squat jump", 20, sets=4, rest=40, facts=facts("squat jump", caution="After a run, not before."))
SIDE_PLANK = hold("side plank", 75, sets=2, rest=20, each_side=True, switch=8, facts=facts("side plank"))
LUNGE = reps("lunge", 12, weight="2 × 8 kg", note="Change legs each time.", facts=facts("lunge"))
PUSH_UP = reps("push-up", 10, pace=3, facts=facts("push-up"))
PULL_UP = to_max("pull-up", cap=60, facts=facts("pull-up", equipment=("pull-up bar",)))
GOBLET = reps("goblet squat", 10, weight="20 kg", waits=True, facts=facts("goblet squat", coaching="Chest up."))
LONGEST = hold(
    LONG,
    90,
    sets=3,
    rest=75,
    each_side=True,
    weight="a very full rucksack",
    note="Keep the front knee over the toes, the trunk tall and the hips square; if it hurts, stop, and do the "
    "easier one instead. Breathe out on the way up.",
    facts=facts(LONG, caution="Not with knee trouble. Only when the easier one feels steady. Stop if it hurts."),
)
AMRAP = Amrap((reps("pull-up", 5), reps("push-up", 10), rest(10), reps("squat", 15)), MARK, 720_000)
FOR_TIME = ForTime((reps("thruster", 21, 15, 9, per_round=True, weight="20 kg"), untold("400 m run")), MARK, 3, 900_000)
EMOM = emom(reps("burpee", 8), (reps("kettlebell swing", 15, weight="16 kg"), reps("sit-up", 10)), slots=10)
TIMELINE = expand(
    routine(
        Section("warm_up", (hold("march on the spot", 60), LUNGE), MARK),
        JUMP,
        rest(60),
        circuit(PLANK, PUSH_UP, SIDE_PLANK, GOBLET, rounds=3, rest=15, between=60),
        AMRAP,
        rest(90),
        FOR_TIME,
        EMOM,
        PULL_UP,
        LONGEST,
        hold("calf stretch", 30),
        name="Runner's strength",
        rest=20,
        about="All seven staples in half an hour, not before a run.",
    )
)
BROKEN = BrokenFile(
    "tabata",
    "tabata.yaml:7:5: unknown key 'round' in a circuit; did you mean 'rounds'?",
    faults=2,
)
BROKEN_SAVE = BrokenFile("routine-3", "routine-3.yaml:4:9: 'plank' has no time; write how long, for example 45s")
SHORT = expand(
    routine(
        circuit(hold("squat", 40), hold("plank", 40), hold("push-up", 40), rounds=3, rest=20, between=60),
        name="First timer",
        about="The whole body, easy on the joints.",
        prepare=10,
    )
)
TABATA = expand(
    routine(hold("squat jump", 20, sets=8, rest=10), name="Tabata", about="Four minutes, flat out.", prepare=10)
)
LONG_NAMED = expand(
    routine(
        hold("plank", 60, sets=3, rest=60),
        name="Isometric holds for the trunk, the hips and the shoulders, slowly built up over three weeks",
        about="For days on which nothing should move: three kinds of plank, and the hollow hold, with long rests.",
    )
)
KINDS = (SHORT, TABATA, TIMELINE, LONG_NAMED)
MENU = tuple(Entry(f"routine-{number}", KINDS[number % len(KINDS)]) for number in range(12))
TROUBLES = ("buzzer on GPIO18: busy; is another program using it?", "rgb on GPIO16: it failed; start again")


def find(text: str, timeline: Timeline = TIMELINE) -> Interval:
    """Give the first interval that is called that: `plank`, `rest`, `side plank right`, `amrap`."""
    for interval in timeline.intervals:
        named = (interval.name, f"{interval.name} {interval.side}") if interval.phase is Phase.WORK else ()
        names = (interval.phase.value, interval.end.value, *named)
        if text in names:
            return interval
    raise LookupError(text)


def playing(interval: Interval, gone_ms: int = 12_300, timeline: Timeline = TIMELINE, **more: Any) -> State:
    """Give a state in which so much of an interval has gone by."""
    return State(
        timeline,
        Status.RUNNING,
        index=interval.index,
        since_ms=NOW_MS - gone_ms,
        length_ms=interval.length_ms,
        **more,
    )


def paused(state: State) -> State:
    """Pause now."""
    elapsed_ms = state.interval_elapsed_ms(NOW_MS)
    return state._replace(status=Status.PAUSED, elapsed_ms=elapsed_ms, since_ms=NOW_MS)


def scene(player: State | None = None, place: Where | None = None, **more: Any) -> Scene:
    """Give the scene that a session would, around a player."""
    place = place or where(player)
    return Scene(
        status=player.status if player else Status.IDLE,
        where=place,
        presses=TABLE[place],
        player=player,
        menu=(Entry("strength", TIMELINE), Entry("other", TIMELINE)),
        tally=Tally(11, 1, 0, 460_000),
        lasts={"strength": Last(date(2025, 5, 1), Tally(10))},
        **more,
    )


def _before(interval: Interval) -> Interval:
    return TIMELINE.intervals[interval.index - 1]


def _last() -> Interval:
    return TIMELINE.intervals[-1]


def menu(chosen: int, count: int = 12, **more: Any) -> Scene:
    """Give a menu of many routines, in which somebody chooses."""
    return scene(**more)._replace(
        menu=MENU[:count], chosen=chosen, menu_until_ms=NOW_MS + 8_000, broken=(BROKEN, BROKEN_SAVE)
    )


SCENES = {
    "idle": scene(),
    "menu": menu(0),
    "menu, in its middle": menu(6, muted=True),
    "menu, at its end": menu(11),
    "menu, short": menu(1, 2),
    "menu, its lesson": menu(12),
    "lesson": scene(place=Where.LESSON)._replace(chosen=2, lesson=CueKind.LAST_TEN),
    "idle, with faults and trouble": scene(broken=(BROKEN,), troubles=TROUBLES[:1]),
    "idle, just muted": scene(muted=True, loudness_until_ms=NOW_MS + 1_500),
    "idle, with no routine": scene()._replace(menu=()),
    "ready": scene(State(TIMELINE)),
    "ready, short": scene(State(SHORT))._replace(menu=MENU),
    "ready, after a broken save": scene(State(SHORT), broken=(BROKEN, BROKEN_SAVE))._replace(menu=MENU[3:], chosen=0),
    "prepare": scene(playing(TIMELINE.intervals[0], 3_300)),
    "work": scene(playing(find("plank"))),
    "work, with a call": scene(playing(find("plank"), 22_300), muted=True),
    "work, made louder": scene(playing(find("plank")), volume=90, loudness_until_ms=NOW_MS + 1_500, troubles=TROUBLES),
    "work, while held": scene(playing(find("side plank left"), 3_300), down_ms=NOW_MS - 700),
    "work, of several minutes": scene(playing(find("side plank right"), 300)),
    "work, paced": scene(playing(find("push-up"), 13_300)),
    "work, with a long name": scene(playing(find(LONG))),
    "work, the last": scene(playing(_last(), 28_500)),
    "switch": scene(playing(find("switch"), 1_300)),
    "rest": scene(playing(find("rest"))),
    "rest, before a long name": scene(playing(_before(find(LONG)))),
    "reps": scene(playing(find("lunge"), 23_300)),
    "max": scene(playing(find("max"), 33_300)),
    "amrap": scene(playing(find("amrap"), 133_300, rounds_done=3)),
    "for time": scene(playing(find("for_time"), 333_300, rounds_done=1)),
    "emom": scene(playing(find("emom"), 13_300)),
    "emom, slot done": scene(playing(find("kettlebell swing, sit-up"), 43_300, slot_done_ms=31_000)),
    "waiting": scene(playing(find("goblet squat"))._replace(mode=Mode.WAITING, since_ms=NOW_MS - 7_000)),
    "lead-in": scene(
        playing(find("plank"))._replace(mode=Mode.LEAD_IN, since_ms=NOW_MS - 1_500, elapsed_ms=12_000, lead_in_ms=5_000)
    ),
    "paused": scene(paused(playing(find("plank"))), quiet=True, troubles=TROUBLES),
    "finished": scene(playing(_last())._replace(status=Status.FINISHED, index=len(TIMELINE.intervals))),
    "finished, with a past": scene(
        playing(_last())._replace(status=Status.FINISHED, index=len(TIMELINE.intervals)),
        last=Last(date(2025, 5, 1), Tally(10, 0, 2, 390_000)),
    )._replace(
        weeks_min=(0, 24, 51, 0, 33, 48, 62, 40, 0, 55, 71, 38),
    ),
    "stopped": scene(playing(find("plank"))._replace(status=Status.FINISHED, stopped=True)),
    "offer": scene(place=Where.OFFER, offer=Offer(Entry("strength", TIMELINE), find("side plank right").index)),
}
UNDER_WAY = [name for name, shown in SCENES.items() if shown.status in (Status.RUNNING, Status.PAUSED)]
