"""The desk: what the views see of a running app, and where their keys go."""

from datetime import datetime

from hardware.boardfile import KNOB, Bar, BoardFile, Led, Rgb, Traffic
from hardware.simulator import Level, Simulator
from timer.conductor import Conductor, Stop
from timer.gestures import KEY, Edge
from timer.orders import Order
from timer.scene import Scene
from timer.screen.boardpicture import BarPicture, BoardPicture, ButtonPicture, LightPicture
from timer.theme import Colour

BRIGHTEST = 255
RED, AMBER, GREEN = (255, 48, 32), (255, 170, 0), (0, 220, 90)  # of LEDs whose colour no pin tells
ORDERS = {"next": Order.NEXT, "back": Order.BACK}


class Desk:
    """Answers views on any thread, and passes their keys on: through the simulated board's pins where there are any."""

    def __init__(self) -> None:
        self._conductor: Conductor | None = None
        self._file: BoardFile | None = None
        self._simulator: Simulator | None = None
        self._buttons: frozenset[str] = frozenset()

    def connect(self, conductor: Conductor, file: BoardFile | None, simulator: Simulator | None) -> None:
        """Begin to answer: until then there is an empty scene, and keys do nothing.

        Args:
            simulator: Of the board in `file`; None: the board is real, or there is none.
        """
        self._conductor = conductor
        self._file = file
        self._simulator = simulator
        self._buttons = frozenset(button.name for button in file.contacts) if file else frozenset()

    def scene(self) -> Scene:
        return self._conductor.scene if self._conductor else Scene()

    def now_ms(self) -> int:
        return self._conductor.now_ms() if self._conductor else 0

    def wall(self) -> datetime | None:
        return datetime.now()

    def board(self) -> BoardPicture | None:
        if self._file is None or self._simulator is None:
            return None
        levels = self._simulator.levels()
        return BoardPicture(
            name=self._file.name,
            lights=tuple(light for kind in self._file.lights for light in _lights(kind, levels)),
            bars=tuple(
                BarPicture(bar.kind, tuple(levels[pin].value for pin in bar.pins))
                for bar in self._file.lights
                if isinstance(bar, Bar)
            ),
            buttons=tuple(ButtonPicture(button.name, levels[button.pin].value > 0) for button in self._file.buttons),
            has_buzzer=self._file.buzzer is not None,
            pitch_hz=self._simulator.pitch_hz,
        )

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

    def command(self, order: Order) -> None:
        if self._conductor:
            self._conductor.inbox.put(Stop() if order is Order.QUIT else order)


def _lights(kind: Rgb | Traffic | Led | Bar, levels: dict[int, Level]) -> tuple[LightPicture, ...]:
    values = [levels[pin].value for pin in kind.pins]
    match kind:
        case Rgb():
            return (LightPicture(kind.kind, _hue(values), max(values)),)
        case Traffic():
            names = (("red", RED), ("amber", AMBER), ("green", GREEN))
            return tuple(LightPicture(name, colour, value) for (name, colour), value in zip(names, values, strict=True))
        case Led():
            return (LightPicture(kind.kind, RED, values[0]),)
        case Bar():
            return ()


def _hue(values: list[float]) -> Colour:
    """Give the colour of three levels as if at full brightness."""
    brightest = max(values) or 1.0
    red, green, blue = (round(BRIGHTEST * value / brightest) for value in values)
    return red, green, blue
