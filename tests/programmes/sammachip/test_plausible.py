"""What is hardly meant so is asked at its cell: amounts, counts, years, ages, numbers of orders, one person twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.projects import PLACE, Book, found

from docgen import thai
from docgen.programmes.sammachip.sheets import Household, LetterNumber, Outcome, Sage, Survey, Village, Voucher
from docgen.records import Record
from docgen.runs import pipeline

Change = Callable[[Book], object]


def told(tmp_path: Path, book: Book) -> list[str]:
    """The codes of all findings."""
    return [code for _, code in found(pipeline.check([book.save(tmp_path / "a.xlsx")]).findings)]


def put(record: type[Record], header: str, value: object, row: int = 0) -> Change:
    """Another value in one cell."""
    return lambda book: book.rows[record][row].update({header: value})


def setting(header: str, value: object) -> Change:
    """Another setting."""
    return lambda book: book.settings.update({header: value})


ASKED: list[tuple[Change, str]] = [
    (setting("ปีงบประมาณ", 2566), "fiscal-year-differs"),
    (setting("ปีงบประมาณ", 65), "value-implausible"),
    (setting("ตัวชี้วัด ร้อยละที่นำไปประกอบอาชีพและมีรายได้เพิ่ม", 0.85), "value-implausible"),
    (setting("วันที่ของแนวทาง", "1 พ.ย. 2546"), "date-implausible"),
    (setting("รหัสหนังสือจังหวัด", "กส 19"), "value-mended"),
    (put(Sage, "วันเกิด", "7 ต.ค. 2570"), "sage-age"),
    (put(Sage, "วันเกิด", "7 ต.ค. 2557"), "sage-age"),
    (put(Sage, "ประสบการณ์", 2535), "value-implausible"),
    (put(Sage, "ลำดับ", 0), "value-implausible"),
    (put(Sage, "ค่าตอบแทนต่อชั่วโมง", 6), "value-implausible"),
    (put(Sage, "วันที่พัฒนาทักษะวิทยากร", dt.date(1964, 12, 20)), "date-implausible"),
    (put(Village, "วันที่ประชาคม", dt.date(1964, 12, 20)), "date-implausible"),
    (put(Village, "วันที่ประชาคม", "20 ธ.ค. 2546"), "date-implausible"),
    (put(Village, "จำนวนครัวเรือนทั้งหมด", 12000), "value-implausible"),
    (put(Household, "สมาชิก", 41), "value-implausible"),
    (put(Household, "คำนำหน้า", "ด.ช."), "representative-prefix"),
    (put(Household, "คำนำหน้า", "พระ"), "representative-prefix"),
    (put(Household, "คำนำหน้า", None), "value-mended"),
    (put(Village, "พยาน", "นายสมหมาย ใจดี"), "witnesses"),
    (put(Village, "พยาน", "นายสมหมาย ใจดี, นายสมหมาย ใจดี"), "witnesses"),
    (put(Village, "ผู้ใหญ่บ้าน", "นางบุญมี ภูมิดี"), "headman-is-sage"),
    (put(Village, "สถานที่จัด", "ศาลาประชาคมบ้านม่วง"), "venue-elsewhere"),
]


@pytest.mark.parametrize(("change", "code"), ASKED)
def test_a_value_is_asked(tmp_path: Path, change: Change, code: str) -> None:
    """One cell of a right workbook, one finding more."""
    book = Book()
    book.add_village()
    before = told(tmp_path, book)
    change(book)
    assert code not in before
    assert code in told(tmp_path, book)


@pytest.mark.parametrize(
    "number",
    [
        "12-2565", "abc", "349/65", "0349/2564", "349/2564 (ร่าง)", "34g/2564", "'=349/2564", "349.2564", "คส 349/2564",
        12 / 2564,
        "349//2564", "349/2022", "349",
    ],
)  # fmt: skip
def test_an_order_s_number_of_another_form_is_asked(tmp_path: Path, number: object) -> None:
    """`349/2564` and nothing else."""
    book = Book()
    book.rows[LetterNumber] = [{"รหัสเอกสาร": "D01", "หมู่บ้าน/อำเภอ": "กมลาไสย", "เลขที่": number, "วันที่": "16 พ.ย. 2564"}]
    assert "number-form" in told(tmp_path, book)


@pytest.mark.parametrize(
    ("document", "number"), [("D01", "๓๔๙/๒๕๖๔"), ("D19", "กส 0319/45"), ("D19", "ว 45"), ("D01", "/2564")]
)
def test_a_number_in_its_form_is_not_asked(tmp_path: Path, document: str, number: str) -> None:
    """Thai figures, letters and circulars, and a blank with its year for the pen."""
    book = Book()
    book.rows[LetterNumber] = [
        {"รหัสเอกสาร": document, "หมู่บ้าน/อำเภอ": "46031010", "เลขที่": number, "วันที่": "16 พ.ย. 2564"}
    ]
    assert "number-form" not in told(tmp_path, book)


def test_incomes_and_expenses_that_jump_are_asked(tmp_path: Path) -> None:
    """Ten times, a tenth, nothing; and a visit before the day."""
    book = Book(households=3)
    for n, after in ((1, 500_000), (2, 5_000), (3, 52_000)):
        earned = {"รายได้ก่อน": 50_000, "รายได้หลัง": after, "วันที่ติดตาม": "10 ม.ค. 2565"}
        book.rows[Outcome].append({**PLACE, "ลำดับ": n, "นำไปประกอบอาชีพ": 1, **earned})
    spent = {"อาชีพหลัก": "ทำนา", "รายได้ครัวเรือน": 50_000, "รายจ่ายครัวเรือน": 400_000}
    book.rows[Survey] = [{**PLACE, "ลำดับ": 1, **spent}]
    codes = told(tmp_path, book)
    assert (codes.count("income-jump"), codes.count("followed-before"), codes.count("expenses-jump")) == (2, 3, 1)


def test_a_number_unlike_its_column_is_asked(tmp_path: Path) -> None:
    """A typing error in one of many; where several are so, the column holds things of several kinds."""
    book = Book(households=20)
    for n, row in enumerate(book.rows[Household]):
        row["รายได้/คน/ปี"] = 30_000 + 1000 * n
    assert "value-unlike-others" not in told(tmp_path, book)
    book.rows[Household][7]["รายได้/คน/ปี"] = 300_000
    book.rows[Household][8]["รายได้/คน/ปี"] = 0
    assert told(tmp_path, book).count("value-unlike-others") == 2
    for row in book.rows[Household][:8]:
        row["รายได้/คน/ปี"] = 300_000
    assert told(tmp_path, book).count("value-unlike-others") == 1


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ({}, {}, "person-twice"),
        ({"เลขประจำตัวประชาชน": "9-4601-97444-70-1"}, {"เลขประจำตัวประชาชน": "9-4601-97444-70-1"}, "person-twice"),
        ({}, {"ชื่อ": "บุญมา"}, "person-nearly-twice"),
        ({"ชื่อ": "จันทร์เพ็ญ"}, {"ชื่อ": "จันทร์เพ็ญ"}, "person-twice"),
        ({"ชื่อ": "จันทร์เพ็ญ"}, {"ชื่อ": "จันเพ็ญ"}, "person-nearly-twice"),
        ({"ชื่อ": "ณัฐวุฒิ"}, {"ชื่อ": "นัฐวุฒิ"}, "person-nearly-twice"),
        ({"ชื่อ": "สมชาย"}, {"ชื่อ": "สมหมาย"}, ""),
    ],
)
def test_one_sage_in_two_rows(tmp_path: Path, first: dict[str, object], second: dict[str, object], code: str) -> None:
    """The same name, or one in another spelling; who has a number of his own is somebody else."""
    book = Book(sages=2)
    book.rows[Sage][0] |= {"ชื่อ": "บุญมี", **first}
    book.rows[Sage][1] |= {"ชื่อ": "บุญมี", **second}
    codes = [each for each in told(tmp_path, book) if each.startswith("person")]
    assert codes == ([code] if code else [])


def test_one_number_of_two_people(tmp_path: Path) -> None:
    """The voucher would carry another's number."""
    book = Book(sages=2)
    for row in book.rows[Sage]:
        row["เลขประจำตัวประชาชน"] = "9-4601-97444-70-1"
    assert "number-of-two" in told(tmp_path, book) or "value-wrong" in told(tmp_path, book)


