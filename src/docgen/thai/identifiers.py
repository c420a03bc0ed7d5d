"""Numbers that are names: citizen identity numbers, codes with leading zeros. Always str."""

from __future__ import annotations

import re
from decimal import Decimal

from docgen.thai import _library
from docgen.thai.cells import exact, plain, typed_text, without_decimals
from docgen.thai.reading import BLANK, Fault, Reading, Repair, ThaiValueError, unique

_ID_LENGTH = 13
_ID_LABEL = re.compile(r"(?:เลข|หมายเลข|รหัส|บัตร|ประจำตัว|ประชาชน|ปชช\.?|ที่|ID|NO\.?|[ :.])+(?=\d)", re.IGNORECASE)
_SEPARATORS = re.compile(r"[ \-.,/_]")
_SCIENTIFIC = re.compile(r"(\d)(?:\.(\d+))?E\+?(\d+)", re.IGNORECASE)


def read_citizen_id(value: object) -> Reading[str]:
    """The 13 digits of an identity number whose check digit agrees (handbook 4.8).

    The first digit may be 0 or 9, which `stdnum.th.pin.validate` refuses: both occur (persons without registration,
    invented persons). Twelve digits whose check digit agrees behind a 0 lost that zero in Excel.
    """
    text, repairs = _digits_of(value, Fault.NOT_AN_ID)
    if not text:
        return BLANK
    text = _SEPARATORS.sub("", _ID_LABEL.sub("", text, count=1) if _ID_LABEL.match(text) else text)
    if not (text.isascii() and text.isdigit()):
        raise ThaiValueError(Fault.NOT_AN_ID)
    if len(text) == _ID_LENGTH - 1 and _is_checked("0" + text):
        return Reading("0" + text, unique(repairs, (Repair.ZERO_RESTORED,)))
    if len(text) != _ID_LENGTH:
        raise ThaiValueError(Fault.ID_LENGTH, length=len(text))
    if not _is_checked(text):
        raise ThaiValueError(Fault.ID_CHECKSUM)
    return Reading(text, repairs)


def parse_citizen_id(value: object) -> str | None:
    """The identity number of `read_citizen_id`; None where the cell is blank."""
    return read_citizen_id(value).value


def format_citizen_id(digits: str) -> str:
    """`1-2345-67890-12-1`."""
    return f"{digits[0]}-{digits[1:5]}-{digits[5:10]}-{digits[10:12]}-{digits[12:]}"


def mask_citizen_id(digits: str) -> str:
    """`x-xxxx-xxxxx-12-1`: for every paper that does not need the number itself."""
    return f"x-xxxx-xxxxx-{digits[10:12]}-{digits[12:]}"


def read_code(value: object, *, width: int) -> Reading[str]:
    """A code of `width` digits; zeros that Excel dropped in front are restored."""
    text, repairs = _digits_of(value, Fault.NOT_A_CODE)
    if not text:
        return BLANK
    text = re.sub(r"[ \-]", "", text)
    if not (text.isascii() and text.isdigit()):
        raise ThaiValueError(Fault.NOT_A_CODE)
    if len(text) > width:
        raise ThaiValueError(Fault.CODE_LENGTH, width=width, length=len(text))
    return Reading(text.zfill(width), repairs if len(text) == width else unique(repairs, (Repair.ZERO_RESTORED,)))


def parse_code(value: object, *, width: int) -> str | None:
    """The code of `read_code`; None where the cell is blank."""
    return read_code(value, width=width).value


def _digits_of(value: object, fault: Fault) -> tuple[str, tuple[Repair, ...]]:
    """A cell's text ('' is blank); a number's digits where it is whole."""
    if value is None:
        return "", ()
    if isinstance(value, str):
        text, repairs = typed_text(value, fault)
        return _without_exponent(without_decimals(text)), repairs
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        number = exact(value)
        if number != number.to_integral_value() or number < 0:
            raise ThaiValueError(fault)
        return plain(number), ()
    raise ThaiValueError(fault)


def _without_exponent(text: str) -> str:
    """The digits of `1.234567890121E+12`; refused where the exponent says that digits are gone."""
    match = _SCIENTIFIC.fullmatch(text)
    if match is None:
        return text
    decimals, exponent = match[2] or "", int(match[3])
    if len(decimals) != exponent:
        raise ThaiValueError(Fault.PRECISION_LOST)
    return match[1] + decimals


def _is_checked(digits: str) -> bool:
    return digits[-1] == _library.pin_check_digit()(digits[:-1])
