"""The simulated board, as data, in windows from a small panel to the largest television."""

from dataclasses import replace
from itertools import combinations

import pytest

from tests.timer.screen.boards import BARE, BOARD, BOARDS, FULL, GREEN, JAM_HAT, KNOB, START, TRAFFIC_HAT, bar
from timer.screen.boardpicture import BoardPicture, EncoderPicture
from timer.screen.boardview import Spot, board_height, lay_board, spot_at
from timer.screen.draw import measure
from timer.screen.items import Box, Cap, Fill, Glow, Header, Hole, Item, Knob, Lamp, Panel, Piezo, Text
from timer.screen.typeset import ELLIPSIS, Typesetter

WINDOWS = [
    (320, 240),
    (480, 320),
    (800, 480),
    (480, 800),
    (960, 720),
    (1000, 1000),
    (1080, 1920),
    (1920, 1080),
    (3840, 2160),
]
Size = tuple[int, int]
every_window = pytest.mark.parametrize("window", WINDOWS, ids=lambda size: f"{size[0]}x{size[1]}")
every_board = pytest.mark.parametrize("name", BOARDS)


def area(window: Size) -> Size:
    return window[0], board_height(window)


def laid(board: BoardPicture, typesetter: Typesetter, window: Size = (960, 720)) -> tuple[Item, ...]:
    return lay_board(board, area(window), typesetter)


def labels(items: tuple[Item, ...]) -> list[str]:
    return [line for item in items if isinstance(item, Text) for line in item.lines]


def lamps(items: tuple[Item, ...]) -> list[Lamp]:
    return [item for item in items if isinstance(item, Lamp)]


@every_window
@every_board
def test_everything_lies_on_the_board(name: str, window: Size, typesetter: Typesetter) -> None:
    ground, pcb, *rest = laid(BOARDS[name], typesetter, window)
    assert ground.box == Box(0, 0, *area(window))
    assert ground.box.holds(pcb.box)
    assert [item for item in rest if not (ground if isinstance(item, Glow) else pcb).box.holds(item.box)] == []


@every_window
@every_board
def test_nothing_overlaps_but_a_legend_its_cap_and_a_lamp_its_housing(
    name: str, window: Size, typesetter: Typesetter
) -> None:
    items = laid(BOARDS[name], typesetter, window)[2:]
    texts = [item for item in items if isinstance(item, Text)]
    parts = [item for item in items if isinstance(item, Lamp | Piezo | Knob | Cap | Header | Hole)]
    legends = [text for text in texts if any(isinstance(part, Cap) and part.box.holds(text.box) for part in parts)]
    alone = [*parts, *(text for text in texts if text not in legends)]
    assert [(one, other) for one, other in combinations(alone, 2) if one.box.meets(other.box)] == []
    for panel in (item for item in items if isinstance(item, Panel)):  # keys and housings
        assert [item for item in alone if panel.box.meets(item.box) and not panel.box.holds(item.box)] == []


@every_window
@every_board
def test_no_label_is_cut(name: str, window: Size, typesetter: Typesetter) -> None:
    for item in laid(BOARDS[name], typesetter, window):
        if isinstance(item, Text):
            assert ELLIPSIS not in item.lines[0]
            assert measure(item.face, item.size_px, item.lines[0]) <= item.box.width


@every_board
def test_at_a_usual_size_every_device_tells_its_pins(name: str, typesetter: Typesetter) -> None:
    board = BOARDS[name]
    said = " ".join(labels(laid(board, typesetter))).replace("GPIO", " ").replace("/", " ").split()
    devices = [*board.lights, board.buzzer, board.encoder, *board.buttons]
    assert [pin for device in devices if device for pin in device.pins if str(pin) not in said] == []


def test_each_device_is_shown_as_it_is(typesetter: Typesetter) -> None:
    items = laid(BOARD, typesetter)
    assert [lamp.level for lamp in lamps(items)] == [0.6, 1.0, 1.0, 0.0, 0.0, 0.0]
    assert [item.down for item in items if isinstance(item, Cap)] == [False, True, False]
    assert [(item.tonal, item.sounding) for item in items if isinstance(item, Piezo)] == [(True, True)]
    assert labels(items) == [
        *("Breadboard", "start", "next", "back"),
        *("rgb", "bar", "1568 Hz", "space", "right", "left"),
        *("GPIO16/20/21", "GPIO5/6/13/19/26", "GPIO18", "GPIO17", "GPIO27", "GPIO22"),
    ]


