"""A date as a clerk's cell holds it → the Gregorian date; Buddhist years live only at this edge.

Day before month always. A year of two digits is พ.ศ. 25xx unless the column's plausible years say otherwise; what can
honestly be two dates is refused. PyThaiNLP's thai_strptime is not used: it reads the months 10–12 as January.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from docgen.thai.calendar import WEEKDAYS, buddhist_year, gregorian_date, month_number, real_date
from docgen.thai.cells import typed_text
from docgen.thai.date_patterns import (
    BRACKETED,
    DAY_MONTH_YEAR,
    INCOMPLETE,
    LABEL,
    LETTER_DIGIT,
    MONTH_DAY_YEAR,
    NUMERIC,
    RANGE,
    REMARK,
    SEVERAL,
    WEEKDAY,
    WEEKDAY_NAMES,
    YEAR_FIRST,
)
from docgen.thai.reading import BLANK, Fault, Reading, Repair, ThaiValueError, unique

_POSSIBLE_YEARS = range(1900, 2061)  # where a column declares nothing
_CHRISTIAN_SHORT_YEARS = range(1900, 2051)
_OLDEST_AGE = 125
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_LETTERS_AS_DIGITS = str.maketrans("oOlI", "0011")
_SERIALS = range(20_000, 300_000)  # Excel day numbers from 1954, also of Buddhist years typed as Gregorian ones


@dataclass(frozen=True, slots=True)
class _Column:
    """What the column says of its dates."""

    years: range
    is_declared: bool
    is_birth: bool

    @property
    def buddhist_centuries(self) -> tuple[int, ...]:
        """Buddhist centuries that a year of two digits may mean, latest first."""
        return (2600, 2500, 2400) if self.is_declared else (2500,)

    @property
    def christian_years(self) -> range:
        """Gregorian years that a year of two digits may mean when it is not Buddhist."""
        return self.years if self.is_declared else _CHRISTIAN_SHORT_YEARS


@dataclass(frozen=True, slots=True)
class _Eras:
    """What a year of two digits may mean."""

    buddhist: bool = True
    christian_centuries: tuple[int, ...] = (2000,)
    may_be_either: bool = False  # False: Buddhist wherever that is possible


_BUDDHIST = _Eras(christian_centuries=())
_CHRISTIAN = _Eras(buddhist=False)
_THAI_ERAS = _Eras()
_NUMERIC_ERAS = _Eras(may_be_either=True)
_ENGLISH_ERAS = _Eras(christian_centuries=(2000, 1900), may_be_either=True)


def read_date(
    value: object, *, years: range | None = None, today: dt.date | None = None, birth: bool = False
) -> Reading[dt.date]:
    """A date cell: text in every usual Thai form, an Excel date (also one typed with a Buddhist year), a day number.

    `years`: Gregorian years that make sense in this column. `birth`: a date of birth; it is not after `today`, and a
    year of two digits means the latest possible Buddhist one. Before พ.ศ. 2484 January to March belong to the old year
    (handbook 1.5).
    """
    if value is None:
        return BLANK
    if years is None and birth and today:
        years = range(today.year - _OLDEST_AGE, today.year + 1)
    column = _Column(_POSSIBLE_YEARS if years is None else years, years is not None, birth)
    if isinstance(value, str):
        reading = _read_typed(value, column)
    elif isinstance(value, dt.date):
        reading = _read_date_cell(value)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        reading = _read_number_cell(value)
    else:
        raise ThaiValueError(Fault.NOT_A_DATE)
    date = reading.value
    if date and (date.year not in column.years or (birth and today and date > today)):
        raise _out_of_range(date, column)
    return reading


def parse_date(
    value: object, *, years: range | None = None, today: dt.date | None = None, birth: bool = False
) -> dt.date | None:
    """The date of `read_date`; None where the cell is blank."""
    return read_date(value, years=years, today=today, birth=birth).value


def _out_of_range(date: dt.date, column: _Column) -> ThaiValueError:
    """The error for a year that the column cannot hold; 19xx is what Excel makes of a two-digit Buddhist year."""
    meant = 2500 + date.year % 100
    if column.is_declared and 1930 <= date.year <= 1999 and meant - 543 in column.years:
        return ThaiValueError(Fault.YEAR_FROM_TWO_DIGITS, year=date.year, meant=meant)
    return ThaiValueError(Fault.YEAR_OUT_OF_RANGE, year=buddhist_year(date))


def _read_date_cell(value: dt.date) -> Reading[dt.date]:
    """An Excel date; a year after พ.ศ. 2400 was typed as a Buddhist year into a Gregorian cell."""
    if value.year > 2700:  # 543 was added twice, by hand and by a program
        return Reading(real_date(value.year - 1086, value.month, value.day), (Repair.YEAR_DOUBLED_IN_DATE_CELL,))
    if value.year >= 2400:
        date = gregorian_date(value.year, value.month, value.day)
        return Reading(date, (Repair.YEAR_BUDDHIST_IN_DATE_CELL,))
    return Reading(dt.date(value.year, value.month, value.day))


def _read_number_cell(value: float) -> Reading[dt.date]:
    """Excel's day number in a cell that is not formatted as a date."""
    if value in range(1900, 2101) or value in range(2400, 2701):
        raise ThaiValueError(Fault.DATE_INCOMPLETE)
    if not (_SERIALS.start <= value < _SERIALS.stop):
        raise ThaiValueError(Fault.NOT_A_DATE)
    reading = _read_date_cell(_EXCEL_EPOCH + dt.timedelta(days=int(value)))
    return Reading(reading.value, (Repair.DATE_SERIAL, *reading.repairs))


