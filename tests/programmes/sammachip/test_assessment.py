"""The 23 indicators: what a round comes to, which level a village reaches, and the difference between the rounds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.levels import Given
from tests.support.papers import TEMPLATES
from tests.support.projects import Book, project_of

from docgen.programmes.sammachip import Dossier
from docgen.programmes.sammachip.assessment import LevelCount, level_of
from docgen.programmes.sammachip.constants import CORE, LEVEL_FLOORS
from docgen.programmes.sammachip.sheets import INDICATORS, Assessment
from docgen.runs import pipeline

NUMBERS = range(1, INDICATORS + 1)
some_numbers = st.frozensets(st.sampled_from(NUMBERS))


def dossier(folder: Path, book: Book) -> Dossier:
    return project_of(pipeline.check([book.save(folder / "a.xlsx")])).dossiers[0]


@pytest.mark.parametrize(
    ("passed", "level"),
    [
        (CORE, 1),
        (CORE - {11}, 0),
        (set(NUMBERS) - {11}, 0),
        (CORE | {10, 12, 13, 14, 15, 16}, 1),
        (CORE | {10, 12, 13, 14, 15, 16, 17}, 2),
        (set(NUMBERS) - {12}, 2),
        (set(NUMBERS), 3),
        (set(), 0),
    ],
)
def test_a_level_asks_for_a_number_and_for_every_core_indicator(passed: set[int], level: int) -> None:
    """10 to 16 with the ten core ones, 17 to 22, all 23; one core indicator short is below, whatever the number."""
    assert level_of(passed, CORE, LEVEL_FLOORS) == level


@given(some_numbers, some_numbers)
def test_passing_more_never_lowers_the_level(passed: frozenset[int], more: frozenset[int]) -> None:
    """Another indicator passed cannot take a level away."""
    assert level_of(passed, CORE, LEVEL_FLOORS) <= level_of(passed | more, CORE, LEVEL_FLOORS)


@given(some_numbers)
def test_the_sides_add_up_to_all_that_was_passed(passed: frozenset[int]) -> None:
    """7 + 5 + 7 + 4 = 23 (handbook 2.8); passed and failed are all indicators."""
    from docgen.findings import CellRef
    from docgen.programmes.sammachip.assessment import AssessmentRound

    row = Assessment(where=CellRef(file="", sheet="", row=1), passes=tuple(n in passed for n in NUMBERS))
    found = AssessmentRound(number=1, record=row)
    assert sum(side or 0 for side in found.sides) == found.passed == len(passed)
    assert sorted(found.passed_numbers + found.failed_numbers) == list(NUMBERS)
    assert found.core_passed == len(passed & CORE)


def test_both_rounds_and_what_lies_between(tmp_path: Path) -> None:
    """12 and 16 were gained, 20 was lost; the level rose by what was gained."""
    book = Book()
    book.assess(1, "5 ม.ค. 2565", (10, 12, 13, 14, 15, 16, 17))
    book.assess(2, "20 ก.พ. 2565", (10, 13, 14, 15, 20))
    both = dossier(tmp_path, book).assessment
    assert (both.first.passed, both.first.level, both.second.passed, both.second.level) == (16, 1, 18, 2)
    assert (both.difference, both.gained, both.lost) == (2, (12, 16, 17), (20,))
    assert both.second.failed_numbers == (10, 13, 14, 15, 20)


def test_half_an_assessment_has_no_result(tmp_path: Path) -> None:
    """R-SEP-01: a blank answer is no "not passed"."""
    book = Book()
    book.assess(1, "5 ม.ค. 2565", ())
    book.rows[Assessment][0]["ข้อ 23"] = None
    first, second = dossier(tmp_path, book).rounds
    assert (first.passed, first.level, first.sides) == (None, None, (None,) * 4)
    assert (second.number, second.assessed_on, second.passed, second.passes) == (2, None, None, ())


def test_the_province_draws_the_lines(tmp_path: Path) -> None:
    """Core indicators and the levels' numbers are settings: 17-20 and 21-23 instead of 17-22 and 23."""
    book = Book()
    book.settings |= {"ตัวชี้วัดหลักของหมู่บ้านเศรษฐกิจพอเพียง": "1-7", "จำนวนตัวชี้วัดขั้นต่ำของสามระดับ": "10, 17, 21"}
    book.assess(1, "5 ม.ค. 2565", (8, 9))
    first = dossier(tmp_path, book).assessment.first
    assert (first.level, first.core_passed, first.core_count) == (3, 7, 7)


@given(st.lists(st.sampled_from([None, 0, 1, 2, 3])))
def test_counts_of_levels_add_up(levels: list[int | None]) -> None:
    """Every assessed village stands at one level; who was not assessed stands nowhere."""
    count = LevelCount(rounds=tuple(map(Given, levels)))
    assert count.assessed == sum(level is not None for level in levels) == count.below + count.reached
    assert (count.first, count.second, count.third) == tuple(levels.count(level) for level in (1, 2, 3))


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("ตัวชี้วัดหลักของหมู่บ้านเศรษฐกิจพอเพียง", "ข้อหลักทุกข้อ"),
        ("ตัวชี้วัดหลักของหมู่บ้านเศรษฐกิจพอเพียง", "1-24"),
        ("จำนวนตัวชี้วัดขั้นต่ำของสามระดับ", "สิบ"),
        ("จำนวนตัวชี้วัดขั้นต่ำของสามระดับ", "10, 23"),
    ],
)
def test_a_setting_of_levels_that_cannot_be_read_withholds_the_papers_with_levels(
    tmp_path: Path, setting: str, value: str
) -> None:
    """Blank it stands for the handbook's; what cannot be read must not be taken for that. Other papers are made."""
    book = Book()
    book.assess(1, "10 ธ.ค. 2564", [22, 23])
    book.assess(2, "10 มี.ค. 2565", [])
    book.settings[setting] = value
    plan = pipeline.prepare([book.save(tmp_path / "a.xlsx")], TEMPLATES, pipeline.Selection()).plan
    by_it = {
        paper.document.short
        for paper in plan.withheld
        if any(reason.where and reason.where.sheet == "โครงการ" for reason in paper.reasons)
    }
    assert by_it == {"D12", "D12P", "D14", "D15", "D26"}
    assert {"D20", "C12"} <= {job.document.short for job in plan.jobs}
