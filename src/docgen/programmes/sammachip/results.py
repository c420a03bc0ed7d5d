"""Who came to the day of training, and what became of the households: counted only where everybody was keyed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

from docgen.model.figures import percent, total
from docgen.model.trace import Traced
from docgen.programmes.sammachip.sheets import Attendance, Household, Outcome

SAGE, HOUSEHOLD, STAFF = "วิทยากร", "ครัวเรือน", "เจ้าหน้าที่"  # the kinds of attendance


@dataclass(frozen=True, kw_only=True)
class Turnout:
    """How many of a kind of attendance were meant to come and how many came; `came` is None until it is keyed in."""

    label: str
    target: int
    came: int | None

    @property
    def percent(self) -> Decimal | None:
        """Came, in per cent of the target."""
        return percent(self.came, self.target)


@dataclass(frozen=True, kw_only=True)
class TurnoutSum(Turnout):
    """All kinds together: whether somebody was keyed in, and whether everybody who was expected was."""

    is_begun: bool = False
    is_complete: bool = False


def came_of(rows: Iterable[Attendance], expected: int) -> int | None:
    """How many came, in the morning or in the afternoon, of so many who were expected.

    None until everybody has been keyed in: half a list is no attendance.
    """
    keyed_in = tuple(rows)
    came = sum(bool(row.morning or row.afternoon) for row in keyed_in)
    return came if keyed_in and len(keyed_in) >= expected else None


def turnout_of(attendance: Sequence[Attendance], sages: int, households: int) -> tuple[Turnout, ...]:
    """Target and attendance of sages, households and officials."""
    staff = sum(row.kind == STAFF for row in attendance)
    return tuple(
        Turnout(label=kind, target=target, came=came_of((row for row in attendance if row.kind == kind), target))
        for kind, target in ((SAGE, sages), (HOUSEHOLD, households), (STAFF, staff))
    )


def sum_of_turnout(turnout: Iterable[Turnout], attendance: Sequence[Attendance] = ()) -> TurnoutSum:
    """All kinds together; `came` is None until it is known of every kind, also of officials, whom nobody counts on."""
    kinds = tuple(turnout)
    came = [kind.came for kind in kinds if kind.came is not None]
    expected = [kind for kind in kinds if kind.target]
    return TurnoutSum(
        label="",
        target=sum(kind.target for kind in kinds),
        came=sum(came) if len(came) == len(kinds) else None,
        is_begun=bool(attendance),
        is_complete=bool(expected) and all(kind.came is not None for kind in expected),
    )


@dataclass(frozen=True, kw_only=True)
class Attended(Traced):
    """Which households came, by the number in the list; nobody's row is read before it is asked."""

    rows: Callable[[], Iterable[Attendance]]

    @cached_property
    def by_seq(self) -> dict[int | None, bool]:
        """Whether each came, in the morning or in the afternoon; who is not keyed in is not there."""
        return {row.seq: bool(row.morning or row.afternoon) for row in self.rows() if row.kind == HOUSEHOLD}


@dataclass(frozen=True, kw_only=True)
class HouseholdResult:
    """One household's line in the summary report: who, whether it came, and what became of it."""

    internal: ClassVar[frozenset[str]] = frozenset({"attended"})

    household: Household
    attended: Attended
    outcome: Outcome | None

    @property
    def came(self) -> bool | None:
        """Who stands for it came; None until attendance is keyed in."""
        return self.attended.by_seq.get(self.household.seq)

    @property
    def full_name(self) -> str:
        return self.household.full_name

    @property
    def house_no(self) -> str:
        return self.household.house_no

    @property
    def criteria(self) -> tuple[int, ...]:
        return self.household.criteria

    @property
    def applied(self) -> bool | None:
        return self.outcome.applied if self.outcome else None

    @property
    def income_before(self) -> Decimal | None:
        return self.outcome.income_before if self.outcome else None

    @property
    def income_after(self) -> Decimal | None:
        return self.outcome.income_after if self.outcome else None

    @property
    def change_percent(self) -> Decimal | None:
        """The rise of the income in per cent of what it was; negative where it fell."""
        if self.income_before is None or self.income_after is None:
            return None
        return percent(self.income_after - self.income_before, self.income_before)

    @property
    def change(self) -> Decimal | None:
        """The rise of the income in baht; negative where it fell."""
        if self.income_before is None or self.income_after is None:
            return None
        return self.income_after - self.income_before

    @property
    def followed_on(self) -> dt.date | None:
        """When it was visited."""
        return self.outcome.followed_on if self.outcome else None

    @property
    def increased(self) -> bool:
        """The household uses what it learnt and earns more (KPI 2)."""
        before, after = self.income_before, self.income_after
        return bool(self.applied) and before is not None and after is not None and after > before

    @property
    def origin(self) -> str:
        """The neighbouring village that it comes from, if it does."""
        return self.household.origin

    @property
    def remark(self) -> str:
        return self.outcome.reason if self.outcome else ""


