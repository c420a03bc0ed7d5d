"""Which papers of the project's own registry a workbook gives, so that a new paper changes no count in a test."""

from __future__ import annotations

import tempfile
from pathlib import Path

from docgen import pipeline
from tests.support.projects import Book

TEMPLATES = Path(__file__).parents[2] / "templates"


def planned(book: Book, *documents: str) -> list[str]:
    """The codes of the papers that are made of it, one for each paper; of all documents, or of those named."""
    with tempfile.TemporaryDirectory() as folder:
        selection = pipeline.Selection(documents=documents)
        plan = pipeline.prepare([book.save(Path(folder) / "a.xlsx")], TEMPLATES, selection).plan
    return [job.document.short for job in plan.jobs]
