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
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from docgen.model.figures import known, mean, percent, plus
from docgen.programmes.sammachip.assessment import (
    Assessments,
    IndicatorSum,
    LevelCount,
    LevelSum,
    counted,
    indicator_sums,
    level_sums,
)
from docgen.programmes.sammachip.sheets import Programme, Village

if TYPE_CHECKING:
    from docgen.programmes.sammachip.districts import District
    from docgen.programmes.sammachip.dossier import Dossier
    from docgen.programmes.sammachip.groups import GroupDossier
    from docgen.programmes.sammachip.model import Project


@dataclass(frozen=True, kw_only=True)
class Sums:
    """Figures that add up. Targets are what the programme sets for the villages that are counted here."""

    villages: int | None = None
    held: int | None = None
    complete: int | None = None
    sages_target: int | None = None
    sages_came: int | None = None
    households_target: int | None = None
    households_came: int | None = None
    promoted_target: int | None = None
    promoted_followed: int | None = None
    followed: int | None = None
    applied: int | None = None
    increased: int | None = None
    income_before: Decimal | None = None
    income_after: Decimal | None = None
    allocated: Decimal | None = None
    spent: Decimal | None = None
    targets_recorded: int | None = None
    sammachip_recorded: int | None = None
    bpm_recorded: int | None = None
    groups_target: int | None = None
    groups: int | None = None
    group_members: int | None = None
    groups_registered: int | None = None
    group_allocated: Decimal | None = None
    group_spent: Decimal | None = None
    risen: int | None = None
    kept: int | None = None
    fallen: int | None = None
    before: LevelCount = field(default_factory=LevelCount)
    after: LevelCount = field(default_factory=LevelCount)

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


_LEVELS = ("before", "after")


def added(parts: Iterable[Sums]) -> dict[str, Any]:
    """Every figure of `Sums` over its parts, in whatever order they come: a sum of sums is the sum of all parts."""
    listed = tuple(parts)
    sums: dict[str, Any] = {}
    for name in (figure.name for figure in fields(Sums)):
        values = [getattr(part, name) for part in listed]
        sums[name] = sum(values, LevelCount()) if name in _LEVELS else known(values)
    return sums


@dataclass(frozen=True, kw_only=True)
class VillageSum(Sums):
    """One target village's figures, and what its line of a report says besides.

    Reported is what is keyed in for everybody: half a list of attendance, of households followed up or of the budget's
    categories is not.
    """

    key: str
    village: Village
    assessment: Assessments
    paid_on: dt.date | None = None
    bpm_on: dt.date | None = None
    is_attended: bool = False
    is_followed: bool = False
    is_spent: bool = False


@dataclass(frozen=True, kw_only=True)
class GroupSum:
    """One occupation group's line. `allocated` is None while the programme has not said what its 3,600 baht mean."""

    key: str
    name: str
    product: str
    village: str
    district: str
    members: int
    founded_on: dt.date | None
    registration_no: str
    registered_on: dt.date | None
    allocated: Decimal | None
    spent: Decimal | None

    @property
    def is_registered(self) -> bool:
        """It has a number or a day of registration (ก2-4.2)."""
        return bool(self.registration_no or self.registered_on)


