"""What was paid, and the evidence of it: amounts come from the workbook and agree, or somebody is told"
" (handbook 2.13)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.projects import PLACE, Book, found, project_of

from docgen.papers.words import sentence
from docgen.programmes.sammachip.payments import EvidenceLine, evidence_of, evidence_sum, loan_of, payments_of
from docgen.programmes.sammachip.sheets import Attendance, BudgetLine, Material, Programme, Sage, Village, Voucher
from docgen.runs import pipeline

FEES = "ค่าตอบแทนวิทยากร"
MONEY = st.decimals(min_value=1, max_value=99_999, places=2)


def paying_book(spent: int | None = 1800) -> Book:
    """Three speakers: two hours, one hour and none, at 600 baht."""
    book = Book(sages=3)
    for row, hours in zip(book.rows[Sage], (2, 1, 0), strict=True):
        row |= {"ชั่วโมงวิทยากร": hours, "ค่าตอบแทนต่อชั่วโมง": 600}
    book.rows[BudgetLine][1] |= {"แผน": 8200}
    book.rows[BudgetLine].append({**PLACE, "หมวด": FEES, "แผน": 1800, "จ่ายจริง": spent, "วันที่เบิกจ่าย": "20 ม.ค. 2565"})
    return book


def codes(book: Book, folder: Path) -> set[str]:
    return {finding.code for finding in pipeline.check([book.save(folder / "a.xlsx")]).findings}


def test_a_fee_is_hours_times_rate(tmp_path: Path) -> None:
    """Of each speaker's own hours and rate, paid on the day that the budget has; 0 hours are no payment."""
    dossier = project_of(pipeline.check([paying_book().save(tmp_path / "a.xlsx")])).dossiers[0]
    assert [payment.fee for payment in dossier.payments] == [Decimal(1200), Decimal(600)]
    assert {payment.paid_on for payment in dossier.payments} == {dossier.budget[2].paid_on}


def test_the_programme_s_rate_serves_who_has_none() -> None:
    """An own rate or own hours come first; without either the pen fills in the fee."""
    programme = Programme(speaker_rate=Decimal(500), speaker_hours=Decimal(1))
    sages = (Sage(seq=1), Sage(seq=2, rate=Decimal(600)), Sage(seq=3, hours=Decimal("1.5")))
    assert [p.fee for p in payments_of(sages, (), programme)] == [500, 600, 750]
    assert [p.fee for p in payments_of(sages, (), Programme())] == [None, None, None]


@pytest.mark.parametrize(("spent", "differs"), [(1800, False), (1200, True), (None, False)])
def test_fees_come_to_what_was_spent(tmp_path: Path, spent: int | None, *, differs: bool) -> None:
    """A voucher whose money the budget does not have is not made."""
    assert ("speaker-fees-differ" in codes(paying_book(spent), tmp_path)) is differs


def test_fees_of_less_than_was_planned_are_told_until_they_are_paid(tmp_path: Path) -> None:
    """Vouchers of less are made: less may be meant, but the plan then says another sum than they do."""
    book = paying_book(None)
    book.rows[BudgetLine][2]["แผน"] = 1801
    assert "speaker-fees-below" in codes(book, tmp_path)
    book.rows[BudgetLine][2]["แผน"] = 1800
    assert "speaker-fees-below" not in codes(book, tmp_path)


def test_fees_without_a_category_of_their_own_are_told(tmp_path: Path) -> None:
    """The budget has other categories, and vouchers for nothing that it names."""
    book = paying_book()
    del book.rows[BudgetLine][2]
    assert "speaker-fees-unplanned" in codes(book, tmp_path)


def test_wrong_fees_withhold_vouchers_and_summary_alone(tmp_path: Path) -> None:
    """D03 and D11 print the budget and are still right; D21 and D22 are not."""
    book = paying_book(1200)
    book.rows[Village][0]["วันที่ประชาคม"] = "20 ธ.ค. 2564"
    workbook = book.save(tmp_path / "a.xlsx")
    built = pipeline.prepare([workbook], Path(__file__).parents[3] / "templates", pipeline.Selection())
    withheld = {paper.document.short for paper in built.plan.withheld}
    assert withheld == {"D21", "D22"}


