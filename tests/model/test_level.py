"""The places under whose names papers are listed, as people write them."""

from __future__ import annotations

import pytest

from docgen.model.level import Level

WORDS = Level(name="district", word="อำเภอ", file="", prefixes=("อำเภอ", "อ."))
NO_WORDS = Level(name="class", word="ห้อง", file="", prefixes=("",))


@pytest.mark.parametrize("typed", ["กมลาไสย", "อำเภอกมลาไสย", "อ.กมลาไสย", "อ. กมลาไสย"])
def test_a_unit_is_known_however_it_was_typed(typed: str) -> None:
    """With the word before it, with the abbreviation, or bare."""
    assert WORDS.bare(typed) == "กมลาไสย"


def test_a_label_does_not_say_twice_what_stands_in_a_column_of_its_own() -> None:
    """The unit goes out of it; the rest, and the label of the widest place's paper, stay."""
    assert (
        WORDS.label_without("46031010 บ้านโจด ม.10 อ.กมลาไสย – 1 นางบุญมี", "กมลาไสย") == "46031010 บ้านโจด ม.10 – 1 นางบุญมี"
    )
    assert WORDS.label_without("จ.กาฬสินธุ์", "") == "จ.กาฬสินธุ์"
    assert NO_WORDS.label_without("ชั้น ม.1 ห้อง 2", "ห้อง 2") == "ชั้น ม.1"
