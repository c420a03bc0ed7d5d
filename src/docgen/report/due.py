"""Papers that are not yet due, and what they wait for: values that are known only when the work is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from docgen.messages import say
from docgen.words import field_words

if TYPE_CHECKING:
    from docgen.documents import Document
    from docgen.planning import Waiting

FEW = 3  # so many papers are named


def waiting_text(papers: Sequence[Waiting], head: str = "waiting") -> Iterator[str]:
    """Which papers wait, a line for each document and what it waits for; few are told by their places."""
    if not papers:
        return
    alike: dict[tuple[str, str], list[Waiting]] = {}
    for paper in papers:
        alike.setdefault((paper.document.short, awaited(paper.document, paper.fields)), []).append(paper)
    yield say("word", head, {"count": len(papers)})
    for (short, what), found in alike.items():
        labels = ", ".join(paper.label for paper in found) if len(found) <= FEW else ""
        places = say("word", "waiting-places", {"places": labels}) if labels else ""
        told = {"short": short, "count": len(found), "places": places, "what": what}
        yield "  – " + say("word", "waiting-papers", told)
    yield ""


def awaited(document: Document, fields: Sequence[str]) -> str:
    """`จำนวนผู้เข้าร่วมจริง (ชีตเข้าร่วม) และเลขทะเบียน วันที่จดทะเบียน (ชีตกลุ่มอาชีพ)`."""
    by_sheets: dict[str, list[str]] = {}
    for meaning, sheets in _fields(document, fields):
        by_sheets.setdefault(", ".join(sheets), []).append(meaning)
    told = [
        say("word", "waiting-for", {"what": ", ".join(meanings), "sheets": sheets}) if sheets else ", ".join(meanings)
        for sheets, meanings in by_sheets.items()
    ]
    return say("word", "waiting-and").join(told)


def _fields(document: Document, fields: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    from docgen.documents import sheets_awaited

    for path in fields:
        yield field_words(path, 0, document), sorted(sheets_awaited(path, document.per, document.each))


def waiting_json(papers: Sequence[Waiting]) -> list[dict[str, Any]]:
    """The same for a program: each paper with its fields, their meanings and their sheets."""
    return [
        {
            "document": paper.document.id,
            "key": paper.key,
            "label": paper.label,
            "awaits": [
                {"field": path, "meaning": meaning, "sheets": sheets}
                for path, (meaning, sheets) in zip(paper.fields, _fields(paper.document, paper.fields), strict=True)
            ],
        }
        for paper in papers
    ]
