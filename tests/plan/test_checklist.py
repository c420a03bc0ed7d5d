"""The checklist of a village's file: every paper of the registry, true to what the build does, whatever was chosen."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.golden.papers import finished_book, golden_book
from tests.support.pictures import save
from tests.support.projects import CODE, OTHER_CODE, PLACE, Book

from docgen import papers as documents
from docgen.errors import TemplateError
from docgen.papers.checklist import Checklist, FileEntry, FileFinding
from docgen.press import workshop
from docgen.programmes import bundled
from docgen.programmes.sammachip.sheets import (
    Amendment,
    Assessment,
    BudgetLine,
    Group,
    Household,
    LetterNumber,
    Material,
    Official,
    Outcome,
    Survey,
    Village,
)
from docgen.runs import pipeline

TEMPLATES = Path(__file__).parents[2] / "templates"
CHECKLIST = "village-file-checklist"
CATALOGUE = documents.load_catalogue(TEMPLATES)
LISTED = [
    document.short
    for document in CATALOGUE
    if document.enabled
    and document.id != CHECKLIST
    and (document.per in ("village", "group") or document.number == "order")
]

compile_once = cache(workshop.compile_template)  # compiling all templates for each test would be most of its time


@pytest.fixture(autouse=True)
def _compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "compile_template", compile_once)


def planned(folder: Path, book: Book, **chosen: Any) -> pipeline.Prepared:
    workbook = book.save(folder / "inputs" / "a.xlsx")
    options = {key: chosen.pop(key) for key in ("draft", "draft_prefix") if key in chosen}
    return pipeline.prepare([workbook], TEMPLATES, pipeline.Selection(**chosen), **options)


def file_of(folder: Path, book: Book, village: str = CODE, **chosen: Any) -> Checklist:
    (job,) = [
        job for job in planned(folder, book, **chosen).plan.jobs if job.document.id == CHECKLIST and job.key == village
    ]
    file: Checklist = job.context["file"]
    return file


def states(file: Checklist) -> dict[str, str]:
    return {entry.short: entry.state for entry in file.entries}


def entries(file: Checklist) -> dict[str, FileEntry]:
    return {entry.short: entry for entry in file.entries}


def with_registry(folder: Path, old: str, new: str, **chosen: Any) -> None:
    """Plan with another line in the registry."""
    (folder / "templates").mkdir()
    for path in TEMPLATES.glob("*.docx"):
        (folder / "templates" / path.name).write_bytes(path.read_bytes())
    registry = (TEMPLATES / "documents.toml").read_text(encoding="utf-8")
    assert old in registry
    (folder / "templates" / "documents.toml").write_text(registry.replace(old, new), encoding="utf-8")
    pipeline.prepare([Book().save(folder / "a.xlsx")], folder / "templates", pipeline.Selection(**chosen))


def wrong() -> Book:
    """A wrong price: the papers that print materials are withheld."""
    book = Book()
    book.rows[Material][0]["ราคาต่อหน่วย"] = "แพง"
    return book


def test_every_paper_of_the_registry_is_listed(tmp_path: Path) -> None:
    """In the registry's order; what is made for nothing of this village is not applicable."""
    file = file_of(tmp_path, Book())
    assert [entry.short for entry in file.entries] == [short for short in LISTED if short != "D01A"]
    assert states(file)["D01"] == "present"  # the district's own order lies in the file as a copy
    assert not {"D12", "D14", "D15"} & set(states(file))  # reports on many villages lie in the district's file
    assert states(file)["D24G"] == "none"
    counts = (file.present_count, file.missing_count, file.not_applicable_count, file.waiting_count, file.form_count)
    assert sum(counts) == len(file.entries)


def test_a_district_that_amended_nothing_has_no_row_for_it(tmp_path: Path) -> None:
    """An order that was not needed is no gap in the file; with amendments there is a row with all their numbers."""
    assert "D01A" not in states(file_of(tmp_path, Book()))
    book = golden_book()
    second = {**book.rows[Amendment][1], "ครั้งที่": 2, "ตำแหน่งเต็ม": "ปศุสัตว์อำเภอกมลาไสย"}
    book.rows[Amendment].append(second)
    book.rows[LetterNumber].append(
        {"รหัสเอกสาร": "D01A", "หมู่บ้าน/อำเภอ": "กมลาไสย/2", "เลขที่": "45/2565", "วันที่": "5 เม.ย. 2565"}
    )
    entry = entries(file_of(tmp_path, book))["D01A"]
    assert (entry.count, entry.number) == (2, "31/2565, 45/2565")
    assert (entry.dates, entry.dated) == ((dt.date(2022, 3, 3), dt.date(2022, 4, 5)), None)


