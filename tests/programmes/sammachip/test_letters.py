"""Letters and minutes: who is invited, in which words, under which number (handbook 1.6, 1.9, 2.12, 2.15)."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.golden.papers import text_of
from tests.support.projects import CODE, OTHER_CODE, PLACE, Book, found, project_of

from docgen import papers
from docgen.press import workshop
from docgen.programmes.sammachip import Dossier
from docgen.programmes.sammachip.sheets import Area, Household, LetterNumber, Meeting, Recipient, Sage, Village
from docgen.runs import pipeline

TEMPLATES = Path(__file__).parents[3] / "templates"


def dossier_of(book: Book, folder: Path, place: int = 0) -> Dossier:
    return project_of(pipeline.check([book.save(folder / "a.xlsx")])).dossiers[place]


def told(book: Book, folder: Path) -> list[tuple[str, str]]:
    return found(pipeline.check([book.save(folder / "a.xlsx")]).findings)


def test_sages_and_headman_are_invited_without_any_row(tmp_path: Path) -> None:
    """A speaker's letter belongs to the papers of the payment, the headman brings the households."""
    letters = dossier_of(Book(sages=2), tmp_path).invitations
    assert [(letter.key, letter.purpose) for letter in letters] == [
        ("1", "วิทยากร"), ("2", "วิทยากร"), ("ผู้ใหญ่บ้าน", "ผู้นำหมู่บ้าน"),
    ]  # fmt: skip
    assert letters[2].addressee == "ผู้ใหญ่บ้าน หมู่ที่ 10 ตำบลเจ้าท่า"


def test_a_row_is_added_and_one_of_a_sage_changes_the_sage_s_letter(tmp_path: Path) -> None:
    """Nobody gets two letters for one day."""
    book = Book(sages=1)
    book.rows[Recipient] = [
        {**PLACE, "ลำดับ": 1, "คำนำหน้า": "นาง", "ชื่อ": "บุญมี", "สกุล": "ภูมิดี", "เชิญเป็น": "ประธาน"},
        {**PLACE, "ลำดับ": 2, "ตำแหน่ง": "เกษตรอำเภอกมลาไสย"},
    ]
    letters = dossier_of(book, tmp_path).invitations
    assert [(letter.key, letter.purpose) for letter in letters] == [
        ("1", "ประธานพิธีเปิด"), ("ผู้ใหญ่บ้าน", "ผู้นำหมู่บ้าน"), ("ร2", "ผู้ร่วมกิจกรรม"),
    ]  # fmt: skip


@pytest.mark.parametrize("purpose", ["", "วิทยากร"])
def test_a_sage_s_row_keeps_what_the_sage_speaks_about(tmp_path: Path, purpose: str) -> None:
    """ผู้รับเชิญ has no column of topics: who is written to there still learns what to speak about."""
    book = Book(sages=1)
    book.rows[Sage][0]["หัวข้อที่บรรยาย"] = "การย้อมสีธรรมชาติ"
    book.rows[Recipient] = [
        {**PLACE, "ลำดับ": 1, "คำนำหน้า": "นาง", "ชื่อ": "บุญมี", "สกุล": "ภูมิดี", "ตำแหน่ง": "ประธานกลุ่มทอผ้า", "เชิญเป็น": purpose},
        {**PLACE, "ลำดับ": 2, "คำนำหน้า": "นาย", "ชื่อ": "อื่น", "สกุล": "มาไกล", "เชิญเป็น": "วิทยากร"},
    ]  # fmt: skip
    letters = dossier_of(book, tmp_path).invitations
    assert [(letter.purpose, letter.topic) for letter in letters] == [
        ("วิทยากร", "การย้อมสีธรรมชาติ"), ("ผู้นำหมู่บ้าน", ""), ("วิทยากร", ""),
    ]  # fmt: skip


