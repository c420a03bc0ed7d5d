"""The order of days (R-SEL-07, R-TIM-06): the village meets, its team is appointed, the day is approved, then held.

An error stands at the later paper's day in the register, and withholds that paper: it would be dated before its reason.
Letters that come after the day are in `letters`, the rounds of the assessment in `assessments`.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from docgen.findings import CellRef, Finding, Severity
from docgen.programmes.sammachip.dossier import Dossier
from docgen.programmes.sammachip.groups import GroupDossier
from docgen.programmes.sammachip.letters import HEADMAN_KEY
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.rules.wording import day_text
from docgen.programmes.sammachip.sheets import Group, Village
from docgen.programmes.sammachip.stages import (
    APPROVAL,
    DISTRICT_SPEAKERS_ORDER,
    GROUP_REPORT,
    INVITATION,
    SPEAKERS_ORDER,
    VILLAGE_REPORT,
)
from docgen.records import NumberRow


def order_after_meeting(project: Project) -> Iterator[Finding]:
    """R-SEL-07: a team of speakers is appointed when the village has chosen it, never before (ก1-4)."""
    for dossier in project.dossiers:
        met = dossier.village.meeting_date
        order = _order(project, dossier)
        if order is not None and order.latest is not None and met is not None and order.latest < met:
            yield _dated(order, "R-SEL-07-order", dossier, met, dossier.village.at("meeting_date"))


def order_before_the_day(project: Project) -> Iterator[Finding]:
    """R-TIM-06: a team of speakers is appointed before it speaks, on the day at the latest."""
    for dossier in project.dossiers:
        day = dossier.village.training_date
        order = _order(project, dossier)
        if order is not None and order.dated is not None and day is not None and order.dated > day:
            yield _dated(order, "R-TIM-06-order", dossier, day, dossier.village.at("training_date"))


def approved_after_order(project: Project) -> Iterator[Finding]:
    """R-TIM-06: the day is approved when the village has met and its team is appointed."""
    letters = _letters(project, APPROVAL)
    for dossier in project.dossiers:
        for row in letters[dossier.key]:
            yield from _too_early(project, dossier, row, "R-TIM-06-approval", "R-TIM-06-approval-meeting")


def invited_after_order(project: Project) -> Iterator[Finding]:
    """R-TIM-06: nobody is invited to speak before being appointed; whom else a letter is to does not matter."""
    letters = _letters(project, INVITATION)
    for dossier in project.dossiers:
        for row in letters[dossier.key]:
            item = row.place.partition("/")[2]
            if not item.startswith("ร") and item != HEADMAN_KEY:
                yield from _too_early(project, dossier, row, "R-TIM-06-invitation", "R-TIM-06-invitation-meeting")


def reported_after_the_day(project: Project) -> Iterator[Finding]:
    """R-TIM-06: a village or a group reports when its day is over and its money is paid."""
    of_villages, of_groups = _letters(project, VILLAGE_REPORT), _letters(project, GROUP_REPORT)
    reports: list[tuple[Dossier | GroupDossier, Village | Group, list[NumberRow]]] = [
        *((dossier, dossier.village, of_villages[dossier.key]) for dossier in project.dossiers),
        *((dossier, dossier.group, of_groups[dossier.key]) for dossier in project.groups),
    ]
    for dossier, held, rows in reports:
        day, paid = held.training_date, dossier.budget_sum.paid_on
        for row in rows:
            if row.latest is None:
                continue
            if day is not None and row.latest < day:
                yield _dated(row, "R-TIM-06-report", dossier, day, held.at("training_date"))
            elif paid is not None and row.latest < paid:
                line = next(line for line in dossier.budget if line.paid_on == paid)
                yield _dated(row, "R-TIM-06-report-paid", dossier, paid, line.at("paid_on"))


def _order(project: Project, dossier: Dossier) -> NumberRow | None:
    """The register's row of the order that appoints a village's speakers: its own, or its district's."""
    own = project.number_of(project.papers_of(SPEAKERS_ORDER), dossier.key)
    return own or project.number_of(project.papers_of(DISTRICT_SPEAKERS_ORDER), dossier.village.district)


def _letters(project: Project, stage: str) -> defaultdict[str, list[NumberRow]]:
    """The register's rows of the papers of a stage by village or group, those of single letters among them."""
    rows: defaultdict[str, list[NumberRow]] = defaultdict(list)
    papers = project.papers_of(stage)
    for row in project.numbers:
        if row.document in papers:
            rows[row.place.partition("/")[0]].append(row)
    return rows


def _too_early(
    project: Project, dossier: Dossier, row: NumberRow, than_order: str, than_meeting: str
) -> Iterator[Finding]:
    order, met = _order(project, dossier), dossier.village.meeting_date
    if row.latest is None:
        return
    if order is not None and order.dated is not None and row.latest < order.dated:
        yield _dated(row, than_order, dossier, order.dated, order.at("dated"))
    elif met is not None and row.latest < met:
        yield _dated(row, than_meeting, dossier, met, dossier.village.at("meeting_date"))


def _dated(row: NumberRow, code: str, dossier: Dossier | GroupDossier, other: dt.date, also: CellRef) -> Finding:
    name = dossier.village.full_name if isinstance(dossier, Dossier) else dossier.group.name
    return Finding(
        code=code,
        severity=Severity.ERROR,
        where=row.at("dated"),
        value=day_text(row.dated) if row.dated else "",
        args={"place": name, "document": row.document, "other": day_text(other)},
        also=(also,),
    )
