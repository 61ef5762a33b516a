"""The skeleton: a pose -> where a person's joints are. Limbs keep their lengths. Pure.

Lengths are parts of a hundred of the person's height; x goes forward, y up, z to the person's right; the floor is y 0.
"""

from math import cos, hypot, radians, sin, sqrt

from timer.routine.movement import CENTRE, SIDES, STANCE, Pose

Point = tuple[float, ...]  # three of them

TRUNK, NECK = 31.0, 12.5  # hip to shoulders, shoulders to the middle of the head
THIGH, SHIN, FOOT = 24.5, 24.5, 11.0
UPPER_ARM, FOREARM = 17.0, 17.0  # with the hand
HIP, SHOULDER = 5.0, 8.5  # from the middle to one side
ARM_JOINTS = frozenset({"shoulder", "elbow", "hand"})
FLAT = 90.0  # the direction of a foot that stands flat
SIDE_OF = dict(zip(SIDES, (1, -1), strict=True))  # z is this times how far it lies to its own side


def joints(pose: Pose, on: str) -> dict[str, Point]:
    """Give the joints by name: `hip`, `chest`, `head`; `right hip` and so on.

    The end of a limb that is written as a place is there, or as near as the limb is long.

    Args:
        on: The joint that stands at the pose's `at`; it hangs on no limb that is written as a place.
    """
    found = _trunk(pose)
    for side, sign in SIDE_OF.items():
        found |= _swung(pose, side, sign, found)
    roll = radians(_one(pose, "roll"))
    found = {name: _rolled(point, roll) for name, point in found.items()}
    stand = found[on]
    x, y = pose.get("at", (0.0, 0.0))
    shift = (x - stand[0], y - stand[1], _stand_z(on) - stand[2])
    found = {name: _plus(point, shift) for name, point in found.items()}
    for side, sign in SIDE_OF.items():
        found |= _reaching(pose, side, sign, found)
    return found


def _stand_z(on: str) -> float:
    """Give the z of the joint that one stands on: legs keep to their stance, whatever the hips do above them."""
    if on == CENTRE:
        return 0.0
    side, joint = on.split()
    return SIDE_OF[side] * (SHOULDER if joint in ARM_JOINTS else STANCE)


def _trunk(pose: Pose) -> dict[str, Point]:
    """Give the joints of trunk and head, with the hip at the origin."""
    lean, turn = radians(_one(pose, "lean")), radians(_one(pose, "turn"))
    up = (sin(lean), cos(lean), 0.0)
    chest = _times(up, TRUNK)
    across = (-cos(lean) * sin(turn), sin(lean) * sin(turn), cos(turn))
    head = radians(pose["head"][0]) if "head" in pose else lean
    found = {CENTRE: (0.0, 0.0, 0.0), "chest": chest, "head": _plus(chest, _times((sin(head), cos(head), 0.0), NECK))}
    for side, sign in SIDE_OF.items():
        found[f"{side} hip"] = (0.0, 0.0, sign * HIP)
        found[f"{side} shoulder"] = _plus(chest, _times(across, sign * SHOULDER))
    return found


def _swung(pose: Pose, side: str, sign: int, found: dict[str, Point]) -> dict[str, Point]:
    """Give one side's limbs by their angles."""
    thigh, shin = pose.get(f"{side}_leg", (0.0, 0.0))
    outs = pose.get(f"{side}_leg_out", (0.0, 0.0))
    knee = _plus(found[f"{side} hip"], _times(_direction(thigh, outs[0], sign), THIGH))
    ankle = _plus(knee, _times(_direction(shin, outs[1], sign), SHIN))
    upper, lower = pose.get(f"{side}_arm", (0.0, 0.0))
    outs = pose.get(f"{side}_arm_out", (0.0, 0.0))
    elbow = _plus(found[f"{side} shoulder"], _times(_direction(upper, outs[0], sign), UPPER_ARM))
    return {
        f"{side} knee": knee,
        f"{side} ankle": ankle,
        f"{side} toes": _plus(ankle, _foot(pose, side)),
        f"{side} elbow": elbow,
        f"{side} hand": _plus(elbow, _times(_direction(lower, outs[1], sign), FOREARM)),
    }


def _reaching(pose: Pose, side: str, sign: int, found: dict[str, Point]) -> dict[str, Point]:
    """Give one side's limbs that are written as places; knees bend forward, elbows towards the hips."""
    up = _times(_minus(found["chest"], found[CENTRE]), 1 / TRUNK)
    front = (up[1], -up[0], 0.0)
    reached: dict[str, Point] = {}
    if f"{side}_foot" in pose:
        foot = _foot(pose, side)
        toes = pose[f"{side}_foot"]
        pole = (front[0] + 0.8, front[1], 0.25 * sign)
        knee, ankle = _bent(found[f"{side} hip"], _minus(toes, foot), THIGH, SHIN, pole)
        reached |= {f"{side} knee": knee, f"{side} ankle": ankle, f"{side} toes": _plus(ankle, foot)}
    if f"{side}_hand" in pose:
        pole = (-up[0] - 0.2 * front[0], -up[1] - 0.2 * front[1], 0.4 * sign)
        shoulder = found[f"{side} shoulder"]
        elbow, hand = _bent(shoulder, pose[f"{side}_hand"], UPPER_ARM, FOREARM, pole)
        reached |= {f"{side} elbow": elbow, f"{side} hand": hand}
    return reached


def _bent(begin: Point, end: Point, upper: float, lower: float, pole: Point) -> tuple[Point, Point]:
    """Give the middle joint and the end of a limb that reaches from one place to another, bent towards a pole."""
    way = _minus(end, begin)
    far = _length(way) or 1e-9
    axis = _times(way, 1 / far)
    far = min(max(far, abs(upper - lower) + 1e-9), upper + lower)
    along = (upper * upper - lower * lower + far * far) / (2 * far)
    aside = _minus(pole, _times(axis, _dot(pole, axis)))
    aside = _times(aside, sqrt(max(0.0, upper * upper - along * along)) / (_length(aside) or 1e-9))
    return _plus(_plus(begin, _times(axis, along)), aside), _plus(begin, _times(axis, far))


def _foot(pose: Pose, side: str) -> Point:
    """Give a foot, from the ankle to its toes."""
    return _times(_direction(FLAT - _one(pose, f"{side}_heel"), 0.0, 1), FOOT)


def _direction(swing: float, out: float, sign: int) -> Point:
    """Give the direction of a limb that swings forward from hanging down, and points to the outside."""
    a, b = radians(swing), radians(out)
    return (sin(a) * cos(b), -cos(a) * cos(b), sign * sin(b))


def _rolled(point: Point, roll: float) -> Point:
    x, y, z = point
    return (x, y * cos(roll) - z * sin(roll), y * sin(roll) + z * cos(roll))


def _one(pose: Pose, name: str) -> float:
    return pose[name][0] if name in pose else 0.0


def _plus(a: Point, b: Point) -> Point:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def _minus(a: Point, b: Point) -> Point:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def _times(a: Point, factor: float) -> Point:
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def _dot(a: Point, b: Point) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def _length(a: Point) -> float:
    return hypot(*a)
