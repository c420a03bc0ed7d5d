"""The survey of occupations: spellings count together, ranks are fair, and the choice is compared with the result."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.projects import PLACE, Book, found, project_of

from docgen.programmes.sammachip import Dossier
from docgen.programmes.sammachip.sheets import Household, OccupationStudy, Sage, Survey
from docgen.programmes.sammachip.survey import forms_of, occupation_key, survey_of
from docgen.runs import pipeline


def dossier(folder: Path, book: Book) -> Dossier:
    return project_of(pipeline.check([book.save(folder / "a.xlsx")])).dossiers[0]


def codes(folder: Path, book: Book) -> list[tuple[str, str]]:
    return found(pipeline.check([book.save(folder / "a.xlsx")]).findings)


def asked(*wishes: tuple[str, ...]) -> Book:
    """As many households as answers, each with its wishes."""
    book = Book(households=len(wishes))
    book.rows[Survey] = [
        {**PLACE, "ลำดับ": n, **{f"อาชีพที่ต้องการ {place}": wish for place, wish in enumerate(answer, 1)}}
        for n, answer in enumerate(wishes, 1)
    ]
    return book


@pytest.mark.parametrize("other", ["การทอผ้า", "ทอผ้า", "อาชีพทอผ้า", "อาชีพการทอผ้า", "ทอ ผ้า"])
def test_spellings_of_one_occupation_are_one(other: str) -> None:
    """Clerks write an occupation with and without the word before it."""
    assert occupation_key(other) == occupation_key("การทอผ้า")
    assert occupation_key("การ") == "การ"


def test_wishes_are_ranked_by_who_puts_them_first(tmp_path: Path) -> None:
    """Then by who wants them at all; those that tie share a rank, and the next one counts on."""
    book = asked(("ทอผ้า", "เลี้ยงไก่"), ("การทอผ้า",), ("เลี้ยงไก่", "เห็ด"), ("เห็ด", "เลี้ยงไก่"), ("กบ", "ปลา"))
    survey = dossier(tmp_path, book).survey
    assert [(w.rank, w.name, w.first, w.mentioned) for w in survey.wanted] == [
        (1, "ทอผ้า", 2, 2),
        (2, "เลี้ยงไก่", 1, 3),
        (3, "เห็ด", 1, 2),
        (4, "กบ", 1, 1),
        (5, "ปลา", 0, 1),
    ]
    assert survey.wanted[0].percent == Decimal("40.00")


def test_equal_wishes_share_a_rank(tmp_path: Path) -> None:
    """Two at the top are both first."""
    survey = dossier(tmp_path, asked(("ก้อนเห็ด",), ("ไข่เป็ด",), ("กบ", "ไข่เป็ด"))).survey
    assert [(w.rank, w.name) for w in survey.wanted] == [(1, "ไข่เป็ด"), (2, "กบ"), (2, "ก้อนเห็ด")]


def test_a_household_that_was_not_asked_counts_with_what_its_list_says(tmp_path: Path) -> None:
    """อาชีพที่ต้องการ of the sheet ครัวเรือน stands in for a first wish."""
    book = Book(households=2)
    book.rows[Household][0]["อาชีพที่ต้องการ"] = "ทอผ้า"
    survey = dossier(tmp_path, book).survey
    assert (survey.asked, survey.answered, [w.name for w in survey.wanted]) == (2, 1, ["ทอผ้า"])


def test_what_was_concluded_stands_beside_the_wish(tmp_path: Path) -> None:
    """Also where nobody wants what was studied."""
    book = asked(("ทอผ้า",))
    book.rows[OccupationStudy] = [
        {**PLACE, "อาชีพ": "การทอผ้า", "โอกาสตลาด": "ตลาดนัด"},
        {**PLACE, "อาชีพ": "เลี้ยงกบ", "โอกาสตลาด": "ไม่มี"},
    ]
    assert [(w.name, w.first, w.study.market) for w in dossier(tmp_path, book).survey.wanted] == [
        ("ทอผ้า", 1, "ตลาดนัด"),
        ("เลี้ยงกบ", 0, "ไม่มี"),
    ]


def test_incomes_below_the_threshold_are_counted(tmp_path: Path) -> None:
    """Of those whose income is known; one that earns just the threshold is not below it."""
    book = Book(households=3)
    for row, income in zip(book.rows[Household], (37999, 38000, None), strict=True):
        row["รายได้/คน/ปี"] = income
    survey = dossier(tmp_path, book).survey
    assert (survey.below_threshold, survey.income_count, survey.income_average) == (1, 2, Decimal("37999.50"))


@pytest.mark.parametrize(
    ("wishes", "code"),
    [
        ((("การทอผ้าพื้นเมือง",), ("เลี้ยงไก่",), ("ทอผ้าพื้นเมือง",)), None),
        ((("เลี้ยงไก่", "ทอผ้าพื้นเมือง"), ("เลี้ยงไก่",)), "R-OCC-01-rank"),
        ((("เลี้ยงไก่",), ("เลี้ยงกบ",)), "R-OCC-01"),
    ],
)
def test_the_choice_is_compared_with_the_survey(
    tmp_path: Path, wishes: tuple[tuple[str, ...], ...], code: str | None
) -> None:
    """A village may choose otherwise: a warning at the cell of its occupation."""
    expected = [("หมู่บ้าน!F2", code)] if code else []
    assert codes(tmp_path, asked(*wishes)) == expected


def test_an_answer_of_nobody_is_an_error(tmp_path: Path) -> None:
    """The summary would count it for a household that there is not."""
    book = asked(("ทอผ้าพื้นเมือง",))
    book.rows[Survey][0]["ลำดับ"] = 9
    assert ("สำรวจ!D2", "row-of-nobody") in codes(tmp_path, book)


def test_two_answers_of_one_household_clash(tmp_path: Path) -> None:
    """Nobody could say which holds."""
    book = asked(("ทอผ้าพื้นเมือง",))
    book.rows[Survey].append(dict(book.rows[Survey][0]))
    assert "row-twice" in {code for _, code in codes(tmp_path, book)}


def test_a_sage_is_taught_before_the_day(tmp_path: Path) -> None:
    """ก1-6 comes before ก1-9."""
    book = Book()
    book.rows[Sage][0]["วันที่พัฒนาทักษะวิทยากร"] = "16 ม.ค. 2565"
    ((where, code),) = codes(tmp_path, book)
    assert (where.partition("!")[0], code) == ("ปราชญ์", "sage-taught-late")
    book.rows[Sage][0]["วันที่พัฒนาทักษะวิทยากร"] = "15 ม.ค. 2565"
    assert codes(tmp_path, book) == []


NAMES = st.sampled_from(("ทอผ้า", "การทอผ้า", "เลี้ยงไก่", "เห็ด", "กบ"))


@given(st.lists(st.lists(NAMES, max_size=3), max_size=12))
@settings(derandomize=True, max_examples=150, deadline=None)
def test_every_answer_is_counted_once(answers: list[list[str]]) -> None:
    """First wishes come to the households that answered, per cents to 100, and ranks follow the counts."""
    households = [Household(seq=n) for n in range(1, len(answers) + 1)]
    given = [Survey(seq=n, wishes=tuple(answer)) for n, answer in enumerate(answers, 1)]
    survey = survey_of(forms_of(households, given), (), "ทอผ้า", None)
    assert sum(w.first for w in survey.wanted) == survey.answered == sum(bool(answer) for answer in answers)
    assert all(w.first <= w.mentioned <= survey.answered for w in survey.wanted)
    if survey.answered:
        assert abs(sum((w.percent for w in survey.wanted if w.percent is not None), Decimal(-100))) < Decimal("0.05")
    scores = [(w.first, w.mentioned) for w in survey.wanted]
    assert scores == sorted(scores, reverse=True)
    assert [w.rank for w in survey.wanted] == [1 + sum(other > score for other in scores) for score in scores]


def test_a_choice_that_ties_with_another_is_told(tmp_path: Path) -> None:
    """`wanted most` would be untrue where as many put another occupation first."""
    book = asked(("การทอผ้าพื้นเมือง",), ("เห็ด",))
    assert dossier(tmp_path, book).survey.is_chosen_tied
    alone = asked(("การทอผ้าพื้นเมือง",), ("การทอผ้าพื้นเมือง",), ("เห็ด",))
    assert not dossier(tmp_path, alone).survey.is_chosen_tied
    unasked = asked(("เห็ด",), ("กบ",))
    assert not dossier(tmp_path, unasked).survey.is_chosen_tied
