"""The department's own register of groups (handbook 2.9): a line a group, a list for each officer to sign."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docgen.programmes.sammachip.groups import GroupDossier
from docgen.programmes.sammachip.sheets import Group, Official, Village

_FARMING, _PROCESSING, _TOURISM = "เกษตร", "แปรรูป", "ท่องเที่ยว"


@dataclass(frozen=True, kw_only=True)
class GroupLine:
    """One group's line: its product stands in the column of its kind."""

    group: Group
    village: Village

    def _product(self, *categories: str) -> str:
        return self.group.product if self.group.category in categories else ""

    @property
    def farming(self) -> str:
        """The product of a group of agriculture."""
        return self._product(_FARMING)

    @property
    def processing(self) -> str:
        """The product of a group that processes (OTOP/SME)."""
        return self._product(_PROCESSING)

    @property
    def tourism(self) -> str:
        """The product of a group of tourism."""
        return self._product(_TOURISM)

    @property
    def other(self) -> str:
        """The product of any other group, and of one whose kind is not said: it is lost in no column."""
        return "" if self.farming or self.processing or self.tourism else self.group.product


@dataclass(frozen=True, kw_only=True)
class GroupList:
    """The groups of the tambons that one officer (พัฒนากร) is in charge of; `groups` and `villages` lie side by side.

    `key` is the officer's name, or the tambon's where nobody is known to be in charge of it.
    """

    key: str
    officer: Official
    groups: tuple[Group, ...]
    villages: tuple[Village, ...]

    @property
    def name(self) -> str:
        """How the list is called in file names."""
        return self.key

    @property
    def count(self) -> int:
        """How many groups it lists."""
        return len(self.groups)

    @property
    def lines(self) -> tuple[GroupLine, ...]:
        """Its groups, each with its village."""
        pairs = zip(self.groups, self.villages, strict=True)
        return tuple(GroupLine(group=group, village=village) for group, village in pairs)


def group_lines(groups: Iterable[GroupDossier]) -> tuple[GroupLine, ...]:
    """Every group, in the order of the districts' and the groups' codes."""
    return tuple(GroupLine(group=dossier.group, village=dossier.village) for dossier in _in_order(groups))


def group_lists(groups: Iterable[GroupDossier]) -> tuple[GroupList, ...]:
    """A list for each officer of each district, in the order of the districts' and the groups' codes."""
    found: dict[tuple[str, str], list[GroupDossier]] = {}
    for dossier in _in_order(groups):
        officer = " ".join(dossier.officer.full_name.split()) or f"ตำบล{dossier.village.tambon}"
        found.setdefault((dossier.district_name, officer), []).append(dossier)
    return tuple(
        GroupList(
            key=officer,
            officer=listed[0].officer,
            groups=tuple(dossier.group for dossier in listed),
            villages=tuple(dossier.village for dossier in listed),
        )
        for (_, officer), listed in found.items()
    )


def _in_order(groups: Iterable[GroupDossier]) -> list[GroupDossier]:
    return sorted(groups, key=lambda dossier: (dossier.district.code, dossier.district_name, dossier.key))
