"""The rules of the survey of occupations (ก1-5) and of what sages were taught (ก1-6)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.model import Project


def occupation_was_wanted(project: Project) -> Iterator[Finding]:
    """R-OCC-01: what a village demonstrates is what most households want, by the survey (handbook 2.3)."""
    for dossier in project.dossiers:
        survey, village = dossier.survey, dossier.village
        if not village.occupation or not survey.answered or survey.chosen_rank == 1:
            continue
        most = next(wanted for wanted in survey.wanted if wanted.rank == 1)
        args: dict[str, object] = {"most": most.name, "count": most.first, "answered": survey.answered}
        code = "R-OCC-01"
        if survey.chosen_rank is not None:
            code, args = "R-OCC-01-rank", {**args, "rank": survey.chosen_rank, "own": survey.chosen_first}
        yield Finding(
            code=code,
            severity=Severity.WARNING,
            where=village.at("occupation"),
            value=village.occupation,
            args=args,
            subject=dossier.key,
        )
