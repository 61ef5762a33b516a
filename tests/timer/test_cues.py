"""Cues: what sounds at which moment of an interval. Moments are in seconds from its start."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import MARK, circuit, emom, hold, ms, reps, rest, routine, to_max, untold
from timer.cues import Cue, CueKind, countdown, cue_after, fixed_cues
from timer.expand import expand
from timer.routine.model import Amrap, CueSettings, ForTime, Step
from timer.timeline import Interval, Phase


def interval_of(*steps: Step, index: int = 0, prepare: float = 0) -> Interval:
    return expand(routine(*steps, prepare=prepare)).intervals[index]


def every_cue(interval: Interval) -> list[Cue]:
    """Give all cues of an interval as a player meets them."""
    fixed, found, elapsed_ms = fixed_cues(interval), [], -1
    while cue := cue_after(interval, fixed, elapsed_ms):
        found.append(cue)
        elapsed_ms = cue.at_ms
    return found


def heard(interval: Interval) -> str:
    """Give the cues of an interval as text: `0 work, 17 countdown`."""
    return ", ".join(f"{cue.at_ms / 1_000:g} {cue.kind.value}" for cue in every_cue(interval))


def off(*names: str) -> CueSettings:
    return CueSettings(off=frozenset(names))


A = hold("a", 20)


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        pytest.param(interval_of(A, prepare=10), "7 countdown, 8 countdown, 9 countdown", id="prepare"),
        pytest.param(interval_of(A, prepare=3), "1 countdown, 2 countdown", id="prepare of three seconds"),
        pytest.param(interval_of(A), "0 work, 17 countdown, 18 countdown, 19 countdown", id="work"),
        pytest.param(interval_of(A, rest(10), A, index=1), "0 rest, 7 countdown, 8 countdown, 9 countdown", id="rest"),
        pytest.param(
            interval_of(hold("x", 20, each_side=True), index=1),
            "0 switch, 2 countdown, 3 countdown, 4 countdown",
            id="switch",
        ),
        pytest.param(interval_of(reps("x", 10)), "0 work", id="reps"),
        pytest.param(interval_of(to_max("x")), "0 work", id="max"),
        pytest.param(
            interval_of(to_max("x", cap=60)), "0 work, 57 countdown, 58 countdown, 59 countdown", id="max with a cap"
        ),
        pytest.param(
            interval_of(reps("x", 30, cap=60)), "0 work, 57 countdown, 58 countdown, 59 countdown", id="reps with a cap"
        ),
        pytest.param(interval_of(ForTime((untold("x"),), MARK)), "0 work", id="for_time"),
        pytest.param(
            interval_of(ForTime((untold("x"),), MARK, cap_ms=300_000)),
            "0 work, 297 countdown, 298 countdown, 299 countdown",
            id="for_time with a cap",
        ),
        pytest.param(
            interval_of(Amrap((untold("x"),), MARK, 300_000)),
            "0 work, 150 halfway, 290 last_ten, 297 countdown, 298 countdown, 299 countdown",
            id="amrap",
        ),
        pytest.param(
            interval_of(emom(untold("x"), slots=2)),
            "0 work, 30 halfway, 50 last_ten, 57 countdown, 58 countdown, 59 countdown",
            id="slot of an emom",
        ),
        pytest.param(interval_of(hold("x", 3)), "0 work, 1 countdown, 2 countdown", id="three seconds count 2 and 1"),
        pytest.param(interval_of(hold("x", 1)), "0 work", id="one second counts nothing"),
        pytest.param(interval_of(hold("x", 2.5)), "0 work, 0.5 countdown, 1.5 countdown", id="two and a half seconds"),
        pytest.param(
            interval_of(hold("x", 29.9)),
            "0 work, 26.9 countdown, 27.9 countdown, 28.9 countdown",
            id="below thirty seconds no halfway",
        ),
        pytest.param(
            interval_of(hold("x", 30)),
            "0 work, 15 halfway, 27 countdown, 28 countdown, 29 countdown",
            id="halfway from thirty seconds",
        ),
        pytest.param(
            interval_of(hold("x", 44.9)),
            "0 work, 22.45 halfway, 41.9 countdown, 42.9 countdown, 43.9 countdown",
            id="below forty-five no last ten",
        ),
        pytest.param(
            interval_of(hold("x", 45)),
            "0 work, 22.5 halfway, 35 last_ten, 42 countdown, 43 countdown, 44 countdown",
            id="last ten from forty-five",
        ),
        pytest.param(
            interval_of(A, rest(60), A, index=1),
            "0 rest, 57 countdown, 58 countdown, 59 countdown",
            id="a rest has neither",
        ),
    ],
)
def test_an_interval_sounds(interval: Interval, expected: str) -> None:
    assert heard(interval) == expected


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param(off("work"), "30 halfway, 50 last_ten, 57 countdown, 58 countdown, 59 countdown", id="no work"),
        pytest.param(off("halfway", "countdown"), "0 work, 50 last_ten", id="no halfway, no countdown"),
        pytest.param(off("last_ten"), "0 work, 30 halfway, 57 countdown, 58 countdown, 59 countdown", id="no last ten"),
        pytest.param(off(*(kind.value for kind in CueKind)), "", id="none at all"),
        pytest.param(
            CueSettings(countdown=5, last_ten=20),
            "0 work, 30 halfway, 40 last_ten, " + ", ".join(f"{at} countdown" for at in range(55, 60)),
            id="longer countdowns",
        ),
        pytest.param(
            CueSettings(last_ten=60),
            "0 work, 30 halfway, 57 countdown, 58 countdown, 59 countdown",
            id="a last ten that would be at the start",
        ),
        pytest.param(
            CueSettings(countdown=60), "0 work, " + ", ".join(f"{at} countdown" for at in range(1, 60)), id="all of it"
        ),
        pytest.param(
            CueSettings(at=((20_000, "hips level"), (60_000, "never"))),
            "0 work, 20 at, 30 halfway, 50 last_ten, 57 countdown, 58 countdown, 59 countdown",
            id="at an instant, and not at the end or after",
        ),
        pytest.param(
            CueSettings(off=frozenset({"at"}), at=((20_000, "hips level"),)),
            "0 work, 30 halfway, 50 last_ten, 57 countdown, 58 countdown, 59 countdown",
            id="at switched off",
        ),
    ],
)
def test_settings_change_what_a_minute_of_work_sounds(settings: CueSettings, expected: str) -> None:
    assert heard(interval_of(hold("x", 60, cues=settings))) == expected


@pytest.mark.parametrize(
    ("at", "last_ten", "kind"),
    [
        pytest.param(57, 10, CueKind.COUNTDOWN, id="a countdown before at"),
        pytest.param(50, 10, CueKind.AT, id="at before last ten"),
        pytest.param(30, 10, CueKind.AT, id="at before halfway"),
        pytest.param(99, 30, CueKind.LAST_TEN, id="last ten before halfway"),
        pytest.param(99, 3, CueKind.COUNTDOWN, id="a countdown before last ten"),
    ],
)
def test_of_two_that_fall_together_one_sounds(at: int, last_ten: int, kind: CueKind) -> None:
    settings = CueSettings(last_ten=last_ten, at=((ms(at), "now"),))
    cues = fixed_cues(interval_of(hold("x", 60, cues=settings)))

    moment_ms = ms(at if at < 60 else 60 - last_ten)
    assert [cue.kind for cue in cues if cue.at_ms == moment_ms] == [kind]


def test_the_end_of_an_interval_belongs_to_the_next() -> None:
    for interval in expand(routine(hold("x", 60, each_side=True, sets=2, rest=20), prepare=10)).intervals:
        assert all(0 <= cue.at_ms < interval.planned_ms for cue in fixed_cues(interval))


def test_at_carries_its_text() -> None:
    settings = CueSettings(at=((5_000, "hips level"), (9_000, "breathe")))
    cues = fixed_cues(interval_of(hold("x", 20, cues=settings)))

    assert [(cue.at_ms, cue.text) for cue in cues if cue.kind is CueKind.AT] == [
        (5_000, "hips level"),
        (9_000, "breathe"),
    ]


def test_at_sounds_in_open_work_up_to_its_cap() -> None:
    settings = CueSettings(at=((5_000, "a"), (70_000, "b")))

    assert heard(interval_of(to_max("x", cues=settings))) == "0 work, 5 at, 70 at"
    assert heard(interval_of(to_max("x", cap=60, cues=settings))) == (
        "0 work, 5 at, 57 countdown, 58 countdown, 59 countdown"
    )


def test_each_side_has_its_own_halfway() -> None:
    intervals = expand(routine(hold("x", 30, each_side=True), prepare=0)).intervals

    found = [[cue.at_ms for cue in fixed_cues(interval) if cue.kind is CueKind.HALFWAY] for interval in intervals]
    assert found == [[15_000], [], [15_000]]


# Reps with a pace


def test_a_paced_rep_ticks_at_each_multiple_inside_and_has_no_halfway() -> None:
    interval = interval_of(reps("squat", 15, pace=2))

    ticks = [f"{at} rep" for at in range(2, 28, 2)]
    assert heard(interval) == ", ".join(
        ["0 work", *ticks[:-1], "26 rep", "27 countdown", "28 countdown", "29 countdown"]
    )


def test_a_tick_gives_way_to_any_other_cue() -> None:
    settings = CueSettings(at=((10_000, "half of it"),))
    interval = interval_of(reps("squat", 10, pace=5, cues=settings))

    assert heard(interval) == (
        "0 work, 5 rep, 10 at, 15 rep, 20 rep, 25 rep, 30 rep, 35 rep, 40 last_ten, 45 rep, "
        "47 countdown, 48 countdown, 49 countdown"
    )


def test_ticks_can_be_switched_off() -> None:
    interval = interval_of(reps("squat", 5, pace=2, cues=off("rep", "countdown")))

    assert heard(interval) == "0 work"


def test_a_hundred_thousand_ticks_are_not_listed() -> None:
    interval = interval_of(reps("rope skip", 100_000, pace=0.1))

    assert len(fixed_cues(interval)) == 5
    assert cue_after(interval, fixed_cues(interval), 5_000_050) == Cue(CueKind.REP, 5_000_100)


# Rounds


def openers(*steps: Step) -> list[tuple[str | None, bool]]:
    """Give each work interval's name, and whether its start sounds as a new round."""
    works = [interval for interval in expand(routine(*steps)).intervals if interval.phase is Phase.WORK]
    starts = [next(iter(fixed_cues(work)), None) for work in works]
    return [(work.name, bool(start and start.opens_round)) for work, start in zip(works, starts, strict=True)]


