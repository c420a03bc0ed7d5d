"""Templates written for docxtpl give the same text, tables and properties here as docxtpl 0.20 gives."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from tests.press.engine.papers import (
    columns,
    grid,
    lines,
    names,
    paper,
    part,
    png,
    runs_paper,
    saved,
    shape,
    table_paper,
    text_of,
)

from docgen.press.engine import Template

PEOPLE = [{"name": "ก้อน", "age": 5}, {"name": "B & <b>", "age": 0}, {"name": "“C”", "age": 12}]


def by_docxtpl(data: bytes, context: dict[str, Any]) -> bytes:
    template = DocxTemplate(io.BytesIO(data))
    template.render(context, autoescape=True)
    stream = io.BytesIO()
    template.save(stream)
    return stream.getvalue()


def header_paper() -> bytes:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "หัว {{ title }} {% if n %}มี{% endif %}"
    document.sections[0].footer.paragraphs[0].text = "ท้าย {{ title|upper }}"
    document.core_properties.title = "เรื่อง {{ title }}"
    document.core_properties.author = "โดย {{ title }}"
    document.core_properties.subject = "{{ n }}"
    document.core_properties.comments = "{{ n }}!"
    document.add_paragraph("{{ title }}")
    return saved(document)


TEXTS: dict[str, tuple[bytes, dict[str, Any]]] = {
    "value": (paper("a {{ x }} b {{ y.z }}{{ y['z'] }} c"), {"x": "<&>\"'", "y": {"z": 7}}),
    "split over runs": (runs_paper("a {", "{ x", " }", "} b {% i", "f x %}yes{%", " endif %} end"), {"x": "v"}),
    "condition in a line": (paper("{% if n > 2 %}big{% elif n == 2 %}two{% else %}small{% endif %}"), {"n": 2}),
    "condition over paragraphs": (paper("a{% if n %}b", "c{% endif %}d", "e"), {"n": 0}),
    "paragraphs": (paper("1", "{%p if n %}", "2", "{%p else %}", "3", "{%p endif %}", "4"), {"n": 1}),
    "loop over paragraphs": (
        paper("{%p for p in people %}", "{{ loop.index }}. {{ p.name }}", "{%p endfor %}"),
        {"people": PEOPLE},
    ),
    "loop in a line": (
        paper("{% for p in people %}{{ p.name }}{% if not loop.last %}, {% endif %}{% endfor %}."),
        {"people": PEOPLE},
    ),
    "nested loops": (
        paper(
            "{%p for a in xs %}",
            "{{ a.n }}",
            "{%p for b in a.ys %}",
            "- {{ b }}{{ loop.index }}",
            "{%p endfor %}",
            "{%p endfor %}",
        ),
        {"xs": [{"n": "x", "ys": ["1", "2"]}, {"n": "y", "ys": []}]},
    ),
    "runs chosen": (runs_paper("a", "{%r if n %}", "b", "{%r else %}", "c", "{%r endif %}", "d"), {"n": 0}),
    "comments": (paper("a{# {{ no }} #}b", "{#p gone #}", "c"), {}),
    "set and filters": (
        paper("{% set v = x|upper %}{{ v }}{{ v|length }}{{ xs|join(', ') }}"),
        {"x": "abc", "xs": ["1", "2"]},
    ),
    "macro": (paper("{% macro m(a, b=2) %}<{{ a }}{{ b }}>{% endmacro %}{{ m('q') }}{{ m('r', 3) }}"), {}),
    "raw": (paper("{% raw %}{{ x }} {% if %}{% endraw %} {{ x }}"), {"x": "v"}),
    "masked tags": (paper("{_{ x }_} {_% if %_} {{ x }}"), {"x": "v"}),
    "joined with the paragraph before and behind": (
        paper("start", "{%- if n %}", " middle ", "{%- endif %}", "end {% if n -%}", "joined", "{%- endif %}"),
        {"n": 1},
    ),
    "not joined": (paper("start", "{%- if n %}", " middle ", "{%- endif %}", "end"), {"n": 0}),
    "curly quotes": (paper("{% if x == “a” %}yes{% endif %}{% if x == ‘a’ %}yes{% endif %}"), {"x": "a"}),
    "comparison": (paper("{% if 1 < n and n > 2 %}yes{% endif %}"), {"n": 3}),
    "rich text": (
        paper("a {{r rt }} b", "{{r rt }}"),
        {"rt": RichText("x < y", bold=True, color="#FF0000", size=20, underline="double", font="TH Sarabun New")},
    ),
    "rich text with breaks": (paper("a {{r rt }} b"), {"rt": RichText("one\ntwo\tthree\afour", italic=True)}),
    "rich text paragraphs": (
        paper("a", "{{p rp }}", "b"),
        {"rp": RichTextParagraph(RichText("x & y", strike=True), parastyle="Title")},
    ),
    "listing": (paper("a {{ l }} b"), {"l": Listing("one\ntwo\tthree\afour & <five>\fsix")}),
    "with block": (
        paper("{% with a=1 %}{{ a }}{% endwith %}{% for i in range(3) %}{{ i }}{% else %}none{% endfor %}"),
        {},
    ),
    "namespace": (
        paper("{% set ns = namespace(t=0) %}{% for p in people %}{% set ns.t = ns.t + p.age %}{% endfor %}{{ ns.t }}"),
        {"people": PEOPLE},
    ),
    "inline condition": (paper("{{ 'y' if n else 'z' }}{{ m|default('none') }}{{ '%d' if n else '' }}"), {"n": 0}),
    "whitespace control": (paper("a {{- x -}} b"), {"x": "v"}),
    "items": (paper("{% for k, v in d.items() %}{{ k }}={{ v }};{% endfor %}{{ d.a }}"), {"d": {"a": "1", "b": "2"}}),
    "loop helpers": (
        paper(
            "{% for i in xs %}{{ loop.cycle('a', 'b') }}{{ loop.revindex }}{{ loop.length }}",
            "{{ loop.first and 1 or 0 }}{% endfor %}",
        ),
        {"xs": "123"},
    ),
    "call block": (paper("{% macro m() %}[{{ caller() }}]{% endmacro %}{% call m() %}in{% endcall %}"), {}),
    "filter block": (paper("{% filter upper %}abc{% endfilter %}"), {}),
    "set block": (paper("{% set b %}x{{ n }}{% endset %}{{ b }}{{ b }}"), {"n": 1}),
    "recursive loop": (
        paper("{% for i in t recursive %}({{ i.n }}{{ loop(i.c) }}){% endfor %}"),
        {"t": [{"n": 1, "c": [{"n": 2, "c": []}]}]},
    ),
    "groups": (
        paper(
            "{% for g, items in people|groupby('age') %}{{ g }}{% for i in items %}{{ i.name }}{% endfor %}{% endfor %}"
        ),
        {"people": PEOPLE},
    ),
    "sorting": (
        paper(
            "{% for p in people|sort(attribute='age', reverse=true) %}{{ p.age }}{% endfor %}",
            "{{ people|map(attribute='name')|join('/') }}{{ people|sum(attribute='age') }}",
        ),
        {"people": PEOPLE},
    ),
}

TABLES: dict[str, tuple[bytes, dict[str, Any]]] = {
    "rows": (
        table_paper(
            ("name", "age"), ("{%tr for p in people %}", ""), ("{{ p.name }}", "{{ p.age }}"), ("{%tr endfor %}", "")
        ),
        {"people": PEOPLE},
    ),
    "rows chosen": (
        table_paper(
            ("{%tr for p in people %}",),
            ("{%tr if p.age %}",),
            ("{{ p.name }}",),
            ("{%tr else %}",),
            ("none",),
            ("{%tr endif %}",),
            ("{%tr endfor %}",),
        ),
        {"people": PEOPLE},
    ),
    "columns": (
        table_paper(
            ("h", "{%tc for c in cols %}", "{{ c }}", "{%tc endfor %}"),
            ("v", "{%tc for c in cols %}", "{{ loop.index }}", "{%tc endfor %}"),
        ),
        {"cols": ["a", "b", "c", "d"]},
    ),
    "fewer columns": (
        table_paper(
            ("h", "{%tc for c in cols %}", "{{ c }}", "{%tc endfor %}"),
        ),
        {"cols": ["a"]},
    ),
    "colspan": (table_paper(("{%tc if 1 %}", "{% colspan n %}wide", "{%tc endif %}"), ("a", "b", "c")), {"n": 3}),
    "cellbg": (
        table_paper(("{%tr for c in cs %}",), ("{% cellbg c %}{{ c }}",), ("{%tr endfor %}",)),
        {"cs": ["FF0000", "00FF00"]},
    ),
    "vertical merge": (
        table_paper(("{%tr for p in people %}", ""), ("all{% vm %}", "{{ p.name }}"), ("{%tr endfor %}", "")),
        {"people": PEOPLE},
    ),
    "horizontal merge": (
        table_paper(
            ("{%tc for c in cols %}", "top{% hm %}", "{%tc endfor %}"),
            ("{%tc for c in cols %}", "{{ c }}", "{%tc endfor %}"),
        ),
        {"cols": ["a", "b", "c"]},
    ),
    "paragraphs in cells": (table_paper(("{% for p in people %}{{ p.name }} {% endfor %}", "x")), {"people": PEOPLE}),
    "comment rows": (table_paper(("{#tr no #}",), ("yes",)), {}),
}


@pytest.mark.parametrize("case", TEXTS)
def test_text(case: str) -> None:
    """Every documented tag inside text and around paragraphs gives docxtpl's text."""
    data, context = TEXTS[case]
    theirs, ours = by_docxtpl(data, context), Template.from_bytes(data).render(context)
    assert text_of(part(ours)) == text_of(part(theirs))


