"""Which rows of the workbook a paper prints, so that an error in one of them withholds this paper and no other."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache

from docgen.findings import CellRef, Finding, Severity
from docgen.model.place import Place, World
from docgen.papers import rollups
from docgen.papers.contexts import (
    SETTINGS_OF,
    SHEETS_OF,
    Item,
    sheets_used,
)
from docgen.papers.number import number_of, paper_key
from docgen.papers.registry import Document
from docgen.programmes.sammachip import District, DistrictDossier, Dossier, GroupDossier, Project, ProvinceDossier
from docgen.programmes.sammachip.sheets import Programme
from docgen.records import Record

RowKey = tuple[str, str, int]


def row_key(where: CellRef) -> RowKey:
    """A row's identity over all workbooks."""
    return (where.file, where.sheet, where.row)


class Footprint:
    """What one paper stands on: its rows, and the sheets that they come from.

    A paper for one item of a list stands on that item's row alone: of its sheet it heeds what is wrong with all rows,
    such as a missing column, and not what is wrong with another row or with how many there are. A roll-up stands on
    every row of every village and group that its figures count (see `rollups`).
    """

    def __init__(
        self, document: Document, place: Place, project: World, fields: frozenset[str], item: Item | None = None
    ) -> None:
        assert isinstance(project, Project)
        self._touched = _touchable(fields, document.per, document.each)
        self._of_item = _item_sheets(document, item) if item is not None and _prints_item(fields) else frozenset()
        self._keys = frozenset({place.key, paper_key(place, item)})
        self._subjects = set(self._keys)
        if isinstance(place, Dossier | GroupDossier):
            self._subjects |= {place.district.name, place.village.village_code} - {""}
        elif isinstance(place, DistrictDossier | ProvinceDossier):
            self._subjects.update(rollups.subjects_summed(place, project, fields))
        self._own = {row_key(row.where) for row in (_item_rows(item) if self._of_item else ()) if row.where.row}
        if _under("dossiers", fields):
            self._subjects |= {dossier.key for dossier in _dossiers_of(place)}
        rows = _rows(document, place, project, fields, item)
        self._rows = {row_key(row.where) for row in rows if row.where.row} | self._own
        programme = project.programme
        self._rows |= {
            row_key(programme.at(name)) for name in _settings(fields, document.each) if programme.at(name).row
        }

    def stands_on(self, finding: Finding) -> bool:
        """An error that makes this paper wrong."""
        if finding.severity is not Severity.ERROR:
            return False
        if exactly := [touch.rpartition(":") for touch in finding.touches if ":" in touch]:
            return any(key in self._keys and path in self._touched for key, _, path in exactly)
        if finding.touches:
            return self._is_touched(finding)
        return finding.where is not None and row_key(finding.where) in self._rows

    def _is_touched(self, finding: Finding) -> bool:
        """A finding touches what the paper prints of a place that the finding is about."""
        concerned = {finding.subject, *finding.doubtful} - {""}
        if finding.touches & self._touched and (not concerned or concerned & self._subjects):
            return True
        if finding.touches & self._of_item and not concerned:
            return True
        if any(touched.startswith("item.") for touched in finding.touches):
            return False  # it names what it makes wrong of an item: another paper of that item is right
        return finding.where is not None and row_key(finding.where) in self._own


@cache
def _touchable(fields: frozenset[str], per: str, each: str) -> frozenset[str]:
    """What a finding may touch of a paper: its sheets, settings (`โครงการ.name`) and fields (`district.team`)."""
    settings = frozenset(f"{Programme.sheet}.{name}" for name in _settings(fields, each))
    plain = _plain(fields)
    short = frozenset(".".join(path.split(".")[:2]) for path in plain)
    return sheets_used(fields, per) | rollups.sheets_summed(fields) | settings | plain | short


def _settings(fields: frozenset[str], each: str) -> frozenset[str]:
    """The settings that a paper prints or computes with; `each` is the list whose items it is made for."""
    roots = _roots(fields) | {each.partition(".")[0]}
    computed = frozenset().union(*(SETTINGS_OF.get(root, frozenset()) for root in roots))
    levels = LEVEL_SETTINGS if any(_is_of_levels(path, each) for path in _plain(fields)) else frozenset()
    return _under("programme", fields) | rollups.settings_used(fields) | computed | levels


