"""Sheets that are declared (`[settings]`, `[[sheet]]` of a programme.toml) → classes of records.

A column is a table: `field` (its name in templates), `header`, `kind`, and what `docgen.records.column` takes besides:
`aliases`, `note`, `example`, `choices`, `required`, `width`. `unique`, `refers_to`, `min`, `max` and `pattern` are
constraints; `refers_to = "<sheet>.<field>"` says which row of which sheet a value names.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, make_dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from docgen.errors import ProgrammeError
from docgen.records import Person, Record, Settings, column, kinds
from docgen.records.kinds import ColumnValueError, Kind
from docgen.thai import Reading

_KINDS: Mapping[str, tuple[Kind, Any]] = {
    "text": (kinds.text, str), "name": (kinds.names, str), "prefix": (kinds.prefix, str),
    "date": (kinds.date, dt.date | None), "birth-date": (kinds.birth_date, dt.date | None),
    "time": (kinds.time, dt.time | None), "money": (kinds.money, Decimal | None),
    "number": (kinds.number, Decimal | None), "count": (kinds.count, int | None), "flag": (kinds.flag, bool | None),
    "phone": (kinds.phone, str), "citizen-id": (kinds.citizen_id, str), "house-no": (kinds.house_no, str),
}  # fmt: skip
_OPTIONS = ("aliases", "note", "example", "choices", "required", "width")
_COLUMN = frozenset({"field", "header", "kind", "unique", "refers_to", "min", "max", "pattern", *_OPTIONS})
_SHEET = frozenset({"id", "name", "list", "word", "people", "aliases", "later", "column"})
_SETTINGS = frozenset({"sheet", "aliases", "column"})
_FIELD = re.compile(r"[a-z][a-z0-9_]*")
_RESERVED = frozenset({"where", "cells", "unread", "at", "sheet", "prefix", "first", "last", "full_name", "sex"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A column whose values name the rows of another sheet by their key."""

    field: str
    sheet: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredSheet:
    """A sheet: the class of its rows, the name of its list in templates, and its constraints between rows."""

    id: str
    record: type[Record]
    list: str
    word: str
    unique: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()


