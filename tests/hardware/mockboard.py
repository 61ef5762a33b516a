"""A board on mock pins, for the tests."""

import io
import json
from typing import Any

from hardware.board import Board
from hardware.boardfile import BoardFile, load_board, preset
from hardware.simulator import PinChange, Simulator
from hardware.trace import Trace


def board_file(text: bytes | str | None = None) -> BoardFile:
    """Read a board file that has no errors; the breadboard's if none is given."""
    board = load_board(text or preset("breadboard") or b"", "board.yaml").board
    assert board is not None
    return board


class MockBoard:
    """An open board, with everything that can be seen of it."""

    def __init__(self, text: bytes | str | None = None) -> None:
        self.edges: list[tuple[str, bool]] = []
        self.turns: list[bool] = []  # whether clockwise
        self.changes: list[PinChange] = []  # since the board is open
        file = board_file(text)
        self.simulator = Simulator(file, lambda change: self.changes.append(change), keeps_states=True)
        self._stream = io.StringIO()
        trace = Trace(self._stream, lambda: 0)
        self.board = Board(
            file, self.simulator.factory, lambda *edge: self.edges.append(edge), trace, self.turns.append
        )
        self.changes.clear()
        self.pins = {number: self.simulator.factory.pin(number) for number in self.simulator.levels()}

    def states(self, pin: int) -> list[float]:
        """Give every level that a pin has had; a closed board's pins keep them."""
        return [state.state for state in self.pins[pin].states]

    def trace(self) -> list[dict[str, Any]]:
        """Give the lines of the trace."""
        return [json.loads(line) for line in self._stream.getvalue().splitlines()]
