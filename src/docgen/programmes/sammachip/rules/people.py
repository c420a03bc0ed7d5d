"""The rules of who and how many: R-CNT, R-EXC.

Each yields findings that name a cell; every number comes from the settings sheet, and a rule whose setting is missing
says nothing: that is a finding already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen import thai
from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.rules.same_person import is_same_person
from docgen.programmes.sammachip.rules.wording import village_finding, whole_finding
from docgen.programmes.sammachip.sheets import Household


def village_count(project: Project) -> Iterator[Finding]:
    """R-CNT-01: as many target villages as the programme has."""
    target, found = project.programme.village_count, len(project.dossiers)
    if target is not None and found != target:
        yield whole_finding(project.programme, "R-CNT-01", "village_count", found=found, target=target)


def one_representative(project: Project) -> Iterator[Finding]:
    """R-CNT-04: a household has one representative; a house stands in the list once."""
    for dossier in project.dossiers:
        seen: dict[tuple[str, str], Household] = {}
        for household in dossier.households:
            house = (household.house_no, household.origin)
            if household.house_no in ("", thai.NO_HOUSE_NO):
                continue
            if house in seen:
                first = seen[house].at("house_no")
                yield Finding(
                    code="R-CNT-04",
                    severity=Severity.ERROR,
                    where=household.at("house_no"),
                    value=household.house_no,
                    args={"first": first.cell, "village": dossier.village.full_name},
                    also=(first,),
                )
            seen.setdefault(house, household)


def sage_is_not_household(project: Project) -> Iterator[Finding]:
    """R-CNT-05: a sage who also represents a household is counted twice in the programme's 1,550.

    By the identity number in any village, by the name in the same one.
    """
    by_number = {sage.citizen_id: sage for d in project.dossiers for sage in d.sages if sage.citizen_id}
    for dossier in project.dossiers:
        by_name = {(sage.first, sage.last): sage for sage in dossier.sages}
        for household in dossier.households:
            sage = by_number.get(household.citizen_id) or by_name.get((household.first, household.last))
            if sage is not None and is_same_person(sage, household):
                yield Finding(
                    code="R-CNT-05",
                    severity=Severity.WARNING,
                    where=household.at("first"),
                    value=household.full_name,
                    args={"sage": sage.at("first").cell},
                    also=(sage.at("first"),),
                )


def totals(project: Project) -> Iterator[Finding]:
    """R-CNT-06: the sums over the villages are what the programme's numbers multiply to; both are shown."""
    programme = project.programme
    for code, per_village, found, field in (
        (
            "R-CNT-06-sages",
            programme.sages_per_village,
            sum(len(d.sages) for d in project.dossiers),
            "sages_per_village",
        ),
        (
            "R-CNT-06-households",
            programme.households_per_village,
            sum(d.household_count for d in project.dossiers),
            "households_per_village",
        ),
    ):
        if per_village is not None and programme.village_count is not None:
            target = per_village * programme.village_count
            if found != target:
                yield whole_finding(programme, code, field, found=found, target=target, difference=found - target)


def completed_from_neighbours(project: Project) -> Iterator[Finding]:
    """R-EXC-01, R-EXC-02: a short village is completed from a neighbour of earlier years, no target now (ก1-ง2)."""
    targets = {dossier.key for dossier in project.dossiers}
    years = project.programme.donor_years
    for dossier in project.dossiers:
        donors = [household for household in dossier.households if household.is_donor]
        for donor in donors:
            origin = thai.to_arabic_digits(donor.origin).replace(" ", "")
            if not re.fullmatch(r"\d{8}", origin):
                yield Finding(
                    code="R-EXC-01-code", severity=Severity.ERROR, where=donor.at("origin"), value=donor.origin
                )
            if origin in targets:
                yield Finding(code="R-EXC-02", severity=Severity.ERROR, where=donor.at("origin"), value=donor.origin)
            if years and donor.origin_year not in years:
                yield Finding(
                    code="R-EXC-01-year",
                    severity=Severity.ERROR,
                    where=donor.at("origin_year"),
                    value=str(donor.origin_year or ""),
                    args={"years": f"{years[0]}-{years[-1]}"},
                )
        if donors:
            own, whole = dossier.household_count - len(donors), dossier.village.total_households
            yield village_finding(
                dossier,
                "R-EXC-01",
                {Household.sheet},
                Severity.WARNING,
                own=own,
                donors=len(donors),
                whole=whole or "?",
            )