def test_an_absent_speaker_is_not_paid(tmp_path: Path) -> None:
    """The cell of the attendance sheet is named."""
    book = paying_book()
    book.rows[Attendance] = [
        {**PLACE, "ประเภท": "วิทยากร", "ลำดับ": n, "เช้า": int(n != 2), "บ่าย": int(n != 2)} for n in (1, 2, 3)
    ]
    findings = pipeline.check([book.save(tmp_path / "a.xlsx")]).findings
    assert [place for place, code in found(findings) if code == "speaker-absent"] == ["เข้าร่วม!F3"]


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("ค่าตอบแทนต่อชั่วโมง", 1300, "speaker-rate"),
        ("บุคลากรของรัฐ", "ใช่", "speaker-rate"),
        ("ชั่วโมงวิทยากร", 1.25, "speaker-hours"),
    ],
)
def test_rates_and_hours_of_the_regulation(tmp_path: Path, column: str, value: object, code: str) -> None:
    """600 for the state's own people, 1,200 for others; half an hour is the least step."""
    book = paying_book(None)
    book.rows[Sage][1] |= {"ค่าตอบแทนต่อชั่วโมง": 700, column: value}
    assert code in codes(book, tmp_path)


def test_money_paid_before_the_day_is_told(tmp_path: Path) -> None:
    """The day is 15 January."""
    book = paying_book()
    book.rows[BudgetLine][2]["วันที่เบิกจ่าย"] = "14 ม.ค. 2565"
    assert "paid-before-the-day" in codes(book, tmp_path)


@given(spent=st.lists(MONEY | st.none(), max_size=5))
def test_evidence_comes_to_what_was_spent(spent: list[Decimal | None]) -> None:
    """Whatever the categories are: nothing is lost or added; an amount that is not known leaves the sum to the pen."""
    names = (FEES, "ค่าวัสดุสาธิตอาชีพ", "ค่าอาหาร", "ค่าป้าย", "ค่าเช่า")
    budget = [BudgetLine(category=name, spent=amount) for name, amount in zip(names, spent, strict=False)]
    payments = payments_of(
        (Sage(seq=1, hours=Decimal(2), rate=Decimal(600)), Sage(seq=2, hours=Decimal(1), rate=Decimal(600))),
        budget,
        Programme(),
    )
    materials = (Material(item="ก", quantity=Decimal(3), unit_price=Decimal("33.35"), shop="ร้าน", receipt_no="1/2"),)
    found_sum = evidence_sum(evidence_of(budget, (), payments, materials)).total
    known = [amount for amount in spent if amount is not None]
    assert found_sum == (sum(known, Decimal(0)) if len(known) == len(spent) else None)


def test_speakers_and_shops_stand_one_by_one_where_they_agree() -> None:
    """Two receipts of one shop are two lines; what a shop's receipts do not come to is one line for the pen."""
    materials = tuple(
        Material(item=item, quantity=Decimal(1), unit_price=price, shop="ร้าน", receipt_no=number)
        for item, price, number in (("ก", Decimal(10), "1/1"), ("ข", Decimal(5), "1/1"), ("ค", Decimal(7), "1/2"))
    )
    line = BudgetLine(category="ค่าวัสดุสาธิตอาชีพ", spent=Decimal(22))
    shown = [f"{e.number} {e.payee} {e.item} {e.amount}" for e in evidence_of([line], (), (), materials)]
    assert shown == ["1/1 ร้าน ก, ข 15.00", "1/2 ร้าน ค 7.00"]
    other = BudgetLine(category="ค่าวัสดุสาธิตอาชีพ", spent=Decimal(21))
    assert [f"{e.number} {e.payee} {e.amount}" for e in evidence_of([other], (), (), materials)] == ["  21"]


JANUARY = {day: dt.date(2022, 1, day) for day in (14, 15, 16)}


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([("1/1", 15), ("1/1", 15)], [("1/1", 15, 2)]),
        ([("1/1", 15), ("1/1", None)], [("1/1", 15, 2)]),
        ([("1/1", None), ("1/1", None)], [("1/1", None, 2)]),
        ([("1/1", 15), ("1/1", 16)], [("1/1", None, 2)]),
        ([("1/1", 15), ("1/2", 16)], [("1/1", 15, 1), ("1/2", 16, 1)]),
        ([("", 15), ("", 16)], [("", 15, 1), ("", 16, 1)]),
    ],
)
def test_a_shop_s_receipt_has_the_day_that_its_rows_say(
    rows: list[tuple[str, int | None]], lines: list[tuple[str, int | None, int]]
) -> None:
    """One row of a receipt may say it for all; where two contradict each other, the pen decides."""
    materials = [
        Material(
            item=str(n), quantity=Decimal(1), unit_price=Decimal(5), shop="ร้าน", receipt_no=number,
            receipt_dated=JANUARY.get(day or 0),
        )
        for n, (number, day) in enumerate(rows)
    ]  # fmt: skip
    line = BudgetLine(category="ค่าวัสดุสาธิตอาชีพ", spent=Decimal(5 * len(rows)))
    shown = evidence_of([line], (), (), materials)
    assert [(e.number, e.dated and e.dated.day, int((e.amount or 0) / 5)) for e in shown] == lines


