"""A clerk's hand: how a true value ends up in a cell. Each district office writes in its own way.

Every form is one that real workbooks show (handbook 5.1 and 5.4) and that reads back as the same value. A few are
guesses for the reader (a year of two digits, a lost zero), so they are written at a few places only.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from docgen import thai
from docgen.records import Column
from docgen.starter.package import Formula

Typed = str | int | Decimal | dt.date | dt.datetime | dt.time | Formula | None
DateForm = Callable[[dt.date], Typed]

_NO_BREAK, _ZERO_WIDTH = "\u00a0", "\u200b"
_SARA_AM, _DECOMPOSED = "\u0e33", "\u0e4d\u0e32"


def _short(day: dt.date) -> str:
    return thai.format_date(day, thai.DateForm.MEDIUM, digits="arabic")


def _full(day: dt.date) -> str:
    return thai.format_date(day, thai.DateForm.TABLE_LONG, digits="arabic")


def _slashes(day: dt.date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year + 543}"


def two_digit_year(day: dt.date) -> str:
    """`15/1/65`: the reader must guess the century."""
    return f"{day.day}/{day.month}/{(day.year + 543) % 100}"


def buddhist_date_cell(day: dt.date) -> dt.datetime:
    """What Excel stores when somebody types 15/1/2565 into a date cell: the year 2565 after Christ."""
    return dt.datetime(day.year + 543, day.month, day.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """One office's habits."""

    date: DateForm = _short
    thai_digits: bool = False
    glues_names: str = "no"  # "prefix": into the first name's cell; "all": the whole name into it
    money: str = "{}"
    flags_in_words: bool = False
    ids: str = "plain"  # "dashes" or "number"
    phones: str = "plain"  # "dashes" or "number": without the zero
    moo: str = "{}"
    district: str = "{}"
    codes_as_numbers: bool = False


# The forms in the order of the districts' codes; an office beyond the list begins again.
HANDS = (
    Hand(district="เมือง", ids="dashes", phones="dashes"),
    Hand(date=_full, thai_digits=True, moo="หมู่ {}"),
    Hand(date=lambda day: day, glues_names="prefix"),
    Hand(date=_slashes, money="{} บาท"),
    Hand(glues_names="all", flags_in_words=True, ids="number"),
    Hand(date=lambda day: thai.to_thai_digits(_short(day)), thai_digits=True, phones="dashes"),
    Hand(date=lambda day: day, codes_as_numbers=True, moo="ม.{}"),
    Hand(date=lambda day: thai.to_thai_digits(_slashes(day)), money="{}.-"),
    Hand(date=_full, district="อ.{}", ids="dashes"),
)
NEAT = Hand()


def hand_of(place: int) -> Hand:
    """The hand of the office of the district at this place in the order of codes."""
    return HANDS[place % len(HANDS)]


def write(
    values: Mapping[str, object], columns: tuple[Column, ...], hand: Hand, chance: random.Random
) -> dict[str, Typed]:
    """A row's cells as the hand types them."""
    values = _glued(values, hand)
    cells: dict[str, Typed] = {}
    for column in columns:
        value = values.get(column.key)
        if value in (None, "", ()):
            cells[column.key] = None
        elif isinstance(value, Formula):
            cells[column.key] = value
        elif column.key == "village_code" and hand.codes_as_numbers:
            cells[column.key] = int(str(value))
        elif column.key == "district" or (column.key == "unit" and "role" in values):  # materials have a unit, too
            cells[column.key] = _spoilt(_district(str(value), hand), chance)
        elif column.kind.name == "flag":
            cells[column.key] = _flag(bool(value), column.note, hand)
        else:
            cells[column.key] = _WRITERS.get(column.kind.name, _text)(value, hand, chance)
    return cells


def _glued(values: Mapping[str, object], hand: Hand) -> Mapping[str, object]:
    """The name's three parts in the cells that the hand uses."""
    prefix, first, last = (values.get(key) or "" for key in ("prefix", "first", "last"))
    if not first or hand.glues_names == "no":
        return values
    if hand.glues_names == "prefix":
        return {**values, "prefix": "", "first": f"{prefix}{first}"}
    return {**values, "prefix": "", "first": f"{_abbreviated(str(prefix))}{first} {last}", "last": ""}


