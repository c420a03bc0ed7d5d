"""Names, places and numbers that are read, and asked: nothing doubtful is taken in silence (handbook 5.4)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from docgen import thai
from docgen.records import kinds
from docgen.thai import GENERAL, Repair


@pytest.mark.parametrize(
    ("typed", "repair"),
    [
        ("นายก ใจดี", Repair.NAME_DOUBTFUL), ("นายสมชาย ก", Repair.NAME_DOUBTFUL),
        ("นายนางบุญธรรม ใจดี", Repair.NAME_DOUBTFUL),
        ("นายรวม รวม", Repair.NAME_DOUBTFUL), ("นายทดสอบ ใจดี", Repair.NAME_DOUBTFUL),
        ("นายพระสมชาย ใจดี", Repair.NAME_DOUBTFUL),
        ("นายบุญธssม ใจดี", Repair.SPELLING_DOUBTFUL),
        ("ผญบ. วันชัย นาสมใจ", Repair.COURTESY_DROPPED), ("ผญ.บ.วันชัย นาสมใจ", Repair.COURTESY_DROPPED),
    ],
)  # fmt: skip
def test_a_doubtful_name_is_asked(typed: str, repair: Repair) -> None:
    """One letter, a second prefix, a word that stands for a name still to come, a title instead of a prefix."""
    assert repair in thai.read_person_name(typed).repairs


@pytest.mark.parametrize("typed", ["นายดี ใจงาม", "นางสาวมา ปู", "นายกา ณ ระนอง"])
def test_a_short_name_is_a_name(typed: str) -> None:
    """A letter and its vowel are enough."""
    assert Repair.NAME_DOUBTFUL not in thai.read_person_name(typed).repairs


@pytest.mark.parametrize(
    ("typed", "printed", "repair"),
    [
        ("วันชัย", "วันชัย", Repair.NOT_A_FULL_NAME),
        ("วันชัย นาสมใจ", "วันชัย  นาสมใจ", Repair.NAME_WITHOUT_PREFIX),
        ("นายวันชัยนาสมใจ", "นายวันชัยนาสมใจ", Repair.NOT_A_FULL_NAME),
        ("กรรมการหมู่บ้าน", "กรรมการหมู่บ้าน", Repair.NOT_A_FULL_NAME),
    ],
)
def test_a_name_that_is_not_whole_is_printed_and_asked(typed: str, printed: str, repair: Repair) -> None:
    """Headmen, witnesses and chairs may be positions; a person knows."""
    reading = kinds.names.reading(typed, GENERAL)
    assert (reading.value, repair in reading.repairs) == (printed, True)


def test_two_names_that_are_joined() -> None:
    """`และ` without a blank before a prefix parts two people."""
    reading = kinds.names.reading("นายสมหมาย ใจดีและนายสมคิด ใจงาม", GENERAL)
    assert (reading.value, reading.repairs) == ("นายสมหมาย  ใจดี, นายสมคิด  ใจงาม", ())


@pytest.mark.parametrize(
    ("typed", "name", "repairs"),
    [
        ("โจด", "โจด", ()), ("บ้านโจด", "บ้านโจด", ()), ("หมู่ม่น", "หมู่ม่น", ()),
        ("บ.โจด", "โจด", (Repair.PLACE_WORD_DROPPED,)), ("บ้าน โจด", "โจด", (Repair.PLACE_WORD_DROPPED,)),
        ("โจด ม.5", "โจด", (Repair.PLACE_WORD_DROPPED,)), ("โจด หมู่ที่ ๕", "โจด", (Repair.PLACE_WORD_DROPPED,)),
    ],
)  # fmt: skip
def test_the_name_of_a_village(typed: str, name: str, repairs: tuple[Repair, ...]) -> None:
    """Without the words that papers print around it."""
    reading = thai.read_place_name(typed)
    assert (reading.value, reading.repairs) == (name, repairs)


@pytest.mark.parametrize("value", ["หมู่ที่ 11", 11, "11", "ต.เจ้าท่า", "อำเภอเมือง", True])
def test_what_is_no_name_of_a_village(value: object) -> None:
    """A number, a หมู่ alone, another kind of place."""
    with pytest.raises(thai.ThaiValueError):
        thai.read_place_name(value)


@pytest.mark.parametrize("typed", ["15 ม.ค. พุทธศักราช 2565", "(15 ม.ค. 2565)", "[15/1/2565]", "“15 มกราคม 2565”"])
def test_dates_in_brackets_and_with_the_era_written_out(typed: str) -> None:
    """As papers print them."""
    assert thai.read_date(typed) == thai.Reading(dt.date(2022, 1, 15))


@pytest.mark.parametrize("typed", ["หมู่ที 5", "หมูที 5", "หมู๋ที่ 5", "มู่ที่ 5"])
def test_moo_with_its_marks_lost(typed: str) -> None:
    """Read, and told."""
    assert thai.read_moo(typed) == thai.Reading(5, (Repair.MISSPELT,))


def test_a_dot_before_three_figures_is_asked() -> None:
    """46.000 may be forty-six thousand; 0.125 and 46.50 are what they are."""
    assert thai.read_number("46.000") == thai.Reading(Decimal(46), (Repair.DOT_IN_NUMBER,))
    assert thai.read_number("0.125").repairs == thai.read_number("46.50").repairs == ()


def test_a_small_number_in_a_cell_for_dates_is_no_house_number() -> None:
    """12 in a date's format is 12 January 1900, which nobody typed."""
    with pytest.raises(thai.ThaiValueError):
        thai.read_house_no(dt.date(1900, 1, 12))
    assert thai.read_house_no(dt.date(2022, 3, 12)).value == "12/3"


@pytest.mark.parametrize("value", [True, 10**16, 1.5e300])
def test_what_is_no_text(value: object) -> None:
    """A yes, and a number of more figures than Excel keeps."""
    with pytest.raises(thai.ThaiValueError):
        thai.read_text(value)
