"""Which papers are made, under which names, and which are withheld because of which cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen import documents, pipeline, planning
from docgen.documents import Catalogue, Document
from docgen.errors import TemplateError
from docgen.planning import NAME_LENGTH, Plan, safe_name
from docgen.records import BudgetLine, Household, LetterNumber, Material, Official, Programme, Session, Village
from tests.support.projects import CODE, OTHER_CODE, Book

D = Document
ORDER = D(id="order", short="D02", title="คำสั่ง", template=Path(), per="village")
PLAN = D(id="plan", short="D03", title="แผน", template=Path(), per="village")
RECEIPT = D(id="receipt", short="D08", title="วัสดุ", template=Path(), per="village", needs=("village.meeting_date",))
TEAM = D(id="team", short="D01", title="ทีม", template=Path(), per="district")
FIELDS = {
    "order": frozenset({"village.name", "sages[].full_name", "district.chief.full_name", "paper.number"}),
    "plan": frozenset(
        {"village.name", "materials[].item", "budget[].planned", "programme.budget_per_village", "sessions[].start"}
    ),
    "receipt": frozenset({"materials[].item", "households[].full_name", "officer.full_name"}),
    "team": frozenset({"district.name", "district.team[].full_name", "district.village_count", "programme.name"}),
}


def plan(folder: Path, book: Book, *which: Document) -> tuple[Plan, list[str]]:
    checked = pipeline.check([book.save(folder / "a.xlsx")])
    made, missing = planning.plan(checked.project, Catalogue(folder=folder, documents=which), checked.findings, FIELDS)
    return made, [finding.code for finding in missing]


def made(folder: Path, book: Book, *which: Document) -> list[tuple[str, str]]:
    return [(job.document.short, job.key) for job in plan(folder, book, *which)[0].jobs]


def two_villages() -> Book:
    book = Book()
    book.add_village()
    return book


def test_each_place_gets_its_papers(tmp_path: Path) -> None:
    """Two villages of one district: two orders, one team."""
    assert made(tmp_path, two_villages(), TEAM, ORDER) == [
        ("D01", "กมลาไสย"),
        ("D02", OTHER_CODE),
        ("D02", CODE),
    ]


def test_a_file_is_named_by_district_code_village_and_moo(tmp_path: Path) -> None:
    """The same from run to run, and in the order of a folder's listing."""
    jobs = plan(tmp_path, Book(), TEAM, ORDER)[0].jobs
    assert [str(job.path) for job in jobs] == ["กมลาไสย/D01_ทีม.docx", f"กมลาไสย/{CODE}_โจด_ม10/D02_คำสั่ง.docx"]


@pytest.mark.parametrize(
    ("sheet", "header", "value", "left"),
    [
        (Village, "วันที่จัด", "1 ก.ค. 2565", [("D01", "กมลาไสย"), ("D02", OTHER_CODE), ("D03", OTHER_CODE)]),
        (Material, "ราคาต่อหน่วย", "แพง", [("D01", "กมลาไสย"), ("D02", OTHER_CODE), ("D02", CODE), ("D03", OTHER_CODE)]),
        (BudgetLine, "แผน", 30000, [("D01", "กมลาไสย"), ("D02", OTHER_CODE), ("D02", CODE), ("D03", OTHER_CODE)]),
        (Session, "เริ่ม", "เช้าตรู่", [("D01", "กมลาไสย"), ("D02", OTHER_CODE), ("D02", CODE)]),
        (
            Household, "เกณฑ์", 9,
            [("D01", "กมลาไสย"), ("D02", OTHER_CODE), ("D02", CODE), ("D03", OTHER_CODE), ("D03", CODE)],
        ),
        (Official, "ชื่อ", "", [("D03", OTHER_CODE), ("D03", CODE)]),
    ],
)  # fmt: skip
def test_an_error_withholds_only_the_papers_that_print_it(
    tmp_path: Path, sheet: type, header: str, value: object, left: list[tuple[str, str]]
) -> None:
    """A wrong price does not stop the order; a wrong day stops the village, not its neighbour."""
    book = two_villages()
    book.rows[sheet][0][header] = value
    assert made(tmp_path, book, TEAM, ORDER, PLAN) == left


def test_a_missing_setting_withholds_the_papers_that_print_it(tmp_path: Path) -> None:
    """The name of the programme stands on D01, the budget of a village on D03."""
    book = Book()
    del book.settings["งบประมาณต่อหมู่บ้าน"]
    assert made(tmp_path, book, TEAM, ORDER, PLAN) == [("D01", "กมลาไสย"), ("D02", CODE)]


def test_a_missing_column_withholds_the_papers_of_its_sheet(tmp_path: Path) -> None:
    """Without prices there is no plan; the order does not need them."""
    book = Book()
    for row in book.rows[Material]:
        del row["ราคาต่อหน่วย"]
    assert made(tmp_path, book, TEAM, ORDER, PLAN) == [("D01", "กมลาไสย"), ("D02", CODE)]


