"""The office's font and size in place of the template's: in every part, in proportion, only where it is the base."""

from __future__ import annotations

import re
from typing import Any

import pytest
from docx import Document
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.press.engine.papers import in_body, lines, names, paper, part, saved, with_part
from tools.papers import chart
from tools.papers.compiler import compiled
from tools.papers.page import new_paper
from tools.papers.styles import SOURCES
from tools.papers.words import paragraph

from docgen.papers import Office
from docgen.press.dressing import base_font
from docgen.press.engine import BaseFont, Template, lint
from docgen.press.engine.basefont import dressed
from docgen.press.engine.package import read_package

NEW = BaseFont(font="TH Sarabun New")


def office_paper() -> Any:
    """A paper of this office: TH SarabunPSK 16 in its styles, a chart, a header."""
    document = new_paper("ทดสอบ")
    paragraph(document, "FormTitle", "หัวเรื่อง")
    asked = chart.Chart(kind="bar", rows="d in []", label="{{ d }}", series={"ก": "{{ d }}"}, title="ข")
    chart.add(paragraph(document, "FormLine"), asked)
    return document


def made(data: bytes, base: BaseFont) -> bytes:
    return Template.from_bytes(data, base=base).render({})


def sizes(data: bytes, style: str) -> list[str]:
    xml = part(data, "word/styles.xml")
    found = re.search(rf'w:styleId="{style}".*?</w:style>', xml, re.DOTALL)
    assert found is not None
    return re.findall(r'<w:sz(?:Cs)? w:val="(\d+)"', found.group())


def test_the_font_changes_in_every_part() -> None:
    """Styles, charts and the table of fonts; the old font is what Word takes where the new one is not installed."""
    before, after = saved(office_paper()), made(saved(office_paper()), NEW)
    assert any("TH SarabunPSK" in part(before, name) for name in names(before) if "chart1.xml" in name)
    left = [n for n in names(after) if n.endswith(".xml") and '"TH SarabunPSK"' in part(after, n)]
    assert left == ["word/fontTable.xml"]
    assert part(after, "word/styles.xml").count('"TH Sarabun New"') == part(before, "word/styles.xml").count(
        '"TH SarabunPSK"'
    )
    assert '<w:font w:name="TH Sarabun New"><w:altName w:val="TH SarabunPSK"/>' in part(after, "word/fontTable.xml")
    assert [fault.code for fault in lint(after, fonts=("TH Sarabun New",))] == []


def test_other_fonts_stay() -> None:
    """What a template sets in another font on purpose is not the base font."""
    run = '<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:cs="TH SarabunPSK"/></w:rPr><w:t>x</w:t></w:r></w:p>'
    assert '<w:rFonts w:ascii="Wingdings" w:cs="TH Sarabun New"/>' in part(
        made(in_body(saved(office_paper()), run), NEW)
    )


@pytest.mark.parametrize(
    ("size", "body", "title", "title_size"), [(16, "32", "36", 1600), (14, "28", "32", 1400), (18, "36", "40", 1800)]
)
def test_sizes_keep_their_proportion(size: float, body: str, title: str, title_size: int) -> None:
    """The base becomes the office's size, headings and the chart's letters follow; both scripts alike."""
    after = made(saved(office_paper()), BaseFont(size=size))
    assert sizes(after, "Normal") == [body, body]
    assert sizes(after, "FormTitle") == [title, title]
    assert f'<a:defRPr sz="{title_size}" b="1">' in part(after, "word/charts/chart1.xml")
    assert '"TH SarabunPSK"' in part(after, "word/styles.xml")


def test_exact_lines_of_text_grow_and_pictures_stay() -> None:
    """A line of exactly 35 points is made for letters of 29; the 85 points of the emblem are not."""
    data = saved(new_paper("ทดสอบ"))
    styles = part(data, "word/styles.xml")
    memo = (
        '<w:style w:type="paragraph" w:styleId="Memo"><w:name w:val="m"/><w:pPr><w:spacing w:line="700" '
        'w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="58"/><w:szCs w:val="58"/></w:rPr></w:style></w:styles>'
    )
    data = with_part(data, "word/styles.xml", lambda text: text.replace("</w:styles>", memo))
    data = in_body(
        data, '<w:p><w:pPr><w:pStyle w:val="Memo"/><w:spacing w:line="700" w:lineRule="exact"/></w:pPr></w:p>'
    )
    after = made(data, BaseFont(size=18))
    assert 'w:line="788"' in part(after)
    exact = re.findall(r'w:line="(\d+)" w:lineRule="exact"', styles)
    assert re.findall(r'w:line="(\d+)" w:lineRule="exact"', part(after, "word/styles.xml")) == [*exact, "788"]


@pytest.mark.parametrize("size", [14, 15, 18])
def test_what_the_regulation_sets_stays(size: float) -> None:
    """A memo's heading is 29 points in a line of exactly 35, its labels are 20, whatever the office's size."""
    memo = compiled(SOURCES / "C11-cover-summary-report.paper")
    (label,) = [run for p in memo.paragraphs for run in p.runs if run.text == "ส่วนราชการ"]
    label.font.size = Pt(20)  # as a clerk's Word writes it into the run itself
    after = saved(memo)
    parts = dressed(read_package(after, ""), base_font(Office(font="TH Sarabun New", size=size), "thai")).parts
    for name in ("word/styles.xml", "word/document.xml"):
        after = with_part(after, name, lambda _: parts[name].decode())  # noqa: B023
    assert sizes(after, "MemoHead") == ["58", "58"]
    assert sizes(after, "MemoLabel") == ["40", "40"]
    assert sizes(after, "Normal") == [str(size * 2)] * 2
    assert 'w:line="700" w:lineRule="exact"' in part(after, "word/styles.xml")
    assert re.findall(r'<w:sz w:val="(\d+)"', part(after)) == ["40"]


