"""A wrong cell withholds every paper that prints what stands on it: a clerk's own templates, one value each."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from tests.support.projects import PLACE, Book, project_of

from docgen.findings import Finding, Severity
from docgen.papers import Catalogue, Document
from docgen.plan import jobs
from docgen.programmes import bundled
from docgen.programmes.sammachip.sheets import (
    Attendance,
    BudgetLine,
    Household,
    OccupationStudy,
    Outcome,
    Sage,
    Survey,
    Voucher,
)
from docgen.records import Record
from docgen.runs import pipeline

OWN = Document(
    id="own", short="D51", title="ของอำเภอเอง", template=Path(), per="village", each="sages", programme=bundled()
)


def prepared(folder: Path, book: Book, text: str, per: str = "village") -> pipeline.Prepared:
    """A project with one kind of paper, whose template is a paragraph with this text."""
    templates = folder / "templates"
    templates.mkdir(parents=True)
    template = docx.Document()
    template.add_paragraph(text)
    template.save(str(templates / "own.docx"))
    registry = f'[[document]]\nid = "own"\nshort = "D51"\ntitle = "ของอำเภอเอง"\ntemplate = "own.docx"\nper = "{per}"\n'
    (templates / "documents.toml").write_text(registry, encoding="utf-8")
    return pipeline.prepare([book.save(folder / "a.xlsx")], templates, pipeline.Selection())


def reasons(folder: Path, book: Book, text: str, per: str = "village") -> list[str]:
    """The cells that withhold the paper; empty where it is made."""
    plan = prepared(folder, book, text, per).plan
    assert len(plan.jobs) + len(plan.withheld) == 1
    return [str(reason.where) for paper in plan.withheld for reason in paper.reasons]


def followed_up() -> Book:
    """Two households that came the whole day, went on with the trade and said what they wish for."""
    book = Book(households=2)
    both = (1, 2)
    book.rows[Attendance] = [{**PLACE, "ประเภท": "ครัวเรือน", "ลำดับ": n, "เช้า": 1, "บ่าย": 1} for n in both]
    book.rows[Outcome] = [{**PLACE, "ลำดับ": n, "นำไปประกอบอาชีพ": 1, "รายได้ก่อน": 1000, "รายได้หลัง": 2000} for n in both]
    book.rows[Survey] = [{**PLACE, "ลำดับ": n, "อาชีพที่ต้องการ 1": "การทอผ้าพื้นเมือง"} for n in both]
    book.rows[BudgetLine][0] |= {"จ่ายจริง": 1000, "วันที่เบิกจ่าย": "20 ม.ค. 2565"}
    book.rows[Voucher] = [
        {**PLACE, "เลขที่ใบสำคัญ": "1/2565", "วันที่": "20 ม.ค. 2565", "ผู้รับเงิน": "นายสมคิด ใจดี",
         "หมวด": book.rows[BudgetLine][0]["หมวด"], "รายการ": "เส้นด้าย", "จำนวนเงิน": 1000}
    ]  # fmt: skip
    book.rows[OccupationStudy] = [{**PLACE, "อาชีพ": "การทอผ้าพื้นเมือง", "โอกาสตลาด": "ตลาดนัดชุมชน"}]
    return book


@pytest.mark.parametrize(
    ("sheet", "header", "typed", "text", "per"),
    [
        (Household, "ลำดับ", "#REF!", "{{ sum.households_came }}", "district"),
        (Household, "ลำดับ", "#REF!", "{{ sum.households_came }}", "project"),
        (Attendance, "เช้า", "xx", "{{ sum.households_came }}", "district"),
        (OccupationStudy, "อาชีพ", "#REF!", "{% for w in survey.wanted %}{{ w.study.market }}{% endfor %}", "village"),
        (Survey, "ลำดับ", "#REF!", "{{ survey.answered }}", "village"),
        (Voucher, "จำนวนเงิน", "xx", "{% for line in evidence %}{{ line.payee }}{% endfor %}", "village"),
        (Outcome, "รายได้หลัง", "xx", "{{ outcome.increased }}", "village"),
    ],
)  # fmt: skip
def test_a_wrong_cell_withholds_the_paper_that_prints_what_stands_on_it(  # noqa: PLR0917  one argument a column
    tmp_path: Path, sheet: type[Record], header: str, typed: str, text: str, per: str
) -> None:
    """Whatever else the paper prints: here it prints that one value alone; with the cell mended it is made."""
    book = followed_up()
    assert reasons(tmp_path / "right", book, text, per) == []
    book.rows[sheet][0][header] = typed
    found = reasons(tmp_path / "wrong", book, text, per)
    assert sheet.sheet in {where.partition("!")[0] for where in found}


def test_what_is_wrong_in_an_item_s_own_row_withholds_its_paper_alone(tmp_path: Path) -> None:
    """Also where the finding says that it makes other papers wrong too: the row is what this paper prints."""
    project = project_of(pipeline.check([Book(sages=2).save(tmp_path / "a.xlsx")]))
    second = project.dossiers[0].sages[1]
    wrong = Finding(
        code="sage-twice", severity=Severity.ERROR, where=second.at("first"), subject="46030503",
        touches=frozenset({Household.sheet}),
    )  # fmt: skip
    catalogue = Catalogue(folder=tmp_path, documents=(OWN,), programme=bundled())
    plan, _ = jobs.plan_papers(project, catalogue, [wrong], {"own": frozenset({"item.full_name"})})
    assert [paper.key for paper in plan.jobs] == ["46031010/1"]
    assert [(paper.key, paper.reasons) for paper in plan.withheld] == [("46031010/2", (wrong,))]
    assert second.sheet == Sage.sheet
