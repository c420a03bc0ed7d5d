"""Materials beside the budget, and what they are: what is told, and which papers wait (handbook 2.6; R-MAT, R-BUD)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from tests.golden.papers import text_of
from tests.support.projects import CODE, GROUP, Book, found, project_of

from docgen.findings import Severity
from docgen.press import workshop
from docgen.programmes.sammachip.materials import material_lines, sounds_durable, word_of_giving
from docgen.programmes.sammachip.sheets import BudgetLine, Material, Session, Village
from docgen.runs import pipeline

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
VILLAGE_LINE, GROUP_LINE = 0, 2  # rows of the sheet งบประมาณ
Change = Callable[[Book], object]

compile_once = cache(workshop.compile_template)  # compiling all templates for each test would be most of its time


@pytest.fixture(autouse=True)
def _compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "compile_template", compile_once)


def book() -> Book:
    """A village and a group that plan more for materials than theirs cost."""
    made = Book(households=20, sages=1)
    made.add_group()
    made.rows[Village][0]["วันที่ประชาคม"] = "20 ธ.ค. 2564"
    return made


def places(folder: Path, made: Book, *, least: Severity = Severity.WARNING) -> list[tuple[str, str]]:
    kept = {Severity.ERROR} if least is Severity.ERROR else {Severity.ERROR, Severity.WARNING}
    findings = pipeline.check([made.save(folder / "a.xlsx")]).findings
    return [pair for pair, f in zip(found(findings), findings, strict=True) if f.severity in kept]


def withheld(folder: Path, made: Book) -> dict[str, set[str]]:
    plan = pipeline.prepare([made.save(folder / "a.xlsx")], TEMPLATES, pipeline.Selection()).plan
    kinds: dict[str, set[str]] = {}
    for paper in plan.withheld:
        kinds.setdefault(paper.place, set()).add(paper.document.short)
    return kinds


def price(row: int, value: object) -> Change:
    return lambda made: made.rows[Material][row].update({"ราคาต่อหน่วย": value})


def line(row: int, **cells: object) -> Change:
    thai = {"planned": "แผน", "spent": "จ่ายจริง", "category": "หมวด"}
    return lambda made: made.rows[BudgetLine][row].update({thai[key]: value for key, value in cells.items()})


def no_material(of_group: bool) -> Change:
    def change(made: Book) -> None:
        made.rows[Material] = [row for row in made.rows[Material] if ("รหัสกลุ่ม" in row) is not of_group]

    return change


CASES: list[tuple[str, tuple[Change, ...], list[tuple[str, str]]]] = [
    ("right", (), []),
    ("as much as planned", (line(VILLAGE_LINE, planned="6450.50"),), []),
    ("a satang too much", (line(VILLAGE_LINE, planned="6450.49"),), [("วัสดุ!G2", "R-BUD-02-materials")]),
    ("a wrong price", (price(0, 4500),), [("วัสดุ!G2", "R-BUD-02-materials")]),
    ("a wrong price of a group", (price(2, 4500),), [("วัสดุ!G4", "R-BUD-02-materials")]),
    ("more than was paid", (line(VILLAGE_LINE, spent=6000),), [("วัสดุ!G2", "R-BUD-02-materials-spent")]),
    ("more than a group paid", (line(GROUP_LINE, spent=100),), [("วัสดุ!G4", "R-BUD-02-materials-spent")]),
    ("all that was paid", (line(VILLAGE_LINE, spent="6450.50"),), []),
    ("less than was paid", (line(VILLAGE_LINE, spent=7000),), [("งบประมาณ!F2", "materials-below-spent")]),
    ("no line of materials", (line(VILLAGE_LINE, category="ค่าเช่า"),), [("งบประมาณ!D3", "materials-unplanned")]),
    (
        "paid, and nothing taken over",
        (no_material(of_group=False), line(VILLAGE_LINE, spent=7000)),
        [("งบประมาณ!F2", "R-MAT-01")],
    ),
    (
        "a group's money, and nothing taken over",
        (no_material(of_group=True), line(GROUP_LINE, spent=1000)),
        [("งบประมาณ!F4", "R-MAT-01")],
    ),
    ("planned, and nothing bought yet", (no_material(of_group=True),), []),
]


@pytest.mark.parametrize(("changes", "expected"), [pytest.param(*rest, id=name) for name, *rest in CASES])
def test_materials_agree_with_the_budget(
    tmp_path: Path, changes: tuple[Change, ...], expected: list[tuple[str, str]]
) -> None:
    """Of a village and of a group: the plan's line of materials, and what was spent on them."""
    made = book()
    made.rows[BudgetLine][VILLAGE_LINE]["จ่ายจริง"] = None
    for change in changes:
        change(made)
    assert places(tmp_path, made) == expected


