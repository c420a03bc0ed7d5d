"""What deserves a look in a template, and what can be mended without asking."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from lxml import etree
from tests.press.engine.papers import (
    R_TYPE,
    lines,
    names,
    paper,
    part,
    render,
    runs_paper,
    saved,
    table_paper,
    with_part,
)

from docgen.press.engine import Template, fix, lint


def found(data: bytes, **options: Any) -> set[str]:
    """The codes of all warnings but those about the looks of python-docx's own styles."""
    warnings = lint(data, **options)
    assert all(fault.is_warning for fault in warnings)
    return {fault.code for fault in warnings} - (
        {"thai-font-missing", "thai-size-missing"} if not options.pop("looks", 0) else set()
    )


def test_split_tags_and_curly_quotes_are_found_and_fixed() -> None:
    """After `fix` every tag is one text with straight quotes, and the paper is the same."""
    data = runs_paper("a {", "{ x|default(“n”)", " }} b {_{ c }_} {%", " if x == ‘v’ %}y{% endif", " %}")
    assert found(data) == {"split-tag", "curly-quotes"}
    mended = fix(data)
    assert found(mended) == set()
    assert '{{ x|default("n") }}' in part(mended)
    assert "{_{ c }_}" in part(mended)
    assert lines(render(mended, {"x": "v"})) == lines(render(data, {"x": "v"})) == ["a v b {{ c }} y"]
    assert names(mended) == names(data)
    assert fix(mended) == fix(fix(mended))


def test_remnants_of_tags_are_found() -> None:
    """A closing delimiter without its tag."""
    assert found(paper("a }} b")) == {"stray-braces"}
    assert found(paper("a %} {{ x }}")) == {"stray-braces"}
    assert found(paper("{{ x }} {_{ y }_} {a} 50 %")) == set()


def test_text_that_a_tag_takes_with_it_is_found() -> None:
    """Words in the paragraph or row of a block tag."""
    assert found(paper("{%p if x %} lost", "kept", "{%p endif %}")) == {"text-beside-tag"}
    warning = next(
        fault
        for fault in lint(
            table_paper(("h", ""), ("{%tr for x in xs %}", "lost"), ("{{ x }}", ""), ("{%tr endfor %}", ""))
        )
        if fault.code == "text-beside-tag"
    )
    assert (warning.values["text"], warning.place.row, warning.place.column) == ("lost", 2, 1)


def styled(**changes: Any) -> bytes:
    """A paper whose Normal style is right for Thai, with one run that differs."""
    document = Document()
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), "TH Sarabun New")
    properties = document.styles["Normal"].element.rPr
    for name in ("sz", "szCs"):
        for old in properties.findall(qn(f"w:{name}")):
            properties.remove(old)
        etree.SubElement(properties, qn(f"w:{name}")).set(qn("w:val"), "32")
    run = document.add_paragraph().add_run(changes.pop("text", "ภาษาไทย"))
    for name, value in changes.items():
        setattr(run.font, name, value)
    return saved(document)


def test_thai_looks() -> None:
    """Font, size and bold of Thai letters, typed or to be printed, through styles and the run's own format."""
    assert lint(styled()) == ()
    assert [fault.code for fault in lint(styled(size=Pt(20)))] == ["thai-size-missing"]
    assert [fault.code for fault in lint(styled(bold=True))] == ["bold-not-thai"]
    assert [fault.code for fault in lint(styled(bold=True, cs_bold=True))] == []
    assert [fault.code for fault in lint(styled(bold=True, text="{{ x }}"))] == ["bold-not-thai"]
    assert [fault.code for fault in lint(styled(bold=True, text="Latin"))] == []
    assert {fault.code for fault in lint(paper("ภาษาไทย"))} == {"thai-font-missing"}


def test_fonts_of_the_office() -> None:
    """A family that is not allowed is named."""
    assert lint(styled(), fonts=["TH Sarabun New"]) == ()
    warning = lint(styled(name="Arial"), fonts=["TH Sarabun New"])[0]
    assert (warning.code, warning.values["font"]) == ("font-not-allowed", "Arial")


def test_heads_of_growing_tables() -> None:
    """A table with a loop over rows repeats its head on every page."""
    rows = (("head",), ("{%tr for x in xs %}",), ("{{ x }}",), ("{%tr endfor %}",))
    assert found(table_paper(*rows)) == {"header-row-not-repeated"}
    assert found(table_paper(*rows[1:])) == set()
    document = Document()
    table = document.add_table(4, 1)
    for (text,), row in zip(rows, table.rows, strict=True):
        row.cells[0].text = text
    etree.SubElement(table.rows[0]._tr.get_or_add_trPr(), qn("w:tblHeader"))
    assert found(saved(document)) == set()


def test_parts_that_are_missing_are_found() -> None:
    """A relationship to a picture that the file does not hold."""
    relation = f'<Relationship Id="rId99" Type="{R_TYPE}/image" Target="media/no.png"/></Relationships>'
    broken = with_part(styled(), "word/_rels/document.xml.rels", lambda old: old.replace("</Relationships>", relation))
    assert [(fault.code, fault.values["part"]) for fault in lint(broken)] == [
        ("relationship-missing", "word/media/no.png")
    ]


def test_fix_leaves_a_sound_template_alone() -> None:
    """Text, tags and other parts stay; it still compiles."""
    data = paper("a {{ x }} b")
    assert part(fix(data)) == part(data)
    assert Template.from_bytes(fix(data)).variables() == {"x"}
