"""The rules of the estimate: what each line of the budget counts, and what its rate may be (handbook 2.13).

Each yields findings that name a cell, of villages and groups alike; a rule whose data or setting is missing says
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen import thai
from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.payments import SPEAKER_FEES
from docgen.programmes.sammachip.rules.wording import places_of
from docgen.programmes.sammachip.sheets import BudgetLine, Programme

_MEAL, _TEA = "อาหาร", "อาหารว่าง"
_WHOLE, _PART = "ครบมื้อ", "ไม่ครบมื้อ"
_WORKED_OUT = "budget.rate"  # the papers that print how a line is worked out (D22E, D22G), no others


def rates_within_ceilings(project: Project) -> Iterator[Finding]:
    """A rate for meals or speakers above the ceiling of the settings is told (handbook 2.13); tea has none there."""
    for place in places_of(project):
        for line in place.budget:
            setting, cap = _ceiling(line, project.programme)
            if cap is not None and line.rate is not None and line.rate > cap:
                yield Finding(
                    code="rate-over-ceiling",
                    severity=Severity.WARNING,
                    where=line.at("rate"),
                    value=thai.format_number(line.rate),
                    args={"category": line.category, "setting": setting, "cap": thai.format_number(cap)},
                    subject=place.key,
                )


def _ceiling(line: BudgetLine, programme: Programme) -> tuple[str, Decimal | None]:
    """The setting that a line's rate is held against, and its value; a day with lunch alone has not all its meals."""
    said = f"{line.category} {line.item}"
    if SPEAKER_FEES in said:
        return programme.at("speaker_cap_other").header, programme.speaker_cap_other
    if _MEAL not in said or (_TEA in said and said.count(_MEAL) == said.count(_TEA)):
        return "", None
    if _WHOLE in said and _PART not in said:
        return programme.at("meal_cap_whole").header, programme.meal_cap_whole
    return programme.at("meal_cap_part").header, programme.meal_cap_part
