"""Every rule of the programme: a workbook that breaks it, and the cell that is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.projects import CODE, PLACE, Book, found

from docgen.findings import Severity
from docgen.programmes.sammachip.sheets import (
    Assessment,
    Attendance,
    BudgetLine,
    Household,
    LetterNumber,
    Material,
    Official,
    Outcome,
    Sage,
    Village,
)
from docgen.runs import pipeline

Change = Callable[[Book], object]
Expected = list[str | tuple[str, str]] | None


def check(folder: Path, book: Book) -> pipeline.Checked:
    return pipeline.check([book.save(folder / "a.xlsx")])


def test_a_right_workbook_has_no_findings(tmp_path: Path) -> None:
    """What the other tests change is right to begin with."""
    assert found(check(tmp_path, Book()).findings) == []


def setting(name: str, value: object) -> Change:
    return lambda book: book.settings.update({name: value})


def cell(sheet: type, row: int, header: str, value: object) -> Change:
    return lambda book: book.rows[sheet][row].update({header: value})


def drop(sheet: type, row: int) -> Change:
    return lambda book: book.rows[sheet].pop(row)


def again(sheet: type, row: int, changes: dict[str, object]) -> Change:
    return lambda book: book.rows[sheet].append({**book.rows[sheet][row], **changes})


def attended(*people: tuple[str, int], came: int = 1) -> list[dict[str, object]]:
    return [{**PLACE, "ประเภท": kind, "ลำดับ": n, "เช้า": came, "บ่าย": came} for kind, n in people]


def registered(*rows: tuple[str, ...], document: str = "D02") -> Change:
    """Numbers of the village's papers: number, day, status."""

    def change(book: Book) -> None:
        for n, (number, dated, *status) in enumerate(rows):
            row = {"รหัสเอกสาร": document, "หมู่บ้าน/อำเภอ": f"{CODE}/{n}" if n else CODE, "เลขที่": number, "วันที่": dated}
            book.rows[LetterNumber].append({**row, "สถานะ": status[0] if status else ""})

    return change


def outcome(number: int, house: str) -> dict[str, object]:
    incomes = {"นำไปประกอบอาชีพ": 1, "รายได้ก่อน": 1, "รายได้หลัง": 2}
    return {**PLACE, "ลำดับ": number, "บ้านเลขที่": house, **incomes}


def assessed(*rounds: tuple[int, str, tuple[int, ...]], blank: str = "") -> Change:
    def change(book: Book) -> None:
        for number, day, failed in rounds:
            book.assess(number, day, failed)
        if blank:
            book.rows[Assessment][0][blank] = None

    return change


