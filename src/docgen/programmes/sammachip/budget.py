"""What the materials and the budget of a village or a group come to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from docgen.model.figures import known, percent, total
from docgen.programmes.sammachip.sheets import BudgetLine, Material


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
    """Sums over the budget's categories in baht; `spent` and `left` are None until it is known of every category.

    `recorded` is what is known to be spent so far, for a report that says that it counts what is recorded.
    `is_complete` where there are categories, and it is known of every one.
    """

    planned: Decimal
    spent: Decimal | None
    recorded: Decimal | None = None
    paid_on: dt.date | None
    bpm_on: dt.date | None
    is_complete: bool = False

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
    recorded = known(line.spent for line in lines)
    return BudgetSum(
        planned=total(line.planned for line in lines),
        spent=recorded if all(line.spent is not None for line in lines) else None,
        recorded=recorded,
        paid_on=max((line.paid_on for line in lines if line.paid_on), default=None),
        bpm_on=max((line.bpm_on for line in lines if line.bpm_on), default=None),
        is_complete=bool(lines) and all(line.spent is not None for line in lines),
    )