def test_every_round_of_several_begins_with_its_own_sound() -> None:
    block = circuit(hold("a", 20, get_ready=3), hold("b", 20), rounds=2, rest=5)

    assert openers(block) == [("a", True), ("b", False), ("a", True), ("b", False)]


def test_a_single_round_does_not() -> None:
    assert openers(circuit(hold("a", 20), hold("b", 20))) == [("a", False), ("b", False)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param((), [Cue(CueKind.WORK, 0, opens_round=True)], id="both"),
        pytest.param(("round",), [Cue(CueKind.WORK, 0)], id="work alone"),
        pytest.param(("work",), [Cue(CueKind.ROUND, 0)], id="round alone"),
        pytest.param(("work", "round"), [], id="neither"),
    ],
)
def test_round_and_work_are_switched_off_each_on_its_own(names: tuple[str, ...], expected: list[Cue]) -> None:
    first = hold("a", 20, cues=off("countdown", *names))

    assert list(fixed_cues(interval_of(circuit(first, rounds=2)))) == expected


# What holds for every interval


@given(
    length=st.integers(1, 900).map(lambda tenths: tenths * 100),
    pace=st.sampled_from([0, 700, 1_000, 2_500]),
    settings=st.builds(
        CueSettings,
        countdown=st.integers(1, 60),
        last_ten=st.integers(1, 600),
        at=st.lists(st.tuples(st.integers(0, 90_000), st.just("x")), max_size=3).map(tuple),
    ),
)
def test_cues_come_in_order_one_an_instant_and_inside(length: int, pace: int, settings: CueSettings) -> None:
    interval = Interval(0, Phase.WORK, 0, length, pace_ms=pace, cues=settings)
    moments = [cue.at_ms for cue in every_cue(interval)]

    assert moments == sorted(set(moments))
    assert all(0 <= at_ms < length for at_ms in moments)
    assert [cue.at_ms for cue in every_cue(interval) if cue.kind is CueKind.COUNTDOWN] == [
        at_ms for at_ms in range(length - 1_000 * settings.countdown, length, 1_000) if at_ms > 0
    ]


def test_a_lead_in_counts_its_last_seconds() -> None:
    assert [cue.at_ms for cue in countdown(5_000, CueSettings())] == [2_000, 3_000, 4_000]
    assert countdown(5_000, off("countdown")) == ()
