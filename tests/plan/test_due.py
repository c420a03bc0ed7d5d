"""Papers that are not yet due: they wait for what is known only when the work is done, and nothing is wrong."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.golden.papers import finished_book, golden_book
from tests.support.projects import CODE, OTHER_PLACE, PLACE, Book, project_of

from docgen import papers, report
from docgen.errors import TemplateError
from docgen.findings import Severity
from docgen.papers import Catalogue, Document
from docgen.plan import jobs
from docgen.plan.jobs import Plan
from docgen.press import workshop
from docgen.programmes import bundled
from docgen.programmes.sammachip import Dossier
from docgen.programmes.sammachip.sheets import Assessment, Attendance, BudgetLine, Group, Household, LetterNumber, Sage
from docgen.runs import pipeline

TEMPLATES = Path(__file__).parents[2] / "templates"
CATALOGUE = papers.load_catalogue(TEMPLATES)
PRINTED = frozenset({"village.name", "households[].full_name", "turnout[].came", "budget_sum.spent"})

compile_once = cache(workshop.compile_template)  # compiling all templates for each test would be most of its time


def paper(*after: str, **more: Any) -> Document:
    return Document(
        programme=bundled(),
        id="report",
        short="D11",
        title="รายงาน",
        template=Path(),
        per="village",
        after=after,
        **more,
    )


def plan(folder: Path, book: Book, document: Document, *, draft: str = "") -> tuple[Plan, list[str]]:
    checked = pipeline.check([book.save(folder / "a.xlsx")])
    catalogue = Catalogue(programme=bundled(), folder=folder, documents=(document,))
    made, found = jobs.plan_papers(checked.world, catalogue, checked.findings, {"report": PRINTED}, draft_prefix=draft)
    return made, [finding.code for finding in found]


def awaited(folder: Path, book: Book, *after: str) -> tuple[str, ...]:
    """The fields that the paper waits for; none where it is made."""
    made, _ = plan(folder, book, paper(*after))
    assert len(made.jobs) + len(made.waiting) == 1
    return made.waiting[0].fields if made.waiting else ()


def dossier(folder: Path, book: Book) -> Dossier:
    return project_of(pipeline.check([book.save(folder / "a.xlsx")])).dossiers[0]


def attended(*kinds: tuple[str, int]) -> Book:
    book = Book()
    book.rows[Attendance] = [
        {**PLACE, "ประเภท": kind, "ลำดับ": n, "เช้า": 1, "บ่าย": 1} for kind, count in kinds for n in range(1, count + 1)
    ]
    return book


def test_a_paper_whose_day_has_not_come_waits(tmp_path: Path) -> None:
    """It is no job, it is not withheld and nothing is found; what it needs besides is not asked for yet."""
    document = paper("turnout_sum.is_begun", "budget_sum.spent", needs=("village.meeting_date",))
    made, found = plan(tmp_path, Book(), document)
    assert (made.jobs, made.withheld, found) == ((), (), [])
    (waiting,) = made.waiting
    assert (waiting.document, waiting.key, waiting.place, waiting.unit) == (document, CODE, CODE, "กมลาไสย")
    assert waiting.label == f"{CODE} บ้านโจด ม.10 อ.กมลาไสย"
    assert waiting.fields == ("turnout_sum.is_begun", "budget_sum.spent")


def test_a_due_paper_still_needs_what_it_needs(tmp_path: Path) -> None:
    """`needs` stays an error."""
    made, found = plan(tmp_path, Book(), paper("village.occupation", needs=("village.sammachip_recorded_on",)))
    assert (len(made.withheld), made.waiting, found) == (1, (), ["needed-missing"])


@pytest.mark.parametrize(
    ("field", "is_known"),
    [
        ("budget_sum.spent", False),  # None
        ("village.problems", False),  # ""
        ("groups", False),  # ()
        ("turnout_sum.is_begun", False),  # a flag that says no is not yet
        ("village.sammachip_recorded_on", False),
        ("donor_count", True),  # 0 is known
        ("outcome.income_before", True),  # and so is 0 baht
        ("sages", True),
    ],
)
def test_blank_is_what_nobody_knows_yet(tmp_path: Path, field: str, is_known: bool) -> None:
    """None, no text, no rows, and no; nought was counted."""
    assert (awaited(tmp_path, Book(), field) == ()) is is_known


@pytest.mark.parametrize("field", ["village.colour", "colour", "households[].full_name", "emblem"])
def test_a_field_that_there_is_not_is_the_registrys_error(tmp_path: Path, field: str) -> None:
    """As with `needs`: no cell could mend it, and the paper would wait for ever."""
    with pytest.raises(TemplateError) as caught:
        plan(tmp_path, Book(), paper(field))
    assert (caught.value.code, caught.value.values["field"]) == ("after-unknown", field)


def test_a_draft_is_made_at_any_time(tmp_path: Path) -> None:
    """`--draft` makes all papers."""
    made, _ = plan(tmp_path, Book(), paper("turnout_sum.is_begun"), draft="ร่าง_")
    assert ([job.key for job in made.jobs], made.waiting) == ([CODE], ())


def test_each_item_waits_for_itself(tmp_path: Path) -> None:
    """One sage's telephone is known, the other's paper waits for it."""
    book = Book(sages=2)
    book.rows[Sage][0]["โทรศัพท์"] = "081-234-5678"
    made, _ = plan(tmp_path, book, paper("item.phone", each="sages"))
    assert [job.key for job in made.jobs] == [f"{CODE}/1"]
    assert [(waiting.key, waiting.place) for waiting in made.waiting] == [(f"{CODE}/2", CODE)]


def test_waiting_goes_before_an_error_elsewhere(tmp_path: Path) -> None:
    """A wrong household withholds the papers that are due; this one has time, and the error is told all the same."""
    book = Book()
    book.rows[Household][0]["เกณฑ์"] = 9
    made, _ = plan(tmp_path, book, paper("turnout_sum.is_begun"))
    assert (len(made.waiting), made.withheld) == (1, ())
    due, _ = plan(tmp_path, book, paper())
    assert [reason.code for reason in due.withheld[0].reasons] == ["value-wrong"]


def test_what_was_typed_and_is_wrong_is_not_waited_for(tmp_path: Path) -> None:
    """It was keyed in: the paper is withheld with the cell, unless it waits for something else besides."""
    book = attended(("ครัวเรือน", 2), ("วิทยากร", 1))
    book.rows[Attendance][-1]["ประเภท"] = ""
    made, _ = plan(tmp_path, book, paper("turnout_sum.is_complete"))
    assert [reason.where.sheet for reason in made.withheld[0].reasons if reason.where] == ["เข้าร่วม"]
    assert made.waiting == ()
    made, _ = plan(tmp_path, book, paper("turnout_sum.is_complete", "budget_sum.is_complete"))
    assert (len(made.waiting), made.withheld) == (1, ())


def test_a_lost_column_is_not_waited_for(tmp_path: Path) -> None:
    """A header that nobody can read must not put off the reports of all villages in silence."""
    book = attended(("ครัวเรือน", 2), ("วิทยากร", 1))
    for row in book.rows[Attendance]:
        row["ชนิดผู้มา"] = row.pop("ประเภท")
    made, _ = plan(tmp_path, book, paper("turnout_sum.is_complete"))
    assert (len(made.withheld), made.waiting) == (1, ())


@pytest.mark.parametrize(
    ("kinds", "is_begun", "is_complete"),
    [
        ((), False, False),
        ((("ครัวเรือน", 1),), True, False),
        ((("ครัวเรือน", 2),), True, False),
        ((("เจ้าหน้าที่", 3),), True, False),
        ((("ครัวเรือน", 2), ("วิทยากร", 1)), True, True),
        ((("ครัวเรือน", 2), ("วิทยากร", 1), ("เจ้าหน้าที่", 3)), True, True),
    ],
)
def test_everybody_who_was_expected_is_keyed_in(
    tmp_path: Path, kinds: tuple[tuple[str, int], ...], is_begun: bool, is_complete: bool
) -> None:
    """Two households and a sage are expected; officials are whoever came."""
    found = dossier(tmp_path, attended(*kinds)).turnout_sum
    assert (found.is_begun, found.is_complete) == (is_begun, is_complete)


@pytest.mark.parametrize(
    ("spent", "is_complete"), [((None, None), False), ((0, None), False), ((0, 9000), True), ((14000, 10000), True)]
)
def test_every_category_has_its_spending(tmp_path: Path, spent: tuple[int | None, ...], is_complete: bool) -> None:
    """Nothing spent on a category is known as well; a village without a budget has none that is complete."""
    book = Book()
    for line, amount in zip(book.rows[BudgetLine], spent, strict=True):
        line["จ่ายจริง"] = amount
    assert dossier(tmp_path, book).budget_sum.is_complete is is_complete
    book.rows[BudgetLine] = []
    assert not dossier(tmp_path, book).budget_sum.is_complete


def test_assessed_twice_counts_the_villages_with_both_rounds(tmp_path: Path) -> None:
    """None while there is none; full when it is every village of the district."""
    book = Book()
    book.add_village()

    def district() -> tuple[int | None, bool]:
        (found,) = (d for d in project_of(pipeline.check([book.save(tmp_path / "a.xlsx")])).sums.rows if d.rows)
        return found.assessed_twice, found.is_fully_assessed

    book.assess(1, "28 ธ.ค. 2564", (3,))
    assert district() == (None, False)
    book.assess(2, "20 ก.พ. 2565", ())
    assert district() == (1, False)
    book.assess(1, "28 ธ.ค. 2564", (3,), OTHER_PLACE)
    book.assess(2, "20 ก.พ. 2565", (), OTHER_PLACE)
    assert district() == (2, True)


# The project's own registry.


@pytest.fixture
def prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(workshop, "compile_template", compile_once)

    def prepare(book: Book) -> pipeline.Prepared:
        return pipeline.prepare([book.save(tmp_path / "a.xlsx")], TEMPLATES, pipeline.Selection())

    return prepare


def waiting(found: pipeline.Prepared) -> set[str]:
    return {paper.document.short for paper in found.plan.waiting}


def test_before_the_day_no_paper_reports_it(prepared: Any) -> None:
    """Orders, plans, forms and the roll-ups are made; reports and the letters that send them are not due."""
    found = prepared(Book())
    assert waiting(found) == {"C11", "C12", "C14", "C15", "D11", "D12"}
    assert found.plan.withheld == ()
    assert [f for f in found.checked.findings if f.severity is Severity.ERROR] == []
    assert {"D14", "D15", "D26", "D27", "D18", "D24"} <= {job.document.short for job in found.plan.jobs}


def test_a_half_known_day_has_its_report_and_no_letter(prepared: Any) -> None:
    """A household is not keyed in and a category not paid: the report has room for the pen, its letter waits."""
    assert waiting(prepared(golden_book())) == {"C11"}
    assert waiting(prepared(finished_book())) == set()


def test_the_assessments_are_reported_after_the_second_round(prepared: Any) -> None:
    """With the first round alone nothing is reported; the letter goes when all villages have both."""
    book = golden_book()
    rounds = book.rows[Assessment]
    book.rows[Assessment] = rounds[:1]
    assert {"D12", "C12"} <= waiting(prepared(book))
    book.rows[Assessment] = rounds
    book.add_village()
    found = prepared(book)
    assert ("C12" in waiting(found), "D12" in waiting(found)) == (True, False)


def test_a_group_is_reported_when_it_is_registered(prepared: Any) -> None:
    """Its number comes after the meeting: until then nothing is wrong. The letter waits for the day's figures too."""
    book = finished_book()
    book.rows[Group][0] |= {"เลขทะเบียน": "", "วันที่จดทะเบียน": None}
    found = prepared(book)
    assert waiting(found) == {"C13", "D13"}
    assert found.plan.withheld == ()
    fields = {paper.document.short: paper.fields for paper in found.plan.waiting}
    assert fields["D13"] == fields["C13"] == ("group.registration_no", "group.registered_on")
    book = finished_book()
    book.rows[BudgetLine][-1]["จ่ายจริง"] = None
    book.rows[Attendance] = [row for row in book.rows[Attendance] if "รหัสกลุ่ม" not in row]
    fields = {paper.document.short: paper.fields for paper in prepared(book).plan.waiting}
    assert fields == {"C13": ("turnout.came", "budget_sum.is_complete")}


