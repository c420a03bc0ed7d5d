"""What a clerk is told of papers that are not yet due, and what becomes of those that were made before."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.support.papers import few_templates
from tests.support.projects import CODE, PLACE, Book

from docgen.cli import run
from docgen.errors import ExitCode
from docgen.programmes.sammachip.sheets import Attendance, BudgetLine, Household

Run = pytest.CaptureFixture[str]
REPORT = "summary-report"
BLOCK = (
    "ยังไม่ถึงเวลาทำ 1 ฉบับ:\n"
    "  – D11 1 ฉบับ (46031010 บ้านโจด ม.10 อ.กมลาไสย)"
    " รอผู้เข้าร่วมจริง (ชีตเข้าร่วม) และยอดจ่ายจริงครบทุกหมวด (ชีตงบประมาณ)\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose D11 is a numbered report that waits for the day."""
    monkeypatch.chdir(tmp_path)
    few_templates(tmp_path)
    registry = tmp_path / "templates" / "documents.toml"
    waits = 'number = "letter"\nafter = ["turnout_sum.is_begun", "budget_sum.is_complete"]\n'
    text = registry.read_text(encoding="utf-8")
    registry.write_text(text.replace('short = "D11"\n', f'short = "D11"\n{waits}'), encoding="utf-8")
    return tmp_path


def done(book: Book | None = None, spent: int = 9000) -> Book:
    """The day is over, and keyed in."""
    book = book or Book()
    book.rows[Attendance] = [
        {**PLACE, "ประเภท": kind, "ลำดับ": n, "เช้า": 1, "บ่าย": 1}
        for kind, n in (("ครัวเรือน", 1), ("ครัวเรือน", 2), ("วิทยากร", 1))
    ]
    for line in book.rows[BudgetLine]:
        line["จ่ายจริง"] = spent
    return book


def say(capsys: Run, book: Book, *arguments: str) -> tuple[int, str]:
    book.save(Path("inputs/a.xlsx"))
    capsys.readouterr()
    code = run(list(arguments))
    return code, capsys.readouterr().out


def told(capsys: Run, book: Book, *arguments: str) -> dict[str, Any]:
    _, said = say(capsys, book, *arguments, "--format", "json")
    result: dict[str, Any] = json.loads(said)
    return result


def outcome(built: dict[str, Any]) -> list[str]:
    return [paper["outcome"] for paper in built["papers"] if paper["document"] == REPORT]


def report() -> Path:
    (path,) = (path for path in Path("outputs").rglob("D11*.docx") if "ประวัติ" not in path.parts)
    return path


@pytest.mark.parametrize("command", ["build", "status"])
@pytest.mark.parametrize("chosen", [(), ("--only", "D11"), ("--village", CODE), ("--district", "กมลาไสย")])
def test_it_is_told_what_waits_and_for_what(folder: Path, capsys: Run, command: str, chosen: tuple[str, ...]) -> None:
    """One short block, whatever was chosen; nothing is wrong, so a build ends with 0."""
    code, said = say(capsys, Book(), command, *chosen)
    assert BLOCK in said
    assert "งดทำ 0" in said
    if command == "build" or chosen == ("--only", "D11"):
        assert code == ExitCode.DONE
    assert not list(Path("outputs").rglob("D11*"))


def test_who_asks_for_other_papers_is_not_told(folder: Path, capsys: Run) -> None:
    """Nor of other villages; when the day is over nothing is told."""
    assert "ยังไม่ถึงเวลา" not in say(capsys, Book(), "build", "--only", "D07")[1]
    book = done()
    book.add_village()
    book.rows[BudgetLine] = [row if row["หมู่ที่"] == 10 else {**row, "จ่ายจริง": None} for row in book.rows[BudgetLine]]
    assert "ยังไม่ถึงเวลา" not in say(capsys, book, "build", "--village", CODE)[1]
    assert "ยังไม่ถึงเวลาทำ 1 ฉบับ" in say(capsys, book, "build")[1]
    assert "ยังไม่ถึงเวลา" not in say(capsys, done(), "build")[1]


@pytest.mark.parametrize("command", ["build", "status"])
def test_a_program_is_told_the_same(folder: Path, capsys: Run, command: str) -> None:
    """Each paper with its fields."""
    (waiting,) = told(capsys, Book(), command)["waiting"]
    assert (waiting["document"], waiting["key"]) == (REPORT, CODE)
    assert [(one["field"], one["sheets"]) for one in waiting["awaits"]] == [
        ("turnout_sum.is_begun", ["เข้าร่วม"]), ("budget_sum.is_complete", ["งบประมาณ"]),
    ]  # fmt: skip
    assert told(capsys, done(), command)["waiting"] == []


def test_a_draft_is_made(folder: Path, capsys: Run) -> None:
    """`--draft` makes all."""
    built = told(capsys, Book(), "build", "--draft", "--only", "D11")
    assert (outcome(built), built["waiting"]) == (["written"], [])


