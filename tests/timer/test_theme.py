"""Themes: no two cues share a rhythm, nothing flashes too often, and colours can be told apart."""

from itertools import combinations, pairwise

import pytest

from timer.cues import CueKind
from timer.theme import DEFAULT, THEMES, Pattern, Theme
from timer.timeline import Phase

ALIKE = 1.5  # an ear takes two lengths for one if the longer is less than this many times the shorter
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


@pytest.mark.parametrize("name", SOUNDS)
def test_tones_come_one_after_the_other_with_silence_between(name: str) -> None:
    assert min(rhythm(SOUNDS[name])) > 0


def form(kind: CueKind) -> str:
    """Give a pattern's tones in words: a tick is up to 0.1 s, short up to 0.2 s, all else is long."""
    lengths = [tone.end_ms - tone.start_ms for tone in DEFAULT.pattern(kind).tones]
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
    assert form(kind) == expected


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
