"""Charts in print: the names and numbers of the rows, the office's font, and text behind the chart that is not lost."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from tools.office import convert, find_faults
from tools.pages import fonts_in, page_images, text_of
from tools.papers import chart
from tools.papers.page import new_paper
from tools.papers.words import paragraph

from docgen import papers as documents
from docgen.press.engine import Template

pytestmark = pytest.mark.print

DISTRICTS = (
    "เมืองกาฬสินธุ์", "นามน", "กมลาไสย", "ร่องคำ", "กุฉินารายณ์", "เขาวง", "ยางตลาด", "ห้วยเม็ก", "สหัสขันธ์", "คำม่วง",
    "ท่าคันโท", "หนองกุงศรี", "สมเด็จ", "ห้วยผึ้ง", "สามชัย", "นาคู", "ดอนจาน", "ฆ้องชัย",
)  # fmt: skip
BEHIND = "ข้อความหลังแผนภูมิ"


def made(count: int, *, behind: str = BEHIND, **options: Any) -> bytes:
    """A paper with a chart of so many districts between two paragraphs."""
    paper = new_paper("ทดสอบ")
    paragraph(paper, "FormTitle", "งบประมาณรายอำเภอ")
    asked: dict[str, Any] = {"kind": "bar", "height": 20.0, "size": 12, "title": "ปี {{ year }}", **options}
    series = {"จัดสรร": "{{ d.planned }}", "ใช้ไป": "{{ d.spent }}"}
    shown = chart.Chart(rows="d in rows", label="{{ d.name }}", series=series, **asked)
    chart.add(paragraph(paper, "FormLine"), shown)
    if behind:
        paragraph(paper, "Body", behind)
    stream = io.BytesIO()
    paper.save(stream)
    rows = [{"name": name, "planned": 24_000 * (n + 1), "spent": 9_000} for n, name in enumerate(DISTRICTS[:count])]
    template = Template.from_bytes(stream.getvalue(), finish=documents.DIGITS["thai"])
    return template.render({"rows": rows, "year": 2565})


def dark_blue(pdf: Path) -> int:
    """How many points of the first page have the shade of the first series."""
    image = page_images(pdf, 40)[0].convert("RGB")
    wanted = tuple(bytes.fromhex(chart.SHADES[0]))
    pixels: Any = image.load()
    return sum(
        all(abs(a - b) < 24 for a, b in zip(pixels[x, y], wanted, strict=True))
        for x in range(image.width)
        for y in range(image.height)
    )


def test_a_chart_is_printed_as_it_was_filled(tmp_path: Path) -> None:
    """Every name is told, also of eighteen rows; bars are as long as their numbers; the page is sound in all else."""
    files = []
    column = made(5, kind="column", height=8.0, has_numbers=True)
    papers = {"none": made(0), "one": made(1), "all": made(18), "column": column, "lost": made(5, behind="")}
    for name, data in papers.items():
        files.append(tmp_path / f"{name}.docx")
        files[-1].write_bytes(data)
    none, one, whole, columns, lost = pdfs = convert(files, tmp_path / "pdf")
    assert [find_faults(pdf, file) for pdf, file in zip(pdfs, files, strict=True)] == [[]] * 5
    assert {font for pdf in pdfs for font in fonts_in(pdf)} <= {"THSarabunNew", "SarabunThaiDigits"}
    text = text_of(whole)
    assert [name for name in DISTRICTS if name not in text] == []
    assert "ปี ๒๕๖๕" in text
    assert "120,000" in text_of(columns)
    assert dark_blue(none) < dark_blue(one)
    assert dark_blue(whole) > 1.5 * dark_blue(columns)
    assert [fault[:24] for fault in find_faults(lost, files[3])] == ["the last page ends befor"]
