"""Thai and Arabic digits."""

from __future__ import annotations

import re

_THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
_TO_THAI = str.maketrans("0123456789", _THAI_DIGITS)
_TO_ARABIC = str.maketrans(_THAI_DIGITS, "0123456789")

# Tokens whose digits stay (handbook 1.4): addresses of the net, and words that hold a Latin letter (COVID-19, A4, 5G).
# A masked identity number is no such word: the digits that it shows are the paper's own.
_KEPT = re.compile(
    r"x-xxxx-xxxxx-|https?://\S+|www\.\S+|[\w.+-]{1,64}@\S+|[A-Za-z][A-Za-z0-9_-]{0,64}\d[A-Za-z0-9_-]*|\d[\d.,]{0,64}[A-Za-z]\w*",
    re.ASCII,
)
_LATIN = re.compile("[A-Za-z@]")


def to_thai_digits(text: str) -> str:
    """Text with Thai digits, except in URLs, e-mail addresses and words with Latin letters (handbook 1.4)."""
    if not _LATIN.search(text):
        return text.translate(_TO_THAI)
    pieces = []
    start = 0
    for kept in _KEPT.finditer(text):
        pieces += [text[start : kept.start()].translate(_TO_THAI), kept[0]]
        start = kept.end()
    return "".join(pieces) + text[start:].translate(_TO_THAI)


def to_arabic_digits(text: str) -> str:
    """Text with Arabic digits."""
    return text if text.isascii() else text.translate(_TO_ARABIC)
