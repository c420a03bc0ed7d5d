"""What a paper may use: the context of a village, a group, a district or the whole programme.

A context holds records and facts of the project model as they are; filters turn them into Thai.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from docgen import thai
from docgen.papers import rollups
from docgen.papers.checklist import VillageFile
from docgen.papers.registry import Document
from docgen.programmes.sammachip import (
    PROJECT_KEY,
    District,
    DistrictSum,
    Dossier,
    GroupDossier,
    Project,
    ProvinceSum,
    group_lines,
    group_lists,
)
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

Place = Dossier | District | GroupDossier | Project

BLANK_NUMBER = ".........."

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
_DOSSIER_ROOTS = (
    "officer", "village", "witnesses", "sages", "team_leader", "households", "household_count", "donor_count",
    "criteria", "sessions", "training_start", "training_end", "materials", "material_sum", "handouts", "budget",
    "budget_sum", "turnout", "turnout_sum", "results", "outcome", "assessment", "rounds", "groups",
    "survey_forms", "survey", "pictures", "missing_pictures", "has_all_pictures",
    "invitations", "minutes", "payments", "evidence", "evidence_sum", "loan", "handover_start",
    "household_invitations", "speakers", "picture_rows", "people_count",
)  # fmt: skip
_GROUP_ROOTS = (
    "officer", "group", "village", "members", "member_count", "committee", "attendees", "attendee_target",
    "open_places", "share_sum", "sessions", "training_start", "training_end", "materials", "material_sum", "budget",
    "budget_sum", "turnout", "plans", "pictures", "has_all_pictures", "handover_start",
)  # fmt: skip
_SUM_ROOTS = ("rows", "sum", "indicators", "province_chief")
ROOTS: Mapping[str, tuple[str, ...]] = {
    "village": ("programme", "paper", "district", *_DOSSIER_ROOTS, "file", "province", "emblem"),
    "group": ("programme", "paper", "district", *_GROUP_ROOTS, "province", "emblem"),
    "district": (
        "programme",
        "paper",
        "district",
        "dossiers",
        "groups",
        "group_lists",
        *_SUM_ROOTS,
        "province",
        "emblem",
    ),
    "project": (
        "programme",
        "paper",
        "districts",
        "dossiers",
        "groups",
        "group_lines",
        *_SUM_ROOTS,
        "province",
        "emblem",
    ),
}


@dataclass(frozen=True, kw_only=True)
class Paper:
    """The number and the date of one paper, as the register has them; blanks for the pen where it has none."""

    title: str
    number: str
    dated: dt.date | None = None
    cancels: str = ""
    cancels_dated: dt.date | None = None
    letter_number: str = ""


def places(document: Document, project: Project) -> Iterator[Place]:
    """Everything that gets a paper of this kind, in order."""
    if document.per == "village":
        yield from project.dossiers
    elif document.per == "district":
        yield from project.districts
    elif document.per == "group":
        yield from project.groups
    else:
        yield project


def key_of(place: Place) -> str:
    """The stable key of a place: village code, district name, group id, `project`."""
    if isinstance(place, Dossier | GroupDossier):
        return place.key
    return place.name if isinstance(place, District) else PROJECT_KEY


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


def items_of(document: Document, place: Place, project: Project) -> tuple[Item | None, ...]:
    """Whom or what of a place a paper of its own is made for; (None,) where the place gets one paper."""
    if not document.each:
        return (None,)
    listed = value_at(context_of(document, place, project), document.each)
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
    if isinstance(record, Village):
        return record.village_code
    if isinstance(record, Group):
        return record.group_id
    own = (getattr(record, field, None) for field in _ITEM_KEYS)
    return str(next((value for value in own if value not in (None, "")), "")).replace("/", "-")


def paper_key(place: Place, item: Item | None) -> str:
    """What tells a paper from the others of its kind: its place, and its item."""
    return key_of(place) if item is None else f"{key_of(place)}/{item.key}"


def number_of(document: Document, place: Place, project: Project, item: Item | None = None) -> LetterNumber | None:
    """The register's row of a paper; that of its place serves every item that has none of its own."""
    names = (document.short, document.id)
    own = None if item is None else project.number_of(names, paper_key(place, item))
    return own or project.number_of(names, key_of(place))


