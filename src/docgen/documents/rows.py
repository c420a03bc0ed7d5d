"""Which rows of the workbook a paper prints, so that an error in one of them withholds this paper and no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.documents.catalogue import Document
from docgen.documents.contexts import Place, key_of, sheets_used
from docgen.findings import CellRef, Finding, Severity
from docgen.project import District, Dossier, GroupDossier, Project
from docgen.records import Programme, Record

RowKey = tuple[str, str, int]


def row_key(where: CellRef) -> RowKey:
    """A row's identity over all workbooks."""
    return (where.file, where.sheet, where.row)


class Footprint:
    """What one paper stands on: its rows, and the sheets that they come from."""

    def __init__(self, document: Document, place: Place, project: Project, fields: frozenset[str]) -> None:
        settings = {f"{Programme.sheet}.{name}" for name in _under("programme", fields)}
        self._touched = sheets_used(fields) | settings | set(_plain(fields)) | _beginnings(_plain(fields))
        self._subjects = {key_of(place)}
        if isinstance(place, Dossier):
            self._subjects.add(place.district.name)
        rows = _rows(document, place, project, fields)
        self._rows = {row_key(row.where) for row in rows if row.where.row}
        programme = project.programme
        self._rows |= {row_key(programme.at(name)) for name in _under("programme", fields) if programme.at(name).row}

    def stands_on(self, finding: Finding) -> bool:
        """An error that makes this paper wrong."""
        if finding.severity is not Severity.ERROR:
            return False
        if finding.touches:
            return bool(finding.touches & self._touched) and (not finding.subject or finding.subject in self._subjects)
        return finding.where is not None and row_key(finding.where) in self._rows


def _under(root: str, fields: Iterable[str]) -> frozenset[str]:
    """The names right below a root: `programme.name` gives `name`."""
    return frozenset(path.split(".")[1] for path in fields if path.startswith(root + "."))


def _rows(document: Document, place: Place, project: Project, fields: frozenset[str]) -> Iterator[Record]:
    sheets = sheets_used(fields)
    if isinstance(place, Dossier):
        yield from (row for row in place.rows() if row.sheet in sheets)
        yield from _officials(place.district, fields)
        if "officer" in {path.split(".")[0] for path in fields}:
            yield place.officer
    elif isinstance(place, District):
        yield from _officials(place, fields)
        if "villages" in _under("district", _plain(fields)) or (project.areas and not place.code):
            yield from place.villages
    elif isinstance(place, GroupDossier):
        yield place.group
        yield from (row for row in (*place.members, *place.materials, *place.budget) if row.sheet in sheets)
    key = key_of(place)
    yield from (row for row in project.numbers if row.place == key and row.document in _names(document))


def _officials(district: District, fields: frozenset[str]) -> Iterator[Record]:
    used = _under("district", _plain(fields))
    for name in ("chief", "development_chief"):
        if name in used:
            yield getattr(district, name)
    for name in ("team", "staff"):
        if name in used:
            yield from getattr(district, name)


def _plain(fields: Iterable[str]) -> list[str]:
    return [path.replace("[]", "") for path in fields]


def _beginnings(fields: Iterable[str]) -> frozenset[str]:
    """`district.team` of `district.team.full_name`."""
    return frozenset(".".join(path.split(".")[:2]) for path in fields)


def _names(document: Document) -> tuple[str, str]:
    return (document.short.upper(), document.id.upper())
