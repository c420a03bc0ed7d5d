"""A village's assessment by the Interior Ministry's 4 sides and 23 indicators, and the level that it comes to.

Handbook 4.1: a level asks for a number of indicators passed and, whatever that number is, for all core indicators.
The numbers and the list of core indicators are settings, as provinces draw the lines differently; left blank, they are
those of the handbook. Words are the templates' business: a level is a number here, 0 for a village that reaches none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import ClassVar, Protocol

from docgen.model.figures import percent, plus
from docgen.model.trace import Traced
from docgen.programmes.sammachip.constants import CORE, INDICATORS, LEVEL_FLOORS, SIDES
from docgen.programmes.sammachip.sheets import Assessment, Programme


def level_of(passed: Collection[int], core: Collection[int], floors: Sequence[int]) -> int:
    """The level that a village reaches with these indicators: 0 for none, 1 to 3 as `floors` has them."""
    if not set(core) <= set(passed):
        return 0
    return sum(len(passed) >= floor for floor in floors)


@dataclass(frozen=True, kw_only=True)
class AssessmentRound(Traced):
    """One round of an assessment: its row of the workbook, None until it is keyed in, and what it comes to.

    `passes` has an answer for each indicator, or is empty. What is counted is None unless every indicator was answered:
    half an assessment has no result (R-SEP-01).
    """

    internal: ClassVar[frozenset[str]] = frozenset({"record", "programme"})

    number: int = 0
    record: Assessment | None = None
    programme: Programme = field(default_factory=Programme, compare=False, repr=False)

    @property
    def core(self) -> tuple[int, ...]:
        """The core indicators: those of the settings, or the handbook's."""
        return self.programme.core_indicators or tuple(sorted(CORE))

    @property
    def floors(self) -> tuple[int, ...]:
        """The fewest indicators of the three levels: those of the settings, or the handbook's."""
        own = self.programme.level_floors
        return own if len(own) == len(LEVEL_FLOORS) else LEVEL_FLOORS

    @property
    def title(self) -> str:
        """How the round is called: `ครั้งที่ 1`."""
        return f"ครั้งที่ {self.number}"

    @property
    def assessed_on(self) -> dt.date | None:
        """The day of the assessment."""
        return self.record.assessed_on if self.record else None

    @property
    def passes(self) -> tuple[bool | None, ...]:
        """The answer to each indicator."""
        return self.record.passes if self.record else ()

    @property
    def assessors(self) -> str:
        """Who assessed the village."""
        return self.record.assessors if self.record else ""

    @property
    def remarks(self) -> str:
        """What was noted of single indicators."""
        return self.record.remarks if self.record else ""

    @property
    def is_known(self) -> bool:
        """Every indicator was answered."""
        return len(self.passes) == INDICATORS and None not in self.passes

    @property
    def is_complete(self) -> bool | None:
        """The same; None until the round is keyed in."""
        return self.is_known if self.record else None

    @cached_property
    def passed_numbers(self) -> tuple[int, ...]:
        """The numbers of the indicators that were passed."""
        return tuple(number for number, is_passed in enumerate(self.passes, 1) if is_passed)

    @cached_property
    def failed_numbers(self) -> tuple[int, ...]:
        """The numbers of the indicators that were not passed."""
        return tuple(number for number, is_passed in enumerate(self.passes, 1) if is_passed is False)

    @property
    def passed(self) -> int | None:
        """How many indicators were passed."""
        return len(self.passed_numbers) if self.is_known else None

    @property
    def failed(self) -> int | None:
        """How many indicators were not passed."""
        return len(self.failed_numbers) if self.is_known else None

    @cached_property
    def sides(self) -> tuple[int | None, ...]:
        """How many indicators were passed on each of the four sides."""
        return tuple(self._counted(numbers) for numbers in SIDES)

    @cached_property
    def failed_sides(self) -> tuple[int | None, ...]:
        """How many indicators were not passed on each of the four sides."""
        return tuple(_less(len(side), passed) for side, passed in zip(SIDES, self.sides, strict=True))

    @property
    def core_passed(self) -> int | None:
        """How many of the core indicators were passed."""
        return self._counted(self.core)

    @property
    def core_count(self) -> int:
        """How many core indicators there are."""
        return len(self.core)

    @property
    def level(self) -> int | None:
        """The level that was reached: 0 for none, 1 to 3."""
        return level_of(self.passed_numbers, self.core, self.floors) if self.is_known else None

    def _counted(self, numbers: Collection[int]) -> int | None:
        return sum(number in numbers for number in self.passed_numbers) if self.is_known else None