def test_a_paper_that_waits_again_keeps_its_file(folder: Path, capsys: Run) -> None:
    """The clerk blanks a figure: the old file is no surplus, `--prune` leaves it, and it is said that it is old."""
    assert outcome(told(capsys, done(), "build")) == ["written"]
    before = report().read_bytes()
    built = told(capsys, Book(), "build", "--prune")
    assert (outcome(built), built["gone"], built["pruned"]) == ([], [], [])
    assert [Path(path) for path in built["stale"]] == [report().relative_to("outputs")]
    assert report().read_bytes() == before
    code, said = say(capsys, Book(), "build")
    assert code == ExitCode.DONE
    assert "ฉบับเดิมของเอกสารที่งดทำหรือยังไม่ถึงเวลาทำยังอยู่ 1 ไฟล์ และเป็นข้อมูลเก่า:\n  · กมลาไสย" in said
    assert outcome(told(capsys, done(), "build")) == ["current"]


def test_a_signed_paper_that_waits_again_stays_signed(folder: Path, capsys: Run) -> None:
    """Nothing replaces it; keyed in again as it was, it needs no new signature."""
    say(capsys, done(), "build")
    assert run(["sign", "--date", "30/9/2565", "--only", "D11"]) == ExitCode.DONE
    signed = report().read_bytes()
    code, said = say(capsys, Book(), "build", "--force", "--replace-edited")
    assert (code, "ลงนามใหม่" in said) == (ExitCode.DONE, False)
    assert report().read_bytes() == signed
    (paper,) = [p for p in told(capsys, done(), "build")["papers"] if p["document"] == REPORT]
    assert (paper["outcome"], paper["must_resign"], paper["signed_on"] is not None) == ("current", False, True)


def test_the_list_to_sign_says_that_the_new_version_waits(folder: Path, capsys: Run) -> None:
    """It was corrected after it was signed, then a figure was blanked: there is nothing to print yet."""
    say(capsys, done(), "build")
    run(["sign", "--date", "30/9/2565", "--only", "D11"])
    say(capsys, done(spent=8000), "build")
    say(capsys, Book(), "build")
    rows = list(load_workbook("outputs/รายการแก้ไข.xlsx")["ต้องลงนามใหม่"].iter_rows(values_only=True))
    assert any("(ยังไม่ถึงเวลาทำ จนกว่าจะกรอกผลครบ)" in row for row in rows), rows


def test_no_number_is_given_to_a_paper_that_waits(folder: Path, capsys: Run) -> None:
    """A number that was given is used up; it is said why, and the paper gets its number when it is due."""
    code, said = say(capsys, Book(), "issue", "--only", "D11", "--date", "20/1/2565")
    assert code == ExitCode.DONE
    assert "ไม่ให้เลขแก่ฉบับที่ยังไม่ถึงเวลาทำ 1 ฉบับ:\n  – D11 1 ฉบับ" in said
    assert "รอผู้เข้าร่วมจริง (ชีตเข้าร่วม)" in said
    assert "ให้เลข 0 ฉบับ" in said
    assert not Path("inputs/ทะเบียนเลข.xlsx").exists()
    issued = told(capsys, Book(), "issue", "--only", "D11", "--date", "20/1/2565")
    assert ([paper["key"] for paper in issued["waiting"]], issued["papers"]) == ([CODE], [])
    issued = told(capsys, done(), "issue", "--only", "D11", "--date", "20/1/2565")
    assert (issued["waiting"], [paper["key"] for paper in issued["papers"]]) == ([], [CODE])


def test_orders_alone_are_not_held_up_by_letters_that_wait(folder: Path, capsys: Run) -> None:
    """Without `--only` letters get no numbers, due or not."""
    assert told(capsys, Book(), "issue", "--dry-run", "--date", "20/1/2565")["waiting"] == []


def test_two_workbooks_differ_by_the_paper_that_became_due(folder: Path, capsys: Run) -> None:
    """Only the second has it."""
    Book().save(Path("inputs/a.xlsx"))
    done().save(Path("b.xlsx"))
    capsys.readouterr()
    run(["diff", "inputs/a.xlsx", "b.xlsx", "--only", "D11", "--format", "json"])
    compared = json.loads(capsys.readouterr().out)
    assert [paper["document"] for paper in compared["only_after"]] == [REPORT]


def test_an_error_elsewhere_is_told_and_the_paper_waits(folder: Path, capsys: Run) -> None:
    """The papers that are due are withheld for it; this one is told among those that have time."""
    book = Book()
    book.rows[Household][0]["เกณฑ์"] = 9
    code, said = say(capsys, book, "build")
    assert code == ExitCode.ATTENTION
    assert "✗ " in said
    assert BLOCK in said
    assert "D11" not in said.split("งดทำ")[1].split("ยังไม่ถึงเวลา")[0]
