"""A village's checklist that was signed: cells that only moved ask for no new signature."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.support.papers import TEMPLATES, few_templates
from tests.support.projects import CODE, OTHER_CODE, PLACE, Book

from docgen.cli import run
from docgen.plan.values import ADDRESS_FIELDS, is_same_in_ink
from docgen.programmes.sammachip.sheets import Household, Material
from docgen.words import say

Run = pytest.CaptureFixture[str]
CHECKLIST = "D28-village-file-checklist.docx"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that makes the checklist besides the few papers."""
    monkeypatch.chdir(tmp_path)
    few_templates(tmp_path)
    shutil.copy(TEMPLATES / CHECKLIST, tmp_path / "templates" / CHECKLIST)
    with (tmp_path / "templates" / "documents.toml").open("a", encoding="utf-8") as registry:
        registry.write(
            '\n[[document]]\nid = "village-file-checklist"\nshort = "D28"\ntitle = "เช็กลิสต์แฟ้มหมู่บ้าน"\n'
            f'template = "{CHECKLIST}"\nper = "village"\ndigits = "arabic"\n'
        )
    return tmp_path


def wrong(price: str = "แพง") -> Book:
    """Two villages; the first has a wrong price and a house that stands in the list twice, below the second's rows."""
    book = Book()
    book.add_village()
    for sheet in (Material, Household):
        book.rows[sheet].sort(key=lambda row: bool(row["ตำบล"] == PLACE["ตำบล"]))
    *_, one, other = book.rows[Household]
    other["บ้านเลขที่"] = one["บ้านเลขที่"]
    book.rows[Material][-1]["ราคาต่อหน่วย"] = price
    return book


def fewer(book: Book) -> Book:
    """The same without a row of the neighbour's in either sheet."""
    for sheet in (Material, Household):
        book.rows[sheet].pop(0)
    return book


def checklist(book: Book, capsys: Run, place: str = CODE) -> dict[str, Any]:
    book.save(Path("inputs/a.xlsx"))
    capsys.readouterr()
    run(["build", "--format", "json"])
    built = json.loads(capsys.readouterr().out)
    return next(p for p in built["papers"] if p["document"] == "village-file-checklist" and p["key"] == place)


def test_cells_that_moved_ask_for_no_new_signature(folder: Path, capsys: Run) -> None:
    """A row of another village's was deleted above them: what was signed stands."""
    assert checklist(wrong(), capsys)["outcome"] == "written"
    run(["sign", "--yes", "--date", "30/9/2565", "--only", "D28"])
    moved = checklist(fewer(wrong()), capsys)
    assert (moved["must_resign"], moved["outcome"]) == (False, "current")


def test_an_unsigned_checklist_is_made_again_with_the_new_cells(folder: Path, capsys: Run) -> None:
    """Until it is signed it leads to the cells where they are."""
    checklist(wrong(), capsys)
    assert checklist(fewer(wrong()), capsys)["outcome"] == "written"


def test_other_words_ask_for_a_new_signature(folder: Path, capsys: Run) -> None:
    """Another wrong price in the same cell, and one that was put right."""
    checklist(wrong(), capsys)
    run(["sign", "--yes", "--date", "30/9/2565", "--only", "D28"])
    assert checklist(wrong("แพงมาก"), capsys)["must_resign"]
    right = fewer(wrong())
    right.rows[Material][-1]["ราคาต่อหน่วย"] = 55
    assert checklist(right, capsys)["must_resign"]
    assert not checklist(wrong("แพงมาก"), capsys, OTHER_CODE)["must_resign"]


@pytest.mark.parametrize(
    ("path", "signed", "printed", "is_same"),
    [
        ("file.entries[].withheld_by", "วัสดุ G2, เข้าร่วม 14", "วัสดุ G12, เข้าร่วม 9", True),
        ("file.entries[].withheld_by", "วัสดุ G2 …", "วัสดุ AG2 …", True),
        ("file.entries[].withheld_by", "วัสดุ G2", "ครัวเรือน G2", False),
        ("file.entries[].withheld_by", "วัสดุ G2", "วัสดุ G2, วัสดุ G3", False),
        ("file.findings[].place", "ครัวเรือน D14 (ชื่อ)", "ครัวเรือน D13 (ชื่อ)", True),
        ("file.findings[].place", "ครัวเรือน D14 (ชื่อ)", "ครัวเรือน D14 (สกุล)", False),
        ("file.findings[].place", "เข้าร่วม แถว 2", "เข้าร่วม แถว 3", True),
        ("file.findings[].place", "photos/46031010/สาธิต 2.jpg", "photos/46031010/สาธิต 3.jpg", False),
        ("file.findings[].message", "มีปราชญ์ 4 คน ต้องมี 5", "มีปราชญ์ 3 คน ต้องมี 5", False),
        ("file.findings[].message", "ยังทำ D03 ไม่ได้", "ยังทำ D08 ไม่ได้", False),
        ("file.findings[].message", "แถว 5, 7-9 ซ่อนอยู่ (4 แถว)", "แถว 4, 6-8 ซ่อนอยู่ (4 แถว)", True),
        ("file.findings[].message", "ต่างกับ ครัวเรือน!G234", "ต่างกับ ครัวเรือน!G5", True),
        ("households[].full_name", "บ้าน D14 (ก)", "บ้าน D15 (ก)", False),
    ],
)
def test_only_addresses_are_left_out(path: str, signed: str, printed: str, is_same: bool) -> None:
    """Sheets, headers, counts and codes of papers are words; nothing is left out of any other field."""
    assert is_same_in_ink({path: [signed]}, {path: [printed]}) is is_same
    assert is_same_in_ink({path: [signed]}, {path: [signed, signed]}) is False


def test_addresses_are_known_as_they_are_worded() -> None:
    """The patterns follow the wording of cells, rows and other cells."""
    for path in ("file.findings[].message", "file.findings[].mend"):
        for word, one, other in (("cell", "D14", "D15"), ("row", 14, 15)):
            worded = (say("word", word, {"cell": at, "row": at}) for at in (one, other))
            told = [say("word", "other-cell", {"sheet": "วัสดุ", "cell": spot, "file": ""}) for spot in worded]
            assert told[0] != told[1]
            assert ADDRESS_FIELDS[path].sub("#", told[0]) == ADDRESS_FIELDS[path].sub("#", told[1])
