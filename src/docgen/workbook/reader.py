"""From files and specs to one workbook: which sheets are meant, what is missing, and the findings in their order."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docgen.errors import WorkbookError
from docgen.findings import CellRef, Finding, Severity, in_order
from docgen.workbook.container import TooBigError
from docgen.workbook.files import open_book
from docgen.workbook.grid import Grid
from docgen.workbook.headers import Headers, find_headers, near_miss
from docgen.workbook.model import Row, Sheet, SheetSpec, Workbook
from docgen.workbook.rows import read_rows
from docgen.workbook.shared import SheetPart
from docgen.workbook.text import fold, fold_bare, one_line
from docgen.workbook.xmlstream import DamagedError, EndlessError

_NEAR_SHEET = 75  # similarity in percent, from which a sheet's name counts as meant but misspelt


@dataclass(slots=True)
class _Gathered:
    """What the files gave for one spec so far."""

    where: CellRef | None = None
    rows: list[Row] = field(default_factory=list)
    totals: list[Row] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)


def read(paths: Sequence[Path], specs: Sequence[SheetSpec]) -> tuple[Workbook, list[Finding]]:
    """The sheets that `specs` name, merged over the files, and what a person must look at, sorted by place.

    Raises WorkbookError: a file cannot be read, or no file has any of the sheets.
    """
    files = _names(paths)
    findings: list[Finding] = []
    gathered: dict[str, _Gathered] = {}
    seen: dict[str, tuple[str, ...]] = {}
    for file, path in files.items():
        try:
            seen[file] = _read_file(path, file, specs, gathered, findings)
        except (TooBigError, EndlessError) as error:
            raise WorkbookError("workbook-too-big", file=file) from error
        except DamagedError as error:
            raise WorkbookError("workbook-damaged", file=file) from error
    if not gathered:
        _no_sheets(files, seen, specs)
    for spec in specs:
        if spec.required:
            missing = _missing_sheet(spec, gathered.get(spec.name), seen, specs)
            findings += [_for_whole_sheet(finding, spec) for finding in missing]
    sheets = {spec.name: _sheet(spec, gathered[spec.name]) for spec in specs if spec.name in gathered}
    return Workbook(sheets=sheets, files=tuple(files)), in_order(findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a table stands in a file: its sheet's name as written, the row of its headers, its columns by key."""

    sheet: str
    headers_row: int
    columns: Mapping[str, int]
    unknown: Mapping[str, int]


def find_table(path: Path, spec: SheetSpec) -> Found | None:
    """Where the table that `read` would read stands in a file; None where it has no such table."""
    book = open_book(path, path.name)
    part = _choose(book.sheets, [spec], path.name, []).get(spec.name)
    headers = find_headers(book.grid(part), spec) if part is not None else None
    if part is None or headers is None:
        return None
    return Found(
        sheet=part.name,
        headers_row=headers.bottom,
        columns={key: column.first for key, column in headers.columns.items()},
        unknown={column.header: column.first for column in headers.unknown},
    )


def _names(paths: Sequence[Path]) -> dict[str, Path]:
    """Each file by the name that findings call it: its own, or its whole path where two files have the same."""
    unique = list(dict.fromkeys(paths))
    names = [path.name for path in unique]
    return {path.name if names.count(path.name) == 1 else str(path): path for path in unique}


def _no_sheets(files: Iterable[str], seen: Mapping[str, tuple[str, ...]], specs: Sequence[SheetSpec]) -> None:
    wanted = [spec.name for spec in specs if spec.required] or [spec.name for spec in specs]
    raise WorkbookError(
        "workbook-no-sheets",
        file=", ".join(files),
        seen=", ".join(name for names in seen.values() for name in names),
        wanted=", ".join(wanted),
    )


