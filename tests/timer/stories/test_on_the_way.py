"""What happens on the way through a routine. Commands come at instants in seconds, transitions in milliseconds."""

import pytest

from tests.fakes import (
    MARK,
    Moves,
    circuit,
    described,
    emom,
    hold,
    play,
    player_of,
    reps,
    rest,
    to_max,
    told,
    untold,
)
from timer.cues import CueKind
from timer.routine.model import Amrap, CueSettings, ForTime
from timer.state import Change, Command, Mode, Outcome, Status

A = hold("a", 40)
B = hold("b", 20)
SILENT = CueSettings(off=frozenset(kind.value for kind in CueKind))
START, PAUSE, RESUME, NEXT, BACK = Command.START, Command.PAUSE, Command.RESUME, Command.NEXT, Command.BACK
DONE, ADD, TAKE, STOP = Command.DONE, Command.ADD_TIME, Command.TAKE_TIME, Command.STOP


def test_a_routine_plays_by_itself_to_its_end() -> None:
    player = player_of(hold("a", 5), rest(4), hold("b", 3), prepare=4)

    assert told(play(player, [(1, START)], 30)) == [
        (1_000, "began 0"),
        (2_000, "cue countdown"),
        (3_000, "cue countdown"),
        (4_000, "cue countdown"),
        (5_000, "ended 0 done"),
        (5_000, "began 1"),
        (5_000, "cue work"),
        (7_000, "cue countdown"),
        (8_000, "cue countdown"),
        (9_000, "cue countdown"),
        (10_000, "ended 1 done"),
        (10_000, "began 2"),
        (10_000, "cue rest"),
        (11_000, "cue countdown"),
        (12_000, "cue countdown"),
        (13_000, "cue countdown"),
        (14_000, "ended 2 done"),
        (14_000, "began 3"),
        (14_000, "cue work"),
        (15_000, "cue countdown"),
        (16_000, "cue countdown"),
        (17_000, "ended 3 done"),
        (17_000, "finished 4"),
        (17_000, "cue finish"),
    ]


def test_a_late_wake_gives_each_transition_at_its_exact_instant() -> None:
    steps = (circuit(hold("a", 30), hold("b", 45), rounds=3, rest=10), reps("c", 5))
    punctual, late = player_of(*steps), player_of(*steps)
    punctual.handle(START, 0)
    late.handle(START, 0)

    ticks = [step for now_ms in range(0, 400_000, 7) for step in punctual.advance(now_ms)[1]]
    assert list(late.advance(399_999)[1]) == ticks
    assert late.state == punctual.state


def test_the_next_instant_is_told_and_nothing_happens_before_it() -> None:
    player = player_of(A, B)
    assert player.next_ms() is None
    player.handle(START, 0)

    assert player.next_ms() == 7_000
    assert player.advance(6_999)[1] == ()
    assert told(player.advance(7_000)[1]) == [(7_000, "cue countdown")]
    assert player.next_ms() == 8_000


def test_an_open_interval_has_no_next_instant() -> None:
    player = player_of(reps("r", 10))
    play(player, [(0, START)], 10)

    assert player.next_ms() is None
    assert player.state.interval_remaining_ms(99_000) is None
    assert player.state.interval_elapsed_ms(99_000) == 89_000


def test_a_command_of_the_past_counts_at_the_last_thing_that_happened() -> None:
    player = player_of(A, B)
    play(player, [(0, START)], 10.2)

    assert told(player.handle(PAUSE, 9_900)[1]) == [(10_000, "paused 1"), (10_000, "cue pause")]


def test_a_command_counts_at_its_instant_though_the_player_was_asked_since() -> None:
    player = player_of(reps("r", 10), B)
    play(player, [(0, START)], 30.2)

    assert told(player.handle(DONE, 30_000)[1])[:2] == [(30_000, "ended 1 done"), (30_000, "began 2")]


def test_a_command_counts_no_earlier_than_the_one_before() -> None:
    player = player_of(A)
    play(player, [(0, START), (25, PAUSE)], 25)

    assert told(player.handle(RESUME, 24_000)[1])[0] == (25_000, "resumed 1")


# Pause and resume