@dataclass(frozen=True, kw_only=True)
class Assessments(Traced):
    """Both rounds: before the day of training and after it."""

    first: AssessmentRound
    second: AssessmentRound

    @property
    def difference(self) -> int | None:
        """How many more indicators were passed the second time; negative where fewer."""
        return _less(self.second.passed, self.first.passed)

    @property
    def level_change(self) -> int | None:
        """How many levels the village rose between the rounds; negative where it fell."""
        return _less(self.second.level, self.first.level)

    @property
    def gained(self) -> tuple[int, ...]:
        """The indicators that were passed the second time only."""
        return self._only(self.second, self.first)

    @property
    def lost(self) -> tuple[int, ...]:
        """The indicators that were passed the first time only."""
        return self._only(self.first, self.second)

    def _only(self, one: AssessmentRound, other: AssessmentRound) -> tuple[int, ...]:
        if not (one.is_known and other.is_known):
            return ()
        return tuple(number for number in one.passed_numbers if number not in other.passed_numbers)


def rounds_of(rows: Sequence[Assessment], programme: Programme) -> Assessments:
    """Both rounds of a village from its rows of the sheet ประเมิน; a round without a row is not known."""
    by_number = {row.round: row for row in reversed(rows)}
    first, second = (AssessmentRound(number=n, record=by_number.get(n), programme=programme) for n in (1, 2))
    return Assessments(first=first, second=second)


class Graded(Protocol):
    """A round of an assessment as a count sees it."""

    @property
    def is_known(self) -> bool: ...

    @property
    def level(self) -> int | None: ...


@dataclass(frozen=True, kw_only=True, eq=False)
class LevelCount(Traced):
    """How many villages were assessed in a round, and how many of them reached which level. Counts add up.

    Who was assessed does not depend on how many indicators a level takes: each number is counted when it is asked for.
    """

    internal: ClassVar[frozenset[str]] = frozenset({"rounds"})

    rounds: tuple[Graded, ...] = ()

    def __add__(self, other: LevelCount) -> LevelCount:
        return LevelCount(rounds=self.rounds + other.rounds)

    @property
    def assessed(self) -> int:
        """How many were assessed."""
        return sum(found.is_known for found in self.rounds)

    @property
    def below(self) -> int:
        """How many reached no level."""
        return self.at(0)

    @property
    def first(self) -> int:
        return self.at(1)

    @property
    def second(self) -> int:
        return self.at(2)

    @property
    def third(self) -> int:
        return self.at(3)

    @property
    def reached(self) -> int:
        """How many reached any level."""
        return self.first + self.second + self.third

    def at(self, level: int) -> int:
        """How many stand at a level, 0 to 3."""
        return sum(found.level == level for found in self.rounds)


@dataclass(frozen=True, kw_only=True)
class LevelSum:
    """One level: how many villages stand at it in each round, and their shares of those assessed in that round.

    A round of which nothing is keyed in has no figures; the difference is None unless both rounds counted the same
    villages.
    """

    level: int
    before: int | None
    before_percent: Decimal | None
    after: int | None
    after_percent: Decimal | None
    difference: int | None


def level_sums(before: LevelCount, after: LevelCount, both: int | None) -> tuple[LevelSum, ...]:
    """Every level, the highest first; `both` is how many villages were assessed in both rounds."""
    is_same = both == before.assessed == after.assessed
    return tuple(
        LevelSum(
            level=level,
            before=before.at(level) if before.assessed else None,
            before_percent=percent(before.at(level), before.assessed),
            after=after.at(level) if after.assessed else None,
            after_percent=percent(after.at(level), after.assessed),
            difference=after.at(level) - before.at(level) if is_same else None,
        )
        for level in (3, 2, 1, 0)
    )


@dataclass(frozen=True, kw_only=True)
class IndicatorSum:
    """One indicator over the villages of a district or of the province: how many passed it in each round.

    Only villages with both rounds are counted, so that the difference compares the same villages; None without any.
    """

    number: int
    villages: int
    before: int | None
    after: int | None

    @property
    def difference(self) -> int | None:
        """How many more villages pass it now."""
        return _less(self.after, self.before)


def indicator_sums(assessments: Sequence[Assessments]) -> tuple[IndicatorSum, ...]:
    """Each of the 23 indicators over these villages."""
    both = [a for a in assessments if a.first.is_known and a.second.is_known]

    def passed(rounds: Sequence[AssessmentRound], number: int) -> int | None:
        return sum(number in found.passed_numbers for found in rounds) if both else None

    return tuple(
        IndicatorSum(
            number=number,
            villages=len(both),
            before=passed([a.first for a in both], number),
            after=passed([a.second for a in both], number),
        )
        for number in range(1, INDICATORS + 1)
    )


def _less(more: int | None, fewer: int | None) -> int | None:
    return None if more is None or fewer is None else plus(more, -fewer)
