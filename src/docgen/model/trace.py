"""What a value stands on, noted while it is worked out: rows of the workbook, settings, lists and their places.

While the hooks are on (`traced`), reading a column of a record notes its row, and reading a list of records of a
`Traced` object notes the list's sheet, so that a row which is missing from it counts as well. A cached property
remembers what it read and says so again whenever its value is read. The hooks are descriptors in the place of just
those members, put on the classes and taken off again: nothing else that is read costs more, and at other times nothing.
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
    if _hooked:
        yield  # an outer one is open
        return
    try:
        for cls in _below(Record):
            for name, hook in _columns_of(cls).items():
                _put_on(cls, name, hook)
        for cls in _below(Traced):
            for name, (remembered, listed) in _members_of(cls).items():
                _put_on(cls, name, _RememberedHook if remembered else _ListHook, remembered or listed)
        yield
    finally:
        for cls, name, put in _hooked:
            if put.replaced is _NOTHING:
                delattr(cls, name)
            else:
                setattr(cls, name, put.replaced)
        _hooked.clear()


def _below(cls: type) -> Iterator[type]:
    """All classes that are derived from a class, each once."""
    found: dict[type, None] = dict.fromkeys(cls.__subclasses__())
    for sub in list(found):
        found |= dict.fromkeys(_below(sub))
    yield from found


def written_in(cls: type) -> dict[str, Any]:
    """What a class itself says of its members, also while the hooks are on."""
    own = vars(cls).items()
    found = {name: value.replaced if isinstance(value, _Hook) else value for name, value in own}
    return {name: value for name, value in found.items() if value is not _NOTHING}


def _put_on(cls: type, name: str, hook: type[_Hook], of: Any = None) -> None:
    put = hook(name, vars(cls).get(name, _NOTHING), of)
    setattr(cls, name, put)
    _hooked.append((cls, name, put))


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


_NOTHING = object()


class _Hook:
    """Stands where a member is read; the value lies in the object as always. `replaced` is what stood there before."""

    __slots__ = ("name", "of", "replaced")

    def __init__(self, name: str, replaced: Any, of: Any) -> None:
        self.name, self.replaced, self.of = name, replaced, of

    def __get__(self, owner: Any, cls: type | None = None) -> Any:
        if owner is not None and self.name in owner.__dict__:
            return owner.__dict__[self.name]
        if self.replaced is _NOTHING:
            raise AttributeError(self.name)
        return self.replaced

    def __set__(self, owner: Any, value: Any) -> None:
        owner.__dict__[self.name] = value


class _RowHook(_Hook):
    """A column: its row is noted."""

    __slots__ = ()

    def __get__(self, owner: Any, cls: type | None = None) -> Any:
        if owner is None:
            return super().__get__(owner, cls)
        if _open:
            reads = _open[-1]
            reads.rows[id(owner)] = owner
            if reads.columns is not None:
                _note_column(reads.columns, owner, self.name)
        return owner.__dict__[self.name]


class _CellHook(_Hook):
    """A column whose cell alone is noted."""

    __slots__ = ()

    def note(self, reads: Reads, record: Record) -> None:
        """The cell only tells which row is meant."""
        reads.chosen[id(record), self.name] = record

    def __get__(self, owner: Any, cls: type | None = None) -> Any:
        if owner is None:
            return super().__get__(owner, cls)
        if _open:
            reads = _open[-1]
            self.note(reads, owner)
            if reads.columns is not None:
                _note_column(reads.columns, owner, self.name)
        return owner.__dict__[self.name]


class _SettingHook(_CellHook):
    """A setting."""

    __slots__ = ()

    def note(self, reads: Reads, record: Record) -> None:
        """By its name, as there is one row of them all."""
        reads.settings[self.name] = record


class _RememberedHook(_Hook):
    """A cached property, `of`: what it read when it was worked out counts whenever it is read."""

    __slots__ = ()

    def __get__(self, owner: Any, cls: type | None = None) -> Any:
        if owner is None:
            return self.of
        if not _open:
            return self.of.__get__(owner, cls)
        held = owner.__dict__
        kept = f"{self.name} reads"
        if kept in held:
            _open[-1].remember(held[kept])
        else:
            with reading() as reads:
                held[self.name] = self.of.func(owner)
            held[kept] = reads
        return held[self.name]


class _ListHook(_Hook):
    """A list of records, `of` this class."""

    __slots__ = ()

    def __get__(self, owner: Any, cls: type | None = None) -> Any:
        value = super().__get__(owner, cls)
        if owner is not None and _open:
            _note_list(owner, self.of, value)
        return value


_hooked: list[tuple[type, str, _Hook]] = []


def _note_column(noted: set[tuple[str, str]], record: Record, name: str) -> None:
    if sys._getframe(2).f_globals.get("__name__") != "dataclasses":
        noted.add((record.sheet, name))  # a copy of a record reads them all, and means none


@cache
def _columns_of(cls: type[Record]) -> Mapping[str, type[_Hook]]:
    """How reading each column of a record is noted."""
    if issubclass(cls, Settings):
        return {column.field: _SettingHook for column in columns(cls)}
    return {column.field: _CellHook if column.chooses else _RowHook for column in columns(cls)}


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
        found |= {name: (value, None) for name, value in written_in(base).items() if isinstance(value, cached_property)}
    if is_dataclass(cls):
        hints = typing.get_type_hints(cls)
        found |= {f.name: (None, of) for f in fields(cls) if (of := _class_of_rows(hints[f.name])) is not None}
    return found


def _class_of_rows(annotation: Any) -> Any:
    """The class of a record or of a list of records, or of what is put together from the rows of one sheet."""
    inner = typing.get_args(annotation)[0] if typing.get_origin(annotation) is tuple else annotation
    has_sheet = isinstance(inner, type) and bool(getattr(inner, "sheet", "")) and not issubclass(inner, Settings)
    return inner if has_sheet else None
