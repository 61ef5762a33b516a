"""The conductor: every edge at its planned millisecond, and outputs off whichever way it ends."""

import logging
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.signal import DARK, Signal, Stamp
from tests.fakes import (
    MARK,
    OversleepingClock,
    Recorder,
    Witness,
    circuit,
    cues_in,
    emom,
    entry,
    hold,
    reps,
    rest,
    told,
    untold,
)
from timer.clock import EARLY_NS, Clock, VirtualClock
from timer.conductor import Conductor, Observer, Output, Stop
from timer.cues import CueKind
from timer.entry import Entry
from timer.gestures import Edge
from timer.messages import Menu, Message, Start, Troubles
from timer.performer import Performer
from timer.routine.model import Amrap, CueSettings, ForTime
from timer.scene import Scene
from timer.session import Session
from timer.state import Change, Status, Transition
from timer.theme import DEFAULT

SHORT = entry("short", hold("a", 5), rest(4), hold("b", 3), prepare=4)
COUNT, LONG = (DEFAULT.pattern(kind).tones[0].pitch_hz for kind in (CueKind.COUNTDOWN, CueKind.WORK))
REST_TONES = DEFAULT.pattern(CueKind.REST).tones


class Hall:
    """A conductor with a recording output and a witness, on a clock that knows what will arrive when."""

    def __init__(
        self,
        clock: Clock | None = None,
        *,
        bar_steps: int = 0,
        speed: float = 1.0,
        ends_itself: bool = False,
        observers: tuple[Observer, ...] = (),
        outputs: tuple[Output, ...] = (),
        **more: Any,
    ) -> None:
        self.clock = OversleepingClock() if clock is None else clock
        self.recorder, self.witness = Recorder(self.clock), Witness()
        session = Session(5_000, speed=speed, **more)
        self.conductor = Conductor(
            self.clock,
            session,
            Performer(DEFAULT, bar_steps),
            (*outputs, self.recorder),
            (*observers, self.witness),
            speed=speed,
            ends_itself=ends_itself,
        )

    def begin(self, routine: Entry) -> "Hall":
        """Let a routine begin at 0."""
        self.conductor.inbox.put(Menu((routine,)))
        self.conductor.inbox.put(Start(routine))
        return self

    def post(self, at_ms: int, message: Message | Edge | Stop) -> "Hall":
        assert isinstance(self.clock, OversleepingClock)
        self.clock.post(at_ms, message)
        return self

    def press(self, at_ms: int, length_ms: int = 100, button: str = "start") -> "Hall":
        """Let a finger go down, and up again."""
        up_ms = at_ms + length_ms
        return self.post(at_ms, Edge(button, True, at_ms)).post(up_ms, Edge(button, False, up_ms))

    def run(self, until_ms: int | None = None) -> "Hall":
        """Run to an instant, or to the end."""
        if until_ms is not None:
            self.post(until_ms, Stop())
        self.conductor.run()
        return self

    @property
    def story(self) -> list[tuple[int, str]]:
        """What happened, without cues."""
        return [step for step in told(self.witness.happened) if not step[1].startswith("cue")]


# Exact


def test_every_tone_begins_and_ends_at_its_planned_millisecond() -> None:
    hall = Hall(VirtualClock(), unattended=True, ends_itself=True).begin(SHORT).run()

    first, second = REST_TONES
    seconds = [1_000, 2_000, 3_000]
    counts = [edge for at_ms in seconds for edge in ((at_ms, COUNT), (at_ms + 150, None))]
    finish = DEFAULT.pattern(CueKind.FINISH).tones
    assert hall.recorder.of("pitch_hz") == [
        *counts,
        (4_000, LONG),
        (4_700, None),
        *[(at_ms + 5_000, pitch) for at_ms, pitch in counts],
        (9_000, first.pitch_hz),
        (9_000 + first.end_ms, None),
        (9_000 + second.start_ms, second.pitch_hz),
        (9_000 + second.end_ms, None),
        *[(at_ms + 9_000, pitch) for at_ms, pitch in counts],
        (13_000, LONG),
        (13_700, None),
        *[(at_ms + 13_000, pitch) for at_ms, pitch in counts[:4]],
        *[edge for tone in finish for edge in ((16_000 + tone.start_ms, tone.pitch_hz), (16_000 + tone.end_ms, None))],
    ]
    assert set(hall.recorder.late_us) == {0}


