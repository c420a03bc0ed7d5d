"""The project's own papers as the benchmark needs them: template, values of one job, and the options of the program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docgen import papers as documents
from docgen.plan import jobs
from docgen.press import workshop
from docgen.press.filters import FILTERS
from docgen.runs import locate, pipeline


def sample_papers(folder: Path) -> list[tuple[str, bytes, dict[str, Any], dict[str, Any]]]:
    """For every paper of the catalogue its first job in the sample project."""
    checked = pipeline.check(locate.find_workbooks(folder.parent / "inputs"))
    catalogue = documents.load_catalogue(folder)
    fields = {name: paper.fields for name, paper in workshop.compile_templates(catalogue).items()}
    plan, _ = jobs.plan_papers(checked.world, catalogue, checked.findings, fields)
    papers = []
    for document in catalogue:
        job = next((job for job in plan.jobs if job.document.id == document.id), None)
        if job is None:
            continue
        options = {
            "filters": FILTERS,
            "finish": documents.DIGITS[document.digits],
        }
        papers.append((document.short, document.template.read_bytes(), {**job.context, "emblem": ""}, options))
    return papers
