"""The hours that speakers are paid for, beside the schedule (handbook 2.4, 2.13)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen import thai
from docgen.findings import CellRef, Finding, Severity
from docgen.model.figures import known
from docgen.programmes.sammachip.lessons import hours_taught, lesson_hours
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.payments import SpeakerPayment
from docgen.programmes.sammachip.rules.wording import prints
from docgen.programmes.sammachip.sheets import Programme


def paid_for_hours_taught(project: Project) -> Iterator[Finding]:
    """No speaker is paid for more hours than the schedule gives: fees are its hours times a rate (handbook 2.4).

    An error, since nobody teaches longer than the day: his voucher and the list of vouchers wait.
    """
    for dossier in project.dossiers:
        for payment in dossier.payments:
            taught = hours_taught(dossier.sessions, payment.sage, dossier.sages)
            if taught is None or payment.hours is None or payment.hours <= taught:
                continue
            paper = f"{dossier.key}/{payment.key}" if payment.sage.hours is not None else dossier.key
            yield Finding(
                code="speaker-hours-untaught",
                severity=Severity.ERROR,
                where=_cell(payment, project.programme),
                value=thai.format_number(payment.hours),
                args={
                    "name": payment.full_name,
                    "village": dossier.village.full_name,
                    "taught": thai.format_number(taught),
                },
                subject=dossier.key,
                touches=prints(paper, "item.fee") | prints(dossier.key, "evidence.amount"),
            )


def paid_together_for_hours_taught(project: Project) -> Iterator[Finding]:
    """All speakers together are paid for more hours than the schedule has lessons.

    A warning: in groups that practise, two may be paid for the same hour (handbook 2.13).
    """
    for dossier in project.dossiers:
        taught, paid = lesson_hours(dossier.sessions), known(payment.hours for payment in dossier.payments)
        if taught is None or paid is None or paid <= taught:
            continue
        yield Finding(
            code="speaker-hours-together",
            severity=Severity.WARNING,
            where=_cell(dossier.payments[0], project.programme),
            value=thai.format_number(paid),
            args={
                "village": dossier.village.full_name,
                "speakers": len(dossier.payments),
                "taught": thai.format_number(taught),
            },
            subject=dossier.key,
        )


def _cell(payment: SpeakerPayment, programme: Programme) -> CellRef:
    return payment.sage.at("hours") if payment.sage.hours is not None else programme.at("speaker_hours")
