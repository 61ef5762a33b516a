"""The performer: what lights and buzzer show at each instant. Moments are milliseconds of program time."""

from collections.abc import Sequence
from typing import Any

import pytest

from hardware.signal import DARK, Role, Signal
from tests.fakes import MARK, Person, circuit, entry, hold, ms, reps, rest, to_max, untold
from timer.cues import Cue, CueKind
from timer.lamp import READY
from timer.messages import Quiet, Start
from timer.orders import Order
from timer.performer import STEADY_LEVEL, Performer
from timer.routine.model import Amrap, CueSettings, Step
from timer.scene import Scene
from timer.session import Session
from timer.state import Change, Transition
from timer.theme import DEFAULT
from timer.timeline import Phase

A, B = hold("a", 40), hold("b", 20)
PITCH = {kind: DEFAULT.pattern(kind).tones[0].pitch_hz for kind in CueKind}
DIM = STEADY_LEVEL / 3


class Stage:
    """A person's session, and the signal that it makes: each change of it, with its instant."""

    def __init__(
        self, *steps: Step, bar_steps: int = 0, overall_steps: int = 0, has_lamp: bool = False, **more: Any
    ) -> None:
        self.person = Person(Session(5_000, **more), entry("one", *steps))
        speed = more.get("speed", 1.0)
        self.performer = Performer(DEFAULT, bar_steps, overall_steps=overall_steps, has_lamp=has_lamp, speed=speed)
        self.changes: list[tuple[int, Signal]] = [(0, DARK)]
        self.person.tell(Start(self.person.scene.menu[0]))
        self._show(0)

    def play(self, until_ms: int) -> "Stage":
        """Play to an instant, one due instant at a time."""
        while (due_ms := self._due_ms()) is not None and due_ms <= until_ms:
            self.person.wait(due_ms)
            self._show(due_ms)
        self.person.wait(until_ms)
        return self

    def tap(self, at_ms: int) -> "Stage":
        """Press the start button for no time at all, without its click."""
        self.play(at_ms)
        self.person.tap(at_ms, length_ms=0)
        return self._touched(at_ms)

    def click(self, at_ms: int) -> "Stage":
        """Put a finger down on a button, for its click alone."""
        self.play(at_ms)
        self.person.down(at_ms, "back")
        self._show(at_ms)
        return self

    def hold(self, at_ms: int) -> "Stage":
        """Hold it as if a second had passed already, without its click."""
        self.play(at_ms)
        self.person.hold(at_ms, length_ms=0)
        return self._touched(at_ms)

    def _touched(self, at_ms: int) -> "Stage":
        self.person.happened = [step for step in self.person.happened if not is_click(step)]
        self._show(at_ms)
        return self

    def order(self, order: Order | Quiet, at_ms: int) -> "Stage":
        self.play(at_ms)
        self.person.tell(order)
        self._show(at_ms)
        return self

    def _due_ms(self) -> int | None:
        due = (self.person.session.next_ms(), self.performer.next_ms())
        return min((at_ms for at_ms in due if at_ms is not None), default=None)

    def _show(self, at_ms: int) -> None:
        happened, self.person.happened = tuple(self.person.happened), []
        self.performer.take(self.person.scene, happened, at_ms)
        signal = self.performer.signal(at_ms)
        if signal != self.changes[-1][1]:
            self.changes.append((at_ms, signal))

    def signal(self) -> Signal:
        return self.changes[-1][1]

    def pitches(self, since_ms: int = 0) -> list[tuple[int, int | None]]:
        return changes_of("pitch_hz", self.changes, since_ms)

    def levels(self, since_ms: int = 0) -> list[tuple[int, float]]:
        return changes_of("level", self.changes, since_ms)

    def bar(self, since_ms: int = 0) -> list[tuple[int, float]]:
        return changes_of("progress", self.changes, since_ms)

    def overall(self) -> list[tuple[int, float]]:
        return changes_of("overall", self.changes, 0)

    def lamp(self, since_ms: int = 0) -> list[tuple[int, float]]:
        return changes_of("lamp", self.changes, since_ms)


def is_click(step: Transition) -> bool:
    return step.cue is not None and step.cue.kind is CueKind.PRESS


