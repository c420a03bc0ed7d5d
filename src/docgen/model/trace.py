"""What a value stands on, noted while it is worked out: rows of the workbook, settings, lists and their places.

While the hooks are on (`traced`), reading a column of a record notes its row, and reading a list of records of a
`Traced` object notes the list's sheet, so that a row which is missing from it counts as well. A cached property
remembers what it read and says so again whenever its value is read. At other times nothing of this costs anything: the
hooks are put on the classes, and taken off again.
"""

from __future__ import annotations

import contextlib
import sys
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache, cached_property
from typing import Any

from docgen.findings import CellRef
from docgen.records import Record, Settings, columns

RowKey = tuple[str, str, int]


def row_key(where: CellRef) -> RowKey:
    """A row's identity over all workbooks."""
    return (where.file, where.sheet, where.row)


class Traced:
    """A part of a programme's model: its lists of records and its cached properties are noted when they are read."""

    def __getstate__(self) -> dict[str, Any]:
        """Another process reads the values; what they stood on is known by identity, which holds in this one alone."""
        return {name: value for name, value in vars(self).items() if not isinstance(value, Reads)}


@dataclass(slots=True)
class Reads:
    """What was read. `chosen` are the cells that only tell which row is meant: of the row nothing else counts.

    Records are held by their identity: two rows that say the same are two rows.
    """

    rows: dict[int, Record] = field(default_factory=dict)
    chosen: dict[tuple[int, str], Record] = field(default_factory=dict)
    settings: dict[str, Record] = field(default_factory=dict)
    lists: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    columns: set[tuple[str, str]] | None = None  # sheet and field, where that is asked for
    within: dict[int, Reads] = field(default_factory=dict)  # what remembered values stood on, each counted in once

    def add(self, other: Reads) -> None:
        """All that another value stood on counts here as well."""
        self.rows.update(other.rows)
        self.chosen.update(other.chosen)
        self.settings.update(other.settings)
        self.lists |= other.lists
        self.places |= other.places
        if self.columns is not None:
            self.columns |= other.columns or set()

    def remember(self, other: Reads) -> None:
        """What a value stood on that is asked for again and again; it is complete, and stays as it is."""
        if id(other) not in self.within:
            self.within[id(other)] = other  # held, so that no other takes its identity
            self.add(other)

    @property
    def sheets(self) -> frozenset[str]:
        """The sheets that it comes from, also where a list in them is empty, or the row is not there at all."""
        rows = (row.where.sheet or row.sheet for row in self.rows.values())
        chosen = (row.sheet for row in self.chosen.values())
        return frozenset(self.lists).union(rows, chosen, (row.sheet for row in self.settings.values()))

    @property
    def row_keys(self) -> frozenset[RowKey]:
        """The rows, without those that no workbook has."""
        return frozenset(row_key(row.where) for row in self.rows.values() if row.where.row)

    @property
    def cells(self) -> frozenset[tuple[RowKey, int]]:
        """The cells that alone count of their rows, and those of the settings: row and column."""
        chosen = (row.at(name) for (_, name), row in self.chosen.items())
        return self.setting_cells.union((row_key(where), where.column) for where in chosen if where.row)

    @property
    def setting_cells(self) -> frozenset[tuple[RowKey, int]]:
        """The cells of the settings."""
        settings = (row.at(name) for name, row in self.settings.items())
        return frozenset((row_key(where), where.column) for where in settings if where.row)


_open: list[Reads] = []


@contextlib.contextmanager
def traced() -> Iterator[None]:
    """Put the hooks on: what is read inside `reading` is noted."""
    if "__getattribute__" in vars(Record):
        yield  # an outer one is open
        return
    Record.__getattribute__ = _read_record  # type: ignore[method-assign,assignment]
    Traced.__getattribute__ = _read_traced  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        del Record.__getattribute__, Traced.__getattribute__


@contextlib.contextmanager
def reading(*, with_columns: bool = False) -> Iterator[Reads]:
    """What is read inside: the reads are complete when it ends. It counts for what is outside of it as well."""
    asked = with_columns or (bool(_open) and _open[-1].columns is not None)
    reads = Reads(columns=set() if asked else None)
    _open.append(reads)
    try:
        yield reads
    finally:
        _open.pop()
        if _open:
            _open[-1].add(reads)


def _read_record(record: Record, name: str) -> Any:
    if _open:
        kind = _columns_of(type(record)).get(name)  # type: ignore[arg-type]  # mypy doubts that a class can be hashed
        if kind is not None:
            reads = _open[-1]
            if kind is _note_row:
                reads.rows[id(record)] = record  # without a call: of all that is read, most is this
            else:
                kind(reads, record, name)
            if reads.columns is not None and sys._getframe(1).f_globals.get("__name__") != "dataclasses":
                reads.columns.add((record.sheet, name))  # a copy of a record reads them all, and means none
    return object.__getattribute__(record, name)


def _note_row(reads: Reads, record: Record, _: str) -> None:
    reads.rows[id(record)] = record


def _note_chosen(reads: Reads, record: Record, name: str) -> None:
    reads.chosen[id(record), name] = record


def _note_setting(reads: Reads, record: Record, name: str) -> None:
    reads.settings[name] = record


@cache
def _columns_of(cls: type[Record]) -> Mapping[str, Any]:
    """How reading each column of a record is noted."""
    if issubclass(cls, Settings):
        return {column.field: _note_setting for column in columns(cls)}
    return {column.field: _note_chosen if column.chooses else _note_row for column in columns(cls)}


def _read_traced(owner: Traced, name: str) -> Any:
    member = _members_of(type(owner)).get(name) if _open else None  # type: ignore[arg-type]  # as above
    if member is None:
        return object.__getattribute__(owner, name)
    remembered, listed = member
    if remembered is None:
        value = object.__getattribute__(owner, name)
        _note_list(owner, listed, value)
        return value
    held = object.__getattribute__(owner, "__dict__")
    kept = f"{name} reads"
    if kept not in held:
        with reading() as reads:
            held[name] = remembered.func(owner)
        held[kept] = reads
    else:
        _open[-1].remember(held[kept])
    return held[name]


def _note_list(owner: Traced, listed: Any, value: Any) -> None:
    """A list counts with its sheet, and with its rows where one that is wrong makes the list wrong."""
    reads = _open[-1]
    reads.lists.add(listed.sheet)
    key = getattr(owner, "key", "")
    if key:
        reads.places.add(key)
    if getattr(listed, "is_wrong_together", False):
        rows = value if isinstance(value, tuple) else (value,)
        reads.rows.update((id(row), row) for row in rows)


@cache
def _members_of(cls: type) -> Mapping[str, tuple[cached_property[Any] | None, Any]]:
    """The cached properties of a class, and of its lists the class of their rows."""
    found: dict[str, tuple[cached_property[Any] | None, Any]] = {}
    for base in reversed(cls.__mro__):
        found |= {name: (value, None) for name, value in vars(base).items() if isinstance(value, cached_property)}
    if is_dataclass(cls):
        hints = typing.get_type_hints(cls)
        found |= {f.name: (None, of) for f in fields(cls) if (of := _class_of_rows(hints[f.name])) is not None}
    return found


def _class_of_rows(annotation: Any) -> Any:
    """The class of a record or of a list of records, or of what is put together from the rows of one sheet."""
    inner = typing.get_args(annotation)[0] if typing.get_origin(annotation) is tuple else annotation
    has_sheet = isinstance(inner, type) and bool(getattr(inner, "sheet", "")) and not issubclass(inner, Settings)
    return inner if has_sheet else None
