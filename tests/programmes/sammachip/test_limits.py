"""Amounts at half a satang, and what is just within its limit or just beyond it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.support.projects import PLACE, Book, found, project_of

from docgen.programmes.sammachip.payments import payments_of
from docgen.programmes.sammachip.sheets import (
    Attendance,
    BudgetLine,
    Material,
    Meeting,
    Outcome,
    Programme,
    Sage,
    Session,
)
from docgen.runs import pipeline


@pytest.mark.parametrize(
    ("hours", "rate", "fee"), [("0.5", "600.25", "300.13"), ("0.5", "0.25", "0.13"), ("1.5", "600", "900.00")]
)
def test_a_fee_of_half_a_satang_is_rounded_up(hours: str, rate: str, fee: str) -> None:
    """As all money of the programme is, so that the voucher's figures and words say the same."""
    (payment,) = payments_of([Sage(seq=1, hours=Decimal(hours), rate=Decimal(rate))], (), Programme())
    assert str(payment.fee) == fee


@pytest.mark.parametrize(("quantity", "price", "amount"), [("0.5", "0.25", "0.13"), ("2.5", "10.05", "25.13")])
def test_a_material_of_half_a_satang_is_rounded_up(quantity: str, price: str, amount: str) -> None:
    """That its amount has parts of a satang is told beside (R-BUD-04)."""
    assert str(Material(quantity=Decimal(quantity), unit_price=Decimal(price)).amount) == amount


@pytest.mark.parametrize(
    ("applied", "after", "increased"), [(1, 36500, 1), (1, 36000, 0), (1, 35000, 0), (0, 36500, 0), (None, 36500, 0)]
)
def test_only_who_lives_of_the_trade_and_earns_more_has_risen(
    tmp_path: Path, applied: int | None, after: int, increased: int
) -> None:
    """KPI 2: more money without the trade is none of its doing, the same money is no rise."""
    book = Book(households=1)
    book.rows[Outcome] = [{**PLACE, "ลำดับ": 1, "นำไปประกอบอาชีพ": applied, "รายได้ก่อน": 36000, "รายได้หลัง": after}]
    (dossier,) = project_of(pipeline.check([book.save(tmp_path / "a.xlsx")])).dossiers
    assert dossier.outcome.increased == increased


@pytest.mark.parametrize(("more", "told"), [(0, False), ("0.01", True)])
def test_what_was_planned_may_be_spent_to_the_last_satang(tmp_path: Path, more: str | int, *, told: bool) -> None:
    """R-BUD-02: one satang more is too much."""
    book = Book()
    line = book.rows[BudgetLine][1]
    line["จ่ายจริง"] = Decimal(line["แผน"]) + Decimal(more)
    findings = found(pipeline.check([book.save(tmp_path / "a.xlsx")]).findings)
    assert (("งบประมาณ!F3", "R-BUD-02-spent") in findings) is told


@pytest.mark.parametrize(("start", "end", "told"), [("09.00", "09.00", True), ("09.00", "09.01", False)])
def test_a_meeting_takes_its_time(tmp_path: Path, start: str, end: str, *, told: bool) -> None:
    """One that ends in the minute in which it begins is mistyped (handbook 1.7.5)."""
    book = Book()
    book.rows[Meeting] = [{**PLACE, "ครั้งที่": "1/2565", "เริ่มประชุม": start, "เลิกประชุม": end}]
    findings = pipeline.check([book.save(tmp_path / "a.xlsx")]).findings
    assert ("meeting-times" in [code for _, code in found(findings)]) is told


@pytest.mark.parametrize(("came", "told"), [(8, False), (7, True)])
def test_a_village_promotes_its_share(tmp_path: Path, came: int, *, told: bool) -> None:
    """R-KPI-01: 8 of 10 are the share of a programme of one village that counts on 8; one fewer is told."""
    book = Book(households=10)
    book.rows[Attendance] = [
        {**PLACE, "ประเภท": "ครัวเรือน", "ลำดับ": n, "เช้า": int(n <= came), "บ่าย": int(n <= came)} for n in range(1, 11)
    ]
    findings = pipeline.check([book.save(tmp_path / "a.xlsx")]).findings
    assert ("R-KPI-01" in [code for _, code in found(findings)]) is told


@pytest.mark.parametrize(("hours", "told"), [(7, False), ("7.5", True)])
def test_a_speaker_may_be_paid_for_all_that_was_taught(tmp_path: Path, hours: object, *, told: bool) -> None:
    """From 09.00 to 16.00 there are seven hours; half an hour more nobody taught (handbook 2.4)."""
    book = Book()
    book.rows[Sage][0] |= {"ชั่วโมงวิทยากร": hours, "ค่าตอบแทนต่อชั่วโมง": 600}
    book.rows[Session][1]["สิ้นสุด"] = "16.00"
    findings = pipeline.check([book.save(tmp_path / "a.xlsx")]).findings
    assert ("speaker-hours-untaught" in [code for _, code in found(findings)]) is told
