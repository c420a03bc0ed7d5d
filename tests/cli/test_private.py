"""An identity number is told nowhere in full where a change is told: lists go from hand to hand, screens are seen."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook
from tests.golden.papers import text_of
from tests.support.projects import Book

from docgen import thai
from docgen.cli import run
from docgen.plan.private import VEIL, veiled
from docgen.programmes.sammachip.sheets import Household, Sage

ROOT = Path(__file__).parents[2]
OLD, NEW = "1101700230708", "3460100123458"
MASKED = ("x-xxxx-xxxxx-70-8", "x-xxxx-xxxxx-45-8")
REGISTRY = """\
[changes]
template = "changes-list.docx"

[[document]]
id = "register"
short = "N1"
title = "บัญชี"
template = "register.docx"
per = "village"

[[document]]
id = "voucher"
short = "N2"
title = "ใบสำคัญ"
template = "voucher.docx"
per = "village"
each = "sages"
"""
PRINTED = {
    "register": "{% for h in households %}{{ h.full_name }} {{ h.citizen_id | mask_id }} {% endfor %}",
    "voucher": "{{ item.full_name }} {{ item.citizen_id | citizen_id }}",  # as the office that pays must have it
}


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """All that is said of two numbers that were corrected on papers of which one was signed, by who says it."""
    monkeypatch.chdir(tmp_path)
    Path("templates").mkdir()
    Path("templates/documents.toml").write_text(REGISTRY, encoding="utf-8")
    shutil.copy(ROOT / "templates" / "changes-list.docx", "templates")
    for name, typed in PRINTED.items():
        document = docx.Document()
        document.add_paragraph(typed)
        document.save(f"templates/{name}.docx")
    before, after = (numbered(number).save(Path(f"inputs/{name}.xlsx")) for name, number in (("a", OLD), ("b", NEW)))
    shutil.move(after, tmp_path / "after.xlsx")
    shutil.copy(before, "before.xlsx")

    def heard(*command: str) -> str:
        capsys.readouterr()
        run(list(command))
        return capsys.readouterr().out

    heard("build")
    heard("sign", "--yes", "--date", "30/9/2565", "--only", "N1", "--all")
    shutil.copy("after.xlsx", before)
    found = {name: heard(*name.split()) for name in ("status", "status --format json")}
    found["diff"] = heard("diff", "before.xlsx", "after.xlsx")
    found["diff --format json"] = heard("diff", "before.xlsx", "after.xlsx", "--format", "json")
    found["build"] = heard("build")
    found |= {
        name: heard(*name.split()) for name in ("history", "history --format json", "build --force --format json")
    }
    book = load_workbook("outputs/รายการแก้ไข.xlsx")
    found["workbook"] = "\n".join(str(row) for sheet in book for row in sheet.iter_rows(values_only=True))
    found["paper"] = text_of(Path("outputs/กมลาไสย/รายการแก้ไข.docx").read_bytes())
    return {who: thai.to_arabic_digits(text) for who, text in found.items()}


def numbered(number: str) -> Book:
    """A first household and a first sage with this number."""
    book = Book()
    for sheet in (Household, Sage):
        book.rows[sheet][0]["เลขประจำตัวประชาชน"] = number
    return book


def test_an_identity_number_is_masked_wherever_its_change_is_told(said: dict[str, str]) -> None:
    """On the screen, for programs, in the workbook and on the printed list: old and new, signed or not."""
    assert {who for who, text in said.items() if any(mask not in text for mask in MASKED)} == set()
    bare = {who: text.replace("-", "").replace(" ", "") for who, text in said.items()}
    assert {who for who, text in bare.items() if OLD[:10] in text or NEW[:10] in text} == set()
    assert thai.mask_citizen_id(OLD) == MASKED[0]


def kept() -> str:
    """All that can be read in the files of the record."""
    found = []
    for path in (path for path in Path().rglob("*.sqlite") if path.is_file()):
        with closing(sqlite3.connect(path)) as book:
            for (table,) in book.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                for row in book.execute(f"SELECT * FROM {table}"):
                    found += [_read(cell) for cell in row]
    assert found
    return "\n".join(found)


def _read(cell: object) -> str:
    if isinstance(cell, bytes):
        with contextlib.suppress(zlib.error):
            return zlib.decompress(cell).decode("utf-8")
    return str(cell)


def test_the_record_holds_no_identity_number(said: dict[str, str]) -> None:
    """Of papers that print them in full, too; the names are there, so the record is no empty one."""
    read = kept()
    assert OLD not in read
    assert NEW not in read
    assert thai.format_citizen_id(OLD) not in read
    assert "households[].citizen_id" in read
    assert MASKED[0] in read


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("households[].criteria", "1", "3"),
        ("sages[].birth_date", "1 ม.ค. 2500", "2 ม.ค. 2500"),
        ("household.citizen_id", OLD, NEW),
    ],
)
def test_a_private_value_is_kept_as_what_tells_it_from_another(path: str, old: str, new: str) -> None:
    """The same stays the same, another is another, and neither can be read; twice is as once."""
    first, second = (veiled({path: [value], "x": value}) for value in (old, new))
    assert first[path] != second[path]
    assert first == veiled({path: [old], "x": old}) == veiled(first)
    assert first["x"] == old
    assert not any(old in str(value).partition(VEIL)[0] for value in first[path])  # type: ignore[attr-defined]
    assert veiled({path: ""}) == {path: ""}


@pytest.mark.skipif(os.name != "posix", reason="Windows gives files the rights of their folder")
def test_files_of_the_record_are_for_their_owner_alone(said: dict[str, str]) -> None:
    run(["sign", "N2 46031010/1", "--date", "30/9/2565"])
    files = [path for home in Path().rglob(".docgen") for path in home.rglob("*") if path.is_file()]
    record = [path for path in files if path.suffix == ".sqlite" or path.is_relative_to(".docgen")]
    assert {path.suffix for path in record} >= {".sqlite", ".version"}
    assert [path for path in record if path.stat().st_mode & 0o077] == []


def test_both_papers_are_told_of(said: dict[str, str]) -> None:
    """Masked, and not left out: the list's and the item's number each."""
    changes: list[dict[str, Any]] = [
        c for p in json.loads(said["status --format json"])["papers"] for c in p["changes"]
    ]
    assert [(c["field"], c["old"], c["new"]) for c in changes] == [
        ("households[].citizen_id", *MASKED),
        ("item.citizen_id", *MASKED),
    ]
    assert said["workbook"].count(str(MASKED)[1:-1]) >= 3  # to sign, changed last, and the history
