"""The rules of one person in two places: R-TIM-05 and handbook 2.2 of sages, R-CNT-04 of representatives, R-PER-01.

Two rows are one person where their identity numbers are equal; where one has none, where their names are. Two people
whose numbers or days of birth differ may share a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.dossier import Dossier
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.rules.wording import day_text
from docgen.programmes.sammachip.sheets import Household, Sage


def sage_in_two_villages(project: Project) -> Iterator[Finding]:
    """R-TIM-05: a sage teaches in two villages on one day; by name alone, in villages of one district only."""
    for dossier, sage, others in _sages_elsewhere(project):
        found = next((other for other in others if _same_day(dossier, sage, *other)), None)
        if found is not None:
            yield _told("R-TIM-05", dossier, sage, *found)


def sage_of_two_villages(project: Project) -> Iterator[Finding]:
    """A name of a sage stands in one village (handbook 2.2); on one day R-TIM-05 has told it already."""
    for dossier, sage, others in _sages_elsewhere(project):
        if not any(_same_day(dossier, sage, *other) for other in others):
            yield _told("sage-twice", dossier, sage, *others[0])


def one_household_each(project: Project) -> Iterator[Finding]:
    """R-CNT-04: nobody represents two households, in whichever village; told by the identity number alone."""
    first: dict[str, tuple[Dossier, Household]] = {}
    for dossier in project.dossiers:
        for household in dossier.households:
            if not household.citizen_id:
                continue
            village, other = first.setdefault(household.citizen_id, (dossier, household))
            if other is not household:
                yield Finding(
                    code="R-CNT-04-person",
                    severity=Severity.ERROR,
                    where=household.at("citizen_id"),
                    value=household.full_name,
                    args={"other": other.full_name, "village": village.village.full_name},
                    also=(other.at("citizen_id"),),
                )


def voucher_has_the_right_number(project: Project) -> Iterator[Finding]:
    """R-PER-01: an identity number that is wrong withholds the voucher that prints it whole (handbook 4.8)."""
    for dossier in project.dossiers:
        for payment in dossier.payments:
            sage = payment.sage
            if "citizen_id" in sage.unread:
                yield Finding(
                    code="R-PER-01",
                    severity=Severity.ERROR,
                    where=sage.at("citizen_id"),
                    value=sage.full_name,
                    args={"village": dossier.village.full_name},
                    subject=f"{dossier.key}/{payment.key}",
                    touches=frozenset({"item.sage.citizen_id"}),
                )


def is_same_person(one: Sage | Household, other: Sage | Household) -> bool:
    """The same identity number, or the same name where no number and no day of birth says otherwise."""
    if one.citizen_id and other.citizen_id:
        return one.citizen_id == other.citizen_id
    born = {person.birth_date for person in (one, other) if isinstance(person, Sage) and person.birth_date}
    return bool(one.first and one.last) and (one.first, one.last) == (other.first, other.last) and len(born) < 2


def _sages_elsewhere(project: Project) -> Iterator[tuple[Dossier, Sage, list[tuple[Dossier, Sage]]]]:
    """Each sage whom an earlier village has as well, with all of those villages."""
    seen: defaultdict[str | tuple[str, str], list[tuple[Dossier, Sage]]] = defaultdict(list)
    for dossier in project.dossiers:
        for sage in dossier.sages:
            keys: list[str | tuple[str, str]] = [key for key in (sage.citizen_id, (sage.first, sage.last)) if key]
            earlier = {other[1].where: other for key in keys for other in seen[key]}
            others = [other for other in earlier.values() if other[0] is not dossier and is_same_person(sage, other[1])]
            if others:
                yield dossier, sage, others
            for key in keys:
                seen[key].append((dossier, sage))


def _same_day(dossier: Dossier, sage: Sage, elsewhere: Dossier, other: Sage) -> bool:
    day = dossier.village.training_date
    is_certain = bool(sage.citizen_id) and sage.citizen_id == other.citizen_id
    is_near = dossier.village.district == elsewhere.village.district
    return day is not None and day == elsewhere.village.training_date and (is_certain or is_near)


def _told(code: str, dossier: Dossier, sage: Sage, elsewhere: Dossier, other: Sage) -> Finding:
    day = dossier.village.training_date
    return Finding(
        code=code,
        severity=Severity.WARNING,
        where=sage.at("first"),
        value=sage.full_name,
        args={
            "village": dossier.village.full_name,
            "other": elsewhere.village.full_name,
            "day": day_text(day) if day else "",
        },
        also=(other.at("first"),),
    )
