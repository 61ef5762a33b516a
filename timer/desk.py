"""The desk: what the views see of a running app, and where their keys go."""

from collections.abc import Callable
from datetime import datetime

from hardware.boardfile import KNOB, Bar, BoardFile, EncoderPins, Led, LightPins, Rgb, Traffic
from hardware.simulator import Level, Simulator
from timer.conductor import Conductor, Stop
from timer.gestures import KEY, Edge
from timer.messages import Choose
from timer.orders import Order
from timer.scene import Scene
from timer.screen.boardpicture import (
    BoardPicture,
    ButtonPicture,
    BuzzerPicture,
    EncoderPicture,
    LampPicture,
    LightPicture,
)
from timer.theme import Colour

BRIGHTEST = 255
# Of LEDs whose colour no pin tells.
RED, AMBER, GREEN, WARM = (255, 48, 32), (255, 170, 0), (0, 220, 90), (255, 226, 184)
ORDERS = {"next": Order.NEXT, "back": Order.BACK}


class Desk:
    """Answers views on any thread, and passes their keys on: through the simulated board's pins where there are any."""

    def __init__(self) -> None:
        self._conductor: Conductor | None = None
        self._local: Callable[[], datetime | None] = lambda: None
        self._file: BoardFile | None = None
        self._simulator: Simulator | None = None
        self._buttons: frozenset[str] = frozenset()
        self._pictured: tuple[dict[int, Level], int] | None = None  # what the picture shows
        self._picture: BoardPicture | None = None

    def connect(
        self,
        conductor: Conductor,
        file: BoardFile | None,
        simulator: Simulator | None,
        local: Callable[[], datetime | None],
    ) -> None:
        """Begin to answer: until then there is an empty scene, and keys do nothing.

        Args:
            simulator: Of the board in `file`; None: the board is real, or there is none.
            local: Gives the local time of day; None while it can't be trusted.
        """
        self._conductor = conductor
        self._local = local
        self._file = file
        self._simulator = simulator
        self._buttons = frozenset(button.name for button in file.contacts) if file else frozenset()

    def scene(self) -> Scene:
        return self._conductor.scene if self._conductor else Scene()

    def now_ms(self) -> int:
        return self._conductor.now_ms() if self._conductor else 0

    def until_s(self, at_ms: int) -> float:
        return self._conductor.until_s(at_ms) if self._conductor else 0.0

    def wall(self) -> datetime | None:
        return self._local()

    def board(self) -> BoardPicture | None:
        if self._file is None or self._simulator is None:
            return None
        levels = self._simulator.levels()
        turned = self._simulator.turned
        if self._pictured != (levels, turned):
            self._pictured = (levels, turned)
            self._picture = _picture(self._file, levels, self._simulator.pitch_hz, turned)
        return self._picture

    def press(self, button: str, down: bool) -> None:
        if button == "start" and button not in self._buttons and KNOB in self._buttons:
            button = KNOB
        if self._simulator and button in self._buttons:
            (self._simulator.press if down else self._simulator.release)(button)
        elif button in ORDERS:
            if down:
                self.command(ORDERS[button])
        elif self._conductor:
            self._conductor.inbox.put(Edge(KEY, down, self._conductor.real_ms(), bounces=False))

    def turn(self, steps: int) -> bool:
        if self._simulator is None or self._file is None or self._file.encoder is None:
            return False
        self._simulator.turn(steps)
        return True

    def choose(self, name: str) -> None:
        if self._conductor:
            self._conductor.inbox.put(Choose(name))

    def command(self, order: Order) -> None:
        if self._conductor:
            self._conductor.inbox.put(Stop() if order is Order.QUIT else order)


def _picture(file: BoardFile, levels: dict[int, Level], pitch_hz: int | None, turned: int) -> BoardPicture:
    """Give what the pins of a simulated board do."""
    buzzer, encoder = file.buzzer, file.encoder
    return BoardPicture(
        name=file.name,
        lights=tuple(LightPicture(light.kind, _lamps(light, levels), light.pins) for light in file.lights),
        buzzer=BuzzerPicture(buzzer.tonal, pitch_hz, (buzzer.pin,)) if buzzer else None,
        encoder=_encoder(encoder, turned, levels) if encoder else None,
        buttons=tuple(ButtonPicture(one.name, levels[one.pin].value > 0, (one.pin,)) for one in file.buttons),
    )


def _lamps(light: LightPins, levels: dict[int, Level]) -> tuple[LampPicture, ...]:
    values = [levels[pin].value for pin in light.pins]
    match light:
        case Rgb():
            return (LampPicture(_hue(values), max(values)),)
        case Traffic():
            return tuple(map(LampPicture, (RED, AMBER, GREEN), values))
        case Led():
            return (LampPicture(WARM, values[0]),)
        case Bar():
            return tuple(LampPicture(GREEN, value) for value in values)


def _encoder(pins: EncoderPins, steps: int, levels: dict[int, Level]) -> EncoderPicture:
    press = () if pins.press is None else (pins.press,)
    down = levels[pins.press].value > 0 if pins.press is not None else None
    return EncoderPicture(steps, down, (pins.a, pins.b, *press))


def _hue(values: list[float]) -> Colour:
    """Give the colour of three levels as if at full brightness."""
    brightest = max(values) or 1.0
    red, green, blue = (round(BRIGHTEST * value / brightest) for value in values)
    return red, green, blue
