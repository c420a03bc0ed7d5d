"""What the programme's figures come to: of a village, a district and the province (handbook 2.10, roll-up).

A district's figures are the sums of its villages', the province's are the sums of the districts'; a share is a ratio of
such sums, never a mean of shares. Three kinds of nothing are kept apart:

- a target that there is not, as that of a district without a target village, is None, and so is a share of it;
- what is not keyed in yet is None and adds nothing; a sum is None only where none of its parts is known;
- 0 was keyed in.

So a sum counts the villages that have reported. `complete` and `pending` say how many have and have not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from docgen.model.figures import Tallied, figure, known, mean, percent, plus
from docgen.model.trace import Traced
from docgen.programmes.sammachip.assessment import (
    Assessments,
    IndicatorSum,
    LevelCount,
    LevelSum,
    indicator_sums,
    level_sums,
)
from docgen.programmes.sammachip.districts import District
from docgen.programmes.sammachip.dossier import Dossier
from docgen.programmes.sammachip.groups import GroupDossier
from docgen.programmes.sammachip.sheets import Group, Programme, Village

if TYPE_CHECKING:
    from docgen.programmes.sammachip.model import Project


def _is_there(row: Village | Group) -> bool:
    """The row counts, and is read: what is wrong with it is wrong with every sum that counts it."""
    return row.name is not None


def _target(setting: str) -> Callable[[Dossier], Any]:
    """What the programme sets for each village."""

    def target(dossier: Dossier) -> Any:
        return getattr(dossier.programme, setting)

    return target


def _outcome(name: str) -> Callable[[Dossier], Any]:
    """A figure of the village's households; None until one is followed up."""
    return lambda dossier: getattr(dossier.outcome, name) if dossier.outcome.known else None


def _came(place: int) -> Callable[[Dossier], int | None]:
    """Who came of the sages (0) or the households (1); None until all are keyed in."""
    return lambda dossier: dossier.turnout[place].came


def _once(day: Callable[[Dossier], dt.date | None]) -> Callable[[Dossier], int | None]:
    """A day as a count: what has no day is not known to be done."""
    return lambda dossier: None if day(dossier) is None else 1


def _changed(test: Callable[[int], bool]) -> Callable[[Dossier], int | None]:
    """A village whose level changed so, as a count; None until both rounds are known."""

    def change(dossier: Dossier) -> int | None:
        change = dossier.assessment.level_change
        return None if change is None else int(test(change))

    return change


def _level(number: int) -> Callable[[Dossier], LevelCount]:
    return lambda dossier: LevelCount(rounds=(dossier.rounds[number],))


