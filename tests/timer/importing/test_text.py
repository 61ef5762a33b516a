"""The bytes of an export file: encodings, damage, and what is too much."""

import json
import time
from contextlib import suppress

import pytest

from tests.timer.importing.exports import jawt, played
from timer.importing.shapes import JAWT, OPENHIIT, app_of, warning_of
from timer.importing.text import LARGEST, Refused, read_export


def low_bytes(text: str) -> bytes:
    """Write the low byte of every UTF-16 unit, as one app does."""
    return text.encode("utf-16-le")[::2]


def test_utf_8_is_sound_with_and_without_a_mark() -> None:
    data = json.dumps(jawt((1, [("Отдых ещё – „so“ 🏋", 5)])), ensure_ascii=False).encode()
    for sound in (data, b"\xef\xbb\xbf" + data):
        assert not read_export(sound).damaged
        assert played(sound) == ["Отдых ещё – „so“ 🏋 5s"]


def test_western_letters_come_through_the_low_bytes() -> None:
    data = low_bytes(json.dumps(jawt((1, [("Brücke", 5)])), ensure_ascii=False))
    assert read_export(data).damaged
    assert played(data) == ["Brücke 5s"]


def test_a_russian_rest_is_known_in_its_low_bytes() -> None:
    workout = jawt((1, [("Планка", 5), ("Отдых", 7), ("A", 5)]))
    data = low_bytes(json.dumps(workout, ensure_ascii=False))
    assert read_export(data).damaged
    assert played(data)[1:] == ["rest 7s", "A 5s"]


def test_damage_is_told_with_the_sound_way() -> None:
    damaged = read_export(low_bytes(json.dumps(jawt((1, [("Планка", 5)])), ensure_ascii=False)))
    assert "the share icon beside each workout makes a sound file" in (warning_of(damaged, JAWT) or "")
    assert warning_of(damaged, OPENHIIT) == "names in this file are damaged, or may be: it is not in UTF-8"
    assert warning_of(read_export(b"[]"), OPENHIIT) is None


def test_damage_that_breaks_the_json_is_refused_with_that_advice() -> None:
    data = low_bytes(json.dumps(jawt((1, [("Ģ", 5)])), ensure_ascii=False))  # U+0122: its low byte is a quote
    with pytest.raises(Refused, match=r"no JSON, or damaged, at line 1, column .*the share icon"):
        read_export(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no JSON, or damaged, at line 1, column 1; export it again"),
        (b"[1,]", "no JSON, or damaged"),
        (b"\x00\x01\xff", "no JSON, or damaged"),
        (b"[]".decode().encode("utf-16"), "no JSON, or damaged"),
        (b"[NaN]", "NaN stands where a number belongs"),
        (b"[-Infinity]", "-Infinity stands where a number belongs"),
        (b"[" * 101 + b"]" * 101, "more than 100 deep"),
        (b'{"a":' * 200_000, "more than 100 deep"),
        (b" " * (LARGEST + 1), "the file is larger than 2,000,000 bytes"),
    ],
    ids=["empty", "comma", "binary", "utf-16", "nan", "infinity", "deep", "very deep", "large"],
)
def test_what_is_no_json_or_too_much_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read_export(data)


@pytest.mark.parametrize(
    "data",
    [
        b'["' + b'\\"' * 900_000,
        b'["' + b"[" * 1_900_000 + b'"]',
        b"[" + b"9" * 1_900_000 + b"]",
        b"[1e" + b"9" * 1_900_000 + b"]",
    ],
    ids=["escapes", "brackets in a text", "a long number", "a long exponent"],
)
def test_hostile_files_end_soon(data: bytes) -> None:
    begun = time.process_time()
    with suppress(Refused):
        app_of(read_export(data))
    assert time.process_time() - begun < 5


def test_half_a_character_is_no_character() -> None:
    data = json.dumps(jawt((1, [("a\ud800b", 5)]))).encode()
    assert b"\\ud800" in data
    assert played(data) == ["a b 5s"]
