"""`gym-timer schema`: the JSON Schema of routines, of board files or of the configuration."""

import argparse
import json
from pathlib import Path
from typing import Any

from hardware import boardtable
from timer import config
from timer.library import Library
from timer.routine.schema import routine_schema


def run(args: argparse.Namespace) -> int:
    print(json.dumps(schema_of(args.of), indent=2))
    return 0


def schema_of(what: str) -> dict[str, Any]:
    """Give the schema of a `routine`, a `board` or the `config`."""
    if what == "board":
        return boardtable.SCHEMA
    return config.SCHEMA if what == "config" else routine_schema(Library(Path()).catalogue)
