"""Rows of occupation groups: their plans, and their members with the place where each lives."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from docgen import thai
from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.sheets import Group, GroupMember, GroupPlan, Village

G = TypeVar("G", GroupMember, GroupPlan)


def rows_of_groups(
    rows: Iterable[G], groups: Mapping[str, Group], findings: list[Finding]
) -> defaultdict[str, list[G]]:
    """Rows by group."""
    by_group: defaultdict[str, list[G]] = defaultdict(list)
    for row in rows:
        group_id = thai.to_arabic_digits(row.group_id)
        if group_id in groups:
            by_group[group_id].append(row)
        elif row.group_id:
            findings.append(
                Finding(code="group-unknown", severity=Severity.ERROR, where=row.at("group_id"), value=row.group_id)
            )
    return by_group


def members_of(
    rows: Iterable[GroupMember],
    groups: Mapping[str, Group],
    homes: Mapping[str, str],
    villages: Mapping[str, Village],
    findings: list[Finding],
) -> defaultdict[str, list[GroupMember]]:
    """Members by group, each with the place where he lives: the village that his row names, or the group's home."""
    by_group = rows_of_groups(rows, groups, findings)
    for group_id, members in by_group.items():
        for place, member in enumerate(members):
            code = thai.to_arabic_digits(member.village_code).replace(" ", "")
            home = villages.get(code or homes[group_id])
            if home is not None:
                members[place] = dataclasses.replace(
                    member, village_code=home.village_code, home_moo=home.moo, home_tambon=home.tambon
                )
    return by_group
