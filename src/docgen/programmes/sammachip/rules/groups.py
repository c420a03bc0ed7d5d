"""The rules of occupation groups, activity 2: R-GRP, and what holds of a group as of a village (R-TIM, R-BUD).

Each yields findings that name a cell; every number comes from the settings sheet, and a rule whose setting is missing
says nothing: that is a finding already. A programme that has no groups yet has nothing to be checked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from docgen import thai
from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.constants import GROUP_BPM_DAYS, GROUP_TOPICS
from docgen.programmes.sammachip.dossier import Dossier
from docgen.programmes.sammachip.groups import GroupDossier
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.rules.wording import day_text
from docgen.programmes.sammachip.sheets import Attendance, BudgetLine, Group, GroupMember
from docgen.programmes.sammachip.wider import PROJECT_KEY

_FIVE = (
    ("has_members", "กลุ่ม (สมาชิก)"),
    ("has_committee", "กรรมการ"),
    ("has_rules", "กฎ กติกา"),
    ("has_fund", "กองทุน"),
    ("has_activity", "กิจกรรม"),
)


def _of_group(
    dossier: GroupDossier,
    code: str,
    field: str,
    touches: frozenset[str],
    *,
    severity: Severity = Severity.ERROR,
    value: str = "",
    **args: object,
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        where=dossier.group.at(field),
        value=value or dossier.group.name,
        args={"group": dossier.group.name, **args},
        subject=dossier.key,
        touches=touches,
    )


def members_are_trained_households(project: Project) -> Iterator[Finding]:
    """R-GRP-01: members come from the households of the year's target villages (ก2-2), by house or by name."""
    villages = {dossier.key: dossier for dossier in project.dossiers}
    for dossier in project.groups:
        for attendee in dossier.attendees:
            village = villages.get(attendee.village_code)
            if village is None or not _is_household(attendee, village):
                yield Finding(
                    code="R-GRP-01-household",
                    severity=Severity.ERROR,
                    where=attendee.at("house_no" if village is not None and attendee.house_no else "first"),
                    value=attendee.full_name,
                    args={"group": dossier.group.name, "house": attendee.house_no or "-"},
                )


def _is_household(attendee: GroupMember, village: Dossier) -> bool:
    return any(
        (household.first, household.last) == (attendee.first, attendee.last)
        or (bool(attendee.house_no) and household.house_no == attendee.house_no)
        for household in village.households
    )


def attendee_count(project: Project) -> Iterator[Finding]:
    """R-GRP-02: twenty come to the meeting of a group (ก2-2); a warning, since fewer may join it."""
    target = project.programme.group_attendees
    for dossier in project.groups if target is not None else ():
        came = dossier.turnout.came
        found = len(dossier.attendees) if came is None else came
        if dossier.attendees and found != target:
            touches = frozenset({GroupMember.sheet, Attendance.sheet})
            yield _of_group(dossier, "R-GRP-02", "name", touches, severity=Severity.WARNING, found=found, target=target)


def five_principles(project: Project) -> Iterator[Finding]:
    """R-GRP-03: a group has all five ก; one that is registered has an answer to each of them (ก2-4.2)."""
    for dossier in project.groups:
        group = dossier.group
        is_registered = bool(group.registration_no) or group.registered_on is not None
        for field, name in _FIVE:
            said = getattr(group, field)
            if said is False or (said is None and is_registered):
                yield _of_group(dossier, "R-GRP-03", field, frozenset({f"group.{field}"}), missing=name)


def group_count(project: Project) -> Iterator[Finding]:
    """R-GRP-04: as many groups as the programme has; only the whole programme's own papers would be wrong."""
    target, found = project.programme.group_count, len(project.groups)
    if target is not None and found and found != target:
        yield Finding(
            code="R-GRP-04",
            severity=Severity.ERROR,
            where=project.programme.at("group_count"),
            args={"found": found, "target": target},
            subject=PROJECT_KEY,
            touches=frozenset({Group.sheet}),
        )


def meeting_topics(project: Project) -> Iterator[Finding]:
    """R-SES-01 for a group's meeting: it treats 4.1 and 4.2 of the guideline (ก2-4)."""
    for dossier in project.groups:
        missing = [topic for topic in GROUP_TOPICS if all(topic not in row.topic for row in dossier.sessions)]
        if dossier.sessions and missing:
            yield Finding(
                code="R-SES-01-group",
                severity=Severity.WARNING,
                where=dossier.sessions[0].at("topic"),
                args={"group": dossier.group.name, "missing": ", ".join(missing)},
            )


def group_within_budget(project: Project) -> Iterator[Finding]:
    """R-BUD-02: a group's plan, or that of all groups, stays within the budget of activity 2; what was spent within it.

    Until it is settled which of the two the budget means (R-BUD-03), a group may plan the whole of it and no more.
    """
    limit = project.programme.group_budget
    is_shared = project.programme.group_budget_basis.startswith("รวม")
    planned = sum((dossier.budget_sum.planned for dossier in project.groups), Decimal(0))
    for dossier in project.groups:
        own = planned if is_shared else dossier.budget_sum.planned
        if limit is not None and dossier.budget and own > limit:
            yield Finding(
                code="R-BUD-02-group",
                severity=Severity.ERROR,
                where=dossier.budget[-1].at("planned"),
                value=thai.format_number(own),
                args={
                    "group": "กลุ่มอาชีพทุกกลุ่ม" if is_shared else dossier.group.name,
                    "limit": thai.format_number(limit),
                    "over": thai.format_number(own - limit),
                },
            )


def recorded_within_a_week(project: Project) -> Iterator[Finding]:
    """R-TIM-07: what a group spent is recorded in BPM within seven days after its meeting (ก2-8)."""
    for dossier in project.groups:
        day, recorded = dossier.group.training_date, dossier.budget_sum.bpm_on
        if day is not None and recorded is not None and recorded > day + dt.timedelta(days=GROUP_BPM_DAYS):
            line = next(line for line in dossier.budget if line.bpm_on == recorded)
            yield Finding(
                code="R-TIM-07-group",
                severity=Severity.WARNING,
                where=line.at("bpm_on"),
                value=day_text(recorded),
                args={"group": dossier.group.name, "day": day_text(day), "days": GROUP_BPM_DAYS},
                touches=frozenset({BudgetLine.sheet}),
                subject=dossier.key,
            )
