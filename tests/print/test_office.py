"""What LibreOffice prints of Word files, and whether the checks see what is wrong: on papers built here."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from tools import office
from tools.office import (
    ConversionFailed,
    OfficeMissing,
    convert,
    find_faults,
    fonts_in,
    page_count,
    page_images,
    text_of,
)

pytestmark = pytest.mark.print

SENTENCE = "บันทึกการรับวัสดุเพื่อใช้ในการสาธิตและฝึกปฏิบัติอาชีพ น้ำ ปู่ป้ำ กิ๊ฟ ฎุ"


def _paper(*, font: str = "TH SarabunPSK") -> Any:
    """An empty A4 paper whose only style has the office's font, complex-script twins included."""
    paper = docx.Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(3), Cm(2), Cm(2.5), Cm(2)
    properties = paper.styles["Normal"].element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)
    for tag in ("w:sz", "w:szCs"):
        size = OxmlElement(tag)
        size.set(qn("w:val"), "32")
        for old in properties.findall(qn(tag)):
            properties.remove(old)
        properties.append(size)
    return paper


def _save(paper: Any, path: Path) -> Path:
    paper.save(str(path))
    return path


def _table(paper: Any, *, rows: int, repeats_header: bool) -> None:
    table = paper.add_table(rows=rows + 1, cols=2)
    table.style = "Table Grid"
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "ที่", "ชื่อ-สกุล"
    if repeats_header:
        properties = table.rows[0]._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:tblHeader"))
    for number, row in enumerate(table.rows[1:], 1):
        row.cells[0].text, row.cells[1].text = str(number), f"นางสาวทองใบ  นามสมมุติ{number}"


def test_a_paper_comes_out_as_it_was_written(tmp_path: Path) -> None:
    """Text, fonts, paper and margins of a sound paper give no fault; ☐ may come from any font, letters may not."""
    paper = _paper()
    paper.add_paragraph(SENTENCE)
    paper.add_paragraph("☐ ได้บันทึกแล้ว เมื่อวันที่ 15 ม.ค. 65")
    _table(paper, rows=60, repeats_header=True)
    file = _save(paper, tmp_path / "a.docx")
    (pdf,) = convert([file], tmp_path / "pdf")
    assert find_faults(pdf, file) == []
    assert "THSarabunNew" in fonts_in(pdf)
    assert page_count(pdf) == len(page_images(pdf, 40)) > 1
    assert "น้ำ ปู่ป้ำ กิ๊ฟ ฎุ" in text_of(pdf)


def test_a_run_without_its_complex_script_font_is_a_fault(tmp_path: Path) -> None:
    """`run.font.name` leaves Thai letters to another font: the check names the font and the letters."""
    paper = _paper(font="TH Sarabun New")
    fonts = paper.styles["Normal"].element.rPr.rFonts
    del fonts.attrib[qn("w:cs")]
    paper.add_paragraph("ตัวอักษรไทย")
    file = _save(paper, tmp_path / "a.docx")
    (pdf,) = convert([file], tmp_path / "pdf")
    (fault,) = [f for f in find_faults(pdf, file) if "may draw" in f]
    assert "ตัวอักษรไทย"[:3] in fault


def test_a_table_that_goes_on_without_its_header_is_a_fault(tmp_path: Path) -> None:
    """The header's text must begin the next page: where the row is not repeated there, the check says so."""
    sound, broken = _paper(), _paper()
    _table(sound, rows=60, repeats_header=True)
    _table(broken, rows=60, repeats_header=False)
    with_header, without = _save(sound, tmp_path / "a.docx"), _save(broken, tmp_path / "b.docx")
    good, bad = convert([with_header, without], tmp_path / "pdf")
    assert find_faults(good, with_header) == []
    assert [f.partition(":")[0] for f in find_faults(bad, with_header)] == [
        "page 2 goes on with a table, without its header row"
    ]


