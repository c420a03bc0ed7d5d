"""Free text: what a cell of words holds, and the official spacing of ๆ and ฯ."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from docgen.thai.cells import exact, free_text, plain
from docgen.thai.reading import BLANK, Fault, Reading, ThaiValueError

_YAMOK_BEFORE = re.compile(r"(?<=[^\s(“\"'])ๆ")
_YAMOK_AFTER = re.compile(r"ๆ(?=[\w“(])")
_SPLIT_ETC = re.compile(r"ฯ +ล +ฯ")
_LOOSE_PAIYAN = re.compile(r"(?<=[ก-๎]) +ฯ(?!ล)")
_NO_TEXT = "\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U0010ffff"
_HIDDEN = re.compile(f"[{_NO_TEXT}]")
_UNREADABLE = re.compile(f"[\ufffd\t{_NO_TEXT}]|([ก-ฮ])\\1{{5,}}")
_MOST_DIGITS = 15  # what Excel keeps of a number


def read_text(value: object) -> Reading[str]:
    """A cell of words: cleaned, ๆ and ฯ spaced officially; a number prints as Excel shows it.

    A date in a column of words is refused: Excel made it of something like 12/3 and what was typed is lost.
    Text that cannot be right (U+FFFD, unknown private-use glyphs, control characters, one letter six times) is
    refused (R-TXT-01).
    """
    if value is None:
        return BLANK
    if isinstance(value, str):
        text, repairs = free_text(value)
        if not text:
            return BLANK
        if unreadable := _UNREADABLE.search(text):
            raise ThaiValueError(Fault.UNREADABLE_TEXT, character=_nameable(unreadable[0][0]))
        return Reading(space_official(text), repairs)
    if isinstance(value, (dt.date, dt.time, dt.timedelta)):
        raise ThaiValueError(Fault.DATE_IN_TEXT_CELL)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if abs(value) >= 10**_MOST_DIGITS:
            raise ThaiValueError(Fault.PRECISION_LOST)
        return Reading(plain(exact(value)))
    raise ThaiValueError(Fault.WRONG_CELL_TYPE)


def normalize_text(value: object) -> str | None:
    """The text of `read_text`; None where the cell is blank."""
    return read_text(value).value


def space_official(text: str) -> str:
    """Text with official spacing of ๆ, ฯ and ฯลฯ (the Royal Society's rules)."""
    if "ๆ" in text:
        text = space_mai_yamok(text)
    if "ฯ" in text:
        text = _LOOSE_PAIYAN.sub("ฯ", _SPLIT_ETC.sub("ฯลฯ", text))
    return text


def space_mai_yamok(text: str) -> str:
    """Text with a blank before and after ๆ: `ต่าง ๆ กัน`."""
    return _YAMOK_AFTER.sub("ๆ ", _YAMOK_BEFORE.sub(" ๆ", text))


def cut(text: str, most: int) -> str:
    """The beginning of a text, not cut between a letter and the marks above, below or before it."""
    if len(text) <= most:
        return text
    end = most
    while end > 0 and (_is_mark(text[end]) or "\u0e40" <= text[end - 1] <= "\u0e44"):
        end -= 1
    return text[:end] or text[:most]


def _is_mark(letter: str) -> bool:
    return letter == "\u0e31" or "\u0e34" <= letter <= "\u0e3a" or "\u0e47" <= letter <= "\u0e4e"


def visible(text: str) -> str:
    """A text for quoting: what prints nothing, or may stand in no file, is called by its number (`U+0007`)."""
    return text if text.isprintable() else _HIDDEN.sub(lambda match: _nameable(match[0]), text)


def _nameable(character: str) -> str:
    is_shown = character.isprintable() and unicodedata.category(character) != "Co"
    return character if is_shown else f"U+{ord(character):04X}"