def test_a_wrong_price_withholds_what_sums_materials_up(tmp_path: Path) -> None:
    """Plan and record of that village alone; D09 counts without prices, D20 and D22 print the budget."""
    made = book()
    price(0, 6500)(made)
    assert withheld(tmp_path, made) == {CODE: {"D03", "D08"}}


def test_a_group_s_wrong_price_withholds_its_plan_and_its_record(tmp_path: Path) -> None:
    """The village's papers are made."""
    made = book()
    price(2, 4500)(made)
    assert withheld(tmp_path, made) == {GROUP: {"D04", "D10"}}


def test_a_group_that_paid_for_nothing_it_took_over_has_no_plan(tmp_path: Path) -> None:
    """Its record needs rows of materials; its plan would say that they cost nothing."""
    made = book()
    no_material(of_group=True)(made)
    assert withheld(tmp_path, made) == {GROUP: {"D10"}}
    line(GROUP_LINE, spent=1000)(made)
    assert withheld(tmp_path, made) == {GROUP: {"D04", "D10"}}


@pytest.mark.parametrize(
    ("categories", "chosen"),
    [
        (("ค่าวัสดุสาธิตอาชีพ", "ค่าวัสดุ เอกสาร และป้าย"), ["ค่าวัสดุสาธิตอาชีพ"]),
        (("ค่าวัสดุ เอกสาร และป้าย", "ค่าวัสดุ"), ["ค่าวัสดุ"]),
        (("ค่าวัสดุสำนักงาน", "ค่าอาหาร"), []),
        (("ค่าวัสดุสาธิตอาชีพ", "ค่าวัสดุฝึกปฏิบัติ"), ["ค่าวัสดุสาธิตอาชีพ", "ค่าวัสดุฝึกปฏิบัติ"]),
    ],
)
def test_the_line_of_materials_is_that_of_the_training(categories: tuple[str, ...], chosen: list[str]) -> None:
    """Paper and signs are bought for the office and taken over by nobody."""
    assert [found.category for found in material_lines(BudgetLine(category=name) for name in categories)] == chosen


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("พันธุ์ไก่แจกครัวเรือน", "แจก"),
        ("วัสดุแจกจ่าย", "แจก"),
        ("ชุดของขวัญมอบให้ผู้เข้าร่วม", "ของขวัญ"),
        ("เสื้อมอบให้ครัวเรือน", "มอบให้"),
        ("ของรางวัลจับฉลาก", "ของรางวัล"),
        ("แจกันดินเผา", ""),
        ("ใบแจกแจงต้นทุน", ""),
        ("ดอกไม้ประดิษฐ์สำหรับแจกัน", ""),
        ("กระดาษห่อของชำร่วย", ""),
        ("ใบรับมอบวัสดุ", ""),
    ],
)
def test_words_of_giving(text: str, word: str) -> None:
    """R-MAT-02; a vase (แจกัน) only has the letters."""
    assert word_of_giving(text) == word


def test_words_of_giving_are_told_where_they_stand(tmp_path: Path) -> None:
    """In materials, in the budget, and in the schedule where it speaks of materials; papers are made all the same."""
    made = book()
    made.rows[Material][1]["รายการ"] = "หม้อย้อมแจกครัวเรือน"
    made.rows[BudgetLine][1]["หมวด"] = "ค่าของรางวัล"
    row = next(n for n, session in enumerate(made.rows[Session]) if "9.2" in session["รหัสหัวข้อ"])
    made.rows[Session][row]["กิจกรรม"] += " และแจกวัสดุ"
    assert places(tmp_path, made) == [
        (f"กำหนดการ!D{row + 2}", "R-MAT-02"), ("วัสดุ!D3", "R-MAT-02"), ("งบประมาณ!D3", "R-MAT-02"),
    ]  # fmt: skip
    assert withheld(tmp_path, made) == {}


