"""What `docgen templates check` says of every template, and of what docxtpl makes of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from docgen.report.faults import fault_text, place_text
from docgen.words import say

if TYPE_CHECKING:
    from docgen.runs.templates import Verdict

_BEFORE, _SHOWN = 20, 80  # letters of a text that are shown: before where it differs, and in all


def verdict_text(verdicts: Sequence[Verdict], unused: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What `docgen templates check` prints."""
    for verdict in verdicts:
        name = f"{verdict.document.short} {verdict.path.name}" if verdict.document else verdict.path.name
        state = "template-clean" if not verdict.faults else "template-usable" if verdict.is_usable else "template-wrong"
        yield say("word", state, {"name": name, "count": len(verdict.faults)})
        for fault in verdict.faults:
            yield f"  {'!' if fault.is_warning else '✗'} {fault_text(fault)}"
        if verdict.reference is not None:
            yield from (f"  {line}" for line in reference_text(verdict.reference))
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
                **({"reference": reference_json(verdict.reference)} if verdict.reference else {}),
            }
            for verdict in verdicts
        ],
        "unused_columns": [{"sheet": sheet, "header": header} for sheet, header in unused],
    }


def reference_text(compared: Any) -> Iterator[str]:
    """The outcome, and below it every paragraph that reads otherwise."""
    values = {"count": len(compared.differences), "reason": compared.reason}
    yield say("word", f"reference-{compared.outcome}", values) + _known(compared.known)
    for found in compared.differences:
        ours, theirs = _shortened(found)
        yield f"  · {place_text(found.place)}{_known(found.known)}"
        yield f"      docgen   {ours}"
        yield f"      docxtpl  {theirs}"


def _known(number: str) -> str:
    return say("word", "reference-known", {"number": number}) if number else ""


def _shortened(found: Any) -> tuple[str, str]:
    """The two texts from shortly before the letter that differs."""
    pairs = enumerate(zip(found.ours, found.theirs, strict=False))
    at = next((n for n, (one, other) in pairs if one != other), min(len(found.ours), len(found.theirs)))
    start = max(0, at - _BEFORE)
    one, other = (_excerpt(text, start) for text in (found.ours, found.theirs))
    return one, other


def _excerpt(text: str, start: int) -> str:
    shown = text[start : start + _SHOWN].replace("\v", " ")
    return f"{'…' if start else ''}{shown}{'…' if len(text) > start + _SHOWN else ''}" if text else "–"


def reference_json(compared: Any) -> dict[str, Any]:
    """The same for programs, with whole texts."""
    return {
        "outcome": str(compared.outcome),
        "known": compared.known,
        "reason": compared.reason,
        "differences": [
            {
                **{k: v for k, v in dataclasses.asdict(found.place).items() if v},
                "ours": found.ours,
                "theirs": found.theirs,
                "known": found.known,
            }
            for found in compared.differences
        ],
    }
