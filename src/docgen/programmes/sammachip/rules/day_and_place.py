"""The rules of when and where: R-TIM, R-GEO.

Each yields findings that name a cell; every number comes from the settings sheet, and a rule whose setting is missing
says nothing: that is a finding already.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.model import Project


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
