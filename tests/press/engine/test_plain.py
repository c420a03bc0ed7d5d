"""A template is what its page says: tracked changes accepted, wrappers around tags taken off, every dialect read."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from tests.press.engine.papers import in_body, paper, part, render, saved, with_part
from tests.press.engine.test_carried import with_files

from docgen.press.engine import RichText, Template, TemplateFaults

CONTEXT: dict[str, Any] = {"name": "บ้านดอนเก้า", "flag": True, "rows": [{"n": "1"}, {"n": "2"}]}


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def wrapped(kind: str, inner: str) -> str:
    """Runs in a wrapper of Word's."""
    if kind == "sdt":
        return f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
    named = {"ins": ' w:id="1" w:author="ก"', "moveTo": ' w:id="1" w:author="ก"', "del": ' w:id="1" w:author="ก"'}
    own = {"smartTag": ' w:uri="u" w:element="e"', "customXml": ' w:uri="u" w:element="e"'}
    return f"<w:{kind}{named.get(kind, '')}{own.get(kind, '')}>{inner}</w:{kind}>"


def texts(data: bytes) -> list[str]:
    """The paragraphs that are not empty, as they are read."""
    body = part(data)
    found = (
        "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", p)) for p in re.findall(r"<w:p[ >].*?</w:p>", body, re.DOTALL)
    )
    return [text for text in found if text]


def made(body: str, **context: Any) -> list[str]:
    return texts(render(in_body(paper("จบ"), body), {**CONTEXT, **context}))


WRAPPERS = ("ins", "moveTo", "smartTag", "customXml", "sdt")


@pytest.mark.parametrize("outer", WRAPPERS)
@pytest.mark.parametrize("inner", ["", *WRAPPERS])
def test_a_wrapper_around_half_a_tag_does_not_matter(outer: str, inner: str) -> None:
    """Nor does one in another."""
    half = run("me }}")
    body = f"<w:p>{run('ก {{ na')}{wrapped(outer, wrapped(inner, half) if inner else half)}{run(' ข')}</w:p>"
    assert made(body) == ["ก บ้านดอนเก้า ข", "จบ"]


@pytest.mark.parametrize("kind", WRAPPERS)
@pytest.mark.parametrize("flag", [True, False])
def test_a_statement_may_end_in_a_wrapper(kind: str, flag: bool) -> None:
    """Both papers are made, whatever the condition says."""
    body = f"<w:p>{run('ก{% if flag %}ข')}{wrapped(kind, run('{% endif %}'))}{run('ค')}</w:p>"
    assert made(body, flag=flag)[0] == ("กขค" if flag else "กค")


@pytest.mark.parametrize("kind", WRAPPERS)
@pytest.mark.parametrize("value", ["เก้า", RichText("เก้า")])
def test_rich_text_in_a_wrapper_stays_in_its_paragraph(kind: str, value: object) -> None:
    body = f"<w:p>{run('ก ')}{wrapped(kind, run('{{r x }}'))}{run(' ข')}</w:p>"
    data = render(in_body(paper("จบ"), body), {"x": value})
    assert texts(data)[0] == "ก เก้า ข"
    assert not re.search(r"<w:p[ >](?:(?!</w:p>).)*<w:p[ >]", part(data), re.DOTALL)


@pytest.mark.parametrize("deleted", ["{{ unknown }}", "{{ na", "{%p for x in rows %}", "old"])
@pytest.mark.parametrize("kind", ["del", "moveFrom"])
def test_what_was_deleted_is_not_read(kind: str, deleted: str) -> None:
    name = "w:delText" if kind == "del" else "w:t"
    gone = f'<w:{kind} w:id="1" w:author="ก"><w:r><{name}>{deleted}</{name}></w:r></w:{kind}>'
    body = f"<w:p>{run('ก {{ na')}{gone}{run('me }}')}</w:p>"
    data = render(in_body(paper("จบ"), body), CONTEXT)
    assert texts(data)[0] == "ก บ้านดอนเก้า"
    assert "w:author" not in part(data)


def test_a_deleted_row_is_gone() -> None:
    row = "<w:tr>{}<w:tc><w:tcPr/><w:p>{}</w:p></w:tc></w:tr>"
    mark = '<w:trPr><w:del w:id="1" w:author="ก"/></w:trPr>'
    rows = row.format(mark, run("{{ unknown }}")) + row.format("", run("คง"))
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl>"
    assert made(table) == ["คง", "จบ"]


def test_history_of_looks_goes_into_no_paper() -> None:
    change = '<w:rPr><w:b/><w:rPrChange w:id="1" w:author="ก"><w:rPr/></w:rPrChange></w:rPr>'
    data = render(in_body(paper("จบ"), f"<w:p><w:r>{change}<w:t>ก</w:t></w:r></w:p>"), CONTEXT)
    assert "rPrChange" not in part(data)
    assert "<w:b/>" in part(data)


def test_a_control_without_a_tag_stays_as_it_is() -> None:
    """A list to choose from in Word."""
    data = render(in_body(paper("{{ name }}"), f"<w:p>{wrapped('sdt', run('เลือก'))}</w:p>"), CONTEXT)
    assert "<w:sdt>" in part(data)


