"""The rules of the days on receipts and vouchers (handbook 2.13, R-TIM-06): money is paid on the day or later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from docgen.findings import CellRef, Finding, Severity
from docgen.project.dossier import Dossier
from docgen.project.groups import GroupDossier
from docgen.project.model import Project
from docgen.project.rules.wording import day_text
from docgen.records import Material, Voucher


def evidence_after_the_day(project: Project) -> Iterator[Finding]:
    """A shop's receipt or a voucher bears the day of the activity or a later one: วันที่จ่าย ≥ วันจัด."""
    for dossier in project.dossiers:
        yield from _before(dossier.village.training_date, dossier.materials, dossier.vouchers)
    for group in project.groups:
        yield from _before(group.group.training_date, group.materials, ())


def _before(day: dt.date | None, materials: Sequence[Material], vouchers: Sequence[Voucher]) -> Iterator[Finding]:
    dated: list[tuple[CellRef, dt.date | None]] = [
        *((row.at("receipt_dated"), row.receipt_dated) for row in materials),
        *((row.at("dated"), row.dated) for row in vouchers),
    ]
    for where, said in dated:
        if day is not None and said is not None and said < day:
            yield Finding(
                code="receipt-before-the-day",
                severity=Severity.WARNING,
                where=where,
                value=day_text(said),
                args={"day": day_text(day)},
            )


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
