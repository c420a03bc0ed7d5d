"""Which row belongs to which village; keys that dangle, repeat or clash between workbooks."""

from __future__ import annotations

from pathlib import Path

from tests.support.projects import CODE, OTHER_CODE, OTHER_PLACE, PLACE, Book, found, project_of

from docgen.papers.words import sentence
from docgen.programmes.sammachip.sheets import (
    Area,
    Attendance,
    Household,
    LetterNumber,
    Material,
    Official,
    Outcome,
    Sage,
    Session,
    Village,
)
from docgen.runs import pipeline


def check(folder: Path, *books: Book) -> pipeline.Checked:
    return pipeline.check([book.save(folder / f"{n}.xlsx") for n, book in enumerate(books)])


def test_villages_get_their_code_from_the_table_of_places(tmp_path: Path) -> None:
    """District 4 + tambon 2 + moo 2 digits; rows find their village by place or by code."""
    book = Book()
    book.add_village()
    for row in book.rows[Sage]:
        row["รหัสหมู่บ้าน"] = CODE if row["หมู่ที่"] == PLACE["หมู่ที่"] else OTHER_CODE
        for header in PLACE:
            del row[header]
    checked = check(tmp_path, book)
    assert found(checked.findings) == []
    assert [(d.key, len(d.sages), len(d.households)) for d in project_of(checked).dossiers] == [
        (OTHER_CODE, 1, 2),
        (CODE, 1, 2),
    ]


def test_a_row_of_no_village_is_named_and_left_out(tmp_path: Path) -> None:
    """A household of a moo that is not a target village."""
    book = Book()
    book.rows[Household].append({**book.rows[Household][0], "หมู่ที่": 99, "บ้านเลขที่": "5"})
    checked = check(tmp_path, book)
    assert found(checked.findings) == [("ครัวเรือน!A4", "village-unknown")]
    assert project_of(checked).dossiers[0].household_count == 2


def test_a_village_twice_names_both_cells(tmp_path: Path) -> None:
    """In two workbooks of one project, the finding says which other one."""
    first, second = Book(), Book()
    second.settings, second.rows = {}, {Village: second.rows[Village]}
    findings = check(tmp_path, first, second).findings
    clash = next(f for f in findings if f.code == "village-twice")
    assert clash.where is not None
    assert (clash.where.file, str(clash.where)) == ("1.xlsx", "หมู่บ้าน!D2")
    assert (clash.also[0].file, str(clash.also[0])) == ("0.xlsx", "หมู่บ้าน!D2")
    assert "0.xlsx ชีต “หมู่บ้าน” เซลล์ D2" in sentence(clash)


def test_several_workbooks_are_one_project(tmp_path: Path) -> None:
    """One workbook a district: villages of both, settings of the first."""
    whole, part = Book(), Book()
    whole.add_village()
    part.settings = {}
    part.rows = {
        sheet: [row for row in rows if row.get("ตำบล") == OTHER_PLACE["ตำบล"]] for sheet, rows in whole.rows.items()
    }
    for sheet in (Village, Sage, Household, Material):
        whole.rows[sheet] = [row for row in whole.rows[sheet] if row not in part.rows[sheet]]
    part.rows = {sheet: part.rows[sheet] for sheet in (Village, Sage, Household, Material)}
    checked = check(tmp_path, whole, part)
    assert found(checked.findings) == []
    assert [len(d.materials) for d in project_of(checked).dossiers] == [2, 2]


def test_the_same_row_twice_is_named(tmp_path: Path) -> None:
    """A number used by two people, a material typed twice, an attendance keyed in twice."""
    book = Book()
    book.rows[Household][1]["ลำดับ"] = 1
    book.rows[Material].append(dict(book.rows[Material][1]))
    book.rows[Attendance] = [{**PLACE, "ประเภท": "ครัวเรือน", "ลำดับ": 1, "เช้า": 1, "บ่าย": 1}] * 2
    findings = found(check(tmp_path, book).findings)
    assert [pair for pair in findings if pair[1] == "row-twice"] == [
        ("ครัวเรือน!D3", "row-twice"),
        ("วัสดุ!4", "row-twice"),
        ("เข้าร่วม!3", "row-twice"),
    ]


def test_a_village_of_its_own_schedule_does_not_get_the_common_one(tmp_path: Path) -> None:
    """ทุกหมู่บ้าน is for those without sessions of their own."""
    book = Book()
    book.add_village()
    book.rows[Session].append({**PLACE, "เริ่ม": "09.00", "สิ้นสุด": "15.00", "กิจกรรม": "สาธิต", "รหัสหัวข้อ": "9.2"})
    dossiers = project_of(check(tmp_path, book)).dossiers
    assert [len(d.sessions) for d in dossiers] == [2, 1]