class EarlyClock(VirtualClock):
    """Virtual time whose waits end early, as those of the real clock do."""

    def wait(self, until_ns: int | None, inbox: Any) -> list[Any]:
        return super().wait(until_ns and max(self.now_ns(), until_ns - EARLY_NS), inbox)


class Times:
    """An output that notes when it is shown something."""

    def __init__(self, clock: Clock) -> None:
        self.shown_ms: list[float] = []
        self._clock = clock

    def show(self, signal: Signal, stamp: Stamp | None = None) -> None:
        self.shown_ms.append(self._clock.now_ns() / 1_000_000)

    def close(self, stamp: Stamp | None = None) -> None:
        pass


def test_what_is_ready_early_is_shown_at_its_instant() -> None:
    clock = EarlyClock()
    times = Times(clock)
    early = Hall(clock, unattended=True, ends_itself=True, outputs=(times,)).begin(SHORT).run()
    plain = Hall(VirtualClock(), unattended=True, ends_itself=True).begin(SHORT).run()

    assert early.recorder.changes == plain.recorder.changes
    assert set(early.recorder.late_us) == {0}
    assert {at_ms for at_ms, _ in early.recorder.changes[1:]} <= set(times.shown_ms)


def test_lights_change_with_the_phases() -> None:
    hall = Hall(VirtualClock(), unattended=True, ends_itself=True).begin(SHORT).run()
    starts = (0, 4_000, 9_000, 13_000)

    roles = [(at_ms, signal.role.value) for at_ms, signal in hall.recorder.changes if at_ms in starts]
    assert roles == [(0, "ready"), (4_000, "go"), (9_000, "stop"), (13_000, "go")]


def test_a_workout_of_half_an_hour_does_not_drift() -> None:
    long = entry("long", circuit(hold("a", 33.3), hold("b", 20.7), rounds=30, rest=7.1))
    hall = Hall(VirtualClock(), unattended=True, ends_itself=True, bar_steps=5).begin(long).run()

    begun = [step.at_ms for step in hall.witness.happened if step.change is Change.BEGAN]
    assert begun == [interval.start_ms for interval in long.timeline.intervals]
    assert set(hall.recorder.late_us) == {0}


@pytest.mark.parametrize("speed", [0.1, 0.7, 1.0, 3.0, 7.3, 10.0, 59.9, 1_000.0])
def test_speed_changes_no_instant_of_program_time(speed: float) -> None:
    plain = Hall(VirtualClock(), unattended=True, ends_itself=True, bar_steps=5).begin(SHORT).run()
    fast = Hall(VirtualClock(), unattended=True, ends_itself=True, bar_steps=5, speed=speed).begin(SHORT).run()

    assert fast.recorder.changes == plain.recorder.changes
    assert fast.witness.happened == plain.witness.happened


@pytest.mark.parametrize("speed", [1.0, 10.0])
def test_speed_is_how_fast_program_time_passes(speed: float) -> None:
    clock = VirtualClock()
    hall = Hall(clock, unattended=True, ends_itself=True, speed=speed).begin(SHORT).run()

    end_ms = 16_000 + DEFAULT.pattern(CueKind.FINISH).length_ms
    assert clock.now_ns() == end_ms * 1_000_000 // speed
    assert hall.conductor.now_ms() == end_ms


def test_it_ends_itself_when_the_finish_has_been_played() -> None:
    hall = Hall(VirtualClock(), unattended=True, ends_itself=True).begin(SHORT).run()

    assert hall.conductor.scene.status is Status.FINISHED
    assert hall.recorder.changes[-1] == (16_000 + DEFAULT.pattern(CueKind.FINISH).length_ms, DARK)
    assert hall.recorder.closed == 1


