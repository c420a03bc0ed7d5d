"""What may stand in a column: how a cell is read, what its blank is, and how Excel should format it.

The reading itself is `docgen.thai`'s; a kind only chooses and narrows.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from docgen import thai
from docgen.thai import GENERAL, Reading, Repair, ThaiValueError, Units
from docgen.thai.calendar import month_number
from docgen.workbook import Shown

EXCEL_TEXT, EXCEL_GENERAL, EXCEL_DATE, EXCEL_MONEY, EXCEL_TIME = (
    "@", "General", "[$-107041E]d mmm yyyy", "#,##0.00", "hh:mm",
)  # fmt: skip
FISCAL_MONTHS = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)  # ต.ค.–ก.ย.


class ColumnValueError(ValueError):
    """A value that Thai usage can read but this column cannot hold; `code` has its wording in `[value.<code>]`."""

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of value: `read` gives a Reading or raises ThaiValueError or ColumnValueError; `blank` is no value.

    With `counts`, `read` also takes the words that may follow a number (`units=`).
    """

    name: str
    read: Callable[..., Reading[Any]]
    blank: Any = None
    excel_format: str = EXCEL_GENERAL
    counts: bool = False

    def reading(self, value: object, units: Units) -> Reading[Any]:
        """What a cell says, numbers with the programme's own units behind them."""
        if not self.counts:
            return self.read(value)
        number = value.number if isinstance(value, Shown) else None
        return self.read(value if number is None else number, units=units)


def _whole(value: object, *, least: int = 0, units: Units = GENERAL) -> Reading[int]:
    reading = thai.read_number(value, units=units)
    if reading.value is None:
        return Reading(None, reading.repairs)
    if reading.value != reading.value.to_integral_value():
        raise ColumnValueError("not-whole")
    if reading.value < least:
        raise ColumnValueError("negative")
    return Reading(int(reading.value), reading.repairs)


def _amount(value: object, *, money: bool = False, units: Units = GENERAL) -> Reading[Decimal]:
    reading = thai.read_number(value, money=money, units=units)
    if reading.value is not None and reading.value < 0:
        raise ColumnValueError("negative")
    return reading


def official_name(text: str) -> str:
    """A name as papers print it (`นายบุญมี  ศรีสุข`); what is no name, such as a position, stays as it was typed."""
    try:
        name = thai.parse_person_name(text)
    except ThaiValueError:
        return text
    return name.full if name else ""


def _names(value: object) -> Reading[str]:
    """One name, or several with commas between them; what is no whole name stays as it was typed, and is asked."""
    reading = _text(value)
    parts = [part.strip() for part in re.split(r"[,;\n]|\sและ|(?<=[ก-๎])และ(?=นาย|นาง)", reading.value or "")]
    repairs = dict.fromkeys(reading.repairs)
    for part in filter(None, parts):
        try:
            name = thai.read_person_name(part)
        except ThaiValueError:
            repairs[Repair.NOT_A_FULL_NAME] = None
            continue
        repairs |= dict.fromkeys(name.repairs)
        if name.value is not None and name.value.prefix is None:
            repairs[Repair.NAME_WITHOUT_PREFIX] = None
    return Reading(", ".join(filter(None, map(official_name, parts))), tuple(repairs))


NOTHING = "ไม่มี"
_DASHES = frozenset("-–—−")


def _said(value: object) -> Reading[str]:
    """Text in which a dash says that there is nothing; a blank cell says nothing at all."""
    if isinstance(value, str) and value.strip() in _DASHES:
        return Reading(NOTHING, ())
    return _text(value)


def _people(value: object) -> Reading[str]:
    """People and what is said of each, with commas between them; a dash says that there are none."""
    reading = _said(value)
    parts = re.split(r"[,;\n]", reading.value or "")
    return Reading(", ".join(filter(None, (thai.person_and_more(part) for part in parts))), reading.repairs)


def _plain(value: object) -> object:
    """A number in a text column as it was typed: `46010101`, `2.5`, never `46010101.0`."""
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) >= 10**15:
        return value
    return str(int(value)) if value == int(value) else str(value)


def _text(value: object) -> Reading[str]:
    reading = thai.read_text(_plain(value))
    return Reading(reading.value or "", reading.repairs)


