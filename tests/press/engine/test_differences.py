"""The numbered register of deliberate differences from docxtpl (DIFFERENCES.md beside the engine): one test a row."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt
from docxtpl import RichText as TheirRichText
from lxml import etree
from tests.press.engine.papers import (
    W,
    columns,
    in_body,
    lines,
    paper,
    part,
    png,
    render,
    runs_paper,
    saved,
    table_paper,
    with_part,
)

from docgen.press.engine import Listing, RenderError, RichText, Template, TemplateFaults

REGISTER = Path(__file__).parents[3] / "src" / "docgen" / "press" / "engine" / "DIFFERENCES.md"


def code_of(data: bytes, context: dict[str, object] | None = None) -> str:
    with pytest.raises(TemplateFaults) as caught:
        render(data, context or {})
    return caught.value.faults[0].code


def test_register_and_tests_agree() -> None:
    """Every row has a test and every test a row."""
    rows = re.findall(r"^\| (D\d\d) \|", REGISTER.read_text(encoding="utf-8"), re.MULTILINE)
    tests = [name[5:8].upper() for name in globals() if re.match(r"test_d\d\d_", name)]
    assert rows == sorted(tests) == [f"D{n:02}" for n in range(1, len(rows) + 1)]


def test_d01_missing_names_are_errors() -> None:
    """In a value, a condition and an attribute."""
    for text in ("{{ x }}", "{% if x %}{% endif %}", "{{ y.x }}"):
        assert code_of(paper(text), {"y": {}}) == "field-missing"
    assert lines(render(paper("{{ x|default('-') }}{% if x is defined %}a{% endif %}"))) == ["-"]


def test_d02_only_finished_values_print() -> None:
    """A whole number does, a decimal one does not."""
    assert lines(render(paper("{{ x }}"), {"x": 10_000})) == ["10000"]
    assert code_of(paper("{{ x }}"), {"x": 10_000.0}) == "value-unfinished"


def test_d03_values_print_as_typed() -> None:
    """Also in properties."""
    document = Document()
    document.core_properties.title = "{{ x }}"
    assert Document(io.BytesIO(render(saved(document), {"x": "a & <b>"}))).core_properties.title == "a & <b>"


def test_d04_control_characters_are_refused() -> None:
    """They do not vanish."""
    assert code_of(paper("{{ x }}"), {"x": "a\x02b"}) == "control-character"


def test_d05_only_listings_break() -> None:
    """A plain text does not change the layout."""
    assert "w:br" not in part(render(paper("{{ x }}"), {"x": "a\nb"}))
    assert code_of(paper("{{ x }}"), {"x": "a\ab"}) == "control-character"
    assert lines(render(paper("{{ x }}"), {"x": Listing("a\ab")})) == ["a", "b"]


def test_d06_templates_run_nothing() -> None:
    """What could is a fault before anything is printed."""
    assert code_of(paper("{{ x|attr('y') }}")) == "filter-unknown"
    assert code_of(paper("{% include 'x' %}")) == "statement-forbidden"


def test_d07_entries_come_before_methods() -> None:
    """And calls still find the method."""
    made = render(paper("{{ d.items }} {% for k, v in d.items() %}{{ k }}{% endfor %}"), {"d": {"items": "i"}})
    assert lines(made) == ["i items"]


def test_d08_percent_and_braces_in_block_tags() -> None:
    """In paragraphs and rows."""
    assert lines(render(paper("{%p if n % 2 == 1 and {'a': 1}['a'] %}", "odd", "{%p endif %}"), {"n": 3})) == ["odd"]
    data = table_paper(("{%tr for x in xs if x % 2 %}",), ("{{ x }}",), ("{%tr endfor %}",))
    assert lines(render(data, {"xs": [1, 2, 3]})) == ["1", "3"]


def test_d09_ampersands_in_tags() -> None:
    """`R&D` is `R&D`."""
    assert lines(render(paper("{% if a == 'R&D' and 1 < 2 %}yes{% endif %}"), {"a": "R&D"})) == ["yes"]


def test_d10_what_word_makes_of_typing() -> None:
    """Curly quotes, special blanks, invisible characters and dashes in tags."""
    assert lines(render(paper("{{ “a”~'“b”' }}{{\u00a0x\u200b }}{% if\u00a0x –%} y{% endif %}"), {"x": "v"})) == [
        "a“b”vy"
    ]


def test_d11_two_block_tags() -> None:
    """In a paragraph, a row and a cell."""
    assert code_of(paper("{%p if n %}{%p endif %}")) == "two-block-tags"
    assert code_of(table_paper(("{%tr if n %}", "{%tr endif %}"))) == "two-block-tags"
    assert code_of(table_paper(("{%tc if n %}{%tc endif %}",))) == "two-block-tags"


def test_d12_formats_stay() -> None:
    """Behind a split tag and behind rich text."""
    made = etree.fromstring(part(render(runs_paper("a{{ ", "x }}b"), {"x": "v"})).encode())
    texts = ["".join(t.text or "" for t in r.iter(f"{W}t")) for r in made.iter(f"{W}r")]
    bold = [b.get(f"{W}val") for b in made.iter(f"{W}b")]
    assert (texts, bold) == (["av", "b"], ["0", None])
    document = Document()
    document.add_paragraph().add_run("a{{r x }}b").font.size = Pt(20)
    made = etree.fromstring(part(render(saved(document), {"x": RichText("r")})).encode())
    sizes = [r.find(f"{W}rPr/{W}sz") is not None for r in made.iter(f"{W}r")]
    assert sizes == [True, False, True]


def test_d13_trimming_keeps_words() -> None:
    """Blanks go, words stay."""
    assert lines(render(paper("a  {%- if n -%}  b  {%- endif -%}  c"), {"n": 1})) == ["abc"]


def test_d14_rich_and_plain_text_print_wherever_the_tag_stands() -> None:
    """In text, as a run, as a paragraph."""
    assert lines(render(paper("a{{ x }}b", "{{r x }}", "{{p x }}"), {"x": RichText("r")})) == ["arb", "r", "r"]
    assert lines(render(paper("a{{ x }}b", "{{r x }}", "{{p x }}"), {"x": "t"})) == ["atb", "t", "t"]


def test_d15_bold_holds_for_thai() -> None:
    """Whoever made the rich text."""
    made = part(render(paper("{{r x }}"), {"x": TheirRichText("ก", bold=True, italic=True, color="#0000FF")}))
    assert "<w:rPr><w:b/><w:bCs/><w:i/><w:iCs/><w:color" in made


def test_d16_all_properties_and_notes() -> None:
    """The properties that docxtpl leaves out; the other parts are in test_template."""
    document = Document()
    for name in ("keywords", "category", "content_status", "last_modified_by", "version"):
        setattr(document.core_properties, name, f"{name} {{{{ x }}}}")
    made = Document(io.BytesIO(render(saved(document), {"x": "v"}))).core_properties
    assert (made.keywords, made.category, made.content_status) == ("keywords v", "category v", "content_status v")
    assert (made.last_modified_by, made.version) == ("last_modified_by v", "version v")


def test_d17_shapes_in_loops_have_their_own_ids() -> None:
    """Older drawings (VML) and new ones."""
    shape = '<w:p><w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" id="a"/></w:pict></w:r></w:p>'
    begin, end = (f"<w:p><w:r><w:t>{{%p {word} %}}</w:t></w:r></w:p>" for word in ("for x in xs", "endfor"))
    made = etree.fromstring(part(render(in_body(paper("x"), begin + shape + end), {"xs": [1, 2]})).encode())
    ids = [item.get("id") for item in made.iter("{urn:schemas-microsoft-com:vml}rect")]
    assert len(set(ids)) == 2


def test_d18_nothing_that_word_refuses() -> None:
    """A row that has lost its cells goes."""
    data = table_paper(("{%tc if n %}", "x", "{%tc endif %}"), ("a", "b", "c"))
    assert len(Document(io.BytesIO(render(data, {"n": 0}))).tables[0].rows) == 1


def test_d19_spans_count() -> None:
    """A row of one wide cell is as wide as the others."""
    data = table_paper(("{%tc if 1 %}", "{% colspan 4 %}", "{%tc endif %}"), ("a", "{%tc if 0 %}", "{%tc endif %}"))
    assert columns(render(data)) == [4]


def test_d20_masked_tags_in_data() -> None:
    """Stay as typed."""
    assert lines(render(paper("{_{ a }_} {{ x }}"), {"x": "{_{ b }_}"})) == ["{{ a }} {_{ b }_}"]


def test_d21_delimiters_in_literals() -> None:
    """End nothing."""
    assert lines(render(paper("""{{ "}}" ~ '%}' }}{{ x }}"""), {"x": "v"})) == ["}}%}v"]


def test_d22_same_bytes() -> None:
    """Twice the same."""
    assert render(paper("{{ x }}"), {"x": "v"}) == render(paper("{{ x }}"), {"x": "v"})


def test_d23_bounded() -> None:
    """A loop over loops stops."""
    text = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    assert code_of(paper(text)) == "too-much-work"


def list_numbers(data: bytes) -> list[str]:
    root = etree.fromstring(part(data).encode())
    return [item.get(f"{W}val", "") for item in root.iter(f"{W}numId")]


def test_d24_lists_begin_anew_where_the_template_asks() -> None:
    """For each committee: by the paragraph that is its first, however the list is given (paragraph or style)."""
    document = Document()
    for text, style in (
        ("{%p for c in xs %}", "Normal"),
        ("{{ c.name }}", "Normal"),
        ("{%p for m in c.members %}", "Normal"),
        ("{{ m }}{% restart if loop.first %}", "List Number"),
        ("{%p endfor %}", "Normal"),
        ("{%p endfor %}", "Normal"),
    ):
        document.add_paragraph(text, style=style)
    data = saved(document)
    made = render(
        data,
        {"xs": [{"name": "a", "members": ["1", "2"]}, {"name": "b", "members": ["3"]}, {"name": "c", "members": []}]},
    )
    assert lines(made) == ["a", "1", "2", "b", "3", "c"]
    first, second, third = list_numbers(made)
    assert first == second != third
    numbering = etree.fromstring(part(made, "word/numbering.xml").encode())
    new = {item.get(f"{W}numId"): item for item in numbering.iter(f"{W}num")}
    for number in (first, third):
        start = new[number].find(f"{W}lvlOverride/{W}startOverride")
        assert start is not None
        assert start.get(f"{W}val") == "1"
    assert render(data, {"xs": []}) == render(data, {"xs": []})
    assert part(render(data, {"xs": []}), "word/numbering.xml") == part(data, "word/numbering.xml")


def test_d25_paragraph_ids_do_not_repeat() -> None:
    """They are left out."""
    data = with_part(
        paper("{%p for x in xs %}", "{{ x }}", "{%p endfor %}"),
        "word/document.xml",
        lambda xml: xml.replace("<w:p>", '<w:p w14:paraId="00000001">'),
    )
    assert "paraId" in part(data)
    assert "paraId" not in part(render(data, {"xs": ["a", "b"]}))


def test_d26_links_need_no_template() -> None:
    """A link's address travels with the rich text; an unknown id is refused."""
    assert "https://example.org" in part(
        render(paper("{{r x }}"), {"x": RichText("a", url="https://example.org")}), "word/_rels/document.xml.rels"
    )
    with pytest.raises(RenderError) as caught:
        render(paper("{{r x }}"), {"x": TheirRichText("a", url_id="rId77")})
    assert [fault.code for fault in caught.value.faults] == ["relationship-unknown"]


def test_d27_comments_reach_over_paragraphs() -> None:
    """Everything in them goes."""
    assert lines(render(paper("a {# one", "{{ x }} {% if %}", "two #} b"))) == ["a  b"]


def test_pictures_of_the_template_stay() -> None:
    """A picture in a paragraph with tags is untouched."""
    document = Document()
    document.add_paragraph("{{ x }}").add_run().add_picture(io.BytesIO(png()))
    template = Template.from_bytes(saved(document))
    assert len(Document(io.BytesIO(template.render({"x": "v"}))).inline_shapes) == 1


def test_d28_charts_are_filled() -> None:
    """The alternative text tells the rows, their names and their numbers; it becomes a description."""
    from tools.papers import chart

    document = Document()
    asked = chart.Chart(kind="bar", rows="d in rows", label="{{ d.n }}", series={"ก": "{{ d.x }}"}, title="ข")
    chart.add(document.add_paragraph(), asked)
    made = render(saved(document), {"rows": [{"n": "เมือง", "x": 1200}]})
    assert re.findall("<c:v>(.*?)</c:v>", part(made, "word/charts/chart1.xml")) == ["ก", "เมือง", "1200"]
    assert 'descr="กราฟ ข"' in part(made)