def _abbreviated(prefix: str) -> str:
    return "น.ส." if prefix == "นางสาว" else prefix


def _district(name: str, hand: Hand) -> str:
    if name == "จังหวัด" or ("{}" not in hand.district and not name.startswith(hand.district)):
        return name
    return hand.district.format(name)


def _text(value: Any, _hand: Hand, chance: random.Random) -> Typed:
    return _spoilt(str(value), chance)


def _spoilt(text: str, chance: random.Random) -> str:
    """What copying from the web or from a PDF leaves behind in some cells; nothing that changes what is read."""
    trouble = chance.random()
    if trouble < 0.02 and _SARA_AM in text:
        return text.replace(_SARA_AM, _DECOMPOSED)
    if trouble < 0.03 and " " in text:
        return text.replace(" ", _NO_BREAK)
    if trouble < 0.04:
        return text + _ZERO_WIDTH
    return f"{text} " if trouble < 0.06 else text


def _date(value: dt.date, hand: Hand, _chance: random.Random) -> Typed:
    return hand.date(value)


def _birth_date(value: dt.date, hand: Hand, _chance: random.Random) -> Typed:
    return _full(value) if isinstance(hand.date(value), dt.date) else hand.date(value)


def _count(value: int, hand: Hand, _chance: random.Random) -> Typed:
    return thai.to_thai_digits(str(value)) if hand.thai_digits else value


def _money(value: Decimal, hand: Hand, _chance: random.Random) -> Typed:
    if hand.money == "{}":
        return value
    amount = f"{value:,.2f}" if value % 1 else f"{value:,.0f}"
    return hand.money.format(amount)


def _flag(value: bool, note: str, hand: Hand) -> Typed:
    """1 or 0, or the words for them in the column's note: `1 มา / 0 ไม่มา`, `มี/ไม่มี`."""
    if hand.flags_in_words or not note.startswith("1 "):
        words = [word.strip(" 10") for word in note.split("/")]
        return words[0 if value else 1]
    return int(value)


def _moo(value: int, hand: Hand, chance: random.Random) -> Typed:
    return hand.moo.format(_count(value, hand, chance)) if hand.moo != "{}" else _count(value, hand, chance)


def _house(value: str, hand: Hand, _chance: random.Random) -> Typed:
    return thai.to_thai_digits(value) if hand.thai_digits else value


def _citizen_id(value: str, hand: Hand, _chance: random.Random) -> Typed:
    if hand.ids == "number":
        return int(value)
    if hand.ids == "dashes":
        return "-".join((value[0], value[1:5], value[5:10], value[10:12], value[12]))
    return value


def _phone(value: str, hand: Hand, _chance: random.Random) -> Typed:
    if hand.phones == "number":
        return int(value)
    return f"{value[:3]}-{value[3:6]}-{value[6:]}" if hand.phones == "dashes" else value


def _numbers(value: tuple[int, ...], hand: Hand, chance: random.Random) -> Typed:
    if len(value) == 1:
        return _count(value[0], hand, chance)
    joined = chance.choice((",", ", ", " และ ")).join(map(str, value))
    return thai.to_thai_digits(joined) if hand.thai_digits else joined


def _time(value: dt.time, _hand: Hand, _chance: random.Random) -> Typed:
    return f"{value:%H.%M}"


def _as_is(value: Any, _hand: Hand, _chance: random.Random) -> Typed:
    return value if isinstance(value, Decimal | dt.date | dt.time) else str(value)


_WRITERS: Mapping[str, Callable[[Any, Hand, random.Random], Typed]] = {
    "date": _date,
    "birth-date": _birth_date,
    "count": _count,
    "number": _as_is,
    "money": _money,
    "moo": _moo,
    "house-no": _house,
    "citizen-id": _citizen_id,
    "phone": _phone,
    "numbers": _numbers,
    "time": _time,
    "choice": _as_is,
    "prefix": _as_is,
    "code": _as_is,
}