def test_a_pause_freezes_the_remaining_time() -> None:
    player = player_of(A)
    play(player, [(0, START), (25.123, PAUSE)], 1_000)

    assert player.state.interval_remaining_ms(1_000_000) == 24_877
    assert player.next_ms() is None


def test_work_goes_on_after_a_lead_in_that_counts_down() -> None:
    player = player_of(A)
    play(player, [(0, START), (25, PAUSE)], 100)

    assert told(play(player, [(100, RESUME)], 130)) == [
        (100_000, "resumed 1"),
        (100_000, "cue resume"),
        (100_000, "lead_in 1"),
        (102_000, "cue countdown"),
        (103_000, "cue countdown"),
        (104_000, "cue countdown"),
        (105_000, "cue work"),
        (110_000, "cue halfway"),
        (127_000, "cue countdown"),
        (128_000, "cue countdown"),
        (129_000, "cue countdown"),
        (130_000, "ended 1 done"),
        (130_000, "finished 2"),
        (130_000, "cue finish"),
    ]


def test_a_lead_in_is_outside_the_interval() -> None:
    player = player_of(A)
    play(player, [(0, START), (25, PAUSE), (100, RESUME)], 103)

    state = player.state
    assert (state.mode, state.lead_in_remaining_ms(103_000)) == (Mode.LEAD_IN, 2_000)
    assert state.interval_remaining_ms(103_000) == 25_000
    assert state.routine_remaining_ms(103_000) == 25_000


def test_a_pause_in_a_lead_in_begins_it_again() -> None:
    player = player_of(A)
    play(player, [(0, START), (25, PAUSE), (100, RESUME), (104, PAUSE)], 110)
    assert player.state.lead_in_remaining_ms(110_000) == 5_000

    happened = told(play(player, [(200, RESUME)], 204))
    assert player.state.lead_in_remaining_ms(204_000) == 1_000
    assert [at_ms for at_ms, words in happened if words == "cue countdown"] == [202_000, 203_000, 204_000]


def test_a_rest_goes_on_at_once() -> None:
    player = player_of(A, rest(20), B)
    play(player, [(0, START), (55, PAUSE)], 60)

    assert told(play(player, [(60, RESUME)], 75))[:3] == [
        (60_000, "resumed 2"),
        (60_000, "cue resume"),
        (72_000, "cue countdown"),
    ]
    assert described(player.state, 75_000) == "running 3 at 0 of 20"


def test_without_lead_in_work_goes_on_at_once() -> None:
    player = player_of(A, lead_in=0)
    play(player, [(0, START), (25, PAUSE), (30, RESUME)], 30)

    assert described(player.state, 31_000) == "running 1 at 16 of 40"


def test_resuming_a_wait_calls_again() -> None:
    player = player_of(hold("w", 20, waits=True), B)
    play(player, [(0, START), (33, PAUSE)], 40)

    assert told(play(player, [(40, RESUME)], 50)) == [
        (40_000, "resumed 1"),
        (40_000, "cue resume"),
        (40_000, "cue wait"),
    ]


# Next and back


def test_work_ended_early_keeps_its_time() -> None:
    player = player_of(A, rest(20), B)
    happened = play(player, [(0, START), (42, NEXT)], 42)

    ended = next(step for step in happened if step.change is Change.ENDED and step.index == 1)
    assert (ended.outcome, ended.elapsed_ms) == (Outcome.EARLY, 32_000)


@pytest.mark.parametrize(
    ("moves", "index", "outcome"),
    [
        pytest.param([(0, START), (4, NEXT)], 0, Outcome.SKIPPED, id="prepare"),
        pytest.param([(0, START), (25, NEXT)], 1, Outcome.EARLY, id="work"),
        pytest.param([(0, START), (25, NEXT), (26, NEXT)], 2, Outcome.SKIPPED, id="work that was never begun"),
        pytest.param([(0, START), (25, PAUSE), (26, NEXT)], 1, Outcome.EARLY, id="paused work"),
        pytest.param([(0, START), (25, BACK)], 1, Outcome.LEFT, id="work begun again"),
        pytest.param([(0, START), (25, STOP)], 1, Outcome.PARTIAL, id="work in which all was stopped"),
    ],
)
def test_how_an_interval_was_left(moves: Moves, index: int, outcome: Outcome) -> None:
    happened = play(player_of(A, B, hold("c", 20)), moves, moves[-1][0])

    assert [step.outcome for step in happened if step.change is Change.ENDED][-1] is outcome
    assert [step.index for step in happened if step.change is Change.ENDED][-1] == index


