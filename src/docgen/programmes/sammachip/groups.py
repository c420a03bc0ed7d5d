"""An occupation group's dossier: all that is known of it, and who holds which office in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

from docgen.model.figures import total
from docgen.model.place import Place
from docgen.model.trace import Traced
from docgen.photos import Photo
from docgen.programmes.sammachip.budget import BudgetSum, MaterialSum, sum_of_budget, sum_of_materials
from docgen.programmes.sammachip.districts import NOWHERE, District
from docgen.programmes.sammachip.photographs import GROUP_SET
from docgen.programmes.sammachip.pictures import PictureSpace, is_complete, spaces
from docgen.programmes.sammachip.results import HOUSEHOLD, Turnout, came_of
from docgen.programmes.sammachip.schedule import end_of, handover_of, start_of
from docgen.programmes.sammachip.sheets import (
    Attendance,
    BudgetLine,
    Group,
    GroupMember,
    GroupPlan,
    Material,
    Official,
    Programme,
    Session,
    Village,
)
from docgen.records import Record

NO_MEMBER = GroupMember()
PRESIDENT, _VICE, _SECRETARY, _TREASURER = "ประธาน", "รองประธาน", "เลขานุการ", "เหรัญญิก"


@dataclass(frozen=True, kw_only=True)
class Committee(Traced):
    """Who holds which office in a group (the second ก): `listed` are all of them in the order of the sheet."""

    listed: tuple[GroupMember, ...] = ()

    def _with_role(self, role: str) -> GroupMember:
        exact = [member for member in self.listed if member.group_role == role]
        return next(iter(exact or [m for m in self.listed if m.group_role.startswith(role)]), NO_MEMBER)

    @cached_property
    def president(self) -> GroupMember:
        """Who presides, and takes over the group's materials."""
        return self._with_role(PRESIDENT)

    @cached_property
    def vice_president(self) -> GroupMember:
        return self._with_role(_VICE)

    @cached_property
    def secretary(self) -> GroupMember:
        return self._with_role(_SECRETARY)

    @cached_property
    def treasurer(self) -> GroupMember:
        return self._with_role(_TREASURER)


@dataclass(frozen=True, kw_only=True)
class GroupDossier(Place):
    """All that is known of one occupation group. Its key is the workbook's own code of it, stable over the years.

    `village` is its home, `attendees` are all who are meant to come to its meeting, its members among them.
    """

    level: ClassVar[str] = "group"
    roots: ClassVar[tuple[str, ...]] = (
        "district", "officer", "group", "village", "members", "member_count", "committee", "attendees",
        "attendee_target", "open_places", "share_sum", "sessions", "training_start", "training_end", "materials",
        "material_sum", "budget", "budget_sum", "turnout", "plans", "pictures", "has_all_pictures", "handover_start",
    )  # fmt: skip

    key: str
    programme: Programme = field(default_factory=Programme)
    group: Group
    district_name: str = ""  # its village's district, by its full name
    village: Village = field(default_factory=Village)
    district: District = NOWHERE
    attendees: tuple[GroupMember, ...] = ()
    sessions: tuple[Session, ...] = ()
    materials: tuple[Material, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    plans: tuple[GroupPlan, ...] = ()
    photos: tuple[Photo, ...] = ()

    @property
    def label(self) -> str:
        """`G01 กลุ่มทอผ้า`."""
        return f"{self.key} {self.group.name}"

    @property
    def unit(self) -> str:
        """The name of its village's district."""
        return self.district_name

    @property
    def name_parts(self) -> Mapping[str, str]:
        """Code, name, and the district."""
        return {"code": self.key, "name": self.group.name, "district": self.village.district}

    @property
    def own(self) -> Record:
        """The group's row."""
        return self.group

    @property
    def kin(self) -> frozenset[str]:
        """Its district and its village, whose mistakes are its own."""
        return frozenset({self.district.name, self.village.village_code}) - {""}

    def records(self) -> Iterable[Record]:
        """Every row of the workbook that speaks of this group, and that of its village."""
        yield self.group
        yield self.village
        yield from (*self.attendees, *self.sessions, *self.materials, *self.budget, *self.attendance, *self.plans)

    @cached_property
    def officer(self) -> Official:
        """The officer (พัฒนากร) in charge of the tambon of the group's village."""
        return self.district.officer_of(self.village.tambon)

    @cached_property
    def members(self) -> tuple[GroupMember, ...]:
        """Who has joined the group."""
        return tuple(attendee for attendee in self.attendees if attendee.is_member)

    @property
    def member_count(self) -> int:
        return len(self.members)

    @cached_property
    def committee(self) -> Committee:
        """The members who hold an office."""
        return Committee(listed=tuple(member for member in self.members if member.is_committee))

    @property
    def attendee_target(self) -> int:
        """How many are meant to come to the meeting (ก2-2: 20)."""
        return self.programme.group_attendees or len(self.attendees)

    @cached_property
    def open_places(self) -> tuple[int, ...]:
        """The numbers of the lines that the list of those who come has left, for names that are written in by hand."""
        last = max((attendee.seq or 0 for attendee in self.attendees), default=0)
        free = max(self.attendee_target - len(self.attendees), 0)
        return tuple(range(last + 1, last + 1 + free))

    @property
    def share_sum(self) -> Decimal:
        """What the members hold in shares and savings, in baht."""
        return total(member.shares for member in self.members)

    @cached_property
    def training_start(self) -> dt.time | None:
        return start_of(self.sessions)

    @cached_property
    def training_end(self) -> dt.time | None:
        return end_of(self.sessions)

    @cached_property
    def handover_start(self) -> dt.time | None:
        """When materials are handed over, as the schedule says."""
        return handover_of(self.sessions)

    @cached_property
    def material_sum(self) -> MaterialSum:
        return sum_of_materials(self.materials)

    @cached_property
    def budget_sum(self) -> BudgetSum:
        return sum_of_budget(self.budget)

    @cached_property
    def turnout(self) -> Turnout:
        """How many were meant to come to the meeting and came; None until everybody has been keyed in."""
        rows = (row for row in self.attendance if row.kind == HOUSEHOLD)
        return Turnout(label=HOUSEHOLD, target=self.attendee_target, came=came_of(rows, len(self.attendees)))

    @cached_property
    def pictures(self) -> tuple[PictureSpace, ...]:
        """The photographs in the order of the work, and frames for those that are missing (handbook 2.14)."""
        return spaces(self.photos, GROUP_SET, lambda _: self.group.training_date)

    @property
    def has_all_pictures(self) -> bool | None:
        """Each kind of the least set is there; None while there is no photograph at all."""
        return is_complete(self.photos, GROUP_SET)