def changes_of(field: str, changes: Sequence[tuple[int, Signal]], since_ms: int) -> list[tuple[int, Any]]:
    found: list[tuple[int, Any]] = []
    last = None
    for at_ms, signal in changes:
        value = getattr(signal, field)
        if value != last and at_ms >= since_ms:
            found.append((at_ms, value))
        last = value
    return found


# The steady light


@pytest.mark.parametrize(
    ("at_ms", "role", "phase"),
    [
        pytest.param(1_000, Role.READY, Phase.PREPARE, id="prepare"),
        pytest.param(12_000, Role.GO, Phase.WORK, id="work"),
        pytest.param(52_000, Role.STOP, Phase.REST, id="rest"),
        pytest.param(101_000, Role.READY, Phase.SWITCH, id="switch"),
    ],
)
def test_each_phase_has_its_role_and_colour(at_ms: int, role: Role, phase: Phase) -> None:
    signal = Stage(A, rest(20), hold("s", 30, each_side=True)).play(at_ms).signal()

    assert (signal.role, signal.colour, signal.level) == (role, DEFAULT.colours[phase], STEADY_LEVEL)


def test_idle_is_dark_and_a_routine_that_is_ready_shines_dimly() -> None:
    performer = Performer(DEFAULT, 5)
    person = Person(Session(5_000), entry("one", A))
    levels = []
    for _ in range(2):  # idle, then ready
        performer.take(person.scene, (), person.now_ms)
        levels.append((performer.signal(person.now_ms).role, performer.signal(person.now_ms).level))
        person.do("press 1000")

    assert levels == [(Role.READY, 0.0), (Role.READY, DIM)]


def test_a_pause_is_dimmer_and_a_lead_in_looks_like_prepare() -> None:
    stage = Stage(A).tap(20_000).play(25_000)
    assert (stage.signal().role, stage.signal().level) == (Role.GO, DIM)

    stage.tap(30_000).play(31_900)
    assert (stage.signal().role, stage.signal().colour) == (Role.READY, DEFAULT.colours[Phase.PREPARE])


def test_the_end_shines_in_its_own_colour() -> None:
    signal = Stage(A).play(60_000).signal()

    assert (signal.role, signal.colour, signal.level, signal.pitch_hz) == (Role.DONE, DEFAULT.done, STEADY_LEVEL, None)


# Patterns


def test_prepare_counts_down_and_work_begins_with_one_long_tone() -> None:
    short, long = PITCH[CueKind.COUNTDOWN], PITCH[CueKind.WORK]

    assert Stage(A).play(20_000).pitches(1) == [
        (7_000, short),
        (7_150, None),
        (8_000, short),
        (8_150, None),
        (9_000, short),
        (9_150, None),
        (10_000, long),
        (10_700, None),
    ]


def test_a_countdown_flashes_in_the_colour_of_what_comes() -> None:
    stage = Stage(A, rest(10), B).play(50_000)

    flashes = [signal for at_ms, signal in stage.changes if at_ms in (47_000, 48_000, 49_000)]
    assert {(signal.role, signal.colour, signal.level) for signal in flashes} == {
        (Role.STOP, DEFAULT.colours[Phase.REST], 1.0)
    }
    assert len(flashes) == 3


def test_the_last_countdown_flashes_in_the_colour_of_the_end() -> None:
    stage = Stage(A).play(47_000)

    assert (stage.signal().role, stage.signal().colour) == (Role.DONE, DEFAULT.done)


def test_the_countdown_of_a_lead_in_flashes_in_the_colour_of_work() -> None:
    stage = Stage(A).tap(20_000).tap(30_000).play(32_000)

    assert (stage.signal().role, stage.signal().colour) == (Role.GO, DEFAULT.colours[Phase.WORK])


def test_halfway_blinks_dark() -> None:
    assert Stage(A).play(31_000).levels(30_000) == [(30_000, 0.0), (30_350, STEADY_LEVEL)]


def test_a_round_begins_with_its_run_before_the_works_tone() -> None:
    pattern = DEFAULT.pattern(CueKind.WORK, opens_round=True)
    stage = Stage(circuit(A, rounds=2)).play(12_000)

    expected = [edge for tone in pattern.tones for edge in ((tone.start_ms, tone.pitch_hz), (tone.end_ms, None))]
    assert [(at_ms - 10_000, pitch) for at_ms, pitch in stage.pitches(10_000)] == expected


