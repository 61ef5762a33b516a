"""The lamp: what a light of one colour and one place does, for which colour can't tell the phases apart.

It tells them by its rhythm, at most three flashes a second.
"""

from typing import NamedTuple

from timer.state import Mode, State, Status
from timer.timeline import Phase


class Blink(NamedTuple):
    """A lamp's light, over and over from the beginning of a phase."""

    on_ms: int
    off_ms: int = 0  # 0: it shines all the time
    level: float = 1.0

    def level_at(self, passed_ms: int) -> float:
        """Give its brightness, 0-1."""
        return self.level if not self.off_ms or passed_ms % (self.on_ms + self.off_ms) < self.on_ms else 0.0

    def edge_after(self, passed_ms: int) -> int | None:
        """Give when it is switched next; None if it shines all the time."""
        if not self.off_ms:
            return None
        turn_ms = self.on_ms + self.off_ms
        begin_ms = passed_ms - passed_ms % turn_ms
        return begin_ms + (self.on_ms if passed_ms - begin_ms < self.on_ms else turn_ms)


# Lengths at least twice one another, so that an eye tells them apart.
PHASES = {
    Phase.PREPARE: Blink(300, 300),
    Phase.WORK: Blink(1),
    Phase.REST: Blink(700, 700),
    Phase.SWITCH: Blink(300, 300),
}
WAITING = Blink(1_500, 1_500)  # as the pattern of `wait` is
PAUSED = Blink(150, 1_850)
READY = Blink(1, level=0.2)
FINISHED = Blink(1_850, 150)
IDLE = Blink(1, level=0.0)


def blink_of(player: State | None) -> Blink:
    """Give what the lamp does; its time counts from the player's last change."""
    if player is None:
        return IDLE
    if player.status is not Status.RUNNING:
        return {Status.READY: READY, Status.PAUSED: PAUSED}.get(player.status, FINISHED)
    if player.mode is Mode.PLAYING:
        return PHASES[player.interval.phase]
    return WAITING if player.mode is Mode.WAITING else PHASES[Phase.PREPARE]
