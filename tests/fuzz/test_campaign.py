"""A few runs of the campaign, so that it works when it is wanted, and what it found once."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from docgen.cli import run
from docgen.programmes.sammachip.sheets import Household, Sage
from docgen.runs import pipeline
from docgen.workbook import grid
from tests.fuzz.campaign import campaign
from tests.fuzz.mutants import TEXTS
from tests.support.projects import Book, found
from tests.workbook.books import archive, parts_of


def _replace(path: Path, old: str, new: str) -> None:
    """Another text in a workbook."""
    parts = {name: content.replace(old.encode(), new.encode()) for name, content in parts_of(path).items()}
    assert parts != parts_of(path)
    path.write_bytes(archive(parts))


def test_mutated_workbooks_end_with_a_public_code() -> None:
    """The campaign says itself what is broken; thousands of runs are its own command's business."""
    assert campaign([f"suite-{number}" for number in range(12)], processes=1).broken == []


@pytest.mark.parametrize("word", [text for text in TEXTS if len(text) < 100])
def test_no_word_in_a_name_ends_the_run(tmp_path: Path, word: str) -> None:
    """Dates, error texts, control and private-use characters, replacement characters in the name of a person."""
    book = Book()
    book.rows[Household][0]["ชื่อ"] = "NAME"
    path = book.save(tmp_path / "a.xlsx")
    _replace(path, "<t>NAME</t>", f'<t xml:space="preserve">{escape(word)}</t>')
    pipeline.check([path])


@pytest.mark.parametrize("column", ["คำนำหน้า", "ชื่อ", "สกุล"])
@pytest.mark.parametrize("value", ["นาย\ufffd", "\ue123", "กกกกกกก", "#####"])
def test_an_unreadable_name_is_a_finding_with_its_cell(tmp_path: Path, column: str, value: str) -> None:
    """R-TXT-01 in each of the three columns."""
    book = Book()
    book.rows[Sage][0][column] = value
    findings = pipeline.check([book.save(tmp_path / "a.xlsx")]).findings
    letter = {"คำนำหน้า": "E", "ชื่อ": "F", "สกุล": "G"}[column]
    assert {code for where, code in found(findings) if where == f"ปราชญ์!{letter}2"} & {"value-wrong", "cell-error"}


def test_a_control_character_is_no_fault_of_a_template(tmp_path: Path) -> None:
    """The checklist quotes the finding: the character by its number, and the paper is made."""
    book = Book()
    book.rows[Sage][0]["ความเชี่ยวชาญ"] = "ย้อม_x0007_ผ้า"
    path = book.save(tmp_path / "inputs" / "a.xlsx")
    assert run(["build", str(path), "--outputs", str(tmp_path / "o"), "--only", "D28"]) in (0, 1)
    assert list((tmp_path / "o").rglob("D28*.docx"))


def test_a_text_longer_than_a_cell_is_told(tmp_path: Path) -> None:
    """Excel holds 32,767 letters."""
    book = Book()
    book.rows[Sage][0]["ความเชี่ยวชาญ"] = "LONG"
    path = book.save(tmp_path / "a.xlsx")
    _replace(path, "LONG", "ก ข " * (grid.LONGEST_TEXT // 4 + 1))
    assert "cell-too-long" in [code for _, code in found(pipeline.check([path]).findings)]
