"""The layout, as data: of every view, at sizes from a small panel to the largest television."""

import re
from datetime import timedelta
from itertools import combinations

import pytest

from tests.fakes import hold, reps, routine
from tests.timer.screen.colours import contrast
from tests.timer.screen.extremes import ALL_TROUBLES, EXTREMES, TEXT
from tests.timer.screen.scenes import (
    FIGURES,
    LONGEST,
    MENU,
    NOW_MS,
    SCENES,
    WALL,
    facts,
    find,
    menu,
    paused,
    playing,
    scene,
)
from timer.expand import expand
from timer.routine.model import CueSettings
from timer.scene import Action, Scene
from timer.screen.content import content
from timer.screen.draw import measure
from timer.screen.items import Box, Fill, Glyph, Item, Person, Strip, Text
from timer.screen.layout import backdrop, choice_at, lay_out
from timer.screen.typeset import ELLIPSIS, Typesetter, line_px
from timer.state import Status
from timer.theme import DEFAULT
from timer.timeline import Phase

SIZES = [
    (320, 240),
    (480, 320),
    (800, 480),
    (480, 800),
    (1024, 600),
    (1280, 1024),
    (1000, 1000),
    (1080, 1920),
    (1920, 1080),
    (3840, 2160),
]
ALL = SCENES | {f"{name}, at its longest": shown for name, shown in EXTREMES.items()}


def laid_out(shown: Scene, size: tuple[int, int], typesetter: Typesetter, now_ms: int = NOW_MS) -> tuple[Item, ...]:
    return lay_out(shown, now_ms, size, DEFAULT, WALL, typesetter, FIGURES)


def texts(items: tuple[Item, ...]) -> list[Text]:
    return [item for item in items if isinstance(item, Text)]


def all_text(items: tuple[Item, ...]) -> str:
    return " | ".join(" ".join(text.lines) for text in texts(items))


def figure(items: tuple[Item, ...]) -> list[Glyph]:
    return [item for item in items if isinstance(item, Glyph)]


every_view = pytest.mark.parametrize("name", ALL)
every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@every_size
@every_view
def test_everything_lies_on_the_screen(name: str, size: tuple[int, int], typesetter: Typesetter) -> None:
    screen = Box(0, 0, *size)
    outside = [item for item in laid_out(ALL[name], size, typesetter) if not screen.holds(item.box)]
    assert outside == []


@every_size
@every_view
def test_every_text_fits_its_box(name: str, size: tuple[int, int], typesetter: Typesetter) -> None:
    for text in texts(laid_out(ALL[name], size, typesetter)):
        assert max(measure(text.face, text.size_px, line) for line in text.lines) <= text.box.width, text
        assert line_px(text.size_px) * len(text.lines) <= text.box.height, text


@every_size
@every_view
def test_no_two_things_overlap(name: str, size: tuple[int, int], typesetter: Typesetter) -> None:
    items = [item for item in laid_out(ALL[name], size, typesetter) if not isinstance(item, Fill)]
    assert [(a, b) for a, b in combinations(items, 2) if a.box.meets(b.box)] == []


@every_size
@pytest.mark.parametrize("name", [name for name in ALL if ALL[name].status in (Status.RUNNING, Status.PAUSED)])
def test_the_figure_is_at_least_35_percent_of_the_height(
    name: str, size: tuple[int, int], typesetter: Typesetter
) -> None:
    for glyph in figure(laid_out(ALL[name], size, typesetter)):
        assert glyph.box.height * 0.968 >= 0.35 * size[1]  # a digit is so much of its box


@every_size
@every_view
def test_no_text_loses_its_end(name: str, size: tuple[int, int], typesetter: Typesetter) -> None:
    lines = [line for text in texts(laid_out(ALL[name], size, typesetter)) for line in text.lines]
    assert [line for line in lines if ELLIPSIS in line and not re.fullmatch("… and [0-9]+ more", line)] == []


