"""The rounds in which a district's support team was amended (แก้ไขทีม), with the orders that each of them names."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from docgen.findings import Finding, Severity
from docgen.model.stages import Stages
from docgen.programmes.sammachip.amendments import (
    CitedOrder,
    TeamRound,
    changes_of,
    seats_of,
)
from docgen.programmes.sammachip.assembly.areas import Areas
from docgen.programmes.sammachip.districts import District
from docgen.programmes.sammachip.sheets import Amendment, LetterNumber
from docgen.programmes.sammachip.stages import TEAM_AMENDMENT, TEAM_ORDER
from docgen.records import Record, plain_number

Registered = Mapping[tuple[str, str], LetterNumber]


def amended(  # noqa: PLR0917  districts, and all that their rounds are put together from
    districts: Mapping[str, District],
    rows: Sequence[Amendment],
    areas: Areas,
    numbers: Iterable[LetterNumber],
    register: Iterable[LetterNumber],
    stages: Stages,
    findings: list[Finding],
) -> dict[str, District]:
    """The districts with their rounds. A row of no district is left out, and named."""
    names = [_district(row, areas) for row in rows]
    by_district: defaultdict[str, list[Amendment]] = defaultdict(list)
    lost: defaultdict[str, list[Record]] = defaultdict(list)
    for place, (row, name) in enumerate(zip(rows, names, strict=True)):
        if name not in districts:
            if row.district:
                findings.append(_of_no_district(row))
            for neighbour in _beside(place, names, districts):
                lost[neighbour].append(row)
        elif row.round is None:
            lost[name].append(row)
        else:
            by_district[name].append(row)
    registered = {(row.document, row.place): row for row in numbers}
    cancelled = {(row.document, row.place): row for row in register if row.is_cancelled}
    return {
        name: dataclasses.replace(
            district, amendments=_rounds(district, by_district[name], lost[name], registered, cancelled, stages)
        )
        if name in by_district
        else district
        for name, district in districts.items()
    }


def _district(row: Amendment, areas: Areas) -> str:
    return areas.district(row.district)


def _of_no_district(row: Amendment) -> Finding:
    return Finding(code="amendment-district", severity=Severity.ERROR, where=row.at("district"), value=row.district)


def _beside(place: int, names: Sequence[str], districts: Mapping[str, District]) -> Iterable[str]:
    """A row of no district most likely belongs to the district above or below it: their orders must wait."""
    above = next((name for name in reversed(names[:place]) if name in districts), "")
    below = next((name for name in names[place + 1 :] if name in districts), "")
    return dict.fromkeys(name for name in (above, below) if name)


def _rounds(  # noqa: PLR0917  a district, its rows, and the register that names its orders
    district: District,
    rows: Iterable[Amendment],
    lost: Iterable[Record],
    registered: Registered,
    cancelled: Registered,
    stages: Stages,
) -> tuple[TeamRound, ...]:
    by_round: defaultdict[int, list[Amendment]] = defaultdict(list)
    for row in rows:
        by_round[row.round or 0].append(row)
    amending = stages.get(TEAM_AMENDMENT, ())
    first = _row_of(stages.get(TEAM_ORDER, ()), district.name, registered)
    named: list[LetterNumber] = [
        row for row in (first or _row_of(stages.get(TEAM_ORDER, ()), district.name, cancelled),) if row
    ]
    order, seats = _cited(first), seats_of(district.team)
    earlier: list[CitedOrder] = []
    found: list[TeamRound] = []
    for number, own in sorted(by_round.items()):
        changes = tuple(changes_of(own, seats))
        replaced = (change.replaced for change in changes if change.replaced.where.row)
        found.append(
            TeamRound(
                number=number,
                changes=changes,
                order=order,
                earlier=tuple(earlier),
                source=(*own, *lost, *replaced, *named),
            )
        )
        seats = changes[-1].seats_after
        entry = _row_of(amending, f"{district.name}/{number}", registered)
        if entry is None and not earlier:  # a row that says no round is the first one's
            entry = _row_of(amending, district.name, registered)
        named += [entry] if entry is not None else []
        earlier.append(_cited(entry))
    return tuple(found)


def _row_of(names: Iterable[str], place: str, rows: Registered) -> LetterNumber | None:
    return next((rows[name, place] for name in names if (name, place) in rows), None)


def _cited(row: LetterNumber | None) -> CitedOrder:
    return CitedOrder() if row is None else CitedOrder(number=plain_number(row.number), dated=row.dated)
