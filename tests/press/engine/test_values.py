"""What a value looks like on paper, and which values do not get there."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from docx import Document
from lxml import etree
from markupsafe import Markup
from tests.press.engine.papers import W, lines, names, paper, part, png, render, runs_paper, saved, table_paper

from docgen.press.engine import InlineImage, Listing, RenderError, RichText, RichTextParagraph, Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Village:
    name: str
    moo: int = 1

    @property
    def title(self) -> str:
        return f"บ้าน{self.name}"


def is_bold(run: Any) -> bool:
    switch = run.find(f"{W}rPr/{W}b")
    return switch is not None and switch.get(f"{W}val") != "0"


@pytest.mark.parametrize(
    "text", ["<select>", "a & b", "“x”", "'\"", "{{ x }}", "]]>", "ก\u200bข", "a\tb", "😀", "{%p if %}"]
)
def test_text_is_printed_as_typed(text: str) -> None:
    """Whatever a clerk types stands on the paper, in the body, a table, a header, a footer and a property."""
    document = Document()
    document.add_paragraph("{{ x }}")
    document.add_table(1, 1).cell(0, 0).text = "{{ x }}"
    document.sections[0].header.paragraphs[0].text = document.sections[0].footer.paragraphs[0].text = "{{ x }}"
    document.core_properties.title = document.core_properties.keywords = document.core_properties.category = "{{ x }}"
    made = Document(io.BytesIO(render(saved(document), {"x": text})))
    assert [p.text for p in made.paragraphs] == [text]
    assert made.tables[0].cell(0, 0).text == text
    assert made.sections[0].header.paragraphs[0].text == text
    assert made.sections[0].footer.paragraphs[0].text == text
    assert {made.core_properties.title, made.core_properties.keywords, made.core_properties.category} == {text}


@pytest.mark.parametrize("value", [None, True, 1.5, Decimal("2.50"), dt.date(2022, 6, 30), ["a"], {"a": 1}, object()])
@pytest.mark.parametrize("tag", ["{{ x }}", "{{ x ~ 'a' }}", "{{ [x]|join(',') }}", "{{ x|upper }}"])
def test_unfinished_values_do_not_reach_the_page(value: object, tag: str) -> None:
    """None, dates, decimal numbers and objects are refused, by whatever way they come to be printed."""
    with pytest.raises(RenderError) as caught:
        render(paper(tag), {"x": value})
    assert [fault.tag for fault in caught.value.faults] == [tag]
    assert caught.value.faults[0].code == ("value-none" if value is None else "value-unfinished")


@pytest.mark.parametrize("bad", ["\x00", "\x07", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800", "\ufdd0"])
def test_characters_that_xml_does_not_know_are_refused(bad: str) -> None:
    """They are named by their code point, not dropped."""
    for data in (paper("{{ x }}"), paper("{{ x }} {{ x }} {{ x }}")):
        with pytest.raises(RenderError) as caught:
            render(data, {"x": f"a{bad}b"})
        assert caught.value.faults[0].code == "control-character"
        assert caught.value.faults[0].values["character"] == f"U+{ord(bad):04X}"


def test_line_ends_break_only_where_the_value_is_a_listing() -> None:
    """A plain text keeps its line end as a blank; a Listing breaks the line, with the format around the tag."""
    data = runs_paper("ก", "{{ x }}", "ข")
    assert "<w:br/>" not in part(render(data, {"x": "a\nb"}))
    made = etree.fromstring(part(render(data, {"x": Listing("a\n<b>\tc")})).encode())
    assert len(list(made.iter(f"{W}br"))) == 1
    bold = ["".join(t.text or "" for t in run.iter(f"{W}t")) for run in made.iter(f"{W}r") if is_bold(run)]
    assert "".join(bold) == "a<b>c"
    assert lines(render(data, {"x": Listing("a\n<b>\tc\ad")})) == ["กa\n<b>\tc", "dข"]


def test_rich_text_is_bold_in_thai_and_in_schema_order() -> None:
    """Bold, italics and size carry their complex-script twins, for this engine's RichText and for docxtpl's."""
    from docxtpl import RichText as TheirRichText

    for kind in (RichText, TheirRichText):
        xml = part(render(paper("{{r x }}"), {"x": kind("หนา", bold=True, italic=True, size=32, color="#FF0000")}))
        properties = next(etree.fromstring(xml.encode()).iter(f"{W}rPr"))
        assert [etree.QName(item).localname for item in properties] == ["b", "bCs", "i", "iCs", "color", "sz", "szCs"]


def test_rich_text_inside_text_opens_its_own_runs() -> None:
    """`{{ x }}` with rich text gives sound runs, and the text behind it keeps its format."""
    made = part(render(runs_paper("a", "b{{ x }}c"), {"x": RichText("<r>", italic=True)}))
    root = etree.fromstring(made.encode())
    runs = [("".join(t.text or "" for t in run.iter(f"{W}t")), is_bold(run)) for run in root.iter(f"{W}r")]
    assert [run for run in runs if run[0]] == [("a", False), ("b", True), ("<r>", False), ("c", True)]
    assert not list(root.iterfind(f".//{W}t/{W}r"))


def test_rich_text_links() -> None:
    """A link becomes a relationship of the part that it stands in."""
    rich = RichText("ดู ")
    rich.add("ที่นี่", url="https://example.org/?a=1&b=2")
    document = Document()
    document.add_paragraph("{{r x }}")
    document.sections[0].header.paragraphs[0].text = "{{r x }}"
    made = render(saved(document), {"x": rich})
    for relations in ("word/_rels/document.xml.rels", "word/_rels/header1.xml.rels"):
        assert 'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"' in part(made, relations)


def test_a_plain_text_for_a_run_or_a_paragraph_is_not_lost() -> None:
    """`{{r x }}` and `{{p x }}` with a plain text print it in the format of the tag; docxtpl loses it."""
    assert lines(render(paper("a {{r x }} b", "{{p x }}"), {"x": "<v>"})) == ["a <v> b", "<v>"]
    assert lines(render(paper("{{p x }}"), {"x": RichTextParagraph("p")})) == ["p"]


def test_records_mappings_and_lists_are_read() -> None:
    """Fields and properties of records, entries of mappings; an entry called like a method is the entry."""
    data = paper("{{ v.title }} {{ v.moo }} {{ d.items }} {{ d['keys'] }} {{ l[1] }} {{ l[-1:]|first }}")
    context = {"v": Village(name="ก"), "d": {"items": "i", "keys": "k"}, "l": ["x", "y"]}
    assert lines(render(data, context)) == ["บ้านก 1 i k y y"]


def test_markup_must_be_whole() -> None:
    """Ready markup of a filter may stand where it fits; a fragment that would break the paper is refused."""
    data = paper("{{ x|m }}")
    good = {"m": lambda x: Markup("a</w:t><w:br/><w:t>") + x}
    assert lines(render(data, {"x": "<b>"}, filters=good)) == ["a\n<b>"]
    for broken in ("<w:br>", "</w:p>", "<a></b>", '<w:drawing r:embed="rId99"/>', "<!DOCTYPE x>", "&undefined;<w:br/>"):
        with pytest.raises(RenderError) as caught:
            render(data, {"x": "v"}, filters={"m": lambda _x, text=broken: Markup(text)})
        assert caught.value.faults[0].code in ("markup-broken", "relationship-unknown")


def test_pictures_in_body_header_and_footer() -> None:
    """One picture shown in three parts is stored once, related from each part, with ids that differ."""
    document = Document()
    document.add_paragraph("{{ i }}{{ i }}")
    document.sections[0].header.paragraphs[0].text = document.sections[0].footer.paragraphs[0].text = "{{ i }}"
    made = render(saved(document), {"i": InlineImage(png(), width=360_000, anchor="https://example.org")})
    assert len([name for name in names(made) if name.startswith("word/media/")]) == 1
    assert 'Extension="png"' in part(made, "[Content_Types].xml")
    found = [part(made, f"word/{name}.xml") for name in ("document", "header1", "footer1")]
    ids = [item.get("id") for xml in found for item in etree.fromstring(xml.encode()).iter("{*}docPr")]
    assert len(ids) == len(set(ids)) == 4
    assert Document(io.BytesIO(made)).inline_shapes[0].width == 360_000


@pytest.mark.parametrize("data", [b"", b"not a picture", png()[:20]])
def test_unreadable_pictures_are_faults(data: bytes) -> None:
    """The tag is named, nothing else happens."""
    with pytest.raises(RenderError) as caught:
        render(paper("{{ i }}"), {"i": InlineImage(data)})
    assert [fault.code for fault in caught.value.faults] == ["image-unreadable"]


def test_finish_sees_typed_and_printed_text_but_nothing_else() -> None:
    """Every digit that is read becomes another; field instructions, attributes and marks of the template do not."""
    document = Document()
    paragraph = document.add_paragraph("1 {{ x }} 2 {{ n }} {{ l }}")
    run = paragraph.add_run()
    instruction = etree.SubElement(run._r, f"{W}instrText")
    instruction.text = "PAGE 1"
    document.sections[0].header.paragraphs[0].text = "3"
    thai: Any = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    made = render(
        saved(document), {"x": "4<&5'", "n": 67, "l": Listing("8\n9")}, finish=lambda text: text.translate(thai)
    )
    assert lines(made) == ["๑ ๔<&๕' ๒ ๖๗ ๘\n๙"]
    assert "PAGE 1" in part(made)
    assert lines(made, "word/header1.xml") == ["๓"]


def test_attributes_and_field_instructions_hold_tags() -> None:
    """A tag in an alternative text or a field is filled, with quotes that end nothing."""
    document = Document()
    run = document.add_paragraph().add_run()
    run.add_picture(io.BytesIO(png()))
    next(run._r.iter("{*}docPr")).set("descr", "รูป {{ x }}{% if n %}!{% endif %}")
    etree.SubElement(document.add_paragraph().add_run()._r, f"{W}instrText").text = ' HYPERLINK "{{ x }}" '
    made = etree.fromstring(part(render(saved(document), {"x": '"<&>', "n": 1})).encode())
    assert next(made.iter("{*}docPr")).get("descr") == 'รูป "<&>!'
    assert next(made.iter(f"{W}instrText")).text == ' HYPERLINK ""<&>" '


def test_draft_shows_what_is_missing() -> None:
    """In a draft missing and empty values are visible where they belong; everything else is as in the paper."""
    data = table_paper(
        ("{{ a.b }}{{ n }}{{ n|shout }}",),
        ("{%tr for r in rows %}",),
        ("{{ r.x }} {{ r.y|shout }} {{ missing.z|shout }}",),
        ("{%tr endfor %}",),
    )
    template = Template.from_bytes(data, filters={"shout": lambda text: text.upper()})
    made = template.render({"a": {}, "n": None, "rows": [{"x": "v"}]}, draft="⟦ขาด: {name}⟧")
    assert lines(made) == ["⟦ขาด: a.b⟧⟦ขาด: n⟧⟦ขาด: n⟧", "v ⟦ขาด: rows[].y⟧ ⟦ขาด: missing.z⟧"]