def test_one_voucher_s_number_twice(tmp_path: Path) -> None:
    """Of two payees; two lines of one receipt are one voucher."""
    book = Book()
    row = {**PLACE, "เลขที่ใบสำคัญ": "บค. 1/65", "วันที่": "20 ม.ค. 2565", "หมวด": "ค่าอาหารกลางวัน", "จำนวนเงิน": 5000}
    book.rows[Voucher] = [{**row, "ผู้รับเงิน": "นางแก้ว ใจงาม"}, {**row, "ผู้รับเงิน": "นางแก้ว ใจงาม"}]
    assert "voucher-twice" not in told(tmp_path, book)
    book.rows[Voucher][1]["ผู้รับเงิน"] = "นายดำ ใจงาม"
    assert "voucher-twice" in told(tmp_path, book)


def test_names_that_sound_alike() -> None:
    """Letters of one sound, marks, one letter off in a long name; a short name must be the same."""
    assert thai.nearly_equal("ณัฐวุฒิ", "นัฐวุฒิ")
    assert thai.nearly_equal("จันทร์เพ็ญ", "จันเพ็ญ")
    assert not thai.nearly_equal("สมก", "สมข")
    assert not thai.nearly_equal("สมชาย", "สมหมาย")


@pytest.mark.parametrize("document", ["D 02", "ด02", "D2", "DO2", "คำสั่ง", "D99"])
def test_a_number_for_no_paper_is_told_when_checked(tmp_path: Path, document: str) -> None:
    """Nobody would see that it stands on no paper."""
    book = Book()
    book.rows[LetterNumber] = [
        {"รหัสเอกสาร": document, "หมู่บ้าน/อำเภอ": "46031010", "เลขที่": "349/2564", "วันที่": "16 พ.ย. 2564"}
    ]
    templates = Path(__file__).parents[3] / "templates"
    findings = pipeline.check([book.save(tmp_path / "a.xlsx")], templates=templates).findings
    assert "document-unknown" in [code for _, code in found(findings)]


