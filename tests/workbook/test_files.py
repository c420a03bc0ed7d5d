"""Files that are no readable workbook: one clear error each, and never anything but WorkbookError."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.workbook.books import (
    HEADERS,
    SHEET,
    VILLAGES,
    archive,
    edit_part,
    found,
    parts_of,
    read_one,
    save,
    share_strings,
    values,
)

from docgen.errors import ExitCode, WorkbookError
from docgen.words import say
from docgen.workbook import read

ROW = ("เมือง", "โจด", 120)


def refused(path: Path) -> str:
    """The code of the error; its Thai sentence must be complete and name the file."""
    with pytest.raises(WorkbookError) as caught:
        read([path], [VILLAGES])
    error = caught.value
    assert error.exit_code is ExitCode.WORKBOOK
    assert path.name in say("error", error.code, error.values)
    assert say("error", error.code, error.values, part="mend")
    return error.code


def compound_file(*names: str) -> bytes:
    """The beginning of an OLE file whose directory holds these names."""
    directory = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *names))
    return bytes.fromhex("D0CF11E0A1B11AE1").ljust(512, b"\0") + directory


def word_document() -> bytes:
    """A .docx that someone renamed."""
    buffer = io.BytesIO()
    Document().save(buffer)
    return buffer.getvalue()


CONTENTS = [
    ("workbook-empty-file", b""),
    ("workbook-password", compound_file("EncryptionInfo", "EncryptedPackage")),
    ("workbook-damaged", compound_file("Workbook")),
    ("workbook-damaged", compound_file("Book")),
    ("workbook-damaged", b"\x09\x08\x10\x00\x00\x06\x05\x00"),
    ("workbook-other-format", compound_file("WordDocument")),
    ("workbook-not-excel", "อำเภอ,ชื่อบ้าน\nเมือง,โจด\n".encode("cp874")),
    ("workbook-not-excel", b"<html><table><tr><td>x</td></tr></table></html>"),
    ("workbook-not-excel", archive({"a.txt": b"x"})),
    ("workbook-other-format", archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})),
    ("workbook-damaged", b"PK\x03\x04 and then nothing"),
    ("workbook-damaged", archive({"[Content_Types].xml": b"<Types/>"})),
    ("workbook-damaged", archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook"})),
    ("workbook-damaged", archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})),
]


@pytest.mark.parametrize(("code", "content"), CONTENTS)
def test_what_is_no_workbook_says_what_it_is(tmp_path: Path, code: str, content: bytes) -> None:
    """The name ends in .xlsx, the content is something else."""
    path = tmp_path / "รายชื่อ (แก้ไขล่าสุด2).xlsx"
    path.write_bytes(content)
    assert refused(path) == code


def test_a_renamed_word_document(tmp_path: Path) -> None:
    """Said as such, because the clerk has the right file somewhere else."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(word_document())
    assert refused(path) == "workbook-is-word"


def test_a_binary_workbook(tmp_path: Path) -> None:
    """.xlsb is a zip as well, but its parts are no XML."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relations = f'<Relationships><Relationship Id="r" Type="{kind}" Target="xl/workbook.bin"/></Relationships>'
    path = tmp_path / "a.xlsb"
    path.write_bytes(archive({"[Content_Types].xml": b"<Types/>", "_rels/.rels": relations.encode()}))
    assert refused(path) == "workbook-other-format"


def test_missing_files_and_folders(tmp_path: Path) -> None:
    """A file that is not there, a folder, and a name that no file can have."""
    assert refused(tmp_path / "ไม่มี.xlsx") == "workbook-missing"
    (tmp_path / "inputs.xlsx").mkdir()
    assert refused(tmp_path / "inputs.xlsx") == "workbook-folder"
    # Windows says of such a name that it finds no file.
    assert refused(tmp_path / ("ก" * 400 + ".xlsx")) in ("workbook-unreadable", "workbook-missing")


def test_a_locked_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses a file that another program holds."""
    path = save(tmp_path / "a.xlsx", [HEADERS, ROW])

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert refused(path) == "workbook-locked"


