"""Which papers of the project's own registry a workbook gives, so that a new paper changes no count in a test."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from docgen.runs import pipeline
from tests.support.projects import Book

TEMPLATES = Path(__file__).parents[2] / "templates"


def planned(book: Book, *documents: str) -> list[str]:
    """The codes of the papers that are made of it, one a paper: of the few templates, or of those named."""
    with tempfile.TemporaryDirectory() as folder:
        templates = TEMPLATES
        if set(documents) <= set(FEW):
            few_templates(Path(folder))
            templates = Path(folder) / "templates"
        selection = pipeline.Selection(documents=documents)
        plan = pipeline.prepare([book.save(Path(folder) / "a.xlsx")], templates, selection).plan
    return [job.document.short for job in plan.jobs]


def templates_for_any_time(folder: Path) -> Path:
    """The registry with all templates below a folder, no paper waiting for its time: for who looks at all of them."""
    target = folder / "templates"
    shutil.copytree(TEMPLATES, target)
    registry = (TEMPLATES / "documents.toml").read_text(encoding="utf-8")
    (target / "documents.toml").write_text(_at_any_time(registry), encoding="utf-8")
    return target


def _at_any_time(registry: str) -> str:
    return re.sub(r"^after = \[[^\]]*\]\n", "", registry, flags=re.MULTILINE)


FEW = ("D01", "D02", "D03", "D07", "D08", "D09", "D11")  # a district's order, and a village's papers of each shape


def few_templates(folder: Path, documents: tuple[str, ...] = FEW) -> None:
    """Give a project its own templates: the few papers that the tests of commands count, whatever others there are.

    They are due at any time, so that a village of which nothing is known yet has them all.
    """
    target = folder / "templates"
    target.mkdir(exist_ok=True)
    head, *tables = (TEMPLATES / "documents.toml").read_text(encoding="utf-8").split("[[document]]\n")
    kept = [table for table in tables if any(f'short = "{short}"\n' in table for short in documents)]
    assert len(kept) == len(documents)
    registry = _at_any_time("[[document]]\n".join([head, *kept]))
    (target / "documents.toml").write_text(registry, encoding="utf-8")
    for name in re.findall(r'^template = "(.+)"$', registry, flags=re.MULTILINE):
        shutil.copy(TEMPLATES / name, target / name)
