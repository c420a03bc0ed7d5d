"""Telephone numbers of Thailand → national digits (`0812345678`, `043811234`), and their printed forms."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from docgen.thai import _library
from docgen.thai.cells import exact, plain, typed_text, without_decimals
from docgen.thai.reading import BLANK, Fault, Reading, Repair, ThaiValueError, unique

PhoneStyle = Literal["dashed", "letter"]

_LABEL = re.compile(
    r"(?:(?:เบอร์|หมายเลข)?(?:โทรศัพท์|โทร|มือถือ|ติดต่อ)?(?:มือถือ)?|Tel|Phone|Mobile|โทรสาร|บ้าน)\.? ?:? ?(?=[\d(+oO])",
    re.IGNORECASE,
)
_EXTENSION = re.compile(r" ?(?:ต่อ|ext\.?|กด|#) ?\d+$", re.IGNORECASE)
_REMARK = re.compile(r" ?\([^()\d]*\)")
_SEVERAL = re.compile(r"[,;/\n&]|หรือ|และ|ถึง")
_TWO_NUMBERS = re.compile(r"0\d{8,9}0\d{8,9}")
_LAST_DIGIT_RANGE = re.compile(r"(?P<number>0[ \-]?[2-7][\d \-]*\d) ?- ?\d{1,2}")
_SEPARATORS = re.compile(r"[ \-.()]")
_LETTER_O = re.compile(r"[oO](?=[\d \-.oO])|(?<=\d)[oO]")
_SHORT = re.compile(r"1\d{2,3}")


def read_phone(value: object) -> Reading[str]:
    """One telephone number as national digits; a lost leading zero is restored, an extension is left out (reported).

    Several numbers in one cell are refused: which one the paper needs is a person's choice.
    """
    if value is None:
        return BLANK
    if isinstance(value, str):
        return _read_typed(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        number = exact(value)
        if number == number.to_integral_value() and number >= 0:
            return _read_typed(plain(number))
    raise ThaiValueError(Fault.NOT_A_PHONE)


def parse_phone(value: object) -> str | None:
    """The number of `read_phone`; None where the cell is blank."""
    return read_phone(value).value


def format_phone(digits: str, style: PhoneStyle = "dashed") -> str:
    """`081-234-5678` and `0-4381-1234`; style `letter`, as official letters print it: `08 1234 5678`, `0 4381 1234`."""
    if len(digits) == 10:
        return (
            f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
            if style == "dashed"
            else f"{digits[:2]} {digits[2:6]} {digits[6:]}"
        )
    if len(digits) == 9:
        return ("-" if style == "dashed" else " ").join((digits[0], digits[1:5], digits[5:]))
    return digits


@lru_cache(maxsize=8192)
def _read_typed(value: str) -> Reading[str]:
    text, repairs = typed_text(value, Fault.NOT_A_PHONE)
    if not text:
        return BLANK
    found: list[Repair] = []
    if re.fullmatch(r"\d(?:\.\d+)?E\+?\d+", text, re.IGNORECASE):
        raise ThaiValueError(Fault.PRECISION_LOST)
    text = without_decimals(text)
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    if shorter := _without(_REMARK, text):
        text = shorter
        found.append(Repair.REMARK_DROPPED)
    if shorter := _without(_EXTENSION, text):
        text = shorter
        found.append(Repair.EXTENSION_DROPPED)
    if _LETTER_O.search(text) and not re.search("[A-Za-zก-๎]", _LETTER_O.sub("", text)):
        text = _LETTER_O.sub("0", text)
        found.append(Repair.LETTER_FOR_DIGIT)
    if _SEVERAL.search(text) or _TWO_NUMBERS.fullmatch(_SEPARATORS.sub("", text)):
        raise ThaiValueError(Fault.PHONE_MULTIPLE)
    digits = _SEPARATORS.sub("", text.removeprefix("+") if text.startswith("+") else text)
    if not (digits.isascii() and digits.isdigit()):
        raise ThaiValueError(Fault.NOT_A_PHONE)
    digits = _national(digits, text, found)
    return Reading(digits, unique(repairs, tuple(found)))


def _national(digits: str, text: str, found: list[Repair]) -> str:
    """Digits behind a single leading 0, checked."""
    if _SHORT.fullmatch(digits):
        return digits
    for abroad in ("0066", "66"):
        if digits.startswith(abroad) and len(digits) - len(abroad) in (8, 9, 10):
            digits = "0" + digits.removeprefix(abroad).removeprefix("0")
            break
    if not digits.startswith("0") and len(digits) in (8, 9):
        digits = "0" + digits
        found.append(Repair.ZERO_RESTORED)
    last = _LAST_DIGIT_RANGE.fullmatch(text)
    if last and len(_SEPARATORS.sub("", last["number"])) == 9:
        raise ThaiValueError(Fault.PHONE_MULTIPLE)
    if len(digits) not in (9, 10):
        raise ThaiValueError(Fault.PHONE_LENGTH, length=len(digits))
    if not _is_valid(digits):
        raise ThaiValueError(Fault.PHONE_INVALID)
    return digits


def _without(pattern: re.Pattern[str], text: str) -> str | None:
    shorter = pattern.sub("", text).strip()
    return shorter if shorter != text and shorter else None


def _is_valid(digits: str) -> bool:
    library = _library.phonenumbers()
    number = library.PhoneNumber(country_code=66, national_number=int(digits[1:]))
    return bool(library.is_valid_number(number))
