"""The silhouette: a movement at an instant -> the outlines that show it, from back to front. Pure.

Units as in the skeleton; x to the watcher's right, y up. The outlines of what lies behind come first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from math import acos, atan2, cos, hypot, pi, radians, sin

from timer.routine.movement import CENTRE, Load, Movement
from timer.screen.skeleton import SIDE_OF, Point, joints

Flat = tuple[float, float]  # as it is seen
Circle = tuple[float, float, float]  # centre and radius


class Tone(Enum):
    """How dark a piece is, between the ground and full ink."""

    GROUND = "ground"  # a thin gap that keeps a limb apart from what is behind it
    FAR = "far"
    NEAR = "near"


class Layer(Enum):
    """Where a piece of what is held lies: behind everything, between body and near arm, or before everything."""

    BACK = "back"
    MIDDLE = "middle"
    FRONT = "front"


@dataclass(frozen=True, slots=True)
class Outline:
    """A filled shape."""

    points: tuple[Flat, ...]
    tone: Tone


@dataclass(frozen=True, slots=True)
class Limb:
    """Pieces between joints, as they are seen; nearer ones have a larger depth."""

    pieces: tuple[tuple[Circle, Circle], ...]
    depth: float
    tone: Tone
    is_leg: bool


# Radii at the joints; a limb's piece grows from one to the next.
RADII = {"hip": 5.6, "knee": 4.0, "ankle": 2.7, "toes": 2.2, "shoulder": 3.7, "elbow": 2.9, "hand": 2.5, "head": 7.4}
LEG, ARM = ("hip", "knee", "ankle", "toes"), ("shoulder", "elbow", "hand")
CHEST, NECK = 4.6, 2.8  # of the trunk at the shoulders
BREATH = 0.55  # how much more at the end of a breath in
GAP = 1.3
FLOOR_Y, FLOOR_HALF = -3.4, 0.5  # the middle of the line that one stands on, and half its height
BELL, PLATE, HUB, BAR, BAR_HALF = 5.2, 11.0, 3.2, 1.3, 30.0
SPARE = 2.0  # around what the key-frames take
SIDEWAYS, FRONTAL = 45.0, 60.0  # up to there a view is one from the side; from there on, one from the front
FAR_BEHIND = 100.0
ROUND = 8  # steps of a half circle
STANDING = 100.0  # how tall one is


def silhouette(movement: Movement, time_ms: int, breath: float = 0.0) -> tuple[Outline, ...]:
    """Give what is seen of a movement, without the floor.

    Args:
        breath: 0 breathed out to 1 breathed in.
    """
    seen = _seen(movement, time_ms)
    limbs = sorted(_limbs(seen, movement.view), key=lambda limb: limb.depth)
    middle = seen["chest"][2] / 2 + seen[CENTRE][2] / 2
    loads = _loads(movement.load, seen, movement.view)
    behind = [limb for limb in limbs if limb.depth <= middle]
    before = [limb for limb in limbs if limb.depth > middle]
    return (
        *loads[Layer.BACK],
        *(outline for limb in behind for outline in _ink(limb)),
        *(outline for limb in before if limb.is_leg for outline in _gap(limb)),
        _trunk(seen, breath),
        Outline(_capsule(_circle(seen["chest"], NECK), _circle(seen["head"], NECK)), Tone.NEAR),
        *(outline for limb in before if limb.is_leg for outline in _ink(limb)),
        *loads[Layer.MIDDLE],
        *(outline for limb in before if not limb.is_leg for outline in (*_gap(limb), *_ink(limb))),
        *_disc(_circle(seen["head"], RADII["head"]), Tone.NEAR),
        *loads[Layer.FRONT],
    )


def forward(movement: Movement, time_ms: int) -> float:
    """Give how far the watcher has gone along with somebody since their rep began."""
    return stride(movement) * (time_ms % movement.length_ms) / movement.length_ms


def stride(movement: Movement) -> float:
    """Give how far somebody is seen to go in a rep."""
    return movement.travel * cos(radians(movement.view))


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a movement reaches, floor and all."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


@lru_cache(64)
def extent(movement: Movement) -> Extent:
    """Give the room that a movement takes at all its instants: what its key-frames take, and a little more."""
    reps = (0, movement.length_ms) if movement.alternates else (0,)
    times = {frame.at_ms + begin_ms for frame in movement.frames for begin_ms in reps}
    circles = [circle for time_ms in times for circle in _outer(_seen(movement, time_ms), movement)]
    left = min(x - radius for x, _, radius in circles) - SPARE
    right = max(x + radius for x, _, radius in circles) + SPARE
    return Extent(left, right, FLOOR_Y - FLOOR_HALF, max(y + radius for _, y, radius in circles) + SPARE)


def _outer(seen: dict[str, Point], movement: Movement) -> Iterator[Circle]:
    """Give circles that are around all that is seen."""
    for name, place in seen.items():
        yield _circle(place, RADII.get(name.split()[-1], NECK))
        if name.endswith("shoulder"):
            yield _circle(place, CHEST + BREATH)
    x, y, _ = _middle(seen["right hand"], seen["left hand"])
    if movement.load is Load.BELL:
        yield x, y, BELL
    if movement.load is Load.BAR:
        across = BAR_HALF * sin(radians(movement.view))
        yield from ((x + side * across, y, PLATE) for side in (1, -1))


def _seen(movement: Movement, time_ms: int) -> dict[str, Point]:
    """Give the joints at an instant, as they are seen: across, up, and how near."""
    pose, on = movement.at(time_ms)
    shift = forward(movement, time_ms)
    found: dict[str, Point] = {}
    for name, point in joints(pose, on).items():
        x, y, depth = _turned(point, movement.view)
        found[name] = (x - shift, y, depth)
    return found


def _turned(point: Point, view: float) -> Point:
    """Give a place as it is seen: across, up, and how near."""
    x, y, z = point
    angle = radians(view)
    return (x * cos(angle) - z * sin(angle), y, x * sin(angle) + z * cos(angle))


def _limbs(seen: dict[str, Point], view: float) -> Iterator[Limb]:
    """Give the limbs. From the side the left ones are lighter, and lie behind whatever they do."""
    for side, sign in SIDE_OF.items():
        tone = Tone.FAR if side == "left" and view < FRONTAL else Tone.NEAR
        for limb in (LEG, ARM):
            places = [seen[f"{side} {joint}"] for joint in limb]
            circles = [_circle(place, RADII[joint]) for place, joint in zip(places, limb, strict=True)]
            depth = sum(place[2] for place in places[1:]) / len(places[1:])
            depth += FAR_BEHIND * sign if view < SIDEWAYS else 0.0
            yield Limb(tuple(pairwise(circles)), depth, tone, limb is LEG)


def _gap(limb: Limb) -> Iterator[Outline]:
    return (Outline(_capsule(_grown(first), _grown(last)), Tone.GROUND) for first, last in limb.pieces)


def _ink(limb: Limb) -> Iterator[Outline]:
    return (Outline(_capsule(first, last), limb.tone) for first, last in limb.pieces)


def _disc(circle: Circle, tone: Tone) -> Iterator[Outline]:
    """Give a disc and the gap around it."""
    yield Outline(_capsule(_grown(circle), _grown(circle)), Tone.GROUND)
    yield Outline(_capsule(circle, circle), tone)


def _grown(circle: Circle) -> Circle:
    return (circle[0], circle[1], circle[2] + GAP)


def _trunk(seen: dict[str, Point], breath: float) -> Outline:
    """Give the trunk: what a band around shoulders and hips holds."""
    chest, hips = CHEST + BREATH * breath, RADII["hip"]
    corners = (("left shoulder", chest), ("right shoulder", chest), ("right hip", hips), ("left hip", hips))
    circles = [_arc(_circle(seen[name], radius), 0.0, 2 * pi, 2 * ROUND) for name, radius in corners]
    return Outline(_hull([point for circle in circles for point in circle]), Tone.NEAR)


def _hull(points: list[Flat]) -> tuple[Flat, ...]:
    """Give the corners of a band around points (Andrew's monotone chain)."""
    points = sorted(points)
    return (*_half_hull(points), *_half_hull(points[::-1]))


def _half_hull(points: list[Flat]) -> list[Flat]:
    """Give the corners along one side, without the last."""
    chain: list[Flat] = []
    for point in points:
        while len(chain) > 1 and not _turns_left(chain[-2], chain[-1], point):
            chain.pop()
        chain.append(point)
    return chain[:-1]


def _turns_left(a: Flat, b: Flat, c: Flat) -> bool:
    return (b[0] - a[0]) * (c[1] - b[1]) > (b[1] - a[1]) * (c[0] - b[0])


def _loads(load: Load | None, seen: dict[str, Point], view: float) -> dict[Layer, list[Outline]]:
    """Give the pieces of what is held in the hands, by layer."""
    found: dict[Layer, list[Outline]] = {layer: [] for layer in Layer}
    x, y, _ = _middle(seen["right hand"], seen["left hand"])
    if load is Load.BELL:
        found[Layer.FRONT] = list(_disc((x, y, BELL), Tone.NEAR))
    if load is Load.BAR:
        across = BAR_HALF * sin(radians(view))
        found[Layer.BACK] = _plate((x + across, y, PLATE), Tone.FAR)
        found[Layer.MIDDLE] = [Outline(_capsule((x + across, y, BAR), (x - across, y, BAR)), Tone.FAR)]
        found[Layer.FRONT] = _plate((x - across, y, PLATE), Tone.NEAR)
    return found


def _plate(circle: Circle, tone: Tone) -> list[Outline]:
    """Give a bar's disc, with a hole in the middle."""
    hub = (circle[0], circle[1], HUB)
    return [*_disc(circle, tone), Outline(_capsule(hub, hub), Tone.GROUND)]


def _middle(a: Point, b: Point) -> Point:
    return tuple((first + second) / 2 for first, second in zip(a, b, strict=True))


def _circle(point: Point, radius: float) -> Circle:
    return (point[0], point[1], radius)


def _capsule(first: Circle, last: Circle) -> tuple[Flat, ...]:
    """Give the outline around two circles."""
    x, y, far = last[0] - first[0], last[1] - first[1], hypot(last[0] - first[0], last[1] - first[1])
    if far <= abs(first[2] - last[2]):
        larger = max(first, last, key=lambda circle: circle[2])
        return tuple(_arc(larger, 0.0, 2 * pi, 2 * ROUND))
    way, aside = atan2(y, x), acos((first[2] - last[2]) / far)
    return (*_arc(first, way + aside, 2 * (pi - aside), ROUND), *_arc(last, way - aside, 2 * aside, ROUND))


def _arc(circle: Circle, begin: float, length: float, steps: int) -> Iterator[Flat]:
    x, y, radius = circle
    for step in range(steps + 1):
        angle = begin + length * step / steps
        yield (x + radius * cos(angle), y + radius * sin(angle))
