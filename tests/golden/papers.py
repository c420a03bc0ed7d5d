"""The text of papers, laid out so that a diff reads like the paper: paragraphs as lines, table rows with bars."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import docx

from docgen import papers
from docgen.plan import checklist, jobs
from docgen.press import workshop as compiling
from docgen.programmes.sammachip.sheets import (
    Amendment,
    Attendance,
    BudgetLine,
    Group,
    Household,
    LetterNumber,
    Material,
    Meeting,
    OccupationStudy,
    Outcome,
    Recipient,
    Sage,
    Session,
    Survey,
    Village,
)
from docgen.runs import pipeline
from tests.support.projects import CODE, GROUP, PLACE, Book

FOLDER = Path(__file__).parent
TEMPLATES = Path(__file__).parents[2] / "templates"


def golden_book() -> Book:
    """A village whose day is over: every part of every paper has something to print."""
    book = Book(households=4, sages=5)
    book.add_group(members=4)
    book.settings |= {"สมาชิกขั้นต่ำต่อกลุ่ม": 4, "ผู้เข้าร่วมต่อกลุ่ม": 5}  # one line is left open
    book.rows[Group][0] |= {
        "กฎ กติกา ระเบียบ": "1. ประชุมทุกเดือน\n2. ออมเดือนละ 50 บาท", "เงินกองทุน": 500, "การออมและหุ้น": "ออมเดือนละ 50 บาท",
        "กิจกรรมของกลุ่ม": "ทอผ้าและออกร้าน", "โทรศัพท์": "0812345678", "จุดแข็ง": "มีทักษะ", "จุดอ่อน": "ขาดทุน",
        "โอกาส": "มีตลาดนัด", "อุปสรรค": "วัตถุดิบแพง", "มาตรฐานผลิตภัณฑ์": "มผช.", "วันที่บันทึกข้อมูลกลุ่ม": "25 มี.ค. 2565",
        "แผนลงทะเบียน OTOP": "ยื่นรอบปี 2566", "ข้อเสนอแนะ": "เพิ่มวันฝึก",
    }  # fmt: skip
    book.rows[BudgetLine][-1] |= {"จ่ายจริง": 1080, "วันที่เบิกจ่าย": "14 มี.ค. 2565", "วันที่บันทึก BPM": "15 มี.ค. 2565"}
    book.rows[Session][1]["สิ้นสุด"] = "15.00"
    book.rows[Session].append(
        {
            "รหัสหมู่บ้าน": "ทุกหมู่บ้าน", "เริ่ม": "15.00", "สิ้นสุด": "16.30", "รหัสหัวข้อ": "9.2",
            "กิจกรรม": "ครัวเรือนฝึกปฏิบัติอาชีพ และรับวัสดุฝึกปฏิบัติ", "วิทยากร": "ทีมวิทยากรสัมมาชีพชุมชน",
        }
    )  # fmt: skip
    book.rows[Village][0] |= {
        "ผู้ใหญ่บ้าน": "นายบุญมี ศรีสุข",
        "พยาน": "นายทอง คำดี, นางแก้ว ใจงาม",
        "วันที่ประชาคม": "20 ธ.ค. 2564",
        "ปัญหาอุปสรรค": "ฝนตกช่วงบ่าย",
        "วันที่บันทึกครัวเรือนเป้าหมาย": "20 ม.ค. 2565",
    }
    book.rows[Attendance] = [
        {**PLACE, "ประเภท": kind, "ลำดับ": n, "เช้า": 1, "บ่าย": int(n != 3)}
        for kind, count in (("ครัวเรือน", 3), ("วิทยากร", 5))
        for n in range(1, count + 1)
    ]
    book.rows[Attendance] += [
        {"รหัสกลุ่ม": GROUP, "ประเภท": "ครัวเรือน", "ลำดับ": n, "เช้า": 1, "บ่าย": int(n < 4)} for n in range(1, 5)
    ]
    book.rows[Outcome] = [
        {**PLACE, "ลำดับ": n, "นำไปประกอบอาชีพ": int(n < 3), "รายได้ก่อน": 30000, "รายได้หลัง": 30000 + 1500 * n}
        for n in range(1, 4)
    ]
    receipts = (("12/34", "15 ม.ค. 2565"), ("12/35", "17 ม.ค. 2565"))
    for row, (number, dated) in zip(book.rows[Material][:2], receipts, strict=True):
        row |= {"ร้าน": "ร้านทองดีการค้า", "เลขที่ใบเสร็จ": number, "วันที่ใบเสร็จ": dated}
    book.rows[Sage][0] |= {"ชั่วโมงวิทยากร": 2, "ค่าตอบแทนต่อชั่วโมง": 600, "เลขประจำตัวประชาชน": "9460300000120"}
    book.rows[Recipient] = [
        {"อำเภอ": "กมลาไสย", "ลำดับ": 1, "ตำแหน่ง": "เกษตรอำเภอกมลาไสย", "เชิญเป็น": "ผู้ร่วมกิจกรรม"},
    ]
    book.rows[Meeting] = [
        {
            **PLACE, "ครั้งที่": "2/2564", "สถานที่ประชุม": "ศาลากลางบ้าน", "เริ่มประชุม": "09.00", "เลิกประชุม": "11.30",
            "ครัวเรือนที่มาประชุม": 84, "กม. ที่มาประชุม": 8, "เจ้าหน้าที่ที่มาประชุม": 4, "ผู้มาประชุม": 96,
            "เรื่องอื่น ๆ": "-", "ผู้เข้าร่วมประชุม": "นางสาววารี ทองดี พัฒนากร, นายเกษม ดีงาม กำนันตำบลเจ้าท่า",
            "มติเรื่องครัวเรือน": "และให้สำรองไว้ 2 ครัวเรือน",
        },
    ]  # fmt: skip
    book.rows[LetterNumber] = [
        {"รหัสเอกสาร": "D19", "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "ว 12", "วันที่": "6 ม.ค. 2565"},
        {"รหัสเอกสาร": "D20", "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "กส 0319/9", "วันที่": "5 ม.ค. 2565"},
        {"รหัสเอกสาร": "D02", "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "15/2565", "วันที่": "5 ม.ค. 2565"},
        {
            "รหัสเอกสาร": "D01", "หมู่บ้าน/อำเภอ": "กมลาไสย", "เลขที่": "12/2564", "วันที่": "1 ธ.ค. 2564",
            "คำสั่งเดิมที่ยกเลิก": "8/2563", "คำสั่งเดิมลงวันที่": "3 พ.ย. 2563",
        },
    ]  # fmt: skip
    book.rows[Amendment] = [
        {
            "อำเภอ": "กมลาไสย", "ครั้งที่": 1, "การแก้ไข": "แทน", "คนเดิม": "นางพัชรา สุขใจ", "คำนำหน้า": "นาย", "ชื่อ": "ประสาน",
            "สกุล": "งานดี", "ตำแหน่งเต็ม": "พัฒนาการอำเภอกมลาไสย", "เหตุผล": "ย้ายไปดำรงตำแหน่งที่อื่น",
        },
        {
            "อำเภอ": "กมลาไสย", "ครั้งที่": 1, "การแก้ไข": "เพิ่ม", "ตำแหน่งเต็ม": "เกษตรอำเภอกมลาไสย",
            "หน้าที่ในทีมสนับสนุน": "กรรมการ",
        },
    ]  # fmt: skip
    book.rows[LetterNumber] += [
        {"รหัสเอกสาร": "D01A", "หมู่บ้าน/อำเภอ": "กมลาไสย/1", "เลขที่": "31/2565", "วันที่": "3 มี.ค. 2565"},
    ]
    book.rows[Sage][0] |= {"ผลงาน": "OTOP ระดับ 4 ดาว", "วันที่พัฒนาทักษะวิทยากร": "10 ม.ค. 2565"}
    book.rows[Household][0] |= {"เลขประจำตัวประชาชน": "9460100000011", "รายได้/คน/ปี": 7500, "สมาชิก": 4}
    book.rows[Survey] = [
        {**PLACE, "ลำดับ": 1, "อาชีพหลัก": "ทำนา", "อาชีพที่ต้องการ 1": "การทอผ้าพื้นเมือง", "อาชีพที่ต้องการ 2": "เลี้ยงไก่"},
        {**PLACE, "ลำดับ": 2, "อาชีพหลัก": "ทำนา", "อาชีพที่ต้องการ 1": "ทอผ้าพื้นเมือง", "เหตุผล": "มีเวลาว่าง"},
        {**PLACE, "ลำดับ": 3, "อาชีพหลัก": "ค้าขาย", "อาชีพที่ต้องการ 1": "เลี้ยงไก่", "ที่ดิน": 2.5, "หนี้สิน": 20000},
    ]
    book.rows[OccupationStudy] = [{**PLACE, "อาชีพ": "การทอผ้าพื้นเมือง", "โอกาสตลาด": "ตลาดนัดชุมชน", "ปราชญ์ที่สอนได้": "ทุกคน"}]
    book.assess(1, "28 ธ.ค. 2564", (3, 10, 12, 15, 16, 17, 21, 22, 23))
    book.assess(2, "20 ก.พ. 2565", (12, 16))
    book.rows[BudgetLine][0] |= {"จ่ายจริง": 1650.5, "วันที่เบิกจ่าย": "20 ม.ค. 2565", "วันที่บันทึก BPM": "21 ม.ค. 2565"}
    book.rows[BudgetLine][1] |= {"รายการ": "อาหารกลางวัน 1 มื้อ", "จำนวน": 40, "หน่วย": "คน", "อัตรา": 250}
    return book


def finished_book() -> Book:
    """The same village when everybody's coming and every payment is keyed in, for papers that wait for that."""
    book = golden_book()
    book.rows[Attendance].append({**PLACE, "ประเภท": "ครัวเรือน", "ลำดับ": 4, "เช้า": 0, "บ่าย": 0})
    book.rows[BudgetLine][1] |= {"จ่ายจริง": 9900, "วันที่เบิกจ่าย": "20 ม.ค. 2565"}
    return book


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """(short code, text) of every paper of the registry, for the golden workbook; the first of several.

    A paper that is not yet due there is that of the finished one.
    """
    catalogue = papers.load_catalogue(TEMPLATES)
    compiled = compiling.compile_templates(catalogue)
    workshop = compiling.Workshop(compiled=compiled, emblem="")
    first: dict[str, jobs.Job] = {}
    for book in (golden_book(), finished_book()):
        for job in _jobs(book.save(folder / "golden.xlsx"), catalogue, compiled):
            first.setdefault(job.document.id, job)
    for job in first.values():
        paper = workshop.render(job)
        assert isinstance(paper, bytes), paper
        yield job.document.short, text_of(paper)


