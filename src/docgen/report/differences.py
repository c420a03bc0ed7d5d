"""What two states of the workbooks would change on paper, for a person and for a program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from docgen.report.findings import findings_json, lines_of, sizes_json
from docgen.report.papers import change_json, change_text
from docgen.words import say

if TYPE_CHECKING:
    from docgen.plan.jobs import Job, Withheld
    from docgen.runs.diff import Compared

MOST = 40  # changed values that a person reads at once; the rest is counted


def compared_text(compared: Compared, before: str, after: str) -> Iterator[str]:
    """What `docgen diff` prints; `before` and `after` are what the two are called."""
    names = {"before": before, "after": after}
    yield from change_text(compared.changed, most=MOST)
    unsaid = [decision for decision in compared.changed if not decision.changes]
    yield from _papers("diff-unsaid", [decision.job for decision in unsaid], names)
    yield from _papers("diff-only", compared.only_before, {"name": before})
    yield from _papers("diff-only", compared.only_after, {"name": after})
    yield from _papers("diff-withheld", compared.withheld_after, {"name": after, "other": before})
    yield from _papers("diff-withheld", compared.withheld_before, {"name": before, "other": after})
    for name, errors in ((after, compared.new_errors), (before, compared.mended_errors)):
        if errors:
            yield say("word", "diff-errors", {"name": name, "count": len(errors)})
            yield from lines_of(errors)
    if not compared.differs:
        yield say("word", "diff-none")
    counted = {"changed": len(compared.changed), "alike": compared.alike, "withheld": compared.both_withheld}
    yield say("word", "diff-counts", {**names, **counted})


def _papers(code: str, papers: Sequence[Job | Withheld], names: dict[str, str]) -> Iterator[str]:
    """Papers by place, one line a place; with the cells that withhold them."""
    if not papers:
        return
    by_place: dict[str, list[str]] = {}
    cells: dict[str, dict[str, None]] = {}
    for paper in papers:
        by_place.setdefault(paper.label, []).append(paper.document.short)
        for reason in getattr(paper, "reasons", ()):
            if reason.where is not None:
                cells.setdefault(paper.label, {})[str(reason.where)] = None
    yield say("word", code, {**names, "count": len(papers)})
    for label, shorts in by_place.items():
        where = f"  ({', '.join(cells[label])})" if label in cells else ""
        yield f"  – {label}: {', '.join(shorts)}{where}"
    yield ""


def compared_json(compared: Compared) -> dict[str, Any]:
    """What `docgen diff --format json` prints."""
    return {
        "differs": compared.differs,
        **{
            side: {"files": [str(path) for path in checked.files], **sizes_json(checked)}
            for side, checked in (("before", compared.before), ("after", compared.after))
        },
        "changed": [
            {
                **_paper_json(decision.job),
                "changes": [change_json(change, decision.job.document) for change in decision.changes],
            }
            for decision in compared.changed
        ],
        "alike": compared.alike,
        "only_before": [_paper_json(paper) for paper in compared.only_before],
        "only_after": [_paper_json(paper) for paper in compared.only_after],
        "withheld_before": [_paper_json(paper) for paper in compared.withheld_before],
        "withheld_after": [_paper_json(paper) for paper in compared.withheld_after],
        "both_withheld": compared.both_withheld,
        "new_errors": findings_json(compared.new_errors),
        "mended_errors": findings_json(compared.mended_errors),
    }


def _paper_json(paper: Job | Withheld) -> dict[str, Any]:
    known = {"document": paper.document.id, "key": paper.key, "label": paper.label}
    reasons = getattr(paper, "reasons", None)
    if reasons is None:
        return known
    return known | {"reasons": [{"code": reason.code, "cell": str(reason.where or "")} for reason in reasons]}