@every_view
def test_every_text_stands_out_from_its_ground(name: str, typesetter: Typesetter) -> None:
    for text in texts(laid_out(ALL[name], (800, 480), typesetter)):
        assert contrast(text.colour, text.ground) >= 7, text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("idle", ["Saturday, 3 May", "Runner's strength", "last done 2 days ago", "1 of 2", "Press | Show routine"]),
        ("menu", ["Choose a routine", "1 of 12", "First timer", "10:10", "Four minutes, flat out.", "about 86 min"]),
        ("menu", ["routine-3.yaml:4:9: 'plank' has no time", "Press | Show routine"]),
        ("menu, short", ["2 of 2", "tabata.yaml:7:5: unknown key 'round' in a circuit", "(and 1 more)"]),
        ("menu, its lesson", ["Learn the signals", "Hear each sound, and what it means.", "tabata.yaml:7:5"]),
        ("lesson", ["Learn the signals", "Last ten", "Ten seconds of work are left", "Press | Next signal", "Leave"]),
        ("idle, with faults and trouble", ["tabata.yaml:7:5: unknown key", "(and 1 more)", "buzzer on GPIO18"]),
        ("idle, with no routine", ["There is no routine yet"]),
        (
            "ready",
            ["READY · 1 of 2", "about 86 min", "Squat jump", "4 × 20 s", "You need: pull-up bar.", "Keep breathing."],
        ),
        (
            "ready, after a broken save",
            ["The last save has faults; this is the one before it.", "routine-3.yaml:4:9: 'plank' has no time"],
        ),
        ("prepare", ["GET READY", "Next: March on the spot, 1 min", "Warm-up"]),
        (
            "work",
            [
                "WORK",
                "Plank",
                "about 80 min left, until 20:00",
                "Round 1 of 3",
                "Knees down if you shake.",
                "Next: rest 15 s, then push-up",
            ],
        ),
        ("work, with a call", ["Hips level", "Muted"]),
        ("work, of several minutes", ["Side plank, right side", "Set 1 of 2"]),
        ("work, paced", ["10 reps, one every 3 s"]),
        ("work, the last", ["Next: the end", "0:02 left, until 18:42"]),
        ("switch", ["SWITCH SIDES", "Next: Side plank, right side, 1:15"]),
        ("rest", ["REST", "Next: Lunge, 12 reps, 2 × 8 kg"]),
        ("reps", ["reps · 0:23", "2 × 8 kg", "Press | Done | Hold | Pause"]),
        ("max", ["Pull-up", "0:27 to the cap"]),
        ("amrap", ["3 rounds", "5 × pull-up", "rest 10 s", "As many rounds as possible", "Count a round"]),
        ("for time", ["1 of 3 rounds", "15 × thruster (20 kg)", "400 m run"]),
        ("emom", ["8 × burpee", "Slot 1 of 10"]),
        ("emom, slot done", ["15 × kettlebell swing (16 kg), 10 × sit-up", "done in 0:31"]),
        ("waiting", ["WAITING", "Press to go on.", "Next: Plank"]),
        ("lead-in", ["GO AGAIN IN", "Plank"]),
        ("paused", ["PAUSED", "Quiet hours", "buzzer on GPIO18", "Press | Resume | Twice | Back | Hold | Stop"]),
        ("finished", ["DONE", "of work", "11 of 47 done", "1 early", "0 skipped", "Leave"]),
        ("finished, with a past", ["1:10 more work than last time, 2 days ago", "38 min this week", "weeks: 71"]),
        ("stopped", ["STOPPED"]),
        ("offer", ["NOT FINISHED", "Stopped at: 1:15 side plank, right side. About 7", "Let it go"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_view_says_what_one_needs_to_know(name: str, expected: list[str], typesetter: Typesetter) -> None:
    said = all_text(laid_out(ALL[name], (1280, 720), typesetter))
    assert [part for part in expected if part not in said] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("prepare", "7"),
        ("work", "33"),
        ("work, of several minutes", "1:15"),
        ("reps", "12"),
        ("max", "0:33"),
        ("amrap", "9:47"),
        ("for time", "5:33"),
        ("waiting", "0:07"),
        ("lead-in", "4"),
        ("paused", "33"),
        ("idle", "18:42"),
        ("finished", "7:40"),
    ],
)
def test_the_figure_is_what_counts_most(name: str, expected: str, typesetter: Typesetter) -> None:
    assert "".join(glyph.char for glyph in figure(laid_out(ALL[name], (800, 480), typesetter))) == expected


