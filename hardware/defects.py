"""Defects: what goes wrong with a simulated board on request, for trying and for tests.

`bounce`: each press and release of a button chatters, and a knob's contacts too. `stuck:start`: the button is down from
the beginning, and nobody can let it go. `dead:start`: the button, or the encoder, can't be opened. `dead:buzzer`: the
buzzer, or a light, fails when it is first switched on.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hardware.boardfile import BoardFile, named_lights


class DefectError(ValueError):
    """There is no such defect; the message names those that the board can have."""


@dataclass(frozen=True, slots=True)
class Defects:
    """Which pins misbehave, by their Broadcom numbers."""

    bounces: bool = False  # every contact
    stuck: frozenset[int] = frozenset()  # of buttons
    missing: frozenset[int] = frozenset()  # of buttons and encoders
    dead: frozenset[int] = frozenset()  # of outputs

    def __or__(self, other: "Defects") -> "Defects":
        return Defects(
            self.bounces or other.bounces,
            self.stuck | other.stuck,
            self.missing | other.missing,
            self.dead | other.dead,
        )


SOUND = Defects()


def read_defects(names: Iterable[str], board: BoardFile | None) -> Defects:
    """Read what a person asks for.

    Raises:
        DefectError: The board can't have such a defect.
    """
    known = _known(board) if board else {}
    defects = SOUND
    for name in names:
        if name not in known:
            can_be = f"this board can have {', '.join(known)}" if known else "there is no board to have one"
            raise DefectError(f"there is no fault {name!r}; {can_be}")
        defects |= known[name]
    return defects


def _known(board: BoardFile) -> dict[str, Defects]:
    """Give every defect that a board can have, by its name."""
    known = {"bounce": Defects(bounces=True)}
    known |= {f"stuck:{button.name}": Defects(stuck=frozenset({button.pin})) for button in board.contacts}
    known |= {f"dead:{button.name}": Defects(missing=frozenset({button.pin})) for button in board.contacts}
    if board.encoder:
        known["dead:encoder"] = Defects(missing=frozenset({board.encoder.a, board.encoder.b}))
    if board.buzzer:
        known["dead:buzzer"] = Defects(dead=frozenset({board.buzzer.pin}))
    return known | {f"dead:{name}": Defects(dead=frozenset(light.pins)) for name, light in named_lights(board)}
