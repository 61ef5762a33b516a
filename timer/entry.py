"""Entries: the routines that can be chosen, and the files that hold none."""

from typing import NamedTuple

from timer.timeline import Timeline


class Entry(NamedTuple):
    """A routine that can be chosen."""

    name: str  # in the library: the file's name without its ending
    timeline: Timeline
    text: str = ""  # of its file; empty if it was never in one


class BrokenFile(NamedTuple):
    """A routine's file with faults."""

    name: str
    fault: str  # the first: `file:line:column: what; mend`, the file without its folder
    faults: int = 1  # how many there are; warnings do not count