@lru_cache(maxsize=4096)
def _read_typed(value: str, column: _Column) -> Reading[dt.date]:
    text, repairs = typed_text(value, Fault.NOT_A_DATE)
    if not text:
        return BLANK
    text = text.removesuffix(".") if text[-2:-1].isdigit() else text
    text = BRACKETED.sub(r"\1", text)
    if REMARK.search(text):
        text = REMARK.sub("", text)
        repairs = unique(repairs, (Repair.REMARK_DROPPED,))
    if LETTER_DIGIT.search(text):
        text = LETTER_DIGIT.sub(lambda pair: pair[0].translate(_LETTERS_AS_DIGITS), text)
        repairs = unique(repairs, (Repair.LETTER_FOR_DIGIT,))
    weekday, body = _split_weekday(text)
    if match := YEAR_FIRST.fullmatch(body) or NUMERIC.fullmatch(body):
        date, found = _resolve(match, int(match["month"]), column, _NUMERIC_ERAS)
    elif match := DAY_MONTH_YEAR.fullmatch(body) or re.fullmatch(MONTH_DAY_YEAR, body):
        month, mended = month_number(match["month"])
        if month is None:
            _refuse_range_or_several(body)
            raise ThaiValueError(Fault.UNKNOWN_MONTH, month=match["month"].strip())
        date, found = _resolve(match, month, column, _ENGLISH_ERAS if match["month"].isascii() else _THAI_ERAS)
        found = (Repair.MONTH_MISSPELT, *found) if mended else found
    else:
        return _read_other(body)
    if weekday is not None and weekday != date.weekday():
        raise ThaiValueError(Fault.WEEKDAY_MISMATCH, typed=WEEKDAYS[weekday], actual=WEEKDAYS[date.weekday()])
    return Reading(date, unique(repairs, found))


def _split_weekday(text: str) -> tuple[int | None, str]:
    """The weekday that a text begins with, if it does, and the date without it and without `วันที่`."""
    text = LABEL.sub("", text, count=1) if LABEL.match(text) else text
    match = WEEKDAY.match(text)
    if match is None:
        return None, text
    rest = text[match.end() :]
    return WEEKDAY_NAMES[match["name"]], LABEL.sub("", rest, count=1) if LABEL.match(rest) else rest


