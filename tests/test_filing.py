"""The checklist of a village's file: every paper of the registry, true to what the build does, whatever was chosen."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from docgen import compiling, documents, pipeline
from docgen.documents.village_file import VillageFile
from docgen.records import BudgetLine, Group, Household, LetterNumber, Material, Village
from tests.support.pictures import save
from tests.support.projects import CODE, OTHER_CODE, PLACE, Book

TEMPLATES = Path(__file__).parents[1] / "templates"
CHECKLIST = "village-file-checklist"
CATALOGUE = documents.load_catalogue(TEMPLATES)
LISTED = [
    document.short
    for document in CATALOGUE
    if document.enabled
    and document.id != CHECKLIST
    and (document.per in ("village", "group") or document.number == "order")
]

compile_once = cache(compiling.compile_template)  # compiling all templates for each test would be most of its time


@pytest.fixture(autouse=True)
def _compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "compile_template", compile_once)


def planned(folder: Path, book: Book, **chosen: Any) -> pipeline.Prepared:
    workbook = book.save(folder / "inputs" / "a.xlsx")
    options = {key: chosen.pop(key) for key in ("draft", "draft_prefix") if key in chosen}
    return pipeline.prepare([workbook], TEMPLATES, pipeline.Selection(**chosen), **options)


def file_of(folder: Path, book: Book, village: str = CODE, **chosen: Any) -> VillageFile:
    (job,) = [
        job for job in planned(folder, book, **chosen).plan.jobs if job.document.id == CHECKLIST and job.key == village
    ]
    file: VillageFile = job.context["file"]
    return file


def states(file: VillageFile) -> dict[str, str]:
    return {entry.short: entry.state for entry in file.entries}


def wrong() -> Book:
    """A wrong price: the papers that print materials are withheld."""
    book = Book()
    book.rows[Material][0]["ราคาต่อหน่วย"] = "แพง"
    return book


def test_every_paper_of_the_registry_is_listed(tmp_path: Path) -> None:
    """In the registry's order; what is made for nothing of this village is not applicable."""
    file = file_of(tmp_path, Book())
    assert [entry.short for entry in file.entries] == LISTED
    assert states(file)["D01"] == "present"  # the district's own order lies in the file as a copy
    assert not {"D12", "D14", "D15"} & set(states(file))  # reports on many villages lie in the district's file
    assert states(file)["D24G"] == "none"
    counts = (file.present_count, file.missing_count, file.not_applicable_count, file.waiting_count)
    assert sum(counts) == len(LISTED)


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
    assert file_of(tmp_path, book(), villages=(CODE,)) == whole
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
    assert states(file_of(tmp_path, book))["D24G"] == "present"
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
    from docgen.errors import TemplateError

    (tmp_path / "templates").mkdir()
    for path in TEMPLATES.glob("*.docx"):
        (tmp_path / "templates" / path.name).write_bytes(path.read_bytes())
    registry = (TEMPLATES / "documents.toml").read_text(encoding="utf-8")
    changed = registry.replace('signer = "district.chief.full_name"', 'signer = "district.king"')
    (tmp_path / "templates" / "documents.toml").write_text(changed, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        pipeline.prepare([Book().save(tmp_path / "a.xlsx")], tmp_path / "templates", pipeline.Selection())
    assert caught.value.code == "signer-unknown"
