"""The values that a paper prints, as a clerk would read them, and what changed between two makings of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from docgen import thai
from docgen.documents import BLANK_NUMBER, Document, Field, fields_of

Printed = Mapping[str, object]  # field → text, or a list of texts where the path goes through a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value that changed: its field, its place in the list (from 1; 0 where it stands alone), old and new text."""

    field: Field
    list_field: Field | None = None
    holder: Field | None = None  # whose it is, where it stands alone: the president of `committee.president.full_name`
    place: int = 0
    old: str
    new: str


def printed_values(context: Mapping[str, Any], fields: frozenset[str], whole: frozenset[str]) -> dict[str, object]:
    """What each field of a template prints.

    A list that is only looped over counts by its length, as its items' fields have paths of their own; records that the
    template hands on (`whole`) count with all that they hold.
    """
    return {path: _follow(context, steps, path in whole) for path, steps in _steps(fields)}


def digest_of(printed: Printed) -> str:
    """A fingerprint of the values: the same for the same values, wherever they stand in the workbook."""
    return hashlib.sha256(json.dumps(printed, ensure_ascii=False, sort_keys=True).encode("utf-8")).hexdigest()


@cache
def _steps(fields: frozenset[str]) -> tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]:
    """Each path, and its steps: a name, and whether every item of that list is meant."""
    paths = sorted(fields - {"emblem"})
    return tuple((p, tuple((s.removesuffix("[]"), s.endswith("[]")) for s in p.split("."))) for p in paths)


def _follow(value: Any, steps: tuple[tuple[str, bool], ...], is_whole: bool) -> object:
    for n, (name, is_each) in enumerate(steps):
        if value is None:
            return ""
        value = value.get(name) if isinstance(value, dict) else getattr(value, name, None)
        if is_each:
            rest = steps[n + 1 :]
            return [_follow(item, rest, is_whole) for item in value or ()]
    if value.__class__ is str:
        return value
    if is_whole and _is_record(value[0] if value.__class__ is tuple and value else value):
        return hashlib.sha256(repr(_held(value)).encode("utf-8")).hexdigest()
    return _text(value)


def _is_record(value: Any) -> bool:
    return dataclasses.is_dataclass(value)


def _held(value: Any) -> Any:
    """All that a record holds, without where it came from."""
    if isinstance(value, tuple):
        return tuple(map(_held, value))
    if dataclasses.is_dataclass(value):
        return tuple(_held(getattr(value, f.name)) for f in dataclasses.fields(value) if f.compare)
    return value


def _text(value: Any) -> str:  # noqa: PLR0911  one return a kind of value
    """A value as a clerk reads it; a record stands for being there, its fields have paths of their own."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return _date_text(value)
    if isinstance(value, dt.time):
        return thai.format_time(value, digits="arabic")
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if isinstance(value, Decimal):
        return thai.format_number(value)
    if isinstance(value, tuple):
        is_records = bool(value) and dataclasses.is_dataclass(value[0])
        return str(len(value)) if is_records else ", ".join(map(_text, value))
    return "+" if dataclasses.is_dataclass(value) else str(value)


@cache
def _date_text(date: dt.date) -> str:
    return thai.format_date(date, thai.DateForm.TABLE_LONG, digits="arabic")


# Written with the pen when the order or the letter is entered in the register.
PEN_FIELDS = (
    "paper.number", "paper.letter_number", "paper.dated",
    "item.order.number", "item.order.dated",  # an order that amends others names them
    "item.earlier[].number", "item.earlier[].dated",
)  # fmt: skip


def is_same_in_ink(signed: Printed, printed: Printed) -> bool:
    """A signed paper still says what the data say: a number or a date that was blank on it was filled in by pen.

    Fields that only one of the two prints do not count: the template changed since, the signed paper did not.
    """
    return all(
        signed[path] == printed[path] or (path in PEN_FIELDS and _is_filled_in(signed[path], printed[path]))
        for path in signed.keys() & printed.keys()
    )


def _is_filled_in(signed: object, printed: object) -> bool:
    """What was blank is known by now; of a list, each item by itself."""
    if isinstance(signed, list) and isinstance(printed, list):
        pairs = zip(signed, printed, strict=False)
        return len(signed) == len(printed) and all(a == b or _is_pen_blank(str(a)) for a, b in pairs)
    return _is_pen_blank(str(signed))


def _is_pen_blank(text: str) -> bool:
    return not text or BLANK_NUMBER in text


def changes(document: Document, old: Printed, new: Printed) -> Iterator[Change]:
    """What a reader of the paper would see changed, field by field, in the order of the list of fields.

    What a village's checklist says of the other papers is left out: they tell it themselves.
    """
    known = fields_of(document.per, document.each)
    for path, field in known.items():
        if field.is_group or path.startswith("file.") or path not in new or path not in old or old[path] == new[path]:
            continue
        before, after = old[path], new[path]
        if isinstance(before, list) and isinstance(after, list):
            for place in range(max(len(before), len(after))):
                pair = (_at(before, place), _at(after, place))
                if pair[0] != pair[1]:
                    listed = known.get(path.partition("[]")[0])
                    yield Change(field=field, list_field=listed, place=place + 1, old=pair[0], new=pair[1])
        else:
            yield Change(field=field, holder=known.get(path.rpartition(".")[0]), old=str(before), new=str(after))


def _at(listed: list[Any], place: int) -> str:
    if place >= len(listed):
        return ""
    item = listed[place]
    return ", ".join(map(str, item)) if isinstance(item, list) else str(item)