def test_an_error_of_the_sage_withholds_the_letter_of_the_sage_s_row(tmp_path: Path) -> None:
    """The letter prints both rows: an error in either holds it back, and no other letter."""
    book = Book(sages=2)
    book.rows[Sage][0]["หัวข้อที่บรรยาย"] = "#REF!"
    book.rows[Recipient] = [{**PLACE, "ลำดับ": 1, "คำนำหน้า": "นาง", "ชื่อ": "บุญมี", "สกุล": "ภูมิดี"}]
    built = pipeline.prepare([book.save(tmp_path / "a.xlsx")], TEMPLATES, pipeline.Selection(documents=("D19",)))
    assert [paper.key for paper in built.plan.withheld] == [f"{CODE}/1"]


def test_a_position_is_never_signed_as_a_name(tmp_path: Path) -> None:
    """Who is written to by position alone writes the name by hand; the headman's answer has both."""
    book = Book(sages=1)
    book.rows[Village][0]["ผู้ใหญ่บ้าน"] = "นายบุญมี ศรีสุข"
    book.rows[Recipient] = [{**PLACE, "ลำดับ": 1, "ตำแหน่ง": "เกษตรอำเภอกมลาไสย"}]
    headman, office = dossier_of(book, tmp_path).invitations[1:]
    assert (headman.person, headman.position) == ("นายบุญมี  ศรีสุข", "ผู้ใหญ่บ้าน หมู่ที่ 10 ตำบลเจ้าท่า")
    assert (office.person, office.position) == ("", "เกษตรอำเภอกมลาไสย")


def test_each_household_is_invited_by_name(tmp_path: Path) -> None:
    """The letter of D19H is its own row's, under the household's number; ผู้รับเชิญ needs no row for it."""
    letters = dossier_of(Book(households=2), tmp_path).household_invitations
    assert [(letter.key, letter.person, letter.is_household) for letter in letters] == [
        ("1", "นายสมข  ใจดี", True), ("2", "นายสมค  ใจดี", True),
    ]  # fmt: skip
    assert letters[0].addressee.startswith("นายสมข  ใจดี (ผู้แทนครัวเรือนเป้าหมาย บ้านเลขที่ ")


def test_a_house_in_another_village_is_named_with_its_village(tmp_path: Path) -> None:
    """This village may have a house of the same number; whoever carries the letter looks for the right one."""
    book = Book(households=2)
    book.rows[Household][0] |= {"หมู่บ้านต้นทาง": OTHER_CODE, "ปีสัมมาชีพของหมู่บ้านต้นทาง": 2563}
    donor, own = dossier_of(book, tmp_path).household_invitations
    assert donor.position == "ผู้แทนครัวเรือนเป้าหมาย บ้านเลขที่ 1 หมู่ที่ 3 ตำบลธัญญา"
    assert own.position == "ผู้แทนครัวเรือนเป้าหมาย บ้านเลขที่ 2"


def test_letters_to_households_are_made_when_they_are_asked_for(tmp_path: Path) -> None:
    """One circular a village goes out unasked; twenty letters a village do not."""
    made = pipeline.prepare([Book(households=2).save(tmp_path / "a.xlsx")], TEMPLATES, pipeline.Selection())
    shorts = {job.document.short for job in made.plan.jobs}
    assert "D19W" in shorts
    assert "D19H" not in shorts


def test_an_error_of_a_household_withholds_its_own_letter_alone(tmp_path: Path) -> None:
    """The others are invited."""
    book = Book(households=2)
    book.rows[Household][1]["บ้านเลขที่"] = "#REF!"
    built = pipeline.prepare([book.save(tmp_path / "a.xlsx")], TEMPLATES, pipeline.Selection(documents=("D19H",)))
    assert len(built.plan.jobs) == len(built.plan.withheld) == 1


@pytest.mark.parametrize(
    ("number", "printed"),
    [("กส 0319/45", "กส 0319/ว 45"), ("กส 0319/ว45", "กส 0319/ว45"), ("กส 0319/....", "กส 0319/ว ....")],
)
def test_a_circular_s_number_has_its_letter(number: str, printed: str) -> None:
    """The register may leave it out; the pen must not."""
    assert papers.FILTERS["circular"](number) == printed


