"""`gym-timer import`: the workouts of a phone timer's export file, as routines."""

import argparse
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from timer import lengths
from timer.commands import DONE, FAULTY
from timer.commands.new import SCHEMA
from timer.files import FileError, stem_of, write_new, write_over
from timer.folders import folders
from timer.importing.plan import Plan
from timer.importing.shapes import Refusal, app_of, warning_of, workouts
from timer.importing.text import Refused, read_export
from timer.importing.written import Source, Written, write
from timer.library import CATALOGUE, FIGURES, SHIPPED, Library, LibraryError, read_bytes, routine_files
from timer.marked import printable
from timer.routine.kinds import LONGEST_NAME

LONGEST_NUMBER = 4  # characters of " 500"


def run(args: argparse.Namespace) -> int:
    file = Path(args.file)
    try:
        export = read_export(read_bytes(file))
        app = app_of(export)
        found = workouts(export, app)
    except LibraryError as error:
        _complain(str(error))
        return FAULTY
    except Refused as error:
        _complain(f"{file}: {error}")
        return FAULTY
    if warning := warning_of(export, app):
        _complain(f"{file}: {warning}")
    own = folders(os.environ, args.routines).routines
    shelf = _Shelf(Path(os.path.expanduser(args.to)) if args.to else own, own, args.force)
    source = Source(app.name, file.name, str(SHIPPED / SCHEMA), warning)
    came = [shelf.take(workout, number, source) for number, workout in enumerate(found, 1)]
    return DONE if all(came) else FAULTY


@dataclass
class _Shelf:
    """Where the routines go, and which names are taken."""

    folder: Path
    own: Path  # the folder of the person's routines
    force: bool
    titles: set[str] = field(default_factory=set)
    # Files of these names are no routines, wherever they lie.
    stems: set[str] = field(default_factory=lambda: {Path(CATALOGUE).stem, Path(FIGURES).stem})

    def __post_init__(self) -> None:
        self.catalogue = Library(self.own).catalogue

    def take(self, workout: Plan | Refusal, number: int, source: Source) -> bool:
        """Write one workout, and tell; False if it was refused."""
        wanted = workout.title[: LONGEST_NAME - LONGEST_NUMBER].rstrip() or f"Workout {number}"
        title = _free(wanted, " ", self.titles)
        if isinstance(workout, Refusal):
            _complain(f"{title}: {workout.why if workout.skipped else f'refused: {workout.why}'}")
            return workout.skipped
        path = self.folder / f"{_free(stem_of(title) or f'workout-{number}', '-', self.stems)}.yaml"
        try:
            written = write(workout, title, source, self.catalogue)
            self.put(path, written.text)
        except (Refused, FileError) as error:
            _complain(f"{title}: refused: {error}")
            return False
        print(f"{printable(str(path))}: {title}, {lengths.total(written.timeline)}")
        for told in self.remarks(workout, written, path):
            _complain(f"{title}: {told}")
        return True

    def put(self, path: Path, text: str) -> None:
        """Raises: FileError: Another file is there, and none may be written over; or it can't be written."""
        if not os.path.lexists(path):
            write_new(path, text)
        elif self.force:
            write_over(path, text, mark="")
        else:
            raise FileError(f"{path}: is there already; --force writes over it, --to DIR puts it elsewhere")

    def remarks(self, plan: Plan, written: Written, path: Path) -> list[str]:
        """Say what is not as it was in the app, and whose place the routine takes."""
        shipped = {file.name for file in routine_files(SHIPPED)}
        takes_place = path.name in shipped and os.path.realpath(self.folder) == os.path.realpath(self.own)
        return [
            *plan.losses.lines(),
            *([written.differs] if written.differs else []),
            *([f"takes the place of the {path.stem} that comes with the program"] if takes_place else []),
        ]


def _free(wanted: str, joint: str, taken: set[str]) -> str:
    """Give a name that is not taken yet, with a number if need be; and take it."""
    name, number = wanted, 1
    while name.casefold() in taken:
        number += 1
        name = f"{wanted}{joint}{number}"
    taken.add(name.casefold())
    return name


def _complain(text: str) -> None:
    print(printable(text), file=sys.stderr)
