"""A roll-up stands on every row that it counts, and on no other: a wrong one withholds it, with the cell named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.programmes.sammachip.test_sums import reported
from tests.support.levels import numbers_of
from tests.support.projects import PLACE, Book, project_of

from docgen.model.members import members
from docgen.model.trace import Reads, reading, traced
from docgen.papers import Catalogue, Document
from docgen.plan import jobs
from docgen.programmes import bundled
from docgen.programmes.sammachip.sheets import (
    Assessment,
    Attendance,
    BudgetLine,
    Group,
    GroupMember,
    Household,
    Material,
    Outcome,
    Programme,
    Sage,
    Session,
    Village,
)
from docgen.programmes.sammachip.sums import Sums
from docgen.records import Record, columns
from docgen.runs import pipeline

DISTRICT = Document(programme=bundled(), id="district", short="D14", title="อำเภอ", template=Path(), per="district")
PROVINCE = Document(programme=bundled(), id="province", short="D15", title="จังหวัด", template=Path(), per="project")
MONEY = frozenset({"rows", "rows[].spent", "sum.spent_percent"})
PEOPLE = frozenset({"rows", "rows[].households_came", "rows[].increased_percent", "sum.households_came"})
LEVELS = frozenset({"rows", "rows[].assessment.first.level", "sum.after.third", "indicators[].difference"})
GROUPS = frozenset({"sum.groups", "sum.group_members", "sum.group_spent"})
TARGETS = frozenset({"sum.households_target", "sum.allocated"})


FIGURES = sorted(dict(members(Sums)))


def full_book() -> Book:
    """Every sheet has rows: two villages, one of which has reported, and a group."""
    book = reported(households=5)
    book.settings["งบกิจกรรมที่ 2 คิดอย่างไร"] = "ต่อกลุ่ม"
    book.add_group()
    book.rows[BudgetLine][-1]["จ่ายจริง"] = 1000
    return book


def lines(folder: Path, book: Book) -> list[Sums]:
    district = project_of(pipeline.check([book.save(folder / "a.xlsx")])).sums.district("กมลาไสย")
    return [*district.rows, district]


def read(line: Sums, name: str) -> tuple[object, Reads]:
    """A figure's value, and what it was read from."""
    with traced(), reading() as reads:
        value = numbers_of(getattr(line, name))
    return value, reads


def changed(before: list[Sums], after: list[Sums]) -> set[str]:
    """The figures that are other than they were, on any line."""
    pairs = [(one, other) for one, other in zip(before, after, strict=True)]
    return {name for name in FIGURES if any(read(one, name)[0] != read(other, name)[0] for one, other in pairs)}


@pytest.mark.parametrize(
    "sheet", [Sage, Household, Session, Material, BudgetLine, Attendance, Assessment, Outcome, Group, GroupMember]
)
def test_a_figure_depends_on_the_sheets_that_it_names(tmp_path: Path, sheet: type[Record]) -> None:
    """Without the rows of a sheet only those figures change that were read from it."""
    before = lines(tmp_path / "a", full_book())
    book = full_book()
    book.rows[sheet] = [row for row in book.rows[sheet] if sheet is BudgetLine and "รหัสกลุ่ม" in row]
    differ = changed(before, lines(tmp_path / "b", book))
    assert differ <= {name for name in FIGURES if any(sheet.sheet in read(line, name)[1].sheets for line in before)}
    assert bool(differ) == (sheet not in (Session, Material, Sage)), "who came is keyed in by number"


@pytest.mark.parametrize(
    "setting",
    [
        "จำนวนปราชญ์ต่อหมู่บ้าน", "จำนวนครัวเรือนต่อหมู่บ้าน", "ตัวชี้วัด ผู้ได้รับการส่งเสริมอาชีพ", "จำนวนหมู่บ้านเป้าหมาย",
        "งบประมาณต่อหมู่บ้าน", "งบประมาณกิจกรรมที่ 2", "งบกิจกรรมที่ 2 คิดอย่างไร",
    ],
)  # fmt: skip
def test_a_figure_depends_on_the_settings_that_it_names(tmp_path: Path, setting: str) -> None:
    """A target is computed with the programme's numbers, and says so."""
    before = lines(tmp_path / "a", full_book())
    book = full_book()
    del book.settings[setting]
    differ = changed(before, lines(tmp_path / "b", book))
    key = next(column.field for column in columns(Programme) if column.header == setting)
    assert differ
    assert differ <= {name for name in FIGURES if any(key in read(line, name)[1].settings for line in before)}


def test_a_figure_says_again_what_it_was_read_from(tmp_path: Path) -> None:
    """Its value is kept after it was worked out once; a second paper stands on the same rows."""
    district = lines(tmp_path, full_book())[-1]
    first, again = read(district, "spent"), read(district, "spent")
    assert first[0] == again[0]
    assert first[1].row_keys == again[1].row_keys
    assert first[1].sheets == {"งบประมาณ", "หมู่บ้าน"}


def made(folder: Path, book: Book, fields: frozenset[str]) -> list[str]:
    """The short codes and places of the roll-ups that are made."""
    checked = pipeline.check([book.save(folder / "a.xlsx")])
    catalogue = Catalogue(programme=bundled(), folder=folder, documents=(DISTRICT, PROVINCE))
    found, _ = jobs.plan_papers(checked.world, catalogue, checked.findings, {"district": fields, "province": fields})
    return [job.key for job in found.jobs]


