"""People with what is said of them: the name in the official form, everything else as it was typed (handbook 1.8)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.thai import person_and_more, split_person


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("นางสาววารี ทองดี พัฒนากร", "นางสาววารี  ทองดี พัฒนากร"),
        ("น.ส.แก้ว ดีงาม", "นางสาวแก้ว  ดีงาม"),
        ("ว่าที่ ร.ต.ก้อง ดีงาม ครู", "ว่าที่ร้อยตรี ก้อง  ดีงาม ครู"),
        ("ส.ต.อ. หญิง แก้ว ดีงาม", "สิบตำรวจเอกหญิง แก้ว  ดีงาม"),
        ("ร.อ.สมชาย ใจดี ร.น. ข้าราชการ", "เรือเอก สมชาย  ใจดี ร.น. ข้าราชการ"),
        ("นายสมชาย ณ อยุธยา กำนัน", "นายสมชาย  ณ อยุธยา กำนัน"),
        ("นายสมชาย แซ่ ตั้ง ครู", "นายสมชาย  แซ่ตั้ง ครู"),
        ("พระครูวิมลญาณ เจ้าอาวาสวัดบ้านโจด", "พระครูวิมลญาณ เจ้าอาวาสวัดบ้านโจด"),
        ("พระมหาสมชาย ใจดี วัดกลาง", "พระมหาสมชาย  ใจดี วัดกลาง"),
        ("๑) นายทอง คำดี (ป่วย)", "นายทอง  คำดี (ป่วย)"),
        ("นายกอบชัย ดีงาม ครู", "นายกอบชัย  ดีงาม ครู"),
        ("นายก อบต. เจ้าท่า", "นายก อบต. เจ้าท่า"),
        ("นายอำเภอ กมลาไสย", "นายอำเภอ กมลาไสย"),
        ("ปลัดอำเภอ และคณะ", "ปลัดอำเภอ และคณะ"),
        ("นายสมชาย", "นายสมชาย"),
        ("ไม่มี", "ไม่มี"),
    ],
)
def test_a_name_is_told_from_what_follows(typed: str, printed: str) -> None:
    """Positions that look like a prefix are no names; a single name is not taken for a whole one."""
    assert person_and_more(typed) == printed


@given(st.sampled_from(["พัฒนากร", "กำนันตำบลเจ้าท่า", "(ลาป่วย)", "ติดราชการ ที่จังหวัด", ""]))
def test_what_follows_a_name_is_kept(more: str) -> None:
    """Nothing that was typed of somebody is lost."""
    found = split_person(f"นายสมชาย ใจดี {more}")
    assert found is not None
    assert (found[0].full, found[1]) == ("นายสมชาย  ใจดี", more)


@given(st.text(alphabet="กขคนายง่ ().1๑,ณ", max_size=24))
def test_any_text_can_be_read(text: str) -> None:
    """What is no name stays as it was typed."""
    assert split_person(text) is not None or person_and_more(text) == text.strip()
