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
    from docgen.making import Decision
    from docgen.pipeline import Built, Checked, Looked
    from docgen.planning import Withheld
    from docgen.printed import Change
    from docgen.templating import Verdict

ALIKE = 4  # so many findings of one kind in one column are told as one
ALIKE_ERRORS = 12  # errors are told one by one as long as a person would read them so
LONGEST = 60  # letters of a quoted value
MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "·"}


def sentence(finding: Finding, *, part: str = "message") -> str:
    """What is wrong (`message`) or what to do (`mend`), in Thai."""
    values: dict[str, object] = {"value": _quoted(finding.value), "first": _other_cell(finding), **finding.args}
    for section, name in (("value", "reason"), ("repair", "repair")):
        if name in finding.args:
            values[f"{name}_text"] = say(section, str(finding.args[name]), finding.args)
            values[f"{name}_mend"] = say(section, str(finding.args[name]), finding.args, part="mend")
    if "per" in finding.args:
        values["field"] = _meaning_of(str(finding.args["per"]), str(finding.args["field"]))
    return say("finding", finding.code, values, part=part)


def _meaning_of(per: str, path: str) -> str:
    """A field of the registry's `needs` in Thai; its path, where it has no meaning."""
    from docgen.documents import fields_of

    field = fields_of(per).get(path)
    return field_meaning(field) if field else path


def _quoted(value: str) -> str:
    """A value as it is quoted: on one line, and not the whole of a long one."""
    line = " ⏎ ".join(value.split("\n"))
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def _other_cell(finding: Finding) -> str:
    """Where the other cell of a clash is, with its workbook where that is another one."""
    if not finding.also or finding.where is None:
        return ""
    other = finding.also[0]
    code = "other-cell" if other.file == finding.where.file else "other-file"
    spot = say("word", "cell" if other.column else "row", {"cell": other.cell, "row": other.row})
    return say("word", code, {"file": Path(other.file).name, "sheet": other.sheet, "cell": spot})


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
    """Findings of the same kind in the same column together, where there are many."""
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        column = finding.where.column if finding.where else 0
        kind = finding.args.get("repair") or finding.args.get("reason")
        groups.setdefault((finding.code, kind, column), []).append(finding)
    for group in groups.values():
        most = ALIKE_ERRORS if group[0].severity is Severity.ERROR else ALIKE
        if every or len(group) < most:
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
    """What `docgen build` prints: errors that withheld papers, what changed, what was made, and where it is."""
    errors = [finding for finding in built.checked.findings if finding.severity is Severity.ERROR]
    yield from lines_of(errors)
    if built.plan.withheld:
        yield from _withheld(built.plan.withheld)
    yield from change_text([o.decision for o in built.outcomes if o.made in _REWRITTEN])
    for outcome in built.outcomes:
        if outcome.error is not None:
            told = {"label": outcome.job.label, "paper": outcome.job.document.short, "error": error_text(outcome.error)}
            yield "  ✗ " + say("word", "failed", told)
        elif outcome.made in _TOLD:
            yield "  ! " + say("word", outcome.made, {"path": outcome.job.path, "beside": outcome.path})
    yield from _gone(built.gone, "gone")
    yield from _gone(built.pruned, "pruned")
    yield from _gone(built.stale, "stale")
    found = Counter(str(outcome.made or "failed") for outcome in built.outcomes)
    yield say("word", "read", _sizes(built.checked))
    yield say(
        "word",
        "papers",
        {
            "written": found["written"] + found["beside-edited"] + found["replaced-edited"],
            "identical": found["identical"] + found["current"],
            "edited": found["kept-edited"] + found["beside-edited"],
            "failed": found["failed"],
            "withheld": len(built.plan.withheld),
        },
    )
    yield count_line(built.checked.findings)
    if len(built.checked.findings) > len(errors):
        yield say("word", "see-check")
    yield say("word", "finished", {"seconds": f"{seconds:.1f}", "folder": built.folder})


_REWRITTEN = ("written", "beside-edited", "replaced-edited")
_TOLD = ("kept-edited", "beside-edited", "replaced-edited")


def _gone(paths: Sequence[object], word: str) -> Iterator[str]:
    if paths:
        yield say("word", word, {"count": len(paths)})
        yield from (f"  · {path}" for path in paths)
        yield ""


def change_text(decisions: Sequence[Decision], *, most: int = 40) -> Iterator[str]:
    """What changed on which papers, as a clerk reads it; one line a value, with all papers that print it."""
    papers: dict[tuple[str, int, str, str], list[str]] = {}
    said: dict[tuple[str, int, str, str], str] = {}
    for decision in decisions:
        for change in decision.changes:
            key = (decision.job.label, change.place, change.old, change.new)
            papers.setdefault(key, []).append(decision.job.document.short)
            said.setdefault(key, change_place(change))
    if not papers:
        return
    yield say("word", "changes", {"count": len(papers)})
    for key, shorts in list(papers.items())[:most]:
        label, _, old, new = key
        values = {"label": label, "papers": " ".join(dict.fromkeys(shorts)), "what": said[key], "old": old, "new": new}
        yield "  " + say("word", "change", values)
    if len(papers) > most:
        yield "  " + say("word", "more-changes", {"count": len(papers) - most})
    yield ""