def results_of(
    households: Iterable[Household], attendance: Callable[[], Iterable[Attendance]], outcomes: Sequence[Outcome]
) -> tuple[HouseholdResult, ...]:
    """A line for each household, in the order of the households."""
    attended = Attended(rows=attendance)
    by_seq: dict[int | None, Outcome] = {row.seq: row for row in outcomes if row.seq is not None}
    by_house = {row.house_no: row for row in outcomes if row.seq is None and row.house_no}
    return tuple(
        HouseholdResult(
            household=household,
            attended=attended,
            outcome=by_seq.get(household.seq) or by_house.get(household.house_no),
        )
        for household in households
    )


@dataclass(frozen=True, kw_only=True)
class Criteria:
    """How many households meet each of the four criteria (ก1-4.2); one household may meet several."""

    tpmap: int = 0
    low_income: int = 0
    released: int = 0
    interested: int = 0


def criteria_of(households: Sequence[Household]) -> Criteria:
    """The households by criterion."""
    counts = [sum(n in household.criteria for household in households) for n in (1, 2, 3, 4)]
    return Criteria(tpmap=counts[0], low_income=counts[1], released=counts[2], interested=counts[3])


@dataclass(frozen=True, kw_only=True, eq=False)
class OutcomeSum(Traced):
    """What became of the households that were followed up; `promoted` is the base of the programme's 85 per cent.

    That base is who was really promoted, so who came (handbook X5); until attendance is keyed in for all households
    (`is_attended`), it is who was followed up, and a paper must say so.
    `said_yes` and `said_no` are the answers of all who were followed up, whether they came or not.
    """

    internal: ClassVar[frozenset[str]] = frozenset({"results"})

    results: tuple[HouseholdResult, ...] = field(repr=False)

    @property
    def _followed(self) -> list[HouseholdResult]:
        return [result for result in self.results if result.outcome is not None]

    @property
    def _came(self) -> list[HouseholdResult]:
        """Who came, once it is known of all."""
        is_complete = all(result.came is not None for result in self.results)
        return [result for result in self.results if result.came] if is_complete else []

    @property
    def _base(self) -> list[HouseholdResult]:
        return self._came or self._followed

    @property
    def known(self) -> bool:
        """Somebody was followed up."""
        return bool(self._followed)

    @property
    def followed(self) -> int:
        return len(self._followed)

    @property
    def promoted(self) -> int:
        return len(self._base)

    @property
    def applied(self) -> int:
        return sum(bool(result.applied) for result in self._base)

    @property
    def increased(self) -> int:
        return sum(result.increased for result in self._base)

    @property
    def income_before(self) -> Decimal:
        return total(result.income_before for result in self._followed)

    @property
    def income_after(self) -> Decimal:
        return total(result.income_after for result in self._followed)

    @property
    def households(self) -> int:
        return len(self.results)

    @property
    def said_yes(self) -> int:
        return sum(result.applied is True for result in self._followed)

    @property
    def said_no(self) -> int:
        return sum(result.applied is False for result in self._followed)

    @property
    def is_attended(self) -> bool:
        return bool(self._came)

    @property
    def is_complete(self) -> bool | None:
        """Every household was followed up; None while none was."""
        return self.followed >= self.households if self.known else None

    @property
    def income_change(self) -> Decimal:
        """What the households that were followed up earn more, in baht."""
        return self.income_after - self.income_before

    @property
    def applied_percent_of_all(self) -> Decimal | None:
        """The same on the other base of KPI 2 (handbook R-KPI-02): all target households, whoever came."""
        return percent(self.applied, self.households)

    @property
    def increased_percent_of_all(self) -> Decimal | None:
        return percent(self.increased, self.households)

    @property
    def applied_percent(self) -> Decimal | None:
        return percent(self.applied, self.promoted)

    @property
    def increased_percent(self) -> Decimal | None:
        return percent(self.increased, self.promoted)
