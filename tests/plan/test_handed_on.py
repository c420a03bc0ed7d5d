"""Where processes are started anew, as on Windows and macOS, papers are handed to them pickled."""

from __future__ import annotations

import pickle
from pathlib import Path

from docgen.runs import pipeline

TEMPLATES = Path(__file__).parents[2] / "templates"
WORKBOOK = Path(__file__).parents[2] / "inputs" / "kalasin-2565.xlsx"


def test_a_paper_of_every_kind_is_made_in_another_process_as_in_this_one() -> None:
    """What a rule or a figure left behind in the data (a cached function, say) must be fit for pickle as well."""
    prepared = pipeline.prepare([WORKBOOK], TEMPLATES, pipeline.Selection())
    jobs = {job.document.id: job for job in prepared.plan.jobs}
    here = {name: prepared.workshop.render(job) for name, job in jobs.items()}
    workshop, handed = pickle.loads(pickle.dumps((prepared.workshop, tuple(prepared.plan.jobs))))
    again = {job.document.id: job for job in handed}
    assert {name: workshop.render(job) for name, job in again.items()} == here
