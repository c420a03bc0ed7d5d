"""The order of Thai words in a dictionary, with numbers in order of size."""

from __future__ import annotations

import re

from docgen.thai.digits import to_arabic_digits

_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_SECONDARY = re.compile("[็-๎]")
_NUMBER = re.compile("([0-9๐-๙]+)")


def sort_key(text: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """A key for sorted(): leading vowels after their consonant, tone marks last, `หมู่ 2` before `หมู่ 10`.

    PyThaiNLP's collate keeps only the first tone mark and sorts 10 before 2.
    """
    base = _LEADING_VOWEL.sub(r"\2\1", _SECONDARY.sub("", text))
    pieces = (piece for piece in _NUMBER.split(base) if piece)
    return tuple(_number(piece) if piece[0].isdecimal() else (1, 0, piece) for piece in pieces), text


def _number(digits: str) -> tuple[int, int, str]:
    """Orders digits by their value, however many they are."""
    value = to_arabic_digits(digits).lstrip("0")
    return 0, len(value), value