@dataclass(frozen=True, kw_only=True)
class DistrictSum(Sums):
    """A district's figures: the sums of its villages and groups."""

    internal: ClassVar[frozenset[str]] = frozenset({"rows", "indicators"})  # roots of their own

    name: str
    code: str
    rows: tuple[VillageSum, ...] = ()
    group_rows: tuple[GroupSum, ...] = ()
    indicators: tuple[IndicatorSum, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProvinceSum(Sums):
    """The province's figures: the sums of its districts, those without a target village included."""

    internal: ClassVar[frozenset[str]] = frozenset({"rows", "indicators"})  # roots of their own

    rows: tuple[DistrictSum, ...] = ()
    group_rows: tuple[GroupSum, ...] = ()
    indicators: tuple[IndicatorSum, ...] = ()

    def district(self, name: str) -> DistrictSum:
        """The sums of one district, by its name."""
        return next((row for row in self.rows if row.name == name), DistrictSum(name=name, code=""))


def village_sum(dossier: Dossier) -> VillageSum:
    """The figures of one target village, as far as they are keyed in."""
    programme, outcome, spent = dossier.programme, dossier.outcome, dossier.budget_sum.recorded
    sages, households, _ = (turnout.came for turnout in dossier.turnout)
    before, after = (counted(found.level) for found in dossier.rounds)
    change = dossier.assessment.level_change
    is_attended = sages is not None and households is not None
    is_followed = outcome.known and outcome.followed >= dossier.household_count
    is_spent = bool(dossier.budget) and all(line.spent is not None for line in dossier.budget)
    reported = is_attended and is_followed and is_spent and before.assessed and after.assessed
    return VillageSum(
        key=dossier.key,
        village=dossier.village,
        assessment=dossier.assessment,
        paid_on=dossier.budget_sum.paid_on,
        bpm_on=dossier.budget_sum.bpm_on,
        is_attended=is_attended,
        is_followed=is_followed,
        is_spent=is_spent,
        villages=1,
        held=1 if dossier.attendance else None,
        complete=int(bool(reported)),
        sages_target=programme.sages_per_village,
        sages_came=sages,
        households_target=programme.households_per_village,
        households_came=households,
        promoted_target=promoted_target(programme),
        promoted_followed=outcome.promoted if outcome.known else None,
        followed=outcome.followed if outcome.known else None,
        applied=outcome.applied if outcome.known else None,
        increased=outcome.increased if outcome.known else None,
        income_before=outcome.income_before if outcome.known else None,
        income_after=outcome.income_after if outcome.known else None,
        allocated=programme.budget_per_village,
        spent=spent,
        targets_recorded=_once(dossier.village.targets_recorded_on),
        sammachip_recorded=_once(dossier.village.sammachip_recorded_on),
        bpm_recorded=_once(dossier.budget_sum.bpm_on),
        risen=None if change is None else int(change > 0),
        kept=None if change is None else int(change == 0),
        fallen=None if change is None else int(change < 0),
        before=before,
        after=after,
    )


def _once(day: dt.date | None) -> int | None:
    """A day as a count: what has no day is not known to be done."""
    return None if day is None else 1


def promoted_target(programme: Programme) -> int | None:
    """KPI 1's target for one village, 16 of 20 (handbook 3.1); None where the province's does not divide evenly."""
    target, villages = programme.promoted_target, programme.village_count
    if target is None or not villages or target % villages:
        return None
    return target // villages


def group_sum(group: GroupDossier, place: Dossier | None, programme: Programme) -> GroupSum:
    """The line of one group; `place` is its village."""
    return GroupSum(
        key=group.key,
        name=group.group.name,
        product=group.group.product,
        village=place.village.full_name if place is not None else "",
        district=place.village.district if place is not None else group.district_name,
        members=len(group.members),
        founded_on=group.group.founded_on,
        registration_no=group.group.registration_no,
        registered_on=group.group.registered_on,
        allocated=group_allocation(programme),
        spent=known(line.spent for line in group.budget),
    )


def group_allocation(programme: Programme) -> Decimal | None:
    """What one group gets; None until it is said whether the guideline's sum is a group's or all groups' (R-BUD-03)."""
    amount = programme.group_budget
    if amount is None or programme.group_budget_basis == "ต่อกลุ่ม":
        return amount
    if programme.group_budget_basis == "รวมทั้งโครงการ" and programme.group_count:
        share = amount / programme.group_count
        return share if share == share.quantize(Decimal("0.01")) else None
    return None


def _of_groups(groups: Iterable[GroupSum]) -> Sums:
    listed = tuple(groups)
    if not listed:
        return Sums()
    return Sums(
        groups=len(listed),
        group_members=sum(group.members for group in listed),
        groups_registered=sum(group.is_registered for group in listed),
        group_allocated=known(group.allocated for group in listed),
        group_spent=known(group.spent for group in listed),
    )


def district_sum(district: District, rows: tuple[VillageSum, ...], groups: tuple[GroupSum, ...]) -> DistrictSum:
    """A district's figures from its villages' and its groups'."""
    return DistrictSum(
        name=district.name,
        code=district.code,
        rows=rows,
        group_rows=groups,
        indicators=indicator_sums([row.assessment for row in rows]),
        **added((*rows, _of_groups(groups))),
    )


def province_sum(project: Project) -> ProvinceSum:
    """The province's figures from its districts', in the order of their codes."""
    dossiers = {dossier.key: dossier for dossier in project.dossiers}
    groups = tuple(group_sum(g, dossiers.get(g.village.village_code), project.programme) for g in project.groups)
    villages: dict[str, list[VillageSum]] = {}
    for dossier in project.dossiers:
        villages.setdefault(dossier.village.district, []).append(village_sum(dossier))
    rows = tuple(
        district_sum(
            district,
            tuple(villages.get(district.name, ())),
            tuple(group for group in groups if group.district == district.name),
        )
        for district in sorted((*project.districts, *project.other_districts), key=lambda d: (d.code, d.name))
    )
    every = [row.assessment for district in rows for row in district.rows]
    sums = added(rows)
    # The guideline sets these for the province: KPI 1's target stands also where it is not a whole number a village,
    # and how many groups each district founds is not said (handbook 4.6).
    sums["promoted_target"], sums["groups_target"] = project.programme.promoted_target, project.programme.group_count
    return ProvinceSum(rows=rows, group_rows=groups, indicators=indicator_sums(every), **sums)
