"""The department's register of groups: who signs which list, and in which column a product stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.projects import OTHER_PLACE, Book, project_of

from docgen.programmes.sammachip import GroupLine, group_lines, group_lists
from docgen.programmes.sammachip.sheets import Group, Official, Village
from docgen.runs import pipeline


def groups_of(tmp_path: Path, book: Book) -> pipeline.Checked:
    return pipeline.check([book.save(tmp_path / "a.xlsx")])


def two_groups() -> Book:
    """Groups of two tambons of one district."""
    book = Book()
    book.add_village()
    book.add_group()
    book.rows[Group].append({**book.rows[Group][0], **OTHER_PLACE, "รหัสกลุ่ม": "G02", "ชื่อกลุ่ม": "ปลาส้ม"})
    return book


def test_one_officer_signs_one_list(tmp_path: Path) -> None:
    """Of all groups of his tambons, each beside its village."""
    (listed,) = group_lists(project_of(groups_of(tmp_path, two_groups())).groups)
    assert (listed.key, listed.name, listed.count) == ("นางสาววารี ทองดี", "นางสาววารี ทองดี", 2)
    assert [(line.group.title, line.village.tambon) for line in listed.lines] == [
        ("กลุ่มทอผ้าบ้านโจด", "เจ้าท่า"),
        ("กลุ่มปลาส้ม", OTHER_PLACE["ตำบล"]),
    ]


def test_tambons_of_nobody_have_a_list_each(tmp_path: Path) -> None:
    """Whoever is in charge signs by hand; the whole province's list has them all."""
    book = two_groups()
    book.rows[Official] = [row for row in book.rows[Official] if row["บทบาท"] != "พัฒนากร"]
    groups = project_of(groups_of(tmp_path, book)).groups
    assert [(listed.key, listed.count) for listed in group_lists(groups)] == [
        ("ตำบลเจ้าท่า", 1),
        (f"ตำบล{OTHER_PLACE['ตำบล']}", 1),
    ]
    assert [line.group.group_id for line in group_lines(groups)] == ["G01", "G02"]
    assert group_lists(()) == ()


@pytest.mark.parametrize(
    ("category", "column"),
    [("เกษตร", "farming"), ("แปรรูป", "processing"), ("ท่องเที่ยว", "tourism"), ("อื่น ๆ", "other"), ("", "other")],
)
def test_a_product_stands_in_one_column(category: str, column: str) -> None:
    """That of its kind; one whose kind is not said is not lost."""
    line = GroupLine(group=Group(category=category, product="ผ้า"), village=Village())
    found = {name: getattr(line, name) for name in ("farming", "processing", "tourism", "other")}
    assert found == {**dict.fromkeys(found, ""), column: "ผ้า"}
