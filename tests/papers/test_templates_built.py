"""The committed templates are what `python -m tools.papers` builds, and are sound Word files in the office's style.

Templates are checked as Word reads them: parts of the archive, not python-docx's view of them.
"""

from __future__ import annotations

import importlib.util
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from tools.papers import page, styles
from tools.papers.__main__ import built, main, sources

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
VALIDATOR = ROOT.parent / "shared" / "tools" / "validate_docx.py"
PAPERS = [f"{source.stem}.docx" for source in sources()]
STORY = re.compile(r"word/(document|header\d*)\.xml$")
XML = re.compile(r"\.(xml|rels)$")  # a chart has a workbook beside it
THAI = re.compile(r"[\u0E01-\u0E5B]")

each_paper = pytest.mark.parametrize("paper", PAPERS, ids=str)


def w(name: str) -> str:
    return f"{{{styles.W}}}{name}"


def parts_of(paper: str) -> dict[str, etree._Element]:
    """The XML parts of a committed template."""
    with zipfile.ZipFile(TEMPLATES / paper) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if XML.search(name)}


def stories(paper: str) -> Iterator[etree._Element]:
    return (root for name, root in parts_of(paper).items() if STORY.match(name))


def text_of(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(w("t")))


def test_every_template_has_a_source() -> None:
    """`templates` holds the papers of `templates/sources` and no Word file of unknown origin."""
    assert sorted(file.name for file in TEMPLATES.glob("*.docx")) == sorted(PAPERS)


@each_paper
def test_committed_template_is_what_its_source_says(paper: str) -> None:
    """A template changed by hand, or a source changed without building, is found out."""
    source = (TEMPLATES / "sources" / paper).with_suffix(".paper")
    assert (TEMPLATES / paper).read_bytes() == built(source), "run: python -m tools.papers"


def test_building_again_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second run in a folder finds every file as it would write it, and says nothing."""
    assert main([str(tmp_path)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(PAPERS)
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == ""


@each_paper
def test_strict_checker_finds_no_defect(paper: str) -> None:
    """Package, schema and Word's own rules hold (template tags are meant to be there)."""
    if not VALIDATOR.is_file():
        pytest.skip("the strict checker is not on this machine")
    spec = importlib.util.spec_from_file_location("validate_docx", VALIDATOR)
    assert spec is not None
    assert spec.loader is not None
    checker: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(checker)
    assert [defect for defect in checker.check(TEMPLATES / paper) if defect[1] != "tags"] == []


@each_paper
def test_fonts_come_from_styles_only(paper: str) -> None:
    """One edit in `styles` changes the office's font: no run has a font, size or weight of its own, and no theme."""
    parts = parts_of(paper)
    assert not [name for name in parts if "theme" in name]
    for root in stories(paper):
        direct = {child.tag for properties in root.iter(w("rPr")) for child in properties}
        assert direct <= {w("rStyle"), w("shd")}  # shd: the boxes that tell a chart's shades
    known = {style.get(w("styleId")) for style in parts["word/styles.xml"].iter(w("style"))}
    for root in stories(paper):
        used = {e.get(w("val")) for kind in ("pStyle", "rStyle", "tblStyle") for e in root.iter(w(kind))}
        assert used <= known


@each_paper
def test_thai_is_set_in_the_complex_script_font(paper: str) -> None:
    """Every style names font, size and weight twice, so that Thai letters look like the digits beside them."""
    root = parts_of(paper)["word/styles.xml"]
    default = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    assert default is not None
    for fonts in root.iter(w("rFonts")):
        assert {fonts.get(w(slot)) for slot in ("ascii", "hAnsi", "eastAsia", "cs")} == {styles.FONT}
        assert len(fonts.attrib) == 4, "a theme font would win over the font that is named"
    for properties in root.iter(w("rPr")):
        for latin, thai in (("sz", "szCs"), ("b", "bCs"), ("i", "iCs")):
            pair = [properties.find(w(latin)), properties.find(w(thai))]
            assert [e is None for e in pair] in ([True, True], [False, False])
            assert len({e.get(w("val")) for e in pair if e is not None}) <= 1
    for at in ("rFonts", "sz", "szCs", "lang"):
        assert default.find(w(at)) is not None
    assert default.find(w("lang")).get(w("bidi")) == "th-TH"  # type: ignore[union-attr]  # found just above
    assert any(THAI.search(text_of(story)) for story in stories(paper))


@each_paper
def test_a_tag_lies_in_one_run(paper: str) -> None:
    """A tag that Word has cut into runs is not found by the engine."""
    for root in stories(paper):
        for text in (t.text or "" for t in root.iter(w("t"))):
            for opening, closing in (("{{", "}}"), ("{%", "%}")):
                assert text.count(opening) == text.count(closing), text