def test_every_field_that_is_waited_for_has_a_name_and_a_sheet(prepared: Any) -> None:
    """Whoever is told to wait is told for what, and where it is keyed in."""
    for document in CATALOGUE:
        assert set(document.after) <= set(document.fields), document.short
    waiting = prepared(Book()).plan.waiting
    assert waiting
    for paper in waiting:
        assert set(paper.sheets) == set(paper.fields)
        assert all(paper.sheets.values()), paper.document.short


def test_what_is_waited_for_is_told_in_words(prepared: Any) -> None:
    """A line a document, with the sheets that are keyed in later, and where few wait, who."""
    book = finished_book()
    book.rows[Group][0] |= {"เลขทะเบียน": "", "วันที่จดทะเบียน": None}
    book.rows[Attendance] = [row for row in book.rows[Attendance] if "รหัสกลุ่ม" not in row]
    where = "C13 1 ฉบับ (G01 กลุ่มทอผ้าบ้านโจด)"
    assert [line for line in report.waiting_text(prepared(book).plan.waiting) if "C13" in line] == [
        f"  – {where} รอเลขทะเบียน, วันที่จดทะเบียน (ชีตกลุ่มอาชีพ) และจำนวนผู้เข้าร่วมจริง (ชีตเข้าร่วม)"
    ]