def test_next_in_a_rest_goes_to_its_last_five_seconds() -> None:
    player = player_of(A, rest(20), B)

    assert told(play(player, [(0, START), (55, NEXT)], 60))[-7:] == [
        (55_000, "time 2"),
        (57_000, "cue countdown"),
        (58_000, "cue countdown"),
        (59_000, "cue countdown"),
        (60_000, "ended 2 done"),
        (60_000, "began 3"),
        (60_000, "cue work"),
    ]


def test_next_in_work_goes_to_the_whole_rest() -> None:
    player = player_of(A, rest(20), B)
    play(player, [(0, START), (25, NEXT)], 25)

    assert described(player.state, 25_000) == "running 2 at 0 of 20"


def test_next_to_work_has_a_lead_in_before_it_begins() -> None:
    player = player_of(A, B)

    assert told(play(player, [(0, START), (25, NEXT)], 30))[-7:] == [
        (25_000, "ended 1 early"),
        (25_000, "lead_in 2"),
        (27_000, "cue countdown"),
        (28_000, "cue countdown"),
        (29_000, "cue countdown"),
        (30_000, "began 2"),
        (30_000, "cue work"),
    ]


def test_next_while_paused_stays_paused_and_begins_after_resuming() -> None:
    player = player_of(A, B)
    happened = told(play(player, [(0, START), (25, PAUSE), (26, NEXT), (30, RESUME)], 35))

    assert happened[happened.index((26_000, "ended 1 early")) + 1 :] == [
        (30_000, "resumed 2"),
        (30_000, "cue resume"),
        (30_000, "lead_in 2"),
        (32_000, "cue countdown"),
        (33_000, "cue countdown"),
        (34_000, "cue countdown"),
        (35_000, "began 2"),
        (35_000, "cue work"),
    ]


def test_a_rest_that_was_gone_to_while_paused_begins_with_resuming() -> None:
    player = player_of(A, rest(20), B)

    assert told(play(player, [(0, START), (25, PAUSE), (26, NEXT), (30, RESUME)], 31))[-4:] == [
        (30_000, "resumed 2"),
        (30_000, "cue resume"),
        (30_000, "began 2"),
        (30_000, "cue rest"),
    ]


def test_next_out_of_a_wait_leaves_its_work_done() -> None:
    player = player_of(hold("w", 20, waits=True), B)
    happened = play(player, [(0, START), (40, NEXT)], 40)

    assert [step.outcome for step in happened if step.change is Change.ENDED and step.index == 1] == [Outcome.DONE]


def test_back_twice_goes_to_the_interval_before() -> None:
    player = player_of(A, B)
    play(player, [(0, START), (60, BACK)], 61)
    assert described(player.state, 61_000) == "running lead-in 2 at 0 of 20"

    play(player, [(62, BACK)], 62)
    assert described(player.state, 62_000) == "running lead-in 1 at 0 of 40"


def test_back_in_the_first_interval_begins_it_again() -> None:
    player = player_of(A)
    play(player, [(0, START), (1, BACK)], 1)

    assert described(player.state, 1_000) == "running 0 at 0 of 10"


def test_back_forgets_what_was_counted_and_added() -> None:
    player = player_of(A, rest(20), Amrap((untold("x"),), MARK, 60_000))
    play(player, [(0, START), (55, ADD), (58, BACK)], 58)
    assert described(player.state, 58_000) == "running 2 at 0 of 20"

    play(player, [(85, DONE), (90, BACK)], 90)
    assert described(player.state, 90_000) == "running lead-in 3 at 0 of 60"


def test_each_beginning_of_an_interval_is_an_attempt_of_its_own() -> None:
    player = player_of(A, B)
    happened = play(player, [(0, START), (25, BACK), (45, BACK)], 60)

    begun = [(step.index, step.attempt) for step in happened if step.change is Change.BEGAN]
    assert begun == [(0, 1), (1, 1), (1, 2), (1, 3)]