def _read_file(
    path: Path, file: str, specs: Sequence[SheetSpec], gathered: dict[str, _Gathered], findings: list[Finding]
) -> tuple[str, ...]:
    """Read a file's sheets into `gathered`; returns the names of all its sheets."""
    book = open_book(path, file)
    whole = CellRef(file=file, sheet="")
    if _is_open_elsewhere(path):
        findings.append(Finding(code="workbook-file-open", severity=Severity.INFO, where=whole, value=file))
    chosen = _choose(book.sheets, specs, file, findings)
    for spec in specs:
        if spec.name in chosen:
            part = chosen[spec.name]
            sheet = CellRef(file=file, sheet=one_line(part.name))
            grid = book.grid(part)
            _read_sheet(grid, sheet, spec, gathered.setdefault(spec.name, _Gathered()), findings)
    if not chosen:
        findings.append(Finding(code="workbook-file-unused", severity=Severity.WARNING, where=whole, value=file))
    return tuple(sheet.name for sheet in book.sheets)


def _is_open_elsewhere(path: Path) -> bool:
    """Whether Excel has left its lock file beside the workbook: only a hint, a crash leaves one too."""
    try:
        return path.with_name(f"~${path.name}").exists()
    except OSError:
        return False


def _choose(
    sheets: Sequence[SheetPart], specs: Sequence[SheetSpec], file: str, findings: list[Finding]
) -> dict[str, SheetPart]:
    """The sheet for each spec; others that could be meant as well are findings."""
    chosen: dict[str, SheetPart] = {}
    candidates = {spec.name: [(rank, s) for s in sheets if (rank := _rank(s.name, spec)) is not None] for spec in specs}
    best_fit = {
        sheet.part: min(rank for some in candidates.values() for rank, s in some if s is sheet) for sheet in sheets
        if any(s is sheet for some in candidates.values() for _, s in some)
    }  # fmt: skip
    for spec in specs:
        # A sheet that fits another spec better is that spec's.
        ranked = [(rank, sheet) for rank, sheet in candidates[spec.name] if rank == best_fit[sheet.part]]
        if not ranked:
            continue
        least = min(rank for rank, _ in ranked)
        first = next(sheet for rank, sheet in ranked if rank == least)
        chosen[spec.name] = first
        for rank, other in ranked:
            if other is not first:
                findings.append(_for_whole_sheet(_twice(first, other, file, is_equal=rank == least), spec))
        if first.is_hidden:
            where = CellRef(file=file, sheet=first.name)
            findings.append(
                Finding(code="workbook-sheet-hidden", severity=Severity.WARNING, where=where, value=first.name)
            )
    return chosen


def _rank(name: str, spec: SheetSpec) -> int | None:
    """How well a sheet's name fits, 0 best: the name itself, an alias, either with a hint in brackets or a number."""
    names = [fold(each) for each in (spec.name, *spec.aliases)]
    for rank, folded in enumerate((fold(name), fold_bare(name), fold_bare(name).strip("0123456789"))):
        if folded and folded in names:
            return 2 * rank + (folded != names[0])
    return None


def _twice(first: SheetPart, other: SheetPart, file: str, *, is_equal: bool) -> Finding:
    return Finding(
        code="workbook-sheet-twice" if is_equal else "workbook-sheet-copy",
        severity=Severity.ERROR if is_equal else Severity.WARNING,
        where=CellRef(file=file, sheet=other.name),
        value=other.name,
        args={"read": first.name},
        also=(CellRef(file=file, sheet=first.name),),
    )


def _read_sheet(grid: Grid, sheet: CellRef, spec: SheetSpec, gathered: _Gathered, findings: list[Finding]) -> None:
    gathered.where = gathered.where or sheet
    if not grid.rows:
        return
    headers = find_headers(grid, spec)
    if headers is None:
        findings.append(_for_whole_sheet(_no_headers(grid, spec, sheet), spec))
        return
    findings += [_for_whole_sheet(finding, spec) for finding in _header_findings(headers, spec, sheet)]
    for key, column in headers.columns.items():
        gathered.headers.setdefault(key, column.header)
    table = read_rows(grid, headers, spec, sheet)
    gathered.rows += table.rows
    gathered.totals += table.totals
    findings += table.findings