def test_waiting_papers_are_few_lines(tmp_path: Path) -> None:
    """Papers that wait for the same are told together; more than a few are counted and not named."""
    book = Book()
    made, _ = plan(tmp_path, book, paper("turnout_sum.is_complete", "budget_sum.is_complete"))
    what = "รอผู้เข้าร่วมจริงครบทุกคน (ชีตเข้าร่วม) และยอดจ่ายจริงครบทุกหมวด (ชีตงบประมาณ)"
    assert list(report.waiting_text(made.waiting * 20)) == ["ยังไม่ถึงเวลาทำ 20 ฉบับ:", f"  – D11 20 ฉบับ {what}", ""]
    assert list(report.waiting_text(made.waiting)) == [
        "ยังไม่ถึงเวลาทำ 1 ฉบับ:", f"  – D11 1 ฉบับ (46031010 บ้านโจด ม.10 อ.กมลาไสย) {what}", "",
    ]  # fmt: skip
    assert list(report.waiting_text(())) == []
    assert report.waiting_json(made.waiting) == [
        {
            "document": "report",
            "key": CODE,
            "label": f"{CODE} บ้านโจด ม.10 อ.กมลาไสย",
            "awaits": [
                {"field": "turnout_sum.is_complete", "meaning": "ผู้เข้าร่วมจริงครบทุกคน", "sheets": ["เข้าร่วม"]},
                {"field": "budget_sum.is_complete", "meaning": "ยอดจ่ายจริงครบทุกหมวด", "sheets": ["งบประมาณ"]},
            ],
        }
    ]


