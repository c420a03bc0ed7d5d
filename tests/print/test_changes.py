"""The list of changes, printed: with nothing, one, a dozen and eighty changes, and with very long values."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.support.projects import Book, project_of
from tools.office import convert, find_faults
from tools.pages import page_sizes, page_texts

from docgen import papers as documents
from docgen.papers import ChangeList, ListedChange
from docgen.press import engine
from docgen.runs import pipeline

pytestmark = pytest.mark.print

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
RANKED = "พันตำรวจเอกพิเศษ กาญจนาภิเษกสมบูรณ์วัฒนา  ศรีสุวรรณภิรมย์รัตนกุลวงศ์ ณ กาฬสินธุ์"
LONG = ("ฝนตกหนักช่วงบ่าย ครัวเรือนบางส่วนกลับก่อนเวลา " * 9)[:300]
VALUES = (
    ("สถานที่จัด", "ศาลาประชาคมบ้านโจด", "วัดบ้านโจด"), ("ครัวเรือนเป้าหมาย ลำดับที่ 7 ชื่อ", RANKED, RANKED[:-9]),
    ("ปราชญ์ชุมชน ลำดับที่ 2 โทรศัพท์", "", "081-234-5678"), ("ปัญหาอุปสรรค", LONG, "ก" * 300),
)  # fmt: skip


def changes(count: int, *, signed: bool) -> tuple[ListedChange, ...]:
    return tuple(
        ListedChange(
            papers="D07 ใบลงทะเบียน" if signed else "D09 บันทึกการรับวัสดุรายครัวเรือน\nD11 รายงานสรุปผลการดำเนินกิจกรรม",
            place=f"บ้านหนองบัวโนนสวรรค์พัฒนาสามัคคีธรรม ม.{n % 12 + 1}",
            what=VALUES[n % 4][0],
            old=VALUES[n % 4][1],
            new=VALUES[n % 4][2],
            signed_on=dt.date(2022, 1, 20) if signed else None,
        )
        for n in range(count)
    )


def test_every_length_of_the_list_prints_well(tmp_path: Path) -> None:
    """A4 landscape, no fault of fonts or shaping, the head of the table on every page, the signatures on the last."""
    of = documents.load_catalogue(TEMPLATES).changes
    assert of is not None
    template = engine.Template.from_path(
        of.template, filters={**documents.FILTERS, "lines": engine.Listing}, finish=documents.DIGITS[of.digits]
    )
    programme = project_of(pipeline.check([Book().save(tmp_path / "a.xlsx")])).programme
    papers = []
    for signed, unsigned in ((0, 0), (1, 0), (0, 1), (12, 12), (80, 3)):
        listed = ChangeList(
            unit="อำเภอกมลาไสย จังหวัดกาฬสินธุ์",
            changed_on=dt.date(2022, 2, 1),
            to_sign=changes(signed, signed=True),
            to_sign_count=signed,
            unsigned=changes(unsigned, signed=False),
        )
        papers.append(tmp_path / f"{signed}-{unsigned}.docx")
        papers[-1].write_bytes(template.render(documents.changes_context(listed, programme)))
    for paper, pdf in zip(papers, convert(papers, tmp_path / "pdf"), strict=True):
        assert find_faults(pdf, paper) == [], paper.name
        assert {(round(width), round(height)) for width, height in page_sizes(pdf)} == {(842, 595)}, paper.name
        texts = page_texts(pdf)
        assert "ผู้ตรวจ" in texts[-1].replace(" ", ""), paper.name
        assert all("แก้เป็น" in text for text in texts[:-1]), paper.name
