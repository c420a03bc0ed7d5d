"""Faults: all of a template in one pass, each with its place, its tag and what was probably meant."""

from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from docx import Document
from tests.press.engine.papers import paper, render, runs_paper, saved, table_paper

from docgen.errors import ExitCode
from docgen.press.engine import RenderError, Template, TemplateFault, TemplateFaults
from docgen.words import codes, wording

SOURCE = Path(__file__).parents[3] / "src" / "docgen" / "press" / "engine"


def faults(data: bytes, **options: Any) -> tuple[TemplateFault, ...]:
    with pytest.raises(TemplateFaults) as caught:
        Template.from_bytes(data, **options)
    return caught.value.faults


def found(data: bytes, **options: Any) -> list[tuple[str, str]]:
    return [(fault.code, fault.tag) for fault in faults(data, **options)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ x", "tag-unclosed"),
        ("{% if x", "tag-unclosed"),
        ("{{ }}", "tag-empty"),
        ("{{ a? }}", "tag-character"),
        ("{{ f(x }}", "tag-bracket"),
        ("{{ village name }}", "tag-two-words"),
        ("{{ a + }}", "tag-syntax"),
        ("{% for x xs %}{% endfor %}", "tag-syntax"),
        ("{% if x %}", "block-unclosed"),
        ("{% endif %}", "block-unopened"),
        ("{% else %}", "block-unopened"),
        ("{{ x|upperr }}", "filter-unknown"),
        ("{% if x is definedd %}{% endif %}", "test-unknown"),
        ("{% iff x %}", "statement-unknown"),
        ("{% include 'x' %}", "statement-forbidden"),
        ("{{ x.__class__ }}", "attribute-forbidden"),
        ("{%tr for x in xs %}{%tr endfor %}", "two-block-tags"),
        ("{% vm %}", "tag-outside-table"),
        ("{% restart %}", "restart-without-list"),
    ],
)
def test_each_mistake_has_its_code(text: str, code: str) -> None:
    """A mistake is told as what the clerk did, not as what a parser expected."""
    data = table_paper((text,)) if "tr" in text[:4] else paper(text)
    assert found(data)[0] == (code, text if code in ("tag-unclosed",) else found(data)[0][1])


def test_all_faults_in_one_pass() -> None:
    """Syntax, names and structure, in body, table, header and property, in the order of reading."""
    document = Document()
    document.add_paragraph("ก่อน {{ a b }} หลัง {{ ok }}")
    document.add_paragraph("")
    document.add_paragraph("{{ c| }} {{ d|moneyy }}")
    table = document.add_table(2, 3)
    table.cell(1, 2).text = "{% if x %}"
    document.sections[0].header.paragraphs[0].text = "{{ 1 + }}"
    document.core_properties.keywords = "{{ x"
    told = [
        (f.code, f.place.kind, f.place.paragraph, (f.place.table, f.place.row, f.place.column), f.place.story)
        for f in faults(saved(document), filters={"money": str})
    ]
    assert told == [
        ("tag-two-words", "paragraph", 1, (0, 0, 0), "body"),
        ("tag-syntax", "paragraph", 3, (0, 0, 0), "body"),
        ("block-unclosed", "cell", 0, (1, 2, 3), "body"),
        ("tag-unclosed", "story", 0, (0, 0, 0), "properties"),
        ("tag-syntax", "paragraph", 1, (0, 0, 0), "header"),
    ]


def test_two_block_tags_in_one_paragraph_are_an_error() -> None:
    """docxtpl loses the text between them without a word."""
    told = faults(paper("{%p if n %}a{%p else %}b{%p endif %}"))
    assert {(fault.code, fault.values["other"]) for fault in told if fault.code == "two-block-tags"} >= {
        ("two-block-tags", "{%p else %}")
    }


def test_a_fault_shows_the_text_around_its_tag() -> None:
    """The tag as typed, even where Word has split it, and the words beside it."""
    fault = faults(runs_paper("ผู้ใหญ่บ้าน {{ vil", "lage na", "me }} หมู่ที่"))[0]
    assert (fault.tag, fault.context) == ("{{ village name }}", "ผู้ใหญ่บ้าน {{ village name }} หมู่ที่")


def test_suggestions() -> None:
    """A misspelt filter, statement or field is answered with the one that was probably meant."""
    told = faults(paper("{{ x|moneyy }}", "{% endfr %}"), filters={"money": str})
    assert [fault.values.get("suggestion") for fault in told if fault.code == "statement-unknown"] == ["endfor"]
    assert [fault.values["suggestion"] for fault in faults(paper("{{ x|moneyy }}"), filters={"money": str})] == [
        "money"
    ]
    with pytest.raises(RenderError) as caught:
        render(paper("{{ village.nmae }}", "{{ vilage }}"), {"village": {"name": "v"}})
    assert [fault.values["suggestion"] for fault in caught.value.faults] == ["village.name", "village"]


