"""The rules of orders and of the support team (handbook 1.6, 2.1).

Each yields findings that name a cell; every number comes from the settings sheet, and a rule whose setting is missing
says nothing: that is a finding already.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from docgen import thai
from docgen.findings import CellRef, Finding, Severity
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.rules.wording import day_text
from docgen.programmes.sammachip.sheets import LetterNumber, Official
from docgen.records import NumberRow, plain_number


def order_year(project: Project) -> Iterator[Finding]:
    """An order's number carries the calendar year of its date, not the fiscal year (regulation 2526, ข้อ 16.2)."""
    for row in project.numbers:
        found = re.fullmatch(r"\d+\s*/\s*(\d{4})", thai.to_arabic_digits(row.number))
        if found and row.dated is not None and int(found[1]) != thai.buddhist_year(row.dated):
            yield Finding(
                code="order-year",
                severity=Severity.ERROR,
                where=row.at("number"),
                value=row.number,
                args={"dated": day_text(row.dated), "year": thai.buddhist_year(row.dated)},
                subject=row.place,
                touches=frozenset({LetterNumber.sheet}),
            )


def number_used(project: Project) -> Iterator[Finding]:
    """A number of a register stands for one paper, cancelled or not, and is never given again (regulation 2526)."""
    first: dict[tuple[str, ...], NumberRow] = {}
    for row in project.register:
        number = plain_number(row.number)
        if not any(letter.isdigit() for letter in number.partition("/")[0]):
            continue  # a blank with its year
        other = first.setdefault(_in_register(project, row, number), row)
        if (other.document, other.place) != (row.document, row.place):
            yield Finding(
                code="number-used",
                severity=Severity.WARNING,
                where=row.at("number"),
                value=row.number,
                also=(other.at("number"),),
                subject=row.place,
            )


def _in_register(project: Project, row: NumberRow, number: str) -> tuple[str, ...]:
    """What tells a number from all others: an order's unit and year, a letter's prefix and the year of its day."""
    unit = project.unit_of(row.place)
    if re.fullmatch(r"\d+/\d{4}", number):
        return (unit, number)
    year = str(thai.buddhist_year(row.dated)) if row.dated else ""
    if "/" in number:
        return (number, year)
    prefix = next((district.letter_prefix for district in project.districts if district.name == unit), "")
    if not unit:
        prefix = project.programme.letter_prefix
    return (f"{plain_number(prefix).rstrip('/')}/{number}", year) if prefix else (unit, number, year)


def numbers_in_order(project: Project) -> Iterator[Finding]:
    """A register runs in order: a later number of a unit has no earlier day in the same year (regulation 2526)."""
    registers: dict[tuple[str, ...], list[tuple[int, NumberRow]]] = {}
    for row in project.register:
        place = _place_in_register(project, row)
        if place is not None:
            registers.setdefault(place[0], []).append((place[1], row))
    for listed in registers.values():
        listed.sort(key=lambda pair: pair[0])
        for (number, row), (next_number, later) in pairwise(listed):
            if row.dated is None or later.latest is None or number == next_number or row.dated <= later.latest:
                continue
            yield Finding(
                code="number-order",
                severity=Severity.WARNING,
                where=later.at("dated"),
                value=later.number,
                args={"dated": day_text(later.latest), "before": row.number, "before_dated": day_text(row.dated)},
                also=(row.at("dated"),),
                subject=later.place,
            )


def _place_in_register(project: Project, row: NumberRow) -> tuple[tuple[str, ...], int] | None:
    """Which register a dated row stands in, and its number there. Circulars (ว) may have one of their own."""
    number = plain_number(row.number)
    order = re.fullmatch(r"(\d+)/(\d{4})", number)
    if row.dated is None:
        return None
    if order:
        return (project.unit_of(row.place), order[2]), int(order[1])
    letter = re.fullmatch(r"(?:.*/)?(ว?)(\d+)", number)
    if letter is None:
        return None
    prefix = _in_register(project, row, number)[0].rpartition("/")[0]
    return (project.unit_of(row.place), prefix, letter[1], str(thai.buddhist_year(row.dated))), int(letter[2])


def support_team(project: Project) -> Iterator[Finding]:
    """A support team has one chair, a secretary, and nobody twice (handbook 2.1)."""
    for district in project.districts:
        team = district.team
        args = {"district": district.name}
        subject, touches = district.name, frozenset({"district.team"})
        if not team:
            yield Finding(
                code="team-missing", severity=Severity.ERROR, where=district.villages[0].at("district"),
                value=district.name, args=args, subject=subject, touches=touches,
            )  # fmt: skip
            continue
        yield from team_roles(district.name, team)
        names = Counter(member.full_name for member in team if member.full_name)
        for member in team:
            if names[member.full_name] > 1:
                yield Finding(
                    code="team-twice", severity=Severity.ERROR, where=member.at("first"), value=member.full_name,
                    args=args, subject=subject, touches=touches,
                )  # fmt: skip


def team_roles(district: str, team: Sequence[Official], *, where: CellRef | None = None) -> Iterator[Finding]:
    """A team of a district without one chair, or without a secretary; told at `where`, or at its first member."""
    roles = [member.team_role for member in team]
    where = where or next((member.where for member in team), None)
    args: dict[str, object] = {"district": district}
    chairs = roles.count("ประธาน")
    if chairs != 1:
        yield Finding(
            code="team-chair",
            severity=Severity.WARNING,
            where=where,
            args={**args, "found": chairs},
            subject=district,
        )
    if not any("เลขานุการ" in role for role in roles):
        yield Finding(code="team-secretary", severity=Severity.WARNING, where=where, args=args, subject=district)
