"""Themes: no two cues share a rhythm, nothing flashes too often, and colours can be told apart."""

from itertools import combinations, pairwise

import pytest

from timer.cues import CueKind
from timer.theme import DEFAULT, THEMES, Pattern, Theme
from timer.timeline import Phase

ALIKE = 2  # an ear may take two lengths for one if the longer is less than this many times the shorter
FLASHES_A_SECOND = 3  # WCAG 2.3.1

SOUNDS = {kind.value: DEFAULT.pattern(kind) for kind in CueKind}
SOUNDS["round, then work"] = DEFAULT.pattern(CueKind.WORK, opens_round=True)


def rhythm(pattern: Pattern) -> list[int]:
    """Give how long it sounds and is silent, in turn: all that an active buzzer can say."""
    edges = [edge for tone in pattern.tones for edge in (tone.start_ms, tone.end_ms)]
    return [after - before for before, after in pairwise(edges)]


def alike(one: list[int], other: list[int]) -> bool:
    """Tell whether no sound and no silence of two rhythms is clearly longer in one of them."""
    return len(one) == len(other) and all(max(pair) < ALIKE * min(pair) for pair in zip(one, other, strict=True))


@pytest.mark.parametrize(
    ("one", "other"), [pytest.param(*pair, id=" / ".join(pair)) for pair in combinations(SOUNDS, 2)]
)
def test_no_two_cues_share_a_rhythm(one: str, other: str) -> None:
    assert not alike(rhythm(SOUNDS[one]), rhythm(SOUNDS[other]))


NUMBERS = range(1, 100)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_no_cue_and_no_other_number(number: int) -> None:
    told = rhythm(DEFAULT.pattern(CueKind.NUMBER, number=number))
    others = [rhythm(DEFAULT.pattern(CueKind.NUMBER, number=other)) for other in NUMBERS if other != number]
    cues = [rhythm(pattern) for name, pattern in SOUNDS.items() if name != CueKind.NUMBER.value]

    assert not [other for other in (*cues, *others) if alike(told, other)]


@pytest.mark.parametrize(
    ("number", "beeps"),
    [
        (1, "short"),
        (3, "short short short"),
        (10, "long"),
        (12, "long short short"),
        (30, "long long long"),
        (21, "long long short"),
    ],
)
def test_a_number_is_told_by_a_rattle_then_tens_and_ones(number: int, beeps: str) -> None:
    assert form(DEFAULT.pattern(CueKind.NUMBER, number=number)) == f"tick tick tick tick tick tick {beeps}"


def test_the_beeps_of_a_number_are_slow_enough_to_count_and_its_parts_stand_apart() -> None:
    assert rhythm(DEFAULT.pattern(CueKind.NUMBER, number=22))[11:] == [600, 350, 250, 350, 600, 150, 250, 150]


def test_a_number_is_told_by_the_light_too() -> None:
    pattern = DEFAULT.pattern(CueKind.NUMBER, number=12)

    assert [(flash.start_ms, flash.end_ms) for flash in pattern.flashes] == [
        (tone.start_ms, tone.end_ms) for tone in pattern.tones[6:]
    ]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_flashes_at_most_three_times_a_second(number: int) -> None:
    starts = [flash.start_ms for flash in DEFAULT.pattern(CueKind.NUMBER, number=number).flashes]

    assert all(after - before >= 334 for before, after in pairwise(starts))


@pytest.mark.parametrize("name", SOUNDS)
def test_every_pitch_is_one_at_which_a_piezo_is_loud(name: str) -> None:
    pitches = {tone.pitch_hz for tone in SOUNDS[name].tones}

    assert all(1_500 <= pitch_hz <= 4_000 for pitch_hz in pitches)


@pytest.mark.parametrize("name", SOUNDS)
def test_tones_come_one_after_the_other_with_silence_between(name: str) -> None:
    assert min(rhythm(SOUNDS[name])) > 0


def form(pattern: Pattern) -> str:
    """Give a pattern's tones in words: a tick is up to 0.1 s, short up to 0.2 s, all else is long."""
    lengths = [tone.end_ms - tone.start_ms for tone in pattern.tones]
    return " ".join("tick" if length <= 100 else "short" if length <= 200 else "long" for length in lengths)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (CueKind.COUNTDOWN, "short"),
        (CueKind.WORK, "long"),
        (CueKind.REST, "long long"),
        (CueKind.SWITCH, "short short short"),
        (CueKind.HALFWAY, "tick"),
        (CueKind.LAST_TEN, "tick tick"),
        (CueKind.ROUND, "tick tick tick tick"),
        (CueKind.REP, "tick"),
        (CueKind.AT, "short long"),
        (CueKind.WAIT, "long short"),
    ],
)
def test_a_cue_has_the_form_that_its_description_says(kind: CueKind, expected: str) -> None:
    assert form(DEFAULT.pattern(kind)) == expected


def test_pitches_rise_and_fall_as_described() -> None:
    rest, run = ([tone.pitch_hz for tone in DEFAULT.pattern(kind).tones] for kind in (CueKind.REST, CueKind.ROUND))

    assert rest == sorted(rest, reverse=True)
    assert run == sorted(run)
    assert rest[0] != rest[1]
    assert len(set(run)) == len(run)
    assert DEFAULT.pattern(CueKind.WORK).tones[0].pitch_hz > DEFAULT.pattern(CueKind.COUNTDOWN).tones[0].pitch_hz


def test_a_rep_is_softer_than_any_other_tick() -> None:
    rep, halfway = DEFAULT.pattern(CueKind.REP), DEFAULT.pattern(CueKind.HALFWAY)

    assert rep.length_ms * 2 < halfway.tones[0].end_ms


def test_a_round_is_the_beginning_of_the_works_sound() -> None:
    joined, first, then = SOUNDS["round, then work"], SOUNDS["round"], SOUNDS["work"]

    assert joined.tones[: len(first.tones)] == first.tones
    assert [tone.pitch_hz for tone in joined.tones[len(first.tones) :]] == [tone.pitch_hz for tone in then.tones]
    assert joined.length_ms < 1_500


def test_wait_repeats_every_three_seconds_for_a_minute() -> None:
    wait = DEFAULT.pattern(CueKind.WAIT)

    assert (wait.every_ms, wait.every_ms * wait.times) == (3_000, 60_000)


@pytest.mark.parametrize("name", SOUNDS)
def test_a_pattern_flashes_at_most_three_times_a_second(name: str) -> None:
    pattern = SOUNDS[name]
    starts = [turn * pattern.every_ms + flash.start_ms for turn in range(pattern.times) for flash in pattern.flashes]

    assert all(fourth - first >= 1_000 for first, fourth in zip(starts, starts[FLASHES_A_SECOND:], strict=False))


# Colours


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_colour_blind_tell_work_from_rest(theme: Theme) -> None:
    work, rest = theme.colours[Phase.WORK], theme.colours[Phase.REST]

    assert theme.colours.keys() == set(Phase)
    assert abs(work[2] - rest[2]) > 100  # blue is what red-green blindness leaves


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_cue_has_a_pattern(theme: Theme) -> None:
    assert theme.patterns.keys() == set(CueKind)
