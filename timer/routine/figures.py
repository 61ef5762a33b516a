"""The figures: movements of the exercises, read from `figures.yaml`."""

import re
from collections.abc import Mapping as Dict
from types import MappingProxyType
from typing import Any

from timer.marked import Faults, Key, Kind, Mapping, MarkedError, Node, Scalar, Sequence, parse, quoted, read_mapping
from timer.routine.catalogue import Catalogue
from timer.routine.durations import to_ms
from timer.routine.kinds import FLAG, TEXTS, misplaced, read_list
from timer.routine.movement import (
    CENTRE,
    JOINTS,
    LIMB_TRACKS,
    SIDES,
    STANCE,
    TRACKS,
    VIEW,
    Frame,
    Load,
    Movement,
    Pose,
    Value,
)

Figures = Dict[str, Movement]  # by the exercise's first name
NO_FIGURES: Figures = MappingProxyType({})

NUMBER = re.compile(r"-?[0-9]{1,3}(\.[0-9])?")
BOTH = {"leg": "legs", "leg_out": "legs_out", "foot": "feet", "heel": "heels"}  # what means both sides
BOTH |= {"arm": "arms", "arm_out": "arms_out", "hand": "hands"}
EITHER = (("leg", "foot"), ("arm", "hand"))  # one or the other
HANGING = {"foot": ("toes", "ankle", "knee"), "hand": ("elbow", "hand")}  # what a place moves
FIRST = frozenset({"head", "foot", "hand"})  # have no default: a figure that uses one says where it begins
STANDING = "right toes"


def _numbers(least: int, most: int) -> Kind:
    """Make the kind of so many numbers: one alone, or a list."""
    form = {(1, 1): "a number", (1, 2): "a number or two", (2, 2): "two numbers", (2, 3): "two or three numbers"}
    example = "write one like 40" if most == 1 else "write them like [40, -12.5]"

    def read(node: Node, faults: Faults) -> Value | None:
        nodes = node.items if isinstance(node, Sequence) else (node,)
        texts = [item.text for item in nodes if isinstance(item, Scalar) and NUMBER.fullmatch(item.text)]
        if len(texts) == len(nodes) and least <= len(texts) <= most:
            return tuple(map(float, texts))
        faults.fault(node.mark, f"{form[least, most]} can stand here, of up to three digits", example)
        return None

    return Kind(read, {"type": ["number", "array"]}, form[least, most])


def _track(name: str, size: int) -> Kind:
    """Make the kind of a track: a place may leave out its z; what points out, its second number."""
    return _numbers(size - 1 if size == 3 or name.endswith("_out") else size, size)


def _read_seconds(node: Node, faults: Faults) -> int | None:
    length_ms = to_ms(node.text) if isinstance(node, Scalar) else None
    if not length_ms or length_ms > 20_000:
        faults.fault(node.mark, "a time of up to 20 s belongs here", "write one like 1.5s")
        return None
    return length_ms


def _one_of(words: dict[str, Any]) -> Kind:
    def read(node: Node, faults: Faults) -> Any:
        if isinstance(node, Scalar) and node.text in words:
            return words[node.text]
        meant = faults.nearest(node.text, words) if isinstance(node, Scalar) else None
        what = f"{quoted(node.text)} can't stand here" if isinstance(node, Scalar) else "a word belongs here"
        faults.fault(node.mark, what, f"did you mean '{meant}'?" if meant else f"write one of {', '.join(words)}")
        return None

    return Kind(read, {"enum": list(words)}, "a word")


STANDS = {f"{side} {joint}": f"{side} {joint}" for side in SIDES for joint in JOINTS} | {CENTRE: CENTRE}
SECONDS = Kind(_read_seconds, {"type": ["string", "number"]}, "a time")
FIGURE_KEYS = {
    key.name: key
    for key in (
        Key("also", TEXTS, "Other exercises with the same figure."),
        Key("view", _numbers(1, 1), "How far it is turned from a side view to the watcher, in degrees."),
        Key("load", _one_of({load.value: load for load in Load}), "What one holds."),
        Key("alternates", FLAG, "Done again with the sides exchanged."),
        Key("travels", _numbers(1, 1), "How far one goes forward in a rep."),
        Key("stands_on", _one_of(STANDS), "The joint that stays where the frames' `at` is."),
        Key("frames", Kind(read_list, {"type": "array", "minItems": 1}, "a list of frames"), "Poses.", required=True),
    )
}
POSE_KEYS = {name: Key(name, _track(name, size), "") for name, size in TRACKS.items()}
POSE_KEYS |= {BOTH[name]: Key(BOTH[name], _track(name, size), "") for name, size in LIMB_TRACKS.items()}
FRAME_KEYS = POSE_KEYS | {
    "in": Key("in", SECONDS, "How long one takes to get there from the frame before."),
    "hold": Key("hold", SECONDS, "How long one stays there."),
    "stands_on": Key("stands_on", FIGURE_KEYS["stands_on"].kind, "From here on."),
}