def _for_whole_sheet(finding: Finding, spec: SheetSpec) -> Finding:
    """The finding concerns every row of the sheet, so every paper that is made from it."""
    return dataclasses.replace(finding, touches=frozenset({spec.name}))


def _no_headers(grid: Grid, spec: SheetSpec, sheet: CellRef) -> Finding:
    wanted = ", ".join(header.names[0] for header in spec.headers if header.required)
    where = CellRef(file=sheet.file, sheet=sheet.sheet, row=next(iter(grid.rows)))
    return Finding(code="workbook-headers-not-found", severity=Severity.ERROR, where=where, args={"headers": wanted})


def _header_findings(headers: Headers, spec: SheetSpec, sheet: CellRef) -> list[Finding]:
    findings = []
    unknown = list(headers.unknown)
    for header in spec.headers:
        if header.key in headers.columns:
            continue
        near = near_miss(header, unknown) if unknown else None
        severity = Severity.ERROR if header.required else Severity.WARNING
        if near is not None:
            unknown.remove(near)
            where = CellRef(
                file=sheet.file, sheet=sheet.sheet, row=headers.bottom, column=near.first, header=near.header
            )
            args = {"header": header.names[0]}
            findings.append(
                Finding(code="workbook-header-near", severity=severity, where=where, value=near.header, args=args)
            )
        elif header.required:
            where = CellRef(file=sheet.file, sheet=sheet.sheet, row=headers.bottom)
            args = {"header": header.names[0], "sheet": sheet.sheet}
            findings.append(Finding(code="workbook-header-missing", severity=severity, where=where, args=args))
    for key, column in headers.repeated:
        first = headers.columns[key]
        where = CellRef(
            file=sheet.file, sheet=sheet.sheet, row=headers.bottom, column=column.first, header=column.header
        )
        also = CellRef(file=sheet.file, sheet=sheet.sheet, row=headers.bottom, column=first.first, header=first.header)
        findings.append(
            Finding(
                code="workbook-header-twice",
                severity=Severity.ERROR,
                where=where,
                value=column.header,
                args={"first": also.cell},
                also=(also,),
            )
        )
    return findings


def _missing_sheet(
    spec: SheetSpec, gathered: _Gathered | None, seen: Mapping[str, tuple[str, ...]], specs: Sequence[SheetSpec]
) -> list[Finding]:
    """A required sheet that is in no file, or that no row was read from."""
    if gathered is not None:
        if gathered.rows:
            return []
        return [Finding(code="workbook-sheet-empty", severity=Severity.ERROR, where=gathered.where, value=spec.name)]
    file = next(iter(seen)) if len(seen) == 1 else ""
    near = _near_sheet(spec, seen, specs)
    if near is not None:
        args = {"sheet": spec.name}
        return [Finding(code="workbook-sheet-near", severity=Severity.ERROR, where=near, value=near.sheet, args=args)]
    where = CellRef(file=file, sheet=spec.name)
    args = {"sheet": spec.name}
    return [Finding(code="workbook-sheet-missing", severity=Severity.ERROR, where=where, args=args)]


def _near_sheet(spec: SheetSpec, seen: Mapping[str, tuple[str, ...]], specs: Sequence[SheetSpec]) -> CellRef | None:
    from rapidfuzz import fuzz

    wanted = [fold_bare(name) for name in (spec.name, *spec.aliases)]
    unknown = [
        (file, name) for file, names in seen.items() for name in names if all(_rank(name, s) is None for s in specs)
    ]
    scored = [(max(fuzz.ratio(fold_bare(name), each) for each in wanted), file, name) for file, name in unknown]
    if not scored:
        return None
    score, file, name = max(scored)
    return CellRef(file=file, sheet=one_line(name)) if score >= _NEAR_SHEET else None


def _sheet(spec: SheetSpec, gathered: _Gathered) -> Sheet:
    return Sheet(
        name=spec.name,
        rows=tuple(gathered.rows),
        headers=gathered.headers,
        totals=tuple(gathered.totals),
        missing=tuple(header.key for header in spec.headers if header.key not in gathered.headers),
        where=gathered.where,
    )