@pytest.mark.parametrize("case", TABLES)
def test_tables(case: str) -> None:
    """Rows, columns, merged and coloured cells come out as docxtpl makes them, and the grid fits the cells."""
    data, context = TABLES[case]
    theirs, ours = by_docxtpl(data, context), Template.from_bytes(data).render(context)
    assert grid(ours) == grid(theirs)
    assert shape(ours) == shape(theirs)
    assert columns(ours) == columns(theirs)


def test_headers_footers_and_properties() -> None:
    """Headers, footers and the properties that docxtpl fills are the same."""
    context = {"title": "ทดสอบ", "n": 3}
    theirs, ours = by_docxtpl(header_paper(), context), Template.from_bytes(header_paper()).render(context)
    read = [Document(io.BytesIO(data)) for data in (theirs, ours)]
    for what in ("title", "author", "subject", "comments"):
        assert len({getattr(document.core_properties, what) for document in read}) == 1
    for story in ("header", "footer"):
        assert len({getattr(document.sections[0], story).paragraphs[0].text for document in read}) == 1


@pytest.mark.parametrize("size", [{}, {"width": 360_000}, {"height": 720_000}, {"width": 360_000, "height": 360_000}])
def test_pictures(size: dict[str, int]) -> None:
    """A picture has docxtpl's size and bytes, whether it is given for docxtpl or for this engine."""
    data = paper("a {{ image }} b")
    template = DocxTemplate(io.BytesIO(data))
    template.render({"image": InlineImage(template, io.BytesIO(png()), **size)})
    stream = io.BytesIO()
    template.save(stream)
    ours = Template.from_bytes(data).render({"image": InlineImage(template, io.BytesIO(png()), **size)})
    shown = [Document(io.BytesIO(document)).inline_shapes[0] for document in (stream.getvalue(), ours)]
    assert len({(shape.width, shape.height) for shape in shown}) == 1
    assert lines(ours) == lines(stream.getvalue())
    media = [name for name in names(ours) if name.startswith("word/media/")]
    assert len(media) == 1


def test_footnotes() -> None:
    """Tags in footnotes are filled."""
    data = with_footnote(paper("body {{ x }}"), "note {{ x }}")
    theirs, ours = by_docxtpl(data, {"x": "v & w"}), Template.from_bytes(data).render({"x": "v & w"})
    assert lines(ours, "word/footnotes.xml") == lines(theirs, "word/footnotes.xml") == ["note v & w"]


def with_footnote(data: bytes, text: str) -> bytes:
    from tests.press.engine.papers import R_TYPE, with_part

    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/'
        f'wordprocessingml/2006/main"><w:footnote w:id="2">'
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    relation = f'<Relationship Id="rIdF" Type="{R_TYPE}/footnotes" Target="footnotes.xml"/></Relationships>'
    changes: list[tuple[str, Callable[[str], str] | str]] = [
        ("word/footnotes.xml", xml),
        ("[Content_Types].xml", lambda old: old.replace("</Types>", override)),
        ("word/_rels/document.xml.rels", lambda old: old.replace("</Relationships>", relation)),
    ]
    for name, change in changes:
        data = with_part(data, name, change)
    return data
