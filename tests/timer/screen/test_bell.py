"""The bell: rings are heard once, and none is lost."""

import os

from timer.screen.bell import Bell

LONG_S = 60.0  # a wait that would be noticed


def test_a_ring_ends_the_next_wait() -> None:
    bell = Bell()
    bell.ring()
    assert bell.wait(LONG_S) == []


def test_many_rings_end_one_wait_and_a_later_one_the_next() -> None:
    bell = Bell()
    for _ in range(100_000):  # more than a pipe holds
        bell.ring()
    bell.wait(LONG_S)
    assert bell.wait(0.0) == []
    bell.ring()
    bell.wait(LONG_S)


def test_something_to_read_ends_a_wait_and_is_named() -> None:
    bell = Bell()
    reader, writer = os.pipe()
    os.write(writer, b"key")
    assert bell.wait(LONG_S, (reader,)) == [reader]
    bell.ring()
    assert bell.wait(LONG_S, (reader,)) == [reader]
    for end in (reader, writer):
        os.close(end)
