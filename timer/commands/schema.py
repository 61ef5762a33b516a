"""`gym-timer schema`: the JSON Schema of routine files."""

import argparse
import json
from pathlib import Path

from timer.library import Library
from timer.routine.schema import routine_schema


def run(args: argparse.Namespace) -> int:
    print(json.dumps(routine_schema(Library(Path()).catalogue), indent=2))
    return 0
