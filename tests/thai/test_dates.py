"""Dates: what the cases leave open."""

from __future__ import annotations

import datetime as dt

import pytest

from docgen import thai
from docgen.thai import Fault, Repair

TODAY = dt.date(2022, 6, 30)
PROJECT_YEARS = range(2015, 2031)


def refusal(value: object, *, years: range | None = None, birth: bool = False) -> Fault:
    with pytest.raises(thai.ThaiValueError) as caught:
        thai.read_date(value, years=years, birth=birth, today=TODAY if birth else None)
    return caught.value.code


@pytest.mark.parametrize(
    "typed",
    [
        "15 ม.ค. 2565",
        "๑๕ มกราคม พ.ศ. ๒๕๖๕",
        "วันเสาร์ที่ 15 มกราคม 2565",
        "ส. 15 ม.ค. 2565",
        "15 ม .ค. 2565",
        "15 มกรา คม 2565",
        "15/1/2565",
        "15.01.2565",
        "15-ม.ค.-2565",
        "15 ม. ค. พ. ศ. 2565",
        "วันที่ 15 เดือนมกราคม พ.ศ. 2565",
        "2565-1-15",
        "15 Jan 2022",
        "15th January 2022",
        "15 ม.ค. 2565 เวลา 08.30 - 16.30 น.",
        "2022-01-15T08:30:00Z",
        "15 ม.ค. 2565.",
        "ลว. 15 ม.ค. 2565",
    ],
)
def test_usual_form_needs_no_guess(typed: str) -> None:
    """The usual ways to write a full date are read without a warning."""
    assert thai.read_date(typed) == thai.Reading(dt.date(2022, 1, 15))


@pytest.mark.parametrize(
    ("value", "date", "repair"),
    [
        (dt.datetime(2565, 1, 15), dt.date(2022, 1, 15), Repair.YEAR_BUDDHIST_IN_DATE_CELL),
        (dt.datetime(3108, 1, 15), dt.date(2022, 1, 15), Repair.YEAR_DOUBLED_IN_DATE_CELL),
        (dt.datetime(2480, 1, 15), dt.date(1938, 1, 15), Repair.YEAR_BUDDHIST_IN_DATE_CELL),
        (44576, dt.date(2022, 1, 15), Repair.DATE_SERIAL),
        ("15/1/65", dt.date(2022, 1, 15), Repair.YEAR_TWO_DIGIT),
        ("10 พฤษจิกายน 2565", dt.date(2022, 11, 10), Repair.MONTH_MISSPELT),
        ("10 กุมภาพัน 2565", dt.date(2022, 2, 10), Repair.MONTH_MISSPELT),
        ("15 ม.ค. 2565 (เช้า)", dt.date(2022, 1, 15), Repair.REMARK_DROPPED),
        ("15 ม.ค. 2480", dt.date(1938, 1, 15), Repair.YEAR_OLD_CALENDAR),
    ],
)
def test_guess_is_reported(value: object, date: dt.date, repair: Repair) -> None:
    """A date that was mended by a guess says which."""
    assert thai.read_date(value) == thai.Reading(date, (repair,))


def test_letter_typed_for_a_digit_in_the_day() -> None:
    """The handbook's own case: `๓o มี.ค. ๖๕` is 30 March, with two warnings."""
    reading = thai.read_date("๓o มี.ค. ๖๕")
    assert reading == thai.Reading(dt.date(2022, 3, 30), (Repair.LETTER_FOR_DIGIT, Repair.YEAR_TWO_DIGIT))


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("31 ก.พ. 2565", Fault.DATE_IMPOSSIBLE),
        (dt.datetime(2564, 2, 28), None),
        ("29 ก.พ. 2564", Fault.DATE_IMPOSSIBLE),
        ("15 ก.ม. 2565", Fault.UNKNOWN_MONTH),
        ("15 ม.ค.", Fault.DATE_INCOMPLETE),
        ("มกราคม 2565", Fault.DATE_INCOMPLETE),
        (2565, Fault.DATE_INCOMPLETE),
        ("15-16/1/2565", Fault.DATE_RANGE),
        ("15 ม.ค. 65 - 16 ม.ค. 65", Fault.DATE_RANGE),
        ("15 และ 16 ม.ค. 65", Fault.DATE_MULTIPLE),
        ("วันศุกร์ที่ 15 มกราคม 2565", Fault.WEEKDAY_MISMATCH),
        ("15-Jan-65", Fault.DATE_AMBIGUOUS),
        ("1/2/03", Fault.DATE_AMBIGUOUS),
        ("15 มกราคม 2065", Fault.YEAR_OUT_OF_RANGE),
        ("15 มกราคม 256", Fault.YEAR_OUT_OF_RANGE),
        ("สิ้นเดือน", Fault.NOT_A_DATE),
        ("พรุ่งนี้", Fault.NOT_A_DATE),
        (True, Fault.NOT_A_DATE),
        (dt.time(8, 30), Fault.NOT_A_DATE),
        ("#N/A", Fault.EXCEL_ERROR),
        ("15 ม.ค. 2483", Fault.DATE_IMPOSSIBLE),
    ],
)
def test_refusal_names_its_reason(value: object, fault: Fault | None) -> None:
    """What is not one certain date is refused with the reason."""
    if fault is None:
        assert thai.parse_date(value) == dt.date(2021, 2, 28)
    else:
        assert refusal(value) is fault