@each_paper
def test_paragraph_and_row_tags_stand_alone(paper: str) -> None:
    """A `{%p` tag takes its paragraph with it, a `{%tr` tag its row: nothing else may be in there."""
    for root in stories(paper):
        for paragraph in root.iter(w("p")):
            if "{%p " in text_of(paragraph) or "{%tr " in text_of(paragraph):
                assert re.fullmatch(r"\{%(p|tr) [^{}]+ %\}", text_of(paragraph))
        for row in root.iter(w("tr")):
            if "{%tr " in text_of(row):
                assert re.fullmatch(r"\{%tr [^{}]+ %\}", text_of(row))


@each_paper
def test_tables_keep_rows_whole_and_fill_the_page(paper: str) -> None:
    """Rows do not break over pages, a growing table repeats its head, and none is wider than the page allows."""
    for root in stories(paper):
        for table in root.iter(w("tbl")):
            assert table.find(f"{w('tblPr')}/{w('tblLayout')}").get(w("type")) == "fixed"  # type: ignore[union-attr]
            rows = table.findall(w("tr"))
            assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in rows)
            look = table.find(f"{w('tblPr')}/{w('tblStyle')}").get(w("val"))  # type: ignore[union-attr]
            if look == "PaperTable" and "{%tr for" in text_of(table):
                assert any(row.find(f"{w('trPr')}/{w('tblHeader')}") is not None for row in rows)
            width = sum(int(column.get(w("w"), "0")) for column in table.iter(w("gridCol")))
            assert width <= (page.LANDSCAPE if width > page.PORTRAIT else page.PORTRAIT)


@each_paper
def test_pages_are_a4_with_official_margins(paper: str) -> None:
    """Portrait pages leave 3 cm at the left, 2 at the right, 2.5 at the top and 2 at the bottom."""
    for section in parts_of(paper)["word/document.xml"].iter(w("sectPr")):
        size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
        assert size is not None
        assert margins is not None
        measured = [int(margins.get(w(side), "0")) for side in ("left", "right", "top", "bottom")]
        if size.get(w("orient")) == "landscape":
            assert (size.get(w("w")), size.get(w("h"))) == ("16838", "11906")
            assert 16838 - measured[0] - measured[1] == page.LANDSCAPE
        else:
            assert (size.get(w("w")), size.get(w("h"))) == ("11906", "16838")
            assert measured == [1701, 1134, 1417, 1134]


@each_paper
def test_signatures_stay_with_what_is_signed(paper: str) -> None:
    """A name to be signed is held to the line before it, so that no page begins with a signature alone."""
    kept = {style.id for style in styles.PARAGRAPH_STYLES if style.keep_next}
    for root in stories(paper):
        before = ""
        for paragraph in (p for p in root.iter(w("p")) if next(p.iterancestors(w("tbl")), None) is None):
            style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
            name = style.get(w("val"), "") if style is not None else ""
            if name in ("SignName", "SignActing", "SignPosition", "OrderDate"):
                assert before in kept
            before = name


def template_text(file: str) -> str:
    paper = next(paper for paper in PAPERS if paper.startswith(file))
    return "\n".join(text_of(root) for root in stories(paper))


@pytest.mark.parametrize(
    ("paper", "use"),
    [("D08", "สาธิตและฝึกปฏิบัติอาชีพ"), ("D09", "สาธิตและฝึกปฏิบัติอาชีพ"), ("D10", "จัดตั้งและพัฒนากลุ่มอาชีพ")],
)
def test_materials_are_received_not_given_away(paper: str, use: str) -> None:
    """The receipts' wording follows กิจกรรมที่ 1 เงื่อนไขข้อ 1: not ซื้อแจก."""
    receipt = template_text(paper)
    assert f"รับวัสดุเพื่อใช้ในการ{use}" in receipt
    for forbidden in ("แจก", "มอบให้", "ของรางวัล"):
        assert forbidden not in receipt


def test_orders_print_no_identity_number() -> None:
    """Orders are put up in public: neither the full nor the masked number is printed."""
    for order in ("D01", "D02-", "D02D"):
        assert "citizen_id" not in template_text(order)
        assert "mask_id" not in template_text(order)


@pytest.mark.parametrize("order", ["D02-", "D02D"])
def test_annexed_list_has_its_heading_in_the_head_of_every_page(order: str) -> None:
    """บัญชีรายชื่อแนบท้ายคำสั่ง stands in both heads of the annex: its first page's and the others'."""
    paper = next(paper for paper in PAPERS if paper.startswith(order))
    parts = parts_of(paper)
    heads = [name for name, root in parts.items() if "บัญชีรายชื่อแนบท้ายคำสั่งอำเภอ" in text_of(root) and "header" in name]
    assert len(heads) == 2


def test_no_reading_error_of_the_scan_is_left() -> None:
    """Wordings that the scanned guideline has wrong (handbook 3.4) are in no template."""
    wrong = ("สำรองอาชีพ", "ประชาชนผู้ชุมชน", "ประชาชนชุมชน", "คำว่าสัดส่วน", "กรุ่ม", "วัดศุ", "บ้านต้นแบบ", "หมู่บ้านๆ")
    for paper in PAPERS:
        text = template_text(paper[:3])
        assert [word for word in wrong if word in text] == []
