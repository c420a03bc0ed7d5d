"""The values that a paper prints, as a clerk would read them, and what changed between two makings of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from docgen import thai
from docgen.documents import Document, Field, fields_of
from docgen.records import Record

Printed = Mapping[str, object]  # field → text, or a list of texts where the path goes through a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value that changed: its field, its place in the list (from 1; 0 where it stands alone), old and new text."""

    field: Field
    list_field: Field | None = None
    place: int = 0
    old: str
    new: str


def printed_values(context: Mapping[str, Any], fields: frozenset[str]) -> dict[str, object]:
    """What each field of a template prints; a list that is only counted, or a record, stands for all of itself."""
    return {path: _follow(context, path.split(".")) for path in sorted(fields - {"emblem"})}


def digest_of(printed: Printed) -> str:
    """A fingerprint of the values: the same for the same values, wherever they stand in the workbook."""
    return hashlib.sha256(json.dumps(printed, ensure_ascii=False, sort_keys=True).encode("utf-8")).hexdigest()


def _follow(value: Any, steps: list[str]) -> object:
    for n, step in enumerate(steps):
        if value is None:
            return ""
        name = step.removesuffix("[]")
        value = value[name] if isinstance(value, Mapping) else getattr(value, name, None)
        if step.endswith("[]"):
            return [_follow(item, steps[n + 1 :]) for item in value or ()]
    return _text(value)


def _text(value: Any) -> str:  # noqa: PLR0911  one return a kind of value
    """A value as a clerk reads it."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return thai.format_date(value, thai.DateForm.TABLE_LONG, digits="arabic")
    if isinstance(value, dt.time):
        return thai.format_time(value, digits="arabic")
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if isinstance(value, Decimal):
        return thai.format_number(value)
    if isinstance(value, tuple):
        return ", ".join(_text(item) for item in value)
    if isinstance(value, Record):
        return "|".join(_text(getattr(value, f.name)) for f in dataclasses.fields(value) if f.compare)
    if dataclasses.is_dataclass(value):
        return "|".join(_text(getattr(value, f.name)) for f in dataclasses.fields(value))
    return str(value)


def changes(document: Document, old: Printed, new: Printed) -> Iterator[Change]:
    """What a reader of the paper would see changed, field by field, in the order of the list of fields."""
    known = fields_of(document.per)
    for path, field in known.items():
        if field.is_group or path not in new or path not in old or old[path] == new[path]:
            continue
        before, after = old[path], new[path]
        if isinstance(before, list) and isinstance(after, list):
            for place in range(max(len(before), len(after))):
                pair = (_at(before, place), _at(after, place))
                if pair[0] != pair[1]:
                    listed = known.get(path.partition("[]")[0])
                    yield Change(field=field, list_field=listed, place=place + 1, old=pair[0], new=pair[1])
        else:
            yield Change(field=field, old=str(before), new=str(after))


def _at(listed: list[Any], place: int) -> str:
    if place >= len(listed):
        return ""
    item = listed[place]
    return ", ".join(map(str, item)) if isinstance(item, list) else str(item)