_LETTER_PREFIX = re.compile(r"[ก-ฮ]{2,3} ?\d{4}(?:\.\d{1,3})?")


def _letter_prefix(value: object) -> Reading[str]:
    """What the numbers of an office's letters begin with (`กส ๐๑๑๙`); any other form is read, and asked."""
    reading = _text(value)
    if not reading.value or _LETTER_PREFIX.fullmatch(thai.to_arabic_digits(reading.value)):
        return reading
    return Reading(reading.value, (*reading.repairs, Repair.LETTER_PREFIX_ODD))


def _numbers(value: object, *, least: int, most: int) -> Reading[tuple[int, ...]]:
    """A list of whole numbers as clerks write it: `1, 4`, `๑ และ ๔`, `2560-2562`, or one number."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(int(value)) if value == int(value) else str(value)
    text = thai.to_arabic_digits(thai.read_text(value).value or "")
    if text in ("", "-") or text.startswith("ไม่"):
        return Reading((), ())
    found: list[int] = []
    for first, last in re.findall(r"(\d+)(?:\s*(?:-|–|ถึง)\s*(\d+))?", text):
        low, high = int(first), int(last or first)
        if not least <= low <= high <= most:
            raise ColumnValueError("out-of-range", least=least, most=most)
        found += range(low, high + 1)
    if not found or re.sub(r"\d+|[\s,และถึง/;.)(\-–ปข้อเกณฑ์พศ.]+", "", text):
        raise ColumnValueError("not-a-list", least=least, most=most)
    return Reading(tuple(sorted(set(found))), ())


def numbers_between(least: int, most: int) -> Kind:
    """Some of the whole numbers from `least` to `most`, as a sorted tuple."""
    return Kind(
        name="numbers", read=lambda value: _numbers(value, least=least, most=most), blank=(), excel_format=EXCEL_TEXT
    )


def _months(value: object) -> Reading[tuple[int, ...]]:
    """Months as clerks write them (`ต.ค. - ธ.ค.`, `มกราคม, มีนาคม`, `ทุกเดือน`), as numbers in the fiscal year's order."""
    text = thai.to_arabic_digits(thai.read_text(_plain(value)).value or "")
    if text in ("", "-"):
        return Reading((), ())
    if text.replace(" ", "") in ("ทุกเดือน", "ตลอดปี", "ตลอดทั้งปี"):
        return Reading(FISCAL_MONTHS, ())
    found: set[int] = set()
    for part in re.split(r"[,;/\n]|และ", text):
        ends = [_month(word) for word in re.split(r"-|–|ถึง", part) if word.strip()]
        if not ends:
            continue
        if len(ends) > 2 or None in ends:
            raise ColumnValueError("not-months")
        first, last = (FISCAL_MONTHS.index(month) for month in (ends[0], ends[-1]) if month is not None)
        if first > last:
            raise ColumnValueError("not-months")
        found.update(FISCAL_MONTHS[first : last + 1])
    return Reading(tuple(month for month in FISCAL_MONTHS if month in found), ())


def _dates(value: object) -> Reading[tuple[dt.date, ...]]:
    """Days as clerks list them (`10 ธ.ค. 2564, 13-15 เม.ย. 2565`), one after the other; one real date is one day."""
    if not isinstance(value, str):
        one = thai.read_date(value)
        return Reading((one.value,) if one.value else (), one.repairs)
    found: set[dt.date] = set()
    repairs: list[thai.Repair] = []
    for part in re.split(r"[,;\n]|\sและ", thai.to_arabic_digits(thai.read_text(value).value or "")):
        run = re.fullmatch(r"(\d{1,2})\s*(?:-|–|ถึง)\s*(\d{1,2})\s+(\D.*)", part.strip())
        readings = [thai.read_date(f"{day} {run[3]}") for day in run.group(1, 2)] if run else [thai.read_date(part)]
        days = [reading.value for reading in readings if reading.value is not None]
        repairs += [repair for reading in readings[:1] for repair in reading.repairs]
        if not days:
            continue
        if days[-1] < days[0]:
            raise ColumnValueError("dates-backwards")
        found.update(days[0] + dt.timedelta(days=n) for n in range((days[-1] - days[0]).days + 1))
    return Reading(tuple(sorted(found)), tuple(dict.fromkeys(repairs)))