def test_text_that_is_not_printed_is_a_fault(tmp_path: Path) -> None:
    """A paper that lost its last line in print is found out."""
    whole, part = _paper(), _paper()
    for paper in (whole, part):
        paper.add_paragraph(SENTENCE)
    whole.add_paragraph("บรรทัดสุดท้าย")
    file = _save(whole, tmp_path / "a.docx")
    (pdf,) = convert([_save(part, tmp_path / "b.docx")], tmp_path / "pdf")
    assert find_faults(pdf, file) == ["the last page ends before 'บรรทัดสุดท้าย'"]


def test_a_signature_alone_on_a_page_and_ink_in_a_margin_are_faults(tmp_path: Path) -> None:
    """A page that begins with a signature, and a line that leaves the paper's margin, are both reported."""
    paper = _paper()
    paper.add_paragraph(SENTENCE).paragraph_format.left_indent = Cm(-2)
    paper.add_paragraph("(ลงชื่อ)..............................").paragraph_format.page_break_before = True
    file = _save(paper, tmp_path / "a.docx")
    (pdf,) = convert([file], tmp_path / "pdf")
    assert find_faults(pdf, file) == ["page 1 has ink in its left margin", "page 2 begins with a signature block"]


def test_a_letter_sized_page_is_a_fault(tmp_path: Path) -> None:
    """Word's American default paper does not pass."""
    paper = _paper()
    paper.sections[0].page_width, paper.sections[0].page_height = Cm(21.59), Cm(27.94)
    file = _save(paper, tmp_path / "a.docx")
    (pdf,) = convert([file], tmp_path / "pdf")
    assert find_faults(pdf, file) == ["page 1 is 612 × 792 points, not A4"]


def test_files_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    """Papers of several villages share a file name: each gets a PDF, in the order of the files."""
    files = []
    for village in ("โจด", "หนองแวง"):
        paper = _paper()
        paper.add_paragraph(f"บ้าน{village}")
        (tmp_path / village).mkdir()
        files.append(_save(paper, tmp_path / village / "D07_ใบลงทะเบียน.docx"))
    made = convert(files, tmp_path / "pdf")
    assert [pdf.name for pdf in made] == ["D07_ใบลงทะเบียน.pdf", "D07_ใบลงทะเบียน-2.pdf"]
    assert [text_of(pdf).strip() for pdf in made] == ["บ้านโจด", "บ้านหนองแวง"]


def test_the_older_names_of_the_font_print_with_the_same_font(tmp_path: Path) -> None:
    """TH SarabunPSK prints as TH Sarabun New; TH SarabunIT๙ shows Thai digits for 0-9."""
    paper = _paper(font="TH SarabunIT๙")
    paper.add_paragraph("ที่ 0123456789")
    file = _save(paper, tmp_path / "a.docx")
    (pdf,) = convert([file], tmp_path / "pdf")
    assert fonts_in(pdf) == {"SarabunThaiDigits"}


def test_a_file_that_is_no_word_file_is_named(tmp_path: Path) -> None:
    """LibreOffice ends with 0 where it made nothing: here the file is named instead."""
    paper = _save(_paper(), tmp_path / "a.docx")
    import zipfile

    broken = tmp_path / "b.docx"
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("word/document.xml", "<not-word/>")
    with pytest.raises(ConversionFailed, match=r"b\.docx"):
        convert([paper, broken], tmp_path / "pdf")


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_an_office_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the time limit the program and what it started are ended, and the message says how long it had."""
    stand_in = tmp_path / "soffice"
    stand_in.write_text("#!/bin/sh\nsleep 60\n", encoding="utf-8")
    stand_in.chmod(stand_in.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(ConversionFailed, match="did not finish 1 files in 1 seconds"):
        convert([_save(_paper(), tmp_path / "a.docx")], tmp_path / "pdf", seconds=1)


def test_a_missing_office_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without LibreOffice the error says what to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not office.has_office()
    with pytest.raises(OfficeMissing, match="libreoffice-writer-nogui"):
        convert([tmp_path / "a.docx"], tmp_path / "pdf")