def test_a_pause_cuts_the_tone_that_sounds() -> None:
    silent = hold("a", 40, cues=CueSettings(off=frozenset({"pause"})))
    stage = Stage(silent).tap(10_300).play(12_000)

    assert stage.pitches(10_000) == [(10_000, PITCH[CueKind.WORK]), (10_300, None)]


def test_skipping_cuts_the_tone_that_sounds() -> None:
    stage = Stage(A, B).order(Order.NEXT, 10_300).play(11_000)

    assert stage.pitches(10_000) == [(10_000, PITCH[CueKind.WORK]), (10_300, None)]


def test_the_later_of_two_patterns_replaces_the_earlier_whole() -> None:
    at = CueSettings(at=((600, "now"),))
    stage = Stage(hold("a", 20, cues=at)).play(12_000)

    short, long = DEFAULT.pattern(CueKind.AT).tones
    assert stage.pitches(10_000) == [
        (10_000, PITCH[CueKind.WORK]),
        (10_600, short.pitch_hz),
        (10_600 + short.end_ms, None),
        (10_600 + long.start_ms, long.pitch_hz),
        (10_600 + long.end_ms, None),
    ]


def test_a_tick_of_each_rep_leaves_the_light_alone() -> None:
    stage = Stage(reps("squat", 5, pace=2)).play(15_000)

    assert [at_ms for at_ms, pitch in stage.pitches(12_000) if pitch] == [12_000, 14_000]
    assert stage.levels(10_001) == []


# Waiting


def test_a_wait_calls_every_three_seconds_and_falls_silent_after_a_minute() -> None:
    stage = Stage(hold("w", 10, waits=True), B).play(200_000)

    high, low = DEFAULT.pattern(CueKind.WAIT).tones
    calls = [at_ms for at_ms, pitch in stage.pitches(20_000) if pitch == high.pitch_hz]
    assert calls == list(range(20_000, 80_000, 3_000))
    assert stage.pitches(20_000)[-1] == (77_000 + low.end_ms, None)
    assert not stage.performer.is_playing
    assert stage.performer.next_ms() is None


def test_a_wait_blinks_slowly() -> None:
    stage = Stage(hold("w", 10, waits=True), B).play(27_000)

    assert stage.levels(20_000) == [
        (21_500, 0.0),
        (23_000, STEADY_LEVEL),
        (24_500, 0.0),
        (26_000, STEADY_LEVEL),
    ]


def test_resuming_a_wait_sounds_the_call_alone() -> None:
    stage = Stage(hold("w", 10, waits=True), B).hold(40_000).tap(50_000)

    assert stage.pitches(50_000) == [(50_000, PITCH[CueKind.WAIT])]


def test_going_on_ends_the_call() -> None:
    stage = Stage(hold("w", 10, waits=True), rest(20), B).tap(20_100).play(25_000)

    assert [at_ms for at_ms, pitch in stage.pitches(20_000) if pitch == PITCH[CueKind.WAIT]] == [20_000]


# Silence


@pytest.mark.parametrize("order", [pytest.param(Order.MUTE, id="mute"), pytest.param(Quiet(True), id="quiet hours")])
def test_silence_leaves_the_lights(order: Order | Quiet) -> None:
    loud, silent = Stage(A, rest(10), B), Stage(A, rest(10), B)
    silent.order(order, 500)

    assert silent.play(90_000).pitches() == []
    assert silent.levels() == loud.play(90_000).levels()


def test_muting_cuts_the_tone_that_sounds_and_unmuting_takes_it_up() -> None:
    stage = Stage(A).order(Order.MUTE, 10_300).order(Order.MUTE, 10_500).play(12_000)

    long = PITCH[CueKind.WORK]
    assert stage.pitches(10_000) == [(10_000, long), (10_300, None), (10_500, long), (10_700, None)]


# Late cues


