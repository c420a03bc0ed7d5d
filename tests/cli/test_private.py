"""An identity number is told nowhere in full where a change is told: lists go from hand to hand, screens are seen."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook
from tests.golden.papers import text_of
from tests.support.projects import Book

from docgen import thai
from docgen.cli import run
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
