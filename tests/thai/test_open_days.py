"""A month whose day is still open: how it may be typed, how it is printed, and how it stands beside other dates."""

from __future__ import annotations

import datetime as dt
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen import thai
from docgen.papers import FILTERS
from docgen.thai import DateForm, Fault, OpenDay, ThaiValueError

JANUARY = OpenDay(2022, 1, 1)
months = st.builds(OpenDay, st.integers(1990, 2090), st.integers(1, 12), st.just(1))


@pytest.mark.parametrize(
    "typed",
    [
        "ม.ค. 2565", "มกราคม ๒๕๖๕", "ม.ค.65", "ม.ค. 65", "เดือนมกราคม 2565", ".......... มกราคม ๒๕๖๕",
        "วันที่       มกราคม พ.ศ. 2565", "ลงวันที่ ..... มกราคม 2565", "January 2022", "…… ม.ค. 2565",
    ],
)  # fmt: skip
def test_a_month_and_its_year_are_a_date_whose_day_is_open(typed: str) -> None:
    """As clerks type it while a paper waits for its day."""
    assert thai.read_letter_date(typed).value == JANUARY


@pytest.mark.parametrize("typed", ["15 ม.ค. 2565", dt.date(2022, 1, 15), dt.datetime(2022, 1, 15), 44576, "15/1/2565"])
def test_a_whole_date_is_what_it_was(typed: object) -> None:
    """Nothing else changes for the column."""
    found = thai.read_letter_date(typed)
    assert found == thai.read_date(typed)
    assert type(found.value) is dt.date


@pytest.mark.parametrize(
    "typed", ["2565", "1/2565", "15 ม.ค.", "มกรา", "ภายใน 2565", "ม.ค. 2565 - ก.พ. 2565", "abc 2565", "32 ม.ค. 2565"]
)
def test_what_is_no_month_stays_refused(typed: str) -> None:
    """For the same reason as in any other date."""
    with pytest.raises(ThaiValueError) as refused:
        thai.read_letter_date(typed)
    with pytest.raises(ThaiValueError) as usual:
        thai.read_date(typed)
    assert refused.value.code is usual.value.code
    assert thai.read_letter_date("").value is None


def test_other_dates_need_their_day() -> None:
    """A day of training, a birthday: no pen fills it in."""
    with pytest.raises(ThaiValueError) as refused:
        thai.read_date("ม.ค. 2565")
    assert refused.value.code is Fault.DATE_INCOMPLETE


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (DateForm.LETTER, ".......... มกราคม ๒๕๖๕"),
        (DateForm.ORDER, ".......... มกราคม พ.ศ. ๒๕๖๕"),
        (DateForm.WEEKDAY, "วันที่ .......... มกราคม ๒๕๖๕"),
        (DateForm.TABLE, "..... ม.ค. ๖๕"),
        (DateForm.MEDIUM, "..... ม.ค. ๒๕๖๕"),
    ],
)
def test_the_pen_writes_the_day(form: DateForm, text: str) -> None:
    """Month and year are printed (handbook 1.5)."""
    assert thai.format_date(JANUARY, form) == text


def test_filters_print_it() -> None:
    """In letters and in orders; an age that depends on the day is not told."""
    assert FILTERS["date"](JANUARY) == ".......... มกราคม 2565"
    assert FILTERS["date_order"](JANUARY) == ".......... มกราคม พ.ศ. 2565"
    assert FILTERS["age"](dt.date(1960, 1, 15), JANUARY) is None
    assert FILTERS["age"](dt.date(1960, 2, 15), JANUARY) == 61


@given(months)
def test_it_is_no_known_day(month: OpenDay) -> None:
    """Not even the first: neither equal nor found in its place; its last day is in the same month."""
    first = dt.date(month.year, month.month, 1)
    assert month != first
    assert first != month
    assert len({month, first}) == 2
    assert month == OpenDay(month.year, month.month, 1) == pickle.loads(pickle.dumps(month))
    assert first <= month.last < first + dt.timedelta(days=31)
    assert (month.last + dt.timedelta(days=1)).month != month.month
