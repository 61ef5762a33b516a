"""What is due: when a picture next changes by itself, but for its bars and figures. Pure; times are program time."""

from collections.abc import Iterator

from timer.scene import Action, Scene
from timer.screen.content import AT_SHOWN_MS, TURN_MS, has_long_text
from timer.state import Mode, State, Status

HOLD_SHOWN_FROM = 0.2  # of a hold; a short press shows nothing
SECOND_MS, MINUTE_MS = 1_000, 60_000


def moves(scene: Scene) -> bool:
    """Tell whether the picture changes while the scene does not: a time runs, or a hold fills."""
    return scene.status is Status.RUNNING or scene.down_ms is not None


def due_ms(scene: Scene, now_ms: int, flash_ms: int = 0) -> int | None:
    """Give the first instant after now at which more than bars and figures may change; None: there is none.

    Args:
        flash_ms: How long a phase's first flash lasts.
    """
    return min((at_ms for at_ms in _instants(scene, now_ms, flash_ms) if at_ms > now_ms), default=None)


def hold_from_ms(scene: Scene) -> int | None:
    """Give from when on a hold is shown filling; None if none fills."""
    if scene.down_ms is None or scene.presses.hold is Action.NOTHING:
        return None
    return scene.down_ms + round(HOLD_SHOWN_FROM * scene.hold_ms)


def _instants(scene: Scene, now_ms: int, flash_ms: int) -> Iterator[int]:
    from_ms = hold_from_ms(scene)
    if from_ms is not None:
        yield from_ms
    yield scene.loudness_until_ms
    state = scene.player
    if state is None:
        yield scene.menu_until_ms
        yield (now_ms // MINUTE_MS + 1) * MINUTE_MS  # the idle view has moved a little
        return
    if state.status in (Status.RUNNING, Status.PAUSED) and has_long_text(state):
        yield now_ms + TURN_MS - (now_ms - state.since_ms) % TURN_MS
    if state.status is Status.RUNNING:
        yield state.since_ms + flash_ms
        yield from _seconds(state, now_ms)
        yield from _calls(state)


def _seconds(state: State, now_ms: int) -> Iterator[int]:
    """Give when each time that runs next shows another second."""
    gone_ms = now_ms - state.since_ms if state.mode is Mode.WAITING else state.interval_elapsed_ms(now_ms)
    yield now_ms + SECOND_MS - gone_ms % SECOND_MS
    for left_ms in (state.interval_remaining_ms(now_ms), state.lead_in_remaining_ms(now_ms)):
        if left_ms:
            yield now_ms + (left_ms - 1) % SECOND_MS + 1
    left_ms = state.routine_remaining_ms(now_ms)
    if left_ms != state.routine_remaining_ms(now_ms + 1):
        yield now_ms + (left_ms - 1) % SECOND_MS + 1
        yield now_ms + left_ms % SECOND_MS + 1  # where it is an estimate, rounded in the middle


def _calls(state: State) -> Iterator[int]:
    """Give when the texts of the interval's `at` cues come and go."""
    for at_ms, _ in state.interval.cues.at:
        begins_ms = state.since_ms + at_ms - state.elapsed_ms
        yield begins_ms
        yield begins_ms + AT_SHOWN_MS
