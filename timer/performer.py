"""The performer: what lights and buzzer show at any instant, from the scene and the cues that fall.

Pure; times are program time.
"""

from collections import deque
from dataclasses import replace

from hardware.signal import DARK, Role, Signal
from timer.cues import Cue
from timer.scene import Scene
from timer.state import Change, Mode, State, Status, Transition
from timer.theme import Colour, Flash, Pattern, Shade, Theme
from timer.timeline import Interval, Phase

STALE_MS = 1_000  # a cue that comes later than this is left out
MOST_CHANGES, WITHIN_MS = 6, 1_000  # of the light: three flashes a second (WCAG 2.3.1), each on and off
STEADY_LEVEL = 0.6  # so that a flash can be brighter
REPLACING = frozenset({Change.ENDED, Change.PAUSED, Change.RESUMED})  # whatever sounds then is out of date
ROLES = {Phase.PREPARE: Role.READY, Phase.WORK: Role.GO, Phase.REST: Role.STOP, Phase.SWITCH: Role.READY}


class Performer:
    """Plays one pattern at a time over the steady light of the phase; a later cue replaces an earlier one's pattern."""

    def __init__(self, theme: Theme, bar_steps: int) -> None:
        """Args: bar_steps: LEDs of the longest bar; 0: no bar, and progress is not followed."""
        self._theme = theme
        self._bar_steps = bar_steps
        self._scene = Scene()
        self._steady = DARK
        self._pattern = Pattern()
        self._pattern_ms = 0  # when it began
        self._light = _light(DARK)  # as it was shown
        self._changed_ms = deque([-WITHIN_MS] * MOST_CHANGES, MOST_CHANGES)  # when it last became another one
        self._held = False  # it is not what it should be, until it may change again
        self._edges: tuple[int, ...] = ()  # when the pattern's tones and flashes begin and end, from its beginning
        self._done_ms = -1  # edges up to here have been shown

    def take(self, scene: Scene, happened: tuple[Transition, ...], at_ms: int) -> None:
        """Take what happened at one instant."""
        if scene is not self._scene:
            self._scene, self._steady = scene, self._steady_signal(scene)
        if any(step.change in REPLACING for step in happened):
            self._stop()
        cues = [(step.at_ms, step.cue) for step in happened if step.cue]
        if cues and at_ms - cues[-1][0] <= STALE_MS:
            self._begin(cues[-1][1], at_ms)

    def next_ms(self) -> int | None:
        """Give when the signal changes by itself next; None if it will not."""
        light_ms = self._changed_ms[0] + WITHIN_MS if self._held else None
        due = (self._next_edge_ms(), self._next_step_ms(), light_ms)
        return min((at_ms for at_ms in due if at_ms is not None), default=None)

    @property
    def is_playing(self) -> bool:
        """True until the running pattern has ended."""
        return self._next_edge_ms() is not None

    def signal(self, at_ms: int) -> Signal:
        """Give what the board should show from `at_ms` on, the instant of a change."""
        self._done_ms = at_ms
        signal = self._played(at_ms)
        if self._bar_steps:
            signal = replace(signal, progress=self._progress(at_ms))
        return self._without_flicker(signal, at_ms)

    def _played(self, at_ms: int) -> Signal:
        """Give the steady light with the running pattern over it."""
        passed_ms = self._passed_ms(at_ms)
        if passed_ms is None:
            return self._steady
        flashes, tones = self._pattern.flashes, self._pattern.tones
        flash = next((flash for flash in flashes if flash.start_ms <= passed_ms < flash.end_ms), None)
        signal = self._flash(self._steady, flash) if flash else self._steady
        pitch_hz = next((tone.pitch_hz for tone in tones if tone.start_ms <= passed_ms < tone.end_ms), None)
        silent = pitch_hz is None or self._scene.muted or self._scene.quiet
        return signal if silent else replace(signal, pitch_hz=pitch_hz)

    def _without_flicker(self, signal: Signal, at_ms: int) -> Signal:
        """Keep the light as it is while it has changed often enough, however fast somebody presses."""
        light = _light(signal)
        self._held = light != self._light and at_ms < self._changed_ms[0] + WITHIN_MS
        if self._held:
            role, colour, level = self._light
            return replace(signal, role=role, colour=colour, level=level)
        if light != self._light:
            self._light = light
            self._changed_ms.append(at_ms)
        return signal

    # The running pattern

    def _begin(self, cue: Cue, at_ms: int) -> None:
        pattern = self._theme.pattern(cue.kind, opens_round=cue.opens_round)
        edges = {edge for tone in pattern.tones for edge in (tone.start_ms, tone.end_ms)}
        edges |= {edge for flash in pattern.flashes for edge in (flash.start_ms, flash.end_ms)}
        self._edges = tuple(sorted(edges))
        self._pattern, self._pattern_ms = pattern, at_ms

    def _stop(self) -> None:
        self._pattern, self._edges = Pattern(), ()

    def _next_edge_ms(self) -> int | None:
        """Give the pattern's next edge after what was shown; repeats included."""
        pattern = self._pattern
        passed_ms = self._done_ms - self._pattern_ms
        turn = max(0, passed_ms // pattern.every_ms) if pattern.every_ms else 0
        for start_ms in (turn * pattern.every_ms, (turn + 1) * pattern.every_ms):
            if start_ms >= max(1, pattern.every_ms) * pattern.times:
                break
            for edge_ms in self._edges:
                if start_ms + edge_ms > passed_ms:
                    return self._pattern_ms + start_ms + edge_ms
        return None

    def _passed_ms(self, at_ms: int) -> int | None:
        """Give the time since the pattern's beginning, or since its last repeat; None when it is over."""
        passed_ms, every_ms = at_ms - self._pattern_ms, self._pattern.every_ms
        if not every_ms:
            return passed_ms
        return passed_ms % every_ms if passed_ms < every_ms * self._pattern.times else None

    def _flash(self, signal: Signal, flash: Flash) -> Signal:
        match flash.shade:
            case Shade.DARK:
                return replace(signal, level=0.0)
            case Shade.BRIGHT:
                return replace(signal, level=1.0)
            case Shade.DONE:
                return replace(signal, role=Role.DONE, colour=self._theme.done, level=1.0)
            case Shade.COMING:
                phase = self._coming_phase()
                colour = self._theme.colours[phase] if phase else self._theme.done
                return replace(signal, role=ROLES[phase] if phase else Role.DONE, colour=colour, level=1.0)

    def _coming_phase(self) -> Phase | None:
        player = self._scene.player
        if player and player.mode is Mode.LEAD_IN:
            return player.interval.phase
        coming: Interval | None = player.coming if player else None
        return coming.phase if coming else None

    # The steady light

    def _steady_signal(self, scene: Scene) -> Signal:
        player = scene.player
        if player is None or player.status is Status.READY:
            return Signal(Role.OFF, self._theme.idle, 0.0)
        if player.status is Status.FINISHED:
            return Signal(Role.DONE, self._theme.done, STEADY_LEVEL)
        phase = Phase.PREPARE if player.mode is Mode.LEAD_IN else player.interval.phase
        level = STEADY_LEVEL / 3 if player.status is Status.PAUSED else STEADY_LEVEL
        return Signal(ROLES[phase], self._colour(phase), level)

    def _colour(self, phase: Phase) -> Colour:
        return self._theme.colours[phase]

    # The bar

    def _progress(self, at_ms: int) -> float:
        """Give how many steps of the bar are full, as a part of 1."""
        player = self._scene.player
        if player is None or not player.length_ms or player.status is Status.FINISHED:
            return 0.0
        return self._steps(player, at_ms) / self._bar_steps

    def _steps(self, player: State, at_ms: int) -> int:
        length_ms = player.length_ms or 1
        return min(self._bar_steps, player.interval_elapsed_ms(at_ms) * self._bar_steps // length_ms)

    def _next_step_ms(self) -> int | None:
        player = self._scene.player
        if not self._bar_steps or player is None or not player.runs or not player.length_ms:
            return None
        steps = self._steps(player, self._done_ms) + 1
        if steps >= self._bar_steps:
            return None
        elapsed_ms = -(-steps * player.length_ms // self._bar_steps)
        return player.since_ms + elapsed_ms - player.elapsed_ms


def _light(signal: Signal) -> tuple[Role, Colour, float]:
    return signal.role, signal.colour, signal.level
