"""The second gate: what lies in a paper's place is written over only where it is ours, and nobody signed it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.support.papers import few_templates
from tests.support.projects import CODE, Book

from docgen.cli import run
from docgen.programmes.sammachip.sheets import Household


@pytest.fixture(autouse=True)
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project whose papers are made."""
    monkeypatch.chdir(tmp_path)
    few_templates(tmp_path)
    Book().save(Path("inputs/a.xlsx"))
    run(["build"])


def outcomes(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, str]:
    """Document → what became of its paper."""
    capsys.readouterr()
    run(["build", "--format", "json", *options])
    papers = json.loads(capsys.readouterr().out)["papers"]
    return {Path(paper["path"]).name[:3]: paper["outcome"] for paper in papers}


def test_without_any_book_what_we_would_write_is_ours(capsys: pytest.CaptureFixture[str]) -> None:
    """No paper gets a second version beside it because nobody remembers the first."""
    shutil.rmtree("outputs/.docgen")
    before = sorted(Path("outputs").rglob("*.docx"))
    assert set(outcomes(capsys).values()) == {"identical"}
    assert sorted(Path("outputs").rglob("*.docx")) == before
    assert set(outcomes(capsys).values()) == {"current"}


def test_a_kept_version_that_is_damaged_is_not_put_in_the_place_of_what_was_signed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The kept bytes are compared with what was signed: other bytes are no signed paper, whatever they are called."""
    path = next(Path("outputs").rglob("D07*.docx"))
    signed = path.read_bytes()
    run(["sign", f"D07 {CODE}", "--date", "20/1/2565"])
    path.unlink()
    for kept in Path("outputs/.docgen").rglob("*.version"):
        kept.write_bytes(b"damaged")
    outcomes(capsys)
    assert path.read_bytes() == signed


def test_a_signed_paper_that_was_edited_since_is_never_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither wish outweighs a signature: the new version stands beside it, and what was signed is in the history."""
    path = next(Path("outputs").rglob("D07*.docx"))
    signed = path.read_bytes()
    run(["sign", f"D07 {CODE}", "--date", "20/1/2565"])
    path.write_bytes(by_hand := signed + b"by hand")
    book = Book()
    book.rows[Household][1]["สกุล"] = "ใจดีงาม"
    book.save(Path("inputs/a.xlsx"))
    assert outcomes(capsys, "--replace-edited")["D07"] == "beside-signed"
    assert path.read_bytes() == by_hand
    assert path.with_name("D07_ใบลงทะเบียน_ฉบับใหม่.docx").exists()
    assert [kept.read_bytes() for kept in Path("outputs/ประวัติ").rglob("D07*ลงนาม*.docx")] == [signed]