def test_one_routine_alone_ends_the_program_when_its_summary_is_left() -> None:
    hall = Hall(once=True).begin(SHORT).press(30_000).run()

    assert hall.conductor.scene.over
    assert hall.recorder.closed == 1


# Fingers


def test_a_press_counts_when_the_finger_went_down_and_acts_when_it_is_let_go() -> None:
    hall = Hall().begin(entry("x", reps("r", 10), hold("b", 20))).press(30_000, 250).run(31_000)

    assert hall.story[-2:] == [(30_000, "ended 1 done"), (30_000, "began 2")]
    tone_ms = next(at_ms for at_ms, pitch in hall.recorder.of("pitch_hz") if pitch == LONG and at_ms and at_ms > 30_100)
    assert tone_ms == 30_250


@pytest.mark.parametrize("bar_steps", [0, 5, 16])
def test_a_bar_changes_no_instant_that_a_press_counts_at(bar_steps: int) -> None:
    routine = entry("x", hold("a", 20), hold("b", 20))
    hall = Hall(bar_steps=bar_steps).begin(routine).press(13_900, 250).press(16_123, 700).run(40_000)

    assert [step for step in hall.story if "paused" in step[1] or "resumed" in step[1]] == [
        (13_900, "paused 1"),
        (16_123, "resumed 1"),
    ]


def test_the_finger_going_down_is_answered_at_once() -> None:
    hall = Hall().begin(entry("x", hold("a", 40))).press(20_000, 600).run(21_000)
    click = DEFAULT.pattern(CueKind.PRESS).tones

    assert [change for change in hall.recorder.of("pitch_hz") if 20_000 <= (change[0] or 0) < 20_600] == [
        edge for tone in click for edge in ((20_000 + tone.start_ms, tone.pitch_hz), (20_000 + tone.end_ms, None))
    ]


def test_what_fell_due_while_the_finger_was_down_is_played_at_the_release() -> None:
    hall = Hall().begin(entry("x", hold("a", 40))).press(6_500).press(8_000, 700).run(9_000)

    assert (8_500, CueKind.COUNTDOWN) in cues_in(hall.witness.happened)
    assert (8_700, COUNT) in hall.recorder.of("pitch_hz")
    moments = [at_ms for at_ms, _ in hall.recorder.changes if at_ms is not None]
    assert moments == sorted(moments)


def test_a_hold_counts_when_it_acts() -> None:
    hall = Hall().begin(entry("x", hold("a", 40))).press(20_000, 3_000).run(25_000)

    assert hall.story[-1] == (21_000, "paused 1")
    assert hall.conductor.scene.player is not None
    assert hall.conductor.scene.player.interval_elapsed_ms(99_000) == 11_000


def test_two_quick_presses_are_next() -> None:
    hall = Hall().begin(entry("x", hold("a", 40), hold("b", 40))).press(20_000, 80).press(20_200, 80).run(22_000)

    assert hall.story[2:] == [
        (10_000, "began 1"),
        (20_000, "paused 1"),
        (20_200, "resumed 1"),
        (20_200, "lead_in 1"),
        (20_200, "ended 1 early"),
        (20_200, "lead_in 2"),
    ]


def test_at_ten_times_the_speed_a_finger_is_as_slow_as_ever() -> None:
    hall = Hall(speed=10).begin(entry("x", hold("a", 40), hold("b", 40)))
    hall.press(2_000, 80).press(2_200, 80).press(3_000, 2_000).run(5_000)

    assert [step for step in hall.story if step[0] >= 20_000] == [
        (20_000, "paused 1"),
        (22_000, "resumed 1"),
        (22_000, "lead_in 1"),
        (22_000, "ended 1 early"),
        (22_000, "lead_in 2"),
        (27_000, "began 2"),
        (40_000, "paused 2"),
    ]


def test_the_traces_zero_is_when_the_first_start_press_counts() -> None:
    hall = Hall()
    hall.conductor.inbox.put(Menu((SHORT,)))
    hall.press(1_000).press(2_500, 250).run(9_000)

    assert [at_ms for at_ms, pitch in hall.recorder.of("pitch_hz") if pitch == LONG and at_ms] == [4_000]
    assert (6_500, "began 1") in hall.story


