"""The bar: how many of its steps are full, of the interval or of the whole routine."""

from timer.state import State, Status


class Bar:
    """A row of lights; only whole steps show, so nothing has to happen between them."""

    def __init__(self, steps: int, *, overall: bool = False) -> None:
        """Args.

        steps: LEDs; 0: there is no such bar.
        overall: It shows the whole routine, not the interval.
        """
        self.next_ms: int | None = None  # when the next step fills up by itself; the last one does at the end
        self._steps = steps
        self._overall = overall
        self._player: State | None = None  # as it was looked at last
        self._progress = 0.0

    def progress(self, player: State | None, at_ms: int) -> float:
        """Give how many steps are full, as a part of 1; look at the player only where that can have changed."""
        if player is not self._player or (self.next_ms is not None and self.next_ms <= at_ms):
            self._player = player
            self._progress, self.next_ms = self._look(player, at_ms)
        return self._progress

    def _look(self, player: State | None, at_ms: int) -> tuple[float, int | None]:
        if player is None or not self._steps or not self._length_ms(player):
            return 0.0, None
        if player.status is Status.FINISHED and not (self._overall and player.stopped):
            return float(self._overall), None
        full = self._full(player, at_ms)
        return full / self._steps, self._fills_ms(player, full + 1) if player.runs else None

    def _fills_ms(self, player: State, full: int) -> int | None:
        """Give when so many steps are full; None if that is at the end, which others know."""
        elapsed_ms = -(-full * self._length_ms(player) // self._steps) - self._before_ms(player)
        if full >= self._steps or (self._overall and elapsed_ms > player.interval.planned_ms):
            return None
        return player.since_ms + elapsed_ms - player.elapsed_ms

    def _full(self, player: State, at_ms: int) -> int:
        elapsed_ms = player.interval_elapsed_ms(at_ms)
        if self._overall:
            elapsed_ms = min(elapsed_ms, player.interval.planned_ms)
        return min(self._steps, (self._before_ms(player) + elapsed_ms) * self._steps // self._length_ms(player))

    def _before_ms(self, player: State) -> int:
        return player.interval.start_ms if self._overall else 0

    def _length_ms(self, player: State) -> int:
        return player.timeline.total_ms if self._overall else player.length_ms or 0
