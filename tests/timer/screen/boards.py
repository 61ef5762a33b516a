"""Boards to draw, made by hand."""

from timer.screen.boardpicture import (
    BoardPicture,
    ButtonPicture,
    BuzzerPicture,
    EncoderPicture,
    LampPicture,
    LightPicture,
)

RED, AMBER, GREEN = (255, 48, 32), (255, 170, 0), (0, 220, 90)


def bar(*levels: float) -> LightPicture:
    return LightPicture("bar", tuple(LampPicture(GREEN, level) for level in levels), (5, 6, 13, 19, 26)[: len(levels)])


def traffic(pins: tuple[int, int, int], *levels: float) -> LightPicture:
    return LightPicture("traffic", tuple(map(LampPicture, (RED, AMBER, GREEN), levels)), pins)


RGB = LightPicture("rgb", (LampPicture((230, 159, 0), 0.6),), (16, 20, 21))
LED = LightPicture("led", (LampPicture((255, 226, 184), 1.0),), (24,))
START, NEXT, BACK = (
    ButtonPicture("start", False, (17,)),
    ButtonPicture("next", True, (27,)),
    ButtonPicture("back", False, (22,)),
)
BOARD = BoardPicture(
    "Breadboard",
    lights=(RGB, bar(1.0, 1.0, 0.0, 0.0, 0.0)),
    buzzer=BuzzerPicture(True, 1_568, (18,)),
    buttons=(START, NEXT, BACK),
)
JAM_HAT = BoardPicture(
    "JAM HAT",
    lights=(traffic((5, 12, 16), 0.0, 0.0, 0.6), traffic((6, 13, 17), 0.0, 1.0, 0.6)),
    buzzer=BuzzerPicture(True, None, (20,)),
    buttons=(ButtonPicture("start", False, (19,)), ButtonPicture("next", False, (18,))),
)
TRAFFIC_HAT = BoardPicture(
    "Traffic HAT",
    lights=(traffic((24, 23, 22), 1.0, 0.0, 0.0),),
    buzzer=BuzzerPicture(False, 2_300, (5,)),
    buttons=(ButtonPicture("start", True, (25,)),),
)
KNOB = BoardPicture("A knob", (LED,), encoder=EncoderPicture(3, False, (23, 24, 25)))
FULL = BoardPicture(
    "Everything there is",
    lights=(RGB, bar(1.0, 0.0, 0.0, 0.0, 0.0), traffic((2, 3, 4), 1.0, 1.0, 1.0), LED),
    buzzer=BOARD.buzzer,
    encoder=KNOB.encoder,
    buttons=BOARD.buttons,
)
BARE = BoardPicture("Nothing")
BOARDS = {
    "breadboard": BOARD,
    "jam hat": JAM_HAT,
    "traffic hat": TRAFFIC_HAT,
    "knob": KNOB,
    "full": FULL,
    "bare": BARE,
}