def test_nothing_is_stamped_before_the_first_start() -> None:
    hall = Hall()
    hall.conductor.inbox.put(Menu((SHORT,)))
    hall.press(1_000).run(2_000)

    assert hall.recorder.changes
    assert {at_ms for at_ms, _ in hall.recorder.changes} == {None}


# Late


def late_hall(late_ms: dict[int, int]) -> Hall:
    routine = entry("x", hold("a", 20), rest(10), hold("b", 20))
    return Hall(OversleepingClock(late_ms)).begin(routine).run(60_000)


def test_woken_late_by_less_than_a_second_all_is_played_and_told_how_late() -> None:
    punctual, late = late_hall({}), late_hall({10_000: 900})

    assert late.witness.happened == punctual.witness.happened
    assert late.recorder.changes == punctual.recorder.changes
    assert max(late.recorder.late_us) == 900_000


@pytest.mark.parametrize(
    "late_ms",
    [
        pytest.param(21_500, id="a second and a half into the rest"),
        pytest.param(25_000, id="five seconds into the rest"),
    ],
)
def test_woken_late_by_more_than_a_second_stale_cues_are_not_played(late_ms: int) -> None:
    late = late_hall({10_000: late_ms})  # the rest begins at 30 s

    tones = [at_ms for at_ms, pitch in late.recorder.of("pitch_hz") if pitch and at_ms]
    assert [at_ms for at_ms in tones if at_ms >= 10_000][:3] == [37_000, 38_000, 39_000]


def test_a_long_sleep_loses_no_transition() -> None:
    late = late_hall({10_000: 45_000})

    assert late.witness.happened == late_hall({}).witness.happened


def test_after_a_long_sleep_the_light_is_that_of_now() -> None:
    late = late_hall({10_000: 25_000})
    shown = {at_ms: signal.role.value for at_ms, signal in late.recorder.changes}

    assert [role for at_ms, role in shown.items() if at_ms is not None and at_ms > 9_200][:1] == ["stop"]


# Ways out


class Failing:
    """An observer or output that fails at a certain change."""

    def __init__(self, at: int) -> None:
        self.calls = 0
        self._at = at

    def show(self, *_: object) -> None:
        self.calls += 1
        if self.calls == self._at:
            raise OSError("the lamp is gone")

    def close(self, stamp: Stamp | None = None) -> None:
        raise OSError("the lamp is gone")


def test_a_stop_message_switches_everything_off() -> None:
    hall = Hall().begin(SHORT).run(5_000)

    assert hall.recorder.closed == 1
    assert hall.recorder.changes[-1] == (5_000, DARK)


def test_a_failing_session_ends_the_program_with_everything_off() -> None:
    class Breaking(Session):
        def advance(self, now_ms: int) -> tuple[Scene, tuple[Transition, ...]]:
            if now_ms >= 4_000:
                raise RuntimeError("broken")
            return super().advance(now_ms)

    clock = VirtualClock()
    recorder = Recorder(clock)
    conductor = Conductor(clock, Breaking(5_000), Performer(DEFAULT, 0), (recorder,))
    conductor.inbox.put(Start(SHORT))
    with pytest.raises(RuntimeError, match="broken"):
        conductor.run()

    assert recorder.closed == 1
    assert recorder.changes[-1][1] == DARK


def test_an_output_that_fails_to_close_keeps_no_other_from_closing() -> None:
    for outputs in ((Failing(0),), (Failing(0), Failing(0))):
        hall = Hall(outputs=outputs).begin(SHORT)
        with pytest.raises(OSError, match="the lamp is gone"):
            hall.run(5_000)
        assert hall.recorder.closed == 1


