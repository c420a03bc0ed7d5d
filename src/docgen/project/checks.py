"""The programme's rules (handbook part 3): one function a rule, each yields findings that name a cell.

Every number comes from the settings sheet. A rule whose setting is missing says nothing: that is a finding already.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from decimal import Decimal

from docgen import thai
from docgen.findings import CellRef, Finding, Severity
from docgen.project.model import HOUSEHOLD, PROJECT_KEY, SAGE, Dossier, Project
from docgen.records import Household, LetterNumber, Programme, Sage, Village

Rule = Callable[[Project], Iterator[Finding]]


def check(project: Project) -> list[Finding]:
    """All findings of all rules."""
    return [finding for rule in RULES for finding in rule(project)]


def village_count(project: Project) -> Iterator[Finding]:
    """R-CNT-01: as many target villages as the programme has."""
    target, found = project.programme.village_count, len(project.dossiers)
    if target is not None and found != target:
        yield _whole(project.programme, "R-CNT-01", "village_count", found=found, target=target)


def sage_count(project: Project) -> Iterator[Finding]:
    """R-CNT-02: fewer sages than needed is an error; more is a warning (ก1-4.1)."""
    target = project.programme.sages_per_village
    for dossier in project.dossiers if target is not None else ():
        found = len(dossier.sages)
        if found < (target or 0):
            yield _village(dossier, "R-CNT-02", {Sage.sheet}, found=found, target=target)
        elif found > (target or 0):
            yield _village(dossier, "R-CNT-02-more", {Sage.sheet}, Severity.WARNING, found=found, target=target)


def household_count(project: Project) -> Iterator[Finding]:
    """R-CNT-03: 20 households a village (ก1-4.2); fewer is an error, more a warning."""
    target = project.programme.households_per_village
    for dossier in project.dossiers if target is not None else ():
        found = dossier.household_count
        if found < (target or 0):
            yield _village(dossier, "R-CNT-03", {Household.sheet}, found=found, target=target)
        elif found > (target or 0):
            yield _village(dossier, "R-CNT-03-more", {Household.sheet}, Severity.WARNING, found=found, target=target)


def one_representative(project: Project) -> Iterator[Finding]:
    """R-CNT-04: a household has one representative; a house stands in the list once."""
    for dossier in project.dossiers:
        seen: dict[tuple[str, str], Household] = {}
        for household in dossier.households:
            house = (household.house_no, household.origin)
            if not household.house_no:
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
    """R-CNT-05: a sage who also represents a household is counted twice in the programme's 1,550."""
    for dossier in project.dossiers:
        sages = {(sage.first, sage.last): sage for sage in dossier.sages if sage.first and sage.last}
        for household in dossier.households:
            sage = sages.get((household.first, household.last))
            if sage is not None:
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
                yield _whole(programme, code, field, found=found, target=target, difference=found - target)


def completed_from_neighbours(project: Project) -> Iterator[Finding]:
    """R-EXC-01, R-EXC-02: a short village is completed from a neighbour of earlier years, no target now (ก1-ง2)."""
    targets = {dossier.key for dossier in project.dossiers}
    years = project.programme.donor_years
    for dossier in project.dossiers:
        donors = [household for household in dossier.households if household.is_donor]
        for donor in donors:
            origin = thai.to_arabic_digits(donor.origin).replace(" ", "")
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
            yield _village(
                dossier,
                "R-EXC-01",
                {Household.sheet},
                Severity.WARNING,
                own=own,
                donors=len(donors),
                whole=whole or "?",
            )


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
                value=_day(day),
                args={"first": _day(first), "last": _day(last)},
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
                value=_day(end),
                args={"start": _day(start)},
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


def budget_total(project: Project) -> Iterator[Finding]:
    """R-BUD-01: the budget is what villages × budget of a village come to; 480,000 for 62 villages is not."""
    programme = project.programme
    if programme.budget_total is None or programme.village_count is None or programme.budget_per_village is None:
        return
    product = programme.village_count * programme.budget_per_village
    if product != programme.budget_total:
        yield _setting(
            programme,
            "R-BUD-01",
            "budget_total",
            product=thai.format_number(product),
            villages=programme.village_count,
            each=thai.format_number(programme.budget_per_village),
            typed=thai.format_number(programme.budget_total),
        )


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
        for line in dossier.budget:
            if line.planned is not None and line.spent is not None and line.spent > line.planned:
                yield Finding(
                    code="R-BUD-02-spent",
                    severity=Severity.ERROR,
                    where=line.at("spent"),
                    value=thai.format_number(line.spent),
                    args={"category": line.category, "planned": thai.format_number(line.planned)},
                )


def whole_satang(project: Project) -> Iterator[Finding]:
    """R-BUD-04: an amount comes out to the satang, so that its figures and its words agree."""
    for dossier in project.dossiers:
        for material in dossier.materials:
            if material.quantity is None or material.unit_price is None:
                continue
            exact = material.quantity * material.unit_price
            if exact != exact.quantize(Decimal("0.01")):
                yield Finding(
                    code="R-BUD-04",
                    severity=Severity.ERROR,
                    where=material.at("unit_price"),
                    value=str(material.unit_price),
                    args={
                        "item": material.item,
                        "quantity": thai.format_number(material.quantity),
                        "amount": str(exact),
                    },
                )


