"""Shuffling: orders that depend on a seed alone, and never on Python's version."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")

WORD = (1 << 64) - 1


class Shuffler:
    """Gives one order after another; the same seed gives the same ones, everywhere, for ever.

    The generator is SplitMix64 (Steele, Lea, Flood 2014), seeded with the text's FNV-1a hash.
    """

    def __init__(self, seed: str) -> None:
        self._state = 0xCBF29CE484222325
        for byte in seed.encode("utf-8"):
            self._state = (self._state ^ byte) * 0x100000001B3 & WORD

    def _below(self, limit: int) -> int:
        """Give a number from 0 to limit - 1."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & WORD
        mixed = self._state
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & WORD
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & WORD
        return ((mixed ^ mixed >> 31) * limit) >> 64

    def order(
        self, items: Sequence[Item], may_begin: Callable[[Item], bool], fixed: Callable[[Item], bool]
    ) -> list[Item]:
        """Give the items in a new order.

        Args:
            may_begin: Whether an item may come first; where none may, any does.
            fixed: Whether an item keeps its place.
        """
        movable = [item for item in items if not fixed(item)]
        for last in range(len(movable) - 1, 0, -1):
            other = self._below(last + 1)
            movable[last], movable[other] = movable[other], movable[last]
        first = next((index for index, item in enumerate(movable) if may_begin(item)), 0)
        movable[:1], movable[first : first + 1] = movable[first : first + 1], movable[:1]
        moved = iter(movable)
        return [item if fixed(item) else next(moved) for item in items]
