"""One routine on every preset: what each pin did, whole, against the table of cues.

What is expected is worked out here, instant by instant, from the timeline and the theme's patterns alone.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from hardware.board import Board
from hardware.boardfile import PRESETS, Bar, BoardFile, Led, Rgb, Traffic, load_board, preset
from hardware.simulator import OFF, PinChange, Simulator
from tests.fakes import circuit, entry, hold, reps, rest
from timer.clock import VirtualClock
from timer.conductor import Conductor
from timer.cues import CueKind
from timer.messages import Menu, Start
from timer.performer import STEADY_LEVEL, Performer
from timer.session import Session
from timer.theme import DEFAULT, Flash, Pattern, Shade
from timer.timeline import Interval, Phase, Timeline

ROUTINE = entry(
    "everything",
    hold("long", 46),
    rest(7),
    circuit(hold("a", 6, each_side=True, switch=3), hold("b", 5), rounds=2, rest=4),
    reps("paced", 4, pace=1.5),
    prepare=5,
)
# More boards than one can buy: what no preset has.
OTHERS = {
    "active low": """\
name: Active low
buttons: {start: 17}
buzzer: {pin: 18, kind: active, active_high: no}
lights: [{kind: rgb, red: 16, green: 20, blue: 21, active_high: no}, {kind: bar, pins: [5, 6, 12], active_high: no}]
""",
    "of the whole": """\