def _read_other(text: str) -> Reading[dt.date]:
    """What is not one date: a day number as text, a range, several dates, a part of a date, or no date at all."""
    if re.fullmatch(r"\d{5,6}(?:\.\d+)?", text):
        return _read_number_cell(float(text))
    _refuse_range_or_several(text)
    if partial := re.fullmatch(INCOMPLETE, text):
        word = partial["word"] or partial["last_word"]
        if word is None or month_number(word)[0]:
            raise ThaiValueError(Fault.DATE_INCOMPLETE)
    raise ThaiValueError(Fault.NOT_A_DATE)


def _refuse_range_or_several(text: str) -> None:
    if re.match(RANGE, text):
        raise ThaiValueError(Fault.DATE_RANGE)
    if re.match(SEVERAL, text):
        raise ThaiValueError(Fault.DATE_MULTIPLE)


def _resolve(match: re.Match[str], month: int, column: _Column, eras: _Eras) -> tuple[dt.date, tuple[Repair, ...]]:
    """The date of typed parts; `eras`: what a year of two digits may mean in this notation where no era is typed."""
    parts = match.groupdict()
    typed, era, day = parts["year"], (parts.get("era") or "").upper(), int(parts["day"])
    is_christian = era.startswith(("ค", "C", "A"))
    if len(typed) == 2:
        typed_era = _CHRISTIAN if is_christian else _BUDDHIST
        return _resolve_short(int(typed), month, day, column, typed_era if era else eras)
    year = int(typed)
    if is_christian or (not era and year < 2400):
        if year not in _POSSIBLE_YEARS:
            raise ThaiValueError(Fault.YEAR_OUT_OF_RANGE, year=typed)
        return real_date(year, month, day), ()
    if not 2400 <= year <= 2700:
        raise ThaiValueError(Fault.YEAR_OUT_OF_RANGE, year=typed)
    date = gregorian_date(year, month, day)
    return date, (Repair.YEAR_OLD_CALENDAR,) if date.year + 543 != year else ()


def _resolve_short(year: int, month: int, day: int, column: _Column, eras: _Eras) -> tuple[dt.date, tuple[Repair, ...]]:
    """A year of two digits: Buddhist if the column's years allow it, else Christian if they do, else refused.

    A date that is honestly both is refused, except a date of birth, where the Buddhist year is far more likely.
    """
    buddhist, christian = [], []
    if eras.buddhist:
        candidates = [(century + year, True) for century in column.buddhist_centuries]
        buddhist = _dates_in(column.years, candidates, month, day)
    if eras.christian_centuries:
        candidates = [(century + year, False) for century in eras.christian_centuries]
        christian = _dates_in(column.christian_years, candidates, month, day)
    rivals = buddhist + christian if eras.may_be_either else buddhist or christian
    if len(rivals) > 1 and not column.is_birth:
        raise ThaiValueError(Fault.DATE_AMBIGUOUS, first=buddhist_year(rivals[0]), second=buddhist_year(rivals[1]))
    if buddhist:
        return buddhist[0], (Repair.YEAR_TWO_DIGIT,)
    if christian:
        return christian[0], (Repair.YEAR_TWO_DIGIT_CHRISTIAN,)
    gregorian_date(2500 + year, month, day)  # a day that never is comes before a year that does not fit
    raise ThaiValueError(Fault.YEAR_OUT_OF_RANGE, year=2500 + year)


def _dates_in(plausible: range, candidates: list[tuple[int, bool]], month: int, day: int) -> list[dt.date]:
    """The candidates (year, is Buddhist) that are real days of plausible years, in the order given."""
    dates = []
    for year, is_buddhist in candidates:
        try:
            date = gregorian_date(year, month, day) if is_buddhist else real_date(year, month, day)
        except ThaiValueError:
            continue
        if date.year in plausible:
            dates.append(date)
    return dates
