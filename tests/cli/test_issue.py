"""Numbers of orders: per unit and calendar year, never given twice, kept by a corrected paper."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.support.papers import few_templates
from tests.support.projects import CODE, OTHER_CODE, Book, project_of

from docgen.cli import run
from docgen.errors import ExitCode
from docgen.plan import numbers as numbering
from docgen.plan.numbers import Series
from docgen.plan.values import printed_values
from docgen.programmes.sammachip.sheets import Area, LetterNumber, Village
from docgen.runs import pipeline
from docgen.thai import OpenDay

Run = pytest.CaptureFixture[str]
REGISTER = Path("inputs/ทะเบียนเลข.xlsx")


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    monkeypatch.chdir(tmp_path)
    few_templates(tmp_path)
    made = Book()
    made.add_village()
    for row in made.rows[Village]:
        row["วันที่จัด"] = "25 ม.ค. 2565" if row["ชื่อบ้าน"] == "โจด" else "26 ม.ค. 2565"
    made.save(Path("inputs/a.xlsx"))
    return made


def issue(capsys: Run, *options: str, date: str = "20/1/2565") -> dict[tuple[str, str], tuple[str, str]]:
    """(document, place) → (what was given, number)."""
    capsys.readouterr()
    run(["issue", "--date", date, "--format", "json", *options])
    said = json.loads(capsys.readouterr().out)
    return {(p["document"], p["key"]): (p["given"], p["number"]) for p in said["papers"]}


def build(capsys: Run) -> list[dict[str, Any]]:
    capsys.readouterr()
    run(["build", "--format", "json"])
    papers: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["papers"]
    return papers


TEAM, SPEAKERS = ("support-team-order", "กมลาไสย"), ("speaker-team-order", CODE)


def test_every_order_gets_the_next_number_of_its_unit_and_year(book: Book, capsys: Run) -> None:
    """In the registry's order, and the papers print it; asked again, each keeps its own."""
    first = issue(capsys)
    assert sorted(number for _, number in first.values()) == ["1/2565", "2/2565", "3/2565"]
    assert issue(capsys) == {paper: ("has-one", number) for paper, (_, number) in first.items()}
    changed = [c["new"] for p in build(capsys) for c in p["changes"]]
    assert changed == []
    _, said = run(["check"]), capsys.readouterr().out
    assert "✗" not in said


def test_numbers_go_on_after_those_in_the_clerks_own_sheet(book: Book, capsys: Run) -> None:
    """A year of its own for each calendar year; --start skips what the office gave elsewhere."""
    book.rows[LetterNumber] = [
        {"รหัสเอกสาร": "D02", "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "๑๕/๒๕๖๕", "วันที่": "5 ม.ค. 2565"},
        {"รหัสเอกสาร": "D02", "หมู่บ้าน/อำเภอ": OTHER_CODE, "เลขที่": "300/2564", "วันที่": "5 ธ.ค. 2564"},
    ]
    book.save(Path("inputs/a.xlsx"))
    assert issue(capsys, "--dry-run")[TEAM] == ("new", "16/2565")
    assert issue(capsys, "--dry-run", date="20/12/2564")[TEAM] == ("new", "301/2564")
    assert issue(capsys, "--start", "40")[TEAM] == ("new", "40/2565")


def test_letters_get_numbers_when_they_are_named(book: Book, capsys: Run) -> None:
    """A number is used up when it is given: without `--only` orders alone get theirs."""
    registry = Path("templates/documents.toml")
    text = registry.read_text(encoding="utf-8")
    registry.write_text(text.replace('short = "D07"\n', 'short = "D07"\nnumber = "letter"\n'), encoding="utf-8")
    assert {document for document, _ in issue(capsys, "--dry-run")} == {TEAM[0], SPEAKERS[0]}
    assert {document for document, _ in issue(capsys, "--dry-run", "--only", "D07")} == {"attendance-sheet"}


def test_a_dry_run_writes_nothing(book: Book, capsys: Run) -> None:
    """Neither the register nor the memory of given numbers."""
    issue(capsys, "--dry-run")
    assert not REGISTER.exists()
    assert issue(capsys)[TEAM] == ("new", "1/2565")


def test_a_paper_whose_row_was_deleted_keeps_its_number(book: Book, capsys: Run) -> None:
    """The ledger knows it; a person is told, and may have the row written back."""
    given = issue(capsys)

    def without_last(sheet: Worksheet) -> None:
        sheet.delete_rows(sheet.max_row)

    edit_register(without_last)
    assert issue(capsys) == {paper: ("has-one", number) for paper, (_, number) in given.items()}
    run(["build", "--format", "json"])
    built = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in built["findings"] if one["code"].startswith("number-")] == ["number-lost"]
    assert run(["issue", "--rebuild"]) == ExitCode.DONE
    capsys.readouterr()
    rows = list(load_workbook(REGISTER)["เลขหนังสือ"].iter_rows(values_only=True))
    assert {row[2] for row in rows[1:]} == {number for _, number in given.values()}
    run(["build", "--format", "json"])
    built = json.loads(capsys.readouterr().out)
    assert not [finding for finding in built["findings"] if finding["code"].startswith("number-")]