@pytest.mark.parametrize(("header", "value"), [("หมู่ที่", 9), ("ตำบล", "ธัญญา"), ("อำเภอ", "กุฉินารายณ์")])
def test_a_code_against_the_place_in_its_row(tmp_path: Path, header: str, value: object) -> None:
    """The code counts, and it is told."""
    book = Book()
    book.rows[Household][0] |= {"รหัสหมู่บ้าน": "46031010", header: value}
    assert "place-differs-from-code" in told(tmp_path, book)
    book.rows[Household][0] |= {"รหัสหมู่บ้าน": "46031010", **PLACE}
    assert "place-differs-from-code" not in told(tmp_path, book)


def test_one_name_in_two_villages(tmp_path: Path) -> None:
    """Asked where no numbers tell the two apart."""
    book = Book()
    book.add_village()
    assert "person-elsewhere" not in told(tmp_path, book)
    book.rows[Household][2] |= {"ชื่อ": book.rows[Household][0]["ชื่อ"], "สกุล": book.rows[Household][0]["สกุล"]}
    assert "person-elsewhere" in told(tmp_path, book)


@pytest.mark.parametrize("second", [{"บ้านเลขที่": "1"}, {"บ้านเลขที่": "99"}])
def test_an_outcome_that_counts_for_nobody_is_told(tmp_path: Path, second: dict[str, object]) -> None:
    """A second row of one household, named in another way, and a house that the village has not."""
    book = Book()
    earned = {**PLACE, "นำไปประกอบอาชีพ": 1, "รายได้ก่อน": 50_000, "รายได้หลัง": 52_000}
    book.rows[Outcome] = [{**earned, "ลำดับ": 1}]
    assert "outcome-unused" not in told(tmp_path, book)
    book.rows[Outcome].append({**earned, **second})
    assert "outcome-unused" in told(tmp_path, book)