@dataclass(frozen=True, kw_only=True, eq=False)
class Sums(Tallied):
    """Figures that add up. Targets are what the programme sets for the villages that are counted here."""

    internal: ClassVar[frozenset[str]] = frozenset({"parts"})

    parts: Sequence[Sums] = field(default=(), repr=False)

    def tally(self, name: str, of: dict[str, Callable[[Any], Any]]) -> Any:  # noqa: ARG002  one place asks it
        """A sum of sums is the sum of all parts, in whatever order they come."""
        return known(getattr(part, name) for part in self.parts)

    villages = figure(int, village=lambda _: 1)
    held = figure(int, village=lambda village: 1 if village.attendance else None)
    complete = figure(int, village=lambda village: int(_is_reported(village)))
    sages_target = figure(int, village=_target("sages_per_village"))
    sages_came = figure(int, village=_came(0))
    households_target = figure(int, village=_target("households_per_village"))
    households_came = figure(int, village=_came(1))
    promoted_target = figure(int, village=lambda village: promoted_target(village.programme))
    promoted_followed = figure(int, village=_outcome("promoted"))
    followed = figure(int, village=_outcome("followed"))
    applied = figure(int, village=_outcome("applied"))
    increased = figure(int, village=_outcome("increased"))
    income_before = figure(Decimal, village=_outcome("income_before"))
    income_after = figure(Decimal, village=_outcome("income_after"))
    allocated = figure(Decimal, village=_target("budget_per_village"))
    spent = figure(Decimal, village=lambda village: village.budget_sum.recorded)
    targets_recorded = figure(int, village=_once(lambda village: village.village.targets_recorded_on))
    sammachip_recorded = figure(int, village=_once(lambda village: village.village.sammachip_recorded_on))
    bpm_recorded = figure(int, village=_once(lambda village: village.budget_sum.bpm_on))
    groups_target = figure(int)
    groups = figure(int, group=lambda _: 1)
    group_members = figure(int, group=lambda group: group.members)
    groups_registered = figure(int, group=lambda group: int(group.is_registered))
    group_allocated = figure(Decimal, group=lambda group: group.allocated)
    group_spent = figure(Decimal, group=lambda group: group.spent)
    risen = figure(int, village=_changed(lambda change: change > 0))
    kept = figure(int, village=_changed(lambda change: change == 0))
    fallen = figure(int, village=_changed(lambda change: change < 0))
    before = figure(LevelCount, village=_level(0), nothing=LevelCount())
    after = figure(LevelCount, village=_level(1), nothing=LevelCount())

    @property
    def held_percent(self) -> Decimal | None:
        """Villages whose day is over, in per cent of the target."""
        return percent(self.held, self.villages)

    @property
    def pending(self) -> int | None:
        """Villages of which something is not keyed in yet."""
        return None if self.villages is None else self.villages - (self.complete or 0)

    @property
    def sages_percent(self) -> Decimal | None:
        """Sages who came, in per cent of the target."""
        return percent(self.sages_came, self.sages_target)

    @property
    def households_percent(self) -> Decimal | None:
        """Households that came, in per cent of the target."""
        return percent(self.households_came, self.households_target)

    @property
    def promoted_percent(self) -> Decimal | None:
        """Households that were promoted, so came, in per cent of KPI 1's target (992 of 1,240)."""
        return percent(self.households_came, self.promoted_target)

    @property
    def applied_percent(self) -> Decimal | None:
        """Households that use what they learnt, in per cent of those really promoted."""
        return percent(self.applied, self.promoted_followed)

    @property
    def increased_percent(self) -> Decimal | None:
        """KPI 2 on its first base: of the households really promoted (handbook X5)."""
        return percent(self.increased, self.promoted_followed)

    @property
    def increased_of_target_percent(self) -> Decimal | None:
        """KPI 2 on its second base: of KPI 1's target."""
        return percent(self.increased, self.promoted_target)

    @property
    def mean_before(self) -> Decimal | None:
        """Income before, per household followed up."""
        return mean(self.income_before, self.followed)

    @property
    def mean_after(self) -> Decimal | None:
        """Income after, per household followed up."""
        return mean(self.income_after, self.followed)

    @property
    def income_rise(self) -> Decimal | None:
        """Income after less income before; negative where it fell."""
        return None if self.income_before is None else plus(self.income_after, -self.income_before)

    @property
    def income_percent(self) -> Decimal | None:
        """The rise of the income in per cent of what it was."""
        return percent(self.income_rise, self.income_before)

    @property
    def groups_percent(self) -> Decimal | None:
        """Groups, in per cent of the programme's number of groups."""
        return percent(self.groups, self.groups_target)

    @property
    def levels(self) -> tuple[LevelSum, ...]:
        """How many villages stand at each level before and after, the highest level first."""
        return level_sums(self.before, self.after, known((self.risen, self.kept, self.fallen)))

    @property
    def assessed_twice(self) -> int | None:
        """Villages of which both rounds of the assessment are known; None while there is none."""
        return known((self.risen, self.kept, self.fallen))

    @property
    def is_fully_assessed(self) -> bool:
        """Both rounds are known of every target village, so that they can be reported (ก1-16.2)."""
        return self.villages is not None and self.assessed_twice == self.villages

    @property
    def assessed_before_percent(self) -> Decimal | None:
        """Villages assessed in round 1, in per cent of the target; None until one is."""
        return percent(self.before.assessed or None, self.villages)

    @property
    def assessed_after_percent(self) -> Decimal | None:
        """Villages assessed in round 2, in per cent of the target; None until one is."""
        return percent(self.after.assessed or None, self.villages)

    @property
    def left(self) -> Decimal | None:
        """What was allocated and is not recorded as spent: all of it, as long as nothing is."""
        return None if self.allocated is None else self.allocated - (self.spent or 0)

    @property
    def spent_percent(self) -> Decimal | None:
        """Spent, in per cent of what was allocated."""
        return percent(self.spent, self.allocated)