def test_the_lock_file_beside_the_workbook_is_a_hint(tmp_path: Path) -> None:
    """The workbook is read; the lock file itself is no workbook."""
    path = save(tmp_path / "a.xlsx", [HEADERS, ROW])
    lock = tmp_path / "~$a.xlsx"
    lock.write_bytes(b"\x05Clerk".ljust(165))
    sheet, findings = read_one(path)
    assert values(sheet) == [(*ROW,)]
    assert [(f.code, f.severity.value, f.value) for f in findings] == [("workbook-file-open", "info", "a.xlsx")]
    assert refused(lock) == "workbook-lock-file"


def test_a_workbook_without_the_needed_sheets(tmp_path: Path) -> None:
    """The sentence says which sheets are there and which should be."""
    path = save(tmp_path / "a.xlsx", [("x",)], name="Sheet1")
    assert refused(path) == "workbook-no-sheets"
    with pytest.raises(WorkbookError) as caught:
        read([path], [VILLAGES])
    sentence = say("error", caught.value.code, caught.value.values)
    assert "Sheet1" in sentence
    assert "หมู่บ้าน" in say("error", caught.value.code, caught.value.values, part="mend")


def test_an_encrypted_entry_is_damage(tmp_path: Path) -> None:
    """A zip whose entries are encrypted cannot be read either."""
    path = save(tmp_path / "a.xlsx", [HEADERS, ROW])
    content = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(signature)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(signature, place + 4)
    path.write_bytes(content)
    assert refused(path) == "workbook-damaged"


def test_document_types_are_refused(tmp_path: Path) -> None:
    """No entity can be declared, so none can grow."""
    path = save(tmp_path / "a.xlsx", [HEADERS, ROW])
    bomb = '<!DOCTYPE worksheet [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet'
    assert refused(edit_part(path, SHEET, lambda xml: xml.replace("<worksheet", bomb, 1))) == "workbook-damaged"


@pytest.mark.parametrize("encoding", ["foo", "utf-7", "idna", "rot13"])
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_odd_encodings_are_damage(tmp_path: Path, part: str, encoding: str) -> None:
    """Python's codecs would raise errors of their own in the middle of the parser."""
    path = share_strings(save(tmp_path / "a.xlsx", [HEADERS, ROW]))
    parts = parts_of(path)
    body = parts[part].decode().rpartition("?>")[2]
    parts[part] = f'<?xml version="1.0" encoding="{encoding}"?>{body}'.encode("ascii", "xmlcharrefreplace")
    path.write_bytes(archive(parts))
    assert refused(path) == "workbook-damaged"


def test_a_zip_bomb_stops_at_the_limit(tmp_path: Path) -> None:
    """A small part may say that it becomes more than any list of sheets is: it is not unpacked to its end."""
    path = save(tmp_path / "a.xlsx", [HEADERS, ROW])
    parts = parts_of(path)
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"] + b" " * (40 << 20)
    path.write_bytes(archive(parts))
    assert path.stat().st_size < 1 << 20
    assert refused(path) == "workbook-too-big"


@pytest.mark.parametrize(
    "sheet",
    [
        '<row r="0"><c r="A1"><v>1</v></c></row>',
        '<row r="1048577"><c r="A1"><v>1</v></c></row>',
        '<row r="x"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1"><c r="1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>999</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>x</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>²</v></c></row>',
        f'<row r="1"><c r="A1" t="s"><v>{"9" * 5000}</v></c></row>',
        f'<row r="{"9" * 5000}"/>',
        '<row r="1"><c r="A1"><v>1</v></row>',
        '</sheetData><mergeCells><mergeCell ref="A1:ก1"/></mergeCells><sheetData>',
        '</sheetData><mergeCells><mergeCell ref="A1:A9999999"/></mergeCells><sheetData>',
    ],
)
def test_impossible_xml_is_damage(tmp_path: Path, sheet: str) -> None:
    """Addresses outside of the sheet, strings that are not in the table, tags that do not close."""
    path = save(tmp_path / "a.xlsx", [HEADERS, ROW])
    start = "<sheetData>"
    assert refused(edit_part(path, SHEET, lambda xml: xml.replace(start, start + sheet))) == "workbook-damaged"


