"""A run's outcome, for a person (Thai text) and for a program (JSON), and the exit code that follows from it."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.errors import DocgenError, ExitCode
from docgen.findings import CellRef, Finding, Severity
from docgen.messages import say

if TYPE_CHECKING:
    from docgen.documents import Field
    from docgen.pipeline import Built, Checked
    from docgen.templating import Verdict

ALIKE = 4  # so many findings of one kind in one column are told as one
MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "·"}


def sentence(finding: Finding, *, part: str = "message") -> str:
    """What is wrong (`message`) or what to do (`mend`), in Thai."""
    values: dict[str, object] = {"value": finding.value, "first": _other_cell(finding), **finding.args}
    for section, name in (("value", "reason"), ("repair", "repair")):
        if name in finding.args:
            values[f"{name}_text"] = say(section, str(finding.args[name]), finding.args)
            values[f"{name}_mend"] = say(section, str(finding.args[name]), finding.args, part="mend")
    return say("finding", finding.code, values, part=part)


def _other_cell(finding: Finding) -> str:
    """Where the other cell of a clash is, with its workbook where that is another one."""
    if not finding.also or finding.where is None:
        return ""
    other = finding.also[0]
    code = "other-cell" if other.file == finding.where.file else "other-file"
    return say("word", code, {"file": Path(other.file).name, "sheet": other.sheet, "cell": other.cell})


def place(where: CellRef | None) -> str:
    """`D14 (วันที่จัด)`, `แถว 14`, or nothing where a whole sheet is meant."""
    if where is None or not where.row:
        return ""
    cell = where.cell if where.column else say("word", "row", {"row": where.row})
    return f"{cell} ({where.header})" if where.header else cell


def lines_of(findings: Sequence[Finding], *, every: bool = False) -> Iterator[str]:
    """The findings as lines for a terminal, grouped by workbook and sheet; many of one kind are told as one."""
    by_sheet: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        where = finding.where
        by_sheet[(where.file, where.sheet) if where else ("", "")].append(finding)
    for (file, sheet), of_sheet in by_sheet.items():
        yield say("word", "sheet", {"sheet": sheet, "file": Path(file).name}) if sheet else say("word", "no-sheet")
        for alike in _alike(of_sheet, every=every):
            yield from _lines(alike)
        yield ""


def _alike(findings: Iterable[Finding], *, every: bool) -> Iterator[list[Finding]]:
    """Errors one by one; other findings of the same kind in the same column together."""
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        column = finding.where.column if finding.where else 0
        kind = finding.args.get("repair") or finding.args.get("reason")
        alone = every or finding.severity is Severity.ERROR
        groups.setdefault(id(finding) if alone else (finding.code, kind, column), []).append(finding)
    for group in groups.values():
        if len(group) < ALIKE:
            yield from ([finding] for finding in group)
        else:
            yield group


def _lines(alike: list[Finding]) -> Iterator[str]:
    first = alike[0]
    mark, mend = MARKS[first.severity], sentence(first, part="mend")
    spot = place(first.where)
    said = f"{spot}: {sentence(first)}" if spot else sentence(first)
    yield f"  {mark} {said}" + (f" — {mend}" if mend else "")
    if len(alike) > 1:
        others = [other.where.cell for other in alike[1:] if other.where]
        shown = ", ".join(others[:8]) + (" …" if len(others) > 8 else "")
        yield "      " + say("word", "and-so", {"count": len(others), "cells": shown})


def counts(findings: Iterable[Finding]) -> Mapping[Severity, int]:
    """How many findings of each severity."""
    return Counter(finding.severity for finding in findings)


def count_line(findings: Sequence[Finding]) -> str:
    """`ต้องแก้ 8 · ควรตรวจ 31 · แจ้งทราบ 2`."""
    found = counts(findings)
    return say(
        "word",
        "counts",
        {"errors": found[Severity.ERROR], "warnings": found[Severity.WARNING], "notes": found[Severity.INFO]},
    )


def check_text(checked: Checked, *, every: bool = False) -> Iterator[str]:
    """What `docgen check` prints."""
    yield from lines_of(checked.findings, every=every)
    yield say("word", "read", _sizes(checked))
    yield count_line(checked.findings) if checked.findings else say("word", "nothing-found")


def _sizes(checked: Checked) -> dict[str, object]:
    dossiers = checked.project.dossiers
    return {
        "files": len(checked.files),
        "villages": len(dossiers),
        "districts": len(checked.project.districts),
        "households": sum(dossier.household_count for dossier in dossiers),
    }


def build_text(built: Built, seconds: float) -> Iterator[str]:
    """What `docgen build` prints: errors that withheld papers, what was made, and where it is."""
    errors = [finding for finding in built.checked.findings if finding.severity is Severity.ERROR]
    if errors:
        yield from lines_of(errors)
    for outcome in built.outcomes:
        if outcome.error is not None:
            yield "  ✗ " + error_text(outcome.error)
        elif outcome.written == "kept-edited":
            yield "  ! " + say("word", "kept-edited", {"path": outcome.job.path})
    if built.plan.withheld:
        yield from _withheld(built)
    found = Counter(str(outcome.written or "failed") for outcome in built.outcomes)
    yield say("word", "read", _sizes(built.checked))
    yield say(
        "word",
        "papers",
        {
            "written": found["written"],
            "identical": found["identical"],
            "edited": found["kept-edited"],
            "failed": found["failed"],
            "withheld": len(built.plan.withheld),
        },
    )
    yield count_line(built.checked.findings)
    yield say("word", "finished", {"seconds": f"{seconds:.1f}", "folder": built.folder})


def _withheld(built: Built) -> Iterator[str]:
    """Which papers were not made, by place, with the cells that say why."""
    by_place: dict[str, list[str]] = {}
    cells: dict[str, dict[str, None]] = {}
    for paper in built.plan.withheld:
        by_place.setdefault(paper.label, []).append(paper.document.short)
        for reason in paper.reasons:
            if reason.where is not None:
                cells.setdefault(paper.label, {})[str(reason.where)] = None
    yield say("word", "withheld", {"count": len(built.plan.withheld)})
    for label, shorts in by_place.items():
        yield f"  – {label}: {', '.join(shorts)}  ({', '.join(cells.get(label, {}))})"
    yield ""


def error_text(error: DocgenError) -> str:
    """An error as one sentence that says what to do; a template's faults are listed below it."""
    values = {**error.values, "count": len(getattr(error, "faults", ()))}
    said = say("error", error.code, values)
    mend = say("error", error.code, values, part="mend")
    lines = [f"{said} — {mend}" if mend else said]
    lines += [f"    {fault_text(fault)}" for fault in getattr(error, "faults", ())]
    return "\n".join(lines)


