"""What a Word file carries besides text: what reaches out, runs or takes in other files is refused, with its place."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from tests.press.engine.papers import in_body, paper, with_part

from docgen.press.engine import Template, TemplateFaults, lint

Change = Callable[[bytes], bytes]
RELS, DOCUMENT = "word/_rels/document.xml.rels", "word/document.xml"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
SETTINGS, HEADER = "word/_rels/settings.xml.rels", "word/_rels/header9.xml.rels"
FONTS = "word/_rels/fontTable.xml.rels"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships/"


def with_files(data: bytes, files: dict[str, bytes]) -> bytes:
    """The file with these parts more, or in the place of those that are there."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        for name, content in {**parts, **files}.items():
            new.writestr(name, content)
    return stream.getvalue()


def related(kind: str, target: str, *, is_external: bool = True, part: str = RELS) -> Change:
    """The file with a relation more."""
    mode = ' TargetMode="External"' if is_external else ""
    one = f'<Relationship Id="rIdX" Type="{kind}" Target="{target}"{mode}/>'
    whole = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{one}</Relationships>'

    def change(data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if part not in archive.namelist():
                return with_files(data, {part: whole.encode()})
        return with_part(data, part, lambda text: text.replace("</Relationships>", f"{one}</Relationships>"))

    return change


def field(*pieces: str) -> Change:
    """The file with a field whose instruction is cut into runs."""
    runs = "".join(f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in pieces)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return lambda data: in_body(data, f"<w:p>{begin}{runs}{end}</w:p>")


def typed(kind: str, name: str, content: bytes = b"\xd0\xcf\x11\xe0") -> Change:
    """The file with a part of a content type."""

    def change(data: bytes) -> bytes:
        override = f'<Override PartName="/{name}" ContentType="{kind}"/>'
        listed = with_part(data, "[Content_Types].xml", lambda text: text.replace("</Types>", f"{override}</Types>"))
        return with_files(listed, {name: content})

    return change


def doctype(part: str, encoding: str = "utf-8") -> Change:
    def change(data: bytes) -> bytes:
        text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
        return with_files(data, {part: text.encode(encoding)})

    return change


WRONG: dict[str, tuple[str, Change]] = {
    "a remote template": ("carries-link", related(TYPES + "attachedTemplate", "https://x.example/t", part=SETTINGS)),
    "a template on a server": ("carries-link", related(TYPES + "attachedTemplate", r"\\server\t.dotm", part=SETTINGS)),
    "a remote picture": ("carries-link", related(TYPES + "image", "http://x.example/p.png")),
    "a remote picture of a header": ("carries-link", related(TYPES + "image", "http://x.example/p.png", part=HEADER)),
    "a link to a file": ("carries-link", related(TYPES + "hyperlink", "file:///C:/x.exe")),
    "a link to a share": ("carries-link", related(TYPES + "hyperlink", r"\\server\x")),
    "a script as a link": ("carries-link", related(TYPES + "hyperlink", "javascript:alert(1)")),
    "a remote font": ("carries-link", related(TYPES + "font", "https://x.example/f.odttf", part=FONTS)),
    "an unknown relation outside": ("carries-link", related("http://x.example/anything", "https://x.example/")),
    "of the whole file": ("carries-link", related(TYPES + "thumbnail", "https://x.example/t.png", part="_rels/.rels")),
    "another file inside": ("carries-program", related(TYPES + "aFChunk", "afchunk.html", is_external=False)),
    "an object": ("carries-program", related(TYPES + "oleObject", "embeddings/o.bin", is_external=False)),
    "an embedded package": ("carries-program", related(TYPES + "package", "embeddings/o.docx", is_external=False)),
    "a control": ("carries-program", related(TYPES + "control", "activeX/activeX1.xml", is_external=False)),
    "a macro": ("carries-program", related(MICROSOFT + "vbaProject", "vbaProject.bin", is_external=False)),
    "a document in it": ("carries-program", related(TYPES + "subDocument", "other.docx")),
    "a mail merge": ("carries-program", related(TYPES + "mailMergeSource", "file:///C:/list.xlsx", part=SETTINGS)),
    "a macro by its type": ("carries-program", typed("application/vnd.ms-office.vbaProject", "word/x.bin")),
    "a macro by its name": ("carries-program", lambda data: with_files(data, {"word/vbaProject.bin": b"x"})),
    "ActiveX by its type": ("carries-program", typed("application/vnd.ms-office.activeX+xml", "word/x.xml", b"<x/>")),
    "altChunk": ("carries-program", lambda data: in_body(data, '<w:altChunk xmlns:r="http://r" r:id="rId99"/>')),
    "an object in a run": ("carries-program", lambda data: in_body(data, "<w:p><w:r><w:object/></w:r></w:p>")),
    "DDE": ("carries-field", field(' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" ')),
    "DDE in pieces": ("carries-field", field(" D", "D", "E", "AU", "TO x y ")),
    "small letters": ("carries-field", field(' includetext "c:\\\\x.docx" ')),
    "a picture by a field": ("carries-field", field(' INCLUDEPICTURE "https://x.example/p.png" \\d ')),
    "a database": ("carries-field", field(' DATABASE \\d "c:\\\\x.mdb" ')),
    "a macro button": ("carries-field", field(" MACROBUTTON AutoOpen กดที่นี่ ")),
    "a link by a field": ("carries-field", field(" LINK Excel.Sheet.12 c:\\\\x.xlsx ")),
    "a hyperlink field to a file": ("carries-link", field(' HYPERLINK "file:///C:/x.exe" ')),
    "a hyperlink field with a tip": ("carries-link", field(' HYPERLINK \\o "x" \\n file:///C:/x.exe ')),
    "a simple field": (
        "carries-field",
        lambda data: in_body(data, '<w:p><w:fldSimple w:instr=" INCLUDETEXT x "/></w:p>'),
    ),
    "a field in a field": (
        "carries-field",
        lambda data: in_body(
            data,
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF 1 = </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE x y</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        ),
    ),
    "a field that is never closed": (
        "carries-field",
        lambda data: in_body(data, "<w:p><w:r><w:instrText> DDE x y </w:instrText></w:r></w:p>"),
    ),
    **{
        f"a document type in {part} ({encoding})": ("xml-doctype", doctype(part, encoding))
        for part in ("word/settings.xml", "word/styles.xml", "customXml/item1.xml", "word/_rels/header1.xml.rels")
        for encoding in ("utf-8", "utf-16")
    },
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_reaches_out_runs_or_takes_in_is_refused(wrong: str) -> None:
    """Whether or not the part holds a tag; the fault names the part."""
    code, change = WRONG[wrong]
    with pytest.raises(TemplateFaults) as caught:
        Template.from_bytes(change(paper("{{ x }}")))
    assert code in [fault.code for fault in caught.value.faults]
    assert all(fault.place.part for fault in caught.value.faults)


RIGHT: dict[str, Change] = {
    "a link to a page": related(TYPES + "hyperlink", "https://x.example/"),
    "a link by mail": related(TYPES + "hyperlink", "mailto:a@x.example"),
    "a telephone": related(TYPES + "hyperlink", "tel:043000000"),
    "a picture of its own": related(TYPES + "image", "media/image1.png", is_external=False),
    "the page's number": field(" PAGE "),
    "a table of contents": field(' TOC \\o "1-3" \\h '),
    "a hyperlink field": field(' HYPERLINK "https://x.example/" \\o "x" '),
    "a place in the file": field(' HYPERLINK \\l "bookmark" '),
    "a word that only begins like one": field(" DDEX "),
    "text about them": lambda data: in_body(data, "<w:p><w:r><w:t>DDEAUTO INCLUDETEXT altChunk</w:t></w:r></w:p>"),
}  # fmt: skip


@pytest.mark.parametrize("right", RIGHT)
def test_what_does_no_harm_is_taken(right: str) -> None:
    Template.from_bytes(RIGHT[right](paper("{{ x }}")))


REVIEWED = {
    "tracked-changes": '<w:p><w:ins w:id="1" w:author="สมศรี"><w:r><w:t>ใหม่</w:t></w:r></w:ins></w:p>',
    "comments-left": '<w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>',
    "hidden-text": "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ซ่อนไว้</w:t></w:r></w:p>",
}


@pytest.mark.parametrize("code", REVIEWED)
def test_what_a_reader_does_not_see_is_told(code: str) -> None:
    """A warning: the paper can be made."""
    data = in_body(paper("{{ x }}"), REVIEWED[code])
    assert code in [fault.code for fault in lint(data) if fault.is_warning]
    assert code not in [fault.code for fault in lint(paper("{{ x }}"))]
    Template.from_bytes(data)


def test_text_that_is_shown_after_all_is_not_hidden() -> None:
    data = in_body(paper("{{ x }}"), re.sub("<w:vanish/>", '<w:vanish w:val="0"/>', REVIEWED["hidden-text"]))
    assert "hidden-text" not in [fault.code for fault in lint(data)]