def paper_of(document: Document, place: Place, project: Project, item: Item | None = None) -> Paper:
    """Number and date from the register (เลขหนังสือ); an order's blank number keeps its calendar year (handbook 1.6)."""
    row = number_of(document, place, project, item)
    prefix = _letter_prefix(document, place, project)
    if row is None:
        return Paper(title=document.title, number=_blank_number(None), letter_number=_letter_number("", prefix))
    return Paper(
        title=document.title,
        number=_tidy_number(row.number) or _blank_number(row.dated),
        dated=row.dated,
        cancels=_tidy_number(row.cancels),
        cancels_dated=row.cancels_dated,
        letter_number=_letter_number(_tidy_number(row.number), prefix),
    )


def printed_number(document: Document, row: LetterNumber, place: Place, project: Project) -> str:
    """A row's number as its paper prints it; empty where there is none yet."""
    number = _tidy_number(row.number)
    is_letter = bool(number) and document.number == "letter"
    return _letter_number(number, _letter_prefix(document, place, project)) if is_letter else number


def _letter_prefix(document: Document, place: Place, project: Project) -> str:
    """What stands before the stroke of a letter's number: the letters and digits of its unit (handbook 1.6)."""
    if document.unit == "province" or isinstance(place, Project):
        return project.programme.letter_prefix
    return place.letter_prefix if isinstance(place, District) else place.district.letter_prefix


def _letter_number(number: str, prefix: str) -> str:
    """`กส 0119/45`: the register may hold all of it or what follows the stroke; dots for what is not known yet."""
    if "/" in number:
        return number
    return f"{thai.to_arabic_digits(prefix).rstrip('/ ') or BLANK_NUMBER}/{number or BLANK_NUMBER}"


def _tidy_number(number: str) -> str:
    return thai.to_arabic_digits(number).removeprefix("ที่").strip()


def _blank_number(dated: dt.date | None) -> str:
    return f"{BLANK_NUMBER}/{thai.buddhist_year(dated) if dated else BLANK_NUMBER}"


def context_of(document: Document, place: Place, project: Project, item: Item | None = None) -> dict[str, Any]:
    """Every root that a paper of this kind may use, except the emblem, which is the engine's business."""
    context: dict[str, Any] = {"programme": project.programme, "paper": paper_of(document, place, project, item)}
    context["province"] = project.province
    if item is not None:
        context |= {"item": item.record, "item_no": item.no}
    if isinstance(place, Dossier):
        context["district"] = place.district
        context.update({root: getattr(place, root) for root in _DOSSIER_ROOTS})
        context["file"] = VillageFile()  # filled when all other papers are planned
    elif isinstance(place, District):
        context |= {"district": place, "dossiers": dossiers_of(place, project)}
        context |= _summed(project.sums.district(place.name), project)
        context["groups"] = context["sum"].group_rows
        context["group_lists"] = group_lists(group for group in project.groups if group.district_name == place.name)
    elif isinstance(place, GroupDossier):
        context["district"] = place.district
        context.update({root: getattr(place, root) for root in _GROUP_ROOTS})
    else:
        context |= {"districts": place.districts, "dossiers": place.dossiers, "groups": place.groups}
        context |= _summed(place.sums, place)
        context["group_lines"] = group_lines(place.groups)
    return context


def _summed(sums: DistrictSum | ProvinceSum, project: Project) -> dict[str, Any]:
    """The roots of a roll-up."""
    return {
        "rows": sums.rows,
        "sum": sums,
        "indicators": sums.indicators,
        "province_chief": project.province_chief,
    }


def dossiers_of(place: Place, project: Project) -> tuple[Dossier, ...]:
    """The villages of a district, or of the whole programme, in the order of their codes."""
    if isinstance(place, District):
        return tuple(dossier for dossier in project.dossiers if dossier.village.district == place.name)
    return project.dossiers if isinstance(place, Project) else ()


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
