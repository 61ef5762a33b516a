"""Context: where a step stands, and what it inherits there."""

from enum import Enum
from typing import Any, NamedTuple, cast

from timer.marked import Faults, Mapping, Mark, called, quoted
from timer.routine.catalogue import Names
from timer.routine.cuesettings import changed
from timer.routine.keys import CIRCUIT_KEYS, EXERCISE_KEYS, TABLES
from timer.routine.model import CueSettings
from timer.routine.targets import TARGET_KEYS, Targets

TARGETS = {name: CIRCUIT_KEYS.get(name, EXERCISE_KEYS[name]) for name in TARGET_KEYS}


class Place(Enum):
    """What a list of steps belongs to, as the faults call it."""

    ROUTINE = "a routine"
    SECTION = "a section"
    CIRCUIT = "a circuit"
    EMOM = "an emom"
    AMRAP = "an amrap"
    FOR_TIME = "a for_time"

    @property
    def in_block(self) -> bool:
        """True within emom, amrap and for_time, which hold only exercises and rests."""
        return self in (Place.EMOM, Place.AMRAP, Place.FOR_TIME)


class Rounds:
    """How many rounds a circuit or a for_time has: as written, else as many as its first list has entries."""

    def __init__(self, owner: str, mark: Mark, written: int | None) -> None:
        self.number = written
        self._owner = f"the {owner} in line {mark.line}"

    def take(self, targets: Targets, faults: Faults) -> None:
        """Let a list go by these rounds; a fault if it is not as long."""
        entries = len(targets.entries)
        if self.number is None:
            self.number = entries
        elif self.number != entries:
            what = f"a list of {entries} for the {self.number} rounds of {self._owner}"
            faults.fault(targets.mark, what, "write one entry a round")


class Context(NamedTuple):
    """What holds for every step of a list that says nothing closer."""

    faults: Faults
    names: Names
    place: Place = Place.ROUTINE
    rounds: Rounds | None = None  # of the innermost circuit or for_time
    targets: Targets | None = None
    rest_ms: int = 0
    switch_ms: int = 5_000
    get_ready_ms: int = 0
    waits: bool = False
    pace_ms: int = 0
    rep_ms: int = 3_000
    cues: CueSettings = CueSettings()

    def within(self, place: Place, node: Mapping, values: dict[str, Any], rounds: Rounds | None = None) -> "Context":
        """Give the context inside a routine or circuit, whose own settings win.

        Args:
            values: What could be read of `node`, by key.
        """
        return self._replace(
            place=place,
            rounds=rounds,
            targets=self.own_targets(node, values) or self.targets,
            rest_ms=values.get("rest", self.rest_ms),
            switch_ms=values.get("switch", self.switch_ms),
            get_ready_ms=values.get("get_ready", self.get_ready_ms),
            waits=waits(values, self.waits),
            pace_ms=values.get("pace", self.pace_ms),
            cues=changed(self.cues, values.get("cues")),
        )

    def own_targets(self, node: Mapping, values: dict[str, Any]) -> Targets | None:
        """Give the target that a level sets itself; None if it sets none. Two are a fault."""
        written = [key for key, _ in node.pairs if key.text in TARGET_KEYS]
        if len(written) > 1:
            *firsts, last = (quoted(key.text) for key in written)
            both = "both" if len(written) == 2 else "all"
            what = f"{', '.join(firsts)} and {last} {both} say how the work ends"
            self.faults.fault(written[1].mark, what, "keep one of them")
        if len(written) == 1 and written[0].text in values:
            return cast(Targets, values[written[0].text])
        return Targets((), node) if written or self._misspelt(node) else None

    def _misspelt(self, node: Mapping) -> bool:
        """Tell whether an unknown key was meant for a target, so that nobody misses the target as well."""
        written = [key.text for key, _ in node.pairs]
        if any(called(text.partition(":")[0], TARGETS) or text.partition(":")[0] in TARGETS for text in written):
            return True
        unknown = [text for text in written if not any(text in table for table in TABLES.values())]
        return any(self.faults.nearest(text, TARGETS) for text in unknown)


def waits(values: dict[str, Any], inherited: bool) -> bool:
    """Tell whether work waits for the button at its end."""
    return bool(values["advance"] == "press") if "advance" in values else inherited