BROKEN: list[tuple[str, Change, Expected]] = [
    (
        "village count",
        setting("จำนวนหมู่บ้านเป้าหมาย", 2),
        ["R-CNT-01", "R-BUD-01", "R-CNT-06-sages", "R-CNT-06-households"],
    ),
    ("too few sages", drop(Sage, 0), [("หมู่บ้าน!D2", "R-CNT-02"), "R-CNT-06-sages", ("ปราชญ์", "sheet-absent")]),
    (
        "too many sages",
        again(Sage, 0, {"ลำดับ": 2, "ชื่อ": "เรียม"}),
        [("หมู่บ้าน!D2", "R-CNT-02-more"), "R-CNT-06-sages"],
    ),
    (
        "too few households",
        drop(Household, 1),
        [("หมู่บ้าน!D2", "R-CNT-03"), "R-CNT-06-households", ("วัสดุ!H2", "R-MAT-04")],
    ),
    (
        "too many households",
        again(Household, 0, {"ลำดับ": 3, "บ้านเลขที่": "77", "ชื่อ": "บุญส่ง"}),
        [("หมู่บ้าน!D2", "R-CNT-03-more"), "R-CNT-06-households", ("วัสดุ!H2", "R-MAT-04")],
    ),
    ("one house twice", cell(Household, 1, "บ้านเลขที่", "1"), [("ครัวเรือน!H3", "R-CNT-04")]),
    (
        "a sage is a household's representative",
        lambda book: book.rows[Household][0].update({"ชื่อ": "บุญมี", "สกุล": "ภูมิดี"}),
        [("ครัวเรือน!F2", "R-CNT-05")],
    ),
    (
        "a donor household of a year that does not count",
        lambda book: book.rows[Household][1].update({"หมู่บ้านต้นทาง": "46050101", "ปีสัมมาชีพของหมู่บ้านต้นทาง": 2559}),
        [("ครัวเรือน!K3", "R-EXC-01-year"), ("หมู่บ้าน!D2", "R-EXC-01")],
    ),
    (
        "a donor household from a target village",
        lambda book: book.rows[Household][1].update({"หมู่บ้านต้นทาง": CODE, "ปีสัมมาชีพของหมู่บ้านต้นทาง": 2563}),
        [("ครัวเรือน!J3", "R-EXC-02"), ("หมู่บ้าน!D2", "R-EXC-01")],
    ),
    ("a day after the window", cell(Village, 0, "วันที่จัด", "1 ก.ค. 2565"), [("หมู่บ้าน!H2", "R-TIM-01")]),
    ("two days", cell(Village, 0, "ถึงวันที่", "16 ม.ค. 2565"), [("หมู่บ้าน!L2", "R-TIM-03")]),
    ("a misspelt tambon", cell(Village, 0, "ตำบล", "เจ้าทา"), None),
    ("the source's 480,000", setting("งบประมาณกิจกรรมที่ 1 รวม", "480,000"), ["R-BUD-01"]),
    ("a plan over the limit", cell(BudgetLine, 1, "แผน", 10001), [("งบประมาณ!E3", "R-BUD-02")]),
    (
        "more spent than planned",
        lambda book: [row.update({"จ่ายจริง": row["แผน"] + 1}) for row in book.rows[BudgetLine][:1]],
        [("งบประมาณ!F2", "R-BUD-02-spent")],
    ),
    ("an amount with parts of a satang", cell(Material, 1, "จำนวน", "0.333"), [("วัสดุ!G3", "R-BUD-04")]),
    ("handed out more than bought", cell(Material, 0, "จำนวนต่อครัวเรือน", 3), [("วัสดุ!H2", "R-MAT-04")]),
    (
        "an order with the fiscal year",
        lambda book: book.rows[LetterNumber].append(
            {"รหัสเอกสาร": "D01", "หมู่บ้าน/อำเภอ": "กมลาไสย", "เลขที่": "3/2565", "วันที่": "20 ธ.ค. 2564"}
        ),
        [("เลขหนังสือ!C2", "order-year")],
    ),
    (
        "an order that cancels one without a date",
        lambda book: book.rows[LetterNumber].append(
            {"รหัสเอกสาร": "D01", "หมู่บ้าน/อำเภอ": "กมลาไสย", "คำสั่งเดิมที่ยกเลิก": "8/2563"}
        ),
        [("เลขหนังสือ!2", "order-cancels")],
    ),
    (
        "a later number with an earlier day",
        registered(("7/2565", "12 ม.ค. 2565"), ("9/2565", "10 ม.ค. 2565"), ("12/2565", "13 ม.ค. 2565")),
        [("เลขหนังสือ!D3", "number-order")],
    ),
    (
        "one day far too late: the number after it is told, and not all that follow",
        registered(
            ("1/2565", "4 ม.ค. 2565"), ("2/2565", "20 ธ.ค. 2565"), ("3/2565", "5 ม.ค. 2565"), ("4/2565", "6 ม.ค. 2565")
        ),
        [("เลขหนังสือ!D4", "number-order")],
    ),
    (
        "a cancelled number keeps its place in the register",
        registered(("5/2565", "20 ม.ค. 2565", "ยกเลิก"), ("6/2565", "18 ม.ค. 2565")),
        [("เลขหนังสือ!D3", "number-order")],
    ),
    (
        "letters of one prefix",
        registered(("กส 0119/7", "14 ม.ค. 2565"), ("กส 0119/9", "12 ม.ค. 2565"), document="D20"),
        [("เลขหนังสือ!D3", "number-order")],
    ),
    (
        "a status that cannot be read",
        registered(("5/2565", "12 ม.ค. 2565", "ยกเลก")),
        [("เลขหนังสือ!E2", "value-wrong")],
    ),
    (
        "attendance of nobody",
        lambda book: book.rows[Attendance].extend(attended(("ครัวเรือน", 1), ("ครัวเรือน", 77), ("วิทยากร", 1))),
        [("เข้าร่วม!E3", "row-of-nobody")],
    ),
    (
        "attendance keyed in by half",
        lambda book: book.rows[Attendance].extend(attended(("ครัวเรือน", 1), ("วิทยากร", 1))),
        ["attendance-incomplete"],
    ),
    (
        "an outcome of another household",
        lambda book: book.rows[Outcome].append(outcome(1, "2")),
        [("ผลลัพธ์!E2", "outcome-of-another")],
    ),
    ("an outcome of nobody", lambda book: book.rows[Outcome].append(outcome(99, "")), [("ผลลัพธ์!D2", "row-of-nobody")]),
    (
        "applied without having come",
        lambda book: book.rows.update(
            {
                Attendance: attended(("ครัวเรือน", 1), ("ครัวเรือน", 2), ("วิทยากร", 1), came=0),
                Outcome: [outcome(1, "1")],
            }
        ),
        [("ผลลัพธ์!F2", "applied-without-coming"), ("หมู่บ้าน!D2", "R-KPI-01")],
    ),
    ("a round that is none", assessed((3, "5 ม.ค. 2565", ())), [("ประเมิน!D2", "R-SEP-01")]),
    (
        "fewer indicators the second time",
        assessed((1, "5 ม.ค. 2565", (12,)), (2, "5 ก.พ. 2565", (12, 16))),
        [("ประเมิน!3", "R-SEP-02")],
    ),
    (
        "the first round on the day",
        assessed((1, "15 ม.ค. 2565", ())),
        [("ประเมิน!E2", "R-TIM-06-first")],
    ),
    (
        "the second round before the day",
        assessed((2, "14 ม.ค. 2565", ())),
        [("ประเมิน!E2", "R-TIM-06-second")],
    ),
    (
        "an indicator without an answer",
        assessed((1, "5 ม.ค. 2565", ()), blank="ข้อ 7"),
        [("ประเมิน!L2", "value-missing")],
    ),
    ("two levels", setting("จำนวนตัวชี้วัดขั้นต่ำของสามระดับ", "10, 23"), ["level-floors"]),
    (
        "too few households came",
        lambda book: book.rows.update({Attendance: attended(("ครัวเรือน", 1), ("ครัวเรือน", 2), ("วิทยากร", 1), came=0)}),
        [("หมู่บ้าน!D2", "R-KPI-01")],
    ),
    (
        "too few earn more",
        lambda book: book.rows.update({Outcome: [outcome(1, "1"), {**outcome(2, "2"), "รายได้หลัง": 1}]}),
        [("หมู่บ้าน!D2", "R-KPI-02")],
    ),
    ("a team without a chair", cell(Official, 0, "หน้าที่ในทีมสนับสนุน", "กรรมการ"), ["team-chair"]),
    ("a team without a secretary", cell(Official, 1, "หน้าที่ในทีมสนับสนุน", "กรรมการ"), ["team-secretary"]),
    ("one person twice in a team", again(Official, 0, {"บทบาท": "ทีมสนับสนุน", "หน้าที่ในทีมสนับสนุน": "กรรมการ"}), None),
]


