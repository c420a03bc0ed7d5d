"""Every kind of paper with the longest and the fewest rows that may come: it keeps its shape (handbook 1.2).

Four projects (`tests.support.hard`): `long` with the longest names and lists of one village and its group, `wide` with
a full district and the whole province, `bare` with one row of everything, `empty` with none.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from tests.support import hard
from tools.measures import Box, fonts_embedded, ink, letter_sizes
from tools.office import convert, find_faults
from tools.pages import ALLOWED_FONTS, SYMBOLS, characters_by_font, page_sizes, page_texts

from docgen import documents, pipeline
from docgen.planning import Job

pytestmark = pytest.mark.print

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = documents.load_catalogue(ROOT / "templates")
FORMS = frozenset({"occupation-survey"})  # a form for each household: three say what sixty would
WIDE = FORMS | {document.id for document in CATALOGUE if document.per in ("district", "project")}
NOTHING_TO_SAY = frozenset(  # what needs rows, or a registration, is not made without
    document.id for document in CATALOGUE if document.needs
)


@dataclass(frozen=True)
class Paper:
    """A paper as Word file and as PDF."""

    docx: Path
    pdf: Path


def make(folder: Path) -> Mapping[tuple[str, str], tuple[Paper, ...]]:
    """Each kind of paper of each project; of those for each item of a list, one of each purpose."""
    made: dict[tuple[str, str, str], Path] = {}
    every = pipeline.Selection(documents=tuple(document.id for document in CATALOGUE))
    for name, book in hard.BOOKS.items():
        prepared = pipeline.prepare([book().save(folder / f"{name}.xlsx")], CATALOGUE.folder, every)
        jobs: dict[tuple[str, str], Job] = {}
        for job in prepared.plan.jobs:
            if name not in ("long", "wide") or (job.document.id in WIDE) == (name == "wide"):
                jobs.setdefault((job.document.id, _purpose(job)), job)
        for (document, purpose), job in jobs.items():
            content = prepared.workshop.render(job)
            assert isinstance(content, bytes), content
            file = folder / "-".join(filter(None, (job.document.short, name, str(len(made)) if purpose else ""))) 
            made[name, document, purpose] = file.with_suffix(".docx")
            made[name, document, purpose].write_bytes(content)
    pdfs = convert(list(made.values()), folder / "pdf")
    papers: dict[tuple[str, str], tuple[Paper, ...]] = {}
    for (name, document, _), file, pdf in zip(made, made.values(), pdfs, strict=True):
        papers[name, document] = (*papers.get((name, document), ()), Paper(file, pdf))
    return papers


def _purpose(job: Job) -> str:
    item = job.context.get("item")
    return str(getattr(item, "purpose", "") or getattr(item, "number", ""))
