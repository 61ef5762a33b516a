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
        """Give the progress, and when the next step fills up."""
        if player is None or not self._steps:
            return 0.0, None
        length_ms = player.timeline.total_ms if self._overall else player.length_ms
        if not length_ms:
            return 0.0, None
        if player.status is Status.FINISHED and not (self._overall and player.stopped):
            return float(self._overall), None
        elapsed_ms, before_ms, most_ms = player.interval_elapsed_ms(at_ms), 0, length_ms
        if self._overall:
            before_ms, most_ms = player.interval.start_ms, player.interval.planned_ms
        full = min(self._steps, (before_ms + min(elapsed_ms, most_ms)) * self._steps // length_ms)
        fills_ms = -(-(full + 1) * length_ms // self._steps) - before_ms
        if not player.runs or full + 1 >= self._steps or fills_ms > most_ms:
            return full / self._steps, None
        return full / self._steps, player.since_ms + fills_ms - player.elapsed_ms