@pytest.mark.parametrize(
    ("late_ms", "pitch"),
    [pytest.param(1_000, PITCH[CueKind.WORK], id="a second"), pytest.param(1_001, None, id="more than a second")],
)
def test_a_cue_is_dropped_when_it_is_more_than_a_second_old(late_ms: int, pitch: int | None) -> None:
    performer = Performer(DEFAULT, 0)
    cue = Transition(Change.CUE, 10_000, 1, 0, cue=Cue(CueKind.WORK, 0))
    performer.take(Scene(), (cue,), 10_000 + late_ms)

    assert performer.signal(10_000 + late_ms).pitch_hz == pitch


# The bar


def test_a_bar_fills_in_equal_steps_and_empties_with_the_next_interval() -> None:
    stage = Stage(hold("a", 20), rest(10), B, bar_steps=5).play(42_000)

    assert stage.bar() == [
        (0, 0.0),
        (2_000, 0.2),
        (4_000, 0.4),
        (6_000, 0.6),
        (8_000, 0.8),
        (10_000, 0.0),
        (14_000, 0.2),
        (18_000, 0.4),
        (22_000, 0.6),
        (26_000, 0.8),
        (30_000, 0.0),
        (32_000, 0.2),
        (34_000, 0.4),
        (36_000, 0.6),
        (38_000, 0.8),
        (40_000, 0.0),
    ]


def test_a_step_that_falls_between_milliseconds_is_the_first_one_after() -> None:
    stage = Stage(hold("a", 1), bar_steps=3, unattended=True).play(10_999)

    assert stage.bar(10_001) == [(10_334, 1 / 3), (10_667, 2 / 3)]


def test_a_paused_bar_stands_and_goes_on_after_the_lead_in() -> None:
    stage = Stage(hold("a", 20), bar_steps=5).tap(15_000).play(100_000)
    assert stage.bar(14_001) == []

    stage.tap(100_000).play(110_000)
    assert stage.bar(14_001) == [(108_000, 0.4)]


def test_open_work_has_no_progress_but_a_cap_has() -> None:
    assert Stage(to_max("m"), bar_steps=5).play(99_000).bar(10_001) == []
    assert Stage(to_max("m", cap=50), bar_steps=5).play(31_000).bar(10_001) == [(20_000, 0.2), (30_000, 0.4)]


def test_without_a_bar_nothing_wakes_for_it() -> None:
    stage = Stage(Amrap((untold("x"),), MARK, ms(60))).play(15_000)

    assert stage.performer.next_ms() is None
    assert stage.bar() == [(0, 0.0)]


def test_a_bar_of_the_whole_routine_fills_once_and_stays_full() -> None:
    stage = Stage(hold("a", 20), rest(10), hold("b", 10), overall_steps=5).play(60_000)

    assert stage.overall() == [
        (0, 0.0),
        (10_000, 0.2),
        (20_000, 0.4),
        (30_000, 0.6),
        (40_000, 0.8),
        (50_000, 1.0),
    ]


def test_a_longer_rest_keeps_the_whole_bar_where_its_end_was_planned() -> None:
    stage = Stage(hold("a", 10), rest(10), hold("b", 10), overall_steps=8)
    stage.order(Order.ADD_TIME, 22_000).play(60_000)

    assert stage.overall() == [
        (0, 0.0),
        (5_000, 0.125),
        (10_000, 0.25),
        (15_000, 0.375),
        (20_000, 0.5),
        (25_000, 0.625),
        (30_000, 0.75),
        (45_000, 0.875),
        (50_000, 1.0),
    ]


def test_a_workout_that_was_stopped_leaves_the_whole_bar_where_it_was() -> None:
    stage = Stage(hold("a", 20), hold("b", 20), overall_steps=5).hold(25_000).hold(26_000).play(30_000)

    assert stage.person.stands() == "finished stopped"
    assert stage.overall()[-1] == (20_000, 0.4)


def test_open_work_without_an_estimate_has_no_part_in_the_whole() -> None:
    stage = Stage(hold("a", 10), to_max("m"), hold("b", 20), overall_steps=4).play(99_000)

    assert stage.overall() == [(0, 0.0), (10_000, 0.25), (20_000, 0.5)]


# The lamp: a light of one colour


