"""Which numbers papers got from the registers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docgen.errors import ExitCode
from docgen.report.due import waiting_json, waiting_text
from docgen.words import say

if TYPE_CHECKING:
    from docgen.plan.numbers import Issue
    from docgen.runs.issue import Issued, Kept


def issued_text(issued: Issued) -> Iterator[str]:
    """What `docgen issue` prints: a line a paper, then what to do next."""
    for one in issued.issues:
        mark = "✗" if one.given.is_refusal else "✓" if one.serial else "·"
        told = {"label": one.job.label, "paper": one.job.document.short, "noted": _said(one)}
        yield f"  {mark} " + say("word", "note", told)
    if issued.withheld:
        yield say("word", "issued-withheld", {"count": issued.withheld})
    yield from waiting_text(issued.waiting, "issued-waiting")
    if not issued.issues and not issued.waiting and not issued.withheld:
        yield say("word", "issued-none")
        return
    given, refused = (sum(bool(one.serial) for one in issued.issues), sum(o.given.is_refusal for o in issued.issues))
    yield say("word", "issued", {"given": given, "has": len(issued.issues) - given - refused, "refused": refused})
    if given:
        yield say("word", "issued-dry" if issued.is_dry else "issued-next", {"path": issued.register})


def kept_text(kept: Kept, word: str) -> Iterator[str]:
    """What `docgen issue --rebuild` and `--correct` print: a line a number, then how many."""
    for number in kept.numbers:
        yield "  ✓ " + say("word", "kept-number", {"number": number.text, "paper": number.document, "key": number.key})
    yield say("word", word if kept.numbers else f"{word}-none", {"count": len(kept.numbers), "path": kept.register})


def _said(one: Issue) -> str:
    old = one.row.number if one.row is not None else ""
    return say("numbering", one.given, {"number": one.number, "old": old})


def issued_json(issued: Issued) -> dict[str, Any]:
    """What `docgen issue --format json` prints."""
    return {
        "register": str(issued.register),
        "dry_run": issued.is_dry,
        "withheld": issued.withheld,
        "waiting": waiting_json(issued.waiting),
        "papers": [
            {
                "document": one.job.document.id,
                "key": one.job.key,
                "given": one.given,
                "number": one.number,
                "dated": one.dated.isoformat() if one.dated else None,
                "message": _said(one),
            }
            for one in issued.issues
        ],
    }


def issued_code(issued: Issued) -> ExitCode:
    """ATTENTION where a paper could not get a number."""
    return ExitCode.ATTENTION if any(one.given.is_refusal for one in issued.issues) else ExitCode.DONE
