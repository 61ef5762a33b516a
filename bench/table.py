"""The table: what was measured, beside its yardstick, held against its limits."""

from collections.abc import Sequence
from dataclasses import dataclass

HEADINGS = ("row", "ours", "yardstick", "ratio", "must", "aim", "verdict")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of ours.

    With a yardstick the limits are ratios to it; without one they are figures of the same unit, and the ratio shown is
    the one to `must`.
    """

    name: str
    ours: float
    unit: str
    must: float | None  # None: there is no limit
    aim: float | None
    yardstick: float | None = None
    beside: str = ""  # what the yardstick is
    takes: str = ""  # what it would take to reach the aim, for the report
    faster: bool = False  # the ratio is the yardstick's to ours, and more is better

    @property
    def ratio(self) -> float:
        """Ours to the yardstick, or to `must`; 0 if ours is 0."""
        if not self.ours:
            return 0.0
        base = (self.must or 0.0) if self.yardstick is None else self.yardstick
        if not base:
            return float("inf")
        return base / self.ours if self.faster else self.ours / base

    @property
    def verdict(self) -> str:
        """Which limit is kept; a dash if there is none."""
        if self.must is None or self.aim is None:
            return "-"
        figure = self.ours if self.yardstick is None else self.ratio
        if self._keeps(figure, self.aim):
            return "aim"
        return "must" if self._keeps(figure, self.must) else "MISSED"

    def _keeps(self, figure: float, limit: float) -> bool:
        return figure >= limit if self.faster else figure <= limit

    def cells(self) -> tuple[str, ...]:
        """Give the row's cells as texts."""
        return (
            self.name,
            f"{number(self.ours)} {self.unit}",
            "-" if self.yardstick is None else f"{self.beside} {number(self.yardstick)} {self.unit}",
            "to nothing" if self.ratio == float("inf") else f"{number(self.ratio)}x",
            self._limit(self.must),
            self._limit(self.aim),
            self.verdict,
        )

    def _limit(self, limit: float | None) -> str:
        if limit is None:
            return "-"
        return f"{number(limit)} {self.unit}" if self.yardstick is None else f"{number(limit)}x"


def number(value: float) -> str:
    """Give a number to three digits that count, and no exponent."""
    if value == float("inf"):
        return "inf"
    if abs(value) >= 100 or value == int(value):
        return f"{value:,.0f}"
    digits = 2 - len(str(int(abs(value)))) + 1 if abs(value) >= 1 else 3
    return f"{value:.{digits}f}" if abs(value) >= 0.01 else f"{value:.5f}".rstrip("0").rstrip(".")


def quantile(values: Sequence[float], share: float) -> float:
    """Give the smallest value that at least `share` (0-1) of all are not above."""
    ordered = sorted(values)
    rank = -(-len(ordered) * round(share * 1_000) // 1_000)
    return ordered[max(0, rank - 1)]


def median(values: Sequence[float]) -> float:
    """Give the value in the middle; of an even number the lower of the two."""
    return quantile(values, 0.5)


def as_text(rows: Sequence[Row]) -> str:
    """Lay the rows out for a terminal."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def as_markdown(rows: Sequence[Row]) -> str:
    """Lay the rows out as a table of Markdown."""
    lines = [HEADINGS, ("---",) * len(HEADINGS), *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
