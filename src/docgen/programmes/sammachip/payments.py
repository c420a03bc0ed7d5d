"""What a village's money was paid for: fees of speakers, receipts and vouchers, the loan that it came from.

No amount is invented: a fee is hours × rate as the workbook has them, and the evidence of a category comes to what the
budget says was spent on it, or a rule says that it does not (handbook 2.13, R-BUD-04).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import ClassVar

from docgen.model.figures import known, total
from docgen.programmes.sammachip.materials import MATERIALS
from docgen.programmes.sammachip.sheets import BudgetLine, Material, Programme, Sage, Voucher
from docgen.records import kinds

SPEAKER_FEES = "วิทยากร"  # the word by which the budget's category of speakers' fees is known
_CIVIL = ("นาย", "นาง", "น.ส.")  # นางสาว begins with นาง


@dataclass(frozen=True, kw_only=True)
class SpeakerPayment:
    """What one speaker is paid: hours × rate; `fee` is None where either is not known, and the pen fills it in."""

    internal: ClassVar[frozenset[str]] = frozenset({"programme"})

    sage: Sage
    line: BudgetLine | None = None
    programme: Programme = field(default_factory=Programme, compare=False, repr=False)

    @property
    def key(self) -> str:
        """The speaker's number."""
        return str(self.sage.seq)

    @property
    def full_name(self) -> str:
        """The speaker's name."""
        return self.sage.full_name

    @property
    def hours(self) -> Decimal | None:
        """The sage's own hours, or the programme's."""
        return self.programme.speaker_hours if self.sage.hours is None else self.sage.hours

    @property
    def rate(self) -> Decimal | None:
        """Baht an hour: the sage's own rate, or the programme's."""
        return self.programme.speaker_rate if self.sage.rate is None else self.sage.rate

    @property
    def fee(self) -> Decimal | None:
        """Hours × rate in baht, to the satang."""
        if self.hours is None or self.rate is None:
            return None
        return (self.hours * self.rate).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def paid_on(self) -> dt.date | None:
        """The day of payment, as the budget has it for speakers' fees."""
        return self.line.paid_on if self.line else None


def speaker_line(budget: Iterable[BudgetLine]) -> BudgetLine | None:
    """The budget's line of speakers' fees."""
    return next((line for line in budget if SPEAKER_FEES in line.category), None)


def payments_of(
    sages: Iterable[Sage], budget: Iterable[BudgetLine], programme: Programme
) -> tuple[SpeakerPayment, ...]:
    """A payment for each sage who is paid; hours and rate are the sage's own, or the programme's.

    Who has 0 hours gets no voucher; whose hours or rate are not known gets one for the pen.
    """
    line = speaker_line(budget)
    payments = (SpeakerPayment(sage=sage, line=line, programme=programme) for sage in sages)
    return tuple(payment for payment in payments if payment.fee is None or payment.fee)


@dataclass(frozen=True, kw_only=True)
class EvidenceLine:
    """One line of the list of receipts and vouchers; number and day are blank where nobody has typed them."""

    category: str
    payee: str
    item: str
    amount: Decimal | None
    number: str = ""
    dated: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class EvidenceSum:
    """What the list comes to in baht, None while a line waits for its amount, and how many lines it has.

    `is_complete` where every line has its payee and its amount, None while none has.
    """

    total: Decimal | None
    count: int
    is_complete: bool | None = None


def evidence_of(
    budget: Sequence[BudgetLine],
    vouchers: Sequence[Voucher],
    payments: Sequence[SpeakerPayment],
    materials: Sequence[Material],
) -> tuple[EvidenceLine, ...]:
    """The evidence of all that was spent, category by category in the budget's order.

    A category's lines are those typed in the sheet ใบสำคัญ; else its speakers' vouchers or its shops' receipts, where
    they come to exactly what was spent; else one line that waits for number and payee, and for the amount where nothing
    is known to be spent yet. Rows of a category that the budget does not have stand last.
    """
    lines: list[EvidenceLine] = []
    for line in budget:
        if line.spent is None or line.spent:
            lines += _of_category(line, vouchers, payments, materials)
    known_categories = {line.category for line in budget}
    lines += [_typed(row) for row in vouchers if row.category not in known_categories]
    return tuple(lines)


