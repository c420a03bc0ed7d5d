"""What a paper stands on, as it was observed while its values were worked out: an error there withholds this paper."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from docgen.findings import Finding, Severity
from docgen.model.place import Place, World
from docgen.model.trace import Reads, RowKey, reading, row_key
from docgen.papers.contexts import Item, context_of, root_of, value_at
from docgen.papers.number import number_of, paper_key
from docgen.papers.registry import Document
from docgen.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperReads:
    """What was read for a paper: for what it prints of its place, of its item, and for the list of such items."""

    of_place: Reads
    of_item: Reads = field(default_factory=Reads)
    of_list: Reads = field(default_factory=Reads)


@dataclass(frozen=True, kw_only=True)
class Footprint:
    """What one paper stands on: `reads` is what it prints of its place, `of_item` what it prints of its item.

    A paper for one item of a list stands on that item's rows alone: of its sheet it heeds what is wrong with all rows,
    such as a missing column, and not what is wrong with another row or with how many there are. `listed` is what the
    list itself was worked out from; `also` are rows on which the paper stands whatever it prints.
    """

    keys: frozenset[str]
    kin: frozenset[str]
    settings: str
    fields: frozenset[str]
    reads: Reads
    of_item: Reads
    listed: Reads
    own: frozenset[RowKey] = frozenset()
    also: frozenset[RowKey] = frozenset()
    item_sheets: frozenset[str] = frozenset()

    def stands_on(self, finding: Finding) -> bool:
        """An error that makes this paper wrong."""
        if finding.severity is not Severity.ERROR:
            return False
        if exactly := [touch.rpartition(":") for touch in finding.touches if ":" in touch]:
            return any(key in self.keys and path in self._touched for key, _, path in exactly)
        if finding.touches:
            return self._is_touched(finding)
        if finding.where is None:
            return False
        row = row_key(finding.where)
        return row in self._rows or (row, finding.where.column) in self._cells

    def _is_touched(self, finding: Finding) -> bool:
        """A finding touches what the paper prints of a place that the finding is about."""
        concerned = {finding.subject, *finding.doubtful} - {""}
        if finding.touches & self._touched and (not concerned or concerned & self._subjects):
            return True
        if finding.touches & self.item_sheets and not concerned:
            return True
        if any(touched.startswith("item.") for touched in finding.touches):
            return False  # it names what it makes wrong of an item: another paper of that item is right
        return finding.where is not None and row_key(finding.where) in self.own

    @cached_property
    def _touched(self) -> frozenset[str]:
        """What a finding may touch: sheets, settings (`<sheet>.name`) and fields (`district.team`)."""
        read = (*self.reads.settings, *self.of_item.settings, *self.listed.settings)
        return self.reads.sheets.union(_plain_and_short(self.fields), (f"{self.settings}.{name}" for name in read))

    @cached_property
    def _subjects(self) -> frozenset[str]:
        return self.keys | self.kin | self.reads.places

    @cached_property
    def _rows(self) -> frozenset[RowKey]:
        return self.reads.row_keys | self.own | self.also

    @cached_property
    def _cells(self) -> frozenset[tuple[RowKey, int]]:
        return self.reads.cells | self.of_item.cells | self.listed.setting_cells


def footprint_of(  # noqa: PLR0917  a paper, and what was read for it
    document: Document, place: Place, world: World, item: Item | None, fields: frozenset[str], reads: PaperReads
) -> Footprint:
    """The footprint of a paper from what was read for it."""
    prints_item = item is not None and any(root_of(path) == "item" for path in fields)
    number = number_of(document, place, world, item)
    also = (*place.foundation, *(() if number is None else (number,)))
    return Footprint(
        keys=frozenset({place.key, paper_key(place, item), *([] if item is None else [f"{place.key}/{item.key}"])}),
        kin=place.kin,
        settings=world.settings.sheet,
        fields=fields,
        reads=reads.of_place,
        of_item=reads.of_item,
        listed=reads.of_list,
        own=_row_keys((*_item_rows(item), *reads.of_item.rows.values())) if prints_item else frozenset(),
        also=_row_keys(also),
        item_sheets=_item_sheets(item, reads.of_list) if prints_item else frozenset(),
    )


def _row_keys(rows: Iterable[Record]) -> frozenset[RowKey]:
    return frozenset(row_key(row.where) for row in rows if row.where.row)


def _item_sheets(item: Item | None, listed: Reads) -> frozenset[str]:
    """Where an item comes from: its record's sheet, or those of its list."""
    if item is not None and isinstance(item.record, Record):
        return frozenset({item.record.sheet})
    return listed.sheets


def _item_rows(item: Item | None) -> Iterator[Record]:
    """The rows of an item: its own, or those that it was put together from."""
    record = item.record if item is not None else None
    if isinstance(record, Record):
        yield record
    elif isinstance(record, Place):
        yield from record.records()
    elif dataclasses.is_dataclass(record):
        held = (getattr(record, f.name) for f in dataclasses.fields(record))
        yield from (row for value in held for row in (value if isinstance(value, tuple) else (value,)) if _is_row(row))


def _is_row(value: object) -> bool:
    return isinstance(value, Record) and bool(value.where.row)


@cache
def _plain_and_short(fields: frozenset[str]) -> frozenset[str]:
    """The paths without the marks of lists, and their first two steps."""
    plain = frozenset(path.replace("[]", "") for path in fields)
    return plain | frozenset(".".join(path.split(".")[:2]) for path in plain)


def sheets_of(document: Document, place: Place, world: World, path: str) -> frozenset[str]:
    """The sheets that a field of a place stands on, also where it is not known yet."""
    with reading() as reads:
        _follow(path, context_of(document, place, world, roots=frozenset({root_of(path)})))
    return reads.sheets


def sheets_of_item(item: Item, path: str) -> frozenset[str]:
    """The sheets that a field of an item stands on; none where they were read when its list was put together."""
    with reading() as reads:
        _follow(path, {"item": item.record})
    return reads.sheets


def _follow(path: str, context: Mapping[str, Any]) -> None:
    try:
        value_at(context, path)
    except (KeyError, AttributeError):
        return  # there is no such field, or what holds it is not known itself
