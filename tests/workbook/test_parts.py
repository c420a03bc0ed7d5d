"""Parts are found by relation and content type, optional parts are optional, any declared encoding is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.workbook.books import HEADERS, VILLAGES, archive, parts_of, read_one, save, share_strings, values

from docgen.workbook import read

ROWS = [HEADERS, ("เมือง", "โจด", 120)]


def moved(path: Path, places: dict[str, str]) -> Path:
    """The same archive with parts under other names, in relations and content types as well."""
    parts = parts_of(path)
    for old, new in places.items():
        parts[new] = parts.pop(old)
        for name in [name for name in parts if name.endswith(".rels") or name == "[Content_Types].xml"]:
            parts[name] = parts[name].replace(f"/{old}".encode(), f"/{new}".encode())
            parts[name] = parts[name].replace(f'"{old}"'.encode(), f'"/{new}"'.encode())
            parts[name] = parts[name].replace(f'"{old.removeprefix("xl/")}"'.encode(), f'"/{new}"'.encode())
    path.write_bytes(archive(parts))
    return path


def test_parts_may_have_any_name(tmp_path: Path) -> None:
    """The main part, sheet, strings and styles anywhere in the archive."""
    path = share_strings(save(tmp_path / "a.xlsx", ROWS))
    places = {
        "xl/workbook.xml": "office/book.xml", "xl/_rels/workbook.xml.rels": "office/_rels/book.xml.rels",
        "xl/worksheets/sheet1.xml": "data/1.xml", "xl/sharedStrings.xml": "words.xml", "xl/styles.xml": "looks.xml",
    }  # fmt: skip
    sheet, findings = read_one(moved(path, places), VILLAGES)
    assert values(sheet) == [("เมือง", "โจด", 120)]
    assert findings == []


@pytest.mark.parametrize("kind", ["sharedStrings", "styles"])
def test_a_part_without_a_relation_is_found_by_its_content_type(tmp_path: Path, kind: str) -> None:
    """A relation that is lost loses no text."""
    path = share_strings(save(tmp_path / "a.xlsx", ROWS))
    parts = parts_of(path)
    relations = "xl/_rels/workbook.xml.rels"
    parts[relations] = re.sub(rf"<Relationship [^>]*/{kind}\"[^>]*/>", "", parts[relations].decode()).encode()
    path.write_bytes(archive(parts))
    assert values(read_one(path, VILLAGES)[0]) == [("เมือง", "โจด", 120)]


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/theme/theme1.xml", "docProps/core.xml", "docProps/app.xml"])
def test_an_optional_part_may_be_missing(tmp_path: Path, part: str) -> None:
    """Its relation is there, the part is not."""
    path = save(tmp_path / "a.xlsx", ROWS)
    parts = parts_of(path)
    del parts[part]
    path.write_bytes(archive(parts))
    sheet, findings = read_one(path, VILLAGES)
    assert (values(sheet), findings) == ([("เมือง", "โจด", 120)], [])


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("windows-874", "cp874"), ("TIS-620", "tis-620"), ("UTF-16", "utf-16"), ("UTF-16", "utf-16-le"),
        ("UTF-32", "utf-32"), ("UTF-8", "utf-8-sig"), ("UTF-16", "utf-8"),
    ],
)  # fmt: skip
def test_any_declared_encoding_is_read(tmp_path: Path, part: str, declared: str, codec: str) -> None:
    """Thai single bytes, UTF-16 and UTF-32 with and without a mark, and a declaration that the bytes belie."""
    path = share_strings(save(tmp_path / "a.xlsx", ROWS))
    parts = parts_of(path)
    body = re.sub(r"^<\?xml[^>]*\?>", "", parts[part].decode())
    parts[part] = f'<?xml version="1.0" encoding="{declared}"?>{body}'.encode(codec)
    path.write_bytes(archive(parts))
    workbook, findings = read([path], [VILLAGES])
    assert (values(workbook.sheets["หมู่บ้าน"]), findings) == ([("เมือง", "โจด", 120)], [])
