"""What a paper may use: the context of a place, as the programme declares its roots.

A context holds records and facts of the programme's model as they are; filters turn them into Thai.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from docgen.model.place import Place, World
from docgen.papers import rollups
from docgen.papers.checklist import Checklist
from docgen.papers.number import paper_of
from docgen.papers.registry import Document
from docgen.programmes.sammachip.sheets import (
    Amendment,
    Assessment,
    Attendance,
    BudgetLine,
    Group,
    GroupMember,
    GroupPlan,
    Household,
    LetterNumber,
    Material,
    Meeting,
    OccupationStudy,
    Official,
    Outcome,
    Programme,
    Recipient,
    Sage,
    Session,
    Survey,
    Village,
    Voucher,
)
from docgen.records import Record

# Where each root of a context comes from: an error in these sheets makes the papers that use it wrong.
_OFFICIALS = frozenset({Official.sheet})
_HOUSEHOLDS = frozenset({Household.sheet})
_MEMBERS = frozenset({GroupMember.sheet})
# What a root means in the papers of one kind of place only is named `group:turnout`.
SHEETS_OF: Mapping[str, frozenset[str]] = {
    "programme": frozenset({Programme.sheet}),
    "paper": frozenset({LetterNumber.sheet}),
    "district": frozenset(),
    "district.chief": _OFFICIALS,
    "district.development_chief": _OFFICIALS,
    "district.staff": _OFFICIALS,
    "district.team": _OFFICIALS,
    "district.team_in_force": _OFFICIALS | {Amendment.sheet},
    "district.amendments": _OFFICIALS | {Amendment.sheet, LetterNumber.sheet},
    "district.villages": frozenset({Village.sheet}),
    "officer": _OFFICIALS,
    "village": frozenset({Village.sheet}),
    "witnesses": frozenset({Village.sheet}),
    "sages": frozenset({Sage.sheet}),
    "team_leader": frozenset({Sage.sheet}),
    "households": _HOUSEHOLDS,
    "household_count": _HOUSEHOLDS,
    "donor_count": _HOUSEHOLDS,
    "people_count": frozenset({Sage.sheet}) | _HOUSEHOLDS,
    "criteria": _HOUSEHOLDS,
    "sessions": frozenset({Session.sheet}),
    "training_start": frozenset({Session.sheet}),
    "training_end": frozenset({Session.sheet}),
    "handover_start": frozenset({Session.sheet}),
    "materials": frozenset({Material.sheet}),
    "material_sum": frozenset({Material.sheet}),
    "handouts": frozenset({Material.sheet}),
    "budget": frozenset({BudgetLine.sheet}),
    "budget_sum": frozenset({BudgetLine.sheet}),
    "turnout": frozenset({Attendance.sheet, Sage.sheet}) | _HOUSEHOLDS,
    "turnout_sum": frozenset({Attendance.sheet, Sage.sheet}) | _HOUSEHOLDS,
    "results": frozenset({Attendance.sheet, Outcome.sheet}) | _HOUSEHOLDS,
    "outcome": frozenset({Outcome.sheet}),
    "assessment": frozenset({Assessment.sheet}),
    "rounds": frozenset({Assessment.sheet}),
    **rollups.SHEETS_OF,
    "province_chief": _OFFICIALS,
    "group": frozenset({Group.sheet}),
    "groups": frozenset({Group.sheet, GroupMember.sheet}),
    "group_lists": frozenset({Group.sheet, Village.sheet}) | _OFFICIALS,
    "group_lines": frozenset({Group.sheet, Village.sheet}),
    "members": _MEMBERS,
    "attendees": _MEMBERS,
    "open_places": _MEMBERS,
    "committee": _MEMBERS,
    "member_count": _MEMBERS,
    "share_sum": _MEMBERS,
    "attendee_target": frozenset(),
    "plans": frozenset({GroupPlan.sheet}),
    "group:turnout": frozenset({Attendance.sheet}) | _MEMBERS,
    "districts": frozenset({Village.sheet}),
    "dossiers": frozenset({Village.sheet}),
    "survey_forms": frozenset({Survey.sheet}) | _HOUSEHOLDS,
    "survey": frozenset({Survey.sheet, OccupationStudy.sheet}) | _HOUSEHOLDS,
    "pictures": frozenset({Village.sheet, Assessment.sheet, Group.sheet}),
    "missing_pictures": frozenset(),
    "has_all_pictures": frozenset(),
    "file": frozenset(),
    "invitations": frozenset({Sage.sheet, Village.sheet, Recipient.sheet}),
    "household_invitations": _HOUSEHOLDS,
    "speakers": frozenset({Sage.sheet, Session.sheet}),
    "picture_rows": frozenset({Village.sheet, Assessment.sheet}),
    "minutes": frozenset({Meeting.sheet, Village.sheet}) | _OFFICIALS,
    "payments": frozenset({Sage.sheet, BudgetLine.sheet}),
    "payments.fee": frozenset({Sage.sheet}),
    "evidence": frozenset({Voucher.sheet, BudgetLine.sheet, Sage.sheet, Material.sheet}),
    "evidence_sum": frozenset({Voucher.sheet, BudgetLine.sheet, Sage.sheet, Material.sheet}),
    "loan": frozenset({BudgetLine.sheet}),
    "province": frozenset(),
    "province.governor": _OFFICIALS,
    "province.chief": _OFFICIALS,
    "emblem": frozenset(),
}
# Sheets that are keyed in while the work is done and after it: of what a figure stands on, those are what it waits for.
_KEYED_IN_LATER = frozenset({
    Attendance.sheet, Outcome.sheet, Assessment.sheet, BudgetLine.sheet, Voucher.sheet, Survey.sheet, Meeting.sheet,
})  # fmt: skip
# Settings that a root is computed with, besides those that a template prints itself.
SETTINGS_OF: Mapping[str, frozenset[str]] = {
    "attendee_target": frozenset({"group_attendees"}),
    "open_places": frozenset({"group_attendees"}),
}


@dataclass(frozen=True, kw_only=True)
class Item:
    """One record of a list of a place, which gets a paper of its own (`each`): `no` is its place in the list.

    `key` stays the same when rows move: the record's own number, or its name where its sheet has no numbers.
    """

    record: Any
    no: int
    key: str

    @property
    def name(self) -> str:
        """How the item is called in file names and in what the program says."""
        return str(next(filter(None, (getattr(self.record, field, None) for field in _ITEM_NAMES)), ""))


_ITEM_KEYS = ("key", "seq", "code", "number")
_ITEM_NAMES = ("full_name", "title", "name", "item", "activity", "category")


def items_of(document: Document, place: Place, world: World) -> tuple[Item | None, ...]:
    """Whom or what of a place a paper of its own is made for; (None,) where the place gets one paper."""
    if not document.each:
        return (None,)
    listed = value_at(context_of(document, place, world), document.each)
    seen: Counter[str] = Counter()
    items: list[Item] = []
    for no, record in enumerate(listed, 1):
        unnamed = Item(record=record, no=no, key="")
        key = _stable_key(record) or unnamed.name
        seen[key] += 1  # a number that is there twice is a finding; the papers must still be told apart
        items.append(dataclasses.replace(unnamed, key=key if seen[key] == 1 else f"{key}~{seen[key]}"))
    return tuple(items)


def _stable_key(record: Any) -> str:
    """What a record is known by, wherever its row stands; empty where it has no number of its own."""
    if isinstance(record, Record) and record.known_by:
        return str(getattr(record, record.known_by))
    own = (getattr(record, field, None) for field in _ITEM_KEYS)
    return str(next((value for value in own if value not in (None, "")), "")).replace("/", "-")


def places(document: Document, world: World) -> Sequence[Place]:
    """Everything that gets a paper of this kind, in order."""
    return world.places(document.per)


def context_of(document: Document, place: Place, world: World, item: Item | None = None) -> dict[str, Any]:
    """Every root that a paper of this kind may use, except the emblem, which is the engine's business."""
    context = {**world.shared(), "paper": paper_of(document, place, world, item)}
    if item is not None:
        context |= {"item": item.record, "item_no": item.no}
    context.update({root: getattr(place, root) for root in place.roots})
    if document.level.has_checklist:
        context["file"] = Checklist()  # filled when all other papers are planned
    return context