@pytest.mark.parametrize("command", ["build", "issue", "status"])
def test_without_the_register_nothing_is_done(book: Book, capsys: Run, command: str) -> None:
    """Numbers would vanish from papers, and others would be given."""
    given = issue(capsys)
    build(capsys)
    REGISTER.unlink()
    assert run([command]) == ExitCode.WORKBOOK
    assert "--rebuild" in capsys.readouterr().err
    assert run(["issue", "--rebuild"]) == ExitCode.DONE
    capsys.readouterr()
    assert issue(capsys) == {paper: ("has-one", number) for paper, (_, number) in given.items()}
    assert not any(paper["reasons"] for paper in build(capsys))


def test_a_number_that_was_corrected_in_the_register_is_told_until_it_is_taken_as_right(
    book: Book, capsys: Run
) -> None:
    """Its day, or the number itself; another paper's number is refused."""
    issue(capsys)

    def corrected(sheet: Worksheet) -> None:
        row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "D01")
        row[2].value, row[3].value = "9/2565", "19 ม.ค. 2565"

    def codes() -> list[str]:
        run(["status", "--format", "json"])
        found = {one["code"] for one in json.loads(capsys.readouterr().out)["findings"]}
        return sorted(found & {"number-differs", "number-redated", "number-lost", "number-revived"})

    edit_register(corrected)
    assert codes() == ["number-differs"]
    assert run(["issue", "--correct", "--why", "ออกเลขด้วยมือก่อน"]) == ExitCode.DONE
    capsys.readouterr()
    assert codes() == []

    def redated(sheet: Worksheet) -> None:
        next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "D01")[3].value = "18 ม.ค. 2565"

    edit_register(redated)
    assert codes() == ["number-redated"]
    assert run(["issue", "--correct"]) == ExitCode.DONE
    capsys.readouterr()
    assert codes() == []


def test_a_new_order_cancels_the_old_one(book: Book, capsys: Run) -> None:
    """The paper prints both numbers; the old row is marked, and its number is used up."""
    old = issue(capsys)[TEAM][1]
    build(capsys)
    new = issue(capsys, "--new-order", "--only", "D01", date="1/3/2565")[TEAM]
    assert new == ("replaces", "4/2565")
    changes = {c["field"]: (c["old"], c["new"]) for p in build(capsys) for c in p["changes"]}
    assert changes["paper.number"] == (old, "4/2565")
    assert changes["paper.cancels"] == ("", old)
    rows = list(load_workbook(REGISTER)["เลขหนังสือ"].iter_rows(values_only=True))
    status = rows[0].index("สถานะ")
    assert [row[status] for row in rows[1:] if row[2] == old] == ["ยกเลิก"]
    assert issue(capsys)[TEAM] == ("has-one", "4/2565")