@every_size
@pytest.mark.parametrize("chosen", range(12))
def test_the_chosen_routine_is_always_among_the_rows(
    chosen: int, size: tuple[int, int], typesetter: Typesetter
) -> None:
    shown = menu(chosen)
    plates = [item for item in laid_out(shown, size, typesetter) if isinstance(item, Fill)][1:]
    plate = max(plates, key=lambda fill: fill.box.height)
    name = MENU[chosen].timeline.routine.name
    on_it = [text for text in texts(laid_out(shown, size, typesetter)) if plate.box.holds(text.box)]
    assert name[:20] in " ".join(" ".join(text.lines) for text in on_it)


def test_the_menu_goes_when_nobody_chooses_for_a_while(typesetter: Typesetter) -> None:
    until_ms = menu(0).menu_until_ms
    said = [all_text(laid_out(menu(0), (800, 480), typesetter, at_ms)) for at_ms in (until_ms - 1, until_ms)]
    assert ["Choose a routine" in text for text in said] == [True, False]


def test_a_row_that_is_pointed_at_names_its_routine_but_for_the_chosen_one(typesetter: Typesetter) -> None:
    size = (800, 480)
    found = [choice_at(menu(1), NOW_MS, size, (400, y), typesetter) for y in range(480)]
    assert list(dict.fromkeys(found)) == [None, "routine-0", "routine-2", "routine-3"]
    assert found[-1] is None


def test_where_no_menu_is_shown_no_routine_is_pointed_at(typesetter: Typesetter) -> None:
    for shown in (SCENES["idle"], SCENES["ready"]):
        assert {choice_at(shown, NOW_MS, (800, 480), (400, y), typesetter) for y in range(480)} == {None}


def test_without_a_trusted_clock_no_time_of_day_is_shown(typesetter: Typesetter) -> None:
    items = lay_out(SCENES["idle"], NOW_MS, (800, 480), DEFAULT, None, typesetter)
    assert figure(items) == []
    assert "last done" not in all_text(items)


def test_without_a_trusted_clock_the_end_is_told_by_what_is_left_alone(typesetter: Typesetter) -> None:
    said = all_text(lay_out(SCENES["work"], NOW_MS, (800, 480), DEFAULT, None, typesetter))
    assert "about 80 min left |" in said
    assert "until" not in said


