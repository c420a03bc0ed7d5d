"""The smallest project in which every rule and every figure has something to look at: a row or two of each sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from docgen.findings import CellRef
from docgen.programmes.sammachip.districts import CHIEF, DEVELOPMENT_CHIEF, OFFICER
from docgen.programmes.sammachip.groups import PRESIDENT
from docgen.programmes.sammachip.results import HOUSEHOLD, SAGE, STAFF
from docgen.programmes.sammachip.sheets import (
    ROW_RECORDS,
    Amendment,
    Assessment,
    Attendance,
    BudgetLine,
    Group,
    GroupMember,
    GroupPlan,
    Household,
    Material,
    OccupationStudy,
    Official,
    Programme,
    Session,
    Survey,
    Village,
)
from docgen.programmes.sammachip.sheets.amendments import ACTIONS
from docgen.records import Record, Records, columns

_CODE, _GROUP = "46010101", "G01"

# Values that lead the rules and the sums to the other columns of their rows.
_LEADING: Mapping[type[Record], tuple[Mapping[str, Any], ...]] = {
    Attendance: (
        *({"kind": kind, "seq": 1} for kind in (HOUSEHOLD, SAGE, STAFF)),
        {"kind": HOUSEHOLD, "seq": 1, "group_id": _GROUP},
    ),
    Session: ({}, {"group_id": _GROUP}),
    Material: ({}, {"group_id": _GROUP}),
    BudgetLine: ({}, {"group_id": _GROUP}),
    GroupPlan: ({"group_id": _GROUP},),
    Assessment: ({"round": 1, "passes": (True,)}, {"round": 2, "passes": (True,)}),
    Household: ({"origin": "-", "seq": 1},),
    Village: ({"is_ready": True},),
    Group: ({"group_id": _GROUP},),
    GroupMember: ({"group_id": _GROUP, "group_role": PRESIDENT, "seq": 1}, {"group_id": _GROUP, "seq": 2}),
    Survey: ({"seq": 1, "wishes": ("-",)},),
    OccupationStudy: ({"occupation": "-"},),
    Amendment: tuple({"round": 1, "action": action, "replaced": "-"} for action in ACTIONS),
    Official: tuple({"role": role, "team_role": "-"} for role in (CHIEF, DEVELOPMENT_CHIEF, OFFICER)),
}


def example_records() -> Records:
    """The settings, and the rows of every sheet, tied to one village and one group."""
    settings = Programme(sages_per_village=1, households_per_village=1, village_count=1, donor_years=(1,))
    return Records(programme=settings, rows={record: tuple(_rows(record)) for record in ROW_RECORDS})


def _rows(record: type[Record]) -> Iterable[Record]:
    where = CellRef(file="", sheet=record.sheet, row=1)
    return (record(where=where, **values) for values in _seeds(record))


def _seeds(record: type[Record]) -> Iterable[dict[str, Any]]:
    """One row of each sheet, tied to the one village or group; a row for each kind of attendance."""
    names = {column.field for column in columns(record)}
    place = {
        "village_code": _CODE,
        "district": "ก",
        "tambon": "ข",
        "moo": 1,
        "unit": "ก",
        "place": "ก",
        "document": "-",
    }
    values = {name: value for name, value in place.items() if name in names}
    return [{**values, **leading} for leading in _LEADING.get(record, ({"seq": 1} if "seq" in names else {},))]
