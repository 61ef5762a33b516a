"""`gym-timer new`: a routine of one's own to start from."""

import argparse
import json
import os
import re
import sys
from pathlib import Path

from timer.commands import DONE, FAULTY
from timer.files import FileError, stem_of, write_new
from timer.folders import folders
from timer.library import CATALOGUE, ENDINGS, FIGURES, SHIPPED, Library, LibraryError, read_bytes
from timer.routine.loader import load

SCHEMA = "routine.schema.json"
MODELINE = re.compile(r"\A# yaml-language-server:.*\n")
NAME_LINE = re.compile(r"^name:.*$", re.MULTILINE)

START = """\
# An exercise takes a time (45s, 1m30s), a count (12 reps) or `max`, in sets if you like (3 x 45s rest 30s).
name: {name}
about: What it is for, in a line.
rest: 20s                        # between any two exercises
steps:
  - march on the spot: 1m
  - squat: 12 reps               # press the button when they are done
  - plank: 3 x 30s rest 15s
  - lunge: 40s
  # Rounds: everything in `exercises`, three times over. A name alone takes the circuit's `work`.
  - circuit:
      rounds: 3
      work: 30s
      rest: 15s
      rest_between_rounds: 1m
      exercises:
        - push-up
        - {{glute bridge: {{note: Squeeze at the top.}}}}
        - side plank: 20s each side
"""


def run(args: argparse.Namespace) -> int:
    home = folders(os.environ, args.routines)
    library = Library(home.routines)
    name = _title(args.name)
    try:
        stem = _stem(name)
        text = _copy(library, args.source, name) if args.source else START.format(name=_quoted(name))
        _check(text, library)
        path = home.routines / f"{stem}.yaml"
        write_new(path, f"# yaml-language-server: $schema={SHIPPED / SCHEMA}\n{text}")
    except (FileError, LibraryError) as error:
        print(error, file=sys.stderr)
        return FAULTY
    print(f"{path}\n\nOpen it in any editor. Then:\n  gym-timer check {stem}\n  gym-timer simulate {stem}")
    return DONE


def _title(name: str) -> str:
    """Give a routine's name; of a file's name what stands before its ending."""
    return next((name.removesuffix(ending) for ending in ENDINGS if name.endswith(ending)), name)


def _stem(name: str) -> str:
    """Make a file's name of a routine's.

    Raises:
        FileError: Nothing is left of it, or files of that name are never played.
    """
    stem = stem_of(name)
    if not stem:
        raise FileError(f"no file can be called {name!r}; use letters or digits")
    if f"{stem}.yaml" in (CATALOGUE, FIGURES):
        raise FileError(f"no routine can be called {name!r}: a list that comes with the program is; add a word")
    return stem


def _check(text: str, library: Library) -> None:
    """Raises: FileError: The name can't be shown."""
    faults = load(text, "", library.catalogue).faults
    if faults:
        raise FileError(f"no routine can be called that: {faults.errors[0].message}")


def _copy(library: Library, source: str, name: str) -> str:
    """Give the text of another routine under a new name.

    Raises:
        LibraryError: There is no such routine, or it can't be read.
    """
    shelved = library.find(source)
    if shelved.entry is None:
        raise LibraryError(f"{shelved.path} has faults; `gym-timer check {source}` tells them")
    text = read_bytes(Path(shelved.path)).decode("utf-8-sig").replace("\r\n", "\n")
    return NAME_LINE.sub(lambda _: f"name: {_quoted(name)}", MODELINE.sub("", text), count=1)


def _quoted(name: str) -> str:
    """Write a name as YAML takes it, whatever is in it."""
    return json.dumps(" ".join(name.split()), ensure_ascii=False)
