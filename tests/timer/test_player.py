"""The player as a table: every status by every command, most of which change nothing."""

import pytest

from tests.fakes import MARK, Moves, described, emom, hold, ms, play, player_of, reps, rest, to_max, untold
from timer.routine.model import Amrap, ForTime, Step
from timer.state import Command

A = hold("a", 40)
B = hold("b", 20)
SIDES = hold("s", 30, each_side=True)
START, PAUSE, RESUME, NEXT, BACK = Command.START, Command.PAUSE, Command.RESUME, Command.NEXT, Command.BACK
DONE, ADD, TAKE, STOP = Command.DONE, Command.ADD_TIME, Command.TAKE_TIME, Command.STOP

# Where: the routine, what was done before, the instant in seconds, and where the player is then. Then what each command
# makes of it; a command that is not named changes nothing. `prepare` is 10 s, interval 0.
TABLE: dict[str, tuple[tuple[Step, ...], Moves, float, str, dict[Command, str]]] = {
    "ready": ((A, B), [], 0, "ready", {START: "running 0 at 0 of 10"}),
    "prepare": (
        (A, B),
        [(0, START)],
        4,
        "running 0 at 4 of 10",
        {
            PAUSE: "paused 0 at 4 of 10",
            NEXT: "running lead-in 1 at 0 of 40",
            BACK: "running 0 at 0 of 10",
            STOP: "finished stopped",
        },
    ),
    "work": (
        (A, B),
        [(0, START)],
        25,
        "running 1 at 15 of 40",
        {
            PAUSE: "paused 1 at 15 of 40",
            NEXT: "running lead-in 2 at 0 of 20",
            BACK: "running lead-in 1 at 0 of 40",
            STOP: "finished stopped",
        },
    ),
    "first two seconds of work": (
        (A, B),
        [(0, START)],
        51.999,
        "running 2 at 1.999 of 20",
        {
            PAUSE: "paused 2 at 1.999 of 20",
            NEXT: "finished",
            BACK: "running lead-in 1 at 0 of 40",
            STOP: "finished stopped",
        },
    ),
    "two seconds into work": (
        (A, B),
        [(0, START)],
        52,
        "running 2 at 2 of 20",
        {
            PAUSE: "paused 2 at 2 of 20",
            NEXT: "finished",
            BACK: "running lead-in 2 at 0 of 20",
            STOP: "finished stopped",
        },
    ),
    "rest": (
        (A, rest(20), B),
        [(0, START)],
        55,
        "running 2 at 5 of 20",
        {
            PAUSE: "paused 2 at 5 of 20",
            NEXT: "running 2 at 5 of 10",
            BACK: "running 2 at 0 of 20",
            ADD: "running 2 at 5 of 30",
            TAKE: "running 2 at 5 of 10",
            STOP: "finished stopped",
        },
    ),
    "last five seconds of a rest": (
        (A, rest(20), B),
        [(0, START)],
        66,
        "running 2 at 16 of 20",
        {
            PAUSE: "paused 2 at 16 of 20",
            NEXT: "running lead-in 3 at 0 of 20",
            BACK: "running 2 at 0 of 20",
            ADD: "running 2 at 16 of 30",
            STOP: "finished stopped",
        },
    ),
    "switch": (
        (SIDES,),
        [(0, START)],
        43,
        "running 2 at 3 of 5",
        {
            PAUSE: "paused 2 at 3 of 5",
            NEXT: "running lead-in 3 at 0 of 30",
            BACK: "running 2 at 0 of 5",
            STOP: "finished stopped",
        },
    ),
    "reps": (
        (reps("r", 10), B),
        [(0, START)],
        22,
        "running 1 at 12",
        {
            PAUSE: "paused 1 at 12",
            NEXT: "running lead-in 2 at 0 of 20",
            BACK: "running lead-in 1 at 0",
            DONE: "running 2 at 0 of 20",
            STOP: "finished stopped",
        },
    ),
    "max with a cap": (
        (to_max("m", cap=60), B),
        [(0, START)],
        22,
        "running 1 at 12 of 60",
        {
            PAUSE: "paused 1 at 12 of 60",
            NEXT: "running lead-in 2 at 0 of 20",
            BACK: "running lead-in 1 at 0 of 60",
            DONE: "running 2 at 0 of 20",
            STOP: "finished stopped",
        },
    ),
    "paced reps": (
        (reps("p", 10, pace=2), B),
        [(0, START)],
        15,
        "running 1 at 5 of 20",
        {
            PAUSE: "paused 1 at 5 of 20",
            NEXT: "running lead-in 2 at 0 of 20",
            BACK: "running lead-in 1 at 0 of 20",
            STOP: "finished stopped",
        },
    ),
    "amrap": (
        (Amrap((untold("x"),), MARK, 60_000), B),
        [(0, START), (15, DONE)],
        20,
        "running 1 at 10 of 60, 1 rounds",
        {
            PAUSE: "paused 1 at 10 of 60, 1 rounds",
            NEXT: "running lead-in 2 at 0 of 20",
            BACK: "running lead-in 1 at 0 of 60",
            DONE: "running 1 at 10 of 60, 2 rounds",
            STOP: "finished stopped",
        },
    ),
    "emom slot": (
        (emom(untold("x"), slots=2),),
        [(0, START)],
        20,
        "running 1 at 10 of 60",
        {
            PAUSE: "paused 1 at 10 of 60",
            NEXT: "running lead-in 2 at 0 of 60",
            BACK: "running lead-in 1 at 0 of 60",
            DONE: "running 1 at 10 of 60, slot done",
            STOP: "finished stopped",
        },
    ),
    "emom slot that is done": (
        (emom(untold("x"), slots=2),),
        [(0, START), (15, DONE)],
        20,
        "running 1 at 10 of 60, slot done",
        {
            PAUSE: "paused 1 at 10 of 60, slot done",
            NEXT: "running lead-in 2 at 0 of 60",
            BACK: "running lead-in 1 at 0 of 60",
            STOP: "finished stopped",
        },
    ),
    "for_time": (
        (ForTime((untold("x"),), MARK, rounds=2), B),
        [(0, START)],
        20,
        "running 1 at 10",
        {
            PAUSE: "paused 1 at 10",
            NEXT: "running lead-in 2 at 0 of 20",
            BACK: "running lead-in 1 at 0",
            DONE: "running 1 at 10, 1 rounds",
            STOP: "finished stopped",
        },
    ),
    "last round of a for_time": (
        (ForTime((untold("x"),), MARK, rounds=2), B),
        [(0, START), (15, DONE)],
        20,
        "running 1 at 10, 1 rounds",
        {
            PAUSE: "paused 1 at 10, 1 rounds",
            NEXT: "running lead-in 2 at 0 of 20",
            BACK: "running lead-in 1 at 0",
            DONE: "running 2 at 0 of 20",
            STOP: "finished stopped",
        },
    ),
    "waiting": (
        (hold("w", 20, waits=True), B),
        [(0, START)],
        33,
        "running waiting 1 at 20 of 20",
        {
            PAUSE: "paused waiting 1 at 20 of 20",
            NEXT: "running lead-in 2 at 0 of 20",
            BACK: "running lead-in 1 at 0 of 20",
            DONE: "running 2 at 0 of 20",
            STOP: "finished stopped",
        },
    ),
    "lead-in to new work": (
        (A, B),
        [(0, START), (25, NEXT)],
        28,
        "running lead-in 2 at 0 of 20",
        {
            PAUSE: "paused lead-in 2 at 0 of 20",
            NEXT: "finished",
            BACK: "running lead-in 1 at 0 of 40",
            STOP: "finished stopped",
        },
    ),
    "lead-in back into work": (
        (A, B),
        [(0, START), (25, PAUSE), (30, RESUME)],
        33,
        "running lead-in 1 at 15 of 40",
        {
            PAUSE: "paused lead-in 1 at 15 of 40",
            NEXT: "running lead-in 2 at 0 of 20",
            BACK: "running lead-in 1 at 0 of 40",
            STOP: "finished stopped",
        },
    ),
    "paused work": (
        (A, B),
        [(0, START), (25, PAUSE)],
        99,
        "paused 1 at 15 of 40",
        {
            RESUME: "running lead-in 1 at 15 of 40",
            NEXT: "paused 2 at 0 of 20",
            BACK: "paused 1 at 0 of 40",
            STOP: "finished stopped",
        },
    ),
    "paused rest": (
        (A, rest(20), B),
        [(0, START), (55, PAUSE)],
        99,
        "paused 2 at 5 of 20",
        {
            RESUME: "running 2 at 5 of 20",
            NEXT: "paused 3 at 0 of 20",
            BACK: "paused 2 at 0 of 20",
            ADD: "paused 2 at 5 of 30",
            TAKE: "paused 2 at 5 of 10",
            STOP: "finished stopped",
        },
    ),
    "paused while waiting": (
        (hold("w", 20, waits=True), B),
        [(0, START), (33, PAUSE)],
        99,
        "paused waiting 1 at 20 of 20",
        {
            RESUME: "running waiting 1 at 20 of 20",
            NEXT: "paused 2 at 0 of 20",
            BACK: "paused 1 at 0 of 20",
            STOP: "finished stopped",
        },
    ),
    "paused reps": (
        (reps("r", 10), B),
        [(0, START), (22, PAUSE)],
        99,
        "paused 1 at 12",
        {
            RESUME: "running lead-in 1 at 12",
            NEXT: "paused 2 at 0 of 20",
            BACK: "paused 1 at 0",
            STOP: "finished stopped",
        },
    ),
    "finished": ((A, B), [(0, START)], 99, "finished", {}),
    "stopped": ((A, B), [(0, START), (25, STOP)], 99, "finished stopped", {}),
}


@pytest.mark.parametrize(
    ("where", "command"),
    [pytest.param(where, command, id=f"{where}: {command.value}") for where in TABLE for command in Command],
)
def test_every_status_by_every_command(where: str, command: Command) -> None:
    steps, moves, now, before, after = TABLE[where]
    player = player_of(*steps)
    play(player, moves, now)
    stood = player.state
    assert described(stood, ms(now)) == before

    state, happened = player.handle(command, ms(now))

    assert described(state, ms(now)) == after.get(command, before)
    assert (state == stood and not happened) == (command not in after)