def test_excel_century_in_a_project_column_suggests_the_year() -> None:
    """Excel read 15/1/65 as 1965: in a column of project dates that is refused, with พ.ศ. 2565 as the likely year."""
    with pytest.raises(thai.ThaiValueError) as caught:
        thai.read_date(dt.datetime(1965, 1, 15), years=PROJECT_YEARS)
    assert caught.value.code is Fault.YEAR_FROM_TWO_DIGITS
    assert caught.value.values == {"year": 1965, "meant": 2565}


def test_christian_short_year_only_where_the_column_leaves_nothing_else() -> None:
    """`15 ม.ค. 22` in a column of 2015–2030 is 2022; พ.ศ. 2522 is out of the question."""
    reading = thai.read_date("15 ม.ค. 22", years=PROJECT_YEARS)
    assert reading == thai.Reading(dt.date(2022, 1, 15), (Repair.YEAR_TWO_DIGIT_CHRISTIAN,))


def test_birth_date_is_never_in_the_future() -> None:
    """A birth date up to today is read, tomorrow's is refused; พ.ศ. 05 is 2505, not 2605."""
    assert thai.parse_date("30 มิ.ย. 2565", birth=True, today=TODAY) == TODAY
    assert refusal("1 ก.ค. 2565", birth=True) is Fault.YEAR_OUT_OF_RANGE
    assert thai.parse_date("15/1/05", birth=True, today=TODAY) == dt.date(1962, 1, 15)


def test_official_forms() -> None:
    """The forms of handbook 1.5, without a leading zero on the day."""
    date = dt.date(2022, 1, 5)
    assert {form: thai.format_date(date, form) for form in thai.DateForm} == {
        "letter": "๕ มกราคม ๒๕๖๕",
        "order": "๕ มกราคม พ.ศ. ๒๕๖๕",
        "weekday": "วันพุธที่ ๕ มกราคม ๒๕๖๕",
        "weekday-order": "วันพุธที่ ๕ มกราคม พ.ศ. ๒๕๖๕",
        "medium": "๕ ม.ค. ๒๕๖๕",
        "table": "๕ ม.ค. ๖๕",
        "table-long": "๕ มกราคม ๒๕๖๕",
    }
    assert thai.format_date(date, thai.DateForm.TABLE, digits="arabic") == "5 ม.ค. 65"
    assert thai.format_undated(2022, 1) == ".......... มกราคม ๒๕๖๕"
    assert thai.format_undated(2022, 1, blank="     ", era=True) == "      มกราคม พ.ศ. ๒๕๖๕"
    assert thai.format_month(2022, 1, digits="arabic") == "มกราคม 2565"


def test_range_of_days() -> None:
    """Within a month the month stands once, across months both ends are full."""
    first, second, later = dt.date(2022, 1, 15), dt.date(2022, 1, 16), dt.date(2022, 2, 2)
    assert thai.format_date_range(first, second) == "๑๕ - ๑๖ มกราคม ๒๕๖๕"
    assert thai.format_date_range(first, later) == "๑๕ มกราคม ๒๕๖๕ - ๒ กุมภาพันธ์ ๒๕๖๕"
    assert thai.format_date_range(first, first) == "๑๕ มกราคม ๒๕๖๕"
    weekdays = "วันเสาร์ที่ ๑๕ มกราคม ๒๕๖๕ - วันอาทิตย์ที่ ๑๖ มกราคม ๒๕๖๕"
    assert thai.format_date_range(first, second, thai.DateForm.WEEKDAY) == weekdays
    with pytest.raises(ValueError, match="ends before"):
        thai.format_date_range(second, first)


@pytest.mark.parametrize(
    ("date", "buddhist", "fiscal", "quarter"),
    [
        (dt.date(2021, 10, 1), 2564, 2565, 1),
        (dt.date(2022, 1, 1), 2565, 2565, 2),
        (dt.date(2022, 9, 30), 2565, 2565, 4),
        (dt.date(2022, 10, 1), 2565, 2566, 1),
        (dt.date(1940, 3, 31), 2482, 2483, 2),
        (dt.date(1940, 4, 1), 2483, 2483, 3),
        (dt.date(1941, 1, 1), 2484, 2484, 2),
    ],
)
def test_years(date: dt.date, buddhist: int, fiscal: int, quarter: int) -> None:
    """The fiscal year begins on 1 October; before พ.ศ. 2484 the year began on 1 April."""
    assert (thai.buddhist_year(date), thai.fiscal_year(date), thai.fiscal_quarter(date)) == (buddhist, fiscal, quarter)
