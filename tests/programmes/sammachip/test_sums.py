"""What the figures come to: sums of sums, ratios of sums, and three kinds of nothing that stay apart."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.levels import Given, numbers_of
from tests.support.projects import CODE, OTHER_CODE, OTHER_PLACE, PLACE, Book, project_of

from docgen.model.figures import Figure, known, mean, percent
from docgen.programmes.sammachip import Project
from docgen.programmes.sammachip.assessment import LevelCount
from docgen.programmes.sammachip.sheets import Assessment, Attendance, BudgetLine, Group, Outcome, Village
from docgen.programmes.sammachip.sums import Sums
from docgen.runs import pipeline

counts = st.none() | st.integers(0, 2000)
amounts = st.none() | st.decimals(0, 2_000_000, places=2)
levels = st.sampled_from([None, 0, 1, 2, 3]).map(lambda level: LevelCount(rounds=(Given(level),)))
KINDS = {name: value.kind for name, value in vars(Sums).items() if isinstance(value, Figure)}
SHARES = {
    "held_percent": ("held", "villages"),
    "sages_percent": ("sages_came", "sages_target"),
    "households_percent": ("households_came", "households_target"),
    "promoted_percent": ("households_came", "promoted_target"),
    "applied_percent": ("applied", "promoted_followed"),
    "increased_percent": ("increased", "promoted_followed"),
    "increased_of_target_percent": ("increased", "promoted_target"),
    "spent_percent": ("spent", "allocated"),
}


def figures(kind: object) -> st.SearchStrategy[Any]:
    if kind is LevelCount:
        return levels
    return amounts if kind == Decimal | None else counts


@dataclass(frozen=True, kw_only=True, eq=False)
class Line(Sums):
    """A line whose figures are given."""

    given: dict[str, Any] = field(default_factory=dict)

    def tally(self, name: str, of: dict[str, Callable[[Any], Any]]) -> Any:  # noqa: ARG002
        return self.given[name]


def added(rows: list[Any]) -> dict[str, Any]:
    """Every figure of the lines, added up."""
    whole = Sums(parts=rows)
    return {name: numbers_of(getattr(whole, name)) for name in KINDS}


sums = st.fixed_dictionaries({name: figures(kind) for name, kind in KINDS.items()}).map(lambda given: Line(given=given))
districts = st.lists(st.lists(sums, max_size=5), max_size=6)


@given(districts)
def test_a_sum_of_sums_is_the_sum_of_all(places: list[list[Sums]]) -> None:
    """The province's figures are the same, added district by district or village by village."""
    by_district = added([Sums(parts=rows) for rows in places])
    assert by_district == added([row for rows in places for row in rows])


