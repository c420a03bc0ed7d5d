"""What Thai formatting templates are offered: one small function a filter, blanks left for a pen.

Digits are Arabic here; the paper's kind of digits is applied to all of its text at once (see `digits_of`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import Any

from docgen import thai
from docgen.thai import DateForm

Filter = Callable[..., Any]
Amount = Decimal | int | None

_NO_BREAK_SPACE = "\u00a0"
# The pen's blanks for a day, a month and a year that are not known yet (handbook 1.5).
_BLANK_DATE = {
    DateForm.LETTER: "{day} {month} {year}",
    DateForm.ORDER: "{day} {month} พ.ศ. {year}",
    DateForm.WEEKDAY: "วันที่ {day} {month} {year}",
    DateForm.TABLE: "{day} / {day} / {day}",
}
_LEVELS = ("ยังไม่ผ่านเกณฑ์", "พออยู่ พอกิน", "อยู่ดี กินดี", "มั่งมี ศรีสุข")
_CIRCULAR = "ว"  # หนังสือเวียน
_BLANK_PARTS = {"day": "." * 10, "month": "." * 24, "year": "." * 10}


def date(value: dt.date | None, form: DateForm) -> str:
    """A date in an official form, or its dotted blank."""
    if value is None:
        if form is DateForm.TABLE:
            return ""
        return _BLANK_DATE[form].format_map(_BLANK_PARTS)
    return thai.format_date(value, form, digits="arabic")


def time(value: dt.time | None) -> str:
    """`08.30 น.`; nothing where it is not known."""
    return "" if value is None else thai.format_time(value, digits="arabic")


def time_range(start: dt.time | None, end: dt.time | None) -> str:
    """`08.30 - 09.00 น.`; one end alone where the other is not known."""
    if start is None or end is None:
        return time(start or end)
    return thai.format_time_range(start, end, digits="arabic")


def money(value: Amount, *, satang: bool = False) -> str:
    """`24,000`, and `24,000.50` where there are satang or `satang` asks for them; nothing for None."""
    if value is None:
        return ""
    amount = Decimal(value).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return thai.format_number(amount, 2 if satang or amount != amount.to_integral_value() else 0)


def number(value: Amount) -> str:
    """`1,240`, `1.5`: no zeros at the end; nothing for None."""
    if value is None:
        return ""
    amount = Decimal(value)
    whole = amount == amount.to_integral_value()
    return thai.format_number(amount.to_integral_value() if whole else amount.normalize())


def percent(value: Amount) -> str:
    """`85.08`; nothing for None."""
    return "" if value is None else thai.format_number(Decimal(value), 2)


def baht(value: Amount) -> str:
    """The amount in words: `สองหมื่นสี่พันบาทถ้วน`; nothing for None."""
    return "" if value is None else thai.baht_text(value)


def dots(value: object, width: int = 30) -> object:
    """The value, or a dotted blank of `width` dots for the pen."""
    return "." * width if value in (None, "", ()) else value


def dash(value: object) -> object:
    """The value, or `-`."""
    return "-" if value in (None, "", ()) else value


def blank(value: object) -> object:
    """The value, or nothing."""
    return "" if value in (None, ()) else value


def phone(value: str) -> str:
    """`081-234-5678`, as tables and forms print it; nothing where it is not known."""
    return thai.format_phone(value) if value else ""


def phone_letter(value: str) -> str:
    """`0 4381 1234`, `08 1234 5678`: as letters and memos print it (handbook 1.7.1, 4.9); tables have `phone`."""
    return thai.format_phone(value, "letter") if value else ""


def citizen_id(value: str) -> str:
    """All 13 digits; only where the form needs them (handbook 4.8)."""
    return thai.format_citizen_id(value) if value else ""


def mask_id(value: str) -> str:
    """The identity number with its middle hidden."""
    return thai.mask_citizen_id(value) if value else ""


def rank(full_name: str) -> str:
    """The military or police rank in a name, which stands before the signature (handbook 1.8); else nothing."""
    return _ranked(full_name)[0]


def without_rank(full_name: str) -> str:
    """The name without its rank, as it stands in the brackets below a signature; a civil prefix stays."""
    return _ranked(full_name)[1]


def _ranked(full_name: str) -> tuple[str, str]:
    try:
        name = thai.parse_person_name(full_name)
    except thai.ThaiValueError:  # a name such as "-": printed as it was typed
        return "", full_name
    if name is None or not name.prefix or name.prefix.isascii() or not name.full.startswith(f"{name.prefix} "):
        return "", full_name  # only ranks stand apart from the name
    return name.prefix, name.full.removeprefix(f"{name.prefix} ")


def age(born: dt.date | None, on: dt.date | None) -> int | None:
    """Whole years on a day; None where either is not known, or the birthday is in the month of a day still open."""
    if born is None or on is None or (isinstance(on, thai.OpenDay) and on.month == born.month):
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def tick(value: bool | None) -> str:
    """A tick for yes, nothing for no or not known."""
    return "✓" if value else ""


def check(value: object) -> str:
    """A box, ticked or not."""
    return "☑" if value else "☐"


def tick_no(value: bool | None) -> str:
    """A tick for no, nothing for yes or not known: the other column of a form."""
    return "✓" if value is False else ""


def nth(values: Sequence[Any], number: int) -> Any:
    """The item with this number, counted from 1; None where there are not so many."""
    return values[number - 1] if 0 < number <= len(values) else None


def level(value: int | None) -> str:
    """The level of a place in the ministry's words (handbook 4.1); nothing where it was not assessed."""
    return "" if value is None else _LEVELS[value]


def signed(value: Amount) -> str:
    """A difference with its sign: `+3`, `0`, `-1`; nothing for None."""
    return "" if value is None else f"+{number(value)}" if value > 0 else number(value)


def numbers(values: Iterable[int]) -> str:
    """`1, 4`."""
    return ", ".join(map(str, values))


def no_break(value: object) -> str:
    """The text with spaces at which no line breaks."""
    return str(value).replace(" ", _NO_BREAK_SPACE)


def circular(letter_number: str) -> str:
    """The number of a circular letter, `กส 0119/ว 45`: ว stands before it wherever the register left it out."""
    prefix, stroke, number = letter_number.rpartition("/")
    if not stroke or number.lstrip().startswith(_CIRCULAR):
        return letter_number
    return f"{prefix}/{_CIRCULAR} {number.strip()}"


FILTERS: Mapping[str, Filter] = {
    "date": partial(date, form=DateForm.LETTER),
    "date_order": partial(date, form=DateForm.ORDER),
    "date_weekday": partial(date, form=DateForm.WEEKDAY),
    "date_short": partial(date, form=DateForm.TABLE),
    "time": time,
    "time_range": time_range,
    "money": money,
    "money2": partial(money, satang=True),
    "number": number,
    "percent": percent,
    "baht": baht,
    "dots": dots,
    "dash": dash,
    "blank": blank,
    "phone": phone,
    "phone_letter": phone_letter,
    "citizen_id": citizen_id,
    "mask_id": mask_id,
    "rank": rank,
    "without_rank": without_rank,
    "age": age,
    "tick": tick,
    "check": check,
    "tick_no": tick_no,
    "nth": nth,
    "level": level,
    "signed": signed,
    "numbers": numbers,
    "nb": no_break,
    "circular": circular,
}

DIGITS: Mapping[str, Callable[[str], str]] = {"thai": thai.to_thai_digits, "arabic": thai.to_arabic_digits}