def change_place(change: Change) -> str:
    """`ครัวเรือนเป้าหมาย ลำดับที่ 7 ชื่อเต็ม`: which value of the paper it is."""
    meaning = field_meaning(change.field)
    if not change.place:
        return meaning
    listed = field_meaning(change.list_field) if change.list_field else ""
    return say("word", "in-list", {"list": listed, "place": change.place, "meaning": meaning})


def field_meaning(field: Field) -> str:
    """A field's Thai meaning: its column's header, or its wording."""
    return field.column.header if field.column else say("field", field.wording)


def status_text(looked: Looked) -> Iterator[str]:
    """What `docgen status` prints: which papers a build would make, and why."""
    due = [decision for decision in looked.decisions if not decision.is_current]
    yield from change_text(due)
    by_reason: dict[tuple[str, ...], list[str]] = {}
    for decision in due:
        reasons = tuple(say("reason", reason) for reason in decision.reasons)
        by_reason.setdefault(reasons, []).append(f"{decision.job.label}: {decision.job.document.short}")
    for reasons, papers in by_reason.items():
        yield f"{' + '.join(reasons)} ({len(papers)})"
        yield from (f"  – {paper}" for paper in papers[:10])
        if len(papers) > 10:
            yield "  " + say("word", "more-papers", {"count": len(papers) - 10})
        yield ""
    for decision in looked.decisions:
        if decision.is_edited:
            yield "  ! " + say("word", "kept-edited", {"path": decision.job.path})
    if looked.plan.withheld:
        yield from _withheld(looked.plan.withheld)
    yield from _gone(looked.gone, "gone")
    values = {"due": len(due), "current": len(looked.decisions) - len(due), "withheld": len(looked.plan.withheld)}
    yield say("word", "status", values)
    yield count_line(looked.checked.findings)


def status_json(looked: Looked) -> dict[str, Any]:
    """What `docgen status --format json` prints."""
    return {
        **_sizes_json(looked.checked),
        "papers": [_decision_json(decision) for decision in looked.decisions],
        "withheld": [_withheld_json(paper) for paper in looked.plan.withheld],
        "gone": [str(path) for path in looked.gone],
        "findings": _findings_json(looked.checked),
    }


def _decision_json(decision: Decision) -> dict[str, Any]:
    return {
        "document": decision.job.document.id,
        "key": decision.job.key,
        "path": str(decision.job.path),
        "reasons": list(decision.reasons),
        "edited": decision.is_edited,
        "changes": [
            {
                "field": change.field.path,
                "place": change.place,
                "meaning": change_place(change),
                "old": change.old,
                "new": change.new,
            }
            for change in decision.changes
        ],
    }


def _withheld(withheld: Sequence[Withheld]) -> Iterator[str]:
    """Which papers were not made, by place, with the cells that say why."""
    by_place: dict[str, list[str]] = {}
    cells: dict[str, dict[str, None]] = {}
    for paper in withheld:
        by_place.setdefault(paper.label, []).append(paper.document.short)
        for reason in paper.reasons:
            if reason.where is not None:
                cells.setdefault(paper.label, {})[str(reason.where)] = None
    yield say("word", "withheld", {"count": len(withheld)})
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
    """A template's fault: where in the Word file and by which words, what is wrong, what to do, what to type."""
    where = say("template-place", fault.place.kind, dataclasses.asdict(fault.place) | {"story": _story(fault)})
    near = say("word", "template-near", {"text": fault.near}) if fault.near else ""
    said, mend = (say("template", fault.code, fault.placeholders, part=part) for part in ("message", "mend"))
    guess = say("template", fault.code, fault.placeholders, part="suggest") if fault.placeholders["suggestion"] else ""
    typed = say("word", "template-retype", {"tag": fault.retyped}) if fault.retyped else ""
    parts = (guess, typed or mend) if guess else (mend, typed)
    return f"{where}{near}: {said}" + "".join(f" — {part}" for part in parts if part)


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
            "meaning": field_meaning(field),
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
                **_decision_json(outcome.decision),
                "outcome": outcome.made or "failed",
                "file": str(outcome.path) if outcome.path else None,
                "error": None
                if outcome.error is None
                else {"code": outcome.error.code, "message": error_text(outcome.error)},
            }
            for outcome in built.outcomes
        ],
        "withheld": [_withheld_json(paper) for paper in built.plan.withheld],
        "gone": [str(path) for path in built.gone],
        "pruned": [str(path) for path in built.pruned],
        "stale": [str(path) for path in built.stale],
        "findings": _findings_json(built.checked),
    }


def _withheld_json(paper: Withheld) -> dict[str, Any]:
    return {
        "document": paper.document.id,
        "key": paper.key,
        "label": paper.label,
        "reasons": [{"code": reason.code, "cell": str(reason.where or "")} for reason in paper.reasons],
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
    kept = any(outcome.made in _TOLD for outcome in built.outcomes) or bool(built.gone)
    return ExitCode.ATTENTION if kept or needs_a_person(built.checked.findings) else ExitCode.DONE


def status_needs_a_person(looked: Looked) -> bool:
    """There is something to make, to correct or to look at."""
    due = any(not decision.is_current or decision.is_edited for decision in looked.decisions)
    return due or bool(looked.gone) or needs_a_person(looked.checked.findings)


def needs_a_person(findings: Iterable[Finding]) -> bool:
    """Something must be corrected or looked at; a mere note does not count."""
    return any(finding.severity is not Severity.INFO for finding in findings)
