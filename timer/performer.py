"""The performer: what lights and buzzer show at any instant, from the scene and the cues that fall.

Pure; times are program time.
"""

from hardware.signal import Role, Signal
from timer.bar import Bar
from timer.cues import Cue, CueKind
from timer.flicker import Flicker
from timer.instants import earliest
from timer.lamp import Blink, blink_of
from timer.rhythm import Rhythm, rhythm_of
from timer.scene import Scene
from timer.state import Change, Mode, State, Status, Transition
from timer.theme import Colour, Flash, Shade, Theme
from timer.timeline import Interval, Phase

STALE_MS = 1_000  # a cue that comes later than this is left out
STEADY_LEVEL = 0.4  # so that a flash can be brighter
DIM_LEVEL = STEADY_LEVEL / 3  # of what waits for a press
REPLACING = (Change.ENDED, Change.PAUSED, Change.RESUMED)  # whatever sounds then is out of date
ROLES = {Phase.PREPARE: Role.READY, Phase.WORK: Role.GO, Phase.REST: Role.STOP, Phase.SWITCH: Role.READY}

Light = tuple[Role, Colour, float]  # what lights of all kinds show, and how bright, 0-1
OFF: Light = (Role.OFF, (0, 0, 0), 0.0)
SILENCE = Rhythm()


class Performer:
    """Plays one pattern at a time over the steady light of the phase; a later cue replaces an earlier one's pattern."""

    def __init__(
        self, theme: Theme, bar_steps: int, *, overall_steps: int = 0, has_lamp: bool = False, speed: float = 1.0
    ) -> None:
        """Args.

        bar_steps: LEDs of the longest bar; 0: no bar, and progress is not followed.
        overall_steps: The same of a bar that shows the whole routine.
        has_lamp: There is a light of one colour; without one, its rhythm is not followed.
        speed: How many times as fast as real time program time passes: no light changes too often for an eye.
        """
        self._theme = theme
        self._bar, self._overall = Bar(bar_steps), Bar(overall_steps, overall=True)
        self._has_lamp = has_lamp
        self._scene = Scene()
        self._steady = self._steady_light(None)
        self._rhythms: dict[tuple[CueKind, bool, int], Rhythm] = {}  # of the cues that have come
        self._rhythm = SILENCE
        self._began_ms = 0  # when that began
        self._edge_ms: int | None = None  # when it sounds or flashes otherwise next
        self._blink: Blink = blink_of(None)
        self._blink_ms = 0  # when it began
        self._light = Flicker(OFF, speed)
        self._lamp = Flicker(0.0, speed)
        self._done_ms = -1  # up to here everything has been shown

    def take(self, scene: Scene, happened: tuple[Transition, ...], at_ms: int) -> None:
        """Take what happened at one instant."""
        if scene is not self._scene:
            self._take_scene(scene)
        if happened:
            self._take_steps(happened, at_ms)

    def _take_scene(self, scene: Scene) -> None:
        before, self._scene = self._scene, scene
        if before.lesson and scene.lesson is not before.lesson:
            self._stop()
        if scene.player is not before.player:
            self._steady = self._steady_light(scene.player)
            self._blink, self._blink_ms = blink_of(scene.player), scene.player.since_ms if scene.player else 0

    def _take_steps(self, happened: tuple[Transition, ...], at_ms: int) -> None:
        """Begin the rhythm of the last cue; what ended or paused the interval silences the one before."""
        last: Transition | None = None
        for step in happened:
            if step.cue:
                last = step
            elif step.change in REPLACING:
                self._stop()
        if last and last.cue and at_ms - last.at_ms <= STALE_MS:
            self._rhythm, self._began_ms, self._edge_ms = self._rhythm_of(last.cue), at_ms, at_ms

    def _stop(self) -> None:
        self._rhythm, self._edge_ms = SILENCE, None

    def next_ms(self) -> int | None:
        """Give when the signal changes by itself next, after the one that was given last; None if it will not."""
        due = earliest(self._edge_ms, self._bar.next_ms, self._overall.next_ms, self._light.next_ms())
        return earliest(due, self._next_blink_ms(), self._lamp.next_ms()) if self._has_lamp else due

    @property
    def is_playing(self) -> bool:
        """True until the running pattern has ended."""
        return self._edge_ms is not None

    def signal(self, at_ms: int) -> Signal:
        """Give what the board should show from `at_ms` on, the instant of a change."""
        self._done_ms = at_ms
        pitch_hz, flash, edge_ms = self._rhythm.at(at_ms - self._began_ms)
        self._edge_ms = None if edge_ms is None else self._began_ms + edge_ms
        scene = self._scene
        role, colour, level = self._light.change(self._flashed(self._steady, flash) if flash else self._steady, at_ms)
        return Signal(
            role,
            colour,
            level,
            self._bar.progress(scene.player, at_ms),
            None if scene.muted or scene.quiet else pitch_hz,
            self._overall.progress(scene.player, at_ms),
            self._lamp.change(self._lamp_level(at_ms, flash), at_ms) if self._has_lamp else None,
        )

    def _rhythm_of(self, cue: Cue) -> Rhythm:
        key = cue.kind, cue.opens_round, cue.number
        if key not in self._rhythms:
            pattern = self._theme.pattern(cue.kind, opens_round=cue.opens_round, number=cue.number)
            self._rhythms[key] = rhythm_of(pattern)
        return self._rhythms[key]

    # The light

    def _flashed(self, light: Light, flash: Flash) -> Light:
        """Give the steady light as a flash makes it."""
        role, colour, _ = light
        match flash.shade:
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

    def _steady_light(self, player: State | None) -> Light:
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
        flashes = self._began_ms <= at_ms < self._began_ms + self._rhythm.flashes_end_ms
        from_ms = self._began_ms if flashes else at_ms
        level = self._blink.level_at(max(0, from_ms - self._blink_ms))
        if flash is None:
            return level
        return 0.0 if flash.shade is Shade.DARK or level == 1.0 else 1.0

    def _next_blink_ms(self) -> int | None:
        edge_ms = self._blink.edge_after(max(0, self._done_ms - self._blink_ms))
        return None if edge_ms is None else self._blink_ms + edge_ms
