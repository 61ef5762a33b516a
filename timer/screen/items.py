"""Items: what a layout is made of, as plain data. Lengths are pixels; y grows downwards."""

from dataclasses import dataclass
from enum import Enum
from math import ceil, cos, pi
from typing import ClassVar

from timer.routine.movement import Movement
from timer.screen.elapsed import Elapsed
from timer.screen.share import Share
from timer.theme import Colour


class Face(Enum):
    """A typeface of the tree; the value is its file."""

    TEXT = "Roboto-Medium.ttf"
    HEAD = "RobotoCondensed-Bold.ttf"


# Both faces, in parts of the size: from a line's top to its foot; from its top to the baseline; and how far the round
# digits reach above and below that.
LINE, ASCENT, DIGIT_TOP, DIGIT_FOOT = 1.172, 0.928, 0.722, 0.012
# A bar takes so many steps, or one in that time: a little longer than a frame of a figure, with which it then moves.
MOST_STEPS, LONGEST_STEP_MS = 250, 90
FRAME_MS = 80  # about, between two frames of a movement
BREATH_MS, BREATH_FRAME_MS = 4_500, 250  # of a breath in and out; between two frames of it


class Align(Enum):
    """Where a text stands in its area."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


class Shape(Enum):
    """A symbol that tells a phase, or names a side of it, without words."""

    WORK = "triangle"
    REST = "disc"
    PREPARE = "three dots"
    SWITCH = "two arrows"
    PAUSED = "two bars"
    WAITING = "ring"
    DONE = "tick"
    WARNING = "diamond"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; its right and bottom edges lie outside it."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column to the right of it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row below it."""
        return self.y + self.height

    def upper(self, share: float) -> "Box":
        """Give its upper part."""
        return Box(self.x, self.y, self.width, round(self.height * share))

    def below(self, y: int) -> "Box":
        """Give its part from a row on."""
        return Box(self.x, y, self.width, self.bottom - y)

    def holds(self, other: "Box") -> bool:
        """Tell whether another box lies wholly within."""
        across = self.x <= other.x and other.right <= self.right
        return across and self.y <= other.y and other.bottom <= self.bottom

    def meets(self, other: "Box") -> bool:
        """Tell whether two boxes share a pixel."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom


@dataclass(frozen=True, slots=True)
class Fill:
    """A plain area; lies below everything that follows it."""

    box: Box
    colour: Colour


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text; the box is as large as they are."""

    box: Box
    lines: tuple[str, ...]
    face: Face
    size_px: int
    colour: Colour
    ground: Colour
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character of the giant figure. It reaches from its box's top to its foot, and is as wide as the box."""

    box: Box
    char: str
    colour: Colour
    ground: Colour


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar that fills from the left, by itself if its share grows."""

    box: Box
    share: Share
    colour: Colour
    trough: Colour

    def filled_px(self, now_ms: int) -> int:
        """Give how much of its width is filled."""
        return int(self.box.width * self.share.at(now_ms))

    def step_ms(self, now_ms: int) -> int | None:
        """Give when it takes its next step, of a pixel or more; None: never."""
        next_ms = self.share.reaches_ms((self.filled_px(now_ms) + 1) / self.box.width)
        whole_ms = self.share.whole_ms
        if next_ms is None or whole_ms is None:
            return None
        return max(next_ms, now_ms + min(LONGEST_STEP_MS, whole_ms // MOST_STEPS))


@dataclass(frozen=True, slots=True)
class Strip:
    """Pieces of colour side by side, that fill the box."""

    box: Box
    pieces: tuple[tuple[int, Colour], ...]  # width in pixels


@dataclass(frozen=True, slots=True)
class Symbol:
    """A shape that fills its box."""

    box: Box
    shape: Shape
    colour: Colour
    ground: Colour


@dataclass(frozen=True, slots=True)
class Panel:
    """A plate with round corners, and an edge of another colour."""

    box: Box
    radius_px: int
    colour: Colour
    edge: Colour
    edge_px: int = 1


@dataclass(frozen=True, slots=True)
class Hole:
    """A round hole with a ring of metal, to screw a board down by."""

    box: Box
    ground: Colour  # what is seen through it


@dataclass(frozen=True, slots=True)
class Header:
    """A socket of two rows of contacts, that sits on a Pi's pins."""

    COLUMNS: ClassVar[int] = 20
    box: Box


@dataclass(frozen=True, slots=True)
class Lamp:
    """An LED from above, that fills its box."""

    box: Box
    glass: Colour  # while it is dark
    colour: Colour  # while it shines
    level: float  # 0-1


@dataclass(frozen=True, slots=True)
class Glow:
    """What a lamp sheds on its surroundings: strongest in the middle of the box, nothing at its edges."""

    box: Box
    colour: Colour
    level: float  # 0-1


@dataclass(frozen=True, slots=True)
class Cap:
    """A push-button from above."""

    box: Box
    down: bool


@dataclass(frozen=True, slots=True)
class Piezo:
    """A buzzer from above, twice as wide as high, with waves to both sides while it sounds."""

    box: Box
    tonal: bool  # a bare disc; else one in a case
    sounding: bool


@dataclass(frozen=True, slots=True)
class Knob:
    """The knob of an encoder, from above."""

    box: Box
    turned: float  # where its mark is, 0-1 of a turn; clockwise from the top
    down: bool


@dataclass(frozen=True, slots=True)
class Person:
    """A person in a movement, who stands on the foot of the box; they go on by themselves, a frame at a time."""

    box: Box
    movement: Movement
    elapsed: Elapsed  # since the movement began
    pace_ms: int  # of one rep; 0: the movement's own
    mirrored: bool
    colour: Colour
    far: Colour  # of limbs on the far side
    floor: Colour
    ground: Colour

    def frame(self, now_ms: int) -> int:
        """Give the number of the frame that is on, from 0; after the last one of a loop the first comes again."""
        frames, loop_ms = self._loop
        return self.elapsed.at(now_ms) % loop_ms * frames // loop_ms

    def step_ms(self, now_ms: int) -> int | None:
        """Give when the next frame comes; None: never."""
        if self.elapsed.since_ms is None:
            return None
        frames, loop_ms = self._loop
        gone_ms = self.elapsed.at(now_ms) % loop_ms
        return now_ms - gone_ms + ceil((gone_ms * frames // loop_ms + 1) * loop_ms / frames)

    def posed(self, frame: int) -> tuple[int, float]:
        """Give what a frame shows: how far the movement is, in ms, and 0 breathed out to 1 breathed in."""
        frames, _ = self._loop
        if self.movement.is_held:
            return 0, round(0.5 - 0.5 * cos(2 * pi * frame / frames), 2)
        return self.movement.loop_ms * frame // frames, 0.0

    @property
    def _loop(self) -> tuple[int, int]:
        """How many frames there are until all is the same again, and how long that takes."""
        movement = self.movement
        if movement.is_held:
            return BREATH_MS // BREATH_FRAME_MS, BREATH_MS
        rep_ms, reps = self.pace_ms or movement.length_ms, movement.loop_ms // movement.length_ms
        return reps * max(1, rep_ms // FRAME_MS), reps * rep_ms


Item = Fill | Text | Glyph | Bar | Strip | Symbol | Person | Panel | Hole | Header | Lamp | Glow | Cap | Piezo | Knob
