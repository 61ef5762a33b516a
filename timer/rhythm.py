"""The rhythm: a pattern laid out in time, once for all the times that it is played. Pure."""

from bisect import bisect_right
from typing import NamedTuple

from timer.theme import Flash, Pattern


class Rhythm(NamedTuple):
    """When a pattern's tones and flashes begin and end, from its beginning on."""

    edges_ms: tuple[int, ...] = ()  # in order
    steps: tuple[tuple[int | None, Flash | None], ...] = ((None, None),)  # pitch and flash before each edge, and after
    flashes_end_ms: int = 0
    every_ms: int = 0  # from one playing to the next
    times: int = 1  # how often it plays

    def at(self, passed_ms: int) -> tuple[int | None, Flash | None, int | None]:
        """Give pitch and flash so long after the beginning, and when the next edge comes; None: it is over."""
        turn_ms = 0  # when this playing began
        if self.every_ms:
            turn_ms = passed_ms - passed_ms % self.every_ms
            if turn_ms >= self.every_ms * self.times:
                return None, None, None
        step = bisect_right(self.edges_ms, passed_ms - turn_ms)
        return *self.steps[step], self._edge_ms(turn_ms, step)

    def _edge_ms(self, turn_ms: int, step: int) -> int | None:
        if step < len(self.edges_ms):
            return turn_ms + self.edges_ms[step]
        again_ms = turn_ms + self.every_ms
        return again_ms + self.edges_ms[0] if turn_ms < again_ms < self.every_ms * self.times else None


def rhythm_of(pattern: Pattern) -> Rhythm:
    """Lay a pattern out."""
    edges = {edge for tone in pattern.tones for edge in (tone.start_ms, tone.end_ms)}
    edges |= {edge for flash in pattern.flashes for edge in (flash.start_ms, flash.end_ms)}
    in_order = tuple(sorted(edges))
    steps = ((None, None), *((_pitch_at(pattern, edge_ms), _flash_at(pattern, edge_ms)) for edge_ms in in_order))
    flashes_end_ms = max((flash.end_ms for flash in pattern.flashes), default=0)
    return Rhythm(in_order, steps, flashes_end_ms, pattern.every_ms, pattern.times)


def _pitch_at(pattern: Pattern, at_ms: int) -> int | None:
    return next((tone.pitch_hz for tone in pattern.tones if tone.start_ms <= at_ms < tone.end_ms), None)


def _flash_at(pattern: Pattern, at_ms: int) -> Flash | None:
    return next((flash for flash in pattern.flashes if flash.start_ms <= at_ms < flash.end_ms), None)
