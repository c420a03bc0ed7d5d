"""A district: its people in office by the role that they sign in, and its target villages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from docgen.model.trace import Traced
from docgen.programmes.sammachip.amendments import TeamRound
from docgen.programmes.sammachip.sheets import Official, Village

NOBODY = Official()
PROVINCE = "จังหวัด"  # what the province is called where a unit is named
CHIEF, DEVELOPMENT_CHIEF, OFFICER, GOVERNOR, PROVINCE_CHIEF = (
    "นายอำเภอ", "พัฒนาการอำเภอ", "พัฒนากร", "ผู้ว่าราชการจังหวัด", "พัฒนาการจังหวัด",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class District(Traced):
    """A district: its people in office and its target villages in the order of their codes."""

    name: str
    code: str = ""
    office: str = ""
    letter_prefix: str = ""
    postal_code: str = ""
    phone: str = ""
    officials: tuple[Official, ...] = ()
    villages: tuple[Village, ...] = ()
    amendments: tuple[TeamRound, ...] = ()

    def _with_role(self, role: str) -> tuple[Official, ...]:
        return tuple(official for official in self.officials if official.role == role)

    @cached_property
    def chief(self) -> Official:
        """The district chief (นายอำเภอ), who signs its orders."""
        return next(iter(self._with_role(CHIEF)), NOBODY)

    @cached_property
    def development_chief(self) -> Official:
        """The head of the district's community development office (พัฒนาการอำเภอ)."""
        return next(iter(self._with_role(DEVELOPMENT_CHIEF)), NOBODY)

    @cached_property
    def staff(self) -> tuple[Official, ...]:
        """The district's community development officers, their head first."""
        return self._with_role(DEVELOPMENT_CHIEF) + self._with_role(OFFICER)

    @cached_property
    def team(self) -> tuple[Official, ...]:
        """The support team (ทีมสนับสนุน) in its order; who has no number comes last, as in the sheet."""
        members = [official for official in self.officials if official.team_role]
        return tuple(sorted(members, key=lambda member: (member.team_order is None, member.team_order or 0)))

    @property
    def team_in_force(self) -> tuple[Official, ...]:
        """The support team after the last order that amended it; the first order itself keeps listing `team`."""
        return self.amendments[-1].team if self.amendments else self.team

    @property
    def village_count(self) -> int:
        """How many target villages it has."""
        return len(self.villages)

    def officer_of(self, tambon: str) -> Official:
        """The officer in charge of a tambon; the only one, where there is but one."""
        officers = self._with_role(OFFICER)
        in_charge = [o for o in officers if tambon in _names(o.tambons)]
        return next(iter(in_charge or (officers if len(officers) == 1 else ())), NOBODY)


NOWHERE = District(name="")  # where a group's village is not known


def _names(listed: str) -> list[str]:
    """`ก, ข และ ค` as a list of names."""
    for separator in (" และ ", "\n", "/", ";"):
        listed = listed.replace(separator, ",")
    return [name.strip().removeprefix("ตำบล").removeprefix("ต.").strip() for name in listed.split(",") if name.strip()]