def test_a_form_without_its_data_is_not_present(tmp_path: Path) -> None:
    """It can be printed, and waits for what is told in words; papers with printed names for signatures are there."""
    file = file_of(tmp_path, Book())
    found = entries(file)
    assert {short for short, entry in found.items() if entry.is_form} == {
        "D18", "D18S", "D21", "D22", "D24", "D25", "D26", "D27"
    }  # fmt: skip
    assert file.form_count == 8
    assert {found[short].state for short in ("D03", "D07", "D08", "D09", "D16", "D17", "D28C")} == {"present"}
    assert all(entry.is_blank for entry in found.values() if entry.is_form)
    assert {short: found[short].awaits for short in ("D22", "D25", "D26", "D27", "D07")} == {
        "D22": "ผู้รับเงินและจำนวนเงินครบทุกรายการ (ชีตงบประมาณ, ใบสำคัญ)",
        "D25": "ครั้งที่, เริ่มประชุม, ครัวเรือนที่มาประชุม (ชีตประชุม)",
        "D26": "ผลประเมินครบทุกข้อ (ชีตประเมิน)",
        "D27": "ผลการติดตามครบทุกครัวเรือน (ชีตผลลัพธ์)",
        "D07": "",
    }


def test_a_form_that_is_half_filled_is_no_blank_one(tmp_path: Path) -> None:
    """Two households of four were followed up; one round of two was made."""
    book = golden_book()
    book.rows[Assessment] = book.rows[Assessment][:1]
    found = entries(file_of(tmp_path, book))
    assert (found["D27"].state, found["D27"].is_blank) == ("form", False)
    assert (found["D26"].state, found["D26"].count, found["D26"].form_count, found["D26"].is_blank) == (
        "form", 2, 1, True,
    )  # fmt: skip
    assert (found["D11"].awaits, found["D11"].is_blank) == (
        "ผู้เข้าร่วมจริงครบทุกคน (ชีตเข้าร่วม) และยอดจ่ายจริงครบทุกหมวด (ชีตงบประมาณ)", False,
    )  # fmt: skip


def test_papers_with_all_their_data_are_present(tmp_path: Path) -> None:
    """What was a form before the work is the paper after it."""
    book = finished_book()
    book.rows[Outcome].append({**PLACE, "ลำดับ": 4, "นำไปประกอบอาชีพ": 0, "รายได้ก่อน": 30000, "รายได้หลัง": 30000})
    book.rows[Survey].append({**PLACE, "ลำดับ": 4, "อาชีพหลัก": "ทำนา", "อาชีพที่ต้องการ 1": "เลี้ยงไก่"})
    states_after = states(file_of(tmp_path, book))
    assert {short for short, state in states_after.items() if state == "form"} <= {"D21", "D22", "D24", "D24G"}
    assert {states_after[short] for short in ("D11", "D18", "D18S", "D25", "D26", "D27")} == {"present"}


def test_every_field_that_fills_a_form_is_known() -> None:
    """Whoever is told what a form waits for is told it in words."""
    for document in CATALOGUE:
        assert set(document.filled) <= set(documents.fields_of(bundled(), document.per, document.each)), document.short


def test_a_filled_field_that_there_is_not_is_the_registrys_error(tmp_path: Path) -> None:
    """As with `needs` and `after`: it is told even where no checklist is made."""
    with pytest.raises(TemplateError) as caught:
        with_registry(tmp_path, 'filled = ["item.is_complete"]', 'filled = ["item.colour"]', documents=("D26",))
    assert (caught.value.code, caught.value.values["field"]) == ("filled-unknown", "item.colour")


def test_a_finding_has_its_rule(tmp_path: Path) -> None:
    """The handbook's code, without what our own codes add to it; none for what is no rule of the handbook."""
    assert FileFinding(code="R-CNT-02-more", is_error=False, place="", message="").rule == "R-CNT-02"
    assert FileFinding(code="value-wrong", is_error=True, place="", message="").rule == ""
    book = Book(sages=2)
    book.settings["จำนวนปราชญ์ต่อหมู่บ้าน"] = 1
    assert [finding.rule for finding in file_of(tmp_path, book).findings] == ["R-CNT-02"]


