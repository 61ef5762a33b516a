"""YAML text as nodes that know their line and column, and the faults found in it.

A leaf: it imports nothing of ours, so that routines, board files and the configuration all get the same errors.
"""

from timer.marked.faults import Fault, Faults, Mark, MarkedError, nearest, printable, quoted
from timer.marked.nodes import Mapping, Node, Scalar, Sequence, parse
from timer.marked.table import DIALECT, Key, Kind, called, object_schema, read_mapping

__all__ = [
    "DIALECT",
    "Fault",
    "Faults",
    "Key",
    "Kind",
    "Mapping",
    "Mark",
    "MarkedError",
    "Node",
    "Scalar",
    "Sequence",
    "called",
    "nearest",
    "object_schema",
    "parse",
    "printable",
    "quoted",
    "read_mapping",
]
