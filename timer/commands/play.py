"""`gym-timer run` and `gym-timer simulate`: first a window, then all that a workout needs, which takes its time."""

import argparse

from timer import signals


def run(args: argparse.Namespace) -> int:
    signals.block()  # before the window starts a thread
    if _begins_in_a_window(args):
        from timer.screen.opening import show_opening

        show_opening()
    from timer.commands import playing

    return playing.run(args)


def _begins_in_a_window(args: argparse.Namespace) -> bool:
    """Tell whether a window is wanted, and nothing was typed that may have faults, which are told without one."""
    if args.routine or args.board or args.trace or args.history:
        return False
    return args.command == "run" or not (args.headless or args.watch or args.fault or args.speed is None)
