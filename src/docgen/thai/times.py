"""A time of day as a clerk's cell holds it → dt.time, to the minute."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from docgen.thai.cells import exact, plain, typed_text
from docgen.thai.reading import BLANK, Fault, Reading, Repair, ThaiValueError, unique
from docgen.thai.spoken_times import read_spoken

_LABEL = re.compile(r"(?:ตั้งแต่)?(?:เวลา)?[ :]*(?=[\dก-๎])")
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2}) ?[:.,] ?(?P<minute>\d{2})(?:[:.]\d{2}(?:\.\d+)?)?"
    r" ?(?:น\.?|นาฬิกา)?(?: ?เป็นต้นไป)?"
)
_ENGLISH = re.compile(r"(?P<hour>0?[1-9]|1[0-2])[:.](?P<minute>\d{2})(?::\d{2})? ?(?P<half>[ap])\.?m\.?", re.IGNORECASE)
_PART_OF_DAY = re.compile(r"0\.\d{3,}")
_FOUR_DIGITS = re.compile(r"(?P<hour>\d{1,2})(?P<minute>\d{2}) ?(?:น\.?)?")
_DECIMAL = re.compile(r"(?P<hour>\d{1,2})[.,](?P<tens>\d)")  # 8.3: Excel dropped the last zero of 8.30
_HOUR = re.compile(r"(?P<hour>\d{1,2}) ?(?:น\.?)?")
_RANGE = re.compile(r"\d{1,2}(?:[.:]\d{2})? ?(?:น\.?)? ?(?:-|ถึง|~) ?\d{1,2}(?:[.:]\d{2})? ?(?:น\.?)?")
_EXCEL_DAY_ZERO = (dt.date(1899, 12, 30), dt.date(1899, 12, 31), dt.date(1900, 1, 1))
_LAST_MINUTE = 24 * 60


def read_time(value: object) -> Reading[dt.time]:
    """A time of day: `08.30 น.`, `8:30`, `๐๘.๓๐`, `เก้าโมงเช้า`, an Excel time, or 8.3 where Excel dropped the zero.

    A number below 1 is Excel's part of a day; from 1 on it is hours and minutes as typed (8.3 is 08.30).
    """
    if value is None:
        return BLANK
    if isinstance(value, str):
        return _read_typed(value)
    if isinstance(value, dt.datetime):
        if value.time() == dt.time(0) and value.date() not in _EXCEL_DAY_ZERO:
            raise ThaiValueError(Fault.NOT_A_TIME)  # a date without a time
        return Reading(value.time().replace(second=0, microsecond=0))
    if isinstance(value, dt.time):
        return Reading(value.replace(second=0, microsecond=0, tzinfo=None))
    if isinstance(value, dt.timedelta):
        return _read_part_of_day(value / dt.timedelta(days=1))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _read_part_of_day(value) if 0 <= value < 1 else _read_decimal(value)
    raise ThaiValueError(Fault.NOT_A_TIME)


def parse_time(value: object) -> dt.time | None:
    """The time of `read_time`; None where the cell is blank."""
    return read_time(value).value


def _read_part_of_day(part: float) -> Reading[dt.time]:
    minutes = round(part * _LAST_MINUTE)
    if not 0 <= minutes <= _LAST_MINUTE:
        raise ThaiValueError(Fault.NOT_A_TIME)
    return Reading(dt.time(*divmod(minutes % _LAST_MINUTE, 60)))


def _read_decimal(value: float) -> Reading[dt.time]:
    """Hours and minutes that Excel took for a number: 8.3 is 08.30, 13.05 is 13.05, 830 is 08.30, 9 is 09.00."""
    text = plain(exact(value))
    hours, _, minutes = text.partition(".")
    if not minutes and re.fullmatch(r"\d{3,4}", hours):
        hours, minutes = hours[:-2], hours[-2:]
    if not re.fullmatch(r"\d{1,2}", hours) or len(minutes) > 2:
        raise ThaiValueError(Fault.NOT_A_TIME)
    return Reading(_clock(int(hours), int(minutes.ljust(2, "0"))), (Repair.TIME_FROM_NUMBER,))


@lru_cache(maxsize=4096)
def _read_typed(value: str) -> Reading[dt.time]:
    text, repairs = typed_text(value, Fault.NOT_A_TIME)
    if not text:
        return BLANK
    text = _LABEL.sub("", text, count=1)
    if _PART_OF_DAY.fullmatch(text):
        return _read_part_of_day(float(text))
    if match := _CLOCK.fullmatch(text) or _FOUR_DIGITS.fullmatch(text):
        return Reading(_clock(int(match["hour"]), int(match["minute"])), repairs)
    if match := _ENGLISH.fullmatch(text):
        hour = int(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0)
        return Reading(_clock(hour, int(match["minute"])), repairs)
    if match := _DECIMAL.fullmatch(text) or _HOUR.fullmatch(text):
        minute = int(match.groupdict().get("tens") or 0) * 10
        found: tuple[Repair, ...] = () if "น" in text else (Repair.TIME_FROM_NUMBER,)
        return Reading(_clock(int(match["hour"]), minute), unique(repairs, found))
    if _RANGE.match(text):
        raise ThaiValueError(Fault.TIME_RANGE)
    hour, minute, found = read_spoken(text)
    return Reading(_clock(hour, minute), unique(repairs, found))


def _clock(hour: int, minute: int) -> dt.time:
    if (hour, minute) == (24, 0):
        return dt.time(0)
    if hour > 23 or minute > 59:
        raise ThaiValueError(Fault.TIME_IMPOSSIBLE)
    return dt.time(hour, minute)