@given(st.lists(sums, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_the_parts_does_not_matter(rows: list[Sums], chance: random.Random) -> None:
    """Villages may stand in any order in the workbook."""
    shuffled = chance.sample(rows, len(rows))
    assert added(shuffled) == added(rows)


@given(st.lists(sums, max_size=8))
def test_a_share_is_a_ratio_of_sums(rows: list[Sums]) -> None:
    """Never a mean of shares: 1 of 1 and 1 of 9 are 2 of 10, not 55 per cent."""
    whole = Sums(parts=rows)
    for share, (part, base) in SHARES.items():
        parts = known(getattr(row, part) for row in rows)
        bases = known(getattr(row, base) for row in rows)
        assert getattr(whole, share) == percent(parts, bases)


@given(st.lists(sums, max_size=8))
def test_the_share_of_villages_assessed_is_a_ratio_of_sums(rows: list[Sums]) -> None:
    """Of each round; not known while no village is assessed, and none without a target village."""
    whole = Sums(parts=rows)
    villages = known(row.villages for row in rows)
    for when, share in (("before", whole.assessed_before_percent), ("after", whole.assessed_after_percent)):
        assessed = sum(getattr(row, when).assessed for row in rows)
        assert share == (percent(assessed, villages) if assessed else None)


@given(st.lists(sums, max_size=8))
def test_what_is_left_adds_up(rows: list[Sums]) -> None:
    """Down the column and across the row: allocated less spent is left, of every line and of the sum."""
    rows = [row for row in rows if row.allocated is not None]
    whole = Sums(parts=rows)
    assert whole.left == known(row.left for row in rows)
    if whole.allocated is not None and whole.left is not None:
        assert whole.allocated - (whole.spent or 0) == whole.left


@given(st.lists(sums, max_size=8))
def test_nothing_known_is_not_zero(rows: list[Sums]) -> None:
    """A sum is None where no part of it is known, and only there."""
    whole = added(rows)
    for name, kind in KINDS.items():
        if kind is not LevelCount:
            values = [getattr(row, name) for row in rows]
            assert (whole[name] is None) == all(value is None for value in values)


def test_the_handbooks_own_example() -> None:
    """844 of 992 are 85.08 per cent, half up (handbook 5.5); nothing is a share of nothing."""
    assert percent(844, 992) == Decimal("85.08")
    assert mean(Decimal("0.25"), 2) == Decimal("0.13")
    assert [percent(3, 0), percent(3, None), percent(None, 3)] == [None] * 3
    assert percent(0, 3) == 0


def reported(households: int = 2) -> Book:
    """Two villages of a district, of which the first has reported everything and the second nothing."""
    book = Book(households=households)
    book.add_village()
    people = (("ครัวเรือน", households), ("วิทยากร", 1))
    book.rows[Attendance] = [
        {**PLACE, "ประเภท": kind, "ลำดับ": n, "เช้า": 1, "บ่าย": 1} for kind, count in people for n in range(1, count + 1)
    ]
    book.rows[Outcome] = [
        {**PLACE, "ลำดับ": n, "นำไปประกอบอาชีพ": 1, "รายได้ก่อน": 30000, "รายได้หลัง": 30000 + 1000 * n}
        for n in range(1, households + 1)
    ]
    for line in book.rows[BudgetLine][:2]:
        line["จ่ายจริง"] = line["แผน"] - 100
    book.assess(1, "5 ม.ค. 2565", (12, 16))
    book.assess(2, "20 ก.พ. 2565", ())
    return book


def project(folder: Path, book: Book) -> Project:
    return project_of(pipeline.check([book.save(folder / "a.xlsx")]))


def values(record: object, names: str) -> tuple[Any, ...]:
    """Some fields of a record, for comparing."""
    return tuple(getattr(record, name) for name in names.split())


def test_a_district_counts_who_has_reported_and_says_who_has_not(tmp_path: Path) -> None:
    """Targets of both villages, results of one; the other is pending."""
    district = project(tmp_path, reported()).sums.district("กมลาไสย")
    assert values(district, "villages held complete pending") == (2, 1, 1, 1)
    assert values(district, "households_target households_came households_percent") == (4, 2, 50)
    assert values(district, "applied applied_percent") == (2, 100)
    assert values(district, "promoted_target increased_of_target_percent") == (2, 100)
    assert values(district, "allocated spent left") == (48000, 23800, 24200)
    assert values(district, "income_before mean_before mean_after") == (60000, 30000, 31500)
    assert numbers_of(district.before) == (1, 0, 0, 1, 0)
    assert numbers_of(district.after) == (1, 0, 0, 0, 1)


def test_a_village_that_has_not_reported_has_no_zeros(tmp_path: Path) -> None:
    """Targets are known, results are None; nothing that is allocated is spent."""
    rows = {row.key: row for row in project(tmp_path, reported()).sums.district("กมลาไสย").rows}
    silent = rows[OTHER_CODE]
    assert values(silent, "households_target allocated left") == (2, 24000, 24000)
    unknown = ("held", "sages_came", "households_came", "applied", "increased", "income_before", "mean_after", "spent")
    assert [getattr(silent, name) for name in unknown] == [None] * len(unknown)
    assert [getattr(silent, name) for name in SHARES] == [None] * len(SHARES)
    assert values(rows[CODE], "risen kept fallen") == (1, 0, 0)
    assert values(silent, "risen kept fallen") == (None, None, None)
    assert [level.difference for level in silent.levels] == [None] * 4
    assert [level.before for level in silent.levels] == [None] * 4


def test_a_district_without_a_target_village_has_no_target(tmp_path: Path) -> None:
    """The province's table names all districts of the sheet พื้นที่; a share of no target is None (handbook 2.10)."""
    found = project(tmp_path, reported()).sums
    assert [row.name for row in found.rows] == ["กมลาไสย", "กุฉินารายณ์"]
    empty = found.rows[1]
    assert [getattr(empty, name) for name in KINDS if KINDS[name] is not LevelCount] == [None] * (len(KINDS) - 2)
    assert values(empty, "held_percent pending left") == (None, None, None)
    assert values(found, "villages spent") == (2, 23800)


def test_attendance_keyed_in_by_half_is_not_known(tmp_path: Path) -> None:
    """Half a list would be reported as absence; what became of the households is counted on who was followed up."""
    book = reported()
    del book.rows[Attendance][1]
    row = project(tmp_path, book).sums.district("กมลาไสย").rows[1]
    assert values(row, "held households_came complete") == (1, None, 0)
    assert values(row, "applied promoted_followed applied_percent") == (2, 2, 100)


@pytest.mark.parametrize("sheet", [Attendance, Outcome, BudgetLine])
def test_half_a_sheet_is_no_report(tmp_path: Path, sheet: type) -> None:
    """A village has reported when everything is keyed in for everybody; until then it is pending."""
    book = reported()
    if sheet is BudgetLine:
        del book.rows[BudgetLine][1]["จ่ายจริง"]
    else:
        del book.rows[sheet][0]
    district = project(tmp_path, book).sums.district("กมลาไสย")
    assert values(district, "complete pending") == (0, 2)
    states = values(district.rows[1], "is_attended is_followed is_spent")
    assert states == (sheet is not Attendance, sheet is not Outcome, sheet is not BudgetLine)


def test_indicators_are_compared_over_the_same_villages(tmp_path: Path) -> None:
    """A village with one round only would make the difference a difference of villages."""
    book = reported()
    book.assess(1, "5 ม.ค. 2565", (), OTHER_PLACE)
    twelfth = project(tmp_path, book).sums.indicators[11]
    assert values(twelfth, "number villages before after difference") == (12, 1, 0, 1, 1)


def test_levels_are_compared_only_over_the_same_villages(tmp_path: Path) -> None:
    """One village assessed before and another after would make a difference of nothing."""
    whole = project(tmp_path / "a", reported()).sums
    assert [(level.level, level.difference) for level in whole.levels] == [(3, 1), (2, -1), (1, 0), (0, 0)]
    assert [level.after_percent for level in whole.levels] == [100, 0, 0, 0]
    book = reported()
    book.rows[Assessment].pop()
    book.assess(2, "20 ก.พ. 2565", (), OTHER_PLACE)
    half = project(tmp_path / "b", book).sums
    assert (half.before.assessed, half.after.assessed) == (1, 1)
    assert {level.difference for level in half.levels} == {None}


def test_an_indicator_of_nobody_is_not_zero(tmp_path: Path) -> None:
    """Before any second round there is nothing to compare."""
    first = project(tmp_path, Book()).sums.indicators[0]
    assert values(first, "villages before after difference") == (0, None, None, None)


@pytest.mark.parametrize(
    ("basis", "allocated"), [("ต่อกลุ่ม", Decimal(3600)), ("รวมทั้งโครงการ", Decimal(600)), ("รอยืนยัน", None)]
)
def test_a_groups_budget_waits_for_what_it_means(tmp_path: Path, basis: str, allocated: Decimal | None) -> None:
    """R-BUD-03: 3,600 baht a group, or 3,600 for all six; until that is said there is no figure."""
    book = reported(households=5)
    book.add_group()
    book.settings |= {"งบกิจกรรมที่ 2 คิดอย่างไร": basis, "จำนวนกลุ่มอาชีพ": 6}
    district = project(tmp_path, book).sums.district("กมลาไสย")
    assert values(district, "groups group_members groups_registered") == (1, 5, 1)
    assert values(district, "group_allocated group_spent") == (allocated, None)
    assert [(row.village, row.is_registered) for row in district.group_rows] == [("บ้านโจด หมู่ที่ 10", True)]


def test_a_group_of_no_village_is_named(tmp_path: Path) -> None:
    """It would be missing in its district's figures."""
    book = reported(households=5)
    book.add_group()
    book.rows[Group][0]["หมู่ที่"] = 17
    checked = pipeline.check([book.save(tmp_path / "a.xlsx")])
    assert ("group-of-no-village", "กลุ่มอาชีพ") in [(f.code, f.where.sheet) for f in checked.findings if f.where]


def test_a_target_that_does_not_divide_evenly_is_nobodys(tmp_path: Path) -> None:
    """The guideline sets 992 for the province: 16 a village; 3 for two villages would have to be invented."""
    book = reported()
    book.settings["ตัวชี้วัด ผู้ได้รับการส่งเสริมอาชีพ"] = 3
    district = project(tmp_path, book).sums.district("กมลาไสย")
    assert values(district, "promoted_target promoted_percent increased_of_target_percent") == (None,) * 3


def test_villages_in_another_order_come_to_the_same(tmp_path: Path) -> None:
    """Sorting a sheet changes no sum."""
    book = reported()
    straight = project(tmp_path / "a", book).sums
    for rows in book.rows.values():
        rows.reverse()
    turned = project(tmp_path / "b", book).sums
    assert added([turned]) == added([straight])
    assert [row.key for row in turned.rows[0].rows] == [OTHER_CODE, CODE]
    assert book.rows[Village]
