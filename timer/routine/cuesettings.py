"""The key `cues:`: what it may say, and how a closer one changes what is inherited."""

import re
from typing import Any

from timer.marked import Faults, Key, Kind, Mapping, Node, Scalar, Sequence, read_mapping
from timer.routine.durations import DURATION, to_ms
from timer.routine.kinds import FLAG, FLAGS, LONGEST_NAME, NAME, either, misplaced, pattern, read_duration, read_text
from timer.routine.model import CueSettings

UP_TO_60 = "0{0,6}(?:[1-9]|[1-5][0-9]|60)"
UP_TO_600 = "0{0,6}(?:[1-9][0-9]?|[1-5][0-9][0-9]|600)"

Moments = tuple[tuple[int, str], ...]  # (ms from the interval's start, what to say), by time
Changes = dict[str, bool | int | Moments]  # by cue


def _seconds(form: str, longest: int) -> Kind:
    """Make the kind of a cue that takes a number of seconds, or is on or off."""

    def read(node: Node, faults: Faults) -> bool | int | None:
        text = node.text if isinstance(node, Scalar) else ""
        if text in FLAGS:
            return FLAGS[text]
        if re.fullmatch(form, text):
            return int(text)
        what = f"on, off or a whole number of seconds from 1 to {longest} belongs here"
        seconds = (to_ms(text) or 0) // 1_000
        faults.fault(node.mark, what, f"write {seconds}" if 1 <= seconds <= longest else "write one like 5")
        return None

    number = {"type": "integer", "minimum": 1, "maximum": longest}
    return Kind(read, either(FLAG.schema, number, pattern(form)), f"on, off, or seconds from 1 to {longest}")


def _read_moments(node: Node, faults: Faults) -> bool | Moments | None:
    if isinstance(node, Scalar) and node.text in FLAGS:
        return FLAGS[node.text]
    if isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items):
        faults.fault(node.mark, "'at' takes moments with texts, and no list", "delete the dashes before them")
        return None
    if not isinstance(node, Mapping) or not node.pairs:
        faults.fault(node.mark, "'at' takes moments with texts", "write them like {20s: hips level}")
        return None
    moments: dict[int, str] = {}
    for name, value in node.pairs:
        at_ms = read_duration(name, faults)
        text = read_text(value, faults, LONGEST_NAME)
        if at_ms in moments:
            faults.fault(name.mark, "the same moment as one above", "keep one of them")
        elif at_ms is not None and text is not None:
            moments[at_ms] = text
    return tuple(sorted(moments.items()))


def _read_changes(node: Node, faults: Faults) -> Changes | None:
    if isinstance(node, Scalar) and node.text in FLAGS:
        return dict.fromkeys(CUE_KEYS, FLAGS[node.text])
    if isinstance(node, Mapping):
        return read_mapping(node, CUE_KEYS, faults, "'cues'")
    misplaced(node, faults, "write off, or cues by name: {countdown: 5, halfway: off}")
    return None


def changed(inherited: CueSettings, changes: Changes | None) -> CueSettings:
    """Give the settings that hold where `changes` are written: key by key, the closer one wins."""
    if not changes:
        return inherited
    off = {cue for cue, value in changes.items() if value is False}
    written: dict[str, Any] = {cue: value for cue, value in changes.items() if not isinstance(value, bool)}
    return CueSettings(
        off=inherited.off.difference(changes) | off,
        countdown=written.get("countdown", inherited.countdown),
        last_ten=written.get("last_ten", inherited.last_ten),
        at=written.get("at", inherited.at),
    )


def _cue(name: str, about: str, kind: Kind = FLAG) -> tuple[str, Key]:
    return name, Key(name, kind, about)


AT = Kind(
    _read_moments,
    either(
        FLAG.schema,
        {
            "type": "object",
            "minProperties": 1,
            "propertyNames": pattern(DURATION),
            "additionalProperties": NAME.schema,
        },
    ),
    "moments with what to say, or on or off",
)

CUE_KEYS = dict(
    [
        _cue("countdown", "Beeps in the last seconds of an interval: how many; 3 if left out.", _seconds(UP_TO_60, 60)),
        _cue("work", "Says that work begins."),
        _cue("rest", "Says that a rest begins."),
        _cue("switch", "Says that it is time to change sides."),
        _cue("halfway", "A tick in the middle of work of 30 s or more."),
        _cue(
            "last_ten",
            "Two ticks when so many seconds are left of work of 45 s or more; 10 if left out.",
            _seconds(UP_TO_600, 600),
        ),
        _cue("round", "Says that a new round begins."),
        _cue("rep", "A tick for each rep where there is a pace."),
        _cue("at", "A signal at moments of your own, counted from the interval's start, each with a text.", AT),
        _cue("wait", "Sounds every 3 s while the timer waits for the button."),
        _cue("finish", "The melody at the end."),
        _cue("pause", "Says that the timer has paused."),
        _cue("resume", "Says that the timer goes on."),
        _cue("press", "The click that answers a press."),
        _cue("error", "Says that something is wrong."),
    ]
)
CUES = Kind(
    _read_changes,
    either(FLAG.schema, {"$ref": "#/$defs/cues"}),
    "off, on, or cues by name",
)
