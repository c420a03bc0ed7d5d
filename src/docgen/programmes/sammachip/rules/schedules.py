"""The rules of schedules: R-SES (handbook 2.4, 3.2), and of the months of a group's plan.

A schedule of every village is one schedule: what is wrong with it is told once, at its own cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from docgen import thai
from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.constants import DEMONSTRATED
from docgen.programmes.sammachip.dossier import Dossier
from docgen.programmes.sammachip.groups import GroupDossier
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.rules.wording import day_text
from docgen.programmes.sammachip.schedule import missing_points, missing_topics
from docgen.programmes.sammachip.sheets import Session
from docgen.records.kinds import FISCAL_MONTHS

_PRINTED = frozenset({"sessions"})  # the papers that print the lines of the schedule


def hours_make_sense(project: Project) -> Iterator[Finding]:
    """R-SES-01: no line of a schedule ends before it begins or begins before another ends, and none leaves a gap."""
    for sessions, _ in _schedules(project, villages=True, groups=True):
        timed = [session for session in sessions if session.start is not None and session.end is not None]
        for session in timed:
            if session.start is not None and session.end is not None and session.end <= session.start:
                yield Finding(
                    code="R-SES-01-backwards",
                    severity=Severity.ERROR,
                    where=session.at("end"),
                    value=thai.format_time(session.end, digits="arabic"),
                    args={"start": thai.format_time(session.start, digits="arabic")},
                    also=(session.at("start"),),
                )
        for before, session in pairwise(timed):
            if before.end is None or session.start is None or before.end == session.start:
                continue
            overlaps = session.start < before.end
            yield Finding(
                code="R-SES-01-overlap" if overlaps else "R-SES-01-gap",
                severity=Severity.ERROR if overlaps else Severity.WARNING,
                where=session.at("start"),
                value=thai.format_time(session.start, digits="arabic"),
                args={"before": before.activity, "end": thai.format_time(before.end, digits="arabic")},
                also=(before.at("end"),),
            )


def village_topics(project: Project) -> Iterator[Finding]:
    """R-SES-01: a village's day treats 9.1.1, 9.1.2 with all four points, and 9.2 (ก1-9).

    A topic that is not there is an error. That a line does not name a point of 9.1.2 is a warning: it may be taught.
    """
    for sessions, keys in _schedules(project, villages=True):
        absent = missing_topics(sessions)
        if absent:
            yield Finding(
                code="R-SES-01",
                severity=Severity.ERROR,
                where=sessions[0].at("topic"),
                args={"missing": ", ".join(f"{topic.code} {topic.name}" for topic in absent)},
                doubtful=keys,
                touches=_PRINTED,
            )
            continue
        unnamed = missing_points(sessions)
        if unnamed:
            lines = (session for session in sessions if DEMONSTRATED in thai.to_arabic_digits(session.topic))
            yield Finding(
                code="R-SES-01-points",
                severity=Severity.WARNING,
                where=next(lines, sessions[0]).at("activity"),
                args={"missing": ", ".join(f"({point.code}) {point.name}" for point in unnamed)},
                doubtful=keys,
            )


def _schedules(
    project: Project, *, villages: bool = False, groups: bool = False
) -> Iterator[tuple[tuple[Session, ...], tuple[str, ...]]]:
    """Every schedule that there is, and the keys of the places that follow it."""
    found: dict[tuple[int, ...], tuple[tuple[Session, ...], list[str]]] = {}
    places: list[Dossier | GroupDossier] = [
        *(project.dossiers if villages else ()),
        *(project.groups if groups else ()),
    ]
    for dossier in places:
        if dossier.sessions:
            rows = tuple(id(session) for session in dossier.sessions)
            found.setdefault(rows, (dossier.sessions, []))[1].append(dossier.key)
    yield from ((sessions, tuple(keys)) for sessions, keys in found.values())


def planned_after_founding(project: Project) -> Iterator[Finding]:
    """A group's plan of the year (D05, ก2-5) comes after the group is founded (ก2-4): no earlier month is planned."""
    for dossier in project.groups:
        founded = dossier.group.founded_on
        if founded is None or thai.fiscal_year(founded) != project.programme.fiscal_year:
            continue
        first = FISCAL_MONTHS.index(founded.month)
        for line in dossier.plans:
            early = [month for month in line.months if FISCAL_MONTHS.index(month) < first]
            if early:
                yield Finding(
                    code="plan-before-founding",
                    severity=Severity.WARNING,
                    where=line.at("months"),
                    value=", ".join(thai.MONTHS[month - 1] for month in early),
                    args={"activity": line.activity, "group": dossier.group.name, "founded": day_text(founded)},
                )
