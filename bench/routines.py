"""Routines to measure with, and the catalogue that they are read by."""

from functools import cache
from importlib.resources import files

from timer.routine.catalogue import Catalogue, read_catalogue

# A minute of a workout, as the shipped routines have it: work with its countdown, rest with its own.
MINUTE = """
name: Minutes
prepare: 5s
steps:
  - circuit:
      rounds: {rounds}
      work: 40s
      rest: 20s
      exercises: [plank, squat, push-up, lunge]
"""
# Ten steps of all the usual forms, some 86 s long so that 10,000 are within a day.
STEPS = """\
  - plank: 6s
  - lunge: 2 reps
  - squat jump: {sets: 2, work: 3s, rest: 1s, note: Land softly.}
  - rest: 9s
  - side plank: {work: 4s, switch: 2s}
  - push-up: {reps: 3, weight: 8 kg}
  - squat
  - rest: 5s
  - burpee: 2 x 3s rest 1s
  - russian twist: {work: 5s, cues: {halfway: off}}
"""


@cache
def catalogue() -> Catalogue:
    """Give the catalogue that comes with the program."""
    return read_catalogue((files("routines") / "exercises.yaml").read_bytes(), "exercises.yaml")


def steps(count: int) -> str:
    """Write a routine of so many steps, a multiple of ten."""
    return "name: Many steps\nwork: 4s\nsteps:\n" + STEPS * (count // 10)
