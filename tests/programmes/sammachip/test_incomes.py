"""A household's income before the training: three sheets say it, and a contradiction is told with the cell of each."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.projects import PLACE, Book

from docgen.findings import CellRef, Finding, Severity
from docgen.papers.words import sentence
from docgen.programmes.sammachip import District, Dossier, Project
from docgen.programmes.sammachip.rules.incomes import incomes_agree
from docgen.programmes.sammachip.sheets import Household, Outcome, Programme, Survey, Village
from docgen.runs import pipeline
from docgen.words import wording

CODE = "household-incomes-differ"


def told(folder: Path, book: Book) -> list[Finding]:
    findings = pipeline.check([book.save(folder / "a.xlsx")]).findings
    return [finding for finding in findings if finding.code == CODE]


def book_of(*, per_head: object = None, members: object = None, survey: object = None, before: object = None) -> Book:
    """Two households; of the second, only what is named here is said."""
    book = Book()
    book.rows[Household][1] |= {"รายได้/คน/ปี": per_head, "สมาชิก": members}
    book.rows[Survey] = [{**PLACE, "ลำดับ": 2, "อาชีพที่ต้องการ 1": "การทอผ้าพื้นเมือง", "รายได้ครัวเรือน": survey}]
    if before is not None:
        book.rows[Outcome] = [{**PLACE, "ลำดับ": 2, "นำไปประกอบอาชีพ": 1, "รายได้ก่อน": before, "รายได้หลัง": 200_000}]
    return book


@pytest.mark.parametrize(
    "said",
    [
        {"per_head": 30_000, "members": 4, "survey": 120_000, "before": 120_000},
        {"per_head": 33_333, "members": 3, "survey": 100_000, "before": 100_000},
        {"per_head": 30_000, "survey": 120_000, "before": 120_000},
        {"members": 4, "survey": 120_000, "before": 120_000},
        {"per_head": 30_000, "members": 4},
        {"before": 120_000},
        {},
    ],
)
def test_what_agrees_or_cannot_be_compared_is_not_told(tmp_path: Path, said: dict[str, object]) -> None:
    """An average is rounded; a head's income says nothing of a household whose members are not counted."""
    assert told(tmp_path, book_of(**said)) == []


@pytest.mark.parametrize(
    ("said", "where", "also"),
    [
        ({"survey": 120_000, "before": 36_000}, "ผลลัพธ์!F2", ["สำรวจ!F2"]),
        ({"per_head": 30_000, "members": 4, "survey": 110_000}, "สำรวจ!F2", ["ครัวเรือน!J3"]),
        ({"per_head": 30_000, "members": 4, "before": 30_000}, "ผลลัพธ์!F2", ["ครัวเรือน!J3"]),
        (
            {"per_head": 30_000, "members": 4, "survey": 120_000, "before": 120_001},
            "ผลลัพธ์!F2",
            ["ครัวเรือน!J3", "สำรวจ!F2"],
        ),
        ({"survey": 120_000, "before": 120_001}, "ผลลัพธ์!F2", ["สำรวจ!F2"]),
    ],
)
def test_a_contradiction_names_every_cell(tmp_path: Path, said: dict[str, object], where: str, also: list[str]) -> None:
    """Once a household, as a warning: a person must ask which of them is true."""
    (finding,) = told(tmp_path, book_of(**said))
    assert (str(finding.where), [str(cell) for cell in finding.also]) == (where, also)
    assert finding.severity is Severity.WARNING
    assert all(cell in sentence(finding) for cell in also)
    assert "รายได้/คน/ปี" in wording("finding", CODE)["mend"]


def test_a_cell_of_another_workbook_is_named_with_its_file(tmp_path: Path) -> None:
    """Districts keep workbooks of their own."""
    book, other = book_of(survey=120_000), book_of(before=36_000)
    other.rows = {Outcome: other.rows[Outcome]}
    paths = [book.save(tmp_path / "a.xlsx"), other.save(tmp_path / "b.xlsx")]
    (finding,) = [found for found in pipeline.check(paths).findings if found.code == CODE]
    assert "a.xlsx สำรวจ!F2" in sentence(finding)


def project_of(household: Household, answer: Survey, outcome: Outcome) -> Project:
    dossier = Dossier(
        key="1", programme=Programme(), district=District(name=""), village=Village(name="โจด", moo=1),
        households=(household,), surveyed=(answer,), outcomes=(outcome,),
    )  # fmt: skip
    return Project(programme=Programme(), dossiers=(dossier,))


MONEY = st.integers(min_value=0, max_value=2_000_000).map(Decimal)


@given(income=MONEY, members=st.integers(min_value=1, max_value=15), half_up=st.booleans())
@settings(derandomize=True, max_examples=200, deadline=None)
def test_a_rounded_average_never_contradicts_the_income_it_comes_from(
    income: Decimal, members: int, *, half_up: bool
) -> None:
    """However a clerk rounds to the baht; and two baht a head more are told."""
    where = {name: CellRef(file="a", sheet="x", row=2, column=2) for name in ("income_per_head", "income")}
    per_head = (income / members).quantize(Decimal(1), ROUND_HALF_UP if half_up else ROUND_DOWN)
    for more, is_told in ((0, False), (2, True)):
        household = Household(seq=1, members=members, income_per_head=per_head + more, cells=where)
        project = project_of(household, Survey(seq=1, income=income, cells=where), Outcome(seq=1))
        assert bool(list(incomes_agree(project))) is is_told
