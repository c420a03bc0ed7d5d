"""The rules of money and materials: R-BUD, R-MAT.

Each yields findings that name a cell; every number comes from the settings sheet, and a rule whose setting is missing
says nothing: that is a finding already.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen import thai
from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.rules.wording import setting_finding


def budget_total(project: Project) -> Iterator[Finding]:
    """R-BUD-01: the budget is what villages × budget of a village come to; 480,000 for 62 villages is not."""
    programme = project.programme
    if programme.budget_total is None or programme.village_count is None or programme.budget_per_village is None:
        return
    product = programme.village_count * programme.budget_per_village
    if product != programme.budget_total:
        yield setting_finding(
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