def test_a_paper_that_is_not_due_is_not_missing(tmp_path: Path) -> None:
    """It waits, and the file says for what; nothing has to be corrected."""
    file = file_of(tmp_path, Book())
    assert {entry.short for entry in file.entries if entry.is_waiting} == {"D11", "C11"}
    assert (file.waiting_count, file.missing_count, file.is_complete, file.findings) == (2, 0, True, ())
    entries = {entry.short: entry for entry in file.entries}
    assert (entries["D11"].awaits, entries["D11"].withheld_by) == ("ผู้เข้าร่วมจริง (ชีตเข้าร่วม)", "")
    assert entries["D11"].count == 0
    assert entries["D08"].awaits == ""


def test_a_withheld_paper_is_missing_with_its_cells(tmp_path: Path) -> None:
    """And only that one; the finding is told below, in words."""
    prepared = planned(tmp_path, wrong())
    file = file_of(tmp_path, wrong())
    withheld = {paper.document.short for paper in prepared.plan.withheld}
    assert {entry.short for entry in file.entries if entry.is_missing} == withheld >= {"D03", "D08"}
    entry = next(entry for entry in file.entries if entry.short == "D08")
    assert entry.withheld_by == "วัสดุ G2"
    (finding,) = [finding for finding in file.findings if finding.is_error]
    assert finding.place.startswith("วัสดุ G2")
    assert "แพง" in finding.message
    assert finding.mend


@pytest.mark.parametrize("village", [CODE, OTHER_CODE])
def test_what_is_wrong_with_the_district_is_told_in_the_file_of_each_of_its_villages(
    tmp_path: Path, village: str
) -> None:
    """The team that is missing stands at the district's first village alone; no file has a copy of its order."""
    book = Book()
    book.add_village()
    book.rows[Official] = [row | {"หน้าที่ในทีมสนับสนุน": "", "ลำดับในทีม": None} for row in book.rows[Official]]
    assert "team-missing" in [finding.code for finding in file_of(tmp_path, book, village).findings]


def test_a_blank_that_a_paper_needs_is_told(tmp_path: Path) -> None:
    """What planning finds missing stands in the list like any other finding."""
    book = Book()
    book.rows[BudgetLine] = []
    file = file_of(tmp_path, book)
    assert states(file)["D03"] == "missing"
    assert "needed-missing" in [finding.code for finding in file.findings]


@pytest.mark.parametrize(
    ("header", "value"),
    [("หมู่ที่", None), ("ตำบล", "ไม่มีจริง"), ("วันที่จัด", "31 ก.พ. 2565"), ("จำนวนครัวเรือนทั้งหมด", "มาก")],
)
def test_the_checklist_is_made_whatever_is_wrong(tmp_path: Path, header: str, value: object) -> None:
    """It is there to name what is wrong; every value that may be missing has its blank."""
    book = Book()
    book.rows[Village][0][header] = value
    workbook = book.save(tmp_path / "inputs" / "a.xlsx")
    built = pipeline.build(
        [workbook], TEMPLATES, tmp_path / "outputs", selection=pipeline.Selection(documents=("D28",)), progress=iter,
        orders=pipeline.Orders(made_at="2022-02-01T09:15:00+07:00"),
    )  # fmt: skip
    assert [outcome.error for outcome in built.outcomes] == [None]
    assert built.plan.withheld == ()


@pytest.mark.parametrize("book", [Book, wrong])
def test_it_says_the_same_whatever_was_chosen(tmp_path: Path, book: type[Book]) -> None:
    """`--only D28`, `--only` others besides, one village, a draft: the same file."""
    whole = file_of(tmp_path, book())
    assert file_of(tmp_path, book(), documents=("D28",)) == whole
    assert file_of(tmp_path, book(), documents=("D28", "D08", "D02")) == whole
    assert file_of(tmp_path, book(), places={"village": (CODE,)}) == whole
    assert file_of(tmp_path, book(), draft="{name}", draft_prefix="ร่าง_") == whole