def read_figures(data: bytes | str, name: str, catalogue: Catalogue) -> Figures:
    """Read a file of figures: a mapping from exercises to their movements.

    Args:
        name: What the faults call the file.
        catalogue: Has the exercises; every figure must be of one.
    Returns:
        Movements by the exercise's first name.
    Raises:
        MarkedError: The file has faults.
    """
    faults = Faults(name)
    root = parse(data, faults)
    figures: dict[str, Movement] = {}
    if isinstance(root, Mapping):
        for key, value in root.pairs:
            _add(key, value, catalogue, figures, faults)
    elif root is not None:
        misplaced(root, faults, "write each exercise's name, then its keys, indented")
    if faults:
        raise MarkedError(faults)
    return figures


def _add(key: Scalar, value: Node, catalogue: Catalogue, figures: dict[str, Movement], faults: Faults) -> None:
    """Read one figure, and note it under the exercises that it is of."""
    if not isinstance(value, Mapping):
        faults.fault(key.mark, f"nothing is said about {quoted(key.text)}", "write its keys below it, indented")
        return
    said = read_mapping(value, FIGURE_KEYS, faults, "a figure")
    movement = _movement(said, faults)
    for known in (key.text, *said.get("also", ())):
        facts = catalogue.find(known)
        mark = key.mark if known == key.text else value.place("also")
        if facts is None:
            faults.fault(mark, f"no exercise is called {quoted(known)}", "write one of exercises.yaml")
        elif facts.name in figures:
            faults.fault(mark, f"{quoted(facts.name)} has two figures", "delete one")
        elif movement:
            figures[facts.name] = movement


def _movement(said: dict[str, Any], faults: Faults) -> Movement | None:
    """Make a movement of a figure's keys; None after noting a fault."""
    before = faults.noted
    frames: list[Frame] = []
    end_ms = first_ms = 0
    pose: Pose = {}
    on = said.get("stands_on", STANDING)
    for node in said["frames"].items if "frames" in said else ():
        keys = _read_frame(node, faults)
        if keys is None:
            continue
        pose = {**pose, **_tracks(keys)}
        on = keys.get("stands_on", on)
        _check(pose, on, node, frames, faults)
        way_ms = keys.get("in", 1_000)
        first_ms, end_ms = (first_ms, end_ms + way_ms) if frames else (way_ms, 0)
        frames.append(Frame(end_ms, pose, on))
        if "hold" in keys:
            end_ms += keys["hold"]
            frames.append(Frame(end_ms, pose, on))
    if faults.noted > before or not frames:
        return None
    return Movement(
        frames=_evened(frames),
        length_ms=end_ms + first_ms,
        alternates=said.get("alternates", False),
        view=said.get("view", (VIEW,))[0],
        load=said.get("load"),
        travel=said.get("travels", (0.0,))[0],
    )


def _read_frame(node: Node, faults: Faults) -> dict[str, Any] | None:
    if isinstance(node, Mapping):
        return read_mapping(node, FRAME_KEYS, faults, "a frame")
    misplaced(node, faults, "write a frame's keys, like {in: 1s, lean: 40}")
    return None


def _tracks(keys: dict[str, Any]) -> Pose:
    """Give what a frame says by track: what is said of both sides, as each side's; one side's own word wins."""
    pose: dict[str, Value] = {name: keys[name] for name in ("at", "lean", "head", "turn", "roll") if name in keys}
    for side, sign in zip(SIDES, (1, -1), strict=True):
        for name, size in LIMB_TRACKS.items():
            if BOTH[name] in keys:
                pose[f"{side}_{name}"] = _whole(keys[BOTH[name]], size, sign, sign)
            if f"{side}_{name}" in keys:
                pose[f"{side}_{name}"] = _whole(keys[f"{side}_{name}"], size, sign, 1)
    return pose


def _whole(value: Value, size: int, side: int, sign: int) -> Value:
    """Give what was left out: of a place its z, a little to its side; of two angles the second, like the first.

    Args:
        sign: -1 turns a z that is meant for both sides to the left.
    """
    if size == 3:
        return (*value[:2], sign * value[2] if len(value) == 3 else STANCE * side)
    return value if len(value) == size else value * size


def _check(pose: Pose, on: str, node: Node, frames: list[Frame], faults: Faults) -> None:
    """Note limbs that are written by angles and by place, or stood on and placed as well; and what comes too late."""
    for place, joints in HANGING.items():
        if any(f"{side}_{place}" in pose and on in [f"{side} {joint}" for joint in joints] for side in SIDES):
            faults.fault(node.mark, f"one stands on the {on}, and '{place}' says where that is", "delete one")
    for side in SIDES:
        for angles, place in EITHER:
            if f"{side}_{angles}" in pose and f"{side}_{place}" in pose:
                faults.fault(node.mark, f"both {angles} and {place} of the {side} side are given", "delete one")
    late = [name for name in pose if name.split("_")[-1] in FIRST and frames and name not in frames[0].pose]
    for name in late:
        faults.fault(node.mark, f"'{name}' is not in the first frame", "write there where it begins")


def _evened(frames: list[Frame]) -> tuple[Frame, ...]:
    """Give every frame all the tracks that any has, at their defaults."""
    names = {name: len(value) for frame in frames for name, value in frame.pose.items()}
    return tuple(
        Frame(frame.at_ms, {name: frame.pose.get(name, (0.0,) * size) for name, size in names.items()}, frame.on)
        for frame in frames
    )
