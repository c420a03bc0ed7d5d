"""What a roll-up stands on: the sheets and settings behind each figure of a district and of the province.

A roll-up prints figures of many villages. An error in any row that such a figure counts makes the total wrong, and
nobody could see it on the paper; so the whole roll-up is withheld, with the cell named, until the row is mended. Of its
villages it heeds no sheet that its figures do not come from: the price of a material stops no report of attendance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from docgen.programmes.sammachip import DistrictDossier, Dossier, GroupDossier, Project, ProvinceDossier
from docgen.programmes.sammachip.sheets import (
    Assessment,
    Attendance,
    BudgetLine,
    Group,
    GroupMember,
    Household,
    Outcome,
    Sage,
    Village,
)
from docgen.records import Record

Sheets = frozenset[str]

_VILLAGE = frozenset({Village.sheet})
_SAGES = _VILLAGE | {Attendance.sheet, Sage.sheet}
_CAME = _VILLAGE | {Attendance.sheet, Household.sheet}
_FOLLOWED = _VILLAGE | {Outcome.sheet, Household.sheet}
_APPLIED = _FOLLOWED | {Attendance.sheet}
_SPENT = _VILLAGE | {BudgetLine.sheet}
_ASSESSED = _VILLAGE | {Assessment.sheet}
_GROUPS = frozenset({Group.sheet})
_ALL_OF_VILLAGE = _SAGES | _APPLIED | _SPENT | _ASSESSED

SHEETS_OF_FIGURE: Mapping[str, Sheets] = {
    **dict.fromkeys(("villages", "key", "name", "code", "village", "rows", "allocated"), _VILLAGE),
    **dict.fromkeys(("sages_target", "households_target", "promoted_target"), _VILLAGE),
    **dict.fromkeys(("targets_recorded", "sammachip_recorded"), _VILLAGE),
    **dict.fromkeys(("held", "held_percent"), _VILLAGE | {Attendance.sheet}),
    **dict.fromkeys(("complete", "pending"), _ALL_OF_VILLAGE),
    **dict.fromkeys(("sages_came", "sages_percent"), _SAGES),
    **dict.fromkeys(("households_came", "households_percent", "promoted_percent"), _CAME),
    **dict.fromkeys(("promoted_followed", "applied", "applied_percent", "increased", "increased_percent"), _APPLIED),
    "increased_of_target_percent": _APPLIED,
    **dict.fromkeys(("followed", "income_before", "income_after", "mean_before", "mean_after"), _FOLLOWED),
    **dict.fromkeys(("income_rise", "income_percent"), _FOLLOWED),
    **dict.fromkeys(("spent", "left", "spent_percent", "paid_on", "bpm_on", "bpm_recorded"), _SPENT),
    **dict.fromkeys(("before", "after", "assessment", "levels", "risen", "kept", "fallen", "indicators"), _ASSESSED),
    **dict.fromkeys(("assessed_twice", "is_fully_assessed"), _ASSESSED),
    **dict.fromkeys(("assessed_before_percent", "assessed_after_percent"), _ASSESSED),
    "is_attended": _CAME | _SAGES,
    "is_followed": _FOLLOWED,
    "is_spent": _SPENT,
    "groups_target": _VILLAGE,
    **dict.fromkeys(("groups", "groups_percent", "group_rows", "groups_registered", "group_allocated"), _GROUPS),
    "group_members": _GROUPS | {GroupMember.sheet},
    "group_spent": _GROUPS | {BudgetLine.sheet},
}

SHEETS_OF_GROUP: Mapping[str, Sheets] = {"members": SHEETS_OF_FIGURE["group_members"], "spent": _GROUPS | _SPENT}

SETTINGS_OF_FIGURE: Mapping[str, frozenset[str]] = {
    "sages_target": frozenset({"sages_per_village"}),
    "sages_percent": frozenset({"sages_per_village"}),
    "households_target": frozenset({"households_per_village"}),
    "households_percent": frozenset({"households_per_village"}),
    **dict.fromkeys(
        ("promoted_target", "promoted_percent", "increased_of_target_percent"),
        frozenset({"promoted_target", "village_count"}),
    ),
    **dict.fromkeys(("allocated", "left", "spent_percent"), frozenset({"budget_per_village"})),
    **dict.fromkeys(("groups_target", "groups_percent"), frozenset({"group_count"})),
    "group_allocated": frozenset({"group_budget", "group_budget_basis", "group_count"}),
}

SHEETS_OF: Mapping[str, Sheets] = {
    "rows": _VILLAGE,
    "sum": frozenset(),
    "groups": _GROUPS,
    "indicators": _ASSESSED,
    **{f"{root}.{name}": sheets for root in ("rows", "sum") for name, sheets in SHEETS_OF_FIGURE.items()},
    **{f"groups.{name}": sheets for name, sheets in SHEETS_OF_GROUP.items()},
}


@cache
def figures_used(fields: Sheets) -> frozenset[str]:
    """The figures that a template prints, wherever they hang: `rows[].spent` and `sum.rows[].spent` are `spent`."""
    used: set[str] = set()
    for path in fields:
        root, *steps = path.replace("[]", "").split(".")
        if root in ("rows", "sum"):
            used.update(step for step in steps if step in SHEETS_OF_FIGURE)
        elif root in ("groups", "indicators"):
            used.add(root)
            used.update(f"group_{step}" for step in steps if root == "groups" and step in SHEETS_OF_GROUP)
    return frozenset(used)


@cache
def sheets_summed(fields: Sheets) -> Sheets:
    """The sheets that a template's figures are added up from; empty for a paper that is no roll-up."""
    return frozenset().union(*(SHEETS_OF_FIGURE[name] for name in figures_used(fields)))


@cache
def settings_used(fields: Sheets) -> frozenset[str]:
    """The settings that a template's figures are computed with."""
    return frozenset().union(*(SETTINGS_OF_FIGURE.get(name, frozenset()) for name in figures_used(fields)))


def rows_summed(place: DistrictDossier | ProvinceDossier, project: Project, fields: Sheets) -> Iterator[Record]:
    """Every row that the figures of a district or of the province count."""
    sheets = sheets_summed(fields)
    for dossier in villages_of(place, project):
        yield from (row for row in dossier.records() if row.sheet in sheets)
    if Group.sheet in sheets:
        for group in groups_of(place, project):
            yield from (row for row in (group.group, *group.members, *group.budget) if row.sheet in sheets)


def subjects_summed(place: DistrictDossier | ProvinceDossier, project: Project, fields: Sheets) -> Iterator[str]:
    """The keys of the villages and groups that the figures count: what is wrong with one of them is wrong here."""
    if sheets_summed(fields):
        yield from (dossier.key for dossier in villages_of(place, project))
        yield from (group.key for group in groups_of(place, project))


def villages_of(place: DistrictDossier | ProvinceDossier, project: Project) -> Iterator[Dossier]:
    """The villages that the place's figures count."""
    yield from (d for d in project.dossiers if isinstance(place, ProvinceDossier) or d.village.district == place.key)


def groups_of(place: DistrictDossier | ProvinceDossier, project: Project) -> Iterator[GroupDossier]:
    """The groups that the place's figures count; one of no known district may be missing in any."""
    for group in project.groups:
        if isinstance(place, ProvinceDossier) or group.district_name in {"", place.key}:
            yield group
