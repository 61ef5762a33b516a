"""Movements: key-frames of a person's pose, and the pose between them at any instant. Pure.

Lengths are parts of a hundred of the person's height; x goes forward, y up, z to the person's right; the floor is y 0.
Angles are degrees.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

Value = tuple[float, ...]
Pose = Mapping[str, Value]  # what is written of a pose, by track; `TRACKS` says what each means

# What may be written of a pose, and of how many numbers it is. One that is left out keeps to its default.
TRACKS = {
    "at": 2,  # x and y of the joint that the figure stands on
    "lean": 1,  # of the trunk: 0 upright, 90 face down, -90 face up
    "head": 1,  # the same of the head; with the trunk, if left out
    "turn": 1,  # of the shoulders, to the right
    "roll": 1,  # of the whole body, to the right
}
# The same of each side's limbs. A limb is written by its angles or by the place of its end, never by both.
LIMB_TRACKS = {
    "leg": 2,  # thigh and shin: 0 hangs down, 90 points forward, -90 back
    "leg_out": 2,  # how far they point to the outside; one number is meant for both
    "foot": 3,  # the place of its toes
    "heel": 1,  # how far it is raised from a flat foot
    "arm": 2,  # upper arm and forearm, as in a leg
    "arm_out": 2,
    "hand": 3,
}
SIDES = ("right", "left")
STANCE = 5.0  # z of a place, to its own side, where none is written
TRACKS |= {f"{side}_{name}": size for side in SIDES for name, size in LIMB_TRACKS.items()}
JOINTS = ("toes", "ankle", "knee", "hip", "shoulder", "elbow", "hand")
CENTRE = "hip"  # between the two hips: a place to stand on that has no side
ACROSS = frozenset({"turn", "roll"})  # what is turned round when the sides are exchanged
PLACES = frozenset({"foot", "hand"})
VIEW = 20.0


class Load(Enum):
    """What a person has in their hands; the value is how it is written."""

    BAR = "bar"  # across, with a disc at each end
    BELL = "bell"  # a kettlebell, or a dumbbell held in both hands


@dataclass(frozen=True, slots=True)
class Frame:
    """A pose at an instant of the loop; it stands on one joint."""

    at_ms: int
    pose: Pose
    on: str  # a joint with its side, `right toes`, or `hip`


@dataclass(frozen=True, slots=True, eq=False)
class Movement:
    """One rep, or a pose to hold, as key-frames; of the right side where it has sides.

    Compared and hashed as itself: there is one of each in the catalogue.
    """

    frames: tuple[Frame, ...]  # at least one; the first at 0; the poses all have the same tracks
    length_ms: int  # of the rep; it ends in the first frame again
    alternates: bool = False  # every other rep has its sides exchanged; the first frame is the same on both
    view: float = VIEW  # how far it is turned from a side view to the watcher, -90 to 90; at 90 it faces them
    load: Load | None = None
    travel: float = 0.0  # how far one goes forward in a rep

    @property
    def is_held(self) -> bool:
        """True if it is a pose to hold."""
        return len(self.frames) == 1

    @property
    def loop_ms(self) -> int:
        """How long until it is the same again."""
        return 2 * self.length_ms if self.alternates else self.length_ms

    def at(self, time_ms: int) -> tuple[Pose, str]:
        """Give the pose at an instant, and the joint that it stands on.

        Each number moves smoothly, turns round only in key-frames, and never goes further than they say.
        """
        rep, time_ms = divmod(time_ms, self.length_ms)
        pose, on = self._within(time_ms)
        return (exchanged(pose), exchanged_name(on)) if self.alternates and rep % 2 else (pose, on)

    def _within(self, time_ms: int) -> tuple[Pose, str]:
        """Give the same in the first rep."""
        if self.is_held:
            return self.frames[0].pose, self.frames[0].on
        index = sum(frame.at_ms <= time_ms for frame in self.frames) - 1
        near = [self._frame(index + step) for step in (-1, 0, 1, 2)]
        times = [frame.at_ms for frame in near]
        pose = {}
        for name in near[1].pose:
            tracks = zip(*(frame.pose[name] for frame in near), strict=True)
            pose[name] = tuple(_between(times, values, time_ms) for values in tracks)
        return pose, near[1].on

    def _frame(self, index: int) -> Frame:
        """Give a frame by its number, also of the reps before and after."""
        rep, index = divmod(index, len(self.frames))
        frame = self.frames[index]
        if not rep:
            return frame
        return Frame(frame.at_ms + rep * self.length_ms, _moved(frame.pose, rep * self.travel), frame.on)


def _between(times: list[int], values: tuple[float, ...], time_ms: int) -> float:
    """Give a value between the middle two of four, by a cubic that does not overshoot (Fritsch and Butland 1984)."""
    length = times[2] - times[1]
    before, here, after = ((values[i + 1] - values[i]) / (times[i + 1] - times[i]) for i in range(3))
    begin, end = _slope(before, here) * length, _slope(here, after) * length
    part = (time_ms - times[1]) / length
    rise = values[2] - values[1]
    return values[1] + part * (begin + part * (3 * rise - 2 * begin - end + part * (begin + end - 2 * rise)))


def _slope(before: float, after: float) -> float:
    """Give the slope in a key-frame: none where the value turns round, else a mean that favours the flatter side."""
    return 2 * before * after / (before + after) if before * after > 0 else 0.0


def _moved(pose: Pose, forward: float) -> Pose:
    """Give a pose moved forward."""
    return {name: (value[0] + forward, *value[1:]) if _is_place(name) else value for name, value in pose.items()}


def exchanged(pose: Pose) -> Pose:
    """Give a pose with its sides exchanged."""
    return {exchanged_name(name): _across(name, value) for name, value in pose.items()}


def exchanged_name(name: str) -> str:
    """Give the name of a track or joint of the other side."""
    for side, other in (SIDES, SIDES[::-1]):
        if name.startswith(side):
            return other + name.removeprefix(side)
    return name


def _across(name: str, value: Value) -> Value:
    if name in ACROSS:
        return (-value[0],)
    return (*value[:2], -value[2]) if _is_place(name) and name != "at" else value


def _is_place(name: str) -> bool:
    return name == "at" or name.removeprefix("right_").removeprefix("left_") in PLACES