@pytest.mark.parametrize(("change", "expected"), [pytest.param(*rest, id=name) for name, *rest in BROKEN])
def test_a_broken_rule_names_its_cell(tmp_path: Path, change: Change, expected: Expected) -> None:
    """One change in a right workbook gives exactly the findings of the rules that it breaks."""
    book = Book()
    change(book)
    findings = found(check(tmp_path, book).findings)
    assert findings
    if expected is not None:
        listed = [
            pair if isinstance(wanted, tuple) else pair[1]
            for pair, wanted in zip(sorted(findings, key=_by(expected)), expected, strict=True)
        ]
        assert listed == expected


def _by(expected: list[str | tuple[str, str]]) -> Callable[[tuple[str, str]], int]:
    order = {wanted if isinstance(wanted, str) else wanted[1]: n for n, wanted in enumerate(expected)}
    return lambda pair: order.get(pair[1], len(order))


def test_houses_without_a_number_are_no_fault(tmp_path: Path) -> None:
    """Two of them are two houses: only a number that stands twice is told (R-CNT-04)."""
    book = Book()
    for row in book.rows[Household]:
        row["บ้านเลขที่"] = "-"
    assert found(check(tmp_path, book).findings) == []


def test_a_household_without_its_house_is_told_once(tmp_path: Path) -> None:
    """Its outcome names a house that there is nothing to hold against."""
    book = Book()
    book.rows[Household][0]["บ้านเลขที่"] = ""
    book.rows[Outcome].append(outcome(1, "2"))
    codes = [finding.code for finding in check(tmp_path, book).findings]
    assert "value-missing" in codes
    assert "outcome-of-another" not in codes