@pytest.mark.parametrize(
    "row", [{}, {"ครั้งที่": "1/2564", "สถานที่ประชุม": "ศาลา", "เริ่มประชุม": "09.00", "ประธาน": "นายบุญมี ศรีสุข"}]
)
def test_minutes_of_a_meeting_that_nobody_keyed_in_are_a_form(tmp_path: Path, row: dict[str, str]) -> None:
    """What can be known before the meeting proves no resolution, no attendance and no "ไม่มี"."""
    book = Book()
    book.rows[Meeting] = [{**PLACE, **row}] if row else []
    minutes = dossier_of(book, tmp_path).minutes
    assert not minutes.is_held
    assert (minutes.present, minutes.absent) == ((), ())
    assert (minutes.is_nobody_present, minutes.is_nobody_absent) == (False, False)


def printed_minutes(book: Book, folder: Path) -> str:
    """The text of D25."""
    built = pipeline.prepare([book.save(folder / "a.xlsx")], TEMPLATES, pipeline.Selection(documents=("D25",)))
    catalogue = papers.load_catalogue(TEMPLATES)
    paper = workshop.Workshop(compiled=workshop.compile_templates(catalogue), emblem="").render(built.plan.jobs[0])
    assert isinstance(paper, bytes)
    return text_of(paper)


@pytest.mark.parametrize(
    ("row", "has", "has_not"),
    [
        ({}, "(\u00a0\u00a0\u00a0\u00a0)\u00a0เห็นชอบ", "ไม่มี\n"),
        ({"ครัวเรือนที่มาประชุม": 80, "เลิกประชุม": "11.00"}, "\tเห็นชอบให้ผู้มีรายชื่อ", "ไม่มี\n"),
        ({"เลิกประชุม": "11.00", "ผู้ไม่มาประชุม": "-"}, "ผู้ไม่มาประชุม\nไม่มี\n", "เรื่องอื่น ๆ\nไม่มี"),
        ({"เลิกประชุม": "11.00", "เรื่องอื่น ๆ": "ไม่มี"}, "เรื่องอื่น ๆ\nไม่มี\n", "ผู้ไม่มาประชุม\nไม่มี"),
    ],
)
def test_minutes_say_nothing_that_nobody_typed(tmp_path: Path, row: dict[str, object], has: str, has_not: str) -> None:
    """A blank cell is the pen's; ไม่มี is typed, as the word or as a dash; the officer came if somebody says so."""
    book = Book()
    book.rows[Meeting] = [{**PLACE, **row}] if row else []
    text = printed_minutes(book, tmp_path)
    assert has in text
    assert has_not not in text
    assert "วารี" not in text.partition("เริ่มประชุมเวลา")[0]


def test_people_at_the_meeting_are_named_as_papers_name_them(tmp_path: Path) -> None:
    """Two blanks before the surname, the rank in full, what was typed behind it as it was (handbook 1.8)."""
    book = Book()
    book.rows[Meeting] = [
        {
            **PLACE,
            "ผู้เข้าร่วมประชุม": "ว่าที่ ร.ต.ก้อง ดีงาม ครู, ปลัดอำเภอ",
            "ผู้ไม่มาประชุม": "1. นายทอง คำดี (ป่วย)\n2. นางแก้ว ใจงาม ติดราชการ",
        }
    ]
    minutes = dossier_of(book, tmp_path).minutes
    assert minutes.present == ("ว่าที่ร้อยตรี ก้อง  ดีงาม ครู", "ปลัดอำเภอ")
    assert minutes.absent == ("นายทอง  คำดี (ป่วย)", "นางแก้ว  ใจงาม ติดราชการ")


@pytest.mark.parametrize(
    ("row", "total"),
    [
        ({"ครัวเรือนที่มาประชุม": 80, "กม. ที่มาประชุม": 8, "เจ้าหน้าที่ที่มาประชุม": 2}, 90),
        ({"ครัวเรือนที่มาประชุม": 80, "กม. ที่มาประชุม": 8}, None),
        ({"ครัวเรือนที่มาประชุม": 80, "ผู้มาประชุม": 95}, 95),
    ],
)
def test_who_came_is_counted_of_known_numbers_alone(tmp_path: Path, row: dict[str, int], total: int | None) -> None:
    """As keyed in, or the sum of all parts; one unknown part leaves the sum to the pen."""
    book = Book()
    book.rows[Meeting] = [{**PLACE, **row}]
    assert dossier_of(book, tmp_path).minutes.attendees == total


