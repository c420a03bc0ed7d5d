"""What a household earned before it was trained: three sheets say it, and papers side by side print what each says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from pathlib import Path

from docgen import thai
from docgen.findings import CellRef, Finding, Severity
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.results import HouseholdResult
from docgen.programmes.sammachip.survey import SurveyForm


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """Baht that the whole household earns in a year, by one sheet; `rounding` is by how much an average may be off."""

    where: CellRef
    amount: Decimal
    rounding: Decimal = Decimal(0)

    def contradicts(self, other: _Claim) -> bool:
        """No rounding explains why they differ."""
        return abs(self.amount - other.amount) > max(self.rounding, other.rounding)


def incomes_agree(project: Project) -> Iterator[Finding]:
    """A household's income of a year before the training is one figure in ครัวเรือน, สำรวจ and ผลลัพธ์.

    D16 and D18 print the first two (handbook 2.11), D11 and D27 the last (2.7, 2.14). An income a head is comparable
    only where the number of members is known; it is an average (รายได้เฉลี่ย), so a baht a head may be lost in rounding.
    """
    for dossier in project.dossiers:
        for result, form in zip(dossier.results, dossier.survey_forms, strict=True):
            claims = list(_claims(result, form))
            if not any(one.contradicts(other) for one, other in combinations(claims, 2)):
                continue
            *before, last = claims
            yield Finding(
                code="household-incomes-differ",
                severity=Severity.WARNING,
                where=last.where,
                value=thai.format_number(last.amount),
                args={
                    "name": result.full_name,
                    "village": dossier.village.full_name,
                    "others": ", ".join(
                        f"{_cell(c.where, last.where)} = {thai.format_number(c.amount)}" for c in before
                    ),
                },
                also=tuple(claim.where for claim in before),
            )


def _claims(result: HouseholdResult, form: SurveyForm) -> Iterator[_Claim]:
    household, answer, outcome = result.household, form.answer, result.outcome
    if household.income_per_head is not None and household.members:
        members = Decimal(household.members)
        where = household.at("income_per_head")
        yield _Claim(where=where, amount=household.income_per_head * members, rounding=members)
    if answer.income is not None:
        yield _Claim(where=answer.at("income"), amount=answer.income)
    if outcome is not None and outcome.income_before is not None:
        yield _Claim(where=outcome.at("income_before"), amount=outcome.income_before)


def _cell(where: CellRef, beside: CellRef) -> str:
    """`สำรวจ!H12`, with its workbook where that is another one."""
    return str(where) if where.file == beside.file else f"{Path(where.file).name} {where}"