def two_districts() -> Book:
    """As `full_book`, and a third village in another district."""
    book = full_book()
    place = {"อำเภอ": "กุฉินารายณ์", "ตำบล": "บัวขาว", "หมู่ที่": 1}
    book.settings |= {"จำนวนหมู่บ้านเป้าหมาย": 3, "งบประมาณกิจกรรมที่ 1 รวม": 72000}
    for sheet in (Village, Sage, Household, Material, BudgetLine):
        first = [row for row in book.rows[sheet] if row.get("ตำบล") == PLACE["ตำบล"]]
        book.rows[sheet] += [{**row, **place} for row in first]
    return book


EVERYTHING = ["กมลาไสย", "กุฉินารายณ์", "project"]


@pytest.mark.parametrize("fields", [MONEY, PEOPLE, LEVELS, GROUPS, TARGETS])
def test_right_villages_give_every_roll_up(tmp_path: Path, fields: frozenset[str]) -> None:
    """Nothing is withheld without an error."""
    assert made(tmp_path, two_districts(), fields) == EVERYTHING


@pytest.mark.parametrize(
    ("sheet", "header", "fields"),
    [
        (BudgetLine, "จ่ายจริง", MONEY),
        (Household, "ลำดับ", PEOPLE),
        (Outcome, "รายได้หลัง", PEOPLE),
        (Attendance, "เช้า", PEOPLE),
        (Assessment, "ข้อ 7", LEVELS),
        (Village, "วันที่จัด", MONEY),
        (Group, "วันที่จัดตั้ง", GROUPS),
    ],
)
def test_a_wrong_row_withholds_its_district_and_the_province(
    tmp_path: Path, sheet: type[Record], header: str, fields: frozenset[str]
) -> None:
    """No total with a wrong village in it; the other district's stands."""
    book = two_districts()
    book.rows[sheet][0][header] = "#REF!"
    assert made(tmp_path, book, fields) == ["กุฉินารายณ์"]


@pytest.mark.parametrize(
    ("sheet", "header", "fields"),
    [
        (Material, "ราคาต่อหน่วย", MONEY | PEOPLE | LEVELS | GROUPS),
        (BudgetLine, "แผน", PEOPLE | LEVELS),
        (Assessment, "ข้อ 7", MONEY | PEOPLE | GROUPS),
        (Outcome, "รายได้หลัง", MONEY | LEVELS),
    ],
)
def test_a_row_that_is_not_counted_withholds_no_roll_up(
    tmp_path: Path, sheet: type[Record], header: str, fields: frozenset[str]
) -> None:
    """The price of a material stops no report of attendance."""
    book = two_districts()
    book.rows[sheet][0][header] = "#REF!"
    assert made(tmp_path, book, fields) == EVERYTHING


def test_the_reason_names_the_cell(tmp_path: Path) -> None:
    """What is withheld says which cell of which village to mend."""
    book = two_districts()
    book.rows[Outcome][0]["รายได้หลัง"] = "#REF!"
    checked = pipeline.check([book.save(tmp_path / "a.xlsx")])
    fields = {"district": PEOPLE, "province": PEOPLE}
    catalogue = Catalogue(programme=bundled(), folder=tmp_path, documents=(DISTRICT, PROVINCE))
    withheld = jobs.plan_papers(checked.world, catalogue, checked.findings, fields)[0].withheld
    assert [(w.key, [str(r.where) for r in w.reasons]) for w in withheld] == [
        ("กมลาไสย", ["ผลลัพธ์!G2"]),
        ("project", ["ผลลัพธ์!G2"]),
    ]


def test_too_few_households_in_one_village_withhold_the_total(tmp_path: Path) -> None:
    """R-CNT-03 speaks of a village, not of a row; the district's sum lacks somebody all the same."""
    book = two_districts()
    book.rows[Household] = [row for row in book.rows[Household] if row.get("ตำบล") != "บัวขาว" or row["ลำดับ"] == 1]
    assert made(tmp_path, book, PEOPLE) == ["กมลาไสย"]
    assert made(tmp_path, book, MONEY) == EVERYTHING[:2], "R-CNT-06: the province's own papers lack a household"


def test_a_row_of_no_village_withholds_the_totals_that_it_may_belong_to(tmp_path: Path) -> None:
    """An outcome of a village that does not exist is missing in somebody's sum."""
    book = two_districts()
    book.rows[Outcome][1]["หมู่ที่"] = 19
    assert made(tmp_path, book, PEOPLE) == ["กุฉินารายณ์"]


@pytest.mark.parametrize(("place", "left"), [({"หมู่ที่": 17}, ["กุฉินารายณ์"]), ({"อำเภอ": "", "ตำบล": "", "หมู่ที่": None}, [])])
def test_a_group_of_no_village_withholds_the_totals_that_it_may_belong_to(
    tmp_path: Path, place: dict[str, Any], left: list[str]
) -> None:
    """Its district's, where that is known; else every district's."""
    book = two_districts()
    book.rows[Group][0] |= place
    assert made(tmp_path, book, GROUPS) == left


def test_a_missing_setting_withholds_every_total_that_needs_it(tmp_path: Path) -> None:
    """Targets without the number of households would be targets of nothing."""
    book = two_districts()
    del book.settings["จำนวนครัวเรือนต่อหมู่บ้าน"]
    assert made(tmp_path, book, TARGETS) == []
    assert made(tmp_path, book, LEVELS) == EVERYTHING


def test_too_few_villages_withhold_the_provinces_total_only(tmp_path: Path) -> None:
    """R-CNT-01: 3 of 4 villages; each district's own figures are what they are."""
    book = two_districts()
    book.settings |= {"จำนวนหมู่บ้านเป้าหมาย": 4, "งบประมาณกิจกรรมที่ 1 รวม": 96000}
    assert made(tmp_path, book, MONEY) == EVERYTHING[:2]