def _jobs(path: Path, catalogue: papers.Catalogue, compiled: Mapping[str, compiling.Compiled]) -> tuple[jobs.Job, ...]:
    checked = pipeline.check([path])
    fields = {name: template.fields for name, template in compiled.items()}
    plan, missing = jobs.plan_papers(checked.world, catalogue, checked.findings, fields)
    return checklist.with_files(plan, plan, checked.world, catalogue, [*checked.findings, *missing], fields).jobs


def text_of(paper: bytes) -> str:
    """The body's text, then each section's heads."""
    document = docx.Document(io.BytesIO(paper))
    lines = list(_lines(document.iter_inner_content()))
    for number, section in enumerate(document.sections, 1):
        for name in ("first_page_header", "header"):
            head = getattr(section, name)
            if not head.is_linked_to_previous:
                lines += [f"[{name} {number}] {line}" for line in _lines(head.iter_inner_content()) if line]
    return "\n".join(lines).rstrip() + "\n"


def _lines(blocks: Any) -> Iterator[str]:
    for block in blocks:
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = list(dict.fromkeys(row.cells))
                yield "| " + " | ".join(cell.text.replace("\n", " / ").strip() for cell in cells) + " |"
        else:
            yield block.text.rstrip()


def main() -> None:
    """Write the golden files anew: `python -m tests.golden.papers`; read the diff like the paper itself."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        for short, text in texts(Path(folder)):
            (FOLDER / f"{short}.txt").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
