"""The rules of what was keyed in after the day: attendance and outcomes.

Each yields findings that name a cell; every number comes from the settings sheet, and a rule whose setting is missing
says nothing: that is a finding already.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from docgen import thai
from docgen.findings import CellRef, Finding, Severity
from docgen.model.figures import percent
from docgen.programmes.sammachip.dossier import Dossier
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.results import HOUSEHOLD, SAGE
from docgen.programmes.sammachip.rules.wording import village_finding
from docgen.programmes.sammachip.sums import promoted_target


def keyed_in_for_somebody(project: Project) -> Iterator[Finding]:
    """Attendance and outcomes are keyed in by the number of a household or sage that the village has."""
    for dossier in project.dossiers:
        households = {household.seq: household for household in dossier.households}
        people: dict[str, Collection[int | None]] = {HOUSEHOLD: households, SAGE: {sage.seq for sage in dossier.sages}}
        for row in dossier.attendance:
            if row.kind in people and row.seq is not None and row.seq not in people[row.kind]:
                yield _nobody(row.at("seq"), row.seq, dossier)
        counted = {id(result.outcome) for result in dossier.results}
        for outcome in dossier.outcomes:
            household = households.get(outcome.seq)
            if id(outcome) not in counted and (outcome.seq is None or household is not None):
                field = "seq" if outcome.seq is not None else "house_no"
                yield Finding(
                    code="outcome-unused",
                    severity=Severity.WARNING,
                    where=outcome.at(field),
                    value=outcome.house_no or str(outcome.seq or ""),
                    args={"village": dossier.village.full_name},
                )
            if outcome.seq is not None and household is None:
                yield _nobody(outcome.at("seq"), outcome.seq, dossier)
            elif household is not None and outcome.house_no and household.house_no not in ("", outcome.house_no):
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


def promoted_enough(project: Project) -> Iterator[Finding]:
    """R-KPI-01: fewer households came than the village's share of the programme's 992 (16 of 20)."""
    target = promoted_target(project.programme)
    for dossier in project.dossiers if target is not None else ():
        came = next(turnout.came for turnout in dossier.turnout if turnout.label == HOUSEHOLD)
        if came is not None and came < (target or 0):
            yield village_finding(dossier, "R-KPI-01", set(), Severity.WARNING, came=came, target=target)


def applied_enough(project: Project) -> Iterator[Finding]:
    """R-KPI-02: fewer than 85 per cent of those promoted earn more by what they learnt; both bases are shown."""
    programme = project.programme
    target = promoted_target(programme)
    for dossier in project.dossiers if programme.applied_percent is not None else ():
        outcome = dossier.outcome
        share = percent(outcome.increased, outcome.promoted)
        if not outcome.known or share is None or share >= (programme.applied_percent or 0):
            continue
        of_target = percent(outcome.increased, target)
        yield village_finding(
            dossier,
            "R-KPI-02",
            set(),
            Severity.WARNING,
            increased=outcome.increased,
            promoted=outcome.promoted,
            share=thai.format_number(share, 2),
            target=target if target is not None else "-",
            of_target=thai.format_number(of_target, 2) if of_target is not None else "-",
            wanted=thai.format_number(programme.applied_percent or 0),
        )
