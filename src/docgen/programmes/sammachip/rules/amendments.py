"""The rules of orders that amend a support team for some persons only (handbook 2.1, mode ค).

Each yields findings that stand on a row of the order in question, so that they withhold it and not the first order,
which stays as it was signed.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.findings import CellRef, Finding, Severity
from docgen.programmes.sammachip.amendments import (
    TeamChange,
    TeamRound,
    is_member,
    seats_named,
)
from docgen.programmes.sammachip.districts import District
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.rules.orders import team_roles
from docgen.programmes.sammachip.rules.wording import day_text
from docgen.programmes.sammachip.sheets import Amendment
from docgen.programmes.sammachip.sheets.amendments import JOINS, LEAVES, OTHER_ROLE, REPLACES
from docgen.programmes.sammachip.stages import TEAM_AMENDMENT, TEAM_ORDER

_NEEDS_SOMEBODY = (REPLACES, LEAVES, OTHER_ROLE)
_NEEDS_A_ROLE = (JOINS, OTHER_ROLE)


def amended_team_exists(project: Project) -> Iterator[Finding]:
    """There is a first order whose team can be amended."""
    for district, amending in _rounds(project):
        if not district.team:
            row = amending.changes[0].source
            yield _finding("amendment-no-team", district, row.at("district"), value=row.district)


def rounds_follow_each_other(project: Project) -> Iterator[Finding]:
    """The rounds of a district are 1, 2, 3 …: an order names all that amended the team before it."""
    for district, amending in _rounds(project):
        known = {other.number for other in district.amendments}
        missing = [number for number in range(1, amending.number) if number not in known]
        if missing or amending.number < 1:
            where = amending.changes[0].source.at("round")
            listed = ", ".join(map(str, missing or (1,)))
            yield _finding("amendment-round", district, where, value=str(amending.number), missing=listed)


def change_is_complete(project: Project) -> Iterator[Finding]:
    """Every change says whom it concerns and what he becomes."""
    for district, change in _changes(project):
        row = change.source
        blank = [
            ("replaced", "คนเดิม", change.action in _NEEDS_SOMEBODY and not row.replaced),
            ("position", "ชื่อ หรือ ตำแหน่งเต็ม", change.action in (REPLACES, JOINS) and not _names_somebody(row)),
            ("team_role", "หน้าที่ในทีมสนับสนุน", change.action in _NEEDS_A_ROLE and not row.team_role),
        ]
        for key, header, is_blank in blank:
            if is_blank:
                yield _finding("amendment-blank", district, row.at(key), value=change.action, header=header)


def change_says_one_thing(project: Project) -> Iterator[Finding]:
    """Who joins replaces nobody, and nobody comes in for who leaves or gets another duty: that would be แทน."""
    for district, change in _changes(project):
        row = change.source
        if change.action == JOINS and row.replaced:
            yield _finding("amendment-both", district, row.at("replaced"), value=row.replaced, action=change.action)
        if change.action in (LEAVES, OTHER_ROLE) and _names_somebody(row):
            where, value = row.at("first" if row.full_name else "position"), row.full_name or row.position
            yield _finding("amendment-both", district, where, value=value, action=change.action)


def replaced_is_in_the_team(project: Project) -> Iterator[Finding]:
    """Who is replaced, leaves or gets another duty is one member of the team that is in force at that change."""
    for district, change in _changes(project):
        row = change.source
        if change.action == JOINS or not row.replaced:
            continue
        fitting = seats_named(row.replaced, change.seats_before)
        code = "amendment-nobody" if not fitting else "amendment-several"
        if len(fitting) != 1:
            yield _finding(code, district, row.at("replaced"), value=row.replaced, round=row.round, found=len(fitting))


def nobody_joins_twice(project: Project) -> Iterator[Finding]:
    """Who joins is not in the team already (handbook 2.1: ไม่ซ้ำคน)."""
    for district, change in _changes(project):
        joins = change.action in (REPLACES, JOINS) and _names_somebody(change.source)
        if joins and is_member(change.person, change.seats_before):
            person = change.person
            where = change.source.at("first" if person.full_name else "position")
            yield _finding("amendment-twice", district, where, value=person.full_name or person.position)


def role_changes(project: Project) -> Iterator[Finding]:
    """เปลี่ยนหน้าที่ gives another duty than the one that the member has."""
    for district, change in _changes(project):
        if change.action == OTHER_ROLE and change.source.team_role and change.role == change.former_role:
            where, name = change.source.at("team_role"), change.replaced.full_name or change.replaced.position
            yield _finding("amendment-same-role", district, where, value=change.role, name=name)


def amended_team_has_its_roles(project: Project) -> Iterator[Finding]:
    """The team in force by each order has one chair and a secretary, as the first one must (handbook 2.1)."""
    for district in project.districts:
        before = district.team
        for amending in district.amendments:
            if not all(_is_sound(change) for change in amending.changes):
                break  # what the team becomes is not known
            told = [(finding.code, finding.args) for finding in team_roles(district.name, before)]
            found = team_roles(district.name, amending.team, where=amending.changes[0].source.where)
            yield from (finding for finding in found if (finding.code, finding.args) not in told)
            before = amending.team


def amended_after_what_it_amends(project: Project) -> Iterator[Finding]:
    """An amending order is not older than the first order, nor than an earlier round."""
    for district, amending in _rounds(project):
        row = project.number_of(project.papers_of(TEAM_AMENDMENT), _place(district, amending))
        if row is None and amending is district.amendments[0]:
            row = project.number_of(project.papers_of(TEAM_AMENDMENT), district.name)
        if row is None or row.latest is None or amending.not_before is None or row.latest >= amending.not_before:
            continue
        where, latest = row.at("dated"), day_text(amending.not_before)
        yield _finding("amendment-early", district, where, value=day_text(row.latest), latest=latest)


def amended_order_stands(project: Project) -> Iterator[Finding]:
    """An order that is cancelled is amended no more: its successor appoints the whole team (mode ข)."""
    for district, amending in _rounds(project):
        if project.number_of(project.papers_of(TEAM_ORDER), district.name) is not None:
            continue
        names = project.papers_of(TEAM_ORDER)
        rows = [row for row in project.register if row.document in names and row.place == district.name]
        if rows:
            row, where = rows[-1], amending.changes[0].source.at("round")
            yield _finding("amendment-of-cancelled", district, where, value=row.number, also=(row.at("status"),))


def every_round_has_its_number(project: Project) -> Iterator[Finding]:
    """Two orders never share a number: a row of the register without a round is the first one's."""
    for district, amending in _rounds(project):
        shared = project.number_of(project.papers_of(TEAM_AMENDMENT), district.name)
        is_first = amending is district.amendments[0]
        place = _place(district, amending)
        if shared is None or is_first or project.number_of(project.papers_of(TEAM_AMENDMENT), place):
            continue
        where = amending.changes[0].source.at("round")
        yield _finding(
            "amendment-number", district, where, value=shared.number, place=place, also=(shared.at("place"),)
        )


def _rounds(project: Project) -> Iterator[tuple[District, TeamRound]]:
    for district in project.districts:
        for amending in district.amendments:
            yield district, amending


def _changes(project: Project) -> Iterator[tuple[District, TeamChange]]:
    """The changes of all teams that there are."""
    for district, amending in _rounds(project):
        if district.team:
            yield from ((district, change) for change in amending.changes)


def _finding(
    code: str, district: District, where: CellRef, *, value: str, also: tuple[CellRef, ...] = (), **args: object
) -> Finding:
    args["district"] = district.name
    severity = Severity.ERROR
    return Finding(code=code, severity=severity, where=where, value=value, args=args, also=also, subject=district.name)


def _names_somebody(row: Amendment) -> bool:
    return bool(row.full_name or row.position)


def _is_sound(change: TeamChange) -> bool:
    return change.action == JOINS or len(seats_named(change.source.replaced, change.seats_before)) == 1


def _place(district: District, amending: TeamRound) -> str:
    """What the register calls a round."""
    return f"{district.name}/{amending.key}"
