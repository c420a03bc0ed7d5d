"""The text of papers, laid out so that a diff reads like the paper: paragraphs as lines, table rows with bars."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx

from docgen import documents, pipeline, planning
from docgen.records import Attendance, Group, LetterNumber, Meeting, Outcome, Recipient, Sage, Village
from tests.support.projects import CODE, PLACE, Book

FOLDER = Path(__file__).parent
TEMPLATES = Path(__file__).parents[2] / "templates"


def golden_book() -> Book:
    """A village whose day is over: every part of every paper has something to print."""
    book = Book(households=4, sages=5)
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
    book.rows[Outcome] = [
        {**PLACE, "ลำดับ": n, "นำไปประกอบอาชีพ": int(n < 3), "รายได้ก่อน": 30000, "รายได้หลัง": 30000 + 1500 * n}
        for n in range(1, 4)
    ]
    book.rows[Sage][0] |= {"ชั่วโมงวิทยากร": 2, "ค่าตอบแทนต่อชั่วโมง": 600, "เลขประจำตัวประชาชน": "9460300000120"}
    book.rows[Recipient] = [
        {"อำเภอ": "กมลาไสย", "ลำดับ": 1, "ตำแหน่ง": "เกษตรอำเภอกมลาไสย", "เชิญเป็น": "ผู้ร่วมกิจกรรม"},
    ]
    book.rows[Meeting] = [
        {
            **PLACE, "ครั้งที่": "2/2564", "สถานที่ประชุม": "ศาลากลางบ้าน", "เริ่มประชุม": "09.00", "เลิกประชุม": "11.30",
            "ครัวเรือนที่มาประชุม": 84, "ผู้มาประชุม": 96, "ผู้เข้าร่วมประชุม": "นางสาววารี ทองดี พัฒนากร, นายเกษม ดีงาม กำนันตำบลเจ้าท่า",
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
    book.rows[Group] = [
        {
            **PLACE, "รหัสกลุ่ม": "G01", "ชื่อกลุ่ม": "กลุ่มทอผ้าบ้านโจด", "อาชีพ/ผลิตภัณฑ์": "ผ้าฝ้ายทอมือ", "ประเภท": "แปรรูป",
            "วันที่จัดตั้ง": "10 มี.ค. 2565", "เลขทะเบียน": "1/2565", "วันที่จดทะเบียน": "18 มี.ค. 2565",
        }
    ]  # fmt: skip
    return book


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """(short code, text) of every paper of the registry, for the golden workbook; the first of several."""
    checked = pipeline.check([golden_book().save(folder / "golden.xlsx")])
    catalogue = documents.load_catalogue(TEMPLATES)
    compiled = pipeline.compile_templates(catalogue)
    fields = {name: template.fields for name, template in compiled.items()}
    plan, _ = planning.plan(checked.project, catalogue, checked.findings, fields)
    workshop = pipeline.Workshop(compiled=compiled, emblem="")
    first = {job.document.id: job for job in reversed(plan.jobs)}
    for job in reversed(first.values()):
        paper = workshop.render(job)
        assert isinstance(paper, bytes), paper
        yield job.document.short, text_of(paper)


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