LEVEL_SETTINGS = frozenset({"core_indicators", "level_floors"})
_ASSESSED_ROOTS = frozenset({"assessment", "rounds", "rows", "sum", "dossiers"})
_OF_LEVELS = frozenset({
    "level", "level_change", "core", "core_count", "core_passed", "floors", "below", "first", "second", "third",
    "reached", "risen", "kept", "fallen",
})  # fmt: skip


def _is_of_levels(path: str, each: str) -> bool:
    """What is printed there follows from which indicators are the core ones, and how many a level takes."""
    root, *steps = path.split(".")
    is_assessed = root in _ASSESSED_ROOTS or (root == "item" and each.partition(".")[0] in _ASSESSED_ROOTS)
    return is_assessed and bool(steps) and (steps[-1] in _OF_LEVELS or "levels" in steps)


@cache
def _under(root: str, fields: frozenset[str]) -> frozenset[str]:
    """The names right below a root: `programme.name` gives `name`."""
    return frozenset(path.split(".")[1] for path in _plain(fields) if path.startswith(root + "."))


@cache
def _prints_item(fields: frozenset[str]) -> bool:
    return any(path == "item" or path.startswith("item.") for path in fields)


def _item_sheets(document: Document, item: Item) -> frozenset[str]:
    """Where an item comes from: its record's sheet, or those of its list."""
    if isinstance(item.record, Record):
        return frozenset({item.record.sheet})
    return SHEETS_OF.get(document.each) or SHEETS_OF.get(document.each.partition(".")[0], frozenset())


def _item_rows(item: Item | None) -> Iterator[Record]:
    """The rows of an item: its own, or those that it was put together from."""
    record = item.record if item is not None else None
    if isinstance(record, Record):
        yield record
    elif isinstance(record, Dossier):
        yield from record.records()
    elif dataclasses.is_dataclass(record):
        held = (getattr(record, f.name) for f in dataclasses.fields(record))
        yield from (row for value in held for row in (value if isinstance(value, tuple) else (value,)) if _is_row(row))


def _is_row(value: object) -> bool:
    return isinstance(value, Record) and bool(value.where.row)


def _rows(
    document: Document, place: Place, project: Project, fields: frozenset[str], item: Item | None
) -> Iterator[Record]:
    sheets = sheets_used(fields, document.per)
    if isinstance(place, Dossier | GroupDossier):
        yield from (row for row in place.records() if row.sheet in sheets)
        yield from _officials(place.district, fields)
        if _under("officer", fields):
            yield place.officer
    elif isinstance(place, DistrictDossier):
        yield from _officials(place.district, fields)
        if "villages" in _under("district", fields) or (project.areas and not place.district.code):
            yield from place.district.villages
    if isinstance(place, DistrictDossier | ProvinceDossier):
        yield from rollups.rows_summed(place, project, fields)
    if "province_chief" in _roots(fields):
        yield project.province_chief
    if _under("dossiers", fields):
        for dossier in _dossiers_of(place):
            yield from (row for row in dossier.records() if row.sheet in sheets)
    if "group_lines" in _roots(fields):
        yield from (row for group in project.groups for row in (group.group, group.village))
    for name in ("governor", "chief"):
        if name in _under("province", fields):
            yield getattr(project.province, name)
    number = number_of(document, place, project, item)
    if number is not None:
        yield number


def _dossiers_of(place: Place) -> tuple[Dossier, ...]:
    return place.dossiers if isinstance(place, DistrictDossier | ProvinceDossier) else ()


def _officials(district: District, fields: frozenset[str]) -> Iterator[Record]:
    used = _under("district", fields)
    for name in ("chief", "development_chief"):
        if name in used:
            yield getattr(district, name)
    for name in ("team", "staff"):
        if name in used:
            yield from getattr(district, name)


@cache
def _roots(fields: frozenset[str]) -> frozenset[str]:
    return frozenset(path.split(".")[0] for path in _plain(fields))


@cache
def _plain(fields: frozenset[str]) -> frozenset[str]:
    """The paths without the marks of lists."""
    return frozenset(path.replace("[]", "") for path in fields)