# Rests that grow and shrink


def test_a_rest_can_be_lengthened_after_its_countdown_began() -> None:
    player = player_of(A, rest(20), B)

    assert told(play(player, [(0, START), (68.5, ADD)], 80))[-8:] == [
        (68_000, "cue countdown"),
        (68_500, "time 2"),
        (77_000, "cue countdown"),
        (78_000, "cue countdown"),
        (79_000, "cue countdown"),
        (80_000, "ended 2 done"),
        (80_000, "began 3"),
        (80_000, "cue work"),
    ]


def test_a_paused_rest_that_was_lengthened_goes_on_longer() -> None:
    player = player_of(A, rest(20), B)
    play(player, [(0, START), (55, PAUSE), (60, ADD), (61, ADD), (62, TAKE), (70, RESUME)], 94)

    assert described(player.state, 94_000) == "running 2 at 29 of 30"


def test_time_added_counts_in_what_remains() -> None:
    player = player_of(A, rest(20), B)
    play(player, [(0, START), (55, ADD)], 55)

    assert player.state.routine_remaining_ms(55_000) == 45_000


# Open, capped, counted


def test_done_ends_reps_and_the_rest_begins_at_the_press() -> None:
    player = player_of(reps("r", 10), rest(20), B)

    assert told(play(player, [(0, START), (31.234, DONE)], 31.234))[-3:] == [
        (31_234, "ended 1 done"),
        (31_234, "began 2"),
        (31_234, "cue rest"),
    ]


def test_a_cap_ends_an_open_interval_after_a_countdown() -> None:
    player = player_of(to_max("m", cap=30), B)

    assert told(play(player, [(0, START)], 40))[-6:] == [
        (37_000, "cue countdown"),
        (38_000, "cue countdown"),
        (39_000, "cue countdown"),
        (40_000, "ended 1 capped"),
        (40_000, "began 2"),
        (40_000, "cue work"),
    ]


def test_rounds_of_an_amrap_are_counted_to_its_end() -> None:
    player = player_of(Amrap((untold("x"),), MARK, 60_000))
    happened = play(player, [(0, START), (30, DONE), (50, DONE), (69, DONE)], 70)

    assert [(step.at_ms, step.rounds_done) for step in happened if step.change is Change.ROUND] == [
        (30_000, 1),
        (50_000, 2),
        (69_000, 3),
    ]
    ended = next(step for step in happened if step.change is Change.ENDED and step.index == 1)
    assert (ended.at_ms, ended.outcome, ended.rounds_done) == (70_000, Outcome.DONE, 3)


def test_the_last_round_of_a_for_time_ends_it() -> None:
    player = player_of(ForTime((untold("x"),), MARK, rounds=2, cap_ms=600_000))

    assert told(play(player, [(0, START), (100, DONE), (190, DONE)], 190))[-5:] == [
        (100_000, "round 1"),
        (190_000, "round 1"),
        (190_000, "ended 1 done"),
        (190_000, "finished 2"),
        (190_000, "cue finish"),
    ]


def test_a_for_time_ends_at_its_cap_with_the_rounds_done() -> None:
    player = player_of(ForTime((untold("x"),), MARK, rounds=3, cap_ms=60_000))
    happened = play(player, [(0, START), (30, DONE)], 70)

    ended = next(step for step in happened if step.change is Change.ENDED and step.index == 1)
    assert (ended.at_ms, ended.outcome, ended.rounds_done) == (70_000, Outcome.CAPPED, 1)


def test_a_slot_that_is_done_early_runs_on() -> None:
    player = player_of(emom(untold("x"), slots=2))
    happened = play(player, [(0, START), (45, DONE)], 70)

    assert [(step.at_ms, step.elapsed_ms) for step in happened if step.change is Change.SLOT_DONE] == [(45_000, 35_000)]
    assert described(player.state, 70_000) == "running 2 at 0 of 60"


# Waiting


def test_a_wait_stands_until_the_button_and_the_next_begins_then() -> None:
    player = player_of(hold("w", 5, waits=True), rest(20), B)

    assert told(play(player, [(0, START), (60, DONE)], 60))[-5:] == [
        (15_000, "waiting 1"),
        (15_000, "cue wait"),
        (60_000, "ended 1 done"),
        (60_000, "began 2"),
        (60_000, "cue rest"),
    ]