def test_number_date_and_signer_are_the_papers(tmp_path: Path) -> None:
    """From the register of numbers, and from the field that the registry names."""
    book = Book()
    book.rows[LetterNumber] = [
        {"รหัสเอกสาร": "D02", "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "15/2565", "วันที่": "5 ม.ค. 2565"},
        {"รหัสเอกสาร": "D01", "หมู่บ้าน/อำเภอ": "กมลาไสย", "เลขที่": "12/2564", "วันที่": "1 ธ.ค. 2564"},
    ]
    entries = {entry.short: entry for entry in file_of(tmp_path, book).entries}
    assert (entries["D01"].number, entries["D02"].number, entries["D03"].number) == ("12/2564", "15/2565", "")
    assert entries["D02"].signer == "นายอำนาจ  ตรงธรรม"


def test_a_letters_number_is_what_the_letter_prints(tmp_path: Path) -> None:
    """With its unit's prefix, where the register has what follows the stroke alone."""
    book = Book()
    book.rows[Official][1]["เลขที่หนังสือ"] = "กส 0119"
    book.rows[LetterNumber] = [
        {"รหัสเอกสาร": "D19", "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "ว ๕๔", "วันที่": "5 ม.ค. 2565"},
        {"รหัสเอกสาร": "D20", "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "51", "วันที่": "5 ม.ค. 2565"},
    ]
    prepared = planned(tmp_path, book)
    papers = {
        job.document.short: job.context["paper"].letter_number for job in prepared.plan.jobs if "paper" in job.context
    }
    found = entries(file_of(tmp_path, book))
    assert (found["D20"].number, found["D19"].number) == (papers["D20"], papers["D19"])
    assert found["D20"].number.endswith("/51")
    assert found["D19"].number.endswith("/ว 54")


def test_a_group_belongs_to_its_village(tmp_path: Path) -> None:
    """Its papers lie in the file of its own village and of no other."""
    book = Book()
    book.add_village()
    book.rows[Group] = [
        {
            **PLACE, "รหัสกลุ่ม": "G01", "ชื่อกลุ่ม": "กลุ่มทอผ้า", "อาชีพ/ผลิตภัณฑ์": "ผ้า", "ประเภท": "แปรรูป",
            "วันที่จัดตั้ง": "1 มี.ค. 2565",
        }
    ]  # fmt: skip
    assert states(file_of(tmp_path, book))["D24G"] == "form"  # frames to stick photographs in
    assert states(file_of(tmp_path, book, OTHER_CODE))["D24G"] == "none"


def test_findings_are_the_villages_own(tmp_path: Path) -> None:
    """A neighbour's mistake is not this village's."""
    book = Book()
    book.add_village()
    book.rows[Household][0]["เกณฑ์"] = 9
    own, other = file_of(tmp_path, book), file_of(tmp_path, book, OTHER_CODE)
    assert (own.error_count, other.error_count) == (1, 0)
    assert other.missing_count == 0


def test_a_warning_is_told_and_withholds_nothing(tmp_path: Path) -> None:
    """A broken photograph: the paper is made, and the file says which one."""
    broken = save(tmp_path / "inputs" / "photos" / CODE / "สาธิต.jpg")
    broken.write_bytes(broken.read_bytes()[:500])
    file = file_of(tmp_path, Book())
    assert (file.missing_count, file.warning_count) == (0, 1)
    assert file.findings[0].place == f"photos/{CODE}/สาธิต.jpg"


def test_the_checklist_is_made_again_when_another_paper_is_withheld(tmp_path: Path) -> None:
    """What it says of the others is part of what it is made from."""

    def build(book: Book) -> dict[str, str]:
        workbook = book.save(tmp_path / "inputs" / "a.xlsx")
        built = pipeline.build(
            [workbook], TEMPLATES, tmp_path / "outputs", selection=pipeline.Selection(), progress=iter,
            orders=pipeline.Orders(made_at="2022-02-01T09:15:00+07:00"),
        )  # fmt: skip
        return {outcome.job.document.short: str(outcome.made) for outcome in built.outcomes}

    assert build(Book())["D28"] == "written"
    assert build(Book())["D28"] == "current"
    made = build(wrong())
    assert (made["D28"], made["D28C"]) == ("written", "current")


def test_a_signer_that_does_not_exist_is_the_registrys_error(tmp_path: Path) -> None:
    """No cell could mend it."""
    with pytest.raises(TemplateError) as caught:
        with_registry(tmp_path, 'signer = "district.chief.full_name"', 'signer = "district.king"')
    assert caught.value.code == "signer-unknown"