def test_a_bound_control_shows_what_was_printed() -> None:
    """Word would show its store's text, which holds the tag."""
    binding = '<w:dataBinding w:xpath="/form/title" w:storeItemID="{1}"/>'
    control = f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent><w:p>{run('{{ name }}')}</w:p></w:sdtContent></w:sdt>"
    store = b'<?xml version="1.0"?><form><title>{{ name }}</title></form>'
    data = render(with_files(in_body(paper("จบ"), control), {"customXml/item1.xml": store}), CONTEXT)
    assert texts(data)[0] == "บ้านดอนเก้า"
    assert "dataBinding" not in part(data)
    assert "{{" not in part(data, "customXml/item1.xml")


def test_a_cell_may_end_with_a_content_control() -> None:
    """No empty paragraph is added to it."""
    control = f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run('{{ name }}')}</w:p></w:sdtContent></w:sdt>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>{control}</w:tc></w:tr></w:tbl>"
    data = render(in_body(paper("จบ"), table), CONTEXT)
    assert len(re.findall(r"<w:p[ />]", part(data))) == 2


@pytest.mark.parametrize("kind", ["hyperlink"])
def test_a_statement_that_crosses_a_link_is_refused_when_it_is_compiled(kind: str) -> None:
    body = f'<w:p>{run("ก{% if flag %}ข")}<w:{kind} w:anchor="x">{run("{% endif %}")}</w:{kind}></w:p>'
    with pytest.raises(TemplateFaults) as caught:
        Template.from_bytes(in_body(paper("จบ"), body))
    assert [(fault.code, fault.tag) for fault in caught.value.faults] == [("branch-crosses", "{% if flag %}")]


LINK = (
    '<Relationship Id="x" Type="http://x/hyperlink" TargetMode="External" '
    'Target="https://x.example/?q=%7B%7B%20name%20%7D%7D"/>'
)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("word/settings.xml", "</w:settings>", '<w:x w:v="{{ name }}"/></w:settings>'),
        ("word/_rels/document.xml.rels", "</Relationships>", f"{LINK}</Relationships>"),
    ],
)  # fmt: skip
def test_a_tag_where_nothing_is_printed_is_told(name: str, old: str, new: str) -> None:
    """It would stay in every paper as it was typed."""
    with pytest.raises(TemplateFaults) as caught:
        Template.from_bytes(with_part(paper("{{ name }}"), name, lambda text: text.replace(old, new)))
    assert [(fault.code, fault.place.part) for fault in caught.value.faults] == [("tag-elsewhere", name)]
    assert "{{ name }}" in str(caught.value.faults[0].values["text"])


def strict(data: bytes) -> bytes:
    """The file as Word saves it as Strict Open XML."""
    from docgen.press.engine import plain

    for name in ("word/document.xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/styles.xml"):
        content = part(data, name)
        for theirs, ours in plain._USUAL_NAMES:
            content = content.replace(ours.decode(), theirs.decode())
        data = with_files(data, {name: content.encode()})
    return data


def test_a_strict_file_is_read_like_any_other() -> None:
    """Tags cut by Word, loops over paragraphs and rows, and a paper that any Word opens."""
    document = Document()
    paragraph = document.add_paragraph()
    for text in ("{", "{ name", " }}"):
        paragraph.add_run(text)
    for text in ("{%p for x in rows %}", "{{ x.n }}", "{%p endfor %}"):
        document.add_paragraph(text)
    table = document.add_table(3, 1)
    for row, text in zip(table.rows, ("{%tr for x in rows %}", "แถว {{ x.n }}", "{%tr endfor %}"), strict=True):
        row.cells[0].text = text
    usual = saved(document)
    data = render(strict(usual), CONTEXT)
    assert texts(data) == texts(render(usual, CONTEXT)) == ["บ้านดอนเก้า", "1", "2", "แถว 1", "แถว 2"]
    assert "purl.oclc.org" not in part(data) + part(data, "_rels/.rels")


DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.mark.parametrize(
    "kind",
    [
        DOCUMENT,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
@pytest.mark.parametrize("is_default", [True, False])
def test_every_kind_of_word_file_is_read_and_a_document_made(kind: str, is_default: bool) -> None:
    """Its content type may be told by the ending of its name; Word opens no .docx that says it is a template."""

    def change(text: str) -> str:
        own = f'<Override PartName="/word/document.xml" ContentType="{DOCUMENT}"/>'
        assert own in text
        if is_default:
            text = re.sub(r'<Default Extension="xml"[^>]*>', f'<Default Extension="xml" ContentType="{kind}"/>', text)
            return text.replace(own, "")
        return text.replace(own, own.replace(DOCUMENT, kind))

    data = render(with_part(paper("{{ name }}"), "[Content_Types].xml", change), CONTEXT)
    assert texts(data) == ["บ้านดอนเก้า"]
    assert DOCUMENT in part(data, "[Content_Types].xml")
    assert kind == DOCUMENT or kind not in part(data, "[Content_Types].xml")


INVISIBLE = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"]


@given(st.sampled_from(INVISIBLE))
def test_an_invisible_character_in_a_tag_does_not_matter(character: str) -> None:
    """Pasted from a page or a chat; nobody could delete what nobody sees."""
    assert texts(render(paper(f"{{{{ na{character}me }}}}"), CONTEXT)) == ["บ้านดอนเก้า"]
