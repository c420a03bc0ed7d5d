"""Every paper of the registry, printed: as it should be, before anything is known, and with more than ever happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from tests.support.papers import templates_for_any_time
from tests.support.projects import GROUP, PLACE, Book
from tests.support.shared import folder_of_run, made_once
from tools.office import convert, find_faults, page_images
from tools.pages import page_sizes, page_texts

from docgen import papers
from docgen.programmes.sammachip.sheets import (
    Amendment,
    Attendance,
    Group,
    GroupMember,
    GroupPlan,
    Household,
    Material,
    Official,
    Outcome,
    Sage,
    Session,
)
from docgen.runs import pipeline

pytestmark = pytest.mark.print

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = papers.load_catalogue(ROOT / "templates")
RULES = "\n".join(f"{number}. สมาชิกต้องเข้าร่วมประชุมและออมเงินทุกเดือน ตามมติที่ประชุมสมาชิกกลุ่ม" for number in range(1, 13))
LONG_NAME = {"ชื่อ": "กาญจนาภิเษกสมบูรณ์วัฒนา", "สกุล": "ศรีสุวรรณภิรมย์รัตนกุลวงศ์ ณ กาฬสินธุ์"}
KA = "กขคงจชซดตถ"
MATERIALS = (
    "เส้นด้ายฝ้ายย้อมสีธรรมชาติ", "เมล็ดพันธุ์ผักกวางตุ้ง", "ปุ๋ยอินทรีย์", "กะละมังสแตนเลส",
    "ถุงมือยาง", "ผ้ากันเปื้อน", "กระสวยทอผ้า", "น้ำหมักชีวภาพ",
)  # fmt: skip


POST = "ผู้อำนวยการศูนย์ส่งเสริมการศึกษานอกระบบและการศึกษาตามอัธยาศัยอำเภอกมลาไสย"
REPLACED = {"อำเภอ": "กมลาไสย", "ครั้งที่": 1, "การแก้ไข": "แทน", "คนเดิม": "พัฒนาการอำเภอกมลาไสย", "ตำแหน่งเต็ม": POST}


def usual() -> Book:
    """Twenty households and five sages, before the event; twelve of the households found a group."""
    book = Book(households=20, sages=5)
    book.add_group(members=12, attendees=20)
    book.rows[Amendment] = [{**REPLACED, "คำนำหน้า": "นาย", "ชื่อ": "ประสาน", "สกุล": "งานดี"}]
    return book


def blank() -> Book:
    """The least that papers need: no names of people in office, no schedule, one household, nobody in the group."""
    book = Book(households=1, sages=1)
    book.add_group()
    book.settings["ผู้เข้าร่วมต่อกลุ่ม"] = 20
    for sheet in (GroupMember, GroupPlan):
        del book.rows[sheet]
    known = (*PLACE, "รหัสกลุ่ม", "ชื่อกลุ่ม", "อาชีพ/ผลิตภัณฑ์", "ประเภท", "วันที่จัดตั้ง", "วันที่จัดประชุม")
    book.rows[Group] = [{name: row[name] for name in known} for row in book.rows[Group]]
    book.rows[Session] = []
    book.rows[Amendment] = [REPLACED]
    book.rows[Official] = [row | {"คำนำหน้า": "", "ชื่อ": "", "สกุล": ""} for row in book.rows[Official]]
    return book


def crowded() -> Book:
    """Sixty households with long names, eight materials for each, and all results keyed in; all of them in a group."""
    book = Book(households=60, sages=5)
    book.add_group(members=60)
    book.rows[Group][0] |= {"ชื่อกลุ่ม": f"กลุ่มอาชีพ{'ทอผ้าไหมแพรวา' * 3}บ้านหนองสองห้องใหญ่", "กฎ กติกา ระเบียบ": RULES}
    for row in book.rows[GroupMember][:4]:
        row.update({"คำนำหน้า": "พ.ต.ท.", "สกุล": f"{LONG_NAME['สกุล']}{row['สกุล']}"})
    for sheet in (Household, Sage, Official):
        book.rows[sheet] = [row | LONG_NAME | {"โทรศัพท์": "0812345678"} for row in book.rows[sheet]]
    for sheet, end in ((Household, ""), (Sage, "า")):  # nobody stands in two rows
        for n, row in enumerate(book.rows[sheet]):
            row["ชื่อ"] = f"{row['ชื่อ']}{KA[n // len(KA)]}{KA[n % len(KA)]}{end}"
    added = {"อำเภอ": "กมลาไสย", "ครั้งที่": 1, "การแก้ไข": "เพิ่ม", "หน้าที่ในทีมสนับสนุน": "กรรมการและผู้ช่วยเลขานุการ"}
    book.rows[Amendment] = [
        {**REPLACED, "ชื่อ": "พิมพ์ผกามาศ", "สกุล": LONG_NAME["สกุล"], "คำนำหน้า": "ว่าที่ร้อยตรีหญิง", "เหตุผล": "เกษียณอายุราชการ"},
        *({**added, "ตำแหน่งเต็ม": f"{POST} สาขาที่ {n}", "เหตุผล": "มีภารกิจเกี่ยวข้องกับการรวมกลุ่มอาชีพ"} for n in range(1, 12)),
    ]
    eight = {**PLACE, "จำนวน": 60, "หน่วยนับ": "ชุด", "ราคาต่อหน่วย": 20, "จำนวนต่อครัวเรือน": 1}
    group = {"รหัสกลุ่ม": GROUP, "จำนวน": 2, "หน่วยนับ": "ชุด", "ราคาต่อหน่วย": 20}
    book.rows[Material] = [{**kind, "รายการ": name} for kind in (eight, group) for name in MATERIALS]
    book.rows[Attendance] = [
        {**PLACE, "ประเภท": kind, "ลำดับ": n, "เช้า": 1, "บ่าย": n % 9 > 0}
        for kind, count in (("ครัวเรือน", 60), ("วิทยากร", 5), ("เจ้าหน้าที่", 3))
        for n in range(1, count + 1)
    ]
    book.rows[Outcome] = [
        {**PLACE, "ลำดับ": n, "นำไปประกอบอาชีพ": n % 7 > 0, "รายได้ก่อน": 36000, "รายได้หลัง": 36000 + 500 * (n % 7)}
        for n in range(1, 61)
    ]
    return book


BOOKS = (usual, blank, crowded)
NOT_MADE = {
    ("blank", name) for name in ("schedule", "group-schedule", "group-summary", "cover-group-report")
}  # each needs what is blank


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper as Word file and as PDF."""

    docx: Path
    pdf: Path


