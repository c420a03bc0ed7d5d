"""The rules of how villages and households were chosen: R-SEL (ก1-3, ก1-4).

A village that was no target to begin with has no right paper at all, so that R-SEL-01 to 03 withhold every one of it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.dossier import Dossier
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.stages import BEFORE_THE_DAY

MEETING_STATED = frozenset({"village.meeting_date", "dossiers.village.meeting_date"})  # papers that say when it met


def funded_before(project: Project) -> Iterator[Finding]:
    """R-SEL-01: no target was funded for สร้างสัมมาชีพชุมชนตามหลักปรัชญาฯ before (ก1-3: 2560-2562).

    Where neither this setting nor that of R-SEL-02 is there, the years that households may come from stand for both.
    """
    programme = project.programme
    years, others = programme.sufficiency_years, programme.income_years
    if not years and not others:
        years = programme.donor_years
    for dossier in project.dossiers:
        yield from _funded(dossier, "R-SEL-01", years)


def funded_lately(project: Project) -> Iterator[Finding]:
    """R-SEL-02: no target was funded for สร้างความมั่นคงด้านอาชีพและรายได้ฯ in the years before (ก1-3: 2563-2564)."""
    for dossier in project.dossiers:
        yield from _funded(dossier, "R-SEL-02", project.programme.income_years)


def _funded(dossier: Dossier, code: str, years: tuple[int, ...]) -> Iterator[Finding]:
    village = dossier.village
    found = [year for year in village.funded_years if year in years]
    if found:
        yield Finding(
            code=code,
            severity=Severity.ERROR,
            where=village.at("funded_years"),
            value=", ".join(map(str, village.funded_years)),
            args={"village": village.full_name, "years": ", ".join(map(str, found))},
        )


def ready(project: Project) -> Iterator[Finding]:
    """R-SEL-04: each village is said to be ready, with evidence (ก1-3); told once where nobody has said it of any."""
    dossiers = project.dossiers
    if dossiers and all(dossier.village.is_ready is None for dossier in dossiers):
        where = dataclasses.replace(dossiers[0].village.where, row=0, column=0, header="")
        yield Finding(code="R-SEL-04-unsaid", severity=Severity.WARNING, where=where, args={"villages": len(dossiers)})
        return
    for dossier in dossiers:
        village = dossier.village
        if "is_ready" in village.unread:
            continue  # what was typed there is told already
        if not village.is_ready:
            yield Finding(
                code="R-SEL-04", severity=Severity.WARNING, where=village.at("is_ready"), value=village.full_name
            )
        elif not village.readiness:
            yield Finding(
                code="R-SEL-04-evidence",
                severity=Severity.WARNING,
                where=village.at("readiness"),
                value=village.full_name,
            )


def meeting_was_held(project: Project) -> Iterator[Finding]:
    """R-SEL-07: sages and households were chosen by a meeting of the village, on a known day (ก1-4).

    Only papers that say when it met are withheld; a village that nothing is dated of yet may meet later.
    """
    papers = project.papers_of(*BEFORE_THE_DAY)
    ordered = {row.place for row in project.numbers if row.document in papers and row.dated is not None}
    for dossier in project.dossiers:
        village = dossier.village
        if village.meeting_date is None and (village.training_date is not None or dossier.key in ordered):
            yield Finding(
                code="R-SEL-07-missing",
                severity=Severity.ERROR,
                where=village.at("meeting_date"),
                value=village.full_name,
                subject=dossier.key,
                touches=MEETING_STATED,
            )