@cache
def sheets_used(fields: frozenset[str], per: str = "") -> frozenset[str]:
    """The sheets that a template's fields (`village.name`, `households[].first`) come from; `per` is its kind."""
    used: set[str] = set()
    for path in fields:
        parts = path.replace("[]", "").split(".")
        root, longer = parts[0], ".".join(parts[:2])
        known = next((name for name in (longer, f"{per}:{root}", root) if name in SHEETS_OF), root)
        used |= SHEETS_OF.get(known, frozenset())
        if root == "dossiers" and len(parts) > 1:
            used |= SHEETS_OF.get(parts[1], frozenset())
    return frozenset(used)


@cache
def sheets_awaited(path: str, per: str, each: str = "") -> frozenset[str]:
    """The sheets in which a field that is not known yet will be keyed in; an item's are those of its list, `each`."""
    root, dot, rest = path.partition(".")
    used = sheets_used(frozenset({f"{each}{dot}{rest}" if each and root == "item" else path}), per)
    return used & _KEYED_IN_LATER or used


def prints(fields: frozenset[str], root: str) -> bool:
    """A template with these fields prints something of this root."""
    return any(path.replace("[]", "").partition(".")[0] == root for path in fields)


def value_at(context: Mapping[str, Any], path: str) -> Any:
    """The value of `village.training_date`; raises KeyError or AttributeError where there is no such field."""
    root, *rest = path.split(".")
    value = context[root]
    for name in rest:
        value = getattr(value, name)
    return value