def fault_text(fault: Any) -> str:
    """A template's fault: where in the Word file, what is wrong, what to do."""
    where = say("template-place", fault.place.kind, dataclasses.asdict(fault.place) | {"story": _story(fault)})
    said = say("template", fault.code, fault.placeholders)
    mend = say("template", fault.code, fault.placeholders, part="mend")
    guess = say("template", fault.code, fault.placeholders, part="suggest") if fault.placeholders["suggestion"] else ""
    return f"{where}: {said}" + "".join(f" — {part}" for part in (guess or mend,) if part)


def _story(fault: Any) -> str:
    return say("template-story", fault.place.story)


def verdict_text(verdicts: Sequence[Verdict], unused: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What `docgen templates check` prints."""
    for verdict in verdicts:
        name = f"{verdict.document.short} {verdict.path.name}" if verdict.document else verdict.path.name
        state = "template-clean" if not verdict.faults else "template-usable" if verdict.is_usable else "template-wrong"
        yield say("word", state, {"name": name, "count": len(verdict.faults)})
        for fault in verdict.faults:
            yield f"  {'!' if fault.is_warning else '✗'} {fault_text(fault)}"
    by_sheet: dict[str, list[str]] = {}
    for sheet, header in unused:
        by_sheet.setdefault(sheet, []).append(header)
    if by_sheet:
        yield ""
        yield say("word", "unused-columns")
        yield from (f"  · {sheet}: {', '.join(headers)}" for sheet, headers in by_sheet.items())


def verdict_json(verdicts: Sequence[Verdict], unused: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """What `docgen templates check --format json` prints."""
    return {
        "templates": [
            {
                "path": str(verdict.path),
                "document": verdict.document.id if verdict.document else None,
                "usable": verdict.is_usable,
                "faults": [
                    {
                        "code": fault.code,
                        "warning": fault.is_warning,
                        **{k: v for k, v in dataclasses.asdict(fault.place).items() if v},
                        "tag": fault.tag,
                        "context": fault.context,
                        "message": fault_text(fault),
                    }
                    for fault in verdict.faults
                ],
            }
            for verdict in verdicts
        ],
        "unused_columns": [{"sheet": sheet, "header": header} for sheet, header in unused],
    }


def field_rows(fields: Iterable[Field]) -> list[dict[str, str]]:
    """Every field with its Thai meaning, its kind, the tag to type and an example."""
    return [
        {
            "field": field.path,
            "meaning": field.column.header if field.column else say("field", field.wording),
            "kind": say("field-kind", field.kind),
            "tag": "" if field.is_group else _tag(field),
            "example": field.column.example if field.column else say("field", field.wording, part="example"),
        }
        for field in fields
    ]


def _tag(field: Field) -> str:
    """What to type in Word: the last step only inside a loop over its list."""
    path = field.path if "[]" not in field.path else "x" + field.path.rpartition("[]")[2]
    filter_name = say("field-kind", field.kind, part="filter")
    return f"{{{{ {path} | {filter_name} }}}}" if filter_name else f"{{{{ {path} }}}}"


def field_text(fields: Iterable[Field]) -> Iterator[str]:
    """What `docgen templates fields` prints: a group's fields below it."""
    for field, row in zip(fields := list(fields), field_rows(fields), strict=True):
        if field.path.endswith("[]"):
            continue  # a list of plain values is printed whole
        if field.is_group:
            yield ""
            loop = say("word", "field-loop", {"path": field.path}) if field.is_list else field.path
            yield f"{loop} — {row['meaning']}"
        else:
            example = say("word", "field-example", {"example": row["example"]}) if row["example"] else ""
            yield f"  {row['tag']}  {row['meaning']} ({row['kind']}){example}"


def check_json(checked: Checked) -> dict[str, Any]:
    """What `docgen check --format json` prints."""
    return {"files": [str(path) for path in checked.files], **_sizes_json(checked), "findings": _findings_json(checked)}


def build_json(built: Built, seconds: float) -> dict[str, Any]:
    """What `docgen build --format json` prints."""
    return {
        "files": [str(path) for path in built.checked.files],
        **_sizes_json(built.checked),
        "folder": str(built.folder),
        "seconds": round(seconds, 3),
        "papers": [
            {
                "document": outcome.job.document.id,
                "key": outcome.job.key,
                "path": str(outcome.job.path),
                "outcome": outcome.written or "failed",
                "error": None
                if outcome.error is None
                else {"code": outcome.error.code, "message": error_text(outcome.error)},
            }
            for outcome in built.outcomes
        ],
        "withheld": [
            {
                "document": paper.document.id,
                "key": paper.key,
                "label": paper.label,
                "reasons": [{"code": reason.code, "cell": str(reason.where or "")} for reason in paper.reasons],
            }
            for paper in built.plan.withheld
        ],
        "findings": _findings_json(built.checked),
    }


def _sizes_json(checked: Checked) -> dict[str, Any]:
    return {name: size for name, size in _sizes(checked).items() if name != "files"}


def _findings_json(checked: Checked) -> list[dict[str, Any]]:
    return [
        {
            "code": finding.code,
            "severity": finding.severity,
            "file": finding.where.file if finding.where else None,
            "sheet": finding.where.sheet if finding.where else None,
            "cell": finding.where.cell if finding.where else None,
            "header": finding.where.header if finding.where else None,
            "value": finding.value,
            "message": sentence(finding),
            "mend": sentence(finding, part="mend"),
        }
        for finding in checked.findings
    ]


def exit_code(built: Built) -> ExitCode:
    """OUTPUT or TEMPLATE where a paper could not be made, ATTENTION where a person is needed, else DONE."""
    failed = [outcome.error.exit_code for outcome in built.outcomes if outcome.error is not None]
    if failed:
        return min(failed)
    kept = any(outcome.written == "kept-edited" for outcome in built.outcomes)
    return ExitCode.ATTENTION if kept or needs_a_person(built.checked.findings) else ExitCode.DONE


def needs_a_person(findings: Iterable[Finding]) -> bool:
    """Something must be corrected or looked at; a mere note does not count."""
    return any(finding.severity is not Severity.INFO for finding in findings)
