"""Parsers: the one in C, where there is one, and the one in Python; both read a text alike.

The one in C is quick. The other tells better what is wrong, so it has the last word on what the first refuses.
"""

import re
from typing import Any

import yaml

# PyYAML's own parser ends a text in brackets at a question mark: "{note: Ready?}". It is shown this instead.
STAND_IN = "\ufdd0"
QUESTION = r"(?<=[^ \n\[{,:])( *)(\?+)"  # within a text, or after a dash


class PythonParser(yaml.SafeLoader):
    """Reads a question mark in brackets as part of a text, as the parser in C and editors do."""

    def __init__(self, text: str) -> None:
        super().__init__(_with_stand_ins(text) if "?" in text else text)

    def get_event(self) -> Any:
        """Give the next event, with the author's own question marks."""
        event = super().get_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.ScalarEvent):
            event.value = event.value.replace(STAND_IN, "?")
        return event


def _with_stand_ins(text: str) -> str:
    """Give a text with stand-ins, but where a question mark begins a key: `- ? plank`."""

    def stand_in(found: re.Match[str]) -> str:
        before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        return found[1] + STAND_IN * len(found[2]) if before.strip(" -") or not found[1] else found[0]

    return re.sub(QUESTION, stand_in, text)


FASTEST = getattr(yaml, "CSafeLoader", PythonParser)
