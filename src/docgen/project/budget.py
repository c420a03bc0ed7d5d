"""What the materials and the budget of a village or a group come to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from docgen.project.figures import percent, total
from docgen.records import BudgetLine, Material


@dataclass(frozen=True, kw_only=True)
class MaterialSum:
    """What the materials come to: `total` in baht, `count` of items, `doubtful` of which may be durable articles."""

    total: Decimal
    count: int
    doubtful: int = 0


def sum_of_materials(materials: Iterable[Material]) -> MaterialSum:
    """What the materials of a village or a group come to."""
    listed = tuple(materials)
    return MaterialSum(
        total=total(material.amount for material in listed),
        count=len(listed),
        doubtful=sum(material.may_be_durable for material in listed),
    )


@dataclass(frozen=True, kw_only=True)
class BudgetSum:
    """Sums over the budget's categories in baht; `spent` and `left` are None until something was spent."""

    planned: Decimal
    spent: Decimal | None
    paid_on: dt.date | None
    bpm_on: dt.date | None

    @property
    def left(self) -> Decimal | None:
        """Planned less spent."""
        return None if self.spent is None else self.planned - self.spent

    @property
    def percent(self) -> Decimal | None:
        """Spent, in per cent of what was planned."""
        return percent(self.spent, self.planned)


def sum_of_budget(budget: Iterable[BudgetLine]) -> BudgetSum:
    """The sums of a village's or a group's budget."""
    lines = tuple(budget)
    spent = [line.spent for line in lines if line.spent is not None]
    return BudgetSum(
        planned=total(line.planned for line in lines),
        spent=total(spent) if spent else None,
        paid_on=max((line.paid_on for line in lines if line.paid_on), default=None),
        bpm_on=max((line.bpm_on for line in lines if line.bpm_on), default=None),
    )