def test_time_in_a_wait_is_not_the_intervals() -> None:
    player = player_of(hold("w", 5, waits=True), B)
    play(player, [(0, START)], 60)

    assert player.state.interval_elapsed_ms(60_000) == 5_000
    assert player.state.interval_remaining_ms(60_000) == 0


def test_a_press_ends_waiting_reps_without_a_second_one() -> None:
    player = player_of(reps("r", 10, waits=True), B)
    play(player, [(0, START), (30, DONE)], 30)

    assert described(player.state, 30_000) == "running 2 at 0 of 20"


def test_each_side_waits() -> None:
    player = player_of(hold("s", 30, each_side=True, waits=True))
    play(player, [(0, START)], 100)
    assert described(player.state, 100_000) == "running waiting 1 at 30 of 30"

    play(player, [(100, DONE)], 200)
    assert described(player.state, 200_000) == "running waiting 3 at 30 of 30"


# Ends


def test_stopping_keeps_the_elapsed_time_and_plays_no_melody() -> None:
    player = player_of(A)

    assert told(play(player, [(0, START), (25, STOP)], 99))[-2:] == [
        (25_000, "ended 1 partial"),
        (25_000, "finished 1"),
    ]
    assert player.state.interval_elapsed_ms(99_000) == 15_000
    assert player.state.routine_remaining_ms(99_000) == 0


def test_a_routine_may_switch_the_melody_off() -> None:
    player = player_of(A, cues=SILENT)

    assert "cue finish" not in [words for _, words in told(play(player, [(0, START)], 99))]


def test_silenced_cues_change_no_instant() -> None:
    loud, silent = player_of(hold("a", 40)), player_of(hold("a", 40, cues=SILENT), cues=SILENT)
    moves = [(0.0, START), (25.0, PAUSE), (30.0, RESUME)]
    heard = [step for step in told(play(loud, moves, 99)) if not step[1].startswith("cue")]

    assert told(play(silent, moves, 99)) == heard


def test_a_workout_taken_up_begins_its_interval_after_a_lead_in() -> None:
    player = player_of(A, rest(20), B, first=3)

    assert told(play(player, [(2, START)], 7)) == [
        (2_000, "lead_in 3"),
        (4_000, "cue countdown"),
        (5_000, "cue countdown"),
        (6_000, "cue countdown"),
        (7_000, "began 3"),
        (7_000, "cue work"),
    ]


def test_a_workout_taken_up_in_a_rest_begins_it_at_once() -> None:
    player = player_of(A, rest(20), B, first=2)

    assert told(play(player, [(2, START)], 3)) == [(2_000, "began 2"), (2_000, "cue rest")]


# Nobody to press


def test_unattended_open_intervals_end_after_their_estimate_and_waits_at_once() -> None:
    steps = (reps("r", 10), hold("w", 5, waits=True), to_max("m"), ForTime((reps("x", 5),), MARK, rounds=2))
    player = player_of(*steps, unattended=True)
    happened = play(player, [(0, START)], 99)

    assert [(step.at_ms, step.index, step.outcome) for step in happened if step.change is Change.ENDED] == [
        (10_000, 0, Outcome.DONE),
        (40_000, 1, Outcome.DONE),
        (45_000, 2, Outcome.DONE),
        (45_000, 3, Outcome.DONE),
        (75_000, 4, Outcome.DONE),
    ]
    assert player.state.status is Status.FINISHED


# What the screen computes


def test_an_open_interval_counts_its_estimate_down_to_nothing() -> None:
    player = player_of(reps("r", 10), B)
    play(player, [(0, START)], 10)

    assert [player.state.routine_remaining_ms(now_ms) for now_ms in (10_000, 20_000, 40_000, 99_000)] == [
        50_000,
        40_000,
        20_000,
        20_000,
    ]


def test_half_open_intervals_at_the_end_instant_the_next_is_current() -> None:
    player = player_of(A, B)
    play(player, [(0, START)], 50)

    assert described(player.state, 50_000) == "running 2 at 0 of 20"
    assert player.state.coming is None
