"""The commands: one module each, imported only when its command is given.

Each has `run(args) -> int`, which prints, and returns the exit status: 0 done, 1 the input is at fault, 2 usage.
"""

DONE, FAULTY, USAGE = 0, 1, 2