@pytest.mark.parametrize(("households", "lines"), [(120, 135), (None, 75), (900, 315)])
def test_the_meeting_s_register_has_a_line_for_each_household(
    tmp_path: Path, households: int | None, lines: int
) -> None:
    """And some for committee and officials; at most what a hall holds."""
    book = Book()
    book.rows[Village][0]["จำนวนครัวเรือนทั้งหมด"] = households
    assert dossier_of(book, tmp_path).minutes.register_lines == tuple(range(1, lines + 1))


@pytest.mark.parametrize("place", [{"รหัสหมู่บ้าน": "ทุกหมู่บ้าน"}, {"อำเภอ": "กมลาไสย"}])
def test_a_row_may_stand_for_many_villages(tmp_path: Path, place: dict[str, str]) -> None:
    """Every village, or every village of a district."""
    book = Book()
    book.add_village()
    book.rows[Recipient] = [{**place, "ลำดับ": 1, "ตำแหน่ง": "เกษตรอำเภอกมลาไสย"}]
    for number in (0, 1):
        assert dossier_of(book, tmp_path, number).invitations[-1].addressee == "เกษตรอำเภอกมลาไสย"


def test_a_monk_is_written_to_as_a_monk(tmp_path: Path) -> None:
    """นมัสการ and ขอนมัสการด้วยความเคารพ, without anybody typing it (handbook 1.9)."""
    book = Book()
    book.rows[Recipient] = [{**PLACE, "ลำดับ": 1, "คำนำหน้า": "พระครู", "ชื่อ": "วิมลญาณ", "ตำแหน่ง": "เจ้าอาวาสวัดบ้านโจด"}]
    letter = dossier_of(book, tmp_path).invitations[-1]
    assert (letter.salutation, letter.is_to_monk) == ("นมัสการ", True)


def test_a_row_of_nobody_is_told(tmp_path: Path) -> None:
    """Neither name nor position: there is no letter, and the cell is named once for all villages."""
    book = Book()
    book.add_village()
    book.rows[Recipient] = [{"รหัสหมู่บ้าน": "ทุกหมู่บ้าน", "ลำดับ": 1, "ตำแหน่ง": None, "เชิญเป็น": "แขก"}]
    assert [code for _, code in told(book, tmp_path)].count("recipient-blank") == 1


@pytest.mark.parametrize(
    ("prefix", "number", "printed"),
    [
        ("กส ๐๓๑๙", "45", "กส 0319/45"),
        ("กส 0319", "ว ๔๕", "กส 0319/ว 45"),
        ("กส 0319", "กส 0319.2/45", "กส 0319.2/45"),
        ("กส 0319", None, "กส 0319/.........."),
        (None, "45", "........../45"),
    ],
)
def test_a_letter_s_number_has_the_district_s_prefix(
    tmp_path: Path, prefix: str | None, number: str | None, printed: str
) -> None:
    """Dots where the register or the table of places does not say (handbook 1.6)."""
    book = Book()
    book.rows[Area][0]["รหัสหนังสือ"] = prefix
    book.rows[LetterNumber] = [{"รหัสเอกสาร": "D20", "หมู่บ้าน/อำเภอ": CODE, "เลขที่": number, "วันที่": "5 ม.ค. 2565"}]
    project = project_of(pipeline.check([book.save(tmp_path / "a.xlsx")]))
    memo = papers.load_catalogue(TEMPLATES).find("D20")
    assert memo is not None
    assert papers.paper_of(memo, project.dossiers[0], project).letter_number == printed


@pytest.mark.parametrize(
    ("document", "dated", "code"),
    [
        ("D19", "16 ม.ค. 2565", "R-TIM-06-letter"),
        ("D20", "16 ม.ค. 2565", "R-TIM-06-letter"),
        ("D19", "12 ม.ค. 2565", "letter-late"),
        ("D19", "11 ม.ค. 2565", ""),
        ("D20", "14 ม.ค. 2565", ""),
    ],
)
def test_letters_go_out_before_the_day(tmp_path: Path, document: str, dated: str, code: str) -> None:
    """The day is Saturday 15 January: from Tuesday there are three working days, from Wednesday two."""
    book = Book()
    book.rows[LetterNumber] = [{"รหัสเอกสาร": document, "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "4", "วันที่": dated}]
    assert [found_code for _, found_code in told(book, tmp_path)] == ([code] if code else [])


def test_an_order_s_number_on_a_letter_is_told(tmp_path: Path) -> None:
    """`45/2565` is the form of orders."""
    book = Book()
    book.rows[LetterNumber] = [{"รหัสเอกสาร": "D20", "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "45/2565", "วันที่": "5 ม.ค. 2565"}]
    assert [code for _, code in told(book, tmp_path)] == ["letter-number"]


def test_minutes_fill_in_who_usually_presides_and_writes(tmp_path: Path) -> None:
    """Headman and officer, unless the sheet names others; an unknown position is left to the pen."""
    book = Book()
    book.rows[Village][0]["ผู้ใหญ่บ้าน"] = "นายบุญมี ศรีสุข"
    usual = dossier_of(book, tmp_path).minutes
    assert (usual.chair, usual.secretary) == ("นายบุญมี  ศรีสุข", "นางสาววารี  ทองดี")
    assert usual.chair_position == "ผู้ใหญ่บ้าน หมู่ที่ 10 ตำบลเจ้าท่า"
    book.rows[Meeting] = [{**PLACE, "ประธาน": "นายเกษม ดีงาม"}]
    other = dossier_of(book, tmp_path).minutes
    assert (other.chair, other.chair_position) == ("นายเกษม  ดีงาม", "")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"เริ่มประชุม": "11.00", "เลิกประชุม": "10.00"}, "meeting-times"),
        ({"ครัวเรือนที่มาประชุม": 121}, "meeting-households"),
        ({"ครัวเรือนที่มาประชุม": 80, "ผู้มาประชุม": 79}, "meeting-attendees"),
        ({"ครัวเรือนที่มาประชุม": 80, "กม. ที่มาประชุม": 8, "ผู้มาประชุม": 79}, "meeting-attendees"),
        ({"ครัวเรือนที่มาประชุม": 80, "กม. ที่มาประชุม": 8, "ผู้มาประชุม": 87}, "meeting-parts"),
        ({"ครัวเรือนที่มาประชุม": 80, "กม. ที่มาประชุม": 8, "เจ้าหน้าที่ที่มาประชุม": 2, "ผู้มาประชุม": 96}, "meeting-parts"),
        ({"ครัวเรือนที่มาประชุม": 80, "กม. ที่มาประชุม": 8, "เจ้าหน้าที่ที่มาประชุม": 2, "ผู้มาประชุม": 90}, ""),
        ({"เริ่มประชุม": "09.00", "เลิกประชุม": "10.00", "ครัวเรือนที่มาประชุม": 120}, ""),
    ],
)
def test_a_meeting_makes_sense(tmp_path: Path, row: dict[str, object], code: str) -> None:
    """It ends after it began, and at most 120 households come."""
    book = Book()
    book.rows[Meeting] = [{**PLACE, **row}]
    assert [found_code for _, found_code in told(book, tmp_path)] == ([code] if code else [])


def test_the_meeting_comes_before_the_training(tmp_path: Path) -> None:
    """R-SEL-07."""
    book = Book()
    book.rows[Village][0]["วันที่ประชาคม"] = "16 ม.ค. 2565"
    assert "R-SEL-07" in [code for _, code in told(book, tmp_path)]


def test_minutes_never_print_a_criterion() -> None:
    """Who was released from prison must not be known from who stands in the list (handbook 2.11)."""
    minutes = papers.load_catalogue(TEMPLATES).find("D25")
    assert minutes is not None
    assert not any("criteria" in field for field in workshop.compile_template(minutes).template.variables())


def test_the_whole_identity_number_stands_on_the_voucher_alone() -> None:
    """Handbook 4.8: of these papers only ใบสำคัญรับเงิน prints it."""
    printing = {
        document.short
        for document in papers.load_catalogue(TEMPLATES)
        if document.short in {"D19", "D20", "D21", "D22", "D22L", "D25"} or document.short.startswith("C")
        if any("citizen_id" in field for field in workshop.compile_template(document).template.variables())
    }
    assert printing == {"D21"}
