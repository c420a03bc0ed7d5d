"""The rules of when and where: R-TIM, R-GEO.

Each yields findings that name a cell; every number comes from the settings sheet, and a rule whose setting is missing
says nothing: that is a finding already.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.rules.wording import day_text


def inside_the_window(project: Project) -> Iterator[Finding]:
    """R-TIM-01: the day of training lies within the programme's window."""
    first, last = project.programme.start_date, project.programme.end_date
    if first is None or last is None:
        return
    for dossier in project.dossiers:
        day = dossier.village.training_date
        if day is not None and not first <= day <= last:
            yield Finding(
                code="R-TIM-01",
                severity=Severity.ERROR,
                where=dossier.village.at("training_date"),
                value=day_text(day),
                args={"first": day_text(first), "last": day_text(last)},
            )


def one_day_only(project: Project) -> Iterator[Finding]:
    """R-TIM-03: the training takes one day."""
    for dossier in project.dossiers:
        start, end = dossier.village.training_date, dossier.village.training_end
        if start is not None and end is not None and start != end:
            yield Finding(
                code="R-TIM-03",
                severity=Severity.ERROR,
                where=dossier.village.at("training_end"),
                value=day_text(end),
                args={"start": day_text(start)},
            )


def tambon_in_district(project: Project) -> Iterator[Finding]:
    """R-GEO-01: the tambon belongs to the district, by the table พื้นที่ (where the workbook has one)."""
    if not project.areas:
        return
    tambons_of: dict[str, list[str]] = {}
    districts_of: dict[str, list[str]] = {}
    for district, tambon in sorted(project.areas):
        tambons_of.setdefault(district, []).append(tambon)
        districts_of.setdefault(tambon, []).append(district)
    for dossier in project.dossiers:
        village = dossier.village
        if not village.district or not village.tambon or (village.district, village.tambon) in project.areas:
            continue
        if village.district not in tambons_of:
            yield Finding(
                code="R-GEO-01-district", severity=Severity.ERROR, where=village.at("district"), value=village.district
            )
            continue
        elsewhere = districts_of.get(village.tambon)
        yield Finding(
            code="R-GEO-01" if elsewhere else "R-GEO-01-tambon",
            severity=Severity.ERROR,
            where=village.at("tambon"),
            value=village.tambon,
            args={"district": village.district, "elsewhere": ", ".join(elsewhere or ())},
        )
