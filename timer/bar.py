"""The bar: how many of its steps are full, of the interval or of the whole routine."""

from typing import NamedTuple

from timer.state import State, Status


class Bar(NamedTuple):
    """A row of lights; only whole steps show, so nothing has to happen between them."""

    steps: int  # 0: there is none
    overall: bool = False  # it shows the whole routine, not the interval

    def progress(self, player: State | None, at_ms: int) -> float:
        """Give how many steps are full, as a part of 1."""
        if player is None or not self.steps or not self._length_ms(player):
            return 0.0
        if player.status is Status.FINISHED and not (self.overall and player.stopped):
            return float(self.overall)
        return self._full(player, at_ms) / self.steps

    def next_ms(self, player: State | None, at_ms: int) -> int | None:
        """Give when the next step fills up by itself; the last one does at the end, which others know."""
        if player is None or not self.steps or not player.runs or not self._length_ms(player):
            return None
        full = self._full(player, at_ms) + 1
        elapsed_ms = -(-full * self._length_ms(player) // self.steps) - self._before_ms(player)
        if full >= self.steps or (self.overall and elapsed_ms > player.interval.planned_ms):
            return None
        return player.since_ms + elapsed_ms - player.elapsed_ms

    def _full(self, player: State, at_ms: int) -> int:
        elapsed_ms = player.interval_elapsed_ms(at_ms)
        if self.overall:
            elapsed_ms = min(elapsed_ms, player.interval.planned_ms)
        return min(self.steps, (self._before_ms(player) + elapsed_ms) * self.steps // self._length_ms(player))

    def _before_ms(self, player: State) -> int:
        return player.interval.start_ms if self.overall else 0

    def _length_ms(self, player: State) -> int:
        return player.timeline.total_ms if self.overall else player.length_ms or 0
