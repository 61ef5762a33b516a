"""Instants of which some may never come."""


def earliest(*instants: int | None) -> int | None:
    """Give the earliest of several instants; None if none will ever come."""
    first = None
    for instant in instants:
        if instant is not None and (first is None or instant < first):
            first = instant
    return first
