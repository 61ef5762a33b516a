"""Fields: the values of one JSON object, each of the type that it must have."""

from collections.abc import Iterator
from typing import Any

from timer.importing.text import Refused

KINDS = {str: "a text", float: "a fraction", bool: "true or false", list: "a list", dict: "an object"}
LARGEST = 999_999_999_999  # no number of an app is longer; ten years have 315,000,000,000 ms


class Fields:
    """Reads an object's values, and tells in which object something is wrong."""

    def __init__(self, value: Any, place: str = "") -> None:
        """Args: place: Where the object stands, in words; nothing for a workout itself.

        Raises:
            Refused: It is no object.
        """
        self._before = f"{place}: " if place else ""
        if not isinstance(value, dict):
            raise self.refusal(f"{_kind(value)} stands where an object belongs")
        self._values: dict[str, Any] = value

    def refusal(self, why: str) -> Refused:
        return Refused(self._before + why)

    def need(self, *keys: str) -> None:
        """Raises: Refused: One of these keys is missing."""
        for key in keys:
            if key not in self._values:
                raise self.refusal(f"'{key}' is missing")

    def raw(self, key: str) -> Any:
        """Give a value of any type; None if it is null or missing."""
        return self._values.get(key)

    def whole(self, key: str, default: int | None = None, least: int = 0) -> int:
        """Read a whole number; `default` stands for null or a missing key."""
        value = self._value(key, int, default, "a whole number")
        if value < least:
            raise self.refusal(f"'{key}' is {value if value > -LARGEST else 'far below zero'}; {least} is the least")
        if value > LARGEST:
            raise self.refusal(f"'{key}' is too large")
        return int(value)

    def text(self, key: str, default: str | None = None) -> str:
        """Read a text; `default` stands for null or a missing key."""
        return str(self._value(key, str, default, "a text"))

    def items(self, key: str, default: list[Any] | None = None) -> list[Any]:
        """Read a list; `default` stands for null or a missing key."""
        return list(self._value(key, list, default, "a list"))

    def objects(self, key: str, place: str, default: list[Any] | None = None) -> Iterator["Fields"]:
        """Read a list of objects; each is told as `place` and its number."""
        for number, item in enumerate(self.items(key, default), 1):
            yield Fields(item, f"{self._before}{place} {number}")

    def unknown(self, known: frozenset[str]) -> list[str]:
        """Give the keys that are not among these."""
        return [key for key in self._values if key not in known]

    def _value(self, key: str, kind: type, default: Any, wanted: str) -> Any:
        value = self._values.get(key)
        if value is None:
            value = default
        if type(value) is not kind:
            raise self.refusal(f"'{key}' is {_kind(value)}, and {wanted} belongs there")
        return value


def _kind(value: Any) -> str:
    return KINDS.get(type(value), "nothing" if value is None else "a number")
