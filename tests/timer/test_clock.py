"""Clocks: what ends a wait, and what it gives back."""

from queue import SimpleQueue

import pytest

from timer.clock import EARLY_NS, LEAST_NS, MOST_NS, Clock, HeadStart, MonotonicClock, VirtualClock, drain


def queue_of(*messages: str) -> "SimpleQueue[str]":
    inbox: SimpleQueue[str] = SimpleQueue()
    for message in messages:
        inbox.put(message)
    return inbox


CLOCKS = pytest.mark.parametrize("clock", [VirtualClock(), MonotonicClock()], ids=["virtual", "monotonic"])


@CLOCKS
def test_messages_that_are_there_end_a_wait_at_once_and_come_in_order(clock: Clock) -> None:
    inbox = queue_of("a", "b", "c")

    assert clock.wait(clock.now_ns() + 3_600 * 10**9, inbox) == ["a", "b", "c"]
    assert inbox.empty()


@CLOCKS
def test_a_wait_for_ever_ends_with_a_message(clock: Clock) -> None:
    assert clock.wait(None, queue_of("a", "b")) == ["a", "b"]


@CLOCKS
def test_a_wait_for_an_instant_that_has_passed_is_none(clock: Clock) -> None:
    before_ns = clock.now_ns()

    assert clock.wait(before_ns - 10**9, queue_of()) == []
    assert clock.now_ns() >= before_ns


@CLOCKS
def test_a_wait_without_messages_leads_to_its_instant(clock: Clock) -> None:
    until_ns = clock.now_ns() + 3_000_000  # longer than it may end early, so that a real clock sleeps too

    assert clock.wait(until_ns, queue_of()) == []
    assert clock.now_ns() >= until_ns - EARLY_NS
    clock.reach(until_ns)
    assert clock.now_ns() >= until_ns


@pytest.mark.parametrize(
    ("took_ns", "head_start_ns"),
    [
        pytest.param([1_000_000], 1_250_000, id="at once more than was needed"),
        pytest.param([1_000_000, 100_000], 1_250_000 - 1_250_000 // 32, id="by and by less"),
        pytest.param([1_000_000, 1_000_000], 1_250_000, id="no less than is needed"),
        pytest.param([50_000_000], MOST_NS, id="not for ever"),
        pytest.param([100_000] * 1_000, LEAST_NS, id="never nothing"),
    ],
)
def test_a_sleep_ends_as_early_as_was_needed_lately(took_ns: list[int], head_start_ns: int) -> None:
    head_start = HeadStart()
    for each_ns in took_ns:
        head_start.learn(each_ns)

    assert head_start.ns == head_start_ns


def test_virtual_time_jumps_to_the_very_instant_and_stands_otherwise() -> None:
    clock = VirtualClock()
    assert clock.wait(5_000_000_123, queue_of()) == []
    assert clock.now_ns() == 5_000_000_123

    clock.wait(9_000_000_000, queue_of("a"))
    clock.wait(None, queue_of("a"))
    assert clock.now_ns() == 5_000_000_123


def test_draining_takes_all_and_leaves_nothing() -> None:
    inbox = queue_of("a", "b")

    assert (drain(inbox), drain(inbox)) == (["a", "b"], [])
