"""What holds for every routine, whatever the player is told and however often it is asked."""

from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import MARK, circuit, emom, hold, reps, rest, routine, to_max, untold
from timer.cues import CueKind
from timer.expand import expand
from timer.player import Player
from timer.routine.model import Amrap, CueSettings, ForTime, Routine
from timer.state import Change, Command, Mode, Outcome, Transition
from timer.timeline import Phase

SILENT = CueSettings(off=frozenset(kind.value for kind in CueKind))
START, PAUSE, RESUME = Command.START, Command.PAUSE, Command.RESUME
LEAD_IN_MS = 5_000

CUES = st.sampled_from([CueSettings(), SILENT, CueSettings(countdown=12, at=((1_500, "now"),))])
MORE = st.fixed_dictionaries(
    {"waits": st.booleans(), "each_side": st.booleans(), "get_ready": st.sampled_from([0, 3]), "cues": CUES}
)
PLAYED = st.one_of(
    st.builds(
        lambda seconds, sets, more: hold("a", seconds, sets=sets, **more), st.integers(1, 50), st.integers(1, 2), MORE
    ),
    st.builds(lambda count, cap, more: reps("b", count, cap=cap, **more), st.integers(1, 9), st.integers(3, 20), MORE),
    st.builds(lambda count, more: reps("c", count, **more), st.integers(1, 9), MORE),
    st.builds(lambda count: reps("d", count, pace=1.5), st.integers(1, 9)),
    st.just(to_max("e")),
    st.builds(rest, st.integers(0, 20)),
    st.just(emom(hold("f", 4), (untold("g"), untold("h")), rest(0), slots=4, every=7)),
    st.just(Amrap((untold("i"),), MARK, 15_000)),
    st.just(ForTime((reps("j", 2),), MARK, rounds=2, cap_ms=9_000)),
    st.just(ForTime((untold("k"),), MARK, rounds=2)),
)
ROUTINES = st.builds(
    lambda steps, prepare, length, rounds: routine(
        hold("z", 4), circuit(hold("y", 2), *steps, rounds=rounds, rest=length), prepare=prepare, rest=length
    ),
    st.lists(PLAYED, max_size=4),
    st.sampled_from([0, 10]),
    st.sampled_from([0, 6]),
    st.integers(1, 2),
)
MOVES = st.lists(st.tuples(st.integers(0, 20_000), st.sampled_from(Command)), max_size=15)
FOREVER_MS = 5_000_000


def instants(drawn: list[tuple[int, Command]]) -> list[tuple[int, Command]]:
    """Turn pauses between commands into instants, with a start first."""
    moves, at_ms = [(0, START)], 0
    for later_ms, command in drawn:
        at_ms += later_ms
        moves.append((at_ms, command))
    return moves


@given(ROUTINES, MOVES, st.sampled_from([0, 5_000]), st.booleans())
def test_time_never_runs_backwards_and_no_interval_is_lost(
    played: Routine, drawn: list[tuple[int, Command]], lead_in_ms: int, unattended: bool
) -> None:
    player = Player(expand(played), lead_in_ms, unattended=unattended)
    happened: list[Transition] = []
    for at_ms, command in instants(drawn):
        state, more = player.handle(command, at_ms)
        happened += more
        for now_ms in (at_ms, at_ms + 3_333):
            assert state.interval_elapsed_ms(now_ms) >= 0
            assert (state.interval_remaining_ms(now_ms) or 0) >= 0
            assert state.routine_remaining_ms(now_ms) >= 0
            assert 0 <= state.lead_in_remaining_ms(now_ms) <= lead_in_ms
        if state.ends_ms is not None:
            assert state.ends_ms > at_ms
    happened += player.advance(FOREVER_MS)[1]

    assert [step.at_ms for step in happened] == sorted(step.at_ms for step in happened)
    assert_consistent(happened, len(player.state.timeline.intervals))


def assert_consistent(happened: list[Transition], count: int) -> None:
    """Check that intervals follow one another: each is left before another begins, and none is left out."""
    current: int | None = 0
    begun = False
    for step in happened:
        if step.change is Change.BEGAN:
            assert not begun
            assert step.index == current
            begun = True
        elif step.change is Change.ENDED:
            assert step.index == current
            assert begun or step.outcome in (Outcome.SKIPPED, Outcome.LEFT, Outcome.PARTIAL)
            back = step.outcome is Outcome.LEFT
            following = next((other.index for other in happened[happened.index(step) + 1 :]), None)
            allowed = (step.index, step.index - 1, 0) if back else (step.index + 1,)
            if step.outcome is not Outcome.PARTIAL:
                assert following is None or following in allowed
                current = following
            begun = False
        elif step.change is Change.FINISHED:
            assert step.index in (current, count)


@given(ROUTINES, MOVES, st.lists(st.integers(0, 60_000), max_size=10), st.sampled_from([0, 5_000]))
def test_asking_more_often_changes_nothing(
    played: Routine, drawn: list[tuple[int, Command]], moments: list[int], lead_in_ms: int
) -> None:
    seldom, often = Player(expand(played), lead_in_ms), Player(expand(played), lead_in_ms)
    once: list[Transition] = []
    pieces: list[Transition] = []
    for at_ms, command in instants(drawn):
        once += seldom.handle(command, at_ms)[1]
        for now_ms in sorted(moments):
            pieces += often.advance(now_ms)[1] if now_ms <= at_ms else ()
        pieces += often.handle(command, at_ms)[1]

    assert pieces == once
    assert often.advance(FOREVER_MS) == seldom.advance(FOREVER_MS)


@given(ROUTINES, st.integers(0, 120_000), st.integers(1, 500_000), st.sampled_from([0, 5_000]))
def test_a_pause_changes_nothing_but_the_clock(played: Routine, pause_ms: int, length_ms: int, lead_in_ms: int) -> None:
    straight, paused = Player(expand(played), lead_in_ms), Player(expand(played), lead_in_ms)
    straight.handle(START, 0)
    straight.advance(pause_ms)
    expected = straight.advance(FOREVER_MS)[1]

    paused.handle(START, 0)
    paused.handle(PAUSE, pause_ms)
    resumed = paused.handle(RESUME, pause_ms + length_ms)[0]
    led_in_ms = lead_in_ms if resumed.mode is Mode.LEAD_IN else 0
    paused.advance(pause_ms + length_ms + led_in_ms)
    shift_ms = length_ms + led_in_ms
    after = paused.advance(FOREVER_MS + shift_ms)[1]

    assert [(step.at_ms + shift_ms, step.change, step.index, step.elapsed_ms, step.cue) for step in expected] == [
        (step.at_ms, step.change, step.index, step.elapsed_ms, step.cue) for step in after
    ]


@given(ROUTINES)
def test_a_routine_that_nobody_touches_plays_every_interval_at_its_planned_start(played: Routine) -> None:
    timeline = expand(played)
    player = Player(timeline, LEAD_IN_MS, unattended=True)
    happened = [*player.handle(START, 0)[1], *player.advance(FOREVER_MS)[1]]

    begun = [(step.index, step.at_ms) for step in happened if step.change is Change.BEGAN]
    assert begun == [(interval.index, interval.start_ms) for interval in timeline.intervals]
    assert happened[-1].at_ms == timeline.total_ms
    phases = [timeline.intervals[step.index].phase for step in happened if step.cue and step.cue.kind is CueKind.WORK]
    assert set(phases) <= {Phase.WORK}
