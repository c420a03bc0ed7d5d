"""Which columns of the workbook the program reads at all: for the rules, and for the fields that templates print.

Found by watching: a tiny project of watched records is put together, checked, and every printed field is read once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import Any

from docgen.findings import CellRef
from docgen.papers.contexts import Item, context_of, items_of, places
from docgen.papers.registry import Document
from docgen.programmes import bundled
from docgen.programmes.sammachip import assemble, check
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
    VillageRow,
)
from docgen.programmes.sammachip.sheets.amendments import ACTIONS
from docgen.records import Record, Records, columns

_CODE, _GROUP = "46010101", "G01"
_KEYS = frozenset({"village_code", "district", "tambon", "moo"})  # they find the village, with or without the code

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


def all_columns() -> Iterator[tuple[str, str, str]]:
    """(sheet, field, header) of every column; a repeated one counts once."""
    every: tuple[type[Record], ...] = (Programme, *ROW_RECORDS)
    for record in every:
        keys = _KEYS if issubclass(record, VillageRow) else frozenset[str]()
        first: dict[str, str] = {}
        for column in columns(record):
            first.setdefault(column.field, column.header)
        yield from ((record.sheet, name, header) for name, header in first.items() if name not in keys)


def columns_read(printed: Mapping[str, Set[str]]) -> set[tuple[str, str]]:
    """(sheet, field) of every column that is read; `printed` are the fields that templates print, by their `per`."""
    seen: set[tuple[str, str]] = set()
    rows = {record: tuple(_watched(record, values, seen) for values in _seeds(record)) for record in ROW_RECORDS}
    programme = _watched(
        Programme, {"sages_per_village": 1, "households_per_village": 1, "village_count": 1, "donor_years": (1,)}, seen
    )
    project, _ = assemble(Records(programme=programme, rows=rows))
    check(project)
    for per, fields in printed.items():
        document = Document(id="-", short="-", title="-", template=Path(), per=per, programme=bundled())
        for place in places(document, project):
            context = context_of(document, place, project)
            for path in fields - {"emblem"}:
                _read(context, path)
    return seen


def example_context(document: Document) -> Mapping[str, Any]:
    """The context of a place of which next to nothing is known: for trying a template before there is any data."""
    rows = {record: tuple(_plain_record(record, values) for values in _seeds(record)) for record in ROW_RECORDS}
    project, _ = assemble(Records(programme=Programme(), rows=rows))
    place = next(iter(places(document, project)))
    item = next(iter(items_of(document, place, project)), Item(record=None, no=1, key="1"))
    return context_of(document, place, project, item)


def _plain_record(record: type[Record], values: Mapping[str, Any]) -> Record:
    return record(where=CellRef(file="", sheet=record.sheet, row=1), **values)


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


def _watched(record: type[Record], values: Mapping[str, Any], seen: set[tuple[str, str]]) -> Any:
    """A record that notes which of its columns are read, except by `dataclasses.replace`, which reads them all."""
    own = {column.field for column in columns(record)}

    def note(self: Record, name: str) -> Any:
        if name in own and sys._getframe(1).f_globals.get("__name__") != "dataclasses":
            seen.add((record.sheet, name))
        return object.__getattribute__(self, name)

    watched = type(record.__name__, (record,), {"__getattribute__": note})
    return watched(where=CellRef(file="", sheet=record.sheet, row=1), **values)


def _read(value: Any, path: str) -> None:
    """Follow a printed path through the context."""
    head, _, rest = path.partition(".")
    name, is_each = head.removesuffix("[]"), head.endswith("[]")
    value = value[name] if isinstance(value, dict) else getattr(value, name)
    items = tuple(value) if is_each and value is not None else (value,)
    for item in items:
        if rest and item is not None:
            _read(item, rest)
