"""Whatever the values and however tags are nested and cut: sound XML with every text as typed."""

from __future__ import annotations

import io

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.press.engine.papers import part, runs_paper, saved, text_of

from docgen.press.engine import Listing, Template

# Every character that XML allows, with those that mean something in XML or to a template much more often.
TEXT = st.text(
    st.one_of(
        st.sampled_from("<>&\"'{}%#]-_ กำ้๑1\u200b\u00a0"),
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\ufdd0\ufdd1"),
    ),
    max_size=30,
)
STATIC = st.text(st.sampled_from("ab ก&<>"), max_size=4)
EXPRESSIONS = st.sampled_from(
    ("{{ a }}", "{{ b|upper }}", "{{ n }}", "{{ l }}", "{{ a ~ b }}", "{% set c = a %}{{ c }}")
)


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds(
            "{{% if {0} %}}{1}{{% else %}}{2}{{% endif %}}".format, st.sampled_from(("n", "not n", "a")), inner, inner
        ),
        st.builds("{{% for i in {0} %}}{1}{{{{ i }}}}{{% endfor %}}".format, st.sampled_from(("xs", "[]")), inner),
        st.builds("{}{}".format, inner, inner),
    )


LINE = st.recursive(st.one_of(STATIC, EXPRESSIONS), nested, max_leaves=8)


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT)
def test_every_value_is_read_back_as_typed(first: str, second: str) -> None:
    """From the body, a cell, a header, a property and an attribute."""
    document = Document()
    document.add_paragraph("[{{ x }}]{{ y }}|{{ x }}")
    document.add_table(1, 1).cell(0, 0).text = "{{ y }}"
    document.sections[0].header.paragraphs[0].text = "{{ x }}"
    document.core_properties.title = "{{ y }}"
    made = Document(io.BytesIO(Template.from_bytes(saved(document)).render({"x": first, "y": second})))
    assert made.paragraphs[0].text == f"[{first}]{second}|{first}"
    assert made.tables[0].cell(0, 0).text == second
    assert made.sections[0].header.paragraphs[0].text == first
    assert made.core_properties.title == second


@settings(max_examples=60, deadline=None)
@given(LINE, st.lists(st.integers(1, 9), min_size=1, max_size=12), TEXT, TEXT, st.integers(0, 2))
def test_runs_do_not_matter(line: str, cuts: list[int], a: str, b: str, n: int) -> None:
    """A line of nested tags gives the same text however Word has cut it into runs, and the result is sound."""
    context = {"a": a, "b": b, "n": n, "l": Listing("x\ny\tz"), "xs": [a, "<i>"]}
    pieces, at = [], 0
    for cut in cuts * (len(line) + 1):
        if at >= len(line):
            break
        pieces.append(line[at : at + cut])
        at += cut
    whole = Template.from_bytes(runs_paper(line)).render(context)
    cut_up = Template.from_bytes(runs_paper(*pieces)).render(context)
    etree.fromstring(part(cut_up).encode())
    assert text_of(part(cut_up)) == text_of(part(whole))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(("row", "if", "else", "for", "cells")), max_size=6), st.integers(0, 2), st.integers(0, 3)
)
def test_tables_stay_sound(kinds: list[str], n: int, count: int) -> None:
    """Rows and cells that come and go leave a table that Word accepts: no row or cell is empty, and the grid fits."""
    rows = {
        "row": [("a", "{{ n }}", "c")],
        "if": [("{%tr if n %}", "", ""), ("x", "y", "z"), ("{%tr endif %}", "", "")],
        "else": [(text, "", "") for text in ("{%tr if n %}", "x", "{%tr else %}", "y", "{%tr endif %}")],
        "for": [("{%tr for i in xs %}", "", ""), ("{{ i }}", "{% if i %}t{% endif %}", ""), ("{%tr endfor %}", "", "")],
        "cells": [("{%tc for i in xs %}", "{{ i }}", "{%tc endfor %}")],
    }  # fmt: skip
    texts = [row for kind in kinds for row in rows[kind]]
    document = Document()
    if texts:
        table = document.add_table(len(texts), 3)
        for row, cells in zip(table.rows, texts, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    document.add_paragraph("{{ n }}")
    made = Template.from_bytes(saved(document)).render({"n": n, "xs": list(range(count))})
    for table in etree.fromstring(part(made).encode()).iter("{*}tbl"):
        widths = [len(list(row.iter("{*}tc"))) for row in table.iter("{*}tr")]
        assert widths
        assert all(widths)
        assert len(list(table.iter("{*}gridCol"))) == max(widths)
        assert all(etree.QName(cell[-1]).localname == "p" for cell in table.iter("{*}tc"))