@pytest.mark.parametrize(
    "item", ["เครื่องอบแห้ง", "ชุดเครื่องเสียง", "ตู้เย็น", "จักรเย็บผ้า", "คอมพิวเตอร์โน้ตบุ๊ก", "เครื่องยนต์เรือ", "เครื่องจักรกล"]
)
def test_what_sounds_like_a_durable_article(item: str) -> None:
    """R-MAT-03: the first word says what the thing is."""
    assert sounds_durable(Material(item=item))


@pytest.mark.parametrize(
    "item",
    [
        "ด้ายจักร",
        "น้ำมันเครื่อง",
        "เข็มจักร",
        "เครื่องปรุงรส",
        "เครื่องแกง",
        "เครื่องเขียน",
        "เครื่องดื่ม",
        "เครื่องเทศ",
        "หวายจักสาน",
        "จักสานไม้ไผ่",
    ],
)
def test_what_is_used_up_is_no_durable_article(item: str) -> None:
    """Parts of machines, spices, stationery."""
    assert not sounds_durable(Material(item=item))


def test_what_is_counted_in_machines_sounds_durable() -> None:
    """A pump counted เครื่อง, not one counted ตัว."""
    assert sounds_durable(Material(item="ปั๊มน้ำ", unit="เครื่อง"))
    assert not sounds_durable(Material(item="ปั๊มน้ำ", unit="ตัว"))


@pytest.mark.parametrize(
    ("row", "cells", "expected"),
    [
        (1, {"รายการ": "เครื่องอบแห้ง"}, [("วัสดุ!D3", "R-MAT-03")]),
        (2, {"รายการ": "ตู้เก็บเอกสาร"}, [("วัสดุ!D4", "R-MAT-03")]),
        (1, {"ราคาต่อหน่วย": "5000.25"}, [("วัสดุ!G3", "R-MAT-03-price")]),
        (1, {"ราคาต่อหน่วย": 5000}, []),
    ],
)
def test_durable_articles_are_told(
    tmp_path: Path, row: int, cells: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    """By name or by price, of villages and groups; the price comes from the settings."""
    made = book()
    made.rows[Material][row] |= cells
    assert places(tmp_path, made) == expected
    made.settings["ราคาต่อหน่วยที่เข้าข่ายครุภัณฑ์"] = None
    assert places(tmp_path, made) == [pair for pair in expected if pair[1] == "R-MAT-03"]


def record_of(folder: Path, made: Book) -> str:
    built = pipeline.build(
        [made.save(folder / "a.xlsx")], TEMPLATES, folder / "out",
        selection=pipeline.Selection(documents=("D10",)), progress=iter,
        orders=pipeline.Orders(made_at="2022-01-15T08:30:00"),
    )  # fmt: skip
    (outcome,) = built.outcomes
    return text_of((folder / "out" / str(outcome.path)).read_bytes())


def test_a_group_s_record_does_not_say_what_is_in_doubt(tmp_path: Path) -> None:
    """ประเภท and the sentence that there is no durable article are left to the pen."""
    made = book()
    sure = "วัสดุตามรายการข้างต้นเป็นวัสดุทั้งสิ้น ไม่มีรายการที่เป็นครุภัณฑ์"
    assert sure in record_of(tmp_path / "sure", made)
    made.rows[Material].append({**made.rows[Material][2], "รายการ": "ตู้อบสมุนไพร", "หน่วยนับ": "ตู้"})
    said = record_of(tmp_path / "doubt", made)
    assert sure not in said
    assert "| ๑ | สมุดบัญชีกลุ่ม | วัสดุ |" in said
    assert "| ๒ | ตู้อบสมุนไพร |  |" in said
    assert "มีรายการที่เป็นครุภัณฑ์ ได้แก่\u00a0...." in said


def test_the_sum_of_materials_counts_what_is_in_doubt(tmp_path: Path) -> None:
    """The plan of a group says the same by it."""
    made = book()
    made.rows[Material][2] |= {"รายการ": "เครื่องชั่ง"}
    project = project_of(pipeline.check([made.save(tmp_path / "a.xlsx")]))
    assert project.groups[0].material_sum.doubtful == 1
    assert project.dossiers[0].material_sum.doubtful == 0
    assert project.dossiers[0].material_sum.total == Decimal("6450.50")
