"""The kinds of value by name, for `docgen normalize KIND VALUE…`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from docgen.thai.date_forms import DateForm, format_date, format_time
from docgen.thai.dates import read_date
from docgen.thai.flags import read_flag
from docgen.thai.identifiers import format_citizen_id, read_citizen_id
from docgen.thai.names import PersonName, read_person_name
from docgen.thai.numbers import format_number, read_number
from docgen.thai.phones import format_phone, read_phone
from docgen.thai.places import read_house_no, read_moo
from docgen.thai.prefixes import read_prefix
from docgen.thai.reading import Reading
from docgen.thai.text import read_text
from docgen.thai.times import read_time
from docgen.thai.units import GENERAL, Units


def _read_money(value: object) -> Reading[Decimal]:
    return read_number(value, money=True)


def _read_birth_date(value: object) -> Reading[dt.date]:
    return read_date(value, birth=True)


KINDS: Mapping[str, Callable[[object], Reading[Any]]] = {
    "date": read_date,
    "birth-date": _read_birth_date,
    "number": read_number,
    "money": _read_money,
    "text": read_text,
    "name": read_person_name,
    "prefix": read_prefix,
    "citizen-id": read_citizen_id,
    "phone": read_phone,
    "time": read_time,
    "moo": read_moo,
    "flag": read_flag,
    "house-no": read_house_no,
}


def read_as(kind: str, value: object, units: Units = GENERAL) -> Reading[Any]:
    """A value of a kind; numbers with one of the `units` behind them."""
    if kind in ("number", "money"):
        return read_number(value, money=kind == "money", units=units)
    return KINDS[kind](value)


def _show_date(date: dt.date) -> str:
    return f"{format_date(date, DateForm.LETTER, digits='arabic')} ({date.isoformat()})"


def _show_name(name: PersonName) -> str:
    return name.full


_SHOWN: Mapping[str, Callable[[Any], str]] = {
    "date": _show_date,
    "birth-date": _show_date,
    "number": format_number,
    "money": lambda amount: format_number(amount, 2),
    "name": _show_name,
    "citizen-id": format_citizen_id,
    "phone": format_phone,
    "time": lambda time: format_time(time, digits="arabic"),
    "flag": lambda answer: "ใช่" if answer else "ไม่ใช่",
}


def show(kind: str, value: object) -> str:
    """The canonical printable form of a value of a kind; '' for a blank."""
    return "" if value is None else _SHOWN.get(kind, str)(value)