@pytest.mark.parametrize("value", ["NaN", "INF", "1e999", "1_000", "0x10", "--1", "9" * 400, "๑๒", " 12 "])
def test_odd_numbers_are_texts_or_numbers_never_a_crash(tmp_path: Path, value: str) -> None:
    """What Excel would not write is kept as it stands."""
    path = save(tmp_path / "a.xlsx", [HEADERS, ROW])
    edit_part(path, SHEET, lambda xml: xml.replace("<v>120</v>", f"<v>{value}</v>"))
    assert values(read_one(path)[0])[0][2] == (12 if value == " 12 " else value)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workbook with everything that the reader knows."""
    path = tmp_path_factory.mktemp("good") / "a.xlsx"
    save(path, [HEADERS, ROW, ("#N/A", "=A1", 8.5), ("รวม", None, 200)], lambda s: s.merge_cells("A2:A3"))
    return share_strings(path).read_bytes()


def attempt(folder: Path, content: bytes) -> None:
    """Read whatever it is: only WorkbookError may come of it."""
    path = folder / "fuzz.xlsx"
    path.write_bytes(content)
    try:
        read([path], [VILLAGES])
    except WorkbookError as error:
        assert say("error", error.code, error.values)  # noqa: PT017  # an error is one of the two good ends


fuzzed = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


@fuzzed
@example(b"PK")
@example(b"PK\x05\x06".ljust(22, b"\0"))
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=400).map(lambda rest: b"PK\x03\x04" + rest)))
def test_random_bytes_raise_only_workbook_errors(tmp_path: Path, content: bytes) -> None:
    """Whatever lies in the file."""
    attempt(tmp_path, content)


@fuzzed
@given(st.data())
def test_truncated_and_flipped_files_raise_only_workbook_errors(
    tmp_path: Path, good: bytes, data: st.DataObject
) -> None:
    """A copy that broke off, and single bytes gone wrong."""
    end = data.draw(st.integers(0, len(good)))
    flips = data.draw(st.lists(st.tuples(st.integers(0, len(good) - 1), st.integers(1, 255)), max_size=3))
    content = bytearray(good)
    for place, bits in flips:
        content[place] ^= bits
    attempt(tmp_path, bytes(content[:end] if not flips else content))


@fuzzed
@given(st.data())
def test_wrong_xml_in_a_sound_archive_raises_only_workbook_errors(
    tmp_path: Path, good: bytes, data: st.DataObject
) -> None:
    """The zip is whole, a part in it is not: pieces cut out, doubled or replaced."""
    with zipfile.ZipFile(io.BytesIO(good)) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    part = parts[name]
    start = data.draw(st.integers(0, len(part)))
    stop = min(len(part), start + data.draw(st.integers(0, 30)))
    piece = data.draw(st.sampled_from([b"", b"9", b"-1", b"x", b'"', b"<", b"</row>", part[start:stop] * 2, b"\xff"]))
    parts[name] = part[:start] + piece + part[stop:]
    attempt(tmp_path, archive(parts))


def test_a_damaged_central_directory(tmp_path: Path, good: bytes) -> None:
    """The directory points outside of the file."""
    place = good.rfind(b"PK\x05\x06")
    broken = bytearray(good)
    broken[place + 16 : place + 20] = struct.pack("<I", 0xFFFFFFF0)
    path = tmp_path / "a.xlsx"
    path.write_bytes(broken)
    assert refused(path) == "workbook-damaged"


def test_findings_come_in_the_order_of_the_sheet(tmp_path: Path, good: bytes) -> None:
    """So that a clerk can mend them from top to bottom."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(good)
    _, findings = read_one(path)
    assert found(findings) == [("หมู่บ้าน!B3", "cell-formula-uncached"), ("หมู่บ้าน!C4", "workbook-total-differs")]