def test_a_light_glows_while_it_is_lit_and_is_glass_while_not(typesetter: Typesetter) -> None:
    lit, dark = (laid(BoardPicture("b", (bar(level),)), typesetter) for level in (1.0, 0.0))
    assert [(item.colour, item.level) for item in lit if isinstance(item, Glow)] == [(GREEN, 1.0)]
    assert [item for item in dark if isinstance(item, Glow)] == []
    assert max(lamps(dark)[0].glass) < max(GREEN) / 2


def test_a_button_that_is_down_takes_its_legend_with_it(typesetter: Typesetter) -> None:
    up, down = (
        next(item for item in laid(replace(KNOB, buttons=(button,)), typesetter) if labels((item,)) == ["start"])
        for button in (START, replace(START, down=True))
    )
    assert down.box.y > up.box.y


def test_a_jam_hat_has_two_rows_of_lights_two_buttons_a_buzzer_and_its_name(typesetter: Typesetter) -> None:
    items = laid(JAM_HAT, typesetter)
    places = [(lamp.box.x, lamp.box.y) for lamp in lamps(items)]
    columns, rows = (sorted({place[axis] for place in places}) for axis in (0, 1))
    assert places == [(x, y) for y in rows for x in columns]
    assert (len(columns), len(rows)) == (3, 2)
    assert labels(items)[0] == "JAM HAT"
    assert labels(items)[-3:] == ["GPIO20", "GPIO19", "GPIO18"]


def test_a_single_traffic_light_is_a_column_in_a_housing(typesetter: Typesetter) -> None:
    items = laid(TRAFFIC_HAT, typesetter)
    places = [lamp.box for lamp in lamps(items)]
    assert len({box.x for box in places}) == 1
    assert [box.y for box in places] == sorted(box.y for box in places)
    assert any(isinstance(item, Panel) and all(map(item.box.holds, places)) for item in items[2:])


@pytest.mark.parametrize(
    ("steps", "turned"), [(0, 0.0), (5, 0.25), (-1, 0.95), (20, 0.0), (27, 0.35)], ids=lambda value: str(value)
)
def test_the_knobs_mark_follows_its_steps(steps: int, turned: float, typesetter: Typesetter) -> None:
    items = laid(replace(KNOB, encoder=EncoderPicture(steps, None, (23, 24))), typesetter)
    assert [item.turned for item in items if isinstance(item, Knob)] == [turned]


@every_window
def test_a_point_on_a_button_is_that_button(window: Size, typesetter: Typesetter) -> None:
    caps = [item.box for item in laid(FULL, typesetter, window) if isinstance(item, Cap)]
    centres = [(box.x + box.width // 2, box.y + box.height // 2) for box in caps]
    assert [spot_at(FULL, area(window), centre) for centre in centres] == [Spot("start"), Spot("next"), Spot("back")]
    assert spot_at(FULL, area(window), (2, 20)) == Spot()


@pytest.mark.parametrize(
    ("down", "share", "expected"),
    [
        (False, 0.1, Spot(steps=-1, knob=True)),
        (False, 0.4, Spot("knob", knob=True)),
        (False, 0.9, Spot(steps=1, knob=True)),
        (None, 0.4, Spot(steps=-1, knob=True)),
        (None, 0.6, Spot(steps=1, knob=True)),
    ],
)
def test_a_knob_is_turned_at_its_sides_and_pressed_in_the_middle_if_it_can_be(
    down: bool | None, share: float, expected: Spot, typesetter: Typesetter
) -> None:
    board = replace(KNOB, encoder=EncoderPicture(0, down, (23, 24)))
    box = next(item.box for item in laid(board, typesetter) if isinstance(item, Knob))
    point = (box.x + round(share * box.width), box.y + box.height // 2)
    assert spot_at(board, area((960, 720)), point) == expected


def test_a_board_of_nothing_is_bare(typesetter: Typesetter) -> None:
    kinds = {type(item) for item in laid(BARE, typesetter)}
    assert kinds == {Fill, Panel, Hole, Text}
    assert spot_at(BARE, area((960, 720)), (480, 80)) == Spot()


@pytest.mark.parametrize(
    ("window", "expected"), [((960, 720), 173), ((480, 800), 240), ((320, 240), 68), ((320, 120), 0)], ids=str
)
def test_the_board_leaves_the_screen_most_of_a_window(window: Size, expected: int) -> None:
    assert board_height(window) == expected
