"""Shuffled circuits: orders that never change, and never put an exercise next to itself."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import circuit, emom, hold, lines, reps, rest, routine, untold
from timer.expand import expand
from timer.routine.model import Circuit, Exercise, Step
from timer.timeline import Phase, Timeline


def names_of(timeline: Timeline) -> list[str]:
    return [interval.name or "" for interval in timeline.intervals if interval.phase is Phase.WORK]


def orders_of(block: Circuit, seed: str) -> list[str]:
    """Give each round's exercises, one letter each."""
    names = "".join(names_of(expand(routine(block, seed=seed))))
    length = len(names) // block.rounds
    return [names[first : first + length] for first in range(0, len(names), length)]


# Worked out apart from this project's code, from the published SplitMix64 and FNV-1a.
@pytest.mark.parametrize(
    ("seed", "orders"),
    [
        pytest.param("Runner's basics", ["acfbde", "ceafdb", "dbcfae", "caedbf"], id="a name"),
        pytest.param("7", ["fadbce", "defbac", "afecbd", "cabdef"], id="a number"),
        pytest.param("Über", ["fcdeab", "cebadf", "eadcbf", "bcfdae"], id="beyond ASCII"),
        pytest.param("", ["dcfbae", "deabcf", "cfdbea", "efcadb"], id="nothing"),
    ],
)
def test_the_orders_of_a_seed_never_change(seed: str, orders: list[str]) -> None:
    block = circuit(*(hold(name, 20) for name in "abcdef"), rounds=4, shuffled=True)

    assert orders_of(block, seed) == orders


def test_the_same_seed_gives_the_same_timeline() -> None:
    block = circuit(*(hold(name, 20) for name in "abcdef"), rounds=3, shuffled=True)

    assert expand(routine(block, seed="7")) == expand(routine(block, seed="7"))


def test_without_shuffle_the_order_is_the_written_one() -> None:
    assert orders_of(circuit(*(hold(name, 20) for name in "abc"), rounds=2), "7") == ["abc", "abc"]


def test_the_first_round_is_shuffled_too() -> None:
    block = circuit(*(hold(name, 20) for name in "abcdefgh"), shuffled=True)

    assert len({orders_of(block, seed)[0] for seed in "1234"}) == 4


def test_two_circuits_of_a_routine_have_different_orders() -> None:
    block = circuit(*(hold(name, 20) for name in "abcdefgh"), shuffled=True)
    names = names_of(expand(routine(block, block)))

    assert names[:8] != names[8:]


def test_rests_keep_their_places_while_exercises_change_theirs() -> None:
    steps = (hold("a", 20), rest(30), hold("b", 20), hold("c", 20), rest(60))
    block = circuit(*steps, rounds=6, shuffled=True, rest=5)
    timeline = expand(routine(block, hold("d", 20)))

    rests = [interval.planned_ms // 1_000 for interval in timeline.intervals if interval.phase is Phase.REST]
    assert rests == [30, 5, 60] * 6
    assert len(set(orders_of(block, "test"))) > 1


def test_entries_of_a_list_go_by_the_round_wherever_the_exercise_stands() -> None:
    steps = tuple(reps(name, 21, 15, 9, per_round=True) for name in "abc")
    timeline = expand(routine(circuit(*steps, rounds=3, shuffled=True)))

    assert [interval.reps for interval in timeline.intervals[1:]] == [21] * 3 + [15] * 3 + [9] * 3


def test_blocks_and_circuits_change_places_as_a_whole() -> None:
    steps = (circuit(hold("a", 20), hold("b", 20)), emom(untold("c"), untold("d"), slots=2), hold("e", 20))
    orders = orders_of(circuit(*steps, rounds=8, shuffled=True), "7")

    assert all("ab" in order and "cd" in order for order in orders)
    assert len(set(orders)) > 1


@st.composite
def shuffled_circuits(draw: st.DrawFn) -> Circuit:
    names = draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=6))
    steps: list[Step] = [hold(name, 20) for name in names]
    for place in draw(st.lists(st.integers(0, len(names)), max_size=2)):
        steps.insert(place, rest(5))
    return circuit(*steps, rounds=draw(st.integers(2, 6)), shuffled=True)


@given(shuffled_circuits(), st.text(max_size=5))
def test_no_exercise_ends_one_round_and_begins_the_next_where_another_order_exists(block: Circuit, seed: str) -> None:
    names = [step.name for step in block.steps if isinstance(step, Exercise)]
    orders = orders_of(block, seed)

    assert all(sorted(order) == sorted(names) for order in orders)
    if len(set(names)) > 1:
        assert all(before[-1] != after[0] for before, after in pairwise(orders))


@given(st.integers(0, 200))
def test_nor_does_one_of_a_nested_circuit_or_an_emom(seed: int) -> None:
    steps = (circuit(hold("a", 20), hold("b", 20)), emom(untold("b"), untold("c"), slots=2), hold("a", 20))
    orders = orders_of(circuit(*steps, rounds=6, shuffled=True), str(seed))

    assert all(before[-1] != after[0] for before, after in pairwise(orders))


def test_every_order_of_three_comes_about() -> None:
    block = circuit(*(hold(name, 20) for name in "abc"), shuffled=True)

    assert {orders_of(block, str(seed))[0] for seed in range(60)} == {"abc", "acb", "bac", "bca", "cab", "cba"}


def test_a_circuit_of_one_exercise_is_played_as_it_is() -> None:
    assert lines(expand(routine(circuit(hold("a", 20), rounds=2, shuffled=True), prepare=0))) == ["0 a 20", "20 a 20"]
