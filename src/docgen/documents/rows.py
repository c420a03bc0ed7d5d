"""Which rows of the workbook a paper prints, so that an error in one of them withholds this paper and no other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

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
        self._touched = _touchable(fields)
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
            concerned = {finding.subject, *finding.doubtful} - {""}
            return bool(finding.touches & self._touched) and (not concerned or bool(concerned & self._subjects))
        return finding.where is not None and row_key(finding.where) in self._rows


@cache
def _touchable(fields: frozenset[str]) -> frozenset[str]:
    """What a finding may touch of a paper: its sheets, settings (`โครงการ.name`) and fields (`district.team`)."""
    settings = frozenset(f"{Programme.sheet}.{name}" for name in _under("programme", fields))
    plain = _plain(fields)
    return sheets_used(fields) | settings | plain | frozenset(".".join(path.split(".")[:2]) for path in plain)


@cache
def _under(root: str, fields: frozenset[str]) -> frozenset[str]:
    """The names right below a root: `programme.name` gives `name`."""
    return frozenset(path.split(".")[1] for path in _plain(fields) if path.startswith(root + "."))


def _rows(document: Document, place: Place, project: Project, fields: frozenset[str]) -> Iterator[Record]:
    sheets = sheets_used(fields)
    if isinstance(place, Dossier):
        yield from (row for row in place.rows() if row.sheet in sheets)
        yield from _officials(place.district, fields)
        if _under("officer", fields):
            yield place.officer
    elif isinstance(place, District):
        yield from _officials(place, fields)
        if "villages" in _under("district", fields) or (project.areas and not place.code):
            yield from place.villages
    elif isinstance(place, GroupDossier):
        yield place.group
        yield from (row for row in (*place.members, *place.materials, *place.budget) if row.sheet in sheets)
    number = project.number_of((document.short, document.id), key_of(place))
    if number is not None:
        yield number


def _officials(district: District, fields: frozenset[str]) -> Iterator[Record]:
    used = _under("district", fields)
    for name in ("chief", "development_chief"):
        if name in used:
            yield getattr(district, name)
    for name in ("team", "staff"):
        if name in used:
            yield from getattr(district, name)


@cache
def _plain(fields: frozenset[str]) -> frozenset[str]:
    """The paths without the marks of lists."""
    return frozenset(path.replace("[]", "") for path in fields)