def test_a_short_district_name_is_completed(tmp_path: Path) -> None:
    """อ.เมือง is the one district whose name begins with it."""
    book = Book()
    book.rows[Village][0]["อำเภอ"] = "อ.กมลาไสย"
    book.rows[Village][0]["ตำบล"] = "ต.เจ้าท่า"
    checked = check(tmp_path, book)
    assert found(checked.findings) == []
    assert project_of(checked).dossiers[0].village.address == "บ้านโจด หมู่ที่ 10 ตำบลเจ้าท่า อำเภอกมลาไสย"


def test_a_row_without_a_district_finds_its_village_by_tambon_and_moo(tmp_path: Path) -> None:
    """Where no other village has that tambon and moo."""
    book = Book()
    for row in book.rows[Household]:
        row["อำเภอ"] = None
    assert project_of(check(tmp_path, book)).dossiers[0].household_count == 2


def test_who_is_in_charge_of_a_tambon(tmp_path: Path) -> None:
    """The officer whose list of tambons names it; the only officer of the district otherwise."""
    book = Book()
    other = Book.official("พัฒนากร", "นาย", "กล้า", "หาญดี", "นักวิชาการพัฒนาชุมชนชำนาญการ", "", None)
    book.rows[Official] += [{**other, "รับผิดชอบตำบล": "ธัญญา, ต.เจ้าท่า"}]
    assert project_of(check(tmp_path, book)).dossiers[0].officer.first == "กล้า"


def test_results_join_attendance_and_outcome_by_number(tmp_path: Path) -> None:
    """A household's line tells whether it came, and what it earns now."""
    book = Book()
    book.rows[Attendance] = [
        {**PLACE, "ประเภท": "ครัวเรือน", "ลำดับ": 1, "เช้า": 1, "บ่าย": 0},
        {**PLACE, "ประเภท": "ครัวเรือน", "ลำดับ": 2, "เช้า": 0, "บ่าย": 0},
        {**PLACE, "ประเภท": "วิทยากร", "ลำดับ": 1, "เช้า": 1, "บ่าย": 1},
    ]
    book.rows[Outcome] = [
        {**PLACE, "ลำดับ": 1, "นำไปประกอบอาชีพ": 1, "รายได้ก่อน": 30000, "รายได้หลัง": 33000},
        {**PLACE, "ลำดับ": 2, "นำไปประกอบอาชีพ": 0, "รายได้ก่อน": 30000, "รายได้หลัง": 30000},
    ]
    dossier = project_of(check(tmp_path, book)).dossiers[0]
    assert [(r.came, r.applied, str(r.change_percent)) for r in dossier.results] == [
        (True, True, "10.00"),
        (False, False, "0.00"),
    ]
    assert [(t.label, t.target, t.came) for t in dossier.turnout] == [
        ("วิทยากร", 1, 1),
        ("ครัวเรือน", 2, 1),
        ("เจ้าหน้าที่", 0, None),
    ]
    assert (dossier.outcome.applied, dossier.outcome.increased, str(dossier.outcome.increased_percent)) == (
        1,
        1,
        "100.00",
    )


def test_a_number_of_the_register_twice_is_named(tmp_path: Path) -> None:
    """One paper has one number."""
    book = Book()
    book.rows[LetterNumber] = [
        {"รหัสเอกสาร": "D01", "หมู่บ้าน/อำเภอ": "กมลาไสย", "เลขที่": "๓/๒๕๖๔", "วันที่": "1 ธ.ค. 2564"}
    ] * 2
    assert found(check(tmp_path, book).findings) == [("เลขหนังสือ!A3", "number-twice")]


def test_people_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    """However Excel sorted the rows; who has no number comes after the others."""
    book = Book(households=4)
    book.rows[Household].reverse()
    book.rows[Household][0]["ลำดับ"] = None
    book.rows[Session].reverse()
    dossier = project_of(check(tmp_path, book)).dossiers[0]
    assert [(h.seq, h.house_no) for h in dossier.households] == [(1, "1"), (2, "2"), (3, "3"), (4, "4")]
    assert [session.activity for session in dossier.sessions] == [row["กิจกรรม"] for row in reversed(book.rows[Session])]


def test_a_number_is_found_with_thai_digits(tmp_path: Path) -> None:
    """D๐๑ is D01."""
    book = Book()
    book.rows[LetterNumber] = [{"รหัสเอกสาร": "D๐๑", "หมู่บ้าน/อำเภอ": "กมลาไสย", "เลขที่": "๓/๒๕๖๔"}]
    (row,) = project_of(check(tmp_path, book)).numbers
    assert (row.document, row.place) == ("D01", "กมลาไสย")


def test_a_tambon_of_two_districts_needs_its_district(tmp_path: Path) -> None:
    """R-GEO-02: named as a warning where the row does not say which."""
    book = Book()
    book.rows[Area].append({"รหัสอำเภอ": "4605", "อำเภอ": "กุฉินารายณ์", "รหัสตำบล": "09", "ตำบล": "เจ้าท่า"})
    book.rows[Household][0]["อำเภอ"] = None
    assert found(check(tmp_path, book).findings) == [("ครัวเรือน!B2", "R-GEO-02")]
