"""The rules of money and materials: R-BUD, R-MAT.

Each yields findings that name a cell; every number comes from the settings sheet, and a rule whose setting is missing
says nothing: that is a finding already.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen import thai
from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.model import Project


def within_budget(project: Project) -> Iterator[Finding]:
    """R-BUD-02: a village's plan stays within its budget, and what was spent within the plan (L97)."""
    limit = project.programme.budget_per_village
    for dossier in project.dossiers:
        planned = dossier.budget_sum.planned
        if limit is not None and dossier.budget and planned > limit:
            yield Finding(
                code="R-BUD-02",
                severity=Severity.ERROR,
                where=dossier.budget[-1].at("planned"),
                value=thai.format_number(planned),
                args={
                    "village": dossier.village.full_name,
                    "limit": thai.format_number(limit),
                    "over": thai.format_number(planned - limit),
                },
            )
