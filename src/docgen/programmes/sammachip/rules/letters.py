"""The rules of letters and of the village's meeting (handbook 1.6, 1.7.5, 2.12, 2.15; R-SEL-07, R-TIM-06)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen import thai
from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.calendar import working_days_between
from docgen.programmes.sammachip.constants import NOTICE_DAYS
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.rules.wording import day_text
from docgen.programmes.sammachip.stages import INVITATIONS, LETTERS, LETTERS_BEFORE

_ORDER_NUMBER = re.compile(r"\d+\s*/\s*2[45]\d\d")


def letters_before_the_day(project: Project) -> Iterator[Finding]:
    """R-TIM-06: the day is approved before it is held, and invited to before it; three working days before, better."""
    days = {dossier.key: dossier.village.training_date for dossier in project.dossiers}
    holidays = project.programme.holidays
    letters, invitations = project.papers_of(*LETTERS_BEFORE), project.papers_of(*INVITATIONS)
    for row in project.numbers:
        day = days.get(row.place.partition("/")[0])
        if row.document not in letters or row.dated is None or day is None:
            continue
        args = {"document": row.document, "day": day_text(day), "days": NOTICE_DAYS}
        if row.dated > day:
            yield Finding(
                code="R-TIM-06-letter",
                severity=Severity.ERROR,
                where=row.at("dated"),
                value=day_text(row.dated),
                args=args,
            )
        elif row.document in invitations and working_days_between(row.dated, day, holidays) < NOTICE_DAYS:
            yield Finding(
                code="letter-late",
                severity=Severity.WARNING,
                where=row.at("dated"),
                value=day_text(row.dated),
                args=args,
            )


def letter_number_form(project: Project) -> Iterator[Finding]:
    """A letter's number is `กส 0119/45`, or what follows the stroke; `45/2565` is an order's (handbook 1.6)."""
    letters = project.papers_of(*LETTERS)
    for row in project.numbers:
        if row.document in letters and _ORDER_NUMBER.fullmatch(thai.to_arabic_digits(row.number).strip()):
            yield Finding(
                code="letter-number",
                severity=Severity.ERROR,
                where=row.at("number"),
                value=row.number,
                args={"document": row.document},
            )


def recipients_have_a_name(project: Project) -> Iterator[Finding]:
    """A row of ผู้รับเชิญ names a person or a position, or no letter can be made for it."""
    told: set[int] = set()
    for dossier in project.dossiers:
        for row in dossier.recipients:
            if not row.full_name and not row.position and id(row) not in told:
                told.add(id(row))
                yield Finding(code="recipient-blank", severity=Severity.WARNING, where=row.at("position"))


def meeting_adds_up(project: Project) -> Iterator[Finding]:
    """Households, village committee and officials make up all who came (handbook 2.15), each counted once."""
    for dossier in project.dossiers:
        for row in dossier.meetings:
            parts = (row.households, row.committee, row.staff)
            known = [part for part in parts if part is not None]
            if row.attendees is None or (row.committee is None and row.staff is None):
                continue
            if row.households is not None and row.households > row.attendees:
                continue  # `meeting_makes_sense` has told of it
            is_whole = len(known) == len(parts)
            if sum(known) > row.attendees or (is_whole and sum(known) != row.attendees):
                yield Finding(
                    code="meeting-parts",
                    severity=Severity.WARNING,
                    where=row.at("attendees"),
                    value=str(row.attendees),
                    args={"parts": sum(known)},
                )
