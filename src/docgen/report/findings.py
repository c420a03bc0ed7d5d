"""What was found in the workbooks, for a person and for a program."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.findings import Finding, Severity
from docgen.papers.words import alike, and_so, sentence, spot_of
from docgen.words import say

if TYPE_CHECKING:
    from docgen.runs.results import Checked


MOST_CELLS = 8  # named on the screen of many alike; the annotated copy of the workbook has them all
MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "·"}


def lines_of(findings: Sequence[Finding], *, every: bool = False) -> Iterator[str]:
    """The findings as lines for a terminal, grouped by workbook and sheet; many of one kind are told as one."""
    by_sheet: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        where = finding.where
        by_sheet[(where.file, where.sheet) if where else ("", "")].append(finding)
    for (file, sheet), of_sheet in by_sheet.items():
        yield say("word", "sheet", {"sheet": sheet, "file": Path(file).name}) if sheet else say("word", "no-sheet")
        for group in [[one] for one in of_sheet] if every else alike(of_sheet):
            yield from _lines(group)
        yield ""


def _lines(group: list[Finding]) -> Iterator[str]:
    first = group[0]
    mark, mend = MARKS[first.severity], sentence(first, part="mend")
    spot = spot_of(first.where)
    said = f"{spot}: {sentence(first)}" if spot else sentence(first)
    yield f"  {mark} {said}" + (f" — {mend}" if mend else "")
    if len(group) > 1:
        yield "      " + and_so(group, most=MOST_CELLS)


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
    yield summary(checked)
    yield count_line(checked.findings) if checked.findings else say("word", "nothing-found")


def summary(checked: Checked) -> str:
    """How much was read, by the programme's words."""
    places = ", ".join(f"{count} {word}" for word, count in checked.world.sizes.items())
    return say("word", checked.world.summary, {**sizes(checked), "places": places})


def sizes(checked: Checked) -> dict[str, object]:
    return {"files": len(checked.files), **checked.world.sizes}


def check_json(checked: Checked) -> dict[str, Any]:
    """What `docgen check --format json` prints."""
    return {
        "files": [str(path) for path in checked.files],
        **sizes_json(checked),
        "findings": findings_json(checked.findings),
    }


def sizes_json(checked: Checked) -> dict[str, Any]:
    return {name: size for name, size in sizes(checked).items() if name != "files"}


def findings_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
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
        for finding in findings
    ]


def needs_a_person(findings: Iterable[Finding]) -> bool:
    """Something must be corrected or looked at; a mere note does not count."""
    return any(finding.severity is not Severity.INFO for finding in findings)