@pytest.mark.parametrize("dated", ["", "20 มี.ค. 2565"])
def test_a_letter_of_a_roll_up_tells_its_day(prepared: Any, dated: str) -> None:
    """It may go while villages are still to come: the figures are those of its day, and nothing is called finished."""
    from tests.golden.papers import text_of

    book = golden_book()
    if dated:
        row = {"รหัสเอกสาร": "C14", "หมู่บ้าน/อำเภอ": "กมลาไสย", "เลขที่": "กส 0319/40", "วันที่": dated}
        book.rows[LetterNumber].append(row)
    found = prepared(book)
    (job,) = (job for job in found.plan.jobs if job.document.short == "C14")
    rendered = found.workshop.tooled([job]).render(job)
    assert isinstance(rendered, bytes)
    text = " ".join(text_of(rendered).replace("\N{NO-BREAK SPACE}", " ").split())
    assert ("ณ วันที่ ๒๐ มีนาคม ๒๕๖๕ สำนักงานพัฒนาชุมชนอำเภอกมลาไสยขอรายงานผล" in text) is bool(dated)
    assert "ดำเนินกิจกรรมแล้ว จำนวน ๑ หมู่บ้าน จากเป้าหมาย ๑ หมู่บ้าน" in text
    assert "แล้วเสร็จ" not in text