def printed_of(book: Callable[[], Book], folder: Path) -> list[tuple[str, Path, Path]]:
    """The id, the Word file and the PDF of each kind of paper out of a workbook."""
    workbook = book().save(folder / "a.xlsx")
    built = pipeline.build(
        [workbook],
        templates_for_any_time(folder),
        folder / "outputs",
        selection=pipeline.Selection(documents=tuple(document.id for document in CATALOGUE)),
        progress=iter,
        orders=pipeline.Orders(made_at="2022-01-15T08:30:00"),
    )
    assert [outcome.error for outcome in built.outcomes if outcome.error is not None] == []
    made = {outcome.job.document.id: folder / "outputs" / outcome.job.path for outcome in built.outcomes}
    pdfs = convert(list(made.values()), folder / "pdf")
    return [(document, docx, pdf) for (document, docx), pdf in zip(made.items(), pdfs, strict=True)]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], Printed]:
    """Each kind of paper out of each workbook, by the workbook's name and the paper's id."""
    makers = {f"printed-{book.__name__}": partial(printed_of, book) for book in BOOKS}
    made = made_once(folder_of_run(tmp_path_factory), makers)
    return {
        (name.removeprefix("printed-"), document): Printed(docx, pdf)
        for name, papers in made.items()
        for document, docx, pdf in papers
    }


@pytest.mark.parametrize(
    ("book", "document"),
    [(b.__name__, d.id) for b in BOOKS for d in CATALOGUE if (b.__name__, d.id) not in NOT_MADE],
)
def test_every_paper_prints_as_it_should(printed: Mapping[tuple[str, str], Printed], book: str, document: str) -> None:
    """A4, the office's font, ink within the margins, all text, repeated table heads, no signature alone on a page."""
    paper = printed[book, document]
    assert find_faults(paper.pdf, paper.docx) == []


def test_each_sheet_of_the_register_is_a_page_of_its_own(printed: Mapping[tuple[str, str], Printed]) -> None:
    """Households, speakers and officials never share a sheet: each begins a page and is certified by itself."""
    pages = page_texts(printed["usual", "attendance-sheet"].pdf)
    targets = ("ผู้แทนครัวเรือนเป้าหมาย", "ทีมวิทยากรสัมมาชีพชุมชน", "เจ้าหน้าที่และผู้สังเกตการณ์")
    sheets = [page for page in pages if page.lstrip().startswith("ใบลงทะเบียนผู้เข้าร่วมกิจกรรม")]
    assert [[target in sheet for target in targets] for sheet in sheets] == [
        [row == column for column in range(3)] for row in range(3)
    ]
    assert sum(page.count("ขอรับรองว่ามีผู้เข้าร่วมกิจกรรมจริง") for page in pages) == 3


def test_the_register_leaves_room_for_hands(printed: Mapping[tuple[str, str], Printed]) -> None:
    """A row to sign in is at least 0.95 cm high: the rules of the table are that far apart on the printed sheet."""
    image = page_images(printed["usual", "attendance-sheet"].pdf, 100)[0].convert("L")
    x = int(12.5 / 2.54 * 100)  # in the column ลายมือชื่อ เช้า, in which nothing is printed
    dark = [y for y in range(image.height) if image.getpixel((x, y)) < 128]  # type: ignore[operator]  # grey: one number
    gaps = [(b - a) * 2.54 / 100 for a, b in pairwise(dark) if (b - a) * 2.54 / 100 > 0.9]
    assert len(gaps) > 12
    assert min(gaps) > 0.93  # a pixel is 0.025 cm


@pytest.mark.parametrize("book", ["usual", "crowded"])
def test_the_household_receipt_has_a_column_for_each_material(
    printed: Mapping[tuple[str, str], Printed], book: str
) -> None:
    """One material or eight: the table fills the landscape page from margin to margin."""
    paper = printed[book, "household-material-receipt"]
    width, height = page_sizes(paper.pdf)[0]
    assert width > height
    image = page_images(paper.pdf, 100)[0].convert("L")
    ink = image.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert ink is not None
    assert ink[0] * 2.54 / 100 == pytest.approx(2, abs=0.15)
    assert (image.width - ink[2]) * 2.54 / 100 == pytest.approx(2, abs=0.15)
