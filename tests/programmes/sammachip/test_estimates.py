"""The estimate of costs: what a line counts comes to its plan, within ceilings (handbook 2.13); D22E and D22G."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from tests.support.projects import CODE, GROUP, Book, found, project_of

from docgen.press import workshop
from docgen.programmes.sammachip.sheets import BudgetLine, Village
from docgen.runs import pipeline

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
LUNCH, GROUP_LINE = 1, 2

compile_once = cache(workshop.compile_template)  # compiling all templates for each test would be most of its time


@pytest.fixture(autouse=True)
def _compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "compile_template", compile_once)


def book(cells: Mapping[str, object] | None = None, row: int = LUNCH) -> Book:
    """The line of lunch: 40 people at 250 baht are the 10,000 planned."""
    made = Book(households=20, sages=1)
    made.add_group()
    made.rows[Village][0]["วันที่ประชาคม"] = "20 ธ.ค. 2564"
    made.rows[BudgetLine][LUNCH] |= {"รายการ": "อาหารกลางวัน 1 มื้อ", "จำนวน": 40, "หน่วย": "คน", "อัตรา": 250}
    thai = {"item": "รายการ", "category": "หมวด", "quantity": "จำนวน", "rate": "อัตรา", "planned": "แผน"}
    made.rows[BudgetLine][row] |= {thai[key]: value for key, value in (cells or {}).items()}
    return made


def told(folder: Path, made: Book) -> list[tuple[str, str]]:
    return found(pipeline.check([made.save(folder / "a.xlsx")]).findings)


def withheld(folder: Path, made: Book) -> list[tuple[str, str]]:
    plan = pipeline.prepare([made.save(folder / "a.xlsx")], TEMPLATES, pipeline.Selection()).plan
    return sorted((paper.document.short, paper.key) for paper in plan.withheld)


def test_every_column_of_the_estimate_is_read(tmp_path: Path) -> None:
    """รายการ is no second name of หมวด."""
    project = project_of(pipeline.check([book().save(tmp_path / "a.xlsx")]))
    line = project.dossiers[0].budget[LUNCH]
    assert (line.category, line.item, line.unit) == ("ค่าอาหารกลางวัน", "อาหารกลางวัน 1 มื้อ", "คน")
    assert (line.quantity, line.rate) == (Decimal(40), Decimal(250))


@pytest.mark.parametrize("cells", [{}, {"rate": None}, {"quantity": None}, {"quantity": None, "rate": None}])
def test_lines_that_are_not_worked_out_are_right(tmp_path: Path, cells: dict[str, object]) -> None:
    """A lump sum has neither quantity nor rate."""
    assert told(tmp_path, book(cells)) == []


@pytest.mark.parametrize(
    ("row", "cells", "where", "paper"),
    [
        (LUNCH, {"rate": "250.01"}, "งบประมาณ!E3", ("D22E", CODE)),
        (LUNCH, {"quantity": 39}, "งบประมาณ!E3", ("D22E", CODE)),
        (GROUP_LINE, {"quantity": 3, "rate": 300}, "งบประมาณ!E4", ("D22G", GROUP)),
    ],
)
def test_quantity_times_rate_is_the_plan(
    tmp_path: Path, row: int, cells: dict[str, object], where: str, paper: tuple[str, str]
) -> None:
    """The cell of the plan is named, and the estimate waits; the memo prints no quantity."""
    made = book(cells, row)
    assert told(tmp_path, made) == [(where, "R-BUD-04-estimate")]
    assert withheld(tmp_path, made) == [paper]


@pytest.mark.parametrize(
    ("cells", "is_told"),
    [
        ({"quantity": 20, "rate": 500}, True),
        ({"quantity": 20, "rate": 500, "item": "อาหารครบมื้อ"}, False),
        ({"quantity": 10, "rate": 1000, "item": "อาหารครบมื้อ"}, True),
        ({"quantity": 20, "rate": 500, "item": "อาหารไม่ครบมื้อ"}, True),
        ({"quantity": 20, "rate": 500, "category": "ค่าอาหารว่างและเครื่องดื่ม", "item": ""}, False),
        ({"quantity": 20, "rate": 500, "category": "ค่าอาหารกลางวันและอาหารว่าง"}, True),
        ({"quantity": 20, "rate": 500, "category": "ค่าเช่าเต็นท์", "item": ""}, False),
        ({"quantity": 5, "rate": 2000, "category": "ค่าตอบแทนวิทยากร", "item": ""}, True),
    ],
)
def test_rates_above_a_ceiling_are_told(tmp_path: Path, cells: dict[str, object], *, is_told: bool) -> None:
    """Meals by whether the day has all of them, speakers by the highest that anybody may get; papers are made."""
    made = book(cells)
    assert [pair for pair in told(tmp_path, made) if pair[1] == "rate-over-ceiling"] == (
        [("งบประมาณ!I3", "rate-over-ceiling")] if is_told else []
    )
    assert withheld(tmp_path, made) == []


def test_without_a_ceiling_nothing_is_told(tmp_path: Path) -> None:
    """A setting that is missing switches its rule off."""
    made = book({"quantity": 20, "rate": 500})
    made.settings["เพดานค่าอาหาร ไม่ครบมื้อ"] = None
    assert told(tmp_path, made) == []


@pytest.mark.parametrize(("paper", "needed"), [("D22E", CODE), ("D22G", GROUP)])
def test_an_estimate_needs_a_budget(tmp_path: Path, paper: str, needed: str) -> None:
    """Nothing to estimate, no paper."""
    made = book()
    made.rows[BudgetLine] = [row for row in made.rows[BudgetLine] if ("รหัสกลุ่ม" in row) is (paper == "D22E")]
    assert (paper, needed) in withheld(tmp_path, made)


def test_what_is_paid_later_changes_no_estimate(tmp_path: Path) -> None:
    """It is signed before the day: จ่ายจริง and คงเหลือ are the pen's."""
    fields = pipeline.prepare(
        [book().save(tmp_path / "a.xlsx")], TEMPLATES, pipeline.Selection(documents=("D22E", "D22G"))
    ).sources.fields
    printed = {path for name in ("cost-estimate", "group-cost-estimate") for path in fields[name]}
    assert "budget[].planned" in printed
    assert not {"budget[].spent", "budget[].left", "budget_sum.spent"} & printed