def handed_out_in_full(project: Project) -> Iterator[Finding]:
    """R-MAT-04: what the households take of an item adds up to what was bought of it."""
    for dossier in project.dossiers:
        households = dossier.household_count
        for material in dossier.handouts:
            if material.quantity is None or material.per_household is None or not households:
                continue
            handed = material.per_household * households
            if handed != material.quantity:
                yield Finding(
                    code="R-MAT-04",
                    severity=Severity.ERROR,
                    where=material.at("per_household"),
                    value=thai.format_number(material.per_household),
                    args={
                        "item": material.item,
                        "households": households,
                        "handed": thai.format_number(handed),
                        "quantity": thai.format_number(material.quantity),
                        "unit": material.unit,
                    },
                )


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


def order_year(project: Project) -> Iterator[Finding]:
    """An order's number carries the calendar year of its date, not the fiscal year (regulation 2526, ข้อ 16.2)."""
    for row in project.numbers:
        found = re.fullmatch(r"\d+\s*/\s*(\d{4})", thai.to_arabic_digits(row.number))
        if found and row.dated is not None and int(found[1]) != thai.buddhist_year(row.dated):
            yield Finding(
                code="order-year",
                severity=Severity.ERROR,
                where=row.at("number"),
                value=row.number,
                args={"dated": _day(row.dated), "year": thai.buddhist_year(row.dated)},
                subject=row.place,
                touches=frozenset({LetterNumber.sheet}),
            )


def order_cancels(project: Project) -> Iterator[Finding]:
    """An order that cancels an older one names its number and its date (handbook 2.1)."""
    for row in project.numbers:
        if bool(row.cancels) != (row.cancels_dated is not None):
            yield Finding(
                code="order-cancels",
                severity=Severity.ERROR,
                where=row.at("cancels_dated" if row.cancels else "cancels"),
                value=row.cancels,
                subject=row.place,
                touches=frozenset({LetterNumber.sheet}),
            )


def support_team(project: Project) -> Iterator[Finding]:
    """A support team has one chair, a secretary, and nobody twice (handbook 2.1)."""
    for district in project.districts:
        team = district.team
        roles = [member.team_role for member in team]
        where = (team[0] if team else district.villages[0]).where
        chairs, secretaries = roles.count("ประธาน"), sum("เลขานุการ" in role for role in roles)
        args = {"district": district.name}
        subject, touches = district.name, frozenset({"district.team"})
        if not team:
            yield Finding(
                code="team-missing", severity=Severity.ERROR, where=district.villages[0].at("district"),
                value=district.name, args=args, subject=subject, touches=touches,
            )  # fmt: skip
            continue
        if chairs != 1:
            yield Finding(
                code="team-chair",
                severity=Severity.WARNING,
                where=where,
                args={**args, "found": chairs},
                subject=subject,
            )
        if not secretaries:
            yield Finding(code="team-secretary", severity=Severity.WARNING, where=where, args=args, subject=subject)
        names = Counter(member.full_name for member in team if member.full_name)
        for member in team:
            if names[member.full_name] > 1:
                yield Finding(
                    code="team-twice", severity=Severity.ERROR, where=member.at("first"), value=member.full_name,
                    args=args, subject=subject, touches=touches,
                )  # fmt: skip


RULES: tuple[Rule, ...] = (
    village_count,
    sage_count,
    household_count,
    one_representative,
    sage_is_not_household,
    totals,
    completed_from_neighbours,
    inside_the_window,
    one_day_only,
    tambon_in_district,
    budget_total,
    within_budget,
    whole_satang,
    handed_out_in_full,
    keyed_in_for_somebody,
    attendance_complete,
    applied_without_coming,
    order_year,
    order_cancels,
    support_team,
)


def _setting(programme: Programme, code: str, field: str, **args: object) -> Finding:
    where = programme.at(field)
    return Finding(code=code, severity=Severity.ERROR, where=where, value=str(args.pop("typed", "")), args=args)


def _whole(programme: Programme, code: str, field: str, **args: object) -> Finding:
    """A sum over all villages that is not what it should be: only the whole programme's own papers would be wrong."""
    return dataclasses.replace(
        _setting(programme, code, field, **args), subject=PROJECT_KEY, touches=frozenset({Village.sheet})
    )


def _village(
    dossier: Dossier, code: str, touches: set[str], severity: Severity = Severity.ERROR, **args: object
) -> Finding:
    village = dossier.village
    return Finding(
        code=code, severity=severity, where=village.at("name"), value=village.title, args=args,
        subject=dossier.key, touches=frozenset(touches),
    )  # fmt: skip


def _day(day: dt.date) -> str:
    return thai.format_date(day, thai.DateForm.TABLE_LONG, digits="arabic")