def test_a_new_order_for_one_in_the_clerks_own_sheet_needs_no_mark_there(book: Book, capsys: Run) -> None:
    """Their workbook is never written; the new row cancels the old number by naming it."""
    book.rows[LetterNumber] = [{"รหัสเอกสาร": "D01", "หมู่บ้าน/อำเภอ": "กมลาไสย", "เลขที่": "12/2564", "วันที่": "1 ธ.ค. 2564"}]
    before = book.save(Path("inputs/a.xlsx")).read_bytes()
    assert issue(capsys, "--new-order", "--only", "D01")[TEAM] == ("replaces", "1/2565")
    assert Path("inputs/a.xlsx").read_bytes() == before
    run(["check", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_a_cancelled_number_stays_cancelled(book: Book, capsys: Run) -> None:
    """Its paper gets another one, never the same."""
    number = issue(capsys)[TEAM][1]
    assert run(["issue", "--void", number, "--district", "กมลาไสย"]) == ExitCode.DONE
    assert issue(capsys)[TEAM] == ("new", "4/2565")
    assert run(["issue", "--void", "99/2565"]) == ExitCode.USAGE


def test_a_row_that_waits_for_its_number_keeps_its_date(book: Book, capsys: Run) -> None:
    """The clerk entered the day and what is cancelled; the register adds the number, of that day's year."""
    book.rows[LetterNumber] = [
        {
            "รหัสเอกสาร": "D01", "หมู่บ้าน/อำเภอ": "กมลาไสย", "เลขที่": "", "วันที่": "1 ธ.ค. 2564",
            "คำสั่งเดิมที่ยกเลิก": "8/2563", "คำสั่งเดิมลงวันที่": "3 พ.ย. 2563",
        }
    ]  # fmt: skip
    book.save(Path("inputs/a.xlsx"))
    assert issue(capsys)[TEAM] == ("new", "1/2564")
    papers = Path("outputs")
    build(capsys)
    run(["check", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["findings"] == []
    assert next(papers.rglob("D01*.docx")).exists()


def test_a_month_whose_day_is_open_leaves_the_day_to_the_day_of_issue(book: Book, capsys: Run) -> None:
    """Until then the paper prints the month with dots for the pen, and nothing has to be looked at."""
    book.rows[LetterNumber] = [{"รหัสเอกสาร": "D01", "หมู่บ้าน/อำเภอ": "กมลาไสย", "เลขที่": "", "วันที่": "ม.ค. 2565"}]
    checked = pipeline.check([book.save(Path("inputs/a.xlsx"))])
    assert [finding for finding in checked.findings if "เลขหนังสือ" in str(finding.where)] == []
    (row,) = project_of(checked).numbers
    assert printed_values({"paper": row}, frozenset({"paper.dated"}), frozenset()) == {
        "paper.dated": ".......... มกราคม 2565"
    }
    assert issue(capsys, date="20/1/2565")[TEAM] == ("new", "1/2565")
    assert isinstance(row.dated, OpenDay)
    (issued,) = project_of(pipeline.check([Path("inputs/a.xlsx"), REGISTER])).numbers[:1]
    assert (issued.number, issued.dated) == ("1/2565", dt.date(2022, 1, 20))


def test_what_a_person_added_to_the_register_stays(book: Book, capsys: Run) -> None:
    """Own columns, own sheets, own rows."""
    issue(capsys, "--only", "D01")
    register = load_workbook(REGISTER)
    sheet = register["เลขหนังสือ"]
    sheet.cell(row=1, column=sheet.max_column + 1, value="ผู้รับ")
    sheet.cell(row=2, column=sheet.max_column, value="สารบรรณ")
    register.create_sheet("บันทึก")["A1"] = "ของฉัน"
    register.save(REGISTER)
    issue(capsys, "--only", "D02")
    again = load_workbook(REGISTER)
    assert again["บันทึก"]["A1"].value == "ของฉัน"
    rows = list(again["เลขหนังสือ"].iter_rows(values_only=True))
    assert (rows[1][-1], len(rows)) == ("สารบรรณ", 4)


def test_a_register_that_is_open_in_excel_is_not_written(book: Book, capsys: Run) -> None:
    """Nothing is recorded, and nothing is used up."""
    issue(capsys, "--only", "D01")
    lock = REGISTER.with_name(f"~${REGISTER.name}")
    lock.write_bytes(b"")
    assert run(["issue", "--only", "D02", "--date", "20/1/2565"]) == ExitCode.OUTPUT
    lock.unlink()
    assert {number for _, number in issue(capsys, "--only", "D02").values()} == {"2/2565", "3/2565"}


def test_a_number_that_stands_twice_is_told(book: Book, capsys: Run) -> None:
    """Two papers of one unit with one number, however it is spaced: with both cells."""
    book.rows[LetterNumber] = [
        {"รหัสเอกสาร": "D02", "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "15/2565", "วันที่": "5 ม.ค. 2565"},
        {"รหัสเอกสาร": "D02", "หมู่บ้าน/อำเภอ": OTHER_CODE, "เลขที่": "๑๕ / ๒๕๖๕", "วันที่": "5 ม.ค. 2565"},
    ]
    book.save(Path("inputs/a.xlsx"))
    run(["check", "--format", "json"])
    found = [(f["code"], f["cell"]) for f in json.loads(capsys.readouterr().out)["findings"]]
    assert found == [("number-form", "C3"), ("number-used", "C3")]


@pytest.mark.parametrize(
    ("numbers", "dates", "found"),
    [
        (("กส 0319/45", "45"), ("5 ม.ค. 2565", "5 ม.ค. 2565"), ["C3"]),
        (("45", "45"), ("5 ม.ค. 2565", "5 ม.ค. 2565"), ["C3"]),
        (("45", "ว 45"), ("5 ม.ค. 2565", "5 ม.ค. 2565"), []),
        (("45", "45"), ("27 ธ.ค. 2564", "5 ม.ค. 2565"), []),
        (("กส 0319/45", "กส 0419/45"), ("5 ม.ค. 2565", "5 ม.ค. 2565"), []),
    ],
)
def test_letters_are_told_apart_by_unit_and_year(
    book: Book, capsys: Run, numbers: tuple[str, str], dates: tuple[str, str], found: list[str]
) -> None:
    """A letter's number begins anew each calendar year; what follows the stroke may stand alone; ว has a register."""
    book.rows[Village][1]["วันที่จัด"] = book.rows[Village][0]["วันที่จัด"]
    for row in book.rows[Area]:
        row["รหัสหนังสือ"] = "กส 0319"
    book.rows[LetterNumber] = [
        {"รหัสเอกสาร": "D20", "หมู่บ้าน/อำเภอ": place, "เลขที่": number, "วันที่": dated}
        for place, number, dated in zip((CODE, OTHER_CODE), numbers, dates, strict=True)
    ]
    book.save(Path("inputs/a.xlsx"))
    run(["check", "--format", "json"])
    told = json.loads(capsys.readouterr().out)["findings"]
    assert [f["cell"] for f in told if f["code"] == "number-used"] == found


def test_no_invitation_is_dated_after_the_day(book: Book, capsys: Run) -> None:
    """It would be withheld for its date (R-TIM-06); who wrote it in time types its own number and date."""
    shutil.rmtree("templates")  # the papers of the program: there are letters among them
    for row in book.rows[Area]:
        row["รหัสหนังสือ"] = "กส 0319"
    book.save(Path("inputs/a.xlsx"))
    late = issue(capsys, "--only", "D19", "--village", CODE, date="26/1/2565")
    assert {given for given, _ in late.values()} == {"too-late"}
    early = issue(capsys, "--only", "D19", "--village", CODE, date="10/1/2565")
    assert {number for _, number in early.values()} == {f"กส 0319/{n}" for n in range(1, len(early) + 1)}


def test_no_order_of_speakers_is_dated_after_the_day(book: Book, capsys: Run) -> None:
    """It would be withheld for its date (R-TIM-06); the district's other order has no such day."""
    given = issue(capsys, "--village", CODE, date="26/1/2565")
    assert given[SPEAKERS] == ("too-late", "")
    assert issue(capsys, "--village", CODE, date="25/1/2565")[SPEAKERS][0] == "new"


def test_no_order_of_speakers_is_dated_before_the_meeting_that_chose_them(book: Book, capsys: Run) -> None:
    """It would be withheld for its date (R-SEL-07), and its number used up: the village met on 20 December."""
    assert issue(capsys, "--village", CODE, date="19/12/2564")[SPEAKERS] == ("too-early", "")
    assert issue(capsys, "--village", CODE, date="20/12/2564")[SPEAKERS][0] == "new"


def test_a_withheld_paper_gets_no_number(book: Book, capsys: Run) -> None:
    """A number is for a paper that can be made."""
    book.rows[Village][0]["วันที่จัด"] = "31 ก.พ. 2565"
    book.save(Path("inputs/a.xlsx"))
    assert SPEAKERS not in issue(capsys)


@given(st.sets(st.integers(1, 500)), st.integers(1, 500))
def test_a_next_number_is_new_and_after_all_others(used: set[int], first: int) -> None:
    """Never one that was given, never a gap, never before the first that may be used."""
    number = numbering.next_free(used, first)
    assert number not in used
    assert number >= first
    assert all(number > other for other in used)


@given(st.integers(1, 9999), st.integers(2560, 2590))
def test_a_series_reads_the_numbers_that_it_writes(number: int, year: int) -> None:
    """Orders carry their year; letters the prefix of their unit, with or without ว for a circular."""
    orders = Series(kind="order", office="-", unit="กมลาไสย", year=year)
    letters = Series(kind="letter", office="-", unit="กมลาไสย", year=year, prefix="กส 0519")
    dated = dt.date(year - 543, 6, 1)
    assert orders.number_in(LetterNumber(number=orders.text(number), dated=dated)) == number
    assert letters.number_in(LetterNumber(number=letters.text(number), dated=dated)) == number
    assert letters.number_in(LetterNumber(number=f"ที่ กส 0519/ว {number}", dated=dated)) == number
    assert letters.number_in(LetterNumber(number=f"ว {number}", dated=dated)) == number
    assert letters.number_in(LetterNumber(number=f"กส 0619/{number}", dated=dated)) is None
    assert orders.number_in(LetterNumber(number=letters.text(number), dated=dated)) is None
    assert letters.number_in(LetterNumber(number=orders.text(number), dated=dated)) is None


def edit_register(change: Callable[[Worksheet], object]) -> None:
    register = load_workbook(REGISTER)
    change(register["เลขหนังสือ"])
    register.save(REGISTER)


def test_a_title_over_the_register_moves_nothing(book: Book, capsys: Run) -> None:
    """A clerk's title above the headers, other spellings of them: new rows and marks go where they are read."""
    old = issue(capsys)[TEAM][1]

    def with_title(sheet: Worksheet) -> None:
        sheet["D1"] = "ลงวันที่"
        sheet.insert_rows(1)
        sheet["A1"] = "ทะเบียนเลขของอำเภอ"

    edit_register(with_title)
    assert issue(capsys, "--new-order", "--only", "D01", date="1/3/2565")[TEAM] == ("replaces", "4/2565")
    rows = list(load_workbook(REGISTER)["เลขหนังสือ"].iter_rows(values_only=True))
    assert rows[0][1:] == (None,) * 9
    assert [(row[2], row[6]) for row in rows if row[0] == "D01"] == [(old, "ยกเลิก"), ("4/2565", "ใช้")]
    assert rows[1].count("วันที่") == 0
    assert issue(capsys)[TEAM] == ("has-one", "4/2565")
    run(["check", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_rows_are_added_above_a_note_at_the_end_of_the_register(book: Book, capsys: Run) -> None:
    """What stands below a note or a signature is not read: a number there would be given again."""
    issue(capsys, "--only", "D01")
    edit_register(lambda sheet: sheet.append([]) or sheet.append(["หมายเหตุ: ตรวจแล้ว"]))  # type: ignore[func-returns-value]
    given = issue(capsys, "--only", "D02")
    assert issue(capsys, "--only", "D02") == {paper: ("has-one", number) for paper, (_, number) in given.items()}


@pytest.mark.parametrize("header", ["เลขที่", "สถานะ", "วันที่"])
def test_no_number_is_given_where_a_column_of_the_register_got_another_name(
    book: Book, capsys: Run, header: str
) -> None:
    """The numbers, or which of them were cancelled, would not be seen."""
    issue(capsys)

    def rename(sheet: Worksheet) -> None:
        next(cell for cell in sheet[1] if cell.value == header).value = "อย่างอื่น"

    edit_register(rename)
    before = REGISTER.read_bytes()
    assert run(["issue", "--date", "20/1/2565"]) == ExitCode.WORKBOOK
    assert f"“{header}”" in capsys.readouterr().err
    assert REGISTER.read_bytes() == before


def test_no_number_is_given_where_the_sheet_of_the_register_got_another_name(book: Book, capsys: Run) -> None:
    """A second sheet beside it would begin anew."""
    issue(capsys)
    edit_register(lambda sheet: setattr(sheet, "title", "Sheet1"))
    assert run(["issue", "--date", "20/1/2565"]) == ExitCode.WORKBOOK
    assert load_workbook(REGISTER).sheetnames == ["Sheet1"]


def test_a_number_that_excel_made_a_date_of_is_no_missing_one(book: Book, capsys: Run) -> None:
    """The paper has a number, though nobody can read it: it gets no second one."""
    issue(capsys)

    def as_date(sheet: Worksheet) -> None:
        next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "D01")[2].value = dt.date(2022, 2, 1)

    edit_register(as_date)
    assert issue(capsys)[TEAM] == ("unread", "")


def test_a_new_order_is_not_dated_before_the_one_that_it_cancels(book: Book, capsys: Run) -> None:
    """Nobody cancels an order that is not there yet."""
    old = issue(capsys)[TEAM][1]
    assert issue(capsys, "--new-order", "--only", "D01", date="19/1/2565")[TEAM] == ("old-later", old)
    assert issue(capsys, "--new-order", "--only", "D01", date="20/1/2565")[TEAM] == ("replaces", "4/2565")


def test_withheld_papers_that_wait_for_a_number_are_counted(book: Book, capsys: Run) -> None:
    """Who reads that none is left without a number must not be misled."""
    book.rows[Village][0]["วันที่จัด"] = "31 ก.พ. 2565"
    book.save(Path("inputs/a.xlsx"))
    run(["issue", "--date", "20/1/2565"])
    assert "ฉบับที่ต้องมีเลขถูกงดทำ 1 ฉบับ" in capsys.readouterr().out


def test_a_paper_that_is_withheld_is_not_said_to_need_no_number(book: Book, capsys: Run) -> None:
    """One of the chosen papers has a number to come, when its cell is mended."""
    book.rows[Village][0]["วันที่จัด"] = "31 ก.พ. 2565"
    book.save(Path("inputs/a.xlsx"))
    run(["issue", "--date", "20/1/2565", "--only", "D02"])
    out = capsys.readouterr().out
    assert "ถูกงดทำ 1 ฉบับ" in out
    assert "ไม่มีฉบับที่ต้องมีเลข" not in out


def test_a_number_whose_status_cannot_be_read_is_neither_printed_nor_given(book: Book, capsys: Run) -> None:
    """It may be a cancelled one: its paper waits until the cell is mended, and keeps its number from all others."""
    book.rows[LetterNumber] = [
        {"รหัสเอกสาร": "D02", "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "15/2565", "วันที่": "5 ม.ค. 2565", "สถานะ": "ยกเลก"},
    ]
    book.save(Path("inputs/a.xlsx"))
    run(["build", "--format", "json", "--only", "D02"])
    built = json.loads(capsys.readouterr().out)
    withheld = {paper["key"]: paper["reasons"] for paper in built["withheld"]}
    assert [reason["cell"] for reason in withheld[CODE]] == ["เลขหนังสือ!E2"]
    assert {paper["key"] for paper in built["papers"]} == {OTHER_CODE}
    given_now = issue(capsys, "--only", "D02")
    assert given_now == {("speaker-team-order", OTHER_CODE): ("new", "16/2565")}
    book.rows[LetterNumber][0]["สถานะ"] = "ยกเลิก"
    book.save(Path("inputs/a.xlsx"))
    assert issue(capsys, "--only", "D02")["speaker-team-order", CODE] == ("new", "17/2565")