@pytest.mark.parametrize("base", [BaseFont(), BaseFont(font="TH SarabunPSK", size=16), BaseFont(size=16)])
def test_the_same_font_changes_nothing(base: BaseFont) -> None:
    """Not one byte of the template: its papers are not made anew."""
    opened = read_package(saved(office_paper()), "")
    assert dressed(opened, base) is opened


def test_a_theme_font_gives_way() -> None:
    """A template that leaves its fonts to the theme, as a new Word file does, says the office's font itself."""
    data = paper("ข้อความ")
    assert "minorHAnsi" in part(data, "word/styles.xml")
    after = made(data, BaseFont(font="TH SarabunPSK", size=16))
    styles = part(after, "word/styles.xml")
    defaults = re.search("<w:docDefaults>.*?</w:docDefaults>", styles, re.DOTALL)
    assert defaults is not None
    assert sorted(re.findall(r'w:(\w+)="TH SarabunPSK"', defaults.group())) == ["ascii", "cs", "eastAsia", "hAnsi"]
    assert "Theme" not in defaults.group()
    assert sorted(re.findall(r'<w:sz(?:Cs)? w:val="(\d+)"', defaults.group())) == ["32", "32"]
    assert [fault.code for fault in lint(after, fonts=("TH SarabunPSK",))] == []


def test_a_template_without_any_look_gets_one() -> None:
    """Neither font nor size in its styles: the document's defaults say both, in the schema's order."""
    empty = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:styles>'
    data = with_part(paper("x"), "word/styles.xml", lambda _: empty)
    styles = part(made(data, BaseFont(font="TH SarabunPSK", size=16)), "word/styles.xml")
    assert re.findall(r"<w:(rFonts|sz|szCs)\b", styles) == ["rFonts", "sz", "szCs"]
    assert re.findall(r'w:val="(\d+)"', styles) == ["32", "32"]


def test_a_font_that_draws_thai_digits_counts_in_plain_ones() -> None:
    """Page numbers and lists: the file holds one set of digits, which the font draws as Thai ones."""
    after = made(saved(office_paper()), BaseFont(font="TH SarabunIT๙", draws_thai_digits=True))
    assert "thaiNumbers" not in part(after)
    assert 'w:fmt="decimal"' in part(after)


@given(st.floats(10, 24).map(lambda size: round(size * 2) / 2))
@settings(max_examples=15, deadline=None)
def test_every_size_stays_a_whole_number_of_half_points(size: float) -> None:
    """Word reads no fractions of half points; both scripts always have the same size."""
    xml = part(made(saved(office_paper()), BaseFont(size=size)), "word/styles.xml")
    latin, thai = (re.findall(rf'<w:{tag} w:val="([^"]*)"', xml) for tag in ("sz", "szCs"))
    assert latin == thai
    assert all(value.isdigit() and int(value) >= 2 for value in latin)


def test_two_names_of_the_table_of_fonts_become_one() -> None:
    """Where the new font stands in the table already, the old entry goes."""
    entry = '<w:font w:name="TH Sarabun New"><w:charset w:val="00"/></w:font></w:fonts>'
    data = with_part(saved(office_paper()), "word/fontTable.xml", lambda text: text.replace("</w:fonts>", entry))
    assert part(made(data, NEW), "word/fontTable.xml").count("<w:font ") == 1


def test_text_is_not_touched() -> None:
    """A paper that speaks of its font keeps the words."""
    document = Document()
    document.add_paragraph("TH SarabunPSK thaiNumbers")
    assert lines(made(saved(document), NEW)) == ["TH SarabunPSK thaiNumbers"]


def test_a_chart_that_word_made_takes_the_office_s_font() -> None:
    """Its letters follow the theme, also where nothing is said: Thai would stand in Cordia New. The schema's order."""
    theme = '<a:latin typeface="+mn-lt" panose="1"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'

    def as_word_makes_it(text: str) -> str:
        text = re.sub('<a:latin typeface="[^"]*"/><a:ea typeface="[^"]*"/><a:cs typeface="[^"]*"/>', theme, text)
        return re.sub("<c:txPr>(?:(?!</c:txPr>).)*</c:txPr><c:externalData", "<c:externalData", text)

    data = with_part(saved(office_paper()), "word/charts/chart1.xml", as_word_makes_it)
    xml = part(made(data, BaseFont(font="TH SarabunPSK", size=16)), "word/charts/chart1.xml")
    assert "+mn-" not in xml
    assert re.findall(r"</c:spPr><c:txPr\b[^>]*>.*?<a:defRPr>(.*?)</a:defRPr>.*?</c:txPr><c:externalData", xml) == [
        '<a:latin typeface="TH SarabunPSK"/><a:ea typeface="TH SarabunPSK"/><a:cs typeface="TH SarabunPSK"/>'
    ]
    assert part(made(data, BaseFont()), "word/charts/chart1.xml").count("+mn-cs") == xml.count("<a:cs ") - 1
