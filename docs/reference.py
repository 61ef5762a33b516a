"""Writes the reference into docs/routines.md; run by `make reference`."""

from pathlib import Path

from timer.library import Library
from timer.routine.reference import reference

PAGE = Path(__file__).parent / "routines.md"
BELOW = "<!-- Everything below is written by `make reference` from the table that reads the files. -->\n"


def page(text: str) -> str:
    """Give the page with a new reference."""
    return text.partition(BELOW)[0] + BELOW + "\n" + reference(Library(Path("/nowhere")).catalogue)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