@pytest.mark.parametrize("code", ["46019912", ""])
def test_a_row_of_no_village_withholds_its_neighbours_papers(tmp_path: Path, code: str) -> None:
    """It belongs to the village above or below it, most likely: their totals would be wrong."""
    book = two_villages()
    for rows in (book.rows[Material], book.rows[BudgetLine]):
        for row in rows:
            row["รหัสหมู่บ้าน"] = CODE if row.pop("หมู่ที่") == 10 else OTHER_CODE
            del row["อำเภอ"], row["ตำบล"]
    book.rows[Material][1]["รหัสหมู่บ้าน"] = code
    assert made(tmp_path, book, TEAM, ORDER, PLAN) == [("D01", "กมลาไสย"), ("D02", OTHER_CODE), ("D02", CODE)]


def test_too_few_villages_withhold_no_village(tmp_path: Path) -> None:
    """R-CNT-01 concerns the province's own papers."""
    book = Book()
    book.settings["จำนวนหมู่บ้านเป้าหมาย"] = 62
    book.settings["งบประมาณกิจกรรมที่ 1 รวม"] = 1488000
    assert len(made(tmp_path, book, TEAM, ORDER, PLAN)) == 3


def test_a_wrong_register_entry_withholds_its_own_paper(tmp_path: Path) -> None:
    """The order of the village whose number has the wrong year."""
    book = two_villages()
    book.rows[LetterNumber] = [{"รหัสเอกสาร": "D02", "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "3/2565", "วันที่": "20 ธ.ค. 2564"}]
    assert made(tmp_path, book, ORDER) == [("D02", OTHER_CODE)]


def test_a_needed_value_that_is_blank_is_named(tmp_path: Path) -> None:
    """`needs` of the registry: the paper is withheld, with the cell, once for all papers that wait."""
    book = Book()
    book.rows[Village][0]["วันที่ประชาคม"] = None
    again = D(id="plan", short="D09", title="x", template=Path(), per="village", needs=("village.meeting_date",))
    result, missing = plan(tmp_path, book, RECEIPT, again)
    assert missing == ["needed-missing"]
    assert [(w.document.short, str(w.reasons[0].where)) for w in result.withheld] == [
        ("D08", "หมู่บ้าน!I2"),
        ("D09", "หมู่บ้าน!I2"),
    ]


def test_a_need_that_does_not_exist_is_the_registrys_error(tmp_path: Path) -> None:
    """Not a finding: no cell could mend it."""
    wrong = D(id="order", short="D02", title="x", template=Path(), per="village", needs=("village.colour",))
    with pytest.raises(TemplateError) as caught:
        plan(tmp_path, Book(), wrong)
    assert caught.value.code == "needs-unknown"


def test_two_papers_of_one_name_are_refused(tmp_path: Path) -> None:
    """Also when the names differ in case only, as Windows would have it."""
    first = D(id="order", short="a", title="X", template=Path(), per="village")
    second = D(id="plan", short="A", title="x", template=Path(), per="village")
    with pytest.raises(TemplateError) as caught:
        plan(tmp_path, Book(), first, second)
    assert caught.value.code == "file-clash"


def test_a_blank_number_keeps_its_place(tmp_path: Path) -> None:
    """Numbers are given when the order is signed: dots for the pen, with the calendar year where the day is known."""
    book = Book()
    assert plan(tmp_path, book, ORDER)[0].jobs[0].context["paper"].number == "........../.........."
    book.rows[LetterNumber] = [{"รหัสเอกสาร": "d02", "หมู่บ้าน/อำเภอ": "๔๖๐๓๑๐๑๐", "วันที่": "20 ธ.ค. 2564"}]
    assert plan(tmp_path, book, ORDER)[0].jobs[0].context["paper"].number == "........../2564"


@given(st.text(max_size=120))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_any_text_gives_a_name_that_windows_takes(name: str) -> None:
    """No forbidden character, no reserved name, no dot or blank at the end, not too long; and once safe, safe."""
    safe = safe_name(name)
    assert safe
    assert not set('<>:"/\\|?*') & set(safe)
    assert safe == safe.strip(" .") or safe == "_"
    assert len(safe) <= NAME_LENGTH + 1
    assert safe_name(safe) == safe


@pytest.mark.parametrize("name", ["CON", "nul", "com1.docx", "LPT9", "aux.docx"])
def test_reserved_names_are_evaded(name: str) -> None:
    """Windows reserves them with any ending."""
    assert safe_name(name).startswith("_")


def test_every_root_says_where_it_comes_from() -> None:
    """An error could not withhold a paper whose fields come from nowhere."""
    from docgen.documents.contexts import SHEETS_OF

    for roots in documents.ROOTS.values():
        assert set(roots) <= set(SHEETS_OF)
    assert Programme.sheet in SHEETS_OF["programme"]
