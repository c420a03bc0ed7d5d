"""How a record declares its columns, once: `column("ชื่อบ้าน", text, …)` serves reader, field list and blank workbook."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar, TypeVar

from docgen.findings import CellRef
from docgen.records.kinds import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a sheet: its header, the spellings clerks use for it, and what may stand in it."""

    key: str
    header: str
    kind: Kind
    required: bool
    aliases: tuple[str, ...] = ()
    note: str = ""
    example: str = ""
    choices: tuple[str, ...] = ()
    width: float = 0.0
    field: str = ""
    blank_means: bool = False
    chooses: bool = False
    within: tuple[float, float] | None = None
    anytime: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The canonical header first, then the other spellings."""
        return (self.header, *self.aliases)


_METADATA = "docgen.column"
_REPEAT = "docgen.repeat"


def column(
    header: str,
    kind: Kind,
    *,
    required: bool = True,
    aliases: Iterable[str] = (),
    note: str = "",
    example: str = "",
    choices: Iterable[str] = (),
    width: float = 0.0,
    repeat: int = 0,
    blank_means: bool = False,
    chooses: bool = False,
    within: tuple[float, float] | None = None,
    anytime: bool = False,
) -> Any:
    """A dataclass field that stands for a column; its value is `kind.blank` where the cell is empty or wrong.

    With `repeat`, it stands for so many columns, `{n}` in their headers counts from 1, and its value is a tuple. With
    `blank_means`, a blank cell says something: one that cannot be read would be taken for that, and is an error. One
    that `chooses` tells which row is meant, for whom or for what: who looks for that row reads it in all rows. A number
    that is not `within` is asked; a day far from the work is asked too, unless it may be of `anytime`.
    """
    options = {
        "header": header,
        "kind": kind,
        "required": required,
        "aliases": tuple(aliases),
        "note": note,
        "example": example,
        "choices": tuple(choices),
        "width": width,
        "blank_means": blank_means,
        "chooses": chooses,
        "within": within,
        "anytime": anytime,
    }
    blank = (kind.blank,) * repeat if repeat else kind.blank
    return field(default=blank, metadata={_METADATA: options, _REPEAT: repeat})


@dataclass(frozen=True, kw_only=True)
class Record:
    """A row of a sheet, typed. Where it came from does not count when two records are compared.

    Records have no slots: a teacher may be both a person and a place's row, and two slotted bases cannot be joined.
    """

    sheet: ClassVar[str]
    sheet_aliases: ClassVar[tuple[str, ...]] = ()
    sheet_required: ClassVar[bool] = False
    is_wrong_together: ClassVar[bool] = True  # a list of such rows is wrong where one of them is
    keyed_in_later: ClassVar[bool] = False  # while the work is done, and after it
    found_by: ClassVar[frozenset[str]] = frozenset()  # the fields by which the place of a row is found
    found_by_note: ClassVar[str] = ""  # what the blank workbook says of them
    known_by: ClassVar[str] = ""  # the field that tells a row from the others of its sheet, wherever it stands

    where: CellRef = field(default=CellRef(file="", sheet=""), compare=False, repr=False)
    cells: Mapping[str, CellRef] = field(default_factory=dict, compare=False, repr=False, hash=False)
    unread: frozenset[str] = field(default=frozenset(), compare=False, repr=False)  # fields whose cell was wrong

    def at(self, key: str) -> CellRef:
        """The cell that the field `key` was read from; the row where the column is missing."""
        return self.cells.get(key, self.where)


@dataclass(frozen=True, kw_only=True)
class Settings(Record):
    """The settings sheet: every field is a row of it, named by its header."""


R = TypeVar("R", bound=Record)


def columns(record: type[Record]) -> tuple[Column, ...]:
    """The columns that a record declares, in the order of its fields."""
    declared: list[Column] = []
    for f in dataclasses.fields(record):
        if _METADATA not in f.metadata:
            continue
        options, repeat = f.metadata[_METADATA], f.metadata[_REPEAT]
        if not repeat:
            declared.append(Column(key=f.name, field=f.name, **options))
        for n in range(1, repeat + 1):
            names = {
                "header": options["header"].format(n=n),
                "aliases": tuple(alias.format(n=n) for alias in options["aliases"]),
            }
            declared.append(Column(key=f"{f.name}:{n}", field=f.name, **{**options, **names}))
    return tuple(declared)


def plain_values(record: Record) -> Iterator[tuple[str, Any]]:
    """The record's own values without provenance, in the order of its fields: what a fingerprint is made of."""
    for f in dataclasses.fields(record):
        if f.compare:
            yield f.name, getattr(record, f.name)


Value = str | int | bool | Decimal | dt.date | dt.time | tuple[int, ...] | None
