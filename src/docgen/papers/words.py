"""Fields and findings in a clerk's words, wherever they are told: on the screen, in lists, on a checklist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from docgen.findings import CellRef, Finding, Severity
from docgen.papers.fields import Field
from docgen.thai import visible
from docgen.words import say

LONGEST = 60  # letters of a quoted value
ALIKE = 4  # so many findings of one kind in one column are told as one
ALIKE_ERRORS = 12  # errors are told one by one as long as a person would read them so


def field_meaning(field: Field) -> str:
    """A field's Thai meaning: its column's header, or its wording."""
    return field.column.header if field.column else say("field", field.wording)


def field_name(field: Field) -> str:
    """What a field is called where a value of it is told: its meaning, without what a template's author must know."""
    if field.column:
        return field.column.header
    return say("field", field.wording, part="short") or say("field", field.wording)


def sentence(finding: Finding, *, part: str = "message") -> str:
    """What is wrong (`message`) or what to do (`mend`), in Thai."""
    values: dict[str, object] = {"value": _quoted(finding.value), "first": _other_cell(finding), **finding.args}
    for section, name in (("value", "reason"), ("repair", "repair")):
        if name in finding.args:
            values[f"{name}_text"] = say(section, str(finding.args[name]), finding.args)
            values[f"{name}_mend"] = say(section, str(finding.args[name]), finding.args, part="mend")
    return visible(say("finding", finding.code, values, part=part))


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


def spot_of(where: CellRef | None) -> str:
    """`D14 (วันที่จัด)`, `แถว 14`, or nothing where a whole sheet is meant."""
    if where is None or not where.row:
        return ""
    cell = where.cell if where.column else say("word", "row", {"row": where.row})
    return f"{cell} ({visible(where.header)})" if where.header else cell


def alike(findings: Iterable[Finding], *, most: int = ALIKE) -> Iterator[list[Finding]]:
    """Findings of the same kind in the same column together, where there are as many as `most`; else one by one."""
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        column = (finding.where.sheet, finding.where.column) if finding.where else ()
        kind = finding.args.get("repair") or finding.args.get("reason")
        groups.setdefault((finding.code, kind, column), []).append(finding)
    for group in groups.values():
        few = max(most, ALIKE_ERRORS) if group[0].severity is Severity.ERROR else most
        yield from [group] if len(group) >= few else ([finding] for finding in group)


def and_so(group: Sequence[Finding], *, most: int) -> str:
    """`และอีก 59 เซลล์แบบเดียวกัน: F3, F4 …`, of findings alike that are told by the first of them."""
    others = [other.where.cell for other in group[1:] if other.where]
    shown = ", ".join(others[:most]) + (" …" if len(others) > most else "")
    return say("word", "and-so", {"count": len(others), "cells": shown})