@every_size
def test_the_columns_of_the_weeks_are_as_high_as_the_weeks_were_long(
    size: tuple[int, int], typesetter: Typesetter
) -> None:
    weeks_min = (0, 20, 40, 80, 60)
    shown = SCENES["finished, with a past"]._replace(weeks_min=weeks_min)
    columns = [item for item in laid_out(shown, size, typesetter) if isinstance(item, Strip)][:-1]
    heights = [column.box.height for column in columns]
    assert heights == [heights[2] * minutes // 80 for minutes in weeks_min if minutes]
    assert len({column.box.bottom for column in columns}) == 1
    assert [column.pieces[0][1] == DEFAULT.done for column in columns] == [False] * 3 + [True]


def test_the_first_week_alone_makes_no_chart(typesetter: Typesetter) -> None:
    shown = SCENES["finished"]._replace(weeks_min=(0, 0, 38))
    assert "this week" not in all_text(laid_out(shown, (800, 480), typesetter))


def test_a_call_gives_way_to_the_note_after_eight_seconds(typesetter: Typesetter) -> None:
    said = [
        all_text(laid_out(scene(playing(find("plank"), gone_ms)), (800, 480), typesetter))
        for gone_ms in (19_999, 20_000, 27_999, 28_000)
    ]
    assert ["Hips level" in text for text in said] == [False, True, True, False]


@every_size
def test_the_clock_makes_room_for_what_a_routine_is_for(size: tuple[int, int], typesetter: Typesetter) -> None:
    usual, longest = (laid_out(shown, size, typesetter) for shown in (SCENES["idle"], EXTREMES["idle"]))
    assert TEXT in " ".join(all_text(longest).replace("|", " ").split())
    assert figure(longest)[0].box.height < figure(usual)[0].box.height


@every_size
def test_of_what_is_wrong_the_clock_tells_all_or_how_much_more_there_is(
    size: tuple[int, int], typesetter: Typesetter
) -> None:
    said = " ".join(all_text(laid_out(EXTREMES["idle, all wrong"], size, typesetter)).replace("|", " ").split())
    missing = [trouble for trouble in ALL_TROUBLES if trouble not in said]
    more = re.findall("and ([0-9]+) more", said.split(ALL_TROUBLES[0])[-1])
    assert more == ([str(len(missing))] if missing else [])
    assert bool(missing) is (min(size) < 320)


@pytest.mark.parametrize("size", [size for size in SIZES if min(size) >= 320], ids=str)
def test_the_ready_view_says_all_but_the_last_steps(size: tuple[int, int], typesetter: Typesetter) -> None:
    said = " ".join(all_text(laid_out(EXTREMES["ready"], size, typesetter)).replace("|", " ").split())
    assert TEXT in said
    assert "You need: dumbbells, pull-up bar, bench." in said
    assert "nobody is watching." in said.split("You need")[-1]


@every_size
def test_a_note_too_long_to_read_is_shown_part_by_part(size: tuple[int, int], typesetter: Typesetter) -> None:
    shown = EXTREMES["work, with a figure"]
    parts = []
    for turn in range(12):
        found = texts(laid_out(shown, size, typesetter, shown.player.since_ms + turn * 8_000))
        part = next(text for text in found if " ".join(text.lines) in TEXT)
        assert part.size_px >= round(0.6 * 0.056 * min(size))
        parts.append(" ".join(part.lines))
    assert TEXT in [" ".join(parts[:count]) for count in range(1, len(parts))]


@every_size
@pytest.mark.parametrize("name", [name for name in ALL if ALL[name].status in (Status.RUNNING, Status.PAUSED)])
def test_note_tasks_and_places_are_all_shown_at_once_or_in_turn(
    name: str, size: tuple[int, int], typesetter: Typesetter
) -> None:
    shown = ALL[name]._replace(down_ms=None)
    state = shown.player
    assert state
    anchored = state._replace(elapsed_ms=state.interval_elapsed_ms(NOW_MS), status=Status.PAUSED, since_ms=NOW_MS)
    told = content(anchored, NOW_MS, WALL)
    said: set[str] = set()
    for turn in range(30):
        items = laid_out(shown._replace(player=anchored), size, typesetter, NOW_MS + turn * 8_000)
        said |= set(all_text(items).split())
    missing = [word for word in " ".join((told.note, *told.tasks, *told.places)).split() if word not in said]
    assert told.call or not missing


def test_a_note_that_can_be_read_stands_as_a_whole(typesetter: Typesetter) -> None:
    shown = SCENES["work, with a long name"]
    for turn in range(3):
        said = all_text(laid_out(shown, (1920, 1080), typesetter, NOW_MS + turn * 8_000))
        assert LONGEST.note in said


def test_a_call_that_is_switched_off_is_not_shown(typesetter: Typesetter) -> None:
    calls = CueSettings(off=frozenset({"at"}), at=((1_000, "Hips level"),))
    timeline = expand(routine(hold("plank", 30, cues=calls)))
    shown = scene(playing(timeline.intervals[1], 2_000, timeline))
    assert "Hips level" not in all_text(laid_out(shown, (800, 480), typesetter))


def test_a_hold_fills_until_it_acts(typesetter: Typesetter) -> None:
    filled = []
    for held_ms in (0, 199, 200, 600, 1_000):
        shown = scene(paused(playing(find("plank"))), down_ms=NOW_MS - held_ms)
        bars = {item for item in laid_out(shown, (800, 480), typesetter) if hasattr(item, "filled_px")}
        bars -= set(laid_out(scene(paused(playing(find("plank")))), (800, 480), typesetter))
        filled += [round(bar.filled_px(NOW_MS) / bar.box.width, 2) for bar in bars] or [None]
    assert filled == [None, None, 0.2, 0.6, 1.0]


def test_what_a_hold_does_is_not_said_twice(typesetter: Typesetter) -> None:
    shown = SCENES["work"]
    assert shown.presses.hold is shown.presses.press is Action.PAUSE
    assert "Hold" not in all_text(laid_out(shown, (800, 480), typesetter))


def test_the_figure_keeps_its_place_and_size_while_it_counts_down(typesetter: Typesetter) -> None:
    at_45 = figure(laid_out(scene(playing(find("plank"), 0)), (800, 480), typesetter))
    at_9 = figure(laid_out(scene(playing(find("plank"), 36_000)), (800, 480), typesetter))
    assert at_45[0].box == at_9[0].box


def test_from_one_second_to_the_next_only_the_times_change(typesetter: Typesetter) -> None:
    now = laid_out(SCENES["work, the last"], (800, 480), typesetter)
    later = laid_out(SCENES["work, the last"], (800, 480), typesetter, NOW_MS + 1_000)
    kinds = sorted(type(item).__name__ for item in set(later) - set(now))
    assert kinds == ["Glyph", "Text"]


@every_size
def test_the_idle_view_moves_a_little_each_minute(size: tuple[int, int], typesetter: Typesetter) -> None:
    places = {
        figure(lay_out(SCENES["idle"], NOW_MS, size, DEFAULT, WALL + timedelta(minutes=minute), typesetter))[0].box
        for minute in range(60)
    }
    assert 5 <= len(places) <= 9


@pytest.mark.parametrize(("gone_ms", "flashes"), [(0, True), (249, True), (250, False)])
def test_a_phase_begins_with_a_flash(gone_ms: int, flashes: bool, typesetter: Typesetter) -> None:
    shown = scene(playing(find("rest"), gone_ms))
    (ground, *_) = laid_out(shown, (800, 480), typesetter)
    assert isinstance(ground, Fill)
    assert (ground.colour == DEFAULT.colours[Phase.REST]) is flashes


def test_what_goes_on_after_a_pause_does_not_flash(typesetter: Typesetter) -> None:
    resumed = playing(find("rest"), 0)._replace(elapsed_ms=4_000)
    assert not backdrop(scene(resumed), NOW_MS, DEFAULT).flashes


@pytest.mark.parametrize("size", [(1, 1), (60, 40), (150, 120), (2_000, 50)], ids=str)
@every_view
def test_a_window_too_small_to_read_does_no_harm(name: str, size: tuple[int, int], typesetter: Typesetter) -> None:
    assert laid_out(ALL[name], size, typesetter)


def test_a_layout_needs_no_fonts_only_a_measure() -> None:
    typesetter = Typesetter(lambda face, size_px, text: size_px * len(text) // 2)
    assert "Plank" in all_text(laid_out(SCENES["work"], (800, 480), typesetter))


def person(items: tuple[Item, ...]) -> Person | None:
    return next((item for item in items if isinstance(item, Person)), None)


@pytest.mark.parametrize("name", ["work", "rest", "lead-in", "waiting", "paused", "reps", "switch"])
@pytest.mark.parametrize(
    "size", [(960, 720), (800, 480), (1280, 1024), (1920, 1080), (480, 800), (1080, 1920)], ids=str
)
def test_a_figure_stands_beside_the_digits_where_there_is_room(
    name: str, size: tuple[int, int], typesetter: Typesetter
) -> None:
    shown = person(laid_out(ALL[name], size, typesetter))
    assert shown is not None
    assert shown.box.width * shown.box.height > 0.012 * size[0] * size[1]


@pytest.mark.parametrize("name", ["max", "amrap", "for time", "emom", "idle", "ready", "finished", "offer"])
def test_what_has_no_figure_is_shown_without(name: str, typesetter: Typesetter) -> None:
    assert person(laid_out(ALL[name], (1280, 720), typesetter)) is None


@every_size
@pytest.mark.parametrize("exercise", FIGURES)
def test_no_figure_of_any_shape_gets_in_the_way(exercise: str, size: tuple[int, int], typesetter: Typesetter) -> None:
    timeline = expand(routine(hold(exercise, 75, sets=3, rest=20, note="Slowly. " * 6, facts=facts(exercise))))
    for interval in timeline.intervals[1:3]:
        items = laid_out(scene(playing(interval, 2_000, timeline)), size, typesetter)
        boxes = [item.box for item in items if not isinstance(item, Fill)]
        assert [(a, b) for a, b in combinations(boxes, 2) if a.meets(b)] == []
        assert all(Box(0, 0, *size).holds(box) for box in boxes)


def test_in_a_rest_the_figure_is_of_what_comes_next(typesetter: Typesetter) -> None:
    shown = person(laid_out(SCENES["rest"], (800, 480), typesetter))
    assert shown is not None
    assert shown.movement is FIGURES["lunge"]


def test_the_left_side_is_the_right_side_mirrored(typesetter: Typesetter) -> None:
    sides = []
    for name in ("side plank left", "side plank right"):
        shown = person(laid_out(scene(playing(find(name))), (800, 480), typesetter))
        assert shown is not None
        sides.append(shown.mirrored)
    assert sides == [True, False]


@pytest.mark.parametrize("name", ["work", "reps", "rest", "lead-in", "waiting"])
def test_a_figure_moves_on_in_every_running_view(name: str, typesetter: Typesetter) -> None:
    """And is the same item at all instants, that need not be laid out anew."""
    now, later = (person(laid_out(SCENES[name], (800, 480), typesetter, NOW_MS + ms)) for ms in (0, 700))
    assert now is not None
    assert now == later
    assert now.frame(NOW_MS) != now.frame(NOW_MS + 700)


def test_a_figure_is_as_far_as_the_interval(typesetter: Typesetter) -> None:
    timeline = expand(routine(reps("squat", 10, facts=facts("squat"), pace=6)))
    shown = person(laid_out(scene(playing(timeline.intervals[1], 1_550, timeline)), (800, 480), typesetter))
    assert shown is not None
    assert (shown.elapsed.at(NOW_MS), shown.pace_ms) == (1_550, 6_000)


def test_a_figure_stands_still_in_a_pause(typesetter: Typesetter) -> None:
    shown = scene(paused(playing(find("lunge"), 1_700)))
    now, later = (person(laid_out(shown, (800, 480), typesetter, NOW_MS + ms)) for ms in (0, 700))
    assert now is not None
    assert now == later
    assert now.frame(NOW_MS) == now.frame(NOW_MS + 700)
    assert now.elapsed.at(NOW_MS) == 1_700


@pytest.mark.parametrize(
    ("name", "size", "width", "height"),
    [
        pytest.param("waiting", (1280, 1024), 0.4, 0.14, id="who lies, below wide digits"),
        pytest.param("work, of several minutes", (1920, 1080), 0.2, 0.3, id="who lies, beside them"),
        pytest.param("reps", (480, 500), 0.2, 0.35, id="who stands, beside digits on a tall screen"),
        pytest.param("work", (480, 800), 0.4, 0.08, id="who lies, below digits on a tall screen"),
    ],
)
def test_a_figure_stands_where_it_is_largest(
    name: str, size: tuple[int, int], width: float, height: float, typesetter: Typesetter
) -> None:
    shown = person(laid_out(SCENES[name], size, typesetter))
    assert shown is not None
    assert (shown.box.width / size[0] > width, shown.box.height / size[1] > height) == (True, True)
