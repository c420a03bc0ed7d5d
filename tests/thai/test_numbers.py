"""Numbers, money and amounts in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from docgen import thai
from docgen.thai import Fault, Repair


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("๒๔,๐๐๐.-", 24000),
        ("รวมเป็นเงิน 24,000 บาท", 24000),
        ("24,000 บาท 50 สตางค์", "24000.5"),
        ("500 บาท/คน", 500),
        ("1.5 ล้าน", 1500000),
        ("2 ล้าน 5 แสน", 2500000),
        ("2หมื่น4พัน", 24000),
        ("ร้อยละ 85", 85),
        ("½ ไร่", "0.5"),
        ("หนึ่งพันห้าบาทถ้วน", 1005),
        ("หนึ่งล้านสี่แสนแปดหมื่นแปดพันบาทห้าสิบสตางค์", "1488000.5"),
        ("ลบ 500", -500),
        (0.1 + 0.2, "0.3"),
        (123456789012.5, "123456789012.5"),
        ("62 กลุ่ม", 62),
        ("5.", 5),
    ],
)
def test_number_is_read_without_a_guess(value: object, number: object) -> None:
    """Figures with units and labels, magnitudes, words and Excel's floats."""
    assert thai.read_number(value) == thai.Reading(Decimal(str(number)))


def test_an_office_has_words_of_its_own_behind_a_number() -> None:
    """In every notation; they are known where they are given, and general words beside them."""
    own = thai.with_units("กะลา", "คล.")
    for value, number in (("๖๒ กะลา", 62), ("3 คล.", 3), ("2 แสนกะลา", 200_000), ("½ กะลา", "0.5"), ("5 คน", 5)):
        assert thai.read_number(value, units=own).value == Decimal(str(number))
    assert thai.read_as("money", "24,000.50 กะลา", own).value == Decimal("24000.50")
    for value, fault in (("12-15 กะลา", Fault.NUMBER_RANGE), ("2 กะลา 3 คล.", Fault.NUMBER_COMPOSITE_UNIT)):
        assert fault_of(value, units=own) == fault
    assert fault_of("62 กะลา") == Fault.NUMBER_UNKNOWN_UNIT


def fault_of(value: object, units: thai.Units = thai.GENERAL) -> str:
    with pytest.raises(thai.ThaiValueError) as caught:
        thai.read_number(value, units=units)
    return caught.value.code


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("พันห้า", Fault.NUMBER_AMBIGUOUS),
        ("ไม่เกิน 500", Fault.NUMBER_INEXACT),
        ("500 บาทขึ้นไป", Fault.NUMBER_INEXACT),
        ("80-90", Fault.NUMBER_RANGE),
        ("12,34,567", Fault.NUMBER_GROUPING),
        ("5 ลังเล", Fault.NUMBER_UNKNOWN_UNIT),
        ("3 ไร่ 2 งาน", Fault.NUMBER_COMPOSITE_UNIT),
        ("1.2E+05", Fault.PRECISION_LOST),
        ("1O0", Fault.NOT_A_NUMBER),
        ("24,000 (สองหมื่นห้าพันบาทถ้วน)", Fault.NUMBER_WORDS_DISAGREE),
        ("#REF!", Fault.EXCEL_ERROR),
        (True, Fault.NOT_A_NUMBER),
        (float("nan"), Fault.NOT_A_NUMBER),
        (float("inf"), Fault.NOT_A_NUMBER),
        ("9" * 40, Fault.NOT_A_NUMBER),
        (1e300, Fault.NOT_A_NUMBER),
    ],
)
def test_refusal_names_its_reason(value: object, fault: Fault) -> None:
    """What is not one exact number is refused, and an Excel error never becomes 0."""
    with pytest.raises(thai.ThaiValueError) as caught:
        thai.read_number(value, money=True)
    assert caught.value.code is fault


def test_money_is_rounded_half_up_and_says_so() -> None:
    """Money has two decimals; noise of floats is no rounding, a third decimal is."""
    assert thai.read_number(24000.000000000004, money=True) == thai.Reading(Decimal("24000.00"))
    assert thai.read_number(2.675, money=True) == thai.Reading(Decimal("2.68"), (Repair.MONEY_ROUNDED,))
    assert thai.read_number("-1.005", money=True).value == Decimal("-1.01")


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "ศูนย์บาทถ้วน"),
        ("0.5", "ห้าสิบสตางค์"),
        ("0.01", "หนึ่งสตางค์"),
        (1, "หนึ่งบาทถ้วน"),
        (11, "สิบเอ็ดบาทถ้วน"),
        (21, "ยี่สิบเอ็ดบาทถ้วน"),
        (101, "หนึ่งร้อยเอ็ดบาทถ้วน"),
        (24000, "สองหมื่นสี่พันบาทถ้วน"),
        (2000001, "สองล้านเอ็ดบาทถ้วน"),
        ("1488000.50", "หนึ่งล้านสี่แสนแปดหมื่นแปดพันบาทห้าสิบสตางค์"),
        ("2.675", "สองบาทหกสิบแปดสตางค์"),
        ("0.995", "หนึ่งบาทถ้วน"),
    ],
)
def test_baht_text(amount: int | str, words: str) -> None:
    """Baht in words as money papers want it: no ศูนย์บาท before satang, half satang up."""
    assert thai.baht_text(amount) == words
    assert thai.baht_text(Decimal(amount)) == words


def test_baht_text_of_a_debt_is_refused() -> None:
    """A paper never promises a negative amount."""
    for amount in ("-0.25", -5):
        with pytest.raises(thai.ThaiValueError, match="number-negative"):
            thai.baht_text(amount)


def test_format_number() -> None:
    """Grouped by thousands, decimals as they are or as told, never minus zero."""
    assert [thai.format_number(value) for value in ("24000", "24000.50", "24000.00", Decimal("1E+3"), -5)] == [
        "24,000",
        "24,000.50",
        "24,000",
        "1,000",
        "-5",
    ]
    assert thai.format_number(24000, 2) == "24,000.00"
    assert thai.format_number("85.075", 2) == "85.08"
    assert thai.format_number("-0.001", 2) == "0.00"