def test_a_tambon_of_another_district_is_named_with_its_district(tmp_path: Path) -> None:
    """R-GEO-01: บัวขาว is in กุฉินารายณ์."""
    book = Book()
    for rows in book.rows.values():
        for row in rows:
            if row.get("ตำบล") == "เจ้าท่า" and "รหัสตำบล" not in row:
                row["ตำบล"] = "บัวขาว"
    finding = next(f for f in check(tmp_path, book).findings if f.code == "R-GEO-01")
    assert (str(finding.where), finding.args["elsewhere"]) == ("หมู่บ้าน!B2", "กุฉินารายณ์")


def test_a_short_village_completed_from_a_neighbour_is_a_warning_only(tmp_path: Path) -> None:
    """R-EXC-01: allowed, but to be seen (ก1-ง2)."""
    book = Book()
    book.rows[Household][1] |= {"หมู่บ้านต้นทาง": "46050101", "ปีสัมมาชีพของหมู่บ้านต้นทาง": 2563}
    findings = check(tmp_path, book).findings
    assert [(f.code, f.severity) for f in findings] == [("R-EXC-01", Severity.WARNING)]


def test_nothing_of_this_year_is_built_in(tmp_path: Path) -> None:
    """Next year's programme is another workbook: other numbers, another province, another window."""
    book = Book(households=3, sages=2)
    book.settings |= {
        "ปีงบประมาณ": 2570,
        "จังหวัด": "ร้อยเอ็ด",
        "วันเริ่มดำเนินการ": "1 ต.ค. 2569",
        "วันสิ้นสุดดำเนินการ": "30 ก.ย. 2570",
        "วันที่ของแนวทาง": "1 พ.ย. 2569",
        "วันที่หนังสือแจ้งจัดสรรงบประมาณ": "12 พ.ย. 2569",
        "งบประมาณต่อหมู่บ้าน": 30000,
        "งบประมาณกิจกรรมที่ 1 รวม": 30000,
    }
    book.rows[Village][0] |= {"วันที่จัด": dt.date(2027, 3, 9), "วันที่ประชาคม": "20 ธ.ค. 2569"}
    assert found(check(tmp_path, book).findings) == []


@pytest.mark.parametrize(
    "rows",
    [
        [("7/2565", "20 ม.ค. 2565"), ("9/2565", "20 ม.ค. 2565"), ("300/2564", "30 ธ.ค. 2564")],
        [("300/2564", "30 ธ.ค. 2564"), ("1/2565", "3 ม.ค. 2565")],
        [("9/2565", ""), ("10/2565", "3 ม.ค. 2565")],
        [("ว 9", "4 ม.ค. 2565"), ("10", "3 ม.ค. 2565")],
        [("9", "4 ม.ค. 2565"), ("กส 0019/10", "3 ม.ค. 2565")],
    ],
    ids=["the same day", "another year", "no day yet", "circulars", "another unit's letters"],
)
def test_registers_that_run_in_order_are_not_told(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    """A register is one unit's, of one calendar year; circulars may have their own."""
    book = Book()
    registered(*rows)(book)
    assert "number-order" not in [f.code for f in check(tmp_path, book).findings]
