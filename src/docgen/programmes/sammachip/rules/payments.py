"""The rules of money that was paid: speakers' fees, receipts and vouchers (handbook 2.13; R-BUD-04).

Each yields findings that name a cell; a rule whose data is missing says nothing, as the pen fills it in.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen import thai
from docgen.findings import Finding, Severity
from docgen.model.figures import total
from docgen.programmes.sammachip.dossier import Dossier
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.payments import SpeakerPayment, speaker_line
from docgen.programmes.sammachip.results import SAGE
from docgen.programmes.sammachip.rules.wording import day_text

_PAID = frozenset({"item.fee", "payments", "evidence", "evidence_sum"})
_EVIDENCE = frozenset({"evidence", "evidence_sum"})


def speaker_fees_add_up(project: Project) -> Iterator[Finding]:
    """The speakers' vouchers come to what the budget says was spent on them, and never to more than planned.

    Vouchers of less than was planned, before anything is spent, and a budget without speakers' fees are told as well.
    """
    for dossier in project.dossiers:
        line, fees = speaker_line(dossier.budget), [payment.fee for payment in dossier.payments]
        if not dossier.budget or not fees or any(fee is None for fee in fees):
            continue
        paid = total(fees)
        if line is None:
            yield Finding(
                code="speaker-fees-unplanned",
                severity=Severity.WARNING,
                where=dossier.budget[-1].at("category"),
                value=thai.format_number(paid),
                args={"village": dossier.village.full_name},
                subject=dossier.key,
            )
            continue
        if line.spent is None and line.planned is not None and paid < line.planned:
            yield Finding(
                code="speaker-fees-below",
                severity=Severity.WARNING,
                where=line.at("planned"),
                value=thai.format_number(line.planned),
                args={
                    "village": dossier.village.full_name,
                    "category": line.category,
                    "fees": thai.format_number(paid),
                },
                subject=dossier.key,
            )
            continue
        if line.spent is not None and paid != line.spent:
            field, meant = "spent", line.spent
        elif line.spent is None and line.planned is not None and paid > line.planned:
            field, meant = "planned", line.planned
        else:
            continue
        yield Finding(
            code="speaker-fees-differ",
            severity=Severity.ERROR,
            where=line.at(field),
            value=thai.format_number(meant),
            args={"village": dossier.village.full_name, "category": line.category, "fees": thai.format_number(paid)},
            subject=dossier.key,
            touches=_PAID,
        )


def speaker_rates(project: Project) -> Iterator[Finding]:
    """A rate above the ceiling of the programme's settings is told."""
    for dossier in project.dossiers:
        for payment in dossier.payments:
            yield from _rate(project, dossier, payment)


def _rate(project: Project, dossier: Dossier, payment: SpeakerPayment) -> Iterator[Finding]:
    programme, sage = project.programme, payment.sage
    cap = programme.speaker_cap_state if sage.is_state_staff else programme.speaker_cap_other
    if cap is not None and payment.rate is not None and payment.rate > cap:
        yield Finding(
            code="speaker-rate",
            severity=Severity.WARNING,
            where=sage.at("rate") if sage.rate is not None else programme.at("speaker_rate"),
            value=thai.format_number(payment.rate),
            args={"name": sage.full_name, "cap": thai.format_number(cap), "village": dossier.village.full_name},
        )


def absent_speaker_is_not_paid(project: Project) -> Iterator[Finding]:
    """Who is paid stands in the attendance list (handbook 2.13): a speaker who did not come gets no voucher."""
    for dossier in project.dossiers:
        absent = {row.seq: row for row in dossier.attendance if row.kind == SAGE and not (row.morning or row.afternoon)}
        for payment in dossier.payments:
            row = absent.get(payment.sage.seq)
            if row is None or not payment.fee:
                continue
            yield Finding(
                code="speaker-absent",
                severity=Severity.ERROR,
                where=row.at("morning"),
                value=payment.full_name,
                args={"village": dossier.village.full_name, "fee": thai.format_number(payment.fee)},
                subject=dossier.key,
                touches=_PAID,
            )


def paid_after_the_day(project: Project) -> Iterator[Finding]:
    """A speaker signs for the money on the day of training or later (R-TIM-06)."""
    for dossier in project.dossiers:
        line, day = speaker_line(dossier.budget), dossier.village.training_date
        if line is not None and day is not None and line.paid_on is not None and line.paid_on < day:
            yield Finding(
                code="paid-before-the-day",
                severity=Severity.WARNING,
                where=line.at("paid_on"),
                value=day_text(line.paid_on),
                args={"day": day_text(day)},
            )


def evidence_adds_up(project: Project) -> Iterator[Finding]:
    """The receipts and vouchers of a category come to what was spent on it, to the satang."""
    for dossier in project.dossiers:
        for line in dossier.budget:
            typed = [row.amount for row in dossier.vouchers if row.category == line.category]
            if typed and total(typed) != (line.spent or 0):
                yield Finding(
                    code="vouchers-differ",
                    severity=Severity.ERROR,
                    where=line.at("spent"),
                    value=thai.format_number(line.spent or 0),
                    args={"category": line.category, "vouchers": thai.format_number(total(typed))},
                    subject=dossier.key,
                    touches=_EVIDENCE,
                )
