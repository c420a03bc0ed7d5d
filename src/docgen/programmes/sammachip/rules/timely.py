"""The day on which what was paid is recorded in BPM: R-TIM-07, at once for a village, never before it was paid."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.rules.wording import day_text, places_of

AT_ONCE_DAYS = 3  # ก1-15 says ทันที: the day of payment or the next; a weekend may lie between


def recorded_at_once(project: Project) -> Iterator[Finding]:
    """R-TIM-07: what a village's activity cost is recorded in BPM at once after it was paid (ก1-15)."""
    for dossier in project.dossiers:
        for line in dossier.budget:
            if line.paid_on is None or line.bpm_on is None or (line.bpm_on - line.paid_on).days <= AT_ONCE_DAYS:
                continue
            yield Finding(
                code="R-TIM-07",
                severity=Severity.WARNING,
                where=line.at("bpm_on"),
                value=day_text(line.bpm_on),
                args={
                    "category": line.category,
                    "paid": day_text(line.paid_on),
                    "days": (line.bpm_on - line.paid_on).days,
                },
                subject=dossier.key,
            )


def recorded_after_payment(project: Project) -> Iterator[Finding]:
    """R-TIM-07: nothing is recorded in BPM as paid before it was paid, a village's or a group's."""
    for place in places_of(project):
        for line in place.budget:
            if line.paid_on is None or line.bpm_on is None or line.bpm_on >= line.paid_on:
                continue
            yield Finding(
                code="bpm-before-payment",
                severity=Severity.WARNING,
                where=line.at("bpm_on"),
                value=day_text(line.bpm_on),
                args={"category": line.category, "paid": day_text(line.paid_on)},
                subject=place.key,
            )