@pytest.mark.parametrize(("day", "is_told"), [("14 ม.ค. 2565", True), ("15 ม.ค. 2565", False), ("20 ม.ค. 2565", False)])
def test_a_voucher_of_before_the_day_is_told(tmp_path: Path, day: str, *, is_told: bool) -> None:
    """The day is 15 January; money may be paid on it (handbook 2.13). Materials are bought before it: no fault."""
    book = paying_book()
    book.rows[Material][0] |= {"ร้าน": "ร้านด้าย", "เลขที่ใบเสร็จ": "1/2", "วันที่ใบเสร็จ": day}
    book.rows[Voucher] = [{**PLACE, "ผู้รับเงิน": "นางแก้ว ใจงาม", "หมวด": FEES, "จำนวนเงิน": 1800, "วันที่": day}]
    findings = pipeline.check([book.save(tmp_path / "a.xlsx")]).findings
    told = [str(f.where).partition("!")[0] for f in findings if f.code == "receipt-before-the-day"]
    assert told == ([Voucher.sheet] if is_told else [])


def test_a_receipt_of_two_days_names_both_cells(tmp_path: Path) -> None:
    """Of one shop; another shop's may bear the same number."""
    book = paying_book()
    for row, day in zip(book.rows[Material], ("15 ม.ค. 2565", "16 ม.ค. 2565"), strict=True):
        row |= {"ร้าน": "ร้านด้าย", "เลขที่ใบเสร็จ": "1/2", "วันที่ใบเสร็จ": day}
    (finding,) = [
        f for f in pipeline.check([book.save(tmp_path / "a.xlsx")]).findings if f.code == "receipt-of-two-days"
    ]
    assert (str(finding.where), str(finding.also[0])) == ("วัสดุ!K3", "วัสดุ!K2")
    assert "K2" in sentence(finding)
    book.rows[Material][1]["ร้าน"] = "ร้านหม้อ"
    assert "receipt-of-two-days" not in codes(book, tmp_path)


@pytest.mark.parametrize(
    ("category", "amount", "code"), [(FEES, 1700, "vouchers-differ"), ("ค่าเช่าเต็นท์", 1, "voucher-category")]
)
def test_typed_vouchers_are_compared_with_the_budget(tmp_path: Path, category: str, amount: int, code: str) -> None:
    """Sum and category."""
    book = paying_book()
    book.rows[Voucher] = [{**PLACE, "ผู้รับเงิน": "นางแก้ว ใจงาม", "หมวด": category, "จำนวนเงิน": amount}]
    assert code in codes(book, tmp_path)


def test_lines_marked_as_not_borrowed_are_not_in_the_loan() -> None:
    """A shop that is paid directly needs no loan."""
    lines = [
        BudgetLine(category="ก", planned=Decimal(100)),
        BudgetLine(category="ข", planned=Decimal(50), is_borrowed=False),
        BudgetLine(category="ค", planned=Decimal(25), is_borrowed=True),
    ]
    loan = loan_of(lines)
    assert ([line.category for line in loan.lines], loan.total) == (["ก", "ค"], Decimal(125))


@pytest.mark.parametrize(
    ("lines", "complete"),
    [
        ((), True),  # nothing was spent
        ((("", None), ("", None)), None),
        ((("", Decimal(5)), ("", None)), False),
        ((("ร้านทองดี", Decimal(5)), ("", Decimal(5))), False),
        ((("ร้านทองดี", Decimal(5)), ("ร้านทองดี", None)), False),
        ((("ร้านทองดี", Decimal(5)), ("นายสมชาย  ใจดี", Decimal(5))), True),
    ],
)
def test_evidence_is_complete_with_payees_and_amounts(
    lines: tuple[tuple[str, Decimal | None], ...], complete: bool | None
) -> None:
    """None while nothing is known of any line; speakers' vouchers have no number of their own."""
    made = [EvidenceLine(category="ค่า", payee=payee, item="ค่า", amount=amount) for payee, amount in lines]
    assert evidence_sum(made).is_complete is complete
