"""Papers that are not yet due, and what they wait for: values that are known only when the work is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from docgen.plan.words import awaited, field_words
from docgen.words import say

if TYPE_CHECKING:
    from docgen.plan.jobs import Waiting

FEW = 3  # so many papers are named


def waiting_text(papers: Sequence[Waiting], head: str = "waiting") -> Iterator[str]:
    """Which papers wait, a line for each document and what it waits for; few are told by their places."""
    if not papers:
        return
    alike: dict[tuple[str, str], list[Waiting]] = {}
    for paper in papers:
        alike.setdefault((paper.document.short, awaited(paper.document, paper.sheets)), []).append(paper)
    yield say("word", head, {"count": len(papers)})
    for (short, what), found in alike.items():
        labels = ", ".join(paper.label for paper in found) if len(found) <= FEW else ""
        places = say("word", "waiting-places", {"places": labels}) if labels else ""
        told = {"short": short, "count": len(found), "places": places, "what": what}
        yield "  – " + say("word", "waiting-papers", told)
    yield ""


def waiting_json(papers: Sequence[Waiting]) -> list[dict[str, Any]]:
    """The same for a program: each paper with its fields, their meanings and their sheets."""
    return [
        {
            "document": paper.document.id,
            "key": paper.key,
            "label": paper.label,
            "awaits": [
                {"field": path, "meaning": field_words(path, paper.document), "sheets": list(sheets)}
                for path, sheets in paper.sheets.items()
            ],
        }
        for paper in papers
    ]
