"""Files: written whole or not at all, and never over what a person wrote."""

import os
import re
from pathlib import Path

LONGEST_STEM = 60  # characters; a file's name has at most 255 bytes, and a character up to four


class FileError(OSError):
    """A file can't be written; the message says why, and the mend."""


def stem_of(name: str) -> str:
    """Make a file's name of a routine's: letters and digits, in lower case, dashes between; "" if there are none."""
    return "-".join(re.findall(r"\w+", name.casefold().replace("_", " ")))[:LONGEST_STEM].rstrip("-")


def write_new(path: Path, text: str) -> None:
    """Write a file that must not be there yet; the folders above it are made.

    Raises:
        FileError: It is there, or can't be written; nothing was left behind.
    """
    if os.path.lexists(path):
        raise FileError(f"{path}: is there already; choose another name")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.replace(_draft(path, text), path)
    except OSError as error:
        raise FileError(f"{path}: can't be written: {error.strerror}") from error


def write_over(path: Path, text: str, mark: str) -> None:
    """Write a file, over an older one only if that begins with `mark` too.

    Raises:
        FileError: Another file is there, or it can't be written; what was there still is.
    """
    try:
        if os.path.lexists(path) and not _begins(path, mark):
            raise FileExistsError(0, "something else is there; choose another name")
        os.replace(_draft(path, text), path)
    except OSError as error:
        raise FileError(f"{path}: can't be written: {error.strerror}") from error


def _begins(path: Path, mark: str) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(len(mark.encode())) == mark.encode()


def _draft(path: Path, text: str) -> Path:
    """Write a text beside its place, down to the disk."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("x", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft
