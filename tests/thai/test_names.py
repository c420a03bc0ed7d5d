"""Names and their prefixes."""

from __future__ import annotations

import pytest

from docgen import thai
from docgen.thai import Fault, PersonName, Repair


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("น.ส สมหญิง ใจดี", "นางสาวสมหญิง  ใจดี"),
        ("นางสาวิตรี ใจดี", "นางสาวิตรี  ใจดี"),
        ("นายกองเอกสมชาย ใจดี", "นายกองเอก สมชาย  ใจดี"),
        ("ผศ. ดร. สมชาย ใจดี", "ผู้ช่วยศาสตราจารย์ ดร.สมชาย  ใจดี"),
        ("ว่าที่. ร.ต. สมชาย ใจดี", "ว่าที่ร้อยตรี สมชาย  ใจดี"),
        ("ว่าที่ ร.ต.หญิง สมหญิง ใจดี", "ว่าที่ร้อยตรีหญิง สมหญิง  ใจดี"),
        ("รตอ. สมชาย ใจดี", "ร้อยตำรวจเอก สมชาย  ใจดี"),
        ("ร.อ. สมชาย ใจดี ร.น.", "เรือเอก สมชาย  ใจดี ร.น."),
        ("พระครูสมชาย", "พระครูสมชาย"),
        ("พญ.สมหญิง ใจดี", "แพทย์หญิงสมหญิง  ใจดี"),
        ("นายสมชาย ใจดี ณ อยุธยา", "นายสมชาย  ใจดี ณ อยุธยา"),
        ("Mrs.Jane Doe", "Mrs. Jane  Doe"),
        ("สมชาย ใจดี", "สมชาย  ใจดี"),
        ("นาย สมชาย นางแพง", "นายสมชาย  นางแพง"),
        ("นางสาว น.ส. ใจดี งามตา", "นางสาวใจดี  งามตา"),
    ],
)
def test_name_in_official_form(typed: str, full: str) -> None:
    """Prefix in full; nothing after นาย, นาง, นางสาว, a blank after a rank, two before the surname."""
    reading = thai.read_person_name(typed)
    assert reading.repairs == ()
    assert reading.value is not None
    assert reading.value.full == full


@pytest.mark.parametrize(
    ("typed", "name", "repair"),
    [
        ("พ.ต.o. สมชาย ใจดี", PersonName("พันตำรวจเอก", "สมชาย", "ใจดี"), Repair.LATIN_LETTER_IN_RANK),
        ("ร.ต.หญิง สมศรี ใจดี", PersonName("ร.ต.หญิง", "สมศรี", "ใจดี"), Repair.PREFIX_AMBIGUOUS),
        ("นางสาวดี ใจดี", PersonName("นางสาว", "ดี", "ใจดี"), Repair.PREFIX_GUESSED),
        ("กำนันสมชาย ใจดี", PersonName(None, "สมชาย", "ใจดี"), Repair.COURTESY_DROPPED),
        ("ผู้ใหญ่บ้าน นายสมชาย ใจดี", PersonName("นาย", "สมชาย", "ใจดี"), Repair.COURTESY_DROPPED),
        ("นายสมชาย ใจดี (ผญบ.)", PersonName("นาย", "สมชาย", "ใจดี"), Repair.REMARK_DROPPED),
        ("นายสมศักดิ ์ ใจดี", PersonName("นาย", "สมศักดิ์", "ใจดี"), Repair.MARK_JOINED),
    ],
)
def test_guess_is_reported(typed: str, name: PersonName, repair: Repair) -> None:
    """What was dropped, kept undecided or mended in a name is said."""
    assert thai.read_person_name(typed) == thai.Reading(name, (repair,))


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("นายสมชายใจดี", Fault.MISSING_LAST_NAME),
        ("นางสาว", Fault.MISSING_NAME),
        ("นายสม ชาย ใจดี", Fault.CANNOT_SPLIT_NAME),
        ("นายสมชาย ใจดี\nนายสมหมาย ใจงาม", Fault.MULTIPLE_NAMES),
        ("นายสมชาย ใจดี 081-2345678", Fault.NOT_A_NAME),
        ("พขร.สมชาย ใจดี", Fault.NOT_A_NAME),
        (5, Fault.NOT_A_NAME),
        ("#N/A", Fault.EXCEL_ERROR),
    ],
)
def test_refusal_names_its_reason(typed: object, fault: Fault) -> None:
    """A name is never guessed apart."""
    with pytest.raises(thai.ThaiValueError) as caught:
        thai.read_person_name(typed)
    assert caught.value.code is fault


@pytest.mark.parametrize(
    "first", ["ดรุณี", "พลกฤต", "พลอยไพลิน", "เรืองศักดิ์", "คุณากร", "คุณเดช", "นายิกา", "แซ่ม", "ประธาน", "ณัฐ", "จ่าง"]
)
def test_first_name_that_begins_like_a_prefix_stays_whole(first: str) -> None:
    """A first name keeps its beginning."""
    assert thai.parse_person_name(f"{first} ใจดี") == PersonName(None, first, "ใจดี")


@pytest.mark.parametrize(
    ("typed", "prefix"),
    [
        ("น.ส.", "นางสาว"),
        ("นส", "นางสาว"),
        ("ด.ช", "เด็กชาย"),
        ("ผศ.ดร.", "ผู้ช่วยศาสตราจารย์ ดร."),
        ("ว่าที่ ร.ต.", "ว่าที่ร้อยตรี"),
        ("ส.ต.อ.หญิง", "สิบตำรวจเอกหญิง"),
        ("นาย ", "นาย"),
        ("Mr", "Mr."),
        ("-", None),
        (None, None),
    ],
)
def test_prefix_in_its_own_column(typed: object, prefix: str | None) -> None:
    """Abbreviated, dotless and full forms become the full form."""
    assert thai.parse_prefix(typed) == prefix


@pytest.mark.parametrize("typed", ["นายสมชาย", "ผู้ใหญ่บ้าน", "นาง/นางสาว", 5])
def test_what_is_no_prefix_is_refused(typed: object) -> None:
    """Positions and names are no prefixes."""
    with pytest.raises(thai.ThaiValueError, match="unknown-prefix"):
        thai.parse_prefix(typed)


def test_name_in_three_cells() -> None:
    """A prefix repeated in front of the first name counts once; a real first name that begins with สาว stays."""
    for parts in (("นาย", "สมชาย", "ใจดี"), ("นาย", "นายสมชาย", "ใจดี"), (None, "นายสมชาย", " ใจดี ")):
        assert thai.read_person_name_parts(*parts).value == PersonName("นาย", "สมชาย", "ใจดี")
    assert thai.read_person_name_parts("นาง", "สาวดี", "ใจดี").value == PersonName("นาง", "สาวดี", "ใจดี")
    assert thai.read_person_name_parts(None, None, None).value is None
