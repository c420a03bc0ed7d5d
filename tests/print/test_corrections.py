"""The correction story from the first build to the second signature, with real edits in LibreOffice."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.support.papers import few_templates
from tests.support.projects import Book

from docgen.cli import run
from docgen.programmes.sammachip.sheets import Household

pytestmark = pytest.mark.print

PRINT_HOUSEHOLDS = {"D07", "D09", "D11"}


def resave(path: Path, work: Path) -> None:
    """Open a file in LibreOffice and save it in its own format, as a person would."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office is not None
    work.mkdir(parents=True)
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--norestore",
        "--convert-to",
        path.suffix[1:],
        "--outdir",
        str(work),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (work / path.name).replace(path)


@pytest.fixture
def outputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    few_templates(tmp_path)
    return tmp_path / "outputs"


def build(book: Book | None, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    if book is not None:
        book.save(Path("inputs/a.xlsx"))
    capsys.readouterr()
    run(["build", "--format", "json"])
    return {Path(paper["path"]).name[:3]: paper for paper in json.loads(capsys.readouterr().out)["papers"]}


def surname(last: str) -> Book:
    book = Book()
    book.rows[Household][1]["สกุล"] = last
    return book


def test_corrected_signed_corrected_again_and_edited(
    outputs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exactly the papers that print the name; signed ones stay with the new beside; an edited one stays as it is."""
    first = build(Book(), capsys)
    corrected = build(surname("ใจดีงาม"), capsys)
    written = {short for short, paper in corrected.items() if paper["outcome"] == "written"}
    assert (
        written == {short for short in PRINT_HOUSEHOLDS | set(first) if corrected[short]["changes"]} >= PRINT_HOUSEHOLDS
    )
    told = {(c["old"], c["new"]) for paper in corrected.values() for c in paper["changes"]}
    assert told == {("นายสมค  ใจดี", "นายสมค  ใจดีงาม")}

    run(["sign", "--only", "D07", "--only", "D09", "--only", "D11", "--date", "20/1/2565"])
    signed = {short: (outputs / corrected[short]["path"]).read_bytes() for short in PRINT_HOUSEHOLDS}
    again = build(surname("ใจดียิ่ง"), capsys)
    for short in PRINT_HOUSEHOLDS:
        assert (again[short]["outcome"], again[short]["must_resign"]) == ("beside-signed", True)
        assert (outputs / again[short]["path"]).read_bytes() == signed[short]
        assert (outputs / again[short]["file"]).read_bytes() != signed[short]

    edited = outputs / first["D03"]["path"]
    resave(edited, tmp_path / "office")
    by_hand = edited.read_bytes()
    book = surname("ใจดียิ่ง")
    book.rows[next(sheet for sheet in book.rows if sheet.sheet == "หมู่บ้าน")][0]["สถานที่จัด"] = "วัดบ้านโจด"
    last = build(book, capsys)
    assert last["D03"]["outcome"] == "beside-edited"
    assert edited.read_bytes() == by_hand
    assert {short: (outputs / last[short]["path"]).read_bytes() for short in PRINT_HOUSEHOLDS} == signed


def test_a_workbook_saved_anew_in_libreoffice_changes_no_paper(
    outputs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another program writes other bytes, other styles, other shared strings; the values are the same."""
    build(Book(), capsys)
    workbook = Path("inputs/a.xlsx")
    before = workbook.read_bytes()
    resave(workbook.resolve(), tmp_path / "office")
    assert workbook.read_bytes() != before
    assert {paper["outcome"] for paper in build(None, capsys).values()} == {"current"}