@dataclass(frozen=True, kw_only=True, eq=False)
class VillageSum(Sums):
    """One target village's figures, and what its line of a report says besides.

    Reported is what is keyed in for everybody: half a list of attendance, of households followed up or of the budget's
    categories is not.
    """

    internal: ClassVar[frozenset[str]] = frozenset({"parts", "dossier"})

    key: str
    dossier: Dossier = field(repr=False)

    def tally(self, name: str, of: dict[str, Callable[[Any], Any]]) -> Any:  # noqa: ARG002
        """What the village has, as far as it is keyed in."""
        return of["village"](self.dossier) if "village" in of and _is_there(self.dossier.village) else None

    @property
    def village(self) -> Village:
        return self.dossier.village

    @property
    def assessment(self) -> Assessments:
        return self.dossier.assessment

    @property
    def paid_on(self) -> dt.date | None:
        return self.dossier.budget_sum.paid_on

    @property
    def bpm_on(self) -> dt.date | None:
        return self.dossier.budget_sum.bpm_on

    @property
    def is_attended(self) -> bool:
        return all(turnout.came is not None for turnout in self.dossier.turnout[:2])

    @property
    def is_followed(self) -> bool:
        outcome = self.dossier.outcome
        return outcome.known and outcome.followed >= self.dossier.household_count

    @property
    def is_spent(self) -> bool:
        return bool(self.dossier.budget) and all(line.spent is not None for line in self.dossier.budget)


def _is_reported(dossier: Dossier) -> bool:
    """Everything of the village is keyed in."""
    own = VillageSum(key=dossier.key, dossier=dossier)
    is_assessed = all(found.is_known for found in dossier.rounds)
    return own.is_attended and own.is_followed and own.is_spent and is_assessed


@dataclass(frozen=True, kw_only=True, eq=False)
class GroupSum(Traced):
    """One occupation group's line. `allocated` is None while the programme has not said what its 3,600 baht mean."""

    internal: ClassVar[frozenset[str]] = frozenset({"dossier", "home", "group"})
    held: ClassVar[tuple[str, ...]] = (
        "key", "name", "product", "village", "district", "members", "founded_on", "registration_no", "registered_on",
        "allocated", "spent",
    )  # fmt: skip

    key: str
    dossier: GroupDossier = field(repr=False)
    home: Dossier | None = field(default=None, repr=False)

    @property
    def group(self) -> Group:
        return self.dossier.group

    @property
    def name(self) -> str:
        return self.group.name

    @property
    def product(self) -> str:
        return self.group.product

    @property
    def village(self) -> str:
        return self.home.village.full_name if self.home is not None else ""

    @property
    def district(self) -> str:
        return self.home.district.name if self.home is not None else self.dossier.district_name

    @property
    def members(self) -> int:
        return len(self.dossier.members)

    @property
    def founded_on(self) -> dt.date | None:
        return self.group.founded_on

    @property
    def registration_no(self) -> str:
        return self.group.registration_no

    @property
    def registered_on(self) -> dt.date | None:
        return self.group.registered_on

    @property
    def allocated(self) -> Decimal | None:
        return group_allocation(self.dossier.programme)

    @property
    def spent(self) -> Decimal | None:
        return known(line.spent for line in self.dossier.budget)

    @property
    def is_registered(self) -> bool:
        """It has a number or a day of registration (ก2-4.2)."""
        return bool(self.registration_no or self.registered_on)


@dataclass(frozen=True, kw_only=True, eq=False)
class GroupTally(Sums):
    """A group as a part of its district's figures."""

    line: GroupSum

    def tally(self, name: str, of: dict[str, Callable[[Any], Any]]) -> Any:  # noqa: ARG002
        """What the group has."""
        return of["group"](self.line) if "group" in of and _is_there(self.line.group) else None


