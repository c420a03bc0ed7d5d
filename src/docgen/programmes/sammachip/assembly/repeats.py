"""Keys that must be there once: what repeats is a finding that names both rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from docgen.findings import CellRef, Finding, Severity
from docgen.programmes.sammachip.sheets import GroupMember, Household, Sage
from docgen.records import Record

T = TypeVar("T", bound=Record)


def clash(code: str, where: CellRef, first: CellRef, value: object) -> Finding:
    """The finding that `where` repeats what stands in `first`."""
    return Finding(code=code, severity=Severity.ERROR, where=where, value=str(value), also=(first,))


def unique(
    rows: Iterable[T], key: Callable[[T], str], code: str, findings: list[Finding], *, field: str = "group_id"
) -> dict[str, T]:
    """Rows by key, the first of those that share one; who has none is left out."""
    found: dict[str, T] = {}
    for row in rows:
        name = key(row)
        if not name:
            continue
        if name in found:
            findings.append(clash(code, row.at(field), found[name].at(field), name))
        else:
            found[name] = row
    return found


def repeated_numbers(
    rows: Mapping[str, list[Sage]] | Mapping[str, list[Household]] | Mapping[str, list[GroupMember]],
    findings: list[Finding],
) -> None:
    """Two people of a village or a group with the same number: attendance could not tell them apart."""
    for people in rows.values():
        seen: dict[int, Record] = {}
        for person in people:
            if person.seq is None:
                continue
            if person.seq in seen:
                findings.append(clash("row-twice", person.at("seq"), seen[person.seq].at("seq"), person.seq))
            seen.setdefault(person.seq, person)


def repeated(rows: Mapping[str, list[T]], key: Callable[[T], object], findings: list[Finding]) -> None:
    """The same key twice in one village."""
    for of_village in rows.values():
        seen: dict[object, T] = {}
        for row in of_village:
            what = key(row)
            if what in seen:
                first = seen[what]
                spoken = " ".join(
                    str(part) for part in (what if isinstance(what, tuple) else (what,)) if part not in (None, "")
                )
                findings.append(clash("row-twice", row.where, first.where, spoken))
            seen.setdefault(what, row)
