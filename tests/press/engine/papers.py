"""Word files built in memory for the tests of the engine, and readers of what came out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from docx import Document
from lxml import etree

from docgen.press.engine import Template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def saved(document: Any) -> bytes:
    """A python-docx document as bytes."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def paper(*paragraphs: str) -> bytes:
    """A Word file with one paragraph a line."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def table_paper(*rows: tuple[str, ...]) -> bytes:
    """A Word file with one table; rows may have fewer cells than the widest, whose rest stays empty."""
    document = Document()
    table = document.add_table(len(rows), max(map(len, rows)))
    for cells, row in zip(rows, table.rows, strict=True):
        for text, cell in zip(cells, row.cells, strict=False):
            cell.text = text
    return saved(document)


def runs_paper(*runs: str) -> bytes:
    """A Word file with one paragraph that is split over runs of different formats."""
    document = Document()
    paragraph = document.add_paragraph()
    for n, text in enumerate(runs):
        paragraph.add_run(text).bold = bool(n % 2)
    return saved(document)


def render(data: bytes, context: Mapping[str, object] | None = None, **options: Any) -> bytes:
    """Compile and render once."""
    draft = options.pop("draft", "")
    return Template.from_bytes(data, **options).render(context or {}, draft=draft)


def part(data: bytes, name: str = "word/document.xml") -> str:
    """One part of a file as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode("utf-8")


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def with_part(data: bytes, name: str, change: Callable[[str], str] | str) -> bytes:
    """The file with one part changed or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            content = old.read(item)
            if item == name and not isinstance(change, str):
                content = change(content.decode("utf-8")).encode("utf-8")
            elif item == name:
                continue
            new.writestr(item, content)
        if isinstance(change, str):
            new.writestr(name, change)
    return out.getvalue()


def in_body(data: bytes, xml: str) -> bytes:
    """The file with raw XML put at the beginning of the body."""
    return with_part(data, "word/document.xml", lambda text: re.sub(r"(<w:body>)", lambda m: m.group() + xml, text))


def text_of(xml: str) -> list[str]:
    """The paragraphs of a part as lines; tabs and breaks as characters; empty ones kept."""
    lines = []
    for paragraph in etree.fromstring(xml.encode("utf-8")).iter(f"{W}p"):
        line = ""
        for item in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
            parent = item.getparent()
            if parent is None or parent.tag != f"{W}r":
                continue
            nearest = next(item.iterancestors(f"{W}p"))
            if nearest is paragraph:
                kind = "\f" if item.get(f"{W}type") == "page" else "\n"
                line += item.text or "" if item.tag == f"{W}t" else "\t" if item.tag == f"{W}tab" else kind
        lines.append(line)
    return lines


def lines(data: bytes, name: str = "word/document.xml") -> list[str]:
    """The text of a part, one paragraph a line, without empty lines."""
    return [line for line in text_of(part(data, name)) if line.strip()]


def grid(data: bytes) -> list[list[list[str]]]:
    """The tables: the text of every cell of every row."""
    root = etree.fromstring(part(data).encode("utf-8"))
    return [
        [
            [
                "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in cell.findall(f"{W}p"))
                for cell in row.findall(f"{W}tc")
            ]
            for row in table.findall(f"{W}tr")
        ]
        for table in root.iter(f"{W}tbl")
    ]


def shape(data: bytes) -> list[list[list[tuple[str | None, str | None, str | None]]]]:
    """The tables: for every cell its span, its vertical merge and its colour."""

    def of(cell: Any, name: str, attribute: str = "val") -> str | None:
        found = cell.find(f"{W}tcPr/{W}{name}")
        return None if found is None else found.get(W + attribute)

    root = etree.fromstring(part(data).encode("utf-8"))
    return [
        [
            [(of(cell, "gridSpan"), of(cell, "vMerge"), of(cell, "shd", "fill")) for cell in row.findall(f"{W}tc")]
            for row in table.findall(f"{W}tr")
        ]
        for table in root.iter(f"{W}tbl")
    ]


def columns(data: bytes) -> list[int]:
    """How many columns the grid of each table has."""
    root = etree.fromstring(part(data).encode("utf-8"))
    return [len(table.findall(f"{W}tblGrid/{W}gridCol")) for table in root.iter(f"{W}tbl")]


def png(width: int = 4, height: int = 2, shade: int = 0) -> bytes:
    """A small picture."""
    import struct
    import zlib

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = b"".join(b"\0" + bytes([shade]) * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
