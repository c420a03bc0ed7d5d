"""The rules of what was keyed in after the day: attendance and outcomes.

Each yields findings that name a cell; every number comes from the settings sheet, and a rule whose setting is missing
says nothing: that is a finding already.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from docgen.findings import CellRef, Finding, Severity
from docgen.project.model import HOUSEHOLD, SAGE, Dossier, Project


def keyed_in_for_somebody(project: Project) -> Iterator[Finding]:
    """Attendance and outcomes are keyed in by the number of a household or sage that the village has."""
    for dossier in project.dossiers:
        households = {household.seq: household for household in dossier.households}
        people: dict[str, Collection[int | None]] = {HOUSEHOLD: households, SAGE: {sage.seq for sage in dossier.sages}}
        for row in dossier.attendance:
            if row.kind in people and row.seq is not None and row.seq not in people[row.kind]:
                yield _nobody(row.at("seq"), row.seq, dossier)
        for outcome in dossier.outcomes:
            household = households.get(outcome.seq)
            if outcome.seq is not None and household is None:
                yield _nobody(outcome.at("seq"), outcome.seq, dossier)
            elif household is not None and outcome.house_no and outcome.house_no != household.house_no:
                yield Finding(
                    code="outcome-of-another",
                    severity=Severity.ERROR,
                    where=outcome.at("house_no"),
                    value=outcome.house_no,
                    args={"seq": outcome.seq or "", "name": household.full_name, "house": household.house_no},
                    also=(household.at("house_no"),),
                )


def _nobody(where: CellRef, number: int, dossier: Dossier) -> Finding:
    args = {"village": dossier.village.full_name}
    return Finding(code="row-of-nobody", severity=Severity.ERROR, where=where, value=str(number), args=args)


def attendance_complete(project: Project) -> Iterator[Finding]:
    """Attendance is keyed in for all of a village or not at all: half a list would be reported as absence."""
    for dossier in project.dossiers:
        for kind, target in ((SAGE, len(dossier.sages)), (HOUSEHOLD, dossier.household_count)):
            found = sum(row.kind == kind for row in dossier.attendance)
            if dossier.attendance and found < target:
                args = {"village": dossier.village.full_name, "kind": kind, "found": found, "target": target}
                where = dossier.attendance[0].where
                yield Finding(code="attendance-incomplete", severity=Severity.WARNING, where=where, args=args)


def applied_without_coming(project: Project) -> Iterator[Finding]:
    """Who did not come was not promoted, and does not count towards the 85 per cent (handbook X5)."""
    for dossier in project.dossiers:
        for result in dossier.results:
            if result.came is False and result.applied and result.outcome is not None:
                yield Finding(
                    code="applied-without-coming",
                    severity=Severity.WARNING,
                    where=result.outcome.at("applied"),
                    value=str(result.household.seq or ""),
                    args={"village": dossier.village.full_name},
                )