def test_a_failing_observer_is_logged_once_and_left_behind(caplog: pytest.LogCaptureFixture) -> None:
    failing = Failing(3)
    with caplog.at_level(logging.ERROR):
        hall = Hall(observers=(failing,)).begin(SHORT).run(30_000)

    assert failing.calls == 3
    assert hall.conductor.troubles == ("Failing failed: the lamp is gone",)
    assert [record.getMessage() for record in caplog.records] == ["Failing failed; the workout goes on without it"]
    assert hall.story[-1] == (16_000, "finished 4")
    assert hall.recorder.closed == 1


# Observers


def test_observers_are_told_of_changes_and_of_nothing_else() -> None:
    hall = Hall(bar_steps=16).begin(SHORT).run(30_000)

    for (before, _), (after, happened) in pairwise(hall.witness.told):
        assert happened or before != after
    assert len(hall.recorder.changes) > len(hall.witness.told)
    assert cues_in(hall.witness.happened)[-1] == (16_000, CueKind.FINISH)


def test_messages_are_taken_in_order_and_shown() -> None:
    hall = Hall().begin(SHORT)
    hall.post(5_000, Troubles(("buzzer on GPIO18: busy",))).post(5_000, Troubles(())).run(5_500)

    assert [scene.troubles for scene in hall.witness.scenes][-3:] == [(), ("buzzer on GPIO18: busy",), ()]


# What holds whatever people do

ANYTHING = entry(
    "anything",
    hold("a", 31, cues=CueSettings(at=((15_200, "now"), (15_700, "again")))),
    rest(8),
    reps("r", 5),
    reps("p", 8, pace=0.7),
    hold("w", 3, waits=True),
    circuit(hold("s", 4, each_side=True, switch=2), rounds=2),
    emom(hold("e", 3), untold("f"), slots=2, every=6),
    Amrap((untold("x"),), MARK, 10_000),
    ForTime((untold("x"),), MARK, rounds=2, cap_ms=15_000),
)
FINGERS = st.lists(
    st.tuples(st.integers(1, 20_000) | st.integers(1, 400), st.integers(1, 1_500) | st.integers(1, 40)), max_size=25
)


def played(fingers: list[tuple[int, int]], *, bar_steps: int = 0, lates: dict[int, int] | None = None) -> Hall:
    hall = Hall(OversleepingClock(lates), bar_steps=bar_steps).begin(ANYTHING)
    at_ms = 0
    for pause_ms, length_ms in fingers:
        at_ms += pause_ms
        hall.press(at_ms, length_ms)
        at_ms += length_ms
    return hall.run(at_ms + 200_000)


@given(FINGERS, st.sampled_from([1, 5, 16]))
def test_what_is_drawn_changes_nothing_that_happens(fingers: list[tuple[int, int]], bar_steps: int) -> None:
    plain, drawn = played(fingers), played(fingers, bar_steps=bar_steps)

    assert drawn.witness.happened == plain.witness.happened
    assert drawn.recorder.of("pitch_hz") == plain.recorder.of("pitch_hz")


@given(FINGERS)
def test_signals_come_in_order_and_are_never_late_in_virtual_time(fingers: list[tuple[int, int]]) -> None:
    hall = played(fingers, bar_steps=5)
    moments = [at_ms for at_ms, _ in hall.recorder.changes if at_ms is not None]

    assert moments == sorted(moments)
    assert set(hall.recorder.late_us) <= {0}


# However fast people press.
PEOPLE = st.lists(st.tuples(st.integers(60, 3_000), st.integers(40, 120)), max_size=25)


@given(PEOPLE)
def test_nothing_flashes_more_than_three_times_a_second(fingers: list[tuple[int, int]]) -> None:
    changed = light_changes(played(fingers).recorder.changes)

    assert all(seventh - first >= 1_000 for first, seventh in zip(changed, changed[6:], strict=False))


def light_changes(changes: list[tuple[int | None, Signal]]) -> list[int]:
    """Give every instant at which a light becomes another one; a flash takes two."""
    lights = [(at_ms, (signal.role, signal.colour, signal.level)) for at_ms, signal in changes if at_ms is not None]
    return [at_ms for (_, before), (at_ms, after) in pairwise(lights) if after != before]