def test_a_rendering_tells_every_tag_that_cannot_be_printed() -> None:
    """Missing, empty and unfinished values in one error, each once, with the exit code of templates."""
    data = table_paper(
        ("{{ a }}", "{{ b.c }}"), ("{%tr for x in xs %}", ""), ("{{ x.n }}", "{{ x.when }}"), ("{%tr endfor %}", "")
    )
    with pytest.raises(RenderError) as caught:
        render(data, {"b": {}, "xs": [{"n": None, "when": 1.5}, {"n": None, "when": "ok"}]}, name="t.docx")
    assert [(f.code, f.place.row, f.place.column, f.values["name"]) for f in caught.value.faults] == [
        ("field-missing", 1, 1, "a"),
        ("field-missing", 1, 2, "b.c"),
        ("value-none", 3, 1, "xs[].n"),
        ("value-unfinished", 3, 2, "xs[].when"),
    ]
    assert caught.value.exit_code is ExitCode.TEMPLATE
    assert caught.value.values["name"] == "t.docx"


@pytest.mark.parametrize(
    ("text", "context", "code"),
    [
        ("{% for x in xs %}{% endfor %}", {"xs": None}, "loop-not-list"),
        ("{% for x in xs %}{% endfor %}", {"xs": 5}, "loop-not-list"),
        ("{% for x in xs %}{% endfor %}", {}, "field-missing"),
        ("{{ x|fail }}", {"x": "v"}, "filter-failed"),
        ("{{ x|fail }}", {}, "field-missing"),
        ("{{ x + 1 }}", {"x": "v"}, "expression-failed"),
        ("{{ 1 // 0 }}", {}, "expression-failed"),
        ("{{ x.y.z }}", {"x": {}}, "field-missing"),
        ("{{ x[5] }}", {"x": ["a"]}, "field-missing"),
        ("{% if x.y %}{% endif %}", {"x": {}}, "field-missing"),
        ("{{ 'a' if 0 }}", {}, "field-missing"),
    ],
)
def test_each_render_fault_has_its_code(text: str, context: dict[str, object], code: str) -> None:
    """What goes wrong while printing is told with the tag."""

    def fail(_value: str) -> str:
        raise ValueError("no")

    with pytest.raises(RenderError) as caught:
        render(paper("ก่อน", text), context, filters={"fail": fail})
    told = caught.value.faults[0]
    assert (told.code, told.place.paragraph) == (code, 2)
    assert told.tag in text


def test_a_bug_is_not_dressed_up_as_a_fault() -> None:
    """An exception of our own, such as a context that is no mapping, is let through."""
    with pytest.raises((TypeError, ValueError)):
        Template.from_bytes(paper("{{ x }}")).render(5)  # type: ignore[arg-type]


def codes_in_source() -> set[str]:
    """Every fault code that the package's source names."""
    known = codes("template")
    named = set()
    for path in SOURCE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                strings = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                strings += [
                    str(k.value.value) for k in node.keywords if k.arg == "code" and isinstance(k.value, ast.Constant)
                ]
                if name in (
                    "fault",
                    "fail",
                    "tag_fault",
                    "TemplateFault",
                    "PrintError",
                    "FragmentError",
                    "BrokenPartError",
                    "_fault",
                    "_warning",
                ):
                    named |= {text for text in strings if text in known or "-" in text}
    return named - {"document-type"}


def test_every_code_has_wording_and_every_wording_its_code() -> None:
    """No fault without a sentence, no sentence without a fault."""
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCE.parents[1].rglob("*.py"))
    known = codes("template")
    assert {code for code in codes_in_source() if code not in known and not code.startswith("docgen-")} == set()
    assert {code for code in known if f'"{code}"' not in text} == set()


VALUES = {
    "tag",
    "context",
    "suggestion",
    "name",
    "kind",
    "reason",
    "character",
    "level",
    "keyword",
    "end",
    "other",
    "part",
    "limit",
    "filter",
    "value",
    "what",
    "identifier",
    "text",
    "font",
    "filters",
}


@pytest.mark.parametrize("code", sorted(codes("template")))
def test_wordings_use_known_placeholders(code: str) -> None:
    """Every placeholder of a wording is a value that faults carry; every wording says what to do."""
    entry = wording("template", code)
    assert {"message", "mend"} <= set(entry) <= {"message", "mend", "suggest"}
    used = {name for text in entry.values() for _, name, _, _ in Formatter().parse(text) if name}
    assert used <= VALUES
    assert ("suggestion" in used) == ("suggest" in entry)


@pytest.mark.parametrize("kind", ["cell", "paragraph", "story"])
def test_places_have_wording(kind: str) -> None:
    """A place can be told as a cell, a paragraph or a whole story."""
    assert "{story}" in wording("template-place", kind)["message"]
