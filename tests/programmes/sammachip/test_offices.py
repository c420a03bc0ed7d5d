"""Who signs, and for whom: the two cells of acting officials are not the wrong way round (handbook 1.8)."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.papers import planned
from tests.support.projects import Book, found

from docgen.programmes.sammachip.sheets import Official
from docgen.runs import pipeline

CHIEF, HEAD, OFFICER = 0, 1, 2


def told(book: Book, folder: Path) -> list[tuple[str, str]]:
    return found(pipeline.check([book.save(folder / "a.xlsx")]).findings)


def chief(position: str, acting: str | None = None, row: int = CHIEF) -> Book:
    book = Book()
    book.rows[Official][row] |= {"ตำแหน่งเต็ม": position, "บรรทัดรักษาการ": acting}
    return book


@pytest.mark.parametrize(
    ("position", "acting", "codes"),
    [
        ("นายอำเภอกมลาไสย", None, []),
        ("นายอำเภอ", None, []),
        ("นายอำเภอ กมลาไสย", "ปลัดอำเภอ รักษาราชการแทน", []),
        ("นายอำเภอกมลาไสย", "ปลัดอำเภอ(เจ้าพนักงานปกครองชำนาญการพิเศษ) รักษาราชการแทน", []),
        ("ปลัดอำเภอ", "รักษาราชการแทน นายอำเภอกมลาไสย", ["post-not-named"]),
        ("ปลัดอำเภอ รักษาราชการแทน นายอำเภอกมลาไสย", None, ["post-not-named"]),
        ("นายอำเภอกมลาไสย รักษาราชการแทน", None, ["post-not-named"]),
        ("นายอำเภอกุฉินารายณ์", "รักษาราชการแทน นายอำเภอกมลาไสย", ["post-not-named"]),
        ("รองนายอำเภอกมลาไสย", None, ["post-not-named"]),
        ("นายอำเภอกมลาไสย", "รักษาราชการแทน", ["acting-line"]),
        ("นายอำเภอกมลาไสย", "ปลัดอำเภอ", ["acting-line"]),
        ("นายอำเภอกมลาไสย", "ปลัดอำเภอ รักษาราชการแทน นายอำเภอกมลาไสย", ["acting-line"]),
    ],
)
def test_the_post_stands_below_the_acting_line(
    tmp_path: Path, position: str, acting: str | None, codes: list[str]
) -> None:
    """ตำแหน่งเต็ม is the post that signs, บรรทัดรักษาการ ends with the way of acting."""
    assert [code for _, code in told(chief(position, acting), tmp_path)] == codes


def test_papers_to_and_from_the_post_are_withheld_and_no_others(tmp_path: Path) -> None:
    """D20 would say เรียน ปลัดอำเภอ, D02 would be signed by one."""
    book = chief("ปลัดอำเภอ", "รักษาราชการแทน นายอำเภอกมลาไสย")
    assert planned(book, "D02", "D07", "D09", "D20") == ["D07", "D09"]
    assert told(book, tmp_path) == [("เจ้าหน้าที่!F2", "post-not-named")]


@pytest.mark.parametrize(
    ("role", "position"), [("พัฒนาการจังหวัด", "นักวิชาการพัฒนาชุมชน"), ("ผู้ว่าราชการจังหวัด", "รองผู้ว่าราชการจังหวัด")]
)
def test_the_province_s_posts_are_named_too(tmp_path: Path, role: str, position: str) -> None:
    """The unit จังหวัด has two who sign."""
    book = Book()
    official = {**book.official(role, "นาย", "ชัย", "มั่นคง", position, "", None), "หน่วย": "จังหวัด"}
    book.rows[Official].append(official)
    assert [code for _, code in told(book, tmp_path)] == ["post-not-named"]
    official["ตำแหน่งเต็ม"] = f"{role}กาฬสินธุ์"
    assert told(book, tmp_path) == []


def test_an_officer_s_post_is_free(tmp_path: Path) -> None:
    """พัฒนากร is a role, and the posts have other names; the acting line is looked at all the same."""
    assert told(chief("เจ้าพนักงานพัฒนาชุมชนชำนาญงาน", row=OFFICER), tmp_path) == []
    assert [code for _, code in told(chief("เจ้าพนักงาน", "รักษาการ", OFFICER), tmp_path)] == ["acting-line"]


def test_two_people_in_one_office_sign_nothing(tmp_path: Path) -> None:
    """Whoever stands first would sign, unseen; a copy of the row in another district's workbook is the same one."""
    book = Book()
    other = book.official("พัฒนาการอำเภอ", "นาย", "สุข", "ใจงาม", "พัฒนาการอำเภอกมลาไสย", "", None)
    book.rows[Official].append(other)
    assert told(book, tmp_path) == [("เจ้าหน้าที่!D5", "office-twice")]
    assert planned(book, "D07", "D09") == ["D07"]
    other |= {"คำนำหน้า": "นาง", "ชื่อ": "พัชรา", "สกุล": "สุขใจ"}
    assert told(book, tmp_path) == []


def test_an_order_has_one_chair_and_a_secretary(tmp_path: Path) -> None:
    """Handbook 2.1: two chairs are as wrong as none."""
    book = Book()
    book.rows[Official][1]["หน้าที่ในทีมสนับสนุน"] = "ประธาน"
    assert sorted(code for _, code in told(book, tmp_path)) == ["team-chair", "team-secretary"]
