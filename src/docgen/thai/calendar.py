"""Months, weekdays, the Buddhist era and the fiscal year (handbook 1.5 and 4.4)."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from docgen.thai import _library
from docgen.thai.reading import Fault, ThaiValueError

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
ABBREVIATED_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")  # as dt.date.weekday(): Monday is 0

_SPOKEN_MONTHS = (
    "มกรา", "กุมภา", "มีนา", "เมษา", "พฤษภา", "มิถุนา", "กรกฎา", "สิงหา", "กันยา", "ตุลา", "พฤศจิกา", "ธันวา",
)  # fmt: skip
_ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MISSPELT_MONTHS = {"กุมภาพัน": 2, "กุมพา": 2, "เมย์": 4, "พฤศภา": 5, "กรกฏา": 7, "กรกฏ": 7, "กรกฎ": 7, "พฤษจิกา": 11}

_MONTH_OF: dict[str, int] = {}
for _names in (MONTHS, _SPOKEN_MONTHS, _ENGLISH_MONTHS, [name.replace(".", "") for name in ABBREVIATED_MONTHS]):
    _MONTH_OF |= {name: number for number, name in enumerate(_names, start=1)}
_MONTH_OF |= {name[:3]: number for number, name in enumerate(_ENGLISH_MONTHS, start=1)} | {"sept": 9}

_OLD_YEAR_END = 2484  # from พ.ศ. 2484 the year begins on 1 January; before that, on 1 April


@lru_cache(maxsize=1024)
def month_number(word: str) -> tuple[int | None, bool]:
    """The month that a word names and whether it had to be mended; None where no month is clearly the nearest."""
    word = re.sub(r"[. ]", "", word).lower()
    if number := _MONTH_OF.get(word):
        return number, False
    if number := _MISSPELT_MONTHS.get(word):
        return number, True
    if len(word) < 5 or not ("ก" <= word[0] <= "๎"):
        return None, False
    distance = _library.edit_distance()
    ranked = sorted((distance(word, name), number) for number, name in enumerate(MONTHS, start=1))
    (nearest, number), (second, _) = ranked[:2]
    same_ending = word[-2:] == MONTHS[number - 1][-2:]
    close = nearest == 1 or (nearest == 2 and len(word) >= 9 and same_ending)
    return (number, True) if close and nearest < second else (None, False)


def buddhist_year(date: dt.date) -> int:
    """The year พ.ศ. of a date: + 543; in January to March before 1941 still the old year, + 542."""
    in_old_year = date.year + 543 < _OLD_YEAR_END and date.month < 4
    return date.year + (542 if in_old_year else 543)


def gregorian_date(buddhist: int, month: int, day: int) -> dt.date:
    """The date of a Buddhist year; ThaiValueError where the calendar has no such day.

    พ.ศ. 2483 had nine months: 1 January to 31 March 2483 never were.
    """
    in_old_year = buddhist < _OLD_YEAR_END and month < 4
    if in_old_year and buddhist == _OLD_YEAR_END - 1:
        raise ThaiValueError(Fault.DATE_IMPOSSIBLE)
    return real_date(buddhist - (542 if in_old_year else 543), month, day)


def real_date(year: int, month: int, day: int) -> dt.date:
    """The Gregorian date; ThaiValueError where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise ThaiValueError(Fault.DATE_IMPOSSIBLE) from error


def fiscal_year(date: dt.date) -> int:
    """The fiscal year พ.ศ. (ปีงบประมาณ): 1 October to 30 September, named by the year in which it ends."""
    return date.year + 543 + (date.month >= 10)


def fiscal_quarter(date: dt.date) -> int:
    """The quarter of the fiscal year, 1 (October–December) to 4."""
    return (date.month - 10) % 12 // 3 + 1
