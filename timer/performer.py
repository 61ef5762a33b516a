"""The performer: what lights and buzzer show at any instant, from the scene and the cues that fall.

Pure; times are program time.
"""

from hardware.signal import Role, Signal
from timer.bar import Bar
from timer.cues import Cue
from timer.flicker import Flicker
from timer.lamp import Blink, blink_of
from timer.scene import Scene
from timer.state import Change, Mode, Status, Transition
from timer.theme import Colour, Flash, Pattern, Shade, Theme
from timer.timeline import Interval, Phase

STALE_MS = 1_000  # a cue that comes later than this is left out
STEADY_LEVEL = 0.4  # so that a flash can be brighter
DIM_LEVEL = STEADY_LEVEL / 3  # of what waits for a press
REPLACING = frozenset({Change.ENDED, Change.PAUSED, Change.RESUMED})  # whatever sounds then is out of date
ROLES = {Phase.PREPARE: Role.READY, Phase.WORK: Role.GO, Phase.REST: Role.STOP, Phase.SWITCH: Role.READY}

Light = tuple[Role, Colour, float]  # what lights of all kinds show, and how bright, 0-1
OFF: Light = (Role.OFF, (0, 0, 0), 0.0)


class Performer:
    """Plays one pattern at a time over the steady light of the phase; a later cue replaces an earlier one's pattern."""

    def __init__(self, theme: Theme, bar_steps: int, *, overall_steps: int = 0, has_lamp: bool = False) -> None:
        """Args.

        bar_steps: LEDs of the longest bar; 0: no bar, and progress is not followed.
        overall_steps: The same of a bar that shows the whole routine.
        has_lamp: There is a light of one colour; without one, its rhythm is not followed.
        """
        self._theme = theme
        self._bar, self._overall = Bar(bar_steps), Bar(overall_steps, overall=True)
        self._has_lamp = has_lamp
        self._scene = Scene()
        self._steady: Light = OFF
        self._pattern = Pattern()
        self._pattern_ms = 0  # when it began
        self._blink: Blink = blink_of(None)
        self._blink_ms = 0  # when it began
        self._light = Flicker(OFF)
        self._lamp = Flicker(0.0)
        self._edges: tuple[int, ...] = ()  # when the pattern's tones and flashes begin and end, from its beginning
        self._done_ms = -1  # edges up to here have been shown

    def take(self, scene: Scene, happened: tuple[Transition, ...], at_ms: int) -> None:
        """Take what happened at one instant."""
        taught = self._scene.lesson
        if scene is not self._scene:
            self._scene, self._steady = scene, self._steady_light(scene)
            self._blink, self._blink_ms = blink_of(scene.player), scene.player.since_ms if scene.player else 0
        if taught and scene.lesson is not taught:
            self._stop()
        if any(step.change in REPLACING for step in happened):
            self._stop()
        cues = [(step.at_ms, step.cue) for step in happened if step.cue]
        if cues and at_ms - cues[-1][0] <= STALE_MS:
            self._begin(cues[-1][1], at_ms)

    def next_ms(self) -> int | None:
        """Give when the signal changes by itself next; None if it will not."""
        player, done_ms = self._scene.player, self._done_ms
        due = (
            self._next_edge_ms(),
            self._bar.next_ms(player, done_ms),
            self._overall.next_ms(player, done_ms),
            self._light.next_ms(),
            self._lamp.next_ms(),
            self._next_blink_ms(),
        )
        return min((at_ms for at_ms in due if at_ms is not None), default=None)

    @property
    def is_playing(self) -> bool:
        """True until the running pattern has ended."""
        return self._next_edge_ms() is not None

    def signal(self, at_ms: int) -> Signal:
        """Give what the board should show from `at_ms` on, the instant of a change."""
        self._done_ms = at_ms
        passed_ms = self._passed_ms(at_ms)
        flash = self._flash_at(passed_ms)
        role, colour, level = self._light.change(self._flashed(self._steady, flash), at_ms)
        player = self._scene.player
        return Signal(
            role,
            colour,
            level,
            lamp=self._lamp.change(self._lamp_level(at_ms, flash), at_ms) if self._has_lamp else None,
            progress=self._bar.progress(player, at_ms),
            overall=self._overall.progress(player, at_ms),
            pitch_hz=self._pitch_at(passed_ms),
        )

    def _pitch_at(self, passed_ms: int | None) -> int | None:
        if passed_ms is None or self._scene.muted or self._scene.quiet:
            return None
        tones = self._pattern.tones
        return next((tone.pitch_hz for tone in tones if tone.start_ms <= passed_ms < tone.end_ms), None)

    def _flash_at(self, passed_ms: int | None) -> Flash | None:
        if passed_ms is None:
            return None
        return next((flash for flash in self._pattern.flashes if flash.start_ms <= passed_ms < flash.end_ms), None)

    # The running pattern

    def _begin(self, cue: Cue, at_ms: int) -> None:
        pattern = self._theme.pattern(cue.kind, opens_round=cue.opens_round, number=cue.number)
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

    def _flashed(self, light: Light, flash: Flash | None) -> Light:
        """Give the steady light as a flash makes it."""
        role, colour, _ = light
        match flash.shade if flash else None:
            case None:
                return light
            case Shade.DARK:
                return role, colour, 0.0
            case Shade.BRIGHT:
                return role, colour, 1.0
            case Shade.COMING:
                phase = self._coming_phase()
                return (ROLES[phase], self._theme.colours[phase], 1.0) if phase else (Role.DONE, self._theme.done, 1.0)

    def _coming_phase(self) -> Phase | None:
        player = self._scene.player
        if player and player.mode is Mode.LEAD_IN:
            return player.interval.phase
        coming: Interval | None = player.coming if player else None
        return coming.phase if coming else None

    # The steady light

    def _steady_light(self, scene: Scene) -> Light:
        player = scene.player
        if player is None or player.status is Status.READY:
            return Role.READY, self._theme.idle, DIM_LEVEL if player else 0.0
        if player.status is Status.FINISHED:
            return Role.DONE, self._theme.done, STEADY_LEVEL
        phase = Phase.PREPARE if player.mode is Mode.LEAD_IN else player.interval.phase
        level = DIM_LEVEL if player.status is Status.PAUSED else STEADY_LEVEL
        return ROLES[phase], self._theme.colours[phase], level

    # The lamp

    def _lamp_level(self, at_ms: int, flash: Flash | None) -> float:
        """Give its rhythm; a flash turns it over, and it does not blink meanwhile."""
        last_ms = self._pattern_ms + max((each.end_ms for each in self._pattern.flashes), default=0)
        from_ms = self._pattern_ms if self._pattern_ms <= at_ms < last_ms else at_ms
        level = self._blink.level_at(max(0, from_ms - self._blink_ms))
        if flash is None:
            return level
        return 0.0 if flash.shade is Shade.DARK or level == 1.0 else 1.0

    def _next_blink_ms(self) -> int | None:
        if not self._has_lamp:
            return None
        edge_ms = self._blink.edge_after(max(0, self._done_ms - self._blink_ms))
        return None if edge_ms is None else self._blink_ms + edge_ms
