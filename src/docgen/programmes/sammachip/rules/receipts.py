"""The rules of the days on receipts and vouchers (handbook 2.13, R-TIM-06): money is paid on the day or later."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.dossier import Dossier
from docgen.programmes.sammachip.groups import GroupDossier
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.rules.wording import day_text
from docgen.programmes.sammachip.sheets import Material


def receipts_have_one_day(project: Project) -> Iterator[Finding]:
    """Materials of one receipt of one shop say one day: else D22 cannot tell which, and leaves it to the pen."""
    places: list[Dossier | GroupDossier] = [*project.dossiers, *project.groups]
    for dossier in places:
        first: dict[tuple[str, str], Material] = {}
        for row in dossier.materials:
            if row.receipt_dated is None or not (row.shop and row.receipt_no):
                continue
            other = first.setdefault((row.shop, row.receipt_no), row)
            if other.receipt_dated is not None and other.receipt_dated != row.receipt_dated:
                yield Finding(
                    code="receipt-of-two-days",
                    severity=Severity.WARNING,
                    where=row.at("receipt_dated"),
                    value=day_text(row.receipt_dated),
                    args={"number": row.receipt_no, "shop": row.shop, "other": day_text(other.receipt_dated)},
                    also=(other.at("receipt_dated"),),
                )