def evidence_sum(lines: Sequence[EvidenceLine]) -> EvidenceSum:
    """What the lines come to."""
    is_known = all(line.amount is not None for line in lines)
    is_begun = not lines or any(line.payee or line.amount is not None for line in lines)
    return EvidenceSum(
        total=total(line.amount for line in lines) if is_known else None,
        count=len(lines),
        is_complete=is_known and all(line.payee for line in lines) if is_begun else None,
    )


def _of_category(
    line: BudgetLine, vouchers: Sequence[Voucher], payments: Sequence[SpeakerPayment], materials: Sequence[Material]
) -> list[EvidenceLine]:
    typed = [_typed(row) for row in vouchers if row.category == line.category]
    if typed:
        return typed
    for derived in (_of_speakers(line, payments), _of_shops(line, materials)):
        if derived and total(found.amount for found in derived) == line.spent:
            return derived
    return [EvidenceLine(category=line.category, payee="", item=line.category, amount=line.spent)]


def _typed(row: Voucher) -> EvidenceLine:
    return EvidenceLine(
        category=row.category,
        payee=_payee(row.payee),
        item=row.item or row.category,
        amount=row.amount,
        number=row.number,
        dated=row.dated,
    )


def _payee(text: str) -> str:
    """A person's name as papers print it, two spaces before the surname; a shop's stays as it was typed."""
    return kinds.official_name(text) if text.startswith(_CIVIL) else text


def _of_speakers(line: BudgetLine, payments: Sequence[SpeakerPayment]) -> list[EvidenceLine]:
    if SPEAKER_FEES not in line.category or any(payment.fee is None for payment in payments):
        return []
    return [
        EvidenceLine(
            category=line.category,
            payee=payment.full_name,
            item=line.category,
            amount=payment.fee,
            dated=payment.paid_on,
        )
        for payment in payments
    ]


def _of_shops(line: BudgetLine, materials: Sequence[Material]) -> list[EvidenceLine]:
    if MATERIALS not in line.category or any(row.amount is None or not row.shop for row in materials):
        return []
    receipts: dict[tuple[str, str, dt.date | None], list[Material]] = {}
    for row in materials:  # without a number, another day is another receipt
        day = None if row.receipt_no else row.receipt_dated
        receipts.setdefault((row.shop, row.receipt_no, day), []).append(row)
    return [
        EvidenceLine(
            category=line.category,
            payee=shop,
            item=", ".join(row.item for row in rows),
            amount=total(row.amount for row in rows),
            number=number,
            dated=_only_day(row.receipt_dated for row in rows),
        )
        for (shop, number, _), rows in receipts.items()
    ]


def _only_day(days: Iterable[dt.date | None]) -> dt.date | None:
    """The day that all rows of one receipt have, as far as they say; None where they say different ones."""
    said = {day for day in days if day is not None}
    return said.pop() if len(said) == 1 else None


@dataclass(frozen=True, kw_only=True)
class Loan:
    """The loan that the officer takes for the day: the budget's lines, without those marked ไม่ยืม."""

    lines: tuple[BudgetLine, ...]
    total: Decimal | None


def loan_of(budget: Iterable[BudgetLine]) -> Loan:
    """What is borrowed; None where nothing is planned."""
    lines = tuple(_borrowed(budget))
    return Loan(lines=lines, total=known(line.planned for line in lines))


def _borrowed(budget: Iterable[BudgetLine]) -> Iterator[BudgetLine]:
    return (line for line in budget if line.is_borrowed is not False and line.planned is not None)
