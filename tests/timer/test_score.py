"""The score: a timeline as a picture."""

import re
import xml.etree.ElementTree as ET
from itertools import combinations
from typing import Any

import pytest

from tests.fakes import MARK, circuit, emom, hold, reps, rest, routine, to_max, untold
from timer.expand import expand
from timer.routine.model import Amrap, ForTime, Section, Step
from timer.score import MARGIN, WIDTH, draw_score
from timer.svg import text_px
from timer.theme import DEFAULT
from timer.timeline import Phase

SVG = "{http://www.w3.org/2000/svg}"
COLOURS = {"#{:02x}{:02x}{:02x}".format(*DEFAULT.colours[phase]): phase for phase in (Phase.WORK, Phase.REST)}


def drawn(*steps: Step, **more: Any) -> ET.Element:
    return ET.fromstring(draw_score(expand(routine(*steps, **more)), DEFAULT))


def bars(picture: ET.Element) -> list[dict[str, str]]:
    """Give the boxes of intervals, without the paper and the legend."""
    return [box.attrib for box in picture.iter(f"{SVG}rect") if box.get("height") in {"84.0", "36.0"}]


def texts(picture: ET.Element) -> list[str]:
    return [text.text or "" for text in picture.iter(f"{SVG}text")]


ROUTINES = {
    "a hold": (hold("plank", 30),),
    "a circuit": (circuit(hold("squat", 30), hold("russian twist", 40), rest=10, rounds=3),),
    "sides": (hold("side plank", 40, each_side=True), rest(20), reps("lunge", 12, each_side=True)),
    "short and long": (hold("a", 1), hold("b", 3_600), hold("c", 5)),
    "open without an estimate": (to_max("plank"), hold("b", 20)),
    "blocks": (emom(reps("squat", 12), hold("plank", 30), slots=10), Amrap((untold("x"), reps("y", 5)), MARK, 600_000)),
    "many": (circuit(*(hold(f"exercise {number}", 30) for number in range(40)), rest=10, rounds=5),),
    "a day": (circuit(hold("walk", 60), rest=12, rounds=1_200),),
}


@pytest.mark.parametrize("steps", ROUTINES.values(), ids=ROUTINES)
def test_every_interval_has_a_bar_of_its_own_on_the_sheet(steps: tuple[Step, ...]) -> None:
    picture = drawn(*steps)
    timeline = expand(routine(*steps))
    places = [{key: float(bar[key]) for key in ("x", "y", "width", "height")} for bar in bars(picture)]

    assert len(places) == len(timeline.intervals)
    assert all(bar["x"] >= MARGIN and bar["x"] + bar["width"] <= WIDTH - MARGIN + 0.5 for bar in places)
    assert all(bar["y"] + bar["height"] <= float(picture.get("height", "0")) for bar in places)
    feet = [(bar["y"] + bar["height"], bar["x"]) for bar in places]
    assert feet == sorted(feet)
    for one, other in combinations(places[:200], 2):
        same_row = one["y"] + one["height"] == other["y"] + other["height"]
        assert not same_row or one["x"] + one["width"] <= other["x"] + 0.6


def test_bars_are_as_long_as_their_intervals_and_as_high_as_their_phases() -> None:
    first, work, stand, again = bars(drawn(hold("a", 40), rest(20), hold("b", 40), prepare=20))
    unit = (WIDTH - 2 * MARGIN) / 6
    assert [bar["width"] for bar in (first, work, stand, again)] == [f"{unit * of - 1:.1f}" for of in (1, 2, 1, 2)]
    assert [COLOURS.get(bar["fill"]) for bar in (work, stand)] == [Phase.WORK, Phase.REST]
    assert float(work["height"]) > float(stand["height"])


def test_names_lengths_rounds_sections_and_starts_are_written() -> None:
    steps = (
        Section("warm_up", (hold("march", 60),), MARK),
        circuit(hold("squat", 30), reps("push-up", 10), rest=10, rounds=2),
    )
    said = texts(drawn(*steps, name="Legs"))
    expected = {"Legs", "Warm-up", "Round 1 of 2", "Round 2 of 2", "March", "1 min", "Squat", "30 s", "Push-up"}
    assert expected <= set(said)
    assert "1:10" in said  # the first squat; a start after reps is an estimate
    assert any(re.fullmatch(r"~\d:\d\d", text) for text in said)


def test_both_rounds_are_told_where_circuits_stand_in_circuits() -> None:
    once = circuit(hold("run", 60), rounds=2)
    said = texts(drawn(circuit(once, rounds=3)))
    assert [text for text in said if text.startswith("Round")] == [
        f"Round {outer} of 3, {inner} of 2" for outer in (1, 2, 3) for inner in (1, 2)
    ]


@pytest.mark.parametrize(
    "name", ["side-lying clamshell with a band", "donaudampfschifffahrt", "壁スクワット壁スクワット"]
)
def test_a_name_with_long_words_is_written_whole_and_upwards(name: str) -> None:
    picture = drawn(circuit(hold(name, 20), hold("squat", 20), rest=5, rounds=12))
    upright = [text.text or "" for text in picture.iter(f"{SVG}text") if "rotate" in text.get("transform", "")]
    whole = name.replace(" ", "").capitalize()
    assert "".join(upright).replace(" ", "").startswith(whole)
    assert all(text_px(line, 10.5) <= 84 for line in upright)


def test_a_block_lists_what_is_done_in_it() -> None:
    said = " ".join(texts(drawn(Amrap((reps("burpee", 5), reps("squat", 10)), MARK, 600_000))))
    assert "10 min AMRAP: 5 × burpee, 10 × squat" in said


def test_a_ladder_is_told_whole() -> None:
    race = ForTime((reps("squat", 21, 15, 9, per_round=True), untold("400 m run")), MARK, 3)
    assert "3 rounds for time: squat 21, 15, 9 reps, 400 m run" in " ".join(texts(drawn(race, hold("a", 60))))


def test_only_an_open_interval_is_dashed() -> None:
    dashed = ["stroke-dasharray" in bar for bar in bars(drawn(hold("a", 30), reps("b", 10), prepare=0))]
    assert dashed == [False, True]


@pytest.mark.parametrize("name", ["Legs", "m" * 80, "A long name that tells all about it " * 2, "x " * 40])
def test_the_name_keeps_off_the_total_and_on_the_sheet(name: str) -> None:
    picture = drawn(hold("a", 46_000), name=name.strip())
    total, *title = [text for text in picture.iter(f"{SVG}text") if text.get("font-weight") == "700"][:4]
    title = [text for text in title if float(text.get("font-size", "0")) >= 24]
    left = WIDTH - MARGIN - text_px(total.text or "", 26, bold=True)
    assert "".join(text.text or "" for text in title).replace(" ", "") == name.replace(" ", "")
    assert all(MARGIN + text_px(text.text or "", float(text.get("font-size", "0")), bold=True) < left for text in title)


def test_what_means_something_in_xml_is_written_as_text() -> None:
    picture = drawn(hold('<b> & "c" ]]>', 300), name="1 < 2 & 3")
    assert "1 < 2 & 3" in texts(picture)
    assert '<b> & "c" ]]>' in texts(picture)