@dataclass(frozen=True, kw_only=True, eq=False)
class DistrictSum(Sums):
    """A district's figures: the sums of its villages and groups.

    A group of no known district may be missing in any: `strays` count with their rows, and add nothing.
    """

    internal: ClassVar[frozenset[str]] = frozenset({"parts", "rows", "indicators", "strays"})  # roots of their own

    name: str
    code: str
    rows: tuple[VillageSum, ...] = ()
    group_rows: tuple[GroupSum, ...] = ()
    strays: tuple[GroupSum, ...] = ()

    def tally(self, name: str, of: dict[str, Callable[[Any], Any]]) -> Any:
        """The sum over its villages and groups."""
        if "group" in of:
            for stray in self.strays:
                GroupTally(line=stray).tally(name, of)
        return super().tally(name, of)

    @property
    def indicators(self) -> tuple[IndicatorSum, ...]:
        return indicator_sums([row.assessment for row in self.rows])


@dataclass(frozen=True, kw_only=True, eq=False)
class ProvinceSum(Sums):
    """The province's figures: the sums of its districts, those without a target village included."""

    internal: ClassVar[frozenset[str]] = frozenset({"parts", "programme", "rows", "indicators"})  # roots of their own

    programme: Programme = field(repr=False)
    rows: tuple[DistrictSum, ...] = ()
    group_rows: tuple[GroupSum, ...] = ()

    def tally(self, name: str, of: dict[str, Callable[[Any], Any]]) -> Any:
        """The sum over its districts; two targets the guideline sets for the province itself (handbook 4.6).

        KPI 1's target stands also where it is not a whole number a village, and how many groups each district founds is
        not said.
        """
        own = {"promoted_target": "promoted_target", "groups_target": "group_count"}
        return getattr(self.programme, own[name]) if name in own else super().tally(name, of)

    @property
    def indicators(self) -> tuple[IndicatorSum, ...]:
        return indicator_sums([row.assessment for district in self.rows for row in district.rows])

    def district(self, name: str) -> DistrictSum:
        """The sums of one district, by its name."""
        return next((row for row in self.rows if row.name == name), DistrictSum(name=name, code=""))


def promoted_target(programme: Programme) -> int | None:
    """KPI 1's target for one village, 16 of 20 (handbook 3.1); None where the province's does not divide evenly."""
    target, villages = programme.promoted_target, programme.village_count
    if target is None or not villages or target % villages:
        return None
    return target // villages


def group_allocation(programme: Programme) -> Decimal | None:
    """What one group gets; None until it is said whether the guideline's sum is a group's or all groups' (R-BUD-03)."""
    amount = programme.group_budget
    if amount is None or programme.group_budget_basis == "ต่อกลุ่ม":
        return amount
    if programme.group_budget_basis == "รวมทั้งโครงการ" and programme.group_count:
        share = amount / programme.group_count
        return share if share == share.quantize(Decimal("0.01")) else None
    return None


def province_sum(project: Project) -> ProvinceSum:
    """The province's figures from its districts', in the order of their codes."""
    homes = {dossier.key: dossier for dossier in project.dossiers}
    groups = tuple(GroupSum(key=g.key, dossier=g, home=homes.get(g.village.village_code)) for g in project.groups)
    villages: dict[str, list[VillageSum]] = {}
    for dossier in project.dossiers:
        villages.setdefault(dossier.district.name, []).append(VillageSum(key=dossier.key, dossier=dossier))
    districts = sorted((*project.districts, *project.other_districts), key=lambda d: (d.code, d.name))
    rows = tuple(_district_sum(district, tuple(villages.get(district.name, ())), groups) for district in districts)
    return ProvinceSum(programme=project.programme, rows=rows, group_rows=groups, parts=rows)


def _district_sum(district: District, rows: tuple[VillageSum, ...], groups: Sequence[GroupSum]) -> DistrictSum:
    own = tuple(group for group in groups if group.district == district.name)
    return DistrictSum(
        name=district.name,
        code=district.code,
        rows=rows,
        group_rows=own,
        strays=tuple(group for group in groups if not group.district),
        parts=(*rows, *(GroupTally(line=group) for group in own)),
    )