@pytest.mark.parametrize(
    ("at_ms", "lamp"),
    [
        pytest.param(1, [(300, 0.0), (600, 1.0), (900, 0.0), (1_200, 1.0)], id="prepare is quick"),
        pytest.param(12_001, [], id="work is steady"),
        pytest.param(50_001, [(50_700, 0.0), (51_400, 1.0), (52_100, 0.0), (52_800, 1.0)], id="rest is slow"),
        pytest.param(100_001, [(100_300, 0.0), (100_600, 1.0), (100_900, 0.0), (101_200, 1.0)], id="switch is quick"),
    ],
)
def test_the_lamp_tells_each_phase_by_its_rhythm(at_ms: int, lamp: list[tuple[int, float]]) -> None:
    stage = Stage(A, rest(20), hold("s", 30, each_side=True), has_lamp=True).play(at_ms + 3_000)

    assert stage.lamp(at_ms)[:4] == lamp


def test_the_lamp_blinks_shortly_in_a_pause() -> None:
    stage = Stage(A, has_lamp=True).tap(20_000).play(25_000)

    assert stage.lamp(21_000) == [(22_000, 1.0), (22_150, 0.0), (24_000, 1.0), (24_150, 0.0)]


def test_the_lamp_is_turned_over_by_a_flash() -> None:
    stage = Stage(A, rest(10), has_lamp=True).play(49_900)

    assert stage.lamp(47_000) == [
        (at_ms + edge_ms, level) for at_ms in (47_000, 48_000, 49_000) for edge_ms, level in ((0, 0.0), (150, 1.0))
    ]


def test_the_lamp_of_a_routine_that_is_ready_answers_a_press() -> None:
    performer = Performer(DEFAULT, 0, has_lamp=True)
    person = Person(Session(5_000), entry("one", A))
    person.do("press 1000")
    performer.take(person.scene, (), 2_000)
    assert performer.signal(2_000).lamp == READY.level

    person.happened.clear()
    person.down(3_000)
    performer.take(person.scene, tuple(person.happened), 3_000)
    assert performer.signal(3_000).lamp == 1.0


def test_without_a_lamp_nothing_blinks() -> None:
    stage = Stage(A).play(5_000)

    assert stage.lamp() == []
    assert stage.performer.next_ms() is None


# Flashes


def test_a_fourth_flash_within_a_second_is_left_out() -> None:
    stage = Stage(A)
    for at_ms in (12_000, 12_200, 12_400, 12_600, 13_100):
        stage.click(at_ms)

    starts = [at_ms for at_ms, level in stage.play(14_000).levels(12_000) if level == 1.0]
    assert starts == [12_000, 12_200, 12_400, 13_100]


def test_a_fast_simulation_flashes_no_more_often_in_real_time() -> None:
    """Ten times as fast, ten seconds of the program are one; a countdown alone has three flashes."""
    stage = Stage(A, rest(10), B, speed=10).play(100_000)
    changed = [at_ms for at_ms, _ in stage.levels()[1:]]  # it begins dark
    assert len(changed) > 12
    assert all(seventh - first >= 10_000 for first, seventh in zip(changed, changed[6:], strict=False))


def test_the_finish_is_playing_until_its_last_flash() -> None:
    stage = Stage(A).play(50_000)
    end_ms = 50_000 + DEFAULT.pattern(CueKind.FINISH).length_ms
    assert stage.performer.is_playing

    stage.play(end_ms - 1)
    assert stage.performer.is_playing
    stage.play(end_ms)
    assert not stage.performer.is_playing


def test_leaving_the_lesson_silences_the_signal_that_is_learned() -> None:
    stage = Stage(hold("a", 40))
    stage.person = Person(Session(5_000), entry("one", hold("a", 40)))
    stage.person.do(f"lesson 0, {', '.join(f'press {1_000 * press}' for press in range(1, 11))}")
    lesson = stage.person.scene.lesson
    stage.performer.take(stage.person.scene, tuple(stage.person.happened), stage.person.now_ms)
    playing = stage.performer.is_playing
    stage.person.make("hold")
    stage.performer.take(stage.person.scene, (), stage.person.now_ms)

    assert (lesson, playing, stage.performer.is_playing) == (CueKind.WAIT, True, False)