class Declaration:
    """A programme.toml, and what is wrong with it: an error names the file, the entry and the key."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def wrong(self, entry: str, key: str, value: object = "") -> ProgrammeError:
        """The error that `key` of an entry is wrong."""
        return ProgrammeError("programme-key", path=self.path, entry=entry, key=key, value=value)

    def check_keys(self, entry: object, known: frozenset[str], name: str, *needed: str) -> Mapping[str, Any]:
        """The entry as a table with known keys only, and those that it needs."""
        if not isinstance(entry, Mapping):
            raise self.wrong(name, name, entry)
        for key in entry:
            if key not in known:
                raise self.wrong(name, key, entry[key])
        for key in needed:
            if not entry.get(key):
                raise self.wrong(name, key)
        return entry

    def words(self, entry: object, key: str) -> tuple[str, ...]:
        """The words of a list."""
        if not isinstance(entry, list) or not all(isinstance(word, str) and word.strip() for word in entry):
            raise self.wrong(self.path.name, key, entry)
        return tuple(entry)

    def settings(self, entry: object) -> type[Settings]:
        """The class of the settings sheet."""
        table = self.check_keys(entry, _SETTINGS, "settings", "sheet", "column")
        namespace = {"sheet": table["sheet"], "sheet_aliases": tuple(table.get("aliases", ())), "sheet_required": True}
        return self._record("Settings", Settings, table, "settings", namespace)

    def sheet(self, entry: object) -> DeclaredSheet:
        """A sheet with its rows' class."""
        table = self.check_keys(entry, _SHEET, str(_named(entry, "name")), "id", "name", "column")
        name = str(table["name"])
        if not _FIELD.fullmatch(str(table["id"])):
            raise self.wrong(name, "id", table["id"])
        namespace = {
            "sheet": name, "sheet_aliases": tuple(table.get("aliases", ())),
            "keyed_in_later": bool(table.get("later", False)),
        }  # fmt: skip
        base: type[Record] = Person if table.get("people") else Record
        record = self._record(str(table["id"]).title().replace("_", ""), base, table, name, namespace)
        return DeclaredSheet(
            id=table["id"],
            record=record,
            list=table.get("list", f"{table['id']}s"),
            word=table.get("word", name),
            unique=tuple(c["field"] for c in table["column"] if c.get("unique")),
            references=tuple(self._reference(c, name) for c in table["column"] if "refers_to" in c),
        )

    def _reference(self, entry: Mapping[str, Any], sheet: str) -> Reference:
        of, dot, key = str(entry["refers_to"]).partition(".")
        if not dot:
            raise self.wrong(f"{sheet} {entry['field']}", "refers_to", entry["refers_to"])
        return Reference(field=entry["field"], sheet=of, key=key)

    def _record(
        self, name: str, base: type[Any], table: Mapping[str, Any], entry: str, namespace: dict[str, Any]
    ) -> type[Any]:
        fields = [self._column(declared, entry) for declared in table["column"]]
        names = [name for name, _, _ in fields]
        twice = next((name for name in names if names.count(name) > 1), "")
        if twice:
            raise self.wrong(entry, "field", twice)
        return make_dataclass(name, fields, bases=(base,), namespace=namespace, frozen=True, kw_only=True)

    def _column(self, declared: object, entry: str) -> tuple[str, Any, Any]:
        """A column as a dataclass's field: name, type, column."""
        table = self.check_keys(declared, _COLUMN, f"{entry} {_named(declared, 'field')}", "field", "header")
        name = str(table["field"])
        if not _FIELD.fullmatch(name) or name in _RESERVED:
            raise self.wrong(entry, "field", name)
        kind, annotation = self._kind(table, f"{entry} {name}")
        options = {key: table[key] for key in _OPTIONS if key in table}
        return name, annotation, column(str(table["header"]), kind, **options)

    def _kind(self, table: Mapping[str, Any], entry: str) -> tuple[Kind, Any]:
        known = _KINDS.get(table.get("kind", "text"))
        if known is None:
            raise self.wrong(entry, "kind", table["kind"])
        kind, annotation = known
        if table.get("choices"):
            if annotation is not str:
                raise self.wrong(entry, "choices", table["choices"])
            kind = kinds.choice({text: text for text in table["choices"]})
        try:
            least, most = (None if key not in table else Decimal(str(table[key])) for key in ("min", "max"))
            pattern = re.compile(table["pattern"]) if "pattern" in table else None
        except (InvalidOperation, re.error) as error:
            raise self.wrong(entry, "min, max, pattern", error) from error
        if (least, most, pattern) != (None, None, None):
            kind = within(kind, least, most, pattern)
        return kind, annotation


def within(kind: Kind, least: Decimal | None, most: Decimal | None, pattern: re.Pattern[str] | None) -> Kind:
    """A kind whose values lie within bounds, and whose text is of a form."""

    def read(value: Any, **how: Any) -> Reading[Any]:
        reading = kind.read(value, **how)
        found: Any = reading.value
        is_number = isinstance(found, int | Decimal) and not isinstance(found, bool)
        if is_number and ((least is not None and found < least) or (most is not None and found > most)):
            raise ColumnValueError("out-of-bounds", least=_bound(least), most=_bound(most))
        if isinstance(found, str) and found and pattern is not None and not pattern.fullmatch(found):
            raise ColumnValueError("not-of-the-form", form=pattern.pattern)
        return reading

    return dataclasses.replace(kind, read=read)


def _bound(value: Decimal | None) -> str:
    return "…" if value is None else str(value)


def _named(entry: object, key: str) -> object:
    return entry.get(key, "?") if isinstance(entry, Mapping) else entry


def check_references(sheets: Sequence[DeclaredSheet], declaration: Declaration) -> None:
    """Every reference leads to a sheet, and to a column of it that tells its rows apart."""
    unique = {sheet.id: sheet.unique for sheet in sheets}
    for sheet in sheets:
        for reference in sheet.references:
            if reference.key not in unique.get(reference.sheet, ()):
                raise declaration.wrong(
                    f"{sheet.record.sheet} {reference.field}", "refers_to", f"{reference.sheet}.{reference.key}"
                )