name: Of the whole
encoder: {a: 23, b: 24, press: 25}
lights: [{kind: bar, pins: [5, 6, 13, 19], shows: routine}, {kind: led, pin: 12, active_high: no}]
""",
}
BOARDS = {name: preset(name) or b"" for name in PRESETS} | {name: text.encode() for name, text in OTHERS.items()}

Seen = dict[int, list[tuple[int, float, int | None]]]  # pin -> when, value, pitch

TRAFFIC = {Phase.PREPARE: (0, 1, 0), Phase.WORK: (0, 0, 1), Phase.REST: (1, 0, 0), Phase.SWITCH: (0, 1, 0)}
BLINKS_MS = {Phase.PREPARE: 300, Phase.REST: 700, Phase.SWITCH: 300}  # half of a turn; work is steady


class Falling(NamedTuple):
    """A cue, and when it falls."""

    at_ms: int
    pattern: Pattern
    coming: Phase | None  # None: the end


def cue_table(timeline: Timeline) -> list[Falling]:
    """Give every cue of a routine without open work, as the table of cues says."""
    falling = [Falling(timeline.total_ms, DEFAULT.pattern(CueKind.FINISH), None)]
    following = [interval.phase for interval in timeline.intervals[1:]]
    for interval, coming in zip(timeline.intervals, [*following, None], strict=True):
        falling += [Falling(interval.start_ms + at_ms, pattern, coming) for at_ms, pattern in cues_of(interval)]
    return sorted(falling, key=lambda cue: cue.at_ms)


def cues_of(interval: Interval) -> Iterator[tuple[int, Pattern]]:
    length_ms = interval.planned_ms
    if interval.phase is not Phase.PREPARE:
        yield 0, DEFAULT.pattern(CueKind(interval.phase.value), opens_round=interval.opens_round)
    countdown = [length_ms - left_ms for left_ms in (3_000, 2_000, 1_000) if length_ms > left_ms]
    yield from ((at_ms, DEFAULT.pattern(CueKind.COUNTDOWN)) for at_ms in countdown)
    ticks = range(interval.pace_ms, length_ms, interval.pace_ms) if interval.pace_ms else ()
    yield from ((at_ms, DEFAULT.pattern(CueKind.REP)) for at_ms in ticks if at_ms not in countdown)
    if interval.phase is Phase.WORK and not interval.pace_ms:
        if length_ms >= 30_000:
            yield length_ms // 2, DEFAULT.pattern(CueKind.HALFWAY)
        if length_ms >= 45_000:
            yield length_ms - 10_000, DEFAULT.pattern(CueKind.LAST_TEN)


class Expected:
    """What each pin of a board should do at any instant."""

    def __init__(self, file: BoardFile, timeline: Timeline) -> None:
        self._file = file
        self._timeline = timeline
        self._table = cue_table(timeline)
        self.end_ms = timeline.total_ms + DEFAULT.pattern(CueKind.FINISH).length_ms

    def seen(self) -> Seen:
        """Give every change of every pin, from a dark and silent board to a dark and silent board."""
        seen: Seen = defaultdict(list)
        last = dict.fromkeys(self._pins(0), (0.0, None))
        for at_ms in [*sorted(self._instants()), self.end_ms]:
            for pin, level in (self._pins(at_ms) if at_ms < self.end_ms else dict.fromkeys(last, (0.0, None))).items():
                if level != last[pin]:
                    last[pin] = level
                    seen[pin].append((at_ms, *level))
        return seen

    def _instants(self) -> set[int]:
        """Give all instants before the end at which anything may change."""
        instants = set()
        for cue in self._table:
            edges = (*cue.pattern.tones, *cue.pattern.flashes)
            instants |= {cue.at_ms + edge_ms for edge in edges for edge_ms in (edge.start_ms, edge.end_ms)}
        for interval in self._timeline.intervals:
            half_ms = BLINKS_MS.get(interval.phase, interval.planned_ms)
            instants |= set(range(interval.start_ms, interval.end_ms, half_ms))
            instants |= {interval.start_ms + -(-interval.planned_ms * step // 5) for step in range(5)}
            instants |= {interval.start_ms + -(-interval.planned_ms * step // 3) for step in range(3)}
        instants |= {-(-self._timeline.total_ms * step // 4) for step in range(4)}
        return {at_ms for at_ms in instants if at_ms < self.end_ms} | {self._timeline.total_ms}

    def _pins(self, at_ms: int) -> dict[int, tuple[float, int | None]]:
        levels = {pin: (level, None) for pin, level in self._lit(at_ms).items()}
        if self._file.buzzer is not None:
            pitch_hz = self._pitch_hz(at_ms)
            levels[self._file.buzzer.pin] = (float(pitch_hz is not None), pitch_hz if self._file.buzzer.tonal else None)
        return levels

    def _cue(self, at_ms: int) -> Falling:
        """Give the last cue so far: a later one replaces what an earlier one has not yet played."""
        return next((cue for cue in reversed(self._table) if cue.at_ms <= at_ms), Falling(0, Pattern(), None))

    def _pitch_hz(self, at_ms: int) -> int | None:
        cue = self._cue(at_ms)
        passed_ms = at_ms - cue.at_ms
        return next((tone.pitch_hz for tone in cue.pattern.tones if tone.start_ms <= passed_ms < tone.end_ms), None)

    def _flash(self, at_ms: int) -> Flash | None:
        cue = self._cue(at_ms)
        passed_ms = at_ms - cue.at_ms
        return next((flash for flash in cue.pattern.flashes if flash.start_ms <= passed_ms < flash.end_ms), None)

    def _interval(self, at_ms: int) -> Interval | None:
        """Give the interval of an instant; None when all are over."""
        return next((interval for interval in self._timeline.intervals if at_ms < interval.end_ms), None)

    def _lit(self, at_ms: int) -> dict[int, float]:
        flash, interval = self._flash(at_ms), self._interval(at_ms)
        phase, level = interval.phase if interval else None, STEADY_LEVEL
        if flash and flash.shade is Shade.COMING:
            phase, level = self._cue(at_ms).coming, 1.0
        elif flash:
            assert flash.shade is Shade.DARK  # nobody presses here
            level = 0.0
        lit: dict[int, float] = {}
        for light in self._file.lights:
            match light:
                case Rgb():
                    colour = DEFAULT.colours[phase] if phase else DEFAULT.done
                    lit |= {pin: round(part * level / 255, 3) for pin, part in zip(light.pins, colour, strict=True)}
                case Traffic():
                    places = TRAFFIC[phase] if phase else (1, 1, 1)
                    lit |= {pin: level * place for pin, place in zip(light.pins, places, strict=True)}
                case Led():
                    lit[light.pin] = self._lamp(at_ms, interval, flash)
                case Bar():
                    lit |= self._bar(light, at_ms, interval)
        return lit

    def _lamp(self, at_ms: int, interval: Interval | None, flash: Flash | None) -> float:
        from_ms = at_ms if flash is None else self._cue(at_ms).at_ms  # a flash turns over what it began with
        half_ms = BLINKS_MS.get(interval.phase) if interval else None
        on = interval is None or half_ms is None or (from_ms - interval.start_ms) // half_ms % 2 == 0
        if flash is None:
            return float(on)
        return 0.0 if flash.shade is Shade.DARK else float(not on)

    def _bar(self, bar: Bar, at_ms: int, interval: Interval | None) -> dict[int, float]:
        count, total_ms = len(bar.pins), self._timeline.total_ms
        if bar.overall:
            full = count * min(at_ms, total_ms) // total_ms
        else:
            full = count * (at_ms - interval.start_ms) // interval.planned_ms if interval else 0
        return {pin: float(place < full) for place, pin in enumerate(bar.pins)}


class Played:
    """A routine that was played on a board of mock pins, in virtual time."""

    def __init__(self, file: BoardFile) -> None:
        clock, self.seen = VirtualClock(), Seen()

        def note(change: PinChange) -> None:
            at_ms = clock.now_ns() // 1_000_000
            self.seen.setdefault(change.pin, []).append((at_ms, change.value, change.hz))

        self.simulator = Simulator(file, note, keeps_states=True)
        board = Board(file, self.simulator.factory, lambda *edge: None)
        self.seen.clear()  # while it opens, a mock pin shows its level before it is written
        self.pins = [self.simulator.factory.pin(pin) for pin in self.simulator.levels()]
        performer = Performer(DEFAULT, board.bar_steps, overall_steps=board.overall_steps, has_lamp=board.has_led)
        session = Session(5_000, unattended=True, once=True)
        conductor = Conductor(clock, session, performer, (board,), ends_itself=True)
        for message in (Menu((ROUTINE,)), Start(ROUTINE)):
            conductor.inbox.put(message)
        conductor.run()


@pytest.mark.parametrize("name", BOARDS)
def test_every_pin_does_what_the_table_of_cues_says(name: str) -> None:
    file = load_board(BOARDS[name], name).board
    assert file is not None

    assert Played(file).seen == Expected(file, ROUTINE.timeline).seen()


@pytest.mark.parametrize("name", BOARDS)
def test_nothing_is_on_after_the_end(name: str) -> None:
    file = load_board(BOARDS[name], name).board
    assert file is not None
    played = Played(file)

    assert set(played.simulator.levels().values()) == {OFF}
    assert {pin.function for pin in played.pins} == {"input"}
