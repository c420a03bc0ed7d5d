"""The rules of what materials are and what they cost beside the budget, of villages and groups alike: R-MAT, R-BUD-02.

Each yields findings that name a cell; a rule whose data or setting is missing says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from docgen import thai
from docgen.findings import CellRef, Finding, Severity
from docgen.model.figures import total
from docgen.programmes.sammachip.dossier import Dossier
from docgen.programmes.sammachip.groups import GroupDossier
from docgen.programmes.sammachip.materials import MATERIALS, is_dear, material_lines, sounds_durable, word_of_giving
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.rules.wording import places_of, prints
from docgen.programmes.sammachip.sheets import Material

_SUMMED_UP = "material_sum.total"  # printed by D03 and D08, D04 and D10


def materials_within_plan(project: Project) -> Iterator[Finding]:
    """R-BUD-02: the materials cost no more than the budget's line of them plans (handbook 2.3, 2.6).

    Once something was spent on them, they cost no more than that either. Materials of less than was spent are told,
    where that is within the plan.
    """
    for place in places_of(project):
        lines = material_lines(place.budget)
        bought = place.material_sum.total
        planned, spent = (_whole(getattr(line, field) for line in lines) for field in ("planned", "spent"))
        if not place.materials or not place.budget:
            continue
        if not lines:
            yield _finding(place, "materials-unplanned", place.budget[-1].at("category"), Severity.WARNING, bought)
        elif planned is not None and bought > planned:
            yield _over(place, "R-BUD-02-materials", planned, lines[0].category, lines[0].at("planned"))
        elif spent is not None and bought > spent:
            yield _over(place, "R-BUD-02-materials-spent", spent, lines[0].category, lines[0].at("spent"))
        elif _is_short(place, bought, spent, planned):
            yield _finding(
                place,
                "materials-below-spent",
                lines[0].at("spent"),
                Severity.WARNING,
                spent or Decimal(0),
                category=lines[0].category,
                bought=thai.format_number(bought),
            )


def _whole(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """A sum of which every part is known."""
    listed = tuple(amounts)
    return total(listed) if None not in listed else None


def _is_short(place: Dossier | GroupDossier, bought: Decimal, spent: Decimal | None, planned: Decimal | None) -> bool:
    """More was spent than all materials cost, each of which is known, and no more than was planned."""
    is_known = all(row.amount is not None for row in place.materials)
    return is_known and spent is not None and bought < spent and (planned is None or spent <= planned)


def _over(place: Dossier | GroupDossier, code: str, limit: Decimal, category: str, also: CellRef) -> Finding:
    """Materials that cost more than they may: the dearest of them is the likeliest to be mistyped."""
    bought = place.material_sum.total
    dearest = max(place.materials, key=lambda row: row.amount or 0)
    return Finding(
        code=code,
        severity=Severity.ERROR,
        where=dearest.at("unit_price"),
        value=thai.format_number(dearest.unit_price or 0),
        args={
            "place": _name(place),
            "category": category,
            "bought": thai.format_number(bought),
            "limit": thai.format_number(limit),
            "over": thai.format_number(bought - limit),
            "item": dearest.item,
            "quantity": thai.format_number(dearest.quantity or 0),
            "amount": thai.format_number(dearest.amount or 0),
        },
        also=(also,),
        subject=place.key,
        touches=prints(place.key, _SUMMED_UP),
    )


def materials_are_recorded(project: Project) -> Iterator[Finding]:
    """R-MAT-01: who has spent money on materials has a record of what was taken over, so rows of it (ก1-ง1, ก2-ง1).

    A village's plan and record need such rows and wait for them; a group's plan would sum up nothing.
    """
    for place in places_of(project):
        for line in material_lines(place.budget):
            if line.spent and not place.materials:
                yield Finding(
                    code="R-MAT-01",
                    severity=Severity.ERROR,
                    where=line.at("spent"),
                    value=thai.format_number(line.spent),
                    args={"place": _name(place), "category": line.category},
                    subject=place.key,
                    touches=prints(place.key, _SUMMED_UP),
                )


def nothing_is_given_away(project: Project) -> Iterator[Finding]:
    """R-MAT-02: materials are taken over for the demonstration, never given away: no word of the workbook says so."""
    for place in places_of(project):
        for where, text in _texts(place):
            word = word_of_giving(text)
            if word:
                yield Finding(code="R-MAT-02", severity=Severity.WARNING, where=where, value=text, args={"word": word})


def _texts(place: Dossier | GroupDossier) -> Iterator[tuple[CellRef, str]]:
    """What the workbook says of materials: their names, what is paid for, and when they are taken over."""
    yield from ((row.at("item"), row.item) for row in place.materials)
    for line in place.budget:
        yield from ((line.at(field), getattr(line, field)) for field in ("category", "item"))
    if isinstance(place, Dossier):
        yield from ((row.at("item"), row.item) for row in place.vouchers)
    yield from ((row.at("activity"), row.activity) for row in place.sessions if MATERIALS in row.activity)


def no_durable_articles(project: Project) -> Iterator[Finding]:
    """R-MAT-03: what sounds like a durable article by name, unit or price is told (ก2-ง1; handbook 2.6)."""
    limit = project.programme.durable_price
    for place in places_of(project):
        for row in place.materials:
            if sounds_durable(row):
                yield _durable(place, row, "R-MAT-03", "item", row.item)
            elif is_dear(row, limit):
                yield _durable(
                    place, row, "R-MAT-03-price", "unit_price", thai.format_number(row.unit_price or 0),
                    limit=thai.format_number(limit or 0), unit=row.unit,
                )  # fmt: skip


def _durable(
    place: Dossier | GroupDossier, row: Material, code: str, field: str, value: str, **args: object
) -> Finding:
    return Finding(
        code=code,
        severity=Severity.WARNING,
        where=row.at(field),
        value=value,
        args={"place": _name(place), "item": row.item, **args},
        subject=place.key,
    )


def _name(place: Dossier | GroupDossier) -> str:
    return place.village.full_name if isinstance(place, Dossier) else place.group.name


def _finding(
    place: Dossier | GroupDossier, code: str, where: CellRef, severity: Severity, value: Decimal, **args: object
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        where=where,
        value=thai.format_number(value),
        args={"place": _name(place), **args},
        subject=place.key,
    )
