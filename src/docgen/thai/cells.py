"""What every parser asks of a cell first: is it an Excel error, is it blank for this kind, what text does it hold."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from docgen.thai.cleaning import clean
from docgen.thai.digits import to_arabic_digits
from docgen.thai.reading import Fault, Repair, ThaiValueError

Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | Decimal | None

_EXCEL_ERROR = re.compile(
    r"#(?:N/A(?: .*)?|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!"
    r"|GETTING_DATA|#+)",
    re.IGNORECASE,
)
_DOTTED_BLANK = re.compile(r"[-‐-―−_.… \n]*")  # dashes, underscores, leader dots: a blank to fill in with a pen
_BLANK_WORDS = frozenset(
    (
        "ไม่มี",
        "ไม่มีข้อมูล",
        "ไม่ทราบ",
        "ยังไม่ทราบ",
        "ไม่ระบุ",
        "ไม่ได้ระบุ",
        "ว่าง",
        "ว่างเปล่า",
        "n/a",
        "n.a.",
        "na",
        "none",
        "null",
        "nil",
    )
)
_WHOLE_AS_FLOAT = re.compile(r"^(\d{5,})\.0$")
_LONGEST_RAW = 1_000
_LONGEST = 200
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣", "-"))


def typed_text(text: str, too_long: Fault) -> tuple[str, tuple[Repair, ...]]:
    """Cleaned text on one line with Arabic digits and plain hyphens, for kinds that are not free text; '' is blank.

    A whole paragraph in such a cell is refused (`too_long`): no pattern is tried on it.
    """
    text, repairs = clean(text) if len(text) <= _LONGEST_RAW else (text.strip(), ())
    if len(text) > _LONGEST:
        raise ThaiValueError(too_long)
    if text.startswith("#"):
        refuse_excel_error(text)
    if not text or _DOTTED_BLANK.fullmatch(text) or text.lower() in _BLANK_WORDS:
        return "", ()
    return to_arabic_digits(text).translate(_DASHES).replace("\n", " "), repairs


def free_text(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Cleaned text for a column of free text; '' is blank, “ไม่มี” is an answer."""
    text, repairs = clean(text)
    if text.startswith("#"):
        refuse_excel_error(text)
    if _DOTTED_BLANK.fullmatch(text) or text.lower() == "n/a":
        return "", ()
    return text, repairs


def refuse_excel_error(text: str) -> None:
    """Raise for a formula's error (`#N/A`), also one that was pasted as text: it must never become 0 or blank."""
    if _EXCEL_ERROR.fullmatch(text):
        raise ThaiValueError(Fault.EXCEL_ERROR, error=text)


def without_decimals(text: str) -> str:
    """A number that names something, as other programs write it to text: `812345678.0` without its `.0`."""
    return _WHOLE_AS_FLOAT.sub(r"\1", text)


def exact(number: float | Decimal) -> Decimal:
    """A cell's number as Excel shows it: 15 significant digits, without the noise of binary floats."""
    if isinstance(number, Decimal):
        value = number
    elif isinstance(number, int):
        value = Decimal(number)
    else:
        value = Decimal(format(number, ".15g"))
    if not value.is_finite():
        raise ThaiValueError(Fault.NOT_A_NUMBER)
    return value


def plain(number: Decimal) -> str:
    """A Decimal's digits without exponent and without zeros after the last decimal that counts."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