def _month(word: str) -> int | None:
    name = re.sub(r"\d+|พ\.?ศ\.?|เดือน", "", word)
    return month_number(name)[0]


def choice(options: Mapping[str, str]) -> Kind:
    """One of a closed list: `options` maps each spelling that is understood to the canonical one."""

    def fold(text: str) -> str:
        return re.sub(r"[\s./\-()]+", "", text)

    table = {fold(spelling): canonical for spelling, canonical in options.items()}
    table.update({fold(canonical): canonical for canonical in options.values()})

    def read(value: object) -> Reading[str]:
        reading = thai.read_text(_plain(value))
        if not reading.value:
            return Reading("", reading.repairs)
        found = table.get(fold(reading.value))
        if found is None:
            raise ColumnValueError("not-a-choice", choices=", ".join(dict.fromkeys(options.values())))
        return Reading(found, reading.repairs)

    return Kind(name="choice", read=read, blank="", excel_format=EXCEL_TEXT)


def _code(width: int) -> Callable[[object], Reading[str]]:
    def read(value: object) -> Reading[str]:
        reading = thai.read_code(value, width=width)
        return Reading(reading.value or "", reading.repairs)

    return read


def _or_empty(read: Callable[[Any], Reading[str]]) -> Callable[[object], Reading[str]]:
    def wrapped(value: object) -> Reading[str]:
        reading = read(value)
        return Reading(reading.value or "", reading.repairs)

    return wrapped


def _house_ref(value: object) -> Reading[str]:
    """The house number by which a row names who lives there; a house without a number names none."""
    reading = thai.read_house_no(value)
    return Reading("" if reading.value in (None, thai.NO_HOUSE_NO) else reading.value, reading.repairs)


text = Kind(name="text", read=_text, blank="", excel_format=EXCEL_TEXT)
names = Kind(name="text", read=_names, blank="", excel_format=EXCEL_TEXT)
said = Kind(name="text", read=_said, blank="", excel_format=EXCEL_TEXT)
people = Kind(name="text", read=_people, blank="", excel_format=EXCEL_TEXT)
letter_prefix = Kind(name="text", read=_letter_prefix, blank="", excel_format=EXCEL_TEXT)
prefix = Kind(name="prefix", read=_or_empty(thai.read_prefix), blank="", excel_format=EXCEL_TEXT)
date = Kind(name="date", read=thai.read_date, excel_format=EXCEL_DATE)
letter_date = Kind(name="date", read=thai.read_letter_date, excel_format=EXCEL_DATE)
birth_date = Kind(name="birth-date", read=thai.KINDS["birth-date"], excel_format=EXCEL_DATE)
dates = Kind(name="dates", read=_dates, blank=(), excel_format=EXCEL_TEXT)
time = Kind(name="time", read=thai.read_time, excel_format=EXCEL_TEXT)
count = Kind(name="count", read=_whole, counts=True)
number = Kind(name="number", read=_amount, counts=True)
months = Kind(name="months", read=_months, blank=(), excel_format=EXCEL_TEXT)
money = Kind(name="money", read=partial(_amount, money=True), excel_format=EXCEL_MONEY, counts=True)
flag = Kind(name="flag", read=thai.read_flag)
place_name = Kind(name="text", read=_or_empty(thai.read_place_name), blank="", excel_format=EXCEL_TEXT)
moo = Kind(name="moo", read=thai.read_moo)
house_no = Kind(name="house-no", read=_or_empty(thai.read_house_no), blank="", excel_format=EXCEL_TEXT)
house_ref = Kind(name="house-no", read=_house_ref, blank="", excel_format=EXCEL_TEXT)
citizen_id = Kind(name="citizen-id", read=_or_empty(thai.read_citizen_id), blank="", excel_format=EXCEL_TEXT)
phone = Kind(name="phone", read=_or_empty(thai.read_phone), blank="", excel_format=EXCEL_TEXT)


def code(width: int) -> Kind:
    """An identifier of `width` digits whose leading zeros Excel likes to lose."""
    return Kind(name="code", read=_code(width), blank="", excel_format=EXCEL_TEXT)
